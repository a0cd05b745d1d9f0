"""How a date in numbers is read: which countries put the month first, from `numeric.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tracker.temporal import files

Order = Literal["MD", "DM"]


@dataclass(frozen=True, slots=True)
class Numeric:
    """The countries (ISO 3166-1, two letters) that put the month first, and how sure the usual order is."""

    month_first: frozenset[str]
    country_known: float
    country_unknown: float

    def order(self, country: str | None, usual: Order) -> tuple[Order, float]:
        """The order of a publisher's country with its odds; `usual` is that of the language."""
        if country is None:
            return usual, self.country_unknown
        return "MD" if country in self.month_first else "DM", self.country_known


@cache
def load() -> Numeric:
    """The table of this installation."""
    content = tomllib.loads(files.text("numeric"))
    return Numeric(frozenset(content["month_first"]), content["country_known"], content["country_unknown"])
