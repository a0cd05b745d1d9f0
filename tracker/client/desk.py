"""Articles and their drafts on a server, for those who review: taken in, looked at, decided about, and undone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Literal, TypedDict, TypeVar, Unpack
from urllib.parse import quote

import msgspec

from tracker.client.connection import ATTEMPTS, Connection
from tracker.client.pages import Pages
from tracker.client.query import Several, When, pairs_of
from tracker.client.shapes import (
    Article,
    ArticleReceipt,
    ArticleText,
    Draft,
    DraftDetail,
    DraftReceipt,
    read,
)

T = TypeVar("T")

PAGE = 200
"""Articles or drafts that are asked for at once, unless `limit` says otherwise."""


class Facts(TypedDict, total=False):
    """What is known of an article; it holds before what the article says of itself."""

    published: When | None
    publisher: str | None
    title: str | None
    author: str | None
    address: str | None
    language: str | None
    country: str | None
    zone: str | None
    dateline: str | None
    domain: Literal["news", "narrative"] | None
    process: str | None


class Which(TypedDict, total=False):
    """Which drafts; `least` is a confidence from 0 to 1, `q` words that they say, `limit` the size of a page."""

    article: str | None
    kind: Several | None
    status: Several | None
    record: str | None
    least: float | None
    q: str | None
    limit: int | None


class Desk:
    """The articles and drafts of a server: `Timeline(address, key).desk`.

    It needs a key with the scope `draft`; what changes the timeline (`accept`, `accept_all`, `undo`) one with `write`.
    What `draft` has read is decided about only as it was read: where it has changed since, that is refused (412).
    Every method raises what those of `Timeline` do.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def articles(self, *, limit: int | None = None) -> Pages[Article]:
        """The articles, in the order in which they were taken in."""
        return self._pages("/articles", {"limit": limit}, Article)

    def article(self, id: str) -> ArticleText:
        """One article with its text."""
        return self._read(f"/articles/{quote(id, safe='')}", ArticleText)

    def ingest(
        self,
        article: str | bytes,
        media_type: str = "text/plain",
        *,
        dry_run: bool = False,
        idempotency_key: str | None = None,
        **facts: Unpack[Facts],
    ) -> ArticleReceipt:
        """Take in an article and make drafts from it: plain text, a page ("text/html") or "application/pdf".

        A text that is stored is left as it is (`unchanged`). Where the server is busy or the connection breaks, the
        same is sent again, a few times; the server acts once.
        """
        body = article.encode() if isinstance(article, str) else article
        address = self._connection.at("/articles", pairs_of({"dry_run": dry_run or None, **facts}))
        told = self._connection.send(
            "POST",
            address,
            body,
            media_type=media_type,
            idempotency_key=idempotency_key,
            attempts=ATTEMPTS,
        )
        return read(ArticleReceipt, told, address)

    def drafts(self, **which: Unpack[Which]) -> Pages[Draft]:
        """The drafts, in the order in which they were proposed."""
        return self._pages("/drafts", which, Draft)

    def draft(self, number: int) -> DraftDetail:
        """One draft with its evidence, the derivation of its date, and all that was done to it."""
        return self._read(f"/drafts/{number}", DraftDetail)

    def preview(self, number: int) -> DraftReceipt:
        """What accepting a draft would change."""
        return self._read(f"/drafts/{number}/preview", DraftReceipt)

    def accept(self, number: int, *, reason: str | None = None, dry_run: bool = False) -> DraftReceipt:
        """Make a draft a report, and with it those that make what it names."""
        return self._act(number, "accept", _said(reason=reason), dry_run=dry_run)

    def reject(self, number: int, *, reason: str | None = None, dry_run: bool = False) -> DraftReceipt:
        """Say that a draft is no report."""
        return self._act(number, "reject", _said(reason=reason), dry_run=dry_run)

    def merge(self, number: int, into: str, *, dry_run: bool = False) -> DraftReceipt:
        """Say that a draft is about the record of that id."""
        return self._act(number, "merge", {"into": into}, dry_run=dry_run)

    def undo(self, number: int, *, reason: str | None = None, dry_run: bool = False) -> DraftReceipt:
        """Take back the last act on a draft, whoever did it."""
        return self._write("POST", f"/drafts/{number}/undo", _said(reason=reason), dry_run=dry_run)

    def amend(self, number: int, says: Mapping[str, Any], *, dry_run: bool = False) -> DraftReceipt:
        """Change what a draft says, by a JSON Merge Patch of it: `None` takes a member away."""
        if self._seen(number) is None:
            self.draft(number)  # nothing is amended that was not read
        said = {"says": dict(says)}
        return self._write("PATCH", f"/drafts/{number}", said, dry_run=dry_run, seen=self._seen(number))

    def accept_all(
        self,
        least: float,
        *,
        article: str | None = None,
        kind: str | None = None,
        record: str | None = None,
        dry_run: bool = False,
    ) -> DraftReceipt:
        """Accept all pending drafts of at least this confidence that can be reports, in one act."""
        said = _said(least=least, article=article, kind=kind, record=record)
        return self._write("POST", "/drafts/accept", said, dry_run=dry_run)

    def _act(self, number: int, name: str, said: Mapping[str, Any], *, dry_run: bool) -> DraftReceipt:
        path = f"/drafts/{number}/{name}"
        return self._write("POST", path, said, dry_run=dry_run, seen=self._seen(number))

    def _seen(self, number: int) -> str | None:
        return self._connection.tag(self._connection.at(f"/drafts/{number}"))

    def _pages(self, path: str, asked: Mapping[str, Any], shape: type[T]) -> Pages[T]:
        pairs = pairs_of({**asked, "limit": asked.get("limit") or PAGE})
        return Pages(self._connection, path, pairs, partial(read, shape))

    def _read(self, path: str, shape: type[T]) -> T:
        address = self._connection.at(path)
        return read(shape, self._connection.get(address), address)

    def _write(
        self, method: str, path: str, said: Mapping[str, Any], *, dry_run: bool, seen: str | None = None
    ) -> DraftReceipt:
        address = self._connection.at(path, pairs_of({"dry_run": dry_run or None}))
        body = msgspec.json.encode(said)
        return read(DraftReceipt, self._connection.send(method, address, body, seen=seen), address)


def _said(**parts: Any) -> dict[str, Any]:
    """The members of a body that say something."""
    return {name: part for name, part in parts.items() if part is not None}
