"""The OpenAPI document and docs/api.md say what the service does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from litestar.routes import HTTPRoute

from tests.building import NOW
from tests.serving import SECRET, Client, key_for
from tracker.api.links import LINKS
from tracker.api.listing import PAGED
from tracker.app import create_app
from tracker.cli import schema
from tracker.store.database import Database

OF_THE_PAGES = {"/", "/static/tracker.css"}
MANUAL = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


def routes(database: Database) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for route in create_app(database, now=lambda: NOW, secret=SECRET).routes:
        if isinstance(route, HTTPRoute):
            found.setdefault(route.path_format, set()).update(route.methods - {"OPTIONS"})
    return found


@pytest.fixture
def document(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/schema/openapi.json").json()
    return found


def test_every_route_is_documented(document: dict[str, Any], shared_database: Database) -> None:
    documented = {
        path: {method.upper() for method in operations} for path, operations in document["paths"].items()
    }
    assert {
        path: methods for path, methods in routes(shared_database).items() if path not in OF_THE_PAGES
    } == documented


def test_the_manual_lists_exactly_the_routes(shared_database: Database) -> None:
    rows = re.findall(r"^\| ((?:`/[^`]*` ?)+)\| ([A-Z ]+) \|", MANUAL, re.MULTILINE)
    listed = {
        path: set(methods.split()) for paths, methods in rows for path in re.findall(r"`([^`]+)`", paths)
    }
    found = routes(shared_database)
    assert listed == {p: m for p, m in found.items() if p.rpartition(".")[0] not in found}


def test_the_manual_lists_exactly_the_parameters() -> None:
    section = MANUAL.partition("## Parameters")[2].partition("\n## ")[0]
    listed = [
        name for row in re.findall(r"^\| ((?:`[a-z_]+` ?)+)\|", section, re.MULTILINE) for name in row.split()
    ]
    assert sorted(name.strip("`") for name in listed) == sorted(p.name for p in PAGED)


def references(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [ref for value in node.values() for ref in references(value)]
    return [ref for value in node for ref in references(value)] if isinstance(node, list) else []


def at(document: Any, ref: str) -> Any:
    for step in ref.removeprefix("#/").split("/"):
        document = document[step]
    return document


def test_every_reference_leads_somewhere_and_every_component_is_used(document: dict[str, Any]) -> None:
    found = set(references(document))
    for ref in found:
        at(document, ref)
    defined = {
        f"#/components/{part}/{name}"
        for part in ("schemas", "responses")
        for name in document["components"][part]
    }
    assert defined == found


def test_bodies_forbid_what_they_do_not_name(document: dict[str, Any]) -> None:
    bodies = {
        ref
        for path in document["paths"].values()
        for op in path.values()
        for ref in references(op.get("requestBody"))
    }
    seen: set[str] = set()
    while bodies - seen:
        ref = (bodies - seen).pop()
        seen.add(ref)
        bodies |= set(references(at(document, ref)))
        if at(document, ref).get("type") == "object":
            assert at(document, ref)["additionalProperties"] is False, ref


def test_the_schema_of_seed_files_is_that_of_the_command_line(client: Client) -> None:
    answer = client.get("/schema/seed.json")
    assert answer.headers["content-type"] == "application/schema+json"
    assert answer.json() == json.loads(CliRunner().invoke(schema.command).output)


ONLY_ASK = {"resolve.post", "reconcile.post"}
"""Operations that take a body and store nothing."""

NOT_FOR_ALL = {"audit", "articles", "article", "drafts", "draft", "draft.preview"}
"""Reads that need a key."""


def test_every_operation_says_whether_it_needs_a_key_and_what_writes_does(document: dict[str, Any]) -> None:
    for path in document["paths"].values():
        for method, operation in path.items():
            name = operation["operationId"]
            needs = name in NOT_FOR_ALL or (method != "get" and name not in ONLY_ASK)
            assert bool(operation["security"]) == needs, name


def test_every_link_leads_to_an_operation_and_gives_parameters_that_it_takes(
    document: dict[str, Any],
) -> None:
    operations = {op["operationId"]: op for path in document["paths"].values() for op in path.values()}
    assert set(LINKS) <= set(operations)
    for operation in operations.values():
        for answer in operation["responses"].values():
            for link in answer.get("links", {}).values():
                taken = {parameter["name"] for parameter in operations[link["operationId"]]["parameters"]}
                assert set(link.get("parameters", {})) <= taken


def test_operation_ids_are_unique_and_problems_are_promised(document: dict[str, Any]) -> None:
    operations = [op for path in document["paths"].values() for op in path.values()]
    assert len({op["operationId"] for op in operations}) == len(operations)
    for operation in operations:
        assert {"400", "405", "500"} <= set(operation["responses"])
        assert operation["summary"]
        assert operation["description"]


# --- answers are what the document promises ------------------------------------------------------------------

TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


def fits(document: Any, schema: Any, value: Any) -> bool:
    """JSON Schema, as much of it as the schemas of answers use."""
    if "$ref" in schema:
        return fits(document, at(document, schema["$ref"]), value)
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return (
        (not kinds or any(value is None if k == "null" else isinstance(value, TYPES[k]) for k in kinds))
        and ("enum" not in schema or value in schema["enum"])
        and ("const" not in schema or value == schema["const"])
        and all(fits(document, each, value) for each in schema.get("allOf", []))
        and ("anyOf" not in schema or any(fits(document, each, value) for each in schema["anyOf"]))
        and ("oneOf" not in schema or sum(fits(document, each, value) for each in schema["oneOf"]) == 1)
        and (not isinstance(value, dict) or _members_fit(document, schema, value))
        and (
            not isinstance(value, list)
            or all(fits(document, schema.get("items", {}), item) for item in value)
        )
    )


def _members_fit(document: Any, schema: Any, value: dict[str, Any]) -> bool:
    named, more = schema.get("properties", {}), schema.get("additionalProperties", {})
    return set(schema.get("required", [])) <= set(value) and all(
        fits(document, named.get(name, more), member) for name, member in value.items()
    )


@pytest.mark.parametrize(
    ("template", "path"),
    [
        ("/timeline", "/timeline?undated=include"),
        ("/timeline.json", "/timeline.json?known_on=2026-01-28&limit=1"),
        ("/rounds", "/rounds"),
        ("/positions", "/positions"),
        ("/rounds/{slug}", "/rounds/second"),
        ("/positions/{slug}", "/positions/said-1"),
        ("/participants/{slug}", "/participants/kremlin"),
        ("/rounds/{slug}/reports", "/rounds/second/reports"),
        ("/changes", "/changes?limit=500"),
        ("/changes.json", "/changes.json?since=now"),
        ("/rounds/{slug}/schedule", "/rounds/second/schedule"),
        ("/rounds/{slug}/conflicts", "/rounds/second/conflicts"),
        ("/processes/{slug}/slippage", "/processes/talks/slippage"),
        ("/positions/matrix", "/positions/matrix"),
        ("/participants/{slug}/positions", "/participants/kremlin/positions"),
        ("/overdue", "/overdue?known_on=2026-02-03"),
        ("/upcoming", "/upcoming?known_on=2026-01-28"),
        ("/conflicts", "/conflicts"),
        ("/timemap", "/timemap"),
        ("/timemap/rounds/{slug}", "/timemap/rounds/second"),
        ("/positions/diff", "/positions/diff?from=2026-01-01&to=2026-03-01"),
        ("/sources", "/sources"),
        ("/sources/{slug}", "/sources/wire"),
        ("/issues", "/issues"),
        ("/resolve", "/resolve?text=on Sunday&published=2026-01-27"),
        ("/reconcile", "/reconcile"),
        ("/reconcile", '/reconcile?queries={"q0":{"query":"Kremlin"}}'),
        ("/reconcile/suggest/entity", "/reconcile/suggest/entity?prefix=krem"),
        ("/reconcile/flyout/entity", "/reconcile/flyout/entity?id=participant/kremlin"),
        ("/reconcile/properties", "/reconcile/properties?type=venue"),
        ("/reconcile/preview", "/reconcile/preview?id=participant/nobody"),
        ("/health/live", "/health/live"),
        ("/health/ready", "/health/ready"),
        ("/timeline", "/timeline?what=1"),
        ("/rounds/{slug}", "/rounds/nothing"),
        ("/resolve", "/resolve?text=on Sunday"),
    ],
)
def test_an_answer_has_the_promised_schema(client: Client, template: str, path: str) -> None:
    document, answer = (
        client.get("/schema/openapi.json").json(),
        client.get(path, headers={"Accept": "application/json"}),
    )
    promised = document["paths"][template]["get"]["responses"][str(answer.status_code)]
    promised = at(document, promised["$ref"]) if "$ref" in promised else promised
    schema = promised["content"][answer.headers["content-type"]]["schema"]
    assert fits(document, schema, answer.json())


def test_a_receipt_has_the_promised_schema(empty: Client, database: Database) -> None:
    body = {"source": {"id": "a", "publisher": "A", "published": "2026-01-01"}, "venue": [{"id": "v"}]}
    answer = empty.post("/sources", json=body, headers={"X-API-Key": key_for(database, "write")})
    document = empty.get("/schema/openapi.json").json()
    assert fits(document, {"$ref": "#/components/schemas/Receipt"}, answer.json())
    assert fits(document, {"$ref": "#/components/schemas/Submission"}, body)
