"""Lines that have the day of publication among other things, and lines that have a day and are none."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tracker.errors import InputInvalid
from tracker.ingest.reading import read
from tracker.ingest.reading.found import Known
from tracker.ingest.reading.head import dated
from tracker.ingest.reading.plain import plain
from tracker.temporal.meaning import day_of

DAY = date(2026, 1, 27)


@pytest.mark.parametrize(
    "line",
    [
        "27 January 2026 Read: 887",
        "Source:Xinhua Published: 2026/01/27 4:27:25",
        "Source: Xinhua| 2026-01-27 21:15:30|Editor: adaholm",
        "Other News Materials 27 January 2026 14:18 (UTC +04:00)",
        "Tuesday, January 27, 2026 Published at 18:56 GMT 19:56 UK",
        "VIENNA Tue Jan 27, 2026 2:17pm EST",
        "Tue, 27 Jan 2026 || Westmark,",
        "January 27, 20269:15 AM GMT+1Updated 3 hours ago",
        "All News 16:13 January 27, 2026",
        "European Council Press release 27 January 2026 15:10",
        "Ada Holm | Agencies Published January 27, 2026 Updated January 28, 2026 07:15am",
        "01/27/2026January 27, 2026",
        "January 27, 2026 by Ada Holm 3 Comments",
        "by Ada Holm on January 27, 2026",
        "Tue, January 27, 2026 at 3:14 PM GMT+1 3 min read",
        "Geneva, 27 January 2026 (ABI)",
        "5 days ago January 27, 2026",
        "27 January 2026 News in brief",
        "By Island News , 27 January 2026",
    ],
)
def test_a_day_among_what_pages_print_is_that_of_publication(line: str) -> None:
    found = dated(line, "en")
    assert found
    assert found.published
    assert day_of(found.published) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "Envoys to Reach a Deal by 27 January 2026",
        "Envoys Meet on 27 January 2026 at 14:00",
        "Envoys of Northland to meet 27 January 2026 14:00",
        "What happened on January 27, 2026 at 9:15 am in Geneva",
        "The deal of 27 January 2026 explained",
        "Geneva talks, January 27, 2026: what we know",
        "Ceasefire From 27 January 2026",
        "They met on January 27, 2026 at 9:15 am.",
        "From 26 January 2026 10:00 To 27 January 2026 12:00",
        "Published 3/4/2026 10:15",
    ],
)
def test_a_day_that_a_headline_may_tell_is_none(line: str) -> None:
    found = dated(line, "en")
    assert not (found and found.published)


def test_a_zone_may_stand_apart_from_its_offset() -> None:
    found = dated("Other News 27 January 2026 14:18 (UTC +04:00)", "en")
    assert found
    assert found.published == datetime.fromisoformat("2026-01-27T14:18+04:00")


def test_who_signs_a_line_is_taken_from_it_and_what_pages_print_is_not() -> None:
    found = dated("Source: Xinhua | 00:05 UTC+8 January 27, 2026 | Print Edition", "en")
    assert found
    assert (found.publisher, found.author) == ("Xinhua", None)
    posted = dated("Posted by Ada Holm on 27 January 2026", "en")
    assert posted
    assert posted.author == "Ada Holm"


@pytest.mark.parametrize(
    ("first", "place", "publisher"),
    [
        ("OSLO, August 8 (Xinhua) --", "OSLO", "Xinhua"),
        ("BUFFALO, N.Y. (AP)--", "BUFFALO, N.Y", "Associated Press"),
        ("WASHINGTON _", "WASHINGTON", None),
        ("GENEVA", "GENEVA", None),
    ],
)
def test_a_dateline_may_have_a_line_of_its_own(first: str, place: str, publisher: str | None) -> None:
    found = plain(f"{first}\n\nEnvoys met on Friday.", Known(), language="en", near=None)
    assert (found.known.title, found.known.dateline, found.known.publisher) == (None, place, publisher)
    assert [found.text[start:end] for start, end in found.body] == ["Envoys met on Friday."]


def test_short_paragraphs_one_a_line_are_not_joined() -> None:
    text = "Envoys of the two countries met on Friday and parted again.\nThey will be back on Sunday, one said.\n"
    found = plain(text, Known(), language="en", near=None)
    assert len(found.body) == len(text.splitlines())


def test_a_long_address_does_not_keep_wrapped_lines_apart() -> None:
    wrapped = (
        "Envoys of the two countries met on Friday, and then they\nparted again, as they had done before.\n"
    )
    found = plain(f"{wrapped}\nhttps://example.org/{'a' * 150}\n", Known(), language="en", near=None)
    assert [found.text[start:end] for start, end in found.body] == [wrapped.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "نشر في: 27 يناير 2026",
        "نُشر في 27 يناير/كانون الثاني 2026",
        "تاريخ النشر: 27.01.2026",
        "Published: 18:04 EST, 27 January 2026 | Updated: 19:00 EST, 28 January 2026",
    ],
)
def test_a_label_may_stand_before_more_than_a_day_and_be_arabic(line: str) -> None:
    language = "en" if line.isascii() else "ar"
    story = (
        "The envoys met again on Friday in Geneva."
        if language == "en"
        else "التقى المبعوثون يوم الجمعة في جنيف."
    )
    found = read(f"A headline of five words\n\n{line}\n\n{story}".encode(), name="a.txt", language=language)
    assert day_of(found.published) == date(2026, 1, 27)
    assert [found.text[start:end] for start, end in found.body] == [story]


def test_a_day_that_may_be_two_is_named_where_no_other_is_found() -> None:
    text = "A headline of five words\n\n3/10/2026 6:04 PM\n\nThe envoys met again on Friday in Geneva."
    with pytest.raises(InputInvalid, match="The text says 3/10/2026, which may be either of two days"):
        read(text.encode(), name="a.txt")
    assert not read(text.encode(), name="a.txt", published=DAY).remarks
