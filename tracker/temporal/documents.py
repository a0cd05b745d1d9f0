"""Documents in, their mentions of time out: JSON Lines to JSON Lines, in order, in bounded memory.

A line in holds `doc`, `text` and `published`, and may hold `language` and `country`; a line out holds `doc` and
`timexes`, each with `start`, `end`, `type`, `value`, `edtf`, `rule` and `probability`. A line that is none of this is
answered with a `BadLine` in its place, and costs the others nothing.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import chain, islice
from typing import IO, Any

from tracker.errors import TrackerError
from tracker.temporal.engine import LONGEST_TEXT
from tracker.temporal.model import Domain
from tracker.temporal.tagging import tags

LONGEST_LINE = 12 * LONGEST_TEXT + 10_000
"""Bytes: a text of the greatest length in which JSON escapes every character as two surrogates, and the rest."""

_CHUNK = 16  # lines handed to a process at once: much less waits, much more delays the first answer
_AHEAD = 3  # chunks per process that may wait for their turn
_COUNTRY = re.compile("[A-Z]{2}")
_EXPECTED = {
    "doc": "a text that names the document",
    "text": "the text of the document",
    "published": "a day such as 2026-01-27 or an instant such as 2026-01-27T09:30:00Z",
}


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be read: its number, counted from 1, what is wrong and what was expected."""

    number: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.number}: {self.reason}"


class _Unreadable(ValueError):
    """What is wrong with a line."""


def lines_of(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file; of one longer than LONGEST_LINE bytes only the first LONGEST_LINE + 1."""
    while line := file.readline(LONGEST_LINE + 1):
        yield line
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE + 1)


def annotated(
    lines: Iterable[bytes],
    *,
    jobs: int = 1,
    language: str = "en",
    zone: str | None = None,
    domain: Domain = "news",
    country: str | None = None,
) -> Iterator[str | BadLine]:
    """One answer for each line that is not blank, in the order of the lines; `jobs` processes share the work.

    `language` and `country` hold where a line names none, `zone` and `domain` for all. At most a few dozen
    lines a process are in memory, however long the input is.
    """
    answer = partial(_answers, language=language, zone=zone, domain=domain, country=country)
    chunks = _chunks(lines)
    if jobs < 2:
        return chain.from_iterable(map(answer, chunks))
    return _shared(answer, chunks, jobs)


def _chunks(lines: Iterable[bytes]) -> Iterator[list[tuple[int, bytes]]]:
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    while chunk := list(islice(numbered, _CHUNK)):
        yield chunk


def _shared(
    answer: partial[list[str | BadLine]], chunks: Iterable[list[tuple[int, bytes]]], jobs: int
) -> Iterator[str | BadLine]:
    """The answers of several processes in the order of the questions, few of which wait at any moment."""
    waiting: deque[Future[list[str | BadLine]]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        try:
            for chunk in chunks:
                waiting.append(pool.submit(answer, chunk))
                if len(waiting) >= jobs * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _answers(chunk: list[tuple[int, bytes]], **asked: Any) -> list[str | BadLine]:
    return [_answer(number, line, asked) for number, line in chunk]


def _answer(number: int, line: bytes, asked: dict[str, Any]) -> str | BadLine:
    try:
        return json.dumps(_annotated(_read(line), **asked))
    except (_Unreadable, TrackerError) as error:
        return BadLine(number, str(error))


def _read(line: bytes) -> dict[str, object]:
    if len(line) > LONGEST_LINE:
        raise _Unreadable(f"longer than {LONGEST_LINE} bytes")
    try:
        read = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _Unreadable(f"no JSON ({error}); expected an object with doc, text and published") from error
    if not isinstance(read, dict):
        raise _Unreadable("no object; expected one with doc, text and published")
    return read


def _annotated(
    read: dict[str, object], *, language: str, zone: str | None, domain: Domain, country: str | None
) -> dict[str, object]:
    for key, expected in _EXPECTED.items():
        if not isinstance(read.get(key), str):
            stands = f"{key} is {str(read[key])[:80]!r}" if key in read else f"{key} is missing"
            raise _Unreadable(f"{stands}; expected {expected}")
    named = read.get("language") or language
    if not isinstance(named, str):
        raise _Unreadable(f"language is {str(named)[:80]!r}; expected an ISO 639 code such as en")
    where = read.get("country") or country
    if where is not None and not (isinstance(where, str) and _COUNTRY.fullmatch(where)):
        raise _Unreadable(f"country is {str(where)[:80]!r}; expected two letters of ISO 3166-1 such as GB")
    found = tags(
        str(read["text"]),
        published=_moment(str(read["published"])),
        language=named,
        zone=zone,
        domain=domain,
        country=where,
    )
    return {
        "doc": read["doc"],
        "timexes": [
            {
                "start": tag.start,
                "end": tag.end,
                "type": tag.timex_type,
                "value": tag.timex_value,
                "edtf": tag.edtf,
                "rule": tag.rule,
                "probability": tag.probability,
            }
            for tag in found
        ],
    }


def _moment(text: str) -> date | datetime:
    try:
        return date.fromisoformat(text) if len(text) == len("2026-01-27") else datetime.fromisoformat(text)
    except ValueError as error:
        raise _Unreadable(f"published is {text[:80]!r}; expected {_EXPECTED['published']}") from error
