from __future__ import annotations

from typing import Any

import pytest

from tracker.records.dating import WhenInvalid, dated, known_at, local, outlook, reported_on
from tracker.records.problems import validated
from tracker.records.shapes import NewSource, RoundReport
from tracker.records.vocabulary import Kind


def source(**more: Any) -> NewSource:
    return validated(NewSource, {"id": "wire", "publisher": "Wire", "published": "2026-01-27", **more})


def read(when: object, kind: Kind = Kind.ROUND, status: str | None = None, **more: Any) -> dict[str, Any]:
    report = validated(RoundReport, {"id": "r", "when": when})
    assert report.when is not None
    return dated(report.when, source(**more), None, outlook(kind, status), "/round/0/when")


@pytest.mark.parametrize(
    ("kind", "status", "edtf", "cue"),
    [
        (Kind.ROUND, "scheduled", "2026-02-01", "status scheduled"),
        (Kind.ROUND, "held", "2026-01-25", "status held"),
        (Kind.MILESTONE, "reached", "2026-01-25", "status reached"),
        (Kind.POSITION, None, "2026-01-25", "a statement has been made"),
    ],
)
def test_what_is_known_of_a_report_decides_which_sunday_and_is_named_as_the_cue(
    kind: Kind, status: str | None, edtf: str, cue: str
) -> None:
    stored = read("on Sunday", kind, status)
    assert (stored["edtf"], stored["cue"]) == (edtf, cue)


def test_where_nothing_decides_both_readings_are_kept() -> None:
    stored = read("on Sunday")
    assert stored["ambiguous"]
    assert stored["edtf"] == "[2026-01-25,2026-02-01]"


def test_the_sentence_of_a_when_goes_before_the_evidence() -> None:
    stored = read({"expression": "on Sunday", "sentence": "They will meet on Sunday."})
    assert (stored["edtf"], stored["cue"]) == ("2026-02-01", "will meet")


def test_an_anchor_that_an_editor_states_takes_the_place_of_publication() -> None:
    stored = read({"expression": "yesterday", "anchor": "2026-01-20"})
    assert stored["edtf"] == "2026-01-19"
    assert stored["anchor"] == {"kind": "stated", "on": "2026-01-20", "text": None}


def test_a_day_is_reckoned_on_the_clock_of_the_source(  # 00:30 in Moscow is still yesterday in London
) -> None:
    assert read("today", published="2026-02-04T21:30:00Z", zone="Europe/Moscow")["edtf"] == "2026-02-05"
    assert read("today", published="2026-02-05T00:30:00", zone="Europe/Moscow")["edtf"] == "2026-02-05"
    assert read("today", published="2026-02-04T21:30:00Z")["edtf"] == "2026-02-04"


@pytest.mark.parametrize("when", ["on Blursday", {"edtf": "2026-02-30"}, {"edtf": "x"}, "31 February 2026"])
def test_what_gives_no_date_says_where_and_what_to_do(when: object) -> None:
    with pytest.raises(WhenInvalid) as raised:
        read(when)
    assert raised.value.problem.pointer == "/round/0/when"
    assert "an edtf beside them" in raised.value.problem.expected


def test_a_day_counts_as_known_from_its_start_and_an_instant_from_itself() -> None:
    day = source().published
    assert known_at(day, "Asia/Tokyo").isoformat() == "2026-01-27T00:00:00+00:00"
    instant = source(published="2026-01-27T09:00:00").published
    assert known_at(instant, "Asia/Tokyo").isoformat() == "2026-01-27T00:00:00+00:00"
    assert local(instant, "Asia/Tokyo").isoformat() == "2026-01-27T09:00:00+09:00"


def test_a_report_without_a_date_is_placed_on_its_day_and_says_so() -> None:
    when = reported_on("2026-01-27T23:30:00-05:00")
    assert (when["rule"], when["start"], when["end"], when["expression"]) == (
        "reported",
        "2026-01-27",
        "2026-01-28",
        None,
    )
