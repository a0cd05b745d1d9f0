"""Text as it is stored: Unicode NFC, without control characters, never with what no database can hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

TITLE_LENGTH = 300
PASSAGE_LENGTH = 4_000
SLUG_LENGTH = 100
SLUG_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
SLUG_EXPECTED = "an id of lower-case letters, digits and single hyphens, such as abu-dhabi-2"

_IN_SLUGS = re.compile("[a-z0-9]+")
_KEPT_CONTROLS = {"\n", "\t"}


def clean(text: str) -> str:
    """NFC, stripped of outer white space and of control characters other than newline and tab.

    Raises:
        ValueError: the text holds a NUL or a lone surrogate, which UTF-8 databases refuse.

    """
    if "\x00" in text:
        raise ValueError("must not contain NUL characters")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("must not contain lone surrogates")
    kept = (c for c in text if c in _KEPT_CONTROLS or unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def cut(text: str, longest: int) -> str:
    """A text of at most so many characters, the last of which is an ellipsis where something is left out.

    >>> cut("Abu Dhabi", 9), cut("Abu Dhabi", 8)
    ('Abu Dhabi', 'Abu Dha…')

    """
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _not_empty(text: str) -> str:
    if not text:
        raise ValueError("must not be empty")
    return text


VISIBLE = r"^[^\x00]*[^\s\x00-\x1f\x7f-\x9f][^\x00]*$"
"""Text of which something is left when it is cleaned, as a pattern of JSON Schema."""

_says_visible = Field(json_schema_extra={"pattern": VISIBLE})

Line = Annotated[
    str,
    StringConstraints(max_length=TITLE_LENGTH),
    AfterValidator(clean),
    AfterValidator(_not_empty),
    _says_visible,
]
Passage = Annotated[
    str,
    StringConstraints(max_length=PASSAGE_LENGTH),
    AfterValidator(clean),
    AfterValidator(_not_empty),
    _says_visible,
]
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, min_length=1, max_length=SLUG_LENGTH)]


def slugify(text: str) -> str:
    """An id made of words: lower-case ASCII letters and digits joined by hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(_IN_SLUGS.findall(plain))[:SLUG_LENGTH].strip("-")


def unused(slug: str, taken: Container[str]) -> str:
    """The id, with a number behind it where something else has it.

    >>> unused("geneva", {"geneva", "geneva-2"})
    'geneva-3'

    """
    if slug not in taken:
        return slug
    return next(one for number in count(2) if (one := _numbered(slug, number)) not in taken)


def _numbered(slug: str, number: int) -> str:
    behind = f"-{number}"
    return slug[: SLUG_LENGTH - len(behind)].strip("-") + behind
