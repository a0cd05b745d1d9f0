from __future__ import annotations

from typing import Any

from tracker.records.dates import minute_of
from tracker.records.ledger import diff, matrix


def position(slug: str, day: str, stance: str | None, holder: str = "peskov", **more: Any) -> dict[str, Any]:
    return {
        "id": slug,
        "stance": stance,
        "holder": {"id": holder, "name": None},
        "on_behalf_of": {"id": "russia", "name": "Russia"},
        "issue": {"id": "territory", "title": "Territory"},
        "summary": None,
        "quote": None,
        "attribution": None,
        "attribution_text": None,
        "when": {
            "start": day,
            "end": f"{day[:-2]}{int(day[-2:]) + 1:02}",
            "display": day,
            "edtf": day,
            "basis": "stated",
        },
        "sources": [{"origin": "TASS"}, {"origin": "TASS"}],
        **more,
    }


FIRM = position("a", "2026-01-10", "demand")
AGAIN = position("b", "2026-01-12", "demand", "lavrov")
SOFTER = position("c", "2026-01-20", "offer")


def test_the_matrix_shows_the_latest_statement_and_what_it_moved_from() -> None:
    found = matrix([FIRM, AGAIN, SOFTER])
    (cell,) = found["cells"]
    assert (cell["participant"], cell["issue"], cell["statements"]) == ("russia", "territory", 3)
    assert (cell["latest"]["id"], cell["moved_from"]["id"]) == ("c", "b")
    assert (cell["latest"]["sources"], cell["latest"]["origins"]) == (2, 1)
    assert found["participants"] == [{"id": "russia", "name": "Russia"}]


def test_the_same_stance_again_is_no_move() -> None:
    (cell,) = matrix([FIRM, AGAIN])["cells"]
    assert cell["moved_from"] is None


def test_by_holder_each_speaker_stands_for_themselves() -> None:
    found = matrix([FIRM, AGAIN, SOFTER], "holder")
    assert [(c["participant"], c["latest"]["stance"]) for c in found["cells"]] == [
        ("lavrov", "demand"),
        ("peskov", "offer"),
    ]


def test_a_position_without_holder_or_issue_has_no_place() -> None:
    nobody = position("d", "2026-01-10", "demand", holder="x") | {"holder": None, "on_behalf_of": None}
    assert matrix([nobody, FIRM | {"issue": None}])["cells"] == []


def minutes(day: str) -> int:
    return minute_of(day)


def test_the_difference_between_two_days_is_who_moved_with_both_statements() -> None:
    said = [FIRM, AGAIN, SOFTER]
    (move,) = diff(said, minutes("2026-01-13"), minutes("2026-01-21"))["moves"]
    assert (move["before"]["id"], move["after"]["id"]) == ("b", "c")
    found = diff(said, minutes("2026-01-01"), minutes("2026-01-11"))
    assert (found["moves"], [first["after"]["id"] for first in found["first_statements"]]) == ([], ["a"])
    assert diff(said, minutes("2026-01-11"), minutes("2026-01-20"))["moves"] == []


def test_a_statement_without_a_stance_moves_nobody() -> None:
    silent = position("d", "2026-01-22", None)
    (cell,) = matrix([FIRM, silent])["cells"]
    assert (cell["latest"]["id"], cell["moved_from"]) == ("d", None)
    assert diff([FIRM, silent], minutes("2026-01-13"), minutes("2026-01-23"))["moves"] == []
    (move,) = diff([FIRM, SOFTER, silent], minutes("2026-01-13"), minutes("2026-01-23"))["moves"]
    assert (move["before"]["id"], move["after"]["id"]) == ("a", "c")
