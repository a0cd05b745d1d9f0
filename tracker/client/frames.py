"""Entries as a table for pandas: a row each, dates in columns that pandas can count with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tracker.client.failures import PandasMissing
from tracker.client.shapes import Entry, Moment, When

if TYPE_CHECKING:
    import pandas as pd

TEXT, ANY, FLAG, NUMBER, COUNT = "str", "object", "boolean", "Float64", "Int64"
DAY, INSTANT = "datetime64[us]", "datetime64[us, UTC]"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, and where its values come from."""

    name: str
    dtype: str
    of: Callable[[Entry], Any]


def wall_time(found: Moment | None) -> datetime | None:
    """A day as its midnight, an instant as the clock on the wall showed it; None where there is no such year.

    >>> wall_time(date(2026, 2, 1)), wall_time("-0043-03-15")
    (datetime.datetime(2026, 2, 1, 0, 0), None)

    """
    if isinstance(found, datetime):
        return found.replace(tzinfo=None)
    return datetime(found.year, found.month, found.day) if isinstance(found, date) else None  # noqa: DTZ001 - a day of the calendar has no zone


def _when(read: Callable[[When], Any]) -> Callable[[Entry], Any]:
    return lambda entry: None if entry.when is None else read(entry.when)


def _more(name: str) -> Callable[[Entry], Any]:
    return lambda entry: entry.more.get(name)


def _id_in(name: str) -> Callable[[Entry], Any]:
    return lambda entry: (entry.more.get(name) or {}).get("id")


COLUMNS = (
    Column("kind", TEXT, lambda entry: entry.kind),
    Column("id", TEXT, lambda entry: entry.id),
    Column("title", TEXT, lambda entry: entry.title),
    Column("summary", TEXT, lambda entry: entry.summary),
    Column("status", TEXT, lambda entry: entry.status),
    Column("process", TEXT, lambda entry: entry.process and entry.process.id),
    Column("start", DAY, _when(lambda when: wall_time(when.start))),
    Column("end", DAY, _when(lambda when: wall_time(when.end))),
    Column("edtf", TEXT, _when(lambda when: when.edtf)),
    Column("granularity", TEXT, _when(lambda when: when.granularity)),
    Column("display", TEXT, _when(lambda when: when.display)),
    Column("approximate", FLAG, _when(lambda when: when.approximate)),
    Column("ambiguous", FLAG, _when(lambda when: when.ambiguous)),
    Column("basis", TEXT, _when(lambda when: when.basis)),
    Column("expression", TEXT, _when(lambda when: when.expression)),
    Column("venue", TEXT, lambda entry: entry.venue and entry.venue.id),
    Column("country", TEXT, lambda entry: entry.venue and entry.venue.country),
    Column("lat", NUMBER, lambda e: e.venue and e.venue.location and e.venue.location.lat),
    Column("lon", NUMBER, lambda e: e.venue and e.venue.location and e.venue.location.lon),
    Column("participants", ANY, lambda entry: [one.id for one in entry.participants]),
    Column("issues", ANY, lambda entry: [one.id for one in entry.issues]),
    Column("holder", TEXT, _id_in("holder")),
    Column("on_behalf_of", TEXT, _id_in("on_behalf_of")),
    Column("stance", TEXT, _more("stance")),
    Column("quote", TEXT, _more("quote")),
    Column("conflicts", ANY, lambda entry: list(entry.conflicts)),
    Column("sources", COUNT, lambda entry: len(entry.sources)),
    Column("known_from", INSTANT, lambda entry: entry.known_from),
    Column("recorded_from", INSTANT, lambda entry: entry.recorded_from),
)


def table(entries: Iterable[Entry]) -> pd.DataFrame:
    """A table of entries, also of none, always with the same columns in the same types.

    Raises:
        PandasMissing: pandas is not installed.

    """
    try:
        pandas = import_module("pandas")
    except ModuleNotFoundError:
        raise PandasMissing from None
    rows = list(entries)
    made: pd.DataFrame = pandas.DataFrame(
        {
            column.name: pandas.Series([column.of(row) for row in rows], dtype=column.dtype)
            for column in COLUMNS
        }
    )
    return made
