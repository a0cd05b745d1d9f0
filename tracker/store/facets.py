"""How many lines there are under a query: of each value, among the first of them, or all of them, exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlmodel import Session, col

from tracker.records.tables import Entry, Record
from tracker.records.tags import MARK, Tag, value_of
from tracker.store.reading import in_chunks
from tracker.store.timeline import TimelineQuery, selected

FACETS = {
    "kind": Tag.KIND,
    "process": Tag.PROCESS,
    "participant": Tag.PARTICIPANT,
    "venue": Tag.VENUE,
    "country": Tag.COUNTRY,
    "issue": Tag.ISSUE,
    "status": Tag.STATUS,
    "stance": Tag.STANCE,
    "publisher": Tag.PUBLISHER,
}
"""What may be counted, and the tag that tells it."""

MOST_LINES = 10_000
"""Lines that are looked at: where there are more, each count is a least one."""

MOST_VALUES = 100
"""Values of one facet that are shown, the most frequent first."""

_OF_RECORDS = frozenset({Tag.PROCESS, Tag.PARTICIPANT, Tag.VENUE})


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one facet with the number of lines that have each; a line may have several values or none.

    `at_least`: there are more lines than were counted. `more`: there are more values than are shown.
    """

    values: list[tuple[str, int]]
    at_least: bool
    more: bool


def facets(session: Session, query: TimelineQuery, names: Sequence[str]) -> dict[str, Facet]:
    """The facets of all lines that fit, wherever the page begins."""
    every = replace(query, after=None, order="asc")
    statement = selected(session, every, MOST_LINES + 1, col(Entry.tags))
    found = [row.tags for row in session.connection().execute(statement)]
    at_least = len(found) > MOST_LINES
    counted = _counted(found[:MOST_LINES], {FACETS[name].value for name in names})
    return {name: _facet(session, FACETS[name], counted, at_least) for name in names}


def _counted(found: Iterable[str], letters: set[str]) -> dict[str, Counter[str]]:
    """How often each tag stands there, by its letter."""
    counted: dict[str, Counter[str]] = {letter: Counter() for letter in letters}
    for tags in found:
        for tag in tags.split(" "):
            letter = tag[len(MARK) : len(MARK) + 1]
            if letter in counted:
                counted[letter][tag] += 1
    return counted


def _facet(session: Session, letter: Tag, counted: dict[str, Counter[str]], at_least: bool) -> Facet:
    found = counted[letter.value]
    most = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST_VALUES]
    values = [(value_of(tag), count) for tag, count in most]
    if letter in _OF_RECORDS:
        slugs = _slugs(session, [int(value) for value, _ in values])
        values = [(slugs[int(value)], count) for value, count in values]
    return Facet(sorted(values, key=lambda item: (-item[1], item[0])), at_least, len(found) > len(values))


def _slugs(session: Session, numbers: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for chunk in in_chunks(numbers):
        query = select(col(Record.id), col(Record.slug)).where(col(Record.id).in_(chunk))
        found |= {row.id: row.slug for row in session.connection().execute(query)}
    return found


def total(session: Session, query: TimelineQuery) -> int:
    """How many lines fit, wherever the page begins; its cost grows with them."""
    keys = selected(session, replace(query, after=None), None, col(Entry.key).label("counted")).order_by(None)
    counted = select(func.count()).select_from(keys.subquery())
    return session.connection().execute(counted).scalar() or 0
