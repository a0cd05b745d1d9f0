"""The timeline over HTTP: filters, clocks, pages, shapes."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.building import NOW, TALKS, said, store
from tests.serving import HTML, Client, ids, problem, serving
from tracker.records.vocabulary import Kind
from tracker.store.database import Database, open_database
from tracker.store.timeline import TimelineQuery, page

EVERYTHING = ["far", "first", "said-2", "said-1", "second"]


def test_lines_come_in_chronological_order_as_the_finished_bodies(own: Client, database: Database) -> None:
    answer = own.get("/timeline")
    assert ids(answer) == EVERYTHING
    with database.reading() as session:
        bodies = page(session, TimelineQuery()).bodies
    assert answer.content.startswith(f'{{"items":[{",".join(bodies)}],'.encode())


def test_the_envelope_has_every_member_always(client: Client) -> None:
    assert {k: v for k, v in client.get("/timeline").json().items() if k != "items"} == {
        "next": None,
        "truncated": False,
        "known_on": None,
        "as_of": None,
        "order": "asc",
        "limit": 50,
        "permalink": "http://testserver.local/timeline?known_on=2026-02-06T00:00:00Z"
        "&as_of=2026-03-01T12:02:00Z",
        "total": None,
        "facets": None,
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("process=elsewhere", ["far"]),
        ("process=elsewhere&process=talks", EVERYTHING),
        ("kind=position", ["said-2", "said-1"]),
        ("kind=position&kind=round&issue=donbas", ["said-1"]),
        ("participant=kyiv", ["said-2"]),
        ("venue=geneva", ["first"]),
        ("status=held", ["first", "second"]),
        ("from=2026-01-26", ["far", "said-1", "second"]),
        ("from=2026-01-24&to=2026-01-25", ["far", "first"]),
        ("to=2026-01-23", ["far"]),
        ("from=2026-02", ["second"]),
        ("from=2026-02-04T10:00:00Z", ["second"]),
        ("order=desc", EVERYTHING[::-1]),
        ("undated=only", ["talks", "elsewhere", "geneva", "kremlin", "kyiv", "never"]),
        ("known_on=2026-01-26", []),
        ("known_on=2026-01-27&kind=round&undated=exclude", ["far", "first", "second"]),
        ("as_of=2026-02-01", []),
        ("known_on=&from=", EVERYTHING),
    ],
)
def test_filters_leave_what_they_say(client: Client, query: str, expected: list[str]) -> None:
    found = ids(client.get(f"/timeline?{query}"))
    assert found == expected if "only" not in query else sorted(found) == sorted(expected)


def test_the_timeline_of_a_past_day_shows_what_was_known_then(client: Client) -> None:
    then = client.get("/timeline?known_on=2026-01-28&status=scheduled").json()
    assert [line["when"]["edtf"] for line in then["items"]] == ["2026-02-01"]
    assert then["known_on"] == "2026-01-28T23:59:59.999999Z"
    now = client.get("/timeline?kind=round&from=2026-02").json()["items"]
    assert [line["when"]["edtf"] for line in now] == ["2026-02-04/2026-02-05"]


def test_an_offset_whose_plus_was_not_escaped_is_read(client: Client) -> None:
    assert (
        client.get("/timeline?known_on=2026-01-28T02:00:00+02:00").json()["known_on"]
        == "2026-01-28T00:00:00Z"
    )


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_has_its_list_with_the_undated(client: Client, kind: Kind) -> None:
    assert {line["kind"] for line in client.get(f"/{kind.plural}").json()["items"]} <= {kind.value}
    assert sorted(ids(client.get(f"/{kind.plural}"))) == sorted(
        ids(client.get(f"/timeline?kind={kind}&undated=include"))
    )


@pytest.mark.parametrize(
    ("query", "parameter", "hint"),
    [
        ("proces=talks", "proces", "process"),
        ("kind=rounds", "kind", "round"),
        ("kind=round,position", "kind", "kind=round&kind=position"),
        ("kind=", "kind", "one of process"),
        ("status=heldd", "status", "held"),
        ("process=talk", "process", "talks"),
        ("participant=kremlim", "participant", "kremlin"),
        ("issue=donbass", "issue", "donbas"),
        ("venue=GENEVA", "venue", "lower-case"),
        ("from=yesterday", "from", "2026-01"),
        ("from=2026-02-30", "from", "a date"),
        ("to=../2026", "to", "a date"),
        ("from=2026-02-01&to=2026-02-01", "to", "after 'from'"),
        ("known_on=2026-13-01", "known_on", "a date such as"),
        ("known_on=20260128", "known_on", "a date such as"),
        ("as_of=9999-12-31T23:59:59-12:00", "as_of", "an instant"),
        ("known_on=2026-01-01&known_on=2026-01-02", "known_on", "one value"),
        ("limit=0", "limit", "1 to 500"),
        ("limit=501", "limit", "1 to 500"),
        ("limit=٣", "limit", "1 to 500"),
        ("order=up", "order", "asc"),
        ("undated=maybe", "undated", "exclude"),
        ("kind=%00", "kind", "one of"),
        ("process=%00", "process", "an id"),
    ],
)
def test_what_is_not_known_is_refused_with_what_could_stand_there(
    client: Client, query: str, parameter: str, hint: str
) -> None:
    errors = problem(client.get(f"/timeline?{query}"), 400)["errors"]
    assert [error["parameter"] for error in errors] == [parameter]
    assert hint in errors[0]["expected"]
    assert hint in errors[0]["detail"]


def test_every_fault_of_a_query_is_named_at_once(client: Client) -> None:
    errors = problem(client.get("/timeline?kind=x&limit=x&what=x"), 400)["errors"]
    assert sorted(error["parameter"] for error in errors) == ["kind", "limit", "what"]


def test_the_list_of_one_kind_takes_no_kind(client: Client) -> None:
    assert problem(client.get("/rounds?kind=position"), 400)["errors"][0]["parameter"] == "kind"


def test_a_query_that_is_no_utf_8_is_refused(client: Client) -> None:
    problem(client.get("/timeline?process=%ff%fe"), 400)


# --- pages ---------------------------------------------------------------------------------------------------


def walk(client: Client, first: str) -> list[list[str]]:
    """The ids of every page from an address on."""
    pages, address = [], first
    while address:
        answer = client.get(address)
        pages.append(ids(answer))
        address = answer.json()["next"]
    return pages


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_a_walk_shows_every_line_once(client: Client, order: str) -> None:
    pages = walk(client, f"/timeline?limit=2&order={order}&undated=include")
    whole = ids(client.get(f"/timeline?limit=500&order={order}&undated=include"))
    assert [slug for one in pages for slug in one] == whole
    assert [len(one) for one in pages[:-1]] == [2] * (len(pages) - 1)


def test_next_is_a_whole_address_and_a_link(client: Client) -> None:
    answer = client.get("/rounds.json?limit=1")
    found = answer.json()
    assert found["truncated"] is True
    assert urlsplit(found["next"])[:3] == ("http", "testserver.local", "/rounds.json")
    assert [name for name, _ in parse_qsl(urlsplit(found["next"]).query)] == ["cursor"]
    assert f'<{found["next"]}>; rel="next"' in answer.headers["link"]
    assert 'rel="describedby"' in answer.headers["link"]
    assert answer.links["next"]["url"] == found["next"]


def cursor_of(client: Client, address: str) -> str:
    following: str = client.get(address).json()["next"]
    return dict(parse_qsl(urlsplit(following).query))["cursor"]


def test_a_cursor_carries_its_filters_limit_and_clocks(client: Client) -> None:
    cursor = cursor_of(client, "/timeline?kind=round&known_on=2026-01-28&limit=1")
    found = client.get(f"/timeline?cursor={cursor}").json()
    assert [line["id"] for line in found["items"]] == ["first"]
    assert (found["limit"], found["known_on"][:10], found["as_of"][:10]) == (1, "2026-01-28", "2026-03-01")


def test_a_cursor_takes_the_same_filters_and_another_limit(client: Client) -> None:
    cursor = cursor_of(client, "/timeline?kind=round&status=held&status=scheduled&limit=1")
    same = f"/timeline?status=scheduled&kind=round&status=held&limit=9&cursor={cursor}"
    assert ids(client.get(same)) == ["second"]


@pytest.mark.parametrize(
    "changed",
    ["/timeline?kind=position&cursor={}", "/timeline?kind=round&order=desc&cursor={}", "/rounds?cursor={}"],
)
def test_a_cursor_under_other_filters_is_refused(client: Client, changed: str) -> None:
    cursor = cursor_of(client, "/timeline?kind=round&limit=1")
    assert "cursor" in problem(client.get(changed.format(cursor)), 400)["detail"].lower()


@pytest.mark.parametrize(
    "cursor", ["", "x", "AAAA", "é", "%00", "A" * 4000, "bm90IG91cnMgYXQgYWxsLCByZWFsbHk"]
)
def test_a_cursor_from_elsewhere_is_refused(client: Client, cursor: str) -> None:
    assert problem(client.get(f"/timeline?cursor={cursor}"), 400)["type"] == "/schema#cursor-invalid"


def test_a_changed_cursor_is_refused_whichever_character_was_changed(client: Client) -> None:
    cursor = cursor_of(client, "/timeline?limit=1")
    for place in range(len(cursor)):
        other = "A" if cursor[place] != "A" else "B"
        problem(client.get(f"/timeline?cursor={cursor[:place]}{other}{cursor[place + 1 :]}"), 400)


writes = st.lists(
    st.tuples(
        st.integers(1, 20),
        st.dates(min_value=NOW.date().replace(month=1)).map(lambda d: d.replace(year=2026)),
    ),
    max_size=3,
)


@settings(max_examples=12)
@given(limit=st.integers(1, 7), order=st.sampled_from(["asc", "desc"]), between=st.lists(writes, max_size=8))
def test_a_walk_skips_and_repeats_nothing_while_another_writes(
    tmp_path_factory: pytest.TempPathFactory, migrated_file: Any, limit: int, order: str, between: list[Any]
) -> None:
    path = tmp_path_factory.mktemp("walk") / "tracker.db"
    path.write_bytes(migrated_file.read_bytes())
    database = open_database(f"sqlite:///{path}")
    rounds = [{"id": f"r{n}", "when": {"edtf": f"2026-02-{n:02}"}} for n in range(1, 16)]
    store(database, TALKS, said("first", "2026-01-02", round=rounds))
    with serving(database) as client:
        first = f"/timeline?limit={limit}&order={order}"
        before = ids(client.get(f"/timeline?limit=500&order={order}"))
        found, address, number = [], first, 0
        while address:
            answer = client.get(address)
            found += ids(answer)
            address = answer.json()["next"]
            for n, day in between.pop() if between else []:
                number += 1
                store(
                    database,
                    said(f"w{number}", "2026-01-03", round=[{"id": f"r{n}", "when": {"edtf": str(day)}}]),
                )
        assert found == before
    database.close()


# --- shapes --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "accept", "expected"),
    [
        ("/timeline", None, "application/json"),
        ("/timeline", "*/*", "application/json"),
        ("/timeline", HTML["Accept"], "text/html; charset=utf-8"),
        ("/timeline", "text/html", "text/html; charset=utf-8"),
        ("/timeline", "text/html;q=0.1, application/json", "application/json"),
        ("/timeline", "application/x-ndjson", "application/x-ndjson"),
        ("/timeline", "image/png", "application/json"),
        ("/timeline", "text/html;q=nonsense", "application/json"),
        ("/timeline", ",;,", "application/json"),
        ("/timeline.json", "text/html", "application/json"),
        ("/timeline.html", "application/json", "text/html; charset=utf-8"),
        ("/timeline.ndjson", "text/html", "application/x-ndjson"),
        ("/rounds/first", HTML["Accept"], "text/html; charset=utf-8"),
        ("/rounds/first.json", "text/html", "application/json"),
        ("/rounds/first.html", None, "text/html; charset=utf-8"),
    ],
)
def test_the_address_chooses_the_shape_else_the_accept_header(
    client: Client, path: str, accept: str | None, expected: str
) -> None:
    answer = client.get(path, headers={} if accept is None else {"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == expected
    assert answer.headers["vary"] == "Accept, Accept-Datetime, Accept-Encoding"


def test_ndjson_is_the_whole_list_one_entry_a_line(client: Client) -> None:
    answer = client.get("/timeline.ndjson?kind=round")
    assert [json.loads(line)["id"] for line in answer.text.splitlines()] == ["far", "first", "second"]
    assert answer.text.endswith("\n")
    assert client.get("/timeline.ndjson?process=elsewhere&kind=position").text == ""


def test_an_export_gives_its_connection_back_however_it_ends(own: Client, database: Database) -> None:
    for answer in (own.get("/timeline.ndjson"), own.head("/timeline.ndjson")):
        assert answer.status_code == 200
        assert database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # of a QueuePool


@pytest.mark.parametrize("step", ["limit=2", "cursor=x"])
def test_ndjson_has_no_pages(client: Client, step: str) -> None:
    assert (
        problem(client.get(f"/timeline.ndjson?{step}"), 400)["errors"][0]["parameter"]
        == step.partition("=")[0]
    )


def test_an_empty_tracker_answers_with_empty_lists(empty: Client) -> None:
    assert ids(empty.get("/timeline")) == []
    assert ids(empty.get("/sources")) == []
    assert empty.get("/timeline.ndjson").text == ""


def test_what_is_overdue_is_told_by_the_day_in_question(client: Client) -> None:
    assert ids(client.get("/timeline?overdue=only")) == []
    assert ids(client.get("/timeline?overdue=only&known_on=2026-02-01")) == []
    assert ids(client.get("/timeline?overdue=only&known_on=2026-02-02")) == ["second"]
    assert ids(client.get("/rounds?conflicts=only")) == []
    assert ids(client.get("/rounds?ambiguous=only")) == []
    problem(client.get("/timeline?overdue=yes"), 400)
