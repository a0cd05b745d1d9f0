"""What a sentence may say about the side of the anchor on which a mention lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from tracker.temporal.model import Direction

Place = Literal["ahead", "adjacent", "left", "right", "sentence", "headline", "present", "ranked"]


class Evidence(NamedTuple):
    """The side that a cue speaks for, the cue's words, and where it stands.

    `gap` is how many words part it from the small one before the mention: 1 in "left Kenya in March", None without one.
    """

    direction: Direction | None = None
    cue: str | None = None
    place: Place | None = None
    gap: int | None = None


NONE = Evidence()
HEADLINE = Evidence("after", "headline", "headline")
"""Of a day in a headline without a cue: headlines tell of what has been in the present tense, and leave its day out."""


PRESENT = Evidence("after", "no past verb", "present")
"""Of a day in a sentence without a cue in which nothing has been: news tells of what has been in the past tense."""
