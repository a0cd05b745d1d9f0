"""Whom the labels of a transcript mean: "MR MILLER", "V. Putin", "A", "SPOKESPERSON"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast.roster import Roster
from tracker.ingest.drafting.cast.transcripts import QUOTE, source_above, turns
from tracker.ingest.drafting.figures import Figure, Mention
from tracker.ingest.drafting.names import offices
from tracker.ingest.drafting.names.people import Person, is_name
from tracker.ingest.drafting.names.written import GIVEN
from tracker.records.vocabulary import ActorSort

_ANSWER = re.compile(r"(?:A|ANSWER|Answer)")
"""The label of whoever is asked, who is the only one told of above, or the only one who speaks for others."""

_SPEAKS = "spokes"
"""How the offices of those begin whom ministries send to answer."""

_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+")
"""A word that may be the last name of somebody."""

_HONORIFIC = re.compile(rf"{offices.honorific()} ")


def speakers(text: str, parts: Sequence[Span], roster: Roster, mentions: Sequence[Mention]) -> list[Mention]:
    """The labels of the turns of those who answer, as mentions of them; `parts` are the paragraphs."""
    taken = {one.span for one in mentions}
    labels = dict.fromkeys(turn.label for turn in turns(text, parts))
    return [
        Mention(label, (name,), "name", f"“{text[slice(*label)]}” before what is said is {name}")
        for label in labels
        if label not in taken
        and (name := _quoted(text, label, roster) or _meant(text, label, roster, mentions))
    ]


def _quoted(text: str, label: Span, roster: Roster) -> str | None:
    """The first person whom the line above a quotation names as its source, who is told of in the article too."""
    source = source_above(text, label[0]) if text[slice(*label)] == QUOTE else None
    if source is None:
        return None
    named = (roster.same_person(one.group()) for one in _NAME.finditer(text, *source))
    return next(filter(None, named), None)


def _meant(text: str, label: Span, roster: Roster, mentions: Sequence[Mention]) -> str | None:
    words = text[slice(*label)]
    if words == QUOTE:
        return None
    above = list(_people(roster, (one for one in mentions if one.span[1] <= label[0])))
    if _ANSWER.fullmatch(words):
        likely = above if len(above) == 1 else [one for one in above if _SPEAKS in (one.title or "").lower()]
        return likely[0].id if len(likely) == 1 else None
    polite = _HONORIFIC.match(words)
    name = _in_small(words[polite.end() :] if polite else words)
    same = roster.same_person(name) or roster.same_person(name.split()[-1])
    if same:
        return same
    held = [
        one.id for one in above if one.title and offices.office(one.title) == offices.office(words.lower())
    ]
    if held:
        return held[0]
    full = name if " " in name else _in_full(text, name, label[0]) or (name if polite else None)
    return roster.person(Person(full, label, label)) if full and is_name(full) else None


def _in_full(text: str, last: str, end: int) -> str | None:
    """The full name that stands above for a last name: "Matthew Miller, Department Spokesperson"."""
    found = re.search(rf"(?<![\w.’'-]){GIVEN}{re.escape(last)}\b", text[:end])
    return found.group() if found else None


def _people(roster: Roster, mentions: Iterator[Mention]) -> Iterator[Figure]:
    """The persons that are told of, the first one first."""
    told = dict.fromkeys(name for one in mentions for name in one.figures)
    return (
        figure for name in told if (figure := roster.figures.get(name)) and figure.sort == ActorSort.PERSON
    )


def _in_small(words: str) -> str:
    """A name in capitals as it is written elsewhere."""
    return words.title() if words.isupper() else words
