"""A line that says when a story came out among what else its page prints there: section, byline, counters, a change.

"Source: ABI Published: 2026/01/27 4:27:25", "Other News 27 January 2026 14:18 (UTC +04:00)", "3 May 2026 Read: 887".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.ingest.months import BEGINNINGS
from tracker.ingest.reading import dates
from tracker.ingest.reading.boilerplate import full_stop
from tracker.ingest.reading.found import Moment
from tracker.ingest.reading.rows import content

LONGEST = 150
"""Characters of such a line."""

_MOST_WORDS = 5  # beside a day that its clock or its label tells to be that of publication

_MONTH = rf"(?:{BEGINNINGS})[a-z]{{0,6}}\.?"
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,? )?"
_DAY = re.compile(
    rf"(?<![\w./-]){_WEEKDAY}"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH},?[ -]\d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})(?![\w/]|[.-]\d)"
)
_GLUED = re.compile(
    rf"(?<=\b(?:19|20)\d\d)(?=\d{{1,2}}[:.]\d\d\b)|(?<=/(?:19|20)\d\d)(?={_MONTH} \d)"
    r"|(?<=[\da-z])(?=(?:Updated|Published|Modified)\b)|(?<=:)(?=[^\W\d])"
)
"""Where a page writes what stands apart on it without a blank: "January 27, 20269:15 AM GMT+1Updated 3 hours ago"."""


_ON = re.compile(r" (?:on|at)$")
"""What stands before a day behind whoever a story is by."""


class DayLine(NamedTuple):
    """The moment that a line tells, and what else stands in it."""

    moment: Moment
    others: tuple[str, ...]


def day_line(line: str, *, changes: str) -> DayLine | None:
    """What a line says of the day of publication; `changes` are the words that tell of a change, as a pattern.

    One day only, and beside it nothing that a headline could say: with a clock or a label a few words with capitals,
    else what pages count and who wrote it.
    """
    if len(line) > LONGEST or full_stop(line):
        return None
    told = [piece for piece in _pieces(_GLUED.sub(" ", line), changes) if not piece.changed]
    days = {dates.read(found[0]): found[0] for piece in told for found in _DAY.finditer(piece.words)}
    days.pop(None, None)  # numbers of which either may be the month, beside a day in full
    if len(days) != 1:
        return None
    clock = next(filter(None, (dates.CLOCK.search(_DAY.sub("", piece.words)) for piece in told)), None)
    moment = dates.read(f"{days.popitem()[1]} {clock[0] if clock else ''}")
    others = tuple(_others([piece.words for piece in told]))
    sure = clock is not None or any(piece.labelled for piece in told)
    return DayLine(moment, others) if moment and _beside_a_day(others, sure=sure) else None


class _Piece(NamedTuple):
    words: str
    labelled: bool
    changed: bool


def _pieces(line: str, changes: str) -> Iterator[_Piece]:
    """What stands before the first label of a line, and behind each."""
    labels = re.compile(
        rf"\b(?:(?P<changed>{changes})|(?:first |originally )?(?:published|posted|issued|released)"
        r"|(?:publication|release) date)\b(?:\s+(?:on|at)\b)?\s*[:.–—-]?",
        re.IGNORECASE,
    )
    found = list(labels.finditer(line))
    yield _Piece(line[: found[0].start()] if found else line, labelled=False, changed=False)
    ends = [*(label.start() for label in found[1:]), len(line)]
    for label, end in zip(found, ends, strict=False):  # without a label there is an end all the same
        yield _Piece(line[label.end() : end], labelled=not label["changed"], changed=bool(label["changed"]))


def _others(pieces: Sequence[str]) -> Iterator[str]:
    """What is left of the pieces of a line without days, clocks and counters."""
    words = content("head")["day_line"]
    counted = re.compile(words["counters"], re.IGNORECASE)
    for piece in pieces:
        bare = counted.sub(" | ", dates.CLOCK.sub(" | ", _DAY.sub(" | ", piece)))
        for part in re.split(r"[|·•(){}\[\]]|\s[/–—-]+\s|,(?=\s)", bare):
            if stripped := part.strip(" \t,.;:–—-/"):
                yield _ON.sub("", stripped) if is_furniture(stripped) else stripped


def is_furniture(part: str) -> bool:
    """Whether a part of a line is one that pages print beside a day, and no headline is."""
    return is_sort(part) or bool(re.fullmatch(content("head")["day_line"]["signed"], part))


def is_sort(part: str) -> bool:
    """Whether words only say what sort of text a story is."""
    return bool(re.fullmatch(content("head")["day_line"]["sorts"], part, re.IGNORECASE))


def _beside_a_day(others: Sequence[str], *, sure: bool) -> bool:
    """Whether nothing of what stands beside a day could be said by a headline."""
    left = [part for part in others if not is_furniture(part)]
    if not sure:
        return not left
    small = content("head")["day_line"]["small"]
    spoken = [word for part in left for word in part.split()]
    return len(spoken) <= _MOST_WORDS and all(word[0].isupper() or word in small for word in spoken)
