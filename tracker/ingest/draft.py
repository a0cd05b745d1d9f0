"""A draft: one report that ingestion proposes, with the words it rests on and the reasons for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracker.records.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Draft:
    """What one article seems to say about one record.

    `says` is a report exactly as a submission holds it under the name of the kind (`tracker.records.shapes`): with
    `id`, `when` as the words of the article with their sentence, and `evidence` as the quoted words with their place.
    So accepted drafts are a submission, and nothing has to be translated. `joins`: the record is there already, or is
    made by an earlier article; else accepting makes it. `reasons` say why this record and these values, each a sentence
    that an analyst can check ("'Kyiv' is another name of ukraine here: it is the subject of 'said'").
    """

    kind: Kind
    says: Mapping[str, Any]
    confidence: float
    joins: bool
    reasons: tuple[str, ...] = ()

    @property
    def record(self) -> str:
        """The id of the record that the draft is about."""
        return str(self.says["id"])


def quoted(text: str, start: int, end: int) -> dict[str, Any]:
    """The words of an article from one place to another, as the evidence of a report."""
    return {"text": text[start:end], "start": start, "end": end}


def shortened(words: str, longest: int, marks: str = "") -> str:
    """Words of at most so many characters: cut at a blank and before any `marks`, with an ellipsis for the rest.

    >>> shortened("a plan, for peace", 9, marks=",")
    'a plan…'

    """
    if len(words) <= longest:
        return words
    return words[: longest - 1].rsplit(" ", 1)[0].rstrip(marks) + "…"
