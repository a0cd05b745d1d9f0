"""Every setting is typed, checked and in the manual."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from tracker.errors import SettingInvalid
from tracker.settings import Settings, read, variable

MANUAL = (Path(__file__).parents[1] / "docs" / "operations.md").read_text(encoding="utf-8")


def shown(value: object) -> str:
    if value is None:
        return ""
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def test_the_manual_lists_exactly_the_settings_with_their_defaults() -> None:
    section = MANUAL.partition("## Settings")[2].partition("\n## ")[0]
    listed = re.findall(r"^\| `(TRACKER_[A-Z_]+)` \| (?:`([^`]*)`|none) \|", section, re.MULTILINE)
    assert listed == [(variable(each.name), shown(each.default)) for each in fields(Settings)]


def test_nothing_set_is_every_default_and_so_is_what_is_set_to_nothing() -> None:
    assert read({}) == Settings()
    assert read({variable(each.name): "" for each in fields(Settings)}) == Settings()


def test_what_is_set_is_read_by_its_type() -> None:
    given = {
        "TRACKER_READS_PER_MINUTE": "0",
        "TRACKER_WRITES_PER_MINUTE": "12",
        "TRACKER_REQUESTS_AT_ONCE": "5",
        "TRACKER_SECONDS_TO_ARRIVE": "7",
        "TRACKER_SECONDS_TO_ANSWER": "8",
        "TRACKER_PROXIES": "127.0.0.1, 10.0.0.0/8,2001:db8::/32",
    }
    assert read(given) == Settings(
        reads_per_minute=0,
        writes_per_minute=12,
        requests_at_once=5,
        seconds_to_arrive=7,
        seconds_to_answer=8,
        proxies=("127.0.0.1", "10.0.0.0/8", "2001:db8::/32"),
    )


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("READS_PER_MINUTE", "-1", "a whole number from 0 to 1000000"),
        ("WRITES_PER_MINUTE", "1e3", "a whole number from 0"),
        ("REQUESTS_AT_ONCE", "0", "from 1 to 10000"),
        ("SECONDS_TO_ARRIVE", "0", "whole seconds from 1 to 3600"),
        ("SECONDS_TO_ANSWER", "2.5", "whole seconds"),
        ("PROXIES", "everybody", "such as 127.0.0.1,10.0.0.0/8"),
        ("PROXIES", "10.0.0.1/8", "addresses or networks"),
        ("PROXIES", "127.0.0.1,", "addresses or networks"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_was_expected(name: str, value: str, expected: str) -> None:
    with pytest.raises(SettingInvalid, match=f"TRACKER_{name}") as raised:
        read({f"TRACKER_{name}": value})
    assert expected in str(raised.value)


def test_a_slip_in_a_name_is_told_the_nearest() -> None:
    with pytest.raises(SettingInvalid, match="expected TRACKER_PROXIES"):
        read({"TRACKER_PROXYS": "x"})
