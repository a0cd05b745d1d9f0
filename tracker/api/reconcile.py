"""`/reconcile`: the endpoint of the Reconciliation API, and what belongs to it: suggestions, cards, previews.

The protocol is spoken from other origins, by programs that send more parameters than it names: beside the endpoint
itself these are not looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from litestar import Controller, Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import RawBody

from tracker.api import parameters, reconciliation, schemas
from tracker.api.answers import answer
from tracker.api.edge import CONTENT_SECURITY
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import BLANK, Pairs, Parameter, pairs_of, whole
from tracker.api.parts import Parts
from tracker.api.reconciliation import PROPERTIES, TYPES
from tracker.api.refusals import EntityNotFound, MediaTypeRefused, QueryInvalid
from tracker.errors import InputInvalid, Problem
from tracker.records.problems import shown
from tracker.store import names

FORM = "application/x-www-form-urlencoded"
SUGGESTED = 10
MOST_SUGGESTED = 100
FURTHEST = 1_000
EMBEDDABLE = CONTENT_SECURITY.replace("frame-ancestors 'none'", "frame-ancestors *")


def _whole_or_blank(least: int, most: int) -> dict[str, object]:
    number = {"type": "integer", "minimum": least, "maximum": most}
    return {"type": ["integer", "string"], "anyOf": [number, {"type": "string", **BLANK}]}


_AS_JSON = {"type": "string", "contentMediaType": "application/json"}
_QUERIES = Parameter(
    "queries",
    "A batch of queries, as JSON.",
    str,
    {**_AS_JSON, "format": "reconciliation-query-batch", "contentSchema": reconciliation.BATCH},
)
_EXTEND = Parameter(
    "extend",
    "A data extension query, as JSON.",
    str,
    {**_AS_JSON, "format": "data-extension-query", "contentSchema": ref("Extend")},
)
_ID = Parameter("id", "An id, such as `participant/kremlin`.", str, required=True)
_OF_TYPE = Parameter("type", "A type by its id. May be repeated.", str, many=True, blank=True)
_PREFIX = Parameter("prefix", "What has been typed so far.", str, blank=True)
_SKIP = Parameter(
    "cursor",
    "How many to leave out, from the first.",
    whole(0, FURTHEST),
    _whole_or_blank(0, FURTHEST),
    blank=True,
)
_SUGGESTED = Parameter(
    "limit",
    "How many at most.",
    whole(1, MOST_SUGGESTED),
    _whole_or_blank(1, MOST_SUGGESTED),
    blank=True,
)


def _operation(
    summary: str, about: str, schema: Mapping[str, object], takes: Sequence[Parameter], **more: Any
) -> Operation:
    content = {more.pop("media_type", "application/json"): schema}
    return Operation(
        tag="Names",
        summary=summary,
        about=about,
        parameters=takes,
        answers=[Answer(200, summary, content)],
        **more,
    )


_ABOUT = (
    "The Reconciliation API, version 0.2. Without parameters its manifest; with `queries` candidates for each name, "
    "best first, `match` only where one is clearly meant; with `extend` properties of entities."
)
_ASKED = _operation("What names may mean", _ABOUT, schemas.RECONCILED, (_QUERIES, _EXTEND), refuses=[413])
_POSTED = _operation(
    "What names may mean, of a form",
    f"{_ABOUT} Needs no key: it writes nothing.",
    schemas.RECONCILED,
    (),
    refuses=[413, 415],
    body_type=FORM,
    body={
        "type": "object",
        "properties": {each.name: {**each.schema, "description": each.about} for each in (_QUERIES, _EXTEND)},
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    },
)
_SUGGEST = {
    what: _operation(
        f"Suggestions while a {what} is typed",
        "Those that a name or an id may become, the likeliest first.",
        ref("Suggestions"),
        takes,
    )
    for what, takes in {
        "entity": (_PREFIX, _SKIP, _SUGGESTED, _OF_TYPE),
        "type": (_PREFIX, _SKIP, _SUGGESTED),
        "property": (_PREFIX, _SKIP, _SUGGESTED),
    }.items()
}
_FLYOUT = {
    what: _operation(
        f"A card for a suggested {what}",
        "A piece of HTML, all text escaped.",
        ref("Flyout"),
        (_ID,),
        refuses=[404],
    )
    for what in _SUGGEST
}
_PREVIEW = _operation(
    "A small page about an entity",
    "To be shown in a frame, on any page.",
    schemas.TEXT,
    (_ID,),
    refuses=[404],
    media_type="text/html",
)
_PROPERTIES = _operation(
    "The properties of a type",
    "What a data extension query may ask for.",
    ref("Proposals"),
    (_OF_TYPE, _SUGGESTED),
)
_VIEW = Operation(
    tag="Names",
    summary="The page of an entity",
    about="Leads to the record, or to the timeline of the issue.",
    parameters=(_ID,),
    answers=[Answer(303, "There", headers={"Location": "The address of the record."})],
    refuses=[404],
)


class Reconcile(Controller):
    """`/reconcile`."""

    path = "/reconcile"

    @get(name="reconcile", opt={OPERATION: _ASKED}, sync_to_thread=True)
    def asked(self, request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
        """The manifest, or answers."""
        given = parameters.read(pairs_of(request.scope["query_string"]), _ASKED.parameters)
        return _told(request, parts, given)

    @post(name="reconcile.post", opt={OPERATION: _POSTED}, status_code=200, sync_to_thread=True)
    def posted(
        self, request: Request[Any, Any, Any], parts: NamedDependency[Parts], body: RawBody
    ) -> Response[bytes]:
        """Answers to a form."""
        parameters.read(pairs_of(request.scope["query_string"]), _POSTED.parameters)
        given = parameters.read(_form(request, body), (_QUERIES, _EXTEND))
        if not given:
            expected = "queries or extend, as a field of the form"
            raise InputInvalid([Problem("", "", expected, f"the form is empty; send {expected}")])
        return _told(request, parts, given)

    @get(
        "/suggest/entity",
        name="reconcile.suggest.entity",
        opt={OPERATION: _SUGGEST["entity"]},
        sync_to_thread=True,
    )
    def entities(self, request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
        """Entities whose names begin so."""
        given = _known(request, _SUGGEST["entity"])
        types = given.get("type", ())
        with parts.database.reading() as session:
            found = names.suggest(session, _prefix(given), types, skip=_skip(given), limit=_limit(given))
        return answer({"result": [reconciliation.suggested(each) for each in found]})

    @get(
        "/suggest/type",
        name="reconcile.suggest.type",
        opt={OPERATION: _SUGGEST["type"]},
        sync_to_thread=False,
    )
    def types(self, request: Request[Any, Any, Any]) -> Response[bytes]:
        """Types whose names begin so."""
        given = _known(request, _SUGGEST["type"])
        return answer({"result": _stretch(given, reconciliation.begun(_prefix(given), TYPES))})

    @get(
        "/suggest/property",
        name="reconcile.suggest.property",
        opt={OPERATION: _SUGGEST["property"]},
        sync_to_thread=False,
    )
    def properties(self, request: Request[Any, Any, Any]) -> Response[bytes]:
        """Properties whose names begin so."""
        given = _known(request, _SUGGEST["property"])
        found = reconciliation.begun(_prefix(given), {pid: name for pid, (name, _) in PROPERTIES.items()})
        return answer({"result": _stretch(given, found)})

    @get(
        "/flyout/entity",
        name="reconcile.flyout.entity",
        opt={OPERATION: _FLYOUT["entity"]},
        sync_to_thread=True,
    )
    def card(self, request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
        """A card of an entity."""
        given = _known(request, _FLYOUT["entity"])["id"]
        entity = _entity(parts, given)
        return answer({"id": given, "html": parts.entity_card(reconciliation.shown(entity, None))})

    @get("/flyout/type", name="reconcile.flyout.type", opt={OPERATION: _FLYOUT["type"]}, sync_to_thread=True)
    def type_card(self, request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
        """A card of a type."""
        return _card_of(request, parts, "type", TYPES)

    @get(
        "/flyout/property",
        name="reconcile.flyout.property",
        opt={OPERATION: _FLYOUT["property"]},
        sync_to_thread=True,
    )
    def property_card(
        self, request: Request[Any, Any, Any], parts: NamedDependency[Parts]
    ) -> Response[bytes]:
        """A card of a property."""
        return _card_of(request, parts, "property", {pid: name for pid, (name, _) in PROPERTIES.items()})

    @get("/preview", name="reconcile.preview", opt={OPERATION: _PREVIEW}, sync_to_thread=True)
    def preview(self, request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
        """A page of an entity that other pages may show in a frame."""
        entity = _entity(parts, _known(request, _PREVIEW)["id"])
        view = _base(request) + reconciliation.address(entity)
        content = parts.entity_page(reconciliation.shown(entity, view))
        headers = {"Content-Security-Policy": EMBEDDABLE, "Cache-Control": "no-cache"}
        return Response(content, media_type="text/html", headers=headers)

    @get("/properties", name="reconcile.properties", opt={OPERATION: _PROPERTIES}, sync_to_thread=False)
    def proposals(self, request: Request[Any, Any, Any]) -> Response[bytes]:
        """The properties of a type."""
        given = _known(request, _PROPERTIES)
        (type_id,) = given.get("type", (None,))[:1]
        limit = given.get("limit")
        found = {"type": type_id or "", "properties": reconciliation.proposed(type_id or None, limit)}
        return answer(found if limit is None else {**found, "limit": limit})

    @get("/view", name="reconcile.view", opt={OPERATION: _VIEW}, status_code=303, sync_to_thread=True)
    def view(self, request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
        """Leads to the page of an entity."""
        entity = _entity(parts, _known(request, _VIEW)["id"])
        there = reconciliation.address(entity)
        return Response(b"", status_code=303, headers={"Location": there, "Cache-Control": "no-cache"})


def _told(request: Request[Any, Any, Any], parts: Parts, given: Mapping[str, Any]) -> Response[bytes]:
    """What was asked: queries, properties, or nothing but the manifest."""
    if len(given) > 1:
        expected = "queries or extend, not both"
        raise QueryInvalid([Problem("extend", shown(given["extend"]), expected, f"send {expected}")])
    if "queries" in given:
        batch = reconciliation.questions(given["queries"])
        with parts.database.reading() as session:
            return answer(reconciliation.answered(session, batch))
    if "extend" in given:
        wanted = reconciliation.extension(given["extend"])
        with parts.database.reading() as session:
            return answer(reconciliation.extended(session, wanted))
    return answer(reconciliation.manifest(_base(request), parts.version))


def _form(request: Request[Any, Any, Any], body: bytes) -> Pairs:
    declared = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if declared != FORM:
        raise MediaTypeRefused(declared, [FORM])
    return tuple(parse_qsl(body.decode("utf-8"), keep_blank_values=True, errors="strict"))


def _known(request: Request[Any, Any, Any], operation: Operation) -> dict[str, Any]:
    """The parameters that the operation takes; others are not looked at."""
    taken = {parameter.name for parameter in operation.parameters}
    pairs = tuple(pair for pair in pairs_of(request.scope["query_string"]) if pair[0] in taken)
    return parameters.read(pairs, operation.parameters)


def _prefix(given: Mapping[str, Any]) -> str:
    return str(given.get("prefix", ""))[: reconciliation.TEXT_LENGTH].replace("\x00", " ")


def _skip(given: Mapping[str, Any]) -> int:
    return int(given.get("cursor", 0))


def _limit(given: Mapping[str, Any]) -> int:
    return int(given.get("limit", SUGGESTED))


def _stretch(given: Mapping[str, Any], found: Sequence[dict[str, str]]) -> Sequence[dict[str, str]]:
    return found[_skip(given) : _skip(given) + _limit(given)]


def _entity(parts: Parts, given: str) -> names.Entity:
    with parts.database.reading() as session:
        entity = names.entity_of(session, given)
    if entity is None:
        raise EntityNotFound(given)
    return entity


def _card_of(
    request: Request[Any, Any, Any], parts: Parts, what: str, listed: Mapping[str, str]
) -> Response[bytes]:
    given = _known(request, _FLYOUT[what])["id"]
    if given not in listed:
        raise EntityNotFound(given)
    shown: dict[str, Any] = {
        "name": listed[given],
        "description": f"{what} {given}",
        "facts": [],
        "view": None,
    }
    return answer({"id": given, "html": parts.entity_card(shown)})


def _base(request: Request[Any, Any, Any]) -> str:
    return str(request.base_url).rstrip("/")
