"""What a page says about itself to machines: JSON-LD first, then meta tags, then its markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from lxml.html import HtmlElement

from tracker.ingest.reading import dates
from tracker.ingest.reading.found import Known
from tracker.ingest.reading.rows import content

_LONGEST = 300  # characters of a title, a name or a publisher
_LONGEST_ADDRESS = 2_000
_DEEPEST = 8  # objects within objects of JSON-LD that are looked at
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:$|[^a-zA-Z])")
_ADDRESS = re.compile(r"https?://[^\s/]+", re.IGNORECASE)
_BY = re.compile(r"^by\s+", re.IGNORECASE)


def metadata(tree: HtmlElement) -> Known:
    """What a page says about itself."""
    return _known(_from_json_ld(tree)).or_else(_known(_from_meta(tree))).or_else(_known(_from_markup(tree)))


def _from_json_ld(tree: HtmlElement) -> dict[str, Any]:
    rows = content("metadata")["json_ld"]
    found = [thing for script in _scripts(tree) for thing in _things(script, 0)]
    for kind in rows["types"]:
        for thing in found:
            if kind in _texts(thing.get("@type")):
                return {field: _first(thing, names) for field, names in rows.items() if field != "types"}
    return {}


def _scripts(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").removesuffix(";")
        try:
            yield msgspec.json.decode(re.sub(r"[\x00-\x1f]", " ", text))
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            continue


def _things(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The objects of JSON-LD that may be the page: in lists, in a graph, or what the page is about."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            yield from _things(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity"):
            yield from _things(value.get(name), depth + 1)


def _from_meta(tree: HtmlElement) -> dict[str, Any]:
    said: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv") or ""
        value = (tag.get("content") or "").strip()
        if value:
            said.setdefault(name.strip().lower(), value)
    return {field: _first(said, names) for field, names in content("metadata")["meta"].items()}


def _from_markup(tree: HtmlElement) -> dict[str, Any]:
    """The canonical address, the language of the root, the only first heading, the moment that microdata marks."""
    headings = tree.findall(".//h1")
    links = [link.get("href") for link in tree.iterfind(".//link[@rel='canonical']")]
    marked = [
        time.get("datetime")
        for time in tree.iter("time")
        if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None
    ]
    return {
        "published": marked[0] if marked else None,
        "title": " ".join(headings[0].text_content().split()) if len(headings) == 1 else None,
        "address": links[0] if links else None,
        "language": tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
    }


def _first(said: Mapping[str, Any], names: list[str]) -> Any:
    return next((said[name] for name in names if said.get(name)), None)


def _known(said: Mapping[str, Any]) -> Known:
    """What was said, each value seen to be one of its field."""
    moment = next(iter(_texts(said.get("published"))), None)
    published = dates.read(moment) if moment else None
    address = next((one for one in _texts(said.get("address")) if _ADDRESS.match(one)), None)
    return Known(
        published=published,
        zone=dates.zone_name(published),
        title=_line(said.get("title")),
        author=_author(said.get("author")),
        publisher=_line(said.get("publisher")),
        address=address if address and len(address) <= _LONGEST_ADDRESS else None,
        language=_language(said.get("language")),
        dateline=_line(said.get("dateline")),
    )


def _line(value: Any) -> str | None:
    return next((line[:_LONGEST] for one in _texts(value) if (line := " ".join(one.split()))), None)


def _author(value: Any) -> str | None:
    """The names of the authors; addresses of their pages and of accounts are none."""
    names = [" ".join(_BY.sub("", one).split()) for one in _texts(value)]
    names = [name for name in dict.fromkeys(names) if name and not _ADDRESS.match(name) and name[0] != "@"]
    return ", ".join(names)[:_LONGEST] or None


def _language(value: Any) -> str | None:
    """The language of a tag such as en-GB; its country is no fact, for many sites leave it as their program came."""
    found = next((_LANGUAGE.match(one.strip()) for one in _texts(value)), None)
    return found[1] if found else None


def _texts(value: Any) -> list[str]:
    """The texts of a value of JSON-LD: itself, the members of a list, the name or address of an object."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for part in value if not isinstance(part, list) for text in _texts(part)]
    if isinstance(value, dict):
        return next(
            (
                _texts(value[key])
                for key in ("name", "@id", "url", "@value")
                if isinstance(value.get(key), str)
            ),
            [],
        )
    return []
