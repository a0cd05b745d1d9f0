"""The schemas of what goes in and out, for the OpenAPI document: those of inputs are made by the shapes themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic.json_schema import models_json_schema

from tracker.api.operations import ref
from tracker.records.changes import Change
from tracker.records.lines import MEMBERS
from tracker.records.references import ANSWERS
from tracker.records.vocabulary import Basis, DraftStatus, DraftVerb, Kind, Verdict
from tracker.store.audit import Outcome
from tracker.store.causes import Reason

if TYPE_CHECKING:
    from pydantic import BaseModel

    from tracker.formats import Format

JsonSchema = dict[str, Any]

TEXT: JsonSchema = {"type": "string"}
MAYBE: JsonSchema = {"type": ["string", "null"]}
YES: JsonSchema = {"type": "boolean"}
PERHAPS: JsonSchema = {"type": ["boolean", "null"]}
COUNT: JsonSchema = {"type": "integer"}
ANY: JsonSchema = {}
EVENT: JsonSchema = {
    "type": "object",
    "description": "One event of the stream; `data` is a Change, `id` its cursor.",
    "required": ["data", "id"],
    "properties": {"data": {"type": "string", "contentMediaType": "application/json"}, "id": TEXT},
}


HIGHLIGHT = "highlight"
"""Where the words searched for were found; only in lines of a search."""

DRAWN = {"timelinejs": "TimelineJS", "vis": "VisTimeline", "fullcalendar": "FullCalendar"}
"""The schemas of formats that are JSON for one program, by extension."""


OTHER_JSON = {"geojson": "GeoJSON", "jsonld": "JsonLd", "jsonfeed": "JsonFeed"}
"""The schemas of formats that are JSON by a standard, by extension; they say what we promise of it."""


def of_format(shape: Format) -> JsonSchema:
    """The schema of a list in a format."""
    name = {"json": "Page", **OTHER_JSON, **DRAWN}.get(shape.EXTENSION)
    return ref(name) if name else TEXT


def listed(item: JsonSchema) -> JsonSchema:
    """An array."""
    return {"type": "array", "items": item}


def known(properties: JsonSchema) -> JsonSchema:
    """An object whose named members are always present, and that may have more."""
    return {"type": "object", "required": list(properties), "properties": properties}


def maybe(schema: JsonSchema) -> JsonSchema:
    """That, or null."""
    return {"oneOf": [schema, {"type": "null"}]}


NAMED = known({"id": TEXT})

ENTRY = known(
    {
        "id": TEXT,
        "kind": {"type": "string", "enum": [kind.value for kind in Kind]},
        "process": maybe(NAMED),
        "title": MAYBE,
        "summary": MAYBE,
        "status": MAYBE,
        "when": maybe(ref("DatedBy")),
        "venue": maybe(NAMED),
        "participants": listed(known({"id": TEXT, "name": MAYBE, "role": TEXT})),
        "issues": listed(known({"id": TEXT, "title": MAYBE})),
        "conflicts": listed(TEXT),
        "claims": {"type": "object", "additionalProperties": listed(ref("Claim"))},
        "rulings": listed(ref("Ruled")),
        "sources": listed(known({"id": TEXT, "publisher": TEXT, "published": TEXT})),
        "known_from": TEXT,
        "recorded_from": TEXT,
    }
)
ENTRY["properties"][HIGHLIGHT] = listed(known({"field": TEXT, "text": TEXT}))

WHEN = known(
    {
        "edtf": TEXT,
        "start": MAYBE,
        "end": MAYBE,
        "granularity": TEXT,
        "display": TEXT,
        "approximate": YES,
        "ambiguous": YES,
        "basis": {"type": "string", "enum": [basis.value for basis in Basis]},
        "expression": MAYBE,
        "anchor": maybe(known({"kind": TEXT, "on": TEXT})),
        "direction": MAYBE,
        "cue": MAYBE,
        "rule": MAYBE,
        "report": MAYBE,
        "source": MAYBE,
    }
)

CLAIM = known(
    {"value": ANY, "report": TEXT, "source": TEXT, "publisher": TEXT, "published": TEXT, "standing": TEXT}
)

CHOSEN = {
    "type": "object",
    "description": "The members that `fields` names, null where a kind has none of that name.",
    "minProperties": 1,
    "propertyNames": {"enum": [*MEMBERS, HIGHLIGHT]},
}

FACET = known(
    {"values": listed(known({"value": TEXT, "count": COUNT})), "at_least": YES, "more": YES},
)

PAGE = known(
    {
        "items": listed({"anyOf": [ref("Entry"), CHOSEN]}),
        "next": MAYBE,
        "truncated": YES,
        "known_on": MAYBE,
        "as_of": MAYBE,
        "order": {"type": "string", "enum": ["asc", "desc"]},
        "limit": {"type": ["integer", "null"]},
        "permalink": MAYBE,
        "total": {"type": ["integer", "null"]},
        "facets": maybe({"type": "object", "additionalProperties": FACET}),
    }
)

_APART = {"undated": listed({"type": "object"}), "undated_rest": MAYBE}
_ABOUT_PAGE = {name: schema for name, schema in PAGE["properties"].items() if name != "items"}

TIMELINE_JS = known(
    {
        "title": known({"unique_id": TEXT, "text": known({"headline": TEXT, "text": TEXT})}),
        "events": listed(
            known(
                {
                    "unique_id": TEXT,
                    "group": TEXT,
                    "start_date": known({"year": COUNT}),
                    "display_date": TEXT,
                    "text": known({"headline": TEXT, "text": TEXT}),
                }
            )
        ),
        **_APART,
        **_ABOUT_PAGE,
    }
)

VIS_TIMELINE = known(
    {
        "items": listed(
            known(
                {
                    **dict.fromkeys(("id", "content", "group", "title", "start", "end", "className"), TEXT),
                    "type": {"type": "string", "enum": ["point", "range", "background"]},
                    "url": MAYBE,
                    "exact": YES,
                }
            )
        ),
        "groups": listed(known({"id": TEXT, "content": TEXT})),
        **_APART,
        **_ABOUT_PAGE,
    }
)

FULL_CALENDAR = listed(
    known(
        {
            **dict.fromkeys(("id", "title", "start", "end", "url"), TEXT),
            "allDay": YES,
            "classNames": listed(TEXT),
            "extendedProps": known(
                {"kind": TEXT, "status": MAYBE, "display": TEXT, "edtf": TEXT, "exact": YES}
            ),
        }
    )
)

TEXTS = listed(TEXT)
_ADDRESSED = known({"publisher": TEXT, "published": TEXT, "address": MAYBE})
_POINT = known(
    {
        "type": {"const": "Point"},
        "coordinates": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
    }
)

GEOJSON = known(
    {
        "type": {"const": "FeatureCollection"},
        "features": listed(
            known(
                {
                    "type": {"const": "Feature"},
                    "id": TEXT,
                    "geometry": maybe(_POINT),
                    "properties": known(
                        {
                            "kind": {"type": "string", "enum": [kind.value for kind in Kind]},
                            "id": TEXT,
                            **dict.fromkeys(("title", "summary", "status", "process", "venue"), MAYBE),
                            **dict.fromkeys(("start", "end", "edtf", "display", "granularity"), MAYBE),
                            **dict.fromkeys(("approximate", "ambiguous"), PERHAPS),
                            **dict.fromkeys(("basis", "place", "country", "place_precision"), MAYBE),
                            **dict.fromkeys(("participants", "issues", "conflicts"), TEXTS),
                            "sources": listed(_ADDRESSED),
                            "known_from": TEXT,
                            "address": TEXT,
                        }
                    ),
                }
            )
        ),
        **_ABOUT_PAGE,
    }
)

_NODE = known({"@type": TEXT})
JSON_LD = known({"@context": {"type": "object"}, "@graph": {**listed(_NODE), "minItems": 1}})
JSON_LD_NODE = known(
    {"@context": {"type": "object"}, "@id": TEXT, "@type": TEXT, "identifier": {"type": ["string", "array"]}}
)

JSON_FEED = known(
    {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "items": listed(
            known(
                {
                    **dict.fromkeys(("id", "url", "title", "content_text"), TEXT),
                    **dict.fromkeys(("date_published", "date_modified"), TEXT),
                    "tags": listed(TEXT),
                    "_tracker": known({"kind": TEXT, "id": TEXT, "via": listed(_ADDRESSED)}),
                }
            )
        ),
        "_tracker": known(
            {
                **dict.fromkeys(("known_on", "as_of", "permalink"), MAYBE),
                "deleted": listed(known({"id": TEXT, "when": TEXT, "reason": TEXT})),
            }
        ),
    }
)
JSON_FEED["properties"] |= dict.fromkeys(("home_page_url", "feed_url", "next_url"), TEXT)

TIMEMAP = known(
    {
        "original": TEXT,
        "items": listed(known({"datetime": TEXT, "permalink": TEXT})),
        **dict.fromkeys(("first", "last", "next", "as_of", "permalink"), MAYBE),
        "truncated": YES,
        "limit": COUNT,
    }
)

CHANGE = known(
    {
        "kind": {"type": "string", "enum": [kind.value for kind in Kind]},
        "id": TEXT,
        "change": {"type": "string", "enum": [change.value for change in Change]},
        "field": MAYBE,
        "old": ANY,
        "new": ANY,
        "reason": {"type": "string", "enum": [reason.value for reason in Reason]},
        "source": maybe(
            known(
                {
                    "id": TEXT,
                    "revision": {"type": "integer"},
                    "publisher": TEXT,
                    "title": MAYBE,
                    "address": MAYBE,
                    "published": TEXT,
                }
            )
        ),
        "ruling": maybe(
            known(
                {
                    "id": {"type": "integer"},
                    "report": MAYBE,
                    "field": MAYBE,
                    "verdict": TEXT,
                    "reason": TEXT,
                }
            )
        ),
        "reports": listed(TEXT),
        "through": listed(known({"kind": TEXT, "id": TEXT})),
        "known_from": TEXT,
        "known_to": MAYBE,
        "recorded_from": TEXT,
        "cursor": TEXT,
    }
)

CHANGE_PAGE = known(
    {
        "items": listed(ref("Change")),
        "next": MAYBE,
        "truncated": YES,
        "cursor": TEXT,
        "as_of": MAYBE,
        "limit": {"type": "integer"},
    }
)

PROBLEM = known(
    {
        "type": {"type": "string", "format": "uri-reference"},
        "title": TEXT,
        "status": COUNT,
        "detail": TEXT,
        "instance": TEXT,
        "errors": listed(known({"detail": TEXT, "value": TEXT, "expected": TEXT})),
    }
)

RESOLUTION = known(
    {
        "text": TEXT,
        "start": COUNT,
        "end": COUNT,
        "rule": TEXT,
        "language": TEXT,
        "interval": known({"start": MAYBE, "end": MAYBE}),
        "granularity": TEXT,
        "edtf": TEXT,
        "approximate": YES,
        "ambiguous": YES,
        "probability": {"type": "number"},
        "alternatives": listed(known({"edtf": TEXT})),
        "warnings": listed(TEXT),
    }
)

RECEIPT = known(
    {
        "source": TEXT,
        "revision": COUNT,
        "unchanged": YES,
        "dry_run": YES,
        "reports": listed(TEXT),
        "records": listed(known({"kind": TEXT, "id": TEXT, "created": YES})),
        "recorded_at": TEXT,
    }
)

RULING_RECEIPT = known(
    {
        "ruling": {"type": "integer"},
        "dry_run": YES,
        "changed": listed(known({"kind": TEXT, "id": TEXT})),
        "recorded_at": TEXT,
    }
)

AUDIT_PAGE = known(
    {
        "items": listed(
            known(
                {
                    "id": {"type": "integer"},
                    "recorded_at": TEXT,
                    "by": TEXT,
                    "outcome": {"type": "string", "enum": [outcome.value for outcome in Outcome]},
                    "address": TEXT,
                    **dict.fromkeys(("method", "source", "idempotency", "client", "note"), MAYBE),
                    **{key: {"type": ["integer", "null"]} for key in ("status", "revision", "ruling")},
                }
            )
        ),
        "next": MAYBE,
        "truncated": YES,
        "limit": COUNT,
    }
)

_RULED = {
    "id": {"type": "integer"},
    "kind": {"type": "string", "enum": [kind.value for kind in Kind]},
    "record": TEXT,
    "verdict": {"type": "string", "enum": [verdict.value for verdict in Verdict]},
    "report": MAYBE,
    "field": MAYBE,
    "into": MAYBE,
    "reason": TEXT,
    "recorded_at": TEXT,
}

RULED = known(_RULED)

RULING = known(
    {
        **_RULED,
        "undoes": {"type": ["integer", "null"]},
        "undone": maybe(known({"ruling": {"type": "integer"}, "reason": TEXT, "recorded_at": TEXT})),
    }
)

REPORT = known({"id": TEXT, "source": {"type": "object"}, "says": {"type": "object"}, "recorded_at": TEXT})

CONTESTED_VALUE = known(
    {
        "value": ANY,
        "stands": YES,
        "standing": TEXT,
        "origins": COUNT,
        "said_by": listed(known({"report": TEXT, "source": TEXT, "publisher": TEXT, "standing": TEXT})),
    }
)

CONTESTED = known(
    {
        "field": TEXT,
        "settled": YES,
        "values": listed(ref("ContestedValue")),
        "corrected": listed(ref("ContestedValue")),
        "history": listed(ref("ContestedValue")),
    }
)

CONFLICTS = known({"fields": listed(ref("ContestedField"))})

SCHEDULE = known(
    {
        "moves": COUNT,
        "slipped_days": COUNT,
        "steps": listed(
            known(
                {
                    "status": MAYBE,
                    "when": maybe(known({"display": TEXT, "edtf": TEXT, "start": MAYBE, "end": MAYBE})),
                    "known_from": TEXT,
                    "slipped_days": {"type": ["integer", "null"]},
                    "disputed": YES,
                    "corrected": YES,
                    "happened": YES,
                    "origins": COUNT,
                    "said_by": listed(
                        known(
                            {
                                "report": TEXT,
                                "source": TEXT,
                                "publisher": TEXT,
                                "published": TEXT,
                                "origin": TEXT,
                            }
                        )
                    ),
                }
            )
        ),
    }
)

STATEMENT = known(
    {
        "id": TEXT,
        "stance": MAYBE,
        "summary": MAYBE,
        "quote": MAYBE,
        "when": known({"display": MAYBE, "edtf": MAYBE, "basis": MAYBE}),
        "sources": COUNT,
        "origins": COUNT,
        **{key: listed(TEXT) for key in ("disputed_by", *ANSWERS.values())},
    }
)

POSITION_MATRIX = known(
    {
        "by": {"type": "string", "enum": ["party", "holder"]},
        "participants": listed(known({"id": TEXT, "name": MAYBE})),
        "issues": listed(known({"id": TEXT, "title": MAYBE})),
        "cells": listed(
            known(
                {
                    "participant": TEXT,
                    "issue": TEXT,
                    "latest": ref("Statement"),
                    "statements": COUNT,
                    "moved_from": maybe(ref("Statement")),
                }
            )
        ),
    }
)

STANCE_TAKEN = {
    "participant": known({"id": TEXT, "name": MAYBE}),
    "issue": known({"id": TEXT, "title": MAYBE}),
    "after": ref("Statement"),
}

POSITION_DIFF = known(
    {
        "by": {"type": "string", "enum": ["party", "holder"]},
        "moves": listed(known({**STANCE_TAKEN, "before": ref("Statement")})),
        "first_statements": listed(known(STANCE_TAKEN)),
    }
)

SLIPPAGE = known(
    {
        **dict.fromkeys(("moved_rounds", "moves", "slipped_days", "later_days", "earlier_days"), COUNT),
        "rounds": listed(
            known(
                {
                    "id": TEXT,
                    "title": MAYBE,
                    "status": MAYBE,
                    "first_announced": maybe(known({"when": TEXT, "known_from": TEXT})),
                    "when": MAYBE,
                    "moves": COUNT,
                    "slipped_days": COUNT,
                }
            )
        ),
    }
)

ISSUE = known({"id": TEXT, "title": MAYBE, "parent": MAYBE, "aliases": listed(TEXT)})

CERTAINTY = known(
    {
        "status": MAYBE,
        "granularity": TEXT,
        "approximate": YES,
        "ambiguous": YES,
        "probability": {"type": "number"},
        "readings": listed(known({"edtf": TEXT, "probability": {"type": "number"}})),
        "disputed": YES,
        "origins": COUNT,
        "last_confirmed": maybe(
            known({"published": TEXT, "publisher": TEXT, "source": TEXT, "report": TEXT})
        ),
        "last_reported": MAYBE,
    }
)

DISPUTED = known(
    {
        "id": TEXT,
        "kind": TEXT,
        "process": maybe(NAMED),
        "title": MAYBE,
        "status": MAYBE,
        "when": maybe(ref("DatedBy")),
        "venue": maybe(NAMED),
        "fields": listed(ref("ContestedField")),
    }
)


def page_of(item: JsonSchema) -> JsonSchema:
    """A page of other things than entries."""
    return {**PAGE, "properties": {**PAGE["properties"], "items": listed(item)}}


def planned(how_far: str) -> JsonSchema:
    """An entry with how far away it is, and how sure that is."""
    return {"allOf": [ref("Entry"), known({how_far: COUNT, "certainty": ref("Certainty")})]}


RECONCILED = {
    "anyOf": [
        ref("Manifest"),
        {"type": "object", "additionalProperties": ref("Reconciliation")},
        ref("Extension"),
    ]
}
"""What the endpoint of the Reconciliation API answers: its manifest, the answers to a batch, or properties."""


SOURCE = known({"id": TEXT, "publisher": TEXT, "published": TEXT})


_STATUSES = [status.value for status in DraftStatus]
PLACE: JsonSchema = {"type": "integer", "minimum": 0}

_ARTICLE = {
    "id": TEXT,
    "publisher": TEXT,
    "published": TEXT,
    **dict.fromkeys(("title", "author", "address", "country", "dateline", "process", "copy_of"), MAYBE),
    "language": TEXT,
    "zone": TEXT,
    "remarks": listed(TEXT),
    "length": PLACE,
    "drafts": known(dict.fromkeys(_STATUSES, PLACE)),
    "recorded_at": TEXT,
}

ARTICLE_RECEIPT = known(
    {
        "article": TEXT,
        "unchanged": YES,
        "dry_run": YES,
        "copy_of": MAYBE,
        "drafts": listed(COUNT),
        "remarks": listed(TEXT),
        "recorded_at": TEXT,
    }
)

_DRAFT = {
    "id": COUNT,
    "article": known({"id": TEXT, "publisher": TEXT, "published": TEXT}),
    "kind": {"type": "string", "enum": [kind.value for kind in Kind]},
    "record": TEXT,
    "status": {"type": "string", "enum": _STATUSES},
    "confidence": {"type": "number", "minimum": 0, "maximum": 1},
    "joins": YES,
    "amended": YES,
    "report": MAYBE,
    "says": {"type": "object"},
    "reasons": listed(TEXT),
    "decided_at": MAYBE,
    "decided_by": MAYBE,
}

DRAFT_DETAIL = known(
    {
        **_DRAFT,
        "proposed": {"type": "object"},
        "evidence": maybe(known({"before": TEXT, "text": TEXT, "after": TEXT, "start": PLACE, "end": PLACE})),
        "when": maybe(known({"display": TEXT, "edtf": TEXT, "start": MAYBE, "end": MAYBE, "rule": MAYBE})),
        "problems": listed(known({"pointer": TEXT, "value": TEXT, "expected": TEXT, "detail": TEXT})),
        "acts": listed(
            known(
                {
                    "act": COUNT,
                    "verb": {"type": "string", "enum": [verb.value for verb in DraftVerb]},
                    "because_of": {"type": ["integer", "null"]},
                    "undone_by": {"type": ["integer", "null"]},
                    "reason": MAYBE,
                    "at": TEXT,
                    "by": MAYBE,
                }
            )
        ),
    }
)

DRAFT_RECEIPT = known(
    {
        "act": {"type": ["integer", "null"]},
        "unchanged": YES,
        "dry_run": YES,
        "drafts": listed(
            known(
                {
                    "draft": COUNT,
                    "status": {"type": "string", "enum": _STATUSES},
                    "record": TEXT,
                    "report": MAYBE,
                    "because_of": {"type": ["integer", "null"]},
                }
            )
        ),
        "left_out": listed(known({"draft": COUNT, "reason": TEXT})),
        "sources": listed(known({"id": TEXT, "revision": COUNT})),
        "changes": listed(
            known({name: part for name, part in CHANGE["properties"].items() if name != "cursor"})
        ),
        "more_changes": YES,
    }
)


def private_of(item: JsonSchema) -> JsonSchema:
    """A page for the holder of a key."""
    return known({"items": listed(item), "next": MAYBE, "truncated": YES, "limit": COUNT})


def components(*bodies: type[BaseModel]) -> JsonSchema:
    """Every schema by its name; those of bodies forbid what they do not name, as the shapes do."""
    made = models_json_schema(
        [(body, "validation") for body in bodies], ref_template="#/components/schemas/{model}"
    )[1]
    out = {
        "Entry": ENTRY,
        "RecordDetail": {
            "allOf": [ref("Entry"), known({"reports": listed(ref("Report")), "permalink": MAYBE})]
        },
        "DatedBy": WHEN,
        "Claim": CLAIM,
        "Page": PAGE,
        "Change": CHANGE,
        "ChangePage": CHANGE_PAGE,
        "TimeMap": TIMEMAP,
        "TimelineJS": TIMELINE_JS,
        "VisTimeline": VIS_TIMELINE,
        "FullCalendar": FULL_CALENDAR,
        "GeoJSON": GEOJSON,
        "JsonLd": JSON_LD,
        "JsonLdNode": JSON_LD_NODE,
        "JsonFeed": JSON_FEED,
        "Report": REPORT,
        "Statement": STATEMENT,
        "PositionMatrix": POSITION_MATRIX,
        "PositionDiff": POSITION_DIFF,
        "Slippage": SLIPPAGE,
        "Conflicts": CONFLICTS,
        "ContestedField": CONTESTED,
        "ContestedValue": CONTESTED_VALUE,
        "Schedule": SCHEDULE,
        "Reports": whole(ref("Report")),
        "SourceDetail": SOURCE,
        "Sources": page_of(ref("SourceDetail")),
        "Certainty": CERTAINTY,
        "OverduePage": page_of(planned("overdue_days")),
        "UpcomingPage": page_of(planned("in_days")),
        "ConflictsPage": page_of(DISPUTED),
        "IssueDetail": ISSUE,
        "Issues": whole(ref("IssueDetail")),
        "Receipt": RECEIPT,
        "Ruled": RULED,
        "Ruling": RULING,
        "Rulings": page_of(ref("Ruling")),
        "RulingsOfRecord": whole(ref("Ruling")),
        "RulingReceipt": RULING_RECEIPT,
        "AuditPage": AUDIT_PAGE,
        "ArticlePage": private_of(known(_ARTICLE)),
        "ArticleDetail": known({**_ARTICLE, "text": TEXT, "body": listed(listed(PLACE))}),
        "ArticleReceipt": ARTICLE_RECEIPT,
        "DraftPage": private_of(known(_DRAFT)),
        "DraftDetail": DRAFT_DETAIL,
        "DraftReceipt": DRAFT_RECEIPT,
        "Resolution": RESOLUTION,
        "Resolutions": whole(ref("Resolution")),
        "Health": known({"status": {"type": "string", "enum": ["live", "ready"]}}),
        "Problem": PROBLEM,
        **_of_names(),
    }
    return {**made["$defs"], **out}


def _of_names() -> JsonSchema:
    """The answers of the Reconciliation API, as its specification names their members."""
    thing = known({"id": TEXT, "name": TEXT})
    candidate = known(
        {
            "id": TEXT,
            "name": TEXT,
            "description": TEXT,
            "type": listed(thing),
            "score": {"type": "number"},
            "match": {"type": "boolean"},
            "features": listed(known({"id": TEXT, "value": {"type": ["number", "boolean"]}})),
        }
    )
    manifest = {"versions": listed(TEXT), "name": TEXT, "identifierSpace": TEXT, "schemaSpace": TEXT}
    rows = {"type": "object", "additionalProperties": {"type": "object"}}
    return {
        "Manifest": known({**manifest, "defaultTypes": listed(thing), "batchSize": COUNT}),
        "Reconciliation": known({"result": listed(candidate)}),
        "Extension": known({"meta": listed(thing), "rows": rows}),
        "Suggestions": known({"result": listed(thing)}),
        "Flyout": known({"id": TEXT, "html": TEXT}),
        "Proposals": known({"type": TEXT, "properties": listed(thing)}),
    }


def whole(item: JsonSchema) -> JsonSchema:
    """A list that has no pages."""
    return known({"items": listed(item), "next": {"type": "null"}, "truncated": {"const": False}})
