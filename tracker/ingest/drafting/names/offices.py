"""Offices and functions as they are written beside names; data in `offices.toml`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from tracker.ingest.drafting.names import actors
from tracker.ingest.drafting.text.either import by_letter, either
from tracker.ingest.drafting.text.name_table import NameTable
from tracker.ingest.toml_table import toml_table


@cache
def rows() -> dict[str, Any]:
    """The table."""
    return toml_table(__package__, "offices")


@cache
def title() -> str:
    """A regular expression of all titles with at most five modifiers, in any number and case; the longest first."""
    heads = sorted((head for row in rows()["office"] for head in row["heads"]), key=len, reverse=True)
    modifiers = rows()["modifiers"].split("|")
    ranks, offices = by_letter(modifiers, any_case=True), by_letter(heads, any_case=True)
    return rf"(?:(?:{ranks}[- ]){{0,5}}(?:{offices}|{either(rows()['short'])})[Ss]?\b)"


@cache
def honorific() -> str:
    """A regular expression of what may stand before a name and is no office, in any case."""
    return by_letter([rows()["honorifics"]], any_case=True)


@cache
def owner() -> str:
    """A regular expression of everybody whom an office may belong to."""
    return either(_owners()) + r"(?!\w)"


@cache
def owners() -> NameTable:
    """The names, adjectives and capitals of everybody whom an office may belong to."""
    return NameTable(_owners())


def _owners() -> list[str]:
    return [*actors.by_name(), *actors.by_demonym(), *actors.by_capital()]


def actor_of(words: str | None) -> actors.Actor | None:
    """The actor that an owner's name, adjective or capital means."""
    if not words:
        return None
    plain = " ".join(words.split())
    return actors.by_name().get(plain) or actors.by_demonym().get(plain) or actors.by_capital().get(plain)


def in_full(title: str) -> str:
    """A title without abbreviations.

    >>> in_full("acting FM"), in_full("envoy")
    ('acting Foreign Minister', 'envoy')

    """
    *ranks, head = title.split(" ")
    return " ".join([*ranks, rows()["short"].get(head, head)])


def office(title: str) -> str:
    """The one title, in small letters, of all those that are one office."""
    title = in_full(title)
    return str(rows()["same"].get(title.lower(), title.lower()))


_CROWNED, _ELECTED = frozenset(("king", "queen", "emir", "sultan", "crown prince")), frozenset(("president",))


def at_odds(title: str, other: str) -> bool:
    """Whether no state has both offices, and nobody has one and then the other: a king and a president."""
    one, two = office(title), office(other)
    return (one in _CROWNED and two in _ELECTED) or (one in _ELECTED and two in _CROWNED)


def state_of(title: str) -> str | None:
    """The id of the only state that has an office of that title, whatever rank stands before it."""
    named = title.lower()
    return next((state for office, state in rows()["state"].items() if named.endswith(office)), None)


@lru_cache(maxsize=2_000)
def against(title: str) -> bool:
    """Whether somebody with a title speaks for no state, though one may be named: "Venezuelan opposition leader"."""
    return bool(re.search(r"\b(?:opposition|rebel|exiled?|former|ex|ousted|deposed)\b", title, re.IGNORECASE))


@lru_cache(maxsize=2_000)
def level_of(words: str) -> str | None:
    """The rank at which the holder of an office meets others; None where it says none."""
    title = in_full(words.strip())
    return next((level for pattern, level in _levels() if pattern.search(title)), None)


@cache
def _levels() -> tuple[tuple[re.Pattern[str], str | None], ...]:
    """What the titles of each row of the table end in, with their rank."""
    return tuple(
        (re.compile(rf"(?i:\b(?:{'|'.join(row['heads'])})s?$)"), row.get("level")) for row in rows()["office"]
    )
