"""What of each line is shown: where the words searched for were found, and the members asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from tracker.api.parameters import COUNT, FACET, FIELDS, Parameter
from tracker.api.refusals import QueryInvalid
from tracker.errors import Problem
from tracker.formats import COUNTED, SELECTIVE, Format
from tracker.records.problems import shown
from tracker.records.searchable import highlight, searched_in
from tracker.store import facets

if TYPE_CHECKING:
    from sqlmodel import Session

    from tracker.api.listing import Asked
    from tracker.records.sought import Sought

HIGHLIGHT = "highlight"

_NO_ROOM = ("has no place for what is counted", COUNTED)
_ONLY_IN: Mapping[str, tuple[str, Sequence[Format]]] = {
    FIELDS.name: ("shows lines in its own way", SELECTIVE),
    FACET.name: _NO_ROOM,
    COUNT.name: _NO_ROOM,
}
"""What is shown in some formats only: why not in others, and in which."""


def shows(shape: Format, parameter: Parameter) -> bool:
    """Whether what a parameter asks for can be seen in a format."""
    _, formats = _ONLY_IN.get(parameter.name, ("", (shape,)))
    return shape in formats


def _for_people(shape: Format, name: str) -> bool:
    """Whether a page for people leaves it out: an address with counts opens in a browser too."""
    return shape.EXTENSION == "html" and name in (FACET.name, COUNT.name)


def refuse_unshown(wanted: Asked, shape: Format) -> None:
    """Refuse to choose members or to count in a format that could not show it.

    Raises:
        QueryInvalid: saying which formats take it.

    """
    problems = []
    for name, (why, formats) in _ONLY_IN.items():
        if name in wanted.values and shape not in formats and not _for_people(shape, name):
            expected = f"no such parameter, or the format {' or '.join(each.EXTENSION for each in formats)}"
            given = wanted.values[name]
            text = given if isinstance(given, str) else ", ".join(given)
            problems.append(
                Problem(name, shown(text), expected, f"{shape.EXTENSION} {why}; expected {expected}")
            )
    if problems:
        raise QueryInvalid(problems)


def shaping(wanted: Asked) -> Callable[[str], str]:
    """What makes of a finished body the one that is sent: itself, where neither words nor members are asked for."""
    asked, fields = wanted.query.text, wanted.values.get(FIELDS.name)
    chosen = partial(_chosen, fields=fields) if fields else _whole
    return chosen if asked is None else lambda body: _marked(chosen(body), body, asked)


def _whole(body: str) -> str:
    return body


def _chosen(body: str, fields: Sequence[str]) -> str:
    line = msgspec.json.decode(body)
    return msgspec.json.encode({field: line.get(field) for field in fields}).decode()


def _marked(shown: str, body: str, asked: Sought) -> str:
    """What is shown of a line, with where in all of its words those that were asked for stand."""
    found = msgspec.json.encode(highlight(searched_in(body), asked)).decode()
    return f'{shown[:-1]},"{HIGHLIGHT}":{found}}}'


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
