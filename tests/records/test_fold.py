from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.records.fold import Standing, State, fold
from tracker.records.reports import RecordKey, Report, Ruling, SourceFacts, Superseded, decided, visible
from tracker.records.vocabulary import Kind, Verdict

ROUND = RecordKey(Kind.ROUND, "r")
START = datetime(2026, 1, 1, tzinfo=UTC)


def day(n: int) -> datetime:
    return START + timedelta(days=n)


def when(start: str, end: str, granularity: str = "day", **more: Any) -> dict[str, Any]:
    return {
        "start": start,
        "end": end,
        "granularity": granularity,
        "ambiguous": False,
        "approximate": False,
        "edtf": start,
        "expression": None,
        **more,
    }


def report(
    publisher: str, known: int, says: dict[str, Any], origin: str | None = None, slug: str | None = None
) -> Report:
    source = SourceFacts(slug or f"{publisher}-{known}", 1, publisher, None, None, f"day {known}", day(known))
    return Report(
        id=f"{source.slug}.1.1",
        record=ROUND,
        source=source,
        position=1,
        says=says,
        origin=origin or publisher,
        recorded_at=day(100),
    )


def ruling(about: Report, verdict: Verdict, field: str | None = None, number: int = 1) -> Ruling:
    return Ruling(number, ROUND, about.id, field, verdict, "because", day(100 + number))


def standings(state: State, field: str) -> list[Standing]:
    return [claim.standing for claim in state.fields[field].claims]


SATURDAY, WEEKEND = when("2026-01-24", "2026-01-25"), when("2026-01-24", "2026-01-26", "weekend")
TWO_DAYS, JANUARY = when("2026-01-23", "2026-01-25"), when("2026-01-01", "2026-02-01", "month")
FIRST, FOURTH = when("2026-02-01", "2026-02-02"), when("2026-02-04", "2026-02-06")


def test_of_the_past_the_value_with_most_independent_origins_stands() -> None:
    reports = [
        report("AP", 1, {"status": "held", "when": TWO_DAYS}),
        report("Babel", 2, {"status": "held", "when": TWO_DAYS}),
        report("MENAFN", 3, {"status": "held", "when": SATURDAY}),
    ]
    state = fold(ROUND, reports)
    assert state.value("when") == TWO_DAYS
    assert standings(state, "when") == [Standing.STANDS, Standing.AGREES, Standing.CONFLICT]
    assert state.fields["when"].origins == 2
    assert state.conflicts == ["when"]


def test_copies_of_one_wire_count_once_and_yield_to_the_first_hand_word() -> None:
    copied = {"venue": "abu-dhabi"}
    reports = [
        report("Reuters", 1, {"venue": "moscow"}),
        report("Copy", 2, copied, origin="Reuters"),
        report("Second copy", 3, copied, origin="Reuters"),
    ]
    state = fold(ROUND, reports)
    assert state.value("venue") == "moscow"
    assert state.conflicts == ["venue"]


def test_of_equals_the_latest_stands() -> None:
    state = fold(ROUND, [report("A", 2, {"ordinal": 5}), report("B", 1, {"ordinal": 4})])
    assert state.value("ordinal") == 5
    assert standings(state, "ordinal") == [Standing.CONFLICT, Standing.STANDS]


def test_a_publisher_that_changes_its_word_corrects_itself() -> None:
    state = fold(ROUND, [report("A", 1, {"ordinal": 4}), report("A", 2, {"ordinal": 5})])
    assert state.value("ordinal") == 5
    assert standings(state, "ordinal") == [Standing.CORRECTED, Standing.STANDS]
    assert state.conflicts == []


def test_a_vaguer_date_does_not_contradict_and_does_not_replace_a_finer_one() -> None:
    reports = [
        report("A", 1, {"status": "held", "when": SATURDAY}),
        report("B", 2, {"status": "held", "when": WEEKEND}),
        report("C", 3, {"status": "held", "when": JANUARY}),
    ]
    state = fold(ROUND, reports)
    assert state.value("when") == SATURDAY
    assert standings(state, "when") == [Standing.STANDS, Standing.VAGUER, Standing.VAGUER]
    assert state.conflicts == []


def test_a_plan_that_moved_is_history_not_conflict() -> None:
    reports = [
        report("TASS", 1, {"status": "scheduled", "when": FIRST}),
        report("NYT", 2, {"status": "postponed"}),
        report("Zelenskyy", 3, {"status": "rescheduled", "when": FOURTH}),
        report("Anadolu", 6, {"status": "held", "when": FOURTH}),
    ]
    state = fold(ROUND, reports)
    assert state.value("when") == FOURTH
    assert state.value("status") == "held"
    assert standings(state, "when") == [Standing.HISTORY, Standing.AGREES, Standing.STANDS]
    assert state.conflicts == []


