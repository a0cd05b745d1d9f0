"""Which API key a request is counted under: a key that is good has a bucket of its own, any other text has none.

What is remembered decides whose bucket it is and nothing else: whether a key may write is looked up each time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from anyio import CapacityLimiter, to_thread
from sqlalchemy.exc import SQLAlchemyError

from tracker.api.rates import SECOND
from tracker.store import keys
from tracker.store.database import Database

REMEMBERED_FOR = 60 * SECOND
MOST = 1_000
LOOKED_UP_AT_ONCE = 4


class Keyring:
    """The good keys that were seen in the last minute, by their digests."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database, self._now = database, now
        self._looking = CapacityLimiter(LOOKED_UP_AT_ONCE)
        self._seen: dict[bytes, tuple[str, int]] = {}

    async def prefix_of(self, text: str, monotonic: int) -> str | None:
        """The prefix of a good key; None for any other text, and where the database does not answer."""
        digest = sha256(text.encode()).digest()
        prefix, until = self._seen.get(digest, (None, 0))
        if prefix is not None and monotonic < until:
            return prefix
        prefix = await to_thread.run_sync(self._look_up, text, limiter=self._looking)
        if prefix is not None:
            if len(self._seen) >= MOST:
                self._seen.clear()
            self._seen[digest] = prefix, monotonic + REMEMBERED_FOR
        return prefix

    def _look_up(self, text: str) -> str | None:
        try:
            with self._database.reading() as session:
                found = keys.find(session, text, now=self._now())
        except SQLAlchemyError:
            return None
        return found.prefix if found else None
