"""What drafts can join: the records as they stand, and what earlier articles propose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.building import TALKS, said, store
from tracker.ingest import draft_dates
from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.drafting import stored
from tracker.ingest.drafting.known import Known
from tracker.ingest.known import known, with_drafts
from tracker.records.shapes import NewSource
from tracker.records.vocabulary import Kind
from tracker.store import articles
from tracker.store.database import Database
from tracker.temporal import Interval

NOW = datetime(2026, 2, 1, tzinfo=UTC)
TEXT = "The envoys of Northland are due to meet on Friday at Pier House."
ARTICLE = Article(TEXT, ((0, len(TEXT)),), date(2026, 3, 10), publisher="The Harbour Post")
DRAFTS = (
    Draft(Kind.PARTICIPANT, {"id": "northland", "name": "Northland", "sort": "state"}, 0.9, False),
    Draft(Kind.VENUE, {"id": "pier-house", "name": "Pier House"}, 0.9, False),
    Draft(
        Kind.ROUND,
        {
            "id": "harbour-1",
            "status": "scheduled",
            "venue": "pier-house",
            "when": {"expression": "on Friday", "sentence": TEXT},
            "delegations": [{"party": "northland"}],
        },
        0.9,
        False,
    ),
    Draft(
        Kind.MILESTONE,
        {
            "id": "northland-deadline",
            "title": "Deadline",
            "sort": "deadline",
            "when": {"expression": "on Friday", "sentence": TEXT},
        },
        0.9,
        False,
    ),
    Draft(Kind.POSITION, {"id": "northland-talks", "holder": "northland", "issue": "talks"}, 0.5, False),
)
FRIDAY = Interval(date(2026, 3, 13), date(2026, 3, 14))


def asked(database: Database) -> Known:
    with database.reading() as session:
        return known(session)


def propose(
    database: Database, drafts: Sequence[Draft], process: str | None = None, article: Article = ARTICLE
) -> None:
    with database.writing() as session:
        articles.store(session, article, drafts, process=process, now=NOW)


def test_nothing_is_known_of_an_empty_database(database: Database) -> None:
    assert astuple(asked(database)) == astuple(Known.none())


def test_records_are_known_with_their_names_and_days(database: Database) -> None:
    people = [
        {"id": "northland", "name": "Northland", "sort": "state", "country": "NO"},
        {
            "id": "holm",
            "name": "Ada Holm",
            "aliases": ["A. Holm"],
            "roles": [{"title": "Envoy", "on_behalf_of": "northland"}],
        },
    ]
    talks = {"id": "geneva-1", "when": "on Friday", "status": "held", "ordinal": 1, "venue": "geneva"}
    accord = {
        "id": "accord",
        "title": "Accord",
        "sort": "agreement",
        "when": "on Friday",
        "status": "reached",
    }
    report = said(
        "a",
        "2026-01-27",
        participant=people,
        venue=[{"id": "geneva", "name": "Geneva"}],
        round=[talks],
        milestone=[accord],
    )
    store(database, TALKS, report)
    found = asked(database)
    assert {one.id: one.name for one in found.participants} == {"northland": "Northland", "holm": "Ada Holm"}
    holm = next(one for one in found.participants if one.id == "holm")
    assert (holm.aliases, holm.on_behalf_of, holm.unnamed) == (("A. Holm",), ("northland",), False)
    (geneva,), (venue,), (process,) = found.rounds, found.venues, found.processes
    assert (geneva.process, geneva.venue, geneva.ordinal, geneva.status) == ("talks", "geneva", 1, "held")
    assert geneva.when == Interval(date(2026, 1, 23), date(2026, 1, 24))
    assert (venue.name, process.title) == ("Geneva", "Talks")
    assert not geneva.proposed
    assert not process.proposed
    (reached,) = found.milestones
    assert (reached.process, reached.sort, reached.title) == ("talks", "agreement", "Accord")
    assert reached.when == geneva.when


def test_a_round_that_was_moved_is_known_by_every_day_it_was_to_be_on(database: Database) -> None:
    planned = said("a", "2026-01-27", round=[{"id": "geneva-2", "when": "on Sunday", "status": "scheduled"}])
    moved = said(
        "b", "2026-01-31", round=[{"id": "geneva-2", "when": {"edtf": "2026-02-04"}, "status": "scheduled"}]
    )
    store(database, TALKS, planned, moved)
    (round_,) = asked(database).rounds
    assert {days.start for days in round_.days} == {date(2026, 2, 1), date(2026, 2, 4)}


def test_a_round_of_which_an_article_says_another_day_is_known_by_both(database: Database) -> None:
    report = said("a", "2026-03-01", round=[{"id": "harbour-1", "when": {"edtf": "2026-03-20"}}])
    store(database, TALKS, report)
    propose(database, DRAFTS, "talks")
    (round_,) = asked(database).rounds
    assert {days.start for days in round_.days} == {date(2026, 3, 13), date(2026, 3, 20)}


def test_what_an_earlier_article_proposes_is_known_with_its_day(database: Database) -> None:
    propose(database, DRAFTS, "harbour-talks")
    found = asked(database)
    (planned,) = found.rounds
    assert planned.proposed
    assert (planned.process, planned.venue, planned.parties) == (
        "harbour-talks",
        "pier-house",
        ("northland",),
    )
    assert planned.when == FRIDAY
    assert [one.id for one in found.participants] == ["northland"]
    assert [one.id for one in found.venues] == ["pier-house"]
    (deadline,), (position,) = found.milestones, found.positions
    assert (deadline.process, deadline.sort, deadline.when) == ("harbour-talks", "deadline", FRIDAY)
    assert (position.process, position.holder, position.day) == (
        "harbour-talks",
        "northland",
        ARTICLE.published,
    )


def test_what_was_just_proposed_is_known_as_if_it_had_been_stored(database: Database) -> None:
    propose(database, DRAFTS)
    assert astuple(with_drafts(Known.none(), ARTICLE, DRAFTS)) == astuple(asked(database))


def test_a_record_stands_before_what_is_proposed_of_it(database: Database) -> None:
    store(database, said("a", "2026-01-27", participant=[{"id": "northland", "name": "The North"}]))
    propose(database, DRAFTS)
    assert [one.name for one in asked(database).participants] == ["The North"]


def test_records_are_read_anew_only_where_something_was_written(database: Database) -> None:
    venues = [[{"id": name, "name": name.title()}] for name in ("geneva", "oslo")]
    store(database, TALKS, said("a", "2026-01-27", venue=venues[0]))
    first = asked(database)
    assert [one.id for one in first.venues] == ["geneva"]
    with database.reading() as session, database.reading() as other:
        assert stored.known(session) is stored.known(other)
    store(database, said("b", "2026-01-28", venue=venues[1]))
    assert [one.id for one in asked(database).venues] == ["geneva", "oslo"]


def test_it_is_the_same_object_until_something_is_written_or_proposed(database: Database) -> None:
    store(database, TALKS, said("a", "2026-01-27", venue=[{"id": "geneva", "name": "Geneva"}]))
    first = asked(database)
    assert asked(database) is first
    propose(database, DRAFTS)
    then = asked(database)
    assert [one.id for one in then.venues] == ["geneva", "pier-house"]
    assert asked(database) is then


def test_the_days_of_a_draft_are_derived_once(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each article on a server asks what is known, beside thousands of drafts that nobody has decided on."""
    propose(database, DRAFTS)
    before = asked(database)
    derived: list[str] = []

    def counted(kind: Kind, says: Mapping[str, Any], source: NewSource) -> Interval | None:
        derived.append(says["id"])
        return draft_dates.days_of(kind, says, source)

    monkeypatch.setattr("tracker.ingest.known.days_of", counted)
    other = Draft(Kind.MILESTONE, {**DRAFTS[3].says, "id": "another-deadline"}, 0.9, False)
    propose(database, [other], article=replace(ARTICLE, text=f"{TEXT} A deadline ends then."))
    after = asked(database)
    assert derived == ["another-deadline"]
    assert after.milestones[0] == before.milestones[0]
    assert after.milestones[1].when == FRIDAY
