"""Outlets and agencies that pass on what somebody said, by all their names; data in `outlets.toml`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tracker.ingest.drafting.text.either import either
from tracker.ingest.drafting.text.wording import any_of
from tracker.ingest.toml_table import toml_table

_KINDS = any_of("outlet_kinds")
_BEFORE = re.compile(rf"(?:the )?(?:{_KINDS} )*", re.IGNORECASE)
_BEHIND = re.compile(rf" (?:news )?{_KINDS}$", re.IGNORECASE)


@lru_cache(maxsize=5_000)
def outlet(words: str) -> str | None:
    """The name that an outlet is cited by; None for anything that is no outlet.

    >>> outlet("the FT"), outlet("the state agency Tanjug"), outlet("the ministry")
    ('Financial Times', 'Tanjug', None)

    """
    plain = " ".join(words.strip(" ,.;:").split())
    if plain in _names():
        return _names()[plain]
    return None if _words().isdisjoint(plain.split()) else _names().get(_alone(plain))


def _alone(words: str) -> str:
    """Without what may stand beside the name of an outlet."""
    before = _BEFORE.match(words)
    start = before.end() if before else 0
    behind = _BEHIND.search(words, start)
    return words[start : behind.start() if behind else None]


@cache
def _words() -> frozenset[str]:
    return frozenset(word for name in _names() for word in name.split())


@cache
def _names() -> dict[str, str]:
    return {
        name: row["name"]
        for row in toml_table(__package__, "outlets")["outlet"]
        for name in (row["name"], *row.get("names", ()))
    }


def any_name() -> str:
    """An expression for the names that outlets have: without one of them nothing means an outlet."""
    return either(_names())


@cache
def longer_names() -> frozenset[str]:
    """Names of several words, within which a country or a city is not meant: "Agence France-Presse"."""
    return frozenset(name for name in _names() if " " in name or "-" in name)
