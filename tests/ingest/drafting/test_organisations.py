"""Parties that no table has: by the end of their names, or because somebody is of them."""

from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import cast, ids, who


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Northern Tribes Alliance said that it would wait.", "northern-tribes-alliance"),
        ("The Workers Party of Chad said that it would wait.", "workers-party-of-chad"),
        (
            "Oumar Keita of the Former Prisoners said so. The Former Prisoners said that they would wait.",
            "former-prisoners",
        ),
        ("Oumar Keita, who leads the Green Hills, left. The Green Hills said no.", "green-hills"),
        ("XLM-PQR, whose leader Oumar Keita spoke, is angry. The XLM-PQR said no.", "xlm-pqr"),
        ("QRST spokesman Oumar Keita left. The QRST said no.", "qrst"),
    ],
)
def test_a_party_of_which_no_table_knows_speaks(text: str, party: str) -> None:
    figures = cast(text).figures
    assert party in ids(figures)
    assert all(one.on_behalf_of in (party, None) for one in figures)


@pytest.mark.parametrize(
    "text",
    [
        "The UN Security Council said that it would wait.",
        "Oumar Keita of the University of Ghent said that he would wait.",
        "Oumar Keita of the Financial Times said that he would wait.",
        "The party said that it would wait.",
    ],
)
def test_what_is_of_a_state_or_of_scholars_or_of_an_outlet_is_no_party(text: str) -> None:
    known = {"united-nations", "un-security-council"}
    assert {one.id for one in cast(text).figures if one.sort == "organisation"} <= known


def test_somebody_who_is_of_such_a_party_speaks_for_it() -> None:
    (keita,) = who("The Green Hills Front met. Oumar Keita of the Green Hills Front said no.", "Oumar Keita")
    assert keita.on_behalf_of == "green-hills-front"
