"""The folded present in typed columns, one table a kind, for those who query the database with SQL."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert
from sqlmodel import Session, col

from tracker.records import tables
from tracker.records.fold import State
from tracker.records.references import SINGLE
from tracker.records.reports import RecordKey
from tracker.records.vocabulary import Kind

PRESENT: Mapping[Kind, type[tables.Present]] = {
    Kind.PROCESS: tables.Process,
    Kind.ROUND: tables.Round,
    Kind.VENUE: tables.Venue,
    Kind.PARTICIPANT: tables.Participant,
    Kind.POSITION: tables.Position,
    Kind.MILESTONE: tables.Milestone,
}


def write_present(
    session: Session, record: RecordKey, state: State | None, numbers: Mapping[RecordKey, int]
) -> None:
    """Make the row of a record what its state is; no row where nothing is left of it."""
    table, number = PRESENT[record.kind], numbers[record]
    session.connection().execute(delete(table).where(col(table.record_id) == number))
    if state is not None:
        session.connection().execute(insert(table), {"record_id": number, **_row(table, state, numbers)})


def _row(table: type[tables.Present], state: State, numbers: Mapping[RecordKey, int]) -> dict[str, Any]:
    when: Any = state.value("when") or {}
    location: Any = state.value("location") or {}
    derived = {
        "slug": state.record.slug,
        "edtf": when.get("edtf"),
        "starts": when.get("start"),
        "ends": when.get("end"),
        "lat": location.get("lat"),
        "lon": location.get("lon"),
    }
    columns = [name for name in table.model_fields if name != "record_id"]
    return {name: derived.get(name, _column(state, name, numbers)) for name in columns}


def _column(state: State, name: str, numbers: Mapping[RecordKey, int]) -> Any:
    value = state.value(name)
    kind = state.record.kind if name == "part_of" else SINGLE.get(name)
    return numbers[RecordKey(kind, str(value))] if kind and value is not None else value
