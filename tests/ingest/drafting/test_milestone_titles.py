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
        ("He fell {on Feb. 2, 2024}, and they [signed] a text.", "Signed: He fell and they signed a text"),
        (
            "They [signed] a plan for 1,000 troops by {June}.",
            "Signed: They signed a plan for 1,000 troops by June",
        ),
        ("The premier, who [signed] on {Friday}, left.", "Signed: The premier, who signed"),
        ("The [Lima accord of] {5 May}.", "Signed: The Lima accord"),
        ("It was quiet: {5 May} saw [signing].", "Signed: 5 May saw signing"),
        ("On {5 May} - [signing].", "Signed"),
        ("The [vote is] on {5 May}.", "Signed: The vote is on 5 May"),
        ("{Sunday} is the [last day] for it.", "Signed: Sunday is the last day for it"),
        ("The pact was on {Monday} [signed].", "Signed: The pact was signed"),
        (
            "They praised {Sunday}'s hasty [signing in] Lima.",
            "Signed: They praised the hasty signing in Lima",
        ),
        ("The rebels have [until {Sunday}] to reply.", "Signed: The rebels have until Sunday to reply"),
        ("Both [set themselves {5 May}] for it.", "Signed: Both set themselves 5 May for it"),
        (
            "The [signing planned] for {Friday} in Lima was cancelled.",
            "Signed: The signing in Lima was cancelled",
        ),
        ("The [signing is set] for {Friday} in Lima.", "Signed: The signing is set for Friday in Lima"),
        ("On {May 5, 1993}, in Lima, Peru [signed] it.", "Signed: Peru signed it"),
        ("A handshake in May on {May 5, 1993}, [sealed] it.", "Signed: A handshake in May sealed it"),
        ("Chad, which won a war, [shelled] a port {on Monday}.", "Signed: Chad shelled a port"),
        (
            "John Bol, head of the guerrillas, [signed] on {Monday} in Lima.",
            "Signed: John Bol signed in Lima",
        ),
        (
            "The rebels left, but on {Monday} their chief [signed] it.",
            "Signed: The rebels left, but their chief signed it",
        ),
        (
            "Chad fired on the town, [killing four men] {on Monday}.",
            "Signed: Chad fired on the town, killing four men",
        ),
        (
            "It was said at a round here, at which both [signed it] on {Monday}.",
            "Signed: It was said at a round here, at which both signed it",
        ),
        (
            "Guns fell silent {on Monday}, three weeks after the [pact was signed].",
            "Signed: the pact was signed",
        ),
        ("He spoke of “a [pact signed] on {Monday} in” Lima.", "Signed: He spoke of “a pact signed in” Lima"),
    ],
)
def test_a_title_has_the_clause_without_its_day(marked: str, title: str) -> None:
    assert titled(marked) == title


def test_he_has_a_name_in_a_title_where_that_is_known() -> None:
    text = "In Lima he signed it on Monday."
    assert (
        title_of("Signed", text, (11, 20), (8, 30), (24, 30), lambda _: "John Bol")
        == "Signed: John Bol signed it"
    )


def test_a_long_clause_is_cut_before_a_phrase() -> None:
    title = titled(
        "On {Friday} they [signed] a " + "very " * 20 + "long text on the port of the town near the bay."
    )
    assert title.endswith("very long text…")


def test_a_long_clause_is_cut_at_a_word() -> None:
    title = titled("On {Friday} they [signed] a " + "very " * 60 + "long text.")
    assert len(title) <= LONGEST + len("Signed: ")
    assert title.endswith(" very…")
