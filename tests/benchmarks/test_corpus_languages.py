"""The annotated documents of benchmarks/corpus/languages stand as files: nothing is resolved here."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from benchmarks.score_timeml import Document, document

FOLDER = Path(__file__).parents[2] / "benchmarks" / "corpus" / "languages"
FILES = sorted(FOLDER.glob("*.tml"))
LANGUAGES = ("ar", "de", "es", "fr", "ru", "uk")
# the beginnings of the names, as far as no case or ending changes them; Monday first, January first
WEEKDAYS = {
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "ru": "понедельник вторник сред четверг пятниц суббот воскресен",
    "uk": "понеділ вівтор серед четвер п’ятниц субот неділ",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
}
MONTHS = {
    "de": ("januar februar märz april mai juni juli august september oktober november dezember",),
    "fr": ("janvier février mars avril mai juin juillet août septembre octobre novembre décembre",),
    "es": ("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",),
    "ru": ("январ феврал март апрел мая июн июл август сентябр октябр ноябр декабр",),
    "uk": ("січ лют берез квіт травн черв лип серп верес жовт листопад груд",),
    "ar": (
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
    ),
}
TYPES = {"DATE", "TIME", "DURATION", "SET"}
MODS = {"START", "MID", "END", "APPROX", "EQUAL_OR_MORE"}
DAY = re.compile(r"\d{4}-(\d\d)-\d\d")
VALUE = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF|P\d+[YMWD]|XXXX-WXX-[1-7]|\d{3}"
    r"|\d{4}(?:-(?:Q[1-4]|H[12]|SP|SU|FA|WI|W\d\d(?:-WE)?|\d\d(?:-\d\d(?:T(?:MO|MI|AF|EV|NI|\d\d:\d\d))?)?))?"
)


def read(path: Path) -> Document:
    return document(path.stem, path.read_text(encoding="utf-8"))


def named(words: str, names: str) -> set[int]:
    """Which of the names stand in the words, counted from one."""
    some = [name.replace("_", " ") for name in names.split()]
    return {number for number, name in enumerate(some, 1) if re.search(rf"\b{name}", words.lower())}


def test_each_language_has_eight() -> None:
    assert Counter(path.stem[:2] for path in FILES) == dict.fromkeys(LANGUAGES, 8)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestADocument:
    def test_it_is_named_and_dated_as_its_file_says(self, path: Path) -> None:
        root = ET.parse(path).getroot()  # noqa: S314 - files of this repository
        created = root.find("DCT/TIMEX3")
        assert root.findtext("DOCID") == path.stem
        assert created is not None
        assert created.get("value") == created.text == read(path).created.isoformat()

    def test_both_readers_see_the_same_mentions_trimmed_and_apart(self, path: Path) -> None:
        here, last = read(path), 0
        body = ET.parse(path).getroot().find("TEXT")  # noqa: S314 - files of this repository
        assert body is not None
        assert "".join(body.itertext()) == here.text
        found = [(one.text, one.get("type"), one.get("value")) for one in body.iter("TIMEX3")]
        assert found == [(here.words(one), one.type, one.value) for one in here.mentions]
        for one in here.mentions:
            assert last <= one.start < one.end
            assert here.words(one) == here.words(one).strip(" \n,.")
            last = one.end

    def test_types_values_and_modifiers_are_of_the_standard(self, path: Path) -> None:
        for found in ET.parse(path).getroot().iterfind("TEXT//TIMEX3"):  # noqa: S314 - files of this repository
            assert found.get("type") in TYPES, found.text
            assert VALUE.fullmatch(found.get("value", "")), (found.text, found.get("value"))
            assert found.get("mod", "MID") in MODS, found.text

    def test_weekdays_and_months_agree_with_the_annotated_day(self, path: Path) -> None:
        here, language = read(path), path.stem[:2]
        for one in here.mentions:
            words = here.words(one)
            if not (found := DAY.match(one.value)) or re.match("ليل|ночь|ніч|la nuit|der Nacht", words):
                continue
            day = date.fromisoformat(found[0])
            assert named(words, WEEKDAYS[language]) <= {day.isoweekday()}, (words, one.value)
            for names in MONTHS[language]:
                assert named(words, names) <= {day.month}, (words, one.value)

    def test_it_is_a_short_item(self, path: Path) -> None:
        assert 55 <= len(read(path).text.split()) <= 150
