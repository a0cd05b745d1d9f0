"""A statement while it is being put together, in words of its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.ingest.article import Span
from tracker.ingest.statements.lexicon import Frame
from tracker.ingest.statements.outline import Sentence
from tracker.ingest.statements.phrases import Range

AHEAD = "verb ahead"
"""The rule of a statement whose content is the quotation after its sentence: "She said:"."""
BEHIND = "signed quote"
"""The rule of a statement whose content is the quotation before its sentence: "- Jane Smith"."""


@dataclass(slots=True)
class Found:
    """Source, cue and content as ranges of words; `rule` names what found it."""

    source: list[Range]
    cue: list[Range]
    content: list[Range]
    frame: Frame
    rule: str

    def places(self, sentence: Sentence, ranges: list[Range]) -> tuple[Span, ...]:
        """Ranges of words as places in the text."""
        return tuple([sentence.place(first, last) for first, last in sorted(ranges) if first <= last])
