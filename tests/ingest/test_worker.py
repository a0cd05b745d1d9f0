"""A function in a process of its own: what it makes, what it raises, and how it is ended."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

import pytest

from tracker.errors import DateImpossible
from tracker.ingest.worker import TookTooLong, Worker

MEMORY = 1 << 30
SECONDS = 0.5


def behave(how: str) -> str:
    """Does as it is told, in another process."""
    if how == "sleep":
        time.sleep(60)
    if how == "refuse":
        raise DateImpossible("30 February")
    if how == "collect":
        return f"{gc.isenabled()} {gc.get_freeze_count() > 0} {gc.get_threshold()[0] > 10_000}"
    if how == "eat":
        return "x" * (4 * MEMORY)
    return how.upper()


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker[str, str]]:
    made = Worker(behave, memory=MEMORY)
    yield made
    made.close()


def test_it_gives_back_what_the_function_makes(worker: Worker[str, str]) -> None:
    assert [worker(word, seconds=SECONDS) for word in ("one", "two")] == ["ONE", "TWO"]


def test_what_the_function_refuses_is_refused_here(worker: Worker[str, str]) -> None:
    with pytest.raises(DateImpossible, match="30 February"):
        worker("refuse", seconds=SECONDS)
    assert worker("on", seconds=SECONDS) == "ON"


def test_what_the_first_call_loads_is_never_looked_at_as_garbage() -> None:
    fresh = Worker(behave, memory=MEMORY)
    assert [fresh("collect", seconds=SECONDS) for _ in range(2)] == ["False False False", "True True True"]
    fresh.close()


@pytest.mark.parametrize("how", ["sleep", "eat"])
def test_what_takes_too_long_or_too_much_is_ended_and_the_next_call_is_answered(
    worker: Worker[str, str], how: str
) -> None:
    with pytest.raises(TookTooLong):
        worker(how, seconds=SECONDS)
    assert worker("on", seconds=SECONDS) == "ON"
