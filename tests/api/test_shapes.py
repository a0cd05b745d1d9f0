"""Every shape over HTTP: by extension, by Accept, with the others named in Link; feeds newest first; nothing held."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import feedparser
import pytest
from sqlalchemy import event

from tests.building import TALKS, said, store
from tests.serving import Client, ids, problem
from tracker.api.alternates import LONGEST
from tracker.api.steps import AT_ONCE, in_steps, stopped
from tracker.api.views import View
from tracker.formats import FORMATS
from tracker.store.database import Database
from tracker.store.timeline import TimelineQuery, page

MINE = ("csv", "md", "geojson", "jsonld", "atom", "jsonfeed")
TYPES = {
    "csv": "text/csv; header=present; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "geojson": "application/geo+json",
    "jsonld": "application/ld+json",
    "atom": "application/atom+xml",
    "jsonfeed": "application/feed+json",
}


@pytest.mark.parametrize("extension", MINE)
def test_the_extension_and_accept_give_the_same_list(client: Client, extension: str) -> None:
    for path in ("/timeline", "/rounds"):
        named = client.get(f"{path}.{extension}")
        asked = client.get(path, headers={"Accept": TYPES[extension].partition(";")[0]})
        assert (named.status_code, asked.status_code) == (200, 200)
        assert named.headers["content-type"] == asked.headers["content-type"] == TYPES[extension]
        assert asked.text.count("first") == named.text.count("first") > 0


def test_csv_is_the_whole_list_and_takes_no_pages(client: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/timeline.csv?kind=round").text, newline="")))
    assert [row["id"] for row in rows] == ["far", "first", "second"]
    assert rows[1]["address"] == "http://testserver.local/rounds/first"
    assert problem(client.get("/timeline.csv?limit=2"), 400)["errors"][0]["parameter"] == "limit"


def test_geojson_and_json_ld_have_pages(client: Client) -> None:
    first = client.get("/timeline.geojson?limit=2").json()
    assert [f["id"] for f in first["features"]] == ["round/far", "round/first"]
    assert [f["id"] for f in client.get(first["next"]).json()["features"]] == [
        "position/said-2",
        "position/said-1",
    ]
    graph = client.get("/timeline.jsonld?limit=2").json()["@graph"]
    assert len(client.get(graph[-1]["next"]).json()["@graph"]) == 3


# --- the other shapes ----------------------------------------------------------------------------------------


def alternates(answer: Any) -> dict[str, str]:
    """The addresses of the other shapes, by extension."""
    found = [part.strip() for part in answer.headers["link"].split(", <")]
    named = [part.split(">")[0].lstrip("<") for part in found if 'rel="alternate"' in part]
    return {urlsplit(address).path.rpartition(".")[2]: address for address in named}


def test_every_answer_names_the_other_shapes_and_each_of_them_answers(client: Client) -> None:
    answer = client.get("/timeline?kind=round&status=held&limit=1")
    found = alternates(answer)
    assert set(found) >= {shape.EXTENSION for shape in FORMATS} | {"html"}
    for extension in (*MINE, "json", "ndjson", "html"):
        other = client.get(found[extension])
        assert other.status_code == 200, found[extension]
        assert f'type="{other.headers["content-type"].partition(";")[0]}"' in answer.headers["link"]
    assert "limit" not in found["csv"]
    assert "limit=1" in found["md"]
    assert "atom" not in alternates(client.get("/timeline.atom"))


def test_a_page_behind_a_cursor_names_the_whole_list_only_where_somebody_reads_it(client: Client) -> None:
    following = client.get("/timeline?kind=round&limit=1").json()["next"]
    assert alternates(client.get(following)) == {}
    shown = client.get(following, headers={"Accept": "text/html"}).text
    assert len(urlsplit(following).query) <= LONGEST
    assert 'href="http://testserver.local/timeline.csv?kind=round"' in shown


def test_a_long_query_is_not_repeated_for_every_shape(client: Client) -> None:
    query = "&".join(["kind=round"] * (LONGEST // 10))
    assert alternates(client.get(f"/timeline?{query}")) == {}


def test_a_page_names_its_feeds_for_browsers(client: Client) -> None:
    text = client.get("/timeline.html?kind=round").text
    assert '<link rel="alternate" type="application/atom+xml"' in text
    assert 'href="http://testserver.local/timeline.csv?kind=round"' in text


# --- one record ----------------------------------------------------------------------------------------------


def test_one_record_can_be_had_as_json_ld_and_markdown(client: Client) -> None:
    found = client.get("/rounds/second", headers={"Accept": "application/ld+json"}).json()
    assert (found["@id"], found["startDate"]) == ("http://testserver.local/rounds/second", "2026-02-04")
    assert found["previousStartDate"] == ["2026-02-01"]
    text = client.get("/rounds/second.md").text
    assert "**4–5 February 2026**: [Second](http://testserver.local/rounds/second)" in text


# --- feeds ---------------------------------------------------------------------------------------------------


def test_a_feed_of_the_timeline_comes_newest_first_unless_asked_otherwise(client: Client) -> None:
    def names(address: str) -> list[str]:
        feed = feedparser.parse(client.get(address).content)
        assert not feed.bozo
        return [one.id.rpartition("/")[2] for one in feed.entries]

    usual = ids(client.get("/timeline"))
    assert names("/timeline.atom") == usual[::-1]
    assert names("/timeline.atom?order=asc") == usual
    first = client.get("/timeline.jsonfeed?limit=2&kind=round").json()
    second = client.get(first["next_url"]).json()
    assert [item["url"].rpartition("/")[2] for item in first["items"] + second["items"]] == [
        "second",
        "first",
        "far",
    ]
    assert "next_url" not in second


def changed(client: Client, query: str = "") -> list[Any]:
    feed = feedparser.parse(client.get(f"/changes.atom?{query}").content)
    assert not feed.bozo
    return list(feed.entries)


def test_a_feed_of_changes_has_an_entry_for_each_act_the_newest_first(client: Client) -> None:
    found = changed(client, "id=round/second")
    assert [entry.title for entry in found] == [
        "Second: claims, sources, status, when changed",
        "Second: new",
    ]
    assert found[0].updated == "2026-03-01T12:02:00Z"
    assert found[0].published == "2026-02-06T00:00:00Z"
    assert "1 February 2026 -> 4–5 February 2026" in found[0].summary
    assert found[0].link == "http://testserver.local/rounds/second?as_of=2026-03-01T12:02:00Z"


def test_the_pages_of_a_feed_of_changes_show_every_act_once(client: Client) -> None:
    whole = [item["id"] for item in client.get("/changes.jsonfeed?limit=500").json()["items"]]
    found: list[str] = []
    address: str | None = "/changes.jsonfeed?limit=3"
    while address:
        feed = client.get(address).json()
        found += [item["id"] for item in feed["items"]]
        address = feed.get("next_url")
    assert found == whole
    assert len(set(whole)) == len(whole) > 9
    lines = client.get("/changes.ndjson").text.splitlines()
    acts = dict.fromkeys((one["recorded_from"], one["kind"], one["id"]) for one in map(json.loads, lines))
    assert len(acts) == len(whole)


def test_a_feed_of_changes_ends_where_since_says(client: Client) -> None:
    assert len(changed(client, "since=2026-03-01T12:01:30Z")) == 1
    assert changed(client, "since=now") == []
    assert len(changed(client, "as_of=2026-03-01T12:00:00Z")) == 1
    problem(client.get("/changes.atom?before=x"), 400)
    problem(client.get("/changes.atom?id=round/secnd"), 400)


def test_a_line_that_is_gone_leaves_a_tombstone(own: Client, database: Database) -> None:
    better = said("wire", "2026-01-27", round=[{"id": "first", "when": {"edtf": "2026-01-23/2026-01-24"}}])
    store(database, better, correction=True)
    text = own.get("/changes.atom?id=round/never").text
    moment = feedparser.parse(text).entries[0].updated
    gone = f'<at:deleted-entry ref="tag:testserver.local,2026:round/never" when="{moment}">'
    assert gone in text
    assert "<at:comment>Corrected by Wire</at:comment>" in text
    assert changed(own, "id=round/never")[0].title == "Nobody knows when: is gone"
    deleted = own.get("/changes.jsonfeed?id=round/never").json()["_tracker"]["deleted"]
    assert [one["id"] for one in deleted] == ["tag:testserver.local,2026:round/never"]


def test_a_feed_of_the_timeline_tells_what_it_no_longer_has(own: Client, database: Database) -> None:
    permanent = own.get("/timeline.jsonfeed").json()["_tracker"]["permalink"]
    kept = own.get(permanent).content
    store(
        database,
        said("wire", "2026-01-27", round=[{"id": "first", "when": {"edtf": "2026-01-23/2026-01-24"}}]),
        correction=True,
    )
    feed = own.get("/timeline.jsonfeed").json()
    deleted = {one["id"].partition(",2026:")[2] for one in feed["_tracker"]["deleted"]}
    assert {"round/far", "position/said-1", "participant/kremlin"} <= deleted
    assert not {"round/first", "round/second", "process/talks"} & deleted
    assert own.get("/rounds.atom").text.count("<at:deleted-entry") == 2
    assert own.get("/rounds.atom?limit=1").text.count("<at:deleted-entry") == 2
    assert own.get(permanent).content == kept


# --- nothing is held -----------------------------------------------------------------------------------------


def test_a_whole_list_is_read_in_steps_and_holds_no_connection_between_them(database: Database) -> None:
    rounds = [{"id": f"r{n}", "when": {"edtf": "2026-02"}} for n in range(AT_ONCE + 20)]
    store(database, TALKS, said("wire", "2026-01-02", round=rounds))
    with database.reading() as session:
        expected = page(session, TimelineQuery(limit=10_000)).bodies
    reads: list[str] = []
    event.listen(database.engine, "begin", lambda _: reads.append("begin"))
    found: list[str] = []
    for body in in_steps(database, TimelineQuery(limit=AT_ONCE)):
        assert database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # of a QueuePool
        found.append(body)
    assert found == expected
    assert len(reads) == 2


def test_what_is_written_between_two_steps_is_not_seen(own: Client, database: Database) -> None:
    rounds = [{"id": f"r{n}", "when": {"edtf": "2026-02"}} for n in range(AT_ONCE + 20)]
    store(database, said("many", "2026-02-07", round=rounds))
    before = own.get("/timeline.ndjson").text.splitlines()
    known_on, as_of = (datetime.fromisoformat(clock) for clock in clocks_of(own))
    view = View("", "/timeline", (), known_on, as_of, kept={}, fixed=False)
    walk = in_steps(database, stopped(TimelineQuery(), view))
    first = next(walk)
    last = {"id": "r519", "when": {"edtf": "2026-03"}}
    store(database, said("more", "2026-02-08", round=[last, {"id": "z", "when": {"edtf": "2026-04"}}]))
    assert [first, *walk] == before
    assert len(own.get("/timeline.ndjson").text.splitlines()) == len(before) + 1


def clocks_of(client: Client) -> tuple[str, str]:
    """Where both clocks stand now."""
    query = dict(parse_qsl(urlsplit(client.get("/timeline").json()["permalink"]).query))
    return query["known_on"], query["as_of"]
