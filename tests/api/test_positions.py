"""The ledger of positions over HTTP."""

from __future__ import annotations

from tests.building import said, store
from tests.serving import Client, problem
from tracker.store.database import Database


def test_the_matrix_is_of_what_was_known_then(client: Client, database: Database) -> None:
    softer = {"id": "softer", "holder": "kremlin", "issue": "donbas", "stance": "offer", "when": "today"}
    store(database, said("news", "2026-02-10", position=[softer]))
    cells = {
        (c["participant"], c["issue"]): c
        for c in client.get("/positions/matrix?process=talks").json()["cells"]
    }
    assert set(cells) == {("kremlin", "donbas"), ("kyiv", "ceasefire")}
    moved = cells["kremlin", "donbas"]
    assert (moved["latest"]["stance"], moved["moved_from"]["stance"]) == ("offer", "demand")
    then = client.get("/positions/matrix?participant=kremlin&known_on=2026-02-01").json()["cells"]
    assert [(c["latest"]["stance"], c["moved_from"]) for c in then] == [("demand", None)]


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
