"""Names as the press writes them, all in one database, asked for one by one: what is found, and what is taken."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.building import TALKS, said, store
from tracker.store.database import Database
from tracker.store.names import Question, reconcile

GOLDEN: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "golden" / "names.toml").read_text(encoding="utf-8")
)


def reported(place: int, row: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A row as a report: its kind, and what it says."""
    if row["sort"] == "venue":
        return "venue", {"id": f"n{place}", "name": row["name"]}
    also = {"aliases": row["also"]} if "also" in row else {}
    return "participant", {"id": f"n{place}", "name": row["name"], "sort": row["sort"], **also}


@dataclass
class Tally:
    """How many spellings there are, for how many the right one came first, was taken, and a wrong one was."""

    spellings: int = 0
    first: int = 0
    taken: int = 0
    wrong: int = 0

    @property
    def recall(self) -> float:
        return self.first / self.spellings

    @property
    def taken_share(self) -> float:
        return self.taken / self.spellings


def spellings(row: dict[str, Any]) -> Iterator[str]:
    for written in row["variants"].values():
        yield from written


@pytest.fixture
def tallied(database: Database) -> dict[str, Tally]:
    reports: dict[str, list[dict[str, Any]]] = {"participant": [], "venue": []}
    for place, row in enumerate(GOLDEN["name"]):
        kind, report = reported(place, row)
        reports[kind].append(report)
    store(database, TALKS, said("all", "2026-01-02", **reports))
    tallies = {"tuned": Tally(), "held": Tally()}
    with database.reading() as session:
        for place, row in enumerate(GOLDEN["name"]):
            for text in spellings(row):
                tally = tallies[row["part"]]
                found = reconcile(session, Question(text))
                right = bool(found) and found[0].entity.slug == f"n{place}"
                matched = bool(found) and found[0].match
                tally.spellings += 1
                tally.first += right
                tally.taken += matched and right
                tally.wrong += matched and not right
    return tallies


def test_nothing_wrong_is_taken_and_nearly_everything_is_found(tallied: dict[str, Tally]) -> None:
    assert [tally.wrong for tally in tallied.values()] == [0, 0]
    assert tallied["tuned"].recall >= 0.99
    assert tallied["held"].recall >= 0.94
    assert tallied["tuned"].taken_share >= 0.94
    assert tallied["held"].taken_share >= 0.74


@pytest.mark.parametrize("row", GOLDEN["different"], ids=lambda row: row["asked"])
def test_what_is_different_is_never_taken(database: Database, row: dict[str, Any]) -> None:
    kind, report = reported(0, {**row, "name": row["known"]})
    store(database, TALKS, said("one", "2026-01-02", **{kind: [report]}))
    with database.reading() as session:
        assert not any(each.match for each in reconcile(session, Question(row["asked"], types=(kind,))))


def test_there_are_names_enough() -> None:
    assert len(GOLDEN["name"]) >= 60
    assert {row["part"] for row in GOLDEN["name"]} == {"tuned", "held"}
