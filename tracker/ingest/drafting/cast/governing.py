"""Of which state an article speaks as of one with a government."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast.naming import stands_for_a_place
from tracker.ingest.drafting.figures import Figure, Mention
from tracker.ingest.drafting.names.actors import Actor, actors
from tracker.ingest.drafting.text.finder import Finder
from tracker.records.vocabulary import ActorSort

_BEHIND = re.compile(r"(?:['’]s?)? (?:government|administration)\b")
_BEFORE = re.compile(r"\b[Gg]overnment of (?:the )?$")
_LONGEST = 20
"""Characters of these words before a state."""

_TO_A_GROUP = re.compile(r"(?: [a-z]+)? (?:and|with) (?:[a-z]+ ){0,4}")
_FROM_A_GROUP = re.compile(r"(?: \([\w-]+\))?(?: [a-z]+)? (?:and|with) ")
_ANY = Finder(r"\b[Tt]he [Gg]overnment\b", needs="[Gg]overnment", within=len("the "))


def governed(text: str, figures: Mapping[str, Figure], mentions: Sequence[Mention]) -> str | None:
    """The only state of whose government a text speaks; None where there is none, or more than one.

    The government may be called by its head, or be that of the only state that is spoken of, and more than once, if no
    armed group is of another country.
    """
    named = ((one, _state(one, figures)) for one in mentions)
    states = [(one, state) for one, state in named if state]
    found = {state for one, state in states if _has_government(text, one)}
    if not found and _ANY.search(text, 0, len(text)):
        often = Counter(state for one, state in states if not stands_for_a_place(text, one.span))
        alone = len(often) == 1
        country = _country_of_groups(figures)
        found = {
            state
            for state, count in often.items()
            if alone
            and (figures[state].country == country if country else count > 1 or _is_fought(state, figures))
        }
    return next(iter(found)) if len(found) == 1 else None


def opposed(figures: Mapping[str, Figure], mentions: Sequence[Mention]) -> str | None:
    """The state of the country of all armed groups of a text, if of no other one is spoken more often.

    It is the one of "the government", not of every minister.
    """
    country = _country_of_groups(figures)
    often = _spoken_of(figures, mentions)
    for one in figures.values():
        if one.sort == ActorSort.STATE and country and one.country == country:
            most = max((count for state, count in often.items() if state != one.id), default=0)
            return one.id if most <= max(1, often[one.id]) else None
    return None


def unnamed_government(
    text: str, figures: Mapping[str, Figure], mentions: Sequence[Mention]
) -> tuple[Actor, Span] | None:
    """The state that an article calls only "the government", beside the armed groups of one country, and where.

    None where it names that state, or speaks more than once of another, if it does not join the government to a group.
    """
    country = _country_of_groups(figures)
    found = _ANY.search(text, 0, len(text)) if country else None
    if not found:
        return None
    if any(often > 1 for often in _spoken_of(figures, mentions).values()):
        groups = [one for one in mentions if figures[one.figures[0]].sort == ActorSort.ARMED_GROUP]
        found = _joined(text, groups)
        if not found:
            return None
    return next(
        (
            (actor, found.span())
            for actor in actors()
            if actor.sort == ActorSort.STATE and actor.country == country and actor.id not in figures
        ),
        None,
    )


def _joined(text: str, groups: Sequence[Mention]) -> re.Match[str] | None:
    """Where "the government" is joined to an armed group: "the government and the front", or the other way round."""
    return next(
        (
            found
            for found in _ANY.finditer(text, 0, len(text))
            for one in groups
            if _TO_A_GROUP.fullmatch(text, found.end(), one.span[0])
            or _FROM_A_GROUP.fullmatch(text, one.span[1], found.start())
        ),
        None,
    )


def _is_fought(state: str, figures: Mapping[str, Figure]) -> bool:
    """Whether a text names an armed group of the country of a state."""
    country = figures[state].country
    return any(one.sort == ActorSort.ARMED_GROUP and country == one.country for one in figures.values())


def _spoken_of(figures: Mapping[str, Figure], mentions: Sequence[Mention]) -> Counter[str]:
    """How often a text speaks of each state or of its leader."""
    return Counter(state for one in mentions if (state := _state(one, figures)))


def _country_of_groups(figures: Mapping[str, Figure]) -> str | None:
    """The country of the armed groups of a text; None where there is none, or more than one."""
    countries = {one.country for one in figures.values() if one.sort == ActorSort.ARMED_GROUP}
    return next(iter(countries)) if len(countries) == 1 else None


def _has_government(text: str, one: Mention) -> bool:
    start, end = one.span
    return bool(_BEHIND.match(text, end) or _BEFORE.search(text, max(0, start - _LONGEST), start))


def _state(one: Mention, figures: Mapping[str, Figure]) -> str | None:
    """The state that a mention means, or whose leader."""
    figure = figures[one.figures[0]]
    if figure.sort == ActorSort.STATE:
        return figure.id
    state = figures.get(figure.on_behalf_of or "")
    return state.id if state and state.sort == ActorSort.STATE else None
