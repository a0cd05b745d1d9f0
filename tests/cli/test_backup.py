"""`tracker export --all` and `tracker import`: everything, from one database into another, with the same answers."""

from __future__ import annotations

import io
import json
import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import IO, Any, cast

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, func, select

from tests.building import NOW, TALKS, said, store
from tests.cli.conftest import Tracker
from tests.serving import Client, key_for, serving
from tracker.cli import main
from tracker.errors import BackupInvalid, DatabaseNotEmpty
from tracker.formats.backup import render
from tracker.ingest.backup import BackupFile
from tracker.records import tables
from tracker.records.backup import RecordRow, Row
from tracker.records.vocabulary import Kind
from tracker.store import backup
from tracker.store.database import Database, open_database
from tracker.store.projection import verify
from tracker.store.restore import restore

PROJECTIONS = {
    *("entry", "entry_participant", "entry_name"),
    *("process", "round", "venue", "participant", "position", "milestone"),
}
MADE_FROM_REPORTS = {"mention"}
WITH_THEIR_ISSUE = {"alias"}
NEVER = {"api_key", "service_state", "audit", "idempotent_answer"}
"""Keys, the secret behind cursors, who wrote what, and what is kept for who sends again."""

SAID = said(
    "wire",
    "2026-01-27",
    venue=[{"id": "geneva", "name": "Geneva", "location": {"lat": 46.2, "lon": 6.15}}],
    round=[
        {"id": "r", "status": "scheduled", "when": "on Sunday", "venue": "geneva", "issues": ["ceasefire"]},
        {"id": "s", "status": "held", "when": "yesterday"},
    ],
)
RULINGS = (
    {"kind": "round", "record": "r", "verdict": "prefer", "report": "wire.1.1", "reason": "Seen"},
    {"kind": "round", "record": "r", "verdict": "undo", "ruling": 1, "reason": "Not seen"},
    {"kind": "round", "record": "r", "verdict": "merge", "into": "s", "reason": "The same"},
)


def rule_all(database: Database) -> None:
    writer = {"Authorization": f"Bearer {key_for(database, 'write')}"}
    with serving(database) as client:
        for ruling in RULINGS:
            assert client.post("/rulings", json=ruling, headers=writer).status_code == 201


def filled(database: Database) -> Database:
    store(database, TALKS, SAID)
    rule_all(database)
    return database


def dumped(database: Database) -> bytes:
    with database.reading() as session:
        return b"".join(render(backup.counts(session), backup.rows(session)))


def put_back(database: Database, file: bytes | IO[bytes]) -> None:
    with database.writing() as session:
        restore(session, BackupFile(io.BytesIO(file) if isinstance(file, bytes) else file))


def is_empty(database: Database) -> bool:
    with database.reading() as session:
        counts = backup.counts(session)
    return not any(counts[sort] for sort in counts if sort != "issue")


@pytest.fixture
def whole(tmp_path: Path, migrated_file: Path) -> bytes:
    """A small backup."""
    path = tmp_path / "whole.db"
    path.write_bytes(migrated_file.read_bytes())
    database = filled(open_database(f"sqlite:///{path}"))
    try:
        return dumped(database)
    finally:
        database.close()


# --- the same answers -----------------------------------------------------------------------------------------------

GIVEN = {
    "from": "2026-01-01",
    "to": "2026-03-01",
    "text": "on Sunday",
    "published": "2026-01-27",
    "id": "participant/zelenskyy",
    "prefix": "zel",
    "queries": '{"q0": {"query": "Selenskyj"}}',
}
"""What required parameters are given."""

ASKED_FOR = ("published", "prefix", "queries")
"""What may be left out, and is given all the same."""

ON_PAGES = {"limit": "100"}
STREAMS = ("/changes.sse",)
"""What never ends."""


