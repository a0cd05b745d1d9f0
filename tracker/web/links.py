"""Addresses of the same list with one filter more or less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.formats.listing import Listing

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses that lead on from a list."""

    listing: Listing

    def adding(self, name: str, text: str) -> str:
        """The list with this filter too, and no other of its name."""
        return self._address([pair for pair in self.listing.filters if pair[0] != name] + [(name, text)])

    def without(self, name: str, text: str | None = None) -> str:
        """The list without this filter, or without any of its name."""
        return self._address(
            p for p in self.listing.filters if p[0] != name or (text is not None and p[1] != text)
        )

    def having(self, name: str, text: str) -> bool:
        """Whether this filter is on."""
        return (name, text) in self.listing.filters

    def beside(self, name: str) -> list[Pair]:
        """The other filters, for the hidden fields of a form."""
        return [pair for pair in self.listing.filters if pair[0] != name]

    def given(self, name: str) -> str:
        """The text of a filter as it was given; empty where it is off."""
        return next((text for other, text in self.listing.filters if other == name), "")

    def _address(self, pairs: Iterable[Pair]) -> str:
        query = urlencode(list(pairs))
        return f"{self.listing.path}?{query}" if query else self.listing.path
