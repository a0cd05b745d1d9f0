"""Every language means what its readers mean: the golden table, and the promise that a language is rows alone."""

from __future__ import annotations

import ast
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker import temporal
from tracker.temporal import language as languages
from tracker.temporal import read, resolve
from tracker.temporal.grammar import Grammar
from tracker.temporal.lexer import tokens

TABLE = tomllib.loads(
    (Path(__file__).parent.parent / "golden" / "languages.toml").read_text(encoding="utf-8")
)
ENGINE = Path(temporal.__file__).parent
MANUAL = Path(__file__).parent.parent.parent / "docs" / "languages.md"


def rows(part: str) -> list[Any]:
    """The rows of one part of every language, each named after its words."""
    return [
        pytest.param(name, row, id=f"{name}: {row['text'] if isinstance(row, dict) else row}")
        for name, parts in TABLE.items()
        for row in parts[part]
    ]


@pytest.mark.parametrize(("name", "row"), rows("expression"))
def test_an_expression_means_what_its_readers_mean(name: str, row: dict[str, Any]) -> None:
    found = resolve(
        row["text"],
        published=row.get("published"),
        sentence=row.get("sentence"),
        outlook=row.get("outlook"),
        language=name,
    )
    assert found.edtf == row["edtf"]
    assert found.rule.startswith(f"{name}/")
    assert not found.warnings


@pytest.mark.parametrize("name", languages.names())
def test_no_row_lists_a_bare_number_as_a_word(name: str) -> None:
    """A number that is listed is a word and nothing else: with "8" in a pattern, "8 heures" is lost."""
    known = languages.load(name)
    assert not [form for form in {*known.words, *known.literals} if form.isdecimal()]


@pytest.mark.parametrize("name", languages.names())
def test_every_cue_is_written_as_its_language_parts_words(name: str) -> None:
    """ "débute" must not fall apart into "début" and an ending; "s'ouvre" is two words and listed as two."""
    known = languages.load(name)
    for phrase in (phrase for phrases in known.cues.values() for phrase in phrases):
        words = [word for word in phrase.split(" ") if word != "*" and word.strip("-") == word]
        text = ("we" if phrase.startswith("'") else "") + " ".join(words).replace(" '", "'")
        assert [*tokens(text, known.spelling).forms][-len(words) :] == words


@pytest.mark.parametrize("name", languages.names())
def test_every_list_of_cues_is_one_that_the_engine_asks_for(name: str) -> None:
    asked = set().union(*(strings(file.read_text(encoding="utf-8")) for file in ENGINE.rglob("*.py")))
    assert set(languages.load(name).cues) <= asked


@pytest.mark.parametrize(("name", "row"), rows("passage"))
def test_a_passage_gives_every_date_in_it_and_no_other(name: str, row: dict[str, Any]) -> None:
    found = read(row["text"], published=row["published"], language=name)
    assert [mention.edtf for mention in found] == row["edtf"]
    assert all(mention.text == row["text"][mention.start : mention.end] for mention in found)


@pytest.mark.parametrize(("name", "sentence"), rows("silence"))
def test_where_there_is_no_time_nothing_is_read(name: str, sentence: str) -> None:
    found = read(sentence, published=date(2026, 1, 27), language=name)
    assert [mention.text for mention in found] == []


@pytest.mark.parametrize("name", sorted(TABLE))
def test_the_table_holds_enough_rows_of_a_language(name: str) -> None:
    assert len(TABLE[name]["expression"]) >= 40
    assert len(TABLE[name]["silence"]) >= 5


def test_every_row_of_a_language_is_asked_of_the_others_too() -> None:
    answers = [[row["edtf"] for row in parts["expression"]] for parts in TABLE.values()]
    assert all(answer == answers[0] for answer in answers)


def strings(source: str) -> set[str]:
    """Every string in a Python text that is no docstring."""
    tree = ast.parse(source)
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    }


def test_no_code_of_the_engine_names_a_language_but_the_default() -> None:
    codes = set(languages.names()) - {"en", "id"}  # "id" is also the key by which rows are named
    named = {
        file.name: codes & strings(file.read_text(encoding="utf-8")) for file in sorted(ENGINE.rglob("*.py"))
    }
    assert {file: found for file, found in named.items() if found} == {}


def test_a_spelling_that_no_lexer_knows_is_refused() -> None:
    with pytest.raises(languages.RowRefused) as refused:
        languages.read("xx", '[spelling]\nelide = ["l"]\n')
    assert (refused.value.file, refused.value.row) == ("xx.toml", "spelling")
    assert "no such part 'elide'" in refused.value.fault


def test_the_file_in_the_manual_reads_its_sundays() -> None:
    source = MANUAL.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    rows = languages.read("xx", source)
    _, mentions = Grammar(rows).mentions("Sha mi o dolon, vet dolo.")
    assert [mention.slots for mention in mentions] == [{"weekday": 7}, {"shift": 1, "weekday": 7}]


def test_the_manual_has_a_column_for_every_language() -> None:
    header = next(line for line in MANUAL.read_text(encoding="utf-8").splitlines() if line.startswith("| |"))
    assert {cell.strip() for cell in header.split("|")} - {""} == set(languages.names())


def test_a_word_that_can_be_cut_in_two_ways_keeps_the_longer_known_one_whole() -> None:
    words = "".join(f"[words.{form}]\n{form} = 1\n" for form in ("lagh", "alagh"))
    source = f'[spelling]\nprefixes = ["wa", "w"]\nendings = []\n{words}'
    assert languages.read("xx", source).spelling.compounds["walagh"] == 1
