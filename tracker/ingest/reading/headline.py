"""Which of the lines above a story is its headline: the one that is printed twice, and none that names the outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tracker.ingest.reading.boilerplate import full_stop, like_a_headline, row_of
from tracker.ingest.reading.rows import content

FEWEST_WORDS = 3  # of a headline
_FARTHEST = 30  # lines among which a headline is printed again
_MOST_SENTENCES = 2  # before it: the beginning of the story, cut off, and a caption
_MOST_WORDS, _MOST_OF_OUTLET = 12, 5  # of the name of an office, and of an outlet
_BEHIND = re.compile(r"\s+(?:[|»·–—:-]|\d)")  # what sets off the name of a site or a day behind a headline
_WORD = re.compile(r"[^\W\d_][\w.'’]*")


def printed_again(lines: Sequence[str]) -> int:
    """The place behind the second print of a headline: pages have it in their path or window, too. 0 where none is.

    >>> printed_again(["Envoys fly home | The Post", "3 May 2026", "Envoys fly home", "They did."])
    3

    """
    seen: set[str] = set()
    found = sentences = 0
    for number, line in enumerate(lines[:_FARTHEST]):
        sentences += full_stop(line)
        if sentences > _MOST_SENTENCES:
            break
        if not _may_be_one(line):
            continue
        if line.casefold() in seen:
            found = number + 1
        seen.add(line.casefold())
        behind = _BEHIND.search(line)
        seen.add(line[: behind.start()].casefold() if behind else "")
    return found


def _may_be_one(line: str) -> bool:
    return (
        len(line.split()) >= FEWEST_WORDS
        and not line[0].islower()
        and line[0] not in ",.;:"
        and like_a_headline(line)
        and not full_stop(line)
        and row_of(line) is None
    )


def names_an_outlet(line: str) -> bool:
    """Whether a line is the name of an outlet or an office, as its words say: "The Island Post", "Ministry of Defence".

    >>> list(map(names_an_outlet, ("The Island Post", "Ministry of Defence", "Ministry of Defence Rejects Talks")))
    [True, True, False]

    """
    words = _WORD.findall(line)
    small, last, offices = _names()
    if not 1 < len(words) <= _MOST_WORDS or any(word[0].islower() and word not in small for word in words):
        return False
    return offices.fullmatch(line) is not None or (
        len(words) <= _MOST_OF_OUTLET and line.casefold().endswith(last)
    )


@cache
def _names() -> tuple[frozenset[str], tuple[str, ...], re.Pattern[str]]:
    given = content("head")["outlet_names"]
    offices = re.compile(given["offices"], re.VERBOSE | re.IGNORECASE)
    return frozenset(given["small"]), tuple(given["last"]), offices
