"""Statements in a clause beside which an outlet quotes somebody: "..., the minister was quoted as saying by ABI"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from tracker.ingest.article import Span
from tracker.ingest.drafting.names.outlets import outlet
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import any_of
from tracker.ingest.statement import Act, Statement

_any = partial(any_of, table="relayed", package=__package__)

FRAME = "relayed"
_CONFIDENCE = 0.8

_HINT = Finder(r"\b(?:quoted|cited|quotes|cites|citing|quoting)\b")
"""Without one of these nothing is relayed, and nothing more is asked."""

_MARKED = r"[“\"][a-z][^“”\"\n]{1,60}[”\"]"
_CLAUSE = rf"(?P<content>(?:[^;“”\"\n]|(?<=\w ){_MARKED}){{12,400}}?)"
"""A clause with at most some words of it in quotation marks."""

_QUOTED = r"[“\"](?P<content>[^“”\"\n]{3,400}?),[”\"]"

_SOMEBODY = r"(?P<source>[^,;:“”\"\n]{2,80}?)"
_APPOSED = r"(?P<source>[^,;:“”\"\n]{2,60}, [^,;:“”\"\n]{2,80}),"
_OUTLET = r"(?P<outlet>[^,;:“”\"\n]{2,60}?)"


def relayed(text: str, sentences: Sequence[Span]) -> Iterator[Statement]:
    """The statements of this sort, in the order of the text."""
    for number in dict.fromkeys(number for number, _ in _HINT.in_parts(text, sentences)):
        start, end = sentences[number]
        found = next((match for way in _ways() if (match := way.match(text, start, end))), None)
        if found and is_relay(found.group("outlet")):
            spans = (found.span("source"),), (found.span("cue"),), (found.span("content"),)
            yield Statement(*spans, Act.SAY, FRAME, _CONFIDENCE)


def is_relay(words: str | None) -> bool:
    """Whether words mean an outlet; nobody is named where only the passive tells of one."""
    return words is None or bool(outlet(words) or _relays().fullmatch(words))


@cache
def _relays() -> re.Pattern[str]:
    return re.compile(_any("relays"), re.IGNORECASE)


@cache
def _ways() -> tuple[re.Pattern[str], ...]:
    """The forms, each with the groups `source`, `cue`, `content`, and `outlet` where it names one."""
    reports = rf"{_any('reports')}(?: (?:on|late|early|in) [\w ]{{2,30}}| [A-Z]\w+day)?"
    citing = r"(?P<cue>citing|quoting|which (?:quoted|cited|quotes|cites))"
    rest = r"(?P<content>[^;“”\"\n]{12,400}?)(?=[.]?$)"
    forms = (
        rf"{_CLAUSE}, {_SOMEBODY} (?P<cue>(?:was|were) (?:quoted|cited)(?: by {_OUTLET})? as saying)(?! that\b)",
        rf"{_CLAUSE}, {_OUTLET} (?P<cue>quoted|cited|quotes|cites) {_SOMEBODY} as saying(?! that\b)",
        rf"{_QUOTED} {_OUTLET} (?P<cue>quoted|cited|quotes|cites) {_SOMEBODY} as saying(?! that\b)",
        rf"{_OUTLET} (?P<cue>quoted|cited|quotes|cites) {_APPOSED} as saying (?:that )?{rest}",
        rf"According to {_OUTLET}, {citing} {_SOMEBODY}, {rest}",
        rf"{_CLAUSE}, {_OUTLET} {reports}, {citing} {_SOMEBODY}(?=[.,]|$)",
        rf"{_OUTLET}, {citing} {_SOMEBODY}, {reports} (?:that )?{rest}",
    )
    return tuple(re.compile(form) for form in forms)
