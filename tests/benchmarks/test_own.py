"""The table of our own texts: every set has a row, and peers stand beside only where nobody tunes."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import own, peers_run
from benchmarks.peers_run import OURS, Run


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, object]]:
    """Taggers that find nothing, so that only the tables are looked at; which of them were asked about which domain."""
    seen: list[tuple[str, object]] = []

    def nothing(_documents: object, _environment: Path, only: object, domain: str) -> list[Run]:
        seen.append((domain, only))
        names = [OURS.name] if only == () else [OURS.name, "another 1.0"]
        return [Run(name, {}, 1.0, 0, {}) for name in names]

    monkeypatch.setattr(own, "runs", nothing)
    return seen


def test_peers_are_measured_only_on_what_nobody_tunes_on(asked: list[tuple[str, object]]) -> None:
    said = "\n".join(own.lines(Path("nowhere")))
    assert asked == [("news", ()), ("news", None), ("narrative", ()), ("narrative", None)]
    assert [one for one in own.SETS if f"Beside others, {one.name}:" in said] == [
        one for one in own.SETS if one.held_out
    ]


@pytest.mark.usefixtures("asked")
def test_every_set_has_a_row_with_its_size() -> None:
    rows = [
        line
        for line in own.lines(Path("nowhere"))
        if line.startswith(tuple(f"| {one.name} |" for one in own.SETS))
    ]
    assert len(rows) == len(own.SETS)
    assert all(int(row.split("|")[2]) > 10 for row in rows)


def test_peers_that_are_not_installed_are_left_out(tmp_path: Path) -> None:
    held_out = next(one for one in own.SETS if one.held_out and one.domain == "narrative")
    assert list(own.scores(held_out, tmp_path)) == [OURS.name]
    assert peers_run.PEERS
