"""Which known record a name means: the same as if each were looked at, however many there are."""

from __future__ import annotations

import pytest

from tracker.ingest.drafting.cast.joining import Joining
from tracker.ingest.drafting.known import Known, KnownParticipant, KnownVenue

PEOPLE = ("Sergey Lavrov", "Mikhail Lavrov", "Ana Sola", "Ana Maria Sola", "Volodymyr Umerov")
KNOWN = Joining(
    Known(
        participants=(
            *(KnownParticipant(name, name, sort="person") for name in PEOPLE),
            KnownParticipant("iran", "Iran", ("Islamic Republic",), "state"),
            KnownParticipant("umerov-office", "Umerov", sort="organisation"),
            KnownParticipant("first", "A source close to the talks (to Reuters)", unnamed=True),
            KnownParticipant("second", "Source privy to negotiations (to Reuters)", unnamed=True),
        ),
        venues=(KnownVenue("palace", "Geneva"), KnownVenue("geneva", "Genève"), KnownVenue("x", "Geneva")),
    )
)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Serguei Lavrov", "Sergey Lavrov"),
        ("Lavrov", None),
        ("Ana Sola", "Ana Sola"),
        ("Sola", None),
        ("Umerow", "Volodymyr Umerov"),
        ("Iran", None),
        ("Nobody Else", None),
    ],
)
def test_a_person_is_the_only_one_who_may_be_meant(name: str, known: str | None) -> None:
    found = KNOWN.person(name)
    assert (found and found.id) == known


def test_an_actor_is_known_by_its_id_before_its_names() -> None:
    for record, called in (("iran", ("Persia",)), ("persia", ("Persia", "islamic republic"))):
        found = KNOWN.actor(record, called)
        assert found is not None
        assert found.id == "iran"
    assert KNOWN.actor("oman", ("Oman",)) is None


def test_somebody_unnamed_is_the_first_who_is_described_alike_to_the_same_outlet() -> None:
    for description, known in (
        ("a source familiar with negotiations", "second"),
        ("the source close to talks", "first"),
    ):
        found = KNOWN.unnamed(description, "Reuters")
        assert found is not None
        assert found.id == known
    assert KNOWN.unnamed("the source close to talks", None) is None


@pytest.mark.parametrize(
    ("record", "name", "known"),
    [("geneva", "Geneva", "palace"), ("geneva", "?", "geneva"), ("?", "GENEVA", "palace"), ("?", "?", None)],
)
def test_a_place_is_the_first_with_the_id_or_the_name(record: str, name: str, known: str | None) -> None:
    found = KNOWN.venue(record, name)
    assert (found and found.id) == known
