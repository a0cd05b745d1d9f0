"""Which files a folder of articles holds, and what stands beside each: the day in its name, a file of facts."""

from __future__ import annotations

import os
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from tracker.errors import InputInvalid, Problem, advice, nearest
from tracker.ingest.reading import Given
from tracker.ingest.reading.found import Known

ENDINGS = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf"})
BESIDE = ".toml"

_DAY = re.compile(r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_FACTS = frozenset(Known.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class File:
    """An article's file, and the day that its name says it came out, if it says one."""

    path: Path
    named: date | None


def find(places: Iterable[Path]) -> list[File]:
    """The articles at some places, each once: files as they are named, folders searched through, in order of name.

    A folder within that cannot be looked into counts as one, so that reading it fails and says why.
    """
    found: dict[Path, None] = {}
    for place in places:
        found |= dict.fromkeys(sorted(_inside(place)) if place.is_dir() else [place])
    return [File(path, day_in(path.name)) for path in found]


def passed_over(places: Iterable[Path]) -> Counter[str]:
    """How many files of folders are no articles by their endings, by ending; whoever left them there may not know it.

    What is beside an article, and hidden, is meant to be.
    """
    names = (path for place in places if place.is_dir() for path in _files(place))
    endings = (path.suffix.lower() for path in names)
    return Counter(ending or "without an ending" for ending in endings if ending not in {*ENDINGS, BESIDE})


def day_in(name: str) -> date | None:
    """The day in the name of a file.

    >>> day_in("2026-01-27-envoys.txt"), day_in("envoys.txt")
    (datetime.date(2026, 1, 27), None)

    """
    for found in _DAY.finditer(name):
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
        if 1900 <= day.year < 2100:
            return day
    return None


def content(path: Path) -> bytes:
    """The bytes of an article's file.

    Raises:
        InputInvalid: it is a pipe, a device or a link that leads nowhere: who opened it might wait for ever.
        OSError: it cannot be read.

    """
    if path.is_file() or path.is_dir():
        return path.read_bytes()
    found = "a link that leads to no file" if path.is_symlink() else "a pipe or a device"
    raise InputInvalid([Problem("", found, "a file with an article", f"{path.name} is {found}")])


def beside(path: Path) -> Given:
    """The facts of an article in the file beside it: `NAME.toml` or `NAME.txt.toml`, by the names of `Known`.

    Raises:
        InputInvalid: it is not TOML, or names something else.

    """
    for place in (path.with_name(path.name + BESIDE), path.with_suffix(BESIDE)):
        if place.is_file() and place != path:
            return _facts(place)
    return Given()


def _inside(folder: Path) -> Iterator[Path]:
    closed: list[OSError] = []
    yield from (path for path in _files(folder, closed.append) if path.suffix.lower() in ENDINGS)
    yield from (Path(error.filename) for error in closed)


def _files(folder: Path, on_closed: Callable[[OSError], None] | None = None) -> Iterator[Path]:
    """All files of a folder and of those in it, but for hidden ones."""
    for top, folders, files in os.walk(folder, onerror=on_closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(top, name) for name in files if not name.startswith("."))


def _facts(place: Path) -> Given:
    try:
        content = tomllib.loads(place.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputInvalid([Problem("", place.name, "TOML 1.0", f"{place} is not TOML: {error}")]) from None
    facts: dict[str, Any] = content.get("source", content)
    problems = [problem for name, value in facts.items() if (problem := _wrong(place, name, value))]
    if problems:
        raise InputInvalid(problems)
    return cast(Given, facts)


def _wrong(place: Path, name: str, value: object) -> Problem | None:
    """What is wrong with a fact; its values are checked as those of any article are."""
    if name not in _FACTS:
        expected = advice(nearest(name, _FACTS), f"one of {', '.join(sorted(_FACTS))}")
        return Problem(f"/{name}", name, expected, f"{place} names {name}, which is no fact of an article")
    sort, expected = (date, "a day or an instant") if name == "published" else (str, "text")
    if isinstance(value, sort) and not (isinstance(value, datetime) and value.tzinfo is None):
        return None
    return Problem(f"/{name}", str(value), expected, f"{place} gives {name} as {value!r}")
