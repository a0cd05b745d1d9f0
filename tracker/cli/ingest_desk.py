"""From an article to stored drafts: what is known is asked, drafts are made, both are stored in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from sqlmodel import Session

from tracker import clock
from tracker.cli.options import opened
from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.likeness import likeness, within
from tracker.store import articles, audit
from tracker.store.articles import ArticleReceipt, Likeness
from tracker.store.audit import Stored
from tracker.store.database import Database


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an article; `drafts` are those that were made now, none where it was stored before."""

    article: Article
    receipt: ArticleReceipt
    drafts: tuple[Draft, ...]


class Desk:
    """Takes in articles, each in a transaction of its own, or with `dry_run` in one that is rolled back."""

    def __init__(self, store: Database, *, process: str | None, dry_run: bool) -> None:
        self._store, self._process, self._dry_run = store, process, dry_run

    def take(self, article: Article, *, name: str) -> Taken:
        """Store an article with its drafts; one whose text is stored is left as it is.

        Raises:
            InputInvalid: the article would be no source, or one of its drafts no report.

        """
        now = clock.now()
        with self._store.writing(dry_run=self._dry_run) as session:
            before = articles.find(session, article.text, article.publisher)
            signed = (
                article
                if article.publisher
                else _unsigned(article, before.publisher if before else None, name)
            )
            made = () if before else _drafted(session, signed)
            return Taken(signed, self._stored(session, signed, made, now), made)

    def _stored(
        self, session: Session, article: Article, made: tuple[Draft, ...], now: datetime
    ) -> ArticleReceipt:
        told = likeness(article)
        near = within(told.words)
        receipt = articles.store(
            session,
            article,
            made,
            process=self._process,
            likeness=Likeness(told.simhash, near) if near is not None else None,
            now=now,
        )
        if not receipt.unchanged:
            note = f"article {receipt.article} with {len(made)} drafts"
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


def _drafted(session: Session, article: Article) -> tuple[Draft, ...]:
    return tuple(drafts(article, Known.none()).drafts)


def _unsigned(article: Article, publisher: str | None, name: str) -> Article:
    """An article that names no publisher, under its site or a name of its own: two unknown outlets are not one."""
    site = urlsplit(article.address or "").hostname
    publisher = publisher or site or f"unnamed outlet ({name})"
    remark = f"No publisher was found; it is called {publisher!r} until --publisher says better."
    return replace(article, publisher=publisher, remarks=(*article.remarks, remark))
