"""Names of people that are asked which of them may be meant: the same answers as if each were compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.ingest.drafting.names.holders import holders
from tracker.ingest.drafting.names.namesakes import Namesakes
from tracker.records import names

NAMES = sorted({one.name for one in holders()})
ASKED = sorted(
    {
        *NAMES,
        *(word for name in NAMES for word in name.split()),
        *("Bill Burns", "Vladimir", "فلاديمير", "J. Kerry", "Serguei Lavrov", "Abu Mazen", "", "—"),
    }
)


@given(st.sampled_from(ASKED))
def test_it_finds_whoever_comparing_each_would_find(name: str) -> None:
    asked = names.readings(name)
    each = [(known, names.compare(asked, names.read_person(known))) for known in NAMES]
    wanted = [(known, found) for known, found in each if found.whole or found.surname]
    known = Namesakes((known, known) for known in NAMES)
    assert list(known.like(name)) == wanted
    assert list(known.like(name, whole=True)) == [one for one in wanted if one[1].whole]


def test_a_name_is_compared_with_those_only_that_share_a_word_with_it() -> None:
    ties = names.ties(names.read_person("Sergey Lavrov"))
    assert ties & names.ties(names.read("Lavrow"))
    assert not ties & names.ties(names.read("Marco Rubio"))


def test_a_word_in_two_scripts_and_two_given_names_that_are_one_have_something_in_common() -> None:
    for one, other in (("فلاديمير", "Volodymyr"), ("Vladimir", "Wolodymyr"), ("Abudhabi", "Abu Dhabi")):
        assert names.ties(names.read(one)) & names.ties(names.read(other))
