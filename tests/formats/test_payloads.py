"""Whatever a source says is only text in every shape: no cell, element, link or node is made of it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.formats.golden import LISTING, entries
from tests.formats.payloads import PAYLOADS
from tracker.formats import Format, atom, geojson, jsonfeed, jsonld, markdown
from tracker.formats import csv as rows

SIGNS = "=+-@＝＋－＠"
ATOM = "{http://www.w3.org/2005/Atom}"


def with_payload(node: Any, payload: str) -> Any:
    """An entry in which everything that sources may word says this."""
    if isinstance(node, dict):
        worded = {
            "name",
            "title",
            "summary",
            "quote",
            "outcome",
            "publisher",
            "place",
            "expression",
            "origin",
        }
        return {
            k: payload if k in worded and isinstance(v, str) else with_payload(v, payload)
            for k, v in node.items()
        }
    return [with_payload(one, payload) for one in node] if isinstance(node, list) else node


def made(shape: Format, payload: str) -> str:
    wanted = ("first", "demand", "memorandum", "envoy", "palace")
    found = [entry for entry in map(json.loads, entries()) if entry["id"] in wanted]
    bodies = [json.dumps(with_payload(entry, payload)) for entry in found]
    return b"".join(shape.render(bodies, LISTING)).decode()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_begins_a_formula_whatever_separates_cells(payload: str) -> None:
    text = made(rows, payload)
    read = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in read] == ["demand", "first", "memorandum", "envoy", "palace"]
    for row in read:
        for column, cell in row.items():
            if column in ("lat", "lon", "ordinal", "probability"):
                float(cell or 0)
                continue
            for piece in re.split(r"[;,\t\r\n\"]", cell):
                start = piece.lstrip(" \"'“”‘’`") if not piece.startswith("'") else "'"
                assert not start.startswith(tuple(SIGNS)), (column, cell)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_cell_says_what_was_said_but_for_its_apostrophes(payload: str) -> None:
    (row,) = [
        row for row in csv.DictReader(io.StringIO(made(rows, payload), newline="")) if row["id"] == "first"
    ]
    assert row["title"].replace("'", "") == payload.replace("'", "")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_elements_of_a_feed_are_those_of_a_harmless_one(payload: str) -> None:
    found, harmless = (parsed(made(atom, text)) for text in (payload, "harmless"))
    assert [e.tag for e in found.iter()] == [e.tag for e in harmless.iter()]
    assert {a for e in found.iter() for a in e.attrib} == {a for e in harmless.iter() for a in e.attrib}
    title = found.find(f"{ATOM}entry/{ATOM}title")
    assert title is not None
    assert title.text == re.sub("[^\t\n\x20-\ufffd]", "\ufffd", payload.replace("\r", "\n"))


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 - what we wrote ourselves is what is under test


def links(text: str) -> Iterator[str]:
    yield from re.findall(r"(?<!\\)\]\(([^)]*)\)", text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markdown_has_the_lines_and_links_of_a_harmless_one(payload: str) -> None:
    found, harmless = made(markdown, payload), made(markdown, "harmless")
    assert len(found.splitlines()) == len(harmless.splitlines())
    assert list(links(found)) == list(links(harmless))
    assert not re.search(
        r"<|(?<!\()https?://(?![^()]*\))|www\.|javascript:|[^\s(]@|!\[", found.replace("\\[", "")
    )
    assert found.count("**") == harmless.count("**")


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("shape", [geojson, jsonld, jsonfeed], ids=lambda shape: shape.EXTENSION)
def test_json_has_the_members_of_a_harmless_one(shape: Format, payload: str) -> None:
    found, harmless = (json.loads(made(shape, text)) for text in (payload, "harmless"))
    assert members(found) == members(harmless)


def members(node: Any) -> Any:
    if isinstance(node, dict):
        return {name: members(value) for name, value in node.items()}
    return [members(one) for one in node] if isinstance(node, list) else type(node)
