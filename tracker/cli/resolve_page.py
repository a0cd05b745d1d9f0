"""A text as a page that answers for its dates: each one marked where it stands, with the reasons beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from tracker.records.dates import display
from tracker.temporal import Granularity, Interval, Resolution, edtf
from tracker.temporal.calendar import ceiling
from tracker.temporal.model import Alternative

_PARAGRAPH = re.compile(r"\r?\n[^\S\n]*(?:\r?\n[^\S\n]*)+")
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SIDES = {"before": "before it", "after": "after it", "same": "on that day"}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LENGTHS = {"DURATION": "a length of time", "SET": "a repetition"}
_PRECISIONS = {Granularity.PART: "part of a day"}
_LITTLE = 0.01
_UNZONED = "UTC, where the words name no other"


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a mention: its number, words and date, what is in doubt, and the reasons."""

    number: int
    words: str
    date: str
    marks: list[str]
    ambiguous: bool
    reasons: list[tuple[str, str]]
    codes: list[tuple[str, list[str]]]
    others: list[tuple[str, str]]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text in pieces, those that are mentions with their note."""

    pieces: list[tuple[str, Note | None]] = field(default_factory=list)

    @property
    def notes(self) -> list[Note]:
        """The notes beside the paragraph, in its order."""
        return [note for _, note in self.pieces if note]


def page(
    text: str, found: Sequence[Resolution], *, name: str, published: date | datetime, language: str
) -> str:
    """One self-contained HTML page, without scripts, that shows a text and why its dates are what they are."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = files("tracker.cli").joinpath("resolve_page.html").read_text(encoding="utf-8")
    return environment.from_string(source).render(
        name=_shown(name),
        published=_day(published),
        language=language,
        paragraphs=list(_paragraphs(text, found)),
        mentions=len(found),
        doubtful=sum(resolution.ambiguous for resolution in found),
    )


def _paragraphs(text: str, found: Sequence[Resolution]) -> Iterator[Paragraph]:
    """The text cut at blank lines, but never inside a mention."""
    current, last = Paragraph(), 0
    for number, resolution in enumerate(found, 1):
        *before, rest = _PARAGRAPH.split(text[last : resolution.start])
        for piece in before:
            current.pieces.append((_shown(piece), None))
            yield current
            current = Paragraph()
        current.pieces.append((_shown(rest), None))
        current.pieces.append((_shown(resolution.text), _note(number, resolution, text)))
        last = resolution.end
    for piece in _PARAGRAPH.split(text[last:]):
        current.pieces.append((_shown(piece), None))
        yield current
        current = Paragraph()


def _note(number: int, resolution: Resolution, text: str) -> Note:
    return Note(
        number,
        _shown(resolution.text),
        _in_words(resolution),
        list(_marks(resolution)),
        resolution.ambiguous,
        list(_reasons(resolution, text)),
        list(_codes(resolution)),
        [
            (_other(other, resolution.granularity), _share(other.probability))
            for other in resolution.alternatives
        ],
        resolution.warnings,
    )


def _in_words(resolution: Resolution) -> str:
    start, end = resolution.interval.start, resolution.interval.end
    if start is None and end is None:
        return _LENGTHS.get(resolution.timex_type, "no day of its own")
    said = display({**resolution.as_dict(), **resolution.interval.as_dict()})
    first, last = edtf.days(resolution.interval, resolution.granularity)
    if first and end and first == last and not resolution.ambiguous:
        return f"{_WEEKDAYS[first.weekday()]}, {said}"
    return said


def _marks(resolution: Resolution) -> Iterator[str]:
    if resolution.ambiguous:
        yield "either of two" if len(resolution.alternatives) == 2 else "one of several"
    if resolution.approximate:
        yield "approximate"


def _reasons(resolution: Resolution, text: str) -> Iterator[tuple[str, str]]:
    if anchor := resolution.anchor:
        names = {
            "publication": "publication",
            "previous": "the mention",
            "expression": "the date in it",
            "quotation": "what was said on",
        }
        said = f" “{_shown(anchor.text)}”" if anchor.text else ""
        yield "Counted from", f"{names[anchor.kind]}{said}, {_day(anchor.on)}"
    if resolution.direction:
        yield "Direction", _SIDES[resolution.direction] + _because(resolution, text)
    if clock := _clock(resolution):
        yield "Clock", clock
    precision = _PRECISIONS.get(resolution.granularity, resolution.granularity.value)
    yield "Precision", f"{precision}, probability {_share(resolution.probability)}"


def _clock(resolution: Resolution) -> str | None:
    """Whose clock a time of day is on."""
    moment = resolution.interval.start or resolution.interval.end
    if not isinstance(moment, datetime) or resolution.granularity is Granularity.PART:
        return None
    name = getattr(moment.tzinfo, "key", None) or moment.tzname()
    return name if resolution.zone or name != "UTC" else _UNZONED


def _because(resolution: Resolution, text: str) -> str:
    """What decided: words of the text in quotation marks, the engine's own words in brackets."""
    cue = resolution.cue
    if not cue:
        return ""
    around = text[max(resolution.start - 1000, 0) : resolution.end + 1000].casefold()
    return f", because of “{_shown(cue)}”" if cue.casefold() in around else f" ({_shown(cue)})"


def _codes(resolution: Resolution) -> Iterator[tuple[str, list[str]]]:
    yield "Rule", [resolution.rule, *([resolution.policy] if resolution.policy else [])]
    values = filter(None, (resolution.timex_type, resolution.timex_value, resolution.mod))
    yield "TIMEX3", [" ".join(values)]
    if resolution.interval != Interval(None, None):
        yield "EDTF", [resolution.edtf]


def _other(other: Alternative, unit: Granularity) -> str:
    said = _displayed(other.interval, other.edtf, unit)
    return said + (f", {_SIDES[other.direction]}" if other.direction else "")


def _day(moment: date) -> str:
    day = moment.date() if isinstance(moment, datetime) else moment
    said = _displayed(Interval(day, ceiling(day, Granularity.DAY)), day.isoformat(), Granularity.DAY)
    return f"{said}, {moment:%H:%M}" if isinstance(moment, datetime) else said


def _share(probability: float) -> str:
    """A probability in per cent; one that is next to nothing is not said to be nothing."""
    return f"{probability:.0%}" if probability >= _LITTLE else f"under {_LITTLE:.0%}"


def _displayed(interval: Interval, written: str, unit: Granularity) -> str:
    """A date in words that is known by its bounds and its unit only."""
    unsaid = {"granularity": unit, "approximate": False, "ambiguous": written.startswith("[")}
    return display({**interval.as_dict(), **unsaid, "edtf": written})


def _shown(text: str) -> str:
    """A text without what no page can hold, each such character replaced by U+FFFD."""
    return _UNSHOWABLE.sub("\ufffd", text)
