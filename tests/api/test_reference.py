"""Every pair of clocks over HTTP, against a model that shares nothing with the program (`tests/reference.py`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.building import NOW, TALKS, said
from tests.reference import Ruled, Told, seen
from tests.serving import Client, serving
from tests.store.test_clocks import fresh
from tracker.errors import TrackerError
from tracker.records.shapes import NewRuling
from tracker.records.vocabulary import Kind, Verdict
from tracker.store.append import append
from tracker.store.database import Database
from tracker.store.rulings import rule

DAYS = [f"2026-01-{day}" for day in range(10, 16)]
WHENS = ["2026-02-01", "2026-02-04/2026-02-05", "2026-02-05"]
LIST = "/timeline?undated=include&kind=round&kind=milestone&kind=position&limit=500"


def said_of(**fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(values) for name, values in fields.items()}
    )


SAYS = {
    "round": said_of(
        status=["announced", "scheduled", "postponed", "rescheduled", "held", "cancelled"],
        when=WHENS,
        ordinal=[1, 2],
        title=["T", "U"],
    ),
    "milestone": said_of(status=["announced", "scheduled", "reached"], when=WHENS, title=["T", "U"]),
    "position": said_of(stance=["demand", "offer"], when=WHENS, summary=["S", "V"]),
}
REPORTS = st.lists(
    st.sampled_from(sorted(SAYS)).flatmap(lambda kind: st.tuples(st.just(kind), SAYS[kind])),
    min_size=1,
    max_size=3,
)
SOURCE = st.tuples(st.just("source"), st.sampled_from(DAYS), st.sampled_from("ABC"), st.booleans(), REPORTS)
CORRECTION = st.tuples(st.just("correction"), st.sampled_from(DAYS), st.integers(0, 4), REPORTS)
RULING = st.tuples(
    st.just("ruling"),
    st.integers(0, 9),
    st.sampled_from([Verdict.PREFER, Verdict.DEPRECATE, Verdict.WITHDRAW]),
    st.sampled_from([None, "status", "when"]),
)
ACTS = st.lists(st.one_of(SOURCE, SOURCE, CORRECTION, RULING), min_size=1, max_size=6)


class Story:
    """A database and the reference model, told the same act by act."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.told: list[Told] = []
        self.ruled: list[Ruled] = []
        self.moments: list[datetime] = []
        self.sources: list[tuple[str, str, str, str]] = []
        self._moment(lambda session, now: append(session, TALKS, now=now))

    def tell(self, act: tuple[Any, ...]) -> None:
        getattr(self, f"_{act[0]}")(*act[1:])

    def _source(self, day: str, publisher: str, copied: bool, reports: list[Any]) -> None:
        source = (f"s{len(self.sources)}", day, publisher, "Wire" if copied else publisher)
        self.sources.append(source)
        self._publish(source, 1, day, reports)

    def _correction(self, day: str, number: int, reports: list[Any]) -> None:
        if self.sources:
            source = self.sources[number % len(self.sources)]
            revision = 1 + max((one.revision for one in self.told if one.source == source[0]), default=0)
            self._publish(source, revision, max(day, source[1]), reports)

    def _publish(
        self, source: tuple[str, str, str, str], revision: int, known: str, reports: list[Any]
    ) -> None:
        slug, day, publisher, origin = source
        facts: dict[str, Any] = {
            "source": {"note": str(revision), **({"corrected": known} if revision > 1 else {})}
        }
        if origin != publisher:
            facts["source"]["via"] = {"publisher": origin}
        for kind, says in reports:
            facts.setdefault(kind, []).append({"id": kind[0], **_as_given(says)})
        submission = said(slug, day, publisher, **facts)
        self._moment(lambda session, now: append(session, submission, now=now, correction=revision > 1))
        listed = [(kind, says) for each in Kind for kind, says in reports if kind == each]
        self.told += [
            Told(kind, kind[0], slug, revision, place, publisher, origin, known, len(self.moments) - 1, says)
            for place, (kind, says) in enumerate(listed, start=1)
        ]

    def _ruling(self, number: int, verdict: Verdict, field: str | None) -> None:
        about = [one for one in self.told if field is None or field in one.says]
        if not about:
            return
        one = about[number % len(about)]
        decision = NewRuling(
            kind=Kind(one.kind), record=one.record, report=one.id, field=field, verdict=verdict, reason="So."
        )
        try:
            self._moment(lambda session, now: rule(session, decision, now=now))
        except TrackerError as error:
            raise AssertionError(decision) from error
        self.ruled.append(Ruled(one.id, field, verdict.value, len(self.moments) - 1))

    def _moment(self, write: Any) -> None:
        with self.database.writing() as session:
            self.moments.append(write(session, NOW + timedelta(minutes=len(self.moments))).recorded_at)


def _as_given(says: dict[str, Any]) -> dict[str, Any]:
    return {name: {"edtf": value} if name == "when" else value for name, value in says.items()}


@contextmanager
def told(migrated_file: Path) -> Iterator[tuple[Story, Client]]:
    with fresh(migrated_file) as database, serving(database) as client:
        yield Story(database), client


def shown(line: dict[str, Any]) -> dict[str, Any]:
    """What the model knows of a line."""
    kept = ("status", "ordinal", "stance", "summary")
    when = line["when"]
    found = {name: line[name] for name in kept if line.get(name) is not None}
    if when and when["basis"] == "stated":
        found["when"] = when["edtf"]
    if line["kind"] != "position" and line["title"] != line["id"].upper():
        found["title"] = line["title"]
    sources = sorted(source["id"] for source in line["sources"])
    return {**found, "conflicts": line["conflicts"], "sources": sources}


@settings(max_examples=25)
@given(ACTS)
def test_every_pair_of_clocks_shows_what_the_reference_model_says(
    migrated_file: Path, acts: list[tuple[Any, ...]]
) -> None:
    kept: dict[str, bytes] = {}
    with told(migrated_file) as (story, client):
        for act in acts:
            story.tell(act)
            moment = len(story.moments) - 1
            for day in DAYS:
                as_of = story.moments[-1].isoformat().replace("+00:00", "Z")
                address = f"{LIST}&known_on={day}&as_of={as_of}"
                answer = client.get(address)
                assert answer.headers["cache-control"].endswith("immutable")
                kept[address] = answer.content
                expected = seen(story.told, story.ruled, day, moment)
                found = {(line["kind"], line["id"]): line for line in answer.json()["items"]}
                assert {key: shown(line) for key, line in found.items()} == expected
                for key, line in found.items():
                    if line["when"] and line["when"]["basis"] == "reported":
                        assert line["when"]["edtf"] == published(story, expected[key]["sources"])
        for address, content in kept.items():
            assert client.get(address).content == content, "an answer on both clocks never changes"


def published(story: Story, sources: list[str]) -> str:
    """The day of the first of these sources."""
    return min(day for slug, day, *_ in story.sources if slug in sources)
