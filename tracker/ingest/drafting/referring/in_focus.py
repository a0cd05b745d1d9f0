"""Of whom was spoken just before, and whom "the Spaniard" or "the former judge" takes up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from operator import itemgetter

from tracker.ingest.drafting.figures import Mention
from tracker.ingest.drafting.names import offices
from tracker.ingest.drafting.names.written import SEVERAL_WORDS
from tracker.ingest.drafting.referring.epithets import is_national, may_be, nation
from tracker.ingest.drafting.referring.introduced import introduced_with
from tracker.ingest.drafting.referring.pronouns import Pronouns, only
from tracker.ingest.drafting.referring.references import Reference
from tracker.ingest.drafting.referring.spoken import NEAR
from tracker.ingest.drafting.referring.spoken_last import in_his_clause, spoke_last
from tracker.ingest.drafting.text.wording import any_of
from tracker.records.vocabulary import ActorSort

_OPENING = re.compile(r"(?:Asked|Pressed|Questioned|[A-Z]\w+ing)\b[^.;:“”\"]*, ")
"""What may stand in a sentence before whoever does it: "Asked about the date, the commander replied"."""

_TOLD_BY = ("according to ", "According to ")
"""What may stand right before whoever says it all: "it was late, according to the commissioner"."""

_UNKNOWN = re.compile(
    rf"(?:(?<=[.”\"\n] )|(?<=\n))"
    rf"(?:{SEVERAL_WORDS}|(?:The )?(?:[\w-]+ ){{0,2}}?[\w-]+,? (?:who\b|{any_of('person_verbs')}\b))"
)
"""What begins a sentence and may be somebody's name, or speaks."""

_LONGEST_OF = 80
"""Characters of an office with whose it is."""


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"\b{offices.title()}")


class InFocus(Pronouns):
    """The mentions of a text, asked for whom a description takes up."""

    def epithet(self, reference: Reference) -> Mention | None:
        """The last one who was introduced so, else of whom was spoken just before, if nothing is at odds with it."""
        if not reference.speaks:
            return None
        words = reference.words.partition(" ")[2]
        state = nation(words)
        noun = words.rsplit(maxsplit=1)[-1]
        of_nation = is_national(noun)

        def fits(one: Mention) -> bool:
            figure = self._figures[one.figures[0]]
            return self._is_one_with_a_name(one) and may_be(self._text, self._figures, figure, words)

        def introduced(one: Mention) -> bool:
            figure = self._figures[one.figures[0]]
            of_state = of_nation and figure.on_behalf_of == state
            return fits(one) and (of_state or introduced_with(self._text, figure, noun))

        found = self._last_before(reference, ("epithet", words), introduced)
        if found and not (of_nation and found.span[0] < reference.span[0] - NEAR):
            return None if self._has_like(found, introduced) else found
        last = self.last_speaker(reference, fits if state else None)
        return last if last and fits(last) else None

    def head(self, reference: Reference) -> Mention | None:
        """Who was named just before, for the first time and without an office: "X waited. The head of the union said".

        Nobody where what he is the head of is another side than his.
        """
        last = self.last_speaker(reference)
        if last is None or not self._is_one_with_a_name(last) or not self._just_named(last, reference):
            return None
        figure = self._figures[last.figures[0]]
        fits = may_be(self._text, self._figures, figure, reference.words)
        named = [
            name
            for one in self._between(reference.span[1], reference.span[1] + _LONGEST_OF)
            for name in one.figures[:1]
        ]
        return last if fits and (figure.on_behalf_of is None or figure.on_behalf_of in named) else None

    def _just_named(self, one: Mention, reference: Reference) -> bool:
        """Whether somebody begins the sentence before, where he is first named, and it tells no office."""
        figure = self._figures[one.figures[0]]
        start, end = figure.first
        at = bisect_right(self._sentences, reference.since, key=itemgetter(0)) - 2
        if at < 0 or start != self._sentences[at][0]:
            return False
        bare = self._text[start:end] in (figure.name, *figure.aliases) and self._text[end : end + 2] != ", "
        return bare and not _office().search(self._text, end, self._sentences[at][1])

    def _is_one_with_a_name(self, one: Mention) -> bool:
        person = len(one.figures) == 1 and self._all(one, ActorSort.PERSON)
        return person and not self._figures[one.figures[0]].unnamed

    def last_speaker(
        self, reference: Reference, fits: Callable[[Mention], bool] | None = None
    ) -> Mention | None:
        """The only person named near before a sentence of which a reference is the subject, else of the last such.

        Nobody where another one than he, whom that sentence names only by the way, spoke last, or where somebody whom
        nothing tells to be a person does something since.
        """
        start = self._begun_by(reference)
        if start is None:
            return None
        near = [
            one
            for one in self._between(start - NEAR, start)
            if self._all(one, ActorSort.PERSON) and (fits is None or fits(one))
        ]
        if not near:
            return None
        at = bisect_right(self._sentences, near[-1].span[0], key=itemgetter(0)) - 1
        there = [one for one in near if one.span[0] >= self._sentences[at][0]]
        last = only(in_his_clause(self._text, there))
        if last is None or self._unknown(last.span[1], start):
            return None
        if only(near) or not self._is_by_the_way(last):
            return last
        spoke = spoke_last(self._text, near)
        return last if spoke and spoke.figures == last.figures else None

    def _unknown(self, start: int, end: int) -> bool:
        """Whether a sentence between two places begins with what may be the name of somebody."""
        return any(not self._between(*match.span()) for match in _UNKNOWN.finditer(self._text, start, end))

    def _begun_by(self, reference: Reference) -> int | None:
        """Where the sentence begins whose subject a reference is, with nobody else in what stands before it."""
        start = reference.since
        at = bisect_right(self._sentences, start, key=itemgetter(0)) - 1
        begin = self._sentences[at][0] if at >= 0 else start
        if begin == start or (reference.aside and start == reference.span[0]):
            return begin
        people = [one for one in self._between(begin, start) if self._all(one, ActorSort.PERSON)]
        told = _OPENING.fullmatch(self._text, begin, start) or self._text.endswith(_TOLD_BY, begin, start)
        return begin if not people and told else None

    def _has_like(self, found: Mention, fits: Callable[[Mention], bool]) -> bool:
        """Whether another one before somebody in his sentence fits as well: two presidents met, and one said no."""
        at = bisect_right(self._sentences, found.span[0], key=itemgetter(0)) - 1
        before = self._between(self._sentences[at][0], found.span[0]) if at >= 0 else ()
        return any(one.figures != found.figures and fits(one) for one in before)
