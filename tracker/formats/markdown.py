"""Markdown: a list to paste into an article, under a heading for each month, in which stored text is only text."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec

from tracker.formats.listing import Listing
from tracker.formats.words import called, day, heading, marks, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MEDIA_TYPE = "text/markdown"
EXTENSION = "md"
WHOLE = False

_MARKUP = re.compile(r"[\\`*_{}\[\]#|~=^$&<>@]|:(?=[^\s\d])")
"""What could begin markup within a line: stored text never stands at the start of one."""

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", ":": "&#58;"}
_BARE_HOST = re.compile(r"\bwww\.", re.IGNORECASE)
_IN_ADDRESS = "!#$&'*+,/:;=?@%~-._"


def plain(text: object) -> str:
    """Stored text as text: nothing in it is markup, a link, HTML, or an address that readers turn into a link.

    >>> plain("[x](http://a.b) <b>*1*</b>")
    '\\\\[x\\\\](http&#58;//a.b) &lt;b&gt;\\\\*1\\\\*&lt;/b&gt;'

    """
    words = " ".join(str(text).split())
    escaped = _MARKUP.sub(lambda found: _ENTITIES.get(found[0]) or f"\\{found[0]}", words)
    return _BARE_HOST.sub(lambda found: f"{found[0][:-1]}&#46;", escaped)


def link(words: str, address: str | None) -> str:
    """Words that lead to an address; alone where there is none on the web."""
    if address is None:
        return plain(words)
    return f"[{plain(words)}]({quote(address, safe=_IN_ADDRESS)})"


def render(bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:
    """Headings, lines, and where the list goes on."""
    listing = listing or Listing()
    entries = (msgspec.json.decode(body) for body in bodies)
    between = ""
    for head, lines in groupby(entries, heading):
        yield f"{between}## {plain(head)}\n\n".encode()
        between = "\n"
        for entry in lines:
            yield f"- {_line(entry, listing)}\n".encode()
    if not between:
        yield b"No line fits.\n"
    for words, address in (("The list goes on here", listing.next), ("Permanent address", listing.permalink)):
        if address:
            yield f"\n{link(words, address)}\n".encode()


def _line(entry: Mapping[str, Any], listing: Listing) -> str:
    title = link(entry["title"], listing.leading_to(entry["kind"], entry["id"]))
    said = [f"**{_date(entry)}**: {title}", *map(plain, _more(entry))]
    if entry["conflicts"]:
        said.append(f"*Sources disagree about: {plain(', '.join(entry['conflicts']))}.*")
    return " — ".join([*said, _sources(entry)])


def _date(entry: Mapping[str, Any]) -> str:
    when = entry["when"]
    if when is None:
        return "no date"
    doubts = ", ".join(marks(when))
    return plain(f"{when['display']} ({doubts})" if doubts else when["display"])


def _more(entry: Mapping[str, Any]) -> Iterator[str]:
    """What else a reader is told, in a few words each."""
    if entry["kind"] not in ("round", "milestone"):
        yield entry["kind"]
    if entry["status"]:
        yield entry["status"]
    if entry["venue"]:
        yield called(entry["venue"])
    if entry["kind"] != "position" and entry["participants"]:
        yield ", ".join(called(one) for one in entry["participants"])
    if entry["summary"] and entry["summary"] not in entry["title"]:
        yield entry["summary"]
    if entry.get("quote") and entry["quote"] not in entry["title"]:
        yield f"“{entry['quote']}”"
    if entry.get("outcome"):
        yield entry["outcome"]


def _sources(entry: Mapping[str, Any]) -> str:
    told = (
        f"{link(source['publisher'], web_address(source['address']))}, {plain(day(source['published']))}"
        for source in entry["sources"]
    )
    return "; ".join(told)
