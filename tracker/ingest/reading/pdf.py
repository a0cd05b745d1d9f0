"""The text of a PDF: its lines as they are laid out, words that a line end broke put together again."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PdfReadError, PyPdfError

from tracker.errors import InputInvalid, Problem
from tracker.ingest.reading.found import Known

MOST_PAGES = 50

_BROKEN = re.compile(r"(?<=[^\W\d_])-\n(?=[a-zà-þа-яґєії])")
_PAGE_NUMBER = re.compile(r"\n\s*(?:page\s+)?\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?\s*$", re.IGNORECASE)


def document(raw: bytes, *, name: str) -> tuple[str, Known, tuple[str, ...]]:
    """The text of a PDF and the title and author that it carries; its day of making is none of publication.

    Raises:
        InputInvalid: it is damaged, locked, too long, or holds pictures of text only.

    """
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _refused(name, "a PDF that opens without a password", f"{name} is locked with a password")
        if len(reader.pages) > MOST_PAGES:
            raise _refused(name, f"at most {MOST_PAGES} pages", f"{name} has {len(reader.pages)} pages")
        text = "\n\n".join(_PAGE_NUMBER.sub("", page.extract_text()) for page in reader.pages)
        about = reader.metadata
    except (PyPdfError, PdfReadError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        # pypdf lets what a damaged file makes of its structures through as Python's own errors.
        raise _refused(name, "a PDF that is whole", f"{name} cannot be read as PDF ({error})") from None
    if not text.strip():
        raise _refused(name, "a PDF that holds text", f"{name} holds pictures of text, or none")
    return _BROKEN.sub("", text), _about(about.title if about else None, about.author if about else None), ()


def _about(title: str | None, author: str | None) -> Known:
    return Known(
        title=" ".join((title or "").split()) or None, author=" ".join((author or "").split()) or None
    )


def _refused(name: str, expected: str, detail: str) -> InputInvalid:
    return InputInvalid([Problem("/text", name, expected, detail)])
