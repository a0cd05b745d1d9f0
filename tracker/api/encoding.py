"""Content codings: which one a reader gets (RFC 9110, 12.5.3), and bodies in it, whole or as they are streamed.

The levels are where more effort stopped to pay on pages of 50 entries: the next one takes half as long again for a
tenth less.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import brotli

SMALLEST = 500
"""Bytes from which on a body is worth compressing: a smaller one fits in a packet as it is."""

BROTLI_QUALITY = 3
BROTLI_WINDOW = 18
GZIP_LEVEL = 3
GZIP_CONTAINER = 31  # zlib's largest window, and 16 for the frame of gzip

_LEAST = 0.0005
"""What no coding at all is worth to a reader who does not speak of it: less than the least that can be said."""

_ALIASES = {"x-gzip": "gzip"}
_MEMBER = re.compile(
    r"\s*([!#$%&'*+.^_`|~0-9a-z-]+)\s*(?:;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?", re.ASCII
)
_TEXTUAL = re.compile(
    r"text/(?!event-stream)|application/(?:[\w.+-]*[+-])?(?:json|xml|javascript|ndjson|yaml)(?:;|$)"
    r"|application/link-format|image/svg"
)


class Compressor(Protocol):
    """Compresses a body piece by piece, in constant memory."""

    def take(self, piece: bytes) -> bytes:
        """What is ready after a piece; may be nothing."""

    def end(self) -> bytes:
        """The rest."""


class Gzip:
    """RFC 1952, without a time: the same content gives the same bytes."""

    def __init__(self) -> None:
        self._made = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, GZIP_CONTAINER)

    def take(self, piece: bytes) -> bytes:
        """What is ready after a piece; may be nothing."""
        return self._made.compress(piece)

    def end(self) -> bytes:
        """The rest."""
        return self._made.flush()


class Brotli:
    """RFC 7932."""

    def __init__(self) -> None:
        self._made = brotli.Compressor(quality=BROTLI_QUALITY, lgwin=BROTLI_WINDOW)

    def take(self, piece: bytes) -> bytes:
        """What is ready after a piece; may be nothing."""
        return bytes(self._made.process(piece))

    def end(self) -> bytes:
        """The rest."""
        return bytes(self._made.finish())


@dataclass(frozen=True, slots=True)
class Coding:
    """A content coding by its registered name."""

    name: str
    compressor: Callable[[], Compressor]

    def coded(self, body: bytes) -> bytes:
        """A whole body in this coding."""
        made = self.compressor()
        return made.take(body) + made.end()


CODINGS = (Coding("br", Brotli), Coding("gzip", Gzip))
"""What is on offer, the better one first."""


def compressible(media_type: str) -> bool:
    """Whether a media type is text that waits for nobody: events are sent as they come."""
    return _TEXTUAL.match(media_type.lower()) is not None


def chosen(accept_encoding: str | None, length: int | None) -> Coding | None:
    """The coding for a body of so many bytes (None: a stream); None for none at all.

    A reader who refuses every coding there is, and the plain body too, gets the plain body.
    """
    if accept_encoding is None:
        return None
    wanted = qualities(accept_encoding)
    others = wanted.get("*", 0.0)
    plain = wanted.get("identity", wanted.get("*", _LEAST))
    if plain > 0 and length is not None and length < SMALLEST:
        return None
    best = max(CODINGS, key=lambda coding: wanted.get(coding.name, others))
    quality = wanted.get(best.name, others)
    return best if quality > 0 and quality >= plain else None


def qualities(accept_encoding: str) -> dict[str, float]:
    """How much each coding is wanted, from 0 to 1; a member that cannot be read says nothing."""
    found = {}
    for member in accept_encoding.lower().split(","):
        read = _MEMBER.fullmatch(member)
        if read is not None:
            found[_ALIASES.get(read[1], read[1])] = float(read[2] or 1)
    return found
