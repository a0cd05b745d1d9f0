"""Who has a part in talks of which a text speaks without telling more: mediators, hosts, observers, other parties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.ingest.article import Article
from tracker.ingest.drafting.cast import Cast, Mention
from tracker.ingest.drafting.figures import PARTIES
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import any_of
from tracker.ingest.sentences import sentences
from tracker.records.vocabulary import ActorSort

_PARTIES = (*PARTIES, ActorSort.ORGANISATION)
_OF_TALKS = Finder(rf"\b{any_of('of_talks')}\b", small=True)
_HAS_NO_PART = re.compile(rf"\b{any_of('no_part')} (?:the )?$", re.IGNORECASE)
_OF_SOMETHING = re.compile(r"['’]s? (?!government|delegation|team|envoy|negotiator|leader|side)")
_LONGEST = 30
"""Characters of what stands before a name."""


def attending(article: Article, cast: Cast) -> Iterator[str]:
    """The ids of states and other parties that are named in a sentence on talks, and not as a place or an aside."""
    spans = sentences(article.text, article.body)
    for number in dict.fromkeys(number for number, _ in _OF_TALKS.in_parts(article.text, spans)):
        for one in cast.within(spans[number]):
            named = one.by == "name" and all(cast.by_id[name].sort in _PARTIES for name in one.figures)
            if named and _has_part(article.text, cast, one):
                yield from one.figures


def _has_part(text: str, cast: Cast, one: Mention) -> bool:
    start, end = one.span
    aside = _HAS_NO_PART.search(text, max(0, start - _LONGEST), start) or _OF_SOMETHING.match(text, end)
    return not aside and not cast.is_a_place(one)
