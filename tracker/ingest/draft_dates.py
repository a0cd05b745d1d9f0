"""The date of a draft, derived from its words as it will be when the draft is a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.ingest.article import Article
from tracker.records.dating import WhenInvalid, dated, outlook
from tracker.records.shapes import REPORT_SHAPES, NewSource
from tracker.records.vocabulary import Kind

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
