"""A process of its own for pages and PDF: no parser is safe, so this one is ended after a time and bounded in memory.

What goes between the processes is MessagePack, never pickle: a parser that somebody took over could say nothing but an
article.
"""

from __future__ import annotations

import logging
import multiprocessing
import resource
import signal
from datetime import date, datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self, Unpack

import msgspec

from tracker.errors import InputInvalid, Problem, TrackerError
from tracker.ingest.article import Article, Span
from tracker.ingest.reading import read
from tracker.ingest.reading.found import Given, Moment

SECONDS = 10.0
"""How long one document may take on the command line."""

MEMORY = 1 << 30
"""Bytes of address space that the process may have, its libraries included."""

_START = 60.0  # seconds in which the process has to be there: it loads its libraries first
_MOST_READ = 200  # documents after which the process is made anew, so that nothing piles up in it


class _Asked(msgspec.Struct):
    raw: bytes
    name: str
    otherwise: str | None
    given: dict[str, str | None]


class _Told(msgspec.Struct):
    text: str
    body: tuple[Span, ...]
    remarks: tuple[str, ...]
    rest: dict[str, str | None]


class _Answer(msgspec.Struct):
    article: _Told | None = None
    problems: tuple[Problem, ...] = ()


_ASKED = msgspec.msgpack.Decoder(_Asked)
_ANSWER = msgspec.msgpack.Decoder(_Answer)


class Reader:
    """Reads documents one after the other, in one process that is made anew when it had to be ended.

    `seconds` bounds each document, `memory` the process, in bytes. It is for one thread at a time.
    """

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds, self._memory = seconds, memory
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(
        self, raw: bytes, *, name: str, otherwise: date | None = None, **given: Unpack[Given]
    ) -> Article:
        """The article that some bytes are, as `tracker.ingest.reading.read` gives it.

        Raises:
            InputInvalid: what that raises; or the document took too long, or too much memory, or ended its reader.

        """
        line = self._connected()
        asked = _Asked(raw, name, _text(otherwise), {key: _text(value) for key, value in given.items()})
        try:
            line.send_bytes(msgspec.msgpack.encode(asked))
            if not line.poll(self._seconds):
                self.close()
                raise _refused(name, f"at most {self._seconds:g} seconds", "took too long to read")
            answer = _ANSWER.decode(line.recv_bytes())
        except (EOFError, OSError, msgspec.DecodeError):
            self.close()
            raise _refused(name, "a document that can be parsed", "ended the process that read it") from None
        if answer.article is None:
            raise InputInvalid(answer.problems)
        return _article(answer.article)

    def close(self) -> None:
        """End the process; the next document gets a new one."""
        if self._process is not None and self._line is not None:
            self._line.close()
            self._process.kill()
            self._process.join()
        self._process = self._line = None

    def _connected(self) -> Connection:
        if self._count >= _MOST_READ:
            self.close()
        if self._line is None:
            self._line, self._process = _started(self._memory)
            self._count = 0
        self._count += 1
        return self._line


def _started(memory: int) -> tuple[Connection, BaseProcess]:
    """A process that is ready, and the line to it; it inherits neither threads nor open files."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, memory), daemon=True)
    process.start()
    theirs.close()
    if not ours.poll(_START) or ours.recv_bytes() != b"ready":
        process.kill()
        raise RuntimeError("the process that reads documents did not start")
    return ours, process


def _serve(line: Connection, memory: int) -> None:
    """Answer documents until the other end is closed."""
    from tracker.ingest.reading import html, pdf  # noqa: F401, PLC0415 - loaded before the first document's time runs

    logging.disable()  # what libraries find odd about a document is told by its error, or not worth telling
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever interrupts the command is answered by the command
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    line.send_bytes(b"ready")
    while True:
        try:
            asked = _ASKED.decode(line.recv_bytes())
        except EOFError:
            return
        line.send_bytes(msgspec.msgpack.encode(_answer(asked)))


def _answer(asked: _Asked) -> _Answer:
    given: Any = {key: _moment(value) if key == "published" else value for key, value in asked.given.items()}
    try:
        return _Answer(
            article=_told(read(asked.raw, name=asked.name, otherwise=_moment(asked.otherwise), **given))
        )
    except TrackerError as error:
        return _Answer(problems=error.problems or (Problem("/text", asked.name, "an article", str(error)),))
    except (MemoryError, RecursionError):
        return _failed(asked.name, "is too large or nested too deep to be read")
    except Exception as error:  # whatever a parser raises at hostile bytes is about the bytes
        return _failed(asked.name, f"cannot be parsed ({type(error).__name__})")


def _failed(name: str, why: str) -> _Answer:
    return _Answer(problems=_refused(name, "a document that can be parsed", why).problems)


def _refused(name: str, expected: str, why: str) -> InputInvalid:
    return InputInvalid([Problem("/text", name, expected, f"{name} {why}")])


def _told(article: Article) -> _Told:
    rest = {
        name: _text(getattr(article, name))
        for name in Article.__dataclass_fields__
        if name not in _Told.__struct_fields__
    }
    return _Told(article.text, article.body, article.remarks, rest)


def _article(told: _Told) -> Article:
    rest: dict[str, Any] = {**told.rest, "published": _moment(told.rest["published"])}
    return Article(text=told.text, body=told.body, remarks=told.remarks, **rest)


def _text(value: object) -> str | None:
    return value.isoformat() if isinstance(value, date) else None if value is None else str(value)


def _moment(text: str | None) -> Moment | None:
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == len("2026-01-27") else datetime.fromisoformat(text)
