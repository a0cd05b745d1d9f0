"""How likely each of those an article names is a party of its process: how often, where and as what it is spoken of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.cast import Cast, Mention
from tracker.ingest.drafting.cast.mediating import backs, help_together, helping, mediates
from tracker.ingest.drafting.cast.naming import stands_for_a_place
from tracker.ingest.drafting.cast.opposing import is_opposition
from tracker.ingest.drafting.figures import span_of
from tracker.ingest.drafting.meetings.round_parties import sides
from tracker.ingest.drafting.meetings.sessions import Session
from tracker.ingest.drafting.names.actors import by_id, contenders, mediators
from tracker.ingest.drafting.names.adjectives import adjectives_between
from tracker.ingest.drafting.processes.go_betweens import go_betweens
from tracker.ingest.drafting.processes.opponents import Opponents
from tracker.ingest.drafting.processes.pairs import pairs, rows_together
from tracker.ingest.drafting.text.along import Along
from tracker.records.vocabulary import ActorSort

_WEIGHTS: dict[str | None, float] = {
    ActorSort.STATE: 1.0,
    ActorSort.ARMED_GROUP: 2.0,
    ActorSort.ORGANISATION: 0.7,
}
"""What a mention counts: armed groups are seldom named only beside, and organisations seldom parties."""

_CONTENDS = 1.0
"""What one of a party or a people counts that contends with others."""

_OPPOSED = 2.0
"""And what one of an organisation does that opposes a government."""

_IN_A_ROUND = 4
"""So many mentions does it count to be one of the parties of a round, and not its mediator."""

_OF_A_PAIR, _IN_A_ROW, _OF_TALKS = 3, 3.5, 6
"""So many does it count to be one of two between whom anything is said to be, of three and more who do something with
each other, or of two between whom talks or a truce are."""

_TWO = 2

_IN_THE_TITLE = 2
"""And so many to be named in the headline."""

_AS_HOST = 0.5
"""What the mentions of somebody are worth who is told to host or to mediate."""

_AS_ENVOY = 0.5
"""What a mention counts of somebody who is sent to others, by his title."""

_AS_PLACE = 0.25
"""And what one that only tells where something is."""

_ENVOY = re.compile(
    r"\b(?:envoys?|ambassadors?|mediators?|special representatives?|facilitators?|organi[sz]ers?)\b",
    re.IGNORECASE,
)
_MEDIATOR = re.compile(r"\b(?:mediators?|facilitators?|(?:peace|truce|middle east) envoys?)\b", re.IGNORECASE)
_OPPOSING = re.compile(r"\b(?:opposition|rebels?|insurgents?|separatists?|umbrella)\b", re.IGNORECASE)
_BESIDE = 40
"""Characters on either side of a name in which it is told that it opposes somebody."""

_PLACE = re.compile(
    r"(?:['’]s?)? (?:\w+ )?(?:capital|city|town|village|resort|airport|border)\b|-(?:based|born)\b"
    r"|(?:['’]s?)? (?:[\w-]+ ){0,2}(?:news agency|media|television|radio|newspaper|broadcaster|daily)\b"
)
"""Behind a state that only tells where something is, or which outlet something is from."""


class Weighed(NamedTuple):
    """How likely each is a party, the more the higher, and how much speaks for two of them with each other.

    `rows` are the parties of the rounds; `against` are the armed groups and the organisations that oppose a government.
    `between` are the places of two between whom anything is said to be; `hosts` are told to help others to agree.
    """

    alone: Mapping[str, float]
    together: Mapping[frozenset[str], float]
    rows: tuple[frozenset[str], ...]
    against: frozenset[str]
    between: tuple[Span, ...] = ()
    hosts: frozenset[str] = frozenset()


def party_weights(article: Article, cast: Cast, met: Sequence[Session]) -> Weighed:
    """How likely each is a party; its people count as it does, and mediators are none."""
    opposed = _opposed(article.text, cast)
    worth = _worth(cast, opposed)
    for_whom = {one.id: one.on_behalf_of for one in cast.figures if one.on_behalf_of in worth}

    def sides_of(mentions: Iterable[Mention]) -> set[str]:
        return {
            side
            for mention in mentions
            for name in mention.figures
            for side in (name, for_whom.get(name))
            if side and side in worth
        }

    found: defaultdict[str, float] = defaultdict(float)
    together: defaultdict[frozenset[str], float] = defaultdict(float)
    rows, between = [], []
    against = opposed | {one.id for one in cast.figures if one.sort == ActorSort.ARMED_GROUP}
    everybody = _everybody(article, cast, against, worth)
    title, in_title = article.title or "", _in_the_title(article, cast, everybody)
    for one, often in _told(article, cast, everybody, met):
        named = sides_of(one)
        for name in named:
            found[name] += often
        if len(one) == len(named) == _TWO:
            together[frozenset(named)] += often
            if often in (_OF_A_PAIR, _OF_TALKS):
                between.append((one[0].span[0], one[1].span[1]))
        if often in (_IN_A_ROUND, _IN_A_ROW):
            rows.append(frozenset(named))
    hosts = sides_of(helping(article.text, cast.mentions)) | sides_of(
        one for one in cast.mentions if backs(article.text, one) or _is(_MEDIATOR, cast, one)
    )
    for helper, two in (*go_betweens(article.text, everybody), *go_betweens(title, in_title)):
        hosts |= sides_of([helper]) - sides_of(two[:2])
    alone = {name: often * worth[name] * (_AS_HOST if name in hosts else 1) for name, often in found.items()}
    return Weighed(alone, together, tuple(rows), against, tuple(dict.fromkeys(between)), frozenset(hosts))


def _everybody(
    article: Article, cast: Cast, against: Collection[str], among: Collection[str]
) -> Sequence[Mention]:
    """The mentions of an article, with those by which only here somebody is meant, in the order of the text."""
    told = Opponents(article.text, cast, against).mentions
    taken = Along((one.span, one) for one in told)
    named = [one for one in adjectives_between(article.text, among) if not taken.touches(one.span)]
    return sorted([*told, *named], key=span_of) if named else told


def _worth(cast: Cast, opposed: Collection[str]) -> dict[str, float]:
    """What a mention counts of each that may be a party."""
    return {
        one.id: _OPPOSED
        if one.id in opposed
        else max(_WEIGHTS[one.sort], _CONTENDS if one.id in contenders() else 0)
        for one in cast.figures
        if one.sort in _WEIGHTS and one.id not in mediators()
    }


def _told(
    article: Article, cast: Cast, everybody: Sequence[Mention], met: Sequence[Session]
) -> Iterator[tuple[Sequence[Mention], float]]:
    """Mentions that mean parties, with what they count: each by itself, of rounds, of pairs, of the headline."""
    homes = _homes(cast)
    for one in everybody:
        place = _PLACE.match(article.text, one.span[1]) or (
            homes.isdisjoint(one.figures) and cast.is_a_place(one)
        )
        once = 1 / len(one.figures) if len(one.figures) > _TWO else 1  # "the three powers" are no two sides
        yield (one,), _AS_PLACE if place else _AS_ENVOY if _is(_ENVOY, cast, one) else once
    for session in met:
        parties = sides(article, cast, session)[0]
        if len(parties) > 1:
            yield [Mention(one.first, (one.id,), "round", "") for one in parties], _IN_A_ROUND
    title, in_title = article.title or "", _in_the_title(article, cast, everybody)
    for row in (*rows_together(article.text, everybody), *rows_together(title, in_title)):
        yield row, _IN_A_ROW
    told = (one for one in pairs(article.text, everybody) if not help_together(article.text, one[:2]))
    for first, second, talk in (*told, *pairs(title, in_title, headline=True)):
        yield (first, second), _OF_TALKS if talk else _OF_A_PAIR
    yield (
        [one for one in in_title if not (mediates(title, one) or stands_for_a_place(title, one.span))],
        _IN_THE_TITLE,
    )


def _homes(cast: Cast) -> frozenset[str]:
    """The states of whose country an armed group is: "rebels in Chad" are against Chad."""
    countries = {one.country for one in cast.figures if one.sort == ActorSort.ARMED_GROUP}
    return frozenset(
        one.id for one in cast.figures if one.sort == ActorSort.STATE and one.country in countries
    )


def _is(office: re.Pattern[str], cast: Cast, one: Mention) -> bool:
    """Whether a mention means somebody of an office by his title."""
    return any(office.search(cast.by_id[name].title or "") for name in one.figures if name in cast.by_id)


def _in_the_title(article: Article, cast: Cast, mentions: Sequence[Mention]) -> list[Mention]:
    """The words of the headline that are mentions where the article has them too, or that name one of its states."""
    title = article.title or ""
    states = (one for one in cast.figures if one.sort == ActorSort.STATE)
    by_words = {one.name: Mention(one.first, (one.id,), "name", "") for one in states}
    by_words |= {article.text[slice(*one.span)]: one for one in reversed(mentions)}
    named = sorted((re.escape(words) for words in by_words if words in title), key=len, reverse=True)
    found = re.finditer(rf"(?<!\w)(?:{'|'.join(named)})(?!\w)", title) if named else ()
    return sorted((by_words[one.group()]._replace(span=one.span()) for one in found), key=span_of)


def _opposed(text: str, cast: Cast) -> frozenset[str]:
    """The organisations beside whose names it is told that they oppose a government, or by the titles of their people.

    With them those that have no other name, and those of whose country an armed group is.
    """
    countries = {one.country for one in cast.figures if one.sort == ActorSort.ARMED_GROUP and one.country}
    organisations = {one.id: one for one in cast.figures if one.sort == ActorSort.ORGANISATION}
    told = {
        name
        for one in cast.mentions
        for name in one.figures
        if name in organisations
        and _OPPOSING.search(text, max(0, one.span[0] - _BESIDE), one.span[1] + _BESIDE)
    }
    led = {
        one.on_behalf_of
        for one in cast.figures
        if one.title and one.on_behalf_of in organisations and _OPPOSING.search(one.title)
    }
    unnamed = {
        name
        for name, one in organisations.items()
        if is_opposition(one) or ((actor := by_id().get(name)) and actor.by_state)
    }
    home = {name for name, one in organisations.items() if one.country in countries}
    return frozenset(name for name in told | led | unnamed | home if name)
