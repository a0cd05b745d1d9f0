from __future__ import annotations

from datetime import date

from tracker.temporal.tagging import tags


def test_the_ends_of_a_range_are_two_tags_and_relating_words_none() -> None:
    text = "They met from Monday to Wednesday and have argued since 2014, within two weeks."
    found = tags(text, published=date(2026, 1, 29))
    assert [(tag.text, tag.timex_value) for tag in found] == [
        ("Monday", "2026-01-26"),
        ("Wednesday", "2026-01-28"),
        ("2014", "2014"),
        ("two weeks", "P2W"),
    ]
