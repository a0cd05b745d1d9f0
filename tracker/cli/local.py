"""The records in a database on this machine, as commands ask for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import aclosing, contextmanager, suppress

import msgspec
from sqlmodel import Session

from tracker import clock
from tracker.api import parameters
from tracker.api.cursor import Cursors
from tracker.api.feed import ACCEPTED, Asked, numbers, written
from tracker.api.feed import asked as asked_of_feed
from tracker.api.listing import asked, refuse_unknown
from tracker.api.narrowed import Narrowed
from tracker.api.parameters import CLOCKS, Pairs
from tracker.api.positions import moves, stands
from tracker.api.shown import shaping
from tracker.cli.records import Found, Taking
from tracker.formats import ndjson
from tracker.records.shapes import NewRuling, Submission
from tracker.records.vocabulary import Kind
from tracker.store import audit, changes, records, timeline
from tracker.store.append import append
from tracker.store.audit import Stored
from tracker.store.commits import commits
from tracker.store.database import Database
from tracker.store.rulings import rule
from tracker.store.state import cursor_secret

READ_AT_ONCE = 500

_LEDGERS: Mapping[str, Callable[..., Found]] = {"matrix": stands, "diff": moves}


class InDatabase:
    """Records in an open database; it answers as a server over it would."""

    def __init__(self, store: Database) -> None:
        self._store = store

    @contextmanager
    def entries(self, pairs: Pairs) -> Iterator[Iterator[str]]:
        """The finished bodies of the whole timeline."""
        wanted = asked("/timeline", None, pairs, Cursors(b""), now=clock.now(), whole=True)
        with self._store.reading() as session:
            refuse_unknown(session, wanted.query)
            yield map(shaping(wanted), timeline.stream(session, wanted.query))

    def lines(self, listed: Narrowed, pairs: Pairs) -> Iterator[Found]:
        """Every line of a list that is a part of the timeline."""
        wanted = listed.read(pairs, Cursors(b""), clock.now(), paged=False)
        with self._store.reading() as session:
            refuse_unknown(session, wanted.query)
            for body in map(shaping(wanted), timeline.stream(session, wanted.query)):
                yield msgspec.json.decode(listed.told(wanted, body))

    def ledger(self, name: str, pairs: Pairs) -> Found:
        """The `matrix` or the `diff` of positions."""
        with self._store.reading() as session:
            return _LEDGERS[name](session, pairs, Cursors(b""), clock.now())

    def schedule(self, kind: str, record: str, pairs: Pairs) -> Found:
        """How the date of a record came to be; of a process, how its rounds moved."""
        read = records.slippage if kind == Kind.PROCESS.value else records.schedule
        clocks = parameters.read(pairs, CLOCKS)
        with self._store.reading() as session:
            found: Found = read(session, kind, record, **clocks)
        return found

    def changes(self, pairs: Pairs, tell: Callable[[str], None], *, follow: bool) -> str:
        """Hand over each change as JSON, with `follow` until Ctrl-C; returns the cursor to go on from."""
        with self._store.writing() as session:
            cursors = Cursors(cursor_secret(session))
        feed = _Feed(self._store, asked_of_feed(pairs, ACCEPTED[ndjson], cursors), cursors, tell)
        feed.tell_all()
        if follow:
            with suppress(KeyboardInterrupt):
                asyncio.run(feed.follow())
        return cursors.mark(feed.place)

    def rule(self, ruling: NewRuling, *, dry_run: bool) -> Found:
        """Store a ruling, or say what it would change."""
        with self._store.writing(dry_run=dry_run) as session:
            receipt = rule(session, ruling, now=clock.now())
            audit.typed(session, "rule", Stored(ruling=receipt.ruling), now=clock.now())
        return receipt.as_dict()

    @contextmanager
    def taking(self, *, dry_run: bool) -> Iterator[Taking]:
        """Takes in each source in a transaction of its own, or tries all in one that is rolled back."""
        if dry_run:
            with self._store.writing(dry_run=True) as session:
                yield lambda submission, correction: _taken(session, submission, correction=correction)
        else:
            yield self._take

    def _take(self, submission: Submission, correction: bool) -> Found:
        with self._store.writing() as session:
            return _taken(session, submission, correction=correction)


def _taken(session: Session, submission: Submission, *, correction: bool) -> Found:
    receipt = append(session, submission, now=clock.now(), correction=correction)
    if not receipt.unchanged:
        audit.typed(session, "seed", Stored(receipt.source, receipt.revision), now=clock.now())
    return receipt.as_dict()


class _Feed:
    """The changes that were asked for; `place` is behind the last one that was handed over."""

    def __init__(self, store: Database, wanted: Asked, cursors: Cursors, tell: Callable[[str], None]) -> None:
        self._store, self._until, self._cursors, self._tell = store, wanted.until, cursors, tell
        with store.reading() as session:
            self._records = numbers(session, wanted)
            self.place = changes.start(session, wanted.after)

    def tell_all(self) -> None:
        """Hand over what there is."""
        for text in self._texts():
            self._tell(text)

    async def follow(self) -> None:
        """Hand over what comes."""
        async with aclosing(commits(self._store)) as notices:
            async for _ in notices:
                self.tell_all()

    def _texts(self) -> Generator[str]:
        more = True
        while more:
            with self._store.reading() as session:
                page = changes.page(
                    session, self.place, records=self._records, until=self._until, limit=READ_AT_ONCE
                )
            for _, text in written(page.changes, self._cursors):
                yield text
            self.place, more = page.place, page.more
