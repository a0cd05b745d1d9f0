"""The date of a draft, derived from its words as it will be when the draft is a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.ingest.article import Article
from tracker.ingest.reading.dates import iso
from tracker.records.dating import WhenInvalid, dated, outlook
from tracker.records.shapes import REPORT_SHAPES, NewSource
from tracker.records.vocabulary import Kind
from tracker.temporal import Interval
from tracker.temporal.model import Moment

_UNKNOWN = "unknown"


def when_of(kind: Kind, says: Mapping[str, Any], source: NewSource) -> dict[str, Any] | None:
    """The stored form of a draft's `when` (`start`, `end`, `edtf` and the reasons); None where it gives no date."""
    report = REPORT_SHAPES[kind].model_validate(dict(says))
    if report.when is None:
        return None
    looks = outlook(kind, getattr(report, "status", None))
    try:
        return dated(report.when, source, report.evidence, looks, "/when")
    except WhenInvalid:
        return None


def days_of(kind: Kind, says: Mapping[str, Any], source: NewSource) -> Interval | None:
    """The days of a draft's `when`; None where it gives no date."""
    when = when_of(kind, says, source)
    return Interval(_moment(when["start"]), _moment(when["end"])) if when else None


def _moment(text: str | None) -> Moment | None:
    return iso(text) if text else None


def source_of(article: Article) -> NewSource:
    """An article as the source that its dates are read in."""
    return NewSource(  # reading has seen that all of it can be so
        id=_UNKNOWN,
        publisher=article.publisher or _UNKNOWN,
        published=article.published,
        language=article.language,
        country=article.country,
        zone=article.zone,
    )
