"""Deciding about drafts: accept, reject, amend, merge, and the undoing of each, exactly.

Accepting adds reports to the source that the article is, beside those that it has (`tracker.store.append.add`); undoing
takes them back. See docs/decisions/0029.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from tracker.errors import DraftDecided, DraftNotFound, InputInvalid, Problem, advice, nearest
from tracker.records import tables
from tracker.records.proposals import as_says, led, named, patched
from tracker.records.references import references
from tracker.records.reports import RecordKey, Report, visible
from tracker.records.vocabulary import DraftStatus, DraftVerb, Kind
from tracker.store import changes
from tracker.store.append import Receipt, add
from tracker.store.decisions import Act, columns_of, companions, latest
from tracker.store.proposing import Needs, article_of, drafted_keys, key_of, problems_of, proposal, standing
from tracker.store.reading import dossiers, record_ids

MOST_CHANGES = 200
"""How many changes of the timeline an answer shows."""

ACCEPTED, PENDING, REJECTED = (
    DraftStatus.ACCEPTED.value,
    DraftStatus.PENDING.value,
    DraftStatus.REJECTED.value,
)


@dataclass(frozen=True, slots=True)
class Touched:
    """A draft that an act changed; `because_of` is the draft for whose sake, where it was not asked for itself."""

    draft: int
    status: str
    record: str
    report: str | None
    because_of: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A draft that an act left as it is, and why."""

    draft: int
    reason: str


@dataclass(frozen=True, slots=True)
class DraftReceipt:
    """What became of an act on drafts. `changes` are those of the timeline, as the feed of changes tells them."""

    act: int | None
    unchanged: bool
    drafts: tuple[Touched, ...]
    left_out: tuple[LeftOut, ...] = ()
    sources: tuple[Mapping[str, Any], ...] = ()
    changes: Sequence[Mapping[str, Any]] = field(default_factory=list)
    more_changes: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {
            "act": self.act,
            "unchanged": self.unchanged,
            "drafts": [asdict(each) for each in self.drafts],
            "left_out": [asdict(each) for each in self.left_out],
            "sources": list(self.sources),
            "changes": list(self.changes),
            "more_changes": self.more_changes,
        }


def row_of(session: Session, number: int) -> tables.Draft:
    """The row of a draft.

    Raises:
        DraftNotFound: there is none with that number.

    """
    found = session.get(tables.Draft, number)
    if found is None:
        raise DraftNotFound(number)
    return found


def accept(
    session: Session, number: int, *, now: datetime, by: str | None = None, reason: str | None = None
) -> DraftReceipt:
    """Make a draft a report, and with it the drafts of its article that make the records which it names.

    Raises:
        DraftNotFound: there is none with that number.
        DraftDecided: it is rejected.
        InputInvalid: it cannot be a report yet; every reason by its place.

    """
    draft = row_of(session, number)
    if draft.status == ACCEPTED:
        return DraftReceipt(None, True, (_touched(draft),))
    _see_pending(draft)
    chosen = _with_needed(session, [draft])
    return _carry_out(session, Act(session, DraftVerb.ACCEPT, now, by, reason), [chosen], ())


def accept_all(
    session: Session, drafts: Iterable[int], *, now: datetime, by: str | None = None
) -> DraftReceipt:
    """Accept all of these drafts that are pending and can be reports; the others are left out, each with the reason."""
    by_article: dict[int, list[tables.Draft]] = {}
    for draft in (row_of(session, number) for number in drafts):
        if draft.status == PENDING:
            by_article.setdefault(draft.article_id, []).append(draft)
    act, left_out, chosen = Act(session, DraftVerb.ACCEPT, now, by), [], []
    for of_article in by_article.values():
        fitting, unfit = _fitting(session, of_article)
        chosen.append(fitting)
        left_out += unfit
    return _carry_out(session, act, chosen, left_out)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Drafts of one article to accept in one act, and for whose sake those that were not asked for."""

    drafts: Sequence[tables.Draft]
    because_of: Mapping[int, int]


def _with_needed(session: Session, asked: Sequence[tables.Draft]) -> _Chosen:
    needs = Needs(session, article_of(session, asked[0]))
    chosen, because_of = list(asked), {}
    for draft in asked:
        for needed in needs.of(draft, chosen):
            chosen.append(needed)
            because_of[needed.id or 0] = draft.id or 0
    return _Chosen(chosen, because_of)


def _fitting(session: Session, asked: list[tables.Draft]) -> tuple[_Chosen, list[LeftOut]]:
    """Those of one article's drafts that can be accepted together, and why the others cannot."""
    article, left_out, fitting = article_of(session, asked[0]), [], []
    needs = Needs(session, article)
    for draft in asked:
        try:
            together = [draft, *needs.of(draft, ())]
            faults = [fault for each in together for fault in problems_of(session, article, each)]
        except InputInvalid as invalid:
            faults = list(invalid.problems)
        if faults:
            reason = faults[0].detail.removeprefix(f"draft {draft.id}: ")
            left_out.append(LeftOut(draft.id or 0, reason))
        else:
            fitting.append(draft)
    return (_with_needed(session, fitting) if fitting else _Chosen([], {})), left_out


