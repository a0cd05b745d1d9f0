"""`/resolve`: words and the day they were published in, words about time out of them resolved with reasons."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from litestar import Controller, Request, Response, get, post
from litestar.params import RawBody
from pydantic import ConfigDict, Field, model_validator

from tracker import temporal
from tracker.api import parameters
from tracker.api.answers import answer
from tracker.api.bodies import read_json
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import MOMENT, NO_NUL, Parameter, one_of, pairs_of, text_up_to
from tracker.errors import AnchorMissing, InputInvalid, Problem
from tracker.records.problems import validated
from tracker.records.shapes import Country, Moment, Shape, Zone, given, left_out

TEXT_LENGTH = 200
SENTENCE_LENGTH = 4_000
DOCUMENT_LENGTH = 200_000
MOST_MENTIONS = 2_000
"""Of a document: more than a chronology of that length has, and read in little more than a second."""
OUTLOOKS = ("ahead", "back")
LANGUAGE = "^([a-z]{2,3}|auto)$"


def _asks_one_thing(schema: dict[str, Any]) -> None:
    """Let the schema of a question say which members go together."""
    schema["anyOf"] = [
        {"allOf": [given("text"), left_out("document", "domain")]},
        {"allOf": [given("document"), left_out("text", "sentence", "outlook")]},
    ]


class Question(Shape):
    """An expression in `text`, or a whole `document` to find the expressions in.

    `published` is what relative expressions are measured from. `sentence` is the context that decides between past
    and future, `outlook` decides it outright. A document is news, or with `domain` a narrative, whose dates are
    measured from each other.
    """

    model_config = ConfigDict(json_schema_extra=_asks_one_thing)

    text: Annotated[str, Field(min_length=1, max_length=TEXT_LENGTH)] | None = None
    document: Annotated[str, Field(min_length=1, max_length=DOCUMENT_LENGTH)] | None = None
    published: Moment | None = None
    sentence: Annotated[str, Field(max_length=SENTENCE_LENGTH)] | None = None
    language: Annotated[str, Field(pattern=LANGUAGE)] = "en"
    country: Country | None = None
    zone: Zone | None = None
    outlook: Literal["ahead", "back"] | None = None
    domain: Literal["news", "narrative"] | None = None

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        if (self.text is None) == (self.document is None):
            raise ValueError("needs either text or document")
        if self.document is not None and (self.sentence is not None or self.outlook is not None):
            raise ValueError("takes sentence and outlook with text only: a document is its own context")
        if self.text is not None and self.domain is not None:
            raise ValueError("takes domain with document only: one expression is no story")
        return self


PARAMETERS = (
    Parameter(
        "text",
        'The expression, such as "on Sunday".',
        text_up_to(TEXT_LENGTH),
        {"type": "string", "pattern": NO_NUL, "maxLength": TEXT_LENGTH},
        required=True,
    ),
    Parameter(
        "published",
        "When its source was published: a date, or an instant with its offset.",
        str,
        MOMENT,
        blank=True,
    ),
    Parameter(
        "sentence",
        "The sentence that it stands in.",
        text_up_to(SENTENCE_LENGTH),
        {"type": "string", "pattern": f"^$|{NO_NUL}", "maxLength": SENTENCE_LENGTH},
        blank=True,
    ),
    Parameter(
        "language",
        "ISO 639 code, or `auto` to have it detected; `en` where left out.",
        str,
        {"type": "string", "pattern": LANGUAGE},
    ),
    Parameter(
        "country",
        "The publisher's, ISO 3166-1: whether 03/04 is in March or in April.",
        str,
        {"type": "string", "pattern": "^[A-Z]{2}$"},
    ),
    Parameter(
        "zone",
        "IANA time zone of the source, such as Europe/Kyiv.",
        str,
        {"type": "string", "format": "iana-time-zone"},
    ),
    Parameter(
        "outlook",
        "Whether it looks ahead or back.",
        one_of(OUTLOOKS),
        {"type": "string", "enum": [*OUTLOOKS]},
    ),
)

ASKED = Operation(
    tag="Time",
    summary="Resolve an expression of time",
    about="What the words mean, measured from the day of publication, and every reason for it.",
    parameters=PARAMETERS,
    answers=[Answer(200, "The resolution", {"application/json": ref("Resolution")})],
    refuses=[422],
)
POSTED = Operation(
    tag="Time",
    summary="Resolve an expression, or every expression in a document",
    about="As GET with `text`. With `document` it reads the whole text and answers with `items`: at most "
    f"{MOST_MENTIONS:,} mentions, a text with more is refused. Needs no key.",
    answers=[
        Answer(
            200,
            "The resolution, or those of the document",
            {"application/json": {"anyOf": [ref("Resolution"), ref("Resolutions")]}},
        )
    ],
    refuses=[413, 415, 422],
    body=ref("Question"),
)


class Resolve(Controller):
    """`/resolve`."""

    path = "/resolve"

    @get(name="resolve", opt={OPERATION: ASKED}, sync_to_thread=True)
    def asked(self, request: Request[Any, Any, Any]) -> Response[bytes]:
        """One expression."""
        given = parameters.read(pairs_of(request.scope["query_string"]), PARAMETERS)
        return answer(answered(validated(Question, given)))

    @post(name="resolve.post", opt={OPERATION: POSTED}, status_code=200, sync_to_thread=True)
    def posted(self, request: Request[Any, Any, Any], body: RawBody) -> Response[bytes]:
        """One expression, or a document."""
        parameters.read(pairs_of(request.scope["query_string"]), POSTED.parameters)
        return answer(answered(read_json(request, body, Question)))


def answered(question: Question) -> dict[str, object]:
    """The answer to a question, ready for JSON."""
    if question.document is not None:
        return _mentions(question.document, question)
    resolution = temporal.resolve(
        question.text or "",
        published=question.published,
        sentence=question.sentence,
        language=question.language,
        zone=question.zone,
        outlook=question.outlook,
        country=question.country,
    )
    return resolution.as_dict()


def _mentions(document: str, question: Question) -> dict[str, object]:
    if question.published is None:
        raise AnchorMissing("A document")
    found = temporal.read(
        document,
        published=question.published,
        language=question.language,
        zone=question.zone,
        country=question.country,
        domain=question.domain or "news",
        most=MOST_MENTIONS + 1,
    )
    if len(found) > MOST_MENTIONS:
        expected = f"at most {MOST_MENTIONS:,} mentions of time; send it in parts"
        detail = "the document mentions times too often"
        raise InputInvalid([Problem("/document", document[:200], expected, detail)])
    return {"items": [resolution.as_dict() for resolution in found], "next": None, "truncated": False}
