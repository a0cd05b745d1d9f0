"""Searching words, and every filter: the same answers on both databases."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import text

from tests.building import NOW, TALKS, end_of, lines, said, store
from tracker.errors import ReadTooBroad
from tracker.records.places import box
from tracker.records.sought import sought
from tracker.store.append import append
from tracker.store.database import Database
from tracker.store.facets import facets, total
from tracker.store.limits import bounded
from tracker.store.projection import rebuild, verify
from tracker.store.timeline import TimelineQuery, page, selected, stream
from tracker.store.unknown import unknown_names
from tracker.temporal import Interval

WIRE = said(
    "wire",
    "2026-01-27",
    "Al Jazeera",
    participant=[
        {"id": "zelensky", "name": "Volodymyr Zelenskyy", "country": "UA"},
        {"id": "sybiha", "name": "Андрій Сибіга"},
        {"id": "lavrov", "name": "Sergey Lavrov", "country": "RU"},
    ],
    venue=[
        {"id": "zurich", "name": "Zürich", "country": "CH", "location": {"lat": 47.4, "lon": 8.5}},
        {"id": "suva", "name": "Suva", "country": "FJ", "location": {"lat": -18.1, "lon": 178.4}},
    ],
    round=[
        {
            "id": "one",
            "title": "Talks at Al-Udeid",
            "summary": "Some 1,000 prisoners; об’єкт № 5",
            "when": {"edtf": "2026-01-10"},
            "venue": "zurich",
            "status": "held",
        },
        {
            "id": "two",
            "title": "Cease-fire talks",
            "summary": "Lavrov's envoys met; nothing was agreed",
            "outcome": "No truce",
            "when": {"edtf": "2026-01-12"},
            "venue": "suva",
            "status": "under way",
        },
    ],
)
OTHER = said(
    "agency",
    "2026-01-28",
    position=[
        {
            "id": "p",
            "holder": "lavrov",
            "on_behalf_of": "zelensky",
            "issue": "donbas",
            "stance": "red line",
            "summary": "A truce, but no cease of the fire",
            "quote": "Ни шагу назад",
            "when": {"edtf": "2026-01-26"},
        }
    ],
)


@pytest.fixture
def filled(database: Database) -> Database:
    store(database, TALKS, WIRE, OTHER)
    return database


def ids(database: Database, **query: Any) -> list[str]:
    return [line["id"] for line in lines(database, **query)]


WORDS: dict[str, list[str]] = {
    "talks": ["one", "two", "p"],  # also the title of their process
    "TALKS Cease": ["two", "p"],
    '"cease fire"': ["two"],
    "cease-fire": ["two"],
    "truce -nothing": ["p"],
    "truce -cease-fire": ["p"],
    "zurich": ["one"],
    "ZÜRICH": ["one"],
    "al-udeid": ["one"],
    '"al udeid"': ["one"],
    '"udeid al"': [],
    "lavrov": ["two", "p"],
    "lavrov's": ["two"],
    "lavrov’s": ["two"],
    "об'єкт": ["one"],
    "ОБ’ЄКТ": ["one"],
    "1,000": ["one"],
    "1000": [],
    "5": ["one"],
    "prison*": ["one"],
    "prison": [],
    '"al ude*"': [],
    "al-ude*": ["one"],
    "шагу": ["p"],
    "шаг*": ["p"],
    "red": [],
    "kround": [],
    "=kround talks": [],
    "udeid some": ["one"],
    '"udeid some"': [],  # no phrase reaches from one text into another
    'talks"; DROP TABLE entry; --': [],
    "talks OR nothing": [],
    "talks:* & !x": [],
}


def test_words_find_the_same_on_both_databases(filled: Database) -> None:
    assert {words: ids(filled, text=sought(words)) for words in WORDS} == WORDS


ANSWERS: list[tuple[dict[str, Any], list[str]]] = [
    ({"on_behalf_of": ("zelensky",)}, ["p"]),
    ({"on_behalf_of": ("lavrov",)}, []),
    ({"participants": ("lavrov",), "roles": ("on behalf of",)}, []),
    ({"participants": ("lavrov",), "roles": ("holder", "on behalf of")}, ["p"]),
    ({"countries": ("CH",)}, ["one"]),
    ({"countries": ("CH", "FJ")}, ["one", "two"]),
    ({"countries": ("UA",), "undated": "only"}, ["zelensky"]),
    ({"countries": ("CH",), "undated": "only"}, ["zurich"]),
    ({"stances": ("red line",)}, ["p"]),
    ({"statuses": ("under way",), "kinds": ("round",)}, ["two"]),
    ({"publishers": ("Al Jazeera",)}, ["one", "two"]),
    ({"publishers": ("Al Jazeera", "Agency")}, ["one", "two", "p"]),
    ({"sources": ("agency",)}, ["p"]),
    ({"within": box("8,47,9,48")}, ["one"]),
    ({"within": box("-180,-90,180,90")}, ["one", "two"]),
    ({"within": box("170,-30,-170,0")}, ["two"]),
    ({"within": box("-170,-30,170,0")}, []),
    ({"within": box("8.5,47.4,8.5,47.4")}, ["one"]),
    ({"text": sought("talks"), "countries": ("FJ",)}, ["two"]),
    ({"text": sought("talks"), "known_on": end_of("2026-01-27")}, ["one", "two"]),
    ({"text": sought("talks"), "order": "desc"}, ["p", "two", "one"]),
    ({"text": sought("truce"), "overlaps": Interval(date(2026, 1, 20), None)}, ["p"]),
]


def test_every_filter_leaves_what_it_says(filled: Database) -> None:
    assert [(query, ids(filled, **query)) for query, _ in ANSWERS] == ANSWERS


def test_many_values_of_one_filter_are_one_question(filled: Database) -> None:
    many = tuple(f"nobody-{place}" for place in range(400))
    assert ids(filled, sources=(*many, "agency")) == ["p"]


def test_what_a_line_said_before_is_found_under_its_day_and_under_its_moment(database: Database) -> None:
    first = said("a", "2026-01-10", round=[{"id": "r", "title": "Armistice", "when": {"edtf": "2026-01-09"}}])
    second = said("b", "2026-01-20", round=[{"id": "r", "title": "Truce", "when": {"edtf": "2026-01-09"}}])
    receipts = store(database, TALKS, first)
    with database.writing() as session:
        append(session, second, now=NOW + timedelta(hours=1))
    before = {"known_on": end_of("2026-01-15")}
    recorded = {"as_of": receipts[-1].recorded_at}
    for clocks, armistice, truce in [({}, [], ["r"]), (before, ["r"], []), (recorded, ["r"], [])]:
        assert ids(database, text=sought("armistice"), **clocks) == armistice
        assert ids(database, text=sought("truce"), **clocks) == truce


STARTS = [
    "2026-01-05",
    "2026-01",
    "2026",
    "2025-12-30/2026-01-06",
    "2025-11-20/2026-03-01",
    "2020/2026",
    "2001/2026",
]
MORE = ["../2026-01-07", "2026-01-04/..", "2026-01-06T10:00:00", "2026-01-01/2026-01-02", "1990/2020", "202X"]


STRETCHES = [
    ("2026-01-05", "2026-01-06"),
    ("2026-01-06", None),
    (None, "2026-01-01"),
    ("2026-01-02", "2026-01-04"),
]


def test_what_overlaps_is_found_whatever_its_length(database: Database) -> None:
    rounds = [{"id": f"r{place}", "when": {"edtf": edtf}} for place, edtf in enumerate([*STARTS, *MORE])]
    store(database, TALKS, said("wire", "2026-02-01", round=rounds))
    for order, known_on in product(("asc", "desc"), (None, end_of("2026-02-02"))):
        everything = lines(database, order=order)
        assert len(everything) == len(rounds)
        for start, end in STRETCHES:
            stretch = Interval(*(date.fromisoformat(day) if day else None for day in (start, end)))
            query = {"overlaps": stretch, "order": order, "known_on": known_on}
            reaching = [line["id"] for line in everything if _reaches(line["when"], start, end)]
            assert ids(database, **query) == reaching
            assert ids(database, **query, kinds=("round", "position")) == reaching


def _reaches(when: dict[str, Any], start: str | None, end: str | None) -> bool:
    before = end is None or when["start"] is None or when["start"] < end
    return before and (start is None or when["end"] is None or when["end"] > start)


@pytest.mark.parametrize(
    "query",
    [
        {"text": sought("talks")},
        {"publishers": ("Al Jazeera", "Agency")},
        {"overlaps": Interval(date(2026, 1, 1), None)},
    ],
)
@pytest.mark.parametrize("order", ["asc", "desc"])
def test_a_walk_under_any_filter_shows_each_line_once(
    filled: Database, query: dict[str, Any], order: Any
) -> None:
    seen: list[str] = []
    after: int | None = None
    with filled.reading() as session:
        whole = list(stream(session, TimelineQuery(order=order, **query)))
        while True:
            found = page(session, TimelineQuery(limit=1, after=after, order=order, **query))
            seen += found.bodies
            if not found.more:
                break
            after = found.keys[-1]
    assert seen == whole
    assert len(whole) == 3


def test_the_index_is_made_again_by_rebuilding_and_checked_by_verifying(filled: Database) -> None:
    with filled.writing() as session:
        rebuild(session)
    assert ids(filled, text=sought("zurich")) == ["one"]
    with filled.writing(dry_run=True) as session:
        assert verify(session) == []
    with filled.writing() as session:
        connection = session.connection()
        if connection.dialect.name == "sqlite":
            connection.execute(text("INSERT INTO entry_search(rowid, document) VALUES (1, 'stray')"))
        else:
            connection.execute(text("INSERT INTO entry_search(key, document) VALUES (1, 'stray')"))
    with filled.writing(dry_run=True) as session:
        (found,) = verify(session)
    assert (found.table, found.key, found.problem[:6]) == ("entry_search", "1", "stands")


def test_facets_count_the_lines_of_each_value(filled: Database) -> None:
    names = ("kind", "process", "participant", "country", "issue", "status", "stance", "publisher", "venue")
    with filled.reading() as session:
        found = facets(session, TimelineQuery(limit=1), names)
        assert total(session, TimelineQuery(limit=1)) == 3
        assert total(session, TimelineQuery(overlaps=Interval(date(2026, 1, 11), None))) == 2
        assert total(session, TimelineQuery(text=sought("truce"))) == 2
    assert {name: facet.values for name, facet in found.items()} == {
        "kind": [("round", 2), ("position", 1)],
        "process": [("talks", 3)],
        "participant": [("lavrov", 1), ("zelensky", 1)],
        "country": [("CH", 1), ("FJ", 1)],
        "issue": [("donbas", 1), ("territory", 1)],
        "status": [("held", 1), ("under way", 1)],
        "stance": [("red line", 1)],
        "publisher": [("Al Jazeera", 2), ("Agency", 1)],
        "venue": [("suva", 1), ("zurich", 1)],
    }
    assert not any(facet.at_least or facet.more for facet in found.values())


def test_counts_of_more_lines_than_are_looked_at_say_that_they_are_least_ones(
    filled: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.facets.MOST_LINES", 2)
    monkeypatch.setattr("tracker.store.facets.MOST_VALUES", 1)
    with filled.reading() as session:
        found = facets(session, TimelineQuery(), ("kind", "venue"))
    assert (found["kind"].values, found["kind"].at_least, found["kind"].more) == ([("round", 2)], True, False)
    assert (found["venue"].at_least, found["venue"].more) == (True, True)


def test_names_that_nothing_has_are_told_with_the_nearest(filled: Database) -> None:
    query = TimelineQuery(
        publishers=("Al Jazera", "Agency"),
        sources=("wir", "wire"),
        countries=("XX", "CH"),
        on_behalf_of=("lavro",),
    )
    with filled.reading() as session:
        found = [(u.parameter, u.value, u.nearest) for u in unknown_names(session, query)]
    assert found == [
        ("on_behalf_of", "lavro", ("lavrov",)),
        ("publisher", "Al Jazera", ("Al Jazeera",)),
        ("source", "wir", ("wire",)),
        ("country", "XX", ("CH", "FJ", "RU", "UA")),
    ]


SLOW = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000000) SELECT max(i) FROM n",
    "postgresql": "SELECT pg_sleep(60)",
}


def test_a_read_that_takes_too_long_is_broken_off_and_the_next_one_is_not(filled: Database) -> None:
    slow = text(SLOW[filled.engine.dialect.name])
    with (
        pytest.raises(ReadTooBroad, match="Narrow"),
        filled.reading() as session,
        bounded(session, 0.05),
    ):
        session.connection().execute(slow).all()
    with filled.reading() as session:
        with bounded(session):
            assert total(session, TimelineQuery()) == 3
        assert total(session, TimelineQuery()) == 3


CLOCK = {"known_on": end_of("2026-01-28")}
FILTERS: dict[str, Any] = {
    "nothing": {},
    "after": {"after": 5},
    "undated": {"undated": "include"},
    "kinds": {"kinds": ("round", "position")},
    "kind": {"kinds": ("round",)},
    "process": {"processes": ("talks",)},
    "participant": {"participants": ("lavrov",)},
    "on_behalf_of": {"on_behalf_of": ("lavrov",)},
    "venue": {"venues": ("zurich",)},
    "country": {"countries": ("CH",)},
    "issue": {"issues": ("donbas",)},
    "status": {"statuses": ("held",)},
    "stance": {"stances": ("offer",)},
    "publisher": {"publishers": ("Agency",)},
    "source": {"sources": ("wire",)},
    "q": {"text": sought("truce talks")},
    "bbox": {"within": box("8,47,9,48")},
    "overlaps": {"overlaps": Interval(date(2026, 1, 1), date(2026, 1, 2))},
    "conflicts": {"conflicts_only": True},
    "overdue": {"overdue_at": NOW},
    "known_on": CLOCK,
    "as_of": {"as_of": NOW},
}
PAIRS = [(one, other) for one, other in product(FILTERS, FILTERS) if one <= other]
WAYS_IN = (
    "SCAN entry_search VIRTUAL TABLE INDEX",
    "SEARCH entry USING INDEX ix_entry_current",
    "SEARCH entry USING COVERING INDEX ix_entry_current",
    "SCAN entry USING INDEX ix_entry_current_key",  # the whole order, from its beginning
)


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_sqlite_reads_every_filter_and_pair_of_filters_along_an_index_in_order(
    migrated_file: Any, order: Any
) -> None:
    """A sort, or a walk through the whole table, would make a page cost more with every record."""
    database = Database(f"sqlite:///{migrated_file}")
    with database.reading() as session:
        connection = session.connection()
        for one, other in PAIRS:
            query = TimelineQuery(**{**FILTERS[one], **FILTERS[other]}, order=order)
            made = selected(session, query, 51).compile(
                connection, compile_kwargs={"render_postcompile": True}
            )
            given = tuple(made.params[name] for name in made.positiontup or ())
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {made}", given)]
            entered = [step for step in plan if step.startswith(WAYS_IN)]
            assert entered, (one, other, plan)
            assert not [step for step in plan if step.startswith("SCAN entry") and step not in entered], (
                one,
                other,
                plan,
            )
            sorts = [step for step in plan if "TEMP B-TREE FOR" in step]
            parts = 2 if "overlaps" in (one, other) else 0  # of each, a page of keys is sorted
            assert len(sorts) <= parts, (one, other, plan)
    database.close()
