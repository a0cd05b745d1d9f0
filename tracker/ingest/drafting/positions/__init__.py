"""Stated positions: what a voice in an article says on an issue, with stance, words, day and chain; nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from tracker.ingest.article import Article
from tracker.ingest.draft import Draft, quoted
from tracker.ingest.drafting.cast import Figure
from tracker.ingest.drafting.figures import within
from tracker.ingest.drafting.known import KnownPosition
from tracker.ingest.drafting.names.offices import level_of
from tracker.ingest.drafting.positions.answers import FRAME as TRANSCRIPT
from tracker.ingest.drafting.positions.chains import Passed
from tracker.ingest.drafting.positions.repeated import joined
from tracker.ingest.drafting.positions.reports import only_reports
from tracker.ingest.drafting.positions.setting import Setting
from tracker.ingest.drafting.positions.stances import leaning, side_of
from tracker.ingest.drafting.positions.summaries import summary_of
from tracker.ingest.drafting.positions.voiced import Voiced, voiced
from tracker.ingest.drafting.positions.weighed import AHEAD, marks_of, pointed
from tracker.ingest.drafting.text.dates import Dated, dated, has_begun, is_day
from tracker.ingest.sentences import quotations
from tracker.ingest.statement import Act, Statement
from tracker.records.text import SLUG_LENGTH, unused
from tracker.records.vocabulary import ActorSort, Attribution, Kind, Stance
from tracker.temporal import Resolution
from tracker.temporal.meaning import day_of

_LONGEST_EVIDENCE = 400
_LONGEST_QUOTE = 4_000
_FELT, _LEANS, _POINTED = 0.85, 0.85, 0.5
"""What a position is worth of its statement where it was felt and not said, where its words only lean to a side, or
where they do not even that, so that its side is the likeliest one: much of this only reports what happens."""

_IN_FULL = 0.65
"""How often of a statement that is one holder, side, issue, stance and day are all right."""

_FAR_FROM_CUE = 400
"""Characters within which whom a cue turns to is named."""

_OBJECT = ("object", "object after comma", "object elsewhere", "object after preposition")
"""How the frames end in which what is said is no clause: most verbs of these say something only with a side."""

_OF_A_STATE = ("leaders", "ministers")
"""Ranks of those who speak of their own state, where the text does not tell which one that is."""

_TO_WHOM = re.compile(
    r".{0,60}(?:\bto|\b(?:tell|told|urged?|asked?|warned?|informed|reminded|assured|pressed|called (?:up)?on))"
    r"\s+(?:the )?",
    re.IGNORECASE,
)
_LONGEST_TURN = 90
"""Characters that these words have at most: what stands farther on is not tried."""

_TURNS_TO = re.compile(r"\b(?:thank\w*|accus\w*|told|tell\w*|ask\w*|urg\w*|invit\w*|warn\w*)$", re.IGNORECASE)
"""Verbs that say nothing with nobody but whom they turn to."""

_CALLS = re.compile(r"call(?:s|ed|ing)?")
_MEETING = re.compile(
    r"(?:(?:an?|the|this|another|his|her|its|their) )?(?:[\w-]+ ){0,2}"
    r"(?:meetings?|summit|session|conference|talks|elections?|vote|referendum|poll)"
    r"(?=[,.]|$| (?:of|for|in|on|at|after|before|with|between|to|when)\b)"
)
"""What is called together, and not called something."""

_WITH_A_NAME = 1
"""Words that may stand beside a name: "Mr", "both"."""

_ASIDE = re.compile(r", (?:who|whom|whose|which|where)\b(?!.*[;:])")
_OPENING = re.compile(r"(?:that|both|the|[“\"‘',\s])*")
"""What may stand before whom a clause is about."""

_OPENS = re.compile("[“„«‘`\"']")
"""A mark without which no quotation is opened."""


def positions_of(
    setting: Setting, known: Sequence[KnownPosition] = (), process: str = ""
) -> tuple[Draft, ...]:
    """The positions of an article, in the order of the text; one for each holder of a statement.

    One that is known already, of the process that the article is about, has the id that it has there; no other one
    has the id of one that is known.
    """
    taken = {one.id for one in known}
    drafts = []
    for found in voiced(setting):
        when = _said_when(setting, found)
        day = when.day if when else day_of(setting.article.published)
        for holder in found.holders:
            side = _side(setting, found, holder)
            if not _says_nothing(setting, found, side):
                drafts.append((_draft(setting, found, holder, when, side, taken), day))
    return tuple(joined(drafts, [one for one in known if one.process == process]))


class _Side(NamedTuple):
    """What somebody does about an issue, the words that show it, and how they do."""

    stance: Stance
    words: str
    by: str


_ROW, _LEANING, _WORDS = "a row", "the leaning", "labelled statements with the word"
_WORTH = {_LEANING: _LEANS, _WORDS: _POINTED}


def _side(setting: Setting, found: Voiced, holder: Figure) -> _Side:
    cue, content = setting.text(found.statement.cue), setting.text(found.statement.content)
    if told := side_of(cue, content, of_another=_of_another(setting, found, holder)):
        return _Side(*told, _ROW)
    if leans := leaning(setting.unnamed(found.statement.content)):
        return _Side(*leans, _LEANING)
    return _Side(*pointed(cue, content), _WORDS)


def _says_nothing(setting: Setting, found: Voiced, side: _Side) -> bool:
    """Whether somebody only tells what happened, turns to somebody, or does without a side what is no saying."""
    content = setting.text(found.statement.content)
    if _TURNS_TO.search(setting.text(found.statement.cue)) and _is_only_a_name(setting, found.statement):
        return True  # "thanked the president", "accused Kenya"
    if _CALLS.fullmatch(setting.text(found.statement.cue)) and _MEETING.match(content):
        return True  # "called an urgent meeting of both", not "called the meeting a success"
    if side.by == _WORDS and found.statement.frame.endswith(_OBJECT):
        return AHEAD not in marks_of("", content)
    return side.by != _ROW and only_reports(content)


def _is_only_a_name(setting: Setting, statement: Statement) -> bool:
    """Whether a content is who somebody is, and not what he did or is to do."""
    return len(setting.unnamed(statement.content).split()) <= _WITH_A_NAME


def _draft(
    setting: Setting,
    found: Voiced,
    holder: Figure,
    when: Dated | None,
    side: _Side,
    taken: set[str],
) -> Draft:
    says: dict[str, Any] = {
        "id": _id(setting.article, holder, found.topic.issue, taken),
        "holder": holder.id,
        **({"on_behalf_of": holder.on_behalf_of} if holder.on_behalf_of else {}),
        **_addressee(setting, found, holder),
        "issue": found.topic.issue,
        "stance": side.stance.value,
        "summary": summary_of(setting.article.text, found.statement),
        **_quote(setting, found.statement),
        **({"when": when.when} if when else {}),
        **_round(setting, found),
        "attribution": _attribution(holder, found.passed).value,
        **({"attribution_text": said_by} if (said_by := setting.text(found.statement.source)[:300]) else {}),
        "evidence": _evidence(setting, found),
        **({"via": {"publisher": found.passed.outlet}} if found.passed else {}),
    }
    weight = _IN_FULL * found.weight * _WORTH.get(side.by, 1)
    if found.statement.act in (Act.FEEL, Act.BELIEVE, Act.PERCEIVE):
        weight *= _FELT
    reasons = tuple(_reasons(setting, found, holder, side, when))
    return Draft(
        Kind.POSITION, says, round(found.statement.confidence * weight, 2), joins=False, reasons=reasons
    )


def _of_another(setting: Setting, found: Voiced, holder: Figure) -> bool:
    """Whether what is said begins with somebody of another side than who says it."""
    start, end = found.statement.content[0]
    first = next(iter(setting.cast.within((start, end))), None)
    if first is None or not _OPENING.fullmatch(setting.article.text, start, first.span[0]):
        return False
    spoken_of = [setting.cast.by_id[name] for name in first.figures if name in setting.cast.by_id]
    if holder.on_behalf_of is None and level_of(holder.title or "") in _OF_A_STATE:
        return any(one.sort != ActorSort.STATE for one in spoken_of)
    theirs = {side for one in spoken_of for side in (one.id, one.on_behalf_of) if side}
    return bool(theirs) and theirs.isdisjoint({holder.id, holder.on_behalf_of})


def _id(article: Article, holder: Figure, issue: str, taken: set[str]) -> str:
    made = unused(f"{holder.id}-{issue}-{day_of(article.published)}"[:SLUG_LENGTH].strip("-"), taken)
    taken.add(made)
    return made


def _addressee(setting: Setting, found: Voiced, holder: Figure) -> dict[str, str]:
    """Whom the cue turns to: "conveyed to Ukraine", "told the Security Council"; nobody farther away."""
    text = setting.article.text
    for start, end in found.statement.cue:
        for mention in setting.cast.within((end, start + _FAR_FROM_CUE)):
            if mention.span[0] - start > _LONGEST_TURN:
                break
            others = len(mention.figures) == 1 and mention.figures[0] != holder.id
            if others and _TO_WHOM.fullmatch(text[start : mention.span[0]]):
                return {"addressee": mention.figures[0]}
    return {}


def _quote(setting: Setting, statement: Statement) -> dict[str, str]:
    """The words between quotation marks in the content, the longest where there are several; an answer is one."""
    if statement.frame == TRANSCRIPT:
        return {"quote": setting.text(statement.content)[:_LONGEST_QUOTE]}
    inner = [
        setting.article.text[max(one.inner[0], start) : min(one.inner[1], end)].strip(" ,.")
        for start, end in statement.content
        if _OPENS.search(setting.article.text, max(0, start - 1), end + 1)
        for one in quotations(
            setting.article.text, [(max(0, start - 1), min(len(setting.article.text), end + 1))]
        )
    ]
    longest = max(inner, key=len, default="")
    return {"quote": longest[:_LONGEST_QUOTE]} if len(longest.split()) > 1 else {}


def _said_when(setting: Setting, found: Voiced) -> Dated | None:
    """The day of the saying, the nearest to the cue: before what is said, or behind a cue that follows it."""
    cue = (found.statement.cue or found.statement.content)[:1]
    fitting = [
        timex
        for timex in setting.times.inside(found.sentence)
        if is_day(timex)
        and _is_of_the_cue(found.statement, timex)
        and not _is_aside(setting.article.text, found, timex)
        and has_begun(timex, setting.article)  # nobody has said anything on a day to come
        and all(within(cue, one.content) for _, one in setting.contents.around((timex.start, timex.end)))
    ]
    timex = min(fitting, key=lambda one: abs(one.start - cue[0][0]), default=None)
    return dated(setting.article, timex, found.sentence, Kind.POSITION) if timex else None


def _is_of_the_cue(statement: Statement, timex: Resolution) -> bool:
    begins = statement.content[0][0]
    cue = statement.cue[0][0] if statement.cue else begins
    return timex.end <= begins or (begins < cue <= timex.start)


def _is_aside(text: str, found: Voiced, timex: Resolution) -> bool:
    """Whether a day only tells of somebody what he did before he spoke: "X, who was in Tehran on Monday, said"."""
    cue = (found.statement.cue or found.statement.content)[0][0]
    told_of = _ASIDE.search(text, found.sentence[0], timex.start)
    return bool(told_of) and "," in text[timex.end : cue]


def _round(setting: Setting, found: Voiced) -> dict[str, str]:
    spoken = set(setting.spoken_of.inside(found.sentence))
    return {"round": spoken.pop()} if len(spoken) == 1 else {}


def _attribution(holder: Figure, passed: Passed | None) -> Attribution:
    if holder.unnamed:
        return Attribution.ANONYMOUS
    hidden = passed is not None and holder.sort == "state"
    return Attribution.UNATTRIBUTED if hidden else Attribution.ON_THE_RECORD


def _evidence(setting: Setting, found: Voiced) -> dict[str, Any]:
    """The words from the source to the end of the content, or of the sentence, within bounds."""
    spans = [*found.statement.source, *found.statement.cue, *found.statement.content]
    start = max(min(begin for begin, _ in spans), found.sentence[0])
    end = max(start + 1, min(max(stop for _, stop in spans), start + _LONGEST_EVIDENCE))
    return quoted(setting.article.text, start, end)


def _reasons(
    setting: Setting, found: Voiced, holder: Figure, side: _Side, when: Dated | None
) -> Iterator[str]:
    source = setting.text(found.statement.source)
    yield f"“{source}” is {holder.id}; “{setting.text(found.statement.cue)}” says that it is a statement"
    yield f"the issue is {found.topic.issue}: “{setting.article.text[slice(*found.topic.span)]}”"
    why = f"the likeliest by {side.by} " if side.by == _WORDS else ""
    yield f"the stance is {side.stance.value}: {why}“{side.words}”"
    if found.passed:
        yield f"known through {found.passed.outlet}: “{setting.article.text[slice(*found.passed.span)]}”"
    yield when.reason if when else "no day of the statement is named: it is only reported on"