def test_the_last_word_counts_for_a_plan_however_many_said_otherwise_before() -> None:
    reports = [report(name, 1, {"status": "scheduled", "when": FIRST}) for name in ("A", "B", "C")]
    state = fold(ROUND, [*reports, report("D", 2, {"status": "scheduled", "when": FOURTH})])
    assert state.value("when") == FOURTH


def test_a_plan_told_afterwards_does_not_undo_what_has_happened() -> None:
    reports = [
        report("A", 1, {"status": "held", "when": FOURTH}),
        report("B", 2, {"status": "scheduled", "when": FIRST}),
    ]
    state = fold(ROUND, reports)
    assert (state.value("status"), state.value("when")) == ("held", FOURTH)


def test_an_end_that_the_value_denies_is_a_conflict() -> None:
    state = fold(ROUND, [report("A", 1, {"status": "cancelled"}), report("B", 2, {"status": "held"})])
    assert state.conflicts == ["status"]


def test_fields_that_hold_several_add_up() -> None:
    reports = [
        report("A", 1, {"issues": ["territory"], "delegations": [{"party": "russia", "members": []}]}),
        report(
            "B",
            2,
            {
                "issues": ["ceasefire", "territory"],
                "delegations": [
                    {"party": "russia", "members": [{"participant": "kostyukov", "role": "head"}]}
                ],
            },
        ),
    ]
    state = fold(ROUND, reports)
    assert state.value("issues") == ["territory", "ceasefire"]
    assert state.value("delegations") == [
        {"party": "russia", "members": [{"participant": "kostyukov", "role": "head"}]}
    ]
    assert state.conflicts == []


def test_a_preferred_claim_wins_and_settles_the_conflict() -> None:
    first = report("A", 1, {"ordinal": 4})
    reports = [first, report("B", 2, {"ordinal": 5})]
    state = fold(ROUND, reports, [ruling(first, Verdict.PREFER, "ordinal")])
    assert state.value("ordinal") == 4
    assert standings(state, "ordinal") == [Standing.STANDS, Standing.OVERRULED]
    assert state.conflicts == []
    assert state.fields["ordinal"].claims[0].reason == "because"


@pytest.mark.parametrize(
    ("verdict", "standing"),
    [(Verdict.DEPRECATE, Standing.DEPRECATED), (Verdict.WITHDRAW, Standing.WITHDRAWN)],
)
def test_a_claim_that_is_set_aside_is_shown_but_counts_no_more(verdict: Verdict, standing: Standing) -> None:
    last = report("B", 2, {"ordinal": 5, "issues": ["territory"]})
    state = fold(ROUND, [report("A", 1, {"ordinal": 4}), last], [ruling(last, verdict)])
    assert state.value("ordinal") == 4
    assert state.value("issues") is None
    assert standings(state, "ordinal") == [Standing.STANDS, standing]


@pytest.mark.parametrize("verdict", [Verdict.DEPRECATE, Verdict.WITHDRAW])
def test_no_life_goes_by_a_status_that_was_set_aside(verdict: Verdict) -> None:
    slip = report("A", 1, {"status": "held"})
    plans = [
        report("B", 2, {"status": "scheduled", "when": FIRST}),
        report("C", 3, {"status": "scheduled", "when": FOURTH}),
    ]
    state = fold(ROUND, [slip, *plans], [ruling(slip, verdict)])
    assert (state.value("status"), state.value("when")) == ("scheduled", FOURTH)
    moved = report("A", 3, {"status": "postponed"})
    state = fold(ROUND, [plans[0], moved, report("C", 4, {"when": FOURTH})], [ruling(moved, verdict)])
    assert state.conflicts == ["when"], "nobody said that it moved"


def test_a_later_ruling_undoes_an_earlier_one() -> None:
    first, second = report("A", 1, {"ordinal": 4}), report("B", 2, {"ordinal": 5})
    rulings = [ruling(second, Verdict.WITHDRAW, None, 1), ruling(second, Verdict.PREFER, "ordinal", 2)]
    assert fold(ROUND, [first, second], rulings).value("ordinal") == 5


def test_a_corrected_source_counts_by_its_latest_revision_on_both_clocks() -> None:
    first = report("A", 1, {"ordinal": 4})
    later = Superseded(known_at=day(5), recorded_at=day(200))
    old = Report(
        first.id,
        ROUND,
        SourceFacts("a", 1, "A", None, None, "", day(1), (later,)),
        1,
        first.says,
        "A",
        day(100),
    )
    assert visible([old], known_on=day(4)) == [old]
    assert visible([old], known_on=day(5)) == []
    assert visible([old], known_on=day(5), as_of=day(199)) == [old]


