"""Accepting, rejecting, amending and merging drafts, and the undoing of each."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.building import NOW, TALKS, end_of, lines, said, store
from tests.reviewing import DRAFTS, LUND, POSITION, article, draft, ingest
from tracker.errors import DraftDecided, DraftNotFound, InputInvalid
from tracker.records import tables
from tracker.store import review
from tracker.store.database import Database
from tracker.store.projection import verify
from tracker.store.records import reports, source
from tracker.store.review import DraftReceipt

LATER = NOW + timedelta(hours=1)


def act(database: Database, what: Callable[..., DraftReceipt], *given: Any, **how: Any) -> DraftReceipt:
    with database.writing() as session:
        return what(session, *given, now=LATER, by="tester", **how)


@pytest.fixture
def drafts(database: Database) -> dict[str, int]:
    """The numbers of the drafts of one article about talks, by the record."""
    store(database, TALKS)
    receipt = ingest(database)
    return dict(zip([each.record for each in DRAFTS], receipt.drafts, strict=True))


def timeline(database: Database, **clocks: Any) -> list[dict[str, Any]]:
    """Every line there is, without the moments of recording."""
    return [
        {name: part for name, part in line.items() if name != "recorded_from"}
        for line in lines(database, undated="include", **clocks)
    ]


def statuses(database: Database) -> dict[str, str]:
    with database.reading() as session:
        rows = session.scalars(select(tables.Draft)).all()
        return {row.record: row.status for row in rows}


def sound(database: Database) -> bool:
    with database.writing(dry_run=True) as session:
        return verify(session) == []


def refused(database: Database, what: Callable[..., DraftReceipt], *given: Any) -> Mapping[str, str]:
    with pytest.raises(InputInvalid) as raised:
        act(database, what, *given)
    return {problem.pointer: problem.detail for problem in raised.value.problems}


# --- accepting ------------------------------------------------------------------------------------------------------


def test_an_accepted_draft_is_a_report_of_its_article(database: Database, drafts: dict[str, int]) -> None:
    receipt = act(database, review.accept, drafts["geneva"])
    (told,) = receipt.drafts
    assert (told.status, told.report) == ("accepted", "courier-2026-01-27.1.1")
    with database.reading() as session:
        (report,) = reports(session, "venue", "geneva")
    assert report["source"]["publisher"] == "Courier"
    assert report["evidence"] == {"text": "in Geneva", "start": 54, "end": 63}
    assert report["says"] == {"name": "Geneva"}


def test_accepting_tells_what_it_changes_in_the_timeline(database: Database, drafts: dict[str, int]) -> None:
    receipt = act(database, review.accept, drafts["second"])
    changes = json.loads(json.dumps([{k: c[k] for k in ("kind", "id", "change")} for c in receipt.changes]))
    assert {(c["kind"], c["id"], c["change"]) for c in changes} == {
        ("venue", "geneva", "added"),
        ("round", "second", "added"),
    }


def test_the_drafts_that_it_names_are_accepted_along_with_it_and_named(
    database: Database, drafts: dict[str, int]
) -> None:
    receipt = act(database, review.accept, drafts["courier-lund-ceasefire"])
    assert [(each.draft, each.because_of) for each in receipt.drafts] == [
        (drafts["courier-lund-ceasefire"], None),
        (drafts["ada-lund"], drafts["courier-lund-ceasefire"]),
    ]
    (line,) = lines(database, kinds=("position",))
    assert line["holder"]["name"] == "Ada Lund"


def test_later_acceptances_add_to_the_same_source_and_leave_what_was_accepted_as_it_is(
    database: Database, drafts: dict[str, int]
) -> None:
    first = act(database, review.accept, drafts["geneva"])
    second = act(database, review.accept, drafts["second"])
    assert [r.drafts[0].report for r in (first, second)] == [
        "courier-2026-01-27.1.1",
        "courier-2026-01-27.2.1",
    ]
    with database.reading() as session:
        standing = [report["id"] for report in source(session, "courier-2026-01-27")["reports"]]
    assert standing == ["courier-2026-01-27.1.1", "courier-2026-01-27.2.1"]
    assert sound(database)


def test_accepting_again_changes_nothing_and_says_so(database: Database, drafts: dict[str, int]) -> None:
    act(database, review.accept, drafts["geneva"])
    again = act(database, review.accept, drafts["geneva"])
    assert (again.unchanged, again.drafts[0].status) == (True, "accepted")


def test_eight_who_accept_at_once_make_one_report_each(database: Database, drafts: dict[str, int]) -> None:
    wanted = [number for number in drafts.values() for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(lambda number: act(database, review.accept, number), wanted))
    with database.reading() as session:
        count = session.connection().execute(select(func.count()).select_from(tables.Report)).scalar()
    assert count == len(DRAFTS) + 1  # and that of the process
    assert {receipt.drafts[0].status for receipt in receipts} == {"accepted"}
    assert sound(database)


def test_a_draft_that_names_what_was_rejected_is_refused_with_what_to_undo(
    database: Database, drafts: dict[str, int]
) -> None:
    act(database, review.reject, drafts["ada-lund"])
    told = refused(database, review.accept, drafts["courier-lund-ceasefire"])
    ((pointer, detail),) = told.items()
    assert pointer == f"/drafts/{drafts['courier-lund-ceasefire']}/says"
    assert f"draft {drafts['ada-lund']}, which is rejected" in detail


def test_a_draft_that_needs_a_draft_of_another_article_says_which_to_accept_first(database: Database) -> None:
    store(database, TALKS)
    (lund,) = ingest(database, drafts=[LUND]).drafts
    (position,) = ingest(database, article(title="Other", publisher="Gazette"), drafts=[POSITION]).drafts
    (detail,) = refused(database, review.accept, position).values()
    assert f"draft {lund} to be accepted first" in detail


def test_all_that_can_be_accepted_is_and_the_rest_is_left_out_with_the_reason(database: Database) -> None:
    store(database, TALKS)
    unread = draft("round", 0.99, id="third", status="scheduled", when="whenever they like")
    receipt = ingest(database, drafts=[*DRAFTS, unread])
    told = act(database, review.accept_all, receipt.drafts)
    assert {each.draft for each in told.drafts} == set(receipt.drafts[:-1])
    (left,) = told.left_out
    assert left.draft == receipt.drafts[-1]
    assert "whenever they like" in left.reason
    assert told.sources == ({"id": "courier-2026-01-27", "revision": 1},)


def test_a_draft_that_is_not_there_is_said_not_to_be(database: Database) -> None:
    with pytest.raises(DraftNotFound):
        act(database, review.accept, 99)


# --- undoing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("record", [each.record for each in DRAFTS])
def test_what_was_accepted_and_undone_leaves_the_timeline_as_it_was(
    database: Database, drafts: dict[str, int], record: str
) -> None:
    store(database, said("gazette", "2026-01-26", venue=[{"id": "geneva", "name": "Genf", "country": "CH"}]))
    before, known = timeline(database), timeline(database, known_on=end_of("2026-01-28"))
    act(database, review.accept, drafts[record])
    during = timeline(database)
    act(database, review.undo, drafts[record])
    assert during != before
    assert timeline(database) == before
    assert timeline(database, known_on=end_of("2026-01-28")) == known
    assert statuses(database) == dict.fromkeys(drafts, "pending")
    assert sound(database)


def test_as_of_the_moment_in_between_the_report_is_still_there(
    database: Database, drafts: dict[str, int]
) -> None:
    act(database, review.accept, drafts["second"])
    with database.writing() as session:
        review.undo(session, drafts["second"], now=LATER + timedelta(hours=1))
    between = timeline(database, as_of=LATER + timedelta(minutes=30))
    assert {line["id"] for line in between} == {"talks", "geneva", "second"}
    assert {line["id"] for line in timeline(database)} == {"talks"}


def test_undone_and_accepted_again_it_is_a_report_again(database: Database, drafts: dict[str, int]) -> None:
    act(database, review.accept, drafts["geneva"])
    during = timeline(database)
    act(database, review.undo, drafts["geneva"])
    again = act(database, review.accept, drafts["geneva"])
    assert again.drafts[0].report == "courier-2026-01-27.3.1"
    assert [line["name"] for line in timeline(database) if line["kind"] == "venue"] == ["Geneva"]
    assert len(timeline(database)) == len(during)
    assert sound(database)


def test_what_is_left_out_is_named_once(database: Database) -> None:
    store(database, TALKS)
    harbour = draft("venue", 0.5, id="harbour-hall", name="Harbour Hall")
    meeting = draft("round", 0.99, id="third", status="scheduled", venue="harbour-hall")
    receipt = ingest(database, drafts=[harbour, meeting])
    act(database, review.reject, receipt.drafts[0])
    (left,) = act(database, review.accept_all, receipt.drafts).left_out
    assert left.draft == receipt.drafts[1]
    assert left.reason.startswith("the venue 'harbour-hall' is made by draft ")


def test_what_was_accepted_along_stays_where_something_else_needs_it(
    database: Database, drafts: dict[str, int]
) -> None:
    position = drafts["courier-lund-ceasefire"]
    act(database, review.accept, position)
    store(database, said("other", "2026-01-28", position=[{"holder": "ada-lund", "issue": "prisoners"}]))
    told = act(database, review.undo, position)
    ((left),) = told.left_out
    assert left.draft == drafts["ada-lund"]
    assert "other-ada-lund-prisoners" in left.reason
    assert statuses(database)["ada-lund"] == "accepted"


def test_what_something_else_needs_is_not_undone(database: Database, drafts: dict[str, int]) -> None:
    act(database, review.accept, drafts["ada-lund"])
    act(database, review.accept, drafts["courier-lund-ceasefire"])
    with pytest.raises(DraftDecided, match=f"draft {drafts['courier-lund-ceasefire']}"):
        act(database, review.undo, drafts["ada-lund"])


def test_one_of_many_accepted_at_once_is_undone_alone(database: Database, drafts: dict[str, int]) -> None:
    act(database, review.accept_all, drafts.values())
    act(database, review.undo, drafts["courier-lund-ceasefire"])
    assert [record for record, status in statuses(database).items() if status == "pending"] == [
        "courier-lund-ceasefire"
    ]
    assert lines(database, kinds=("position",)) == []
    assert sound(database)


def test_acts_are_undone_one_by_one_the_last_first(database: Database, drafts: dict[str, int]) -> None:
    number = drafts["second"]
    act(database, review.amend, number, {"status": "announced"})
    act(database, review.accept, number)
    for status, said_then in (("pending", "announced"), ("pending", "scheduled")):
        act(database, review.undo, number)
        with database.reading() as session:
            row = review.row_of(session, number)
            assert (row.status, row.says["status"]) == (status, said_then)
    with pytest.raises(DraftDecided, match="nothing to undo"):
        act(database, review.undo, number)


def test_what_was_rejected_is_accepted_only_after_that_is_undone(
    database: Database, drafts: dict[str, int]
) -> None:
    act(database, review.reject, drafts["second"])
    with pytest.raises(DraftDecided, match="is rejected: undo that first"):
        act(database, review.accept, drafts["second"])
    act(database, review.undo, drafts["second"])
    act(database, review.accept, drafts["second"])
    assert statuses(database)["second"] == "accepted"


def test_a_rejection_is_undone(database: Database, drafts: dict[str, int]) -> None:
    act(database, review.reject, drafts["second"])
    assert statuses(database)["second"] == "rejected"
    act(database, review.undo, drafts["second"])
    assert statuses(database)["second"] == "pending"


# --- amending and merging -------------------------------------------------------------------------------------------


def test_an_amended_draft_reports_what_it_was_amended_to(database: Database, drafts: dict[str, int]) -> None:
    act(database, review.amend, drafts["second"], {"status": "announced", "venue": None})
    act(database, review.accept, drafts["second"])
    (line,) = lines(database, kinds=("round",))
    assert (line["status"], line["venue"]) == ("announced", None)
    with database.reading() as session:
        row = review.row_of(session, drafts["second"])
    assert (row.amended, row.proposed["status"]) == (True, "scheduled")


@pytest.mark.parametrize(
    ("patch", "pointer", "told"),
    [
        ({"status": "hold"}, "/says/status", "announced"),
        ({"venu": "geneva"}, "/says/venu", "did you mean venue"),
        ({"when": "whenever"}, "/says/when", "whenever"),
        ({"issues": ["ceasefir"]}, "/says/issues/0", "ceasefire"),
        ({"venue": "atlantis"}, "/says/venue", "atlantis"),
        ({"id": "third"}, "/says/id", "merging"),
    ],
)
def test_what_would_be_no_report_is_refused_by_its_place(
    database: Database, drafts: dict[str, int], patch: dict[str, Any], pointer: str, told: str
) -> None:
    found = refused(database, review.amend, drafts["second"], patch)
    assert list(found) == [pointer]
    assert told in found[pointer]
    with database.reading() as session:
        assert review.row_of(session, drafts["second"]).amended is False


def test_what_is_decided_is_amended_only_after_it_is_undone(
    database: Database, drafts: dict[str, int]
) -> None:
    act(database, review.accept, drafts["second"])
    for what, given in ((review.amend, {"status": "held"}), (review.merge, "third"), (review.reject, None)):
        with pytest.raises(DraftDecided, match="is accepted: undo that first"):
            act(database, what, drafts["second"], *([given] if given else []))


def test_a_merged_draft_reports_about_the_other_record_and_who_named_it_names_that(
    database: Database, drafts: dict[str, int]
) -> None:
    store(database, said("gazette", "2026-01-26", participant=[{"id": "lund", "name": "A. Lund"}]))
    told = act(database, review.merge, drafts["ada-lund"], "lund")
    assert [(each.draft, each.because_of) for each in told.drafts] == [
        (drafts["ada-lund"], None),
        (drafts["courier-lund-ceasefire"], drafts["ada-lund"]),
    ]
    act(database, review.accept, drafts["courier-lund-ceasefire"])
    (line,) = lines(database, kinds=("position",))
    assert line["holder"]["id"] == "lund"


def test_an_undone_merge_gives_everybody_their_names_back(database: Database, drafts: dict[str, int]) -> None:
    store(database, said("gazette", "2026-01-26", participant=[{"id": "lund", "name": "A. Lund"}]))
    act(database, review.merge, drafts["ada-lund"], "lund")
    act(database, review.undo, drafts["ada-lund"])
    with database.reading() as session:
        rows = {row.id: row for row in session.scalars(select(tables.Draft))}
    assert rows[drafts["ada-lund"]].says["id"] == "ada-lund"
    assert rows[drafts["courier-lund-ceasefire"]].says["holder"] == "ada-lund"
    assert not any(row.amended or row.joins for row in rows.values())


def test_a_draft_is_merged_only_with_a_record_of_its_kind_that_there_is(
    database: Database, drafts: dict[str, int]
) -> None:
    assert (
        "did you mean senior-official"
        in refused(database, review.merge, drafts["ada-lund"], "senior-officials")["/into"]
    )
    assert list(refused(database, review.merge, drafts["ada-lund"], "geneva")) == ["/into"]
