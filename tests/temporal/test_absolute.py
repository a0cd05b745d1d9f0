"""Full dates in other languages, through the one door to dateparser."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.temporal import absolute, resolve


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("Senin (28/2/2022)", "id", {"year": 2022, "month": 2, "day": 28}),
        ("24 января 2026 года", "ru", {"year": 2026, "month": 1, "day": 24}),
        ("25 Ιανουαρίου 2026", "el", {"year": 2026, "month": 1, "day": 25}),
        ("23-24 Ocak'ta", "tr", {"month": 1, "day": 23, "last": 24}),
        ("4-5 Şubat'ta", "tr", {"month": 2, "day": 4, "last": 5}),
        ("29. Februar 2024", "de", {"year": 2024, "month": 2, "day": 29}),
        ("demain", "fr", None),
        ("Sonntag", "de", None),
        ("10:30", "de", None),
    ],
)
def test_only_the_parts_that_the_words_give_are_believed(
    text: str, language: str, parts: dict[str, int] | None
) -> None:
    assert absolute.parts_of(text, language) == parts


def test_a_language_without_rules_still_has_its_dates() -> None:
    found = resolve("29 febbraio 2024", published=None, language="it")
    assert (found.edtf, found.rule, found.anchor) == ("2024-02-29", "absolute/dateparser", None)


def test_a_date_without_its_year_is_measured_from_publication() -> None:
    found = resolve("29 marzo", published=date(2022, 4, 2), language="it")
    assert (found.edtf, found.direction) == ("2022-03-29", "before")
