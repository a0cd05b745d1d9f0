"""From drafts to what they would report: the submission of an article, and what of it could not be stored yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from tracker.errors import InputInvalid, Problem
from tracker.records import tables
from tracker.records.problems import pointer, validated
from tracker.records.proposals import named
from tracker.records.references import references
from tracker.records.reports import RecordKey
from tracker.records.shapes import Submission
from tracker.records.vocabulary import DraftStatus, Kind
from tracker.store.articles import SOURCE_FACTS, via_of
from tracker.store.reading import in_chunks, record_ids, roots
from tracker.store.saying import say

_KINDS = [kind.value for kind in Kind]


def key_of(draft: tables.Draft) -> RecordKey:
    """The record that a draft is about."""
    return RecordKey(Kind(draft.kind), draft.record)


def article_of(session: Session, draft: tables.Draft) -> tables.Article:
    """The article that a draft was made from."""
    return session.get_one(tables.Article, draft.article_id)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A submission made of drafts, these in the order in which their reports are numbered."""

    submission: Submission
    drafts: Sequence[tables.Draft]

    def placed(self, problem: Problem) -> tuple[tables.Draft | None, Problem]:
        """The draft that a problem of the submission is about, and the problem with a pointer to that draft."""
        kind, _, rest = problem.pointer.removeprefix("/").partition("/")
        index, _, within = rest.partition("/")
        of_kind = [draft for draft in self.drafts if draft.kind == kind]
        if not index.isdecimal() or int(index) >= len(of_kind):
            return None, problem
        draft = of_kind[int(index)]
        where = f"/drafts/{draft.id}/says" + (f"/{within}" if within else "")
        return draft, Problem(where, problem.value, problem.expected, problem.detail)


def proposal(session: Session, article: tables.Article, drafts: Sequence[tables.Draft]) -> Proposal:
    """The submission that these drafts of an article make; without drafts only its source."""
    ordered = sorted(drafts, key=lambda draft: (_KINDS.index(draft.kind), draft.place))
    facts: dict[str, Any] = {name: getattr(article, name) for name in SOURCE_FACTS}
    via = via_of(session, article)
    source = {"id": article.slug, **facts, "process": article.process, **({"via": via} if via else {})}
    said: dict[str, list[Any]] = {}
    for draft in ordered:
        said.setdefault(draft.kind, []).append(draft.says)
    return Proposal(validated(Submission, {"source": source, **said}), ordered)


def problems_of(session: Session, article: tables.Article, draft: tables.Draft) -> list[Problem]:
    """What keeps a draft from becoming a report even when all that it needs is accepted; places are in `says`."""
    try:
        say(session, proposal(session, article, [draft]).submission)
    except InputInvalid as invalid:
        drafted = drafted_keys(session, article)
        said = {"process": article.process, **draft.says}
        to_come = {
            pointer(("says", *reference.path))
            for reference in references(key_of(draft), said)
            if reference.record in drafted
        }
        found = [(_within(each.pointer), each) for each in invalid.problems]
        return [
            Problem(where, each.value, each.expected, each.detail)
            for where, each in found
            if where not in to_come
        ]
    return []


def _within(place: str) -> str:
    """`/round/0/when` of a submission is `/says/when` of a draft."""
    _, _, _, *rest = place.split("/")
    return "/".join(["/says", *rest])


def drafted_keys(session: Session, article: tables.Article) -> set[RecordKey]:
    """The records that pending and accepted drafts of an article are about."""
    open_to = (DraftStatus.PENDING.value, DraftStatus.ACCEPTED.value)
    query = select(col(tables.Draft.kind), col(tables.Draft.record)).where(
        col(tables.Draft.article_id) == article.id, col(tables.Draft.status).in_(open_to)
    )
    return {RecordKey(Kind(row.kind), row.record) for row in session.connection().execute(query)}


def standing(session: Session, keys: Collection[RecordKey]) -> set[RecordKey]:
    """Those records that have a line now, of their own or as part of another record."""
    lead = roots(session, keys, None)
    found: set[int] = set()
    for chunk in in_chunks(set(lead.values())):
        query = select(col(tables.Entry.record_id)).where(
            col(tables.Entry.record_id).in_(chunk),
            col(tables.Entry.known_to) == tables.OPEN,
            col(tables.Entry.recorded_to) == tables.OPEN,
        )
        found |= set(session.connection().execute(query).scalars())
    return {key for key, number in lead.items() if number in found}


class Needs:
    """What else has to be accepted with a draft: pending drafts of its article about the records that it names."""

    def __init__(self, session: Session, article: tables.Article) -> None:
        self._session, self._article = session, article
        query = select(tables.Draft).where(col(tables.Draft.article_id) == article.id)
        self._drafts = list(session.scalars(query.order_by(col(tables.Draft.confidence).desc())))
        keys = {key for draft in self._drafts for key in self._named(draft)}
        self._standing = standing(session, keys)

    def of(self, draft: tables.Draft, chosen: Sequence[tables.Draft]) -> list[tables.Draft]:
        """The drafts to accept beside it, most needed first, those left out that are chosen already.

        Raises:
            InputInvalid: it names a record that nothing makes, or only what was rejected.

        """
        made = {key_of(each) for each in (*chosen, draft)}
        found: list[tables.Draft] = []
        problems: list[Problem] = []
        waiting = [draft]
        while waiting:
            for key in self._named(waiting.pop(0)):
                if key in made or key in self._standing:
                    continue
                maker = self._maker(key)
                if maker is None:
                    problems.append(self._missing(draft, key))
                else:
                    made.add(key)
                    found.append(maker)
                    waiting.append(maker)
        if problems:
            raise InputInvalid(problems)
        return found

    def _named(self, draft: tables.Draft) -> list[RecordKey]:
        return named(Kind(draft.kind), draft.says, self._article.process)

    def _maker(self, key: RecordKey) -> tables.Draft | None:
        pending = DraftStatus.PENDING.value
        return next((each for each in self._drafts if key_of(each) == key and each.status == pending), None)

    def _missing(self, draft: tables.Draft, key: RecordKey) -> Problem:
        own = next((each for each in self._drafts if key_of(each) == key), None)
        if own is not None:
            expected = f"draft {own.id} to be pending or accepted"
            told = f"the {key.kind} {key.slug!r} is made by draft {own.id}, which is {own.status}; undo that first"
        else:
            other = self._elsewhere(key)
            known = key in record_ids(self._session, [key])
            expected = (
                f"draft {other} to be accepted first" if other else f"the id of a {key.kind} that has a line"
            )
            state = "says nothing any more" if known else "is not there"
            told = f"the {key.kind} {key.slug!r} {state}: expected {expected}"
        return Problem(f"/drafts/{draft.id}/says", key.slug, expected, f"draft {draft.id}: {told}")

    def _elsewhere(self, key: RecordKey) -> int | None:
        """A pending draft of another article that would make a record."""
        query = select(col(tables.Draft.id)).where(
            col(tables.Draft.kind) == key.kind.value,
            col(tables.Draft.record) == key.slug,
            col(tables.Draft.status) == DraftStatus.PENDING.value,
        )
        return self._session.scalars(query.order_by(col(tables.Draft.id)).limit(1)).first()
