"""Words that mean somebody of whom was spoken before: pronouns, "the official", "the president", "the rebels"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from tracker.ingest.article import Span
from tracker.ingest.drafting import offices
from tracker.ingest.drafting.figures import PARTIES, Figure, Mention, span_of
from tracker.ingest.drafting.finder import Finder
from tracker.ingest.drafting.wording import among, any_of, listed
from tracker.ingest.sentences import so_far
from tracker.records.vocabulary import ActorSort

_REFERRING = Finder(
    rf"\b(?:(?P<he>[Hh]e|[Ss]he)|(?P<it>[Tt]hey|[Ii]t(?! {any_of('of_nobody')}\b))"
    rf"|(?P<own>(?:[Hh]is|[Hh]er|[Ii]ts) {any_of('own_sides')}|[Ii]ts {any_of('own_voices')})"
    rf"|(?P<mind>[Hh]is|[Hh]er)(?= (?:own )?{any_of('minds')}\b)"
    rf"|[Tt]he (?P<house>{any_of('houses_of_state')})"
    rf"|(?:[Tt]he|[Aa]ll|[Bb]oth) (?P<several>{any_of('numbers')} {any_of('powers')})"
    rf"|[Tt](?:he|his|hat|he same) (?:(?P<side>\w+) )??(?P<noun>{offices.title()}|{any_of('referring_nouns')}s?)"
    rf"|[Tt]he (?P<group>{any_of('referring_groups')}))\b"
)
_ASIDE = re.compile(rf" {any_of('person_verbs')},")
"""What follows a pronoun that interrupts what is said: its antecedent is in none of these words."""

_PARTIES = (*PARTIES, ActorSort.ORGANISATION, ActorSort.AGENCY)
_JOINED = re.compile(r",? and (?:the )?|, (?:the )?")

_PRONOUNS = {"his": "he", "her": "she", "its": "it"}

_AND = re.compile(r", (?:and|but|yet|so) $")

_GENITIVE = re.compile(r"['’]s? |-")
_OBLIQUE = re.compile(
    r"\b(?:of|to|with|by|for|from|against|under|behind|about|on|over|after|before|like|than) (?:the )?$"
)
_LONGEST = 16
"""Characters of a preposition with what follows it."""

_NEAR = 900
"""Characters before a paragraph within which "he" in its first sentence may have been named."""

_ALIKE = frozenset({"source", "person", "insider"})
"""Nouns that mean one and the same speaker."""

_HIGH = frozenset({"top", "chief", "lead", "senior", "head", "veteran", "special"})
"""Words before an office that the office of somebody need not have."""


class Reference(NamedTuple):
    """A word that refers back, and to which sort of figure.

    `pronoun` is the one that stands for the antecedent of the first word: "he" of "his country".
    """

    span: Span
    words: str
    sort: str
    pronoun: str
    noun: str | None = None
    side: str | None = None
    aside: bool = False


def references_in(text: str, parts: Sequence[Span]) -> Iterator[tuple[Span, Reference]]:
    """The words of parts of a text that may refer back, in its order, each with its part."""
    for number, match in _REFERRING.in_parts(text, parts):
        aside = _aside(text, match)
        words = match.group()
        first = words.split(maxsplit=1)[0].lower()
        pronoun = _PRONOUNS.get(first, first)
        sort = match.lastgroup or ""  # what one refers back to is the last group of each way to do so
        reference = Reference(match.span(), words, sort, pronoun, match["noun"], match["side"], aside)
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
        self._starts = [one.span[0] for one in self.mentions]
        self._last: dict[object, tuple[int, Mention | None]] = {}

    def add(self, mention: Mention) -> None:
        """Put a mention among the others."""
        at = bisect_right(self.mentions, mention.span, key=span_of)
        self.mentions.insert(at, mention)
        self._starts.insert(at, mention.span[0])

    def antecedent(self, reference: Reference, paragraph: Span) -> Mention | None:
        """The mention of whom a reference means; None where the text is not clear."""
        if reference.sort == "noun":
            return self._titled(reference)
        if reference.sort == "group":
            return self._group(reference)
        if reference.sort == "house":
            return self._state(reference, paragraph)
        if reference.sort == "several":
            return self._listed(reference, paragraph, listed("numbers").index(reference.words.split()[1]) + 2)
        if reference.pronoun == "they" and (of_list := self._listed(reference, paragraph)):
            return of_list
        meant = self._subject(reference, paragraph)
        return self._side_of(meant) if meant and reference.sort == "own" else meant

    def _listed(self, reference: Reference, paragraph: Span, size: int | None = None) -> Mention | None:
        """All parties of the list that the last sentence with any party begins with: "Oman and Iran said ... They"."""
        start = reference.span[0]
        for begin, end in so_far(self._sentences, paragraph[0], start):
            there = [one for one in self._between(begin, min(start, end)) if self._all(one, *_PARTIES)]
            run = there[:1]
            for one in there[1:]:
                if not _JOINED.fullmatch(self._text, run[-1].span[1], one.span[0]):
                    break
                run.append(one)
            if there:
                names = tuple(dict.fromkeys(name for one in run for name in one.figures))
                fits = len(names) > 1 and size in (None, len(names)) and len(there) == len(run)
                return run[0]._replace(figures=names) if fits else None
        return None

    def _side_of(self, meant: Mention) -> Mention | None:
        """Whoever a person speaks for, of whose delegation or country there is talk; a party is its own."""
        figure = self._figures[meant.figures[0]]
        side = figure.on_behalf_of if figure.sort == ActorSort.PERSON or figure.unnamed else figure.id
        return meant._replace(figures=(side,)) if side and side in self._figures else None

    def _state(self, reference: Reference, paragraph: Span) -> Mention | None:
        """The state that the sentences of a paragraph are about up to where "the ministry" stands, the last first."""
        start = reference.span[0]
        for begin, end in so_far(self._sentences, paragraph[0], start):
            there = [one for one in self._between(begin, min(start, end)) if self._all(one, ActorSort.STATE)]
            if there:
                first = there[0].span[0] == begin
                return there[0] if first or len({one.figures for one in there}) == 1 else None
        return None

    def _group(self, reference: Reference) -> Mention | None:
        """The last armed group; the army is one that is called the armed forces of a state."""
        army = reference.words.lower().endswith("army")

        def fits(one: Mention) -> bool:
            name = self._figures[one.figures[0]].name
            return self._all(one, ActorSort.ARMED_GROUP) and army == name.endswith("Armed Forces")

        return self._last_before(reference, ("group", army), fits)

    def _titled(self, reference: Reference) -> Mention | None:
        """The last one with the noun in its description or office, of the side that is named, if one is.

        "The same official" is the last one without a name, whatever the noun.
        """
        if reference.words.lower().startswith("the same "):
            return self._last_before(reference, "same", lambda one: self._figures[one.figures[0]].unnamed)
        side, noun = offices.actor_of(reference.side), offices.office((reference.noun or "").lower())

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
        last = bisect_left(self._starts, reference.span[0])
        for at in range(last - 1, first - 1, -1):
            if fits(self.mentions[at]):
                found = self.mentions[at]
                break
        self._last[key] = last, found
        return found

    def _between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin from one place on and before another."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _is(self, figure: Figure, noun: str) -> bool:
        words = noun.split()
        if figure.unnamed:
            described = self._nouns.get(figure.id, "")
            return described == words[-1] or {described, words[-1]} <= _ALIKE
        title = offices.office((figure.title or "").lower()).split()
        ranks = set(words) - _HIGH
        return words[-1:] == title[-1:] and ranks <= set(title) and not offices.against(" ".join(title))

    def _subject(self, reference: Reference, paragraph: Span) -> Mention | None:
        """The subject of the sentence so far, else of one before it in the paragraph, else the only person near."""
        start = reference.span[0]
        if reference.aside and (before := self._before_colon(start)):
            return before
        sentences = so_far(self._sentences, paragraph[0], start)
        for begin, end in sentences[reference.aside :]:
            there = [
                one
                for one in self._between(begin, min(start, end))
                if one.by != "demonym" and self._fits(one, reference)
            ]
            subjects = [one for one in there if not self._is_by_the_way(one)]
            there = subjects or ([] if reference.pronoun == "it" else there)
            if reference.pronoun == "she":
                there = [one for one in there if self._is_woman(one)] or there
            if there:
                return self._clear(self._last_clause(there, min(start, end)), reference)
        if reference.pronoun in ("he", "she") and len(sentences) == 1 + reference.aside:
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
        if reference.pronoun == "it" and len({one.figures for one in there}) > 1:
            return there[0] if self._goes_on(there[0], reference) else None
        return there[0]

    def _is_by_the_way(self, one: Mention) -> bool:
        """Whether somebody is named only as whose something is or to whom it is done, and so is no subject."""
        owns = _GENITIVE.match(self._text, one.span[1])
        return bool(owns or _OBLIQUE.search(self._text, max(0, one.span[0] - _LONGEST), one.span[0]))

    def _goes_on(self, subject: Mention, reference: Reference) -> bool:
        """Whether a pronoun takes up the first word of its sentence behind "and": "Oman does not, and it will not"."""
        at = bisect_right(self._sentences, reference.span[0], key=itemgetter(0)) - 1
        begins = self._text[self._sentences[at][0] : subject.span[0]].strip().lower() in ("", "the")
        return begins and bool(_AND.search(self._text, subject.span[1], reference.span[0]))

    def _fits(self, one: Mention, reference: Reference) -> bool:
        if reference.pronoun in ("he", "she"):
            alone = len(one.figures) == 1 and self._all(one, ActorSort.PERSON)
            return alone and not _is_other(self._figures[one.figures[0]], reference.pronoun)
        if reference.pronoun == "they":
            return len(one.figures) > 1 or bool(self._nouns.get(one.figures[0], "").endswith("s"))
        return len(one.figures) == 1 and self._all(one, *_PARTIES)

    def _is_woman(self, one: Mention) -> bool:
        """Whether a name or a description tells that somebody is a woman."""
        figure = self._figures[one.figures[0]]
        if figure.unnamed:
            return self._nouns.get(figure.id, "").endswith("woman")
        return _is_other(figure, "he")

    def _all(self, one: Mention, *sorts: str) -> bool:
        return all(self._figures[name].sort in sorts for name in one.figures)


def _is_other(figure: Figure, pronoun: str) -> bool:
    """Whether "she" cannot be somebody by the given name or the title, nor "he"."""
    return not figure.unnamed and pronoun == _never(figure.name, figure.title or "")


@lru_cache(maxsize=5_000)
def _never(name: str, title: str) -> str | None:
    """The pronoun that somebody with a name and a title cannot be; None where neither tells."""
    given, office = name.split(maxsplit=1)[0], title.lower()
    if given in among("women") or office.endswith("woman"):
        return "he"
    known = given in among("given_names") and given not in among("either_given")
    return "she" if known or office.endswith("man") else None
