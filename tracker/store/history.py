"""What every touched record looked like at each moment of publication, as recorded up to one moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import Select, or_, select, tuple_, union
from sqlmodel import Session, col

from tracker.records import tables
from tracker.records.dating import reported_on
from tracker.records.fold import State, fold
from tracker.records.lines import SHOWN_ELSEWHERE, Line, Named, line, shown_elsewhere, unseen
from tracker.records.merges import Leading, leading, redirected, root
from tracker.records.references import ANSWERS, references
from tracker.records.reports import RecordKey, Report, Ruling, Says, decided, visible
from tracker.records.vocabulary import Kind, Verdict
from tracker.store.reading import Dossier, dossiers, in_chunks, merges_around, places_of, record_ids
from tracker.store.vocabulary import Issues

END_OF_TIME = datetime(9999, 12, 31, tzinfo=UTC)
"""Later than every recording."""

_INSTANT = timedelta(microseconds=1)

NameHistory = list[tuple[datetime, Named]]
"""How a record is shown elsewhere, from each moment of publication on, oldest first."""


@dataclass(frozen=True, slots=True)
class Version:
    """A line as it was known from one moment of publication up to another (None: still)."""

    known_from: datetime
    known_to: datetime | None
    line: Line


class History:
    """The records that a moment of recording touches, folded for every moment of publication.

    Names of other records come as they were known then: no line shows what was published later.
    """

    def __init__(self, session: Session, moment: datetime) -> None:
        self._session = session
        self._moment = moment
        self._before = moment - _INSTANT
        self._dossiers: dict[int, Dossier] = {}
        self._merges: dict[int, Ruling] = {}
        self._led: dict[datetime, Leading] = {}
        self._joined: dict[tuple[int, datetime], Dossier] = {}
        self._names: dict[RecordKey, NameHistory] = {}
        self._answering: dict[RecordKey, set[int]] = {}
        self.numbers: dict[RecordKey, int] = {}

    @cached_property
    def issues(self) -> Issues:
        """The tree of issues, read when the first line is made."""
        return Issues(self._session)

    def affected(self) -> list[int]:
        """The records to look at, in the order of kind and id: those spoken of now, and those that name them.

        Who is merged or parted now is looked at with what it is or was part of. What then leads elsewhere may be part
        of how a record is shown (the larger place of a venue), so the look goes on from those that name it.
        """
        touched = self._touched()
        self._reach(touched)
        affected = touched | self._roots(touched, self._before) | self._roots(touched, self._moment)
        waiting = self._family(affected)
        while waiting:
            naming = self._naming([number for number in sorted(waiting) if self._renamed(number)])
            self._reach(naming)
            found = self._roots(naming, self._moment) - affected
            affected |= found
            waiting = self._family(found) if self.moved() else set()
        affected |= self._answered(self._family(affected))
        self._load_answering(self._family(affected))
        return sorted(affected, key=lambda number: self._dossiers[number].record)

    def moved(self) -> dict[int, int | None]:
        """The records that are merged at this moment, with what they are part of now; None for those parted."""
        return {
            self.numbers[merge.record]: self._into(merge) if merge.recorded_at == self._moment else None
            for merge in self._merges.values()
            if self._moment in (merge.recorded_at, merge.undone_at)
        }

    def _into(self, merge: Ruling) -> int | None:
        return self.numbers[merge.into] if merge.into else None

    def versions(self, number: int) -> list[Version]:
        """The line of a record for every span of publication time in which it looked the same.

        None at all for a record that is part of another one.
        """
        dossier = self._joint(number)
        versions: list[Version] = []
        changes = self._changes(dossier)
        for known_from, known_to in zip(changes, [*changes[1:], None], strict=False):
            found = self._line(dossier, known_from)
            last = versions[-1] if versions else None
            if found is None:
                continue
            if last and last.line == found and last.known_to == known_from:
                versions[-1] = Version(last.known_from, known_to, found)
            else:
                versions.append(Version(known_from, known_to, found))
        return versions

    def record(self, number: int) -> RecordKey:
        """The name of a record by its row number."""
        return self._dossiers[number].record

    def state(self, number: int, known_on: datetime | None) -> State | None:
        """The state of any record as it was known then; None where nothing was known of it."""
        return self._state(self.dossier(number), known_on)

    def dossier(self, number: int) -> Dossier:
        """All that was said and ruled about a record and about what was part of it then."""
        self._reach([number])
        return self._joint(number)

    def present(self, number: int) -> State | None:
        """The state of a record with all that is known; None where nothing is left of it."""
        return self._state(self._joint(number), None)

    def _touched(self) -> set[int]:
        """Records with a report or a ruling of this moment, or with a report that this moment superseded."""
        connection = self._session.connection()
        source = select(tables.Source).where(col(tables.Source.recorded_at) == self._moment)
        spoken = [self._spoken(row) for row in self._session.scalars(source)]
        ruled = select(col(tables.Ruling.record_id)).where(col(tables.Ruling.recorded_at) == self._moment)
        return set(connection.execute(union(*spoken, ruled)).scalars())

    def _spoken(self, source: tables.Source) -> Select[int]:
        """Records with a report of a revision, or with one of its source that it superseded or took back."""
        query = (
            select(col(tables.Report.record_id))
            .join(tables.Source, col(tables.Source.id) == col(tables.Report.source_id))
            .where(col(tables.Source.slug) == source.slug, col(tables.Source.recorded_at) <= self._moment)
        )
        if source.takes_back is None:
            return query
        back = [places_of(name) for name in source.takes_back]
        touched = [col(tables.Source.id) == source.id]
        if back:
            touched.append(tuple_(col(tables.Source.revision), col(tables.Report.position)).in_(back))
        return query.where(or_(*touched))

    def _naming(self, numbers: Collection[int]) -> set[int]:
        """Records with a report that mentions one of these."""
        found: set[int] = set()
        for chunk in in_chunks(sorted(numbers)):
            query = (
                select(col(tables.Report.record_id))
                .join(tables.Mention, col(tables.Mention.report_id) == col(tables.Report.id))
                .where(
                    col(tables.Mention.record_id).in_(chunk), col(tables.Report.recorded_at) <= self._moment
                )
            )
            found |= set(self._session.connection().execute(query).scalars())
        return found

    def _answered(self, numbers: Collection[int]) -> set[int]:
        """The positions that these records answer."""
        keys = {key for number in numbers for key in _mentioned(self._dossiers[number])}
        positions = record_ids(self._session, [key for key in keys if key.kind is Kind.POSITION]).values()
        self._reach(positions)
        return self._roots(positions, self._moment)

    def _load_answering(self, numbers: Collection[int]) -> None:
        """Load the positions that answer one of these, and note which of these it is."""
        positions = [n for n in numbers if self._dossiers[n].record.kind is Kind.POSITION]
        answering = self._naming(positions)
        self._load(answering)
        for number in answering:
            for record in _mentioned(self._dossiers[number]):
                self._answering.setdefault(record, set()).add(number)

    def _reach(self, numbers: Collection[int]) -> None:
        """Load these records and all that is shown of others in their lines."""
        self._load(numbers)
        reached = [self._dossiers[number] for number in self._family(numbers)]
        named = {key for dossier in reached for key in _mentioned(dossier)}
        self._load(record_ids(self._session, named - self.numbers.keys()).values())

    def _load(self, numbers: Collection[int]) -> None:
        """Load these records with all that were ever one with them, and where their larger places lead."""
        missing = set(numbers) - self._dossiers.keys()
        family = self._connected(missing) - self._dossiers.keys()
        found = dossiers(self._session, family)
        self._dossiers |= found
        self.numbers |= {dossier.record: number for number, dossier in found.items()}
        if self._anything_merged:
            larger = {RecordKey(d.record.kind, slug) for d in found.values() for slug in _larger(d)}
            self._connected(set(record_ids(self._session, larger - self.numbers.keys()).values()))

    @cached_property
    def _anything_merged(self) -> bool:
        """Whether there ever was a merge: while there was none, nobody has to look for one."""
        query = select(col(tables.Ruling.id)).where(col(tables.Ruling.into_id).is_not(None)).limit(1)
        return self._session.connection().execute(query).first() is not None

    def _connected(self, numbers: set[int]) -> set[int]:
        """These records and all that were ever merged with them; the merges are kept."""
        if not (numbers and self._anything_merged):
            return numbers
        merges, connected = merges_around(self._session, numbers)
        new = {merge.id: merge for merge in merges if merge.id not in self._merges}
        if new:
            self._merges |= new
            self._led.clear()
        return connected

    def _family(self, numbers: Collection[int]) -> set[int]:
        """Loaded records and all that were ever merged with them."""
        family = set(numbers)
        pairs = [
            {self.numbers[key] for key in (merge.record, merge.into) if key in self.numbers}
            for merge in self._merges.values()
        ]
        while grown := {number for pair in pairs if pair & family for number in pair} - family:
            family |= grown
        return family

    def _leading(self, as_of: datetime) -> Leading:
        if as_of not in self._led:
            self._led[as_of] = leading(self._merges.values(), as_of)
        return self._led[as_of]

    def _roots(self, numbers: Collection[int], as_of: datetime) -> set[int]:
        """What these records were part of then."""
        led = self._leading(as_of)
        return {self.numbers[root(self._dossiers[number].record, led)] for number in numbers}

    def _joint(self, number: int, as_of: datetime | None = None) -> Dossier:
        """A record with all that was part of it then, every reference leading where it led then.

        The dossier of a record that was part of another one is empty.
        """
        at, own = as_of or self._moment, self._dossiers[number]
        led = self._leading(at)
        if not led:
            return own
        if (number, at) not in self._joined:
            family = sorted(self._family([number]))
            members = [d for n in family if root((d := self._dossiers[n]).record, led) == own.record]
            said = [report for member in members for report in member.reports]
            self._joined[number, at] = Dossier(
                own.id,
                own.record,
                [redirected(report, own.record, lambda key: root(key, led)) for report in said],
                [ruling for member in members for ruling in member.rulings],
            )
        return self._joined[number, at]

    def _state(
        self, dossier: Dossier, known_on: datetime | None, as_of: datetime | None = None
    ) -> State | None:
        moment = as_of or self._moment
        reports = visible(dossier.reports, known_on, moment)
        rulings = decided(dossier.rulings, moment)
        latest = {(ruling.report, ruling.field): ruling.verdict for ruling in rulings}
        if not any(latest.get((report.id, None)) is not Verdict.WITHDRAW for report in reports):
            return None
        return fold(dossier.record, reports, rulings, lambda venue: self._part_of(venue, known_on))

    def _part_of(self, venue: str, known_on: datetime | None) -> str | None:
        """The larger place of a venue that the touched records mention, as it was known then."""
        larger = self._name(RecordKey(Kind.VENUE, venue), known_on)["part_of"]
        return str(larger) if larger else None

    def _known_moments(self, dossier: Dossier, as_of: datetime) -> list[datetime]:
        return sorted(
            {report.source.known_at for report in dossier.reports if report.recorded_at <= as_of}
            | {
                later.known_at
                for report in dossier.reports
                for later in report.source.later
                if later.recorded_at <= as_of
            }
        )

    def _name_history(self, dossier: Dossier, as_of: datetime) -> NameHistory:
        """Folds only what is shown elsewhere: most reports say nothing of a record's name."""
        history: NameHistory = []
        naming = _naming(dossier)
        for moment in self._known_moments(naming, as_of):
            state = self._state(naming, moment, as_of)
            shown = shown_elsewhere(state) if state else unseen(dossier.record)
            if shown != (history[-1][1] if history else unseen(dossier.record)):
                history.append((moment, shown))
        return history

    def _renamed(self, number: int) -> bool:
        """Whether a record is shown elsewhere in another way than before this moment, be it under another id."""
        (before,), (now,) = (self._roots([number], at) for at in (self._before, self._moment))
        shown = self._name_history(self._joint(before, self._before), self._before)
        return before != now or shown != self._names_of(now)

    def _names_of(self, number: int) -> NameHistory:
        record = self._dossiers[number].record
        if record not in self._names:
            self._names[record] = self._name_history(self._joint(number), self._moment)
        return self._names[record]

    def _name(self, record: RecordKey, known_on: datetime | None) -> Named:
        number = self.numbers.get(record)
        history = self._names_of(number) if number is not None else []
        shown = [name for moment, name in history if known_on is None or moment <= known_on]
        return shown[-1] if shown else unseen(record)

    def _changes(self, dossier: Dossier) -> list[datetime]:
        """The moments of publication at which the line of a record may begin to look different."""
        own = self._known_moments(dossier, self._moment)
        named = (self.numbers[key] for key in _mentioned(dossier) if key in self.numbers)
        elsewhere = {moment for other in named for moment, _ in self._names_of(other)}
        answering = self._answering_it(dossier.record)
        elsewhere |= {moment for other in answering for moment in self._known_moments(other, self._moment)}
        return sorted({*own, *(moment for moment in elsewhere if own and moment > own[0])})

    def _line(self, dossier: Dossier, known_on: datetime) -> Line | None:
        state = self._state(dossier, known_on)
        if state is None:
            return None
        answered = self._answers(dossier.record, known_on)
        return line(
            state, lambda record: self._name(record, known_on), self.issues.titles, _reported, answered
        )

    def _answering_it(self, record: RecordKey) -> list[Dossier]:
        """The positions that answer one or what is part of it, whole, in the order of ids."""
        keys = {self._dossiers[number].record for number in self._family([self.numbers[record]])}
        numbers = {number for key in keys for number in self._answering.get(key, ())}
        found = [self._joint(number) for number in self._roots(numbers, self._moment)]
        return sorted(found, key=lambda dossier: dossier.record)

    def _answers(self, record: RecordKey, known_on: datetime) -> dict[str, list[str]]:
        """The positions that answered one, as known then, by the key under which it shows them; in the order of ids."""
        found: dict[str, list[str]] = {}
        for dossier in self._answering_it(record):
            state = self._state(_of_fields(dossier, ANSWERS), known_on)
            for field, key in ANSWERS.items():
                answered: Any = state.value(field) if state else None
                if record.slug in (answered or ()):
                    found.setdefault(key, []).append(dossier.record.slug)
        return found


def _mentioned(dossier: Dossier) -> set[RecordKey]:
    """The records that reports about a record name."""
    return {ref.record for report in dossier.reports for ref in references(report.record, report.says)}


def _larger(dossier: Dossier) -> set[str]:
    """The ids of what a record is said to be part of."""
    return {str(report.says["part_of"]) for report in dossier.reports if "part_of" in report.says}


def _naming(dossier: Dossier) -> Dossier:
    """What of a dossier is shown elsewhere."""
    return _of_fields(dossier, SHOWN_ELSEWHERE[dossier.record.kind])


def _of_fields(dossier: Dossier, fields: Iterable[str]) -> Dossier:
    """A dossier of only those reports, and of them only those fields, that say something of these."""
    said = [(r, {field: r.says[field] for field in fields if field in r.says}) for r in dossier.reports]
    return replace(dossier, reports=[replace(report, says=says) for report, says in said if says])


def _reported(report: Report) -> Says:
    return reported_on(report.source.published)
