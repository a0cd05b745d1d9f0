"""Documents in, their mentions of time out: JSON Lines to JSON Lines, in order, in bounded memory.

A line in holds `doc`, `text` and `published`, and may hold `language` and `country`; a line out holds `doc` and
`timexes`, each with `start`, `end`, `type`, `value`, `edtf`, `rule` and `probability`. A line that is none of this is
answered with a `BadLine` in its place, and costs the others nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from tracker.json_lines import DOCUMENT, BadLine, Read, Unreadable, answered, lines_of, moment, texts
from tracker.temporal.engine import zone_of
from tracker.temporal.model import Domain
from tracker.temporal.tagging import tags

__all__ = ["BadLine", "annotated", "lines_of"]

_COUNTRY = re.compile("[A-Z]{2}")


def annotated(
    lines: Iterable[bytes],
    *,
    jobs: int = 1,
    language: str = "en",
    zone: str | None = None,
    domain: Domain = "news",
    country: str | None = None,
) -> Iterator[str | BadLine]:
    """One answer for each line that is not blank, in the order of the lines; `jobs` processes share the work.

    `language` and `country` hold where a line names none, `zone` and `domain` for all. At most a few dozen
    lines a process are in memory, however long the input is. Raises InputInvalid for an unknown zone.
    """
    zone_of(zone)
    answer = partial(_annotated, language=language, zone=zone, domain=domain, country=country)
    return answered(lines, answer, jobs=jobs)


def _annotated(
    read: Read, *, language: str, zone: str | None, domain: Domain, country: str | None
) -> dict[str, object]:
    given = texts(read, DOCUMENT)
    named = read.get("language") or language
    if not isinstance(named, str):
        raise Unreadable(f"language is {str(named)[:80]!r}; expected an ISO 639 code such as en")
    where = read.get("country") or country
    if where is not None and not (isinstance(where, str) and _COUNTRY.fullmatch(where)):
        raise Unreadable(f"country is {str(where)[:80]!r}; expected two letters of ISO 3166-1 such as GB")
    found = tags(
        given["text"],
        published=moment(given["published"]),
        language=named,
        zone=zone,
        domain=domain,
        country=where,
    )
    return {
        "doc": given["doc"],
        "timexes": [
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
        ],
    }
