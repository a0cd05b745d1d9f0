from __future__ import annotations

from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.temporal.markup import inline, standoff
from tracker.temporal.tagging import tags

DAY = date(2026, 1, 27)
TEXT = "“R&D <talks>” are scheduled for next Sunday; two days later, in early March 2026, nothing had been heard."
WORDS = st.sampled_from(
    ["on Sunday ", "March 3 ", "&", "<b>", "\x00", "\r\n", "\n\n", '"', "]]>", "two days later ", "é"]
)


def elements(document: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(document).iter("TIMEX3"))  # noqa: S314 - our own output


def test_the_text_inside_is_the_text_that_was_given() -> None:
    root = ElementTree.fromstring(inline(TEXT, tags(TEXT, published=DAY), published=DAY))  # noqa: S314
    body = root.find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == TEXT


def test_a_mention_names_the_mention_it_is_measured_from() -> None:
    created, sunday, later, march = elements(inline(TEXT, tags(TEXT, published=DAY), published=DAY))
    assert created.attrib["functionInDocument"] == "CREATION_TIME"
    assert sunday.attrib == {"tid": "t1", "type": "DATE", "value": "2026-02-01", "anchorTimeID": "t0"}
    assert (later.text, later.attrib["anchorTimeID"]) == ("two days later", "t1")
    assert (march.attrib["value"], march.attrib["mod"]) == ("2026-03", "START")


def test_beside_the_text_every_mention_says_where_its_words_stand() -> None:
    found = elements(standoff(TEXT, tags(TEXT, published=DAY), published=DAY))[1:]
    assert [TEXT[int(one.attrib["start"]) : int(one.attrib["end"])] for one in found] == [
        one.text for one in found
    ]
    assert len(found) == 3


def test_a_creation_time_of_day_is_a_time() -> None:
    published = datetime(2026, 1, 27, 9, 30, tzinfo=UTC)
    (created,) = elements(standoff("", [], published=published))
    assert created.attrib["type"] == "TIME"


@pytest.mark.parametrize("shape", [inline, standoff])
@given(st.lists(WORDS | st.text(max_size=5), max_size=12).map("".join))
def test_any_text_becomes_a_document_that_can_be_read(shape: object, text: str) -> None:
    write = inline if shape is inline else standoff
    found = tags(text, published=DAY)
    assert len(elements(write(text, found, published=DAY))) == len(found) + 1
