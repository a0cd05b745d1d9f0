"""From an article to stored drafts: what is known is asked, drafts are made, both are stored in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from sqlmodel import Session

from tracker import clock
from tracker.cli.options import opened
from tracker.ingest.article import Article
from tracker.ingest.desk import likeness_of
from tracker.ingest.draft import Draft
from tracker.ingest.drafting import Drafting, Known, drafts
from tracker.ingest.known import known, with_drafts
from tracker.ingest.sound import sound
from tracker.store import articles, audit
from tracker.store.articles import ArticleReceipt
from tracker.store.audit import Stored
from tracker.store.database import Database


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an article; `drafts` are those that were made now, none where it was stored before."""

    article: Article
    receipt: ArticleReceipt
    drafts: tuple[Draft, ...]


class Desk:
    """Takes in articles, each in a transaction of its own, or with `dry_run` in one that is rolled back.

    What is known is asked once, and grows with each article: nobody decides on drafts while a folder is ingested.
    """

    def __init__(self, store: Database, *, process: str | None, dry_run: bool) -> None:
        self._store, self._process, self._dry_run = store, process, dry_run
        self._known: Known | None = None

    def take(self, article: Article, *, name: str) -> Taken:
        """Store an article with its drafts; one whose text is stored is left as it is.

        Raises:
            InputInvalid: the article would be no source, or one of its drafts no report.

        """
        with self._store.reading() as session:
            before = articles.find(session, article.text, article.publisher)
            if self._known is None and before is None:
                self._known = known(session)
        known_as = before.publisher if before else None
        signed = article if article.publisher else _unsigned(article, known_as, name)
        # Drafts are made before the transaction begins: nobody has to wait for that.
        made = Drafting(()) if before or not self._known else self._drafted(signed, self._known)
        signed = replace(signed, remarks=(*signed.remarks, *made.remarks))
        with self._store.writing(dry_run=self._dry_run) as session:
            return Taken(signed, self._stored(session, signed, made), made.drafts)

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


@contextmanager
def desk(database: str, *, process: str | None, dry_run: bool) -> Iterator[Desk]:
    """The desk at a database, closed at the end.

    Raises:
        DatabaseNotReady: it cannot be reached, or `tracker migrate` has to be run first.

    """
    with opened(database) as store:
        yield Desk(store, process=process, dry_run=dry_run)


def _unsigned(article: Article, publisher: str | None, name: str) -> Article:
    """An article that names no publisher, under its site or a name of its own: two unknown outlets are not one."""
    site = urlsplit(article.address or "").hostname
    publisher = publisher or site or f"unnamed outlet ({name})"
    remark = f"No publisher was found; it is called {publisher!r} until --publisher says better."
    return replace(article, publisher=publisher, remarks=(*article.remarks, remark))
