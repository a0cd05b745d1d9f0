"""The acts on drafts: each row's state before and after, written down so that undoing is exact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from tracker.records import tables
from tracker.records.proposals import words_of
from tracker.records.vocabulary import DraftVerb

_KEPT = ("status", "record", "says", "joins", "amended", "report", "decided_by")
"""The columns that acts change; beside them the moment of the decision."""


@dataclass(slots=True)
class Act:
    """One act on one draft or on several, being written."""

    session: Session
    verb: DraftVerb
    now: datetime
    by: str | None
    reason: str | None = None
    number: int | None = field(default=None, init=False)
    touched: list[tables.Draft] = field(default_factory=list, init=False)

    def change(
        self,
        draft: tables.Draft,
        changes: Mapping[str, Any],
        *,
        because_of: int | None = None,
        undoes: int | None = None,
    ) -> None:
        """Give a draft new values and note what they took the place of."""
        was = state_of(draft)
        for name, value in changes.items():
            setattr(draft, name, value)
        draft.words = words_of(draft.says)
        row = tables.DraftAct(
            act=self.number or 0,
            draft_id=draft.id or 0,
            verb=self.verb.value,
            because_of=because_of,
            undoes=undoes,
            was=was,
            became=state_of(draft),
            reason=self.reason,
            recorded_at=self.now,
            recorded_by=self.by,
        )
        self.session.add_all((draft, row))
        self.session.flush()
        if self.number is None:
            self.number = row.act = row.id or 0
            self.session.flush()
        self.touched.append(draft)


def state_of(draft: tables.Draft) -> dict[str, Any]:
    """What acts may change of a draft, ready for JSON."""
    decided_at = draft.decided_at.isoformat() if draft.decided_at else None
    return {**{name: getattr(draft, name) for name in _KEPT}, "decided_at": decided_at}


def columns_of(state: Mapping[str, Any]) -> dict[str, Any]:
    """A state that was noted, as columns again."""
    decided_at = state["decided_at"]
    return {**state, "decided_at": datetime.fromisoformat(decided_at) if decided_at else None}


_Undoing = aliased(tables.DraftAct)


def latest(session: Session, draft: int) -> tables.DraftAct | None:
    """The last act on a draft that is not undone and undoes nothing."""
    query = _in_force().where(col(tables.DraftAct.draft_id) == draft)
    return session.scalars(query.order_by(col(tables.DraftAct.id).desc()).limit(1)).first()


def companions(session: Session, row: tables.DraftAct) -> list[tables.DraftAct]:
    """What the same act did to other drafts because of this one, the last first."""
    query = _in_force().where(
        col(tables.DraftAct.act) == row.act, col(tables.DraftAct.because_of) == row.draft_id
    )
    return list(session.scalars(query.order_by(col(tables.DraftAct.id).desc())))


def _in_force() -> Any:
    return (
        select(tables.DraftAct)
        .outerjoin(_Undoing, col(_Undoing.undoes) == col(tables.DraftAct.id))
        .where(col(_Undoing.id).is_(None), col(tables.DraftAct.undoes).is_(None))
    )


def acts(session: Session, draft: int) -> list[dict[str, Any]]:
    """Everything that was done to a draft, in order, ready for JSON."""
    query = (
        select(tables.DraftAct, col(_Undoing.act))
        .outerjoin(_Undoing, col(_Undoing.undoes) == col(tables.DraftAct.id))
        .where(col(tables.DraftAct.draft_id) == draft)
        .order_by(col(tables.DraftAct.id))
    )
    return [
        {
            "act": row.act,
            "verb": row.verb,
            "because_of": row.because_of,
            "undone_by": undone_by,
            "reason": row.reason,
            "at": row.recorded_at.isoformat(),
            "by": row.recorded_by,
        }
        for row, undone_by in session.execute(query)
    ]


def numbers(drafts: Iterable[tables.Draft]) -> list[int]:
    """The numbers of drafts, in order."""
    return sorted(draft.id or 0 for draft in drafts)
