"""Whoever is described and not named stays without a name."""

from __future__ import annotations

import pytest

from tracker.ingest.drafting.names.unnamed import Described, described_in


def described(text: str) -> list[Described]:
    return [one for _, one in described_in(text, ((0, len(text)),))]


@pytest.mark.parametrize(
    ("text", "words", "owner", "outlet", "several"),
    [
        ("A senior Ukrainian official said no.", "A senior Ukrainian official", "Ukrainian", None, False),
        ("Sources also said it was late.", "Sources", None, None, True),
        ("The truce was late, sources told Reuters.", "sources", None, "Reuters", True),
        ("U.S. officials saw it so.", "U.S. officials", "U.S.", None, True),
        ("two officials familiar with it, she said", "two officials familiar with it", None, None, True),
        ("A source close to the rebels told Reuters so.", "A source close to the rebels", None, "Reuters", False),
        ("A senior Hamas official told the FT so.", "A senior Hamas official", "Hamas", "Financial Times", False),
        (
            "SUNA quoted an unnamed member of the Sudanese delegation as saying so.",
            "an unnamed member of the Sudanese delegation", "Sudanese", None, False,
        ),
        (
            "A member of Sudan's negotiating team told Reuters so.",
            "A member of Sudan's negotiating team", "Sudan", "Reuters", False,
        ),
        (
            "A spokesman at Oman's foreign ministry said in a statement that it was so.",
            "A spokesman at Oman's foreign ministry", "Oman", None, False,
        ),
        (
            "An adviser to the prime minister of Chad said so.",
            "An adviser to the prime minister of Chad", "Chad", None, False,
        ),
        ("An aide to Iran's foreign minister said so.", "An aide to Iran's foreign minister", "Iran", None, False),
        ("An envoy to Sudan said so.", "An envoy to Sudan", None, None, False),
        ("A dairy union official said so.", "A dairy union official", None, None, False),
        ("One diplomat from a large state said so.", "One diplomat from a large state", None, None, False),
    ],
)  # fmt: skip
def test_descriptions_are_read_with_side_and_outlet(
    text: str, words: str, owner: str | None, outlet: str | None, several: bool
) -> None:
    (found,) = described(text)
    assert (found.words, found.owner, found.outlet, found.several) == (words, owner, outlet, several)
    assert text[slice(*found.span)] == words


@pytest.mark.parametrize(
    "text",
    [
        "The official said no.",
        "This source said no.",
        "Not an official record.",
        "A person walked by.",
        "Analysts say so.",
    ],
)
def test_what_was_spoken_of_before_and_what_speaks_for_nobody_is_no_description(text: str) -> None:
    assert described(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chadian officials in Rome meanwhile said no.", ["Chadian officials"]),
        ("It was another indication officials had.", []),
        ("It began with an original 12 members.", []),
        ("Another official said no.", ["Another official"]),
    ],
)
def test_one_is_not_several_and_an_adverb_is_no_place(text: str, words: list[str]) -> None:
    assert [one.words for one in described(text)] == words


def test_sources_that_say_nothing_are_nobody() -> None:
    assert described("Sources are scarce. They cut sources. Officials said so.") == []
