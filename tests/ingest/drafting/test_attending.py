"""Who has a part in talks of which a sentence speaks: mediators, observers, parties, and no places or asides."""

from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import DAY, cast
from tracker.ingest.article import Article
from tracker.ingest.drafting.meetings.attending import attending
from tracker.ingest.sentences import paragraphs


def there(text: str) -> set[str]:
    return set(attending(Article(text, tuple(paragraphs(text)), DAY), cast(text)))


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Kenya, Chad and Norway mediate in the talks.", {"kenya", "chad", "norway"}),
        (
            "The ceasefire between Hamas and the Red Cross held.",
            {"hamas", "international-committee-of-the-red-cross"},
        ),
        ("Observers from ECOWAS came to the second round.", {"ecowas"}),
        ("The United Nations opened negotiations with Chad.", {"united-nations", "chad"}),
        ("A truce was arranged by Qatar.", {"qatar"}),
        ("Its delegation met representatives of the government of Chad.", {"chad"}),
    ],
)
def test_whoever_is_named_where_talks_are_spoken_of_has_a_part_in_them(text: str, parties: set[str]) -> None:
    assert there(text) == parties


@pytest.mark.parametrize(
    "text",
    [
        "Talks were held in Oman.",
        "They met in Rome, Italy.",
        "The truce holds near the border with Chad.",
        "Chad's losses were a subject of the talks.",
        "Kenya exports tea to Norway.",
        "The delegation complained about Chad.",
        "Chadian envoys met.",
    ],
)
def test_places_subjects_and_bystanders_have_none(text: str) -> None:
    assert not there(text)
