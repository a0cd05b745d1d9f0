"""What the people of an article are called in it."""

from __future__ import annotations

import pytest

from tracker.ingest.drafting.cast.called import Called
from tracker.ingest.drafting.figures import Figure


def called(*names: str, aliases: tuple[str, ...] = ()) -> Called:
    """Some people, the first with aliases; their ids are their names."""
    known = Called()
    for place, name in enumerate(names):
        known.keep(Figure(name, name, "person", (0, 1), aliases=() if place else aliases))
    return known


def found(known: Called, text: str) -> list[tuple[str, str]]:
    """The words of a text that mean somebody, and whom."""
    return [(text[start:end], one) for (start, end), _, one in known.within(text, 0, len(text))]


def test_a_last_name_means_the_only_one_who_has_it() -> None:
    known = called("Ana Sola", "Ben Maro", "Carl Maro")
    assert found(known, "Sola and Maro met Ben Maro.") == [("Sola", "Ana Sola"), ("Ben Maro", "Ben Maro")]
    assert known.only("Maro") is None


def test_the_longest_name_is_taken_with_the_title_before_it() -> None:
    known = called("Ana Ruiz", aliases=("Ana Ruiz Sola",))
    text = "President Ana Ruiz Sola left. Gen Ana Ruiz, Prime Minister Ana Ruiz and Mr. Ruiz stayed."
    assert [words for words, _ in found(known, text)] == [
        "President Ana Ruiz Sola",
        "Ana Ruiz",
        "Prime Minister Ana Ruiz",
        "Mr. Ruiz",
    ]


@pytest.mark.parametrize(
    "text", ["the Sola government", "Solana", "pre-Sola days", "Sola administration officials"]
)
def test_words_that_only_begin_or_end_like_a_name_mean_nobody(text: str) -> None:
    assert not found(called("Ana Sola"), text)


def test_an_alias_is_a_name_as_soon_as_it_is_told() -> None:
    known = called("Ana Sola")
    assert not found(known, "La Rubia spoke.")
    known.keep(Figure("Ana Sola", "Ana Sola", "person", (0, 1), aliases=("La Rubia",)))
    assert found(known, "La Rubia spoke.") == [("La Rubia", "Ana Sola")]


def test_who_is_forgotten_has_no_name_and_leaves_it_to_another() -> None:
    known = called("Ben Maro", "Carl Maro")
    known.forget("Carl Maro")
    assert found(known, "Maro spoke to Carl.") == [("Maro", "Ben Maro")]


def test_a_name_with_a_small_first_letter_may_begin_a_sentence() -> None:
    assert found(called("Ana al-Sola", aliases=("el Zurdo",)), "El Zurdo left, el Zurdo said.") == [
        ("El Zurdo", "Ana al-Sola"),
        ("el Zurdo", "Ana al-Sola"),
    ]


def test_who_speaks_for_china_is_called_by_the_first_word_of_the_name() -> None:
    known = Called()
    known.keep(Figure("wang-yi", "Wang Yi", "person", (0, 1)))
    known.keep(Figure("wang-yi", "Wang Yi", "person", (0, 1), on_behalf_of="china"))
    assert found(known, "Mr. Wang said no. Wang left.") == [("Mr. Wang", "wang-yi"), ("Wang", "wang-yi")]
