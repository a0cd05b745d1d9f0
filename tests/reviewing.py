"""An article with its drafts for tests, short enough to be seen whole."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session

from tests.building import NOW
from tracker.ingest.article import Article
from tracker.ingest.desk import Asked, Found, Rules
from tracker.ingest.draft import Draft
from tracker.records.vocabulary import Kind
from tracker.store.articles import ArticleReceipt, Likeness, store
from tracker.store.database import Database

TEXT = (
    "GENEVA - Envoys of Aland and Borduria will meet again in Geneva on Sunday, officials said.\n\n"
    "Minister Ada Lund told the Courier that Aland would accept a ceasefire.\n\n"
    "A senior official denied that any map had been drawn."
)


def evidence(words: str, text: str = TEXT) -> dict[str, Any]:
    """Quoted words with their place."""
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def article(text: str = TEXT, **facts: Any) -> Article:
    """An article of the Courier of 27 January 2026, a Tuesday."""
    spans, start = [], 0
    for paragraph in text.split("\n\n"):
        spans.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    given = {"published": date(2026, 1, 27), "publisher": "Courier", "title": "Talks go on", **facts}
    return Article(text=text, body=tuple(spans), **given)


def draft(kind: str, confidence: float, *, joins: bool = False, **says: Any) -> Draft:
    """A draft that says so."""
    return Draft(Kind(kind), says, confidence, joins, (f"{says['id']} stands in the text",))


PROCESS = draft("process", 0.8, id="talks", title="Talks of Aland and Borduria", evidence=evidence("Envoys"))
LUND = draft(
    "participant", 0.9, id="ada-lund", name="Ada Lund", sort="person", evidence=evidence("Minister Ada Lund")
)
VENUE = draft("venue", 0.95, id="geneva", name="Geneva", evidence=evidence("in Geneva"))
ROUND = draft(
    "round",
    0.85,
    id="second",
    status="scheduled",
    venue="geneva",
    when={"expression": "on Sunday", "sentence": "Envoys will meet again in Geneva on Sunday"},
    evidence=evidence("will meet again in Geneva on Sunday"),
)
POSITION = draft(
    "position",
    0.7,
    id="courier-lund-ceasefire",
    holder="ada-lund",
    issue="ceasefire",
    stance="accept",
    summary="Aland would accept a ceasefire",
    evidence=evidence("Aland would accept a ceasefire"),
)
UNNAMED = draft(
    "participant",
    0.6,
    id="senior-official",
    name="a senior official",
    unnamed=True,
    evidence=evidence("A senior official"),
)
DRAFTS = (LUND, VENUE, ROUND, POSITION, UNNAMED)


def ingest(
    database: Database, read: Article | None = None, drafts: Sequence[Draft] = DRAFTS, **how: Any
) -> ArticleReceipt:
    """Store an article with its drafts about the talks."""
    how = {"process": "talks", "now": NOW, "by": "test", **how}
    with database.writing() as session:
        return store(session, read or article(), drafts, **how)


def like(simhash: int, within: int = 3) -> Likeness:
    """A fingerprint."""
    return Likeness(simhash, within)


def knows_nothing(_: Session) -> None:
    """What is known before an article is read, where nothing is."""


def finds_the_venue(asked: Asked) -> Found:
    """A draft of the first Geneva in a text; another process calls it."""
    read = asked.article
    if "Endless" in read.text:
        time.sleep(60)
    start = read.text.find("Geneva")
    place = {"text": "Geneva", "start": start, "end": start + len("Geneva")}
    return Found([] if start < 0 else [draft("venue", 0.9, id="geneva", name="Geneva", evidence=place)])


VENUES = Rules(knows_nothing, finds_the_venue)
"""Rules that find only where talks are: what drafting really finds is tested by itself."""
