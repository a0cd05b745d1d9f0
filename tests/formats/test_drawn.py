"""What programs that draw a list are sent: days that no zone moves, text that is only text, nothing lost in silence."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from icalendar import Calendar

from tests.formats.golden import entries, file_of
from tracker.formats import Format, fullcalendar, ics, timelinejs, vis
from tracker.formats.listing import Listing
from tracker.formats.spans import span
from tracker.records.shapes import REPORT_SHAPES

UNDATED_FIRST = sorted(entries(), key=lambda body: '"when":null' not in body)
LINES = {(line["kind"], line["id"]): line for line in map(json.loads, entries())}
DATED = {key: line for key, line in LINES.items() if line["when"]}


def shaped(shape: Format, **listing: Any) -> Any:
    text = b"".join(shape.render(UNDATED_FIRST, Listing(**listing)))
    return json.loads(text)


def calendar(*bodies: str, **listing: Any) -> Any:
    return Calendar.from_ical(b"".join(ics.render(bodies or UNDATED_FIRST, Listing(**listing))))


def events(found: Any) -> dict[str, Any]:
    """The events of a calendar by their UID."""
    return {str(event["UID"]): event for event in found.walk("VEVENT")}


def line(**changed: Any) -> str:
    """A round with other values, or with another date (`when=edtf`)."""
    found = json.loads(json.dumps(LINES["round", "first"]))
    return json.dumps({**found, **changed})


# --- iCalendar ------------------------------------------------------------------------------------------------------


def test_a_calendar_is_read_back_with_an_event_for_each_date_and_a_count_of_the_rest() -> None:
    found = calendar(base="https://tracker.example")
    assert set(events(found)) == {f"{kind}/{slug}@tracker" for kind, slug in DATED}
    assert int(found["X-TRACKER-UNDATED"]) == len(LINES) - len(DATED) > 0
    assert f"{len(LINES) - len(DATED)} without a date" in found["DESCRIPTION"]
    for (kind, slug), entry in DATED.items():
        event = events(found)[f"{kind}/{slug}@tracker"]
        assert entry["title"] in str(event["SUMMARY"])
        assert event["DTSTAMP"].dt == datetime.fromisoformat(entry["known_from"]).replace(microsecond=0)
        assert str(event["URL"]).endswith(f"/{slug}")


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_wants() -> None:
    text = file_of(ics).read_bytes()
    assert text.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert max(map(len, text.split(b"\r\n"))) <= 75


def test_days_are_dates_with_the_end_behind_and_times_are_in_utc() -> None:
    found = events(calendar())
    first = found["round/first@tracker"]
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (date(2026, 1, 23), date(2026, 1, 25))
    assert first["DTSTART"].params["VALUE"] == "DATE"
    instant = found["round/instant@tracker"]["DTSTART"].dt
    assert (instant, instant.utcoffset()) == (datetime(2026, 1, 26, 6, 30, tzinfo=UTC), timedelta(0))
    assert b"TZID" not in file_of(ics).read_bytes()


@pytest.mark.parametrize(
    ("slug", "start", "end", "title"),
    [
        ("month", date(2026, 3, 1), date(2026, 4, 1), "Some day in March (March 2026)"),
        ("either", date(2026, 1, 25), date(2026, 2, 2), "Either Sunday (25 January 2026 or 1 February 2026)"),
        ("open", date(2026, 1, 15), date(2026, 1, 16), "Under way (from 15 January 2026)"),
        ("before", date(1999, 12, 31), date(2000, 1, 1), "Before all that (before 1 January 2000)"),
        ("about", date(2025, 12, 1), date(2026, 1, 1), "About then (about December 2025)"),
    ],
)
def test_what_is_not_known_to_the_day_is_a_span_that_says_so(
    slug: str, start: date, end: date, title: str
) -> None:
    event = events(calendar())[f"round/{slug}@tracker"]
    assert (event["DTSTART"].dt, event["DTEND"].dt, str(event["SUMMARY"])) == (start, end, title)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("announced", "TENTATIVE"),
        ("postponed", "TENTATIVE"),
        ("scheduled", "CONFIRMED"),
        ("rescheduled", "CONFIRMED"),
        ("held", "CONFIRMED"),
        ("cancelled", "CANCELLED"),
        ("lapsed", "CANCELLED"),
        (None, "CONFIRMED"),
    ],
)
def test_the_status_of_an_event(status: str | None, said: str) -> None:
    (event,) = events(calendar(line(status=status))).values()
    assert event["STATUS"] == said


def test_a_plan_for_some_day_of_a_month_is_tentative() -> None:
    assert events(calendar())["round/month@tracker"]["STATUS"] == "TENTATIVE"
    when = {**LINES["round", "month"]["when"]}
    (event,) = events(calendar(line(status="scheduled", when=when))).values()
    assert event["STATUS"] == "TENTATIVE"


@pytest.mark.parametrize(
    ("cancelled", "shown"),
    [("", "Lapsed"), ("status", "Lapsed"), ("title", "Lapsed: Lapsed"), ("hide", None)],
)
def test_what_was_called_off_is_shown_as_was_asked(cancelled: str, shown: str | None) -> None:
    found = events(calendar(filters=(("cancelled", cancelled),) if cancelled else ()))
    event = found.get("round/lapsed@tracker")
    assert (event and (str(event["SUMMARY"]), event["STATUS"])) == (shown and (shown, "CANCELLED"))


def test_the_sequence_counts_the_moves() -> None:
    found = events(calendar())
    assert int(found["round/moved@tracker"]["SEQUENCE"]) == 2
    assert int(found["round/first@tracker"]["SEQUENCE"]) == 0


def test_no_text_can_begin_a_line_of_its_own() -> None:
    evil = "x\rATTACH:x\r\nEND:VEVENT\nATTACH:file,;\\ \x00\x07\x0b\u2028 y"
    (event,) = events(calendar(line(title=evil, summary=evil))).values()
    assert "ATTACH" not in event
    text = b"".join(ics.render([line(title=evil)], Listing()))
    assert text.count(b"BEGIN:VEVENT") == text.count(b"\r\nEND:VEVENT") == 1
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)", text)


def test_a_calendar_without_records_is_one() -> None:
    text = b"".join(ics.render([], Listing()))
    assert Calendar.from_ical(text).walk("VEVENT") == []


def test_a_calendar_says_that_it_is_cut_and_how_often_to_ask() -> None:
    found = calendar(cut=True, filters=(("process", "talks"),))
    assert "the earliest are left out" in found["DESCRIPTION"]
    assert found["REFRESH-INTERVAL"].dt == timedelta(hours=1)
    assert found["X-WR-CALNAME"] == found["NAME"] == "Talks"


# --- TimelineJS3 ----------------------------------------------------------------------------------------------------


def slides(**listing: Any) -> dict[str, Any]:
    return {event["unique_id"]: event for event in shaped(timelinejs, **listing)["events"]}


@pytest.mark.parametrize(
    ("slug", "start", "end", "words"),
    [
        ("first", (2026, 1, 23), (2026, 1, 24), "23–24 January 2026"),
        ("month", (2026, 3), None, "March 2026 (to the month)"),
        ("far", (1,), None, "1 (to the year)"),
        ("decade", (1990,), (1999,), "1 January 1990 – 31 December 1999 (to the decade)"),
        ("open", (2026, 1, 15), None, "from 15 January 2026"),
    ],
)
def test_a_slide_leaves_out_what_is_not_known_and_says_it_in_words(
    slug: str, start: tuple[int, ...], end: tuple[int, ...] | None, words: str
) -> None:
    slide = slides()[f"round-{slug}"]
    assert tuple(slide["start_date"].values()) == start
    assert tuple(slide["end_date"].values()) == end if end else "end_date" not in slide
    assert slide["display_date"] == words


def test_a_time_stands_on_the_clock_of_the_place() -> None:
    assert slides()["round-instant"]["start_date"] == {
        "year": 2026,
        "month": 1,
        "day": 26,
        "hour": 10,
        "minute": 30,
        **({"second": 0} if DATED["round", "instant"]["when"]["granularity"] == "second" else {}),
    }


def test_every_record_without_a_date_stands_on_the_title_slide() -> None:
    found = shaped(timelinejs, base="https://tracker.example")
    undated = {key for key in LINES if key not in DATED}
    assert {f"{kind}-{slug}" for kind, slug in undated} == {one["id"] for one in found["undated"]}
    text = found["title"]["text"]["text"]
    assert text.count("<li>") == len(undated)
    assert "https://tracker.example/rounds/never" in text
    assert "errors" not in found


class Tags(HTMLParser):
    """The tags of a text and the addresses of its links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


