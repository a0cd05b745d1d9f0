"""Examples of every operation: each value that a request is made of in one row, each answer as the service gave it.

A request is made of the tables here (`address_of`), for most operations of no row of their own. Answers are recorded
over the seeds, by `make examples`, in `examples.ndjson` beside this file; a test sends every request again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from litestar.exceptions import HTTPException

from tracker import errors
from tracker.api import refusals
from tracker.api.problems import described

Object = dict[str, Any]

PLACES: Mapping[str, str] = {
    "processes": "ukraine-2026",
    "rounds": "putin-us-envoys-2026-01-22",
    "venues": "geneva",
    "participants": "kremlin",
    "positions": "peskov-territory-2026-01-26",
    "milestones": "prisoner-exchange-2026-02-05",
    "sources": "menafn-2026-02-05",
    "articles": "courier-2026-01-27",
    "drafts": "4",
}
"""What stands for `{…}` in an address, by the part of the address before it."""

PARAMETERS: Mapping[str, str] = {
    "process": "ukraine-2026",
    "participant": "kremlin",
    "venue": "abu-dhabi",
    "issue": "territorial-integrity",
    "from": "2026-01-01",
    "to": "2026-03",
    "known_on": "2026-02-20",
    "as_of": "2026-12-31",
    "limit": "10",
    "days": "14",
    "since": "2026-01-27",
    "id": "round/abu-dhabi-2",
    "dry_run": "true",
    "correction": "true",
    "text": "on Sunday",
    "published": "2026-01-27",
    "sentence": "scheduled to reconvene on Sunday",
    "language": "en",
    "country": "US",
    "zone": "Europe/Kyiv",
    "on_behalf_of": "ukraine",
    "publisher": "Reuters",
    "source": "menafn-2026-02-05",
    "q": "Kremlin",
    "bbox": "22.1,44.3,40.3,52.4",
    "start": "2026-01-01T00:00:00+01:00",
    "end": "2026-03-01T00:00:00+01:00",
    "timeZone": "Europe/Kyiv",
    "article": "courier-2026-01-27",
    "record": "geneva",
    "least": "0.8",
    "title": "Talks go on",
    "author": "Ada Lund",
    "address": "https://harbour-post.example/talks",
    "dateline": "Abu Dhabi",
    "prefix": "zel",
    "type": "participant",
    "queries": '{"q0": {"query": "Zelensky", "type": "participant"}}',
    "extend": '{"ids": ["participant/zelenskyy"], "properties": [{"id": "name"}, {"id": "country"}]}',
}
"""A value of each parameter, by its name; one with a closed vocabulary needs none: it shows the first word."""

PARAMETERS_OF: Mapping[tuple[str, str], str] = {
    ("audit", "by"): "command line",
    ("reconcile.flyout.entity", "id"): "participant/zelenskyy",
    ("reconcile.flyout.property", "id"): "country",
    ("reconcile.flyout.type", "id"): "person",
    ("reconcile.preview", "id"): "participant/zelenskyy",
    ("reconcile.view", "id"): "participant/zelenskyy",
    ("source.put", "If-None-Match"): "*",
}
"""A value of a parameter or header in one operation, where its name means something else in others."""

HEADERS: Mapping[str, str] = {
    "Accept-Datetime": "Wed, 28 Jan 2026 12:00:00 GMT",
    "If-Match": "*",
    "If-Modified-Since": "Thu, 01 Jan 2026 00:00:00 GMT",
    "If-None-Match": '"0123456789abcdef0123456789abcdef"',
}
"""A value of each header of a request."""

WITHOUT_EXAMPLE: Mapping[str, str] = {
    "cursor": "Only the service makes one, sealed with a secret of the database: it is taken from `next`.",
    "before": "A cursor too, taken from `next`.",
    "Last-Event-ID": "A cursor too, taken from an event.",
    "Idempotency-Key": "Each write needs one of its own: one that everybody copies would be answered with 422.",
}
"""Parameters and headers that no example can show, and why."""

ASKED: Mapping[str, str] = {
    "audit": "/audit?by=command+line&limit=1",
    "changes": "/changes?id=round/abu-dhabi-2&limit=1",
    "changes.atom": "/changes.atom?id=venue/vilnius&limit=1",
    "changes.jsonfeed": "/changes.jsonfeed?id=venue/vilnius&limit=1",
    "changes.json": "/changes.json?id=round/abu-dhabi-2&limit=1",
    "changes.ndjson": "/changes.ndjson?id=process/ukraine-2022",
    "changes.sse": "/changes.sse?since=now&id=round/abu-dhabi-2",
    "conflicts": "/conflicts?process=ukraine-2026&limit=1",
    "overdue": "/overdue?known_on=2026-03-10&limit=1",
    "positions.diff": "/positions/diff?from=2026-01-25&to=2026-02-03&participant=zelenskyy",
    "positions.matrix": "/positions/matrix?participant=zelenskyy",
    "reconcile": "/reconcile?queries={%22q0%22:{%22query%22:%22Zelensky%22,%22limit%22:1}}",
    "reconcile.suggest.entity": "/reconcile/suggest/entity?prefix=zel&limit=1",
    "reconcile.suggest.property": "/reconcile/suggest/property?prefix=co",
    "reconcile.suggest.type": "/reconcile/suggest/type?prefix=ag",
    "reconcile.properties": "/reconcile/properties?type=venue",
    "resolve": "/resolve?text=on+Sunday&published=2026-01-27&sentence=scheduled+to+reconvene+on+Sunday",
    "round.schedule": "/rounds/abu-dhabi-2/schedule",
    "milestone.schedule": "/milestones/us-security-guarantees-document/schedule",
    "timeline": "/timeline?process=ukraine-2026&known_on=2026-01-28&limit=1",
    "timeline.fullcalendar": "/timeline.fullcalendar?process=ukraine-2026&kind=round&start=2026-02-01&end=2026-02-06",
    "timeline.geojson": "/timeline.geojson?process=ukraine-2026&kind=round&limit=1",
    "timeline.ics": "/timeline.ics?process=ukraine-2026&kind=round&from=2026-02-04&to=2026-02-05",
    "timeline.jsonfeed": "/timeline.jsonfeed?process=ukraine-2026&kind=round&limit=1",
    "timeline.jsonld": "/timeline.jsonld?process=ukraine-2026&kind=milestone&limit=1",
    "timeline.timelinejs": "/timeline.timelinejs?process=ukraine-2026&kind=round&limit=1",
    "timeline.vis": "/timeline.vis?process=ukraine-2026&kind=round&limit=1",
    "timeline.ndjson": "/timeline.ndjson?process=ukraine-2026&kind=milestone&known_on=2026-01-26",
    "upcoming": "/upcoming?known_on=2026-02-18&limit=1",
}
"""The request of an operation, by its name, where the one that is made of the tables shows too little or too much."""

SMALLEST_PAGE = {"process": "ukraine-2026", "limit": "1"}
"""What an example asks for wherever it may: one process, and one line of it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A request: `needs` is the scope of the key it is sent with, None for none."""

    method: str
    address: str
    body: Object | None = None
    needs: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Body:
    """The example of a body: what it shows, and what it is sent with: a query, headers, the last step of its address.

    `SEEN` in a header stands for the tag of what is at the address. `media_type` is named where it is another than the
    operation's own; the value is text then.
    """

    summary: str
    value: Object | str
    query: str = ""
    slug: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str | None = None


SEEN = '"…"'


ROUND_OF_TALKS: Object = {
    "source": {
        "id": "harbour-post-2026-03-02",
        "publisher": "Harbour Post",
        "published": "2026-03-02",
        "title": "Harbour talks to resume on Saturday",
        "address": "https://harbour-post.example/talks",
        "process": "harbour-talks",
    },
    "process": [{"id": "harbour-talks", "title": "Harbour talks"}],
    "venue": [{"id": "harbour-house", "name": "Harbour House"}],
    "participant": [{"id": "harbour-council", "name": "Harbour Council", "sort": "organisation"}],
    "milestone": [
        {"id": "harbour-draft", "title": "A first draft", "sort": "deadline", "when": "by 31 March"}
    ],
    "round": [
        {
            "id": "harbour-talks-1",
            "when": "on Saturday",
            "status": "scheduled",
            "venue": "harbour-house",
            "evidence": "will resume on Saturday",
        }
    ],
}

GAZETTE: Object = {
    "source": {
        "id": "gazette-2026-03-01",
        "publisher": "Gazette",
        "published": "2026-03-01",
        "title": "Harbour talks are to begin",
        "process": "harbour-talks",
    },
    "process": [{"id": "harbour-talks", "title": "Harbour talks"}],
}

HARBOUR_NEWS: Object = {
    "text": "Ukraine and Russia will hold a second round of talks in Abu Dhabi on Sunday, the Kremlin said.",
    "published": "2026-01-28",
    "publisher": "Harbour Post",
    "title": "Second round set for Sunday",
    "process": "ukraine-2026",
}

PAGE = """<html lang="en"><head><title>Hosts name the hall</title>
<meta property="article:published_time" content="2026-01-28"></head>
<body><article><h1>Hosts name the hall</h1>
<p>Ukraine and Russia will meet in Abu Dhabi on Sunday, a spokesman for the hosts said on Wednesday.</p>
<p>Both delegations had confirmed that they would come, he told reporters.</p></article></body></html>
"""

PDF = """%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>
endobj
4 0 obj
<< /Length 93 >>
stream
BT /F1 12 Tf 72 720 Td (Envoys of Ukraine and Russia will meet in Abu Dhabi on Sunday.) Tj ET
endstream
endobj
5 0 obj
<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>
endobj
xref
0 6
0000000000 65535 f \n\
0000000009 00000 n \n\
0000000058 00000 n \n\
0000000115 00000 n \n\
0000000241 00000 n \n\
0000000384 00000 n \n\
trailer
<< /Root 1 0 R /Size 6 >>
startxref
454
%%EOF
"""

BODIES: Mapping[str, Mapping[str, Body]] = {
    "source.put": {
        "new": Body(
            "A source that must be new",
            GAZETTE,
            slug="gazette-2026-03-01",
            headers={"If-None-Match": "*"},
        ),
        "corrected": Body(
            "A better version of the one that was read under that `ETag`",
            {**GAZETTE, "process": [{"id": "harbour-talks", "title": "Talks about the harbour"}]},
            slug="gazette-2026-03-01",
            headers={"If-Match": SEEN},
        ),
        "dry-run": Body(
            "What that would change", GAZETTE, "dry_run=true", "gazette-2026-03-01", {"If-Match": SEEN}
        ),
    },
    "reconcile.post": {
        "queries": Body("Whom a name means", {"queries": '{"q0": {"query": "Зеленський", "limit": 1}}'}),
        "extend": Body(
            "What is known of him",
            {
                "extend": '{"ids": ["participant/zelenskyy"], "properties": [{"id": "name"}, {"id": "country"}]}'
            },
        ),
    },
    "sources.take": {
        "stored": Body("A source that announces a round of talks", ROUND_OF_TALKS),
        "unchanged": Body("The same again changes nothing", ROUND_OF_TALKS),
        "dry-run": Body(
            "What another source would change",
            {
                "source": {
                    "id": "gazette-2026-03-03",
                    "publisher": "Gazette",
                    "published": "2026-03-03",
                    "process": "harbour-talks",
                },
                "milestone": [
                    {
                        "id": "harbour-paper",
                        "title": "A paper on the harbour",
                        "when": {"edtf": "2026-03-05"},
                        "status": "announced",
                    }
                ],
            },
            "dry_run=true",
        ),
    },
    "rulings.rule": {
        "deprecate": Body(
            "One report counts for less about one field",
            {
                "kind": "round",
                "record": "abu-dhabi-1",
                "report": "menafn-2026-02-05.1.1",
                "field": "when",
                "verdict": "deprecate",
                "reason": "Counts only the second day.",
            },
        ),
        "undo": Body(
            "A ruling is taken back",
            {
                "kind": "round",
                "record": "abu-dhabi-1",
                "verdict": "undo",
                "ruling": 1,
                "reason": "It counts both days after all.",
            },
        ),
        "merge": Body(
            "Two records are one and the same, as a dry run",
            {
                "kind": "venue",
                "record": "gomel-region",
                "verdict": "merge",
                "into": "belarus",
                "reason": "They met in that part of the country.",
            },
            "dry_run=true",
        ),
    },
    "articles.take": {
        "stored": Body("An article that is pasted", HARBOUR_NEWS),
        "unchanged": Body("The same again changes nothing", HARBOUR_NEWS),
        "text": Body(
            "The text itself, with what is known of it in the query",
            "The hosts of the talks said on Wednesday that Ukraine and Russia would meet in Abu Dhabi on Sunday.\n",
            "published=2026-01-28&publisher=Gazette&process=ukraine-2026&dry_run=true",
            media_type="text/plain",
        ),
        "page": Body(
            "A page, which says itself when it was published",
            PAGE,
            "publisher=Courier&process=ukraine-2026&dry_run=true",
            media_type="text/html",
        ),
        "pdf": Body(
            "A PDF",
            PDF,
            "published=2026-01-28&publisher=Bulletin&process=ukraine-2026&dry_run=true",
            media_type="application/pdf",
        ),
    },
    "draft.accept": {
        "stored": Body("It becomes a report", {"reason": "Confirmed by the hosts."}, slug="3"),
    },
    "draft.amend": {
        "stored": Body(
            "It was announced, no more, and the place is not certain",
            {"says": {"status": "announced", "venue": None}},
            slug="4",
            headers={"If-Match": SEEN},
        ),
    },
    "draft.merge": {
        "dry-run": Body("It is about somebody else", {"into": "kremlin"}, "dry_run=true", slug="2"),
    },
    "draft.reject": {"stored": Body("It is no report", {"reason": "Nobody has said so."}, slug="6")},
    "draft.undo": {"stored": Body("It waits for a decision again", {}, slug="6")},
    "drafts.accept": {
        "dry-run": Body(
            "What is sure enough", {"least": 0.9, "article": "courier-2026-01-27"}, "dry_run=true"
        ),
    },
    "resolve.post": {
        "text": Body("One expression", {"text": "next Wednesday", "published": "2026-01-27"}),
        "document": Body(
            "Every expression of a text",
            {"document": "They met on Friday and will meet again on Sunday.", "published": "2026-01-27"},
        ),
    },
}
"""The bodies of an operation that takes one, by its name; they are sent in this order, each after those before it."""

MENAFN: Object = {
    "source": {"id": "menafn-2026-02-05", "publisher": "MENAFN", "published": "2026-02-06"},
}

REFUSED: Sequence[Sent] = (
    Sent("GET", "/timeline?knd=round"),
    Sent("GET", "/timeline?cursor=made-up"),
    Sent("GET", "/timeline", headers={"Accept-Datetime": "28 January 2026"}),
    Sent("POST", "/sources", {"source": {"id": "a", "publisher": "A"}}, "write"),
    Sent("POST", "/resolve", {"text": "soon", "language": "tlh"}),
    Sent("GET", "/resolve?text=30+February+2026"),
    Sent("POST", "/sources", ROUND_OF_TALKS),
    Sent("POST", "/sources", ROUND_OF_TALKS, "read"),
    Sent("GET", "/nothing"),
    Sent("GET", "/rounds/abu-dhabi-9"),
    Sent("GET", "/sources/no-such-source"),
    Sent("GET", "/articles/no-such-article", needs="draft"),
    Sent("GET", "/drafts/99", needs="draft"),
    Sent("POST", "/drafts/4/undo", {}, "write"),
    Sent(
        "POST",
        "/rulings",
        {
            "kind": "round",
            "record": "abu-dhabi-1",
            "report": "a.1.1",
            "verdict": "withdraw",
            "reason": "Never said.",
        },
        "write",
    ),
    Sent("DELETE", "/timeline"),
    Sent(
        "POST",
        "/sources",
        MENAFN,
        "write",
    ),
    Sent("POST", "/resolve", {"text": "soon"}, headers={"Content-Type": "text/plain"}),
    Sent("GET", "/reconcile/view?id=participant/nobody"),
    Sent("GET", "/timeline?process=ukraine-2026&limit=1", headers={"If-Match": '"0123"'}),
    Sent("PUT", "/sources/menafn-2026-02-05", MENAFN, "write"),
    Sent("GET", f"/reconcile?queries={{{','.join(f'%22q{n}%22:{{}}' for n in range(51))}}}"),
    Sent("GET", "/resolve?text=on+Sunday"),
    Sent("GET", "/resolve?text=a+long+walk&published=2026-01-27"),
)
"""Requests that are refused, each with another problem."""

MADE: Sequence[tuple[Exception, str]] = (
    (errors.KeyNotFound("trk_0000"), "/"),
    (refusals.KeyInAddress(), "/timeline"),
    (refusals.RequestTooSlow(20), "/sources"),
    (refusals.RequestRunning(), "/sources"),
    (refusals.IdempotencyKeyReused(), "/sources"),
    (refusals.TooManyRequests("reads", 120_000, 1), "/timeline"),
    (refusals.Overloaded(), "/timeline"),
    (refusals.AnswerTooSlow(), "/timeline"),
    (errors.ReadTooBroad(5), "/timeline"),
    (HTTPException(status_code=413), "/sources"),
    (refusals.AddressTooLong(8_192), "/timeline"),
    (HTTPException(status_code=500), "/timeline"),
    (refusals.TooManyFollowers(100), "/changes.sse"),
    (errors.DatabaseNotReady("its schema is 0004, and this version works with 0005"), "/health/ready"),
    (HTTPException(status_code=503), "/timeline"),
)
"""Errors that no short request brings about, each with the address that it might be met at."""


class Recorded(msgspec.Struct, frozen=True, omit_defaults=True):
    """An answer of the service: to `asked` (method and address) of the operation `name`.

    `body` is JSON where the answer is, else its text; where that would be too much, `address` is where to see it.
    """

    name: str
    asked: str
    status: int
    media_type: str
    key: str
    body: Any = None
    address: str | None = None

    def as_openapi(self) -> Object:
        """The Example Object."""
        if self.address is not None:
            return {"summary": f"See {self.address}", "externalValue": self.address}
        sent = BODIES.get(self.name, {}).get(self.key)
        summary = f"{self.asked}: {sent.summary}" if sent else self.asked
        return {"summary": summary, "value": self.body}


def address_of(name: str, path: str, parameters: Sequence[Any]) -> str | None:
    """The example of a GET: its own row, else the tables; None where a place or a needed value has no row."""
    if name in ASKED:
        return ASKED[name]
    places = {place: in_place(path, place) for place in re.findall(r"\{(\w+)\}", path)}
    wanted = {p.name: _shown(name, p.name) for p in parameters if p.required}
    if None in places.values() or None in wanted.values():
        return None
    wanted |= {p.name: SMALLEST_PAGE[p.name] for p in parameters if p.name in SMALLEST_PAGE}
    query = urlencode({n: text for n, text in wanted.items() if text is not None}, safe="/:")
    filled = path.format_map({place: quote(text or "") for place, text in places.items()})
    return f"{filled}?{query}" if query else filled


def in_place(path: str, place: str) -> str | None:
    """The example of a part of a path."""
    before = path.partition(f"{{{place}}}")[0].strip("/").rpartition("/")[2]
    return PLACES.get(before)


def _shown(operation: str, name: str) -> str | None:
    return PARAMETERS_OF.get((operation, name)) or PARAMETERS.get(name)


def of_parameter(name: str, schema: Mapping[str, Any], operation: str = "") -> str | float | bool | None:
    """The example of a parameter, in the type of its schema; None where it has none."""
    if name in WITHOUT_EXAMPLE:
        return None
    words: Sequence[str] = schema.get("enum", ())
    text = next(iter(words), None) or _shown(operation, name)
    if text is None:
        return None
    sort = schema.get("type", "")
    if sort == "number":
        return float(text)
    return int(text) if "integer" in sort else text == "true" if sort == "boolean" else text


@cache
def recorded() -> tuple[Recorded, ...]:
    """Every recorded answer."""
    lines = files("tracker.api").joinpath("examples.ndjson").read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=Recorded) for line in lines)


def of_answer(name: str, status: int, media_type: str) -> Object:
    """The examples of an answer, by their keys."""
    return {
        one.key: one.as_openapi()
        for one in recorded()
        if (one.name, one.status, one.media_type) == (name, status, media_type)
    }


def of_body(name: str, media_type: str | None = None) -> Object:
    """The examples of a body of the operation's own or of another media type, by their keys.

    `x-query`, `x-headers` and `x-slug` are what one is sent with.
    """
    return {
        key: {
            "summary": one.summary,
            "value": one.value,
            **({"x-query": one.query} if one.query else {}),
            **({"x-headers": one.headers} if one.headers else {}),
            **({"x-slug": one.slug} if one.slug else {}),
        }
        for key, one in BODIES.get(name, {}).items()
        if one.media_type == media_type
    }


REFUSAL = "problem"
"""The name under which answers to `REFUSED` are recorded."""


def problems() -> dict[int, Object]:
    """For each status the problems that have it, as Example Objects by the name of their type."""
    found: dict[int, Object] = {}
    for one in recorded():
        if one.name == REFUSAL:
            found.setdefault(one.status, {})[one.key] = one.as_openapi()
    for error, instance in MADE:
        details, _ = described(error, instance)
        value = msgspec.to_builtins(details)
        shown = {"summary": f"{details.title}, met at {instance}", "value": value}
        found.setdefault(details.status, {})[key_of(value)] = shown
    return found


def key_of(problem: Mapping[str, Any]) -> str:
    """What a problem is called among the examples: the name of its type, or its title where it has no type."""
    _, _, name = str(problem["type"]).partition("#")
    return name or str(problem["title"]).lower().replace(" ", "-")
