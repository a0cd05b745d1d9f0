"""`tracker verify`, `rebuild`, `keys`, `doctor`, `schema` and `resolve`."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pysqlite3.dbapi2 as sqlite
import pytest

from tracker import clock

if TYPE_CHECKING:
    from tests.cli.conftest import Tracker


def change(home: Path, statement: str) -> None:
    """Meddle with the database behind the program's back."""
    connection = sqlite.connect(str(home / "tracker.db"))
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_verify_has_nothing_to_say_of_a_database_that_was_only_written_by_tracker(
    tracker: Tracker, article: Path
) -> None:
    tracker("seed", article)
    assert tracker("verify").stdout.startswith("nothing to say")


def test_verify_names_what_differs_and_rebuild_mends_it(tracker: Tracker, article: Path, home: Path) -> None:
    tracker("seed", article)
    before = tracker("export").stdout
    change(home, "UPDATE entry SET status = 'held' WHERE kind = 'round'")
    result = tracker("verify", code=1)
    assert result.stdout.startswith("entry ")
    assert "tracker rebuild" in result.stderr
    tracker("rebuild")
    tracker("verify")
    assert tracker("export").stdout == before


def test_a_key_is_shown_once_as_the_last_thing_on_standard_output(tracker: Tracker) -> None:
    made = tracker("keys", "create", "newsroom", "--scope", "write", "--expires", "2999-12-31")
    secret = made.stdout.strip()
    assert len(secret) >= 43
    listed = tracker("keys", "list").stdout
    assert secret not in listed
    assert "newsroom  write  never used  expires 2999-12-31" in listed


def test_a_key_can_be_revoked_by_what_is_shown_of_it(tracker: Tracker) -> None:
    tracker("keys", "create", "newsroom", "--scope", "write")
    prefix = tracker("keys", "list").stdout.split()[0]
    tracker("keys", "revoke", prefix)
    assert f"revoked {clock.now():%Y-%m-%d}" in tracker("keys", "list").stdout
    assert tracker("keys", "revoke", "trk_absent", code=1).stderr.startswith("Error: ")


def test_a_key_needs_a_scope_that_there_is(tracker: Tracker) -> None:
    tracker("keys", "create", "newsroom", code=2)
    tracker("keys", "create", "newsroom", "--scope", "everything", code=2)


def test_the_doctor_finds_a_ready_installation_sound(tracker: Tracker) -> None:
    assert "wrong" not in tracker("doctor").stdout


def test_the_doctor_names_what_is_wrong(empty: Tracker) -> None:
    assert "wrong  The database is not ready" in empty("doctor", code=1).stdout


def test_the_schema_names_every_table_of_a_seed_file_and_refuses_the_unknown(
    empty: Tracker, article: Path
) -> None:
    schema: dict[str, Any] = json.loads(empty("schema").stdout)
    assert set(tomllib.loads(article.read_text())) <= set(schema["properties"])
    assert schema["additionalProperties"] is False


def test_a_derivation_is_a_tree_with_the_date_at_its_root(empty: Tracker) -> None:
    typed = (
        "resolve",
        "on Sunday",
        "--published",
        "2026-01-27",
        "--sentence",
        "scheduled to reconvene on Sunday",
    )
    root, *reasons = empty(*typed).stdout.splitlines()
    assert root.endswith("Sunday → 2026-02-01")
    assert any("anchor" in reason and "2026-01-27" in reason for reason in reasons)
    assert any("direction: after (scheduled to)" in reason for reason in reasons)
    assert any("rule: " in reason for reason in reasons)


def test_a_derivation_is_to_be_had_as_json(empty: Tracker) -> None:
    told = empty("resolve", "on Sunday", "--published", "2026-01-27", "--outlook", "back", "--json").stdout
    assert json.loads(told)["edtf"] == "2026-01-25"


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["on Sunday"], 2, "published"),
        (["colourless green ideas"], 1, "no date expression"),
        (["30 February 2026"], 1, "no date of the calendar"),
        (["on Sunday", "--published", "soon"], 2, "a day such as"),
        (["on Sunday", "--published", "2026-01-27", "--language", "xx"], 1, "xx"),
    ],
)
def test_what_cannot_be_resolved_is_said_in_a_sentence(
    empty: Tracker, typed: list[str], code: int, said: str
) -> None:
    assert said in empty("resolve", *typed, code=code).stderr


def test_a_ruling_is_taken_and_taken_back_by_another(tracker: Tracker, article: Path) -> None:
    tracker("seed", article)
    ruling = ("rule", "round", "harbour-1")
    assert tracker(*ruling, "withdraw", "post-2026-03-10.1.2", "--reason", "A slip").stdout.startswith(
        "ruling 1"
    )
    assert "harbour-1" not in tracker("export").stdout
    tracker(*ruling, "prefer", "post-2026-03-10.1.2", "--reason", "It was right")
    assert "harbour-1" in tracker("export").stdout
    assert tracker("verify").stdout.startswith("nothing to say")


def test_a_ruling_about_nothing_says_so(tracker: Tracker, article: Path) -> None:
    tracker("seed", article)
    about = ("rule", "round", "harbour-1", "prefer")
    assert "no report" in tracker(*about, "post-2026-03-10.1.9", "--reason", "x", code=1).stderr
    assert (
        "did you mean when"
        in tracker(*about, "post-2026-03-10.1.2", "--field", "whn", "--reason", "x", code=1).stderr
    )
