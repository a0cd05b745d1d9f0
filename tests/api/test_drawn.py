"""The addresses that programs draw lists from: their own parameters, pages and windows, what has no date apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest
from icalendar import Calendar

from tests.building import TALKS, said
from tests.serving import Client, problem
from tracker.api import lists, ways
from tracker.records.shapes import Submission

DRAWN = ("timelinejs", "vis", "fullcalendar", "ics")
PLANS = said(
    "plans",
    "2026-01-27",
    participant=[{"id": "kremlin", "name": "Kremlin"}],
    venue=[{"id": "geneva", "name": "Geneva"}],
    round=[
        {"id": "first", "when": {"edtf": "2026-01-23/2026-01-24"}, "status": "held", "venue": "geneva"},
        {"id": "off", "when": {"edtf": "2026-01-30"}, "status": "cancelled"},
        {"id": "clocked", "when": {"edtf": "2026-02-02T23:00:00-10:00"}, "status": "scheduled"},
        {"id": "never", "title": "Nobody knows when"},
        {"id": "nor-this", "title": "Nor when this"},
    ],
    position=[{"id": "said", "holder": "kremlin", "issue": "donbas", "when": {"edtf": "2026-01-25"}}],
)


@pytest.fixture(scope="module")
def submissions() -> Sequence[Submission]:
    return (TALKS, PLANS)


def shown(client: Client, address: str) -> set[str]:
    """The records of a list, whatever its shape; those without a date are left out."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    if answer.headers["content-type"].startswith("text/calendar"):
        return {
            str(event["UID"]).partition("/")[2].removesuffix("@tracker")
            for event in Calendar.from_ical(answer.content).walk("VEVENT")
        }
    found = answer.json()
    if isinstance(found, list):
        return {event["id"].partition("/")[2] for event in found}
    if "events" in found:
        return {event["unique_id"].partition("-")[2] for event in found["events"]}
    return {item["id"].partition("/")[2] for item in found["items"]}


@pytest.mark.parametrize("shape", DRAWN)
def test_every_filter_of_the_timeline_is_one_of_every_shape(client: Client, shape: str) -> None:
    assert shown(client, f"/timeline.{shape}") == {"first", "off", "clocked", "said"}
    assert shown(client, f"/timeline.{shape}?kind=round&venue=geneva") == {"first"}
    assert shown(client, f"/timeline.{shape}?from=2026-01-25&to=2026-02") == {"off", "said"}
    assert shown(client, f"/timeline.{shape}?known_on=2026-01-20") == set()
    assert shown(client, f"/rounds.{shape}") == {"first", "off", "clocked"}
    problem(client.get(f"/timeline.{shape}?process=absent"), 400)


@pytest.mark.parametrize("shape", DRAWN)
def test_no_shape_takes_a_parameter_named_key(client: Client, shape: str) -> None:
    assert "key" in problem(client.get(f"/timeline.{shape}?key=1"), 400)["detail"]


def test_json_is_still_what_accept_means_by_it(client: Client) -> None:
    for accept in ("application/json", "*/*", "application/vnd.vis+json"):
        assert "order" in client.get("/timeline", headers={"Accept": accept}).json()
        assert "groups" not in client.get("/timeline", headers={"Accept": accept}).json()
    assert client.get("/timeline", headers={"Accept": "text/calendar"}).content.startswith(b"BEGIN:VCALENDAR")


def undated(client: Client, address: str) -> list[str]:
    found: list[dict[str, Any]] = client.get(address).json()["undated"]
    return [one["id"].replace("/", "-").partition("-")[2] for one in found]


@pytest.mark.parametrize("shape", ["timelinejs", "vis"])
def test_what_has_no_date_is_there_unless_it_is_not_wanted(client: Client, shape: str) -> None:
    assert undated(client, f"/rounds.{shape}") == ["never", "nor-this"]
    assert undated(client, f"/timeline.{shape}") == ["never", "nor-this", "talks"]
    assert undated(client, f"/timeline.{shape}?undated=exclude") == []
    assert undated(client, f"/timeline.{shape}?from=2026") == []
    assert undated(client, f"/timeline.{shape}?undated=only") == ["never", "nor-this", "talks"]
    assert shown(client, f"/timeline.{shape}?undated=only") == set()


def test_of_too_many_without_a_date_the_address_of_all_is_told(
    own: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ways, "LARGEST_PAGE", 1)
    found = own.get("/timeline.vis?process=talks").json()
    assert len(found["undated"]) == 1
    rest = own.get(found["undated_rest"]).json()["items"]
    assert [item["id"] for item in rest] == ["never", "nor-this", "talks"]


@pytest.mark.parametrize("shape", ["timelinejs", "vis"])
def test_a_page_leads_to_the_next_until_all_are_seen_once(client: Client, shape: str) -> None:
    address, seen, pages = f"/timeline.{shape}?limit=1", [], 0
    while address:
        answer = client.get(address)
        seen += sorted(shown(client, address))
        pages += 1
        assert bool(answer.json()["undated"]) == (pages == 1)
        address = answer.json()["next"]
        assert ('rel="next"' in answer.headers["link"]) == bool(address)
    assert seen == ["first", "said", "off", "clocked"]


def test_a_page_holds_as_many_as_it_can_where_nobody_says_how_many(client: Client) -> None:
    assert client.get("/timeline.vis").json()["limit"] == 500