def _carry_out(
    session: Session, act: Act, chosen: Sequence[_Chosen], left_out: Sequence[LeftOut]
) -> DraftReceipt:
    place = changes.start(session, changes.END)
    receipts = [_report(session, act, each) for each in chosen if each.drafts]
    because_of = {number: cause for each in chosen for number, cause in each.because_of.items()}
    return _told(session, act, place, receipts, because_of, left_out)


def _report(session: Session, act: Act, chosen: _Chosen) -> Receipt:
    """Add the reports of one article's drafts to its source."""
    made = proposal(session, article_of(session, chosen.drafts[0]), chosen.drafts)
    try:
        receipt = add(session, made.submission, now=act.now, by=act.by)
    except InputInvalid as invalid:
        raise InputInvalid([made.placed(problem)[1] for problem in invalid.problems]) from None
    reports = dict(zip([draft.id for draft in made.drafts], receipt.reports, strict=True))
    for draft in chosen.drafts:
        decided = {"status": ACCEPTED, "decided_at": act.now, "decided_by": act.by}
        because_of = chosen.because_of.get(draft.id or 0)
        act.change(draft, {**decided, "report": reports[draft.id]}, because_of=because_of)
    return receipt


def _told(
    session: Session,
    act: Act,
    place: changes.Place,
    receipts: Sequence[Receipt],
    because_of: Mapping[int, int],
    left_out: Sequence[LeftOut],
) -> DraftReceipt:
    page = changes.page(session, place, limit=MOST_CHANGES)
    return DraftReceipt(
        act=act.number,
        unchanged=act.number is None,
        drafts=tuple(_touched(draft, because_of.get(draft.id or 0)) for draft in act.touched),
        left_out=tuple(left_out),
        sources=tuple({"id": receipt.source, "revision": receipt.revision} for receipt in receipts),
        changes=[change.as_dict() for change in page.changes],
        more_changes=page.more,
    )


def _touched(draft: tables.Draft, because_of: int | None = None) -> Touched:
    return Touched(draft.id or 0, draft.status, draft.record, draft.report, because_of)


def reject(
    session: Session, number: int, *, now: datetime, by: str | None = None, reason: str | None = None
) -> DraftReceipt:
    """Say that a draft is no report.

    Raises:
        DraftNotFound: there is none with that number.
        DraftDecided: it is accepted.

    """
    draft = row_of(session, number)
    if draft.status == REJECTED:
        return DraftReceipt(None, True, (_touched(draft),))
    _see_pending(draft)
    act = Act(session, DraftVerb.REJECT, now, by, reason)
    act.change(draft, {"status": REJECTED, "decided_at": now, "decided_by": by})
    return _without_reports(act)


def _without_reports(act: Act, because_of: Mapping[int, int] | None = None) -> DraftReceipt:
    told = tuple(_touched(draft, (because_of or {}).get(draft.id or 0)) for draft in act.touched)
    return DraftReceipt(act.number, act.number is None, told)


def _see_pending(draft: tables.Draft) -> None:
    if draft.status != PENDING:
        raise DraftDecided(draft.id or 0, f"is {draft.status}: undo that first.")


