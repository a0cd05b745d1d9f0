"""Those who are told from people described before are people of their own, on the same side."""

from __future__ import annotations

from tests.ingest.drafting.asking import cast, who
from tracker.ingest.drafting.cast.others import others, with_others
from tracker.ingest.sentences import sentences

TWO = "Two Israeli officials briefed on the talks spoke. One of the officials said it was close. The other denied it."


def names(text: str) -> list[tuple[str, str | None]]:
    """The unnamed of a text, and for whom they are."""
    return [(one.name, one.on_behalf_of) for one in cast(text).figures if one.unnamed]


def test_one_of_several_and_the_other_are_two_people_of_the_side_of_all() -> None:
    assert names(TWO) == [
        ("Two Israeli officials briefed on the talks", "israel"),
        ("One of the officials briefed on the talks", "israel"),
        ("The other official", "israel"),
    ]


def test_the_sentences_that_tell_of_others_are_known_before() -> None:
    assert with_others(TWO, sentences(TWO)) == {1, 2}


def test_the_other_is_the_speaker_of_what_he_says() -> None:
    assert [one.name for one in who(TWO, "The other")] == ["The other official"]


def test_another_in_front_of_a_comma_is_another_of_that_noun() -> None:
    text = "One diplomat in Vienna was hopeful. Another, from a small state, said it was a farce."
    assert [name for name, _ in names(text)][1:] == ["Another diplomat"]


def test_the_other_is_nobody_where_nobody_was_described_before() -> None:
    assert list(others("The other said so.", 0, 18, None)) == []


def test_the_other_side_is_no_other_person() -> None:
    assert names("A Western diplomat spoke. The other side said nothing.") == [("A Western diplomat", None)]
