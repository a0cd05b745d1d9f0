from __future__ import annotations

from datetime import date

import pytest

from tracker.temporal import read
from tracker.temporal.markup import standoff
from tracker.temporal.quotations import quoted
from tracker.temporal.tagging import tags

TUESDAY = date(2026, 1, 27)


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ('"We will be there tomorrow," he said on Friday.', "tomorrow", "2026-01-24"),
        ('"We met yesterday," the envoy told reporters in Geneva Saturday.', "yesterday", "2026-01-23"),
        ("“Nothing will be signed this week”, she said last Thursday.", "this week", "2026-01-19/2026-01-25"),
        ("On Monday she said: “Tomorrow we sign.”", "Tomorrow", "2026-01-27"),
        ("``I leave tonight,'' he said on Sunday.", "tonight", "2026-01-25"),
        ('"We sign today," he said. The text was ready.', "today", "2026-01-27"),
        ('He spoke on Friday. "We sign today," a minister said.', "today", "2026-01-27"),
        ('He said on Friday that it was over.\n\n"We sign today," she added.', "today", "2026-01-27"),
    ],
)
def test_a_date_in_a_quotation_is_measured_from_the_day_on_which_it_was_said(
    text: str, words: str, edtf: str
) -> None:
    found = next(one for one in read(text, published=TUESDAY) if one.text == words)
    assert found.edtf == edtf


def test_the_anchor_says_that_it_is_the_day_of_the_quotation() -> None:
    found, day = read('"We will be there tomorrow," he said on Friday.', published=TUESDAY)
    assert found.anchor is not None
    assert (found.anchor.kind, found.anchor.on, found.anchor.text) == (
        "quotation",
        date(2026, 1, 23),
        "Friday",
    )
    assert day.anchor is not None
    assert day.anchor.kind == "publication"


def test_what_stands_outside_of_the_marks_is_measured_from_publication() -> None:
    found = read('"We are ready," he said on Friday; talks resume tomorrow.', published=TUESDAY)
    assert [one.edtf for one in found] == ["2026-01-23", "2026-01-28"]


def test_marks_pair_up_and_a_new_paragraph_closes_what_is_open() -> None:
    text = 'a "b" c “d” e «f»\n\n"g\n\n"h"'
    assert [text[start:end] for start, end in quoted(text)] == ["b", "d", "f", "h"]


def test_timex3_names_the_day_of_a_quotation_as_its_anchor_though_it_stands_after_it() -> None:
    text = '"We will be there tomorrow," he said on Friday.'
    marked = standoff(text, tags(text, published=TUESDAY), published=TUESDAY)
    assert 'tid="t1" type="DATE" value="2026-01-24" anchorTimeID="t2"' in marked
