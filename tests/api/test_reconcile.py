"""The Reconciliation API as OpenRefine speaks it: manifest, batches in forms, suggestions, previews, properties."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from tests.building import NOW, TALKS, said
from tests.serving import Client, problem
from tracker.records.problems import validated
from tracker.records.shapes import NewRuling, Submission
from tracker.store.database import Database
from tracker.store.rulings import rule

NASTY = "<script>alert(1)</script>"
FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
FROM_OPENREFINE = {"Origin": "http://127.0.0.1:3333"}

NAMES = said(
    "names",
    "2026-01-02",
    participant=[
        {
            "id": "zelenskyy",
            "name": "Volodymyr Zelenskyy",
            "aliases": ["Volodymyr Zelensky"],
            "sort": "person",
            "country": "UA",
            "identifiers": {"wikidata": "Q3874799"},
        },
        {"id": "lavrov", "name": "Sergey Lavrov", "sort": "person", "country": "RU"},
        {"id": "kremlin", "name": "Kremlin", "sort": "organisation", "country": "RU"},
        {"id": "russia", "name": "Russia", "aliases": ["Moscow"], "sort": "state", "country": "RU"},
        {"id": "georgia", "name": "Georgia", "sort": "state"},
        {"id": "unsorted", "name": "Pavel Unsorted"},
        {"id": "nasty", "name": NASTY, "aliases": ['"><img src=x onerror=alert(1)>']},
    ],
    venue=[
        {
            "id": "geneva",
            "name": "Geneva",
            "country": "CH",
            "place": "Geneva",
            "identifiers": {"wikidata": "Q71"},
        },
        {"id": "moscow", "name": "Moscow", "country": "RU"},
        {"id": "abu-dhabi", "name": "Abu Dhabi"},
        {"id": "emirates-palace", "name": "Emirates Palace"},
    ],
)


@pytest.fixture(scope="module")
def submissions() -> Sequence[Submission]:
    return (TALKS, NAMES)


def posted(client: Client, batch: object) -> Any:
    """A batch sent as OpenRefine sends it."""
    body = urlencode({"queries": json.dumps(batch, ensure_ascii=False)})
    return client.post("/reconcile", content=body, headers={**FORM, **FROM_OPENREFINE})


def best(client: Client, text: str, **more: Any) -> tuple[str, bool] | None:
    """The id of the best candidate for a name, and whether it is a match."""
    answer = posted(client, {"q0": {"query": text, **more}})
    assert answer.status_code == 200, answer.text
    found = answer.json()["q0"]["result"]
    return (found[0]["id"], found[0]["match"]) if found else None


# --- manifest ----------------------------------------------------------------------------------------------------


def test_the_manifest_has_what_the_specification_asks_for(client: Client) -> None:
    answer = client.get("/reconcile", headers=FROM_OPENREFINE)
    manifest = answer.json()
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "0.2" in manifest["versions"]
    for name in ("name", "identifierSpace", "schemaSpace"):
        assert manifest[name]
    assert "{{id}}" in manifest["view"]["url"]
    assert "{{id}}" in manifest["preview"]["url"]
    assert all(isinstance(manifest["preview"][side], int) for side in ("width", "height"))
    assert set(manifest["suggest"]) == {"entity", "type", "property"}
    assert all("${id}" in each["flyout_service_path"] for each in manifest["suggest"].values())


def test_every_address_of_the_manifest_answers(client: Client) -> None:
    manifest = client.get("/reconcile").json()
    entity = quote("participant/zelenskyy", safe="")
    addresses = [
        manifest["view"]["url"].replace("{{id}}", entity),
        manifest["preview"]["url"].replace("{{id}}", entity),
    ]
    for what, each in manifest["suggest"].items():
        of = {"entity": entity, "type": "person", "property": "country"}[what]
        addresses.append(each["service_url"] + each["service_path"] + "?prefix=z")
        addresses.append(each["flyout_service_url"] + each["flyout_service_path"].replace("${id}", of))
    proposing = manifest["extend"]["propose_properties"]
    addresses.append(proposing["service_url"] + proposing["service_path"] + "?type=person")
    addresses += [manifest["schemaSpace"], manifest["documentation"], manifest["identifierSpace"] + entity]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["access-control-allow-origin"] == "*"


# --- batches -----------------------------------------------------------------------------------------------------


def test_a_batch_of_ten_is_answered_query_by_query(client: Client) -> None:
    spellings = [
        "Zelenskyy",
        "Zelensky",
        "Zelenskiy",
        "Selenskyj",
        "Zelenski",
        "Зеленський",
        "Зеленский",
        "زيلينسكي",
    ]
    texts = [*spellings, "President Zelenskyy", "Volodymyr Zelensky"]
    answer = posted(client, {f"q{i}": {"query": text, "limit": 3} for i, text in enumerate(texts)})
    assert answer.headers["access-control-allow-origin"] == "*"
    found = answer.json()
    assert list(found) == [f"q{i}" for i in range(10)]
    for each in found.values():
        first = each["result"][0]
        assert (first["id"], first["name"], first["match"]) == (
            "participant/zelenskyy",
            "Volodymyr Zelenskyy",
            True,
        )
        assert first["type"] == [
            {"id": "participant", "name": "Participant"},
            {"id": "person", "name": "Person"},
        ]
        assert 0 < first["score"] <= 100
        assert {feature["id"] for feature in first["features"]} == {"name_similarity", "all_words", "type"}


def test_a_get_with_the_same_batch_is_answered_alike(client: Client) -> None:
    batch = {"a": {"query": "Lawrow"}, "b": {"query": "ceasefire", "type": "issue"}}
    assert (
        client.get("/reconcile", params={"queries": json.dumps(batch)}).json() == posted(client, batch).json()
    )


def test_candidates_come_best_first_and_no_more_than_asked_for(client: Client) -> None:
    (found,) = posted(client, {"q": {"query": "ceasefire", "limit": 2}}).json().values()
    scores = [each["score"] for each in found["result"]]
    assert scores == sorted(scores, reverse=True)
    assert (len(scores), found["result"][0]["id"]) == (2, "issue/ceasefire")


@pytest.mark.parametrize(
    ("text", "more", "found"),
    [
        ("Moscow", {}, ("participant/russia", False)),
        ("Moscow", {"type": "venue"}, ("venue/moscow", True)),
        ("Moscow", {"type": [{"id": "participant", "name": "Participant"}]}, ("participant/russia", True)),
        ("Moscow", {"type": ["venue", "issue"], "type_strict": "any"}, ("venue/moscow", True)),
        ("Moscow", {"type": "venue", "type_strict": "should"}, ("venue/moscow", True)),
        ("Lavrov", {"type": "venue", "type_strict": "should"}, ("participant/lavrov", False)),
        ("Lavrov", {"type": "state"}, None),
        ("Lavrov", {"type": ["participant", "person"], "type_strict": "all"}, ("participant/lavrov", True)),
        ("Lavrov", {"type": ["participant", "state"], "type_strict": "all"}, None),
        ("Pavel Unsorted", {"type": "person"}, ("participant/unsorted", False)),
        ("Georgia", {}, ("participant/georgia", True)),
        ("the Kremlin", {}, ("participant/kremlin", True)),
        ("participant/lavrov", {}, ("participant/lavrov", True)),
        ("truce", {}, ("issue/ceasefire", True)),
        ("brzgl", {}, None),
        ("—", {}, None),
    ],
)
def test_types_narrow_what_a_name_may_mean(
    client: Client, text: str, more: dict[str, Any], found: tuple[str, bool] | None
) -> None:
    assert best(client, text, **more) == found


def test_a_property_that_contradicts_makes_a_candidate_unsafe_and_one_that_agrees_keeps_it(
    client: Client,
) -> None:
    of = {"pid": "country", "v": "RU"}
    assert best(client, "Lavrov", properties=[of]) == ("participant/lavrov", True)
    assert best(client, "Zelenskyy", properties=[of]) == ("participant/zelenskyy", False)
    assert best(client, "Lavrov", properties=[{"pid": "country", "v": ["UA", {"id": "ru"}]}]) == (
        "participant/lavrov",
        True,
    )


def test_an_identifier_finds_by_itself(client: Client) -> None:
    of = {"pid": "wikidata", "v": "q3874799"}
    answer = posted(client, {"q0": {"properties": [of]}}).json()["q0"]["result"]
    assert [(each["id"], each["score"], each["match"]) for each in answer] == [
        ("participant/zelenskyy", 100, True)
    ]
    listed = {"pid": "identifiers", "v": "wikidata:Q71"}
    assert best(client, "some place", properties=[listed]) == ("venue/geneva", True)
    assert best(client, "some place", properties=[{"pid": "place", "v": "Geneva"}]) != ("venue/geneva", True)


def test_properties_alone_list_those_that_have_them(client: Client) -> None:
    answer = posted(
        client, {"q0": {"type": "participant", "properties": [{"pid": "country", "v": "RU"}]}}
    ).json()
    found = answer["q0"]["result"]
    assert [each["id"] for each in found] == [
        "participant/kremlin",
        "participant/lavrov",
        "participant/russia",
    ]
    assert not any(each["match"] for each in found)


def test_a_merged_record_answers_as_the_one_it_is_part_of(own: Client, database: Database) -> None:
    facts = {
        "kind": "venue",
        "record": "emirates-palace",
        "verdict": "merge",
        "into": "abu-dhabi",
        "reason": "There.",
    }
    with database.writing() as session:
        rule(session, validated(NewRuling, facts), now=NOW.replace(hour=15))
    assert best(own, "venue/emirates-palace") == ("venue/abu-dhabi", True)
    found = posted(own, {"q": {"query": "Emirates Palace"}}).json()["q"]["result"]
    assert "venue/emirates-palace" not in {each["id"] for each in found}
    assert own.get("/reconcile/view?id=venue/emirates-palace", follow_redirects=False).headers[
        "location"
    ] == ("/venues/abu-dhabi")
    rows = own.get("/reconcile", params={"extend": extend(["venue/emirates-palace"], ["name"])}).json()[
        "rows"
    ]
    assert rows["venue/emirates-palace"]["name"][0]["str"] in ("Abu Dhabi", "Emirates Palace")


# --- what is refused ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("batch", "pointer"),
    [
        ({"q0": {}}, "/q0"),
        ({"q0": {"query": " "}}, "/q0"),
        ({"q0": {"query": "a", "limit": 0}}, "/q0/limit"),
        ({"q/1": {"query": "a", "what": 1}}, "/q~11/what"),
        ({"q0": {"query": "a", "type": "persn"}}, "/q0/type/0"),
        ({"q0": {"query": "a", "type_strict": "maybe"}}, "/q0/type_strict"),
        ({"q0": {"query": "a", "properties": [{"pid": "cuntry", "v": "RU"}]}}, "/q0/properties/0/pid"),
        ({"q0": {"query": "a" * 301}}, "/q0/query"),
        ([], ""),
        ("text", ""),
    ],
)
def test_a_batch_that_cannot_be_read_is_refused_with_its_place(
    client: Client, batch: object, pointer: str
) -> None:
    answer = posted(client, batch)
    assert problem(answer, 400)["errors"][0]["pointer"] == pointer
    assert answer.headers["access-control-allow-origin"] == "*"


def test_the_nearest_type_is_named(client: Client) -> None:
    found = problem(posted(client, {"q0": {"query": "a", "type": "persn"}}), 400)
    assert "did you mean person?" in found["errors"][0]["detail"]


def test_a_batch_may_be_as_large_as_the_manifest_says(client: Client) -> None:
    most = client.get("/reconcile").json()["batchSize"]
    batch = {f"q{i}": {"query": "Lavrov"} for i in range(most + 1)}
    assert problem(posted(client, batch), 413)["title"] == "The batch is too large"
    batch.popitem()
    assert len(posted(client, batch).json()) == most


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"{}", {"Content-Type": "application/json"}, 415),
        (b"queries=%FF", FORM, 400),
        (b"", FORM, 400),
        (b"queries=%7B%7D&what=1", FORM, 400),
        (b"queries=%7B%7D&queries=%7B%7D", FORM, 400),
        (b"queries=%7B%7D&extend=%7B%7D", FORM, 400),
    ],
)
def test_a_form_that_is_none_is_refused(
    client: Client, content: bytes, headers: dict[str, str], status: int
) -> None:
    problem(client.post("/reconcile", content=content, headers=headers), status)


@pytest.mark.parametrize(
    "text", ["\x00a", "a\x00b", "%", "_", "'; --", "~", "=", "=country:ru", "\u202e", "🕊", "ﷺ" * 300]
)
def test_names_with_anything_in_them_are_answered(client: Client, text: str) -> None:
    of = {"pid": "wikidata", "v": text}
    answer = posted(client, {"q0": {"query": text, "properties": [of]}, "q1": {"properties": [of]}})
    assert answer.status_code == 200
    assert not any(each["match"] for found in answer.json().values() for each in found["result"])


def test_half_a_character_is_refused(client: Client) -> None:
    body = urlencode({"queries": '{"q0": {"query": "' + "\\" + 'ud800"}}'})
    problem(client.post("/reconcile", content=body, headers=FORM), 400)


# --- suggestions ---------------------------------------------------------------------------------------------------


def suggested(client: Client, what: str, **parameters: Any) -> list[str]:
    """The ids that are suggested, asked for as OpenRefine's widget asks."""
    sent = {"spell": "always", "prefixed": "true", **parameters}
    answer = client.get(f"/reconcile/suggest/{what}", params=sent, headers=FROM_OPENREFINE)
    assert answer.status_code == 200, answer.text
    return [each["id"] for each in answer.json()["result"]]


