"""Drafts to be looked at: listed by filters, or one with its evidence, its date and what it would change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select
from sqlmodel import Session, col

from tracker.errors import InputInvalid, Problem
from tracker.records import tables
from tracker.records.dates import display
from tracker.records.vocabulary import DraftStatus
from tracker.store.articles import get
from tracker.store.decisions import acts
from tracker.store.proposing import article_of, problems_of, proposal
from tracker.store.review import accept, row_of
from tracker.store.saying import say

AROUND = 240
"""How much of the text around its words an evidence shows, in characters to each side at most."""

_Joined = tuple[tables.Draft, str, str, str, str | None]


@dataclass(frozen=True, slots=True)
class DraftQuery:
    """Which drafts; a draft has to fit all of it. `least` is the lowest confidence, `text` words in any case."""

    article: str | None = None
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    record: str | None = None
    least: float | None = None
    text: str | None = None


def drafts(
    session: Session, query: DraftQuery, *, limit: int = 50, after: int | None = None
) -> list[dict[str, Any]]:
    """The drafts that fit, in the order in which they came, behind a draft; ready for JSON.

    Raises:
        ArticleNotFound: no article has the id that is asked for.

    """
    selected = _selected(session, query).limit(limit)
    if after is not None:
        selected = selected.where(col(tables.Draft.id) > after)
    return [_shown(row) for row in session.execute(selected)]


def numbers(session: Session, query: DraftQuery) -> list[int]:
    """The numbers of all drafts that fit, in the order in which they came.

    Raises:
        ArticleNotFound: no article has the id that is asked for.

    """
    return [row.Draft.id for row in session.execute(_selected(session, query))]


def _selected(session: Session, query: DraftQuery) -> Select[*tuple[Any, ...]]:
    selected: Select[*tuple[Any, ...]] = (
        select(
            tables.Draft,
            col(tables.Article.slug).label("article"),
            col(tables.Article.publisher),
            col(tables.Article.published),
        )
        .join(tables.Article, col(tables.Article.id) == col(tables.Draft.article_id))
        .order_by(col(tables.Draft.id))
    )
    if query.article is not None:
        selected = selected.where(col(tables.Draft.article_id) == get(session, query.article).id)
    if query.kinds:
        selected = selected.where(col(tables.Draft.kind).in_(query.kinds))
    if query.statuses:
        selected = selected.where(col(tables.Draft.status).in_(query.statuses))
    if query.record is not None:
        selected = selected.where(col(tables.Draft.record) == query.record)
    if query.least is not None:
        selected = selected.where(col(tables.Draft.confidence) >= query.least)
    if query.text is not None:
        selected = selected.where(
            col(tables.Draft.words).contains(query.text.strip().casefold(), autoescape=True)
        )
    return selected


_KEYS = ("kind", "record", "status", "confidence", "joins", "amended", "report", "says", "reasons")


def _shown(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    draft: tables.Draft = row.Draft
    return {
        "id": draft.id,
        "article": {"id": row.article, "publisher": row.publisher, "published": row.published},
        **{key: getattr(draft, key) for key in _KEYS},
        "decided_at": _iso(draft.decided_at),
        "decided_by": draft.decided_by,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def draft(session: Session, number: int) -> dict[str, Any]:
    """One draft with its evidence in its surroundings, the derivation of its date, and all that was done to it.

    `problems` are what keeps it from becoming a report; what its article's other drafts will bring is none.

    Raises:
        DraftNotFound: there is none with that number.

    """
    row = row_of(session, number)
    (shown,) = (_shown(each) for each in session.execute(_by_number(session, number)))
    article = article_of(session, row)
    problems = problems_of(session, article, row) if row.status == DraftStatus.PENDING else []
    return {
        **shown,
        "proposed": row.proposed,
        "evidence": evidence_of(article, row.says),
        "when": _derived(session, article, row),
        "problems": [_problem(each) for each in problems],
        "acts": acts(session, number),
    }


def _by_number(session: Session, number: int) -> Select[*tuple[Any, ...]]:
    return _selected(session, DraftQuery()).where(col(tables.Draft.id) == number)


def _problem(problem: Problem) -> dict[str, str]:
    return {name: getattr(problem, name) for name in ("pointer", "value", "expected", "detail")}


def evidence_of(article: tables.Article, says: Mapping[str, Any]) -> dict[str, Any] | None:
    """The quoted words between the words around them, none of another paragraph; None where no place is known."""
    quoted = says.get("evidence") or {}
    words, start = quoted.get("text", ""), quoted.get("start")
    if start is None:
        start = article.text.find(words) if words else -1
    end = quoted.get("end") or start + len(words)
    if start < 0 or not start < end <= len(article.text):
        return None
    first, last = _paragraph(article, start, end)
    return {
        "before": article.text[max(first, start - AROUND) : start],
        "text": article.text[start:end],
        "after": article.text[end : min(last, end + AROUND)],
        "start": start,
        "end": end,
    }


def _paragraph(article: tables.Article, start: int, end: int) -> tuple[int, int]:
    holding = [span for span in article.spans if span[0] <= start and end <= span[1]]
    first, last = holding[0] if holding else (start, end)
    return first, last


def _derived(session: Session, article: tables.Article, row: tables.Draft) -> dict[str, Any] | None:
    """The date of a draft as accepting it would store it; None where it has none, or none that can be read yet."""
    if "when" not in row.says:
        return None
    alone = {key: row.says[key] for key in ("id", "status", "when", "evidence") if key in row.says}
    only = tables.Draft(**{**{name: getattr(row, name) for name in ("id", "kind", "place")}, "says": alone})
    process = {"process": article.process or "unknown"}
    try:
        submission = proposal(session, article, [only]).submission
        source = submission.source.model_copy(update=process)
        (one,) = say(session, submission.model_copy(update={"source": source}), dangling=True)
    except InputInvalid:
        return None
    return {"display": display(one.says["when"]), **one.says["when"]}


def preview(session: Session, number: int, *, now: datetime) -> dict[str, Any]:
    """What accepting a draft would change in the timeline, before and after; the caller rolls the transaction back.

    Raises:
        DraftNotFound: there is none with that number.
        DraftDecided: a better reading took its place.
        InputInvalid: it cannot be a report yet.

    """
    return accept(session, number, now=now).as_dict()
