"""What the counted figures promise."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.temporal import reliability, resolve
from tracker.temporal.operators import OPERATORS


def test_every_counted_operator_exists() -> None:
    assert set(reliability.load().operators) <= set(OPERATORS)


def test_an_operator_that_was_never_counted_has_the_share_of_all() -> None:
    assert reliability.load().of("eve") == reliability.load().other


def test_a_fixed_reading_is_as_probable_as_its_operator_is_reliable() -> None:
    found = resolve("yesterday", published=date(2026, 1, 27))
    assert found.probability == pytest.approx(reliability.load().of("relative_day"))


def test_what_two_readings_share_is_shared_out_of_the_reliability_too() -> None:
    found = resolve("next Friday", published=date(2026, 1, 27))
    assert found.probability + found.alternatives[0].probability <= 1
    assert found.alternatives[0].probability < found.probability < reliability.load().of("weekday")
