"""What holds of an article where its page, its text and the caller each say something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime
from typing import get_args

from tracker.errors import InputInvalid, Problem
from tracker.ingest.article import Article
from tracker.ingest.reading.dates import zone_name
from tracker.ingest.reading.found import Found, Known, Moment
from tracker.records.problems import validated
from tracker.records.shapes import NewSource
from tracker.temporal.meaning import day_of
from tracker.temporal.model import Domain

_ANY = "article"  # what stands for an id, and for a publisher that is not known yet
_COMPARED = ("publisher", "language", "zone")


_DOMAINS = " or ".join(get_args(Domain))
AS_NARRATIVE = "Read as a narrative: days and months are measured from where its story has come to."
FROM_THE_NAME = "The day of publication is taken from the name of the file."


def settled(
    found: Found, given: Known, *, name: str, language: str, otherwise: date | None = None
) -> Article:
    """The article: what is given holds before what was found, and `otherwise` is the day where neither says one.

    Raises:
        InputInvalid: there is no publication date, no paragraph of a story, or something known that no source can have.

    """
    if not found.body:
        raise _refused("/text", name, "paragraphs of running text", f"{name} holds no paragraph of a story")
    known = given.or_else(found.known).or_else(Known(published=otherwise, publisher=found.owner))
    if known.published is None:
        raise _refused(
            "/published",
            "",
            "a date of publication: in the page, above the text, or given",
            " ".join((f"{name} does not say when it was published, and no date was given.", *found.remarks)),
        )
    rest = {field.name: getattr(known, field.name) for field in fields(known) if field.name != "domain"}
    domain = known.domain or "news"
    if domain not in get_args(Domain):
        raise _refused("/domain", domain, _DOMAINS, f"{domain} is no domain of {name}: expected {_DOMAINS}")
    rest |= {
        "language": known.language or language,
        "zone": known.zone or zone_name(known.published) or "UTC",
    }
    validated(NewSource, {"id": _ANY, **rest, "publisher": known.publisher or _ANY})
    told = (*_differences(found.known, given), *_by_name(found.known, given, otherwise))
    remarks = (*told, *_of_owner(found, known, given), *found.remarks, *_of_domain(domain))
    return Article(text=found.text, body=found.body, **rest, domain=domain, remarks=remarks)


def _differences(found: Known, given: Known) -> Iterator[str]:
    """What was given otherwise than the page says."""
    if given.published and found.published and _differ(given.published, found.published):
        said, holds = _told(found.published), _told(given.published)
        yield f"The page says it was published {said}; the date that was given, {holds}, holds."
    for name in _COMPARED:
        one, other = getattr(found, name), getattr(given, name)
        if one and other and one != other:
            yield f"The page says {name} {one}; {other}, which was given, holds."


def _by_name(found: Known, given: Known, otherwise: date | None) -> Iterator[str]:
    """What the name of the file says of the day, where it decides or says otherwise than the page."""
    if otherwise is None or given.published:
        return
    if found.published is None:
        yield FROM_THE_NAME
    elif _differ(found.published, otherwise):
        yield f"The name of the file says {otherwise}; the page, {_told(found.published)}, holds."


def _of_owner(found: Found, known: Known, given: Known) -> Iterator[str]:
    """What a copyright line says of the publisher, where it decides or says otherwise."""
    if found.owner is None:
        return
    if found.owner != known.publisher:
        yield f"The copyright line names {found.owner}: the story may have been taken from there."
    elif not (found.known.publisher or given.publisher):
        yield f"The publisher is taken from the copyright line, which names {found.owner}."


def _of_domain(domain: Domain) -> tuple[str, ...]:
    """What whoever reviews its drafts has to know of how its days were read."""
    return () if domain == "news" else (AS_NARRATIVE,)


def _differ(one: Moment, other: Moment) -> bool:
    """Whether two moments differ as far as both are exact."""
    if isinstance(one, datetime) and isinstance(other, datetime) and one.tzinfo and other.tzinfo:
        return one != other
    return day_of(one) != day_of(other)


def _told(moment: Moment) -> str:
    return f"at {moment.isoformat()}" if isinstance(moment, datetime) else f"on {moment.isoformat()}"


def _refused(pointer: str, value: str, expected: str, detail: str) -> InputInvalid:
    return InputInvalid([Problem(pointer, value, expected, detail)])
