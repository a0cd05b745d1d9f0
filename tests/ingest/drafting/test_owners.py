"""Whose an office is, by the words beside it."""

from __future__ import annotations

import re

import pytest

from tracker.ingest.drafting.names.owners import Joint, owners

JOINTS = (
    Joint(re.compile("(?:['’]s?)? ")),
    Joint(re.compile("(?:['’]s?)? (?:[A-Z][a-z]+ )+"), re.compile("envoy|minister")),
)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Oman's | envoy", "Oman"),
        ("the Omani | envoy", "Omani"),
        ("South Sudan’s | army", "South Sudan"),
        ("the U.N. Great Lakes | envoy", "U.N."),
        ("the U.N. Great Lakes | army", None),
        ("Oman, the | envoy", None),
        ("Omanis' | envoy", None),
        ("the mission to Tehran | envoy", None),
        ("| envoy", None),
    ],
)
def test_the_owner_that_leads_to_an_office(text: str, owner: str | None) -> None:
    place = text.index("|")
    plain = text.replace("| ", "")
    found = owners(plain).before(place, 0, JOINTS)
    assert (plain[slice(*found)] if found else None) == owner


def test_an_owner_before_the_first_place_is_not_of_it() -> None:
    text = "Oman's envoy"
    assert owners(text).before(7, 1, JOINTS) is None


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("| of Oman said", "Oman"),
        ("| of the African Union", "African Union"),
        ("| of the United States, who", "United States"),
        ("| for Oman", None),
        ("| of talks in Oman", None),
        ("| of Omanis", None),
        ("|", None),
    ],
)
def test_the_owner_behind_an_office(text: str, owner: str | None) -> None:
    plain = "head" + text[1:]
    found = owners(plain).behind(4)
    assert (plain[slice(*found)] if found else None) == owner
