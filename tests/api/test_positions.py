"""The ledger of positions over HTTP."""

from __future__ import annotations

from tests.building import said, store
from tests.serving import Client, problem
from tracker.store.database import Database


def test_the_matrix_is_of_what_was_known_then(own: Client, database: Database) -> None:
    softer = {"id": "softer", "holder": "kremlin", "issue": "donbas", "stance": "offer", "when": "today"}
    store(database, said("news", "2026-02-10", position=[softer]))
    cells = {
        (c["participant"], c["issue"]): c for c in own.get("/positions/matrix?process=talks").json()["cells"]
    }
    assert set(cells) == {("kremlin", "donbas"), ("kyiv", "ceasefire")}
    moved = cells["kremlin", "donbas"]
    assert (moved["latest"]["stance"], moved["moved_from"]["stance"]) == ("offer", "demand")
    then = own.get("/positions/matrix?participant=kremlin&known_on=2026-02-01").json()["cells"]
    assert [(c["latest"]["stance"], c["moved_from"]) for c in then] == [("demand", None)]


def test_a_cell_says_who_spoke_how_and_who_answered(own: Client, database: Database) -> None:
    words = {
        "id": "said-1",
        "quote": "all of it",
        "attribution": "on the record",
        "attribution_text": "the spokesman",
    }
    store(
        database,
        said("a", "2026-01-28", position=[words]),
        said("b", "2026-01-28", source={"via": "a"}, position=[words]),
        said(
            "c",
            "2026-01-30",
            position=[{"id": "answer", "holder": "kyiv", "stance": "denial", "denies": ["said-1"]}],
        ),
    )
    (cell,) = own.get("/positions/matrix?participant=kremlin").json()["cells"]
    latest = cell["latest"]
    assert {key: latest[key] for key in ("stance", "quote", "attribution", "attribution_text")} == {
        "stance": "demand",
        "quote": "all of it",
        "attribution": "on the record",
        "attribution_text": "the spokesman",
    }
    assert (latest["when"]["edtf"], latest["sources"], latest["origins"]) == ("2026-01-26", 3, 2)
    assert (latest["denied_in"], latest["disputed_in"], latest["corroborated_in"]) == (["answer"], [], [])
    assert own.get("/positions/said-1").json()["denied_in"][0]["holder"] == "kyiv"
    then = own.get("/positions/matrix?participant=kremlin&known_on=2026-01-29").json()["cells"][0]
    assert then["latest"]["denied_in"] == []


def test_the_diff_needs_two_days_in_order(client: Client) -> None:
    first = client.get("/positions/diff?from=2026-01-24&to=2026-01-26").json()
    assert [m["participant"]["id"] for m in first["first_statements"]] == ["kremlin", "kyiv"]
    assert first["moves"] == []
    assert client.get("/positions/diff?from=2026-01-26&to=2026-01-27").json()["moves"] == []
    for query in (
        "",
        "?from=2026-01-24",
        "?from=2026-01-24&to=2026-01-24",
        "?from=x&to=2026-01-24",
        "?from=2026&to=2027&venue=geneva",
    ):
        problem(client.get(f"/positions/diff{query}"), 400)
    problem(client.get("/positions/matrix?participant=nobody"), 400)
