"""Headers of a request that mean something here: each described in one row, for the OpenAPI document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RequestHeader:
    """One header, which nobody has to send; its example stands in `tracker.api.examples`."""

    name: str
    about: str
    schema: Mapping[str, object] = field(default_factory=lambda: {"type": "string"})


TAGS = {"type": "string", "format": "entity-tags"}
"""Entity tags (RFC 9110, 13.1.1), where what is none is refused; a read does not look at it."""

CONDITIONS = (
    RequestHeader("If-None-Match", "Tags of what you have already, or `*`: 304 while that is what there is."),
    RequestHeader("If-Match", "Tags of what you mean, or `*`: 412 where there is something else by now."),
    RequestHeader("If-Modified-Since", "304 where nothing was written since this HTTP date."),
)
"""What every read takes."""

ACCEPT_DATETIME = RequestHeader(
    "Accept-Datetime",
    "The version that readers could know at this HTTP date (RFC 7089). Not looked at beside `known_on` or a cursor.",
    {"type": "string", "format": "http-date"},
)

LAST_EVENT_ID = RequestHeader(
    "Last-Event-ID", "The `id` of the last event that arrived: go on behind it, whatever `since` says."
)

IDEMPOTENCY_KEY = RequestHeader(
    "Idempotency-Key",
    'Text of your own choice, in double quotes or bare, such as "8e03978e-40d5-43dd-bc93-6894a57f9324", new for each '
    "write: the same request sent again under it gets the answer of the first one (with `Idempotency-Replayed: true`), "
    "and nothing is done twice. Kept for three days. Another request under it is refused with 422; 409 while the first "
    "is being worked on.",
    {
        "type": "string",
        "pattern": r'^("([ !#-\[\]-~]|\\["\\]){1,255}"|[!#-+\--:<-\[\]-~]{1,255})$',
    },
)
"""A header that every write takes; see `tracker.api.writing`."""
