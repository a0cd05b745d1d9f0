"""The cast: each figure once, joined to a known one where it is known, and whom a phrase denotes."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.casting import cast_of
from tracker.ingest.drafting.known import Known, KnownParticipant, KnownVenue

TEXT = """\
Two sides met in Muscat on Friday. Iranian Foreign Minister Karim Daneshi led the delegation, while the United \
States sent envoy Walter Grove. Oman, which hosted the talks, was hopeful.

Daneshi said that the gap was wide. He added that Tehran would not stop enrichment. A senior Iranian official \
told Reuters that the offer was poor. The official warned of delays.

"We are patient," Mr Grove said in Washington. A spokesman for Mr Grove, Peter Hall, denied a report by Axios. \
Enrichment is Iran's right, it is said."""


def cast(text: str = TEXT, known: Known | None = None) -> Cast:
    return cast_of(Article(text, ((0, len(text)),), date(2026, 3, 7)), known or Known.none())


def who(phrase: str, before: str = "", text: str = TEXT, known: Known | None = None) -> list[str]:
    start = text.index(phrase, text.index(before))
    return [figure.id for figure in cast(text, known).who([(start, start + len(phrase))])]


def test_everybody_is_in_the_cast_once_in_the_order_of_the_text() -> None:
    assert [one.id for one in cast().figures] == [
        "karim-daneshi",
        "united-states",
        "walter-grove",
        "oman",
        "iran",
        "a-senior-iranian-official-reuters-2026-03-07",
        "peter-hall",
    ]


def test_people_speak_for_whom_their_office_belongs_to() -> None:
    sides = {one.id: one.on_behalf_of for one in cast().figures}
    assert sides["karim-daneshi"] == sides["a-senior-iranian-official-reuters-2026-03-07"] == "iran"


def test_the_unnamed_keep_a_description_for_a_name() -> None:
    (found,) = [one for one in cast().figures if one.unnamed]
    assert found.name == "A senior Iranian official (to Reuters)"
    assert found.country == "IR"


@pytest.mark.parametrize(
    ("phrase", "before", "meant"),
    [
        ("Daneshi", "Daneshi said", ["karim-daneshi"]),
        ("He", "He added", ["karim-daneshi"]),
        ("Tehran", "Tehran would", ["iran"]),
        ("The official", "The official warned", ["a-senior-iranian-official-reuters-2026-03-07"]),
        ("Mr Grove", "Mr Grove said", ["walter-grove"]),
        ("A spokesman for Mr Grove, Peter Hall", "", ["peter-hall"]),
        ("Oman, which hosted the talks", "", ["oman"]),
        ("Iran's right", "", []),
        ("a report by Axios", "", []),
        ("it", "it is said", []),
    ],
)
def test_a_phrase_means_whom_it_names_or_refers_to(phrase: str, before: str, meant: list[str]) -> None:
    assert who(phrase, before) == meant


def test_places_are_no_governments() -> None:
    assert [one.id for one in cast().places] == ["muscat", "washington"]


def test_known_figures_are_joined_by_name_and_by_last_name() -> None:
    known = Known(
        participants=(
            KnownParticipant("daneshi", "Karim Daneshi", sort="person", on_behalf_of=("iran",)),
            KnownParticipant("usa", "United States", ("US",), sort="state"),
            KnownParticipant("official-1", "A senior Iranian official (to Reuters)", unnamed=True),
            KnownParticipant("official-2", "A senior Iranian official (to the FT)", unnamed=True),
        ),
        venues=(KnownVenue("muscat-city", "Muscat"),),
    )
    found = cast(known=known)
    assert [one.id for one in found.figures if one.joins] == ["daneshi", "usa", "official-1"]
    assert found.places[0].id == "muscat-city"


def test_two_known_people_of_one_name_are_told_apart_by_the_analyst() -> None:
    known = Known(
        participants=(
            KnownParticipant("a-grove", "Adam Grove", sort="person"),
            KnownParticipant("b-grove", "Brian Grove", sort="person"),
        )
    )
    assert "walter-grove" in [one.id for one in cast(known=known).figures]


def test_a_list_of_speakers_is_taken_whole() -> None:
    text = "In a joint statement, the United States, Egypt and Qatar said that the talks went on."
    assert who("Egypt and Qatar", text=text) == ["united-states", "egypt", "qatar"]


def test_he_is_nobody_where_two_were_spoken_of() -> None:
    text = "President Ivan Holub and envoy Adam Reed met.\n\nHe said that it went well."
    assert who("He", "He said", text=text) == []


def test_every_mention_stands_in_the_text_and_none_overlaps_another() -> None:
    mentions = cast().mentions
    assert all(TEXT[slice(*one.span)].strip() for one in mentions)
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(mentions))


def test_headlines_outside_the_body_give_nobody() -> None:
    text = TEXT + "\n\nRelated: Egyptian President Samir Wahba visits Paris"
    article = Article(text, ((0, len(TEXT)),), date(2026, 3, 7))
    assert cast_of(article, Known.none()).figures == cast().figures


def test_a_saint_is_a_place_and_nobody() -> None:
    made = cast("They opened the talks in San Vicente del Caguán in January.")
    assert [one.name for one in made.places] == ["San Vicente del Caguán"]
    assert not made.figures


def on_1990(text: str) -> dict[str, tuple[str | None, str | None]]:
    """The people of a text of August 1990 with their office and side."""
    found = cast_of(Article(text, ((0, len(text)),), date(1990, 8, 16)), Known.none())
    return {one.name: (one.title, one.on_behalf_of) for one in found.figures if one.sort == "person"}


def test_a_well_known_holder_is_found_by_his_full_name_and_by_his_office_with_the_last_one() -> None:
    found = on_1990("It was the word of Saddam Hussein against that of President Bush.")
    assert found == {
        "Saddam Hussein": ("President", "iraq"),
        "George H.W. Bush": ("President", "united-states"),
    }


def test_two_with_one_last_name_are_two_where_their_crown_or_their_state_tells() -> None:
    found = on_1990("King Hussein spoke. Saddam Hussein did not. King Hussein of Jordan left Rome.")
    assert found == {"Hussein": ("King", "jordan"), "Saddam Hussein": ("President", "iraq")}


def test_the_office_behind_a_name_is_his_though_it_is_of_nobody_who_is_known() -> None:
    found = on_1990("Peter Hall, a spokesman for the Hillside Port Authority, said so. Chad was silent.")
    assert found == {"Peter Hall": ("Spokesman", None)}
