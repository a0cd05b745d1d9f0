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


def test_prose_shows_code_and_escapes_the_rest() -> None:
    assert documentation.coded("`a<b` & <c>") == "<code>a&lt;b</code> &amp; &lt;c&gt;"
