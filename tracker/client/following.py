"""The feed of changes: in pages that tell where to go on, or as it is written, across lost connections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from msgspec import Raw

from tracker.client.connection import ATTEMPTS, Connection
from tracker.client.failures import Refused, Unreachable
from tracker.client.pages import Pages
from tracker.client.query import Pairs
from tracker.client.shapes import Change

T = TypeVar("T")

STREAM = "text/event-stream"
COMES_BACK_AFTER = 2.0
"""Seconds after which a lost stream is asked for again, where the server does not say."""


class Changes(Pages[Change]):
    """Changes in the order of recording."""

    @property
    def cursor(self) -> str | None:
        """The place behind the last page that was read, to go on from as `since`; None before the first one.

        Each change has the place behind itself in its own `cursor`.
        """
        return self._walk.cursor


def events(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """The events of a stream, each with the fields that it has (the WHATWG standard).

    >>> list(events(["retry: 2000", "id: c1", "", ":", "", "id: c2", "data: {}", ""]))
    [{'retry': '2000', 'id': 'c1'}, {'id': 'c2', 'data': '{}'}]

    """
    event: dict[str, str] = {}
    for line in lines:
        name, _, text = line.removesuffix("\r").partition(":")
        if name:
            event[name] = text.removeprefix(" ")
        elif not line and event:
            yield event
            event = {}


class Following(Generic[T]):
    """Changes as they are written, without an end; a connection that is lost is made again where it stood.

    `cursor` is the place behind the last change that came, to go on from as `since`.

    Raises, while iterating:
        Refused: the server says no.
        Unreachable: the connection could not be made again.

    """

    def __init__(self, connection: Connection, pairs: Pairs, item: Callable[[Raw, str], T]) -> None:
        self.address = connection.at("/changes.sse", pairs)
        self.cursor: str | None = None
        self._connection, self._item = connection, item
        self._wait, self._failures = COMES_BACK_AFTER, 0

    def __iter__(self) -> Iterator[T]:
        while True:
            try:
                for body in self._stream():
                    yield self._item(Raw(body.encode()), self.address)
            except (Unreachable, Refused) as error:
                self._failures += 1
                gone_for_good = isinstance(error, Refused) and error.retry_after is None
                if gone_for_good or self._failures >= ATTEMPTS:
                    raise
            self._connection.pause(self._wait * 2**self._failures)

    def _stream(self) -> Iterator[str]:
        resumes = {"Last-Event-ID": self.cursor} if self.cursor else {}
        with self._connection.lines(self.address, STREAM, resumes) as lines:
            for event in events(lines):
                self._failures = 0
                self.cursor = event.get("id", self.cursor)
                if event.get("retry", "").isdecimal():
                    self._wait = int(event["retry"]) / 1000
                if "data" in event:
                    yield event["data"]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.address}>"
