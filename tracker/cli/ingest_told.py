"""What ingestion found, for people as a table and for machines as JSON; places are in characters of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Table

from tracker.ingest.article import Article, Span
from tracker.ingest.draft import Draft
from tracker.ingest.statement import Statement
from tracker.records.dating import WhenInvalid, dated, outlook
from tracker.records.shapes import REPORT_SHAPES, NewSource
from tracker.records.vocabulary import Kind
from tracker.temporal.tagging import tags

LISTS = {
    "participants": Kind.PARTICIPANT,
    "venues": Kind.VENUE,
    "rounds": Kind.ROUND,
    "positions": Kind.POSITION,
    "milestones": Kind.MILESTONE,
}
"""The lists of drafts, each of one kind."""

_WIDTH = 100


def whole(article: Article, drafts: Sequence[Draft], found: Iterable[Statement]) -> dict[str, Any]:
    """Everything that was found in an article, ready for JSON."""
    return {
        "article": facts(article),
        "timexes": _timexes(article),
        "statements": [_statement(one) for one in found],
        **{name: [_draft(one, article) for one in drafts if one.kind is kind] for name, kind in LISTS.items()},
    }


def facts(article: Article) -> dict[str, Any]:
    """What is known of an article, without its text."""
    names = (name for name in Article.__dataclass_fields__ if name != "text")
    given = {name: getattr(article, name) for name in names}
    return {**given, "published": article.published.isoformat(), "length": len(article.text)}


def day_of(draft: Draft, article: Article) -> str | None:
    """The date of a draft as EDTF, derived as it would be for a report; None where it has none."""
    report = REPORT_SHAPES[draft.kind].model_validate(dict(draft.says))
    if report.when is None:
        return None
    looks = outlook(draft.kind, getattr(report, "status", None))
    try:
        return str(dated(report.when, _source(article), report.evidence, looks, "/when")["edtf"])
    except WhenInvalid:
        return None


def table(article: Article, drafts: Sequence[Draft]) -> str:
    """The drafts of an article as a table: date, record, what happens to it, confidence, words."""
    shown = Table(box=None, pad_edge=False, header_style="", show_edge=False)
    for name in ("DATE", "KIND", "RECORD", "", "CONFIDENCE", "WORDS"):
        shown.add_column(name, overflow="fold" if name == "RECORD" else "ellipsis", no_wrap=name != "RECORD")
    for draft in drafts:
        sure = f"{draft.confidence:.2f}"
        day = day_of(draft, article) or "-"
        shown.add_row(day, draft.kind, draft.record, "" if draft.joins else "new", sure, _words(draft))
    console = Console(width=_WIDTH, highlight=False, markup=False, color_system=None)
    with console.capture() as captured:
        console.print(shown)
    lines = (line.rstrip() for line in captured.get().splitlines())
    return "\n".join(lines)


def heading(article: Article) -> str:
    """One line that says which article it is."""
    published: date = article.published
    parts = (article.publisher or "publisher unknown", published.isoformat(), article.title or "without a title")
    return ", ".join(parts)


def _source(article: Article) -> NewSource:
    """The article as the source that its dates are read in."""
    return NewSource(
        id="article",
        publisher=article.publisher or "unknown",
        published=article.published,
        language=article.language,
        country=article.country,
        zone=article.zone,
    )


def _words(draft: Draft) -> str:
    evidence = draft.says.get("evidence") or ""
    text = evidence if isinstance(evidence, str) else evidence.get("text", "")
    return " ".join(str(text).split())


def _timexes(article: Article) -> list[dict[str, Any]]:
    """The expressions of time in the article's own words."""
    found = tags(
        article.text,
        published=article.published,
        language=article.language,
        zone=article.zone,
        country=article.country,
    )
    return [
        {
            "start": tag.start,
            "end": tag.end,
            "type": tag.timex_type,
            "value": tag.timex_value,
            "edtf": tag.edtf,
            "rule": tag.rule,
            "probability": tag.probability,
        }
        for tag in found
        if any(start <= tag.start and tag.end <= end for start, end in article.body)
    ]


def _statement(one: Statement) -> dict[str, Any]:
    return {
        **{name: _place(getattr(one, name)) for name in ("source", "cue", "content")},
        "act": one.act,
        "frame": one.frame,
        "confidence": one.confidence,
    }


def _place(spans: Sequence[Span]) -> list[Any]:
    """A span as its two ends, several as a list of such; none as the empty list."""
    return list(spans[0]) if len(spans) == 1 else [list(span) for span in spans]


def _draft(draft: Draft, article: Article) -> dict[str, Any]:
    return {
        **draft.says,
        "date": day_of(draft, article),
        "confidence": draft.confidence,
        "joins": draft.joins,
        "reasons": draft.reasons,
    }
