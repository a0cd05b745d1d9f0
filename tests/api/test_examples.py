"""Every operation has examples, and every example is true: sent to the service over the seeds, it is answered so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import jsonschema_rs
import pytest

from tests.api.recording import (
    ENDLESS,
    JSON,
    ROOT,
    SCOPES,
    headers_with,
    recording,
    seed,
    seeded,
    served,
)
from tests.api.signatures import MANUAL, section, signatures
from tests.building import NOW
from tests.serving import PROBLEM, SECRET, Client, key_for
from tracker.api import examples, problems
from tracker.api.document import REFUSALS, openapi
from tracker.api.examples import (
    BODIES,
    HEADERS,
    PARAMETERS,
    PARAMETERS_OF,
    PLACES,
    REFUSAL,
    WITHOUT_EXAMPLE,
    Recorded,
)
from tracker.api.links import LINKS, WHERE
from tracker.api.operations import ALWAYS_POSSIBLE
from tracker.app import create_app
from tracker.errors import RecordMerged
from tracker.store.database import Database, open_database
from tracker.store.migrate import upgrade

HOW = "see 'an operation' in CONTRIBUTING.md"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The seeds, once for the whole module; what is stored is the business of other tests, on both databases."""
    url = f"sqlite:///{tmp_path_factory.mktemp('examples')}/seeded.db"
    upgrade(url, ROOT / "migrations")
    opened = open_database(url)
    seed(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def document(database: Database) -> dict[str, Any]:
    return openapi(create_app(database, now=lambda: NOW, secret=SECRET), "0")


@pytest.fixture(scope="module")
def recorded_now(database: Database) -> list[Recorded]:
    with seeded(database) as client:
        return recording(client, database)


@pytest.fixture(scope="module")
def client(database: Database, recorded_now: list[Recorded]) -> Iterator[Client]:
    """A client after everything was recorded, so that the order of tests changes nothing."""
    assert recorded_now
    with seeded(database) as opened:
        yield opened


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path} ({operation['operationId']})", operation


def fits(document: dict[str, Any], schema: dict[str, Any], value: Any) -> list[str]:
    """What is wrong with a value, by JSON Schema 2020-12 as an independent reader understands it."""
    whole = {**schema, "components": document["components"]}
    validator = jsonschema_rs.Draft202012Validator(whole, validate_formats=False)
    return [f"{error.instance_path}: {error.message}"[:300] for error in validator.iter_errors(value)]


# --- every operation has them ----------------------------------------------------------------------------------


def test_every_parameter_has_an_example_that_its_schema_allows(document: dict[str, Any]) -> None:
    missing = []
    for name, operation in operations(document):
        for parameter in operation["parameters"]:
            if parameter["name"] in WITHOUT_EXAMPLE:
                continue
            if "example" not in parameter:
                table = "PLACES" if parameter["in"] == "path" else "PARAMETERS"
                missing.append(f"{parameter['name']!r} of {name} has no row in {table}")
            else:
                assert fits(document, parameter["schema"], parameter["example"]) == [], (name, parameter)
    assert not missing, f"{'; '.join(missing)} of tracker/api/examples.py: {HOW}"


def test_every_body_has_an_example(document: dict[str, Any]) -> None:
    missing = [
        name
        for name, operation in operations(document)
        for content in operation.get("requestBody", {"content": {}})["content"].values()
        if not content.get("examples")
    ]
    assert not missing, f"{', '.join(missing)}: no row in BODIES of tracker/api/examples.py: {HOW}"


def test_every_good_answer_has_an_example_of_each_of_its_media_types(document: dict[str, Any]) -> None:
    missing = [
        f"{name} as {media_type} ({status})"
        for name, operation in operations(document)
        for status, answer in operation["responses"].items()
        for media_type, content in answer.get("content", {}).items()
        if not content.get("examples")
    ]
    assert not missing, f"{', '.join(missing)}: nothing is recorded; run `make examples`, and {HOW}"


