"""Accept-Datetime and TimeMaps, as RFC 7089 has them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.building import said, store
from tests.serving import Client, problem
from tracker.store.database import Database

FIRST = "Tue, 27 Jan 2026 00:00:00 GMT"
LATER = "Fri, 06 Feb 2026 00:00:00 GMT"


def asked(client: Client, path: str, date: str, **headers: str) -> Any:
    return client.get(path, headers={"Accept-Datetime": date, **headers})


@pytest.mark.parametrize(
    ("date", "memento", "status"),
    [
        ("Wed, 28 Jan 2026 12:00:00 GMT", FIRST, "scheduled"),
        (FIRST, FIRST, "scheduled"),
        ("Thu, 05 Feb 2026 23:59:59 GMT", FIRST, "scheduled"),
        (LATER, LATER, "held"),
        ("Thu, 01 Jan 2099 00:00:00 GMT", LATER, "held"),
        ("Thu, 01 Jan 2004 00:00:00 GMT", FIRST, "scheduled"),
    ],
)
def test_a_record_is_answered_as_it_was_with_its_own_address(
    client: Client, date: str, memento: str, status: str
) -> None:
    answer = asked(client, "/rounds/second", date)
    assert (answer.status_code, answer.json()["status"]) == (200, status)
    assert answer.headers["memento-datetime"] == memento
    assert answer.headers["vary"] == "Accept, Accept-Datetime, Accept-Encoding"
    assert answer.headers["cache-control"] == "no-cache"
    kept = client.get(answer.headers["content-location"])
    assert kept.content == answer.content
    assert kept.headers["memento-datetime"] == memento
    assert kept.headers["cache-control"].endswith("immutable")


def relations(answer: Any) -> dict[str, str]:
    """Each relation of a Link header with the address it leads to."""
    found = re.findall(r'<([^>]+)>; rel="([^"]+)"', answer.headers["link"])
    return {rel: address for address, rels in found for rel in rels.split()}


def test_the_links_lead_to_the_original_the_map_and_the_neighbours(own: Client, database: Database) -> None:
    store(database, said("more", "2026-02-20", round=[{"id": "second", "outcome": "Nothing"}]))
    middle = asked(own, "/rounds/second", "Sat, 07 Feb 2026 00:00:00 GMT")
    found = relations(middle)
    assert found["original"] == found["timegate"] == "http://testserver.local/rounds/second"
    assert found["timemap"] == "http://testserver.local/timemap/rounds/second"
    assert found["prev"] == found["first"] != found["next"] == found["last"]
    assert own.get(found["prev"]).json()["status"] == "scheduled"
    assert own.get(found["next"]).json()["outcome"] == "Nothing"
    assert middle.headers["content-location"] in middle.headers["link"]


@pytest.mark.parametrize(
    "path",
    [
        "/timeline",
        "/timeline.json?kind=round",
        "/rounds",
        "/timeline.ndjson",
        "/timeline.html",
        "/rounds.html",
    ],
)
def test_a_list_is_answered_as_its_permanent_address_answers(client: Client, path: str) -> None:
    answer = asked(client, path, "Wed, 28 Jan 2026 12:00:00 GMT")
    assert answer.headers["memento-datetime"] == FIRST
    kept = client.get(answer.headers["content-location"])
    assert kept.content == answer.content
    assert "2026-02-04" not in answer.text


def test_the_answer_is_what_known_on_at_that_moment_shows(client: Client) -> None:
    answer = asked(client, "/timeline", "Wed, 28 Jan 2026 12:00:00 GMT").json()
    assert answer["items"] == client.get("/timeline?known_on=2026-01-28T12:00:00Z").json()["items"]


def test_without_the_header_the_present_is_original_and_gate_in_one(client: Client) -> None:
    for path in ("/timeline?kind=round", "/rounds/second"):
        answer = client.get(path)
        found = relations(answer)
        assert found["original"] == found["timegate"] == f"http://testserver.local{path}"
        assert "memento-datetime" not in answer.headers
        assert "content-location" not in answer.headers
        assert answer.headers["vary"] == "Accept, Accept-Datetime, Accept-Encoding"
        assert client.get(found["timemap"]).headers["content-type"] == "application/link-format"


def test_an_address_that_names_a_day_has_chosen_already(client: Client) -> None:
    answer = asked(client, "/timeline?known_on=2026-01-28", LATER)
    assert answer.content == client.get("/timeline?known_on=2026-01-28").content
    assert "memento-datetime" not in answer.headers


def test_a_day_that_has_not_come_is_no_memento(client: Client) -> None:
    answer = client.get("/timeline?known_on=2030-01-01&as_of=2026-03-01T12:02:00Z")
    assert answer.headers["cache-control"].endswith("immutable")
    assert "memento-datetime" not in answer.headers


@pytest.mark.parametrize(
    "date",
    [
        "2026-01-28",
        "yesterday",
        "Tue, 28 Jan 2026 12:00:00 GMT",
        "Wed, 28 Jan 2026 12:00:00 +0100",
        "Wed, 28 Jan 26 12:00:00 GMT",
        "Wednesday, 28-Jan-26 12:00:00 GMT",
        "Wed, 30 Feb 2026 12:00:00 GMT",
        "Wed, 28 Jan 2026 25:00:00 GMT",
        "0",
        "",
        "é",
    ],
)
def test_a_date_that_is_none_is_refused_by_the_name_of_the_header(client: Client, date: str) -> None:
    for path in ("/timeline", "/rounds/second"):
        (error,) = problem(client.get(path, headers={b"Accept-Datetime": date.encode()}), 400)["errors"]
        assert error["header"] == "Accept-Datetime"
        assert "Wed, 28 Jan 2026 12:00:00 GMT" in error["expected"]


def test_a_record_that_is_none_has_no_versions_either(client: Client) -> None:
    problem(asked(client, "/rounds/nothing", LATER), 404)
    for slug in ("nothing", "NOT%20AN%20ID"):
        problem(client.get(f"/timemap/rounds/{slug}"), 404)


def test_an_empty_list_has_no_memento(empty: Client) -> None:
    answer = asked(empty, "/timeline", LATER)
    assert (answer.status_code, answer.json()["items"]) == (200, [])
    assert "memento-datetime" not in answer.headers


def test_a_map_lists_every_version_with_its_moment(client: Client) -> None:
    found = client.get("/timemap/rounds/second", headers={"Accept": "application/json"}).json()
    assert [item["datetime"] for item in found["items"]] == ["2026-01-27T00:00:00Z", "2026-02-06T00:00:00Z"]
    assert (found["first"], found["last"]) == ("2026-01-27T00:00:00Z", "2026-02-06T00:00:00Z")
    statuses = [client.get(item["permalink"]).json()["status"] for item in found["items"]]
    assert statuses == ["scheduled", "held"]
    assert found["original"] == "http://testserver.local/rounds/second"


def test_the_map_of_a_view_holds_the_moments_at_which_it_changed(client: Client) -> None:
    headers = {"Accept": "application/json"}
    of_all = client.get("/timemap", headers=headers).json()
    assert [item["datetime"][:10] for item in of_all["items"]] == ["2026-01-27", "2026-02-06"]
    assert of_all["items"][0]["permalink"].startswith("http://testserver.local/timeline?")
    of_one = client.get("/timemap/positions?participant=kyiv", headers=headers).json()
    assert [item["datetime"][:10] for item in of_one["items"]] == ["2026-01-27"]
    assert "/positions?participant=kyiv&" in of_one["items"][0]["permalink"]
    ended = client.get("/timemap?status=scheduled", headers=headers).json()
    assert [len(client.get(i["permalink"]).json()["items"]) for i in ended["items"]] == [1, 0]


def test_a_map_is_link_format_with_first_and_last(client: Client) -> None:
    answer = client.get("/timemap/rounds/second")
    assert answer.headers["content-type"] == "application/link-format"
    lines = answer.text.strip().split(",\n")
    assert lines[0] == '<http://testserver.local/rounds/second>; rel="original timegate"'
    assert f'rel="self"; type="application/link-format"; from="{FIRST}"; until="{LATER}"' in lines[1]
    assert f'rel="first memento"; datetime="{FIRST}"' in lines[2]
    assert f'rel="last memento"; datetime="{LATER}"' in lines[3]


def test_a_long_map_comes_in_pages(own: Client, database: Database) -> None:
    news = [said(f"n{d}", f"2026-02-{d}", round=[{"id": "second", "outcome": f"{d}"}]) for d in range(10, 15)]
    store(database, *news)
    whole = own.get("/timemap/rounds/second", headers={"Accept": "application/json"}).json()["items"]
    found, address = [], "http://testserver.local/timemap/rounds/second?limit=3"
    while address:
        page = own.get(address, headers={"Accept": "application/json"}).json()
        assert len(page["items"]) <= 3
        found += page["items"]
        address = page["next"]
    assert found == whole
    assert len(whole) == 7
    assert 'rel="timemap"' in own.get("/timemap/rounds/second?limit=3").text


@pytest.mark.parametrize("query", ["known_on=2026-01-01", "overdue=only", "kin=round", "order=desc"])
def test_what_chooses_no_versions_is_refused(client: Client, query: str) -> None:
    problem(client.get(f"/timemap?{query}"), 400)
    problem(client.get("/timemap?process=talk"), 400)
