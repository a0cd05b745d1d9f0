"""JSON Lines in, JSON Lines out: in order, by several processes, in bounded memory, whatever a line is asked."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import chain, islice
from typing import IO, TYPE_CHECKING

from tracker.errors import InputInvalid, TrackerError

if TYPE_CHECKING:
    from concurrent.futures import Future

LONGEST_LINE = 24_010_000
"""Bytes: a text of two million characters in which JSON escapes every one as two surrogates, and the rest."""

Read = Mapping[str, object]
"""One line, read: always an object."""

Answer = Callable[[Read], Mapping[str, object]]
"""What is answered to a line; it raises `Unreadable` for one that it cannot use. Processes must be able to load it."""

DOCUMENT = {
    "doc": "a text that names the document",
    "text": "the text of the document",
    "published": "a day such as 2026-01-27 or an instant such as 2026-01-27T09:30:00Z",
}
"""What a line holds that is a document, as `texts` takes it."""

_EXPECTED = "an object with doc, text and published"
_CHUNK = 16  # lines handed to a process at once: much less waits, much more delays the first answer
_AHEAD = 3  # chunks per process that may wait for their turn


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be read: its number, counted from 1, what is wrong and what was expected."""

    number: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.number}: {self.reason}"


class Unreadable(ValueError):
    """What is wrong with a line."""


def lines_of(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file; of one longer than LONGEST_LINE bytes only the first LONGEST_LINE + 1."""
    while line := file.readline(LONGEST_LINE + 1):
        yield line
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE + 1)


def answered(lines: Iterable[bytes], answer: Answer, *, jobs: int = 1) -> Iterator[str | BadLine]:
    """One answer for each line that is not blank, in the order of the lines; `jobs` processes share the work.

    A line that is no object, or that `answer` cannot use, is answered with a `BadLine` in its place, and costs the
    others nothing. At most a few dozen lines a process are in memory, however long the input is.
    """
    chunks = _chunks(lines)
    if jobs < 2:
        return chain.from_iterable(map(partial(_answers, answer), chunks))
    return _shared(answer, chunks, jobs)


def texts(read: Read, expected: Mapping[str, str]) -> dict[str, str]:
    """The texts that a line has to hold under the given keys; `expected` says what each of them is.

    Raises `Unreadable` where one is missing or no text.
    """
    for key, what in expected.items():
        if not isinstance(read.get(key), str):
            stands = f"{key} is {str(read[key])[:80]!r}" if key in read else f"{key} is missing"
            raise Unreadable(f"{stands}; expected {what}")
    return {key: str(read[key]) for key in expected}


def moment(text: str) -> date | datetime:
    """A day or an instant as ISO 8601 writes them, when a document was published; raises `Unreadable` for others."""
    try:
        return date.fromisoformat(text) if len(text) == len("2026-01-27") else datetime.fromisoformat(text)
    except ValueError as error:
        raise Unreadable(f"published is {text[:80]!r}; expected {DOCUMENT['published']}") from error


def _chunks(lines: Iterable[bytes]) -> Iterator[list[tuple[int, bytes]]]:
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    while chunk := list(islice(numbered, _CHUNK)):
        yield chunk


def _shared(answer: Answer, chunks: Iterable[list[tuple[int, bytes]]], jobs: int) -> Iterator[str | BadLine]:
    """The answers of several processes in the order of the questions, few of which wait at any moment."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - one process needs none of it

    waiting: deque[Future[list[str | BadLine]]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        try:
            for chunk in chunks:
                waiting.append(pool.submit(_answers, answer, chunk))
                if len(waiting) >= jobs * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _answers(answer: Answer, chunk: list[tuple[int, bytes]]) -> list[str | BadLine]:
    return [_answer(answer, number, line) for number, line in chunk]


def _answer(answer: Answer, number: int, line: bytes) -> str | BadLine:
    try:
        return json.dumps(answer(_read(line)))
    except InputInvalid as error:
        return BadLine(number, "; ".join(f"{p.detail}; expected {p.expected}" for p in error.problems))
    except (Unreadable, TrackerError) as error:
        return BadLine(number, str(error))


def _read(line: bytes) -> Read:
    if len(line) > LONGEST_LINE:
        raise Unreadable(f"longer than {LONGEST_LINE} bytes")
    try:
        read = json.loads(str(line, "utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{_wrong(error)}; expected {_EXPECTED}") from error
    if not isinstance(read, dict):
        raise Unreadable(f"no object; expected {_EXPECTED}")
    return read


def _wrong(error: ValueError | RecursionError) -> str:
    """What keeps a line from being JSON, and where."""
    match error:
        case UnicodeDecodeError():
            return f"byte {error.start} of the line is not UTF-8"
        case json.JSONDecodeError():
            return f"no JSON at character {error.pos} ({error.msg.removesuffix(' at')})"
        case RecursionError():
            return "no JSON that can be read: nested too deeply"
        case _:
            return "no JSON that can be read: a number has too many digits"
