"""The timeline and the lists of one kind: one query, one page, any shape."""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from sqlmodel import Session

from tracker.api import mementos, schemas
from tracker.api.alternates import essence, others_of
from tracker.api.answers import digest_of, headers_of, link, told
from tracker.api.entity_tags import tag_of
from tracker.api.export import Export
from tracker.api.listing import (
    Asked,
    Wanted,
    accepted,
    asked,
    listing_of,
    next_address,
    refuse_unknown,
)
from tracker.api.negotiation import chosen
from tracker.api.operations import OPERATION, Answer, Operation
from tracker.api.parameters import Pairs, Parameter, pairs_of
from tracker.api.parts import Parts
from tracker.api.request_headers import ACCEPT_DATETIME
from tracker.api.shown import counts, refuse_unshown, shaping, shows
from tracker.api.steps import in_steps, stopped
from tracker.api.views import CLOCK_NAMES, View, iso, see
from tracker.api.ways import MOST, undated_address, ways_of
from tracker.formats import Format, json
from tracker.formats.listing import Alternate, Gone
from tracker.records.vocabulary import Kind
from tracker.store import timeline, versions
from tracker.store.data_version import data_version
from tracker.store.gone import gone as no_line
from tracker.store.limits import bounded
from tracker.store.state import Stops, stops
from tracker.store.timeline import TimelineQuery


@dataclass(frozen=True, slots=True)
class Listed:
    """A list at an address: of one kind or of all (None), in one of the shapes on offer."""

    path: str
    extension: str
    kind: Kind | None
    offers: Sequence[Format]

    def shape(self, accept: str) -> Format:
        """The shape for a reader with this Accept header."""
        return chosen(accept, self.offers)

    def read(self, parts: Parts, shape: Format, now: datetime, pairs: Pairs) -> Asked:
        """A request for it, as parameters; see `asked`."""
        accepts = _accepts(self.kind, shape)  # type: ignore[arg-type]  # modules can be hashed
        return ways_of(shape).narrow(
            asked(self.path, self.kind, pairs, parts.cursors, now=now, accepts=accepts)
        )


@cache
def _accepts(kind: Kind | None, shape: Format) -> tuple[Parameter, ...]:
    return (*accepted(kind, whole=shape.WHOLE), *ways_of(shape).parameters)


def every_list(formats: Sequence[Format], named_only: Sequence[Format] = ()) -> list[Listed]:
    """`/timeline`, and for each kind its plural; with a format's extension, in that format alone."""
    lists = [("/timeline", None), *((f"/{kind.plural}", kind) for kind in Kind)]
    return [
        Listed(path, extension, kind, offers)
        for path, kind in lists
        for extension, offers in [
            ("", formats),
            *((f".{each.EXTENSION}", (each,)) for each in (*formats, *named_only)),
        ]
    ]


def list_routes(formats: Sequence[Format], named_only: Sequence[Format] = ()) -> list[HTTPRouteHandler]:
    """The handlers of every list."""
    return [_route(each) for each in every_list(formats, named_only)]


