"""Drafts become comparable: ids are led back to names, days are read as accepting would read them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from benchmarks.articles.names import any_same, likeness, same_name
from benchmarks.articles.said import Read, read
from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.records.vocabulary import Kind

ARTICLE = Article(
    "Ann Bell said on Monday that talks resume in Oslo on Friday.", ((0, 60),), date(2026, 1, 27)
)


def reading(*drafts: tuple[Kind, dict[str, Any]]) -> Read:
    return read([Draft(kind, says, 0.9, joins=False) for kind, says in drafts], ARTICLE)


def test_holders_and_venues_are_called_by_the_names_of_their_drafts() -> None:
    found = reading(
        (Kind.PARTICIPANT, {"id": "bell", "name": "Ann Bell", "aliases": ["Bell"]}),
        (Kind.POSITION, {"id": "p", "holder": "bell", "on_behalf_of": "arland", "evidence": "talks resume"}),
    )

    position = found.said[1]
    assert position.value("holder") == ("Ann Bell", "Bell")
    assert position.value("on_behalf_of") == ("arland",)
    assert position.evidence == (29, 41)


def test_days_are_read_in_the_light_of_publication_and_status() -> None:
    found = reading(
        (Kind.ROUND, {"id": "r", "status": "scheduled", "when": "on Friday", "venue": "oslo"}),
        (Kind.POSITION, {"id": "p", "when": "on Monday"}),
    )

    assert [one.value("edtf") for one in found.said] == [("2026-01-30",), ("2026-01-26",)]


def test_a_participant_is_unnamed_and_speaks_for_somebody_where_its_draft_says_so() -> None:
    roles = [{"title": "official", "on_behalf_of": "arland"}]
    found = reading((Kind.PARTICIPANT, {"id": "x", "name": "an official", "unnamed": True, "roles": roles}))

    assert found.said[0].values == {
        "name": ("an official",),
        "unnamed": ("true",),
        "on_behalf_of": ("arland",),
    }


def test_parties_and_chains_are_names_too() -> None:
    via = {"publisher": "TASS"}
    found = reading((Kind.ROUND, {"id": "r", "delegations": [{"party": "arland"}], "via": via}))

    assert (found.said[0].value("parties"), found.said[0].value("via")) == (("arland",), ("TASS",))


@pytest.mark.parametrize("says", [{"id": "r", "status": "soon"}, {"id": "r", "when": "on Blursday"}])
def test_a_draft_that_no_submission_takes_is_named(says: dict[str, Any]) -> None:
    found = reading((Kind.ROUND, says))

    assert not found.said
    assert found.refused[0].startswith("round r: ")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("CIA Director William Burns", "William Burns", True),
        ("The Kremlin", "Kremlin", True),
        ("Guðni Jóhannesson", "Gudni Johannesson", True),
        ("Sudan", "South Sudan", False),
        ("Kim Jong-un", "Kim Kye-gwan", False),
        ("", "Kremlin", False),
    ],
)
def test_names_are_the_same_by_their_words(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert any_same(["nobody", one], [other]) is same


def test_descriptions_are_alike_by_their_words_with_content() -> None:
    assert likeness("a senior Hamas official", "the Hamas official") == 1
    assert likeness("a senior Hamas official", "an Israeli official") == 0.5
    assert likeness("the official (to the Oslo Post)", "an official who was there") == 1
    assert likeness("the", "an official") == 0
