"""Which process an article is about: a known one by its parties, else a new one named after those who talk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.ingest.article import Article
from tracker.ingest.draft import Draft, quoted
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.cast.shown import called_at, shown
from tracker.ingest.drafting.figures import PARTIES
from tracker.ingest.drafting.known import Known, KnownProcess
from tracker.ingest.drafting.meetings.round_joining import processes_met
from tracker.ingest.drafting.meetings.sessions import Session
from tracker.ingest.drafting.processes.dealings import is_of_dealings
from tracker.ingest.drafting.processes.one_side import as_sides
from tracker.ingest.drafting.processes.party_weights import party_weights
from tracker.ingest.drafting.processes.principals import principals
from tracker.records.text import slugify
from tracker.records.vocabulary import Kind

_SHORT = 250
"""Characters of two or three sentences, in which nobody need say what they are about."""


_NAMED_ONCE = 1
"""What a state weighs that is named once: where nobody else is, the news may be of a union and a firm there."""


def process_of(
    article: Article, cast: Cast, met: Sequence[Session], known: Known, asked: str | None = None
) -> Draft | None:
    """The process as a draft, that joins a known one where it can; None where fewer than two could be its parties.

    A new one needs dealings in all but a few lines: much news names two countries, and is about no process of theirs.
    With these one state or armed group is enough that is named more than once: a country may talk with its own
    opposition.
    """
    weighed = party_weights(article, cast, met)
    weights = weighed.alone
    joined = _known(weights, met, known, asked)
    if joined is not None:
        process, why = joined
        names = [party for party in process.parties if party in weights]
        reason = f"the process is {process.id}: {why}"
        proposed = process.title if process.proposed else None
        return _draft(article, cast, process.id, proposed, names, joins=True, reason=reason)
    of_dealings = is_of_dealings(article.text, met, weighed.between)
    parties = principals(as_sides(weighed, cast, article.published), cast)
    several = len(parties) > 1 and (of_dealings or len(article.text) < _SHORT)
    alone = (
        len(parties) == 1
        and of_dealings
        and cast.by_id[parties[0]].sort in PARTIES
        and (weights[parties[0]] > _NAMED_ONCE or len(article.text) < _SHORT)
    )
    if asked is None and not (several or alone):
        return None
    title = f"{'–'.join(cast.by_id[party].name for party in sorted(parties))} talks" if parties else None
    name = asked or slugify("-".join(sorted(parties)))
    reason = "no known process has these parties; they are those that the article speaks of most"
    return _draft(article, cast, name, title, sorted(parties), joins=False, reason=reason)


def _known(
    weights: Mapping[str, float], met: Sequence[Session], known: Known, asked: str | None
) -> tuple[KnownProcess, str] | None:
    """The one asked for, or one whose parties are all there, the more often spoken of the better, or whose round is."""
    if asked is not None:
        return next(((one, "asked for") for one in known.processes if one.id == asked), None)
    several = [one for one in known.processes if len(one.parties) > 1]
    there = [one for one in several if all(party in weights for party in one.parties)]
    if there:
        process = max(there, key=lambda one: (sum(weights[party] for party in one.parties), one.id))
        return process, f"its parties {' and '.join(process.parties)} are in the article"
    spoken_of = processes_met(known, met)
    of_rounds = [
        one for one in several if one.id in spoken_of and any(party in weights for party in one.parties)
    ]
    if len(of_rounds) != 1:
        return None
    return of_rounds[0], f"its round {spoken_of[of_rounds[0].id]} is spoken of"


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
    first = next((figure for figure in cast.figures if figure.id in parties), None)
    if first is not None:
        span, _ = shown(first, called_at(cast.mentions), article.text)
        says["evidence"] = quoted(article.text, *span)
    return Draft(Kind.PROCESS, says, 0.9 if joins else 0.6, joins, (reason,))
