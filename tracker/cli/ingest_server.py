"""From an article to drafts on a server: read here, so that its day is known; sent as it is, and drafted there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from tracker.cli.ingest_desk import Document, PlaceFailed, Taken, unsigned
from tracker.cli.refused import ServerRefused
from tracker.client.desk import Desk, Facts
from tracker.client.failures import ClientError, Refused
from tracker.client.shapes import ArticleReceipt as Told
from tracker.ingest.draft import Draft
from tracker.ingest.reading.kinds import media_type_of
from tracker.ingest.reading.settle import FROM_THE_NAME
from tracker.records.vocabulary import Kind
from tracker.store.articles import ArticleReceipt

OF_ALL = frozenset({401, 403, 404, 405, 429, 503})
"""Refusals that are not about one article: the next one would be refused too."""


class OnServer:
    """Has a server take in articles, one after the other; what it has stored it leaves as it is."""

    def __init__(self, desk: Desk, *, process: str | None, dry_run: bool) -> None:
        self._desk, self._process, self._dry_run = desk, process, dry_run

    def take(self, document: Document) -> Taken:
        """Have an article stored with its drafts.

        Raises:
            ServerRefused: the server does not take this article.
            PlaceFailed: it takes none, or there is no whole answer from it.

        """
        with _explained():
            article, raw = document.article, document.raw()
            facts = _facts(document, self._process)
            try:
                told = self._sent(raw, facts)
            except Refused as refused:
                if article.publisher or "/publisher" not in {fault.place for fault in refused.errors}:
                    raise
                article = unsigned(article, None, document.name)
                facts["publisher"] = article.publisher
                told = self._sent(raw, facts)
            if article.publisher is None:  # the text is stored, under a name that only the server knows
                known_as = self._desk.article(told.article).publisher
                article = unsigned(article, known_as, document.name)
        return Taken(article, _receipt(told), ())

    def with_drafts(self, taken: Taken) -> Taken:
        """The same with the drafts that the server has just made; it tells none of a dry run."""
        if taken.receipt.unchanged or self._dry_run:
            return taken
        with _explained():
            found = self._desk.drafts(article=taken.receipt.article).to_list()
        drafts = (Draft(Kind(one.kind), one.says, one.confidence, one.joins, one.reasons) for one in found)
        return replace(taken, drafts=tuple(drafts))

    def _sent(self, raw: bytes, facts: Facts) -> Told:
        return self._desk.ingest(raw, media_type_of(raw), dry_run=self._dry_run, **facts)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        told = ServerRefused(refused)
        if refused.status in OF_ALL:
            raise PlaceFailed(str(told)) from None
        raise told from None
    except ClientError as error:
        raise PlaceFailed(str(error)) from None


def _facts(document: Document, process: str | None) -> Facts:
    """What was given, and the day in the name of the file where nothing better says it: the server sees no name."""
    facts: Facts = {**document.facts, "process": process}
    if FROM_THE_NAME in document.article.remarks:
        facts["published"] = document.article.published
    return facts


def _receipt(told: Told) -> ArticleReceipt:
    parts: dict[str, Any] = {name: getattr(told, name) for name in ArticleReceipt.__dataclass_fields__}
    return ArticleReceipt(**parts)
