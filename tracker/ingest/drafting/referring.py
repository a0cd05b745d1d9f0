"""Words that mean somebody of whom was spoken before: pronouns, "the official", "the president", "the rebels"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.ingest.article import Span
from tracker.ingest.drafting import offices
from tracker.ingest.drafting.figures import Figure, Mention
from tracker.ingest.drafting.finder import Finder
from tracker.ingest.drafting.wording import any_of
from tracker.records.vocabulary import ActorSort

_REFERRING = Finder(
    rf"\b(?:(?P<he>[Hh]e|[Ss]he)|(?P<it>[Tt]hey|[Ii]t(?! {any_of('of_nobody')}\b))"
    rf"|[Tt](?:he|his|hat|he same) (?:(?P<side>\w+) )?(?P<noun>{any_of('referring_nouns')})s?"
    rf"|[Tt]he (?P<group>{any_of('referring_groups')}))\b"
)
_ASIDE = re.compile(rf" {any_of('person_verbs')},")
"""What follows a pronoun that interrupts what is said: its antecedent is in none of these words."""

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


def references(text: str, start: int, end: int) -> list[Reference]:
    """The words of a part of a text that may refer back, in its order."""
    found = []
    for match in _REFERRING.finditer(text, start, end):
        sort = "he" if match["he"] else "it" if match["it"] else "group" if match["group"] else "noun"
        aside = _aside(text, match)
        found.append(Reference(match.span(), match.group(), sort, match["noun"], match["side"], aside))
    return found


def _aside(text: str, match: re.Match[str]) -> bool:
    return text[: match.start()].endswith(", ") and bool(_ASIDE.match(text, match.end()))


@dataclass(frozen=True)
class Context:
    """What was spoken of before a reference: mentions in the order of the text, and the sentences of its paragraph."""

    figures: Mapping[str, Figure]
    nouns: Mapping[str, str]
    mentions: Sequence[Mention]
    sentences: Sequence[Span]
    paragraph: Span

    def antecedent(self, reference: Reference) -> Mention | None:
        """The mention of whom a reference means; None where the text is not clear."""
        before = [one for one in self.mentions if one.span[1] <= reference.span[0]]
        if reference.sort == "noun":
            return self._titled(before, reference)
        if reference.sort == "group":
            return self._group(before, reference)
        return self._subject(before, reference)

    def _group(self, before: Sequence[Mention], reference: Reference) -> Mention | None:
        """The last armed group; the army is one that is called the armed forces of a state."""
        army = reference.words.lower().endswith("army")
        for one in reversed(before):
            if self._all(one, ActorSort.ARMED_GROUP) and army == self.figures[one.figures[0]].name.endswith(
                "Armed Forces"
            ):
                return one
        return None

    def _titled(self, before: Sequence[Mention], reference: Reference) -> Mention | None:
        """The last one with the noun in its description or office, of the side that is named, if one is."""
        side = offices.actor_of(reference.side)
        for one in reversed(before):
            figure = self.figures[one.figures[0]]
            fits = len(one.figures) == 1 and self._is(figure, reference.noun or "")
            if fits and (side is None or figure.on_behalf_of == side.id):
                return one
        return None

    def _is(self, figure: Figure, noun: str) -> bool:
        if figure.unnamed:
            described = self.nouns.get(figure.id, "")
            return described == noun or {described, noun} <= _ALIKE
        title = (figure.title or "").lower()
        return bool(re.search(rf"\b{re.escape(noun)}$", title)) and not offices.against(title)

    def _subject(self, before: Sequence[Mention], reference: Reference) -> Mention | None:
        """The subject of the sentence so far, else of one before it in the paragraph, else the only person near."""
        near = [one for one in self.sentences if self.paragraph[0] <= one[0] <= reference.span[0]]
        if reference.aside:
            near.pop()
        for start, end in reversed(near):
            there = [
                one
                for one in before
                if start <= one.span[0] < end and self._fits(one, reference) and one.by != "demonym"
            ]
            if there:
                return self._clear(there, reference)
        earlier = [one for one in before if one.span[0] < self.paragraph[0] and self._fits(one, reference)]
        if reference.sort == "he" and len(near) == 1 and earlier:
            people = {one.figures for one in earlier if one.span[0] > self.paragraph[0] - 900}
            return earlier[-1] if len(people) == 1 else None
        return None

    def _clear(self, there: Sequence[Mention], reference: Reference) -> Mention | None:
        """The first of those who fit in a sentence; for things and groups only where no other one is in it."""
        if reference.sort == "it" and len({one.figures for one in there}) > 1:
            return None
        return there[0]

    def _fits(self, one: Mention, reference: Reference) -> bool:
        if reference.sort == "he":
            return len(one.figures) == 1 and self._all(one, ActorSort.PERSON)
        if reference.words.lower() == "they":
            return len(one.figures) > 1 or bool(self.nouns.get(one.figures[0], "").endswith("s"))
        sorts = (ActorSort.STATE, ActorSort.ARMED_GROUP, ActorSort.ORGANISATION, ActorSort.AGENCY)
        return len(one.figures) == 1 and self._all(one, *sorts)

    def _all(self, one: Mention, *sorts: str) -> bool:
        return all(self.figures[name].sort in sorts for name in one.figures)
