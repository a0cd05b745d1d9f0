"""The audit over HTTP: who wrote what, for administrators."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency, Provide

from tracker.api.access import ADMIN, administrator
from tracker.api.answers import JSON
from tracker.api.listing import wanted
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import (
    CURSOR,
    LIMIT,
    MOMENT,
    NO_NUL,
    Parameter,
    moment,
    one_of,
    pairs_of,
    text_up_to,
)
from tracker.api.parts import Parts
from tracker.api.private import private_page
from tracker.store import audit
from tracker.store.audit import COMMAND_LINE, Outcome
from tracker.store.keys import ApiKeyRead

PATH = "/audit"
LONGEST_NAME = 100

BY = Parameter(
    "by",
    f"Only attempts with this key, named by its prefix; `{COMMAND_LINE}` for what was typed on the server.",
    text_up_to(LONGEST_NAME),
    {"type": "string", "pattern": NO_NUL, "maxLength": LONGEST_NAME},
)
SINCE = Parameter(
    "since", "Only after the end of this day (UTC), or after this instant.", moment, MOMENT, blank=True
)
OUTCOME = Parameter(
    "outcome",
    "What became of it: stored, or all of it was there (`unchanged`), or the stored answer was given again "
    "(`replayed`), or it was only tried (`dry_run`), or refused.",
    one_of(list(Outcome)),
    {"type": "string", "enum": [outcome.value for outcome in Outcome]},
)
FILTERS = (BY, SINCE, OUTCOME)

LISTED = Operation(
    tag="Audit",
    summary="Who wrote what, in the order in which it was tried",
    about=(
        "Every attempt to write with a good key, and what the command line stored: when, by which key, from which "
        "client, and what became of it. Needs a key with the scope `admin`."
    ),
    parameters=[*FILTERS, LIMIT, CURSOR],
    answers=[Answer(200, "The attempts", {JSON: ref("AuditPage")})],
    refuses=[401, 403],
    scope=ADMIN,
)


@get(
    PATH,
    name="audit",
    opt={OPERATION: LISTED},
    dependencies={"key": Provide(administrator, sync_to_thread=True)},
    sync_to_thread=True,
)
def audited(
    request: Request[Any, Any, Any],
    key: NamedDependency[ApiKeyRead],  # noqa: ARG001 - who has none is refused
    parts: NamedDependency[Parts],
) -> Response[bytes]:
    """A page of the audit."""
    asked = wanted(PATH, pairs_of(request.scope["query_string"]), LISTED.parameters, parts.cursors)
    filters = {parameter.name: asked.values.get(parameter.name) for parameter in FILTERS}
    with parts.database.reading() as session:
        found = audit.page(session, **filters, limit=asked.limit + 1, after=asked.after)
    shown = [noted.as_dict() for noted in found[: asked.limit]]
    return private_page(
        request, parts, asked, shown, found[asked.limit - 1].id if len(found) > asked.limit else None
    )