def test_every_kind_of_problem_and_every_status_has_an_example(document: dict[str, Any]) -> None:
    shown = {name for status in examples.problems().values() for name in status}
    missing = {problems.slug(kind) for kind in problems.STATUS if kind is not RecordMerged} - shown
    assert not missing, f"{missing} has no row in REFUSED or MADE of tracker/api/examples.py: {HOW}"
    for status in (set(REFUSALS) | set(ALWAYS_POSSIBLE)) - {304}:
        content = document["components"]["responses"][str(status)]["content"][PROBLEM]
        assert content.get("examples"), (
            f"{status} has no row in REFUSED or MADE of tracker/api/examples.py: {HOW}"
        )


def test_no_row_is_left_behind_by_what_it_was_for(document: dict[str, Any], database: Database) -> None:
    app = create_app(database, now=lambda: NOW, secret=SECRET)
    names = {each.name for each in served(app)}
    assert {one.name for one in examples.recorded()} - {REFUSAL} <= names
    assert set(examples.ASKED) | set(BODIES) <= names
    parameters = {p["name"] for _, operation in operations(document) for p in operation["parameters"]}
    assert set(PARAMETERS) | set(HEADERS) | set(WITHOUT_EXAMPLE) <= parameters
    assert {name for name, _ in PARAMETERS_OF} <= names
    assert {path.split("/")[-2] for path in document["paths"] if path.endswith("}")} >= set(PLACES)


# --- and they are true -----------------------------------------------------------------------------------------


def test_the_service_answers_every_example_as_it_is_recorded(recorded_now: list[Recorded]) -> None:
    written = {(one.name, one.asked, one.media_type, one.key): one for one in examples.recorded()}
    for one in recorded_now:
        place = (one.name, one.asked, one.media_type, one.key)
        assert written.get(place) == one, (
            f"{one.name} ({one.asked}) is answered otherwise: run `make examples`"
        )
    assert len(written) == len(recorded_now), "more is recorded than is asked for: run `make examples`"


def test_every_recorded_answer_has_the_schema_and_the_status_of_the_document(
    document: dict[str, Any],
) -> None:
    by_name = {operation["operationId"]: operation for _, operation in operations(document)}
    for one in examples.recorded():
        if one.name == REFUSAL:
            content = document["components"]["responses"][str(one.status)]["content"]
        else:
            content = by_name[one.name]["responses"][str(one.status)]["content"]
        schema = content[one.media_type]["schema"]
        if one.address is None:
            assert fits(document, schema, one.body) == [], one.asked


def test_problems_that_no_request_brings_about_have_the_shape_of_all(document: dict[str, Any]) -> None:
    for status, shown in examples.problems().items():
        for name, example in shown.items():
            assert fits(document, {"$ref": "#/components/schemas/Problem"}, example["value"]) == [], name
            assert example["value"]["status"] == status


