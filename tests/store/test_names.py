"""Names looked for in the store: on both clocks, through merges and corrections, in an index that can be made again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, func, select
from sqlmodel import col

from tests.building import NOW, TALKS, end_of, lines, said, store
from tracker.records.problems import validated
from tracker.records.shapes import NewRuling
from tracker.records.tables import EntryName
from tracker.store.database import Database
from tracker.store.names import Question, entities, reconcile, suggest
from tracker.store.projection import rebuild, verify
from tracker.store.rulings import rule

FIRST = said(
    "first",
    "2026-01-10",
    participant=[
        {"id": "envoy", "name": "Pavlo Chernenko", "sort": "person"},
        {"id": "kyiv", "name": "Kyiv"},
    ],
    venue=[{"id": "palace", "name": "Emirates Palace"}, {"id": "abu-dhabi", "name": "Abu Dhabi"}],
)
RENAMED = said(
    "renamed",
    "2026-01-20",
    "First",
    participant=[{"id": "envoy", "name": "Pavlo Zaitsev", "aliases": ["Зайцев"], "sort": "person"}],
)


def called(database: Database, text: str, **query: Any) -> list[str]:
    """The ids of the participants that are called so."""
    return [
        line["id"]
        for line in lines(database, kinds=("participant",), undated="include", called=text, **query)
    ]


def meant(database: Database, text: str) -> list[str]:
    """The ids of what a name may mean, that score high enough to be meant."""
    with database.reading() as session:
        return [each.entity.id for each in reconcile(session, Question(text)) if each.score >= 60]


@pytest.fixture
def renamed(database: Database) -> Database:
    store(database, TALKS, FIRST, RENAMED)
    return database


@pytest.mark.parametrize("text", ["Zaitsev", "Saizew", "Зайцев", "Zaitsev, Pavel", "Envoy Zaitsev"])
def test_a_record_is_found_by_any_spelling_of_its_name(renamed: Database, text: str) -> None:
    assert called(renamed, text) == ["envoy"]
    assert meant(renamed, text) == ["participant/envoy"]


def test_a_name_that_nobody_knew_then_finds_nothing(renamed: Database) -> None:
    assert called(renamed, "Zaitsev", known_on=end_of("2026-01-19")) == []
    assert called(renamed, "Zaitsev", known_on=end_of("2026-01-20")) == ["envoy"]
    assert called(renamed, "Chernenko", known_on=end_of("2026-01-19")) == ["envoy"]


def test_a_name_that_was_not_recorded_then_finds_nothing(renamed: Database) -> None:
    before, after = NOW + timedelta(minutes=1), NOW + timedelta(minutes=2)
    assert called(renamed, "Zaitsev", as_of=before) == []
    assert called(renamed, "Zaitsev", as_of=after) == ["envoy"]


def test_what_one_publisher_corrected_is_still_a_name_that_it_was_called_by(renamed: Database) -> None:
    assert called(renamed, "Tschernenko") == ["envoy"]


def test_a_name_that_an_editor_refused_finds_nothing(renamed: Database) -> None:
    verdict = {"verdict": "withdraw", "report": "first.1.3", "field": "name"}
    facts = {"kind": "participant", "record": "envoy", "reason": "Another man.", **verdict}
    with renamed.writing() as session:
        rule(session, validated(NewRuling, facts), now=NOW + timedelta(hours=1))
    assert called(renamed, "Chernenko") == []
    assert called(renamed, "Chernenko", as_of=NOW + timedelta(minutes=30)) == ["envoy"]


def merged(database: Database, verdict: dict[str, Any], hours: int) -> None:
    facts = {"kind": "venue", "record": "palace", "reason": "The hotel.", **verdict}
    with database.writing() as session:
        rule(session, validated(NewRuling, facts), now=NOW + timedelta(hours=hours))


def test_a_merged_record_is_found_as_its_root_under_both_names_until_they_are_parted(
    renamed: Database,
) -> None:
    merged(renamed, {"verdict": "merge", "into": "abu-dhabi"}, 1)
    assert meant(renamed, "Abu Dhabi") == ["venue/abu-dhabi"]
    assert meant(renamed, "Emirates Palace") == ["venue/abu-dhabi"]
    with renamed.reading() as session:
        found = entities(session, ["venue/palace", "venue/nothing"])
    assert {given: entity.id for given, entity in found.items()} == {"venue/palace": "venue/abu-dhabi"}
    merged(renamed, {"verdict": "undo", "ruling": 1}, 2)
    assert meant(renamed, "Emirates Palace") == ["venue/palace"]


def test_the_index_is_made_again_as_it_stood_and_what_is_missing_is_seen(renamed: Database) -> None:
    merged(renamed, {"verdict": "merge", "into": "abu-dhabi"}, 1)
    with renamed.writing(dry_run=True) as session:
        assert verify(session) == []
    with renamed.writing() as session:
        session.connection().execute(delete(EntryName).where(col(EntryName.token) == "saitsev"))
        session.connection().execute(delete(EntryName).where(col(EntryName.token) == "saisev"))
    assert called(renamed, "Zaitsev", known_on=end_of("2026-01-20")) == []
    with renamed.writing(dry_run=True) as session:
        assert {each.table for each in verify(session)} == {"entry_name"}
    with renamed.writing() as session:
        rebuild(session)
    assert called(renamed, "Zaitsev") == ["envoy"]


def test_only_what_has_a_name_is_in_the_index(database: Database) -> None:
    store(database, TALKS, said("wire", "2026-01-10", round=[{"id": "r", "title": "Abu Dhabi"}]))
    with database.reading() as session:
        assert session.connection().execute(select(func.count()).select_from(EntryName)).scalar() == 0


def test_a_list_by_name_keeps_the_order_of_the_timeline_and_other_filters(renamed: Database) -> None:
    more = said("more", "2026-01-11", participant=[{"id": "a-zaitsev", "name": "Zaitsev", "sort": "person"}])
    store(renamed, more)
    found = called(renamed, "Zaitsev")
    assert found == [
        each["id"]
        for each in lines(renamed, kinds=("participant",), undated="include")
        if each["id"] in found
    ]
    assert sorted(found) == ["a-zaitsev", "envoy"]
    assert called(renamed, "Zaitsev", order="desc") == found[::-1]
    assert called(renamed, "Zaitsev", limit=1) == found[:1]


@pytest.mark.parametrize("text", ["—", "%", "_", "=", "=country:ua", "~", "' OR 1=1 --", "bad" * 100, "١٢٣"])
def test_text_that_is_no_name_finds_nothing(renamed: Database, text: str) -> None:
    assert called(renamed, text) == []
    with renamed.reading() as session:
        assert [each.kind for each in suggest(session, text, skip=0, limit=5) if each.kind != "issue"] == []


def test_the_next_of_equals_is_not_taken_and_one_clearly_ahead_is(database: Database) -> None:
    two = [{"id": each, "name": f"{each} Petrov", "sort": "person"} for each in ("ivan", "oleg")]
    store(database, TALKS, said("wire", "2026-01-10", participant=two))
    with database.reading() as session:
        assert [each.match for each in reconcile(session, Question("Petrov"))] == [False, False]
        assert [each.match for each in reconcile(session, Question("Oleh Petrow"))] == [True, False]
