"""Words that mean somebody of whom was spoken before: pronouns, "the official", "the president", "the rebels"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from tracker.ingest.article import Span
from tracker.ingest.drafting import offices
from tracker.ingest.drafting.figures import Figure, Mention, begun_before, span_of
from tracker.ingest.drafting.finder import Finder
from tracker.ingest.drafting.wording import among, any_of
from tracker.records.vocabulary import ActorSort

_REFERRING = Finder(
    rf"\b(?:(?P<he>[Hh]e|[Ss]he)|(?P<it>[Tt]hey|[Ii]t(?! {any_of('of_nobody')}\b))"
    rf"|[Tt](?:he|his|hat|he same) (?:(?P<side>\w+) )?(?P<noun>{any_of('referring_nouns')})s?"
    rf"|[Tt]he (?P<group>{any_of('referring_groups')}))\b"
)
_ASIDE = re.compile(rf" {any_of('person_verbs')},")
"""What follows a pronoun that interrupts what is said: its antecedent is in none of these words."""

_FARTHEST = 100
"""Sentences of a paragraph that are looked through for a subject."""

_NEAR = 900
"""Characters before a paragraph within which "he" in its first sentence may have been named."""

_ALIKE = frozenset({"source", "person", "insider"})
"""Nouns that mean one and the same speaker."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A word that refers back, and to which sort of figure."""

    span: Span
    words: str
    sort: str
    noun: str | None = None
    side: str | None = None
    aside: bool = False


def references_in(text: str, parts: Sequence[Span]) -> Iterator[tuple[Span, Reference]]:
    """The words of parts of a text that may refer back, in its order, each with its part."""
    for number, match in _REFERRING.in_parts(text, parts):
        sort = "he" if match["he"] else "it" if match["it"] else "group" if match["group"] else "noun"
        aside = _aside(text, match)
        reference = Reference(match.span(), match.group(), sort, match["noun"], match["side"], aside)
        yield parts[number], reference


def _aside(text: str, match: re.Match[str]) -> bool:
    return text.endswith(", ", 0, match.start()) and bool(_ASIDE.match(text, match.end()))


