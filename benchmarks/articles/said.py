"""Drafts as the scorer sees them: values as words, holders and venues by their names, evidence as places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from benchmarks.articles.gold import KINDS
from tracker.ingest.article import Article, Span
from tracker.ingest.draft import Draft
from tracker.records.dating import WhenInvalid, dated, outlook
from tracker.records.shapes import REPORT_SHAPES, NewReport, NewSource
from tracker.records.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Said:
    """One draft. A field has several values where they are names of the same; a field that it leaves out has none."""

    kind: Kind
    values: Mapping[str, tuple[str, ...]]
    evidence: Span | None = None
    label: str = ""
    confidence: float = 1.0

    def value(self, name: str) -> tuple[str, ...]:
        """What it says there; nothing is the empty tuple."""
        return self.values.get(name, ())


@dataclass(frozen=True, slots=True)
class Read:
    """The drafts of an article, and those that no submission would take, with the reason."""

    said: tuple[Said, ...]
    refused: tuple[str, ...] = ()


def read(drafts: Sequence[Draft], article: Article) -> Read:
    """The drafts of an article, comparable with its gold rows."""
    reports: list[tuple[Draft, NewReport]] = []
    refused: list[str] = []
    for draft in drafts:
        try:
            reports.append((draft, REPORT_SHAPES[draft.kind].model_validate(dict(draft.says))))
        except ValidationError as error:
            refused.append(f"{draft.kind} {draft.says.get('id')}: {error.errors()[0]['msg']}")
    names = _names(reports)
    said: list[Said] = []
    for draft, report in reports:
        if draft.kind in KINDS:
            try:
                said.append(_said(draft, report, names, article))
            except WhenInvalid as error:
                refused.append(f"{draft.kind} {draft.says.get('id')}: {error}")
    return Read(tuple(said), tuple(refused))


def _names(reports: Iterable[tuple[Draft, NewReport]]) -> dict[str, tuple[str, ...]]:
    """The names of each id: those that its participant or venue drafts give it."""
    names: dict[str, tuple[str, ...]] = {}
    for _, report in reports:
        if report.id and (name := getattr(report, "name", None)):
            names[report.id] = (name, *(getattr(report, "aliases", None) or ()))
    return names


def _said(draft: Draft, report: NewReport, names: Mapping[str, tuple[str, ...]], article: Article) -> Said:
    given = report.model_dump(exclude_none=True)
    values: dict[str, tuple[str, ...]] = {
        name: (str(given[name]),)
        for name in ("status", "issue", "stance", "attribution", "sort")
        if name in given
    }
    for name in ("holder", "on_behalf_of", "venue"):
        if name in given:
            values[name] = _called(given[name], names)
    if report.via:
        values["via"] = (report.via.publisher or str(report.via.source),)
    if day := _day(draft.kind, report, article):
        values["edtf"] = (day,)
    values |= _whole(draft.kind, report, names)
    words = report.evidence.text if report.evidence else ""
    label = ", ".join(f"{name}={said[0]}" for name, said in values.items() if said)
    return Said(draft.kind, values, _evidence(report, article.text), f"{label} | {words!r}", draft.confidence)


def _whole(kind: Kind, report: Any, names: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What only processes, participants, venues and rounds have."""
    if kind is Kind.PROCESS:
        return {"parties": tuple(_called(party, names)[0] for party in report.parties or ())}
    if kind is Kind.VENUE:
        return {"name": _called(report.id, names)}
    if kind is Kind.ROUND and report.delegations:
        return {"parties": tuple(name for one in report.delegations for name in _called(one.party, names))}
    if kind is not Kind.PARTICIPANT:
        return {}
    backed = tuple(
        name for role in report.roles or () if role.on_behalf_of for name in _called(role.on_behalf_of, names)
    )
    return {
        "name": _called(report.id, names),
        "unnamed": ("true" if report.unnamed else "false",),
        "on_behalf_of": backed,
    }


def _called(slug: str, names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Its names; an id that no draft names is its own."""
    return names.get(slug, (slug.replace("-", " "),))


def _day(kind: Kind, report: NewReport, article: Article) -> str | None:
    if report.when is None:
        return None
    status = getattr(report, "status", None)
    looks = outlook(kind, status)
    return str(dated(report.when, _source(article), report.evidence, looks, "/when")["edtf"])


def _source(article: Article) -> NewSource:
    """The article as the source of its drafts: what their dates are read against."""
    published: date | datetime = article.published
    return NewSource(
        id="article",
        publisher=article.publisher or "unknown",
        published=published,
        language=article.language,
        country=article.country,
        zone=article.zone,
    )


def _evidence(report: NewReport, text: str) -> Span | None:
    """Where its words stand: the stated place if they do stand there, else the first place where they stand."""
    given = report.evidence
    if given is None:
        return None
    if given.start is not None and given.end is not None:
        return given.start, given.end
    start = text.find(given.text)
    return (start, start + len(given.text)) if start >= 0 else None