def test_a_slide_has_no_markup_but_ours() -> None:
    found = shaped(timelinejs, base="https://tracker.example", next="https://tracker.example/?a=1&b=2")
    for slide in (found["title"], *found["events"]):
        assert Tags(slide["text"]["headline"]).tags == set()
        told = Tags(slide["text"]["text"])
        assert told.tags <= {"p", "a", "ul", "li"}
        assert told.attributes <= {"href"}
        assert all(link.startswith(("https://", "http://")) for link in told.links)
        assert "<" not in slide.get("display_date", "") + slide.get("group", "")


# --- vis-timeline ---------------------------------------------------------------------------------------------------


def items() -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in shaped(vis)["items"]}


@pytest.mark.parametrize(
    ("slug", "start", "end", "drawn"),
    [
        ("untitled", "2026-01-05T00:00:00", "2026-01-06T00:00:00", "point"),
        ("first", "2026-01-23T00:00:00", "2026-01-25T00:00:00", "range"),
        ("month", "2026-03-01T00:00:00", "2026-04-01T00:00:00", "background"),
        ("either", "2026-01-25T00:00:00", "2026-02-02T00:00:00", "background"),
        ("open", "2026-01-15T00:00:00", "2026-01-16T00:00:00", "background"),
    ],
)
def test_an_item_has_midnights_of_no_zone_and_is_drawn_as_exact_as_it_is(
    slug: str, start: str, end: str, drawn: str
) -> None:
    item = items()[f"round/{slug}"]
    assert (item["start"], item["end"], item["type"]) == (start, end, drawn)


