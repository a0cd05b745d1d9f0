"""The other shapes of a list: an address for each, to be named in the header Link and in the head of its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
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


class Others(NamedTuple):
    """The other shapes of a list, and the links to them as the header Link has them."""

    alternates: tuple[Alternate, ...] = ()
    links: Sequence[str] = ()


def others_of(wanted: Wanted, view: View, shapes: Iterable[tuple[Format, frozenset[str]]]) -> Others:
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
) -> Others:
    """The whole list begins at its beginning, also where the page stands behind a cursor; made once for an address."""
    if len(urlencode(pairs)) > LONGEST:
        return Others()
    found = []
    for shape, takes in shapes:
        if (its_path := f"{path}.{shape.EXTENSION}") != asked:
            taken = tuple(pair for pair in (filters if shape.WHOLE else pairs) if pair[0] in takes)
            address = whole_address(base, its_path, taken)
            found.append(Alternate(shape.EXTENSION, essence(shape.MEDIA_TYPE), address))
    links = ", ".join(link(one.address, "alternate", type=one.media_type) for one in found)
    return Others(tuple(found), [links] if links else [])


def essence(media_type: str) -> str:
    """A media type without its parameters (RFC 9110, 8.3.1).

    >>> essence("text/csv; charset=utf-8; header=present")
    'text/csv'

    """
    return media_type.partition(";")[0].strip()
