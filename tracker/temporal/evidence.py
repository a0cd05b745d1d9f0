"""What a sentence says about the side of the anchor on which a mention lies: tense, modals, announcements.

The nearest cue decides: first the verb directly before the mention, then the last cue before it, then
the first one after it. Cues are phrases of the language file (`cue_phrases`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tracker.temporal.cue_phrases import (
    Found,
    Phrases,
    begins,
    by_first_words,
    by_last_words,
    first_of,
    is_open,
)
from tracker.temporal.language import load
from tracker.temporal.lexer import SENTENCE_ENDS
from tracker.temporal.name_words import NameWords
from tracker.temporal.possessives import Possessives
from tracker.temporal.sides import NONE, PRESENT, Evidence
from tracker.temporal.stretches import REACH, said_with, sentence_end, sentence_start

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from tracker.temporal.lexer import Words
    from tracker.temporal.model import Direction
    from tracker.temporal.sides import Place

_WORDS = 2  # a day with fewer words beside it is in no sentence
_ATTRIBUTIVE = 3  # tokens from a day to the noun that it stands before
_SCORED = 5  # tokens from a possessive to the noun of what has been: Sunday's 3-1 home defeat
_HYPHEN = "-"
_COMMA = ","
_DASHES = frozenset({_HYPHEN, "–", "—"})
_CLAUSE = 14  # tokens from a day to the verb of what will be then: Saturday, when votes will be cast
_OWNED = 3  # tokens of another possessive day before one: Saturday's and Sunday's
_FROM = 3  # tokens between "from" and the "to" that answers it
_ADVERBS = 3  # tokens from an auxiliary to its participle: is now also expected
_NOUNS = 3  # tokens of a noun in several words: the previous peace round
_BEHIND = 6  # tokens from "after" to the noun of what has been: after a five-set win
_RANKED = 12  # tokens from a length to the word that ranks what stands before it


class Cues:
    """What the lists of cues of a language tell of a sentence."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._between = frozenset(lists.get("between", ()))
        self._adverbs = tuple(word[1:] for word in self._between if is_open(word))
        self._perhaps_past, self._status = (
            frozenset(lists.get(name, ())) for name in ("perhaps_past", "status")
        )
        self._no_verb_at_all = frozenset(word for word in lists.get("neutral", ()) if " " not in word)
        self._no_adverbs = frozenset(lists.get("no_adverbs", ()))
        self._infinitive = frozenset(lists.get("infinitive", ()))
        ranks = lists.get("ranks", ())
        self._rank_words = frozenset(word for word in ranks if not is_open(word))
        self._rank_endings = tuple(word[1:] for word in ranks if is_open(word))
        self._ranked_by = frozenset(lists.get("ranked_by", ()))
        self._rank_ends = frozenset(lists.get("rank_ends", ()))
        self._counts = [[word] for word in lists.get("counts", ())]
        self._coming = [phrase.split(" ") for phrase in lists.get("coming", ())]
        self._comes = frozenset(phrase[0] for phrase in self._coming)
        self._clauses = frozenset(lists.get("clauses", ()))
        self._parting = frozenset(lists.get("parting", ()))
        self._determiners = frozenset(lists.get("determiners", ()))
        self._which_times = frozenset(lists.get("which_times", ()))
        self._which: dict[str, Direction] = {
            **dict.fromkeys(lists.get("which_been", ()), "before"),
            **dict.fromkeys(lists.get("which_coming", ()), "after"),
        }
        self._called = [
            (frozenset(lists.get(verbs, ())), frozenset(lists.get(names, ())))
            for verbs, names in (("proclaiming", "proclaimed"), ("fixing", "fixed"))
        ]
        self._taken = self._between | frozenset(lists.get("reaching", ()))
        self._putting = frozenset(lists.get("putting", ()))
        self._put_to = frozenset(lists.get("put_to", ()))
        self._from = frozenset(lists.get("no_infinitives", ()))
        self._articles = frozenset(lists.get("articles", ()))
        self._ends_nouns = frozenset(lists.get("noun_ends", ()))
        self._possessives = Possessives(lists)
        self._happened = frozenset(lists.get("happened", ()))
        self._behind_that, self._afterwards, self._compounds = (
            frozenset(lists.get(name, ())) for name in ("behind_that", "afterwards", "compounds")
        )
        self._struck, self._perhaps, self._made = (
            frozenset(lists.get(name, ())) for name in ("struck", "perhaps", "made")
        )
        self._names = NameWords(lists)
        self._fell_off = by_first_words(lists.get("fell_off", ()))
        self._joining = frozenset(lists.get("joining", ()))
        self._opening = frozenset(lists.get("opening", ()))
        self._clause_begins = self._joining | self._opening
        self._passive = frozenset(lists.get("passive", ()))
        self._bare, self._indefinite, self._plain_verbs = (
            frozenset(lists.get(name, ())) for name in ("beside", "indefinite", "plain_verbs")
        )
        self._no_verbs = frozenset(lists.get("no_verbs", ()))
        self._being = frozenset(lists.get("being", ()))
        self._fell_through, self._relatives, self._given_up, self._contrary = (
            frozenset(lists.get(name, ())) for name in ("fell_through", "relatives", "given_up", "contrary")
        )
        self._had_been = frozenset(lists.get("had_been", ()))
        self._subjects_of = frozenset(lists.get("subjects_of", ()))
        self._places = frozenset(lists.get("places", ()))
        ahead = lists.get("ahead", ())
        self._ahead = by_last_words(ahead)
        self._ahead_of_its = by_last_words((*ahead, *lists.get("cancelled", ())))
        past = lists.get("before", ())
        self._past = frozenset(word for word in past if " " not in word)
        self._past_endings = tuple(word[1:] for word in self._past if word.startswith("-"))
        self._phrases = Phrases(lists)

    def around(self, words: Words, first: int, last: int) -> Evidence:
        """The evidence for the mention that is the tokens `first` up to `last` (not in it)."""
        start, closed = self._clause_of(words, first, last)
        whole = self._names.hidden(words, start, words.forms[start:first])
        owning = last < len(words) and words.forms[last] == "'s"
        if owning and len(whole) > _OWNED and whole[-2] == "'s" and whole[-1] in self._joining:
            whole = whole[:-_OWNED]  # of Saturday's and Sunday's matches the words before either tell
        ahead = self._planned_for(words, whole, last, self._ahead_of_its if owning else self._ahead)
        if ahead or owning:
            return ahead or self._possessive(words, last, whole)
        left = self._parted(whole)
        found = self._left_of(words, start, left)
        if found and found.place == "left":
            behind = start + len(left) - (found.gap or 0)
            if own := self._in_its_clause(words, behind, first, last):
                return own
        parted = len(left) < len(whole)
        if found and not parted and found.gap is not None:
            found = Evidence(found.direction, found.cue, found.place)
        if plain := self._plain(words, last, whole, whole[len(left) - 1 :], found):
            return plain
        beside = self._beside(whole) if parted else self._beginning_in(whole, words.forms[first])
        if beside and (beside.direction == "after" or not found or found.place == "left"):
            found = beside
        elif not found or found.place == "left":
            found = self._infinitive_of(words, start + len(left), first, found) or found
        if found and found.direction == "after" and self._is_past_plan(words, left, found, last):
            return NONE
        return self._of_both_sides(words, left, found, first, last, closed=closed)

    def _behind(self, words: Words, first: int, last: int) -> list[str]:
        """The words behind a mention in its sentence or quotation."""
        return self._names.hidden(words, last, said_with(words.forms, first, last))

    def _planned_for(
        self, words: Words, whole: Sequence[str], last: int, phrases: Mapping[str, list[list[str]]]
    ) -> Evidence | None:
        """What stands directly before what is to come, where that has not been given up: ahead of, planned for."""
        for phrase in phrases.get(whole[-1], ()) if whole else ():
            before, behind = whole[: -len(phrase)], words.forms[last : last + 2]
            if whole[-len(phrase) :] == phrase and not self._is_given_up(before, behind[:1]):
                fell = " ".join(behind) in self._fell_through
                return NONE if fell else Evidence("after", " ".join(phrase), "ahead")
        return None

    def _clause_of(self, words: Words, first: int, last: int) -> tuple[int, bool]:
        """Where what tells of a mention begins, and whether it ends with that: Kadir, who turns 70 on Sunday, has led.

        It begins with the sentence, or with a clause about somebody that a comma closes behind the mention.
        """
        forms, start = words.forms, sentence_start(words.forms, first)
        if forms[last : last + 1] == [_COMMA]:
            for at in range(first - 1, max(first - _CLAUSE, start), -1):
                if forms[at] == _COMMA:
                    return (at + 1, True) if forms[at + 1] in self._relatives else (start, False)
        return start, False

    def _is_given_up(self, before: Sequence[str], behind: Sequence[str]) -> bool:
        """Whether what a day is planned for is no more: originally planned for; had been booked for Monday, but."""
        if before and before[-1] in self._given_up:
            return True
        return not (self._contrary.isdisjoint(behind) or self._had_been.isdisjoint(before[-1:]))

    def _is_past_plan(self, words: Words, left: Sequence[str], found: Evidence, last: int) -> bool:
        """Whether a plan is told in the past and contradicted behind its day: was due in court on Monday but fled."""
        comma = words.forms[last : last + 1] == [_COMMA]
        if self._contrary.isdisjoint(words.forms[last + comma : last + comma + 1]):
            return False
        plan = (found.cue or "").split(" ")
        end = len(left) - (found.gap or 0) - len(plan)
        return not self._had_been.isdisjoint((*left[max(end - 1, 0) : end], plan[0]))

    def _left_of(self, words: Words, start: int, left: list[str]) -> Evidence | None:
        """The cue before a mention, where it is no name: the Swedish Open on Saturday."""
        if which := self._which_of_several(left) or self._behind_what_has_been(left):
            return which
        found = self._before(left) or self._before_a_place(words, start, left)
        beside = found is not None and found.direction == "after" and found.place == "adjacent"
        if found and beside and self._is_name(words, start + len(left) - 1, found):
            return self._before(left[:-1])
        return found

    def _before_a_place(self, words: Words, start: int, left: list[str]) -> Evidence | None:
        """The cue before where it is, which stands before the day: resume in Cairo on Sunday."""
        end = len(left)
        while end and words.capital(start + end - 1):
            end -= 1
        if end in (0, len(left)) or left[end - 1] not in self._places:
            return None
        found = self._before(left[: end - 1])
        return found if found and found.direction == "after" and found.place == "adjacent" else None

    def _of_both_sides(
        self,
        words: Words,
        left: Sequence[str],
        found: Evidence | None,
        first: int,
        last: int,
        *,
        closed: bool,
    ) -> Evidence:
        """The cue before a mention, unless it has none, or one behind it that tells of it by itself.

        Nothing behind it does where it is the end of its clause (`closed`).
        """
        if found and not (found.place == "left" and left[-1] in self._clause_begins):
            return found
        right = None if closed else self._after(self._behind(words, first, last))
        if found:
            return right if right and self._tells_by_itself(left[-1], right) else found
        return self._noun_of_the_past(left) or right or NONE

    def _tells_by_itself(self, before: str, right: Evidence) -> bool:
        """Whether a clause that begins with a mention tells of it: that in May had failed; and by May there will be."""
        return before in self._opening or (right.cue or "").split(" ", maxsplit=1)[0] in self._comes

    def _in_its_clause(self, words: Words, start: int, first: int, last: int) -> Evidence | None:
        """The cue behind a mention in its clause, where one before it is of another: said that on Monday they will.

        `start` is the end of the cue before it.
        """
        if self._parting.isdisjoint(words.forms[start:first]):
            return None
        after = self._behind(words, first, last)
        clause = after[1:] if after[:1] == [_COMMA] else after
        ends = (at for at, form in enumerate(clause) if form in self._parting)
        return self._after(clause[: next(ends, len(clause))])

    def is_past(self, form: str) -> bool:
        """Whether a word by itself is one of what has been: built, founded, opened."""
        return form in self._past or form.endswith(self._past_endings)

    def announces(self, evidence: Evidence) -> bool:
        """Whether evidence is that something is to come from now on, and not from a day that has been: will, is due."""
        said = (evidence.cue or "").split(" ")
        return evidence.direction == "after" and any(begins(cue, said) for cue in self._coming)

    def struck(self, words: Words, first: int, last: int) -> Evidence | None:
        """The verb of what nobody announces, told in the present tense: Gunmen kill 12 at wedding late Monday."""
        if not self._struck:
            return None
        start, closed = self._clause_of(words, first, last)
        clause = words.forms[start:first] + ([] if closed else said_with(words.forms, first, last))
        if not self._perhaps.isdisjoint(clause):
            return None
        return next((Evidence("before", form, "left") for form in clause if form in self._struck), None)

    def of_present(self, words: Words, first: int, last: int) -> Evidence:
        """The evidence for a day without a cue: that nothing has been, in a language that tells what may be past.

        A day behind a comma or before a possessive stands by itself, as in the line below a picture. "As of Monday"
        tells how things stood.
        """
        forms = words.forms
        start, closed = self._clause_of(words, first, last)
        before, after = forms[start:first], [] if closed else said_with(forms, first, last)
        if (
            not self._perhaps_past
            or before[-1:] == [_COMMA]
            or after[:1] == ["'s"]
            or len(before) + len(after) < _WORDS
            or " ".join(forms[first : first + 2]) in self._status
        ):
            return NONE
        places = (*range(first - len(before), first), *range(last, last + len(after)))
        told = any(self._may_be_past(forms[at]) and not _is_compound(words, at) for at in places)
        return NONE if told else PRESENT

    def ranked(self, words: Words, first: int) -> Evidence | None:
        """The word that ranks what a length stands behind: the third rise in six months, its worst in ten years."""
        forms = words.forms
        for at in range(first - 1, max(first - 1 - _RANKED, 0), -1):
            form = forms[at]
            if form in self._rank_ends or form in SENTENCE_ENDS:
                return None
            if self._ranks(form) and forms[at - 1] in self._ranked_by:
                return Evidence("before", form, "ranked")
        return None

    def _ranks(self, form: str) -> bool:
        """Whether a word says which of several something is: third, 11th, worst, longest."""
        return form in self._rank_words or form.endswith(self._rank_endings)

    def _noun_of_the_past(self, left: Sequence[str]) -> Evidence | None:
        """The noun before a day that only the past has: the attack on Friday."""
        return Evidence("before", left[-1], "adjacent") if left and left[-1] in self._happened else None

    def _behind_what_has_been(self, left: Sequence[str]) -> Evidence | None:
        """The noun of what has been, which the sentence comes after: plays on Friday after a heavy defeat on Sunday."""
        if not left or left[-1] not in self._happened or self._behind_that.isdisjoint(left[-_BEHIND:-1]):
            return None
        return Evidence("before", left[-1], "adjacent")

    def _plain(
        self, words: Words, last: int, whole: Sequence[str], small: Sequence[str], found: Evidence | None
    ) -> Evidence | None:
        """What says more of a day than the verbs around it: what it is said of, put on, declared to be, or will see."""
        forms = words.forms
        beside = whole[-1] if whole else ""
        if beside in self._determiners and (
            happened := self._happened_in(forms[last : last + _ATTRIBUTIVE], self._made)
        ):
            return happened
        if set_for := self._set_for(words, last, whole, small, found):
            return Evidence("after", set_for, "adjacent")
        if fell_off := first_of(self._fell_off, forms, last):
            return Evidence("after", fell_off, "adjacent")
        if (found and found.direction == "after") or self._clauses.isdisjoint(forms[last : last + 2]):
            return None
        clause = forms[last + 1 : min(last + _CLAUSE, sentence_end(forms, last))]
        if self._comes.isdisjoint(clause):
            return self._has_been_then(clause if forms[last] != _COMMA else clause[1:])
        coming = next(
            (cue for at in range(len(clause)) for cue in self._coming if begins(cue, clause[at:])), None
        )
        return Evidence("after", " ".join(clause[:2]), "adjacent") if coming else None

    def _set_for(
        self, words: Words, last: int, whole: Sequence[str], small: Sequence[str], found: Evidence | None
    ) -> str | None:
        """The word that puts something on a day, declares the day to be something, or says something of it."""
        forms = words.forms
        beside = whole[-1] if whole else ""
        if self._is_subject(words, last, whole):
            return forms[last]
        if found and found.cue in self._putting and not self._put_to.isdisjoint(small):
            return found.cue
        named = " ".join(forms[last : last + 2])
        return beside if any(beside in verbs and named in names for verbs, names in self._called) else None

    def _is_subject(self, words: Words, last: int, whole: Sequence[str]) -> bool:
        """Whether something is said now of the day itself: but Tuesday is being discussed."""
        if words.forms[last : last + 1] == [] or words.forms[last] not in self._subjects_of:
            return False
        return not whole or whole[-1] == _COMMA or whole[-1] in self._joining or whole[-1] in self._contrary

    def _which_of_several(self, left: Sequence[str]) -> Evidence | None:
        """The word that says which of several a date in apposition is of: the previous round, in April."""
        end = len(left) - 1
        if not self._which or left[-1:] != [_COMMA] or left[end - 1] in self._which_times:
            return None
        for at in range(end - 2, max(end - 2 - _NOUNS, 0), -1):
            form = left[at]
            if form in self._which and (left[at - 1] in self._determiners or left[at - 1] == "'s"):
                return Evidence(self._which[form], " ".join(left[at:end]), "adjacent")
            if not form.isalpha() or form in self._ends_nouns:
                return None
        return None

    def _has_been_then(self, clause: Sequence[str]) -> Evidence | None:
        """The verb of a clause that says what was on a day, behind one word for who did it: when he lost."""
        told = len(clause) > 1 and clause[1] in self._past and clause[0] not in self._articles
        return Evidence("before", " ".join(clause[:2]), "adjacent") if told else None

    def _is_name(self, words: Words, at: int, found: Evidence) -> bool:
        """Whether what looks like a verb beside a day is a name."""
        if " " in (found.cue or "") or not words.capital(at):
            return False
        return at > 0 and (words.capital(at - 1) or words.forms[at - 1] in self._articles)

    def _happened_in(self, after: Sequence[str], made: Collection[str] = ()) -> Evidence | None:
        """The noun of what only the past has, where nothing but adjectives and scores stands before it.

        What is `made` has been where it is called by its day or month: the March truce is dead.
        """
        for form in after:
            if form in self._happened or form in made:
                return Evidence("before", form, "adjacent")
            if form in self._ends_nouns or not (form.isalnum() or form in _DASHES):
                break
        return None

    def _may_be_past(self, form: str) -> bool:
        """Whether a word can be a verb of what has been."""
        return form in self._perhaps_past or (self.is_past(form) and form not in self._no_verb_at_all)

    def _parted(self, whole: list[str]) -> list[str]:
        """The words before a mention without the small ones that may part it from its verb."""
        size = len(whole)
        while size and (
            whole[size - 1] in self._between
            or (whole[size - 1].endswith(self._adverbs) and whole[size - 1] not in self._no_adverbs)
        ):
            size -= 1
        return whole[:size]

    def _beside(self, whole: list[str]) -> Evidence | None:
        """A cue that has its own small word before the mention: set for."""
        found = self._before(whole)
        return found if found and found.place == "adjacent" else None

    def _beginning_in(self, whole: list[str], own: str) -> Evidence | None:
        """A cue whose small word the mention has taken: "отложили до" before "до понедельника"."""
        found = self._beside([*whole, own]) if own in self._taken else None
        return found if found and found.cue and found.cue.endswith(f" {own}") else None

    def _infinitive_of(self, words: Words, end: int, first: int, found: Evidence | None) -> Evidence | None:
        """An infinitive that ends before `end`, for a day that nothing announces by itself: agreed to meet on."""
        if (
            end < 2
            or (found and found.direction == "after")
            or not self._articles.isdisjoint(words.forms[first - 1 : first + 1])
        ):
            return None
        before, verb = words.forms[end - 2 : end]
        if (
            before not in self._infinitive
            or verb in self._no_verbs
            or not verb.isalpha()
            or words.capital(end - 1)
            or not self._from.isdisjoint(words.forms[max(end - 2 - _FROM, 0) : end - 2])
        ):
            return None
        return Evidence("after", f"{before} {verb}", "adjacent")

    def _possessive(self, words: Words, last: int, before: list[str]) -> Evidence:
        """ "Sunday's vote will ...": only an announcement after it speaks of the day itself, or what only the past has.

        Of what is told ("the results of Sunday's vote will") it does not. Somebody was hurt in Sunday's match, which is
        over; the one who is fit for Sunday's match will play it.
        """
        if happened := self._happened_in(words.forms[last + 1 : last + 1 + _SCORED]):
            return happened
        counted = words.forms[last + 1 : last + 2] in self._counts  # Sunday's two votes
        after = words.forms[last + (3 if counted else 2) : sentence_end(words.forms, last)]
        return self._possessives.evidence(before, after, self._before, self._after)

    def anywhere(self, words: Words) -> Evidence:
        """The evidence of a sentence that does not hold the mention's words: its last cue."""
        found = self._before(words.forms[-2 * REACH :])
        return Evidence(found.direction, found.cue, "sentence") if found else NONE

    def _before(self, forms: list[str]) -> Evidence | None:
        found = self._phrases.found(forms, before_mention=True)
        cues = [cue for cue in found if not (self._is_infinitive(forms, cue) or self._is_noun(forms, cue))]
        if not cues:
            return None
        last = cues.pop()
        while cues and last.hides:
            last = cues.pop()
        place: Place = "adjacent" if last.end == len(forms) else "left"
        if cues and last.direction == "before" and self._is_joined(forms, cues[-1], last):
            last = cues[-1]
        if cues and cues[-1].end == last.start and cues[-1].direction == last.direction == "after":
            last = cues[-1]  # of one group of verbs its first: scheduled to meet
        return _evidence(last, forms, place, len(forms) - last.end)

    def _is_infinitive(self, forms: Sequence[str], cue: Found) -> bool:
        """Whether what looks like a past verb is none: likely to cut, due to be briefed, the rebel-held town.

        Nor is one that goes on with an infinitive: expected to cross the strait, follow the coast and.
        """
        if cue.direction != "before" or cue.start == 0:
            return False
        if forms[cue.start] in self._plain_verbs and forms[cue.start - 1] in {_COMMA, *self._joining}:
            return True
        at = cue.start - 1
        if at and forms[at].endswith(self._adverbs):
            at -= 1
        if forms[at] == _HYPHEN and forms[at - 1].isalpha():
            return True
        return forms[at] in self._passive or (forms[at] in self._infinitive and at == cue.start - 1)

    def _is_noun(self, forms: Sequence[str], cue: Found) -> bool:
        """Whether what looks like a verb is a noun: a rough start on Saturday, his return on Friday, a rate cut.

        A verb of that form has no article before it, nor a noun that stands behind "a".
        """
        if cue.end - cue.start > 1:
            return False
        if cue.start and f"{forms[cue.start - 1]} {forms[cue.start]}" in self._compounds:
            return True
        if forms[cue.start] not in self._bare:
            return False
        near = forms[max(cue.start - 2, 0) : cue.start]
        before = self._determiners | self._ranked_by
        return not before.isdisjoint(near[-1:]) or not self._indefinite.isdisjoint(near)

    def _is_joined(self, forms: Sequence[str], first: Found, last: Found) -> bool:
        """Whether a participle goes on with an auxiliary before it: will be adjourned on Monday and dissolved on."""
        if first.direction != "after" or forms[last.start - 1] not in self._joining:
            return False
        return not self._passive.isdisjoint(forms[first.start : first.end])

    def _after(self, forms: list[str]) -> Evidence | None:
        forms = self._without_afterwards(forms)
        found = next(self._phrases.found(forms), None)
        if found and found.direction == "after" and self._is_decided(forms, found.start):
            found = found._replace(direction="before")
        return _evidence(found, forms, "right") if found else None

    def _without_afterwards(self, forms: list[str]) -> list[str]:
        """The words behind a mention without what it comes after, up to a comma: on Friday, after it had been shut."""
        begin = next((at for at, form in enumerate(forms) if form in self._afterwards), None)
        if begin is None:
            return forms
        end = next((at for at in range(begin, len(forms)) if forms[at] == _COMMA), len(forms))
        return forms[:begin] + forms[end:]

    def _is_decided(self, forms: Sequence[str], at: int) -> bool:
        """Whether what is announced behind a day was announced on it: on Monday they agreed to meet."""
        if not self._being or forms[at] in self._being or not self.is_past(forms[at]):
            return False
        return self._being.isdisjoint(forms[max(at - _ADVERBS, 0) : at])


def _is_compound(words: Words, at: int) -> bool:
    """Whether a word stands before a hyphen, as the first part of a noun: the run-off, a set-piece."""
    return at + 1 < len(words) and words.forms[at + 1] == _HYPHEN and words[at].end == words[at + 1].start


def _evidence(found: Found, forms: Sequence[str], place: Place, gap: int | None = None) -> Evidence:
    return Evidence(found.direction, " ".join(forms[found.start : found.end]), place, gap)


@cache
def cues(language: str) -> Cues:
    """The cues of a language that has a file."""
    return Cues(load(language).cues)
