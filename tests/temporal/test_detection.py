"""The rows of the languages tell which of them a text is written in."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from tracker.errors import LanguageUnknown
from tracker.temporal import read, resolve
from tracker.temporal.detection import detect

GOLDEN = Path(__file__).parent.parent / "golden"
TABLE = tomllib.loads((GOLDEN / "languages.toml").read_text(encoding="utf-8"))
ENGLISH = tomllib.loads((GOLDEN / "expressions_silence.toml").read_text(encoding="utf-8"))["silence"]
SENTENCES = [
    *(
        (name, row["sentence"])
        for name, parts in TABLE.items()
        for row in parts["expression"]
        if "sentence" in row
    ),
    *((name, row["text"]) for name, parts in TABLE.items() for row in parts["passage"]),
    *((name, sentence) for name, parts in TABLE.items() for sentence in parts["silence"]),
    *(("en", row["text"]) for row in ENGLISH),
]


@pytest.mark.parametrize(("name", "sentence"), SENTENCES)
def test_a_sentence_is_never_taken_for_another_language(name: str, sentence: str) -> None:
    assert detect(sentence, "en") in (name, None)


def test_nearly_every_sentence_is_told() -> None:
    told = sum(detect(sentence, "en") == name for name, sentence in SENTENCES)
    assert told / len(SENTENCES) > 0.97


@pytest.mark.parametrize("name", sorted(TABLE))
def test_dates_alone_are_enough_nearly_always(name: str) -> None:
    rows = TABLE[name]["expression"]
    told = sum(detect(row["text"], "en") == name for row in rows)
    assert told / len(rows) > 0.85


@pytest.mark.parametrize("text", ["", "05/03/2026", "漢字だけの文", "?!"])
def test_where_nothing_tells_there_is_no_answer(text: str) -> None:
    assert detect(text, "en") is None


@pytest.mark.parametrize(
    "text",
    [
        "As negociações serão adiadas na capital até sexta-feira.",
        "A ministra saiu ontem depois da reunião com os deputados.",
        "La nave è partita ieri mattina dal porto verso le isole.",
        "Het schip lag gisteren nog voor anker bij de sluis.",
        "Корабът напусна пристанището вчера след проверката.",
    ],
)
def test_a_language_without_rows_is_not_taken_for_a_neighbour_of_which_it_has_a_few_words(text: str) -> None:
    assert detect(text, "en") is None


def test_a_language_that_is_not_named_is_detected() -> None:
    found = resolve("kommenden Sonntag", published=date(2026, 1, 27), language=None)
    assert (found.language, found.edtf) == ("de", "2026-02-01")
    (mention,) = read("سيلتقي الوفدان الأحد المقبل.", published=date(2026, 1, 27), language="auto")
    assert (mention.language, mention.edtf) == ("ar", "2026-02-01")


def test_a_language_that_nothing_tells_is_refused_by_name() -> None:
    with pytest.raises(LanguageUnknown) as refused:
        resolve("05/03/2026", published=None, language=None)
    assert refused.value.language == "und"