def test_an_item_of_a_time_keeps_its_offset() -> None:
    assert items()["round/instant"]["start"] == "2026-01-26T10:30:00+04:00"


def test_items_have_groups_and_the_others_are_listed_beside_them() -> None:
    found = shaped(vis)
    assert {item["group"] for item in found["items"]} == {group["id"] for group in found["groups"]}
    assert {one["id"] for one in (*found["items"], *found["undated"])} == {f"{k}/{s}" for k, s in LINES}
    for one in (*found["items"], *found["undated"]):
        assert "<" not in one["content"] + one.get("title", "")


# --- FullCalendar ---------------------------------------------------------------------------------------------------


def drawn(**given: str) -> dict[str, dict[str, Any]]:
    found = shaped(fullcalendar, filters=tuple(given.items()))
    assert isinstance(found, list)
    return {event["id"].partition("/")[2]: event for event in found}


def test_events_have_days_without_a_zone_and_the_end_behind() -> None:
    event = drawn()["first"]
    assert (event["start"], event["end"], event["allDay"]) == ("2026-01-23", "2026-01-25", True)
    assert event["extendedProps"]["exact"]
    month = drawn()["month"]
    assert (month["start"], month["end"], month["allDay"]) == ("2026-03-01", "2026-04-01", True)
    assert not month["extendedProps"]["exact"]


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("local", "2026-01-26T10:30:00+04:00"),
        ("UTC", "2026-01-26T06:30:00+00:00"),
        ("Asia/Tokyo", "2026-01-26T15:30:00+09:00"),
    ],
)
def test_a_time_is_put_on_the_clock_that_is_shown(zone: str, start: str) -> None:
    event = drawn(timeZone=zone)["instant"]
    assert (event["start"], event["allDay"]) == (start, False)


@pytest.mark.parametrize("offset", ["-11:00", "Z", "+14:00", ""])
def test_a_window_holds_the_days_of_its_own_calendar(offset: str) -> None:
    def on(start: str, end: str) -> set[str]:
        return set(drawn(start=f"{start}T00:00:00{offset}", end=f"{end}T00:00:00{offset}"))

    assert "untitled" in on("2026-01-05", "2026-01-06")
    assert "untitled" not in on("2026-01-04", "2026-01-05")
    assert "untitled" not in on("2026-01-06", "2026-01-07")
    assert "first" in on("2026-01-24", "2026-01-25")


def test_a_window_holds_the_instants_between_its_edges() -> None:
    inside = drawn(start="2026-01-26T20:00:00+14:00", end="2026-01-26T21:00:00+14:00")
    before = drawn(start="2026-01-26T20:40:00+14:00", end="2026-01-26T23:00:00+14:00")
    assert "instant" in inside
    assert "instant" not in before


def test_an_empty_window_is_an_empty_array() -> None:
    assert b"".join(fullcalendar.render([], Listing())) == b"[]"


# --- all of them ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", DATED.values(), ids=lambda entry: entry["id"])
def test_a_span_is_never_empty_and_holds_the_date(entry: dict[str, Any]) -> None:
    where = span(entry["when"])
    assert where
    assert where.start < where.end
    for edge in filter(None, (entry["when"]["start"], entry["when"]["end"])):
        day = date.fromisoformat(edge[:10])
        first = where.start.date() if isinstance(where.start, datetime) else where.start
        assert first <= day <= where.last + timedelta(days=1)


def test_the_entries_are_of_every_kind() -> None:
    assert {kind for kind, _ in LINES} == {kind.value for kind in REPORT_SHAPES}
