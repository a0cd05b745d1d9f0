"""The measure of how fast articles are drafted: what it counts, not how fast it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.articles.speed import Speed, articles, measured, table

DAY = date(2026, 3, 11)


def test_every_second_text_of_a_folder_is_measured_and_a_long_one_made_of_the_longest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Oman said on Monday that talks would resume. Iran denied it.\n")
    (tmp_path / "b.txt").write_text("“We will meet,” a senior official said.\n" * 40)
    speed = measured(list(articles(tmp_path, DAY)))
    assert (speed.articles, speed.characters) == (1, 61)
    assert 190_000 < speed.long_characters <= 200_000
    assert min(speed.whole, speed.statements, speed.long) > 0


def test_ratios_are_told_beside_the_times() -> None:
    speed = Speed(10, 50_000, whole=0.2, statements=0.05, long_characters=200_000, long=1.2, memory=99.4)
    assert (round(speed.ratio, 2), round(speed.growth, 2)) == (4.0, 1.5)
    told = table(speed)
    assert "| whole articles a second of processor time | 50 |" in told
    assert "| memory at most, MiB | 99 |" in told


def test_a_folder_without_texts_is_no_measure(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no"):
        list(articles(tmp_path, DAY))
