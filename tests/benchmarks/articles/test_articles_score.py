"""The scorer of drafts: what is right counts, one slip costs what it is worth, and what is invented is called so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.articles.align import sentence
from benchmarks.articles.gold import KINDS, Gold, Row, load
from benchmarks.articles.said import Said
from benchmarks.articles.score import INVENTIONS, Scores, score, total
from benchmarks.articles.tables import explained, put, tables
from tracker.records.vocabulary import Kind

TEXT = """Talks resume

Envoys of Arland and Borland will meet in Oslo on Friday. Foreign Minister Ann Bell said on Monday that Arland wants a
truce. A senior Borland official told the Oslo Post that no truce was offered. Her country, she added, was patient.

It was a long winter. Rents rose.
"""
TOML = """
venue = [{ name = "Oslo", also = ["the Norwegian capital"] }]
participant = [
  { name = "Arland" },
  { name = "Borland" },
  { name = "Ann Bell", also = ["Bell"], on_behalf_of = "Arland" },
  { name = "a senior Borland official", unnamed = true },
  { name = "Norway", optional = true },
]
nothing = [{ words = "It was a long winter. Rents rose.", why = "comment" }]

[[round]]
status = "scheduled"
venue = "Oslo"
edtf = "2026-01-30"
was = "2026-01-21"
evidence = "will meet in Oslo on Friday"

[[position]]
holder = "Ann Bell"
on_behalf_of = "Arland"
issue = ["ceasefire", "talks"]
stance = "demand"
evidence = "Arland wants a\\ntruce"
attribution = "on the record"
edtf = "2026-01-26"

[[position]]
holder = "a senior Borland official"
on_behalf_of = ["Borland", ""]
issue = "ceasefire"
stance = "denial"
evidence = "no truce was offered"
attribution = "anonymous"
via = "Oslo Post"

