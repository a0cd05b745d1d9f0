"""Keyword arguments as the parameters of a query: several values repeat a parameter, dates are written in ISO 8601."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, TypedDict

Pairs = tuple[tuple[str, str], ...]
Several = str | Sequence[str]
When = str | date
"""A day, an instant, or text: "2026-01", or another EDTF date where the parameter takes one."""


class Clocks(TypedDict, total=False):
    """What every read of records takes: what could be known, and what was recorded, by a day or an instant."""

    known_on: When | None
    as_of: When | None


class About(Clocks, total=False):
    """What narrows the ledger of positions."""

    process: Several | None
    participant: Several | None
    issue: Several | None


class Plan(About, total=False):
    """What narrows what is planned, overdue or disputed."""

    kind: Several | None
    on_behalf_of: Several | None
    venue: Several | None
    country: Several | None
    publisher: Several | None
    source: Several | None
    q: str | None
    bbox: str | None
    order: Literal["asc", "desc"] | None
    limit: int | None


class Filters(Plan, total=False):
    """What narrows a list of entries, as docs/api.md explains; `from_` is `from`, `limit` the size of a page.

    At run time any other name goes to the server too, which refuses what it does not know with the nearest names.
    """

    status: Several | None
    stance: Several | None
    from_: When | None
    to: When | None
    conflicts: Literal["only"] | None
    ambiguous: Literal["only"] | None
    overdue: Literal["only"] | None
    undated: Literal["exclude", "include", "only"] | None


def pairs_of(given: Mapping[str, Any]) -> Pairs:
    """Arguments as (name, text) pairs; what is None is left out.

    >>> pairs_of({"kind": ["round", "position"], "from_": date(2026, 1, 1), "venue": None, "dry_run": True})
    (('kind', 'round'), ('kind', 'position'), ('from', '2026-01-01'), ('dry_run', 'true'))

    """
    return tuple(
        (name.removesuffix("_"), _text(value)) for name, values in given.items() for value in _each(values)
    )


def _each(values: Any) -> Iterable[Any]:
    if values is None:
        return ()
    return values if isinstance(values, Iterable) and not isinstance(values, str) else (values,)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)