def amend(
    session: Session, number: int, patch: Mapping[str, Any], *, now: datetime, by: str | None = None
) -> DraftReceipt:
    """Change what a pending draft says, by a JSON Merge Patch (RFC 7396) of it; its record changes only by `merge`.

    Raises:
        DraftNotFound: there is none with that number.
        DraftDecided: it is decided already.
        InputInvalid: it would be no report any more; every fault by its place.

    """
    draft = row_of(session, number)
    _see_pending(draft)
    try:
        says = as_says(Kind(draft.kind), patched(draft.says, patch))
    except InputInvalid as invalid:
        raise InputInvalid(
            [
                Problem(
                    f"/says{fault.pointer}",
                    fault.value,
                    fault.expected,
                    f"{fault.detail} (of a {draft.kind})",
                )
                for fault in invalid.problems
            ]
        ) from None
    if says["id"] != draft.record:
        expected = f"{draft.record}, or a merge"
        told = f"a draft is about another {draft.kind} only by merging it with that one"
        raise InputInvalid([Problem("/says/id", says["id"], expected, told)])
    if says == draft.says:
        return DraftReceipt(None, True, (_touched(draft),))
    act = Act(session, DraftVerb.AMEND, now, by)
    act.change(draft, {"says": says, "amended": True})
    faults = problems_of(session, article_of(session, draft), draft)
    if faults:
        raise InputInvalid(faults)
    return _without_reports(act)


def merge(session: Session, number: int, into: str, *, now: datetime, by: str | None = None) -> DraftReceipt:
    """Say that a pending draft is about another record of its kind: one that has a line, or that a draft here makes.

    The pending drafts of the article that name the record which only this draft would have made name the other one.

    Raises:
        DraftNotFound: there is none with that number.
        DraftDecided: it is decided already.
        InputInvalid: there is no such record.

    """
    draft = row_of(session, number)
    _see_pending(draft)
    if into == draft.record:
        return DraftReceipt(None, True, (_touched(draft),))
    article, old = article_of(session, draft), key_of(draft)
    joins = _see_record(session, article, RecordKey(old.kind, into))
    act = Act(session, DraftVerb.MERGE, now, by)
    act.change(draft, {"record": into, "says": {**draft.says, "id": into}, "joins": joins, "amended": True})
    because_of = {}
    if old not in drafted_keys(session, article) | standing(session, [old]):
        for other in _naming(session, article, old):
            says = led(Kind(other.kind), other.says, old, into)
            act.change(other, {"says": says, "amended": True}, because_of=draft.id)
            because_of[other.id or 0] = draft.id or 0
    return _without_reports(act, because_of)


def _see_record(session: Session, article: tables.Article, key: RecordKey) -> bool:
    """Whether a record has a line; refused where not even a draft of the article would make it."""
    if key in standing(session, [key]):
        return True
    if key in drafted_keys(session, article):
        return False
    stored = session.scalars(select(col(tables.Record.slug)).where(col(tables.Record.kind) == key.kind.value))
    drafted = {each.slug for each in drafted_keys(session, article) if each.kind is key.kind}
    expected = advice(nearest(key.slug, {*stored, *drafted}), f"the id of a {key.kind} that is recorded here")
    raise InputInvalid(
        [Problem("/into", key.slug, expected, f"there is no {key.kind} {key.slug!r}; {expected}")]
    )


def _naming(session: Session, article: tables.Article, key: RecordKey) -> list[tables.Draft]:
    query = select(tables.Draft).where(
        col(tables.Draft.article_id) == article.id, col(tables.Draft.status) == PENDING
    )
    return [each for each in session.scalars(query) if key in named(Kind(each.kind), each.says, None)]


def undo(
    session: Session, number: int, *, now: datetime, by: str | None = None, reason: str | None = None
) -> DraftReceipt:
    """Take back the last act on a draft, and what the same act did to others because of it.

    Reports that an acceptance made count no longer. What was accepted along with it stays where something else needs
    it, and is named in `left_out`.

    Raises:
        DraftNotFound: there is none with that number.
        DraftDecided: nothing was done to it, or something else stands on what was done.

    """
    draft = row_of(session, number)
    last = latest(session, number)
    if last is None:
        raise DraftDecided(number, "is as it was proposed: there is nothing to undo.")
    rows = [last, *companions(session, last)]
    act = Act(session, DraftVerb.UNDO, now, by, reason)
    if last.verb == DraftVerb.ACCEPT:
        return _take_back(session, act, rows)
    for row in rows[1:]:
        _see_untouched(session, draft, row)
    return _restored(session, act, rows)


