"""A cursor: where a walk stands, on which clocks and under which filters, sealed so that nobody else can write one."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from hashlib import blake2b
from hmac import compare_digest

import msgspec

from tracker.api.refusals import CursorInvalid
from tracker.store.changes import Place

SEAL_SIZE = 16

_WALK, _PLACE = b"cursor", b"place"


class Walk(msgspec.Struct, array_like=True, frozen=True):
    """The list, its parameters as they were given, the clocks that the first page stopped, and the last key seen."""

    path: str
    filters: tuple[tuple[str, str], ...]
    known_on: datetime | None
    as_of: datetime | None
    limit: int
    after: int


def course_of(walk: Walk) -> bytes:
    """What the cursors of a walk have in common: as they hold it, up to the key, which comes last."""
    return msgspec.json.encode(walk).rpartition(b",")[0]


class Cursors:
    """Makes and opens cursors under one secret."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def seal(self, walk: Walk) -> str:
        """The cursor of a walk: text that is safe in an address."""
        return self.behind(course_of(walk), walk.after)

    def open(self, text: str) -> Walk:
        """The walk of a cursor.

        Raises:
            CursorInvalid: it was not made here, or was changed since.

        """
        return msgspec.json.decode(self._opened(_WALK, text), type=Walk)

    def behind(self, course: bytes, key: int) -> str:
        """The cursor of a walk on this course that stands behind a key."""
        return self._sealed(_WALK, b"%b,%d]" % (course, key))

    def parted(self, text: str) -> tuple[bytes, int]:
        """The course of a cursor's walk, and the key behind which it stands.

        Raises:
            CursorInvalid: it was not made here, or was changed since.

        """
        course, _, key = self._opened(_WALK, text).rpartition(b",")
        return course, int(key[:-1])

    def mark(self, place: Place) -> str:
        """The cursor of a place in the feed of changes; it holds no filters, so that any go with it."""
        return self._sealed(_PLACE, msgspec.json.encode((place.moment, place.record, place.field)))

    def place(self, text: str) -> Place:
        """The place of a cursor.

        Raises:
            CursorInvalid: it was not made here, was changed since, or is one of another list.

        """
        return Place(*msgspec.json.decode(self._opened(_PLACE, text), type=tuple[int, int, str]))

    def _sealed(self, purpose: bytes, content: bytes) -> str:
        return urlsafe_b64encode(self._seal(purpose, content) + content).rstrip(b"=").decode()

    def _opened(self, purpose: bytes, text: str) -> bytes:
        try:
            raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        except (binascii.Error, ValueError):
            raw = b""
        seal, content = raw[:SEAL_SIZE], raw[SEAL_SIZE:]
        if (
            not compare_digest(seal, self._seal(purpose, content))
            or urlsafe_b64encode(raw).rstrip(b"=").decode() != text
        ):
            raise CursorInvalid(
                "This cursor was not made here, or it was changed: use 'next' just as it was given."
            )
        return content

    def _seal(self, purpose: bytes, content: bytes) -> bytes:
        """BLAKE2b with a key (RFC 7693): HMAC takes two and a half times as long, and a page of a walk asks twice."""
        return blake2b(content, key=self._secret, person=purpose, digest_size=SEAL_SIZE).digest()
