"""The timeline and the lists of one kind: one query, one page, any shape."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from sqlmodel import Session

from tracker.api import mementos, schemas
from tracker.api.answers import digest_of, headers_of, link, told
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
from tracker.api.parameters import Pairs, pairs_of
from tracker.api.parts import Parts
from tracker.api.shown import counts, refuse_fields, shaping
from tracker.api.views import View, see
from tracker.formats import Format, json
from tracker.records.vocabulary import Kind
from tracker.store import timeline, versions
from tracker.store.limits import bounded
from tracker.store.state import Stops, stops


def list_routes(formats: Sequence[Format]) -> list[HTTPRouteHandler]:
    """`/timeline`, and for each kind its plural; with a format's extension, in that format alone."""
    lists = [("timeline", None), *((kind.plural, kind) for kind in Kind)]
    return [
        _route(name, extension, kind, offers)
        for name, kind in lists
        for extension, offers in [("", formats), *((f".{each.EXTENSION}", (each,)) for each in formats)]
    ]


def _route(name: str, extension: str, kind: Kind | None, offers: Sequence[Format]) -> HTTPRouteHandler:
    path = f"/{name}"

    @get(
        path + extension,
        name=name + extension,
        opt={OPERATION: _operation(name, kind, offers)},
        sync_to_thread=True,
    )
    def entries(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[Any]:
        shape = chosen(request.headers.get("accept", "*/*"), offers)
        read = partial(asked, path, kind, cursors=parts.cursors, now=parts.now(), whole=shape.WHOLE)
        with ExitStack() as stack:
            session = stack.enter_context(parts.database.reading())
            found = _negotiated(request, parts, session, read)
            return (
                _whole(stack, session, found, shape) if shape.WHOLE else _page(parts, session, found, shape)
            )

    return entries


@dataclass(frozen=True, slots=True)
class Found:
    """A list as a request means it: its query, its view, and the headers that tell of its other versions."""

    wanted: Asked
    view: View
    headers: dict[str, str]


Read = Callable[[Pairs], Asked]


def _seen(request: Request[Any, Any, Any], read: Read, pairs: Pairs, found: Stops) -> tuple[Asked, View]:
    wanted = read(pairs)
    return wanted, see(request, pairs, wanted.values, found, today=wanted.today)


def _negotiated(request: Request[Any, Any, Any], parts: Parts, session: Session, read: Read) -> Found:
    """A request that may have Accept-Datetime: it means what the permanent address of the version it gets means."""
    found = stops(session)
    wanted, view = _seen(request, read, pairs_of(request.scope["query_string"]), found)
    refuse_unknown(session, wanted.query)
    choice = mementos.chosen(request, view, lambda: versions.of_view(session, wanted.query))
    if choice:
        wanted, view = _seen(request, read, choice.pairs, found)
    return Found(wanted, view, mementos.memento_headers(view, choice, parts.now()))


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
        wanted, view = _seen(request, read, pairs_of(request.scope["query_string"]), stops(session))
        check(session, wanted)
        refuse_unknown(session, wanted.query)
        return _page(parts, session, Found(wanted, view, headers_of(view)), shape, partial(tell, wanted))


def _page(
    parts: Parts,
    session: Session,
    found: Found,
    shape: Format,
    tell: Callable[[str], str] = lambda body: body,
) -> Response[bytes]:
    refuse_fields(found.wanted, shape)
    with bounded(session):
        page = timeline.page(session, found.wanted.query)
        counted = counts(session, found.wanted)
    address = next_page(parts, found.wanted, found.view, page.keys[-1]) if page.more else None
    listing = listing_of(found.wanted, address, found.view, counted)
    bodies = map(tell, map(shaping(found.wanted), page.bodies))
    body = b"".join(shape.render(bodies, listing))
    headers = with_next(found.headers, address)
    return told(found.view, body, media_type=shape.MEDIA_TYPE, headers=headers)


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


def _whole(stack: ExitStack, session: Session, found: Found, shape: Format) -> Export:
    """The whole list, streamed; of a fixed one the digest is taken first, from a reading of its own."""
    query, headers, shaped = found.wanted.query, found.headers, shaping(found.wanted)
    refuse_fields(found.wanted, shape)
    if found.view.fixed:
        digested = map(shaped, timeline.stream(session, query))
        headers = {**headers, "Repr-Digest": digest_of(shape.render(digested))}
    chunks = _chunks(stack.pop_all(), shape.render(map(shaped, timeline.stream(session, query))))
    return Export(chunks, media_type=shape.MEDIA_TYPE, headers=headers)


def _chunks(stack: ExitStack, rendered: Iterator[bytes]) -> Generator[bytes]:
    with stack:
        yield from rendered


def _operation(name: str, kind: Kind | None, offers: Sequence[Format]) -> Operation:
    return Operation(
        tag="Timeline" if kind is None else "Records",
        summary=f"The {name}, in chronological order",
        about=(
            "Earliest start first, then coarser before finer, then end, then id. Different parameters must all fit, "
            "of a repeated one any. `known_on` and `as_of` show any past day. The address may end in the extension "
            "of a format; else `Accept` chooses. NDJSON is always the whole list: it takes no `limit` and no `cursor`, "
            "and neither counts nor facets. `fields` leaves some members of each line. "
            "`Accept-Datetime` moves `known_on` (RFC 7089)."
        ),
        parameters=accepted(kind, whole=all(offer.WHOLE for offer in offers)),
        answers=[Answer(200, "Entries", {offer.MEDIA_TYPE: schemas.of_format(offer) for offer in offers})],
    )
