"""What comes up, what is overdue, what moved, what is disputed and who stands where, from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Tracker


def test_what_comes_up_is_told_with_how_sure_it_is(seeded: Tracker) -> None:
    told = seeded("upcoming", "--known-on", "2026-01-28", "--process", "ukraine-2026").stdout
    assert told.startswith("1 February 2026  scheduled  Second round  (round abu-dhabi-2)\n  in 4 days.")
    assert "last confirmed by Dmitry Peskov, 28 January 2026." in told
    assert seeded("upcoming", "--known-on", "2026-01-28", "--days", "2").stdout == "Nothing.\n"
    (line,) = seeded("upcoming", "--known-on", "2026-01-28", "--json").stdout.splitlines()
    assert json.loads(line)["certainty"]["status"] == "scheduled"


def test_what_is_overdue_is_told_with_for_how_long(seeded: Tracker) -> None:
    told = seeded("overdue", "--known-on", "2026-04-01").stdout
    assert "Fourth round" in told
    assert "overdue for 26 days" in told
    assert seeded("overdue", "--known-on", "2026-02-24", "--kind", "round").stdout == "Nothing.\n"


def test_conflicts_are_told_with_who_says_what(seeded: Tracker) -> None:
    told = seeded("conflicts", "--process", "ukraine-2022").stdout
    assert "Fourth round" in told
    assert "    14–17 March 2022  one origin: University of Cambridge, LCIL" in told
    assert "    10 March 2022 [taken]  one origin: Wikipedia" in told
    assert "    14 March 2022 [corrected]" in told


def test_the_ledger_is_told_by_participant_with_what_moved(seeded: Tracker) -> None:
    told = seeded("positions", "matrix", "--process", "ukraine-2026", "--participant", "russia").stdout
    assert told.startswith("Russia\n")
    assert "  Territory: condition → demand “Anchorage Formula” (26 January 2026" in told
    found = json.loads(seeded("positions", "matrix", "--json").stdout)
    assert found["by"] == "party"


def test_moves_are_told_with_both_statements(seeded: Tracker) -> None:
    told = seeded("positions", "diff", "--from", "2026-01-25", "--to", "2026-02-05").stdout
    before, after = told.partition("Russia on Territory")[2].splitlines()[1:3]
    assert before.startswith("  before: condition")
    assert after.startswith("  after:  demand")
    assert ", for the first time\n" in told


def test_the_schedule_of_a_round_is_told_step_by_step(seeded: Tracker) -> None:
    told = seeded("schedule", "round", "abu-dhabi-2").stdout.splitlines()
    assert told[0] == "announced: 2–8 February 2026"
    assert "scheduled: 1 February 2026" in told
    moved = told.index("rescheduled: 4–5 February 2026, +3 days")
    assert told[moved + 1].startswith("  known since 1 February 2026; one origin: Volodymyr Zelenskyy on X")
    assert told[-1] == "1 move, +3 days"
    before = seeded("schedule", "round", "abu-dhabi-2", "--known-on", "2026-01-28").stdout
    assert before.endswith("\nno moves\n")
    assert "rescheduled" not in before


def test_the_slippage_of_a_process_is_told_round_by_round(seeded: Tracker) -> None:
    told = seeded("schedule", "process", "ukraine-2026").stdout.splitlines()
    assert "Second round: 4–5 February 2026, first announced for 2–8 February 2026; 1 move, +3 days" in told
    assert told[-1] == "1 move, +3 days"
    found = json.loads(seeded("schedule", "process", "ukraine-2026", "--json").stdout)
    assert found["moves"] == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("upcoming", "--days", "0"), "1 to 3660"),
        (("overdue", "--process", "ukraine-2025"), "ukraine-2026"),
        (("conflicts", "--kind", "rond"), "round"),
        (("schedule", "round", "nope"), "no round with the id 'nope'"),
        (("positions", "matrix", "--issue", "donbass"), "donbas"),
        (("positions", "diff", "--from", "2026-02-01", "--to", "2026-01-01"), "a day after"),
    ],
)
def test_a_value_that_means_nothing_is_refused_with_what_was_expected(
    seeded: Tracker, typed: tuple[str, ...], said: str
) -> None:
    assert said in seeded(*typed, code=1).stderr
