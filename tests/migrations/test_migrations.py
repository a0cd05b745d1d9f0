from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from tests.building import TALKS, lines, said, store
from tests.conftest import MIGRATIONS
from tracker.records.tables import Table
from tracker.store.database import SCHEMA, open_database, open_engine
from tracker.store.migrate import current, downgrade, upgrade

ROUND = said("wire", "2026-01-27", round=[{"id": "r", "status": "scheduled", "when": "on Sunday"}])

TRUTH = ("source", "record", "report", "mention", "ruling", "issue", "alias")


def _rows(url: str, tables: tuple[str, ...]) -> dict[str, list[object]]:
    engine = open_engine(url)
    with engine.connect() as connection:
        found = {t: sorted(map(str, connection.execute(text(f'SELECT * FROM "{t}"')))) for t in tables}  # noqa: S608 - names from above
    engine.dispose()
    return {table: list(rows) for table, rows in found.items()}


def _store_some(url: str) -> None:
    database = open_database(url)
    store(database, TALKS, ROUND)
    database.close()


def test_the_program_expects_the_last_migration() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == SCHEMA


def test_the_tables_are_what_the_migrations_make(empty_url: str) -> None:
    upgrade(empty_url, MIGRATIONS)
    engine = open_engine(empty_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []
    engine.dispose()


def test_the_read_model_taken_back_and_made_again_loses_nothing(empty_url: str) -> None:
    upgrade(empty_url, MIGRATIONS)
    _store_some(empty_url)
    tables = (*TRUTH, "entry", "entry_participant", "entry_issue", "round", "process")
    before = _rows(empty_url, tables)

    downgrade(empty_url, MIGRATIONS, "0001")
    assert _rows(empty_url, TRUTH) == {table: before[table] for table in TRUTH}

    upgrade(empty_url, MIGRATIONS)
    assert _rows(empty_url, tables) == before


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
