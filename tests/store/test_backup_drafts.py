"""Articles, drafts and what was done to them are part of a backup: nothing that is stored is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import TALKS, store
from tests.cli.test_backup import changed, dumped, is_empty, put_back
from tests.reviewing import DRAFTS, TEXT, article, ingest, like
from tests.store.test_review import act, sound, statuses, timeline
from tracker.errors import BackupInvalid
from tracker.store import review
from tracker.store.database import Database, open_database


@pytest.fixture
def reviewed(tmp_path: Path, migrated_file: Path) -> Iterator[Database]:
    """A database in which drafts were accepted, amended, rejected, and an acceptance undone."""
    path = tmp_path / "reviewed.db"
    path.write_bytes(migrated_file.read_bytes())
    database = open_database(f"sqlite:///{path}")
    store(database, TALKS)
    lund, venue, round_, position, unnamed = ingest(database, likeness=like(1 << 63)).drafts
    ingest(database, article(TEXT + ".", publisher="Gazette"), likeness=like(1 << 63))
    act(database, review.amend, round_, {"status": "announced"})
    act(database, review.accept, round_)
    act(database, review.accept, position)
    act(database, review.undo, position)
    act(database, review.reject, unnamed)
    assert statuses(database).keys() == {each.record for each in DRAFTS}
    assert lund != venue
    yield database
    database.close()


def test_they_come_back_as_they_were_and_what_was_done_can_still_be_undone(
    reviewed: Database, database: Database
) -> None:
    file = dumped(reviewed)
    put_back(database, file)
    assert dumped(database) == file
    assert timeline(database) == timeline(reviewed)
    assert sound(database)
    for each in (reviewed, database):
        act(each, review.undo, 3)
        act(each, review.undo, 3)
        act(each, review.accept, 6)
    assert statuses(database) == statuses(reviewed)
    assert timeline(database) == timeline(reviewed)
    assert dumped(database) == dumped(reviewed)


@pytest.mark.parametrize(
    ("sort", "values", "pointer"),
    [
        ("article", {"copy_of": "nothing"}, "/copy_of"),
        ("draft", {"article": "nothing"}, "/article"),
        ("draft", {"says__stanse": "accept"}, "/says/stanse"),
        ("draft", {"status": "doubtful"}, "/status"),
        ("draft act", {"draft": 99}, ""),
    ],
)
def test_a_row_that_cannot_be_is_refused_and_nothing_is_stored(
    reviewed: Database, database: Database, sort: str, values: dict[str, object], pointer: str
) -> None:
    file, line = changed(dumped(reviewed), sort, **values)
    with pytest.raises(BackupInvalid) as raised:
        put_back(database, file)
    ((at, problem),) = raised.value.places
    assert (at, problem.pointer) == (line, pointer)
    assert is_empty(database)
