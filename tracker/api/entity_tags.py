"""Entity tags (RFC 9110, 8.8.3): made of what they stand for, read from headers, compared strongly or weakly.

A tag of ours is 32 hexadecimal digits; of a representation in a content coding, these, a hyphen and the coding's name:
what differs in its bytes differs in its tag.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxhash import xxh3_128

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPAQUE = r"[\x21\x23-\x7e\x80-\xff]*"
_MEMBER = re.compile(rf'[ \t]*(?:(W/)?"({_OPAQUE})"[ \t]*)?(?:,|\Z)')
_DIGITS = 32


@dataclass(frozen=True, slots=True)
class EntityTag:
    """What stands between the quotes, and whether it only promises equivalence."""

    opaque: str
    weak: bool = False

    def __str__(self) -> str:
        return f'{"W/" if self.weak else ""}"{self.opaque}"'

    @property
    def bare(self) -> str:
        """The tag of the same content without a coding."""
        return self.opaque[:_DIGITS] if self.opaque[_DIGITS : _DIGITS + 1] == "-" else self.opaque

    def coded(self, coding: str | None) -> EntityTag:
        """The tag of the same content in a coding."""
        return self if coding is None else EntityTag(f"{self.opaque}-{coding}", self.weak)


@dataclass(frozen=True, slots=True)
class Tags:
    """The value of If-Match or If-None-Match: a list of tags, or `*`, which is whatever there is."""

    members: Sequence[EntityTag] = ()
    any: bool = False

    def strongly(self, tag: EntityTag) -> bool:
        """Whether one of them is the same, byte for byte."""
        return self.any or any(each == tag for each in self.members if not each.weak and not tag.weak)

    def weakly(self, tag: EntityTag) -> bool:
        """Whether one of them stands for something equivalent."""
        return self.any or any(each.opaque == tag.opaque for each in self.members)

    def name(self, tag: EntityTag) -> bool:
        """Whether one of them is, byte for byte, the content of a tag in any coding."""
        return self.any or any(each.bare == tag.bare for each in self.members if not each.weak)


def tag_of(*parts: bytes | str) -> EntityTag:
    """The strong tag of what these parts tell apart: the media type and the bytes of a representation.

    XXH3 tells all contents apart that nobody makes to be mistaken for each other; who could, may write here anyway.
    """
    hashed = xxh3_128()
    for part in parts:
        told = part.encode() if isinstance(part, str) else part
        hashed.update(b"%d:" % len(told))
        hashed.update(told)
    return EntityTag(hashed.hexdigest())


def read_tag(text: str) -> EntityTag:
    """One tag, as an ETag header holds it; raises ValueError where it is none."""
    (found,) = read_tags(text).members
    return found


def read_tags(text: str) -> Tags:
    """The value of If-Match or If-None-Match; raises ValueError where it is none."""
    if text.strip(" \t") == "*":
        return Tags(any=True)
    members, place = [], 0
    while place < len(text):
        found = _MEMBER.match(text, place)
        if found is None:
            raise ValueError('entity tags in quotation marks, such as "a", "b", or *')
        if found[2] is not None:
            members.append(EntityTag(found[2], found[1] is not None))
        place = found.end()
    if not members:
        raise ValueError('entity tags in quotation marks, such as "a", "b", or *')
    return Tags(tuple(members))
