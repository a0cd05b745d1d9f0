"""What holds for every command."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

import click
import pytest

from tracker.cli import COMMANDS
from tracker.cli.terminal import complain, key
from tracker.errors import AnchorMissing, InputInvalid, Problem, SeedFileInvalid, SettingInvalid
from tracker.settings import Settings, read

if TYPE_CHECKING:
    from tests.cli.conftest import Tracker


def commands() -> list[tuple[str, ...]]:
    """Every command and every command of a group, as it is typed."""
    found: list[tuple[str, ...]] = []
    for name in COMMANDS:
        command = import_module(f"tracker.cli.{name}").command
        found.append((name,))
        found += [(name, inner) for inner in getattr(command, "commands", ())]
    return found


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_command_explains_itself_with_an_example_of_its_own(
    empty: Tracker, command: tuple[str, ...]
) -> None:
    told = empty(*command, "--help").output
    assert "Example" in told
    assert f"\n    tracker {' '.join(command)}" in told


def test_the_list_of_commands_says_what_each_does_without_loading_one(
    empty: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.cli.import_module", None)
    told = empty("--help").output
    for name, what in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(what)}$", told, re.MULTILINE)


@pytest.mark.parametrize("typed", [["sed"], ["seed", "--dri"], ["seed", "absent.toml"], ["resolve"]])
def test_what_cannot_be_meant_is_a_usage_error(empty: Tracker, typed: list[str]) -> None:
    assert "Error:" in empty(*typed, code=2).stderr


@pytest.mark.parametrize(
    "typed", [["seed"], ["export"], ["rebuild"], ["verify"], ["keys", "list"], ["serve", "--port", "0"]]
)
def test_a_database_without_the_schema_is_refused_with_the_way_out(empty: Tracker, typed: list[str]) -> None:
    result = empty(*typed, code=1)
    assert result.stdout == ""
    assert "tracker migrate" in result.stderr


def test_a_slip_in_the_name_of_a_setting_is_not_ignored(
    empty: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DATABSE", "sqlite:///elsewhere.db")
    assert empty("keys", "list", code=1).stderr == (
        "Error: TRACKER_DATABSE is 'sqlite:///elsewhere.db'; expected TRACKER_DATABASE.\n"
    )


@pytest.mark.parametrize("port", ["eight", "-1", "65536", "٨"])
def test_a_port_is_a_number_that_a_port_can_have(port: str) -> None:
    with pytest.raises(SettingInvalid, match="TRACKER_PORT"):
        read({"TRACKER_PORT": port})


def test_settings_come_from_the_environment_and_an_empty_one_is_none() -> None:
    given = {"TRACKER_PORT": "81", "TRACKER_HOST": "", "TRACKER_TEST_POSTGRES": "postgresql://x", "HOME": "/"}
    assert read(given) == Settings(port=81)


def test_an_option_wins_over_the_environment(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DATABASE", "sqlite:///absent.db")
    tracker("verify", code=1)
    tracker("verify", "--database", "sqlite:///tracker.db")


def test_a_database_of_another_kind_is_refused(empty: Tracker) -> None:
    assert "mysql" in empty("migrate", "--database", "mysql://localhost/x", code=1).stderr


def test_a_database_that_cannot_be_reached_is_an_error_without_its_password(empty: Tracker) -> None:
    told = empty("migrate", "--database", "postgresql://u:secret@127.0.0.1:9/x", code=1).stderr
    assert told.startswith("Error: ")
    assert "secret" not in told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (AnchorMissing("on Sunday"), "Error: 'on Sunday' is relative: say when its source was published.\n"),
        (
            InputInvalid([Problem("/round/0/id", "r 1", "an id", "id is 'r 1', expected an id")]),
            "Error: The input is not valid\n  [[round]] id: id is 'r 1', expected an id\n",
        ),
        (
            SeedFileInvalid(
                "a.toml", [(7, Problem("/source/zone", "Kyiv", "an IANA time zone", "no such zone"))]
            ),
            "Error: The seed file is not valid; nothing of it is stored.\n"
            "  a.toml:7: [source] zone: no such zone (found 'Kyiv', expected an IANA time zone)\n",
        ),
    ],
)
def test_every_failure_is_shown_in_one_shape(
    error: InputInvalid | AnchorMissing, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    complain(error)
    assert capsys.readouterr() == ("", told)


@pytest.mark.parametrize(
    ("pointer", "said"),
    [
        ("/round/3/delegations/1/members/0", "[[round]] delegations[1].members[0]"),
        ("/round/3", "[[round]]"),
        ("/source", "[source]"),
        ("/venue/0/identifiers/a~1b", "[[venue]] identifiers.a/b"),
        ("known_on", "known_on"),
    ],
)
def test_a_place_is_named_as_in_the_file(pointer: str, said: str) -> None:
    assert key(pointer) == said


def test_commands_are_what_click_takes_for_commands() -> None:
    assert all(isinstance(import_module(f"tracker.cli.{name}").command, click.Command) for name in COMMANDS)
