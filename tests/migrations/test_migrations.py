from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from tests.building import NOW, TALKS, lines, said, store
from tests.conftest import MIGRATIONS
from tests.reviewing import ingest
from tracker.records.problems import validated
from tracker.records.shapes import NewRuling
from tracker.records.tables import Table
from tracker.store import review, search
from tracker.store.audit import Attempt, Outcome, note
from tracker.store.database import SCHEMA, Database, open_database, open_engine
from tracker.store.migrate import current, downgrade, upgrade
from tracker.store.projection import verify
from tracker.store.rulings import rule

ROUND = said(
    "wire",
    "2026-01-27",
    round=[{"id": "r", "status": "scheduled", "when": "on Sunday"}],
    venue=[{"id": "geneva", "name": "Geneva"}],
)

TRUTH = ("source", "record", "report", "mention", "ruling", "issue", "alias")


LATER = ("takes_back",)
"""Columns that older schemas lack, and that are empty in what the tests store unless they say so."""


def _rows(url: str, tables: tuple[str, ...]) -> dict[str, list[str]]:
    engine = open_engine(url)
    with engine.connect() as connection:
        read = {t: connection.execute(text(f'SELECT * FROM "{t}"')).mappings().all() for t in tables}  # noqa: S608 - names from above
    engine.dispose()
    return {
        table: sorted(str([value for name, value in row.items() if name not in LATER]) for row in rows)
        for table, rows in read.items()
    }


def _store_some(url: str) -> None:
    database = open_database(url)
    store(database, TALKS, ROUND)
    database.close()


def test_the_program_expects_the_last_migration() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == SCHEMA


def _is_described(name: str | None, kind: str, _: object) -> bool:
    """Every table but the index of words, which each database has in its own way."""
    return kind != "table" or not str(name).startswith(search.NAME)


def test_the_tables_are_what_the_migrations_make(empty_url: str) -> None:
    upgrade(empty_url, MIGRATIONS)
    engine = open_engine(empty_url)
    with engine.connect() as connection:
        options = {"compare_type": True, "include_name": _is_described}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Table.metadata) == []
    engine.dispose()


def test_the_read_model_taken_back_and_made_again_loses_nothing(empty_url: str) -> None:
    upgrade(empty_url, MIGRATIONS)
    _store_some(empty_url)
    tables = (*TRUTH, "entry", "entry_participant", "entry_name", "round", "process")
    before = _rows(empty_url, tables)

    downgrade(empty_url, MIGRATIONS, "0001")
    assert _rows(empty_url, TRUTH) == {table: before[table] for table in TRUTH}

    upgrade(empty_url, MIGRATIONS)
    assert _rows(empty_url, tables) == before


def _rule(url: str, *given: dict[str, object]) -> None:
    database = open_database(url)
    for place, ruling in enumerate(given, start=1):
        facts = {"kind": "round", "record": "r", "reason": "checked", **ruling}
        with database.writing() as session:
            rule(session, validated(NewRuling, facts), now=NOW + timedelta(hours=place))
    database.close()


def test_rulings_on_records_taken_back_leave_those_on_reports_and_what_stands_without_them(
    empty_url: str,
) -> None:
    upgrade(empty_url, MIGRATIONS)
    _store_some(empty_url)
    other = said("other", "2026-01-28", round=[{"id": "s", "status": "held", "when": "on Sunday"}])
    database = open_database(empty_url)
    store(database, other)
    database.close()
    _rule(
        empty_url,
        {"verdict": "prefer", "report": "wire.1.1", "field": "when"},
        {"verdict": "deprecate", "report": "wire.1.1", "field": "status"},
        {"verdict": "undo", "ruling": 2},
        {"verdict": "merge", "into": "s"},
    )
    before = _rows(empty_url, ("source", "report", "mention"))
    with_merge = _rows(empty_url, ("ruling", "entry"))

    upgrade(empty_url, MIGRATIONS)
    assert _rows(empty_url, ("ruling", "entry")) == with_merge

    downgrade(empty_url, MIGRATIONS, "0002")
    assert _rows(empty_url, ("source", "report", "mention")) == before
    (kept,) = _rows(empty_url, ("ruling",))["ruling"]
    assert "'prefer'" in str(kept)

    upgrade(empty_url, MIGRATIONS)
    database = open_database(empty_url)
    assert sorted(line["id"] for line in lines(database)) == ["r", "s"]
    with database.writing(dry_run=True) as session:
        assert verify(session) == []
    database.close()


def test_the_audit_taken_back_leaves_all_that_was_appended(empty_url: str) -> None:
    upgrade(empty_url, MIGRATIONS)
    _store_some(empty_url)
    database = open_database(empty_url)
    with database.writing() as session:
        note(session, Attempt("trk_a", "/sources"), Outcome.STORED, now=NOW)
    database.close()
    before = _rows(empty_url, (*TRUTH, "entry"))

    downgrade(empty_url, MIGRATIONS, "0006")
    assert _rows(empty_url, (*TRUTH, "entry")) == before

    upgrade(empty_url, MIGRATIONS)
    assert _rows(empty_url, (*TRUTH, "entry", "audit")) == {**before, "audit": []}


def test_a_source_that_was_added_to_says_the_same_when_drafts_are_taken_back(empty_url: str) -> None:
    upgrade(empty_url, MIGRATIONS)
    _store_some(empty_url)
    database = open_database(empty_url)
    drafts = ingest(database).drafts
    with database.writing() as session:
        for number in (drafts[1], drafts[2], drafts[3]):
            review.accept(session, number, now=NOW)
        review.undo(session, drafts[2], now=NOW)
    before = _told(database)
    database.close()

    downgrade(empty_url, MIGRATIONS, "0008")
    upgrade(empty_url, MIGRATIONS)
    database = open_database(empty_url)
    after = _told(database)
    with database.writing(dry_run=True) as session:
        assert verify(session) == []
    database.close()
    assert after == before
    assert {line["id"] for line in before} == {"courier-lund-ceasefire", "ada-lund", "geneva", "r", "talks"}


def _told(database: Database) -> list[dict[str, Any]]:
    """The lines without what tells of revisions: moments of recording, and the numbers of reports."""
    shown = ("id", "title", "status", "holder", "venue", "sources", "conflicts", "known_from")
    return [{name: line.get(name) for name in shown} for line in lines(database, undated="include")]


def test_all_the_way_down_leaves_an_empty_database(empty_url: str) -> None:
    upgrade(empty_url, MIGRATIONS)
    _store_some(empty_url)
    downgrade(empty_url, MIGRATIONS, "base")
    engine = open_engine(empty_url)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
    assert current(empty_url) is None


def test_upgrading_twice_changes_nothing(empty_url: str) -> None:
    upgrade(empty_url, MIGRATIONS)
    _store_some(empty_url)
    before = _rows(empty_url, (*TRUTH, "entry"))
    upgrade(empty_url, MIGRATIONS)
    assert _rows(empty_url, (*TRUTH, "entry")) == before
    database = open_database(empty_url)
    assert [line["id"] for line in lines(database)] == ["r"]
    database.close()


def test_every_migration_has_a_readable_name_and_says_why() -> None:
    for path in sorted(Path(MIGRATIONS, "versions").glob("*.py")):
        assert path.name[:4].isdecimal()
        assert path.name[4] == "_"
        assert path.read_text(encoding="utf-8").startswith('"""')