@pytest.mark.parametrize("shape", ["ics", "fullcalendar"])
def test_a_list_that_is_too_long_keeps_the_latest_and_says_so(
    own: Client, monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    assert "truncated" not in own.get(f"/timeline.{shape}").headers
    monkeypatch.setattr(ways, "MOST", 2)
    monkeypatch.setattr(lists, "MOST", 2)
    answer = own.get(f"/timeline.{shape}")
    assert answer.headers["truncated"] == "2"
    assert "Truncated" in answer.headers["access-control-expose-headers"]
    assert shown(own, f"/timeline.{shape}") == {"off", "clocked"}
    assert shown(own, f"/timeline.{shape}?order=asc") == {"first", "said"}


@pytest.mark.parametrize("cancelled", ["status", "title", "hide"])
def test_a_calendar_shows_what_was_called_off_as_was_asked(client: Client, cancelled: str) -> None:
    found = client.get(f"/timeline.ics?cancelled={cancelled}")
    assert ("UID:round/off@tracker" in found.text) == (cancelled != "hide")
    assert ("Cancelled: Off" in found.text) == (cancelled == "title")
    assert "X-TRACKER-UNDATED:3" in found.text


def test_parameters_of_one_shape_are_none_of_another(client: Client) -> None:
    for address in (
        "/timeline.vis?cancelled=hide",
        "/timeline.ics?start=2026-01-01",
        "/timeline?timeZone=UTC",
    ):
        problem(client.get(address), 400)
    assert "hide" in problem(client.get("/timeline.ics?cancelled=hidden"), 400)["detail"]


def window(start: str, end: str, **more: str) -> str:
    rest = "".join(f"&{name}={text}" for name, text in more.items())
    return f"/timeline.fullcalendar?start={start}&end={end}{rest}".replace("+", "%2B")


@pytest.mark.parametrize("offset", ["-11:00", "Z", "+14:00"])
def test_a_window_is_what_fullcalendar_asks_for(client: Client, offset: str) -> None:
    on = window(f"2026-01-24T00:00:00{offset}", f"2026-01-26T00:00:00{offset}")
    assert shown(client, on) == {"first", "said"}
    assert shown(client, f"{on}&kind=position") == {"said"}
    assert shown(client, f"{on}&from=2026-01-25") == {"said"}
    assert shown(client, f"{on}&to=2026-01-25") == {"first"}
    assert shown(client, f"{on}&from=2027") == set()


def test_an_instant_is_in_the_window_of_the_clock_that_is_shown(client: Client) -> None:
    assert shown(client, window("2026-02-03T23:00:00+14:00", "2026-02-04T00:00:00+14:00")) == {"clocked"}
    assert shown(client, window("2026-02-03T00:00:00+14:00", "2026-02-03T23:00:00+14:00")) == set()
    kyiv = window("2026-02-03T00:00:00", "2026-02-04T00:00:00", timeZone="Europe/Kyiv")
    (event,) = client.get(kyiv).json()
    assert event["start"] == "2026-02-03T11:00:00+02:00"
    assert event["url"].endswith("/rounds/clocked")


def test_an_offset_whose_plus_was_not_escaped_is_understood(client: Client) -> None:
    address = "/timeline.fullcalendar?start=2026-01-24T00:00:00+02:00&end=2026-01-25T00:00:00+02:00"
    assert shown(client, address) == {"first"}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("start=sometime", "as FullCalendar sends it"),
        ("end=2026-02-30", "as FullCalendar sends it"),
        ("timeZone=Mars/Olympus", "IANA time zone"),
        ("timeZone=../../etc/passwd", "IANA time zone"),
        ("timeZone=Europe", "IANA time zone"),
    ],
)
def test_a_window_that_is_none_is_refused(client: Client, query: str, said: str) -> None:
    assert said in problem(client.get(f"/timeline.fullcalendar?{query}"), 400)["detail"]


@pytest.mark.parametrize("edge", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_window_reaches_to_the_ends_of_the_calendar(client: Client, edge: str) -> None:
    client.get(window(edge, "")).raise_for_status()
    client.get(window("", edge)).raise_for_status()
    client.get(window(edge, "", timeZone="Pacific/Kiritimati")).raise_for_status()


@pytest.mark.parametrize("shape", DRAWN)
def test_a_fixed_view_is_the_same_for_ever_in_every_shape(client: Client, shape: str) -> None:
    link = client.get(f"/timeline.{shape}?process=talks").headers["link"]
    (permalink,) = re.findall(r'<([^>]+)>; rel="bookmark"', link)
    first, second = client.get(permalink), client.get(permalink)
    assert first.content == second.content
    assert "immutable" in first.headers["cache-control"]
    assert first.headers["repr-digest"] == second.headers["repr-digest"]


@pytest.mark.parametrize("shape", ["timelinejs", "vis", "fullcalendar"])
def test_the_document_tells_what_a_shape_holds(client: Client, shape: str) -> None:
    document = client.get("/schema/openapi.json").json()
    answer = document["paths"][f"/timeline.{shape}"]["get"]["responses"]["200"]["content"]
    name = answer["application/json"]["schema"]["$ref"].rpartition("/")[2]
    schema = document["components"]["schemas"][name]
    found = client.get(f"/timeline.{shape}").json()
    if schema["type"] == "array":
        assert all(set(schema["items"]["required"]) <= set(event) for event in found)
    else:
        assert set(schema["required"]) <= set(found)


@pytest.mark.parametrize(
    "address",
    ["/timeline.ics?cancelled=hide&order=desc", "/timeline.fullcalendar?timeZone=UTC", "/rounds.vis?limit=2"],
)
def test_the_versions_of_a_list_are_where_it_says(client: Client, address: str) -> None:
    link = client.get(address).headers["link"]
    (versions,) = re.findall(r'<([^>]+)>; rel="timemap"', link)
    assert client.get(versions).status_code == 200


def test_the_versions_of_a_window_are_listed_nowhere(client: Client) -> None:
    assert "timemap" not in client.get("/timeline.fullcalendar?start=2026-01-01").headers["link"]
