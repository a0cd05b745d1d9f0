"""`tracker export`: the timeline of the HTTP interface, as a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker.api.listing import accepted

if TYPE_CHECKING:
    from tests.cli.conftest import Tracker


def test_ndjson_has_the_items_of_json_one_a_line(seeded: Tracker) -> None:
    whole = json.loads(seeded("export", "--undated", "include").stdout)
    items = whole["items"]
    assert (whole["next"], whole["limit"]) == (None, None)
    lines = seeded("export", "--format", "ndjson", "--undated", "include").stdout.splitlines()
    assert [json.loads(line) for line in lines] == items
    assert len(items) > 50


def test_the_filters_are_those_of_the_http_interface(seeded: Tracker) -> None:
    told = seeded("export", "--help").output
    for parameter in accepted(None, whole=True):
        assert f"--{parameter.name.replace('_', '-')} " in told


def test_filters_leave_what_they_say(seeded: Tracker) -> None:
    typed = ("--process", "ukraine-2026", "--kind", "round", "--known-on", "2026-01-28", "--order", "desc")
    items = json.loads(seeded("export", *typed).stdout)["items"]
    assert {item["kind"] for item in items} == {"round"}
    assert {item["process"]["id"] for item in items} == {"ukraine-2026"}
    assert [item["when"]["start"] for item in items] == sorted(
        (i["when"]["start"] for i in items), reverse=True
    )


def test_before_the_first_publication_nothing_is_known(seeded: Tracker) -> None:
    assert json.loads(seeded("export", "--known-on", "2020-01-01").stdout)["items"] == []


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--kind", "rond", "round"),
        ("--known-on", "2026-02-30", "a date such as"),
        ("--process", "ukraine-2025", "ukraine-2026"),
        ("--from", "sometime", "EDTF"),
    ],
)
def test_a_value_that_filters_nothing_is_refused_with_what_was_expected(
    seeded: Tracker, option: str, value: str, said: str
) -> None:
    told = seeded("export", option, value, code=1).stderr
    assert value in told
    assert said in told


def test_a_file_gets_what_the_terminal_would(seeded: Tracker, home: Path) -> None:
    assert seeded("export", "--output", "timeline.json").stdout == ""
    assert (home / "timeline.json").read_text() == seeded("export").stdout


def test_an_export_that_is_refused_leaves_the_file_as_it_was(seeded: Tracker, home: Path) -> None:
    (home / "timeline.json").write_text("before")
    seeded("export", "--output", "timeline.json", "--process", "absent", code=1)
    assert (home / "timeline.json").read_text() == "before"


@pytest.mark.parametrize("shape", ["timelinejs", "vis", "fullcalendar", "ics"])
def test_a_file_for_one_program_is_whole_and_has_what_has_no_date_beside(seeded: Tracker, shape: str) -> None:
    items = json.loads(seeded("export", "--undated", "include").stdout)["items"]
    dated = [item for item in items if item["when"]]
    written = seeded("export", "--format", shape).stdout
    if shape == "ics":
        assert written.count("BEGIN:VEVENT") == len(dated)
        assert "X-TRACKER-UNDATED:0" not in written
        return
    found = json.loads(written)
    drawn = found if shape == "fullcalendar" else found.get("events", found.get("items"))
    assert len(drawn) == len(dated)
    if shape != "fullcalendar":
        assert found["undated"]
        assert found["next"] is None


def test_a_parameter_of_calendars_is_one_of_calendars_only(seeded: Tracker) -> None:
    assert "BEGIN:VCALENDAR" in seeded("export", "--format", "ics", "--cancelled", "hide").stdout
    assert "cancelled" in seeded("export", "--cancelled", "hide", code=1).stderr
