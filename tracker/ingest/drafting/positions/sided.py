"""Statements without a verb of saying, which take a side: "Oman does not accept the line", "Cairo was encouraged"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast.clause_subjects import FARTHEST, begins, rows
from tracker.ingest.drafting.figures import Mention
from tracker.ingest.drafting.positions.relayed import is_relay
from tracker.ingest.drafting.text.wording import any_of
from tracker.ingest.sentences import part_at
from tracker.ingest.statement import Act, Statement
from tracker.ingest.toml_table import toml_table

_any = partial(any_of, table="sided", package=__package__)

FRAME = "side"
_CONFIDENCE = 0.6

_BACK = tuple(
    f"{word} {article}"
    for word in ("which", "something", "but", "and", "yet", "that", ";")
    for article in ("", "the ")
)
"""The same of what points back, unless it has "a" or "an"."""

_BY = ("by ", "by the ")

_HABIT = re.compile(r"(?:\w+ly )?(?!was\b|has\b|does\b)\w+s\b|are\b")
"""The present, in which an author tells of "it" or "him" what he takes to be so: "it seeks to win time"."""

_ALONE = re.compile(r"(?:The )?(?:[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}(?:['’]s|s['’]) )?")
"""What may stand before somebody behind whom a colon says what he says: "Nigeria's X: the sum is a joke"."""

_REPORTED = re.compile(
    r"(?:The |[A-Z]\w+['’]s )?(?P<outlet>[A-Z][\w&.’'-]*(?: [\w&.’'-]+){0,4}?)"
    r" (?:(?:has|had) )?(?:reported|reports|said|says|wrote|writes)(?: (?:on|late|early) [\w ]{3,20}?)?"
    r" (?:that )?(?:the )?"
)
_VOICE = (
    rf"(?P<voice>(?:['’]s)? (?:{any_of('voices')}|{any_of('fighting_voices')})"
    r"(?: (?:in|to|at) (?:the )?[A-Z][\w’'-]+)?)?"
)
_OF_STATE = r" of (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}|,(?= [a-z])"
"""What may close the name of somebody: his state, or the comma of an apposition that stood before."""

_ASIDE = rf"(?:, (?:{_any('asides')}\b|[A-Z][\w-]+(?: [A-Z][\w-]+)?['’]s )[^,;.“”\"]{{0,80}},)?"
_WORDS = r"[^,.;:\n“”\"]{1,80}?"
_COLON = re.compile(
    rf"(?:, (?:for|who|which|on) [^,:;.\n]{{1,80}}| {_any('before_colon')}\b[^:;.\n“”\"]{{0,100}})?"
    r"(?P<cue>:) (?P<content>[^;\n“”\"]{2,300})"
)
_QUOTED = r"[“\"][^“”\"\n]{2,120}[”\"]"
_REST = r"(?P<content>(?:[^.;\n“”\"]|\.(?= ?\w)){2,300})"
"""What follows in the sentence, in which a stop is one of an abbreviation or a number: "in Geneva on Aug. 14"."""
"""What a verb takes, to the end of the clause; the stops of "U.S." end none."""


@dataclass(frozen=True, slots=True)
class Table:
    """The words, with sentences that take a side and sentences that do not."""

    examples: tuple[tuple[str, str, str, str], ...]
    others: tuple[str, ...]


@cache
def table() -> Table:
    """What the tests run."""
    rows = toml_table(__package__, "sided")
    return Table(tuple(tuple(one) for one in rows["examples"]), tuple(rows["others"]))


def sided(text: str, sentences: Sequence[Span], mentions: Sequence[Mention]) -> Iterator[Statement]:
    """The statements of this sort, in the order of the text; whoever is meant is the subject of a main clause."""
    for together in rows(text, mentions):
        one, subject = together[0], (together[0].span[0], together[-1].span[1])
        sentence = part_at(sentences, subject[0])
        if sentence is None or subject[1] > sentence[1]:
            continue
        found = _behind(text, subject, sentence) or _by(text, one.span, sentence)
        whole = together if found is None or found.end() > subject[1] else [one]
        parts = None if found else _back(text, subject, sentence)
        found = found or (None if parts else _alone(text, subject, sentence))
        if not found and not parts:
            if lets := _lets_know(text, subject, sentence):
                yield Statement(_source(whole, None), *lets, Act.SAY, FRAME, _CONFIDENCE)
            continue
        cue, content = parts or (_groups(found, names) for names in _PARTS)
        of_others = _told().search(text, *sentence) or _weighs().search(text, *sentence)
        if not of_others and not (one.by == "reference" and _HABIT.match(text, *cue[0])):
            yield Statement(_source(whole, found), tuple(cue), tuple(content), Act.SAY, FRAME, _CONFIDENCE)


_PARTS = (
    ("cue", "being", "line", "verb", "particle", "alone"),
    ("content", "quoted", "rest", "object", "alone"),
)
"""The groups of a match that are its cue, and those that are its content, as far as it has them."""


def _groups(found: re.Match[str] | None, names: Sequence[str]) -> tuple[Span, ...]:
    return tuple(found.span(name) for name in names if found.groupdict().get(name)) if found else ()


def _source(together: Sequence[Mention], found: re.Match[str] | None) -> tuple[Span, ...]:
    """The subjects, the last one with the word that speaks for it: "the Thai side"."""
    *others, (start, end) = (one.span for one in together)
    return (*others, (start, max(end for _, end in ((start, end), *_groups(found, ("voice",))))))


def _behind(text: str, subject: Span, sentence: Span) -> re.Match[str] | None:
    """The match behind somebody who begins a clause, or in whose view something is so."""
    before = text[sentence[0] : subject[0]]
    if before.lower() == "in ":
        return _in_view().match(text, subject[1], sentence[1])
    colon = text.find(":", subject[1], sentence[1]) >= 0
    if colon and _ALONE.fullmatch(before) and (found := _COLON.match(text, subject[1], sentence[1])):
        return found
    if not (begins(text, subject, sentence) or _is_reported(before)):
        return None
    return _takes_a_side().match(text, subject[1], sentence[1]) or _then().match(
        text, subject[1], sentence[1]
    )


def _is_reported(before: str) -> bool:
    """Whether nothing but an outlet that reports stands before somebody: "Haaretz said that"."""
    found = _REPORTED.fullmatch(before)
    return found is not None and is_relay(found["outlet"])


def _by(text: str, subject: Span, sentence: Span) -> re.Match[str] | None:
    """The match that ends before somebody by whom something is accepted or refused: "it was turned down by X"."""
    if not text.endswith(_BY, sentence[0], subject[0]):
        return None  # most are told so by the end, where the expression would go through all before it
    before = _passive().fullmatch(text, sentence[0], subject[0])
    return before if before and _ENDS.match(text, subject[1]) else None


def _alone(text: str, subject: Span, sentence: Span) -> re.Match[str] | None:
    """The match behind somebody who begins a clause and does nothing more: "Chad would not be drawn"."""
    found = _no_more().match(text, subject[1], sentence[1])
    return found if found and begins(text, subject, sentence) else None


def _lets_know(text: str, subject: Span, sentence: Span) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """Cue and content where somebody lets others know the clause before him: "it would go to 300, X let them know"."""
    found = _made_known().match(text, subject[1], sentence[1])
    before = _TOLD_CLAUSE.fullmatch(text, sentence[0], subject[0]) if found else None
    return ((found.span("cue"),), (before.span("content"),)) if found and before else None


def _back(text: str, subject: Span, sentence: Span) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """Cue and content where the verb points back to what stands before: "a zone, which X rejects", "but X refused"."""
    near = max(sentence[0], subject[0] - FARTHEST), subject[0]
    if not (_may_point_back(text, *near) and _JUST_BEFORE.search(text, *near)):
        return None
    before = _NAMED_BEFORE.fullmatch(text, sentence[0], subject[0])
    if not before:
        return None
    wording = "pointing" if before["but"] is None else "answering"
    found = _ending(wording).match(text, subject[1], sentence[1])
    if found is None:
        return None
    return (found.span("cue"),), (found.span("tail") if found["tail"] else before.span("content"),)


def _may_point_back(text: str, start: int, end: int) -> bool:
    return (
        text.endswith(_BACK, start, end)
        or text.find(" a ", start, end) >= 0
        or text.find(" an ", start, end) >= 0
    )


_NAMED_BEFORE = re.compile(
    r"(?:(?:But|And|While|Although|Though) )?(?P<content>[^;:“”\"\n]{8,300}?)"
    r"(?:(?P<but>, (?:but|and|yet)|; (?:but )?)|(?:,|—|–| -) (?:which|something|an? [\w-]+(?: (?:that|which))?)) "
    r"(?:the )?"
)
"""What stands before somebody who answers to it, or takes a side on it, in a clause of his own."""


_JUST_BEFORE = re.compile(r"(?:\b(?:which|something|but|and|yet|that)|;|(?:,|—|–| -) an? [\w-]+) (?:the )?$")
"""How that ends; most who are named have something else before them."""


@cache
def _ending(wording: str) -> re.Pattern[str]:
    """Verbs with which a clause ends that points back."""
    return re.compile(
        rf" (?P<cue>(?:{_any('manner')} )*{_any(wording)})(?: (?P<tail>as an? [^.;“”\"\n]{{3,150}}))?"
        rf"(?=[.,;]| {_any('closing')}\b|$)"
    )


_ENDS = re.compile(r"[.,;]| (?:and|but|who|on|in|at|as|yesterday|today|late|early|last)\b|$")
"""What may follow who does something in the passive."""


@cache
def _passive() -> re.Pattern[str]:
    being = r"(?:was|were|is|are|(?:has|have|had) been)"
    return re.compile(
        r"(?:(?:And|But) )?(?P<content>[^;:“”\"\n]{3,200}?),? "
        rf"(?P<cue>(?:and )?(?:{being} )?(?:\w+ly )?{_any('done')} by) (?:the )?"
    )


@cache
def _takes_a_side() -> re.Pattern[str]:
    """What stands behind the subject, with groups `cue` and `content`, and `voice` for the word that speaks for it."""
    manner = rf"(?:{_any('manner')} )*"
    being = rf"(?:(?:is|are|was|were)(?:n['’]t)?|remains?|remained)(?: {_any('manner')})*"
    acts = rf"{manner}(?:{_telling()}|{_any('verbs')}|{being} {_any('moods')})"
    has = rf"{_any('nouns')} (?:is|was|remains?|remained)"
    return re.compile(
        rf"(?:{_OF_STATE})?{_VOICE}{_ASIDE} (?:(?P<cue>{acts})\b {_REST}|(?P<being>{being}) (?P<quoted>{_QUOTED})"
        rf"|(?P<verb>{manner}{_any('parted')}) (?P<object>{_WORDS}) (?P<particle>{_any('particles')})\b"
        rf")"
        rf"|['’]s (?:\w+ )?(?P<line>{has})\b {_REST.replace('content', 'rest')}"
    )


def _telling() -> str:
    """Verbs with what stands between them and the clause that they open: "warned in a letter that"."""
    told = rf"{_any('that')} (?:{_any('places')} {_WORDS} )?that"
    return "|".join([told, *(rf"{_any(word)} {_WORDS} {word}" for word in ("to", "of"))])


@cache
def _then() -> re.Pattern[str]:
    """What stands behind the subject who does something first: "rang both sides at noon and warned that"."""
    word = rf"(?!{_any('of_another')}\b)[^\s,.;:“”\"]+(?:,(?= \w+ed\b))? "
    aside = rf"(?:[^\s,.;:“”\"]+, {_any('asides')}\b[^,.;:“”\"]{{2,80}}, )?"
    past = rf"(?:\w+ed\b|{_any('came')}\b|told\b|sent\b)"
    return re.compile(
        rf"(?:{_OF_STATE})?{_VOICE}{_ASIDE} (?:had )?"
        rf"(?:{past} (?:{word}){{0,14}}?{aside}(?:and|then) (?:then |later |also )?"
        rf"(?={past})(?P<cue>{_telling()}|{_any('verbs')})"
        rf"|\w+s (?:{word}){{0,14}}?and (?:then )?(?=\w+s\b)(?P<line>{_telling()}))\b(?! by\b) "
        rf"{_REST.replace('content', 'rest')}"
    )


_TOLD_CLAUSE = re.compile(r"(?P<content>[A-Z][^;:“”\"\n]{12,300}), (?:the )?(?:[A-Z][\w-]+['’]s )?")
"""A clause with the comma that ends it, before somebody who lets others know it."""


@cache
def _made_known() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_OF_STATE})?{_VOICE}{_ASIDE} (?P<cue>(?:(?:has|had) )?{_any('made_known')})"
        rf"(?=[.,]| \w+[.,]| {_any('places')}\b|$)"
    )


@cache
def _no_more() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_OF_STATE})?{_VOICE}{_ASIDE} (?P<alone>(?:{_any('manner')} )*{_any('alone')})(?=[.,;]|$| (?:and|but)\b)"
    )


@cache
def _told() -> re.Pattern[str]:
    """Somebody whose words a sentence is: "..., he said"."""
    name = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}"
    return re.compile(rf", (?:he|she|they|it|the [\w ]{{1,30}}|{name}) {_any('told')}\b")


@cache
def _weighs() -> re.Pattern[str]:
    """Words with which an author weighs what he knows: what sides he tells of are his own reading."""
    return re.compile(rf"\b{_any('weighing')}\b")


@cache
def _in_view() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)? (?:own )?(?P<cue>{any_of('minds')}), {_REST}")
