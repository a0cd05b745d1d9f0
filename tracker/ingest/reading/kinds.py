"""Which reader some bytes are for, told by the bytes and not by the name of their file; and how many may be read."""

from __future__ import annotations

import re

from tracker.errors import InputInvalid, Problem
from tracker.ingest.reading.decoding import decoded
from tracker.ingest.reading.found import Known
from tracker.ingest.reading.rows import content

MOST_BYTES = 16_000_000
MOST_TEXT = 200_000
"""Characters of one article: a book is none."""

Read = tuple[str, Known, tuple[str, ...]]
"""A text, what its page says about itself, and remarks."""

_BEGINNING = 2_048
_HTML = re.compile(
    rb"^[\s\x00\xef\xbb\xbf\xff\xfe]*<(?:!doctype\s+html|html|head|body|\?xml|!--|meta|title|article|div|p|h1)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(rb"<(?:html|body|head|article)[\s>]", re.IGNORECASE)
_PDF = re.compile(rb"^\s*%PDF-")


def is_text(raw: bytes) -> bool:
    """Whether some bytes are plain text, which no parser of others has to touch."""
    return _sort(raw) == "text"


def media_type_of(raw: bytes) -> str:
    """The media type of what some bytes are taken for."""
    return _MEDIA_TYPES[_sort(raw)]


def text_of(raw: bytes, *, name: str, known: Known) -> Read:
    """What the reader for some bytes finds in them.

    Raises:
        InputInvalid: they are too many, or not what they seem to be.

    """
    if len(raw) > MOST_BYTES:
        most = f"{MOST_BYTES:,} bytes"  # nobody has to have read the rest to know that there is more
        raise _too_long(name, f"more than {most}", f"at most {most}")
    _refuse_foreign(raw, name)
    text, told, remarks = _READERS[_sort(raw)](raw, name, known)
    if len(text) > MOST_TEXT:
        raise _too_long(name, f"{len(text):,} characters", f"at most {MOST_TEXT:,} characters")
    return text, told, remarks


def _sort(raw: bytes) -> str:
    beginning = raw[:_BEGINNING]
    if _PDF.match(beginning):
        return "pdf"
    # UTF-16 has a zero beside each letter of markup.
    return "page" if _HTML.match(beginning) or _MARKUP.search(beginning.replace(b"\x00", b"")) else "text"


def _refuse_foreign(raw: bytes, name: str) -> None:
    beginning = raw[:_BEGINNING].lstrip().decode("latin-1")
    for kind in content("foreign")["kind"]:
        if beginning.startswith(tuple(kind["begins"])):
            problem = Problem("/text", name, kind["expected"], f"{name} is {kind['is']}, which is not read")
            raise InputInvalid([problem])


def _plain(raw: bytes, name: str, _: Known) -> Read:
    text, remark = decoded(raw, name=name)
    return text, Known(), tuple(filter(None, [remark]))


def _page(raw: bytes, name: str, known: Known) -> Read:
    from tracker.ingest.reading.html import page  # noqa: PLC0415 - plain text needs no parser, and it is slow to load

    return page(raw, name=name, known=known)


def _pdf(raw: bytes, name: str, _: Known) -> Read:
    from tracker.ingest.reading.pdf import document  # noqa: PLC0415 - as above

    return document(raw, name=name)


_READERS = {"text": _plain, "page": _page, "pdf": _pdf}
_MEDIA_TYPES = {"text": "text/plain", "page": "text/html", "pdf": "application/pdf"}


def _too_long(name: str, found: str, expected: str) -> InputInvalid:
    return InputInvalid(
        [Problem("/text", found, expected, f"{name} is too long to be an article: it has {found}")]
    )
