"""From an article to stored drafts: what is known is asked, drafts are made, both are stored in one transaction.

This is how it is done in a database; `ingest_server` has a server do it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from sqlmodel import Session

from tracker import clock
from tracker.cli.place import Place
from tracker.errors import TrackerError
from tracker.ingest.article import Article
from tracker.ingest.desk import likeness_of
from tracker.ingest.draft import Draft
from tracker.ingest.drafting import Drafting, Known, drafts
from tracker.ingest.known import known, with_drafts
from tracker.ingest.reading import Given
from tracker.ingest.sound import sound
from tracker.store import articles, audit
from tracker.store.articles import ArticleReceipt
from tracker.store.audit import Stored
from tracker.store.database import Database

if TYPE_CHECKING:
    from tracker.client.connection import Connection


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an article; `drafts` are those that were made now, none where it was stored before."""

    article: Article
    receipt: ArticleReceipt
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it was read, under the name of its file; `raw` and `facts` are what it was read from."""

    article: Article
    name: str
    raw: Callable[[], bytes]
    facts: Given


class PlaceFailed(TrackerError):
    """The place takes no articles at all: going on with the next one would be in vain."""

    title = "No articles are taken"


class Desk(Protocol):
    """Takes in articles somewhere; what is stored there is left as it is."""

    def take(self, document: Document) -> Taken:
        """Store an article with its drafts; raises a TrackerError where it is refused."""

    def with_drafts(self, taken: Taken) -> Taken:
        """The same with the drafts that were made now, where `take` did not tell them."""


class InDatabase:
    """Takes in articles, each in a transaction of its own, or with `dry_run` in one that is rolled back.

    What is known is asked once, and grows with each article: nobody decides on drafts while a folder is ingested.
    """

    def __init__(self, store: Database, *, process: str | None, dry_run: bool) -> None:
        self._store, self._process, self._dry_run = store, process, dry_run
        self._known: Known | None = None

    def take(self, document: Document) -> Taken:
        """Store an article with its drafts; one whose text is stored is left as it is.

        Raises:
            InputInvalid: the article would be no source, or one of its drafts no report.

        """
        article = document.article
        with self._store.reading() as session:
            before = articles.find(session, article.text, article.publisher)
            if self._known is None and before is None:
                self._known = known(session)
        known_as = before.publisher if before else None
        signed = article if article.publisher else unsigned(article, known_as, document.name)
        # Drafts are made before the transaction begins: nobody has to wait for that.
        made = Drafting(()) if before or not self._known else self._drafted(signed, self._known)
        signed = replace(signed, remarks=(*signed.remarks, *made.remarks))
        with self._store.writing(dry_run=self._dry_run) as session:
            return Taken(signed, self._stored(session, signed, made), made.drafts)

    def with_drafts(self, taken: Taken) -> Taken:
        """The same: its drafts are told already."""
        return taken

    def _drafted(self, article: Article, so_far: Known) -> Drafting:
        made = sound(drafts(article, so_far, self._process))
        self._known = with_drafts(so_far, article, made.drafts, self._process)
        return made

    def _stored(self, session: Session, article: Article, made: Drafting) -> ArticleReceipt:
        now, process = clock.now(), self._process or made.process
        receipt = articles.store(
            session, article, made.drafts, process=process, likeness=likeness_of(article), now=now
        )
        if not receipt.unchanged:
            note = f"article {receipt.article} with {len(made.drafts)} drafts"
            audit.typed(session, "ingest", Stored(note=note), now=now)
        return receipt


def desk(place: Place, *, process: str | None, dry_run: bool) -> AbstractContextManager[Desk]:
    """The desk at a place, closed at the end; raises what `Place.opened_as` does."""

    def here(store: Database) -> Desk:
        return InDatabase(store, process=process, dry_run=dry_run)

    def there(connection: Connection) -> Desk:
        from tracker.cli.ingest_server import OnServer  # noqa: PLC0415 - a database needs no HTTP client
        from tracker.client.desk import Desk as OfServer  # noqa: PLC0415 - as above

        return OnServer(OfServer(connection), process=process, dry_run=dry_run)

    return place.opened_as(here, there)


def unsigned(article: Article, publisher: str | None, name: str) -> Article:
    """An article that names no publisher, under its site or a name of its own: two unknown outlets are not one."""
    site = urlsplit(article.address or "").hostname
    publisher = publisher or site or f"unnamed outlet ({name})"
    remark = f"No publisher was found; it is called {publisher!r} until --publisher says better."
    return replace(article, publisher=publisher, remarks=(*article.remarks, remark))
