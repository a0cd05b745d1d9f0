"""Which known round a session is: by its number, by its place and its days, else by who meets on a day."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from typing import NamedTuple

from tracker.ingest.drafting.cast import Place
from tracker.ingest.drafting.known import Known, KnownRound
from tracker.ingest.drafting.known_days import days_in_common
from tracker.ingest.drafting.meetings.sessions import Session
from tracker.ingest.drafting.names.actors import cities
from tracker.temporal import Granularity

_DECIDED = 1_000
_TOGETHER = 500


class Likeness(NamedTuple):
    """How many reports make a known round the one that is meant, which share of all their days both have, and why.

    Its number, and its day as it is known now, count more than any number of reports of other days. Days that only
    follow each other are none that both have.
    """

    reports: int
    share: float
    reason: str


def likeliest(
    known: Known, session: Session, parties: Set[str], process: str, taken: Set[str]
) -> tuple[str, str] | None:
    """The id of the known round that is spoken of, and why; each is one session's only."""
    found = [
        (likeness, one.id)
        for one in known.rounds
        if one.process == process and one.id not in taken and (likeness := _likeness(one, session, parties))
    ]
    if not found:
        return None
    likeness, name = max(found, key=lambda one: one[0][:2])
    return name, likeness.reason


def processes_met(known: Known, met: Sequence[Session]) -> dict[str, str]:
    """The processes of which a round is known at the very place, and on a day, of some session; with that round."""
    places = {session.place.id for session in met if session.place}
    at_places = (one for one in known.rounds if one.venue in places)
    found = [one for one in at_places if any(_is_there(one, session) for session in met)]
    return {one.process: one.id for one in reversed(found)}


def _is_there(known: KnownRound, session: Session) -> bool:
    likeness = _likeness(known, session, frozenset())
    return likeness is not None and likeness.share > 0 and session.place is not None


def _likeness(known: KnownRound, session: Session, parties: Set[str]) -> Likeness | None:
    """None where it cannot be that round.

    Where one of the two has no place, or one is in a town and the other at a house that may stand in it, the same
    parties must have been there on a day that is known now.
    """
    place, meeting = session.place, session.dated
    if _are_apart(place, known.venue):
        return None
    if session.ordinal is not None and session.ordinal == known.ordinal:
        return Likeness(_DECIDED, 0, f"both are round {known.ordinal}")
    if meeting is None or meeting.timex is None:
        of_no_day = known.when is None and known.venue == (place.id if place else None)
        return Likeness(0, 0, "the same place, and neither has a day") if of_no_day else None
    days, told = meeting.timex.interval, meeting.timex.edtf
    now = days_in_common(known.when, days)
    if place is None or place.id != known.venue:
        near = meeting.timex.granularity.rank >= Granularity.WEEKEND.rank or known.when == days
        same = near and now is not None and _are_together(known, session, parties)
        return Likeness(_TOGETHER, now or 0.0, f"the same parties, and its days are {told}") if same else None
    if now is not None:
        return Likeness(_DECIDED, now, f"the same place, and its days are {told}")
    of_reports = [share for one in known.days if (share := days_in_common(one, days)) is not None]
    reason = f"the same place, and {len(of_reports)} reports said {told}"
    return Likeness(len(of_reports), max(of_reports), reason) if of_reports else None


def _are_apart(place: Place | None, venue: str | None) -> bool:
    """Whether a round cannot be at both places: two towns, or two houses."""
    if place is None or venue is None or place.id == venue:
        return False
    return (place.id in _towns()) == (venue in _towns())


@cache
def _towns() -> frozenset[str]:
    return frozenset(city.id for city in cities().values())


def _are_together(known: KnownRound, session: Session, parties: Set[str]) -> bool:
    """Whether the parties of a known round meet; they may talk on the telephone on a day on which others do.

    Where neither has a place, it is enough that one of the two has no parties but those of the other.
    """
    theirs = set(known.parties)
    if session.place is None and known.venue is None:
        same = parties <= theirs or theirs <= parties
    else:
        same = len(parties) > 1 and parties == theirs
    return same and not any(one.spoken.afar for one in session.meetings)
