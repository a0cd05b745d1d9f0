"""Where an answer leads: from what it holds to the requests that may follow, as OpenAPI Link Objects.

A row names the operation that is asked and where each of its parameters comes from, in runtime expressions of OpenAPI.
A `next` is a whole address, of which `#regex:` takes the cursor: that is an extension which schemathesis reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tracker.records.vocabulary import Kind

Link = tuple[str, dict[str, str]]
"""The name of an operation, and an expression for each of its parameters."""

ID = "$response.body#/id"
NEXT = "$response.body#/next#regex:[?&]cursor=([A-Za-z0-9_-]+)"
OLDER = "$response.body#/next_url#regex:[?&]before=([A-Za-z0-9_-]+)"
FACETS = {
    Kind.ROUND: ("schedule",),
    Kind.MILESTONE: ("schedule",),
    Kind.PROCESS: ("slippage",),
    Kind.PARTICIPANT: ("positions",),
}
DECISIONS = ("accept", "reject", "merge", "undo")
OF_EVERY_KIND = ("reports", "conflicts", "rulings")


def _first(kind: Kind, at: str) -> dict[str, Link]:
    return {kind.value: (kind.value, {"slug": f"$response.body#/items/0{at}"})}


def _source(at: str) -> dict[str, Link]:
    return {"source": ("source", {"slug": f"$response.body#{at}"})}


def _card(what: str) -> dict[str, Link]:
    """Where a suggestion leads: to its card; an entity also to its page and to its record."""
    first = {"id": "$response.body#/result/0/id"}
    more = ("preview", "view") if what == "entity" else ()
    links: dict[str, Link] = {"card": (f"reconcile.flyout.{what}", first)}
    return {**links, **{name: (f"reconcile.{name}", first) for name in more}}


PARTS_OF_A_LINE = {
    **_first(Kind.PROCESS, "/process/id"),
    **_first(Kind.VENUE, "/venue/id"),
    **_first(Kind.PARTICIPANT, "/participants/0/id"),
    **_source("/items/0/sources/0/id"),
}
"""What a line of a list names; a line without it leads nowhere."""


def _of_kind(kind: Kind) -> dict[str, dict[str, Link]]:
    facets = (*OF_EVERY_KIND, *FACETS.get(kind, ()))
    lists = {**PARTS_OF_A_LINE, **_first(kind, "/id")}
    return {
        kind.plural: lists,
        f"{kind.plural}.json": lists,
        kind.value: {
            **{facet: (f"{kind.value}.{facet}", {"slug": ID}) for facet in facets},
            "timemap": (f"timemap.{kind.value}", {"slug": ID}),
            "source": ("source", {"slug": "$response.body#/sources/0/id"}),
        },
        f"{kind.value}.reports": _source("/items/0/source/id"),
    }


_SENT = {kind: f"$request.body#/{kind.value}/0/id" for kind in Kind if kind is not Kind.POSITION}
"""Where a body of `POST /sources` names a record; the id of a position may be made here."""

LINKS: Mapping[str, Mapping[str, Link]] = {
    **{name: links for kind in Kind for name, links in _of_kind(kind).items()},
    **dict.fromkeys(("timeline", "timeline.json", "overdue", "upcoming"), PARTS_OF_A_LINE),
    "conflicts": {**_first(Kind.PROCESS, "/process/id"), **_first(Kind.VENUE, "/venue/id")},
    "participant.positions": {**_first(Kind.POSITION, "/id"), **_source("/items/0/sources/0/id")},
    "processes": {
        **_of_kind(Kind.PROCESS)["processes"],
        "timeline": ("timeline", {"process": "$response.body#/items/0/id"}),
    },
    "changes": {"later": ("changes", {"since": "$response.body#/cursor"})},
    "changes.json": {"later": ("changes.json", {"since": "$response.body#/cursor"})},
    "changes.jsonfeed": {"older": ("changes.jsonfeed", {"before": OLDER})},
    "sources": _source("/items/0/id"),
    "source.put": {"source": ("source", {"slug": ID})},
    **{f"reconcile.suggest.{what}": _card(what) for what in ("entity", "type", "property")},
    "sources.take": {
        "source": ("source", {"slug": "$response.body#/source"}),
        **{kind.value: (kind.value, {"slug": slug}) for kind, slug in _SENT.items()},
        **{f"{kind}-reports": (f"{kind}.reports", {"slug": slug}) for kind, slug in _SENT.items()},
    },
    "articles": {"article": ("article", {"slug": "$response.body#/items/0/id"})},
    "articles.take": {
        "article": ("article", {"slug": "$response.body#/article"}),
        "draft": ("draft", {"number": "$response.body#/drafts/0"}),
    },
    "drafts": {
        "draft": ("draft", {"number": "$response.body#/items/0/id"}),
        "article": ("article", {"slug": "$response.body#/items/0/article/id"}),
    },
    "draft": {
        "article": ("article", {"slug": "$response.body#/article/id"}),
        "preview": ("draft.preview", {"number": ID}),
    },
    **{
        f"draft.{each}": {"draft": ("draft", {"number": "$response.body#/drafts/0/draft"})}
        for each in DECISIONS
    },
    "rulings.rule": {
        "rulings": ("rulings", {}),
        **{f"{kind}-rulings": (f"{kind}.rulings", {"slug": "$request.body#/record"}) for kind in Kind},
    },
}
"""Where the good answers of an operation lead, by its name."""

WHERE: Mapping[str, str] = {f"{kind}-rulings": f"Where `kind` is {kind}." for kind in Kind}
"""Links that are followed only where something else holds."""


def links_of(name: str, *, paged: bool, places: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The links of an operation's good answers; a page leads to the next one of the same address."""
    same = {place: f"$request.path.{place}" for place in places}
    rows = {**LINKS.get(name, {}), **({"next": (name, {**same, "cursor": NEXT})} if paged else {})}
    return {
        link: {
            "operationId": target,
            **({"parameters": dict(given)} if given else {}),
            **({"description": WHERE[link]} if link in WHERE else {}),
        }
        for link, (target, given) in rows.items()
    }
