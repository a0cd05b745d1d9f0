"""Files that hold no article, or hold it in a kind that nobody reads here: each is refused by what it is."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import date

import pytest

from tracker.errors import InputInvalid
from tracker.ingest.reading import kinds, read

STORY = "The envoys of Northland met at Pier House on Friday. They will meet again in April."


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", STORY)
    return file.getvalue()


@pytest.mark.parametrize(
    ("raw", "is_"),
    [
        (gzip.compress(STORY.encode()), "packed (gzip"),
        (zipped(), "an archive"),
        (b"{\\rtf1\\ansi " + STORY.encode() + b"}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" + STORY.encode("utf-16-le"), "an old office program"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n" + STORY.encode(), "a web archive"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture"),
    ],
    ids=["gzip", "docx", "rtf", "doc", "mhtml", "jpeg"],
)
def test_what_no_reader_is_for_is_refused_by_what_it_is(raw: bytes, is_: str) -> None:
    with pytest.raises(InputInvalid) as refused:
        read(raw, name="envoys", published=date(2026, 3, 10))
    (problem,) = refused.value.problems
    assert problem.detail.startswith("envoys is ")
    assert is_ in problem.detail


@pytest.mark.parametrize("first", ["II", "From: Ada Holm", "RTF files", "GIF", "BZ Berlin:", "Rare words:"])
def test_words_like_such_a_beginning_are_text(first: str) -> None:
    assert read(f"{first} {STORY}".encode(), name="envoys", published=date(2026, 3, 10)).body


def test_of_too_many_bytes_no_number_is_told_that_nobody_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "MOST_BYTES", 50)
    with pytest.raises(InputInvalid, match="it has more than 50 bytes"):
        read(STORY.encode()[:51], name="envoys", published=date(2026, 3, 10))
