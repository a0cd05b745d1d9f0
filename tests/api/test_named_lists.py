"""`q` on the lists of participants and venues: by name, in the order of the list, on both clocks, page by page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.building import TALKS, said
from tests.serving import Client, ids, problem
from tracker.records.shapes import Submission

FIRST = said(
    "first",
    "2026-01-10",
    participant=[
        {"id": "envoy", "name": "Pavlo Chernenko", "sort": "person"},
        *({"id": f"ivanov-{n}", "name": f"Person{n} Ivanov", "sort": "person"} for n in range(5)),
    ],
    venue=[{"id": "abu-dhabi", "name": "Abu Dhabi", "status": "in use"}, {"id": "geneva", "name": "Geneva"}],
)
RENAMED = said(
    "renamed", "2026-01-20", "First", participant=[{"id": "envoy", "name": "Pavlo Zaitsev", "sort": "person"}]
)


@pytest.fixture(scope="module")
def submissions() -> Sequence[Submission]:
    return (TALKS, FIRST, RENAMED)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/participants?q=Сайцев", ["envoy"]),
        ("/participants?q=Зайцев", ["envoy"]),
        ("/participants?q=Saizew&known_on=2026-01-19", []),
        ("/participants?q=Tschernenko&known_on=2026-01-19", ["envoy"]),
        ("/participants.json?q=Mr%20Zaitsev", ["envoy"]),
        ("/participants?q=Geneva", []),
        ("/venues?q=Abou+Dabi", ["abu-dhabi"]),
        ("/venues?q=Abou+Dabi&status=proposed", []),
        ("/venues?q=%25", []),
    ],
)
def test_a_list_is_narrowed_by_a_name(client: Client, address: str, found: list[str]) -> None:
    assert ids(client.get(address)) == found


def test_an_empty_field_of_a_form_counts_as_left_out(client: Client) -> None:
    assert ids(client.get("/venues?q=")) == ids(client.get("/venues"))


def test_a_walk_keeps_the_name_it_was_begun_with(client: Client) -> None:
    whole = ids(client.get("/participants?q=Iwanow"))
    assert sorted(whole) == [f"ivanov-{n}" for n in range(5)]
    walked, address = [], "/participants?q=Iwanow&limit=2"
    while address:
        page = client.get(address)
        walked += ids(page)
        address = page.json()["next"]
    assert walked == whole


def test_the_versions_of_a_list_by_name_begin_with_the_name(client: Client) -> None:
    asked = {"Accept": "application/json"}
    moments = client.get("/timemap/participants?q=Zaitsev", headers=asked).json()["items"]
    assert [each["datetime"][:10] for each in moments] == ["2026-01-20"]


@pytest.mark.parametrize(
    "address", ["/participants?q=+", f"/venues?q={'a' * 301}", "/venues?q=a&q=b", "/venues?q=%00"]
)
def test_what_is_no_question_for_a_name_is_refused(client: Client, address: str) -> None:
    assert problem(client.get(address), 400)["errors"][0]["parameter"] == "q"
