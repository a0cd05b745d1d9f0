"""Who follows the changes: streams that replay from a place and then wait to be told of more.

A stream has no queue that could overflow or fall behind: the database is the queue, and each stream reads it page by
page from its own place, as fast as its client takes. It borrows a connection for each page and holds none between. That
makes the end of the replay and the beginning of the following the same step, with no gap to miss a commit in.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing, contextmanager, suppress
from dataclasses import dataclass

from anyio import CapacityLimiter, to_thread
from sqlalchemy.exc import SQLAlchemyError

from tracker.api.refusals import TooManyFollowers
from tracker.formats import sse
from tracker.store.changes import Place
from tracker.store.commits import commits
from tracker.store.database import Database

MOST = 500
READ_AT_ONCE = 4
BEATS_EVERY = 15.0
"""Seconds after which a stream that had nothing to say says so."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The bytes of the next changes (none: there are none), the place behind them, and whether more follow at once."""

    chunk: bytes
    place: Place
    more: bool


Read = Callable[[Place], Batch]
"""Reads what is behind a place; is called in a thread."""

_log = logging.getLogger(__name__)


class Followers:
    """The streams of one process. They share one listener, which runs while there is any; `stop` ends them all."""

    def __init__(self, database: Database, *, most: int = MOST, beats_every: float = BEATS_EVERY) -> None:
        self._database = database
        self._most = most
        self._beats_every = beats_every
        self._reading = CapacityLimiter(READ_AT_ONCE)
        self._following = 0
        self._listener: asyncio.Task[None] | None = None
        self._notices = 0
        self._noticed = asyncio.Event()
        self._stopped = False

    def admit(self) -> None:
        """Refuse one more than there may be.

        Raises:
            TooManyFollowers: there are as many as this process serves at once.

        """
        if self._following >= self._most:
            raise TooManyFollowers(self._most)

    def stop(self) -> None:
        """End every stream after what it is sending; to be called where they run."""
        self._stopped = True
        self._notice()

    async def follow(self, place: Place, read: Read, opening: bytes) -> AsyncGenerator[bytes]:
        """The bytes of one stream: all behind a place, and then what is written, until its reader goes or `stop`.

        Where the database does not answer, the stream ends; its reader comes back to where he was.
        """
        with self._counted():
            yield opening
            now = asyncio.get_running_loop().time
            beat = now() + self._beats_every
            while not self._stopped:
                notices = self._notices
                try:
                    batch = await to_thread.run_sync(read, place, limiter=self._reading)
                except SQLAlchemyError as error:
                    _log.warning("a stream of changes ends, the database did not answer: %s", error)
                    return
                place = batch.place
                chunk = batch.chunk or (sse.BEAT if now() >= beat else b"")
                if chunk:
                    yield chunk
                    beat = now() + self._beats_every
                if not batch.more:
                    await self._more_than(notices, beat - now())

    @contextmanager
    def _counted(self) -> Iterator[None]:
        self._following += 1
        if self._listener is None:
            self._listener = asyncio.create_task(self._listen())
        try:
            yield
        finally:
            self._following -= 1
            if not self._following and self._listener is not None:
                self._listener.cancel()
                self._listener = None

    async def _listen(self) -> None:
        async with aclosing(commits(self._database)) as written:
            async for _ in written:
                self._notice()

    def _notice(self) -> None:
        self._notices += 1
        self._noticed.set()
        self._noticed = asyncio.Event()

    async def _more_than(self, notices: int, seconds: float) -> None:
        """Wait until there are more notices than were seen before the last look, but no longer than this."""
        if self._notices == notices and not self._stopped:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._noticed.wait(), max(seconds, 0))
