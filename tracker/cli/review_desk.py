"""The drafts that `tracker review` goes through: those of a database here, or of a server (`review_server`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Literal, Protocol

import msgspec
from sqlmodel import Session

from tracker import clock
from tracker.cli import review_told
from tracker.cli.place import Place
from tracker.cli.review_told import Told
from tracker.records.vocabulary import DraftStatus
from tracker.store import audit, drafts, review
from tracker.store.audit import Stored
from tracker.store.database import Database
from tracker.store.drafts import DraftQuery
from tracker.store.review import DraftReceipt

if TYPE_CHECKING:
    from tracker.client.connection import Connection

Act = Literal["accept", "reject", "amend", "merge", "undo"]
"""What is done to one draft; `amend` is given a JSON Merge Patch, `merge` the id of a record, the others nothing."""


class Drafts(Protocol):
    """Drafts somewhere; every method raises a TrackerError where it is refused."""

    def numbers(self, query: DraftQuery) -> list[int]:
        """The numbers of the drafts that fit, in the order in which they came."""

    def draft(self, number: int) -> Told:
        """One draft, as `GET /drafts/{number}` shows it."""

    def preview(self, number: int) -> Told:
        """What accepting it would change."""

    def act(self, act: Act, number: int, *given: Any) -> Told:
        """Decide about one draft; returns the receipt."""

    def accept_all(self, query: DraftQuery) -> list[Told]:
        """Accept all pending drafts that fit and can be reports; returns the receipts."""


def drafts_at(place: Place) -> AbstractContextManager[Drafts]:
    """The drafts at a place, closed at the end; raises what `Place.opened_as` does."""
    return place.opened_as(InDatabase, _on_server)


def _on_server(connection: Connection) -> Drafts:
    from tracker.cli.review_server import OnServer  # noqa: PLC0415 - a database needs no HTTP client
    from tracker.client.desk import Desk  # noqa: PLC0415 - as above

    return OnServer(Desk(connection))


_ACTS: Mapping[Act, Callable[..., DraftReceipt]] = {
    "accept": review.accept,
    "reject": review.reject,
    "amend": review.amend,
    "merge": review.merge,
    "undo": review.undo,
}


class InDatabase:
    """The drafts in an open database; what is done to them is told to the audit."""

    def __init__(self, store: Database) -> None:
        self._store = store

    def numbers(self, query: DraftQuery) -> list[int]:
        """The numbers of the drafts that fit."""
        with self._store.reading() as session:
            return drafts.numbers(session, query)

    def draft(self, number: int) -> Told:
        """One draft."""
        with self._store.reading() as session:
            return drafts.draft(session, number)

    def preview(self, number: int) -> Told:
        """What accepting it would change."""
        with self._store.writing(dry_run=True) as session:
            return _decoded(drafts.preview(session, number, now=clock.now()))

    def act(self, act: Act, number: int, *given: Any) -> Told:
        """Decide about one draft."""
        return self._carried_out(
            lambda session: _ACTS[act](session, number, *given, now=clock.now(), by=audit.COMMAND_LINE)
        )

    def accept_all(self, query: DraftQuery) -> list[Told]:
        """Accept all that fit, in one act."""

        def accept(session: Session) -> DraftReceipt:
            numbers = drafts.numbers(session, query)
            return review.accept_all(session, numbers, now=clock.now(), by=audit.COMMAND_LINE)

        return [self._carried_out(accept)]

    def _carried_out(self, act: Callable[[Session], DraftReceipt]) -> Told:
        with self._store.writing() as session:
            receipt = act(session)
            told = _decoded(receipt.as_dict())
            if not receipt.unchanged:
                source = receipt.sources[0] if receipt.sources else {"id": None, "revision": None}
                note = "; ".join(review_told.done(told))[:500]
                audit.typed(
                    session, "review", Stored(source["id"], source["revision"], note=note), now=clock.now()
                )
        return told


def pending(article: str | None, kinds: tuple[str, ...], least: float | None) -> DraftQuery:
    """The drafts that wait for a decision, of an article, of some kinds, of at least some confidence."""
    return DraftQuery(article=article, kinds=kinds, statuses=(DraftStatus.PENDING.value,), least=least)


def _decoded(receipt: dict[str, Any]) -> Told:
    """A receipt as plain values."""
    decoded: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(receipt))
    return decoded
