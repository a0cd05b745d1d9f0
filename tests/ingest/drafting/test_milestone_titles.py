"""Sentences are ours; the words that tell a milestone, and its day, are marked in them."""

from __future__ import annotations

import pytest

from tracker.ingest.drafting.milestone_titles import LONGEST, title_of


def titled(marked: str) -> str:
    """The title of a sentence with "[words]" and a "{day}"."""
    text = "".join(character for character in marked if character not in "[]{}")

    def place(opening: str, closing: str) -> tuple[int, int]:
        start, end = (
            sum(one not in "[]{}" for one in marked[: marked.index(mark)]) for mark in (opening, closing)
        )
        return start, end

    return title_of("Signed", text, place("[", "]"), (0, len(text)), place("{", "}"))


@pytest.mark.parametrize(
    ("marked", "title"),
    [
        (
            "In {May} the envoys [signed a truce] in Lima, they said.",
            "Signed: the envoys signed a truce in Lima",
        ),
        ("The map was [agreed] upon {late on Friday}.", "Signed: The map was agreed upon"),
        ("Chad, Niger and Mali [signed] it on {5 May}.", "Signed: Chad, Niger and Mali signed it"),
        ("He fell {on Feb. 2, 2024}, and they [signed] a text.", "Signed: they signed a text"),
        ("They [signed] a plan for 1,000 troops by {June}.", "Signed: They signed a plan for 1,000 troops"),
        ("The premier, who [signed] on {Friday}, left.", "Signed: The premier, who signed"),
        ("The [Lima accord of] {5 May}.", "Signed: The Lima accord"),
        ("It was quiet: {5 May} saw [signing].", "Signed: saw signing"),
        ("On {5 May} - [signing].", "Signed"),
    ],
)
def test_a_title_has_the_clause_without_its_day(marked: str, title: str) -> None:
    assert titled(marked) == title


def test_a_long_clause_is_cut_at_a_word() -> None:
    title = titled("On {Friday} they [signed] a " + "very " * 60 + "long text.")
    assert len(title) <= LONGEST + len("Signed: ")
    assert title.endswith(" very…")