class Context:
    """What was spoken of before a reference: the mentions and the sentences of a text, in its order.

    References are asked for in the order of the text, and what they mean is added as a mention.
    """

    def __init__(
        self,
        text: str,
        figures: Mapping[str, Figure],
        nouns: Mapping[str, str],
        mentions: Iterable[Mention],
        sentences: Sequence[Span],
    ) -> None:
        self._text = text
        self._figures, self._nouns, self._sentences = figures, nouns, sentences
        self.mentions = sorted(mentions, key=span_of)
        self._last: dict[object, tuple[int, Mention | None]] = {}

    def add(self, mention: Mention) -> None:
        """Put a mention among the others."""
        insort(self.mentions, mention, key=span_of)

    def antecedent(self, reference: Reference, paragraph: Span) -> Mention | None:
        """The mention of whom a reference means; None where the text is not clear."""
        if reference.sort == "noun":
            return self._titled(reference)
        if reference.sort == "group":
            return self._group(reference)
        return self._subject(reference, paragraph)

    def _group(self, reference: Reference) -> Mention | None:
        """The last armed group; the army is one that is called the armed forces of a state."""
        army = reference.words.lower().endswith("army")

        def fits(one: Mention) -> bool:
            name = self._figures[one.figures[0]].name
            return self._all(one, ActorSort.ARMED_GROUP) and army == name.endswith("Armed Forces")

        return self._last_before(reference, ("group", army), fits)

    def _titled(self, reference: Reference) -> Mention | None:
        """The last one with the noun in its description or office, of the side that is named, if one is."""
        side, noun = offices.actor_of(reference.side), reference.noun or ""

        def fits(one: Mention) -> bool:
            figure = self._figures[one.figures[0]]
            sides = side is None or figure.on_behalf_of == side.id
            return sides and len(one.figures) == 1 and self._is(figure, noun)

        return self._last_before(reference, (noun, side.id if side else None), fits)

    def _last_before(
        self, reference: Reference, key: object, fits: Callable[[Mention], bool]
    ) -> Mention | None:
        """The last mention before a reference that fits; what an earlier reference looked at is not looked at again."""
        first, found = self._last.get(key, (0, None))
        last = begun_before(self.mentions, reference.span[0])
        for at in range(last - 1, first - 1, -1):
            if fits(self.mentions[at]):
                found = self.mentions[at]
                break
        self._last[key] = last, found
        return found

    def _between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin from one place on and before another."""
        return self.mentions[begun_before(self.mentions, start) : begun_before(self.mentions, end)]

    def _is(self, figure: Figure, noun: str) -> bool:
        if figure.unnamed:
            described = self._nouns.get(figure.id, "")
            return described == noun or {described, noun} <= _ALIKE
        title = (figure.title or "").lower()
        before = title.removesuffix(noun)[-1:]
        return title.endswith(noun) and not before.isalnum() and not offices.against(title)

    def _subject(self, reference: Reference, paragraph: Span) -> Mention | None:
        """The subject of the sentence so far, else of one before it in the paragraph, else the only person near."""
        start = reference.span[0]
        if reference.aside and (before := self._before_colon(start)):
            return before
        first = bisect_left(self._sentences, paragraph[0], key=itemgetter(0))
        last = bisect_right(self._sentences, start, key=itemgetter(0)) - reference.aside
        for begin, end in reversed(self._sentences[max(first, last - _FARTHEST) : last]):
            there = [
                one
                for one in self._between(begin, min(start, end))
                if one.by != "demonym" and self._fits(one, reference)
            ]
            if there:
                return self._clear(self._last_clause(there, min(start, end)), reference)
        if reference.sort == "he" and last - first == 1:
            near = [
                one
                for one in self._between(paragraph[0] - _NEAR + 1, paragraph[0])
                if self._fits(one, reference)
            ]
            return near[-1] if len({one.figures for one in near}) == 1 else None
        return None

    def _before_colon(self, start: int) -> Mention | None:
        """The first person of a sentence whose colon stands before what a pronoun interrupts."""
        begin = self._sentences[bisect_right(self._sentences, start, key=itemgetter(0)) - 1][0]
        colon = self._text.find(": ", begin, start)
        people = [one for one in self._between(begin, colon) if self._all(one, ActorSort.PERSON)]
        return people[0] if colon >= 0 and people else None

    def _last_clause(self, there: Sequence[Mention], end: int) -> Sequence[Mention]:
        """Those behind the semicolon of a sentence that is over; none where only the clause before names anybody."""
        semicolon = self._text.rfind("; ", there[0].span[1], end)
        return there if semicolon < 0 else [one for one in there if one.span[0] > semicolon]

    def _clear(self, there: Sequence[Mention], reference: Reference) -> Mention | None:
        """The first of those who fit in a sentence; for things and groups only where no other one is in it."""
        if not there:
            return None
        if reference.sort == "it" and len({one.figures for one in there}) > 1:
            return None
        return there[0]

    def _fits(self, one: Mention, reference: Reference) -> bool:
        if reference.sort == "he":
            alone = len(one.figures) == 1 and self._all(one, ActorSort.PERSON)
            return alone and not _is_other(self._figures[one.figures[0]], reference.words.lower())
        if reference.words.lower() == "they":
            return len(one.figures) > 1 or bool(self._nouns.get(one.figures[0], "").endswith("s"))
        sorts = (ActorSort.STATE, ActorSort.ARMED_GROUP, ActorSort.ORGANISATION, ActorSort.AGENCY)
        return len(one.figures) == 1 and self._all(one, *sorts)

    def _all(self, one: Mention, *sorts: str) -> bool:
        return all(self._figures[name].sort in sorts for name in one.figures)


def _is_other(figure: Figure, pronoun: str) -> bool:
    """Whether "she" cannot be somebody by the given name or the title, nor "he"."""
    given, title = figure.name.split()[0], (figure.title or "").lower()
    woman = given in among("women") or title.endswith("woman")
    known = given in among("given_names") and given not in among("either_given")
    man = (known and given not in among("women")) or title.endswith("man")
    return not figure.unnamed and ((pronoun == "she" and man and not woman) or (pronoun == "he" and woman))
