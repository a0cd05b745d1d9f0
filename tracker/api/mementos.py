"""Mementos (RFC 7089): a list or a record asked for as it was at a moment, by the header Accept-Datetime.

An address without clocks is original resource and TimeGate in one, and answers 200 with the version itself (pattern
1.2). Accept-Datetime moves the first clock, `known_on`: what readers could know then is what an archive of the web
would have kept of such a page. The second clock is stopped at the last write. An address that names `known_on`, or
a cursor, has chosen already, and the header is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tracker.api.answers import headers_of, link
from tracker.api.parameters import KNOWN_ON, Pairs
from tracker.api.refusals import HeaderInvalid
from tracker.api.views import View, unclocked, whole_address
from tracker.errors import Problem
from tracker.store.versions import Around, Versions

if TYPE_CHECKING:
    from litestar import Request

HEADER = "Accept-Datetime"
LINK_FORMAT = "application/link-format"
VARY = "Accept, Accept-Datetime"
TIMEMAPS = "/timemap"

_ONLY_SHOWN = ("order", "cancelled", "timeZone", "fields", "facet", "count")
"""Parameters that say how a list is shown, and not which versions it has."""

_UNLISTED = ("overdue", "start", "end")
"""Parameters of lists whose versions are not listed: they hang on the present day, or on a window."""

_EXPECTED = "a date such as Wed, 28 Jan 2026 12:00:00 GMT"


@lru_cache(maxsize=100)
def http_date(moment: datetime) -> str:
    """An instant as HTTP writes it, to the second."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def read_http_date(text: str) -> datetime:
    """The last microsecond of the second that an HTTP date names (RFC 9110, 5.6.7, the one form that may be sent).

    Raises:
        HeaderInvalid: it is no such date.

    """
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        found = parsedate_to_datetime(text)
        if found.tzinfo is not None and http_date(found) == text:
            return found + timedelta(seconds=1, microseconds=-1)
    shown = text[:100]
    raise HeaderInvalid([Problem(HEADER, shown, _EXPECTED, f"{shown!r} is no date here: {_EXPECTED}")])


@dataclass(frozen=True, slots=True)
class Chosen:
    """The version that a request is answered with: its parameters, and its place among the others."""

    pairs: Pairs
    around: Around


def chosen(request: Request[Any, Any, Any], view: View, versions: Callable[[], Versions]) -> Chosen | None:
    """The version that Accept-Datetime asks for; None where nothing is asked, or there is no version at all.

    Before the first version it is the first one, as the standard wants; Memento-Datetime says which it is.

    Raises:
        HeaderInvalid: the header holds no date.

    """
    text = request.headers.get(HEADER)
    if text is None:
        return None
    moment = read_http_date(text.strip())
    if _has_chosen(view) or view.as_of is None:
        return None
    around = versions().around(moment)
    return None if around is None else Chosen(view.on(around.found), around)


def _has_chosen(view: View) -> bool:
    return view.walking or any(name == KNOWN_ON.name for name, _ in view.pairs)


def memento_headers(view: View, choice: Chosen | None, now: datetime, *links: str) -> dict[str, str]:
    """The headers of a list or a record: where it begins, where its versions are listed, and which one this is."""
    if view.walking:
        return headers_of(view, links=links)
    around = [*_gate(view.base, view.path, view.pairs), *(_neighbours(view, choice.around) if choice else ())]
    headers = headers_of(
        view,
        links=[*links, *around],
        vary=VARY if choice or not view.fixed else "Accept",
        fixed=view.fixed and not choice,
    )
    located = {"Content-Location": view.address} if choice else {}
    return {**headers, **located, **_dated(view, now)}


def _dated(view: View, now: datetime) -> dict[str, str]:
    """Only what cannot change any more is a memento, and none is of tomorrow."""
    if not view.fixed or view.known_on is None or view.known_on > now:
        return {}
    return {"Memento-Datetime": http_date(view.known_on)}


@lru_cache(maxsize=500)
def _gate(base: str, path: str, pairs: Pairs) -> Sequence[str]:
    """The links from any version to its original and to the list of its versions, made once for an address."""
    links = [link(whole_address(base, path, unclocked(pairs)), "original timegate")]
    if not any(name in _UNLISTED for name, _ in pairs):
        kept = tuple(pair for pair in unclocked(pairs) if pair[0] not in _ONLY_SHOWN)
        links.append(link(whole_address(base, timemap_path(path), kept), "timemap", type=LINK_FORMAT))
    return links


def timemap_path(path: str) -> str:
    """`/timemap` for the timeline, `/timemap/rounds` for a list, `/timemap/rounds/second` for a record."""
    stem, dot, extension = path.rpartition(".")
    plain = stem if dot and "/" not in extension else path
    return TIMEMAPS if plain == "/timeline" else TIMEMAPS + plain


def _neighbours(view: View, around: Around) -> Iterator[str]:
    """First, last, the one before and the one after; one address with several parts has one link."""
    parts: dict[datetime, list[str]] = {}
    named = {"first": around.first, "prev": around.before, "next": around.after, "last": around.last}
    for name, moment in named.items():
        if moment is not None:
            parts.setdefault(moment, []).append(name)
    parts.setdefault(around.found, [])
    for moment, names in sorted(parts.items()):
        yield link(view.at(moment), " ".join([*names, "memento"]), datetime=http_date(moment))
