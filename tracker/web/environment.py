"""Templates, in which everything is escaped and nothing may be undefined."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from tracker.formats.words import called, day, marks, web_address
from tracker.web import certainty, words

environment = Environment(
    loader=PackageLoader("tracker.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
environment.filters.update(
    day=day,
    marks=marks,
    reason=words.reason,
    disputes=words.disputes,
    details=words.details,
    sure=certainty.sure,
    due=certainty.due,
    told_by=words.told_by,
    about=words.about,
    called=called,
    label=words.label,
    collection=words.collection,
    said_of=lambda value, field: words.said(field, value),
    web_address=web_address,
)
