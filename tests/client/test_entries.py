"""Lists that are read as far as somebody looks, and what notebooks make of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from tests.client.test_shapes import LINE
from tracker.client import PandasMissing, Refused, frames
from tracker.client.frames import COLUMNS
from tracker.client.shapes import Entry, read

if TYPE_CHECKING:
    from tests.scripted import Script
    from tracker.client import Timeline


def test_a_walk_shows_what_one_page_shows(timeline: Timeline) -> None:
    pages = timeline.entries(limit=7, undated="include")
    whole = timeline.entries(limit=500, undated="include")
    assert [entry.id for entry in pages] == [entry.id for entry in whole]
    assert len(pages) == len(whole) > 50


def test_nothing_is_asked_before_somebody_looks(script: Script) -> None:
    server = script()
    entries = server.timeline().entries(kind="round")
    assert (
        repr(entries)
        == f"<Entries {server.address}/timeline?kind=round&limit=200: 0 read, nothing asked yet>"
    )
    assert server.asked == []


def test_it_remembers_how_far_it_has_read(timeline: Timeline) -> None:
    entries = timeline.entries(limit=4)
    first = entries.first()
    assert first is not None
    assert repr(entries).endswith(": 4 read, more to read>")
    with pytest.raises(TypeError, match=r"use to_list\(\)"):
        len(entries)
    second = entries.page()
    assert [entry.id for entry in entries][:8][4:] == [entry.id for entry in second]
    assert entries.page() == []
    assert len(entries) == len(entries.to_list())
    assert repr(entries).endswith(f": {len(entries)} read>")


def test_none_is_false_and_has_no_first(timeline: Timeline) -> None:
    before = timeline.entries(known_on="2020-01-01")
    assert (bool(before), before.first(), before.to_list(), len(before)) == (False, None, [], 0)
    assert timeline.entries()


def test_filters_take_several_values_and_dates_of_every_kind(timeline: Timeline) -> None:
    asked = timeline.entries(
        kind=["round", "position"],
        process=("ukraine-2026",),
        from_=date(2026, 1, 1),
        to="2026-03",
        known_on=datetime(2026, 1, 28, 12, tzinfo=UTC),
        order="desc",
    )
    assert "kind=round&kind=position&process=ukraine-2026&from=2026-01-01&to=2026-03" in asked.address
    starts = [entry.when.start_text for entry in asked if entry.when]
    assert starts == sorted(starts, reverse=True)  # type: ignore[type-var]  # none of them is open
    assert {entry.kind for entry in asked} == {"round", "position"}


def test_a_name_that_nothing_has_is_refused_with_the_nearest(timeline: Timeline) -> None:
    with pytest.raises(Refused, match="did you mean ukraine-2026") as caught:
        timeline.entries(process="ukraine-2025").first()
    (fault,) = caught.value.errors
    assert (caught.value.status, caught.value.name) == (400, "query-invalid")
    assert (fault.where, fault.place, fault.value) == ("parameter", "process", "ukraine-2025")
    assert "ukraine-2026" in fault.nearest
    with pytest.raises(Refused, match="did you mean participant"):
        timeline.entries(participants="russia").first()  # type: ignore[call-arg]  # mypy would say so before


def test_a_table_has_a_row_an_entry_and_dates_to_count_with(timeline: Timeline) -> None:
    entries = timeline.entries(undated="include")
    table = entries.to_dataframe()
    assert list(table.columns) == [column.name for column in COLUMNS]
    assert list(table["id"]) == [entry.id for entry in entries]
    (row,) = table[table["id"] == "abu-dhabi-2"].to_dict("records")
    assert (row["start"], row["end"] - row["start"]) == (pd.Timestamp(2026, 2, 4), pd.Timedelta(days=2))
    assert row["participants"] == [
        one.id for one in next(e for e in entries if e.id == "abu-dhabi-2").participants
    ]
    assert table["start"].isna().sum() == sum(entry.when is None for entry in entries)
    assert table["stance"].notna().sum() == sum(bool(entry.more.get("stance")) for entry in entries)
    assert str(table["known_from"].dt.tz) == "UTC"


def test_a_table_of_nothing_has_the_same_columns_in_the_same_types(timeline: Timeline) -> None:
    empty = timeline.entries(known_on="2020-01-01").to_dataframe()
    assert len(empty) == 0
    assert dict(empty.dtypes) == dict(timeline.entries().to_dataframe().dtypes)


def test_a_year_that_no_column_holds_is_missing_and_its_edtf_is_kept() -> None:
    when = {
        **dict.fromkeys(("expression", "anchor", "direction", "cue", "rule", "report", "source")),
        **{"start": "-0043-03-15", "end": "12026-01-01", "edtf": "-0043-03-15/Y12026", "granularity": "day"},
        **{"display": "long", "approximate": False, "ambiguous": False, "basis": "stated"},
    }
    entry = read(Entry, json.dumps({**LINE, "when": when}).encode(), "here")
    (row,) = frames.table([entry]).to_dict("records")
    assert row["start"] is pd.NaT
    assert row["end"] is pd.NaT
    assert row["edtf"] == "-0043-03-15/Y12026"


def test_without_pandas_only_the_table_is_missing(
    monkeypatch: pytest.MonkeyPatch, timeline: Timeline
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    entries = timeline.entries()
    with pytest.raises(PandasMissing, match="pip install pandas"):
        entries.to_dataframe()
    assert entries.first()


def test_a_notebook_shows_a_table_in_which_nothing_is_markup(script: Script) -> None:
    line = {**LINE, "title": "<script>alert(1)</script>"}
    server = script((200, {}, json.dumps({"items": [line], "next": None}).encode()))
    shown = server.timeline().entries(venue="<b>")._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<b>" not in shown
    assert shown.count("<tr>") == 2


def test_the_manual_lists_the_columns() -> None:
    manual = (Path(__file__).parents[2] / "docs/client.md").read_text()
    rows = re.findall(r"^\| ((?:`[a-z_]+` ?)+)\|", manual.partition("## Tables")[2], re.MULTILINE)
    assert [name.strip("`") for row in rows for name in row.split()] == [column.name for column in COLUMNS]


def test_a_client_that_is_never_closed_warns_of_nothing(address: str) -> None:
    program = f"from tracker.client import Timeline; print(Timeline({address!r}).entries().first())"
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert (done.stdout[:7], done.stderr) == ("<round ", "")
