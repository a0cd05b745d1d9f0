"""What ingestion found, for people as a table and for machines as JSON; places are in characters of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from tracker.ingest.article import Article, Span
from tracker.ingest.draft import Draft
from tracker.ingest.draft_dates import source_of, when_of
from tracker.ingest.drafting import Drafting
from tracker.ingest.statement import Statement
from tracker.records.text import cut
from tracker.records.vocabulary import Kind
from tracker.temporal import language as languages
from tracker.temporal.tagging import tags

if TYPE_CHECKING:
    from tracker.cli.ingest_desk import Taken

LISTS = {
    "processes": Kind.PROCESS,
    "participants": Kind.PARTICIPANT,
    "venues": Kind.VENUE,
    "rounds": Kind.ROUND,
    "positions": Kind.POSITION,
    "milestones": Kind.MILESTONE,
}
"""The lists of drafts, each of one kind."""

_HEADINGS = ("DATE", "KIND", "RECORD", "", "SURE", "WORDS")
_RECORD = 44  # characters of an id that a table shows
_WORDS = 70  # characters of the words of a draft that a table shows


def whole(article: Article, made: Drafting) -> dict[str, Any]:
    """Everything that was found in an article, ready for JSON."""
    return {
        "article": facts(replace(article, remarks=(*article.remarks, *made.remarks))),
        "timexes": _timexes(article),
        "statements": [_statement(one) for one in made.statements],
        **_lists(article, made.drafts),
    }


def receipt(taken: Taken) -> dict[str, Any]:
    """What became of an article, with the drafts that were made now, ready for JSON."""
    lists = {"article": facts(taken.article), **_lists(taken.article, taken.drafts)}
    return {**taken.receipt.as_dict(), **lists, "id": taken.receipt.article}


def lines(taken: Taken, *, dry_run: bool) -> Iterator[str]:
    """What became of an article, in words."""
    yield heading(taken.article)
    if taken.drafts:
        yield table(taken.article, taken.drafts)
    named, count = taken.receipt.article, len(taken.receipt.drafts)
    if taken.receipt.unchanged:
        yield f"{named}: stored before, nothing changed ({count} drafts)"
    elif dry_run:
        yield f"{named}: {count} drafts (dry run: nothing was stored)"
    else:
        yield f"{named}: {count} drafts; look at them with: tracker review"


def facts(article: Article) -> dict[str, Any]:
    """What is known of an article, without its text."""
    names = (name for name in Article.__dataclass_fields__ if name != "text")
    given = {name: getattr(article, name) for name in names}
    return {**given, "published": article.published.isoformat(), "length": len(article.text)}


def day_of(draft: Draft, article: Article) -> str | None:
    """The date of a draft as EDTF, derived as it would be for a report; None where it has none."""
    when = when_of(draft.kind, draft.says, source_of(article))
    return str(when["edtf"]) if when else None


def table(article: Article, drafts: Sequence[Draft]) -> str:
    """The drafts of an article as a table: date, kind, record and whether it is new, confidence, the words."""
    rows = [_HEADINGS, *(_row(draft, article) for draft in drafts)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def _row(draft: Draft, article: Article) -> tuple[str, ...]:
    day = day_of(draft, article) or "-"
    return (
        day,
        draft.kind,
        cut(draft.record, _RECORD),
        "" if draft.joins else "new",
        f"{draft.confidence:.2f}",
        shorten(_words(draft), _WORDS, placeholder="…"),
    )


def heading(article: Article) -> str:
    """One line that says which article it is."""
    published: date = article.published
    parts = (
        article.publisher or "publisher unknown",
        published.isoformat(),
        article.title or "without a title",
    )
    return ", ".join(parts)


def _words(draft: Draft) -> str:
    evidence = draft.says.get("evidence") or ""
    text = evidence if isinstance(evidence, str) else evidence.get("text", "")
    return " ".join(str(text).split())


def _timexes(article: Article) -> list[dict[str, Any]]:
    """The expressions of time in the article's own words; none in a language that no rules read."""
    if article.language not in languages.names():
        return []
    found = tags(
        article.text,
        published=article.published,
        language=article.language,
        zone=article.zone,
        domain=article.domain,
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


def _lists(article: Article, drafts: Sequence[Draft]) -> dict[str, list[dict[str, Any]]]:
    return {
        name: [_draft(one, article) for one in drafts if one.kind is kind] for name, kind in LISTS.items()
    }


def _statement(one: Statement) -> dict[str, Any]:
    return {
        **{name: _places(getattr(one, name)) for name in ("source", "cue", "content")},
        "act": one.act,
        "frame": one.frame,
        "confidence": one.confidence,
    }


def _places(spans: Sequence[Span]) -> list[list[int]] | None:
    """Spans as pairs, the form that `--statements` has too; None where the text names none."""
    return [list(span) for span in spans] or None


def _draft(draft: Draft, article: Article) -> dict[str, Any]:
    return {
        **draft.says,
        "date": day_of(draft, article),
        "confidence": draft.confidence,
        "joins": draft.joins,
        "reasons": draft.reasons,
    }
