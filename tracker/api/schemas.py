"""The schemas of what goes in and out, for the OpenAPI document: those of inputs are made by the shapes themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic.json_schema import models_json_schema

from tracker.api.operations import ref
from tracker.records.vocabulary import Basis, Kind, Verdict

if TYPE_CHECKING:
    from pydantic import BaseModel

    from tracker.formats import Format

JsonSchema = dict[str, Any]

TEXT: JsonSchema = {"type": "string"}
MAYBE: JsonSchema = {"type": ["string", "null"]}
YES: JsonSchema = {"type": "boolean"}
ANY: JsonSchema = {}


def of_format(shape: Format) -> JsonSchema:
    """The schema of a list in a format."""
    return ref("Page") if shape.MEDIA_TYPE == "application/json" else TEXT


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

PAGE = known(
    {
        "items": listed(ref("Entry")),
        "next": MAYBE,
        "truncated": YES,
        "known_on": MAYBE,
        "as_of": MAYBE,
        "order": {"type": "string", "enum": ["asc", "desc"]},
        "limit": {"type": ["integer", "null"]},
    }
)

PROBLEM = known(
    {
        "type": {"type": "string", "format": "uri-reference"},
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
        "instance": TEXT,
        "errors": listed(known({"detail": TEXT, "value": TEXT, "expected": TEXT})),
    }
)

RESOLUTION = known(
    {
        "text": TEXT,
        "start": {"type": "integer"},
        "end": {"type": "integer"},
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
        "revision": {"type": "integer"},
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

CONFLICTS = known(
    {
        "fields": listed(
            known(
                {
                    "field": TEXT,
                    "settled": YES,
                    "values": listed(
                        known(
                            {
                                "value": ANY,
                                "stands": YES,
                                "standing": TEXT,
                                "origins": {"type": "integer"},
                                "said_by": listed(
                                    known(
                                        {"report": TEXT, "source": TEXT, "publisher": TEXT, "standing": TEXT}
                                    )
                                ),
                            }
                        )
                    ),
                }
            )
        )
    }
)

SCHEDULE = known(
    {
        "moves": {"type": "integer"},
        "slipped_days": {"type": "integer"},
        "steps": listed(
            known(
                {
                    "status": MAYBE,
                    "when": maybe(known({"display": TEXT, "edtf": TEXT, "start": MAYBE, "end": MAYBE})),
                    "known_from": TEXT,
                    "slipped_days": {"type": ["integer", "null"]},
                    "disputed": YES,
                    "happened": YES,
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
        "sources": {"type": "integer"},
        "origins": {"type": "integer"},
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
                    "statements": {"type": "integer"},
                    "moved_from": maybe(ref("Statement")),
                }
            )
        ),
    }
)

POSITION_DIFF = known(
    {
        "by": {"type": "string", "enum": ["party", "holder"]},
        "moves": listed(
            known(
                {
                    "participant": known({"id": TEXT, "name": MAYBE}),
                    "issue": known({"id": TEXT, "title": MAYBE}),
                    "before": maybe(ref("Statement")),
                    "after": ref("Statement"),
                }
            )
        ),
    }
)

SLIPPAGE = known(
    {
        "moves": {"type": "integer"},
        "slipped_days": {"type": "integer"},
        "rounds": listed(
            known(
                {
                    "id": TEXT,
                    "title": MAYBE,
                    "status": MAYBE,
                    "first_announced": maybe(known({"when": TEXT, "known_from": TEXT})),
                    "when": MAYBE,
                    "moves": {"type": "integer"},
                    "slipped_days": {"type": "integer"},
                }
            )
        ),
    }
)

ISSUE = known({"id": TEXT, "title": MAYBE, "parent": MAYBE, "aliases": listed(TEXT)})

SOURCE = known({"id": TEXT, "publisher": TEXT, "published": TEXT})


def components(*bodies: type[BaseModel]) -> JsonSchema:
    """Every schema by its name; those of bodies forbid what they do not name, as the shapes do."""
    made = models_json_schema(
        [(body, "validation") for body in bodies], ref_template="#/components/schemas/{model}"
    )[1]
    out = {
        "Entry": ENTRY,
        "RecordDetail": {"allOf": [ref("Entry"), known({"reports": listed(ref("Report"))})]},
        "DatedBy": WHEN,
        "Claim": CLAIM,
        "Page": PAGE,
        "Report": REPORT,
        "Statement": STATEMENT,
        "PositionMatrix": POSITION_MATRIX,
        "PositionDiff": POSITION_DIFF,
        "Slippage": SLIPPAGE,
        "Conflicts": CONFLICTS,
        "Schedule": SCHEDULE,
        "Reports": whole(ref("Report")),
        "SourceDetail": SOURCE,
        "Sources": {**PAGE, "properties": {**PAGE["properties"], "items": listed(ref("SourceDetail"))}},
        "IssueDetail": ISSUE,
        "Issues": whole(ref("IssueDetail")),
        "Receipt": RECEIPT,
        "Ruled": RULED,
        "Ruling": RULING,
        "Rulings": {**PAGE, "properties": {**PAGE["properties"], "items": listed(ref("Ruling"))}},
        "RulingsOfRecord": whole(ref("Ruling")),
        "RulingReceipt": RULING_RECEIPT,
        "Resolution": RESOLUTION,
        "Resolutions": whole(ref("Resolution")),
        "Health": known({"status": {"type": "string", "enum": ["live", "ready"]}}),
        "Problem": PROBLEM,
    }
    return {**made["$defs"], **out}


def whole(item: JsonSchema) -> JsonSchema:
    """A list that has no pages."""
    return known({"items": listed(item), "next": {"type": "null"}, "truncated": {"const": False}})
