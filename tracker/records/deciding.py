"""What may come in about drafts: an article to make them from, and what is decided about them."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from tracker.records.shapes import Address, Country, Language, Moment, Shape, Zone, given, left_out
from tracker.records.text import VISIBLE, Line, Passage, Slug
from tracker.records.vocabulary import Kind

LONGEST_BODY = 2_000_000
"""The longest page, in characters; what is longer than a body may be does not arrive at all."""

Confidence = Annotated[float, Field(ge=0, le=1)]


def _one_body(schema: dict[str, Any]) -> None:
    """Let the schema say that either is needed, and not both."""
    schema["anyOf"] = [
        {"allOf": [given("text"), left_out("html")]},
        {"allOf": [given("html"), left_out("text")]},
    ]


class NewArticle(Shape):
    """An article to make drafts from: plain `text`, or a page as `html`, and what is known of it.

    What is given holds before what the page says of itself. `published` may be left out only where the page tells it.
    `domain` is news where it is left out; the dates of a narrative are measured from where its story has come to.
    `process` is what its drafts are about that name none.
    """

    model_config = ConfigDict(json_schema_extra=_one_body, str_max_length=LONGEST_BODY)

    text: Annotated[str, Field(min_length=1, json_schema_extra={"pattern": VISIBLE})] | None = None
    html: Annotated[str, Field(min_length=1, json_schema_extra={"pattern": VISIBLE})] | None = None
    published: Moment | None = None
    publisher: Line | None = None
    title: Line | None = None
    author: Line | None = None
    address: Address | None = None
    language: Language | None = None
    country: Country | None = None
    zone: Zone | None = None
    dateline: Line | None = None
    domain: Literal["news", "narrative"] | None = None
    process: Slug | None = None

    @model_validator(mode="after")
    def _has_one_body(self) -> Self:
        if (self.text is None) == (self.html is None):
            raise ValueError("needs either text or html")
        return self


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