def test_rulings_count_from_when_they_were_recorded() -> None:
    about = report("A", 1, {})
    rulings = [ruling(about, Verdict.WITHDRAW, None, 2), ruling(about, Verdict.PREFER, None, 1)]
    assert [r.id for r in decided(rulings)] == [1, 2]
    assert [r.id for r in decided(rulings, as_of=day(101))] == [1]


WHENS = [SATURDAY, WEEKEND, TWO_DAYS, JANUARY, FIRST, FOURTH]
STATUSES = ["announced", "scheduled", "postponed", "rescheduled", "under way", "held", "cancelled"]
SAYS = st.fixed_dictionaries(
    {},
    optional={
        "when": st.sampled_from(WHENS),
        "status": st.sampled_from(STATUSES),
        "venue": st.sampled_from(["geneva", "minsk"]),
        "ordinal": st.integers(1, 3),
        "issues": st.lists(st.sampled_from(["territory", "ceasefire"]), unique=True),
    },
)
REPORTS = st.lists(
    st.tuples(st.sampled_from("ABC"), st.integers(0, 9), SAYS, st.sampled_from([None, "A", "W"])), max_size=9
).map(
    lambda rows: [
        report(p, k, says, origin, f"{p.lower()}-{i}") for i, (p, k, says, origin) in enumerate(rows)
    ]
)
VERDICTS = st.lists(
    st.tuples(st.integers(0, 8), st.sampled_from(Verdict), st.sampled_from([None, "when"])), max_size=4
)


@given(REPORTS, VERDICTS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_never_matters(
    reports: list[Report], verdicts: list[tuple[int, Verdict, str | None]], shuffler: random.Random
) -> None:
    rulings = [
        ruling(reports[place], verdict, field, number)
        for number, (place, verdict, field) in enumerate(verdicts)
        if place < len(reports)
    ]
    shuffled = reports[:]
    shuffler.shuffle(shuffled)
    assert fold(ROUND, shuffled, rulings) == fold(ROUND, reports, rulings)


@given(REPORTS, st.integers(0, 9))
def test_what_was_published_later_is_never_seen(reports: list[Report], known: int) -> None:
    seen = visible(reports, known_on=day(known))
    state = fold(ROUND, seen)
    assert all(r.source.known_at <= day(known) for r in state.reports)
    earlier = [r for r in reports if r.source.known_at <= day(known)]
    assert state == fold(ROUND, earlier)


@given(REPORTS)
def test_every_claim_is_kept_and_at_most_one_stands(reports: list[Report]) -> None:
    state = fold(ROUND, reports)
    for name, field in state.fields.items():
        assert len(field.claims) == sum(name in r.says for r in reports)
        if field.report is not None:
            assert [c.standing for c in field.claims].count(Standing.STANDS) == 1


def test_a_larger_place_is_vaguer_and_does_not_contradict() -> None:
    reports = [report("A", 1, {"venue": "gomel"}), report("B", 2, {"venue": "belarus"})]
    state = fold(ROUND, reports, (), {"gomel": "belarus"}.get)
    assert state.value("venue") == "gomel"
    assert standings(state, "venue") == [Standing.STANDS, Standing.VAGUER]
    assert fold(ROUND, reports).conflicts == ["venue"]


def test_a_plan_made_firm_is_history_not_conflict() -> None:
    reports = [
        report("A", 1, {"status": "announced", "when": JANUARY}),
        report("B", 2, {"status": "scheduled", "when": FIRST}),
    ]
    state = fold(ROUND, reports)
    assert (state.value("when"), state.conflicts) == (FIRST, [])
    assert standings(state, "when") == [Standing.HISTORY, Standing.STANDS]


def test_a_plan_that_agrees_with_what_happened_supports_it() -> None:
    reports = [
        report("A", 1, {"status": "scheduled", "venue": "abu-dhabi"}),
        report("B", 2, {"status": "held", "venue": "abu-dhabi"}, origin="A2"),
        report("C", 3, {"status": "held", "venue": "vilnius"}),
    ]
    assert fold(ROUND, reports).value("venue") == "abu-dhabi"


def test_of_one_day_a_life_goes_forward_and_first_hands_come_before_copies() -> None:
    reports = [
        report("A", 1, {"status": "rescheduled"}, origin="Z"),
        report("Z", 1, {"status": "rescheduled"}),
        report("X", 1, {"status": "postponed"}),
    ]
    assert [r.source.publisher for r in fold(ROUND, reports).reports] == ["X", "Z", "A"]


def test_whoever_said_the_standing_value_first_gives_its_words() -> None:
    first, later = (
        report("A", 1, {"status": "scheduled", "when": FIRST}),
        report("B", 2, {"status": "scheduled", "when": FIRST}),
    )
    state = fold(ROUND, [later, first])
    assert state.fields["when"].report == first
    assert standings(state, "when") == [Standing.STANDS, Standing.AGREES]
