"""The filters of a timeline query as groups of tags: of each group a line has one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from sqlmodel import Session

from tracker.records.places import cells_over
from tracker.records.reports import RecordKey
from tracker.records.tags import NOTHING, ROLES, Tag, tag
from tracker.records.vocabulary import Kind
from tracker.store.reading import roots

if TYPE_CHECKING:
    from tracker.store.timeline import TimelineQuery

Group = tuple[str, ...]

RECORDS = {
    "processes": (Tag.PROCESS, Kind.PROCESS),
    "participants": (Tag.PARTICIPANT, Kind.PARTICIPANT),
    "on_behalf_of": (Tag.ON_BEHALF_OF, Kind.PARTICIPANT),
    "venues": (Tag.VENUE, Kind.VENUE),
}
"""The filters that name records, which may be merged with others."""

WORDS = {
    "kinds": Tag.KIND,
    "countries": Tag.COUNTRY,
    "issues": Tag.ISSUE,
    "statuses": Tag.STATUS,
    "stances": Tag.STANCE,
    "publishers": Tag.PUBLISHER,
    "sources": Tag.SOURCE,
}
"""The filters whose values are in the tags as they are."""

_FLAGS: dict[str, tuple[Tag, Callable[[TimelineQuery], bool]]] = {
    "in_conflict": (Tag.IN_CONFLICT, lambda query: query.conflicts_only),
    "ambiguous": (Tag.AMBIGUOUS, lambda query: query.ambiguous_only),
    "awaited": (Tag.AWAITED, lambda query: query.awaited_only or query.overdue_at is not None),
}

_WITHOUT_PROCESS = {Kind.PARTICIPANT.value, Kind.VENUE.value}


def tag_groups(session: Session, query: TimelineQuery) -> dict[str, Group]:
    """The groups by the name of the filter; none for a filter that is not used."""
    return {name: group for name, group in _groups(session, query) if group}


def _groups(session: Session, query: TimelineQuery) -> Iterator[tuple[str, Group]]:
    for name, letter in WORDS.items():
        yield name, tuple(tag(letter, value) for value in getattr(query, name))
    for name, (letter, _) in RECORDS.items():
        if getattr(query, name) and not (name == "processes" and beyond_tags(query)):
            letters = _letters(query) if name == "participants" else [letter]
            yield name, _of_records(letters, numbers_of(session, query, name))
    for name, (letter, asked) in _FLAGS.items():
        yield name, (tag(letter),) if asked(query) else ()
    yield "within", () if query.within is None else tuple(cells_over(query.within))


def beyond_tags(query: TimelineQuery) -> bool:
    """Whether the process of a line may have to be told by other lines: those of participants and venues are."""
    kinds = set(query.kinds) or _WITHOUT_PROCESS
    return query.undated != "exclude" and bool(kinds & _WITHOUT_PROCESS)


def _letters(query: TimelineQuery) -> list[Tag]:
    return [ROLES[role] for role in query.roles] or [Tag.PARTICIPANT]


def _of_records(letters: Sequence[Tag], numbers: Sequence[int]) -> Group:
    return tuple(tag(letter, number) for letter in letters for number in numbers) or (NOTHING,)


def numbers_of(session: Session, query: TimelineQuery, name: str) -> list[int]:
    """The row numbers of the records that a filter names, or of what they were part of then."""
    kind = RECORDS[name][1]
    keys = [RecordKey(kind, slug) for slug in getattr(query, name)]
    return sorted(set(roots(session, keys, query.as_of).values()))
