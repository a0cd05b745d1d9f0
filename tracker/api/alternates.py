"""The other shapes of a list: an address for each, to be named in the header Link and in the head of its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tracker.api.answers import link
from tracker.api.views import View, whole_address
from tracker.formats.listing import Alternate

if TYPE_CHECKING:
    from tracker.api.listing import Wanted
    from tracker.api.parameters import Pairs
    from tracker.formats import Format

LONGEST = 200
"""Bytes of a query that is repeated for every shape; proxies take a few thousand bytes of headers, and no more."""


def alternates(
    wanted: Wanted, view: View, shapes: Iterable[tuple[Format, frozenset[str]]]
) -> tuple[Alternate, ...]:
    """The list in each of these shapes, with what of its query each of them takes by name; none where that is long."""
    return _addresses(wanted.path, wanted.filters, view.base, view.path, view.pairs, tuple(shapes))


@lru_cache(maxsize=500)
def _addresses(
    path: str,
    filters: Pairs,
    base: str,
    asked: str,
    pairs: Pairs,
    shapes: tuple[tuple[Format, frozenset[str]], ...],
) -> tuple[Alternate, ...]:
    """The whole list begins at its beginning, also where the page stands behind a cursor; made once for an address."""
    if len(urlencode(pairs)) > LONGEST:
        return ()
    found = []
    for shape, takes in shapes:
        if (its_path := f"{path}.{shape.EXTENSION}") != asked:
            taken = tuple(pair for pair in (filters if shape.WHOLE else pairs) if pair[0] in takes)
            address = whole_address(base, its_path, taken)
            found.append(Alternate(shape.EXTENSION, essence(shape.MEDIA_TYPE), address))
    return tuple(found)


@lru_cache(maxsize=500)
def links(found: tuple[Alternate, ...]) -> Sequence[str]:
    """The addresses as the header Link has them."""
    return [link(one.address, "alternate", type=one.media_type) for one in found]


def essence(media_type: str) -> str:
    """A media type without its parameters (RFC 9110, 8.3.1).

    >>> essence("text/csv; charset=utf-8; header=present")
    'text/csv'

    """
    return media_type.partition(";")[0].strip()
