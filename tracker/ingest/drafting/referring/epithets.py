"""Whom "the Spaniard" or "the former judge" means: one who was introduced so, else of whom was spoken just before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from tracker.ingest.drafting.figures import Figure
from tracker.ingest.drafting.names import actors, offices
from tracker.ingest.drafting.names.genders import is_other
from tracker.ingest.drafting.referring.introduced import SIDES, goes_with
from tracker.ingest.drafting.text.either import either
from tracker.ingest.drafting.text.wording import listed
from tracker.ingest.toml_table import toml_table
from tracker.records.vocabulary import ActorSort

_PAST = re.compile(r"(?:former|ex|one-time|onetime|erstwhile|retired|then)[ -]", re.IGNORECASE)

_OF_MANY = ("ese", "ish", "ch", "ss", "s")
"""Ends of adjectives that mean all of a country with "the" before them: "the French said"."""


@cache
def epithet() -> str:
    """A regular expression of a description with up to three words before its noun, all without "the"."""
    nouns = either(
        (
            *listed("callings", "epithets", __package__),
            *listed("errands", "epithets", __package__),
            *_nations(),
        )
    )
    past = rf"(?:[\w-]+ )??(?:former|one-time|erstwhile|retired) {offices.title()}|ex-{offices.title()}"
    return rf"(?:{past}|(?:[\w-]+ ){{0,3}}?{nouns})(?![\w-])"


@cache
def _nations() -> Mapping[str, str]:
    """The ids of states by what somebody of them is called."""
    named = {word: one.id for word, one in actors.by_demonym().items() if one.sort == ActorSort.STATE}
    alone = {word: state for word, state in named.items() if not word.endswith(_OF_MANY) and " " not in word}
    others: Mapping[str, str] = toml_table(__package__, "epithets")["nationals"]
    return alone | {word: named[adjective] for word, adjective in others.items() if adjective in named}


def is_calling(noun: str) -> bool:
    """Whether somebody may be called so whatever his office, and of whatever country he is."""
    return noun in listed("callings", "epithets", __package__)


def is_past(words: str) -> bool:
    """Whether a description tells an office that somebody had: "the former president", whatever he is now."""
    return _PAST.search(words) is not None


def is_national(noun: str) -> bool:
    """Whether a noun tells nothing but of which country somebody is: "the Italian"."""
    return noun in _nations()


def nation(words: str) -> str | None:
    """The id of the state that a description names: "the Italian", "the veteran Italian diplomat"."""
    for word in words.split():
        if state := _nations().get(word):
            return state
        if (actor := actors.by_demonym().get(word)) is not None:
            return actor.id
    return None


def may_be(text: str, figures: Mapping[str, Figure], one: Figure, words: str) -> bool:
    """Whether nothing that a description says is at odds with what is known of somebody."""
    if any(is_other(one, pronoun) for pronoun in _pronouns(words)):
        return False
    state, side = nation(words), figures.get(one.on_behalf_of or "")
    if state and side and not _is_of(side, state):
        return False
    told = [word for word in words.lower().split() if word in SIDES]
    return all(side is None or goes_with(text, figures, one, word) for word in told)


def _is_of(side: Figure, state: str) -> bool:
    """Whether those who speak for a side may be of a state: for all states and groups but those of another country."""
    if side.sort == ActorSort.STATE:
        return side.id == state
    actor = actors.by_id().get(state)
    return side.sort != ActorSort.ARMED_GROUP or side.country in (None, actor.country if actor else None)


def _pronouns(words: str) -> Iterator[str]:
    """The pronouns that a description tells: "he" for a Frenchman."""
    last = words.rsplit(maxsplit=1)[-1].lower()
    if last.endswith("woman"):
        yield "she"
    elif last.endswith("man"):
        yield "he"
