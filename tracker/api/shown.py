"""What of each line is shown: where the words searched for were found, and the members asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from tracker.api.parameters import COUNT, FACET, FIELDS
from tracker.api.refusals import QueryInvalid
from tracker.errors import Problem
from tracker.formats import SELECTIVE, Format
from tracker.records.searchable import highlight
from tracker.store import facets

if TYPE_CHECKING:
    from sqlmodel import Session

    from tracker.api.listing import Asked

HIGHLIGHT = "highlight"


def refuse_fields(wanted: Asked, shape: Format) -> None:
    """Refuse a choice of members in a format that shows lines in its own way.

    Raises:
        QueryInvalid: saying which formats take it.

    """
    if FIELDS.name in wanted.values and shape not in SELECTIVE:
        expected = f"no such parameter, or the format {' or '.join(each.EXTENSION for each in SELECTIVE)}"
        detail = f"{shape.EXTENSION} shows lines in its own way; expected {expected}"
        raise QueryInvalid(
            [Problem(FIELDS.name, ", ".join(wanted.values[FIELDS.name])[:200], expected, detail)]
        )


def shaping(wanted: Asked) -> Callable[[str], str]:
    """What makes of a finished body the one that is sent: itself, where neither words nor members are asked for."""
    asked = wanted.query.text
    fields: Sequence[str] = wanted.values.get(FIELDS.name, ())
    if asked is None and not fields:
        return lambda body: body

    def shaped(body: str) -> str:
        line: dict[str, Any] = msgspec.json.decode(body)
        if asked is not None:
            line[HIGHLIGHT] = highlight(line, asked)
        if fields:
            named = [*dict.fromkeys(fields), *([HIGHLIGHT] if asked is not None else [])]
            line = {field: line.get(field) for field in named}
        return msgspec.json.encode(line).decode()

    return shaped


def counts(session: Session, wanted: Asked) -> tuple[int | None, dict[str, Any] | None]:
    """The total and the facets, each None where it is not asked for."""
    names = tuple(dict.fromkeys(wanted.values.get(FACET.name, ())))
    total = facets.total(session, wanted.query) if COUNT.name in wanted.values else None
    if not names:
        return total, None
    found = facets.facets(session, wanted.query, names)
    return total, {name: _read(facet) for name, facet in found.items()}


def _read(facet: facets.Facet) -> dict[str, Any]:
    return {
        "values": [{"value": value, "count": count} for value, count in facet.values],
        "at_least": facet.at_least,
        "more": facet.more,
    }
