from __future__ import annotations

import contextlib
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import (
    DateImpossible,
    ExpressionNotUnderstood,
    InputInvalid,
    LanguageUnknown,
    TrackerError,
)
from tracker.temporal import Interval, Resolution, read, resolve

TUESDAY = date(2026, 1, 27)
DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))
WEEKDAYS = st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
FRAMES = st.sampled_from(
    ["{}", "last {}", "next {}", "this {}", "this coming {}", "the preceding {}", "late {}"]
)
SENTENCES = st.sampled_from([None, "They will meet on {}.", "They met on {}.", "A paper for {}."])
PIECES = """
on Sunday last next the week of March may 4 and 5 , - 2026 from to until since two days ago later in at 10:30 p.m. early
third quarter century weekend 's every 1990s '98 2026-02-30 31/2/2026 overnight . midnight within
"""
WORDS = st.sampled_from([*PIECES.split(), "\n\n"])


@given(WEEKDAYS, FRAMES, SENTENCES, DAYS, st.sampled_from([None, "ahead", "back"]))
def test_a_week_later_a_weekday_is_a_week_later(
    weekday: str, frame: str, said: str | None, day: date, outlook: None
) -> None:
    text = frame.format(weekday)
    sentence = said.format(text) if said else None
    found = [
        resolve(text, published=on, sentence=sentence, outlook=outlook) for on in (day, day + timedelta(7))
    ]
    assert found[0].interval.start
    assert found[1].interval.start == found[0].interval.start + timedelta(7)
    assert (found[0].direction, found[0].cue, found[0].policy) == (
        found[1].direction,
        found[1].cue,
        found[1].policy,
    )


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=200), DAYS)
def test_spans_lie_in_the_text_in_order_and_every_answer_is_whole(text: str, day: date) -> None:
    last = 0
    for found in read(text, published=day):
        assert last <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        last = found.end
        assert_whole(found)


def assert_whole(found: Resolution) -> None:
    start, end = found.interval.start, found.interval.end
    assert type(start) is type(end) or None in (start, end)
    assert 0 < found.probability <= 1
    assert all(0 <= other.probability <= 1 for other in found.alternatives)
    plain = json.loads(json.dumps(found.as_dict()))
    assert set(plain) == set(Resolution.__slots__)
    assert found.tree()[0].startswith(found.text)


@given(st.text(max_size=60) | st.lists(WORDS, max_size=8).map(" ".join), st.none() | DAYS)
def test_resolve_answers_or_refuses_by_name(text: str, day: date | None) -> None:
    with contextlib.suppress(TrackerError):
        assert_whole(resolve(text, published=day))


def test_a_chain_of_mentions_leans_on_the_one_before() -> None:
    text = "The round opened on February 4. The envoys left two days later and the following day a text appeared."
    found = read(text, published=date(2026, 2, 20))
    assert [(f.text, f.edtf) for f in found] == [
        ("February 4", "2026-02-04"),
        ("two days later", "2026-02-06"),
        ("the following day", "2026-02-07"),
    ]
    assert found[1].anchor
    assert (found[1].anchor.kind, found[1].anchor.text) == ("previous", "February 4")


@pytest.mark.parametrize("expression", ["the same hour", "the following hour", "the hour before Friday"])
def test_an_hour_is_not_counted_from_a_day(expression: str) -> None:
    text = f"They met on February 4 and, at {expression}, the guns fell silent."

    assert "February 4" in [found.text for found in read(text, published=date(2026, 2, 20))]
    with pytest.raises(DateImpossible):
        resolve(expression, published=date(2026, 2, 20))


def test_a_previous_resolution_is_an_anchor() -> None:
    first = resolve("4 February 2026", published=None)
    found = resolve("the same month", published=None, previous=first)
    assert (found.edtf, found.anchor and found.anchor.kind) == ("2026-02", "previous")


def test_without_an_earlier_date_an_anaphor_counts_from_publication_and_says_so() -> None:
    found = resolve("two days later", published=TUESDAY)
    assert found.edtf == "2026-01-29"
    assert found.warnings


def test_with_nothing_to_go_by_both_sundays_are_kept() -> None:
    found = resolve("on Sunday", published=TUESDAY)
    assert found.ambiguous
    assert found.edtf == "[2026-01-25,2026-02-01]"
    assert found.interval == Interval(date(2026, 1, 25), date(2026, 2, 2))
    assert {other.edtf for other in found.alternatives} == {"2026-01-25", "2026-02-01"}
    assert found.probability < 0.7


def test_status_outweighs_the_sentence() -> None:
    sentence = "He said they had agreed on Sunday."
    assert resolve("on Sunday", published=TUESDAY, sentence=sentence, outlook="ahead").edtf == "2026-02-01"
    assert resolve("on Sunday", published=TUESDAY, sentence=sentence).edtf == "2026-01-25"


def test_a_clock_time_keeps_the_zone_of_its_source() -> None:
    found = resolve("at 10:30 a.m.", published=TUESDAY, zone="Europe/Kyiv")
    assert (found.edtf, found.zone) == ("2026-01-27T10:30:00+02:00", "Europe/Kyiv")
    assert resolve("at 10:30 a.m.", published=TUESDAY, zone="+04:00").edtf == "2026-01-27T10:30:00+04:00"


def test_the_day_of_publication_is_the_day_in_its_zone() -> None:
    late = datetime(2026, 1, 27, 23, 30, tzinfo=UTC)
    assert resolve("today", published=late, zone="Europe/Kyiv").edtf == "2026-01-28"
    assert resolve("today", published=late).edtf == "2026-01-27"


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(InputInvalid):
        resolve("today", published=TUESDAY, zone="Mars/Olympus")


@pytest.mark.parametrize("text", ["", "   ", "Sunday " * 100, "Sunday and a good deal more"])
def test_what_is_no_expression_or_too_long_is_not_understood(text: str) -> None:
    with pytest.raises(ExpressionNotUnderstood):
        resolve(text, published=TUESDAY)


def test_reading_needs_a_language_with_rules_and_a_bounded_text() -> None:
    with pytest.raises(LanguageUnknown):
        read("heute", published=TUESDAY, language="zz")
    with pytest.raises(InputInvalid):
        read("a" * 2_000_001, published=TUESDAY)


def test_the_edge_of_the_calendar_is_refused_not_crossed() -> None:
    with pytest.raises(DateImpossible):
        resolve("tomorrow", published=date.max)
    assert read("They left yesterday.", published=date.min) == ()
    assert read("They met in March 2025. The year before they had not.", published=date.min)


def test_the_tree_gives_every_reason() -> None:
    found = resolve("on Sunday", published=TUESDAY, sentence="They are scheduled to meet on Sunday.")
    label, children = found.tree()
    assert label == "Sunday → 2026-02-01"
    reasons = [child[0] for child in children]
    assert "direction: after (scheduled to)" in reasons
    assert "anchor: publication 2026-01-27" in reasons
    assert "rule: en/weekday" in reasons
