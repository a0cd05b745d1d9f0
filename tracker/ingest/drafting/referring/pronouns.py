"""Whom pronouns mean: the subject before them, else whoever spoke last."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from tracker.ingest.article import Span
from tracker.ingest.drafting.figures import Mention
from tracker.ingest.drafting.names.genders import is_other
from tracker.ingest.drafting.names.voices import voices_of
from tracker.ingest.drafting.referring.papers import says
from tracker.ingest.drafting.referring.references import Reference
from tracker.ingest.drafting.referring.spoken import NEAR, SPEAKING, Spoken
from tracker.ingest.drafting.referring.spoken_last import acts, spoke_last
from tracker.ingest.drafting.text.wording import any_of
from tracker.ingest.sentences import so_far
from tracker.records.vocabulary import ActorSort

_BOTH = re.compile(r"(?: of [A-Z]\w+)?,? (?:and|nor) (?:the )?")
"""Between two who did something together, of whom "he" may be either."""

_AND = re.compile(r", (?:and|but|yet|so) $")
_ROW = re.compile(r",? and (?:(?:the|his|her|its) )?(?:[\w-]+ ){0,3}")

_INTRODUCED = re.compile(r"[^.\n]*:\s+$")
"""How a paragraph ends whose subject says what the next one quotes."""

_ANSWERED = re.compile(r"[^\n?]{5,150}\?\s+")
"""A question that is a paragraph of its own."""

_A_WORD = 12
"""Characters of a sentence in which nobody can be named: "No.", "Not yet."."""

_CLAUSE = re.compile(r"(?:,|;) (?:but|and|yet|while|though) ")
"""What begins a second clause, in which "he" may be the subject of the first."""

_SAYS = re.compile(r" (?:also |further )?(?:said|says|added|adds|stressed|noted|stated|warned|wrote)\b")
"""Behind "it" at the beginning of a paragraph, which then is whoever spoke before."""

_THEN = re.compile(rf" (?:(?:also|further|then|later|has|had|\w+ly) ){{0,2}}{any_of('person_verbs')}\b")
"""Behind "it" that says something."""

_GENITIVE = re.compile(r"['’]s? |-")

_OBLIQUE = re.compile(
    r"\b(?:of|to|with|by|for|from|against|under|behind|about|on|over|after|before|like|unlike|between|beside|than"
    r"|alongside|echoing|joining|facing|when|while|although|though|because|whereas|once) (?:the )?$",
    re.IGNORECASE,
)

_OWN_SUBJECT = re.compile(
    rf"(?:The|An?|Its|His|Her|Their|Mr|Mrs|Ms|[A-Z][\w’'-]+['’]s)\b[^,.;:“”\"\n]{{1,80}}? {any_of('person_verbs')}\b"
)
"""A subject that does something before "it" in its sentence, which then is nobody of an earlier one."""

_LONGEST = 16
"""Characters of a preposition with what follows it."""


class Pronouns(Spoken):
    """The mentions of a text, asked for whom "he", "she", "it" and "they" mean."""

    def _subject(self, reference: Reference, paragraph: Span) -> Mention | None:
        """Whom a pronoun means; nobody where somebody else spoke since, of whom the text leaves open who it is."""
        meant = self._last_subject(reference, paragraph)
        person = meant is not None and reference.pronoun in ("he", "she")
        return None if meant and person and self._is_open(meant.span[1], reference.span[0]) else meant

    def _last_subject(self, reference: Reference, paragraph: Span) -> Mention | None:
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
                if (one.by != "demonym" or self._has_voice(one)) and self._fits(one, reference)
            ]
            if meant := self._candidates(there, reference):
                return self._which(there, meant, reference, last)
            if reference.pronoun == "it" and _OWN_SUBJECT.match(self._text, begin, last):
                return self._of_person(begin, last)
        told = sum(end - begin > _A_WORD for begin, end in sentences)
        return None if told > 1 + interrupts else self._before(reference, paragraph)

    def _before(self, reference: Reference, paragraph: Span) -> Mention | None:
        """Whom a pronoun in the first sentence of a paragraph means, if nobody of that paragraph."""
        if reference.pronoun in ("he", "she"):
            return self._before_paragraph(reference, paragraph)
        return self._body_before(reference, paragraph) if reference.pronoun == "it" else None

    def _body_before(self, reference: Reference, paragraph: Span) -> Mention | None:
        """The ministry or body that alone spoke in the last sentence before a paragraph in which anybody is named."""
        if not _SAYS.match(self._text, reference.span[1]):
            return None
        for begin, end in so_far(self._sentences, paragraph[0] - NEAR, paragraph[0] - 1):
            if there := self._between(begin, end):
                meant = only([one for one in there if says(self._text, one)] or there)
                return meant if meant and says(self._text, meant) and self._fits(meant, reference) else None
        return None

    def _of_person(self, begin: int, end: int) -> Mention | None:
        """The side of the only person of a sentence whose delegation speaks: "Mr X's delegation said it"."""
        people = [one for one in self._between(begin, end) if self._all(one, ActorSort.PERSON)]
        voiced = [one for one in people if voices_of({ActorSort.PERSON}).match(self._text, one.span[1])]
        return self._side_of(voiced[0]) if len(voiced) == 1 else None

    def _candidates(self, there: Sequence[Mention], reference: Reference) -> Sequence[Mention]:
        """Those of a sentence who may be meant: its subjects, else for people whoever is named there."""
        meant = self._subjects(there)
        if not meant and reference.pronoun != "it":
            meant = list(there)
        women = [one for one in meant if self._is_woman(one)] if reference.pronoun == "she" else []
        return women or meant

    def _subjects(self, there: Sequence[Mention]) -> list[Mention]:
        """Those of a sentence who are not named by the way, nor in a row with one who is: "talks with X and Y"."""
        found: list[Mention] = []
        aside: Mention | None = None
        for one in there:
            goes_on = aside is not None and _ROW.fullmatch(self._text, aside.span[1], one.span[0])
            if goes_on or self._is_by_the_way(one):
                aside = one
            else:
                found.append(one)
        return found

    def _which(
        self, there: Sequence[Mention], meant: Sequence[Mention], reference: Reference, end: int
    ) -> Mention | None:
        """The one who is meant of those who may be, in a sentence up to a place."""
        if reference.answers:
            named = [one for one in there if not self._figures[one.figures[0]].unnamed]
            return only([one for one in named if one.figures != there[0].figures] or there[:1])
        by_the_way = all(self._is_by_the_way(one) for one in meant)
        if reference.sort == "he" and (by_the_way or self._are_both(meant)):
            return only(meant)
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
            one for one in self._between(paragraph[0] - NEAR + 1, paragraph[0]) if self._fits(one, reference)
        ]
        women = [one for one in near if self._is_woman(one)] if reference.pronoun == "she" else []
        near = women or near
        near = [one for one in near if not self._is_quoted(one)] or near
        if near and (told := self._introduced(near[-1].span[1], paragraph[0])):
            begin = self._sentences[bisect_right(self._sentences, told.start(), key=itemgetter(0)) - 1][0]
            return next((one for one in near if one.span[0] >= begin), None)
        return only(near) or self._asked_about(near, paragraph) or spoke_last(self._text, near)

    def _is_quoted(self, one: Mention) -> bool:
        """Whether somebody is named in the quotation with which a paragraph begins, and so is not who speaks."""
        start = self._text.rfind("\n", 0, one.span[0]) + 1
        opens = self._text[start : start + 1] in ("“", '"')
        return opens and not any(self._text.find(mark, start + 1, one.span[0]) >= 0 for mark in '”"')

    def _asked_about(self, near: Sequence[Mention], paragraph: Span) -> Mention | None:
        """The only person of a question to which a paragraph is the answer, or its second one: "Did he? No. He"."""
        start = self._text.rfind("\n", 0, self._text.rfind("?", 0, paragraph[0])) + 1
        if not _ANSWERED.fullmatch(self._text, start, paragraph[0]):
            return None
        there = [one for one in near if one.span[0] >= start]
        return only(there) if there else None

    def _introduced(self, start: int, end: int) -> re.Match[str] | None:
        """The end of a paragraph that says what the next one quotes; a look at its mark spares most the whole look."""
        colon = self._text[start:end].rstrip().endswith(":")
        return _INTRODUCED.search(self._text, start, end) if colon else None

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
            on = self._goes_on(there[0], reference) or self._says_on(there[0], reference)
            return there[0] if on else None
        return there[0]

    def _is_by_the_way(self, one: Mention) -> bool:
        """Whether somebody is named only as whose something is or to whom it is done, and so is no subject."""
        owns = _GENITIVE.match(self._text, one.span[1]) and not self._has_voice(one)
        return bool(owns or _OBLIQUE.search(self._text, max(0, one.span[0] - _LONGEST), one.span[0]))

    def _has_voice(self, one: Mention) -> bool:
        """Whether somebody is named only as whose ministry or leaders speak, who speak for him: "Chad's junta"."""
        sorts = {self._figures[name].sort for name in one.figures}
        return ActorSort.PERSON not in sorts and bool(voices_of(sorts).match(self._text, one.span[1]))

    def _goes_on(self, subject: Mention, reference: Reference) -> bool:
        """Whether a pronoun takes up the first word of its sentence behind "and": "Oman does not, and it will not"."""
        at = bisect_right(self._sentences, reference.span[0], key=itemgetter(0)) - 1
        return self._begins(subject, at) and bool(_AND.search(self._text, subject.span[1], reference.span[0]))

    def _says_on(self, subject: Mention, reference: Reference) -> bool:
        """Whether who opens a sentence and says something says more in the next: "Oman said ... Iran. It added"."""
        at = bisect_right(self._sentences, reference.span[0], key=itemgetter(0)) - 1
        opens = at > 0 and self._sentences[at][0] == reference.span[0] and self._begins(subject, at - 1)
        return opens and says(self._text, subject) and bool(_THEN.match(self._text, reference.span[1]))

    def _begins(self, subject: Mention, at: int) -> bool:
        """Whether a sentence begins with somebody, with an article at most."""
        return self._text[self._sentences[at][0] : subject.span[0]].strip().lower() in ("", "the")

    def _fits(self, one: Mention, reference: Reference) -> bool:
        if reference.pronoun in ("he", "she"):
            alone = len(one.figures) == 1 and self._all(one, ActorSort.PERSON)
            return alone and not is_other(self._figures[one.figures[0]], reference.pronoun)
        if reference.pronoun == "they":
            several = len(one.figures) > 1 or bool(self._nouns.get(one.figures[0], "").endswith("s"))
            return several or self._is_plural(one)
        return len(one.figures) == 1 and self._all(one, *SPEAKING)

    def _is_plural(self, one: Mention) -> bool:
        """Whether the words for a group are a plural: "the Hill Rangers", "the rebels"."""
        groups = self._all(one, ActorSort.ARMED_GROUP, ActorSort.ORGANISATION)
        return groups and self._text[slice(*one.span)].endswith("s") and not self._is_by_the_way(one)

    def _is_woman(self, one: Mention) -> bool:
        """Whether a name or a description tells that somebody is a woman."""
        figure = self._figures[one.figures[0]]
        if figure.unnamed:
            return self._nouns.get(figure.id, "").endswith("woman")
        return is_other(figure, "he")


def only(there: Sequence[Mention]) -> Mention | None:
    """The last mention of the one who is named there; None where several are."""
    return there[-1] if len({one.figures for one in there}) == 1 else None
