"""Articles stored once, and wire copies linked to what they copy."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from tests.building import TALKS, lines, store
from tests.reviewing import DRAFTS, TEXT, VENUE, article, draft, ingest, like
from tests.store.test_review import LATER
from tracker.errors import ArticleNotFound, InputInvalid
from tracker.records import tables
from tracker.store import articles, review
from tracker.store.articles import Likeness
from tracker.store.database import Database


def rows(database: Database) -> dict[str, int]:
    with database.reading() as session:
        return {
            table.name: session.connection().execute(select(func.count()).select_from(table)).scalar() or 0
            for table in tables.Table.metadata.sorted_tables
        }


def test_an_article_is_stored_with_its_drafts_and_no_report(database: Database) -> None:
    receipt = ingest(database)
    assert (receipt.article, receipt.unchanged, len(receipt.drafts)) == (
        "courier-2026-01-27",
        False,
        len(DRAFTS),
    )
    with database.reading() as session:
        shown = articles.article(session, "courier-2026-01-27")
    assert (shown["text"], shown["drafts"]["pending"]) == (TEXT, len(DRAFTS))
    assert [TEXT[start:end] for start, end in shown["body"]] == TEXT.split("\n\n")
    assert rows(database)["report"] == 0


def test_the_same_text_again_changes_nothing_and_says_so(database: Database) -> None:
    first = ingest(database)
    before = rows(database)
    again = ingest(database, drafts=[VENUE])
    assert (again.unchanged, again.drafts) == (True, first.drafts)
    assert rows(database) == before


def test_the_same_text_given_another_day_changes_nothing_and_tells_of_the_day(database: Database) -> None:
    ingest(database)
    again = ingest(database, article(published=date(2026, 1, 28)))
    assert again.unchanged
    assert "published on 2026-01-27; now 2026-01-28" in again.remarks[-1]


def test_a_wire_copy_is_linked_to_the_earlier_article_and_its_drafts_say_so(database: Database) -> None:
    store(database, TALKS)
    first = ingest(database, likeness=like(0b1111))
    copy = article(TEXT + " (Agencies)", publisher="Gazette", published=date(2026, 1, 28))
    receipt = ingest(database, copy, likeness=like(0b1001 | 1 << 63))
    assert receipt.copy_of == first.article
    assert "a copy of it" in receipt.remarks[-1]
    with database.reading() as session:
        assert "a copy of it" in review.row_of(session, receipt.drafts[0]).reasons[-1]
    accept_venue(database, first.drafts[1])
    accept_venue(database, receipt.drafts[1])
    (line,) = lines(database, kinds=("venue",), undated="include")
    assert [(each["publisher"], each["origin"]) for each in line["sources"]] == [
        ("Courier", "Courier"),
        ("Gazette", "Courier"),
    ]


def accept_venue(database: Database, number: int) -> None:
    with database.writing() as session:
        review.accept(session, number, now=LATER)


def test_a_copy_names_the_publisher_of_what_it_copies_where_nothing_of_that_was_accepted(
    database: Database,
) -> None:
    ingest(database, likeness=like(7))
    receipt = ingest(database, article(TEXT + ".", publisher="Gazette"), likeness=like(7))
    accept_venue(database, receipt.drafts[1])
    (line,) = lines(database, kinds=("venue",), undated="include")
    assert [each["origin"] for each in line["sources"]] == ["Courier"]


def test_the_same_words_of_another_publisher_are_a_copy_and_not_the_same_article(database: Database) -> None:
    first = ingest(database, likeness=like(7))
    receipt = ingest(database, article(publisher="Gazette"), likeness=like(7))
    assert (receipt.unchanged, receipt.copy_of) == (False, first.article)


@pytest.mark.parametrize(
    ("simhash", "published", "is_copy"),
    [(0b0111, "2026-01-28", True), (0b110000, "2026-01-28", False), (0, "2026-03-28", False)],
)
def test_only_texts_that_are_alike_and_of_about_the_same_time_are_copies(
    database: Database, simhash: int, published: str, is_copy: bool
) -> None:
    ingest(database, likeness=like(0))
    copy = article("Other words.", publisher="Gazette", published=date.fromisoformat(published))
    distance = 3 if is_copy or simhash == 0 else 1
    receipt = ingest(database, copy, drafts=[], likeness=like(simhash, distance))
    assert (receipt.copy_of is not None) is is_copy


@pytest.mark.parametrize(
    ("bits", "share", "published", "is_copy"),
    [
        (20, 0.6, "2026-01-29", True),
        (20, 0.0, "2026-01-29", False),
        (25, 0.6, "2026-01-29", False),
        (20, 0.6, "2026-02-10", False),
    ],
    ids=["reworded", "other words", "too far apart to compare", "the words of a later round"],
)
def test_a_shortened_or_reworded_copy_is_known_by_its_words(
    database: Database, bits: int, share: float, published: str, is_copy: bool
) -> None:
    ingest(database, likeness=like(0))
    compared = Likeness((1 << bits) - 1, 3, 24, lambda text, _: share if "Borduria" in text else 0.0)
    copy = article("Other words.", publisher="Gazette", published=date.fromisoformat(published))
    receipt = ingest(database, copy, drafts=[], likeness=compared)
    assert receipt.copy_of == ("courier-2026-01-27" if is_copy else None)


def test_what_was_published_before_is_no_copy_of_what_came_after(database: Database) -> None:
    ingest(database, likeness=like(0))
    receipt = ingest(
        database, article(TEXT + ".", publisher="Wire", published=date(2026, 1, 26)), likeness=like(1)
    )
    assert receipt.copy_of is None
    assert "may be a copy of this" in receipt.remarks[-1]


def test_two_articles_of_one_publisher_and_day_have_two_ids(database: Database) -> None:
    slugs = [ingest(database, article(text), drafts=[]).article for text in ("One.", "Two.", "Three.")]
    assert slugs == ["courier-2026-01-27", "courier-2026-01-27-2", "courier-2026-01-27-3"]


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({"publisher": None}, "/publisher"),
        ({"language": "English"}, "/language"),
        ({"text": "A\x00B"}, "/text"),
        ({"text": "a" * 200_001}, "/text"),
    ],
)
def test_what_could_be_no_source_is_refused_and_nothing_is_stored(
    database: Database, facts: dict[str, str], pointer: str
) -> None:
    before = rows(database)
    with pytest.raises(InputInvalid) as raised:
        ingest(database, article(**facts), drafts=[])
    assert [problem.pointer for problem in raised.value.problems] == [pointer]
    assert rows(database) == before


def test_a_draft_that_is_no_report_is_refused_by_its_place(database: Database) -> None:
    with pytest.raises(InputInvalid) as raised:
        ingest(database, drafts=[VENUE, draft("venue", 0.9, id="geneva", country="Switzerland")])
    assert [problem.pointer for problem in raised.value.problems] == ["/drafts/1/says/country"]


def test_an_article_that_is_not_there_is_said_not_to_be(database: Database) -> None:
    with pytest.raises(ArticleNotFound), database.reading() as session:
        articles.article(session, "nothing")
