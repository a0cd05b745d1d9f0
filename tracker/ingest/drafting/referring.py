"""Whom words mean that refer back: the subject before a pronoun, the last one with the office of a title."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter

from tracker.ingest.article import Span
from tracker.ingest.drafting import offices
from tracker.ingest.drafting.figures import PARTIES, Figure, Mention, span_of
from tracker.ingest.drafting.genders import is_other
from tracker.ingest.drafting.papers import issuer, ministry_before, speaks
from tracker.ingest.drafting.references import Reference
from tracker.ingest.drafting.spoken_last import acts, spoke_last
from tracker.ingest.drafting.wording import listed
from tracker.ingest.sentences import so_far
from tracker.records.vocabulary import ActorSort

_PARTIES = (*PARTIES, ActorSort.ORGANISATION, ActorSort.AGENCY)
_JOINED = re.compile(r",? and (?:the )?|, (?:the )?")

_BOTH = re.compile(r"(?: of [A-Z]\w+)?,? (?:and|nor) (?:the )?")
"""Between two who did something together, of whom "he" may be either."""

_AND = re.compile(r", (?:and|but|yet|so) $")

_INTRODUCED = re.compile(r"[^.\n]*:\s+$")
"""How a paragraph ends whose subject says what the next one quotes."""

_CLAUSE = re.compile(r"(?:,|;) (?:but|and|yet|while|though) ")
"""What begins a second clause, in which "he" may be the subject of the first."""

_GENITIVE = re.compile(r"['’]s? |-")
_OBLIQUE = re.compile(
    r"\b(?:of|to|with|by|for|from|against|under|behind|about|on|over|after|before|like|unlike|between|beside|than"
    r"|alongside|echoing|joining|facing|when|while|although|though|because|whereas|once) (?:the )?$",
    re.IGNORECASE,
)
_LONGEST = 16
"""Characters of a preposition with what follows it."""

_NEAR = 900
"""Characters before a paragraph within which "he" in its first sentence may have been named."""

_ALIKE = frozenset({"source", "person", "insider"})
"""Nouns that mean one and the same speaker."""

_ENVOYS = frozenset({"diplomat", "envoy"})
"""What anybody may be called who is sent to talk."""

_HIGH = frozenset({"top", "chief", "lead", "senior", "head", "veteran", "special"})
"""Words before an office that the office of somebody need not have."""


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
        way = _WAYS.get(reference.sort)
        if way is not None:
            return way(self, reference, paragraph)
        if reference.pronoun == "they" and (of_list := self.listed(reference, paragraph)):
            return of_list
        meant = self._subject(reference, paragraph)
        return self._side_of(meant) if meant and reference.sort == "own" else meant

    def listed(self, reference: Reference, paragraph: Span, size: int | None = None) -> Mention | None:
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

    def pair(self, reference: Reference, paragraph: Span) -> Mention | None:
        """The only two people of the last sentence with any: "X met Y in Doha. The two ministers"."""
        start = reference.span[0]
        for begin, end in so_far(self._sentences, paragraph[0], start):
            there = [one for one in self._between(begin, min(start, end)) if self._all(one, ActorSort.PERSON)]
            if there:
                names = tuple(dict.fromkeys(name for one in there for name in one.figures))
                return there[0]._replace(figures=names) if len(names) == 2 else None
        return None

    def _side_of(self, meant: Mention) -> Mention | None:
        """Whoever a person speaks for, of whose delegation or country there is talk; a party is its own."""
        figure = self._figures[meant.figures[0]]
        side = figure.on_behalf_of if figure.sort == ActorSort.PERSON or figure.unnamed else figure.id
        return meant._replace(figures=(side,)) if side and side in self._figures else None

    def state(self, reference: Reference, paragraph: Span) -> Mention | None:
        """The state whose ministry was named last, else that of the paragraph up to where "the ministry" stands."""
        start = reference.since
        near = self._between(start - _NEAR, start)
        if named := ministry_before(self._text, near, reference.words):
            return self._for_state(named)
        for begin, end in so_far(self._sentences, paragraph[0], start):
            there = [one for one in self._between(begin, min(start, end)) if self._all(one, ActorSort.STATE)]
            if there:
                first = there[0].span[0] == begin
                return there[0] if first or len({one.figures for one in there}) == 1 else None
        ministers = [one for one in near if "ministry" in reference.words.lower() and self._is_minister(one)]
        return self._side_of(ministers[-1]) if ministers else None

    def _is_minister(self, one: Mention) -> bool:
        """Whether somebody has the ministry that is meant where none is told."""
        return (self._figures[one.figures[0]].title or "").lower().endswith("foreign minister")

    def _for_state(self, one: Mention) -> Mention | None:
        """The state that somebody is or speaks for."""
        return one if self._all(one, ActorSort.STATE) else self._side_of(one)

    def paper(self, reference: Reference) -> Mention | None:
        """Who made the statement that "the statement" means: one that was told of, else what was said just before."""
        last: Mention | None = None
        start = reference.span[0]
        before = so_far(self._sentences, start - _NEAR, start)
        for begin, end in before:
            there = [one for one in self._between(begin, end) if one.span[1] <= start]
            if found := issuer(self._text, (begin, min(end, start)), there):
                return found
        whole = [(begin, end) for begin, end in before if end <= reference.since]
        for begin, end in whole[:1]:
            last = speaks(self._text, (begin, end), self._between(begin, end))
        return last

    def group(self, reference: Reference) -> Mention | None:
        """The last armed group; the army is one that is called the armed forces of a state."""
        army = reference.words.lower().endswith("army")

        def fits(one: Mention) -> bool:
            name = self._figures[one.figures[0]].name
            return self._all(one, ActorSort.ARMED_GROUP) and army == name.endswith("Armed Forces")

        return self._last_before(reference, ("group", army), fits)

    def body(self, reference: Reference) -> Mention | None:
        """The last party or body with the noun in its name."""
        noun = reference.words.rsplit(maxsplit=1)[-1]

        def fits(one: Mention) -> bool:
            named = self._all(one, *_PARTIES) and len(one.figures) == 1
            return named and noun in self._figures[one.figures[0]].name.lower().split()

        return self._last_before(reference, ("body", noun), fits)

    def titled(self, reference: Reference) -> Mention | None:
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

        found = self._last_before(reference, (noun, side.id if side else None), fits)
        return None if found and self._has_like(found, fits) else found

    def _has_like(self, found: Mention, fits: Callable[[Mention], bool]) -> bool:
        """Whether another one before somebody in his sentence fits as well: two presidents met, and one said no."""
        at = bisect_right(self._sentences, found.span[0], key=itemgetter(0)) - 1
        before = self._between(self._sentences[at][0], found.span[0]) if at >= 0 else ()
        return any(one.figures != found.figures and fits(one) for one in before)

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
        if words[-1] in _ENVOYS and offices.level_of(figure.title or "") == "envoys":
            return True
        title = offices.office((figure.title or "").lower()).split()
        ranks = set(words) - _HIGH
        return words[-1:] == title[-1:] and ranks <= set(title) and not offices.against(" ".join(title))

    def _subject(self, reference: Reference, paragraph: Span) -> Mention | None:
        """The subject of the sentence so far, else of one before it in the paragraph, else who spoke last before."""
        start = reference.since
        if reference.aside and (before := self._before_colon(start)):
            return before
        sentences = so_far(self._sentences, paragraph[0], start)
        interrupts = reference.aside and start == reference.span[0]
        if interrupts and (subject := self._acting(sentences[:1], reference)):
            goes_on = subject.by == "reference" or _CLAUSE.search(self._text, subject.span[1], start)
            return subject if goes_on else None
        for begin, end in sentences[interrupts:]:
            last = min(start, end)
            there = [
                one
                for one in self._between(begin, last)
                if one.by != "demonym" and self._fits(one, reference)
            ]
            if meant := self._candidates(there, reference):
                return self._which(there, meant, reference, last)
        if reference.pronoun in ("he", "she") and len(sentences) <= 1 + interrupts:
            return self._before_paragraph(reference, paragraph)
        return None

    def _candidates(self, there: Sequence[Mention], reference: Reference) -> Sequence[Mention]:
        """Those of a sentence who may be meant: its subjects, else for people whoever is named there."""
        meant = [one for one in there if not self._is_by_the_way(one)]
        if not meant and reference.pronoun != "it":
            meant = list(there)
        women = [one for one in meant if self._is_woman(one)] if reference.pronoun == "she" else []
        return women or meant

    def _which(
        self, there: Sequence[Mention], meant: Sequence[Mention], reference: Reference, end: int
    ) -> Mention | None:
        """The one who is meant of those who may be, in a sentence up to a place."""
        if reference.answers:
            named = [one for one in there if not self._figures[one.figures[0]].unnamed]
            return _only([one for one in named if one.figures != there[0].figures] or there[:1])
        by_the_way = all(self._is_by_the_way(one) for one in meant)
        if reference.sort == "he" and (by_the_way or self._are_both(meant)):
            return _only(meant)
        return self._clear(self._last_clause(meant, end), reference)

    def _acting(self, sentences: Sequence[Span], reference: Reference) -> Mention | None:
        """Who does something as the first of a sentence that a pronoun interrupts or ends."""
        for begin, _ in sentences:
            there = [one for one in self._between(begin, reference.span[0]) if self._fits(one, reference)]
            return there[0] if there and acts(self._text, there[0]) else None
        return None

    def _before_paragraph(self, reference: Reference, paragraph: Span) -> Mention | None:
        """The only person near before a paragraph, else who spoke last there."""
        near = [
            one for one in self._between(paragraph[0] - _NEAR + 1, paragraph[0]) if self._fits(one, reference)
        ]
        if near and (told := _INTRODUCED.search(self._text, near[-1].span[1], paragraph[0])):
            begin = self._sentences[bisect_right(self._sentences, told.start(), key=itemgetter(0)) - 1][0]
            return next((one for one in near if one.span[0] >= begin), None)
        return _only(near) or spoke_last(self._text, near)

    def _are_both(self, there: Sequence[Mention]) -> bool:
        """Whether the first two of a sentence stand for one subject."""
        return len(there) > 1 and bool(_BOTH.fullmatch(self._text, there[0].span[1], there[1].span[0]))

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
            return alone and not is_other(self._figures[one.figures[0]], reference.pronoun)
        if reference.pronoun == "they":
            return len(one.figures) > 1 or bool(self._nouns.get(one.figures[0], "").endswith("s"))
        return len(one.figures) == 1 and self._all(one, *_PARTIES)

    def _is_woman(self, one: Mention) -> bool:
        """Whether a name or a description tells that somebody is a woman."""
        figure = self._figures[one.figures[0]]
        if figure.unnamed:
            return self._nouns.get(figure.id, "").endswith("woman")
        return is_other(figure, "he")

    def _all(self, one: Mention, *sorts: str) -> bool:
        return all(self._figures[name].sort in sorts for name in one.figures)


def _only(there: Sequence[Mention]) -> Mention | None:
    """The last mention of the one who is named there; None where several are."""
    return there[-1] if len({one.figures for one in there}) == 1 else None


_WAYS: Mapping[str, Callable[[Context, Reference, Span], Mention | None]] = {
    "noun": lambda context, reference, _: context.titled(reference),
    "group": lambda context, reference, _: context.group(reference),
    "rebels": lambda context, reference, _: context.group(reference),
    "house": Context.state,
    "paper": lambda context, reference, _: context.paper(reference),
    "several": lambda context, reference, paragraph: context.listed(reference, paragraph, _size(reference)),
    "both": lambda context, reference, paragraph: context.listed(reference, paragraph, 2),
    "pair": Context.pair,
    "body": lambda context, reference, _: context.body(reference),
}
"""How whom a sort of reference means is found; the others are pronouns."""


def _size(reference: Reference) -> int:
    """How many "the three powers" are."""
    return listed("numbers").index(reference.words.split()[1]) + 2
