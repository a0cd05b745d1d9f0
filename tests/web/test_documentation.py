"""The page of the interface: whole without scripts or other sites, with a way to everything on it."""

from __future__ import annotations

import re

from tests.api.recording import scratch, seeded
from tracker.api.problems import STATUS, TYPES, slug
from tracker.errors import RecordMerged
from tracker.web import documentation


def test_the_page_leads_to_every_operation_and_to_every_kind_of_problem() -> None:
    with scratch() as database, seeded(database) as client:
        page, document = client.get("/schema").text, client.get("/schema/openapi.json").json()
    anchors = re.findall(r' id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(anchors)
    plain = [path for path in document["paths"] if path.rpartition(".")[0] not in document["paths"]]
    assert {op["operationId"] for path in plain for op in document["paths"][path].values()} <= set(anchors)
    assert {slug(kind) for kind in STATUS if kind is not RecordMerged} <= set(anchors)
    assert all(TYPES + slug(kind) in page for kind in STATUS if kind is not RecordMerged)
    shapes = set(document["paths"]) - set(plain)
    assert shapes <= set(re.findall(r"<code>(/[^<]*)</code>", page))
    told = set(re.findall(r"<dt><code>([^<]+)</code>", page))
    everything = [op for methods in document["paths"].values() for op in methods.values()]
    assert {parameter["name"] for op in everything for parameter in op["parameters"]} == told
    loaded = re.findall(r"<(?:script|img|iframe|link|style)[^>]*>", page)
    assert loaded == ['<link rel="stylesheet" href="/static/tracker.css">']


def test_requests_can_be_copied_into_a_shell_whatever_is_in_them() -> None:
    operation = {
        "operationId": "x",
        "security": [{"key": []}],
        "responses": {},
        "requestBody": {
            "content": {
                "application/json": {"examples": {"one": {"summary": "It's", "value": {"a": "it's"}}}}
            }
        },
    }
    shown = documentation._shown("/x", "POST", operation, "http://here.example")
    assert shown.requests == [
        "# It's\ncurl -X POST -H \"X-API-Key: $TRACKER_KEY\" -H 'Content-Type: application/json' \\\n"
        '  -d \'{"a":"it\'"\'"\'s"}\' \\\n  http://here.example/x'
    ]


def test_a_form_and_what_an_example_is_sent_with_are_in_its_request() -> None:
    form = {"summary": "A form", "value": {"a": "it's"}, "x-slug": "one"}
    tagged = {
        "summary": "Under a tag",
        "value": {"a": 1},
        "x-slug": "one",
        "x-query": "dry_run=true",
        "x-headers": {"If-Match": '"…"'},
    }
    operation = {
        "operationId": "x",
        "security": [],
        "responses": {},
        "requestBody": {
            "content": {
                documentation.FORM: {"examples": {"one": form}},
                "application/json": {"examples": {"two": tagged}},
            }
        },
    }
    shown = documentation._shown("/x/{slug}", "PUT", operation, "http://here.example")
    assert shown.requests == [
        "# A form\ncurl -X PUT \\\n  --data-urlencode 'a=it'\"'\"'s' \\\n  http://here.example/x/one",
        "# Under a tag\ncurl -X PUT -H 'If-Match: \"…\"' -H 'Content-Type: application/json' \\\n"
        "  -d '{\"a\":1}' \\\n  'http://here.example/x/one?dry_run=true'",
    ]


def test_prose_shows_code_and_escapes_the_rest() -> None:
    assert documentation.coded("`a<b` & <c>") == "<code>a&lt;b</code> &amp; &lt;c&gt;"
