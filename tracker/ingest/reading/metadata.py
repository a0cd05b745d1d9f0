"""What a page says about itself to machines: JSON-LD first, then meta tags, microdata, and its markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from html import unescape
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
_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d{1,5})?(?:[/?#][!-~]*)?$")
_AROUND = re.compile(
    r"^\s*(?:<!--|(?:/[/*]\s*)?<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?:/[/*]\s*)?\]\]>(?:\s*\*/)?|;)?\s*$"
)
_COMMA = re.compile(r",(?=\s*[}\]])")
_BY = re.compile(r"^by\s+", re.IGNORECASE)


def metadata(tree: HtmlElement) -> Known:
    """What a page says about itself."""
    known = Known()
    for found in (_from_json_ld, _from_meta, _from_microdata, _from_markup):
        known = known.or_else(_known(found(tree)))
    return known


def story(tree: HtmlElement) -> str:
    """The story as some pages carry it for machines; empty where this one does not."""
    return next(iter(_texts(_article(tree, _all_things(tree)).get("articleBody"))), "")


def _from_json_ld(tree: HtmlElement) -> dict[str, Any]:
    things = _all_things(tree)
    named = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and len(thing) > 1}
    found = {name: _led(value, named) for name, value in _article(tree, things).items()}
    rows = content("metadata")["json_ld"]
    return {field: _first(found, names) for field, names in rows.items() if field != "types"}


def _all_things(tree: HtmlElement) -> list[Mapping[str, Any]]:
    return [thing for script in _scripts(tree) for thing in _things(script, 0)]


def _article(tree: HtmlElement, things: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The object that is the page itself: by the first type that one of them has, and among several by its address."""
    kinds = content("metadata")["json_ld"]["types"]
    for kind in kinds:
        of_kind = [thing for thing in things if kind in _texts(thing.get("@type"))]
        if of_kind:
            here = {*_canonical(tree), *_texts(_from_meta(tree).get("address"))}
            return next((thing for thing in of_kind if here & _addresses(thing)), of_kind[0])
    return {}


def _addresses(thing: Mapping[str, Any]) -> set[str]:
    names = ("@id", *content("metadata")["json_ld"]["address"])
    return {one for name in names for one in _texts(thing.get(name))}


def _led(value: Any, named: Mapping[str, Mapping[str, Any]]) -> Any:
    """A value, and for one that only names an object elsewhere in the page that object."""
    if isinstance(value, list):
        return [_led(part, named) for part in value]
    refers = isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value
    return named.get(value["@id"], value) if refers else value


def _scripts(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        text = _AROUND.sub("", re.sub(r"[\x00-\x1f]", " ", script.text or ""))
        for written in (text, _COMMA.sub("", text)):  # what stands in a text may look like a comma too many
            with suppress(msgspec.DecodeError, RecursionError, UnicodeError):
                yield msgspec.json.decode(written)
                break


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
    links = _canonical(tree)
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


def _canonical(tree: HtmlElement) -> list[str]:
    return [link.get("href") for link in tree.iterfind(".//link[@rel='canonical']") if link.get("href")]


def _from_microdata(tree: HtmlElement) -> dict[str, Any]:
    """What elements are marked to hold of the page's own object, and not of one that a comment or a teaser is."""
    said: dict[str, list[str]] = {}
    for element in tree.iterfind(".//*[@itemprop]"):
        if _is_of_page(element):
            said.setdefault(element.get("itemprop"), []).extend(filter(None, [_marked(element)]))
    rows = content("metadata")["microdata"]
    return {field: _first(said, names) for field, names in rows.items()}


def _is_of_page(element: HtmlElement) -> bool:
    scope = next((one for one in element.iterancestors() if one.get("itemscope") is not None), None)
    kind = (scope.get("itemtype") or "").rpartition("/")[2] if scope is not None else ""
    return kind in content("metadata")["json_ld"]["types"]


def _marked(element: HtmlElement) -> str:
    """What an element holds: a value for machines, the name of the object that it is, or its words."""
    name = element.find(".//*[@itemprop='name']") if element.get("itemscope") is not None else None
    holds = element if name is None else name
    return " ".join((holds.get("content") or holds.get("datetime") or holds.text_content()).split())


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
        publisher=_line([one for one in _texts(said.get("publisher")) if one[0] != "#" and "://" not in one]),
        address=address if address and len(address) <= _LONGEST_ADDRESS else None,
        language=_language(said.get("language")),
        dateline=_line(said.get("dateline")),
    )


def _line(value: Any) -> str | None:
    return next((line[:_LONGEST] for one in _texts(value) if (line := " ".join(unescape(one).split()))), None)


def _author(value: Any) -> str | None:
    """The names of the authors; addresses of their pages and of accounts are none."""
    names = [" ".join(_BY.sub("", unescape(one)).split()) for one in _texts(value)]
    names = [name for name in dict.fromkeys(names) if name and not _ADDRESS.match(name) and name[0] != "@"]
    return ", ".join(names)[:_LONGEST] or None


def _language(value: Any) -> str | None:
    """The language of a tag such as en-GB; its country is no fact, for many sites leave it as their program came."""
    found = next((_LANGUAGE.match(one.strip()) for one in _texts(value)), None)
    return found[1] if found else None


def _texts(value: Any) -> list[str]:
    """The texts of a value of JSON-LD: itself, the members of a list, the name or address of an object."""
    if isinstance(value, str):
        return [value] if value.strip() else []
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
