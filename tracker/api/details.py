"""One record: its entry on both clocks, the reports that it adds up from, the schedule that they tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath
from sqlmodel import Session

from tracker.api import mementos, parameters, schemas
from tracker.api.alternates import essence
from tracker.api.answers import told, told_json
from tracker.api.moved import MOVED, moved
from tracker.api.negotiation import chosen, named
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import CLOCKS, pairs_of
from tracker.api.parts import Parts, RecordPage
from tracker.api.request_headers import ACCEPT_DATETIME
from tracker.api.views import see
from tracker.errors import RecordMerged
from tracker.records.vocabulary import Kind
from tracker.store import records, versions
from tracker.store.state import stops

PLACES = {"slug": "The id of the record; it may end in .json, .html, .jsonld or .md."}


def detail_routes(pages: Sequence[RecordPage]) -> list[HTTPRouteHandler]:
    """`/rounds/{id}`, and with what else may be asked of it (`/rounds/{id}/reports`), so for each kind."""
    return [
        *(_record(kind, pages) for kind in Kind),
        *(_facet(kind, facet) for facet in FACETS for kind in facet.kinds),
    ]


def _record(kind: Kind, pages: Sequence[RecordPage]) -> HTTPRouteHandler:
    operation = Operation(
        tag="Records",
        summary=f"One {kind}, with its reports",
        about="The entry as on the timeline, and under `reports` what each source says, with its evidence. "
        "`Accept-Datetime` moves `known_on` (RFC 7089).",
        places=PLACES,
        parameters=CLOCKS,
        headers=[ACCEPT_DATETIME],
        answers=[
            Answer(200, "The record", {essence(page.MEDIA_TYPE): _schema(page) for page in pages}),
            MOVED,
        ],
        refuses=[404],
    )

    @get(
        f"/{kind.plural}/{{slug:str}}",
        name=kind.value,
        opt={OPERATION: operation},
        exception_handlers={RecordMerged: moved},
        sync_to_thread=True,
    )
    def record(
        request: Request[Any, Any, Any], slug: FromPath[str], parts: NamedDependency[Parts]
    ) -> Response[bytes]:
        slug, offers = named(slug, parts.record_pages)
        pairs = pairs_of(request.scope["query_string"])
        clocks = parameters.read(pairs, CLOCKS)
        page = chosen(request.headers.get("accept", "*/*"), offers)
        with parts.database.reading() as session:
            found = stops(session)
            view = see(request.scope, pairs, clocks, found)
            choice = mementos.chosen(
                request,
                view,
                lambda: versions.of_record(session, kind, parameters.record_id(kind, slug), view.as_of),
            )
            if choice:
                clocks = parameters.read(choice.pairs, CLOCKS)
                view = see(request.scope, choice.pairs, clocks, found)
            body = records.entry(session, kind, parameters.record_id(kind, slug), **clocks)
            reports = records.reports(session, kind, slug, **clocks)
        rendered = b"".join(page.render(body, reports, view.permalink))
        headers = mementos.memento_headers(view, choice, parts.now())
        return told(view, rendered, media_type=page.MEDIA_TYPE, headers=headers)

    return record


@dataclass(frozen=True, slots=True)
class Facet:
    """Something more to be asked of one record: the end of its address, its words, what answers."""

    name: str
    summary: str
    about: str
    schema: str
    kinds: Sequence[Kind]
    read: Callable[..., Any]


def _listed_reports(session: Session, kind: Kind, slug: str, **clocks: Any) -> dict[str, Any]:
    return {"items": records.reports(session, kind, slug, **clocks), "next": None, "truncated": False}


FACETS = (
    Facet(
        "conflicts",
        "What sources contradict each other about in one {kind}",
        "Field by field: every value with all who give it and the number of independent origins. A field that a "
        "ruling has settled is listed as settled. What a publisher has corrected itself, and what a plan said before "
        "it moved, is no contradiction and stands apart.",
        "Conflicts",
        tuple(Kind),
        records.conflicts,
    ),
    Facet(
        "reports",
        "What each source says about one {kind}",
        "In the order of publication; a source that was corrected by its latest revision on both clocks.",
        "Reports",
        tuple(Kind),
        _listed_reports,
    ),
    Facet(
        "rulings",
        "What editors ruled about one {kind}",
        "In the order in which they ruled, with rulings about what is part of it, and with what was undone since.",
        "RulingsOfRecord",
        tuple(Kind),
        records.rulings,
    ),
    Facet(
        "schedule",
        "How the date of one {kind} came to be",
        "Every status and date that was announced, in order: who said so and since when it was known, and the days "
        "from each exact date to the one that replaced it, negative where it came closer. `disputed` steps are denied "
        "by the date that stands, `corrected` ones by whoever told them; a slip about the past is no move.",
        "Schedule",
        (Kind.ROUND, Kind.MILESTONE),
        records.schedule,
    ),
    Facet(
        "slippage",
        "How often and how far the rounds of one {kind} moved",
        "Round by round: when it was first announced for, when it is now, the moves and the days slipped; and the "
        "totals, with days later and days earlier counted apart.",
        "Slippage",
        (Kind.PROCESS,),
        records.slippage,
    ),
)


def _facet(kind: Kind, facet: Facet) -> HTTPRouteHandler:
    operation = Operation(
        tag="Records",
        summary=facet.summary.format(kind=kind),
        about=facet.about,
        places={"slug": "The id of the record."},
        parameters=CLOCKS,
        answers=[Answer(200, facet.schema, {"application/json": ref(facet.schema)}), MOVED],
        refuses=[404],
    )

    @get(
        f"/{kind.plural}/{{slug:str}}/{facet.name}",
        name=f"{kind}.{facet.name}",
        opt={OPERATION: operation},
        exception_handlers={RecordMerged: moved},
        sync_to_thread=True,
    )
    def answer(
        request: Request[Any, Any, Any], slug: FromPath[str], parts: NamedDependency[Parts]
    ) -> Response[bytes]:
        pairs = pairs_of(request.scope["query_string"])
        clocks = parameters.read(pairs, CLOCKS)
        with parts.database.reading() as session:
            found = facet.read(session, kind, parameters.record_id(kind, slug), **clocks)
            return told_json(see(request.scope, pairs, clocks, stops(session)), found)

    return answer


def _schema(page: RecordPage) -> dict[str, Any]:
    name = {"json": "RecordDetail", "jsonld": "JsonLdNode"}.get(page.EXTENSION)
    return ref(name) if name else schemas.TEXT
