"""The loader refuses what cannot stand, naming file and row."""

from __future__ import annotations

import pytest

from tracker.temporal import language
from tracker.temporal.grammar import Grammar
from tracker.temporal.pattern import PatternInvalid, parse

WORDS = "[words.weekday]\nsunday = 7\n"


def rule(**changes: str) -> str:
    rows = {
        "id": '"a"',
        "pattern": '"{weekday}"',
        "operator": '"weekday"',
        "kind": '"weekday"',
        "examples": '[{text = "x"}]',
    }
    return "[[rule]]\n" + "".join(f"{key} = {value}\n" for key, value in (rows | changes).items() if value)


@pytest.mark.parametrize(
    ("source", "row", "fault"),
    [
        (WORDS + rule(pattern='"{weekdy}"'), "rule 'a'", "unknown slot 'weekdy'"),
        (WORDS + rule(operator='"wekday"'), "rule 'a'", "unknown operator 'wekday'"),
        (WORDS + rule(pattern='"{other:weekday}"'), "rule 'a'", "does not take 'other'"),
        (WORDS + rule(**{"with": "{ part = 1 }"}), "rule 'a'", "does not take 'part'"),
        (WORDS + rule(operator='"unit"'), "rule 'a'", "does not take 'weekday'"),
        (WORDS + rule(pattern='"({weekday})?"'), "rule 'a'", "matches the empty string"),
        (WORDS + rule(pattern='["{weekday}", "(on)?"]'), "rule 'a'", "matches the empty string"),
        ('[words.weekday]\n"sun|sunday" = 7\nsun = 6\n', "words.weekday.sun", "two meanings in one table"),
        (WORDS + rule() + rule(), "rule 'a'", "same id"),
        (WORDS + rule(examples="[]"), "rule 'a'", "no example"),
        (WORDS + rule(examples=""), "rule 'a'", "no example"),
        (WORDS + rule(kind=""), "rule 'a'", "no kind"),
        (WORDS + rule(id=""), "rule 1", "no id"),
        (WORDS + rule(pattern=""), "rule 'a'", "no pattern"),
        (WORDS + rule(operator=""), "rule 'a'", "no operator"),
        (WORDS + rule(pattern='"now"'), "rule 'a'", "'weekday' needs 'weekday'"),
        (WORDS + rule(colour='"red"'), "rule 'a'", "unknown key 'colour'"),
        (
            WORDS + rule(pattern='"<inner:month>"', operator='"same"'),
            "rule 'xx/a'",
            "no rule reads a mention of kind 'month'",
        ),
        (WORDS + rule(pattern='"({weekday}"'), "rule 'a'", "not closed"),
        (WORDS + rule(not_before='["papers"]'), "rule 'a'", "no list 'papers'"),
        ("[wrds]\n", "wrds", "no such part"),
        ("= 7", "the whole file", "Invalid"),
    ],
)
def test_a_row_that_cannot_stand_is_refused_by_name(source: str, row: str, fault: str) -> None:
    with pytest.raises(language.RowRefused) as refused:
        language.read("xx", source)
    assert refused.value.file == "xx.toml"
    assert refused.value.row == row
    assert fault in refused.value.fault


def test_a_fault_after_examples_is_told_where_it_stands() -> None:
    source = WORDS + rule(examples='[\n  { text = "a [b]" }, # "c\n  { text = \'d\' },\n]') + "= 7\n"
    with pytest.raises(language.RowRefused, match=f"line {source.count(chr(10))}"):
        language.read("xx", source)


def test_a_language_is_a_file_and_nothing_else() -> None:
    assert "en" in language.names()
    assert all(language.load(name).name == name for name in language.names())


def test_the_longest_span_wins_and_the_first_row_among_equals() -> None:
    source = (
        WORDS
        + rule(id='"first"')
        + rule(id='"second"')
        + rule(id='"longer"', pattern='"last {weekday}"', **{"with": "{ shift = -1 }"})
    )
    grammar = Grammar(language.read("xx", source))
    assert [m.rule.id for m in grammar.mentions("Sunday and last Sunday")[1]] == ["xx/first", "xx/longer"]


@pytest.mark.parametrize("text", ["{a", "a)", "(a", "<a", "a?", "{a}}"])
def test_a_pattern_outside_the_notation_is_refused(text: str) -> None:
    with pytest.raises(PatternInvalid):
        parse(text)
