"""Seed files: read whole or refused whole, every error with its line, the order of sources their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from tracker.errors import SeedFileInvalid
from tracker.ingest import seedfile

SOURCE = """[source]
id = "{id}"
publisher = "A paper"
published = {published}
"""


def written(folder: Path, text: str, name: str = "a.toml") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(text)
    return path


def source(folder: Path, slug: str, published: str = "2026-01-27", more: str = "") -> Path:
    return written(folder, SOURCE.format(id=slug, published=published) + more, f"{slug}.toml")


def refusal(path: Path) -> SeedFileInvalid:
    with pytest.raises(SeedFileInvalid) as caught:
        seedfile.read(path)
    return caught.value


def test_a_seed_file_becomes_a_submission(tmp_path: Path) -> None:
    path = source(tmp_path, "a", more='[[round]]\nid = "first"\nwhen = "on Sunday"\n')
    submission = seedfile.read(path).submission
    assert submission.source.published == date(2026, 1, 27)
    assert [report.id for report in submission.round] == ["first"]


@pytest.mark.parametrize(
    ("more", "line", "pointer", "said"),
    [
        ('[[round]]\nid = "r 1"\n', 6, "/round/0/id", "r 1"),
        ('[[round]]\nid = "r"\nstatus = "scheduld"\n', 7, "/round/0/status", "scheduld"),
        ('[[round]]\nid = "r"\nstatu = "held"\n', 7, "/round/0/statu", "status"),
        ('[[round]]\nid = "r"\n\n[[round]]\nstatus = "held"\n', 8, "/round/1/id", "required"),
        ('[[rounds]]\nid = "r"\n', 5, "/rounds", "round"),
        ('[[round]]\nid = "r"\nwhen = { edtf = 5 }\n', 7, "/round/0/when/edtf", "5"),
        ('[[round]]\nid = "r"\nwhen = 2026-01-27\n', 7, "/round/0/when", "2026"),
        ('[[venue]]\nid = "v"\n[venue.location]\nlat = 91\nlon = nan\n', 8, "/venue/0/location/lat", "91"),
    ],
)
def test_an_error_names_line_key_value_and_what_was_expected(
    tmp_path: Path, more: str, line: int, pointer: str, said: str
) -> None:
    error = refusal(source(tmp_path, "a", more=more))
    assert error.file.endswith("a.toml")
    at, problem = error.places[0]
    assert (at, problem.pointer) == (line, pointer)
    assert said in problem.detail + problem.expected
    assert problem.expected


def test_all_errors_of_a_file_are_named_at_once_from_top_to_bottom(tmp_path: Path) -> None:
    path = source(tmp_path, "a", more='[[round]]\nid = "r 1"\nstatus = "x"\n[[venue]]\ncountry = "uae"\n')
    assert [line for line, _ in refusal(path).places] == sorted([6, 7, 8, 9])


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[source]\nid = \n", 2, "not TOML"),
        ('[source]\nid = "a"\nid = "b"\n', 3, "not TOML"),
        ("[source]\npublished = 2026-02-30\n", 2, "not TOML"),
        ("[source", 1, "not TOML"),
        ("x = " + "[" * 5_000, 1, "too deep"),
        ("x = " + "9" * 5_000, 1, "digits"),
        ("", 1, "required"),
        ("\n" * 100_001, 1, "larger"),
    ],
)
def test_what_is_no_toml_is_refused_with_the_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    at, problem = refusal(written(tmp_path, text)).places[0]
    assert (at, said in problem.detail) == (line, True)


def test_what_is_no_text_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b'[source]\nid = "\xff"\n')
    at, problem = refusal(path).places[0]
    assert (at, "UTF-8" in problem.detail) == (2, True)


def test_directories_are_searched_for_toml_files_and_each_is_found_once(tmp_path: Path) -> None:
    one, other = written(tmp_path, "", "x/b.toml"), written(tmp_path, "", "x/y/a.toml")
    written(tmp_path, "", "x/README.md")
    assert seedfile.find([tmp_path, other]) == [one, other]


def test_a_place_without_a_seed_file_is_no_place_to_seed_from(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        seedfile.find([tmp_path])
    with pytest.raises(FileNotFoundError):
        seedfile.find([tmp_path / "absent.toml"])


def test_a_directory_that_cannot_be_looked_into_is_never_passed_over(
    tmp_path: Path, closed: Callable[[Path], None]
) -> None:
    written(tmp_path, "", "a.toml")
    closed(written(tmp_path, "", "within/b.toml").parent)
    with pytest.raises(PermissionError, match="within"):
        seedfile.find([tmp_path])


def test_sources_come_in_the_order_they_came_out_however_they_are_given(tmp_path: Path) -> None:
    files = [
        seedfile.read(source(tmp_path, "late", "2026-01-28")),
        seedfile.read(source(tmp_path, "evening", "2026-01-27T20:00:00Z")),
        seedfile.read(source(tmp_path, "day", "2026-01-27")),
        seedfile.read(source(tmp_path, "same-day", "2026-01-27")),
    ]
    for given in permutations(files):
        order = [file.submission.source.id for file in seedfile.in_order(given)]
        assert order == ["day", "same-day", "evening", "late"]


def test_a_source_comes_after_those_it_cites_even_when_it_is_dated_earlier(tmp_path: Path) -> None:
    files = [
        seedfile.read(source(tmp_path, "outlet", "2026-01-26", 'via = "agency"\n')),
        seedfile.read(source(tmp_path, "agency", "2026-01-27", '[[round]]\nid = "r"\nvia = "paper"\n')),
        seedfile.read(source(tmp_path, "paper", "2026-01-28", 'via = "not-among-these"\n')),
    ]
    assert [file.submission.source.id for file in seedfile.in_order(files)] == ["paper", "agency", "outlet"]


def test_sources_that_cite_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    files = [
        seedfile.read(source(tmp_path, "a", more='via = "b"\n')),
        seedfile.read(source(tmp_path, "b", more='via = "a"\n')),
    ]
    with pytest.raises(SeedFileInvalid, match="cite each other"):
        seedfile.in_order(files)


def test_two_files_for_one_source_are_refused_naming_both(tmp_path: Path) -> None:
    one = seedfile.read(source(tmp_path, "a"))
    other = seedfile.read(written(tmp_path, SOURCE.format(id="a", published="2026-01-28"), "b.toml"))
    with pytest.raises(SeedFileInvalid, match=r"a\.toml gives the same source") as caught:
        seedfile.in_order([one, other])
    assert caught.value.file.endswith("b.toml")
    assert caught.value.places[0][0] == 2