[[position]]
optional = true
holder = "a senior Borland official"
issue = "talks"
stance = "support"
evidence = "was patient"
attribution = "anonymous"
"""


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    (tmp_path / "oslo.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "oslo.toml").write_text(TOML, encoding="utf-8")
    return load(tmp_path)[0]


def said_of(row: Row) -> Said:
    """A draft that says exactly what a row says first."""
    values = {name: (accepted[0],) for name, accepted in row.accepts.items() if accepted[0]}
    return Said(row.kind, values, row.evidence[0] if row.evidence else None)


def all_said(gold: Gold) -> list[Said]:
    return [said_of(row) for row in gold.rows if not row.optional]


def changed(gold: Gold, place: int, **values: str) -> Scores:
    """The scores when one of the right drafts says something else."""
    said = all_said(gold)
    new = {**said[place].values, **{name: (value,) if value else () for name, value in values.items()}}
    said[place] = replace(said[place], values=new)
    return score(gold, said)


def place_of(gold: Gold, kind: Kind, number: int = 0) -> int:
    return [at for at, said in enumerate(all_said(gold)) if said.kind is kind][number]


def inventions(scores: Scores) -> dict[str, int]:
    return {sort: scores.invented(sort) for sort in INVENTIONS if scores.invented(sort)}


def wrong(scores: Scores) -> list[str]:
    return [slip.sort for slip in scores.slips]


def test_gold_against_itself_is_all_found_and_all_right(gold: Gold) -> None:
    scores = score(gold, all_said(gold))

    assert [(one.precision, one.recall, one.f1) for one in scores.kinds.values() if one.wanted] == [
        (1, 1, 1)
    ] * 4
    assert scores.right == scores.judged
    assert sum(one.perfect for one in scores.kinds.values()) == 8
    assert not scores.slips


@pytest.mark.parametrize(
    ("parties", "right"),
    [
        (("Borland", "Alvania"), True),
        (("Norland", "Borland"), True),
        (("Alvania", "Switzerland"), False),
        (("Alvania",), False),
        ((), False),
    ],
)
def test_a_process_is_right_with_two_of_those_whose_talks_it_is_and_nobody_else(
    gold: Gold, parties: tuple[str, ...], right: bool
) -> None:
    row = Row(Kind.PROCESS, {"parties": ("Alvania", "Borland", "Norland")})
    scores = score(replace(gold, rows=(row,)), [Said(Kind.PROCESS, {"parties": parties})])

    assert (scores.kinds[Kind.PROCESS].perfect, wrong(scores)) == (
        (1, []) if right else (0, ["wrong parties"])
    )


def test_no_drafts_find_nothing_and_invent_nothing(gold: Gold) -> None:
    scores = score(gold, [])

    assert {kind: scores.kinds[kind].recall for kind in KINDS} == dict.fromkeys(KINDS, 0.0) | {
        Kind.PROCESS: 1.0,
        Kind.MILESTONE: 1.0,
    }
    assert wrong(scores) == ["missed"] * 8


def test_who_drafts_nothing_of_what_may_be_no_talks_misses_nothing(gold: Gold) -> None:
    doubtful = replace(gold, rows=(*gold.rows, Row(Kind.PROCESS, {"parties": ()}, optional=True)))

    assert not any(one.wanted for one in score(doubtful, []).kinds.values())
    assert score(doubtful, all_said(gold)[:1]).kinds[Kind.POSITION].wanted


def test_a_moved_day_costs_the_day_and_is_an_invented_date(gold: Gold) -> None:
    scores = changed(gold, place_of(gold, Kind.ROUND), edtf="2026-01-23")

    assert (scores.kinds[Kind.ROUND].f1, scores.kinds[Kind.ROUND].perfect) == (1, 0)
    assert wrong(scores) == ["wrong edtf", "invented date"]


def test_a_day_from_which_the_round_was_moved_is_wrong_but_not_invented(gold: Gold) -> None:
    assert wrong(changed(gold, place_of(gold, Kind.ROUND), edtf="2026-01-21")) == ["wrong edtf"]


def test_a_coarser_day_is_wrong_but_not_invented(gold: Gold) -> None:
    assert wrong(changed(gold, place_of(gold, Kind.ROUND), edtf="2026-01")) == ["wrong edtf"]


def test_another_notation_of_the_same_days_is_right(gold: Gold) -> None:
    assert not wrong(changed(gold, place_of(gold, Kind.ROUND), edtf="2026-01-30/2026-01-30"))


@pytest.mark.parametrize("hour", ["2026-01-30T10:00:00", "2026-01-30T10:00:00/2026-01-30T16:00:00"])
def test_an_hour_of_the_day_is_that_day(gold: Gold, hour: str) -> None:
    assert not wrong(changed(gold, place_of(gold, Kind.ROUND), edtf=hour))


def test_a_day_that_the_article_does_not_give_is_invented(gold: Gold) -> None:
    assert inventions(changed(gold, place_of(gold, Kind.POSITION, 1), edtf="2026-01-27")) == {
        "invented date": 1
    }


def test_another_holder_is_invented_and_costs_the_holder_only(gold: Gold) -> None:
    scores = changed(gold, place_of(gold, Kind.POSITION), holder="Borland")

    assert wrong(scores) == ["wrong holder", "invented holder"]
    assert scores.kinds[Kind.POSITION].f1 == 1


def test_a_name_for_somebody_unnamed_is_called_so(gold: Gold) -> None:
    scores = changed(gold, place_of(gold, Kind.POSITION, 1), holder="Ann Bell")

    assert inventions(scores) == {"invented holder": 1, "name for the unnamed": 1}


def test_another_description_of_somebody_unnamed_is_right(gold: Gold) -> None:
    assert not wrong(changed(gold, place_of(gold, Kind.POSITION, 1), holder="the Borland official"))


def test_a_named_participant_does_not_stand_for_an_unnamed_one(gold: Gold) -> None:
    place = place_of(gold, Kind.PARTICIPANT, 3)

    assert wrong(changed(gold, place, unnamed="false")) == ["missed", "too much"]


def test_titles_before_a_name_are_no_other_name(gold: Gold) -> None:
    assert not wrong(changed(gold, place_of(gold, Kind.PARTICIPANT, 2), name="Foreign Minister Ann Bell"))


def test_another_name_of_a_venue_is_right_in_the_venue_and_in_its_round(gold: Gold) -> None:
    assert not wrong(changed(gold, place_of(gold, Kind.VENUE), name="Norwegian capital"))
    assert not wrong(changed(gold, place_of(gold, Kind.ROUND), venue="the Norwegian capital"))


@pytest.mark.parametrize(
    ("value", "slips"), [("talks", []), ("borders", ["wrong issue"]), ("", ["wrong issue"])]
)
def test_each_acceptable_issue_is_right_and_no_other(gold: Gold, value: str, slips: list[str]) -> None:
    assert wrong(changed(gold, place_of(gold, Kind.POSITION), issue=value)) == slips


def test_a_chain_that_is_left_out_or_made_up_is_wrong(gold: Gold) -> None:
    assert wrong(changed(gold, place_of(gold, Kind.POSITION, 1), via="")) == ["wrong via"]
    assert wrong(changed(gold, place_of(gold, Kind.POSITION), via="Oslo Post")) == ["wrong via"]


def test_what_may_be_left_out_is_right_when_it_is_left_out(gold: Gold) -> None:
    assert not wrong(changed(gold, place_of(gold, Kind.POSITION, 1), on_behalf_of=""))


def test_an_optional_report_is_neither_rewarded_nor_punished(gold: Gold) -> None:
    optional = [said_of(row) for row in gold.rows if row.optional]

    assert score(gold, [*all_said(gold), *optional]).kinds == score(gold, all_said(gold)).kinds


def test_one_draft_finds_one_row(gold: Gold) -> None:
    twice = [*all_said(gold), said_of(gold.rows[0])]
    scores = score(gold, twice)

    assert scores.kinds[Kind.ROUND].precision == 0.5
    assert wrong(scores) == ["too much"]


def test_the_draft_whose_values_agree_is_taken_before_another_on_the_same_words(gold: Gold) -> None:
    right_one = said_of(gold.rows[0])
    other = replace(right_one, values={"status": ("held",), "venue": ("Bergen",)})

    assert wrong(score(gold, [other, *all_said(gold)])) == ["too much"]


def test_a_position_from_words_that_hold_none_is_from_nothing(gold: Gold) -> None:
    comment = Said(Kind.POSITION, {"holder": ("winter",)}, gold.nothing[0])

    assert inventions(score(gold, [comment])) == {"invented holder": 1, "from nothing": 1}


def test_a_participant_whose_name_stands_nowhere_is_invented(gold: Gold) -> None:
    stranger = Said(Kind.PARTICIPANT, {"name": ("Carl Dahl",), "unnamed": ("false",)})
    local = Said(Kind.PARTICIPANT, {"name": ("the Oslo Post",), "unnamed": ("false",)})

    assert inventions(score(gold, [stranger, local])) == {"invented name": 1}


def test_a_round_told_in_another_sentence_is_found_by_venue_and_day(gold: Gold) -> None:
    said = all_said(gold)
    place = place_of(gold, Kind.ROUND)
    said[place] = replace(said[place], evidence=gold.nothing[0])

    assert not wrong(score(gold, said))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("They met. The U.S. President came. He left.", "came", " The U.S. President came."),
        (
            "Mr. Bell met them on Oct. 8, at 4 p.m. in Oslo.",
            "met",
            "Mr. Bell met them on Oct. 8, at 4 p.m. in Oslo.",
        ),
        ("Headline\n\nIt began.", "began", "It began."),
    ],
)
def test_a_place_is_stretched_to_its_sentence(text: str, words: str, expected: str) -> None:
    start = text.index(words)
    first, last = sentence((start, start + len(words)), text)

    assert text[first:last] == expected


def test_sums_add_counts_up(gold: Gold) -> None:
    together = total([score(gold, all_said(gold)), score(gold, [])])

    assert together.articles == 2
    assert together.kinds[Kind.POSITION].recall == 0.5


def test_tables_have_a_row_for_each_kind_and_slips_show_their_words(gold: Gold) -> None:
    scores = changed(gold, place_of(gold, Kind.POSITION), holder="Borland")

    assert "| position | 2 | 2 | 2 | 100.0 | 100.0 | 100.0 | 1 |" in list(tables(scores))
    assert any("oslo: position: wrong holder: Borland for Ann Bell" in line for line in explained(scores))


def test_confidence_is_held_against_what_is_found_and_what_is_all_right(gold: Gold) -> None:
    said = [replace(one, confidence=0.95) for one in all_said(gold)]
    place = place_of(gold, Kind.POSITION)
    said[place] = replace(said[place], confidence=0.42, values={**said[place].values, "issue": ("borders",)})
    nothing = Said(Kind.ROUND, {"status": ("held",)}, gold.nothing[0], confidence=0.48)
    lines = list(tables(score(gold, [*said, nothing])))

    assert "| 0.4-0.5 | 2 | 45 | 50 | 0 |" in lines
    assert "| 0.9-1.0 | 7 | 95 | 100 | 100 |" in lines


def test_a_table_goes_between_its_marks_and_nowhere_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- own -->\nold\n<!-- end of own -->\nafter\n", encoding="utf-8")

    put(page, "own", "| new |")

    assert page.read_text() == "before\n<!-- own -->\n\n| new |\n\n<!-- end of own -->\nafter\n"
    with pytest.raises(ValueError, match="no <!-- other -->"):
        put(page, "other", "| new |")
