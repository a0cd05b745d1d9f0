"""The office of a counterpart is that of whose counterpart he is; of several, each is of his own side."""

from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import cast

HAMID = "Omani Foreign Minister Hamid Saleh"

OFFICES = [
    (f"{HAMID} met his Chadian counterpart Omar Keita.", "Omar Keita", "Foreign Minister", "chad"),
    (f"{HAMID} met his Chadian counterpart, Omar Keita.", "Omar Keita", "Foreign Minister", "chad"),
    (f"{HAMID} left. Saleh had met his Chadian counterpart Omar Keita.", "Omar Keita", "Foreign Minister", "chad"),
    (f"{HAMID} spoke. He also met his Chadian counterpart Omar Keita.", "Omar Keita", "Foreign Minister", "chad"),
    (
        "The foreign ministers of Oman and Chad met their Malian counterpart Omar Keita.",
        "Omar Keita",
        "Foreign minister",
        "mali",
    ),
    (
        f"{HAMID} met his Chadian and Malian counterparts, Omar Keita and Ali Barka.",
        "Omar Keita",
        "Foreign Minister",
        "chad",
    ),
    (
        f"{HAMID} met his Chadian and Malian counterparts, Omar Keita and Ali Barka.",
        "Ali Barka",
        "Foreign Minister",
        "mali",
    ),
    (
        f"{HAMID} met his Chadian, Malian and U.S. counterparts -- Omar Keita, Ali Barka and Ann Lee, respectively.",
        "Ann Lee",
        "Foreign Minister",
        "united-states",
    ),
    ("The Chadian and Malian envoys Omar Keita and Ali Barka left.", "Omar Keita", "Envoy", "chad"),
    ("The Chadian envoys Omar Keita and Ali Barka left.", "Omar Keita", "Envoy", "chad"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "title", "side"), OFFICES)
def test_a_counterpart_has_the_office_of_the_other(text: str, name: str, title: str, side: str) -> None:
    found = {one.name: (one.title, one.on_behalf_of) for one in cast(text).figures}
    assert found[name] == (title, side)


@pytest.mark.parametrize(
    "text",
    [
        "The committee met the Chadian counterpart Omar Keita.",
        f"{HAMID} and Malian President Ali Barka left. They met the Chadian counterpart Omar Keita.",
        f"{HAMID} and Malian President Ali Barka left. It was late. It was his Chadian counterpart Omar Keita.",
        "Former Omani minister Hamid Saleh met his Chadian counterpart Omar Keita.",
    ],
)
def test_a_counterpart_of_nobody_has_no_other_office(text: str) -> None:
    found = {one.name: one.title for one in cast(text).figures}
    assert found["Omar Keita"] == "Counterpart"


def test_of_more_sides_than_names_nobody_is_given_one() -> None:
    found = {
        one.name: one.on_behalf_of
        for one in cast("The Chadian, Malian and Omani envoys Omar Keita and Ali Barka left.").figures
    }
    assert (found["Omar Keita"], found["Ali Barka"]) == (None, None)