def _route(listed: Listed) -> HTTPRouteHandler:
    name = listed.path.removeprefix("/")

    @get(
        listed.path + listed.extension,
        name=name + listed.extension,
        sync_to_thread=True,
        opt={OPERATION: _operation(name, listed.kind, listed.offers)},
    )
    def entries(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[Any]:
        shape = listed.shape(request.headers.get("accept", "*/*"))
        read = partial(listed.read, parts, shape, parts.now())
        return _answer(request, parts, shape, read, listed.kind)

    return entries


def name_of(wanted: Asked) -> Hashable:
    """What tells this list from others, whatever its clocks and wherever its page begins."""
    return wanted.path, wanted.limit, tuple(pair for pair in wanted.filters if pair[0] not in CLOCK_NAMES)


def _answer(
    request: Request[Any, Any, Any], parts: Parts, shape: Format, read: Read, kind: Kind | None
) -> Response[Any]:
    """The list in any shape."""
    ways = ways_of(shape)
    with parts.database.reading() as session:
        found = _negotiated(request, parts, session, read, kind)
        if ways.drawn:
            return _drawn(parts, session, found, shape)
        if shape is json:
            parts.database.quick.learn(session, found.wanted.query, name_of(found.wanted), found.stops)
        if not shape.WHOLE:
            return _page(parts, session, found, shape, gone=_gone(session, found, shape))
        version = data_version(session)
    return _whole(parts, version, found, shape)


@dataclass(frozen=True, slots=True)
class Found:
    """A list as a request means it: its query, its view, and the headers that tell of its other versions."""

    wanted: Asked
    view: View
    stops: Stops
    headers: dict[str, str]
    alternates: tuple[Alternate, ...] = ()

    @property
    def query(self) -> TimelineQuery:
        """What is read: the query, without clocks that show no other than the present lines."""
        return timeline.as_it_stands(self.wanted.query, self.stops)


Read = Callable[[Pairs], Asked]


def _seen(request: Request[Any, Any, Any], read: Read, pairs: Pairs, found: Stops) -> tuple[Asked, View]:
    wanted = read(pairs)
    return wanted, see(request.scope, pairs, wanted.values, found, today=wanted.today)


def _negotiated(
    request: Request[Any, Any, Any], parts: Parts, session: Session, read: Read, kind: Kind | None
) -> Found:
    """A request that may have Accept-Datetime: it means what the permanent address of the version it gets means."""
    found = stops(session)
    wanted, view = _seen(request, read, pairs_of(request.scope["query_string"]), found)
    refuse_unknown(session, wanted.query)
    choice = mementos.chosen(request, view, lambda: versions.of_view(session, wanted.query))
    if choice:
        wanted, view = _seen(request, read, choice.pairs, found)
    others = others_of(wanted, view, shapes_of(parts, kind))
    links = () if view.walking else others.links
    headers = mementos.memento_headers(view, choice, parts.now(), *links)
    return Found(wanted, view, found, headers, others.alternates)


Shapes = Sequence[tuple[Format, frozenset[str]]]


def shapes_of(parts: Parts, kind: Kind | None) -> Shapes:
    """Every shape of a list, with the names of the parameters that it takes."""
    return _named((*parts.formats, *parts.named_only), kind)


@cache
def _named(shapes: tuple[Format, ...], kind: Kind | None) -> Shapes:
    return tuple((shape, _names(kind, shape)) for shape in shapes)  # type: ignore[arg-type]  # modules can be hashed


def answer_part(
    request: Request[Any, Any, Any],
    parts: Parts,
    shape: Format,
    read: Read,
    tell: Callable[[Asked, str], str] = lambda _, body: body,
    check: Callable[[Session, Asked], None] = lambda _, __: None,
) -> Response[bytes]:
    """A page of a list that is a part of the timeline; `tell` makes of each finished body what it says of it.

    `check` may refuse the request once there is a session.
    """
    with parts.database.reading() as session:
        at = stops(session)
        wanted, view = _seen(request, read, pairs_of(request.scope["query_string"]), at)
        check(session, wanted)
        refuse_unknown(session, wanted.query)
        found = Found(wanted, view, at, headers_of(view))
        return _page(parts, session, found, shape, partial(tell, wanted))


def _page(
    parts: Parts,
    session: Session,
    found: Found,
    shape: Format,
    tell: Callable[[str], str] = lambda body: body,
    gone: tuple[Gone, ...] = (),
) -> Response[bytes]:
    refuse_unshown(found.wanted, shape)
    with bounded(session):
        page = timeline.page(session, found.query)
        counted = counts(session, replace(found.wanted, query=found.query))
    address = next_page(parts, found.wanted, found.view, page.keys[-1]) if page.more else None
    listing = replace(
        listing_of(found.wanted, address, found.view, counted), alternates=found.alternates, gone=gone
    )
    bodies = map(tell, map(shaping(found.wanted), page.bodies))
    body = b"".join(shape.render(bodies, listing))
    headers = with_next(found.headers, address)
    return told(found.view, body, media_type=shape.MEDIA_TYPE, headers=headers)


def _gone(session: Session, found: Found, shape: Format) -> tuple[Gone, ...]:
    """What a feed no longer has, where its beginning is asked for."""
    query = found.wanted.query
    if not ways_of(shape).tombstones or query.after is not None:
        return ()
    lost = no_line(session, query.known_on, query.as_of, query.kinds)
    return tuple(Gone(one.kind, one.id, iso(one.since)) for one in lost)


def listed_page(
    parts: Parts, wanted: Wanted, view: View, found: Sequence[object], keys: Sequence[int]
) -> Response[bytes]:
    """A page in JSON of a list of which one row more was read than the page holds; pages begin behind `keys`."""
    limit = wanted.limit
    address = next_page(parts, wanted, view, keys[limit - 1]) if len(found) > limit else None
    content = {"items": found[:limit], **json.about(listing_of(wanted, address, view))}
    return told(view, msgspec.json.encode(content), headers=with_next(headers_of(view), address))


def next_page(parts: Parts, wanted: Wanted, view: View, key: int) -> str:
    """The whole address of the page behind a key."""
    return next_address(view, parts.cursors.seal(wanted.walk(key, view)))


def with_next(headers: dict[str, str], address: str | None) -> dict[str, str]:
    """The headers of a page, with the address of the one after it."""
    return headers if address is None else {**headers, "Link": f"{link(address, 'next')}, {headers['Link']}"}


def _drawn(parts: Parts, session: Session, found: Found, shape: Format) -> Response[bytes]:
    """A list for a program that draws it: what has no date apart, and a word where there is more than is shown."""
    wanted, view = found.wanted, found.view
    refuse_unshown(wanted, shape)
    with bounded(session):
        standing = replace(wanted, query=found.query)
        counted = counts(session, standing)
        undated, dated = (_read(session, query) for query in ways_of(shape).queries(standing))
    address = next_page(parts, wanted, view, dated.keys[-1]) if dated.more and not shape.WHOLE else None
    listing = replace(
        listing_of(wanted, address, view, counted),
        cut=dated.more and shape.WHOLE,
        undated=undated_address(wanted, view) if undated.more else None,
    )
    turned = wanted.query.order != listing.order
    body = b"".join(shape.render([*undated.bodies, *dated.bodies[:: -1 if turned else 1]], listing))
    headers = with_next(found.headers, address) | ({"Truncated": str(MOST)} if listing.cut else {})
    return told(view, body, media_type=shape.MEDIA_TYPE, headers=headers)


def _read(session: Session, query: TimelineQuery | None) -> timeline.Page:
    return timeline.page(session, query) if query else timeline.Page([], [], more=False)


def taken(kind: Kind | None, shape: Format) -> tuple[Parameter, ...]:
    """The parameters of a list that mean something in one format."""
    usual = accepted(kind, whole=shape.WHOLE)
    return (*(each for each in usual if shows(shape, each)), *ways_of(shape).parameters)


@cache
def _names(kind: Kind | None, shape: Format) -> frozenset[str]:
    return frozenset(parameter.name for parameter in taken(kind, shape))


def _whole(parts: Parts, version: str, found: Found, shape: Format) -> Export:
    """The whole list, streamed; of a fixed one the digest is taken first, from a reading of its own.

    Its tag is made of that digest, else of what decides the content: the program, the data and the address. Where the
    present day has a part in it as well, it has none.
    """
    refuse_unshown(found.wanted, shape)
    query, headers = stopped(found.wanted.query, found.view), found.headers
    listing = listing_of(found.wanted, view=found.view)

    def rendered() -> Iterator[bytes]:
        return shape.render(map(shaping(found.wanted), in_steps(parts.database, query)), listing)

    if found.view.fixed:
        digest = digest_of(rendered())
        headers = {**headers, "Repr-Digest": digest, "ETag": str(tag_of(shape.MEDIA_TYPE, digest))}
    elif found.wanted.today is None:
        told = (parts.release, version, found.view.address, shape.MEDIA_TYPE)
        headers = {**headers, "ETag": str(tag_of(*told))}
    chunks = _chunks(rendered())
    return Export(chunks, media_type=shape.MEDIA_TYPE, headers=headers)


def _chunks(rendered: Iterator[bytes]) -> Generator[bytes]:
    yield from rendered


def _operation(name: str, kind: Kind | None, offers: Sequence[Format]) -> Operation:
    return Operation(
        tag="Timeline" if kind is None else "Records",
        summary=f"The {name}, in chronological order",
        about=(
            "Earliest start first, then coarser before finer, then end, then id. Different parameters must all fit, "
            "of a repeated one any. `known_on` and `as_of` show any past day. The address may end in the extension "
            "of a format; else `Accept` chooses. NDJSON and CSV are always the whole list: they take no `limit` and no "
            "`cursor`, and neither counts nor facets. `fields` leaves some members of each line. "
            "`Accept-Datetime` moves `known_on` (RFC 7089)."
        ),
        parameters=taken(kind, offers[0]),
        headers=[ACCEPT_DATETIME],
        answers=[
            Answer(200, "Entries", {essence(offer.MEDIA_TYPE): schemas.of_format(offer) for offer in offers})
        ],
    )
