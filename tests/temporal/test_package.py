"""The engine stands alone: five public names, whose documentation runs."""

from __future__ import annotations

import doctest
import subprocess
import sys

import pytest

import tracker.temporal


def test_there_are_five_public_names() -> None:
    assert sorted(tracker.temporal.__all__) == ["Granularity", "Interval", "Resolution", "read", "resolve"]


def test_the_example_in_the_documentation_runs() -> None:
    assert doctest.testmod(tracker.temporal).attempted > 0
    assert doctest.testmod(tracker.temporal).failed == 0


@pytest.mark.parametrize("module", ["dateparser", "sqlmodel", "litestar", "pydantic"])
def test_english_is_read_without_loading(module: str) -> None:
    program = (
        "import sys, datetime; from tracker.temporal import resolve;"
        "resolve('on Sunday', published=datetime.date(2026, 1, 27));"
        f"sys.exit({module!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
