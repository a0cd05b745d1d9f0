"""TimeMaps (RFC 7089): every version of a list or of a record, each with its moment and its permanent address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath
from sqlmodel import Session

from tracker.api import parameters
from tracker.api.answers import headers_of, link, told
from tracker.api.listing import Wanted, accepted, asked, listing_of, refuse_unknown, wanted
from tracker.api.lists import next_page, with_next
from tracker.api.mementos import LINK_FORMAT, TIMEMAPS, http_date
from tracker.api.moved import MOVED, moved
from tracker.api.negotiation import chosen
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import AS_OF, CURSOR, KNOWN_ON, LIMIT, Parameter, pairs_of
from tracker.api.parts import Parts
from tracker.api.schemas import TEXT
from tracker.api.views import View, iso, see
from tracker.errors import RecordMerged, RecordNotFound
from tracker.formats import json
from tracker.records.reports import RecordKey
from tracker.records.tables import microseconds
from tracker.records.vocabulary import Kind
from tracker.store import records, versions
from tracker.store.state import stops
from tracker.store.versions import Versions

_STEPS = (LIMIT, CURSOR)
_LEFT_OUT = (KNOWN_ON.name, "overdue", "order", "fields")
"""What chooses among versions is no filter of them; what is overdue changes by itself with every day."""


@dataclass(frozen=True, slots=True)
class _LinkFormat:
    MEDIA_TYPE: str = LINK_FORMAT
    EXTENSION: str = "link"


@dataclass(frozen=True, slots=True)
class _Json:
    MEDIA_TYPE: str = json.MEDIA_TYPE
    EXTENSION: str = json.EXTENSION


OFFERS = (_LinkFormat(), _Json())


@dataclass(frozen=True, slots=True)
class TimeMap:
    """A page of versions: the view that they are versions of, their moments, whether it begins and ends there."""

    of: View
    own: View
    moments: Sequence[Any]
    first: Any
    last: Any
    next: str | None


def timemap_routes() -> list[HTTPRouteHandler]:
    """`/timemap` of the timeline, `/timemap/rounds` and `/timemap/rounds/{id}` of each kind."""
    return [_of_list(None), *(route(kind) for kind in Kind for route in (_of_list, _of_record))]


def _operation(what: str, filters: Sequence[Parameter], places: dict[str, str] | None = None) -> Operation:
    return Operation(
        tag="Timeline",
        summary=f"Every version of {what}",
        about=(
            "The moments of publication at which it began to look different, oldest first, each with its permanent "
            "address (RFC 7089). The links of application/link-format, or JSON where `Accept` asks for it."
        ),
        parameters=[*filters, *_STEPS],
        places=places or {},
        answers=[
            Answer(200, "The versions", {LINK_FORMAT: TEXT, json.MEDIA_TYPE: ref("TimeMap")}),
            *([MOVED] if places else []),
        ],
        refuses=[404] if places else [],
    )


def _of_list(kind: Kind | None) -> HTTPRouteHandler:
    path = f"/{kind.plural}" if kind else "/timeline"
    name = f"/{kind.plural}" if kind else ""
    filters = tuple(p for p in accepted(kind, whole=True) if p.name not in _LEFT_OUT)
    operation = _operation(f"the {path[1:]}", filters)

    @get(
        TIMEMAPS + name,
        name=f"timemap{name.replace('/', '.')}",
        opt={OPERATION: operation},
        sync_to_thread=True,
    )
    def listed(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
        def of(session: Session, found: Wanted) -> Versions:
            pairs = tuple(pair for pair in found.filters if pair[0] != AS_OF.name)
            query = asked(path, kind, pairs, parts.cursors, now=parts.now(), whole=True).query
            refuse_unknown(session, query)
            return versions.of_view(session, replace(query, as_of=found.as_of))

        return _answer(request, parts, TIMEMAPS + name, path, (*filters, *_STEPS), of)

    return listed


def _of_record(kind: Kind) -> HTTPRouteHandler:
    operation = _operation(f"one {kind}", (AS_OF,), {"slug": "The id of the record."})

    @get(
        f"{TIMEMAPS}/{kind.plural}/{{slug:str}}",
        name=f"timemap.{kind}",
        opt={OPERATION: operation},
        exception_handlers={RecordMerged: moved},
        sync_to_thread=True,
    )
    def one(
        request: Request[Any, Any, Any], slug: FromPath[str], parts: NamedDependency[Parts]
    ) -> Response[bytes]:
        def of(session: Session, found: Wanted) -> Versions:
            records.number_of(session, RecordKey(kind, parameters.record_id(kind, slug)), found.as_of)
            known = versions.of_record(session, kind, slug, found.as_of)
            if known.ends() is None:
                raise RecordNotFound(kind, slug)
            return known

        path = f"/{kind.plural}/{slug}"
        return _answer(request, parts, TIMEMAPS + path, path, (AS_OF, *_STEPS), of)

    return one


def _answer(
    request: Request[Any, Any, Any],
    parts: Parts,
    own: str,
    path: str,
    accepts: Sequence[Parameter],
    of: Callable[[Session, Wanted], Versions],
) -> Response[bytes]:
    offer = chosen(request.headers.get("accept", "*/*"), OFFERS)
    pairs = pairs_of(request.scope["query_string"])
    listing = wanted(own, pairs, accepts, parts.cursors)
    with parts.database.reading() as session:
        look = partial(see, request.scope, values=listing.values, stops=stops(session))
        view, viewed = look(pairs), replace(look(listing.filters), path=path)
        found = of(session, listing)
        moments = found.listed(after=listing.after, limit=listing.limit + 1)
        first, last = found.ends() or (None, None)
    shown = moments[: listing.limit]
    more = len(moments) > len(shown)
    address = next_page(parts, listing, view, microseconds(shown[-1])) if more else None
    made = TimeMap(viewed, view, shown, first, last, address)
    rendered = _as_json(made, listing) if offer.MEDIA_TYPE == json.MEDIA_TYPE else _as_links(made)
    headers = with_next(headers_of(view), address)
    return told(view, rendered, media_type=offer.MEDIA_TYPE, headers=headers)


def _as_json(made: TimeMap, listing: Wanted) -> bytes:
    about = json.about(listing_of(listing, made.next, made.own))
    kept = {name: about[name] for name in ("next", "truncated", "as_of", "limit", "permalink")}
    items = [{"datetime": iso(moment), "permalink": made.of.at(moment)} for moment in made.moments]
    ends = {name: moment and iso(moment) for name, moment in (("first", made.first), ("last", made.last))}
    return msgspec.json.encode({"original": made.of.original, "items": items, **ends, **kept})


def _as_links(made: TimeMap) -> bytes:
    return (",\n".join(_links(made)) + "\n").encode()


def _links(made: TimeMap) -> Iterator[str]:
    """The links of a TimeMap (RFC 7089, 5): where it begins, itself, each version, the page after it."""
    yield link(made.of.original, "original timegate")
    span = {"from": made.moments[0], "until": made.moments[-1]} if made.moments else {}
    yield link(
        made.own.address, "self", type=LINK_FORMAT, **{name: http_date(at) for name, at in span.items()}
    )
    for moment in made.moments:
        ends = [name for name, end in (("first", made.first), ("last", made.last)) if end == moment]
        yield link(made.of.at(moment), " ".join([*ends, "memento"]), datetime=http_date(moment))
    if made.next is not None:
        yield link(made.next, "timemap", type=LINK_FORMAT)
