"""On whose behalf somebody speaks whose own words do not tell: what stands close before decides, or nothing does."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter

from tracker.ingest.article import Span
from tracker.ingest.drafting import actors
from tracker.ingest.drafting.figures import Figure, Mention, begun_before
from tracker.ingest.drafting.offices import against, level_of
from tracker.ingest.sentences import part_at
from tracker.records.vocabulary import ActorSort

_REBELS = r"[Tt]he (?:rebel|guerrilla|insurgent|militant|group|movement|militia|paramilitar(?:y|ie))(?:['’]s|s['’]) "
_OF_REBELS = re.compile(rf"\b{_REBELS}$"), re.compile(rf", {_REBELS}")
_OF_THE_GOVERNMENT = re.compile(r"\b[Tt]he government['’]s $"), re.compile(r", the government['’]s ")
"""An owner as it stands before an office, and behind a name and its comma."""

_OWNER = 60
"""Characters of the longest of them."""

_GOVERNMENT = re.compile(r"(?:['’]s?)? (?:government|administration)\b")
_GOVERNMENT_OF = re.compile(r"\b[Gg]overnment of (?:the )?$")
_OF_GOVERNMENT = re.compile(
    r"\b(?:president|premier|minister|senator|government (?:official|negotiator|delegate|source|spokes\w+))s?\b",
    re.IGNORECASE,
)
_BRIEFING = re.compile(
    r"\b(?:told|tells) (?:reporters|journalists|an? (?:\w+ )?(?:briefing|news conference|press conference)) in"
    r" (?P<capital>[A-Z]\w+(?: [A-Z]\w+)?)"
)
_IN_CAPITAL = re.compile(r"In (?P<capital>[A-Z]\w+(?: [A-Z]\w+)?), (?:[a-z]+ ){0,2}$")
_SPOKEN = re.compile(r"spokes|press secretary|delegate|negotiator|delegation", re.IGNORECASE)
_LONGEST_NAME = 1_000
"""Characters from where somebody is first meant within which the name ends."""

_FARTHEST = 100
"""Sentences of a paragraph that are looked through for a side."""

_NAMES = frozenset({"name", "metonym", "demonym"})


@dataclass(frozen=True)
class Sides:
    """A text with its sentences and whom they name; asked for the side of one figure at a time."""

    text: str
    sentences: Sequence[Span]
    paragraphs: Sequence[Span]
    figures: Mapping[str, Figure]
    mentions: Sequence[Mention]

    def completed(self) -> Iterator[Figure]:
        """Figures with the side they had not, where the text leaves no choice; each with the reason."""
        for figure in self.figures.values():
            if figure.on_behalf_of is None and (figure.sort == ActorSort.PERSON or figure.unnamed):
                for side, reason in self._sides(figure):
                    yield replace(figure, on_behalf_of=side, reasons=(*figure.reasons, reason))
                    break

    def _sides(self, figure: Figure) -> Iterator[tuple[str, str]]:
        first = self._first(figure)
        if self._is_of(_OF_REBELS, figure, first) and (side := self._group(first)):
            yield side, f"“the rebels” are {side}, of whom was spoken before"
        office = figure.name if figure.unnamed else (figure.title or "")
        if figure.title and (side := self._briefed(first)):
            yield side, f"somebody spoke at a briefing in {side}"
        if self._holds_office(figure) and not self._owned(first) and (side := self._near(first)):
            yield side, f"{side} is the only side that is named close before"
        if self._is_of(_OF_THE_GOVERNMENT, figure, first):
            office = "minister"
        if _OF_GOVERNMENT.search(office) and not against(office) and (side := self.government):
            yield side, f"the only government of the article is that of {side}"

    def _is_of(self, owner: tuple[re.Pattern[str], re.Pattern[str]], figure: Figure, first: int) -> bool:
        """Whether an owner stands before the office, or behind the name and a comma."""
        before, behind = owner
        name_ends = self._behind(figure, first)
        return bool(
            before.search(self.text, max(0, first - _OWNER), first)
            or behind.match(self.text, name_ends, name_ends + _OWNER)
        )

    def _behind(self, figure: Figure, first: int) -> int:
        """Where the name ends, with the title that may stand before it; where it begins, if it is another one there."""
        found = self.text.find(figure.name, first, first + _LONGEST_NAME)
        return found + len(figure.name) if found >= 0 else first

    def _first(self, figure: Figure) -> int:
        """Where the figure is first meant, title and all."""
        return self._firsts.get(figure.id, figure.first[0])

    @cached_property
    def _firsts(self) -> dict[str, int]:
        return {one.figures[0]: one.span[0] for one in reversed(self.mentions)}

    def _owned(self, first: int) -> bool:
        """Whether the office has an owner of whom nothing is known: "Haftar's spokesman"."""
        return bool(re.search(r"(?:['’]s|s['’]) $", self.text[max(0, first - 4) : first]))

    def _briefed(self, first: int) -> str | None:
        """The state in whose capital somebody tells reporters something, or of which the sentence starts."""
        start, last = part_at(self.sentences, first) or (first, first)
        match = _BRIEFING.search(self.text, first, last) or _IN_CAPITAL.match(self.text, start, first)
        actor = actors.by_capital().get(match["capital"]) if match else None
        return actor.id if actor is not None and actor.id in self.figures else None

    def _holds_office(self, figure: Figure) -> bool:
        """Whether the office is one that always belongs to a side."""
        title = figure.title or ""
        return not against(title) and (
            level_of(title) in ("leaders", "ministers") or bool(_SPOKEN.search(title))
        )

    def _near(self, at: int) -> str | None:
        """The only side that the sentence names before a place, else the one before it in the same paragraph."""
        before = bisect_right(self.paragraphs, at, key=itemgetter(0))
        start = self.paragraphs[before - 1][0] if before else 0
        there = range(
            bisect_left(self.sentences, start, key=itemgetter(0)),
            bisect_right(self.sentences, at, key=itemgetter(0)),
        )
        for number in reversed(there[-_FARTHEST:]):
            first, last = self.sentences[number]
            found = self._named(first, min(last, at))
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None

    def _named(self, start: int, end: int) -> set[str]:
        """States and groups that are named between two places, or seats of theirs."""
        there = self.mentions[begun_before(self.mentions, start) : begun_before(self.mentions, end)]
        figures = [self.figures[name] for one in there for name in one.figures if one.by in _NAMES]
        figures += [
            self.figures[side]
            for one in there
            if one.by == "description" and (side := self.figures[one.figures[0]].on_behalf_of)
        ]
        sides = {
            figure.on_behalf_of if figure.sort == ActorSort.AGENCY else figure.id
            for figure in figures
            if figure.sort in (ActorSort.STATE, ActorSort.ARMED_GROUP, ActorSort.AGENCY)
        }
        return {side for side in sides if side}

    def _group(self, at: int) -> str | None:
        """The armed group that was last spoken of."""
        last = begun_before(self._groups, at) - 1
        return self._groups[last].figures[0] if last >= 0 else None

    @cached_property
    def _groups(self) -> list[Mention]:
        """Where nobody but armed groups is spoken of."""
        return [
            one
            for one in self.mentions
            if all(self.figures[name].sort == ActorSort.ARMED_GROUP for name in one.figures)
        ]

    @cached_property
    def government(self) -> str | None:
        """The only state of whose government the article speaks; None where there is none, or more than one."""
        found = {
            one.figures[0]
            for one in self.mentions
            if self.figures[one.figures[0]].sort == ActorSort.STATE
            and (
                _GOVERNMENT.match(self.text, one.span[1])
                or _GOVERNMENT_OF.search(self.text, max(0, one.span[0] - 20), one.span[0])
            )
        }
        return next(iter(found)) if len(found) == 1 else None
