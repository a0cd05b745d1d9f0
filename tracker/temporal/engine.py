"""Normalization: mentions become dates, each with its reasons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import partial
from itertools import islice
from typing import NamedTuple

from tracker.errors import DateImpossible, ExpressionNotUnderstood, InputInvalid, LanguageUnknown, Problem
from tracker.temporal import (
    absolute,
    captions,
    chain,
    chronology,
    clock_day,
    datelines,
    day_ahead,
    detection,
    edtf,
    headings,
    leaning,
    policy,
    reliability,
    scene,
    timex3,
    told_days,
)
from tracker.temporal import language as languages
from tracker.temporal.events import Step
from tracker.temporal.evidence import Cues, cues
from tracker.temporal.grammar import Grammar, Mention, grammar
from tracker.temporal.lexer import SENTENCE_ENDS, Words, tokens
from tracker.temporal.meaning import Context, Meaning, Option, Reading, Told, day_of
from tracker.temporal.model import Alternative, Anchor, Domain, Interval, Outlook, Resolution
from tracker.temporal.operators import OPERATORS, dates, units
from tracker.temporal.passing import is_of_somebody, is_spoken
from tracker.temporal.quotations import Quotations
from tracker.temporal.sides import HEADLINE, NONE, Evidence

stated = edtf.stated  # beside resolve: whoever dates a record needs both

DEFAULT = "en"
AUTO = "auto"  # as a language: have it detected
UNDETERMINED = "und"  # the code of ISO 639 for a language that nothing tells
LONGEST_EXPRESSION = 500
LONGEST_SENTENCE = 5_000
LONGEST_TEXT = 2_000_000
_LONGEST_HEADLINE = 160
_LATEST_DATELINE = 4  # mentions: a headline, a byline, a line of its own
_LATE = timedelta(days=3)
_DECIDING = ("shift", "step", "relday", "sign", "reference")
_TENSELESS = frozenset({"fixed", "in-length"})  # of which no tense in a quotation decides
_ONLY_ANNOTATED = frozenset({"adjective"})
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)", re.ASCII)
_BOTH_OPEN = Interval(None, None)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What holds for every mention of one call."""

    language: str
    published: date | None
    zone: tzinfo
    zone_name: str | None
    outlook: Outlook | None = None
    sentence: bool = False
    domain: Domain = "news"
    country: str | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a mention, their span, the rule that read them, and the one among them that tells a direction."""

    text: str
    start: int
    end: int
    rule: str
    operator: str
    deciding: str | None = None


def resolve(  # the public call: one argument for each thing that can decide
    expression: str,
    *,
    published: date | datetime | None,
    sentence: str | None = None,
    language: str | None = DEFAULT,
    zone: str | None = None,
    outlook: Outlook | None = None,
    previous: Resolution | None = None,
    country: str | None = None,
) -> Resolution:
    """What one time expression means in a source published on a day.

    `sentence` is the text around it, whose tense and announcements decide the direction; `outlook` what the
    caller knows of the record ("ahead" for what is to come, "back" for what has been); `previous` the
    mention that "two days later" counts from; `language` an ISO 639 code, or
    None or "auto" to have it detected; `zone` an IANA name or an offset such as +02:00 for clock times;
    `country` the publisher's (ISO 3166-1, two letters), which says whether 03/04 is in March or in April.

    An expression in EDTF that no words look like (`2026-02-01/2026-02-03`, `2014/..`, `2026-02~`) is read as that.

    Raises AnchorMissing for a relative expression without `published`, ExpressionNotUnderstood when
    the words are not one time expression, DateImpossible for a day that no calendar has, LanguageUnknown,
    and InputInvalid for an unknown zone.
    """
    language = _named(language, f"{sentence or ''} {expression}")
    if len(expression) > LONGEST_EXPRESSION or not expression.strip():
        raise ExpressionNotUnderstood(expression[:100], language)
    setting = _setting(
        language, published, zone, outlook=outlook, sentence=sentence is not None, country=country
    )
    if edtf.is_one(expression):
        return stated(expression.strip())
    found = _by_rules(expression, setting, (sentence or "")[:LONGEST_SENTENCE], previous)
    found = found or _by_dateparser(expression, setting)
    if found is None:
        raise ExpressionNotUnderstood(expression, language)
    return found


def read(
    text: str,
    *,
    published: date | datetime,
    language: str | None = DEFAULT,
    zone: str | None = None,
    domain: Domain = "news",
    country: str | None = None,
    most: int | None = None,
) -> tuple[Resolution, ...]:
    """Every mention of time in a text, left to right, with its span; silent on what is no time.

    Each mention is the `previous` of the next, so that chains ("on Sunday ... two days later") hold; what is
    quoted is measured from the day on which it was said, where the text tells.
    `language` None or "auto" has it detected. In the domain "narrative" (history, biography) what
    leaves its year or week open is measured from the mention before it, not from publication.
    Reading stops at `most` mentions.

    Raises LanguageUnknown for a language without a file of rules or one that nothing tells, InputInvalid
    for a text of more than 2,000,000 characters or an unknown zone.
    """
    found = _each(text, published, language, zone, domain, country)
    read_so = (one.resolution for one in found if one.mention.rule.kind not in _ONLY_ANNOTATED)
    return tuple(islice(read_so, most))


class Resolved(NamedTuple):
    """A resolution with the symbol it was read as; `part` resolves a mention inside that one by itself."""

    mention: Mention
    resolution: Resolution
    part: Callable[[Mention], Resolution]


def resolved(
    text: str,
    *,
    published: date | datetime,
    language: str | None = DEFAULT,
    zone: str | None = None,
    domain: Domain = "news",
    country: str | None = None,
) -> list[Resolved]:
    """What `read` answers and what is only annotated ("current"), each with the symbol that it was read as."""
    return list(_each(text, published, language, zone, domain, country))


def _each(
    text: str,
    published: date | datetime,
    language: str | None,
    zone: str | None,
    domain: Domain,
    country: str | None,
) -> Iterator[Resolved]:
    if len(text) > LONGEST_TEXT:
        raise InputInvalid(
            [Problem("/text", text[:200], f"at most {LONGEST_TEXT} characters", "the text is too long")]
        )
    language = _named(language, text)
    if language not in languages.names():
        raise LanguageUnknown(language, languages.names())
    setting = replace(_setting(language, published, zone, sentence=True, country=country), domain=domain)
    return _resolutions(text, setting)


def meaning_of(mention: Mention, context: Context) -> Meaning:
    """The operator of a mention, applied to its symbols; children are handed over unevaluated."""
    slots = {
        name: partial(meaning_of, value) if isinstance(value, Mention) else value
        for name, value in mention.slots.items()
    }
    try:
        return OPERATORS[mention.rule.operator](context, **slots)
    except OverflowError as error:
        raise DateImpossible(context.text) from error


def _named(language: str | None, text: str) -> str:
    """The language that was named, else the one of the text; raises LanguageUnknown where nothing tells."""
    if language is not None and language != AUTO:
        return language
    found = detection.detect(text, DEFAULT)
    if found is None:
        raise LanguageUnknown(UNDETERMINED, languages.names())
    return found


def _setting(
    name: str,
    published: date | datetime | None,
    zone: str | None,
    *,
    outlook: Outlook | None = None,
    sentence: bool,
    country: str | None = None,
) -> _Setting:
    if name not in languages.names() and name not in absolute.known():
        raise LanguageUnknown(name, languages.names())
    info = zone_of(zone)
    if isinstance(published, datetime):
        info = info or published.tzinfo
        published = (published.astimezone(info) if info and published.tzinfo else published).date()
    named = zone or (str(info) if info else None)
    return _Setting(
        name, published, info or UTC, named, outlook, sentence, country=country.upper() if country else None
    )


def zone_of(name: str | None) -> tzinfo | None:
    """The zone of a name or an offset; raises InputInvalid where there is none."""
    if name is None:
        return None
    if match := _OFFSET.fullmatch(name):
        minutes = int(match[2]) * 60 + int(match[3])
        if minutes < 24 * 60:
            return timezone(timedelta(minutes=minutes if match[1] == "+" else -minutes))
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415  # only where a zone is named

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        expected = "an IANA zone such as Europe/Kyiv or an offset such as +02:00"
        raise InputInvalid([Problem("/zone", name[:200], expected, "the zone is not known")]) from error


def _by_rules(
    expression: str, setting: _Setting, sentence: str, previous: Resolution | None
) -> Resolution | None:
    if setting.language not in languages.names():
        return None
    rules = grammar(setting.language)
    words, mentions = rules.mentions(expression, alone=True)
    if len(mentions) != 1 or not _covers(mentions[0], words, rules):
        return None
    mention = mentions[0]
    context = Context(
        expression, setting.published, previous, previous, setting.zone, country=setting.country
    )
    meaning = meaning_of(mention, context)
    return _resolution(
        _said(expression, mention), meaning, setting, _evidence(words, mention, sentence, setting)
    )


def _covers(mention: Mention, words: Words, rules: Grammar) -> bool:
    """Whether all that is not in the mention may stand around it."""
    lead, trail = rules.language.lead, rules.language.trail
    return all(token.form in lead or token.kind == "mark" for token in words[: mention.first]) and all(
        token.form in trail or token.kind == "mark" for token in words[mention.last :]
    )


def _evidence(words: Words, mention: Mention, sentence: str, setting: _Setting) -> Evidence:
    """The cues around the expression, where the sentence holds it; else any in the sentence."""
    reader = cues(setting.language)
    if not sentence.strip():
        return reader.around(words, mention.first, mention.last)
    said = tokens(sentence, languages.load(setting.language).spelling)
    forms = words.forms[mention.first : mention.last]
    for at in range(len(said) - len(forms) + 1):
        if said.forms[at : at + len(forms)] == forms:
            return reader.around(said, at, at + len(forms))
    return reader.anywhere(said)


def _resolutions(text: str, setting: _Setting) -> Iterator[Resolved]:
    """Every mention with its resolution, each the previous one of the next; what no calendar has is left out."""
    words, mentions = grammar(setting.language).mentions(text)
    context = Context("", setting.published, zone=setting.zone, country=setting.country)
    if written := _dateline(text, words, mentions[:_LATEST_DATELINE], context, setting):
        setting = replace(setting, published=day_of(written.interval.start or date.min))
        context = context._replace(published=setting.published, dateline=written.text)
    small = languages.load(setting.language).cues
    quotations = Quotations(text, words, mentions, small.get("saying", ()))
    trail = leaning.Trail(words, setting.language, setting.published)
    last = 0
    leaners = leaning.leaning(setting.language).within
    for one in mentions:
        mention = trail.standing(one) if one.rule.operator in leaning.DOUBTFUL else one
        if mention is None:
            continue
        goes_on = scene.goes_on(words, last, mention.first)
        if context.ahead and not scene.same_sentence(words, last, mention.first):
            context = context._replace(ahead=None)
        context = context.of(text[mention.start : mention.end], goes_on=goes_on)
        saying = quotations.said_on(mention)
        if saying is not None:
            found = trail.found(saying) or _possible(text, words, saying, context, setting)
            context = context.at(_spoken(found))
        elif setting.domain == "news" and setting.published:
            context = context.at(
                _named_again(words, mention, trail.back(), setting.language, setting.published)
            )
        if mention.rule.id in leaners:
            resolve = partial(_possible, text, words, mention, setting=setting)
            here, found = trail.resolved(context, mention, resolve)
        else:
            here, found = context, _possible(text, words, mention, context, setting)
        if found is None:
            continue
        yield Resolved(mention, found, partial(_part, text, words, here, setting))
        if trail.is_told_of_looking_out(mention):
            continue
        found = chain.stands_on(words, mention, found, here.previous, small.get("dating", ()))
        context = chain.followed(
            context, words, mention, found, domain=setting.domain, language=setting.language
        )
        trail.followed((mention, found), goes_on=context.previous is found)
        if setting.domain == "news" and setting.published:
            context = _in_news(text, words, (mention, found), context, quotations, setting, setting.published)
            last = mention.last


def _named_again(
    words: Words, mention: Mention, steps: Iterable[Step], language: str, published: date
) -> Anchor | None:
    """The day that the text has told and names again, unless that of a year to come is announced; else None."""
    again = told_days.anchor_of(mention, steps, published)
    known = cues(language)
    announced = again and known.announces(known.around(words, mention.first, mention.last))
    return None if announced else again


def _in_news(
    text: str,
    words: Words,
    step: Step,
    context: Context,
    quotations: Quotations,
    setting: _Setting,
    day: date,
) -> Context:
    """What the mentions behind one in news that came out on a day are read by."""
    mention, found = step
    small = languages.load(setting.language).cues
    mark = chronology.mark_of(text, mention)
    return context._replace(
        scene=scene.followed(context.scene, words, mention, found, published=day, small=small),
        stands=_standing(text, words, step, context.stands, quotations, setting, day),
        entries=chronology.followed(context.entries, mark, found) if mark else context.entries,
        ahead=scene.named_ahead(context.ahead, words, mention, found, published=day, small=small),
        heading=headings.followed(context.heading, text, mention, found, day),
        year=headings.year_followed(context.year, text, mention, found),
    )


def _standing(
    text: str,
    words: Words,
    step: Step,
    told: Told,
    quotations: Quotations,
    setting: _Setting,
    day: date,
) -> Told:
    """The day that news stands on after a mention, unless that is only passed over or part of what somebody said."""
    mention, found = step
    if is_of_somebody(step, words, setting.language):
        return told
    spoken = is_spoken(step, words, setting.language, day)
    if spoken and clock_day.is_passing(step, words, day):
        return told
    if found.direction != "after" and quotations.holds(mention):
        return told
    spoken = spoken or datelines.is_dateline(text, mention)
    return clock_day.followed(told, mention, found, day, spoken=spoken)


def _dateline(
    text: str, words: Words, mentions: Sequence[Mention], context: Context, setting: _Setting
) -> Resolution | None:
    """The day on which a source says it was written, where it came out up to three days later: GENEVA, Nov. 15."""
    if setting.domain != "news" or setting.published is None:
        return None
    for mention in mentions:
        if mention.rule.operator == "date_of" and datelines.is_dateline(text, mention):
            there = context.of(text[mention.start : mention.end], goes_on=True)
            found = _possible(text, words, mention, there, setting)
            written = found.interval.start if found else None
            fits = written and timedelta() < setting.published - day_of(written) <= _LATE
            return found if fits else None
    return None


def _spoken(found: Resolution | None) -> Anchor | None:
    """The day on which a quotation was said, as an anchor; None where no calendar has it."""
    start = found.interval.start if found else None
    return Anchor("quotation", day_of(start), found.text) if found and start else None


def _possible(
    text: str, words: Words, mention: Mention, context: Context, setting: _Setting
) -> Resolution | None:
    """A mention resolved; None where no calendar has it."""
    try:
        return _in_text(text, words, mention, context, setting)
    except DateImpossible:
        return None


def _in_text(text: str, words: Words, mention: Mention, context: Context, setting: _Setting) -> Resolution:
    heading = headings.day_under(context.heading, text, mention)
    if day := heading or clock_day.day_for(context, words, mention, setting.language):
        context = context.at(clock_day.night_over(day, meaning_of(mention, context.at(day))))
    meaning = meaning_of(mention, context)
    if setting.domain == "narrative" and _told(mention, meaning):
        context = context.at(context.told())
        meaning = meaning_of(mention, context)
    if setting.domain == "narrative" and context.anchor is None and _these_days(words, mention, setting):
        meaning = meaning.map(lambda reading: reading.but(value="PRESENT_REF"))
    evidence = _evidence_in_text(text, words, mention, meaning, context, setting.language)
    if meaning.by != "fixed" and context.anchor is None:
        meaning = _told_around(text, words, mention, meaning, context, evidence, setting.language)
    return _resolution(_said(text, mention), meaning, setting, evidence)


def _evidence_in_text(
    text: str, words: Words, mention: Mention, meaning: Meaning, context: Context, language: str
) -> Evidence:
    """What the words around a mention tell of its direction."""
    reader = cues(language)
    if context.anchor:
        spoken = meaning.by not in _TENSELESS and context.anchor.kind == "quotation"
        return reader.around(words, mention.first, mention.last) if spoken else NONE
    if meaning.by == "fixed":
        return NONE
    ranked = reader.ranked(words, mention.first) if meaning.by == "in-length" else None
    evidence = ranked or reader.around(words, mention.first, mention.last)
    if meaning.by == "weekday" and evidence.direction != "before" and not reader.announces(evidence):
        credits = languages.load(language).cues.get("credits", ())
        if captions.is_caption(words, mention.last, credits):
            return captions.CAPTION
    if evidence.direction is None and " " not in (evidence.cue or ""):
        return _without_a_cue(text, words, mention, meaning, reader) or evidence
    return evidence


def _without_a_cue(
    text: str, words: Words, mention: Mention, meaning: Meaning, reader: Cues
) -> Evidence | None:
    """What a headline tells, or a sentence in the present tense, in which no word speaks for a side."""
    if meaning.by == "weekday" and (struck := reader.struck(words, mention.first, mention.last)):
        return struck
    if _in_headline(text, mention):
        return HEADLINE
    return reader.of_present(words, mention.first, mention.last) if meaning.by == "weekday" else None


def _told_around(
    text: str,
    words: Words,
    mention: Mention,
    meaning: Meaning,
    context: Context,
    evidence: Evidence,
    language: str,
) -> Meaning:
    """The meaning of a mention by the year above it, the entry, and the days of which the text tells."""
    if year := headings.year_over(context.year, text, mention):
        meaning = headings.told(meaning, meaning_of(mention, context.at(year)))
    if entry := chronology.anchor_of(context.entries, text, mention):
        there = meaning_of(mention, context.at(entry))
        meaning = chronology.told(meaning, there, context.entries, context.day)
    elif context.entries and (entry := chronology.entry_of(context.entries, text, mention, context.day)):
        there = meaning_of(mention, context.at(entry))
        meaning = chronology.told_inside(meaning, there, context.entries, evidence)
    if context.ahead and evidence.direction != scene.against(context.ahead, context.day):
        there = meaning_of(mention, context.at(context.of_ahead()))
        meaning = scene.coming(meaning, there, context.ahead)
    small = languages.load(language).cues
    if evidence.direction != "before" and (
        day := day_ahead.anchor_of(meaning, words, mention, context.previous, small)
    ):
        return day_ahead.told(meaning, meaning_of(mention, context.at(day)))
    told, anchor = context.scene, context.of_scene()
    if scene.is_bound(meaning, words, mention, context.previous, context.day):
        told, anchor = told or context.previous, anchor or context.told()
    if told and evidence.direction != "after":
        there = meaning_of(mention, context.at(anchor))
        meaning = scene.told(meaning, there, told, context.day)
    return meaning


def _these_days(words: Words, mention: Mention, setting: _Setting) -> bool:
    """Whether a history says "today" of these days, and not of the day on which it is told: Today marks 100 years."""
    if mention.slots.get("relday") != 0:
        return False
    heads = mention.first == 0 or words.forms[mention.first - 1] in SENTENCE_ENDS
    festive = languages.load(setting.language).cues.get("festive", ())
    return not (heads and not set(words.forms[mention.last : mention.last + 1]).isdisjoint(festive))


def _in_headline(text: str, mention: Mention) -> bool:
    """Whether a mention stands in the first line of a text, which is short and no sentence."""
    head = text[: _LONGEST_HEADLINE + 1] if mention.end <= _LONGEST_HEADLINE else ""
    start = len(head) - len(head.lstrip())
    end = head.find("\n", start)
    return mention.end <= end and head[start:end].rstrip()[-1:] not in ".!?:;"


def _told(mention: Mention, meaning: Meaning) -> bool:
    """Whether a story measures a mention from where it has come to, not from the day on which it is told ("today")."""
    if meaning.anchor is None or meaning.anchor.kind != "publication":
        return False
    return mention.rule.kind not in chain.NO_ANCHORS and mention.rule.operator != "relative_day"


def _part(text: str, words: Words, context: Context, setting: _Setting, part: Mention) -> Resolution:
    return _in_text(text, words, part, context, setting)


def _said(text: str, mention: Mention) -> _Said:
    return _Said(
        text[mention.start : mention.end],
        mention.start,
        mention.end,
        mention.rule.id,
        mention.rule.operator,
        _deciding(mention),
    )


def _deciding(mention: Mention) -> str | None:
    """The word of the mention that can decide its direction by itself: last, next, preceding, yesterday."""
    for name in _DECIDING:
        if name in mention.said:
            return mention.said[name]
    words = (_deciding(value) for value in mention.slots.values() if isinstance(value, Mention))
    return next((word for word in words if word), None)


def _resolution(said: _Said, meaning: Meaning, setting: _Setting, evidence: Evidence) -> Resolution:
    narrated = setting.domain == "narrative" and meaning.anchor
    anchor_day = day_of(meaning.anchor.on) if narrated and meaning.anchor else setting.published or date.min
    verdict = policy.decide(
        meaning, evidence, setting.outlook, anchor_day, sentence=setting.sentence, domain=setting.domain
    )
    option, share = verdict.options[0]
    probability = share if verdict.policy else round(share * reliability.load().of(said.operator), 4)
    kept = _kept(verdict)
    reading = option.reading
    value = edtf.one_of([_edtf(o.reading) for o in kept]) if len(kept) > 1 else _edtf(reading)
    cue = verdict.cue or (
        (said.deciding or said.text.lower()) if option.direction and not verdict.policy else None
    )
    return Resolution(
        text=said.text,
        start=said.start,
        end=said.end,
        rule=said.rule,
        language=setting.language,
        anchor=meaning.anchor,
        direction=option.direction,
        cue=cue,
        policy=verdict.policy,
        interval=value.interval,
        granularity=reading.granularity,
        edtf=reading.written or edtf.write(value),
        timex_type=reading.timex_type,
        timex_value=reading.value or timex3.value(reading.interval, reading.granularity),
        mod=reading.mod,
        approximate=reading.approximate,
        ambiguous=len(value.members) > 1,
        probability=probability,
        alternatives=tuple(_alternatives(verdict, kept, reading)),
        warnings=(*meaning.warnings, *reading.warnings),
        zone=setting.zone_name if not reading.granularity.of_days else None,
    )


def _kept(verdict: policy.Verdict) -> list[Option]:
    """The readings that stay in the answer: one, or the two most probable where neither is probable enough."""
    return [option for option, _ in verdict.options[: 2 if verdict.ambiguous else 1]]


def _edtf(reading: Reading) -> edtf.EdtfDate:
    if reading.members:
        return edtf.one_of([_edtf(member) for member in reading.members])
    return edtf.EdtfDate(
        reading.interval, reading.granularity, reading.approximate and reading.interval != _BOTH_OPEN
    )


def _alternatives(verdict: policy.Verdict, kept: Sequence[Option], reading: Reading) -> Iterator[Alternative]:
    """The readings that were not chosen; of an answer that keeps several, those too."""
    for member in reading.members:
        share = round(verdict.options[0][1] / len(reading.members), 4)
        yield Alternative(member.interval, edtf.write(_edtf(member)), None, share, verdict.policy)
    first = 0 if len(kept) > 1 else 1
    for option, share in verdict.options[first:]:
        found = _edtf(option.reading)
        yield Alternative(option.reading.interval, edtf.write(found), option.direction, share, verdict.policy)


def _by_dateparser(expression: str, setting: _Setting) -> Resolution | None:
    text = expression.strip(" \t\n,.;")
    parts = absolute.parts_of(text, setting.language)
    if parts is None:
        return None
    context = Context(expression, setting.published, zone=setting.zone, country=setting.country)
    if "month" in parts and "day" in parts:
        meaning = dates.date_of(context, **parts)
    elif "month" in parts:
        meaning = units.month_of_year(context, **parts)
    else:
        meaning = units.year(context, **parts)
    start = expression.index(text)
    said = _Said(text, start, start + len(text), "absolute/dateparser", "date_of")
    return _resolution(said, meaning, setting, NONE)
