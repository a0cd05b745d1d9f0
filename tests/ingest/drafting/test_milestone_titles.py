"""Sentences are ours; the words that tell a milestone, and its day, are marked in them."""

from __future__ import annotations

import pytest

from tracker.ingest.drafting.milestones.titles import LONGEST, title_of


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
            "Envoys signed a truce in Lima",
        ),
        ("The map was [agreed] upon {late on Friday}.", "Map was agreed upon"),
        ("Chad, Niger and Mali [signed] it on {5 May}.", "Chad, Niger and Mali signed it"),
        ("He fell {on Feb. 2, 2024}, and they [signed] a text.", "Signed: He fell and they signed a text"),
        (
            "They [signed] a plan for 1,000 troops by {June}.",
            "Signed: They signed a plan for 1,000 troops by June",
        ),
        ("The premier, who [signed] on {Friday}, left.", "Premier, who signed"),
        ("The [Lima accord of] {5 May}.", "Lima accord"),
        ("It was quiet: {5 May} saw [signing].", "5 May saw signing"),
        ("On {5 May} - [signing].", "Signed"),
        ("The [vote is] on {5 May}.", "Vote is on 5 May"),
        ("{Sunday} is the [last day] for it.", "Sunday is the last day for it"),
        ("The pact was on {Monday} [signed].", "Pact was signed"),
        (
            "They praised {Sunday}'s hasty [signing in] Lima.",
            "Signed: They praised the hasty signing in Lima",
        ),
        ("The rebels have [until {Sunday}] to reply.", "Rebels have until Sunday to reply"),
        ("Both [set themselves {5 May}] for it.", "Signed: Both set themselves 5 May for it"),
        (
            "The [signing planned] for {Friday} in Lima was cancelled.",
            "Signing in Lima was cancelled",
        ),
        ("The [signing is set] for {Friday} in Lima.", "Signing is set for Friday in Lima"),
        ("On {May 5, 1993}, in Lima, Peru [signed] it.", "Peru signed it"),
        ("A handshake in May on {May 5, 1993}, [sealed] it.", "Handshake in May sealed it"),
        ("Chad, which won a war, [shelled] a port {on Monday}.", "Chad shelled a port"),
        (
            "John Bol, head of the guerrillas, [signed] on {Monday} in Lima.",
            "John Bol signed in Lima",
        ),
        (
            "The rebels left, but on {Monday} their chief [signed] it.",
            "Rebels left, but their chief signed it",
        ),
        (
            "Chad fired on the town, [killing four men] {on Monday}.",
            "Chad fired on the town, killing four men",
        ),
        (
            "It was said at a round here, at which both [signed it] on {Monday}.",
            "At a round here, at which both signed it",
        ),
        (
            "Guns fell silent {on Monday}, three weeks after the [pact was signed].",
            "Pact was signed",
        ),
        ("He spoke of “a [pact signed] on {Monday} in” Lima.", "Signed: He spoke of “a pact signed in” Lima"),
    ],
)
def test_a_title_has_the_clause_without_its_day(marked: str, title: str) -> None:
    assert titled(marked) == title


def test_he_has_a_name_in_a_title_where_that_is_known() -> None:
    text = "In Lima he signed it on Monday."
    assert title_of("Signed", text, (11, 20), (8, 30), (24, 30), lambda _: "John Bol") == "John Bol signed it"


@pytest.mark.parametrize(
    ("marked", "title"),
    [
        (
            "On {Friday} Chad [shelled] a port on the lake after the envoys of both sides had left.",
            "Chad shelled a port on the lake",
        ),
        (
            "Chad [shelled] a port {on Friday}, a lawyer said, which was long foreseen by the fishermen there.",
            "Chad shelled a port",
        ),
        (
            "On {Friday} Chad [shelled] all of the old port and the new one beside it with the guns of its navy"
            " from the lake.",
            "Chad shelled all of the old port and the new one beside it",
        ),
    ],
)
def test_a_long_clause_is_cut_before_what_a_title_does_not_need(marked: str, title: str) -> None:
    assert titled(marked) == title


@pytest.mark.parametrize(
    ("marked", "title"),
    [
        ("The PLF said {on Friday} it [suspended the talks].", "PLF suspended the talks"),
        ("Calm came after the PLF [shelled] a port {on Friday}.", "PLF shelled a port"),
        ("Chad said that the PLF [shelled] a port {on Friday}.", "PLF shelled a port"),
    ],
)
def test_a_title_has_what_is_told_and_not_who_tells_it(marked: str, title: str) -> None:
    assert titled(marked) == title


def test_a_long_clause_is_cut_at_a_word() -> None:
    title = titled("On {Friday} they [signed] a " + "very " * 60 + "long text.")
    assert len(title) <= LONGEST + len("Signed: ")
    assert title.endswith(" very…")
