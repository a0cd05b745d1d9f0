"""Annotations of texts that stand elsewhere, and the list of those that should have a process."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.articles import listed
from benchmarks.articles.gold import load
from benchmarks.articles.said import Said
from tracker.records.vocabulary import Kind

SOURCE = """<TimeML><DCT><TIMEX3 tid="t0" value="2026-01-27">x</TIMEX3></DCT>
<TEXT>
OSLO, Norway (AP) _ Arland and <EVENT eid="e1">Borland</EVENT> met in Oslo on
<TIMEX3 tid="t1" type="DATE" value="2026-01-23">Friday</TIMEX3>. Arland &amp; Borland were content.
</TEXT></TimeML>"""
ANNOTATION = """
[source]
document = "ARL1"
published = 2026-01-27

[[round]]
status = "held"
evidence = "met in Oslo on"
"""
LIST = """
[[article]]
document = "ARL1"
parties = [["Arland"], ["Borland", "Borlanders"]]

[[article]]
document = "ARL2"
parties = [["Arland"], ["Corland"]]
optional = true
"""


@pytest.fixture
def wire(tmp_path: Path) -> tuple[Path, Path]:
    folder, texts = tmp_path / "wire", tmp_path / "texts"
    folder.mkdir()
    texts.mkdir()
    (folder / "ARL1.toml").write_text(ANNOTATION)
    (folder / "processes.toml").write_text(LIST)
    for name in ("ARL1", "ARL2", "ARL3"):
        (texts / f"{name}.tml").write_text(SOURCE)
    return folder, texts


def test_an_annotation_that_names_a_document_has_its_text_from_the_folder(wire: tuple[Path, Path]) -> None:
    (gold,) = load(*wire)

    assert gold.text.startswith("OSLO, Norway (AP) _ Arland and Borland met in Oslo on\nFriday.")
    assert gold.text.endswith("Arland & Borland were content.")
    assert [gold.text[slice(*place)] for place in gold.rows[0].evidence] == ["met in Oslo on"]
    assert "document" not in gold.about["source"]


def test_a_document_that_the_folder_does_not_hold_is_refused(wire: tuple[Path, Path]) -> None:
    folder, texts = wire
    (texts / "ARL1.tml").unlink()

    with pytest.raises(FileNotFoundError, match=r"ARL1\.toml.* name a folder that holds ARL1\.tml"):
        load(folder)
    with pytest.raises(FileNotFoundError, match=r"texts holds no ARL1\.tml"):
        load(folder, texts)
    with pytest.raises(FileNotFoundError, match="does not hold: ARL1"):
        listed.load(folder / "processes.toml", texts)


def test_first_words_that_stand_in_a_document_twice_are_refused(wire: tuple[Path, Path]) -> None:
    folder, texts = wire
    (folder / "ARL1.toml").write_text(ANNOTATION.replace("met in Oslo on", "Arland"))

    with pytest.raises(ValueError, match=r"ARL1\.toml: .* more than once: 'Arland'"):
        load(folder, texts)


def test_who_should_have_a_process_is_counted_apart_from_who_may_and_who_should_not(
    wire: tuple[Path, Path],
) -> None:
    folder, texts = wire
    of = listed.load(folder / "processes.toml", texts)
    said = [Said(Kind.PROCESS, {"parties": ("Borlanders", "Arland")}), Said(Kind.VENUE, {"name": ("Oslo",)})]
    made = [listed.made(one, said) for one in of]

    assert [(one.sort, one.right) for one in made] == [
        (listed.SHOULD, True),
        (listed.MAY, False),
        (listed.NONE, False),
    ]
    assert list(listed.table([*made, listed.made(of[0], [])]))[2:] == [
        "| should have a process | 2 | 1 | 1 | 1 |",
        "| may have one | 1 | 1 | 1 | 0 |",
        "| should have none | 1 | 1 | 1 | 0 |",
    ]
    assert list(listed.explained([*made, listed.made(of[0], [])])) == [
        "ARL2: wrong parties: Borlanders, Arland",
        "ARL3: too much: 2 drafts, process of ('Borlanders', 'Arland')",
        "ARL1: no process",
    ]
