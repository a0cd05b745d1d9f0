"""Bodies with letters behind their names: one of both means the other."""

from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import cast, who
from tracker.ingest.drafting.names.acronyms import bodies_in


@pytest.mark.parametrize(
    ("text", "name", "letters"),
    [
        ("The Free Hills Front (FHF) met.", "Free Hills Front", "FHF"),
        ("Talks of the Jana Mukti Samiti Dal (JMSD) went on.", "Jana Mukti Samiti Dal", "JMSD"),
        (
            "In Lome the Economic Bloc of Western Isles (EBOWI) met.",
            "Economic Bloc of Western Isles",
            "EBOWI",
        ),
        ("Uganda's Free Hills Army (EZX) met.", "Free Hills Army", "EZX"),
        ("Uganda and the Free Hills Army (EZX) met.", "Free Hills Army", "EZX"),
        ("The National-Liberation Union of Keth (NUK) met.", "National-Liberation Union of Keth", "NUK"),
        ("The Vale Council, (“VC”) met.", "Vale Council", "VC"),
    ],
)
def test_a_body_is_named_in_full_with_its_letters(text: str, name: str, letters: str) -> None:
    (body,) = bodies_in(text, ((0, len(text)),))
    assert (body.name, body.letters, text[slice(*body.span)]) == (name, letters, name)


@pytest.mark.parametrize(
    "text",
    [
        "The Line of Calm (LOC) was quiet.",
        "The Peace Pact Agreement (PPA) was signed.",
        "Oumar Keita (MP) left.",
        "The Green Valley (see map) was quiet.",
        "The Foreign Ministry (MFA) said no.",
        "The Great Valley Dam (GVD) was full.",
    ],
)
def test_other_things_with_letters_behind_them_are_no_bodies(text: str) -> None:
    assert not list(bodies_in(text, ((0, len(text)),)))


def test_letters_mean_the_body_later_and_its_people_speak_for_it() -> None:
    text = "The Jana Mukti Samiti Dal (JMSD) met. The JMSD said no. JMSD leader Rana Okoro said yes."
    (party,) = who(text, "The JMSD")
    (okoro,) = who(text, "JMSD leader Rana Okoro")
    assert (party.name, party.sort, party.aliases) == ("Jana Mukti Samiti Dal", "organisation", ("JMSD",))
    assert okoro.on_behalf_of == party.id


@pytest.mark.parametrize(
    "text",
    [
        "The Free Hills Front (FHF) met. FHF rebels said no.",
        "The rebel Free Hills Front (FHF) met. The FHF said no.",
        "Guerrillas of the Free Hills Front (FHF) met. The FHF said no.",
    ],
)
def test_a_body_that_is_said_to_fight_is_an_armed_group(text: str) -> None:
    assert {one.id: one.sort for one in cast(text).figures}["free-hills-front"] == "armed group"


def test_a_known_body_is_itself_by_its_letters_and_in_another_spelling() -> None:
    text = "The Organization for Security and Cooperation in Europe (OSCE) met. The OSCE said no."
    assert [one.id for one in cast(text).figures] == ["osce"]


def test_a_party_does_not_own_whoever_is_named_behind_it_by_chance() -> None:
    text = "The Jana Mukti Samiti Dal (JMSD) met. He told the JMSD President Rana Okoro would come."
    assert {one.id: one.on_behalf_of for one in cast(text).figures}["rana-okoro"] is None
