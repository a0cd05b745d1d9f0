"""Which articles look back."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting.retrospect import looks_back
from tracker.ingest.sentences import paragraphs
from tracker.temporal import read

DAY = date(2017, 12, 17)
PAST = "They met on 2 May 1988, in June 1989 and again in 1990."


@pytest.mark.parametrize(
    ("text", "back"),
    [
        (PAST, True),
        (f"{PAST} A book on it came out last week.", True),
        (f"{PAST} A book came out last week and was shown on Tuesday.", False),
        (f"{PAST} Ministers met on Monday, and will again on Friday.", False),
        ("They met on 2 May 2016, in June 2016 and again in 2017.", False),
        ("They met on 2 May 1988 and in June 1989.", False),
        ("Nobody met.", False),
    ],
)
def test_years_long_past_and_no_day_of_its_own_week(text: str, back: bool) -> None:
    article = Article(text, tuple(paragraphs(text)), DAY)
    assert looks_back(article, read(text, published=DAY)) is back
