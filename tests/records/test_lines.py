from __future__ import annotations

import json
from typing import Any

import pytest

from tests.records.test_fold import FIRST, report
from tracker.records.fold import fold
from tracker.records.lines import line, own_fields, unseen
from tracker.records.references import ANSWERS, references
from tracker.records.reports import RecordKey
from tracker.records.vocabulary import Kind

COMMON = {
    *("id", "kind", "process", "title", "summary", "status", "when", "venue", "participants", "issues"),
    *("conflicts", "claims", "rulings", "sources"),
}


def made(kind: Kind, says: dict[str, Any]) -> dict[str, Any]:
    record = RecordKey(kind, "some-record")
    found = line(fold(record, [report("A", 1, says)]), unseen, {"territory": "Territory"}, lambda _: FIRST)
    body: dict[str, Any] = json.loads(found.body)
    return body | {"_participants": found.participants, "_issues": found.issues}


@pytest.mark.parametrize("kind", list(Kind))
def test_every_key_is_there_even_when_nothing_is_known(kind: Kind) -> None:
    body = made(kind, {})
    shown_by_others = set(ANSWERS.values()) if kind is Kind.POSITION else set()
    assert set(body) == COMMON | set(own_fields(kind)) | shown_by_others | {"_participants", "_issues"}
    assert body["title"] == ("somebody: a statement" if kind is Kind.POSITION else "Some record")


def test_ids_of_records_become_names() -> None:
    body = made(
        Kind.ROUND,
        {
            "process": "talks",
            "delegations": [{"party": "russia", "members": [{"participant": "kostyukov", "role": "head"}]}],
            "hosts": ["uae"],
            "issues": ["territory"],
            "part_of": "whole",
        },
    )
    assert body["process"] == {"id": "talks", "title": None}
    assert body["delegations"] == [
        {
            "party": {"id": "russia", "name": None},
            "members": [{"id": "kostyukov", "name": None, "role": "head"}],
        }
    ]
    assert body["hosts"] == [{"id": "uae", "name": None}]
    assert body["issues"] == [{"id": "territory", "title": "Territory"}]
    assert body["part_of"] == {"id": "whole", "title": None}
    assert body["_participants"] == {("russia", "party"), ("kostyukov", "head"), ("uae", "host")}
    assert [(p["id"], p["role"]) for p in body["participants"]] == [
        ("russia", "party"),
        ("kostyukov", "head"),
        ("uae", "host"),
    ]


def test_a_position_says_who_said_what() -> None:
    assert made(Kind.POSITION, {"holder": "kremlin", "quote": "no"})["title"] == "kremlin: “no”"
    assert made(Kind.POSITION, {"holder": "kremlin", "summary": "Refuses"})["title"] == "kremlin: Refuses"


@pytest.mark.parametrize(("kind", "basis"), [(Kind.POSITION, "reported"), (Kind.MILESTONE, "reported")])
def test_what_is_said_without_a_date_is_placed_on_the_day_of_its_report(kind: Kind, basis: str) -> None:
    assert made(kind, {})["when"]["basis"] == basis


@pytest.mark.parametrize("kind", [Kind.ROUND, Kind.VENUE, Kind.PARTICIPANT, Kind.PROCESS])
def test_no_date_is_invented_for_what_has_none(kind: Kind) -> None:
    assert made(kind, {})["when"] is None


def test_references_name_their_place_and_role() -> None:
    says = {"holder": "a", "disputed_by": ["b"], "round": "r", "summary": "a"}
    found = [
        (r.path, r.record.kind, r.record.slug, r.role)
        for r in references(RecordKey(Kind.POSITION, "p"), says)
    ]
    assert found == [
        (("holder",), "participant", "a", "holder"),
        (("disputed_by", 0), "participant", "b", "disputed by"),
        (("round",), "round", "r", None),
    ]
