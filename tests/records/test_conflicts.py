from __future__ import annotations

from typing import Any

from tests.records.test_fold import FIRST, FOURTH, JANUARY, ROUND, SATURDAY, TWO_DAYS, WEEKEND, report, ruling
from tracker.records.conflicts import contested
from tracker.records.fold import fold
from tracker.records.lines import claims_read
from tracker.records.reports import Report, Ruling
from tracker.records.vocabulary import Verdict


def found(*reports: Report, rulings: tuple[Ruling, ...] = ()) -> list[dict[str, Any]]:
    state = fold(ROUND, reports, rulings)
    return contested({"conflicts": state.conflicts, "claims": claims_read(state)})


def shown(values: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    return [(v["value"]["edtf"], v["standing"], v["origins"]) for v in values]


def held(publisher: str, day: int, when: dict[str, Any], origin: str | None = None) -> Report:
    return report(publisher, day, {"status": "held", "when": when}, origin)


TWO, ONE = TWO_DAYS | {"edtf": "2026-01-23/2026-01-24"}, SATURDAY


def test_copies_count_once_however_many_there_are() -> None:
    (field,) = found(
        held("AP", 1, TWO),
        held("Paper", 2, ONE),
        held("Copy", 3, ONE, origin="Paper"),
        held("Copy of the copy", 4, ONE, origin="Paper"),
        held("Babel", 5, TWO),
    )
    assert (field["field"], field["settled"]) == ("when", False)
    assert shown(field["values"]) == [
        ("2026-01-23/2026-01-24", "stands", 2),
        ("2026-01-24", "conflict", 1),
    ]


def test_a_weekend_contains_its_saturday_and_contradicts_nobody() -> None:
    assert found(held("A", 1, SATURDAY), held("B", 2, WEEKEND), held("C", 3, JANUARY)) == []


def test_what_is_vaguer_stands_beside_a_conflict_as_vaguer() -> None:
    (field,) = found(held("A", 1, TWO), held("B", 2, ONE), held("C", 3, JANUARY | {"edtf": "2026-01"}))
    standings = {edtf: standing for edtf, standing, _ in shown(field["values"])}
    assert standings["2026-01"] == "vaguer"


def test_a_correction_is_no_conflict_and_counts_for_nobody() -> None:
    assert found(held("A", 1, ONE), held("A", 2, TWO)) == []
    (field,) = found(held("A", 1, ONE), held("A", 2, TWO), held("B", 3, TWO), held("C", 4, ONE))
    assert shown(field["values"]) == [
        ("2026-01-23/2026-01-24", "stands", 2),
        ("2026-01-24", "conflict", 1),
    ]
    assert shown(field["corrected"]) == [("2026-01-24", "corrected", 1)]


def test_a_date_that_moved_is_history_beside_a_conflict() -> None:
    (field,) = found(
        report("A", 1, {"status": "scheduled", "when": FIRST}), held("B", 9, FOURTH), held("C", 10, ONE)
    )
    assert [value["value"]["start"] for value in field["history"]] == ["2026-02-01"]
    assert len(field["values"]) == 2


def test_a_settled_field_says_so_with_what_was_overruled() -> None:
    first = held("A", 1, ONE)
    verdict = ruling(first, Verdict.PREFER, "when")
    (field,) = found(first, held("B", 2, TWO), rulings=(verdict,))
    assert field["settled"] is True
    assert shown(field["values"]) == [("2026-01-24", "stands", 1), ("2026-01-23/2026-01-24", "overruled", 1)]
    assert field["values"][0]["said_by"][0]["reason"] == "because"
