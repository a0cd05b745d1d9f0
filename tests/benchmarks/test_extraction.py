from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.extraction.__main__ import measured
from benchmarks.extraction.calibration import shares, toml
from benchmarks.extraction.corpus import Attribution, attributions, documents
from benchmarks.extraction.score import Score, Words

TEXT = 'The envoy said it was over. "We leave," he said.'
EVENTS = """E1\tAttribution:T9 Source:T1 Cue:T2 Content:T3
T1\tSource 0 9\tThe envoy
T2\tCue 10 14\tsaid
T3\tContent 15 20;21 26\tit was over
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for kind, name, content in (("text", "a.txt", TEXT), ("attributions", "a.txt_one.ann", EVENTS)):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_attributions_are_read_in_whatever_order_their_lines_stand() -> None:
    assert attributions(EVENTS) == [Attribution(((0, 9),), ((10, 14),), ((15, 20), (21, 26)))]


def test_what_is_annotated_scores_one_against_itself() -> None:
    gold, score = attributions(EVENTS), Score()
    score.add(Words(TEXT), gold, gold)
    assert (score.partial(), score.source(), score.triple()) == (1, 1, 1)
    assert score.triple("direct") == 0


def test_half_a_content_costs_recall_and_another_source_the_whole() -> None:
    score = Score()
    score.add(Words(TEXT), attributions(EVENTS), [Attribution(((28, 30),), ((10, 14),), ((15, 21),))])
    assert score.partial() == pytest.approx(2 * 1 * (2 / 3) / (1 + 2 / 3))
    assert (score.source(), score.triple()) == (0, 0)


def test_documents_are_measured_with_their_annotations(folder: Path) -> None:
    score, speed = measured(list(documents(folder)))
    assert score.sums["all"]["gold"] == 1
    assert score.sums["direct"]["system"] == 1
    assert speed > 0


def test_the_reliabilities_say_how_often_each_rule_was_right(folder: Path) -> None:
    rules, other = shares(folder)
    assert set(rules) == {"verb clause", "after quote"}
    assert '"verb clause" = ' in toml(rules, other)
