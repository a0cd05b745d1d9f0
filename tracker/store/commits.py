"""Being told that something was written, whichever process wrote it: PostgreSQL tells, SQLite is asked.

Nobody learns here what was written: a reader who is told looks for himself, from the place where he stands. So a notice
may come twice, or for nothing, without harm; and since the first comes when the listening has begun, none is missed.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from tracker.errors import DatabaseNotReady
from tracker.store.database import NOTICES, Database
from tracker.store.state import latest_moment

ASKED_EVERY = 0.5
"""Seconds between two looks at SQLite: two indexed look-ups, in one process for all its followers."""

TRIED_AGAIN_AFTER = 1.0
"""Seconds before a database that did not answer is asked again."""

_log = logging.getLogger(__name__)


async def commits(database: Database) -> AsyncGenerator[None]:
    """Yields when it has begun to listen, and at least once after every commit from then on; ends never.

    A database that goes away is waited for; when it is back, that counts as a commit.
    """
    listen = _told if database.engine.dialect.name == "postgresql" else _asked
    while True:
        try:
            async with aclosing(listen(database)) as notices:
                async for _ in notices:
                    yield
        except (SQLAlchemyError, DatabaseNotReady) as error:
            _log.warning("the database does not tell what is written: %s", error)
        await asyncio.sleep(TRIED_AGAIN_AFTER)


async def _asked(database: Database) -> AsyncGenerator[None]:
    def latest() -> Any:
        with database.reading() as session:
            return latest_moment(session)

    seen: object = _asked
    while True:
        found = await asyncio.to_thread(latest)
        if found != seen:
            seen = found
            yield
        await asyncio.sleep(ASKED_EVERY)


async def _told(database: Database) -> AsyncGenerator[None]:
    """One connection of its own, which holds no transaction open."""
    import psycopg  # noqa: PLC0415 - installed where PostgreSQL is used

    positional, named = database.engine.dialect.create_connect_args(database.engine.url)
    try:
        connecting = psycopg.AsyncConnection.connect(*positional, **named, autocommit=True)
        async with await connecting as connection:
            await connection.execute(f"LISTEN {NOTICES}")
            yield
            async for _ in connection.notifies():
                yield
    except psycopg.Error as error:
        raise DatabaseNotReady(str(error)) from None