def _see_untouched(session: Session, draft: tables.Draft, row: tables.DraftAct) -> None:
    newest = latest(session, row.draft_id)
    if newest is None or newest.id != row.id:
        raise DraftDecided(
            draft.id or 0, f"took draft {row.draft_id} along, which was changed since: undo that first."
        )


def _restored(session: Session, act: Act, rows: Sequence[tables.DraftAct]) -> DraftReceipt:
    because_of = {}
    for row in rows:
        draft = row_of(session, row.draft_id)
        act.change(draft, columns_of(row.was), because_of=row.because_of, undoes=row.id)
        if row.because_of is not None and row is not rows[0]:
            because_of[row.draft_id] = row.because_of
    return _without_reports(act, because_of)


def _take_back(session: Session, act: Act, rows: Sequence[tables.DraftAct]) -> DraftReceipt:
    first, *others = rows
    draft = row_of(session, first.draft_id)
    going = {row.draft_id: row for row in others if _is_latest(session, row)}
    going[first.draft_id] = first
    left_out = _keep_needed(session, draft, going)
    reports = [str(row.became["report"]) for row in going.values()]
    place = changes.start(session, changes.END)
    back = sorted(set(reports) & _counting(session, [row_of(session, number) for number in going]))
    source = proposal(session, article_of(session, draft), []).submission
    receipts = [add(session, source, takes_back=back, now=act.now, by=act.by)] if back else []
    told = _restored(session, act, [first, *(row for row in others if row.draft_id in going)])
    because_of = {each.draft: each.because_of for each in told.drafts if each.because_of}
    return _told(session, act, place, receipts, because_of, left_out)


def _is_latest(session: Session, row: tables.DraftAct) -> bool:
    newest = latest(session, row.draft_id)
    return newest is not None and newest.id == row.id


def _keep_needed(session: Session, draft: tables.Draft, going: dict[int, tables.DraftAct]) -> list[LeftOut]:
    """Leave out what something else needs, until nothing does; the draft itself may not be needed."""
    left_out: list[LeftOut] = []
    while True:
        back = {str(row.became["report"]) for row in going.values()}
        needed = next(
            ((n, why) for n in going if (why := _needed_by(session, key_of(row_of(session, n)), back))), None
        )
        if needed is None:
            return left_out
        number, why = needed
        if number == draft.id:
            raise DraftDecided(number, f"cannot be undone: {why} needs it; undo that first.")
        left_out.append(LeftOut(number, f"stays accepted: {why} needs it"))
        del going[number]


def _needed_by(session: Session, key: RecordKey, back: Collection[str]) -> str | None:
    """Who would name a record of which nothing is left without these reports; None where nobody would."""
    numbers = record_ids(session, [key])
    own = dossiers(session, numbers.values())
    if any(_left(dossier.reports, back) for dossier in own.values()):
        return None
    query = (
        select(col(tables.Report.record_id))
        .join(tables.Mention, col(tables.Mention.report_id) == col(tables.Report.id))
        .where(col(tables.Mention.record_id).in_(numbers.values()))
    )
    naming = dossiers(session, set(session.connection().execute(query).scalars()))
    reports = [report for dossier in naming.values() for report in _left(dossier.reports, back)]
    by = next(
        (each for each in reports if key in {ref.record for ref in references(each.record, each.says)}), None
    )
    return None if by is None else _name_of(session, by)


def _left(reports: Sequence[Report], back: Collection[str]) -> list[Report]:
    return [report for report in visible(reports) if report.id not in back]


def _name_of(session: Session, report: Report) -> str:
    query = select(col(tables.Draft.id)).where(col(tables.Draft.report) == report.id)
    draft = session.scalars(query.limit(1)).first()
    named_so = f"the {report.record.kind} {report.record.slug!r}"
    return f"{named_so} (draft {draft})" if draft else f"{named_so} (report {report.id})"


def _counting(session: Session, drafts: Sequence[tables.Draft]) -> set[str]:
    """The reports about the records of these drafts that count now."""
    keys = [key_of(draft) for draft in drafts]
    found = dossiers(session, record_ids(session, keys).values())
    return {report.id for dossier in found.values() for report in visible(dossier.reports)}
