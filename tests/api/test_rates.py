"""The bucket: never more than it holds and what runs in, for nobody, however they ask."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.api.rates import SECOND, WINDOW, Rate, household

QUOTAS = st.integers(1, 100_000)
PAUSES = st.lists(st.integers(0, 90 * SECOND), min_size=1, max_size=200)


@given(quota=QUOTAS, pauses=PAUSES)
def test_in_no_stretch_of_time_is_more_allowed_than_the_bucket_holds_and_what_runs_in(
    quota: int, pauses: list[int]
) -> None:
    rate = Rate("reads", quota)
    allowed = [moment for moment in accumulate(pauses) if rate.take("a", moment).allowed]
    for first, begin in enumerate(allowed):
        for count, end in enumerate(allowed[first:], start=1):
            assert count <= quota + quota * (end - begin) / (WINDOW * SECOND) + 1e-3


@given(quota=st.integers(1, 300), pauses=PAUSES)
def test_what_is_told_is_what_happens(quota: int, pauses: list[int]) -> None:
    rate = Rate("reads", quota)
    for moment in accumulate(pauses):
        standing = rate.take("a", moment)
    for _ in range(standing.left):
        assert rate.take("a", moment).allowed
    refused = rate.take("a", moment)
    assert not refused.allowed
    assert refused.left == 0
    assert 0 < refused.next_in <= refused.full_in <= WINDOW
    assert rate.take("a", moment + refused.next_in * SECOND).allowed


@given(quota=st.integers(1, 500))
def test_after_a_window_of_silence_all_is_allowed_again(quota: int) -> None:
    rate = Rate("reads", quota)
    for moment in (0, WINDOW * SECOND):
        assert [rate.take("a", moment).allowed for _ in range(quota)] == [True] * quota
        assert not rate.take("a", moment).allowed


def test_nobody_pays_for_another() -> None:
    rate = Rate("reads", 2)
    assert [rate.take("a", 0).allowed for _ in range(3)] == [True, True, False]
    assert rate.take("b", 0).allowed


@given(askers=st.lists(st.integers(0, 1_000), min_size=1, max_size=500), pause=st.integers(0, SECOND))
def test_a_flood_of_addresses_takes_no_more_memory_and_gets_no_more_than_one(
    askers: list[int], pause: int
) -> None:
    rate = Rate("reads", 3, most=10)
    for place, asker in enumerate(askers):
        rate.take(str(asker), place * pause)
        assert len(rate) <= 11  # those told apart, and the others


def test_those_who_come_when_all_places_are_taken_share_one_bucket_until_places_are_free() -> None:
    rate = Rate("reads", 2, most=3)
    for asker in "abc":
        rate.take(asker, 0)
    assert [rate.take(asker, 0).allowed for asker in "defg"] == [True, True, False, False]
    assert rate.take("a", 0).allowed
    later = 61 * SECOND
    assert [rate.take(asker, later).allowed for asker in "defg"] == [True] * 4


def test_the_headers_are_items_of_structured_lists() -> None:
    rate = Rate("reads", 120)
    assert rate.policy == '"reads";q=120;w=60'
    assert rate.state(rate.take("a", 0)) == '"reads";r=119;t=1'


@pytest.mark.parametrize(
    ("host", "who"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8:0:0:ffff::9", "2001:db8::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("not:an:address", "not:an:address"),
        ("", ""),
    ],
)
def test_an_address_of_version_6_counts_as_its_network(host: str, who: str) -> None:
    assert household(host) == who
