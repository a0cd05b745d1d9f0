"""Which of the mentions before it one leans on that counts from another: "two days later", "that week".

Mostly the one just before. But nobody counts days from a year, a story does not go on from the day on which somebody
spoke of it, and what has been does not lie ahead of publication: "The pipe burst on 3 March. The dam, built in 1987,
had no alarm, the ministry said on Wednesday. Two days later a second pipe failed." What names an event leans on the day
of that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tracker.temporal import calendar
from tracker.temporal.chain import looks_out
from tracker.temporal.events import Step, day_of_event, events
from tracker.temporal.evidence import cues
from tracker.temporal.grammar import Mention
from tracker.temporal.language import load
from tracker.temporal.lexer import PARAGRAPH_ENDS, SENTENCE_ENDS
from tracker.temporal.meaning import day_of, known_edge
from tracker.temporal.model import Anchor, Granularity
from tracker.temporal.passing import is_aside, is_spoken
from tracker.temporal.pattern import Child
from tracker.temporal.stretches import heads_its_sentence, sentence_end, sentence_start

if TYPE_CHECKING:
    from tracker.temporal.language import Rule
    from tracker.temporal.lexer import Words
    from tracker.temporal.meaning import Context
    from tracker.temporal.model import Resolution

_BESIDE = "moved_beside"
ONLY_OF_EVENTS = frozenset({_BESIDE, "event_day", "event_part"})
"""Operators that mean nothing without an event: a length beside one, the day of one."""

DOUBTFUL = frozenset({"sibling", *ONLY_OF_EVENTS})
"""Operators of which `Trail.standing` tells what is left."""

_OF_EVENTS = frozenset({"sibling", "day_part_of", *ONLY_OF_EVENTS})
_NEEDS = {
    "neighbour_weekday": Granularity.WEEK,
    "weekday_told": Granularity.WEEK,
    "day_part_of": Granularity.DAY,
    "nights_away": Granularity.DAY,
    "seasons_away": Granularity.YEAR,
    "weekend_told": Granularity.DAY,
    "day_of_stretch": Granularity.DAY,
    "cycle_there": Granularity.YEAR,
    "cycle_beside": Granularity.YEAR,
}
"""How fine what an operator counts from has to be, where its unit does not say it."""

_HERE = "unit_here"
_THERE = "cycle_there"
_SEEKING = frozenset({"day_of_stretch"})  # operators that need more of a mention than that it is fine
_ANAPHORIC = "anaphoric"  # of an operator that leans only where a rule says so
_PERHAPS = frozenset({"moved", "nights_away", "seasons_away"})
_LEANING = frozenset({_HERE, *_OF_EVENTS, *_NEEDS}) - _PERHAPS
_COUNTING = frozenset({"sibling", "moved"})
_ALONE = frozenset({"toldday"})  # kinds that nobody puts into others to lean on: "the Monday" after "until"
_REMEMBERED = 60  # mentions: what lies farther back is forgotten
_TRIES = 10  # mentions from which one is tried to count that would lie ahead of publication
_SENTENCE = 80  # tokens: no sentence is longer

Resolve = Callable[["Context"], "Resolution | None"]


class Leaning(NamedTuple):
    """The ids of the rules of a language that count from another mention, and of those that have one of them within."""

    themselves: frozenset[str]
    within: frozenset[str]


@cache
def leaning(language: str) -> Leaning:
    """The rules of a language that may count from another mention."""
    rules = load(language).rules
    themselves = {rule.id: rule.kind for rule in rules if _leans(rule)}
    found = dict(themselves)
    while True:
        kinds = frozenset(found.values()) - _ALONE
        more = {rule.id: rule.kind for rule in rules if not kinds.isdisjoint(_kinds_within(rule))}
        if more.keys() <= found.keys():
            return Leaning(frozenset(themselves), frozenset(found))
        found |= more


def _leans(rule: Rule) -> bool:
    """Whether a rule counts from another mention by itself."""
    return rule.operator in _LEANING or (rule.operator in _PERHAPS and _ANAPHORIC in rule.constants)


def _kinds_within(rule: Rule) -> Iterator[str]:
    """The kinds of mentions that a rule asks for."""
    for part in rule.leaves:
        if isinstance(part, Child):
            yield from part.kinds


class Trail:
    """The mentions that a text has come to, from which later ones may count."""

    def __init__(self, words: Words, language: str, published: date | None) -> None:
        self.steps: list[Step] = []
        self.looked_out: Step | None = (
            None  # since 2004: from which a story does not go on, but "that year" does
        )
        self._words = words
        self._language = language
        self._published = published
        self._themselves = leaning(language).themselves
        small = load(language).cues
        self._saying = frozenset(small.get("saying", ()))
        self._had = frozenset(small.get("before_that", ()))
        self._pronouns = frozenset(small.get("pronouns", ()))
        self._goes_on_with = frozenset((*small.get("joining", ()), *small.get("contrary", ())))
        self._clauses = frozenset((",", word) for word in small.get("clauses", ()))
        self._sides = frozenset(small.get("beside_events", ()))

    def followed(self, step: Step, *, goes_on: bool) -> None:
        """Remember a mention, from which a text goes on, or to which it only looks out."""
        if goes_on:
            self.steps.append(step)
        elif looks_out(step[0]):
            self.looked_out = step

    def found(self, mention: Mention) -> Resolution | None:
        """What a mention was that the text has come to; None for one ahead, or one that it does not go on from."""
        return next((found for before, found in self.back() if before.first == mention.first), None)

    def standing(self, mention: Mention) -> Mention | None:
        """What is left of a mention that needs an event: all of it where the text has dated that, else its length.

        Of one that counts from what is told only behind it, nothing.
        """
        if mention.rule.operator not in ONLY_OF_EVENTS:
            return None if self._is_beside_a_clause(mention) else mention
        if self._event(mention, _need(mention)):
            return mention
        length = mention.slots.get("length")
        return length if isinstance(length, Mention) else None

    def resolved(
        self, context: Context, mention: Mention, resolve: Resolve
    ) -> tuple[Context, Resolution | None]:
        """A mention that may lean on another one, resolved, and the context in which that one is its previous one."""
        leaner = _leaner(mention, self._themselves)
        if leaner is None:
            return context, resolve(context)
        if context.anchor and context.anchor.kind == "quotation" and self.steps:
            context = context.at(None)
        if leaner.rule.operator == _HERE:
            here = self._here(context, mention, leaner)
            return here, resolve(here)
        need = _need(leaner)
        if leaner.last == mention.last and (event := self._event(leaner, need)):
            edge = known_edge(event[1])
            context = context.at(Anchor("previous", edge, event[1].text)) if edge else context
        elif anchor := self._beside_apposed(mention):
            context = context.at(anchor)
        chosen = None if context.anchor else self._looked_out_at(mention, leaner)
        if chosen is None and (context.anchor or not self.steps):
            return context, resolve(context)
        chosen = chosen or self._chosen(mention, need, forward=_goes_forward(leaner))
        here = _standing_at(context, chosen)
        found = resolve(here)
        if found is None and leaner.rule.operator in _SEEKING:
            return self._sought(context, mention, leaner, resolve, bool) or (here, found)
        if fits := self._what_fits(mention, leaner, chosen, found):
            return self._sought(context, mention, leaner, resolve, fits) or (here, found)
        return here, found

    def _what_fits(
        self, mention: Mention, leaner: Mention, chosen: Step, found: Resolution | None
    ) -> Callable[[Resolution | None], bool] | None:
        """What a mention has to be that counts from the wrong one; None for one that does not tell so.

        What has been does not lie ahead, nor is it of today where it counts back from a day to come; what will be does
        not lie behind.
        """
        published, edge = self._published, known_edge(chosen[1])
        if published is None or edge is None:
            return None
        first = published
        if _way(leaner) == -1 and day_of(edge) > published > date.min:
            first = calendar.plus_days(published, -1)
        if _lies_ahead(found, first):
            return partial(_has_come, published=first) if self._has_been(mention, chosen, published) else None
        if leaner.rule.operator not in _COUNTING or day_of(edge) >= published or not self._will_be(mention):
            return None
        return partial(_lies_ahead, published=published)

    def _will_be(self, mention: Mention) -> bool:
        """Whether the words say that a mention is to come: will be held the next day."""
        known = cues(self._language)
        return known.announces(known.around(self._words, mention.first, mention.last))

    def _looked_out_at(self, mention: Mention, leaner: Mention) -> Step | None:
        """The date that a text only looked out to, where a mention is of that: since 2004. That year."""
        out = self.looked_out
        if out is None or not _is_fine(out, _need(leaner)):
            return None
        if self.steps and self.steps[-1][0].first > out[0].first:
            return None
        if self.is_told_of_looking_out(mention):
            return out
        same = _way(leaner) == 0 or leaner.rule.operator == _THERE
        beside = leaner.rule.operator == "sibling" and _unit(leaner) is Granularity.YEAR
        same = same or (beside and heads_its_sentence(self._words.forms, mention.first))
        if _goes_forward(leaner) and not self._will_be(mention):
            alone = not self.steps or not self._is_beside(self.steps[-1], out[0])
            same = same or not self.steps or (alone and self._is_told_with_a_clause(out))
        place = out[0].last, mention.first
        near = self._words.parted(*place, SENTENCE_ENDS) <= 1 and not self._words.parted(
            *place, PARAGRAPH_ENDS
        )
        return out if same and near else None

    def is_told_of_looking_out(self, mention: Mention) -> bool:
        """Whether a mention is in what is said of such a date, from which no story goes on: since May, when."""
        out = self.looked_out
        if out is None or out[0].last >= mention.first or not self._is_told_with_a_clause(out):
            return False
        return not self._words.parted(out[0].last, mention.first, SENTENCE_ENDS)

    def _is_told_with_a_clause(self, out: Step) -> bool:
        """Whether a text says what happened on a date that it looks out to, and may go on there: since May, when."""
        last = out[0].last
        return tuple(self._words.forms[last : last + 2]) in self._clauses

    def _beside_apposed(self, mention: Mention) -> Anchor | None:
        """The day that a mention in apposition counts from: found dead on Monday, the day before he was to be freed.

        What follows is no date of the text, but that Monday tells it.
        """
        forms, step = self._words.forms, mention.slots.get("step")
        if mention.rule.operator != "sibling" or not isinstance(step, int) or not self.steps:
            return None
        named, found = self.steps[-1]
        edge = known_edge(found)
        behind = forms[mention.last : mention.last + 1]
        apposed = named.last == mention.first - 1 and forms[named.last] == ","
        fits = apposed and behind != [] and behind[0].isalpha() and forms[mention.last - 1] in self._sides
        if (
            not fits
            or _unit(mention) is not Granularity.DAY
            or edge is None
            or found.granularity.rank < Granularity.DAY.rank
        ):
            return None
        return Anchor("previous", calendar.plus_days(day_of(edge), -step), found.text)

    def _is_beside_a_clause(self, mention: Mention) -> bool:
        """Whether what a mention counts from is told behind it, and has no date: in the month before it gave way.

        At the head of its sentence it counts from what was told: The month before they had signed.
        """
        forms = self._words.forms
        step = mention.slots.get("step")
        if mention.rule.operator != "sibling" or not step or forms[mention.last - 1] not in self._sides:
            return False
        clause = not self._pronouns.isdisjoint(forms[mention.last : mention.last + 1])
        heads = heads_its_sentence(forms, mention.first) or forms[mention.first - 1] in self._goes_on_with
        return clause and not heads and not self._beside_apposed(mention)

    def _sought(
        self,
        context: Context,
        mention: Mention,
        leaner: Mention,
        resolve: Resolve,
        fits: Callable[[Resolution | None], bool],
    ) -> tuple[Context, Resolution | None] | None:
        """A mention that counts from the last one from which it fits; None where it does from none."""
        need = _need(leaner)
        steps = self._of_the_story(self.back(), mention) if _goes_forward(leaner) else self.back()
        for step in islice((step for step in steps if _is_fine(step, need)), _TRIES):
            there = _standing_at(context, step)
            found = resolve(there)
            if fits(found):
                return there, found
        return None

    def _here(self, context: Context, mention: Mention, leaner: Mention) -> Context:
        """The context of the month or year that a paragraph tells of: ended at the end of the month, due by its end."""
        need, published = _need(leaner), self._published
        step = next(self._told(mention), None) if leaner is not mention and not context.anchor else None
        edge = known_edge(step[1]) if step and _is_fine(step, max(need, Granularity.YEAR.rank)) else None
        if step is None or edge is None or published is None:
            return context
        size = _unit(leaner)
        if self._words.parted(step[0].last, mention.first, PARAGRAPH_ENDS):
            return context
        there, now = calendar.floor(day_of(edge), size), calendar.floor(published, size)
        known = cues(self._language)
        evidence = known.around(self._words, mention.first, mention.last)
        side = evidence.direction
        decided = self._is_beside(step, mention) and not known.announces(
            evidence
        )  # in May they agreed to go by
        told = (decided and _is_fine(step, size.rank)) or (side is None and context.scene is not None)
        been = there < now and (side == "before" or told)
        coming = there > now and side != "before" and _is_fine(step, size.rank)
        return context.at(Anchor("previous", edge, step[1].text)) if been or coming else context

    def back(self) -> Iterator[Step]:
        """The mentions that are remembered, the last one first."""
        return reversed(self.steps[-_REMEMBERED:])

    def _event(self, leaner: Mention, need: int) -> Step | None:
        """The day of the event that is named behind a mention, where the text has said it."""
        if leaner.rule.operator not in _OF_EVENTS:
            return None
        fronted = heads_its_sentence(self._words.forms, leaner.first)
        named = list(events(self._language).named_at(self._words, leaner.last, fronted=fronted))
        if not named:
            return None
        fine = [step for step in self.back() if _is_fine(step, need) and not self._is_spoken(step)]
        found = (day_of_event(self._words, names, fine, leaner.first) for names in named)
        return next((step for step in found if step), None)

    def _has_been(self, mention: Mention, chosen: Step, published: date) -> bool:
        """Whether the words say that a mention has been; of what counts from a day to come only its own verb does."""
        evidence = cues(self._language).around(self._words, mention.first, mention.last)
        edge = known_edge(chosen[1])
        if evidence.direction != "before" or edge is None:
            return False
        if day_of(edge) <= published or evidence.place == "adjacent":
            return True
        told = evidence.place == "left" or (evidence.place == "right" and evidence.cue not in self._saying)
        return told and not self._is_beside(chosen, mention)

    def _chosen(self, mention: Mention, need: int, *, forward: bool) -> Step:
        """The last mention that is fine enough, unless the text has moved on to a coarser one since.

        What goes forward goes on from the story, not from what had been before: "sank on Saturday. A warning had been
        issued the previous evening. The following day". A pronoun goes on with that: "They were told ... the next day".
        """
        told = self._counted_from(mention, forward=forward)
        last = next(told, self.steps[-1])
        if _is_fine(last, need):
            return last
        fine = next((step for step in told if _is_fine(step, need)), None)
        return last if fine is None or _moved_on(fine, last) else fine

    def _counted_from(self, mention: Mention, *, forward: bool) -> Iterator[Step]:
        """The mentions from which one may count, the last one first."""
        told = self._told(mention)
        return self._of_the_story(told, mention) if forward else told

    def _of_the_story(self, steps: Iterator[Step], mention: Mention) -> Iterator[Step]:
        """Mentions without what had been before the story, unless its sentence begins with somebody of that."""
        if self._goes_on(mention):
            return steps
        return (step for step in steps if self._is_beside(step, mention) or not self._glances(step))

    def _told(self, mention: Mention) -> Iterator[Step]:
        """The mentions that the text tells of, the last one first; a day of speech where none before it is earlier."""
        spoken: Step | None = None
        for step in self.back():
            if self._is_beside(step, mention):
                yield step
            elif self._is_spoken(step):
                spoken = spoken or step
            elif not is_aside(step, self._words, self._language):
                if spoken and not _is_later(spoken, step):
                    yield spoken
                spoken = None
                yield step

    def _goes_on(self, mention: Mention) -> bool:
        """Whether the sentence of a mention begins with somebody of the one before."""
        forms = self._words.forms
        start = sentence_start(forms, mention.first)
        return not self._pronouns.isdisjoint(forms[start : start + 1])

    def _glances(self, step: Step) -> bool:
        """Whether a mention counts back from another one, in a sentence that tells what had been before."""
        mention, found = step
        leaner = _leaner(mention, self._themselves)
        back = leaner is not None and (_way(leaner) or 0) < 0
        if not back or found.anchor is None or found.anchor.kind != "previous":
            return False
        forms = self._words.forms
        sentence = forms[sentence_start(forms, mention.first) : sentence_end(forms, mention.last)]
        return not self._had.isdisjoint(sentence)

    def _is_spoken(self, step: Step) -> bool:
        return is_spoken(step, self._words, self._language, self._published)

    def _is_beside(self, step: Step, mention: Mention) -> bool:
        """Whether two mentions stand in one sentence, so that they belong together."""
        last, first = step[0].last, mention.first
        return first - last < _SENTENCE and SENTENCE_ENDS.isdisjoint(self._words.forms[last:first])


def _standing_at(context: Context, step: Step) -> Context:
    """The context of a mention that leans on this one."""
    found = step[1]
    if found is context.previous:
        return context
    day = found if found.granularity.rank >= Granularity.DAY.rank else context.last_day
    return context._replace(previous=found, last_day=day)


def _is_fine(step: Step, need: int) -> bool:
    """Whether somebody can count from a mention in a unit."""
    return step[1].granularity.rank >= need


def _is_later(last: Step, first: Step) -> bool:
    """Whether a mention is of a later time than another one."""
    here, there = known_edge(first[1]), known_edge(last[1])
    return here is not None and there is not None and day_of(there) > day_of(here)


def _moved_on(fine: Step, last: Step) -> bool:
    """Whether a text has come to a later time in coarser words since: not to this year, which it measures from now."""
    anchor = last[1].anchor
    return not (anchor and anchor.kind == "publication") and _is_later(last, fine)


def _lies_ahead(found: Resolution | None, published: date) -> bool:
    """Whether a mention that counts from another one lies ahead of publication."""
    start = known_edge(found) if found else None
    leans = found is not None and found.anchor is not None and found.anchor.kind == "previous"
    return leans and start is not None and day_of(start) > published


def _has_come(found: Resolution | None, published: date) -> bool:
    """Whether a mention that counts from another one does not lie ahead of publication."""
    return not _lies_ahead(found, published)


def _leaner(mention: Mention, themselves: frozenset[str]) -> Mention | None:
    """The mention within another, or itself, that counts from one before; None where there is none."""
    if mention.rule.id in themselves:
        return mention
    within = [value for value in mention.slots.values() if value.__class__ is Mention]
    while within:
        one = within.pop()
        if one.rule.id in themselves:
            return one
        within += [value for value in one.slots.values() if value.__class__ is Mention]
    return None


def _way(leaner: Mention) -> int | None:
    """To which side a mention counts: 1 a week later, 0 that day, -1 the previous evening; else None."""
    way = leaner.slots.get("sign", leaner.slots.get("step"))
    return way if isinstance(way, int) else None


def _goes_forward(leaner: Mention) -> bool:
    """Whether a mention counts to the time of the one that it counts from, or a later one: that day, a week later."""
    way = _way(leaner)
    return way is not None and way >= 0


def _need(leaner: Mention) -> int:
    """How fine what a mention counts from has to be, as a rank: as its unit, which of hours is a day."""
    known = _NEEDS.get(leaner.rule.operator)
    return known.rank if known else min(_unit(leaner).rank, Granularity.DAY.rank)


def _unit(mention: Mention) -> Granularity:
    """The unit in which a mention counts."""
    unit = mention.slots.get("unit")
    while not isinstance(unit, str) and isinstance(
        length := mention.slots.get("length", mention.slots.get("inner")), Mention
    ):
        mention = length
        unit = mention.slots.get("unit")
    return Granularity(unit) if isinstance(unit, str) else Granularity.DAY
