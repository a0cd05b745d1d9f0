"""Whose ministry and whose statement "the ministry" and "the statement" take up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.figures import Mention
from tracker.ingest.drafting.text.wording import any_of

_HOUSE = re.compile(
    rf"(?:['’]s?)? (?P<house>(?:[\w]+ ministry['’]s )?(?:{any_of('houses_of_state')}|{any_of('chambers')}))\b",
    re.IGNORECASE,
)
_THE_HOUSE = re.compile(rf"the (?P<house>{any_of('houses_of_state')})", re.IGNORECASE)
_PAPER = re.compile(rf"\b(?:joint |final )?{any_of('papers')}\b")
_ISSUED_BY = re.compile(rf"\b{any_of('papers')} (?:\w+ )?(?:by|from|of) (?:the )?$")
_OWN = re.compile(rf"(?:['’]s?)? (?:[\w-]+ ){{0,4}}{any_of('papers')}\b")
_FARTHEST = 40
"""Characters before somebody within which the word for what he issued begins."""

_ISSUING = re.compile(
    rf"(?:['’]s?)?[^.;:“”\"\n]{{1,120}}?"
    rf"(?:\b(?:said|says|announced|added|confirmed|warned|declared|wrote|stated)\b[^.;:\n]{{0,200}}? in an? (?:\w+ )?"
    rf"|\b(?:issued|released|published|put out|gave) an? (?:\w+ )?){any_of('papers')}\b"
)
_ANY_SAYING = re.compile(
    rf"(?:['’]s?)? (?:(?:[\w’'-]+ ){{0,3}}?|\w+ (?:in|of) [A-Z][\w ]{{1,40}}? )"
    rf"(?!met\b|led\b|leads\b|arrived\b|stepped\b){any_of('person_verbs')}\b"
)
_FIRST = re.compile(
    rf"(?:An?|The|Its|Their) (?:[\w’'-]+ ){{0,3}}?{any_of('papers')}\b"
    rf"(?: (?:by|from|of) (?:the )?(?:{any_of('helpers')} (?:[-–—] )?)?)?"
)
_SAYS = re.compile(r"(?:['’]s?)? (?:[\w’'-]+ ){0,3}(?:said|says|announced|declared|stated)\b")


def begins_with_paper(text: str, sentence: Span) -> Span | None:
    """The words for a statement that a sentence begins with, up to whoever made it: "A joint statement by"."""
    found = _FIRST.match(text, *sentence)
    return found.span() if found else None


def ministry_before(text: str, mentions: Sequence[Mention], words: str) -> Mention | None:
    """The last of some mentions behind which the same sort of house stands: "Chad's foreign ministry"."""
    sort = words.rsplit(maxsplit=1)[-1].lower()
    for one in reversed(mentions):
        house = _HOUSE.match(text, one.span[1]) or _THE_HOUSE.fullmatch(text, *one.span)
        called = house["house"].lower() if house else ""
        if called.endswith(sort) or called.startswith(f"{sort} "):
            return one
    return None


def issuer(text: str, sentence: Span, mentions: Sequence[Mention]) -> Mention | None:
    """Who issued the statement of which a sentence tells; None where it tells of none."""
    if not mentions or not _PAPER.search(text, *sentence):
        return None
    for one in mentions:
        start, end = one.span
        if _ISSUED_BY.search(text, max(sentence[0], start - _FARTHEST), start) or _OWN.match(
            text, end, sentence[1]
        ):
            return one
    first = mentions[0]
    return first if _ISSUING.match(text, first.span[1], sentence[1]) else None


def says(text: str, one: Mention) -> bool:
    """Whether somebody, or his ministry or office, says something in the next words, of whatever sort."""
    return _ANY_SAYING.match(text, one.span[1]) is not None


def speaks(text: str, sentence: Span, mentions: Sequence[Mention]) -> Mention | None:
    """Who says something as the first whom a sentence names: what he says may be called a statement later."""
    first = mentions[0] if mentions else None
    begins = first and text[sentence[0] : first.span[0]].rpartition(", ")[2].strip().lower() in ("", "the")
    return first if first and begins and _SAYS.match(text, first.span[1]) else None