@pytest.mark.parametrize(
    ("prefix", "first"),
    [
        ("zel", "participant/zelenskyy"),
        ("Zelenskyy", "participant/zelenskyy"),
        ("Selen", "participant/zelenskyy"),
        ("Зел", "participant/zelenskyy"),
        ("volodymyr z", "participant/zelenskyy"),
        ("lavr", "participant/lavrov"),
        ("abu d", "venue/abu-dhabi"),
        ("participant/kremlin", "participant/kremlin"),
        ("ceasef", "issue/ceasefire"),
    ],
)
def test_an_entity_is_suggested_while_it_is_typed(client: Client, prefix: str, first: str) -> None:
    assert suggested(client, "entity", prefix=prefix)[0] == first


def test_suggestions_go_on_behind_a_cursor_and_keep_to_types(client: Client) -> None:
    every = suggested(client, "entity", prefix="c", limit=50)
    assert len(every) > 3
    assert suggested(client, "entity", prefix="c", limit=2, cursor=1) == every[1:3]
    assert suggested(client, "entity", prefix="mos", type="venue") == ["venue/moscow"]
    assert suggested(client, "entity", prefix="") == []


def test_types_and_properties_are_suggested(client: Client) -> None:
    assert suggested(client, "type", prefix="pers") == ["person"]
    assert suggested(client, "type", prefix="Group") == ["armed-group"]
    assert "participant" in suggested(client, "type", prefix="")
    assert suggested(client, "property", prefix="wiki") == ["wikidata"]
    assert suggested(client, "property", prefix="country") == ["country"]
    assert suggested(client, "type", prefix="", limit=1, cursor=1) == ["person"]


