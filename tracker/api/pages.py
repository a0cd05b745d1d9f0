"""Finished pages kept in memory, with their compressed bodies, for as long as the data stands still.

A page is found only under the data version that was read after the request came and before the page was made, so it is
never older than what was committed when the request came. Kept is what was asked for at least twice: a walk through
everything, which asks for each page once, throws nothing out.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING, Any

from tracker.api.encoding import CODINGS

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.api.encoding import Coding
    from tracker.api.entity_tags import EntityTag
    from tracker.api.headers import Header

LARGEST_PAGE = 1_000_000
MOST_NOTICED = 10_000
_BESIDES = 4_000
"""Bytes that a page takes beside its bodies, about."""


@dataclass(slots=True)
class Page:
    """A good answer as the handler made it: its headers without those of one coding, its plain body, its tag."""

    headers: Sequence[Header]
    media_type: str
    body: bytes
    tag: EntityTag
    written_at: datetime | None = None
    coded: dict[str, bytes] = field(default_factory=dict)

    def body_in(self, coding: Coding | None) -> bytes:
        """The body in a coding, made once."""
        if coding is None:
            return self.body
        if coding.name not in self.coded:
            self.coded[coding.name] = coding.coded(self.body)
        return self.coded[coding.name]

    @property
    def most(self) -> int:
        """Bytes that it can come to take: its body, as often again as there are codings, and what is beside them."""
        return _BESIDES + len(self.body) * (1 + len(CODINGS))


class Pages:
    """The pages of one process, the least lately used thrown out first; may be used from any thread."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[bytes, tuple[str, Page]] = OrderedDict()
        self._noticed: OrderedDict[bytes, None] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def expects(self, key: bytes) -> bool:
        """Whether a page is worth looking for, or worth keeping once it is made."""
        return key in self._kept or key in self._noticed

    def find(self, key: bytes, version: str) -> Page | None:
        """The page as it is under a data version."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is None or kept[0] != version:
                return None
            self._kept.move_to_end(key)
            return kept[1]

    def keep(self, key: bytes, version: str | None, page: Page) -> None:
        """Keep a page that was made after the version was read; without one, only remember that it was asked for."""
        if not self._most:
            return
        with self._lock:
            if version is None:
                self._noticed[key] = None
                if len(self._noticed) > MOST_NOTICED:
                    self._noticed.popitem(last=False)
            elif len(page.body) <= LARGEST_PAGE:
                self._throw_out(key)
                self._kept[key] = (version, page)
                self._size += page.most
                while self._size > self._most:
                    self._throw_out(next(iter(self._kept)))

    @property
    def size(self) -> int:
        """Bytes that the pages can come to take."""
        return self._size

    def _throw_out(self, key: bytes) -> None:
        if key in self._kept:
            self._size -= self._kept.pop(key)[1].most


_KEYED = ("accept", "accept-datetime", "accept-language", "host")
"""The headers of a request that a handler may look at."""

_OF_THE_LAYER = "accept-encoding"


def key_of(scope: Mapping[str, Any], headers: Mapping[str, str]) -> bytes:
    """What a kept page is found by: a digest of the whole address, and of the headers that a handler may look at."""
    address = [scope.get(name) for name in ("scheme", "server", "root_path", "path", "query_string")]
    return blake2b(repr((*address, *map(headers.get, _KEYED))).encode(), digest_size=16).digest()


def varies_as_keyed(vary: str) -> bool:
    """Whether an answer varies by nothing that the key leaves out."""
    return all(name.strip().lower() in (*_KEYED, _OF_THE_LAYER, "") for name in vary.split(","))
