"""From bytes to text: a byte order mark, the declared encoding, UTF-8, and at last what the bytes look like."""

from __future__ import annotations

import codecs
import re
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
_OF_ONE_BYTE = ("cp125", "iso8859", "koi8", "mac")
_GUESSED = ("cp1251", "cp1252", "latin-1")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DAMAGED = "\ufffd"
_MOST_CONTROLS = 0.01  # the share of control characters above which bytes are no text


def decoded(raw: bytes, *, name: str, declared: str | None = None) -> tuple[str, str | None]:
    """The text of some bytes, and a remark where its encoding was guessed.

    Raises:
        InputInvalid: the bytes are no text.

    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _text(raw[len(mark) :].decode(encoding, "replace"), name), None
    for encoding in (*_of_two_bytes(raw), *_tried(declared)):
        try:
            return _text(raw.decode(encoding), name), None
        except (UnicodeError, LookupError):
            continue  # LookupError: base64 and its like are codecs, and no encodings of text
    if (mended := _mostly_utf_8(raw)) is not None:
        return _text(
            mended, name
        ), "The text is UTF-8 with bytes in it that are none; each of those was left out."
    guessed = max(_GUESSED, key=lambda encoding: _plausible(raw, encoding))
    remark = f"The text is not UTF-8; it was read as {guessed}."
    return _text(raw.decode(guessed, "replace"), name), remark


def marked(raw: bytes, media_type: str) -> bytes:
    """Text with a mark of its encoding, where its media type names one: that counts for more than what a page says."""
    found = _CHARSET.search(media_type)
    encoding = _usable(found[1]) if found else None
    if encoding is None or raw.startswith((b"%PDF-", codecs.BOM_UTF8)):
        return raw
    try:
        return codecs.BOM_UTF8 + raw.decode(encoding).encode()
    except (LookupError, UnicodeError):
        return raw


def _of_two_bytes(raw: bytes) -> list[str]:
    """UTF-16 without a mark, told by the zeros beside the letters of English or of markup."""
    beginning = raw[:2_000]
    high, low = beginning[::2], beginning[1::2]
    zeros = {"utf-16-be": high.count(0), "utf-16-le": low.count(0)}
    return [
        encoding for encoding, count in zeros.items() if count * 3 > len(low) and not raw.count(b"\x00\x00")
    ]


def _tried(declared: str | None) -> list[str]:
    """The encodings that a text may be in, likeliest first.

    Letters of encodings of one byte hardly ever form UTF-8 by chance, and many pages are UTF-8 and declare another.
    """
    usable = _usable(declared)
    if usable is None:
        return ["utf-8"]
    return ["utf-8", usable] if usable.startswith(_OF_ONE_BYTE) else [usable, "utf-8"]


def _mostly_utf_8(raw: bytes) -> str | None:
    """A text that was cut or damaged: most of its letters beyond ASCII are UTF-8, as by chance hardly one is."""
    text = raw.decode("utf-8", "replace")
    damaged = text.count(_DAMAGED)
    sound = sum(not letter.isascii() for letter in text) - damaged
    return text.replace(_DAMAGED, "") if sound > damaged else None


def _usable(declared: str | None) -> str | None:
    """The codec of a declared encoding; Latin-1 and ASCII are read as Windows-1252, as the WHATWG has it."""
    try:
        found = codecs.lookup((declared or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return "cp1252" if found in ("iso8859-1", "ascii") else found


def _plausible(raw: bytes, encoding: str) -> float:
    """How much some bytes look like words in an encoding: letters of one script beside each other."""
    text = raw[:20_000].decode(encoding, "replace")
    foreign = [letter for letter in text if not letter.isascii()]
    scripts = [letter.isalpha() and unicodedata.name(letter, "?").split(" ", 1)[0] for letter in text]
    beside = [one == other for one, other in pairwise(scripts) if one and other]
    odd = sum(not (letter.isalpha() or letter.isspace() or letter in "–—“”„‘’«»…€£©°№") for letter in foreign)
    return sum(beside) / max(len(beside), 1) - odd / max(len(foreign), 1)


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
