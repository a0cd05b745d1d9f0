"""Rounds of talks in an article as drafts: announced, scheduled, moved, held; each once, with its venue and parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.ingest.article import Article, Span
from tracker.ingest.draft import Draft, quoted
from tracker.ingest.drafting.cast import Cast, Figure, Place
from tracker.ingest.drafting.known import Known
from tracker.ingest.drafting.meetings.lasting import days_of
from tracker.ingest.drafting.meetings.round_joining import likeliest
from tracker.ingest.drafting.meetings.round_parties import Sides, sides_of_all
from tracker.ingest.drafting.meetings.sessions import Session
from tracker.ingest.drafting.text.dates import Dated, dated, lasting, without_hour
from tracker.records.text import slugify, unused
from tracker.records.vocabulary import Kind, RoundStatus

_PRESENT = re.compile(
    r"\b(?:present at|attend\w*|took part in|participat\w+ in|led|headed|represented)\b", re.IGNORECASE
)

_CONFIDENCE = {"day and place": 0.75, "day": 0.55, "place": 0.5, "only people": 0.4, "only likely": 0.3}


@dataclass(frozen=True, slots=True)
class Rounds:
    """Drafts of venues and rounds, and where in the text each round is spoken of (by its id)."""

    drafts: tuple[Draft, ...]
    spoken_of: tuple[tuple[Span, str], ...]


def rounds_of(
    article: Article, cast: Cast, found_sessions: Sequence[Session], known: Known, about: Draft
) -> Rounds:
    """The rounds of the sessions of an article about a process; the ones that are known already under their ids."""
    process, whose = about.record, about.says.get("parties", ())
    taking_part = sides_of_all(article, cast, found_sessions, whose)
    taken: set[str] = set()
    gone = {one.id for one in known.rounds}
    found = []
    for one, (parties, _) in zip(found_sessions, taking_part, strict=True):
        joined = likeliest(known, one, frozenset(side.id for side in parties), process, taken)
        session, day, name, joins, why = _named(article, one, joined, process)
        found.append((session, day, name if joins else unused(name, gone | taken), joins, why))
        taken.add(found[-1][2])
    proposed = {one.id: one.title for one in known.rounds if one.proposed and one.id in taken}
    rounds = [
        _draft(article, cast, one, sides, proposed) for one, sides in zip(found, taking_part, strict=True)
    ]
    places = {one.place.id: one.place for one, *_ in found if one.place}
    venues = [venue_draft(article, place) for place in places.values()]
    spoken = [
        (meeting.spoken.span, name)
        for session, _, name, *_ in found
        for meeting in (*session.meetings, *session.loose)
    ]
    return Rounds((*venues, *rounds), tuple(sorted(spoken)))


_Named = tuple[Session, Dated | None, str, bool, str]
"""A session, its day, the id of its round, whether that is known, and why."""


def _named(article: Article, session: Session, joined: tuple[str, str] | None, process: str) -> _Named:
    meeting = session.dated
    day = (
        dated(article, meeting.timex, meeting.sentence, Kind.ROUND, session.status.value)
        if meeting and meeting.timex
        else None
    )
    if day and session.status is RoundStatus.HELD:
        day = without_hour(day)
    told = [(one.spoken, one.timex) for one in session.meetings if one.timex]
    if day and not session.ahead and (days := days_of(article.text, told)):
        day = lasting(day, *days)
    if joined is not None:
        return session, day, joined[0], True, f"it is {joined[0]}: {joined[1]}"
    parts = [
        session.place.id if session.place else process,
        day.edtf if day else str(session.ordinal or "round"),
    ]
    name = slugify("-".join(parts).replace("/", "-"))
    return session, day, name, False, "no known round has this place and these days"


def _draft(
    article: Article, cast: Cast, named: _Named, sides: Sides, proposed: Mapping[str, str | None]
) -> Draft:
    session, day, name, joins, why = named
    parties, mediators = sides
    says: dict[str, Any] = {
        "id": name,
        **({} if joins and name not in proposed else {"title": proposed.get(name) or _title(session)}),
        "status": session.status.value,
        **({"ordinal": session.ordinal} if session.ordinal else {}),
        **({"when": day.when} if day else {}),
        **({"venue": session.place.id} if session.place else {}),
        **(
            {"delegations": list(_delegations(article, cast, session, parties, mediators))} if parties else {}
        ),
        **({"mediators": [one.id for one in mediators]} if mediators else {}),
        "evidence": _evidence(article, session),
    }
    rests_on = (
        ("only likely", session.only_likely),
        ("only people", session.only_at_places),
        ("day and place", day and session.place),
        ("day", day),
    )
    sort = next((sort for sort, holds in rests_on if holds), "place")
    cue = (session.dated or session.meetings[0]).spoken.cue
    told = f"words that tell a meeting mostly: “{cue}”" if session.only_likely else f"“{cue}”"
    reasons = (why, f"it is {session.status.value}: {told}", day.reason if day else "no day is named")
    return Draft(Kind.ROUND, says, _CONFIDENCE[sort], joins, reasons)


def _title(session: Session) -> str:
    place = f" in {session.place.name}" if session.place else ""
    return f"Round {session.ordinal}{place}" if session.ordinal else f"Talks{place}"


def _delegations(
    article: Article, cast: Cast, session: Session, parties: list[Figure], mediators: list[Figure]
) -> Iterator[dict[str, Any]]:
    """The parties with those of their people of whom a sentence says that they were there."""
    members = _members(article, cast, session)
    sides = {*(one.id for one in parties), *(one.id for one in mediators if one.id in members)}
    for side in [name for name in (*(one.id for one in parties), *members) if name in sides | members.keys()]:
        if side in sides:
            sides.discard(side)
            people = [{"participant": name} for name in members.get(side, ())]
            yield {"party": side, **({"members": people} if people else {})}


def _members(article: Article, cast: Cast, session: Session) -> dict[str, list[str]]:
    people = {
        one.id: one for one in cast.figures if one.sort == "person" and one.on_behalf_of and not one.unnamed
    }
    found: dict[str, list[str]] = {}
    for meeting in (*session.meetings, *session.loose):
        if _PRESENT.search(article.text[slice(*meeting.sentence)]):
            for mention in cast.within(meeting.sentence):
                for name in mention.figures:
                    behalf = people[name].on_behalf_of if name in people else None
                    if behalf and name not in found.setdefault(behalf, []):
                        found[behalf].append(name)
    return found


def _evidence(article: Article, session: Session) -> dict[str, Any]:
    """From the first to the last of the words for the round, its day and its place, in its best sentence."""
    meeting = session.dated or next((one for one in session.meetings if one.place), session.meetings[0])
    spans = [meeting.spoken.span]
    spans += [(meeting.timex.start, meeting.timex.end)] if meeting.timex else []
    spans += [meeting.place.span] if meeting.place else []
    start, end = min(one[0] for one in spans), max(one[1] for one in spans)
    return quoted(article.text, start, end)


def venue_draft(article: Article, place: Place) -> Draft:
    """A place as the draft of a venue, which is known where it joins."""
    start, end = place.span
    says = {
        "id": place.id,
        "name": place.name,
        **({"country": place.country} if place.country else {}),
        "evidence": quoted(article.text, start, end),
    }
    reason = "it is a known venue" if place.joins else "talks or an agreement are put there"
    return Draft(Kind.VENUE, says, 0.9 if place.joins else 0.85, place.joins, (reason,))
