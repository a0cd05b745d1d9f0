"""A timeline on a server, asked in Python: every list, every record, every write that the HTTP interface has."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial
from types import TracebackType
from typing import Any, Self, TypedDict, TypeVar, Unpack
from urllib.parse import quote

import msgspec

from tracker.client.connection import USUAL_TIMEOUT, Connection, Pause
from tracker.client.desk import Desk
from tracker.client.following import Changes, Following
from tracker.client.pages import Entries, Pages
from tracker.client.query import About, Clocks, Filters, Plan, Several, When, pairs_of
from tracker.client.shapes import (
    Change,
    Diff,
    Disputed,
    Entry,
    IssueDetail,
    Matrix,
    Receipt,
    Record,
    Report,
    Resolution,
    RulingReceipt,
    Schedule,
    Source,
    Whole,
    read,
)

T = TypeVar("T")


class RulingParts(TypedDict, total=False):
    """What a ruling is about, besides a record."""

    report: str | None
    field: str | None
    into: str | None
    ruling: int | None


PAGE = 200
"""Entries that are asked for at once, unless `limit` says otherwise."""


def address_of(kind: str, id: str) -> str:
    """The path of a record.

    >>> address_of("round", "abu-dhabi-2"), address_of("process", "a/b")
    ('/rounds/abu-dhabi-2', '/processes/a%2Fb')

    """
    return f"/{kind}{'es' if kind.endswith('s') else 's'}/{quote(id, safe='')}"


def reader(shape: type[T]) -> Callable[[msgspec.Raw, str], T]:
    """Reads one item of a list."""
    return partial(read, shape)


class Timeline:
    """The timeline of a server: `Timeline("http://127.0.0.1:8000")`.

    `key` is needed to write, never to read. `timeout` is in seconds, for each step of a request. Reads are asked again,
    a few times, where the server is busy (429, 503) or the connection breaks; writes are sent once. Use it as it is, or
    in a `with` statement that closes its connections; it is for one thread.

    Every method raises, where it asks the server:
        Refused: the server says no, and why.
        Unreachable: there was no whole answer.
        AnswerNotUnderstood: the answer is in a shape that is not read here.

    """

    def __init__(
        self,
        address: str,
        key: str | None = None,
        *,
        timeout: float = USUAL_TIMEOUT,
        pause: Pause = time.sleep,
    ) -> None:
        self._connection = Connection(address, key, timeout=timeout, pause=pause)

    @property
    def address(self) -> str:
        """Where the server is."""
        return self._connection.address

    @property
    def desk(self) -> Desk:
        """The articles and drafts there, for those who review; needs a key with the scope `draft`."""
        return Desk(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of what is open to the server."""
        self._connection.close()

    def __repr__(self) -> str:
        return f"<Timeline {self.address}>"

    # lists of entries

    def entries(self, **filters: Unpack[Filters]) -> Entries:
        """Every kind of record in chronological order."""
        return self._entries("/timeline", filters)

    def rounds(self, **filters: Unpack[Filters]) -> Entries:
        """Rounds of talks, and those that nobody has dated."""
        return self._entries("/rounds", filters)

    def positions(self, **filters: Unpack[Filters]) -> Entries:
        """What was said on issues."""
        return self._entries("/positions", filters)

    def participants(self, **filters: Unpack[Filters]) -> Entries:
        """Who takes part."""
        return self._entries("/participants", filters)

    def venues(self, **filters: Unpack[Filters]) -> Entries:
        """Where it takes place."""
        return self._entries("/venues", filters)

    def milestones(self, **filters: Unpack[Filters]) -> Entries:
        """Agreements, documents, deadlines."""
        return self._entries("/milestones", filters)

    def processes(self, **filters: Unpack[Filters]) -> Entries:
        """The processes themselves."""
        return self._entries("/processes", filters)

    def upcoming(self, *, days: int | None = None, **filters: Unpack[Plan]) -> Entries:
        """What is planned for the next 30 days, or `days`; `more` has `in_days` and `certainty`."""
        return self._entries("/upcoming", {"days": days, **filters})

    def overdue(self, **filters: Unpack[Plan]) -> Entries:
        """What was planned, is past, and of which nobody has reported what became; `more` has `overdue_days`."""
        return self._entries("/overdue", filters)

    # other lists

    def conflicts(self, **filters: Unpack[Plan]) -> Pages[Disputed]:
        """What sources contradict each other about, and nobody has settled."""
        return Pages(self._connection, "/conflicts", _paged(filters), reader(Disputed))

    def sources(self, *, limit: int | None = None, **clocks: Unpack[Clocks]) -> Pages[Source]:
        """The documents that say something here, in the order of publication."""
        return Pages(self._connection, "/sources", _paged({"limit": limit, **clocks}), reader(Source))

    def issues(self) -> list[IssueDetail]:
        """What positions are about, as a tree."""
        return self._whole("/issues", {}, IssueDetail)

    # one record

    def record(self, kind: str, id: str, **clocks: Unpack[Clocks]) -> Record:
        """One record, with what each source says about it; a merged one is answered by the one that it became."""
        return self._read(address_of(kind, id), clocks, Record)

    def reports(self, kind: str, id: str, **clocks: Unpack[Clocks]) -> list[Report]:
        """What each source says about a record, in the order of publication."""
        return self._whole(f"{address_of(kind, id)}/reports", clocks, Report)

    def schedule(self, id: str, kind: str = "round", **clocks: Unpack[Clocks]) -> Schedule:
        """Every date that was announced for a round, or for a milestone."""
        return self._read(f"{address_of(kind, id)}/schedule", clocks, Schedule)

    # the ledger of positions

    def matrix(self, *, by: str | None = None, **about: Unpack[About]) -> Matrix:
        """Who stands where on which issue; `by` is "party" or "holder"."""
        return self._read("/positions/matrix", {"by": by, **about}, Matrix)

    def diff(self, from_: When, to: When, *, by: str | None = None, **about: Unpack[About]) -> Diff:
        """Who moved on what between the ends of two days."""
        return self._read("/positions/diff", {"from": from_, "to": to, "by": by, **about}, Diff)

    # changes

    def changes(
        self,
        since: When | None = None,
        *,
        id: Several | None = None,
        as_of: When | None = None,
        limit: int | None = None,
    ) -> Changes:
        """What was recorded after a day, an instant or a cursor of this feed, in order; from the beginning for None.

        Its `cursor` is where to go on next time.
        """
        asked = {"since": since, "id": id, "as_of": as_of, "limit": limit}
        return Changes(self._connection, "/changes", _paged(asked), reader(Change))

    def follow(self, since: When | None = "now", *, id: Several | None = None) -> Following[Change]:
        """Changes as they are written, for ever; lost connections are made again where they stood."""
        return Following(self._connection, pairs_of({"since": since, "id": id}), reader(Change))

    # time

    def resolve(
        self,
        text: str,
        published: When | None = None,
        *,
        sentence: str | None = None,
        language: str | None = None,
        country: str | None = None,
        zone: str | None = None,
        outlook: str | None = None,
    ) -> Resolution:
        """What words about time mean, measured from the day on which they were published."""
        asked = {
            "text": text,
            "published": published,
            "sentence": sentence,
            "language": language,
            "country": country,
            "zone": zone,
            "outlook": outlook,
        }
        return self._read("/resolve", asked, Resolution)

    # writing

    def take(
        self,
        source: Mapping[str, Any],
        *,
        dry_run: bool = False,
        correction: bool = False,
        idempotency_key: str | None = None,
    ) -> Receipt:
        """Take in a source with all that it says: what a seed file holds, as `tomllib` reads it.

        `dry_run` stores nothing; `correction` says that it is a better version of one that is stored. After
        `Unreachable` the same again, with the same `idempotency_key`, is safe.
        """
        asked = {"dry_run": dry_run or None, "correction": correction or None}
        return self._write("/sources", asked, source, Receipt, idempotency_key)

    def rule(
        self,
        kind: str,
        record: str,
        verdict: str,
        *,
        reason: str,
        dry_run: bool = False,
        idempotency_key: str | None = None,
        **parts: Unpack[RulingParts],
    ) -> RulingReceipt:
        """Decide about a `report` (verdict "prefer", "deprecate", "withdraw"; with `field` about that one only).

        Or about a record ("merge" it `into` another one), or about an earlier `ruling` ("undo" the one of that number).
        """
        said = {name: part for name, part in parts.items() if part is not None}
        body = {"kind": kind, "record": record, "verdict": verdict, "reason": reason, **said}
        return self._write("/rulings", {"dry_run": dry_run or None}, body, RulingReceipt, idempotency_key)

    def _entries(self, path: str, filters: Mapping[str, Any]) -> Entries:
        return Entries(self._connection, path, _paged(filters), reader(Entry))

    def _read(self, path: str, asked: Mapping[str, Any], shape: type[T]) -> T:
        address = self._connection.at(path, pairs_of(asked))
        return read(shape, self._connection.get(address), address)

    def _whole(self, path: str, asked: Mapping[str, Any], shape: type[T]) -> list[T]:
        return [read(shape, raw, path) for raw in self._read(path, asked, Whole).items]

    def _write(
        self, path: str, asked: Mapping[str, Any], body: Mapping[str, Any], shape: type[T], key: str | None
    ) -> T:
        address = self._connection.at(path, pairs_of(asked))
        return read(shape, self._connection.post(address, msgspec.json.encode(body), key), address)


def _paged(asked: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return pairs_of({**asked, "limit": asked.get("limit") or PAGE})