def test_every_example_of_a_body_fits_the_schema_of_bodies(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        for content in operation.get("requestBody", {"content": {}})["content"].values():
            for example in content["examples"].values():
                assert fits(document, content["schema"], example["value"]) == [], name


def test_every_address_that_stands_for_an_answer_gives_it(client: Client) -> None:
    for one in examples.recorded():
        if one.address is not None and one.media_type != ENDLESS:
            answer = client.get(one.address, headers={"Accept": one.media_type})
            assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (
                200,
                one.media_type,
            )


def followed(expression: str, asked: str, sent: Any, answer: Any) -> Any:
    """What a runtime expression of OpenAPI finds in a request or its answer; None where there is nothing."""
    if expression == "$request.path.slug":
        return re.split(r"[/?]", asked.removeprefix("GET ").removeprefix("/timemap"))[2]
    pointer, _, pattern = expression.partition("#regex:")
    place, _, steps = pointer.partition("#/")
    node = {"$response.body": answer, "$request.body": sent}[place]
    for step in steps.split("/"):
        inside = node and (
            node[int(step) :] if isinstance(node, list) else [node[step]] if step in node else []
        )
        node = inside[0] if inside else None
    found = re.search(pattern, node) if pattern and node else None
    return found[1] if found else None if pattern else node


def test_every_link_of_an_example_leads_to_a_good_answer(
    client: Client, document: dict[str, Any], database: Database
) -> None:
    paths = {
        operation["operationId"]: path
        for path, methods in document["paths"].items()
        for operation in methods.values()
    }
    responses = {operation["operationId"]: operation["responses"] for _, operation in operations(document)}
    scopes = {each.name: each.operation.scope for each in served(client.app)}
    keys = {scope: key_for(database, scope) for scope in SCOPES}
    reached: Counter[str] = Counter()
    for one in examples.recorded():
        sent = BODIES.get(one.name, {}).get(one.key)
        links = responses[one.name][str(one.status)].get("links", {}) if one.name != REFUSAL else {}
        for name, link in links.items() if one.address is None and one.media_type.endswith("json") else ():
            found = {
                n: followed(e, one.asked, sent and sent.value, one.body)
                for n, e in link.get("parameters", {}).items()
            }
            if None in found.values() or (sent and "dry_run" in sent.query):
                continue
            kind = sent.value["kind"] if sent and isinstance(sent.value, dict) and name in WHERE else None
            if kind and WHERE[name] != f"Where `kind` is {kind}.":
                continue
            path = paths[link["operationId"]]
            given = {n: value for n, value in found.items() if f"{{{n}}}" not in path}
            headers = {"Accept": JSON, **headers_with(keys, scopes[link["operationId"]])}
            answer = client.get(path.format_map(found), params=given, headers=headers)
            assert answer.status_code == 200, (one.name, name, path, found, answer.text)
            reached[name] += 1
    assert ({name for links in LINKS.values() for name in links} | {"next"}) - set(WHERE) <= set(reached)


ALONE = {"extend"}
"""Parameters that stand for others, not beside them."""


def test_each_parameter_is_taken_with_its_example(client: Client) -> None:
    for each in served(client.app):
        asked = examples.address_of(each.name, each.path, each.operation.parameters)
        if each.method != "GET" or asked is None or each.path == "/changes.sse" or each.operation.scope:
            continue  # a stream has no end to wait for; its parameters are those of the pages
        path, _, query = asked.partition("?")
        for parameter in each.operation.parameters:
            shown = examples.of_parameter(parameter.name, parameter.schema, each.name)
            if shown is not None:
                others = dict(parse_qsl(query)) if parameter.name not in ALONE else {}
                given = {**others, parameter.name: shown}
                answer = client.get(path, params=given, headers={"Accept": JSON})
                assert answer.status_code == 200, (path, given, answer.text)


# --- the manual ------------------------------------------------------------------------------------------------


def test_the_manual_names_the_parameters_and_the_answers_of_every_operation(document: dict[str, Any]) -> None:
    found = section(MANUAL.read_text(encoding="utf-8"))
    assert found.splitlines() == signatures(document).splitlines(), "run `make examples`"


def test_the_manual_explains_every_parameter_and_every_status(document: dict[str, Any]) -> None:
    text = MANUAL.read_text(encoding="utf-8")
    told = text.replace(section(text), "")
    for name, operation in operations(document):
        for parameter in operation["parameters"]:
            if parameter["in"] == "query":
                assert re.search(rf"`{parameter['name']}[`=]", told), (
                    f"{parameter['name']} of {name} is nowhere explained"
                )
        for status in operation["responses"]:
            assert status in told, f"{status} of {name} is nowhere explained in docs/api.md"


def test_the_record_is_part_of_the_package() -> None:
    assert Path(examples.__file__).with_name("examples.ndjson").stat().st_size > 0
