"""Templates, in which everything is escaped and nothing may be undefined."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from tracker.formats import words as shared
from tracker.web import certainty, words

environment = Environment(
    loader=PackageLoader("tracker.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
environment.filters.update(
    day=shared.day,
    marks=shared.marks,
    reason=words.reason,
    disputes=words.disputes,
    details=words.details,
    sure=certainty.sure,
    due=certainty.due,
    told_by=words.told_by,
    about=words.about,
    called=shared.called,
    label=shared.label,
    collection=shared.collection,
    said_of=lambda value, field: words.said(field, value),
    web_address=shared.web_address,
)
