"""The Reconciliation API (W3C community specification, version 0.2): its words, and what they mean here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

import msgspec
from pydantic import BeforeValidator, Field, model_validator

from tracker.api.refusals import BatchTooLarge
from tracker.errors import InputInvalid, Problem, advice, nearest
from tracker.records.problems import validated
from tracker.records.shapes import Shape
from tracker.records.vocabulary import ActorSort, Kind
from tracker.store import names
from tracker.store.names import ISSUE, Candidate, Entity, Question

if TYPE_CHECKING:
    from sqlmodel import Session

VERSIONS = ("0.2",)
MOST_QUERIES = 50
MOST_EXTENDED = 500
MOST_CANDIDATES = 50
MOST_PROPERTIES = 20
TEXT_LENGTH = 300
SHOWN_ALIASES = 5
PREVIEW = {"width": 400, "height": 260}

TYPES: Mapping[str, str] = {
    Kind.PARTICIPANT.value: "Participant",
    **{sort.replace(" ", "-"): sort.capitalize() for sort in ActorSort},
    Kind.VENUE.value: "Venue",
    ISSUE: "Issue",
}
"""Every type by id: the kinds that have names, and the sorts of actor, which are participants."""

_SORTS = tuple(sort.replace(" ", "-") for sort in ActorSort)

PROPERTIES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "name": ("Name", (Kind.PARTICIPANT, Kind.VENUE, ISSUE)),
    "aliases": ("Other names", (Kind.PARTICIPANT, Kind.VENUE, ISSUE)),
    "sort": ("Sort of actor", (Kind.PARTICIPANT,)),
    "country": ("Country (ISO 3166-1)", (Kind.PARTICIPANT, Kind.VENUE)),
    "wikidata": ("Wikidata item", (Kind.PARTICIPANT, Kind.VENUE)),
    "identifiers": ("Identifiers, as scheme:value", (Kind.PARTICIPANT, Kind.VENUE)),
    "place": ("Place", (Kind.VENUE,)),
    "part_of": ("Larger place, by id", (Kind.VENUE,)),
    "parent": ("Wider issue, by id", (ISSUE,)),
}
"""Every property by id: its name, and the types that have it."""


def _listed(given: object) -> object:
    return given if isinstance(given, list | tuple) else [given]


def _id_of(given: object) -> object:
    return given.get("id") if isinstance(given, dict) else given


def _as_text(given: object) -> object:
    """A property value as text: an entity is its id, a number what it looks like."""
    value = _id_of(given)
    return str(value) if isinstance(value, bool | int | float) else value


Text = Annotated[str, Field(min_length=1, max_length=TEXT_LENGTH)]
TypeId = Annotated[Text, BeforeValidator(_id_of)]
Value = Annotated[Annotated[str, Field(max_length=TEXT_LENGTH)], BeforeValidator(_as_text)]


class Property(Shape):
    """A property that what is looked for should have: `pid` with one value or several."""

    pid: Text
    v: Annotated[list[Value], BeforeValidator(_listed), Field(max_length=100)]


class Query(Shape):
    """A reconciliation query."""

    query: Annotated[str, Field(max_length=TEXT_LENGTH)] | None = None
    type: Annotated[list[TypeId], BeforeValidator(_listed), Field(max_length=len(TYPES))] | None = None
    limit: Annotated[int, Field(ge=1)] | None = None
    properties: Annotated[list[Property], Field(max_length=MOST_PROPERTIES)] | None = None
    type_strict: Literal["any", "all", "should"] | None = None

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not (self.query or "").strip() and not self.properties:
            raise ValueError("needs a query, properties, or both")
        return self


class Wanted(Shape):
    """A property to be told."""

    id: Text
    settings: dict[str, Any] | None = None


class Extend(Shape):
    """A data extension query: of which entities which properties."""

    ids: Annotated[list[Value], Field(max_length=MOST_EXTENDED)]
    properties: Annotated[list[Wanted], Field(max_length=MOST_PROPERTIES)]


BATCH = {
    "type": "object",
    "maxProperties": MOST_QUERIES,
    "additionalProperties": {"$ref": "#/components/schemas/Query"},
}
"""What `queries` holds, as JSON Schema."""


# --- the manifest ------------------------------------------------------------------------------------------------


def manifest(base: str, version: str) -> dict[str, Any]:
    """What the service says of itself; `base` is its own address, without a slash at the end."""

    def suggesting(what: str) -> dict[str, str]:
        return {
            "service_url": base,
            "service_path": f"/reconcile/suggest/{what}",
            "flyout_service_url": base,
            "flyout_service_path": f"/reconcile/flyout/{what}?id=${{id}}",
        }

    return {
        "versions": VERSIONS,
        "name": "tracker: participants, venues and issues of talks",
        "identifierSpace": f"{base}/reconcile/view?id=",
        "schemaSpace": f"{base}/schema",
        "documentation": f"{base}/schema",
        "serviceVersion": version,
        "defaultTypes": [typed(each) for each in (Kind.PARTICIPANT, Kind.VENUE, ISSUE)],
        "view": {"url": f"{base}/reconcile/view?id={{{{id}}}}"},
        "preview": {"url": f"{base}/reconcile/preview?id={{{{id}}}}", **PREVIEW},
        "suggest": {what: suggesting(what) for what in ("entity", "type", "property")},
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/reconcile/properties"},
            "property_settings": [],
        },
        "batchSize": MOST_QUERIES,
    }


def typed(type_id: str) -> dict[str, Any]:
    """A type as the protocol shows it: a sort of actor is narrower than a participant."""
    own = {"id": str(type_id), "name": TYPES[type_id]}
    broader = Kind.PARTICIPANT.value
    return {**own, "broader": [{"id": broader, "name": TYPES[broader]}]} if type_id in _SORTS else own


def proposed(type_id: str | None, limit: int | None = None) -> list[dict[str, str]]:
    """The properties that entities of a type have, or all of them."""
    kind = Kind.PARTICIPANT.value if type_id in _SORTS else type_id
    fit = [pid for pid, (_, kinds) in PROPERTIES.items() if kind is None or kind in kinds]
    return [{"id": pid, "name": PROPERTIES[pid][0]} for pid in fit[:limit]]


# --- queries -----------------------------------------------------------------------------------------------------


def questions(text: str) -> dict[str, Question]:
    """A batch of queries, as `queries` holds it.

    Raises:
        InputInvalid: naming every wrong value by a JSON pointer into the batch.
        BatchTooLarge: it has more queries than are answered at once.

    """
    batch = _object(text, "a JSON object of queries by their names")
    if len(batch) > MOST_QUERIES:
        raise BatchTooLarge(len(batch), MOST_QUERIES)
    problems: list[Problem] = []
    found = {}
    for name, given in batch.items():
        try:
            found[name] = _question(validated(Query, given))
        except InputInvalid as invalid:
            problems += [_within(name, problem) for problem in invalid.problems]
    if problems:
        raise InputInvalid(problems)
    return found


def extension(text: str) -> Extend:
    """A data extension query, as `extend` holds it.

    Raises:
        InputInvalid: naming every wrong value by a JSON pointer into it.

    """
    found = validated(Extend, _object(text, "a JSON object with ids and properties"))
    unknown = [
        _no_such("property", f"/properties/{place}/id", each.id, PROPERTIES)
        for place, each in enumerate(found.properties)
        if each.id not in PROPERTIES
    ]
    if unknown:
        raise InputInvalid(unknown)
    return found


def _object(text: str, expected: str) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError):
        found = None
    if not isinstance(found, dict):
        raise InputInvalid([Problem("", text[:TEXT_LENGTH], expected, f"this is not {expected}")])
    return found


def _question(query: Query) -> Question:
    types, properties = query.type or [], query.properties or []
    problems = [
        *(_no_such("type", f"/type/{i}", t, TYPES) for i, t in enumerate(types) if t not in TYPES),
        *(
            _no_such("property", f"/properties/{i}/pid", p.pid, PROPERTIES)
            for i, p in enumerate(properties)
            if p.pid not in PROPERTIES
        ),
    ]
    if problems:
        raise InputInvalid(problems)
    return Question(
        text=(query.query or "").replace("\x00", " ").strip(),
        types=tuple(types),
        strict=query.type_strict or "any",
        facts=tuple((each.pid, tuple(each.v)) for each in properties),
        limit=min(query.limit or 10, MOST_CANDIDATES),
    )


def _no_such(what: str, pointer: str, given: str, known: Mapping[str, Any]) -> Problem:
    expected = advice(nearest(given, known), f"one of {', '.join(known)}")
    return Problem(pointer, given, expected, f"there is no {what} {given!r}; {expected}")


def _within(name: str, problem: Problem) -> Problem:
    escaped = name.replace("~", "~0").replace("/", "~1")[:TEXT_LENGTH]
    return Problem(f"/{escaped}{problem.pointer}", problem.value, problem.expected, problem.detail)


# --- answers -----------------------------------------------------------------------------------------------------


def answered(session: Session, batch: Mapping[str, Question]) -> dict[str, Any]:
    """The answers to a batch, by the names of its queries."""
    return {
        name: {"result": [_candidate(each) for each in names.reconcile(session, question)]}
        for name, question in batch.items()
    }


def extended(session: Session, wanted: Extend) -> dict[str, Any]:
    """The properties that were asked for; an id that nothing has gets empty ones."""
    found = names.entities(session, wanted.ids)
    pids = [each.id for each in wanted.properties]
    return {
        "meta": [{"id": pid, "name": PROPERTIES[pid][0]} for pid in pids],
        "rows": {
            given: {
                pid: [{"str": value} for value in (found[given].facts.get(pid, ()) if given in found else ())]
                for pid in pids
            }
            for given in wanted.ids
        },
    }


def suggested(entity: Entity) -> dict[str, Any]:
    """An entity in a list of suggestions."""
    return {
        "id": entity.id,
        "name": entity.name,
        "description": description(entity),
        "notable": [_named_type(each) for each in entity.types],
    }


def begun(prefix: str, listed: Mapping[str, str]) -> list[dict[str, str]]:
    """Of types or properties (names by id) those whose id, name or a word of it begins so."""
    wanted = prefix.casefold().strip()
    return [
        {"id": str(each), "name": name}
        for each, name in listed.items()
        if each.startswith(wanted) or f" {name.casefold()}".find(f" {wanted}") >= 0
    ]


def description(entity: Entity) -> str:
    """A few words that tell an entity from one with the same name."""
    kind = entity.sort or entity.kind
    where = [value for pid in ("place", "country") for value in entity.facts.get(pid, ())]
    others = entity.aliases[:SHOWN_ALIASES]
    return "; ".join([", ".join([kind, *where]), *([f"also {', '.join(others)}"] if others else [])])


def shown(entity: Entity, view: str | None) -> dict[str, Any]:
    """An entity as the pages show it."""
    facts = [
        (PROPERTIES[pid][0], ", ".join(values))
        for pid, values in entity.facts.items()
        if pid in PROPERTIES and pid != "name" and values
    ]
    return {"name": entity.name, "description": description(entity), "facts": facts, "view": view}


def address(entity: Entity) -> str:
    """Where an entity is shown, as a path."""
    if entity.kind == ISSUE:
        return f"/timeline?issue={entity.slug}"
    return f"/{Kind(entity.kind).plural}/{entity.slug}"


def _named_type(type_id: str) -> dict[str, str]:
    return {"id": type_id, "name": TYPES[type_id]}


def _candidate(candidate: Candidate) -> dict[str, Any]:
    entity = candidate.entity
    features: Sequence[tuple[str, float | bool]] = (
        ("name_similarity", round(candidate.likeness.score, 2)),
        ("all_words", candidate.likeness.whole),
        ("type", candidate.typed),
    )
    return {
        "id": entity.id,
        "name": entity.name,
        "description": description(entity),
        "type": [_named_type(each) for each in entity.types],
        "score": candidate.score,
        "match": candidate.match,
        "features": [{"id": name, "value": value} for name, value in features],
    }
