from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.building import NOW, TALKS, lines, said, store
from tracker.errors import DatabaseNotReady, KeyNotFound
from tracker.store import keys
from tracker.store.append import append
from tracker.store.database import Database, open_database, sqlite_version
from tracker.store.state import cursor_secret


def test_a_migrated_database_is_ready(database: Database) -> None:
    database.check()


def test_an_empty_database_says_what_to_do(empty_url: str) -> None:
    opened = open_database(empty_url)
    with pytest.raises(DatabaseNotReady, match="tracker migrate"):
        opened.check()
    opened.close()


@pytest.mark.parametrize("address", ["nonsense", "mysql://localhost/x", ""])
def test_an_address_of_no_known_database_is_refused(address: str) -> None:
    with pytest.raises(DatabaseNotReady):
        open_database(address)


def test_sqlite_is_past_the_defect_in_its_write_ahead_log() -> None:
    assert tuple(map(int, sqlite_version().split("."))) >= (3, 51, 3)


def test_sqlite_is_durable_and_keeps_its_references(tmp_path: Path) -> None:
    opened = open_database(f"sqlite:///{tmp_path}/x.db")
    with opened.reading() as session:
        found = {
            p: session.connection().execute(text(f"PRAGMA {p}")).scalar()
            for p in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    opened.close()


def test_writers_wait_for_each_other_and_lose_nothing(database: Database) -> None:
    store(database, TALKS)
    failures: list[Exception] = []

    def write(place: int) -> None:
        try:
            submission = said(f"s{place}", "2026-01-10", round=[{"id": f"r{place}", "when": "today"}])
            with database.writing() as session:
                append(session, submission, now=NOW)
        except Exception as failure:
            failures.append(failure)

    threads = [threading.Thread(target=write, args=(place,)) for place in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(lines(database)) == 12


def test_a_reader_sees_one_snapshot_while_others_write(database: Database) -> None:
    store(database, TALKS)
    count = text("SELECT count(*) FROM source")
    with database.reading() as session:
        before = session.connection().execute(count).scalar()
        store(database, said("a", "2026-01-10"))
        assert session.connection().execute(count).scalar() == before
    with database.reading() as session:
        assert session.connection().execute(count).scalar() == 2


def test_the_secret_of_cursors_is_made_once(database: Database) -> None:
    with database.writing() as session:
        made = cursor_secret(session)
    with database.reading() as session:
        assert cursor_secret(session) == made
    assert len(made) == 32


def test_a_key_is_shown_once_and_kept_as_a_hash(database: Database) -> None:
    with database.writing() as session:
        made, secret = keys.create(session, "desk", ["write"], now=NOW)
    with database.reading() as session:
        stored = str(session.connection().execute(text("SELECT * FROM api_key")).all())
        found = keys.find(session, secret, now=NOW)
    assert secret not in stored
    assert found == made
    assert (found.allows("write"), found.allows("draft"), found.allows("admin")) == (True, True, False)


def test_wrong_revoked_and_expired_keys_open_nothing(database: Database) -> None:
    with database.writing() as session:
        made, secret = keys.create(session, "desk", ["admin"], now=NOW, expires_at=NOW + timedelta(days=1))
        assert keys.find(session, secret[:-1] + "x", now=NOW) is None
        assert keys.find(session, "", now=NOW) is None
        assert keys.find(session, "\udc80", now=NOW) is None
        assert keys.find(session, secret, now=NOW + timedelta(days=1)) is None
        assert keys.revoke(session, made.prefix, now=NOW).revoked_at == NOW
        assert keys.find(session, secret, now=NOW) is None
        assert [key.prefix for key in keys.all_keys(session)] == [made.prefix]
        with pytest.raises(KeyNotFound):
            keys.revoke(session, "trk_nothing", now=NOW)


def test_a_rotated_key_and_the_new_one_are_both_good_for_a_while(database: Database) -> None:
    until = NOW + timedelta(days=7)
    with database.writing() as session:
        old, old_text = keys.create(session, "desk", ["write"], now=NOW)
        new, new_text = keys.rotate(session, old.prefix, now=NOW, until=until)
        for text, prefix in ((old_text, old.prefix), (new_text, new.prefix)):
            found = keys.find(session, text, now=until - timedelta(seconds=1))
            assert found is not None
            assert (found.prefix, found.name, found.scopes) == (prefix, "desk", ("write",))
        assert keys.find(session, old_text, now=until) is None
        assert keys.find(session, new_text, now=until) is not None


def test_rotating_never_lengthens_a_life_and_never_revives(database: Database) -> None:
    soon = NOW + timedelta(days=1)
    with database.writing() as session:
        old, text = keys.create(session, "desk", ["write"], now=NOW, expires_at=soon)
        keys.rotate(session, old.prefix, now=NOW, until=NOW + timedelta(days=7))
        assert keys.find(session, text, now=soon) is None
        for wrong in (old.prefix, "trk_nothing"):
            with pytest.raises(KeyNotFound):
                keys.rotate(session, wrong, now=soon, until=soon)


def test_the_use_of_a_key_is_noted_to_the_minute(database: Database) -> None:
    with database.writing() as session:
        made, secret = keys.create(session, "desk", ["read"], now=NOW)
        keys.note_use(session, made.prefix, now=NOW)
        keys.note_use(session, made.prefix, now=NOW + timedelta(seconds=30))
        found = keys.find(session, secret, now=NOW)
    assert found is not None
    assert found.used_at == NOW
