"""Many small texts as few byte strings, so that neither memory nor the number of writes grows with the list."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SIZE = 500


def joined(bodies: Iterable[str], separator: str) -> Iterator[bytes]:
    """The bodies with the separator between them, UTF-8, a few hundred to a chunk."""
    rest = iter(bodies)
    before = ""
    while batch := list(islice(rest, SIZE)):
        yield (before + separator.join(batch)).encode()
        before = separator
