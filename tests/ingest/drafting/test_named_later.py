"""Somebody who is described first and named later is one; who will not be named stays without a name."""

from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import cast

ONE = [
    (
        "A government spokesman said so in Rome. It was late. “It was,” government spokesman Ivo Hale said.",
        "ivo-hale",
    ),
    ("A peace facilitator told reporters so. Peace facilitator Ivo Hale was calm.", "ivo-hale"),
    ("A spokesman for the army said so. “We wait,” said spokesman Ivo Hale.", "ivo-hale"),
    ("A Chadian embassy spokesman said so. “We wait,” said spokesman Ivo Hale.", "ivo-hale"),
]


@pytest.mark.parametrize(("text", "record"), ONE)
def test_who_is_described_and_then_named_with_the_same_words_is_one(text: str, record: str) -> None:
    assert [one.id for one in cast(text).figures if one.title or one.unnamed] == [record]


def test_whoever_is_named_later_is_of_whom_the_description_tells() -> None:
    (found,) = [one for one in cast(ONE[-1][0]).figures if one.title]
    assert found.on_behalf_of == "chad"


@pytest.mark.parametrize(
    "text",
    [
        "A Chadian spokesman, who asked not to be named, said so. “We wait,” said spokesman Ivo Hale.",
        "A Chadian spokesman said so on condition of anonymity. “We wait,” said spokesman Ivo Hale.",
        "A Chadian spokesman said so. “We wait,” said Malian spokesman Ivo Hale.",
        "A Chadian spokesman said so. A Malian spokesman did too. “We wait,” said spokesman Ivo Hale.",
        "Spokesman Ivo Hale was silent. A Chadian spokesman said so.",
        "A spokesman for the army said so. Foreign Ministry spokesman Ivo Hale waited.",
        "Chadian officials said so. “We wait,” said official Ivo Hale.",
        "An adviser to the prime minister of Chad said so. Ivo Hale, adviser to the president of Mali, waited.",
    ],
)
def test_who_may_be_another_is_not_named(text: str) -> None:
    assert [one for one in cast(text).figures if one.unnamed]
