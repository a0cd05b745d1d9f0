"""Lists that are a part of the timeline and tell more of each line: what is overdue, comes up, is disputed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler

from tracker.api.cursor import Cursors
from tracker.api.listing import Asked, asked
from tracker.api.lists import answer_part
from tracker.api.negotiation import chosen
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import CURSOR, FILTERS, LIMIT, Pairs, Parameter, whole
from tracker.api.parts import Parts
from tracker.api.schemas import TEXT
from tracker.api.shown import HIGHLIGHT
from tracker.formats import Format
from tracker.records.certainty import certainty, days_ahead, days_overdue
from tracker.records.conflicts import contested
from tracker.temporal.model import Interval

Line = dict[str, Any]

USUAL_DAYS = 30
MOST_DAYS = 3_660
DAYS = Parameter(
    "days",
    "How many days to look ahead.",
    whole(1, MOST_DAYS),
    {"type": "integer", "minimum": 1, "maximum": MOST_DAYS, "default": USUAL_DAYS},
)

_LEFT_OUT = ("status", "stance", "from", "to", "conflicts", "ambiguous", "overdue", "undated")
_FILTERS = tuple(parameter for parameter in FILTERS if parameter.name not in _LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """One such list: which lines it leaves, and what it says of each. `of_today`: the present day decides."""

    name: str
    summary: str
    about: str
    schema: str
    parameters: Sequence[Parameter]
    of_today: bool
    narrow: Callable[[Asked], Asked]
    tell: Callable[[Asked, Line], Line]

    def read(self, pairs: Pairs, cursors: Cursors, now: datetime, *, paged: bool = True) -> Asked:
        """A request for it, with the query narrowed.

        Raises:
            QueryInvalid: a parameter is unknown or has no such value.
            CursorInvalid: the cursor is not ours, or belongs to another list or to other filters.

        """
        accepts = [*self.parameters, *([LIMIT, CURSOR] if paged else [])]
        path = f"/{self.name}"
        return self.narrow(
            asked(path, None, pairs, cursors, now=now, accepts=accepts, of_today=self.of_today)
        )

    def told(self, wanted: Asked, body: str) -> str:
        """A finished body with what this list says of it."""
        return msgspec.json.encode(self.tell(wanted, msgspec.json.decode(body))).decode()


def _day(wanted: Asked) -> datetime:
    """The day that the list is of."""
    found = wanted.query.known_on
    assert found is not None  # noqa: S101 - a list of today always has one
    return found


def _overdue(wanted: Asked) -> Asked:
    return replace(wanted, query=replace(wanted.query, overdue_at=_day(wanted)))


def _ahead(wanted: Asked) -> Asked:
    start = _day(wanted)
    try:
        end = start + timedelta(days=wanted.values.get(DAYS.name, USUAL_DAYS))
    except OverflowError:
        end = datetime.max.replace(tzinfo=start.tzinfo)
    return replace(wanted, query=replace(wanted.query, awaited_only=True, overlaps=Interval(start, end)))


def _disputed(wanted: Asked) -> Asked:
    return replace(wanted, query=replace(wanted.query, conflicts_only=True, undated="include"))


_SHOWN = ("id", "kind", "process", "title", "status", "when", "venue")

OVERDUE = Narrowed(
    name="overdue",
    summary="What was planned, is past, and of which nobody has reported what became",
    about=(
        "Announced, scheduled or rescheduled, its last day before today (or `known_on`), and no report since that it "
        "was held, moved or called off. Each line says how long it is overdue and how sure its date was. No report is "
        "not a report that it did not happen."
    ),
    schema="OverduePage",
    parameters=_FILTERS,
    of_today=True,
    narrow=_overdue,
    tell=lambda wanted, line: {
        **line,
        "overdue_days": days_overdue(line, _day(wanted)),
        "certainty": certainty(line),
    },
)
UPCOMING = Narrowed(
    name="upcoming",
    summary="What is planned for the days ahead",
    about=(
        "Announced, scheduled or rescheduled for a time that touches the next days, from today (or `known_on`) on. "
        "Each line says how sure its date is: status, readings and their probability, independent origins, who "
        "confirmed it last. What is postponed without a new date is not on it, nor what has no date."
    ),
    schema="UpcomingPage",
    parameters=(DAYS, *_FILTERS),
    of_today=True,
    narrow=_ahead,
    tell=lambda wanted, line: {
        **line,
        "in_days": days_ahead(line, _day(wanted)),
        "certainty": certainty(line),
    },
)
CONFLICTS = Narrowed(
    name="conflicts",
    summary="What sources contradict each other about, record by record",
    about=(
        "Each record with a field that is contested and that nobody has settled: its values, who gives each, and how "
        "many independent origins that is. Corrections and what a plan said before it moved stand apart."
    ),
    schema="ConflictsPage",
    parameters=_FILTERS,
    of_today=False,
    narrow=_disputed,
    tell=lambda _, line: {
        **{key: line[key] for key in (*_SHOWN, HIGHLIGHT) if key in line},
        "fields": contested(line),
    },
)


def narrowed_routes(offers: dict[str, Sequence[Format]]) -> list[HTTPRouteHandler]:
    """`/overdue`, `/upcoming`, `/conflicts`, each in the formats offered for it by its name."""
    return [_route(one, offers[one.name]) for one in (OVERDUE, UPCOMING, CONFLICTS)]


def _route(one: Narrowed, offers: Sequence[Format]) -> HTTPRouteHandler:
    content = {offer.MEDIA_TYPE: _schema(one, offer) for offer in offers}
    operation = Operation(
        tag="Timeline",
        summary=one.summary,
        about=one.about,
        parameters=[*one.parameters, LIMIT, CURSOR],
        answers=[Answer(200, "A page of it", content)],
    )

    @get(f"/{one.name}", name=one.name, opt={OPERATION: operation}, sync_to_thread=True)
    def lines(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
        shape = chosen(request.headers.get("accept", "*/*"), offers)
        now = parts.now()
        return answer_part(request, parts, shape, lambda pairs: one.read(pairs, parts.cursors, now), one.told)

    return lines


def _schema(one: Narrowed, offer: Format) -> dict[str, Any]:
    return ref(one.schema) if offer.MEDIA_TYPE == "application/json" else TEXT
