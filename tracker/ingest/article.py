"""An article as it is read: its text unchanged, which parts of it are its own words, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.temporal.model import Domain

Span = tuple[int, int]
"""Start and end, in characters of the article's text; the end is excluded."""


@dataclass(frozen=True, slots=True)
class Article:
    """What drafts are made from; every place in it is a place in `text`.

    `body` are the paragraphs that are the article's own words, in order: without the headline, the dateline, related
    headlines, comment forms and copyright lines. `published` is what relative dates are measured from; in the `domain`
    of a narrative they go on from where the story has come to. `remarks` are sentences to the analyst about how the
    article was read, such as two dates of publication that differ.
    """

    text: str
    body: tuple[Span, ...]
    published: date | datetime
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    address: str | None = None
    language: str = "en"
    country: str | None = None
    zone: str = "UTC"
    dateline: str | None = None
    domain: Domain = "news"
    remarks: tuple[str, ...] = ()
