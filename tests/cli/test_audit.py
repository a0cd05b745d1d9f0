"""What commands store is audited too, and `tracker audit` tells of all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Tracker


def test_what_commands_store_has_its_rows(tracker: Tracker, article: Path) -> None:
    tracker("seed", article)
    tracker("seed", article)
    tracker("seed", "--dry-run", article)
    tracker("rule", "round", "harbour-1", "prefer", "post-2026-03-10.1.2", "--reason", "Seen")
    tracker("rule", "round", "harbour-1", "withdraw", "post-2026-03-10.1.2", "--reason", "x", "--dry-run")
    secret = tracker("keys", "create", "desk", "--scope", "write").stdout.strip()
    rotated = tracker("keys", "rotate", secret[:12]).stdout.strip()
    tracker("keys", "revoke", secret[:12])
    told = tracker("audit", "--format", "ndjson").stdout
    rows = [json.loads(line) for line in told.splitlines()]
    assert [(row["by"], row["address"]) for row in rows] == [
        ("command line", f"tracker {command}")
        for command in ("seed", "rule", "keys create", "keys rotate", "keys revoke")
    ]
    assert (rows[0]["source"], rows[0]["revision"], rows[1]["ruling"]) == ("post-2026-03-10", 1, 1)
    assert secret not in told
    assert rotated not in told


def test_a_row_is_a_line_and_may_be_picked_out(tracker: Tracker, article: Path) -> None:
    assert tracker("audit").stderr == "nothing\n"
    tracker("seed", article)
    (line,) = tracker("audit").stdout.splitlines()
    assert "command line  tracker seed  stored  (source post-2026-03-10 revision 1)" in line
    assert tracker("audit", "--by", "trk_a").stdout == ""
    assert tracker("audit", "--since", "2999-01-01").stdout == ""
    assert "did you mean stored" in tracker("audit", "--outcome", "stord", code=1).stderr


def test_an_import_has_its_row_and_brings_no_other(tracker: Tracker, article: Path) -> None:
    tracker("seed", article)
    tracker("export", "--all", "-o", "all.ndjson")
    assert "audit" not in Path("all.ndjson").read_text()
    there = ("--database", "sqlite:///moved.db")
    tracker("import", "all.ndjson", *there)
    (line,) = tracker("audit", *there).stdout.splitlines()
    assert "tracker import  stored  (" in line
    assert "1 source" in line


def test_a_key_is_rotated_with_both_good_for_a_while(tracker: Tracker) -> None:
    old = tracker("keys", "create", "desk", "--scope", "write", "--scope", "read").stdout.strip()
    done = tracker("keys", "rotate", old[:12], "--days", "3")
    new = done.stdout.strip()
    assert new != old
    assert f"{old[:12]} is good until" in done.stderr
    first, second = tracker("keys", "list").stdout.splitlines()
    assert "expires" in first
    assert "expires" not in second
    assert "desk  write, read" in second
    tracker("keys", "revoke", old[:12])
    assert "no key begins" in tracker("keys", "rotate", old[:12], code=1).stderr.lower()
