"""The same lines for Datasette: one flat table with full text, and one row for each participant of a line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pysqlite3.dbapi2 as sqlite

from tracker.records.order import UNDATED_FROM
from tracker.records.tables import OPEN

_MAKE = f"""
    ATTACH DATABASE ? AS tracker;
    CREATE TABLE entry (key INTEGER PRIMARY KEY, kind TEXT, status TEXT, title TEXT, summary TEXT, start TEXT,
                        "end" TEXT, body TEXT);
    INSERT INTO entry
        SELECT key, kind, status, json_extract(body, '$.title'), json_extract(body, '$.summary'),
               json_extract(body, '$.when.start'), json_extract(body, '$.when.end'), body
        FROM tracker.entry WHERE known_to = {OPEN} AND recorded_to = {OPEN} AND key < {UNDATED_FROM} ORDER BY key;
    CREATE INDEX entry_time ON entry (start, "end");
    CREATE TABLE entry_participant (entry INTEGER REFERENCES entry (key), participant INTEGER);
    INSERT INTO entry_participant
        SELECT DISTINCT p.key, p.record_id FROM tracker.entry_participant p JOIN entry e ON e.key = p.key;
    CREATE INDEX entry_participant_participant ON entry_participant (participant, entry);
    CREATE VIRTUAL TABLE entry_fts USING fts5 (title, summary, content=entry, content_rowid=key);
    INSERT INTO entry_fts (rowid, title, summary) SELECT key, title, summary FROM entry;
    ANALYZE main;
"""  # noqa: S608 - numbers of our own


def copied(database: Path) -> Path:
    """A copy of the lines that stand now, in a database for Datasette; made once for each of ours."""
    place = database.with_suffix("") / "corpus.db"
    if place.exists():
        return place
    place.parent.mkdir(exist_ok=True)
    unfinished = place.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    connection = sqlite.connect(str(unfinished), isolation_level=None)
    for statement in filter(str.strip, _MAKE.split(";\n")):
        connection.execute(statement, (str(database),) if "?" in statement else ())
    connection.close()
    unfinished.rename(place)
    return place


def command(environment: Path, place: Path) -> Sequence[str]:
    """The command that serves it, from the environment that Datasette is installed in."""
    settings = ["--setting", "suggest_facets", "off", "--setting", "default_cache_ttl", "0"]
    return [str(environment / "bin" / "datasette"), "serve", "-i", str(place), "--port", "{port}", *settings]
