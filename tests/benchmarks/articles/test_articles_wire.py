"""What annotations of real copy say, as far as it can be held without its texts, which may not stand here."""

from __future__ import annotations

import tomllib
from html import escape
from pathlib import Path
from typing import Any

import pytest

from benchmarks.articles.align import bounds
from benchmarks.articles.gold import KINDS, LISTED, Gold, load
from tests.benchmarks.articles.test_articles_gold import VOCABULARY
from tracker.records.shapes import NewSource
from tracker.records.vocabulary import Kind

FOLDER = Path(__file__).parents[3] / "benchmarks" / "corpus" / "wire"
MOST = 8  # words of a text that an annotation quotes in one place
NAMES = sorted(place.stem for place in FOLDER.glob("*.toml") if place.name != LISTED)


def quoted(about: dict[str, Any]) -> list[str]:
    rows = [row for kind in KINDS for row in about.get(kind, ())]
    told = [row.get("evidence", []) for row in rows] + [row["words"] for row in about.get("nothing", ())]
    return [words for one in told for words in ([one] if isinstance(one, str) else one)]


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Gold]:
    """The annotations, on texts that consist of what they quote."""
    texts = tmp_path_factory.mktemp("texts")
    for name in NAMES:
        words = set(quoted(tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))))
        whole = [one for one in words if not any(one != other and one in other for other in words)]
        text = escape("\n".join(sorted(whole)), quote=False)
        (texts / f"{name}.tml").write_text(f'<DCT value="1990-01-01"/><TEXT>{text}</TEXT>', encoding="utf-8")
    return {gold.name: gold for gold in load(FOLDER, texts)}


@pytest.mark.parametrize("name", NAMES)
def test_only_a_few_words_of_a_text_are_quoted(name: str) -> None:
    about = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))

    assert about["source"]["document"] == name
    assert not [words for words in quoted(about) if len(words.split()) > MOST]


@pytest.mark.parametrize("name", NAMES)
def test_values_are_of_the_vocabulary_and_names_those_of_the_article(
    name: str, wire: dict[str, Gold]
) -> None:
    gold = wire[name]
    NewSource(id="article", **gold.about["source"])

    for row in gold.rows:
        for field, values in row.accepts.items():
            given = {value for value in values if value}
            assert given <= VOCABULARY.get((row.kind, field), given), row.label
            if field in ("holder", "on_behalf_of") or (row.kind is Kind.ROUND and field == "parties"):
                assert given <= gold.names.keys(), row.label
            if row.kind is Kind.ROUND and field == "venue":
                assert given <= gold.places.keys(), row.label
            if field == "edtf":
                assert all(any(bounds(day)) for day in given), row.label


def test_each_annotated_article_is_in_the_list_with_the_same_parties(wire: dict[str, Gold]) -> None:
    given = tomllib.loads((FOLDER / LISTED).read_text(encoding="utf-8"))["article"]
    rows = {one["document"]: one for one in given}

    assert len(rows) == len(given)
    for name, gold in wire.items():
        (process,) = [row for row in gold.rows if row.kind is Kind.PROCESS]
        assert process.optional == rows[name].get("optional", False)
        assert {party[0] for party in rows[name]["parties"]} == set(process.accepts["parties"])
