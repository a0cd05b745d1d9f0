"""What a reader sees of the two real processes, over HTTP: schedules, conflicts, what is overdue, on any day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner

from tests.building import NOW
from tests.serving import HTML, Client, ids, serving
from tracker.cli import main
from tracker.records.shapes import NewRuling
from tracker.records.vocabulary import Kind, Verdict
from tracker.store.database import Database, open_database
from tracker.store.rulings import rule
from tracker.store.state import latest_moment


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    url = f"sqlite:///{tmp_path_factory.mktemp('seen')}/tracker.db"
    for command in ("migrate", "seed"):
        assert CliRunner().invoke(main, [command, "--database", url]).exit_code == 0
    database = open_database(url)
    yield database
    database.close()


@pytest.fixture(scope="module")
def reader(seeded: Database) -> Iterator[Client]:
    with serving(seeded) as client:
        yield client


def values(reader: Client, address: str, field: str) -> list[tuple[Any, str, int]]:
    """The values of a contested field, each with its standing and its independent origins."""
    (found,) = [each for each in reader.get(address).json()["fields"] if each["field"] == field]
    return [
        (v["value"]["edtf"] if field == "when" else v["value"], v["standing"], v["origins"])
        for v in found["values"]
    ]


def test_the_second_round_tells_how_its_date_moved_and_who_said_so(reader: Client) -> None:
    found = reader.get("/rounds/abu-dhabi-2/schedule").json()
    told = [
        (s["status"], s["when"] and s["when"]["edtf"], s["known_from"][:10], s["slipped_days"], s["origins"])
        for s in found["steps"]
        if not s["disputed"]
    ]
    assert told == [
        ("announced", "2026-02-02/2026-02-08", "2026-01-26", None, 2),
        ("announced", "2026-02-01", "2026-01-27", None, 1),
        ("scheduled", "2026-02-01", "2026-01-27", 0, 2),
        ("postponed", None, "2026-02-01", None, 1),
        ("rescheduled", "2026-02-04/2026-02-05", "2026-02-01", 3, 1),
        ("rescheduled", "[2026-02-04,2026-02-05]", "2026-02-02", None, 1),
        ("rescheduled", "2026-02-04/2026-02-05", "2026-02-02", 0, 1),
        ("under way", "2026-02-04/2026-02-05", "2026-02-05", 0, 1),
        ("held", "2026-02-04/2026-02-05", "2026-02-15", 0, 2),
    ]
    assert (found["moves"], found["slipped_days"]) == (1, 3)
    postponed = next(step for step in found["steps"] if step["status"] == "postponed")
    assert [by["publisher"] for by in postponed["said_by"]] == ["TASS"]
    assert [by["origin"] for by in postponed["said_by"]] == ["New York Times"]


def test_on_28_january_it_was_still_for_1_february(reader: Client) -> None:
    then = reader.get("/rounds/abu-dhabi-2?known_on=2026-01-28").json()
    assert (then["status"], then["when"]["edtf"]) == ("scheduled", "2026-02-01")
    memento = reader.get("/rounds/abu-dhabi-2", headers={"Accept-Datetime": "Wed, 28 Jan 2026 20:00:00 GMT"})
    assert memento.json()["when"]["edtf"] == "2026-02-01"
    (line,) = reader.get("/upcoming?known_on=2026-01-28&process=ukraine-2026").json()["items"]
    assert (line["id"], line["in_days"], line["certainty"]["origins"]) == ("abu-dhabi-2", 4, 3)
    assert line["certainty"]["last_confirmed"]["publisher"] == "Dmitry Peskov"


def test_the_first_round_shows_its_days_and_its_wrong_place(reader: Client) -> None:
    address = "/rounds/abu-dhabi-1/conflicts"
    assert values(reader, address, "when") == [
        ("2026-01-23/2026-01-24", "stands", 5),
        ("2026-01-24/2026-01-25", "conflict", 1),
        ("2026-01-24", "conflict", 1),
        ("2026-01", "vaguer", 1),
    ]
    assert values(reader, address, "venue") == [("abu-dhabi", "stands", 5), ("vilnius", "conflict", 1)]


def test_a_copy_that_garbles_its_wire_is_one_origin_against_it(reader: Client) -> None:
    address = "/rounds/putin-us-envoys-2026-01-22/conflicts"
    assert values(reader, address, "venue") == [("moscow", "stands", 1), ("abu-dhabi", "conflict", 1)]


def test_the_fourth_round_is_overdue_in_april_as_nobody_has_reported_it(reader: Client) -> None:
    (line,) = reader.get("/overdue?known_on=2026-04-01").json()["items"]
    assert (line["id"], line["when"]["expression"]) == ("ukraine-2026-round-4", "within the next ten days")
    assert (line["overdue_days"], line["certainty"]["last_confirmed"]["published"]) == (26, "2026-02-24")
    assert ids(reader.get("/overdue?known_on=2026-03-06")) == []
    assert "overdue for 26 days" in reader.get("/overdue?known_on=2026-04-01", headers=HTML).text


def test_the_slippage_of_the_process_is_that_of_its_second_round(reader: Client) -> None:
    found = reader.get("/processes/ukraine-2026/slippage").json()
    assert (found["moved_rounds"], found["moves"], found["later_days"], found["earlier_days"]) == (1, 1, 3, 0)


def test_the_white_house_denies_what_the_newspaper_has(reader: Client) -> None:
    (cell,) = [
        cell
        for cell in reader.get("/positions/matrix?process=ukraine-2026&participant=united-states").json()[
            "cells"
        ]
        if (cell["participant"], cell["issue"]) == ("united-states", "military-aid")
    ]
    assert cell["latest"]["denied_in"] == ["anna-kelly-denies-conditions"]
    before = reader.get("/positions/us-weapons-after-withdrawal?known_on=2026-01-26")
    assert before.status_code == 404


def test_a_ruling_settles_the_fourth_round_of_2022_and_the_day_before_shows_the_conflict(
    reader: Client, seeded: Database
) -> None:
    address = "/rounds/ukraine-2022-round-4"
    assert values(reader, f"{address}/conflicts", "when") == [
        ("2022-03-14/2022-03-17", "conflict", 1),
        ("2022-03-10", "stands", 1),
    ]
    assert values(reader, f"{address}/conflicts", "venue") == [
        ("istanbul", "stands", 1),
        ("antalya", "conflict", 1),
    ]
    before = reader.get(address)
    with seeded.writing() as session:
        moment = latest_moment(session)
        decision = NewRuling(
            kind=Kind.ROUND,
            record="ukraine-2022-round-4",
            report="cambridge-lcil-2022-04-08.1.5",
            field="when",
            verdict=Verdict.PREFER,
            reason="Kept day by day while it went on.",
        )
        rule(session, decision, now=(moment or NOW) + timedelta(hours=1))
    after = reader.get(address).json()
    assert (after["when"]["edtf"], after["conflicts"]) == ("2022-03-14/2022-03-17", ["venue"])
    found = {
        field["field"]: field["settled"] for field in reader.get(f"{address}/conflicts").json()["fields"]
    }
    assert found == {"when": True, "venue": False}
    then = reader.get(before.json()["permalink"]).json()
    assert (then["when"]["edtf"], then["conflicts"]) == ("2022-03-10", ["venue", "when"])
