"""What may come in about drafts: an article to make them from, and what is decided about them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from tracker.records.shapes import Shape
from tracker.records.text import Passage, Slug
from tracker.records.vocabulary import Kind

Confidence = Annotated[float, Field(ge=0, le=1)]


class Decision(Shape):
    """A decision about one draft, with the reason for it where there is one to tell."""

    reason: Passage | None = None


class Amendment(Shape):
    """What a draft shall say instead: a JSON Merge Patch (RFC 7396) of its `says`, where null takes a member away."""

    says: Annotated[dict[str, Any], Field(max_length=100)]


class Merging(Shape):
    """The record that a draft is about, by the id of one of its kind."""

    into: Slug


class Acceptance(Shape):
    """Which pending drafts to accept: those of at least this confidence, and of an article or a kind where given."""

    least: Confidence
    article: Slug | None = None
    kind: Kind | None = None
    record: Slug | None = None
