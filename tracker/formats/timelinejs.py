"""TimelineJS3: slides for its JSON source. It reads text as HTML, so that everything here is escaped.

It drops a slide without a start in silence: records without a date stand in the text of the title slide. It takes an
address that says `key=` for a Google sheet, and a member `errors` for messages to show: there is neither.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from html import escape
from typing import TYPE_CHECKING, Any

import msgspec

from tracker.formats.json import about
from tracker.formats.listing import Listing
from tracker.formats.spans import Span, span
from tracker.formats.words import by, dated, name_of_list, paragraphs, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MEDIA_TYPE = "application/json"
EXTENSION = "timelinejs"
WHOLE = False

_PARTS = ("year", "month", "day", "hour", "minute", "second")
_KNOWN = {
    **dict.fromkeys(("century", "decade", "year"), 1),
    **dict.fromkeys(("half", "quarter", "season", "month"), 2),
    **dict.fromkeys(("week", "weekend", "day", "part"), 3),
    "hour": 4,
    "minute": 5,
    "second": 6,
}
"""How many parts of a date are known, by granularity."""


def render(bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:
    """`{"title": ..., "events": [...], "undated": [...], ...}`; what TimelineJS does not know it does not look at."""
    listing = listing or Listing()
    entries = [msgspec.json.decode(body) for body in bodies]
    placed = [(entry, span(entry["when"])) for entry in entries]
    undated = [entry for entry, where in placed if where is None]
    yield msgspec.json.encode(
        {
            "title": _title(entries, undated, listing),
            "events": [_event(entry, where, listing) for entry, where in placed if where],
            "undated": [_mentioned(entry, listing) for entry in undated],
            "undated_rest": listing.undated,
            **about(listing),
        }
    )


def _event(entry: Mapping[str, Any], where: Span, listing: Listing) -> dict[str, Any]:
    known = _KNOWN[entry["when"]["granularity"]]
    start, end = _parts(where.start, known), _parts(_last(where), known)
    return {
        "unique_id": f"{entry['kind']}-{entry['id']}",
        "group": entry["kind"],
        "start_date": start,
        **({"end_date": end} if end != start else {}),
        "display_date": escape(dated(entry["when"])),
        "text": {"headline": escape(entry["title"]), "text": _text(entry, listing)},
        "autolink": False,
    }


def _last(where: Span) -> date:
    """The last day, or the last moment, that is in it: TimelineJS counts ends in."""
    return where.end - timedelta(microseconds=1) if isinstance(where.end, datetime) else where.last


def _parts(moment: date, known: int) -> dict[str, int]:
    """The parts of a moment that are known, on the clock of where it is."""
    return dict(
        zip(
            _PARTS,
            moment.timetuple()[: known if isinstance(moment, datetime) else min(known, 3)],
            strict=False,
        )
    )


def _text(entry: Mapping[str, Any], listing: Listing) -> str:
    return "".join(
        [
            *(_paragraph(escape(text)) for text in paragraphs(entry)),
            *(_paragraph(_link(by(source), web_address(source["address"]))) for source in entry["sources"]),
            _paragraph(_link("All that is known of it", listing.address_of(entry))) if listing.base else "",
        ]
    )


def _title(
    entries: Sequence[Mapping[str, Any]], undated: Sequence[Mapping[str, Any]], listing: Listing
) -> dict[str, Any]:
    said = [
        _paragraph(f"As known on {escape(listing.known_on[:10])}.") if listing.known_on else "",
        _undated(undated, listing) if undated else "",
        _paragraph(_link("This is one page: the next", listing.next)) if listing.next else "",
    ]
    heading = escape(name_of_list(listing.filters, entries))
    return {"unique_id": "title", "text": {"headline": heading, "text": "".join(said)}, "autolink": False}


def _undated(undated: Sequence[Mapping[str, Any]], listing: Listing) -> str:
    items = "".join(f"<li>{_link(entry['title'], listing.address_of(entry))}</li>" for entry in undated)
    rest = f"<li>{_link('and more', listing.undated)}</li>" if listing.undated else ""
    return f"<p>Without a date:</p><ul>{items}{rest}</ul>"


def _mentioned(entry: Mapping[str, Any], listing: Listing) -> dict[str, Any]:
    return {
        "id": f"{entry['kind']}-{entry['id']}",
        "title": escape(entry["title"]),
        "url": listing.address_of(entry),
    }


def _paragraph(html: str) -> str:
    return f"<p>{html}</p>"


def _link(text: str, address: str | None) -> str:
    """A text, linked where there is an address; escaped."""
    return f'<a href="{escape(address)}">{escape(text)}</a>' if address else escape(text)
