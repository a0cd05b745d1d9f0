"""Whether two names mean the same, for scoring only: by their words, with no knowledge of the world."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from anyascii import anyascii

_WORD = re.compile(r"[a-z0-9]+")
_POSSESSIVE = re.compile(r"'s\b")
_REMARK = re.compile(r"\([^()]*\)")
_SMALL = frozenset(
    _WORD.findall("a an the of to from in on for with by at and who whom that which is was be not does did s")
)
ALIKE = 0.6
"""The share of the shorter description that two descriptions of somebody unnamed must have in common: more than the
one word "official" of two."""


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of a name in small Latin letters, without the article before it."""
    plain = _POSSESSIVE.sub("", anyascii(name).lower())
    found = tuple(_WORD.findall(plain))
    return found[1:] if len(found) > 1 and found[0] == "the" else found


def same_name(one: str, other: str) -> bool:
    """Equal, or one with titles or given names before two words of the other ("CIA Director William Burns")."""
    shorter, longer = sorted((words(one), words(other)), key=len)
    return bool(shorter) and (shorter == longer or (len(shorter) > 1 and longer[-len(shorter) :] == shorter))


def any_same(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a name of the one is a name of the other."""
    known = list(others)
    return any(same_name(one, other) for one in some for other in known)


def likeness(one: str, other: str) -> float:
    """How much of the shorter of two descriptions is in the other, 0 to 1; words without content do not count."""
    some, more = _telling(one), _telling(other)
    return len(some & more) / min(len(some), len(more)) if some and more else 0.0


def _telling(description: str) -> frozenset[str]:
    """Its words with content, in the singular; a remark in brackets that tells two alike apart does not count."""
    kept = (word for word in words(_REMARK.sub("", description)) if word not in _SMALL)
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in kept)
