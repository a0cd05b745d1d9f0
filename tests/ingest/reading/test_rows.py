"""The rows that say what an article is not, and what stands above it: each is held to its examples."""

from __future__ import annotations

import pytest

from tracker.ingest.reading.boilerplate import row_of, signed_off
from tracker.ingest.reading.dateline import dateline, publisher_of
from tracker.ingest.reading.rows import Row, content, rows

BOILERPLATE = rows("boilerplate", "row")
DATELINES = rows("head", "dateline")
BYLINES = rows("head", "byline")


def cases(table: tuple[Row, ...], key: str) -> list[tuple[Row, list[str] | str]]:
    return [(row, example) for row in table for example in row.given[key]]


@pytest.mark.parametrize(("row", "example"), cases(BOILERPLATE, "examples"), ids=str)
def test_a_row_of_boilerplate_matches_its_examples(row: Row, example: str) -> None:
    assert row.match(example)


@pytest.mark.parametrize(("row", "example"), cases(BOILERPLATE, "silent"), ids=str)
def test_no_row_of_boilerplate_matches_what_a_story_may_say(row: Row, example: str) -> None:
    assert row_of(example) is None, f"{row.id} has it as silent"


@pytest.mark.parametrize("row", BOILERPLATE, ids=lambda row: row.id)
def test_no_row_of_boilerplate_could_be_left_out(row: Row) -> None:
    others = [other for other in BOILERPLATE if other is not row]
    assert any(not any(other.match(example) for other in others) for example in row.given["examples"])


@pytest.mark.parametrize(("row", "example"), cases(DATELINES, "examples"), ids=str)
def test_a_dateline_is_read_into_its_parts(row: Row, example: list[str]) -> None:
    text, place, day, agency = example
    found = dateline(text)
    assert found, row.id
    assert (found.place, found.date or "", found.agency or "") == (place, day, agency)
    assert text[found.end :].startswith(("Envoys", "Die", "Los", "Послы", "Посли", "الوفدان"))


@pytest.mark.parametrize(("row", "example"), cases(DATELINES, "silent"), ids=str)
def test_no_dateline_is_seen_in_running_text(row: Row, example: str) -> None:
    assert dateline(example) is None, row.id


@pytest.mark.parametrize(("row", "example"), cases(BYLINES, "examples"), ids=str)
def test_a_byline_is_read_into_author_and_publisher(row: Row, example: list[str]) -> None:
    text, author, publisher = example
    found = row.match(text)
    assert found
    assert (found["author"], found["publisher"] or "") == (author, publisher)


@pytest.mark.parametrize(("row", "example"), cases(BYLINES, "silent"), ids=str)
def test_no_byline_is_seen_in_running_text(row: Row, example: str) -> None:
    assert not row.match(example)


def test_every_name_of_an_agency_leads_to_one_publisher() -> None:
    named = [
        (name.casefold(), row["publisher"])
        for row in content("agencies")["agency"]
        for name in {name.casefold() for name in (*row["names"], row["publisher"])}
    ]
    assert len(named) == len({name for name, _ in named})
    assert all(publisher_of(name) == publisher for name, publisher in named)


SIGNED = content("boilerplate")["signers_behind"]


@pytest.mark.parametrize("example", SIGNED["examples"])
def test_who_signs_behind_a_sentence_is_no_part_of_it(example: str) -> None:
    start, end = signed_off(example, (0, len(example)))
    assert example[start:end] in ("He said so.", "“We will,” he said.")


@pytest.mark.parametrize("example", SIGNED["silent"])
def test_a_bracket_behind_a_sentence_may_be_of_the_story(example: str) -> None:
    assert signed_off(example, (0, len(example))) == (0, len(example))
