"""Actors: every name leads to one actor, and ids are those of the seeds."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tracker.ingest.drafting.names import actors
from tracker.ingest.drafting.names.outlets import outlet
from tracker.records.text import slugify
from tracker.records.vocabulary import ActorSort

SEEDS = Path(__file__).parents[3] / "seeds"


def test_every_name_means_one_actor() -> None:
    names = Counter(
        name for one in actors.actors() for name in {one.name, *one.names, *one.demonyms, *one.capital}
    )
    assert {name for name, count in names.items() if count > 1} <= {"Djibouti", "Panama City"}


def test_an_abbreviation_is_known_as_british_papers_write_it() -> None:
    named = actors.by_name()
    assert named["Farc"] is named["FARC"]
    assert not {"Mend", "Fact", "Model", "Un"} & named.keys()


def test_those_who_fight_for_a_government_are_armed_groups_of_the_table() -> None:
    assert {actors.by_id()[one].sort for one in actors.loyal()} == {ActorSort.ARMED_GROUP}


def test_ids_are_unique_and_made_of_names() -> None:
    ids = [one.id for one in actors.actors()]
    assert len(set(ids)) == len(ids)
    assert all(one.id == slugify(one.id) for one in actors.actors())


def test_every_seat_speaks_for_a_state_of_the_table_or_the_united_nations() -> None:
    states = {one.id for one in actors.actors() if one.sort == "state"}
    assert {one.of for one in actors.actors() if one.of} <= {*states, "united-nations"}


def test_what_bodies_are_called_are_bodies_of_the_table() -> None:
    bodies = {one.id for one in actors.actors() if one.sort == "organisation"}
    assert frozenset().union(*actors.kinds().values()) <= bodies


def test_actors_have_the_ids_that_the_seeds_give_them() -> None:
    told = {
        row["name"]: row["id"]
        for file in SEEDS.rglob("*.toml")
        for row in tomllib.loads(file.read_text(encoding="utf-8")).get("participant", [])
        if row.get("name") in actors.by_name() and row.get("sort") in ("state", "agency")
    }
    assert told
    assert told == {name: actors.by_name()[name].id for name in told}


def test_capitals_are_cities_with_the_country_of_their_state() -> None:
    assert actors.cities()["Abu Dhabi"] == actors.City("abu-dhabi", "Abu Dhabi", "AE")
    assert actors.cities()["Kiev"].id == actors.cities()["Kyiv"].id == "kyiv"
    assert actors.cities()["Brussels"].country == "BE"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The Financial Times", "Financial Times"),
        ("the FT", "Financial Times"),
        ("Reuters", "Reuters"),
        ("the TASS news agency", "TASS"),
        ("the state agency Tanjug", "Tanjug"),
        ("the ministry", None),
        ("Ukraine", None),
    ],
)
def test_outlets_are_known_by_all_their_names(words: str, name: str | None) -> None:
    assert outlet(words) == name


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1987, 9, 19), "Soviet Union"),
        (date(1991, 12, 25), "Soviet Union"),
        (date(1991, 12, 26), "Russia"),
    ],
)
def test_a_capital_is_that_of_the_state_which_is_there_on_the_day(day: date, name: str) -> None:
    assert actors.on(actors.by_capital()["Moscow"], day).name == name


def test_who_is_before_another_is_in_the_table() -> None:
    later = [one for one in actors.actors() if one.before]
    assert all(one.since and one.before in actors.by_id() for one in later)


MEMBERS = """AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF
TD CL CN CO KM CG CR CI HR CU CY CZ KP CD DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE
GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KW KG LA LV LB LS LR LY LI
LT LU MG MW MY MV ML MT MH MR MU MX FM MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA
PG PY PE PH PL PT QA KR MD RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD
SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN YE ZM ZW
"""


def test_every_member_of_the_united_nations_may_take_part() -> None:
    assert len(MEMBERS.split()) == 193
    assert (
        set(MEMBERS.split()) - {one.country for one in actors.actors() if one.sort == ActorSort.STATE}
        == set()
    )


def test_a_mediator_of_the_table_is_an_organisation_of_it() -> None:
    assert {actors.by_id()[one].sort for one in actors.mediators()} == {ActorSort.ORGANISATION}


def test_a_name_of_something_else_holds_that_of_an_actor_and_is_none() -> None:
    names = {*actors.by_name(), *actors.by_demonym(), *actors.by_capital()}
    for one in actors.no_actors():
        assert one not in names
        assert any(name in one for name in names), one


def test_every_state_that_has_a_government_today_has_an_adjective_or_is_called_by_its_name() -> None:
    plain = {one.name for one in actors.actors() if one.sort == ActorSort.STATE and not one.demonyms}
    assert plain == {
        "Dominica",
        "Kiribati",
        "Liechtenstein",
        "New Zealand",
        "Republic of the Congo",
        "San Marino",
    }
