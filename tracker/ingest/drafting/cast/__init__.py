"""The cast of an article: everybody it names or describes, and whom each of its noun phrases means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast.mediating import mediates
from tracker.ingest.drafting.cast.naming import stands_for_a_place
from tracker.ingest.drafting.figures import PARTIES, Figure, Mention, Place, inside, span_of
from tracker.ingest.drafting.names.offices import honorific
from tracker.ingest.drafting.names.voices import voices_of
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.drafting.text.wording import any_of
from tracker.records.vocabulary import ActorSort

__all__ = ["Cast", "Figure", "Mention", "Place"]

_AND = re.compile(r"^(?:\s*,?\s*(?:and|as well as)\s+|\s*,\s*)(?:the\s+)?$")
_OPENING = re.compile(
    rf"^(?:(?:{any_of('openings')}|{honorific()}|{any_of('particles')}|,)\s+)*$", re.IGNORECASE
)
_GENITIVE = re.compile(r"['’]s?\s")
_OWNS = re.compile(r"['’]s? ")
_OWNED = re.compile(rf"['’]s?\s|-(?:based|headquartered)\b|\s(?!{any_of('not_owned')}\b)[A-Za-z]")
_NATION = re.compile(
    r"(?:[Tt]he )?(?:[\w-]+ ){0,4}?(?:nation|state|country|kingdom|republic|island) of (?:the )?"
)
"""What may stand before the name of a state: "the landlocked African nation of Chad"."""

_IS_A = re.compile(
    rf" (?:{any_of('bodily')} )?{any_of('bodily_kinds')}(?=$|[,:]| {any_of('not_owned')}\b)", re.IGNORECASE
)
"""Behind the name of a body, what it is: "the Lakeside party", of which something more may be told."""

_OWNER = re.compile(
    r"(?:[Tt]he )?(?:[\w’'-]+ )*?[\w-]+(?:['’]s|s['’]) (?:[a-z]+ ){0,3}|(?:[Tt]he )?[A-Z]\w+ "
)
_WHEN = re.compile(
    rf"(?:[A-Z]\w+ )?(?:last|this|that|earlier|next|the same|one) (?:\w+ )?{any_of('moments')} (?:the |Mr |Mrs |Ms )?",
    re.IGNORECASE,
)
_THING = re.compile(r"(?:the|an?|his|her|its|their) (?:[a-z-]+ ){1,3}")
_BEHIND_PREPOSITION = re.compile(
    r"\b(?:across|at|behind|beside|from|in|inside|near|on|outside|over|under|up|down|after|before|during) $",
    re.IGNORECASE,
)
_LONGEST_PREPOSITION = 10
"""What may stand before somebody whom a phrase names behind the place where he speaks: "Across the table Mr X"."""

_MODIFIERS = re.compile(
    rf"(?:(?!{any_of('no_modifiers')}\b)[\w’'.-]+ (?:\([A-Z]+\) )?(?:(?<=[a-z] )and )?(?![Tt]he )){{1,6}}"
)
"""What may stand before the office of somebody who is named: "Chinese Foreign Ministry spokesperson X"."""
_CALLED = ("name", "last name")
_JOINED = re.compile(r"(?:, [^;:“”\"\n]{2,100},)? and (?:(?:the|his|her|its|their) (?:[\w’'-]+,? ){0,3})?")
"""Between two people who say something together, the first of whom may have an apposition."""

_TOLD = re.compile(
    rf"[^,]+, (?:(?:the |an? )?(?:(?!{any_of('no_modifiers')}\b)[\w’'&.-]+ ){{1,5}}"
    rf"|(?:the |an? )(?:(?!{any_of('no_modifiers')}\b)[\w’'&.-]+,? ){{1,5}}(?<=, ))?"
)
"""A description that ends before a name, and what may stand between: "the head of the team, the army chief, X"."""

_A_BODY = re.compile(
    rf"(?:[Tt]he|[Aa]n?|[A-Z][\w-]*(?: [A-Z][\w-]*)?(?:['’]s|s['’])) (?:[\w’'.-]+ ){{0,3}}?"
    rf"(?:{any_of('referring_bodies')}|{any_of('referring_groups')})(?: (?:in|of|for) [^,]+)?, (?:the )?"
)
"""A description of a body that ends before its name: "the UN mission in Mali, MINUSMA", "Chad's main party, X"."""

_AND_WORD = re.compile(r"\b(?:and|who|which|that)\b")
_HIS = re.compile(
    r"\b(?:government|administration|cabinet|army|military|forces|camp|side|delegation|team|council|junta|regime) of $",
    re.IGNORECASE,
)
_HIS_STATE = re.compile(
    r"['’]s? (?:\w+ )?(?:government|regime|administration|cabinet|army|forces|delegation|ministry|department|panel)\b"
)
"""Before and behind somebody who is named to tell whose government speaks."""


@dataclass(frozen=True)
class Cast:
    """Figures by first mention, all mentions in the order of the text, all places.

    `capitals` are those that a text names as governments, as the places that they are too.
    """

    figures: tuple[Figure, ...]
    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]
    capitals: tuple[Place, ...]
    text: str

    def who(self, spans: Sequence[Span]) -> tuple[Figure, ...]:
        """The figures that a noun phrase (such as the source of a statement) denotes; none where it is unclear.

        The phrase has to begin with them, behind articles and words such as "a statement by": in "the question of
        Iran" nobody speaks. What is joined to the first one by "and" belongs to them.
        """
        asked = tuple(spans)
        found = self._denoted.get(asked)
        if found is None:
            heads = dict.fromkeys(
                name for span in asked for name in (*self._heads(span), *self._others(span))
            )
            found = self._denoted[asked] = tuple(self.by_id[name] for name in heads)
        return found

    def within(self, span: Span) -> list[Mention]:
        """The mentions that lie within a span, in the order of the text."""
        return self._along.inside(span)

    def is_a_place(self, mention: Mention) -> bool:
        """Whether a state is named only to say where something is: "Rome, Italy", "the Italian capital, Rome"."""
        town = mention.by == "metonym" and self._towns.touches(mention.span)
        return town or stands_for_a_place(self.text, mention.span)

    @cached_property
    def by_id(self) -> dict[str, Figure]:
        """The figures by their ids."""
        return {figure.id: figure for figure in self.figures}

    @cached_property
    def principals(self) -> tuple[str, ...]:
        """The ids of the two states or armed groups that are spoken of most; their people count for them."""
        named = [self.by_id[name] for one in self.mentions for name in one.figures if name in self.by_id]
        sides = (one.id if one.sort in PARTIES else one.on_behalf_of for one in named)
        found = Counter(name for name in sides if name in self.by_id and self.by_id[name].sort in PARTIES)
        return tuple(name for name, _ in found.most_common(2))

    @cached_property
    def mediators(self) -> frozenset[str]:
        """The ids of those who are told somewhere to host or to mediate."""
        return frozenset(name for one in self.mentions if mediates(self.text, one) for name in one.figures)

    @cached_property
    def _denoted(self) -> dict[tuple[Span, ...], tuple[Figure, ...]]:
        """What was found for noun phrases: the source of a statement is asked for by all that is made of it."""
        return {}

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(figure.id for figure in self.figures if figure.sort == ActorSort.PERSON)

    @cached_property
    def _towns(self) -> Along[Place]:
        return Along((one.span, one) for one in self.places)

    @cached_property
    def _along(self) -> Along[Mention]:
        return Along((one.span, one) for one in self.mentions)

    def _heads(self, span: Span) -> Iterator[str]:
        touching = self._along.touching(span)
        if not touching:
            return
        around = next((one for one in touching if inside(span, one.span)), None)
        within = [around] if around else touching
        end = span[0]
        if within and self._owns_next(within[0]):
            end, within = within[1].span[0] if within[1:] else span[1], within[1:]
        if len(within) > 1 and _AND.match(self.text[within[0].span[1] : within[1].span[0]]):
            yield from self._before(within[0])
        if named_last := self._named_last(within, span):
            yield from named_last.figures
            return
        for number, one in enumerate(within):
            between = self.text[end : one.span[0]]
            if not (_AND.match(between) if number else self._opens(one, between)):
                return
            if not self._speaks(one, span):
                return
            his = _HIS.search(self.text, span[0], one.span[0]) or _HIS_STATE.match(self.text, one.span[1])
            yield from self._of_his(one.figures) if his else one.figures
            voice = None if self._is_person(one) else self._voices(one).match(self.text, one.span[1])
            end = voice.end() if voice else one.span[1]

    def _opens(self, one: Mention, before: str) -> bool:
        """Whether words before the first of a phrase only tell who speaks for him, or which state he is."""
        nation = _NATION.fullmatch(before) and self.by_id[one.figures[0]].sort == ActorSort.STATE
        return bool(nation or _OPENING.match(before))

    def _others(self, span: Span) -> Iterator[str]:
        """People who are joined to the first one of a phrase behind words on him: "X, the minister, and his host Y"."""
        people = [one for one in self._along.touching(span) if one.by in _CALLED and self._is_person(one)]
        if people and not _OPENING.match(self.text[span[0] : people[0].span[0]]):
            return
        for one, other in pairwise(people):
            ends = self.text[other.span[1] : span[1]][:1] in ("", ",")
            if not (ends and _JOINED.fullmatch(self.text, one.span[1], other.span[0])):
                return
            yield from other.figures

    def _of_his(self, names: Iterable[str]) -> Iterator[str]:
        """Those for whom somebody's government speaks, who does not speak himself."""
        for name in names:
            figure = self.by_id[name]
            side = figure.on_behalf_of if figure.sort == ActorSort.PERSON else name
            if side in self.by_id:
                yield side

    def _named_last(self, within: Sequence[Mention], span: Span) -> Mention | None:
        """Who is named behind words that only tell who or when that is."""
        if not within or (len(within) == 1 and within[0].span[0] <= span[0]):
            return None  # nothing stands before
        return self._apposed(within, span) or self._in_office(within, span) or self._behind_time(within, span)

    def _apposed(self, within: Sequence[Mention], span: Span) -> Mention | None:
        """Who is named behind a description of him: "Its commander, General X", "The head of the delegation, Y"."""
        for one in within:
            described = self.text[span[0] : one.span[0]]
            ends = self.text[one.span[1] : span[1]][:1] in ("", ",")
            if one.by in _CALLED and ends and self._is_group(one) and _A_BODY.fullmatch(described):
                return one
            if one.by in _CALLED and ends and (_TOLD.fullmatch(described) or _OWNER.fullmatch(described)):
                return None if _AND_WORD.search(described) else one if self._is_person(one) else None
            if one.by in _CALLED and self._is_person(one):
                return None
        return None

    def _in_office(self, within: Sequence[Mention], span: Span) -> Mention | None:
        """Who is named behind an office with several words before it, all of which only tell what office it is."""
        for one in within:
            if one.by == "name" and self._is_person(one) and self._speaks(one, span):
                office = not self.text.startswith(self.by_id[one.figures[0]].name, one.span[0])
                return one if office and _MODIFIERS.fullmatch(self.text, span[0], one.span[0]) else None
        return None

    def _behind_time(self, within: Sequence[Mention], span: Span) -> Mention | None:
        """The only one of a phrase, who stands behind words on when or where: "That night Mr X", "At the door Mr X"."""
        if (
            len(within) != 1
            or within[0].span[1] != span[1]
            or within[0].by not in ("name", "last name", "metonym")
        ):
            return None
        place = self._is_person(within[0]) and _BEHIND_PREPOSITION.search(
            self.text, max(0, span[0] - _LONGEST_PREPOSITION), span[0]
        )
        before = span[0], within[0].span[0]
        told = _WHEN.fullmatch(self.text, *before) or (place and _THING.fullmatch(self.text, *before))
        return within[0] if told else None

    def _is_person(self, one: Mention) -> bool:
        return not self._people.isdisjoint(one.figures)

    def _owns_next(self, one: Mention) -> bool:
        """Whether somebody is only the owner of whoever is named next: "the TPLF's Getachew", "Chad's FARO rebels"."""
        behind = _OWNS.match(self.text, one.span[1])
        return behind is not None and any(
            other.span[0] == behind.end() and (self._is_person(other) or self._is_group(other))
            for other in self._along.touching((behind.end(), behind.end() + 1))
        )

    def _is_group(self, one: Mention) -> bool:
        """Whether a mention names a group or a body, and no state."""
        sorts = {self.by_id[name].sort for name in one.figures if name in self.by_id}
        return one.by == "name" and bool(sorts) and sorts <= {ActorSort.ARMED_GROUP, ActorSort.ORGANISATION}

    def _voices(self, one: Mention) -> re.Pattern[str]:
        """What may speak for somebody."""
        return voices_of({self.by_id[name].sort for name in one.figures if name in self.by_id})

    def _before(self, first: Mention) -> Iterator[str]:
        """Whom a list names before the part of it that was taken for all: "the US, Egypt and Qatar"."""
        for at in range(bisect_left(self.mentions, first.span, key=span_of) - 1, -1, -1):
            one = self.mentions[at]
            if not re.fullmatch(r", (?:the )?", self.text[one.span[1] : first.span[0]]) or one.by != "name":
                return
            yield from one.figures
            first = one

    def _speaks(self, one: Mention, span: Span) -> bool:
        """Whether somebody is not only the owner of what the phrase is about ("Kyiv's losses", "Ukrainian towns")."""
        rest = self.text[one.span[1] : span[1]]
        if self._is_group(one) and _IS_A.match(rest):
            return True
        owns = one.by == "demonym" or (_GENITIVE if one.by == "description" else _OWNED).match(rest)
        return not owns or bool(self._voices(one).match(rest))
