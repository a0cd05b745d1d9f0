"""Which process an article is about: a known one by its parties, else a new one named after those who talk."""

from __future__ import annotations

import re
from collections import Counter

from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.drafting.cast import Cast, Figure
from tracker.ingest.drafting.known import Known, KnownProcess
from tracker.records.text import slugify
from tracker.records.vocabulary import Kind

_PARTIES = frozenset({"state", "armed group"})
_BETWEEN = re.compile(r"\bbetween\s+(?:\w+\s+){0,4}$", re.IGNORECASE)
_SPEAKS_OF_BOTH = 3
"""A mention behind "between" counts as so many."""


def process_of(article: Article, cast: Cast, known: Known, asked: str | None = None) -> Draft | None:
    """The process as a draft, that joins a known one where it can; None where fewer than two could be its parties."""
    weights = _weights(article, cast)
    process = _known(weights, known, asked)
    if process is not None:
        names = [party for party in process.parties if party in weights]
        why = "asked for" if asked == process.id else f"its parties {' and '.join(names)} are in the article"
        return _draft(
            article, cast, process.id, None, names, joins=True, reason=f"the process is {process.id}: {why}"
        )
    parties = [name for name, _ in weights.most_common(2)]
    if len(parties) < 2 and asked is None:
        return None
    figures = {figure.id: figure for figure in cast.figures}
    title = f"{'–'.join(figures[party].name for party in sorted(parties))} talks" if parties else None
    name = asked or slugify("-".join(sorted(parties)))
    reason = "no known process has these parties; they are those that the article speaks of most"
    return _draft(article, cast, name, title, sorted(parties), joins=False, reason=reason)


def _weights(article: Article, cast: Cast) -> Counter[str]:
    """How often each state and armed group is spoken of, more where it is said to be one of two sides."""
    sorts = {figure.id: figure for figure in cast.figures}
    found: Counter[str] = Counter()
    for mention in cast.mentions:
        for name in mention.figures:
            figure: Figure | None = sorts.get(name)
            if figure is not None and figure.sort in _PARTIES:
                sides = _BETWEEN.search(article.text[max(0, mention.span[0] - 80) : mention.span[0]])
                found[name] += _SPEAKS_OF_BOTH if sides else 1
    return found


def _known(weights: Counter[str], known: Known, asked: str | None) -> KnownProcess | None:
    """The one asked for, or the one with most of its parties there, the more often spoken of the better."""
    if asked is not None:
        return next((process for process in known.processes if process.id == asked), None)
    fitting = [
        process
        for process in known.processes
        if len(process.parties) > 1 and all(weights[party] for party in process.parties)
    ]
    return max(fitting, key=lambda one: (sum(weights[party] for party in one.parties), one.id), default=None)


def _draft(
    article: Article,
    cast: Cast,
    name: str,
    title: str | None,
    parties: list[str],
    *,
    joins: bool,
    reason: str,
) -> Draft:
    says: dict[str, object] = {
        "id": name,
        **({"title": title} if title else {}),
        **({"parties": parties} if parties else {}),
    }
    first = next((figure.first for figure in cast.figures if figure.id in parties), None)
    if first is not None:
        says["evidence"] = {"text": article.text[slice(*first)], "start": first[0], "end": first[1]}
    return Draft(Kind.PROCESS, says, 0.9 if joins else 0.6, joins, (reason,))
