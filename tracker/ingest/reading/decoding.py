"""From bytes to text: a byte order mark, the declared encoding, UTF-8, and at last what the bytes look like."""

from __future__ import annotations

import codecs
import unicodedata
from itertools import pairwise

from tracker.errors import InputInvalid, Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSED = ("cp1251", "cp1252", "latin-1")
_MOST_CONTROLS = 0.01  # the share of control characters above which bytes are no text


def decoded(raw: bytes, *, name: str, declared: str | None = None) -> tuple[str, str | None]:
    """The text of some bytes, and a remark where its encoding was guessed.

    Raises:
        InputInvalid: the bytes are no text.

    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _text(raw[len(mark) :].decode(encoding, "replace"), name), None
    for encoding in filter(None, (_usable(declared), "utf-8")):
        try:
            return _text(raw.decode(encoding), name), None
        except UnicodeDecodeError:
            continue
    guessed = max(_GUESSED, key=lambda encoding: _plausible(raw, encoding))
    remark = f"The text is not UTF-8; it was read as {guessed}."
    return _text(raw.decode(guessed, "replace"), name), remark


def _usable(declared: str | None) -> str | None:
    """The codec of a declared encoding; Latin-1 and ASCII are read as Windows-1252, as the WHATWG has it."""
    try:
        found = codecs.lookup((declared or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if found in ("iso8859-1", "ascii"):
        return "cp1252"
    return (
        found
        if found not in ("hex", "base64", "zlib", "bz2", "rot13", "quopri", "uu", "idna", "punycode")
        else None
    )


def _plausible(raw: bytes, encoding: str) -> float:
    """How much some bytes look like words in an encoding: letters of one script beside each other."""
    text = raw[:20_000].decode(encoding, "replace")
    foreign = [letter for letter in text if not letter.isascii()]
    letters = [unicodedata.name(letter, "?").split(" ", 1)[0] for letter in text if letter.isalpha()]
    alike = sum(one == other for one, other in pairwise(letters))
    odd = sum(not (letter.isalpha() or letter.isspace() or letter in "–—“”„‘’«»…€£©°№") for letter in foreign)
    return alike / max(len(letters), 1) - odd / max(len(foreign), 1)


def _text(text: str, name: str) -> str:
    controls = sum(
        unicodedata.category(letter) == "Cc" and letter not in "\t\r\n\f\v\x85" for letter in text[:20_000]
    )
    if controls > _MOST_CONTROLS * min(len(text), 20_000):
        problem = Problem(
            "/text", name, "plain text, HTML or PDF", f"{name} is no text: it is full of control characters"
        )
        raise InputInvalid([problem])
    return text
