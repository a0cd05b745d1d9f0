"""A page: what it says about itself, and its story without what stands around it.

The body is trafilatura's, in its precise mode; the day is htmldate's where metadata has none (decision 28).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from datetime import date
from itertools import islice

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction
from trafilatura.settings import Document

from tracker.errors import InputInvalid, Problem
from tracker.ingest.reading.boilerplate import ended
from tracker.ingest.reading.decoding import decoded
from tracker.ingest.reading.found import Known
from tracker.ingest.reading.head import dated
from tracker.ingest.reading.metadata import metadata, story
from tracker.ingest.reading.origin import holder

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_EARLIEST, _LATEST = (
    "1990-01-01",
    "2199-12-31",
)  # what htmldate may find; without it, it would ask the machine's clock
_WINDOWS = {
    code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)
}  # as HTML 5 reads &#151;
_SHORTEST = 80  # characters of a paragraph that is taken for one of the story by its length alone
_ASIDE = frozenset({"nav", "aside", "header", "footer", "form", "figure"})
_MOST_LINES, _LONGEST_LINE = 12, 100  # between a headline and the story; of one of them, in characters
_LONGEST_NOTE = 8  # words of such a line that ends as a sentence does
_OTHERS = re.compile(
    r"related|recommend|sidebar|comment|popular|trending|most-?read|teaser|promo|more-from", re.IGNORECASE
)
_CHANGES = re.compile(r"modif|updat", re.IGNORECASE)
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
    if told.published is None:
        told = told.or_else(_below_heading(tree, told.language or "en"))
    if told.published is None:
        told = told.or_else(_dated(tree, address))
    told = _named(told.or_else(_titled(tree)), tree)
    live = _LIVE if _LIVE_BLOG in source else None
    return _story(tree, address), told, tuple(filter(None, [remark, live]))


def _declared(raw: bytes) -> str | None:
    found = _CHARSET.search(raw[:4_096])
    return found[1].decode("ascii") if found else None


def _tree(source: str, name: str) -> HtmlElement:
    """The elements of a page; comments and instructions are left out, and text that XML forbids."""
    parser = HTMLParser(remove_comments=True, remove_pis=True)
    with suppress(etree.ParserError, ValueError):
        return document_fromstring(_XML.sub("", source).replace("\x00", ""), parser=parser)
    raise InputInvalid([Problem("/text", name, "an HTML page", f"{name} has no elements of a page")])


def _below_heading(tree: HtmlElement, language: str) -> Known:
    """The day in a line of its own between the only headline and the story."""
    headings = tree.findall(".//h1")
    if len(headings) != 1:
        return Known()
    lines = (
        " ".join(str(line).split()) for line in headings[0].xpath("following::text()[normalize-space()]")
    )
    for line in islice(lines, _MOST_LINES):
        if len(line) > _LONGEST_LINE or (ended(line) and len(line.split()) > _LONGEST_NOTE):
            break
        if (said := dated(line, language)) and said.published:
            return said
    return Known()


def _dated(tree: HtmlElement, address: str | None) -> Known:
    """The day that htmldate finds in the markup; it searches no running text, where any day may stand."""
    found = find_date(
        _alone(tree),
        extensive_search=False,
        original_date=True,
        url=address,
        min_date=_EARLIEST,
        max_date=_LATEST,
    )
    return Known(published=date.fromisoformat(found)) if found else Known()


def _alone(tree: HtmlElement) -> HtmlElement:
    """The same without other stories, and without the meta tags that say when it was changed.

    For want of better ones htmldate takes their days.
    """
    copied = deepcopy(tree)
    for element in [one for one in copied.iter() if _is_of_others(one) or _is_of_changes(one)]:
        if element.getparent() is not None:
            element.drop_tree()
    return copied


def _is_of_others(element: HtmlElement) -> bool:
    if element.tag in ("html", "body") or element.find(".//h1") is not None:
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in ("nav", "aside", "footer", "form") or bool(_OTHERS.search(named))


def _is_of_changes(element: HtmlElement) -> bool:
    name = element.get("property") or element.get("name") or element.get("itemprop") or ""
    return element.tag == "meta" and bool(_CHANGES.search(name))


def _titled(tree: HtmlElement) -> Known:
    """The title of the window, without the name of the site or section behind it."""
    words = " ".join((tree.findtext(".//title") or "").split())
    return Known(title=_BEHIND_TITLE.split(words)[0] or None)


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
