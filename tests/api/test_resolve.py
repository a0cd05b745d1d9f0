"""The time engine over HTTP."""

from __future__ import annotations

from time import process_time

import pytest

from tests.serving import Client, problem
from tracker.api.resolve import MOST_MENTIONS

SENTENCE = "The delegations are scheduled to reconvene on Sunday."


def test_an_expression_is_resolved_with_its_reasons(client: Client) -> None:
    query = {"text": "on Sunday", "published": "2026-01-27", "sentence": SENTENCE}
    found = client.get("/resolve", params=query).json()
    assert (found["edtf"], found["direction"]) == ("2026-02-01", "after")
    assert found["cue"] in SENTENCE
    assert client.post("/resolve", json=query).json() == found


def test_a_document_is_read_for_all_its_mentions(client: Client) -> None:
    body = {"document": "They met on January 23-24 and will meet on Sunday.", "published": "2026-01-27"}
    found = client.post("/resolve", json=body).json()
    assert [mention["edtf"] for mention in found["items"]] == ["2026-01-23/2026-01-24", "2026-02-01"]
    assert [body["document"][m["start"] : m["end"]] for m in found["items"]] == [
        m["text"] for m in found["items"]
    ]


def test_a_full_date_needs_no_publication_date(client: Client) -> None:
    assert client.get("/resolve?text=4 February 2026").json()["edtf"] == "2026-02-04"


def test_a_relative_expression_without_a_publication_date_is_refused(client: Client) -> None:
    for answer in (
        client.get("/resolve?text=on Sunday"),
        client.post("/resolve", json={"document": "on Sunday"}),
    ):
        found = problem(answer, 422)
        assert found["type"] == "/schema#anchor-missing"
        assert "published" in found["detail"]


def test_what_is_no_date_is_refused(client: Client) -> None:
    assert problem(client.get("/resolve?text=bananas&published=2026-01-27"), 422)["type"].endswith(
        "not-understood"
    )
    problem(client.get("/resolve?text=30 February 2026"), 400)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("", "text"),
        ("?text=", "text"),
        (f"?text={'x' * 201}", "text"),
        ("?text=Sunday&outlook=up", "outlook"),
        ("?text=Sunday&txt=x", "txt"),
        ("?text=Sunday&published=27.01.2026", "/published"),
        ("?text=Sunday&zone=Mars/Olympus&published=2026-01-27", "/zone"),
        ("?text=Sunday&language=English&published=2026-01-27", "/language"),
        ("?text=Sunday&country=England&published=2026-01-27", "/country"),
    ],
)
def test_a_wrong_question_is_refused_with_its_place(client: Client, query: str, place: str) -> None:
    errors = problem(client.get(f"/resolve{query}"), 400)["errors"]
    assert [error.get("parameter", error.get("pointer")) for error in errors] == [place]


@pytest.mark.parametrize(
    "body",
    [{}, {"text": "Sunday", "document": "Sunday"}, {"text": 7}, {"document": "x", "outlook": "back"}, []],
)
def test_a_wrong_body_is_refused(client: Client, body: object) -> None:
    problem(client.post("/resolve", json=body), 400)


@pytest.mark.parametrize("unit", ["Monday ", "Apr. 1 - ", "the day after "])
def test_a_document_of_nothing_but_dates_is_refused_before_it_costs_much(client: Client, unit: str) -> None:
    asked = {"document": unit * (200_000 // len(unit)), "published": "2026-01-27"}
    began = process_time()
    errors = problem(client.post("/resolve", json=asked), 400)["errors"]
    assert process_time() - began < 6
    assert [error["pointer"] for error in errors] == ["/document"]
    assert errors[0]["expected"] == "at most 2,000 mentions of time; send it in parts"


def test_a_document_may_mention_times_as_often_as_a_chronology(client: Client) -> None:
    asked = {"document": "Monday. " * MOST_MENTIONS, "published": "2026-01-27"}
    assert len(client.post("/resolve", json=asked).json()["items"]) == MOST_MENTIONS


def test_the_country_of_the_publisher_tells_the_order_of_a_date_in_numbers(client: Client) -> None:
    there = client.get("/resolve?text=03/04/2026&country=GB").json()
    here = client.get("/resolve?text=03/04/2026&country=US").json()
    assert (there["edtf"], here["edtf"]) == ("2026-04-03", "2026-03-04")


def test_the_language_is_detected_where_that_is_asked_for(client: Client) -> None:
    found = client.get("/resolve?text=am Sonntag&published=2026-01-27&outlook=ahead&language=auto").json()
    assert (found["language"], found["edtf"]) == ("de", "2026-02-01")


def test_a_document_can_be_a_narrative(client: Client) -> None:
    asked = {"document": "War broke out in July 1914. In August it spread.", "published": "2026-01-27"}
    found = client.post("/resolve", json={**asked, "domain": "narrative"}).json()["items"]
    assert [one["edtf"] for one in found] == ["1914-07", "1914-08"]
    problem(client.post("/resolve", json={"text": "in August", "domain": "narrative"}), 400)
