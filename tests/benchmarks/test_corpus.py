"""The annotated documents of benchmarks/corpus stand as files: nothing is resolved here."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from benchmarks.score_timeml import Document, document

CORPUS = Path(__file__).parents[2] / "benchmarks" / "corpus"
FILES = sorted(path for path in CORPUS.rglob("*.tml") if path.parent.name != "languages")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
TYPES = {"DATE", "TIME", "DURATION", "SET"}
MODS = {
    "START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "BEFORE", "AFTER",
    "EQUAL_OR_MORE", "EQUAL_OR_LESS", "ON_OR_BEFORE", "ON_OR_AFTER",
}  # fmt: skip
DAY = re.compile(r"\d{4}-\d\d-\d\d")
VALUE = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF"
    r"|P(?:[\dX]+(?:Y|M|W|D|Q|DE|CE|WE))+|PT(?:[\dX]+[HMS])+"
    r"|BC\d{4}|\d{2,3}|FY\d{4}(?:-Q[1-4])?"
    r"|(?:\d{4}|XXXX)(?:-(?:Q[1-4]|H[12]|S[PU]|FA|WI|(?:\d\d|XX)(?:-(?:\d\d|XX))?|W(?:\d\d|XX)(?:-WE|-[1-7])?))?"
    r"(?:T(?:MO|MI|AF|EV|NI|DT|\d\d:\d\d))?"
    r"|\d{4}(?:-\d\d){0,2}/\d{4}(?:-\d\d){0,2}"
)


def read(path: Path) -> Document:
    return document(path.stem, path.read_text(encoding="utf-8"))


def timexes(path: Path) -> list[ET.Element]:
    """The annotated mentions of a file as an XML parser sees them, without the creation time."""
    return list(ET.parse(path).getroot().iterfind("TEXT//TIMEX3"))  # noqa: S314 - files of this repository


def test_there_are_documents_of_every_folder_and_no_two_of_one_name() -> None:
    folders = {path.parent.relative_to(CORPUS).as_posix() for path in FILES}
    assert folders == {"news", "history", "held-out/news", "held-out/history"}
    assert len({path.stem for path in FILES}) == len(FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestADocument:
    def test_it_is_named_and_dated_as_its_file_says(self, path: Path) -> None:
        root = ET.parse(path).getroot()  # noqa: S314 - files of this repository
        created = root.find("DCT/TIMEX3")
        assert root.findtext("DOCID") == path.stem
        assert created is not None
        assert created.get("functionInDocument") == "CREATION_TIME"
        assert created.get("value") == created.text == read(path).created.isoformat()

    def test_both_readers_see_the_same_mentions_in_the_same_places(self, path: Path) -> None:
        read_here = read(path)
        body = ET.parse(path).getroot().find("TEXT")  # noqa: S314 - files of this repository
        assert body is not None
        assert "".join(body.itertext()) == read_here.text
        seen = [(found.text, found.get("type"), found.get("value")) for found in timexes(path)]
        assert seen == [(read_here.words(one), one.type, one.value) for one in read_here.mentions]

    def test_mentions_are_trimmed_in_order_and_apart(self, path: Path) -> None:
        last = 0
        for one in read(path).mentions:
            assert last <= one.start < one.end
            assert read(path).words(one) == read(path).words(one).strip()
            last = one.end

    def test_ids_are_unique(self, path: Path) -> None:
        ids = [found.get("tid") for found in ET.parse(path).getroot().iter("TIMEX3")]  # noqa: S314 - files of this repository
        assert None not in ids
        assert len(set(ids)) == len(ids)

    def test_types_values_and_modifiers_are_of_the_standard(self, path: Path) -> None:
        for found in timexes(path):
            assert found.get("type") in TYPES, found.text
            assert VALUE.fullmatch(found.get("value", "")), (found.text, found.get("value"))
            assert found.get("mod", "MID") in MODS, found.text

    def test_weekdays_and_months_agree_with_the_annotated_day(self, path: Path) -> None:
        here = read(path)
        for one in here.mentions:
            words = re.findall(r"[a-z]+", here.words(one).lower())
            if not (found := DAY.match(one.value)):
                continue
            day = date.fromisoformat(found[0])
            assert {WEEKDAYS[day.weekday()]} >= set(WEEKDAYS) & set(words), (here.words(one), one.value)
            if "/" not in one.value:
                assert {MONTHS[day.month - 1]} >= set(MONTHS) & set(words), (here.words(one), one.value)
