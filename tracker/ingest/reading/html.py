"""A page: what it says about itself, and its story without what stands around it.

The body is trafilatura's, in its precise mode; the day is htmldate's where metadata has none (decision 28).
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction

from tracker.errors import InputInvalid, Problem
from tracker.ingest.reading.decoding import decoded
from tracker.ingest.reading.found import Known
from tracker.ingest.reading.metadata import metadata

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_EARLIEST, _LATEST = (
    "1990-01-01",
    "2199-12-31",
)  # what htmldate may find; without it, it would ask the machine's clock
_BEHIND_TITLE = re.compile(r"\s+[|–—·»-]\s+")


def page(raw: bytes, *, name: str, known: Known) -> tuple[str, Known, tuple[str, ...]]:
    """The text of a page's story, what the page says about itself, and remarks.

    Raises:
        InputInvalid: the bytes are no page.

    """
    source, remark = decoded(raw, name=name, declared=_declared(raw))
    tree = _tree(source, name)
    told = metadata(tree)
    address = known.address or told.address
    if told.published is None:
        told = told.or_else(_dated(tree, address))
    told = told.or_else(_titled(tree))
    return _story(tree, address), told, tuple(filter(None, [remark]))


def _declared(raw: bytes) -> str | None:
    found = _CHARSET.search(raw[:4_096])
    return found[1].decode("ascii") if found else None


def _tree(source: str, name: str) -> HtmlElement:
    """The elements of a page; comments and instructions are left out, and text that XML forbids."""
    parser = HTMLParser(remove_comments=True, remove_pis=True)
    with suppress(etree.ParserError, ValueError):
        return document_fromstring(_XML.sub("", source).replace("\x00", ""), parser=parser)
    raise InputInvalid([Problem("/text", name, "an HTML page", f"{name} has no elements of a page")])


def _dated(tree: HtmlElement, address: str | None) -> Known:
    """The day that htmldate finds in the markup; it searches no running text, where any day may stand."""
    found = find_date(
        tree, extensive_search=False, original_date=True, url=address, min_date=_EARLIEST, max_date=_LATEST
    )
    return Known(published=date.fromisoformat(found)) if found else Known()


def _titled(tree: HtmlElement) -> Known:
    """The title of the window, without the name of the site behind it."""
    words = tree.findtext(".//title") or ""
    return Known(title=" ".join(_BEHIND_TITLE.split(" ".join(words.split()))[0].split()) or None)


def _story(tree: HtmlElement, address: str | None) -> str:
    found = bare_extraction(
        tree,
        url=address,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        with_metadata=False,
    )
    text = found.text if found is not None and not isinstance(found, dict) else ""
    return "\n\n".join(line.strip() for line in (text or "").splitlines() if line.strip())
