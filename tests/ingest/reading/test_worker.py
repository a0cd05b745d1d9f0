"""The process that reads pages: the same answers as without it, and an end to whatever is hostile."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tracker.errors import InputInvalid
from tracker.ingest.reading import read
from tracker.ingest.reading.kinds import MOST_BYTES
from tracker.ingest.reading.worker import Reader

FOLDER = Path(__file__).parent.parent.parent / "golden/pages"
DAY = date(2026, 1, 27)
STORY = (
    b"<p>Envoys of Northland and Southland met on Friday in Geneva, and agreed to meet again on Sunday.</p>"
)


def pdf(stream: bytes, packed: bool = True) -> bytes:
    """A PDF of one page with this content."""
    content = zlib.compress(stream, 9) if packed else stream
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), b"/Filter/FlateDecode" * packed, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    raw, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(raw))
        raw += b"%d 0 obj%s\nendobj\n" % (number, one)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        raw
        + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (rows, len(raw))
    )


LINES = [
    "Envoys Fly Home Without a Deal",
    "27 January 2026",
    "Envoys of Northland and Southland flew home on Tuesday without a deal, two offi-",
    "cials said, after a weekend of talks that had raised hopes in both capitals.",
    "We will meet again on Sunday, the mediator said.",
]
TYPED = b"BT /F 11 Tf 14 TL 50 750 Td " + b" ".join(b"(%s) Tj T*" % line.encode() for line in LINES) + b" ET"
HOSTILE = {
    "nested elements": b"<html><body>" + b"<div>" * 200_000 + STORY,
    "tags that never end": b"<html>" + b"<a " * 50_000,
    "thousands of attributes": b"<html><p "
    + b" ".join(b"a%d=1" % number for number in range(60_000))
    + b">x",
    "comments that never end": b"<html><!--" * 100_000,
    "entities": b"<html><p>" + b"&amp;" * 200_000,
    "a million paragraphs": b"<html><body>" + b"<p>Envoys met on Friday, he said.</p>" * 400_000,
    "deep JSON-LD": b"<html><script type='application/ld+json'>" + b"[" * 100_000 + b"</script>" + STORY,
    "null characters": b"<html>\0<p>\0\0</p>" * 1_000,
    "entities of XML": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><html><p>&b;</p>",
    "too many bytes": b"<html>" + b"x" * MOST_BYTES,
    "a PDF that bursts": pdf(b"BT (" + b"A" * 100_000_000 + b") Tj ET"),
    "a PDF that is none": b"%PDF-1.7\n" + bytes(range(256)) * 100,
    "a locked PDF": b"%PDF-1.4\ntrailer<</Encrypt 1 0 R>>\n%%EOF",
}


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(seconds=3) as reader:
        yield reader


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.html")), ids=lambda path: path.stem)
def test_the_process_answers_as_reading_does(reader: Reader, path: Path) -> None:
    there, here = (
        reader.read(path.read_bytes(), name="a", published=DAY),
        read(path.read_bytes(), name="a", published=DAY),
    )
    assert there == here


@pytest.mark.parametrize("moment", [DAY, datetime(2026, 1, 27, 9, 15, tzinfo=UTC)])
def test_a_moment_goes_through_unchanged(reader: Reader, moment: date) -> None:
    found = reader.read(STORY, name="a", published=moment).published
    assert (found, type(found)) == (moment, type(moment))


def test_a_refusal_names_the_same_problems(reader: Reader) -> None:
    with pytest.raises(InputInvalid) as there:
        reader.read(STORY, name="a.html")
    with pytest.raises(InputInvalid) as here:
        read(STORY, name="a.html")
    assert there.value.problems == here.value.problems


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_document_is_read_or_refused_and_the_next_one_is_read(reader: Reader, what: str) -> None:
    with suppress(InputInvalid):
        reader.read(HOSTILE[what], name="hostile", published=DAY)
    assert reader.read(STORY, name="next", published=DAY).body


def test_a_document_that_takes_too_long_is_given_up() -> None:
    with Reader(seconds=0.5) as reader, pytest.raises(InputInvalid, match="too long to read"):
        reader.read(HOSTILE["thousands of attributes"], name="slow", published=DAY)


def test_a_document_that_takes_too_much_memory_is_given_up() -> None:
    with Reader(memory=400_000_000) as reader:
        with pytest.raises(InputInvalid):
            reader.read(HOSTILE["a million paragraphs"], name="big", published=DAY)
        assert reader.read(STORY, name="next", published=DAY).body


def test_the_text_of_a_pdf_is_read_with_its_broken_words_together(reader: Reader) -> None:
    found = reader.read(pdf(TYPED), name="a.pdf")
    first, *_ = found.body
    assert "two officials said" in found.text[slice(*first)]
    assert (found.title, found.published) == (LINES[0], DAY)


def test_a_pdf_without_text_is_refused(reader: Reader) -> None:
    with pytest.raises(InputInvalid, match="pictures of text"):
        reader.read(pdf(b"0 0 m"), name="a.pdf", published=DAY)
