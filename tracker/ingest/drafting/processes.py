"""Which process an article is about: a known one by its parties, else a new one named after those who talk."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence

from tracker.ingest.article import Article
from tracker.ingest.draft import Draft, quoted
from tracker.ingest.drafting.actors import mediators
from tracker.ingest.drafting.cast import Cast, Mention
from tracker.ingest.drafting.figures import PARTIES
from tracker.ingest.drafting.known import Known, KnownProcess
from tracker.ingest.drafting.pairs import pairs
from tracker.ingest.drafting.round_parties import sides
from tracker.ingest.drafting.sessions import Session
from tracker.records.text import slugify
from tracker.records.vocabulary import ActorSort, Kind

_WEIGHTS: dict[str | None, float] = {
    ActorSort.STATE: 1.0,
    ActorSort.ARMED_GROUP: 2.0,
    ActorSort.ORGANISATION: 0.7,
}
"""What a mention counts: armed groups are seldom named only beside, and organisations seldom parties."""

_TALKS = re.compile(
    r"\b(?:talks|negotiat\w+|mediat\w+|truces?|ceasefires?|cease-fires?|peace)\b", re.IGNORECASE
)
_IN_A_ROUND = 4
"""So many mentions does it count to be one of the parties of a round, and not its mediator."""

_OF_A_PAIR = 3
"""So many does it count to be one of two between whom talks, a truce or a war are."""

_IN_THE_TITLE = 2
"""And so many to be named in the headline."""


def process_of(
    article: Article, cast: Cast, met: Sequence[Session], known: Known, asked: str | None = None
) -> Draft | None:
    """The process as a draft, that joins a known one where it can; None where fewer than two could be its parties.

    Where talks are spoken of, one state or armed group is enough: a country may talk with its own opposition.
    """
    weights = _weights(article, cast, met)
    talkers = sum(figure.sort in PARTIES for figure in cast.figures)
    alone = talkers == 1 and bool(met or _TALKS.search(article.text))
    process = _known(weights, known, asked)
    if process is not None:
        names = [party for party in process.parties if party in weights]
        why = "asked for" if asked == process.id else f"its parties {' and '.join(names)} are in the article"
        return _draft(
            article, cast, process.id, None, names, joins=True, reason=f"the process is {process.id}: {why}"
        )
    parties = sorted(weights, key=lambda name: -weights[name])[:2]
    if asked is None and len(parties) < 2 and not alone:
        return None
    figures = {figure.id: figure for figure in cast.figures}
    title = f"{'–'.join(figures[party].name for party in sorted(parties))} talks" if parties else None
    name = asked or slugify("-".join(sorted(parties)))
    reason = "no known process has these parties; they are those that the article speaks of most"
    return _draft(article, cast, name, title, sorted(parties), joins=False, reason=reason)


def _weights(article: Article, cast: Cast, met: Sequence[Session]) -> dict[str, float]:
    """How likely each is a party: how often it is spoken of, and more where it is a party of a round.

    Its people count as it does; mediators are none.
    """
    worth = {
        figure.id: _WEIGHTS[figure.sort]
        for figure in cast.figures
        if figure.sort in _WEIGHTS and figure.id not in mediators()
    }
    for_whom = {figure.id: figure.on_behalf_of for figure in cast.figures if figure.on_behalf_of in worth}
    named = [name for mention in cast.mentions for name in mention.figures]
    found = Counter(name for name in named if name in worth)
    found.update(side for name in named if (side := for_whom.get(name)))
    for session in met:
        parties = sides(article, cast, session)[0]
        if len(parties) > 1:
            found.update({one.id: _IN_A_ROUND for one in parties if one.id in worth})
    for pair in pairs(article.text, cast):
        found.update(
            dict.fromkeys((side for one in pair for side in _sides(one, worth, for_whom)), _OF_A_PAIR)
        )
    for one in _in_the_title(article, cast):
        found.update(dict.fromkeys(_sides(one, worth, for_whom), _IN_THE_TITLE))
    return {name: often * worth[name] for name, often in found.items()}


def _in_the_title(article: Article, cast: Cast) -> Iterator[Mention]:
    """The first of those mentions whose words the headline has too."""
    title = article.title or ""
    by_words = {article.text[slice(*one.span)]: one for one in reversed(cast.mentions)}
    for words, mention in by_words.items():
        if words in title and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", title):
            yield mention


def _sides(mention: Mention, worth: Container[str], for_whom: Mapping[str, str | None]) -> Iterator[str]:
    """The parties that a mention means, or those for which its people speak."""
    return (side for name in mention.figures for side in (name, for_whom.get(name)) if side and side in worth)


def _known(weights: Mapping[str, float], known: Known, asked: str | None) -> KnownProcess | None:
    """The one asked for, or the one with most of its parties there, the more often spoken of the better."""
    if asked is not None:
        return next((process for process in known.processes if process.id == asked), None)
    fitting = [
        process
        for process in known.processes
        if len(process.parties) > 1 and all(party in weights for party in process.parties)
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
        says["evidence"] = quoted(article.text, *first)
    return Draft(Kind.PROCESS, says, 0.9 if joins else 0.6, joins, (reason,))
