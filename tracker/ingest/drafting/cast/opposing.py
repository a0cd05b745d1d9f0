"""Those who talk with a government and are called nothing but "the opposition" or "the rebels"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, partial

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast.governing import governed
from tracker.ingest.drafting.figures import Figure, Mention
from tracker.ingest.drafting.names.actors import Actor, by_id, by_name
from tracker.ingest.drafting.names.offices import against, level_of
from tracker.ingest.drafting.text.finder import Finder
from tracker.records.vocabulary import ActorSort

_REBELS = r"[Rr]ebel|[Gg]uerr?illa|[Ii]nsurgent"
_CALLED = Finder(
    rf"\b(?:(?P<led>[Oo]pposition|{_REBELS}) (?:leader|chief|commander)(?: [A-Z][\w.’'-]*){{1,4}}"
    rf"|(?:[Oo]pposition|(?:{_REBELS})s)(?: (?:leaders|groups|part(?:y|ies)|alliance|coalition))?(?! [A-Z]|['’]s))\b"
)
_TALKS = (
    r"talks|negotiations?|dialogue|truces?|cease-?fires?|agreements?|accords?|deals?|pacts?|power-sharing"
)
_GOVERNMENT = (
    r"(?:[Gg]overnment|[Rr]egime|[Jj]unta|[Rr]uling (?:party|coalition)|[Aa]uthorities|[Pp]resident)"
)
_THE = r"(?:(?:the|an?|its|his|her) )?(?:[a-z-]+ ){0,2}"
_TALKED_WITH = re.compile(
    rf"\b(?:{_TALKS})\b[^.;:\n]{{0,40}}? (?:with|between) (?:[^.;:\n]{{0,60}}? and )?{_THE}$"
    rf"|\b{_GOVERNMENT}(?: [a-z]+)? and {_THE}$",
    re.IGNORECASE,
)
_AND = re.compile(r"\band (?:of |with |from )?(?:the )?$")
_WITH_A_GOVERNMENT = re.compile(rf"(?: [a-z]+)? and (?:[Tt]he )?(?:[A-Z]\w+(?:['’]s)? )?{_GOVERNMENT}\b")
_OF_A_STATE = re.compile(
    rf"(?:['’]s?)?(?: (?:[a-z]+ )?{_GOVERNMENT})?(?: and (?:(?:the|its|his|their) )?| )(?:main |political )?$",
    re.IGNORECASE,
)
"""Between a state and those who are against it: "Chad's government and opposition", "Chad and its opposition"."""

_LONGEST = 140
"""Characters before them in which it is told that somebody talks with them."""

_NEAR = 60
"""And characters from a state to them."""

_SORTS = {"opposition": ActorSort.ORGANISATION, "rebels": ActorSort.ARMED_GROUP}


def is_opposition(body: Figure) -> bool:
    """Whether a body has no other name than that of an opposition: "the Syrian opposition"."""
    return "opposition" in body.name.lower()


def unnamed_opponents(
    text: str, figures: Mapping[str, Figure], mentions: Sequence[Mention]
) -> tuple[Actor, Span] | None:
    """Those who talk with the government of the one state that an article tells of, where it names none of them.

    They are called by the state: "the Chadian opposition", though the article has no more than "the opposition".
    """
    ends = {one.span[1]: one for one in reversed(mentions)}
    of_all = cache(partial(_governed, text, figures, mentions))
    for found in _CALLED.finditer(text, 0, len(text)):
        called = "opposition" if "pposition" in found.group() else "rebels"
        state = _ruled_by(text, found, figures, ends) or _beside(text, found, figures, ends)
        if state or (_is_side(text, found, mentions) and (state := of_all())):
            country = figures[state].country
            if all(one.country != country or one.sort not in _SORTS.values() for one in figures.values()):
                return _of_state(state, called, found.span())
    return None


def _is_side(text: str, found: re.Match[str], mentions: Sequence[Mention]) -> bool:
    """Whether those whom some words mean talk with a government, or stand beside one."""
    start, end = found.span()
    if _TALKED_WITH.search(text, max(0, start - _LONGEST), start) or _WITH_A_GOVERNMENT.match(text, end):
        return True
    if not found["led"] or not _AND.search(text, max(0, start - _LONGEST), start):
        return False
    near = text[max(0, start - _LONGEST) : start]
    since = start - len(near) + 1 + max(near.rfind(mark) for mark in ".\n")
    return any(since <= one.span[0] < start for one in mentions)


def _ruled_by(
    text: str, found: re.Match[str], figures: Mapping[str, Figure], ends: Mapping[int, Mention]
) -> str | None:
    """The state of its head beside whom a leader is named: "President Ali Seyni and rebel leader Issa Deby".

    `ends` are the mentions by the places where they end.
    """
    joined = _AND.search(text, max(0, found.start() - _LONGEST), found.start()) if found["led"] else None
    before = ends.get(joined.start() - 1) if joined else None
    head = figures[before.figures[0]] if before and len(before.figures) == 1 else None
    return head.on_behalf_of if head and head.title and level_of(head.title) == "leaders" else None


def _beside(
    text: str, found: re.Match[str], figures: Mapping[str, Figure], ends: Mapping[int, Mention]
) -> str | None:
    """The state that stands right before those who are called nothing but "opposition": "Chad and the opposition"."""
    if "pposition" not in found.group():
        return None
    between = _OF_A_STATE.search(text, max(0, found.start() - _NEAR), found.start())
    before = ends.get(between.start()) if between else None
    state = figures[before.figures[0]] if before and len(before.figures) == 1 else None
    return state.id if state and state.sort == ActorSort.STATE else None


def _governed(text: str, figures: Mapping[str, Figure], mentions: Sequence[Mention]) -> str | None:
    """The only state of whose government a text speaks, or of whose leader, or at all."""
    leaders = {
        one.on_behalf_of
        for one in figures.values()
        if one.title and level_of(one.title) == "leaders" and not against(one.title)
    }
    states = {one.id for one in figures.values() if one.sort == ActorSort.STATE}
    named = governed(text, figures, mentions)
    return named or next((next(iter(of)) for of in (states & leaders, states) if len(of) == 1), None)


def _of_state(state: str, called: str, span: Span) -> tuple[Actor, Span] | None:
    """Those who are against a state, and where they are called so; None where a state has no adjective."""
    known = by_id().get(state)
    named = (by_name().get(f"{demonym} {called}") for demonym in (known.demonyms if known else ()))
    return next(((actor, span) for actor in named if actor), None)
