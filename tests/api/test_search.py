"""Searching, counting and choosing over HTTP."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from tests.building import TALKS
from tests.serving import HTML, Client, ids, problem
from tests.store.test_search import OTHER, WIRE
from tracker.errors import ReadTooBroad
from tracker.records.shapes import Submission


@pytest.fixture(scope="module")
def submissions() -> Sequence[Submission]:
    return (TALKS, WIRE, OTHER)


FOUND = {
    "/timeline?q=truce": ["two", "p"],
    "/timeline?q=truce&kind=round": ["two"],
    "/timeline?q=": ["one", "two", "p"],
    "/rounds?q=zurich": ["one"],
    "/timeline?country=ch&country=FJ": ["one", "two"],
    "/participants?country=UA": ["zelensky"],
    "/venues?country=FJ": ["suva"],
    "/venues?bbox=170,-30,-170,0": ["suva"],
    "/timeline?bbox=5.9,45.8,10.5,47.8": ["one"],
    "/timeline?stance=red+line": ["p"],
    "/timeline?publisher=Al+Jazeera": ["one", "two"],
    "/timeline?source=agency": ["p"],
    "/timeline?on_behalf_of=zelensky": ["p"],
    "/timeline?known_on=2026-01-27&q=truce": ["two"],
    "/participants/lavrov/positions?q=truce&publisher=Agency": ["p"],
    "/participants/lavrov/positions?stance=offer": [],
    "/conflicts?q=truce": [],
    "/upcoming?publisher=Agency&country=CH": [],
    "/overdue?source=wire&bbox=0,0,10,50&q=talks": [],
}


def test_every_filter_is_taken_where_it_makes_sense(client: Client) -> None:
    assert {address: ids(client.get(address)) for address in FOUND} == FOUND


@pytest.mark.parametrize(
    ("query", "parameter", "hint"),
    [
        ("q=-only", "q", "at least one word"),
        ("q=ab*", "q", "at least 3"),
        (f"q={'x' * 201}", "q", "200 characters"),
        ("bbox=1,2,3", "bbox", "west,south,east,north"),
        ("bbox=0,10,1,5", "bbox", "not above the north"),
        ("country=XX", "country", "did you mean CH"),
        ("country=CHE", "country", "two letters"),
        ("stance=red+lines", "stance", "red line"),
        ("publisher=Al+Jazera", "publisher", "Al Jazeera"),
        ("source=wir", "source", "wire"),
        ("on_behalf_of=zelenski", "on_behalf_of", "zelensky"),
        ("fields=titel", "fields", "title"),
        ("facet=kinds", "facet", "kind"),
        ("count=about", "count", "exact"),
    ],
)
def test_what_is_not_known_is_refused_with_the_nearest_names(
    client: Client, query: str, parameter: str, hint: str
) -> None:
    (error,) = problem(client.get(f"/timeline?{query}"), 400)["errors"]
    assert error["parameter"] == parameter
    assert hint in error["expected"]


def test_where_words_were_found_is_told_only_of_those_who_asked_for_words(client: Client) -> None:
    first, second = client.get("/timeline?q=LAVROV").json()["items"]
    assert first["highlight"] == [
        {"field": "summary", "text": "<mark>Lavrov</mark>&#x27;s envoys met; nothing was agreed"}
    ]
    assert {found["field"] for found in second["highlight"]} == {"title", "participants.name"}
    assert all("highlight" not in item for item in client.get("/timeline").json()["items"])


def test_fields_are_all_that_is_shown(client: Client) -> None:
    answer = client.get("/timeline?fields=title&fields=stance&fields=title&kind=round&limit=1").json()
    assert answer["items"] == [{"title": "Talks at Al-Udeid", "stance": None}]
    following = client.get(answer["next"]).json()
    assert following["items"] == [{"title": "Cease-fire talks", "stance": None}]
    lines = client.get("/timeline.ndjson?fields=id&q=truce").text.splitlines()
    assert [sorted(json.loads(line)) for line in lines] == [["highlight", "id"]] * 2


def test_fields_are_refused_where_the_format_decides(client: Client) -> None:
    (error,) = problem(client.get("/timeline.html?fields=id"), 400)["errors"]
    assert (error["parameter"], "json or ndjson" in error["expected"]) == ("fields", True)
    assert client.get("/timeline?facet=kind&q=truce", headers=HTML).status_code == 200


@pytest.mark.parametrize("extension", ["md", "atom", "jsonfeed", "jsonld"])
def test_counts_are_refused_where_the_format_has_no_place_for_them(client: Client, extension: str) -> None:
    found = problem(client.get(f"/timeline.{extension}?facet=kind&count=exact"), 400)["errors"]
    assert [error["parameter"] for error in found] == ["facet", "count"]
    assert all("json or geojson or timelinejs or vis" in error["expected"] for error in found)


@pytest.mark.parametrize("extension", ["geojson", "timelinejs", "vis"])
def test_counts_stand_beside_the_entries_of_other_formats(client: Client, extension: str) -> None:
    answer = client.get(f"/timeline.{extension}?facet=kind&count=exact&limit=1").json()
    assert (answer["total"], len(answer["facets"]["kind"]["values"])) == (3, 2)
    links = client.get("/timeline?fields=id&count=exact").headers["link"]
    assert "/timeline.md>" in links
    assert "/timeline.ndjson?fields=id>" in links


def test_counts_and_facets_are_those_of_the_whole_list(client: Client) -> None:
    answer = client.get("/timeline?limit=1&count=exact&facet=kind&facet=venue&facet=kind").json()
    assert (len(answer["items"]), answer["total"]) == (1, 3)
    assert answer["facets"] == {
        "kind": {
            "values": [{"value": "round", "count": 2}, {"value": "position", "count": 1}],
            "at_least": False,
            "more": False,
        },
        "venue": {
            "values": [{"value": "suva", "count": 1}, {"value": "zurich", "count": 1}],
            "at_least": False,
            "more": False,
        },
    }
    following = client.get(answer["next"]).json()
    assert (following["total"], following["facets"]) == (None, None)
    again = client.get(f"{answer['next']}&count=exact").json()
    assert (again["total"], [item["id"] for item in again["items"]]) == (3, ["two"])


def test_counts_belong_to_pages(client: Client) -> None:
    for given in ("count=exact", "facet=kind"):
        problem(client.get(f"/timeline.ndjson?{given}"), 400)


def test_a_cursor_keeps_words_places_and_names(client: Client) -> None:
    asked = "/timeline?q=talks&publisher=Al+Jazeera&bbox=-180,-90,180,90&limit=1"
    first = client.get(asked).json()
    second = client.get(first["next"]).json()
    assert [item["id"] for item in (*first["items"], *second["items"])] == ["one", "two"]
    assert second["next"] is None
    assert "highlight" in second["items"][0]


def test_a_question_that_is_too_broad_is_a_problem_to_come_back_with(
    own: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: Any) -> None:
        raise ReadTooBroad(5)

    monkeypatch.setattr("tracker.api.shown.facets.total", never)
    answer = own.get("/timeline?count=exact")
    assert problem(answer, 503)["type"] == "/schema#read-too-broad"
    assert answer.headers["retry-after"] == "5"