def test_a_suggestion_that_asks_for_nonsense_is_refused(client: Client) -> None:
    assert (
        problem(client.get("/reconcile/suggest/entity?cursor=-1"), 400)["errors"][0]["parameter"] == "cursor"
    )


# --- cards and previews ----------------------------------------------------------------------------------------------


class Tags(HTMLParser):
    """The tags of a piece of HTML and its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names += [name for name, _ in attrs]


@pytest.mark.parametrize("what", ["zelenskyy", "nasty"])
def test_a_card_holds_text_that_cannot_act(client: Client, what: str) -> None:
    answer = client.get("/reconcile/flyout/entity", params={"id": f"participant/{what}", "lang": "en"})
    found = answer.json()
    assert found["id"] == f"participant/{what}"
    card = Tags(found["html"])
    assert set(card.tags) <= {"div", "h1", "p", "dl", "dt", "dd"}
    assert set(card.names) <= {"class"}


def test_cards_of_types_and_properties(client: Client) -> None:
    assert "Person" in client.get("/reconcile/flyout/type?id=person").json()["html"]
    assert "Wikidata" in client.get("/reconcile/flyout/property?id=wikidata").json()["html"]
    problem(client.get("/reconcile/flyout/type?id=persn"), 404)


def test_a_preview_is_a_small_page_that_any_page_may_frame(client: Client) -> None:
    answer = client.get("/reconcile/preview", params={"id": "participant/zelenskyy"})
    assert answer.headers["content-type"].startswith("text/html")
    (policy,) = answer.headers.get_list("content-security-policy")
    assert re.search(r"frame-ancestors \*$", policy)
    assert "default-src 'none'" in policy
    assert "Volodymyr Zelenskyy" in answer.text
    assert "Q3874799" in answer.text


def test_a_preview_of_what_a_source_made_up_cannot_act(client: Client) -> None:
    text = client.get("/reconcile/preview?id=participant/nasty").text
    page = Tags(text)
    assert not {"script", "img"} & set(page.tags)
    assert "onerror" not in page.names
    assert "&lt;script&gt;" in text


def test_no_other_page_may_be_framed(client: Client) -> None:
    assert "frame-ancestors 'none'" in client.get("/participants.html").headers["content-security-policy"]


@pytest.mark.parametrize(
    "given", ["participant/nobody", "nobody", "round/x", "venue/", "venue/ß", "issue/none", "venue/a\x00"]
)
def test_what_is_not_there_is_not_found(client: Client, given: str) -> None:
    for where in ("preview", "view", "flyout/entity"):
        problem(client.get(f"/reconcile/{where}", params={"id": given}), 404)


@pytest.mark.parametrize(
    ("given", "there"),
    [
        ("participant/kremlin", "/participants/kremlin"),
        ("venue/geneva", "/venues/geneva"),
        ("issue/ceasefire", "/timeline?issue=ceasefire"),
    ],
)
def test_an_id_leads_to_its_page(client: Client, given: str, there: str) -> None:
    for written in (given, quote(given, safe="")):
        answer = client.get(f"/reconcile/view?id={written}", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, there)
    assert client.get(there).status_code == 200


# --- properties ------------------------------------------------------------------------------------------------------


def extend(ids: list[str], properties: list[str]) -> str:
    """A data extension query."""
    return json.dumps({"ids": ids, "properties": [{"id": each} for each in properties]})


def test_properties_of_reconciled_entities_are_told(client: Client) -> None:
    query = extend(
        ["participant/zelenskyy", "venue/geneva", "issue/donbas", "gone"],
        ["country", "wikidata", "sort", "parent"],
    )
    body = urlencode({"extend": query})
    found = client.post("/reconcile", content=body, headers=FORM).json()
    assert [each["id"] for each in found["meta"]] == ["country", "wikidata", "sort", "parent"]
    assert found["rows"]["participant/zelenskyy"] == {
        "country": [{"str": "UA"}],
        "wikidata": [{"str": "Q3874799"}],
        "sort": [{"str": "person"}],
        "parent": [],
    }
    assert found["rows"]["venue/geneva"]["wikidata"] == [{"str": "Q71"}]
    assert found["rows"]["issue/donbas"]["parent"] == [{"str": "territory"}]
    assert found["rows"]["gone"] == {"country": [], "wikidata": [], "sort": [], "parent": []}
    assert client.get("/reconcile", params={"extend": query}).json() == found


def test_the_properties_of_a_type_are_proposed(client: Client) -> None:
    found = client.get("/reconcile/properties?type=issue").json()
    assert found == {
        "type": "issue",
        "properties": [
            {"id": "name", "name": "Name"},
            {"id": "aliases", "name": "Other names"},
            {"id": "parent", "name": "Wider issue, by id"},
        ],
    }
    assert client.get("/reconcile/properties?type=person&limit=1").json()["limit"] == 1
    assert len(client.get("/reconcile/properties").json()["properties"]) == 9


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ({"ids": ["venue/geneva"], "properties": [{"id": "cuntry"}]}, "/properties/0/id"),
        ({"ids": ["venue/geneva"]}, "/properties"),
        ({"ids": ["x"] * 501, "properties": []}, "/ids"),
    ],
)
def test_an_extension_that_cannot_be_read_is_refused(client: Client, query: object, pointer: str) -> None:
    answer = client.get("/reconcile", params={"extend": json.dumps(query)}) if pointer != "/ids" else None
    body = urlencode({"extend": json.dumps(query)})
    answer = answer or client.post("/reconcile", content=body, headers=FORM)
    assert problem(answer, 400)["errors"][0]["pointer"] == pointer
