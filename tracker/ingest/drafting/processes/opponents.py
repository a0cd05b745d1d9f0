"""Whom "the government" and "the rebels" mean where an article tells of armed groups and their country."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.cast.opposing import is_opposition
from tracker.ingest.drafting.figures import Figure, Mention, span_of
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.drafting.text.finder import Finder
from tracker.records.vocabulary import ActorSort

_GOVERNMENT = Finder(
    r"\b(?:[Tt]he )?(?:[Gg]overnment|Govt|Gov['’]t)\b(?! (?:of|in) )", needs="[Gg]overnment|Govt|Gov"
)
_REBELS = Finder(
    r"\b(?:[Tt]he (?:main |armed )?)?(?:[Rr]ebels?|[Gg]uerr?illas?|[Ii]nsurgents?|[Ss]eparatists?|[Oo]pposition)\b"
    r"(?! (?:in|of|from|to|part(?:y|ies)|lawmakers?|supporters?)\b)(?!-)",
    needs="[Rr]ebels?|[Gg]uerr?illas?|[Ii]nsurgents?|[Ss]eparatists?|[Oo]pposition",
)
_BESIDE = 90
"""Characters between a government and an armed group within which it is that of its country."""


class Opponents:
    """The mentions of an article, with those that are none without an armed group beside them.

    `against` are the ids of the armed groups and of the organisations that oppose a government.
    """

    def __init__(self, text: str, cast: Cast, against: Collection[str]) -> None:
        self._text, self._cast, self._against = text, cast, against

    @cached_property
    def mentions(self) -> list[Mention]:
        """Those of the cast, and where a government or rebels are told of by these words only."""
        if not self._groups:
            return list(self._cast.mentions)
        return sorted([*self._cast.mentions, *self._rebels, *self._governments()], key=span_of)

    @cached_property
    def _groups(self) -> Mapping[str, Figure]:
        """The armed groups, and the organisations that oppose a government, by their ids."""
        return {one.id: one for one in self._cast.figures if one.id in self._against}

    @cached_property
    def _named(self) -> Along[Mention]:
        return Along((one.span, one) for one in self._cast.mentions)

    @cached_property
    def _states(self) -> Mapping[str, str]:
        """The states of an article by their countries."""
        return {
            one.country: one.id for one in self._cast.figures if one.country and one.sort == ActorSort.STATE
        }

    def _governments(self) -> Iterator[Mention]:
        """Where "the government" stands beside a group of a country that is spoken of."""
        for found in _GOVERNMENT.finditer(self._text, 0, len(self._text)):
            span = found.span()
            if not self._is_named(span) and (state := self._fought_by(span)):
                yield Mention(
                    span, (state,), "reference", "the government beside an armed group of the country"
                )

    def _fought_by(self, span: Span) -> str | None:
        """The state of the country of the groups that are named close to a place in the same paragraph."""
        around = max(0, span[0] - _BESIDE), min(len(self._text), span[1] + _BESIDE)
        countries = {
            self._groups[name].country
            for one in (*self._named.touching(around), *self._beside.touching(around))
            for name in one.figures
            if name in self._groups and "\n" not in self._between(span, one.span)
        }
        country = countries.pop() if len(countries) == 1 else None
        return self._states.get(country) if country else None

    def _between(self, one: Span, other: Span) -> str:
        return self._text[min(one[1], other[1]) : max(one[0], other[0])]

    @cached_property
    def _beside(self) -> Along[Mention]:
        return Along((one.span, one) for one in self._rebels)

    @cached_property
    def _rebels(self) -> list[Mention]:
        """Where "the rebels" stand, who are the only group of an article, or "the opposition" that is called so."""
        reason = "the only group of the article that may be called so"
        return [
            Mention(found.span(), meant, "reference", reason)
            for found in _REBELS.finditer(self._text, 0, len(self._text))
            if (meant := self._called(found.group())) and not self._is_named(found.span())
        ]

    def _called(self, words: str) -> tuple[str, ...]:
        """The only group that may be called by some words; none where there are more."""
        opposition = "pposition" in words
        called = [one.id for one in self._groups.values() if not opposition or is_opposition(one)]
        return tuple(called) if len(called) == 1 else ()

    def _is_named(self, span: Span) -> bool:
        """Whether words are somebody's already, or stand beside a name: "the Chadian government", "rebel UFR"."""
        return self._named.touches((span[0] - 1, span[1] + 1))
