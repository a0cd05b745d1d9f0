"""Those who speak by an office of a side, without a name: "Oman's chief negotiator said", "the Omani envoy to Chad".

Leaders and ministers are `names/posts.py`: of their offices everybody knows that there is one holder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.drafting.names import offices
from tracker.ingest.drafting.names.owners import Joint, owners
from tracker.ingest.drafting.names.unnamed import Described
from tracker.ingest.drafting.referring.references import Reference, speaks
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import any_of

_HIGH = ("leaders", "ministers")
_OF_OTHERS = re.compile(
    r"\b(?:counterpart|colleague|predecessor|successor|member|official|deputy|leader|diplomat)$",
    re.IGNORECASE,
)
"""Offices that are told of anybody, or that belong to somebody else who is named."""

_RANK = rf"(?:{any_of('unnamed_adjectives')}|trade|economic|climate|energy|chief|lead|main|own)"
_OWNS = (
    Joint(re.compile(rf"['’]s? (?:(?!{any_of('no_modifiers')}\b)[a-z-]+ ){{0,3}}")),
    Joint(re.compile(rf" (?:(?i:{_RANK}) ){{0,3}}")),
)
"""Between whose an office is and the office; behind a mere name or an adjective nothing but what tells its sort."""

_PAST = re.compile(r"\b(?:former|late|then|ex|an?|any|no|every|another|future|one)[ -]$", re.IGNORECASE)
_LONGEST_PAST = len("another ") + 1
_SENT = re.compile(r" (?:to|at|in|for|on) (?:the )?[A-Z][\w.-]*(?: (?:(?:of|the|and) )?[A-Z][\w.-]*){0,3}")
"""Where somebody is sent to: "the Omani ambassador to the United Nations"."""

_BETWEEN = 40
"""Characters of these words."""

_OF_THE_UN = re.compile(r" (?:for|of|to) the (?:UN |U\.N\. |United Nations )?Secretary-General\b")

_THE = re.compile(r"\b[Tt]he $")
_GENITIVE = re.compile("['’]")


@cache
def _office() -> Finder:
    return Finder(rf"\b(?P<title>{offices.title()})(?!s\b)(?![\w-])")


def officers_in(text: str, parts: Sequence[Span]) -> Iterator[tuple[Span, Reference]]:
    """The words for such people who say something, in parts of a text, in its order, each with its part."""
    for number, match in _office().in_parts(text, parts):
        title, part = match["title"], parts[number]
        if offices.level_of(title) in _HIGH or _OF_OTHERS.search(title) or title.lower().endswith("s"):
            continue
        found = _owned(text, match.span(), part) or _of_owner(text, match.span(), part)
        if found and speaks(text, found[0]):
            span, owner = found
            words = text[span[0] : match.end()]
            first = words.split(maxsplit=1)[0].lower()
            yield part, Reference(span, words, "officer", first, title, owner, since=span[0], speaks=True)


def _owned(text: str, office: Span, part: Span) -> tuple[Span, str] | None:
    """The words for an office, with whose it is by the words before it, and those words."""
    start, end = office
    owner = owners(text).before(start, max(part[0], start - offices.owners().longest - _BETWEEN), _OWNS)
    if owner is None or _PAST.search(text, max(part[0], owner[0] - _LONGEST_PAST), owner[0]):
        return None
    the = _THE.search(text, max(part[0], owner[0] - len("the ")), owner[0])
    if the is None and not _GENITIVE.match(text, owner[1]):
        return None
    sent = _SENT.match(text, end, part[1])
    return (the.start() if the else owner[0], sent.end() if sent else end), text[slice(*owner)]


def _of_owner(text: str, office: Span, part: Span) -> tuple[Span, str] | None:
    """The same of an office of the United Nations, whose Secretary-General needs no other name."""
    start, end = office
    the = _THE.search(text, max(part[0], start - len("the ")), start)
    found = _OF_THE_UN.match(text, end, part[1]) if the else None
    return ((the.start(), found.end()), "United Nations") if the and found else None


def as_described(text: str, reference: Reference) -> Described:
    """Such a one as somebody without a name, of whom the article tells nothing else."""
    words = " ".join(text[slice(*reference.span)].split())
    return Described(
        words, (reference.noun or "").rsplit(maxsplit=1)[-1].lower(), reference.span, reference.side
    )
