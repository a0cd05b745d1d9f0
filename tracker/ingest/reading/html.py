"""A page: what it says about itself, and its story without what stands around it.

The body is trafilatura's, in its precise mode (decision 28).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction
from trafilatura.settings import Document

from tracker.errors import InputInvalid, Problem
from tracker.ingest.reading.decoding import decoded
from tracker.ingest.reading.found import Known
from tracker.ingest.reading.headline import names_an_outlet
from tracker.ingest.reading.metadata import metadata, story
from tracker.ingest.reading.origin import holder
from tracker.ingest.reading.page_day import PageDay, page_day
from tracker.temporal.detection import detect

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_WINDOWS = {
    code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)
}  # as HTML 5 reads &#151;
_SHORTEST = 80  # characters of a paragraph that is taken for one of the story by its length alone
_ASIDE = frozenset({"nav", "aside", "header", "footer", "form", "figure"})
_LIVE_BLOG = '"LiveBlogPosting"'
_LIVE = (
    "This is a live blog: its entries have times of their own, and all days are measured from its beginning."
)
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
    day = PageDay() if told.published else page_day(tree, address, _languages(told, tree))
    told = _named(told.or_else(day.known).or_else(_titled(tree)), tree)
    live = _LIVE if _LIVE_BLOG in source else None
    return _story(tree, address), told, tuple(filter(None, [remark, day.remark, live]))


def _declared(raw: bytes) -> str | None:
    found = _CHARSET.search(raw[:4_096])
    return found[1].decode("ascii") if found else None


def _tree(source: str, name: str) -> HtmlElement:
    """The elements of a page; comments and instructions are left out, and text that XML forbids."""
    parser = HTMLParser(remove_comments=True, remove_pis=True)
    with suppress(etree.ParserError, ValueError):
        return document_fromstring(_XML.sub("", source).replace("\x00", ""), parser=parser)
    raise InputInvalid([Problem("/text", name, "an HTML page", f"{name} has no elements of a page")])


def _languages(told: Known, tree: HtmlElement) -> list[str]:
    """The languages that a page may write its day in: what it says, what its words say, and that of most markup."""
    return [*dict.fromkeys(filter(None, [told.language, detect(tree.text_content(), ""), "en"]))]


def _titled(tree: HtmlElement) -> Known:
    """The title of the window, without the name of the site or section around it; a heading where that is all."""
    headings = (
        one.text_content() for level in ("h1", "h2") for one in islice(tree.iterfind(f".//{level}"), 1)
    )
    parts = [*_BEHIND_TITLE.split(tree.findtext(".//title") or ""), *headings]
    named = [" ".join(part.split()) for part in parts]
    return Known(title=next((part for part in named if part and not names_an_outlet(part)), named[0] or None))


def _named(told: Known, tree: HtmlElement) -> Known:
    """The same with the holder of the copyright where nobody is named, and a title that does not end with the name."""
    marked = tree.xpath("//text()[contains(., '©') or contains(., 'opyright')]")
    named = told.or_else(Known(publisher=holder(" ".join(str(line).split()) for line in marked)))
    title, *behind = _BEHIND_TITLE.split(named.title or "")
    return replace(named, title=title) if behind == [named.publisher] else named


def _story(tree: HtmlElement, address: str | None) -> str:
    """The paragraphs of the story; where trafilatura finds none, as in tables, the longer ones of the page."""
    found = bare_extraction(
        deepcopy(tree), url=address, favor_precision=True, include_comments=False, include_tables=False
    )
    text = found.text if isinstance(found, Document) else None
    lines = text.splitlines() if text else [*_paragraphs(tree)] or story(tree).splitlines()
    return "\n\n".join(filter(None, (line.translate(_WINDOWS).strip() for line in lines)))


def _paragraphs(tree: HtmlElement) -> Iterator[str]:
    for paragraph in tree.iterfind(".//p"):
        text = " ".join(paragraph.text_content().split())
        if len(text) >= _SHORTEST and not any(parent.tag in _ASIDE for parent in paragraph.iterancestors()):
            yield text