def answers(client: Client, slugs: dict[str, list[str]], clocks: list[dict[str, str]]) -> dict[str, Any]:
    """What every documented read says on each pair of clocks, every page of it."""
    found: dict[str, Any] = {}
    for path, operations in client.get("/schema/openapi.json").json()["paths"].items():
        if "get" not in operations or path in STREAMS:
            continue
        takes = {p["name"]: p for p in operations["get"]["parameters"] if p["in"] == "query"}
        query = {name: GIVEN[name] for name, p in takes.items() if p["required"] or name in ASKED_FOR}
        query |= {name: value for name, value in ON_PAGES.items() if name in takes}
        collection = path.partition("/{slug}")[0].rpartition("/")[2]
        asked = [path.replace("{slug}", slug) for slug in slugs[collection]] if "{slug}" in path else [path]
        seen = {json.dumps(q): q for c in clocks for q in [{k: v for k, v in c.items() if k in takes}]}
        for address, both in product(asked, seen.values()):
            found[f"{address} {query | both}"] = list(pages(client, address, query | both))
    return found


def pages(client: Client, address: str, query: dict[str, str]) -> Iterator[tuple[int, str | None, str]]:
    answer = client.get(address, params=query, follow_redirects=False)
    yield answer.status_code, answer.headers.get("location"), answer.text
    while follows := answer.links.get("next"):
        answer = client.get(follows["url"])
        yield answer.status_code, None, answer.text


