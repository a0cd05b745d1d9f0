"""Positions that dispute, corroborate or deny each other: told of one, shown on the other, as known then."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.building import NOW, TALKS, end_of, lines, said, store
from tracker.errors import InputInvalid
from tracker.records.shapes import NewRuling
from tracker.records.vocabulary import Kind, Verdict
from tracker.store.database import Database
from tracker.store.projection import verify
from tracker.store.rulings import rule

CLAIM = said(
    "a",
    "2026-01-10",
    participant=[{"id": "ministry", "name": "Ministry"}, {"id": "envoy"}],
    position=[{"id": "claim", "holder": "ministry", "stance": "demand", "issue": "donbas"}],
)
ANSWER = said(
    "b",
    "2026-01-15",
    position=[
        {"id": "answer", "holder": "envoy", "stance": "denial", "summary": "Not so.", "denies": ["claim"]}
    ],
)
KEYS = ("disputed_in", "corroborated_in", "denied_in")


def position(database: Database, slug: str, **query: Any) -> dict[str, Any]:
    found = {line["id"]: line for line in lines(database, kinds=("position",), **query)}
    return found[slug]


def sound(database: Database) -> bool:
    with database.writing(dry_run=True) as session:
        return verify(session) == []


def test_a_position_names_what_it_denies_and_the_denied_one_shows_by_whom(database: Database) -> None:
    store(database, TALKS, CLAIM, ANSWER)
    assert position(database, "answer")["denies"] == [
        {"id": "claim", "holder": "ministry", "stance": "demand", "summary": None}
    ]
    claim = position(database, "claim")
    assert claim["denied_in"] == [
        {"id": "answer", "holder": "envoy", "stance": "denial", "summary": "Not so."}
    ]
    assert (claim["disputed_in"], claim["corroborated_in"], claim["disputed_by"]) == ([], [], None)
    assert sound(database)


def test_before_the_answer_was_published_or_recorded_nobody_saw_it(database: Database) -> None:
    receipts = store(database, TALKS, CLAIM, ANSWER)
    assert position(database, "claim", known_on=end_of("2026-01-14"))["denied_in"] == []
    assert position(database, "claim", as_of=receipts[1].recorded_at)["denied_in"] == []
    assert len(position(database, "claim", known_on=end_of("2026-01-15"))["denied_in"]) == 1


def test_all_three_relations_are_shown_and_sources_add_up(database: Database) -> None:
    more = said(
        "c",
        "2026-01-16",
        position=[
            {"id": "answer", "disputes": ["claim"]},
            {"id": "echo", "holder": "ministry", "corroborates": ["claim", "answer"]},
        ],
    )
    store(database, TALKS, CLAIM, ANSWER, more)
    claim = position(database, "claim")
    assert {key: [one["id"] for one in claim[key]] for key in KEYS} == {
        "disputed_in": ["answer"],
        "corroborated_in": ["echo"],
        "denied_in": ["answer"],
    }
    assert [one["id"] for one in position(database, "answer")["corroborated_in"]] == ["echo"]
    assert sound(database)


def test_an_answer_that_changes_its_words_is_shown_with_its_new_ones_from_then_on(database: Database) -> None:
    store(database, TALKS, CLAIM, ANSWER)
    store(database, said("d", "2026-01-20", position=[{"id": "answer", "summary": "Never."}]))
    assert position(database, "claim")["denied_in"][0]["summary"] == "Never."
    assert position(database, "claim", known_on=end_of("2026-01-19"))["denied_in"][0]["summary"] == "Not so."
    assert sound(database)


def test_an_answer_that_is_withdrawn_answers_no_more(database: Database) -> None:
    receipts = store(database, TALKS, CLAIM, ANSWER)
    decision = NewRuling(
        kind=Kind.POSITION,
        record="answer",
        report="b.1.1",
        field="denies",
        verdict=Verdict.WITHDRAW,
        reason="Misread",
    )
    with database.writing() as session:
        rule(session, decision, now=NOW + timedelta(hours=1))
    assert position(database, "claim")["denied_in"] == []
    assert len(position(database, "claim", as_of=receipts[-1].recorded_at)["denied_in"]) == 1
    assert sound(database)


def test_a_correction_that_takes_the_answer_back_takes_it_from_the_other(database: Database) -> None:
    store(database, TALKS, CLAIM, ANSWER)
    better = said("b", "2026-01-15", position=[{"id": "answer", "holder": "envoy", "stance": "concern"}])
    store(database, better, correction=True)
    assert position(database, "claim")["denied_in"] == []
    assert sound(database)


def test_the_order_in_which_they_arrive_does_not_matter(database: Database) -> None:
    early = said("a", "2026-01-10", position=[{"id": "claim", "stance": "demand"}])
    late = said("b", "2026-01-09", position=[{"id": "answer", "stance": "denial", "denies": ["claim"]}])
    store(database, TALKS, early, late)
    claim = position(database, "claim", known_on=end_of("2026-01-10"))
    assert [one["id"] for one in claim["denied_in"]] == ["answer"]
    assert sound(database)


def test_an_answer_to_nothing_is_refused_with_the_nearest_position(database: Database) -> None:
    store(database, TALKS, CLAIM)
    wrong = said("b", "2026-01-15", position=[{"id": "answer", "disputes": ["clam"]}])
    with pytest.raises(InputInvalid) as refused:
        store(database, wrong)
    (problem,) = refused.value.problems
    assert problem.pointer == "/position/0/disputes/0"
    assert "claim" in problem.expected
