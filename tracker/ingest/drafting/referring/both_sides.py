"""Whom "both sides", "the two parties" and "they" mean: the parties of a list, or the two who talk with each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast.mediating import help_together, helping, mediates
from tracker.ingest.drafting.figures import PARTIES, Mention
from tracker.ingest.drafting.referring.in_focus import InFocus
from tracker.ingest.drafting.referring.references import Reference
from tracker.ingest.drafting.referring.spoken import NEAR, SPEAKING
from tracker.ingest.drafting.text.wording import any_of, listed
from tracker.ingest.sentences import so_far

_TWO = 2
_JOINED = re.compile(r",? and (?:the )?|, (?:the )?")

_MEDIATES = re.compile(r"(?i:mediator|facilitator|host)")

_AND = re.compile(r"(?:['’]s?)?(?: [a-z]+){0,2},? and (?:the |its )?")
"""Between two parties who say or do something together: "the Chadian government and the rebels"."""

_BETWEEN = re.compile(r"\b(?:[Bb]etween|[Bb]oth) (?:the )?$")
_LONGEST_BETWEEN = len("between the ")

_OF_TALKS = re.compile(
    rf"\b(?:{any_of('of_talks')}|agree\w*|sign(?:s|ed|ing)?|sides|between)\b", re.IGNORECASE
)


class BothSides(InFocus):
    """The mentions of a text, asked for whom words mean that take up several parties at once."""

    def listed(self, reference: Reference, paragraph: Span, size: int | None = None) -> Mention | None:
        """All parties of the list that the last sentence with any party begins with: "Oman and Iran said ... They".

        Those who only help others, or look on, are none: "Oman and Iran welcomed it."
        """
        start = reference.span[0]
        for begin, end in so_far(self._sentences, paragraph[0], start):
            there = [one for one in self._between(begin, min(start, end)) if self._all(one, *SPEAKING)]
            run = self._joined(there)
            if there and not help_together(self._text, run):
                names = self._names(run)
                whole = len(there) == len(run) or (len(names) > _TWO and size == len(names))
                fits = len(names) > 1 and size in (None, len(names)) and whole
                return run[0]._replace(figures=names) if fits else None
        return None

    def sides(self, reference: Reference, paragraph: Span) -> Mention | None:
        """The parties of the list before, as many as are meant; of two also those of the last sentence with several."""
        size, start = _size(reference), reference.span[0]
        if of_list := self.listed(reference, paragraph, size):
            return of_list
        if size != _TWO:
            return self._row(reference, size)
        last = bisect_left(self._sentences, start, key=itemgetter(0))
        told = [self._two(span, start, self._helping) for span in self._sentences[max(0, last - 1) : last]]
        before = bisect_left(self._pairs, start, key=itemgetter(0)) - 1
        if pair := next(filter(None, told), None) or (self._pairs[before][1] if before >= 0 else None):
            return pair
        for span in so_far(self._sentences, max(0, start - NEAR), start):
            if len(self._parties_in(span, start)) > 1:
                return self._two(span, start)
        return None

    def _two(self, sentence: Span, until: int, but: Collection[str] = ()) -> Mention | None:
        """The two parties of a sentence who talk, or are joined, up to a place; None where it has others, or more.

        Others do not count where something is "between" two.
        """
        there = self._parties_in(sentence, until, but)
        there = self._between_them(there) or there
        names = tuple(dict.fromkeys(side for _, side in there))
        if len(names) != _TWO:
            return None
        (first, _), (second, _) = there[:2]
        begin, end = sentence
        talk = _OF_TALKS.search(self._text, begin, min(until, end))
        joined = talk or _AND.fullmatch(self._text, first.span[1], second.span[0])
        return first._replace(figures=names) if joined else None

    def _parties_in(self, sentence: Span, until: int, but: Collection[str] = ()) -> list[tuple[Mention, str]]:
        """The mentions of parties in a sentence up to a place, with whom they are; who mediates there is none."""
        begin, end = sentence
        return [
            (one, side)
            for one in self._between(begin, min(until, end))
            if (side := self._party(one)) and side not in but and not mediates(self._text, one)
        ]

    def _between_them(self, there: Sequence[tuple[Mention, str]]) -> list[tuple[Mention, str]]:
        """The first two of some parties between whom something is, or who are both meant in one breath."""
        for (one, side), (other, of_other) in pairwise(there):
            between = _BETWEEN.search(self._text, max(0, one.span[0] - _LONGEST_BETWEEN), one.span[0])
            if between and side != of_other and _AND.fullmatch(self._text, one.span[1], other.span[0]):
                return [(one, side), (other, of_other)]
        return []

    @cached_property
    def _pairs(self) -> list[tuple[int, Mention]]:
        """Where the sentences end that tell of two who talk with each other, and help nobody else to, with the two."""
        told = ((end, self._two((start, end), end, self._helping)) for start, end in self._sentences)
        return [(end, pair) for end, pair in told if pair]

    @cached_property
    def _helping(self) -> frozenset[str]:
        """The parties of whom it is told anywhere that they help others to agree, and nowhere that it is theirs."""
        helpers = {side for one in helping(self._text, self.mentions) if (side := self._party(one))}
        told = (
            (self._between_them(self._parties_in(span, span[1])) for span in self._sentences)
            if helpers
            else ()
        )
        return frozenset(helpers - {side for pair in told for _, side in pair})

    def _row(self, reference: Reference, size: int) -> Mention | None:
        """The last list near before of as many as are meant, more than two: "Russia, Turkey and Iran"."""
        start = reference.span[0]
        near = [one for one in self._between(start - NEAR, start) if self._all(one, *SPEAKING)]
        for first in range(len(near) - size, -1, -1):
            run = self._joined(near[first : first + size])
            if len(self._names(run)) == size:
                return run[0]._replace(figures=self._names(run))
        return None

    def _party(self, one: Mention) -> str | None:
        """The party that a mention is, or whose somebody is; none of whoever mediates, or is several."""
        figure = self._figures[one.figures[0]]
        if len(one.figures) > 1 or _MEDIATES.search(figure.title or ""):
            return None
        side = self._figures.get(figure.on_behalf_of or "") if figure.sort not in PARTIES else figure
        return side.id if side and side.sort in PARTIES else None

    def _joined(self, there: Sequence[Mention]) -> list[Mention]:
        """The first of some mentions with those that are joined to it as a list."""
        run = list(there[:1])
        for one in there[1:]:
            if not _JOINED.fullmatch(self._text, run[-1].span[1], one.span[0]):
                break
            run.append(one)
        return run

    def _names(self, run: Sequence[Mention]) -> tuple[str, ...]:
        """Everybody whom some mentions mean, each once."""
        return tuple(dict.fromkeys(name for one in run for name in one.figures))


def _size(reference: Reference) -> int:
    """How many "the three powers" are."""
    number = reference.words.split()[1]
    return listed("numbers").index(number) + 2 if number in listed("numbers") else 2