def moments(database: Database) -> list[str]:
    with serving(database) as client:
        sources = client.get("/sources?limit=500").json()["items"]
        rulings = client.get("/rulings").json()["items"]
    recorded = sorted(item["recorded_at"] for item in (*sources, *rulings))
    return [recorded[len(recorded) // 2], rulings[-2]["recorded_at"]]


MERGES = (
    ("round", "ukraine-2022-round-6", "merge", "istanbul-2022-03-29"),
    ("venue", "miami", "merge", "florida"),
    ("participant", "kremlin", "merge", "russia"),
    ("participant", "kremlin", "undo", "3"),
    ("round", "abu-dhabi-1", "deprecate", "menafn-2026-02-05.1.1"),
)
ASKED = {
    "rounds": ["ukraine-2022-round-6", "istanbul-2022-03-29", "abu-dhabi-1", "nothing"],
    "venues": ["miami"],
    "participants": ["kremlin"],
    "processes": ["ukraine-2022"],
    "positions": ["peskov-timetables-2026-02-02"],
    "milestones": ["prisoner-exchange-2026-02-05"],
    "sources": ["xinhua-2026-02-15"],
    "articles": ["nothing"],
}


@dataclass(frozen=True)
class Moved:
    """A backup of the bundled seeds after edits, and what the service said to each question before it."""

    file: Path
    clocks: list[dict[str, str]]
    answers: dict[str, Any]


@pytest.fixture(scope="module")
def moved(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Moved:
    folder = tmp_path_factory.mktemp("moved")
    shutil.copy(seeded_file, folder / "first.db")
    url = f"sqlite:///{folder}/first.db"

    def typed(*words: str | Path) -> None:
        result = CliRunner().invoke(main, [*map(str, words), "--database", url], catch_exceptions=False)
        assert result.exit_code == 0, result.output

    for kind, record, verdict, which in MERGES:
        typed("rule", kind, record, verdict, which, "--reason", "As an editor finds")
    corrected = next(Path(__file__).parents[2].glob("seeds/*/2026-02-15-xinhua.toml")).read_text()
    (folder / "better.toml").write_text(corrected.replace('title = "', 'title = "Better: ', 1))
    typed("seed", "--correct", folder / "better.toml")
    typed("export", "--all", "-o", folder / "one.ndjson")

    database = open_database(url)
    before, merged = moments(database)
    clocks: list[dict[str, str]] = [
        {},
        {"known_on": "2026-01-28"},
        {"as_of": before},
        {"known_on": "2026-02-03", "as_of": merged},
    ]
    with serving(database) as client:
        found = answers(client, ASKED, clocks)
    database.close()
    assert len(found) > 200
    assert {status for told in found.values() for status, _, _ in told} == {200, 303, 308, 401, 404}
    return Moved(folder / "one.ndjson", clocks, found)


def test_every_answer_is_the_same_after_moving(empty: Tracker, moved: Moved, empty_url: str) -> None:
    empty("import", moved.file, "--database", empty_url)
    empty("export", "--all", "-o", "two.ndjson", "--database", empty_url)
    # so that moving on from there, and back, is the same as moving there from the first
    assert Path("two.ndjson").read_bytes() == moved.file.read_bytes()

    database = open_database(empty_url)
    with serving(database) as client:
        found = answers(client, ASKED, moved.clocks)
    with database.writing(dry_run=True) as session:
        assert verify(session) == []
    database.close()
    assert found.keys() == moved.answers.keys()
    assert [asked for asked in found if found[asked] != moved.answers[asked]] == []


def test_what_is_written_next_is_numbered_after_what_was_put_back(whole: bytes, database: Database) -> None:
    put_back(database, whole)
    store(database, said("next", "2026-02-01", round=[{"id": "new", "venue": "geneva"}]))
    merge = {**RULINGS[2], "record": "new"}
    writer = {"Authorization": f"Bearer {key_for(database, 'write')}"}
    with serving(database) as client:
        assert client.post("/rulings", json=merge, headers=writer).json()["ruling"] == 4
    with database.writing(dry_run=True) as session:
        assert verify(session) == []


def test_what_was_stored_before_is_known_again(whole: bytes, database: Database) -> None:
    put_back(database, whole)
    assert [receipt.unchanged for receipt in store(database, TALKS, SAID)] == [True, True]
    assert dumped(database) == whole


# --- what is in it --------------------------------------------------------------------------------------------------


def test_every_table_is_backed_up_or_made_again_or_left_out_on_purpose() -> None:
    named = {str(table.__tablename__) for table in backup.BACKED_UP.values()}
    every = named | PROJECTIONS | MADE_FROM_REPORTS | WITH_THEIR_ISSUE | NEVER
    assert every == set(tables.Table.metadata.tables)


def test_no_key_and_no_secret_is_in_it(database: Database) -> None:
    secret = key_for(database, "write")
    with serving(database) as client:
        body = {"source": {"id": "x", "publisher": "X", "published": "2026-01-01"}}
        assert client.post("/sources", json=body, headers={"X-API-Key": secret}).status_code == 201
    with database.reading() as session:
        keys = session.connection().execute(select(tables.ApiKey.__table__)).mappings().all()  # type: ignore[attr-defined]
    written = dumped(database).decode()
    assert secret not in written
    assert [key["digest"] in written for key in keys] == [False]
    assert keys[0]["prefix"] in written  # who recorded it


def test_each_line_can_be_read_by_itself(whole: bytes) -> None:
    rows = [json.loads(line) for line in whole.splitlines()]
    head, end = rows[0], rows[-1]
    assert (head["format"], head["version"], head["counts"]["ruling"]) == ("tracker backup", 1, 3)
    assert end["lines"] == len(rows) - 1
    assert end["sha256"] == sha256(b"".join(whole.splitlines(keepends=True)[:-1])).hexdigest()
    (report,) = [row for row in rows if row["row"] == "report" and row["record"] == "r"]
    assert (report["source"], report["says"]["when"]["expression"]) == ("wire", "on Sunday")
    assert [row["undoes"] for row in rows if row["row"] == "ruling"] == [None, 1, None]


# --- what is refused ------------------------------------------------------------------------------------------------


def changed(whole: bytes, sort: str, **values: Any) -> tuple[bytes, int]:
    """The file with one row changed, hash and all as its writer would; and the line of that row."""
    rows = [json.loads(line) for line in whole.splitlines()]
    fitting = [place for place, row in enumerate(rows) if row["row"] == sort and row.get("kind") != "venue"]
    place = fitting[-1]
    for path, value in values.items():
        *steps, last = path.split("__")
        at = rows[place]
        for step in steps:
            at = at[step]
        at[last] = value
    lines = [json.dumps(row, separators=(",", ":")).encode() + b"\n" for row in rows[:-1]]
    end = {"row": "end", "lines": len(lines), "sha256": sha256(b"".join(lines)).hexdigest()}
    return b"".join(lines) + json.dumps(end).encode() + b"\n", place + 1


@pytest.mark.parametrize(
    ("sort", "values", "pointer", "value", "expected"),
    [
        ("head", {"version": 2}, "/version", "2", "a row of a backup"),
        ("head", {"counts__report": 99}, "/sha256", "4", "99"),
        ("source", {"revision": "x"}, "/revision", "x", "int"),
        ("source", {"known_at": "soon"}, "/known_at", "soon", "a row of a backup"),
        ("source", {"extra": 1}, "/extra", "", "no key extra"),
        ("source", {"row": "sauce"}, "/row", "sauce", "one of head, issue"),
        ("source", {"number": 1}, "/number", "1", "more than 1"),
        ("record", {"id": "r"}, "", "", "a row that the others leave room for"),
        ("report", {"record": "x"}, "/record", "x", "the id of a round"),
        ("report", {"kind": "plan"}, "/kind", "plan", "a row of a backup"),
        ("report", {"source": "x"}, "/source", "x", "the id of a source"),
        ("report", {"says__venu": "geneva"}, "/says/venu", "venu", "did you mean venue?"),
        ("report", {"says__venue": "genoa"}, "/says/venue", "genoa", "the id of a venue"),
        ("report", {"says__issues": ["ceasefre"]}, "/says/issues/0", "ceasefre", "did you mean ceasefire?"),
        ("report", {"says__when": {"edtf": "2026"}}, "/says/when", "{'edtf': '2026'}", "a stored date"),
        ("report", {"says__delegations": 3}, "/says", "", "as it is stored"),
        ("ruling", {"into": "x"}, "/into", "x", "the id of a round"),
        ("ruling", {"into": None}, "/into", "None", "a value for into alone"),
        ("ruling", {"verdict": "undo"}, "/undoes", "None", "a value for undoes alone"),
    ],
)
def test_a_row_that_cannot_be_names_line_key_value_and_what_was_expected(
    whole: bytes,
    database: Database,
    sort: str,
    values: dict[str, Any],
    pointer: str,
    value: str,
    expected: str,
) -> None:
    file, line = changed(whole, sort, **values)
    with pytest.raises(BackupInvalid) as raised:
        put_back(database, file)
    ((at, problem),) = raised.value.places
    assert (at, problem.pointer) == (line if pointer != "/sha256" else len(file.splitlines()), pointer)
    assert value in problem.value
    assert expected in problem.expected
    assert problem.detail
    assert is_empty(database)


def test_a_file_that_is_cut_anywhere_or_changed_is_refused_and_stores_nothing(
    whole: bytes, database: Database
) -> None:
    lines = whole.splitlines(keepends=True)
    cuts = [0, 1, len(lines[0]), len(whole) // 2, len(whole) - len(lines[-1]), len(whole) - 5]
    for cut in cuts:
        with pytest.raises(BackupInvalid):
            put_back(database, whole[:cut])
    for wrong in (
        whole.replace(b"Geneva", b"Genoa!"),
        b"".join([*lines[:-3], *lines[-2:]]),
        whole + b"{}\n",
        lines[0] + whole,
        b"".join([lines[0], *lines[-3:-1], *lines[1:-3], lines[-1]]),
        b"\xff\n" + whole,
    ):
        with pytest.raises(BackupInvalid):
            put_back(database, wrong)
    assert is_empty(database)
    put_back(database, whole)


def test_a_line_without_end_does_not_fill_the_memory() -> None:
    class Endless(io.RawIOBase):
        def readline(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert 0 < size < 20_000_000
            return b" " * size

    with pytest.raises(BackupInvalid) as raised:
        BackupFile(cast("IO[bytes]", Endless()))
    assert "too long" in str(raised.value)


def test_only_an_empty_database_takes_a_backup(whole: bytes, database: Database) -> None:
    store(database, TALKS)
    with pytest.raises(DatabaseNotEmpty) as raised:
        put_back(database, whole)
    assert raised.value.counts == {"source": 1, "record": 1, "report": 1}


# --- constant memory ------------------------------------------------------------------------------------------------


def many(number: int) -> Iterator[Row]:
    for place in range(1, number + 1):
        yield RecordRow(number=place, kind=Kind.ROUND, id=f"record-{place}", recorded_at=NOW)


class Lines(io.RawIOBase):
    """A file that is written while it is read: it never lies in memory as a whole."""

    def __init__(self, number: int) -> None:
        self._lines = (
            line
            for chunk in render({"record": number}, many(number))
            for line in chunk.splitlines(keepends=True)
        )
        self.read_lines = 0

    def readline(self, size: int | None = -1, /) -> bytes:  # noqa: ARG002 - the signature of files
        self.read_lines += 1
        return next(self._lines, b"")


def peak(act: Callable[[], object]) -> int:
    """The most memory, in bytes, that an act holds beyond what is there before it."""
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        act()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


def test_neither_way_takes_more_memory_for_more_rows(database: Database) -> None:
    def exported() -> None:
        with database.reading() as session:
            for _ in render(backup.counts(session), backup.rows(session)):
                pass

    def imported(number: int) -> None:
        with database.writing() as session:
            session.connection().execute(delete(tables.Record))
        put_back(database, cast("IO[bytes]", Lines(number)))

    imported(100)  # what is kept for ever, is kept from here on
    exported()
    few = peak(lambda: imported(1_000)), peak(exported)
    more = peak(lambda: imported(10_000)), peak(exported)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(tables.Record)) == 10_000
    assert more[0] < few[0] + 1_000_000
    assert more[1] < few[1] + 1_000_000


# --- the command line -----------------------------------------------------------------------------------------------


def test_two_commands_move_everything(seeded: Tracker) -> None:
    before = seeded("export", "--undated", "include").stdout
    seeded("export", "--all", "--output", "everything.ndjson")
    assert not Path("moved.db").exists()
    told = seeded("import", "everything.ndjson", "--database", "sqlite:///moved.db")
    assert "33 sources" in told.stdout
    done = [line for line in told.stderr.splitlines() if line.startswith("importing: ")]
    assert len(done) == 11  # one for each tenth, and the first
    assert done[-1].split()[1] == done[-1].split()[3]
    assert seeded("export", "--undated", "include", "--database", "sqlite:///moved.db").stdout == before
    again = seeded("import", "everything.ndjson", "--database", "sqlite:///moved.db", code=1)
    assert "moved.db is not empty (source: 33" in again.stderr


def test_a_dry_run_checks_all_and_stores_nothing(tracker: Tracker, seeded_file: Path) -> None:
    tracker("export", "--all", "-o", "all.ndjson", "--database", f"sqlite:///{seeded_file}")
    assert "nothing was stored" in tracker("import", "--dry-run", "all.ndjson").stdout
    assert json.loads(tracker("export", "--all").stdout.splitlines()[0])["counts"]["source"] == 0
    tracker("import", "all.ndjson")


def test_what_is_wrong_is_said_with_its_line(tracker: Tracker, whole: bytes) -> None:
    file, line = changed(whole, "report", says__venue="genoa")
    Path("bad.ndjson").write_bytes(file)
    told = tracker("import", "bad.ndjson", code=1).stderr
    assert "nothing of it is stored" in told
    assert (
        f"line {line}: says/venue: there is no venue 'genoa' (expected the id of a venue of this backup)"
        in told
    )


def test_filters_and_formats_have_no_place_beside_all(seeded: Tracker) -> None:
    told = seeded("export", "--all", "--kind", "round", "--format", "json", code=2).stderr
    assert "it takes no --format, --kind" in told
