"""What a reader finds in a document, before anybody has settled what holds; and what the caller knows of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self, TypedDict

from tracker.ingest.article import Span
from tracker.temporal.model import Domain

Moment = date | datetime


class Given(TypedDict, total=False):
    """What a caller may know of an article, by the names of `Known`."""

    published: Moment | None
    publisher: str | None
    title: str | None
    author: str | None
    address: str | None
    language: str | None
    country: str | None
    zone: str | None
    dateline: str | None
    domain: Domain | None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article, by its page or by the caller; None where nothing is.

    `zone` is an IANA name, `language` an ISO 639 code, `country` two letters of ISO 3166-1,
    `domain` whether it is news or tells a history; no page says that.
    """

    published: Moment | None = None
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    address: str | None = None
    language: str | None = None
    country: str | None = None
    zone: str | None = None
    dateline: str | None = None
    domain: Domain | None = None

    def or_else(self, other: Known) -> Self:
        """This, and where it knows nothing what the other knows."""
        missing = {
            name: getattr(other, name) for name in Known.__dataclass_fields__ if getattr(self, name) is None
        }
        return replace(self, **missing)


@dataclass(frozen=True, slots=True)
class Found:
    """A text, the places of its own paragraphs, what it says about itself, and remarks to the analyst.

    `owner` is whom a copyright line names, where the text has one.
    """

    text: str
    body: tuple[Span, ...]
    known: Known
    remarks: tuple[str, ...] = ()
    owner: str | None = None

    def remarked(self, *remarks: str | None) -> Self:
        """The same with more remarks before its own; None is none."""
        return replace(self, remarks=(*filter(None, remarks), *self.remarks))
