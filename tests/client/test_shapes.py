"""The types are those of the OpenAPI document, and of what the service really answers."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import httpx
import msgspec
import pytest

from tracker.api.parameters import CURSOR, FILTERS
from tracker.client import AnswerNotUnderstood, Timeline, query, shapes
from tracker.client.shapes import Entry, read

if TYPE_CHECKING:
    from collections.abc import Iterator

OF_SCHEMAS: dict[type[msgspec.Struct], str] = {
    shapes.When: "DatedBy",
    shapes.Claim: "Claim",
    shapes.Report: "Report",
    shapes.Ruled: "Ruled",
    shapes.Change: "Change",
    shapes.Schedule: "Schedule",
    shapes.ContestedField: "ContestedField",
    shapes.ContestedValue: "ContestedValue",
    shapes.Matrix: "PositionMatrix",
    shapes.Diff: "PositionDiff",
    shapes.Resolution: "Resolution",
    shapes.Receipt: "Receipt",
    shapes.RulingReceipt: "RulingReceipt",
    shapes.IssueDetail: "IssueDetail",
    shapes.ArticleText: "ArticleDetail",
    shapes.ArticleReceipt: "ArticleReceipt",
    shapes.DraftDetail: "DraftDetail",
    shapes.DraftReceipt: "DraftReceipt",
}
LINE = {
    **dict.fromkeys(("process", "title", "summary", "status", "when", "venue")),
    **{name: [] for name in ("participants", "issues", "conflicts", "rulings", "sources")},
    **{"id": "a", "kind": "round", "claims": {}},
    **dict.fromkeys(("known_from", "recorded_from"), "2026-01-01T00:00:00Z"),
}


@pytest.fixture(scope="module")
def document(address: str) -> dict[str, Any]:
    found: dict[str, Any] = httpx.get(f"{address}/schema/openapi.json").json()
    return found


def members(shape: type[msgspec.Struct]) -> set[str]:
    return set(shape.__struct_encode_fields__)


def test_an_entry_has_exactly_the_members_of_its_schema(document: dict[str, Any]) -> None:
    assert members(Entry) - {"more"} == set(document["components"]["schemas"]["Entry"]["required"])


@pytest.mark.parametrize("shape", OF_SCHEMAS)
def test_every_member_that_is_promised_can_be_read(
    document: dict[str, Any], shape: type[msgspec.Struct]
) -> None:
    promised = set(document["components"]["schemas"][OF_SCHEMAS[shape]]["properties"])
    assert promised <= members(shape)


def test_every_filter_of_the_timeline_is_a_keyword() -> None:
    named = {name.removesuffix("_") for name in query.Filters.__annotations__}
    inherited = {*query.Plan.__annotations__, *query.About.__annotations__, *query.Clocks.__annotations__}
    assert {parameter.name for parameter in FILTERS} - {CURSOR.name} == (named | inherited) - {"limit"}


def everything(timeline: Timeline) -> Iterator[Entry]:
    lists = ("rounds", "positions", "participants", "venues", "milestones", "processes")
    for name in lists:
        yield from getattr(timeline, name)()


def test_every_line_of_the_seeds_is_read_whole(timeline: Timeline, address: str) -> None:
    raw = httpx.get(f"{address}/timeline.ndjson", params={"undated": "include"}).text.splitlines()
    sent = {(line["kind"], line["id"]): line for line in map(json.loads, raw)}
    seen = {(entry.kind, entry.id): entry for entry in everything(timeline)}
    assert sent.keys() == seen.keys()
    for key, entry in seen.items():
        assert set(sent[key]) == (members(Entry) - {"more"}) | set(entry.more)
        if entry.when:
            assert entry.when.start is None or str(entry.when.start)[:10] == sent[key]["when"]["start"][:10]


def test_new_members_are_let_through_and_wrong_types_are_not() -> None:
    entry = read(Entry, json.dumps({**LINE, "mood": "good"}).encode(), "here")
    assert (entry.id, entry.more, entry.known_from) == (
        "a",
        {"mood": "good"},
        datetime(2026, 1, 1, tzinfo=UTC),
    )
    with pytest.raises(AnswerNotUnderstood, match=r"here .*\$\.title"):
        read(Entry, json.dumps({**LINE, "title": 7}).encode(), "here")
    with pytest.raises(AnswerNotUnderstood, match="missing required field `id`"):
        read(Entry, json.dumps({k: v for k, v in LINE.items() if k != "id"}).encode(), "here")


def test_entries_never_change() -> None:
    entry = read(Entry, json.dumps(LINE).encode(), "here")
    with pytest.raises(AttributeError):
        entry.title = "other"  # type: ignore[misc]  # the point of the test


def test_dates_are_half_open_and_none_where_nobody_knows(timeline: Timeline) -> None:
    when = timeline.record("round", "abu-dhabi-2").when
    assert when is not None
    assert (when.start, when.end, when.edtf) == (date(2026, 2, 4), date(2026, 2, 6), "2026-02-04/2026-02-05")
    open_ended = shapes.Stretch(start_text="12026-01-01", end_text=None)
    assert (open_ended.start, open_ended.end) == ("12026-01-01", None)
    assert timeline.record("participant", "russia").when is None
