"""Plain text: the text stays as it is, and the places of the story in it are found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tracker.ingest.article import Span
from tracker.ingest.reading import dates
from tracker.ingest.reading.boilerplate import own, squeezed
from tracker.ingest.reading.dateline import Dateline, alone, dateline, publisher_of
from tracker.ingest.reading.found import Found, Known, Moment
from tracker.ingest.reading.head import changed, head, published_below
from tracker.ingest.reading.origin import holder
from tracker.ingest.wrapping import paragraphs
from tracker.temporal.meaning import day_of

_DATELINES = 3  # paragraphs of a story in which a dateline may stand, behind a summary or a caption
_MOST_DAYS = 3  # days between a dateline and the publication that nobody needs to be told of


def plain(text: str, known: Known, *, language: str, near: date | None) -> Found:
    """What a plain text says.

    `known` is what its page says, which goes before the text. `language` is what dates are read in, `near` the day
    that a day without a year is near to.
    """
    places = paragraphs(text)
    spoken = [squeezed(text[start:end]) for start, end in places]
    count, told, days = head(spoken, language)
    line = alone(spoken[count]) if count + 1 < len(spoken) else None
    if line:
        body = list(own(text, places[count + 1 :]))
    else:
        body, line = _behind_dateline(text, list(own(text, places[count:])))
    said = known.or_else(told)
    day = said.published or near
    signed = _signed(line, language, day_of(day) if day else None)
    remarks = [*_remarks_on_day(day, signed, line), *_remarks_on_others(day, days)]
    named = said.or_else(signed)
    if signed.publisher and signed.publisher != named.publisher:
        remarks.append(
            f"The dateline is signed by {signed.publisher}: the story may have been taken from there."
        )
    body = [place for place in body if not _is_its_day(text[slice(*place)], named.published, language)]
    if named.published is None and (below := published_below(spoken[count:], language)):
        named = named.or_else(below)
        remarks.append("The day of publication is taken from a line below the story.")
    if named.published is None and (moment := changed(spoken[:count], language)):
        remarks.append(f"The text says only that it was changed on {day_of(moment)}.")
    if day is None and named.published is None and (written := _either(spoken[: count + 1], language)):
        remarks.append(f"The text says {written}, which may be either of two days.")
    return Found(text, tuple(body), named, tuple(remarks), owner=holder(spoken))


def _is_its_day(paragraph: str, published: Moment | None, language: str) -> bool:
    """Whether a line only repeats on which day the article came out: of what stands below that tells nothing."""
    moment = (
        dates.read(paragraph, language=language) if published and len(paragraph) < dates.LONGEST else None
    )
    return bool(published and moment and day_of(moment) == day_of(published))


def _either(paragraphs: Sequence[str], language: str) -> str | None:
    """The first date above a story, or in its first line, that may be either of two days."""
    lines = (line for line in paragraphs if len(line) < dates.LONGEST)
    return next(filter(None, (dates.either(line, language) for line in lines)), None)


def _behind_dateline(text: str, body: Sequence[Span]) -> tuple[list[Span], Dateline | None]:
    for number, (start, end) in enumerate(body[:_DATELINES]):
        line = dateline(text[start:end])
        if line and start + line.end < end:
            return [*body[:number], (start + line.end, end), *body[number + 1 :]], line
    return list(body), None


def _signed(line: Dateline | None, language: str, near: date | None) -> Known:
    """What a dateline says; a day without a year only where something near to it is known."""
    if line is None:
        return Known()
    agency = line.agency and (publisher_of(line.agency) or line.agency)
    day = dates.read(line.date, language=language, near=near) if line.date else None
    return Known(dateline=line.place or None, publisher=agency or None, published=day)


def _remarks_on_others(day: Moment | None, days: Sequence[Moment]) -> Iterator[str]:
    """What the lines above the story have of other days than that of publication."""
    others = {day_of(one) for one in days} - ({day_of(day)} if day else set())
    for other in sorted(others):
        yield f"Above the story stands {other}, too."


def _remarks_on_day(day: date | None, signed: Known, line: Dateline | None) -> Iterator[str]:
    if line is None or not day or not signed.published:
        return
    apart = abs((day_of(day) - day_of(signed.published)).days)
    if apart > _MOST_DAYS:
        yield f"The dateline says {line.date}, {apart} days from the publication on {day_of(day)}."
