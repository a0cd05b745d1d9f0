"""The scorer against cases that were counted by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.score import answers_in, f1, kinds, score
from benchmarks.score_kinds import has_weekday, is_anaphoric, kind
from benchmarks.score_timeml import Mention, document
from benchmarks.score_values import days, same, stretch

SOURCE = """<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="TIME" value="2026-01-27T09:00" functionInDocument="CREATION_TIME">x</TIMEX3></DCT>
<TEXT>R&amp;D <EVENT eid="e1">talks</EVENT> resume <TIMEX3 tid="t1" type="DATE" value="2026-02-01">Sunday</TIMEX3>.
They met <TIMEX3 tid="t2" type="DATE" value="2026-01-23">Friday</TIMEX3> and
<TIMEX3 tid="t3" type="DATE" value="2026-01-25">two days later</TIMEX3>, for
<TIMEX3 tid="t4" type="DURATION" value="P2D">two days</TIMEX3>.
It rained <TIMEX3 tid="t5" type="DATE" value="PAST_REF">recently</TIMEX3>.</TEXT>
</TimeML>"""
DOCUMENT = document("one", SOURCE)


def mention(words: str, kind_of: str, value: str) -> Mention:
    start = DOCUMENT.text.index(words)
    return Mention(start, start + len(words), kind_of, value)


ANSWERS = [
    mention("resume Sunday", "DATE", "2026-02-01"),  # overlaps: type and value right
    mention("Friday", "DATE", "2026-01-30"),  # same place, wrong day
    mention("two days later", "DURATION", "2026-01-25"),  # right value, wrong type
    mention("rained", "DATE", "2026"),  # nothing there
]


def test_a_document_is_its_text_without_tags() -> None:
    assert DOCUMENT.created == date(2026, 1, 27)
    assert DOCUMENT.text.startswith("R&D talks resume Sunday.")
    words = [DOCUMENT.words(one) for one in DOCUMENT.mentions]
    assert words == ["Sunday", "Friday", "two days later", "two days", "recently"]


def test_every_figure_is_what_a_hand_counts() -> None:
    found = score([DOCUMENT], {"one": ANSWERS})
    recall, precision = 3 / 5, 3 / 4
    relaxed = 2 * recall * precision / (recall + precision)
    assert found.relaxed == pytest.approx(relaxed)
    assert found.strict == pytest.approx(2 * (2 / 5) * (2 / 4) / (2 / 5 + 2 / 4))
    assert found.type == pytest.approx(relaxed * 2 / 3)
    assert found.value == pytest.approx(relaxed * 2 / 3)
    counted = {name: (one.right, one.of) for name, one in found.shares.items()}
    assert counted == {
        "calendar": (2, 3),
        "weekday": (1, 2),
        "weekday past": (0, 1),
        "weekday same day": (0, 0),
        "weekday future": (1, 1),
        "anaphoric": (1, 1),
    }


def test_kinds_count_stretches_as_stretches_and_the_rest_by_value() -> None:
    found = kinds(score([DOCUMENT], {"one": ANSWERS}).judged)
    assert {name: (one.right, one.of) for name, one in found.items()} == {
        "weekday": (1, 2),
        "measured from a mention": (1, 1),
        "duration": (0, 1),
        "now, recently, soon": (0, 1),
    }


def test_who_answers_nothing_scores_nothing() -> None:
    found = score([DOCUMENT], {})
    assert (found.strict, found.relaxed, found.value, found.answers) == (0, 0, 0, 0)


def test_of_two_answers_the_one_that_shares_more_counts_and_the_earlier_of_equals() -> None:
    start = DOCUMENT.text.index("two days later")
    near = [Mention(start, start + 3, "DATE", "2020"), Mention(start + 4, start + 14, "DATE", "2026-01-25")]
    assert score([DOCUMENT], {"one": near}).shares["anaphoric"].right == 1
    even = [Mention(start, start + 3, "DATE", "2026-01-25"), Mention(start + 4, start + 7, "DATE", "2020")]
    assert score([DOCUMENT], {"one": even}).shares["anaphoric"].right == 1


def test_f1_is_the_harmonic_mean() -> None:
    assert f1(1, 2, 1, 1) == pytest.approx(2 / 3)
    assert f1(0, 0, 0, 0) == 0


def test_answers_are_read_from_lines(tmp_path: Path) -> None:
    row = {"doc": "one", "timexes": [{"start": 1, "end": 3, "type": "date", "value": None}]}
    (tmp_path / "answers.jsonl").write_text(json.dumps(row) + "\n\n")
    assert answers_in(tmp_path / "answers.jsonl") == {"one": [Mention(1, 3, "DATE", "")]}


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026-02-01", date(2026, 2, 1), date(2026, 2, 1)),
        ("20260201", date(2026, 2, 1), date(2026, 2, 1)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("202", date(2020, 1, 1), date(2029, 12, 31)),
        ("20", date(2000, 1, 1), date(2099, 12, 31)),
        ("2026-W05", date(2026, 1, 26), date(2026, 2, 1)),
        ("2026-W05-WE", date(2026, 1, 31), date(2026, 2, 1)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-WI", date(2026, 12, 1), date(2027, 2, 28)),
        ("2026-02-01/2026-02-03", date(2026, 2, 1), date(2026, 2, 3)),
        ("2026-02-01TNI", date(2026, 2, 1), date(2026, 2, 1)),
        ("2026-02-01T22:30", date(2026, 2, 1), date(2026, 2, 1)),
    ],
)
def test_a_value_names_its_days(value: str, first: date, last: date) -> None:
    assert days(value) == (first, last)


@pytest.mark.parametrize(
    "value", ["P2D", "PRESENT_REF", "1998-WXX", "XXXX-10-26", "", "2026-02-30", "2026-02-01T25:00"]
)
def test_what_is_no_stretch_is_none(value: str) -> None:
    assert stretch(value) is None


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("2026-W05-WE", "2026-01-31/2026-02-01", True),
        ("2026-02-01T22:00", "2026-02-01T22", True),
        ("2026-02-01TAF", "2026-02-01TPM", False),
        ("FY1999", "FY1999", True),
        ("FY1999", "1999", False),
        ("P2D", "P2D", False),
    ],
)
def test_two_spellings_of_a_stretch_are_the_same(one: str, other: str, equal: bool) -> None:
    assert same(one, other) is equal


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Friday", "weekday"),
        ("last Friday", "weekday, last or next"),
        ("Sunday, March 10", "weekday with a date"),
        ("March 10, 2013", "full date"),
        ("the third quarter", "fiscal year or quarter"),
        ("two days later", "measured from a mention"),
        ("two years ago", "so long ago"),
        ("1989", "year"),
        ("the 1980s", "decade or century"),
        ("yesterday", "today, yesterday, tomorrow"),
        ("early March", "early, mid, late"),
    ],
)
def test_a_mention_is_of_the_first_kind_that_fits(text: str, named: str) -> None:
    assert kind(text, "DATE", "1989") == named


def test_weekdays_and_anaphora_are_told_by_their_words() -> None:
    assert [text for text in ("Sunday", "Sun.", "the sun", "on\nMonday night") if has_weekday(text)] == [
        "Sunday",
        "Sun.",
        "on\nMonday night",
    ]
    texts = (
        "that week",
        "the next day",
        "the next five years",
        "the day after tomorrow",
        "a year earlier",
        "today",
    )
    assert [text for text in texts if is_anaphoric(text)] == ["that week", "the next day", "a year earlier"]
