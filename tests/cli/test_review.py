"""`tracker review` over a pipe: each line is a key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from click.testing import CliRunner, Result

from tests.building import TALKS, store
from tests.cli.conftest import Tracker
from tests.reviewing import ingest
from tests.store.test_review import sound, statuses, timeline
from tracker.cli import main
from tracker.store.database import Database, open_database


class Typed(Protocol):
    """Runs `tracker review` with keys."""

    def __call__(self, keys: str = "", *options: str, code: int = 0) -> Result: ...


@pytest.fixture
def desk(tracker: Tracker, home: Path) -> Iterator[Database]:  # noqa: ARG001 - the command that migrates
    """The database that the command works on, with one article and its five drafts."""
    database = open_database(f"sqlite:///{home}/tracker.db")
    store(database, TALKS)
    ingest(database)
    yield database
    database.close()


@pytest.fixture
def reviewing(desk: Database) -> Typed:  # noqa: ARG001 - the database that it works on

    def typed(keys: str = "", *options: str, code: int = 0) -> Result:
        result = CliRunner().invoke(main, ["review", *options], input=keys, catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result

    return typed


def test_a_draft_is_shown_with_words_reasons_date_and_what_it_would_change(reviewing: Typed) -> None:
    told = reviewing("q\n", "--kind", "round").stdout
    assert "[1 of 1] round second: 85% sure; makes a record" in told
    assert "in Geneva on Sunday«, officials said.”" in told
    assert "when: 1 February 2026 (from “on Sunday”; measured from 2026-01-27; after, by " in told
    assert "because second stands in the text" in told
    assert "with it: draft 2 (geneva)" in told
    assert "  round second (added), when: nothing > 1 February 2026" in told
    assert "  venue geneva (added), name: nothing > Geneva" in told
    assert "claims" not in told


def test_each_key_decides_and_the_next_draft_comes(reviewing: Typed, desk: Database) -> None:
    told = reviewing("a\nr\ns\nq\n").stdout
    assert "draft 1 (ada-lund) is accepted as report courier-2026-01-27.1.1" in told
    assert "draft 2 (geneva) is rejected" in told
    assert told.rstrip().endswith("3 pending drafts are left.")
    assert statuses(desk)["ada-lund"] == "accepted"
    assert sound(desk)


def test_what_was_accepted_along_is_not_asked_about_again(reviewing: Typed, desk: Database) -> None:
    told = reviewing("s\ns\na\na\na\n", "--kind", "round", "--kind", "venue").stdout
    assert "[2 of 2] round" in told
    assert statuses(desk)["geneva"] == "pending"
    told = reviewing("a\n", "--kind", "position").stdout
    assert "draft 1 (ada-lund) is accepted as report courier-2026-01-27.1.1, along with draft 4" in told


def test_decisions_are_undone_the_last_first(reviewing: Typed, desk: Database) -> None:
    before = timeline(desk)
    told = reviewing("a\na\nu\nu\nu\nq\n").stdout
    assert "nothing was decided here yet" in told
    assert set(statuses(desk).values()) == {"pending"}
    assert timeline(desk) == before
    assert sound(desk)


def test_a_draft_is_edited_line_by_line(reviewing: Typed, desk: Database) -> None:
    told = reviewing('e\nstatus = "announced"\n-venue\n\na\n', "--kind", "round").stdout
    assert "status: announced" in told
    (line,) = [line for line in timeline(desk) if line["kind"] == "round"]
    assert (line["status"], line["venue"]) == ("announced", None)


def test_an_edit_that_makes_no_report_is_refused_with_the_place_and_asked_again(reviewing: Typed) -> None:
    result = reviewing('e\nstatus = "hold"\n\nq\n', "--kind", "round")
    assert "says" in result.stderr
    assert "'hold'" in result.stderr
    assert result.stdout.count("[1 of 1]") == 2


def test_what_is_no_toml_is_refused(reviewing: Typed) -> None:
    assert "this is no TOML" in reviewing("e\nstatus = held =\n\nq\n", "--kind", "round").stderr


def test_a_draft_is_merged_by_the_id_of_the_record(reviewing: Typed, desk: Database) -> None:
    reviewing("m\nsenior-official\nq\n", "--kind", "participant")
    assert sorted(statuses(desk)) == ["courier-lund-ceasefire", "geneva", "second", "senior-official"]


def test_all_of_some_confidence_are_accepted_with_one_key_or_without_asking(
    reviewing: Typed, desk: Database
) -> None:
    told = reviewing("A\n0.9\nq\n").stdout
    assert "draft 2 (geneva) is accepted" in told
    assert [statuses(desk)[record] for record in ("ada-lund", "geneva", "second")] == [
        "accepted",
        "accepted",
        "pending",
    ]
    reviewing("", "--least", "0.8", "--yes")
    assert statuses(desk)["second"] == "accepted"
    assert statuses(desk)["senior-official"] == "pending"


def test_a_confidence_of_nothing_is_one_of_all(reviewing: Typed, desk: Database) -> None:
    assert "nothing to do" not in reviewing("", "--least", "0", "--yes").stdout
    assert "pending" not in statuses(desk).values()


def test_all_that_were_accepted_with_one_key_are_undone_with_one(reviewing: Typed, desk: Database) -> None:
    before = timeline(desk)
    told = reviewing("A\n0.8\nu\nu\nq\n").stdout
    assert "nothing was decided here yet" in told
    assert set(statuses(desk).values()) == {"pending"}
    assert timeline(desk) == before
    assert sound(desk)


def test_a_decision_of_another_session_is_undone_by_the_number_of_its_draft(
    reviewing: Typed, desk: Database
) -> None:
    before = timeline(desk)
    reviewing("", "--least", "0.95", "--yes")
    assert statuses(desk)["geneva"] == "accepted"
    assert "draft 2 (geneva) is pending" in reviewing("", "--undo", "2").stdout
    assert timeline(desk) == before
    assert "nothing to undo" in reviewing("", "--undo", "2", code=1).stderr
    assert "no other choice" in reviewing("", "--undo", "2", "--yes", "--least", "1", code=2).stderr


@pytest.mark.parametrize("key", ["m", "e", "A"])
def test_the_end_of_the_input_in_a_question_ends_the_session_and_does_nothing(
    reviewing: Typed, desk: Database, key: str
) -> None:
    told = reviewing(f"s\n{key}\n").stdout
    assert "nothing was done" in told
    assert told.endswith("5 pending drafts are left.\n")
    assert set(statuses(desk).values()) == {"pending"}


def test_yes_needs_to_be_told_how_sure_is_sure_enough(reviewing: Typed) -> None:
    assert "--least" in reviewing("", "--yes", code=2).stderr


def test_help_and_unknown_keys_change_nothing(reviewing: Typed, desk: Database) -> None:
    told = reviewing("?\nx\nq\n").stdout
    assert "m  merge it with another record" in told
    assert "there is no key 'x'" in told
    assert set(statuses(desk).values()) == {"pending"}


def test_the_end_of_the_input_ends_the_session(reviewing: Typed) -> None:
    assert reviewing("").stdout.rstrip().endswith("5 pending drafts are left.")


def test_an_article_that_is_not_there_is_said_not_to_be(reviewing: Typed) -> None:
    assert "no article with the id 'nothing'" in reviewing("", "--article", "nothing", code=1).stderr


def test_what_was_decided_is_in_the_audit(reviewing: Typed, tracker: Tracker) -> None:
    reviewing("a\nq\n")
    assert "draft 1 (ada-lund) is accepted" in tracker("audit").stdout
