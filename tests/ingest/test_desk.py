"""The desk of a service: what the process that drafts is told."""

from __future__ import annotations

import time
from datetime import date

import pytest

from tests.building import TALKS, said, store
from tracker.errors import InputInvalid
from tracker.ingest import desk
from tracker.ingest.article import Article
from tracker.ingest.desk import Asked, Desks, Found, Rules
from tracker.ingest.known import known
from tracker.store.database import Database


def told(asked: Asked) -> Found:
    """Answers, in another process, with what it was told to be known; asleep where the text says so."""
    if asked.article.text == "sleep":
        time.sleep(60)
    return Found((), ("nothing new" if asked.known is None else f"{len(asked.known.venues)} venues",))


def article(text: str) -> Article:
    return Article(text, ((0, len(text)),), date(2026, 3, 7), publisher="The Harbour Post")


def test_what_is_known_is_told_once_and_anew_to_a_new_process(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "SECONDS_TO_DRAFT", 2.0)
    store(database, TALKS, said("a", "2026-01-27", venue=[{"id": "geneva", "name": "Geneva"}]))
    desks = Desks(Rules(known, told), at_once=1)

    def remark(text: str) -> str:
        with database.reading() as session:
            return desks.drafts(session, article(text), None).remarks[0]

    try:
        assert [remark("one"), remark("two")] == ["1 venues", "nothing new"]
        store(database, said("b", "2026-01-28", venue=[{"id": "oslo", "name": "Oslo"}]))
        assert [remark("three"), remark("four")] == ["2 venues", "nothing new"]
        with pytest.raises(InputInvalid, match="expected a shorter text"):
            remark("sleep")
        assert [remark("five"), remark("six")] == ["2 venues", "nothing new"]
    finally:
        desks.close()
