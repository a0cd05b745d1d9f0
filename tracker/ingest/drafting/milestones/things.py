"""The title of a milestone that is a thing, or is done to one: "Truce signed", "1990 invasion of Kuwait".

An editor prints the thing and what became of it. Who did it stands in the evidence, and the timeline is that of
his talks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.drafting.milestones.acts import Tense
from tracker.ingest.drafting.milestones.names_of_things import (
    AND,
    ARTICLES,
    AT,
    DOING,
    STOPS,
    begin_of_name,
    determined,
    extended,
    name_end,
)
from tracker.ingest.drafting.milestones.rows import Row
from tracker.ingest.drafting.milestones.titles import whole_quotes
from tracker.ingest.drafting.text.inflecting import forms
from tracker.ingest.toml_table import toml_table
from tracker.records.vocabulary import MilestoneSort

_SKIPPED = re.compile(
    r"(?: (?:on |late |early |finally |formally |also )*(?:\w+day|yesterday|today|last \w+)(?: \w+ing| night)?"
    r"| [a-z]+ly| also| finally)+(?= )"
)
"""What parts a verb from its object."""


@dataclass(frozen=True, slots=True)
class Told:
    """Where the words for a milestone stand, and its day, in a sentence that begins at `floor`."""

    text: str
    span: Span
    day: Span
    floor: int
    planned: bool = False

    @property
    def words(self) -> str:
        """The words in small letters."""
        return self.text[slice(*self.span)].lower().rstrip()


_SORTS = (
    MilestoneSort.AGREEMENT,
    MilestoneSort.DOCUMENT,
    MilestoneSort.PROPOSAL,
    MilestoneSort.ANNOUNCEMENT,
)
_PROLONGED = frozenset({"truce-ends", "given", "prolonged"})
_VOTE = re.compile(
    r"\b(?:(?:presidential|parliamentary|general|legislative|local|regional|municipal|snap|early|constitutional) )*"
    r"(?:elections?|referendum|plebiscite|run-?off|vote(?! (?:on|for|to|of)))\b"
)
_ATTACKS = re.compile(
    r"\b(?:offensive|assault|strikes?|raids?|invasion|attacks?|bombardment|shelling|bombings?|operation|incursion|ambush)\b"
)
_ROWS = _PROLONGED | {"sanctions", "exchange", "emergency", "measure", "border"}
_PEOPLE = frozenset({"agreed", "announced", "suspension", "made-known"})
"""Rows of other sorts that tell of things, and of these sorts that tell what somebody does."""

_AN_ATTACK = re.compile(
    r"(?:attacks?|offensive|war|coup|bombings?|raid|massacre|invasion|seizure|takeover|assault|kidnapping|hijacking"
    r"|uprising|ambush|shelling|clash(?:es)?|bloodshed|assassination|air ?strikes?|drone strikes?|explosions?|blasts?)"
    r"(?: (?:of|on|against|in|at|near)\b(?! which)[^,]*)?$"
)
_OWNED = re.compile(r"['’]s ")
_LEADS = re.compile(r"(?:,| (?:of|from|in|on|at|the|early|late))+ *$")

_HAPPENS = re.compile(
    r"\b(?:(?P<effect>t(?:akes?|ook|aken) (?:effect|hold)"
    r"|(?:comes?|came|go(?:es)?|went|enter(?:s|ed)?) into (?:force|effect)"
    r"|kick(?:s|ed)? in|beg[aiu]ns?|start(?:s|ed)?)"
    r"|(?P<end>expire[sd]?|r[au]ns? out|lapse[sd]?|ends?|ended)"
    r"|(?P<last>goes on|holds?|lasts?|lasting|runs?|running|continues?|continuing|in force)"
    r"|(?P<fall>collapsed?|broke down|fell apart|unravelled))$"
)
_BECOMES = {
    "effect": "takes effect",
    "end": "ends",
    "fall": "collapses",
    "last": "continues",
    "start": "begins",
    "again": "resumes",
}
_BREAKS_OUT = re.compile(
    r"\b(?:(?P<start>began|started|beg[iu]ns|starts|(?:broke|breaks) out|erupted|erupts|flared)|(?P<again>resumed))$"
)
_FROM = re.compile(
    r",? (?:effective|from|as of|starting|beginning|in (?:effect|force)|to (?:begin|start|take effect))\b"
)
_NO_OBJECT = re.compile(r" ?(?:to|that|on|it|them|up|in|with|by)\b")


def thing_title(row: Row, told: Told) -> str | None:
    """The thing of which words tell, with what is done to it; None where they tell of people, or name no thing."""
    if row.last or row.tense is Tense.NAMED:
        return _capital(_named(told))
    if row.sort is MilestoneSort.ATTACK:
        return _capital(_happens(told, _BREAKS_OUT) or _attack(told))
    if row.id == "vote":
        return _capital(_vote(told))
    deadline = row.sort is MilestoneSort.DEADLINE and row.id not in _PROLONGED
    if deadline or not (row.sort in _SORTS or row.id in _ROWS):
        return None
    if happens := _happens(told, _HAPPENS):
        return _capital(happens)
    done = _done(replace(told, planned=told.planned and row.id not in _PROLONGED))
    return None if row.id in _PEOPLE else _capital(done)


def _happens(told: Told, words: re.Pattern[str]) -> str | None:
    """A thing, and what it does in the words that end those in question: "Truce collapses"."""
    happens = words.search(told.words)
    thing = _thing(told, happens.start()) if happens else None
    return f"{thing} {_becomes(thing, str(happens.lastgroup))}" if happens and thing else None


def _becomes(thing: str, what: str) -> str:
    """What happens to a thing, or to several: "War begins", "Clashes begin"."""
    verb, space, rest = _BECOMES[what].partition(" ")
    several = re.search(r"[^s’']s(?: (?:of|in|on|between|at|over|against)\b|$)", thing)
    return (re.sub("(?<=go)es$|s$", "", verb) if several else verb) + space + rest


def _vote(told: Told) -> str | None:
    """The election or the referendum that words name last: "hold a referendum" is "Referendum"."""
    votes = list(_VOTE.finditer(told.words))
    if not votes:
        return None
    start = told.span[0] + votes[-1].start()
    return _phrase(told.text, begin_of_name(told.text, start, told.floor), told)


def _attack(told: Told) -> str | None:
    """An attack that is only named, or that somebody is told to have made: "began their offensive" is "Offensive"."""
    if _AN_ATTACK.match(told.words):
        return _named(told)
    for verb, length in _first_words(told.words):
        if verb in _participles(told.planned):
            thing = _object(told, told.span[0] + length)
            return thing if thing and _ATTACKS.search(thing) else None
    return None


def _capital(title: str | None) -> str | None:
    return title and title[0].upper() + title[1:]


def _named(told: Told) -> str | None:
    """A thing with the date that it is called by: "23 February accord on inspections", "bombings in Nairobi"."""
    text, (first, last), day = told.text, told.span, told.day
    dated = any(one.isdigit() for one in text[slice(*day)])
    if day[0] <= first and day[1] <= last:
        apart = any(one in text[day[1] : first] for one in ",:–—-")
        start = determined(text, day[0] if dated and not apart else max(first, day[1]))
        owned = _OWNED.match(text, start)
        last = _before_day(text, start, last)
        return whole_quotes(text[owned.end() if owned else start : extended(text, last, start, AT)])
    start = determined(text, begin_of_name(text, first, told.floor))
    end = _before_day(text, start, min(last, day[0]))
    end = max(end, extended(text, end, start, AT))
    short = " " not in text[start:end]
    return text[start : day[1]] if short and dated and day[0] - end <= len(", on the ") else text[start:end]


def _before_day(text: str, start: int, end: int) -> int:
    """Where words end without what leads from them to a day: "the accord of"."""
    return start + len(_LEADS.sub("", text[start:end]).rstrip(" ,"))


def _done(told: Told) -> str | None:
    """A thing with the participle of the verb that tells what was done to it, or is to be."""
    text, first, words = told.text, told.span[0], told.words
    if leads := _FROM.search(words):
        thing = _thing(told, leads.start())
        return thing and f"{thing} takes effect"
    if text.startswith("-", first - 1):  # "a Malaysian-brokered deal"
        return _phrase(text, begin_of_name(text, first, told.floor), told)
    for verb, length in _first_words(words):
        if done := _participles(told.planned).get(verb):
            return _with(_object(told, first + length), done, told)
    for verb, at in _participles_in(words):
        behind = words[at + len(verb) :].split()
        if behind and behind[0] not in STOPS - ARTICLES:  # "voters approved the text"
            return _with(_object(told, first + at + len(verb)), verb, told)
        thing = _thing(told, at)
        if not (thing or behind):  # "they signed"
            thing = _object(told, told.span[1])
        return _with(thing, verb, told)
    return None


def _with(thing: str | None, done: str, told: Told) -> str | None:
    return thing and f"{thing} {'to be ' if told.planned else ''}{done}"


def _object(told: Told, start: int) -> str | None:
    """What is done something to: the words right behind a verb, else the last ones that tell it."""
    text, (first, last) = told.text, told.span
    if doing := DOING.match(text, start):
        start = doing.end()
    if parted := _SKIPPED.match(text, start):
        start = parted.end()
    if _NO_OBJECT.match(text, start):
        return None
    return _phrase(text, start + 1, told) or (
        _phrase(text, begin_of_name(text, text.rfind(" ", 0, last) + 1, first), told)
        if start < last
        else None
    )


def _thing(told: Told, length: int) -> str | None:
    """The words around the noun at the head of the words in question, at most up to the verb so far behind it."""
    begin = begin_of_name(told.text, told.span[0], told.floor)
    found = _phrase(told.text, begin, told)
    return (
        found and found[: max(0, told.span[0] + length - determined(told.text, begin))].rstrip(" ,")
    ) or None


def _phrase(text: str, start: int, told: Told) -> str | None:
    """A noun with what stands before it, and "of" and the like behind it."""
    start = determined(text, start)
    end = name_end(text, start)
    if end == start or told.day[0] <= start < told.day[1]:
        return None
    end = extended(text, end, start)
    if text.startswith(AND, end) and end < told.span[1]:
        more = determined(text, end + len(AND))
        if more < (last := name_end(text, more)) <= told.span[1] + 1:
            return whole_quotes(f"{text[start:end]}{AND}{text[more:last]}")
    return whole_quotes(text[start:end]).rstrip(" ,")


def _first_words(told: str) -> Iterator[tuple[str, int]]:
    words = told.split(" ", 4)[:4]
    for many in range(len(words), 0, -1):
        yield (first := " ".join(words[:many])), len(first)


def _participles_in(told: str) -> Iterator[tuple[str, int]]:
    """What was done to the noun at the head of words, the last first: "treaty that was drawn up"."""
    done = set(_participles(False).values())
    starts = [one.start() for one in re.finditer(r"(?<= )\w", told)]
    for start in reversed(starts):
        one, *others = told[start:].split(" ", 2)
        for verb in (f"{one} {others[0]}" if others else one, one):
            if verb in done:
                yield verb, start
                break


@cache
def _participles(planned: bool) -> Mapping[str, str]:
    """What forms of a verb that is done to a thing are behind "was": "strikes" and "struck" to "struck".

    The infinitive only where it is planned: "prisoners trade" is none.
    """
    table = toml_table(__package__, "acts")
    verbs = [verb for act in table["act"] for verb in act.get("does", ()) if "(" not in verb]
    found = [forms(verb.replace("[sz]", letter), table["irregular"]) for verb in verbs for letter in "sz"]
    return {
        re.sub(either, "", form): re.sub(r" (?:up)?on$", "", one.done).replace("?", "")
        for one in found
        for either in (r"\?", r"\w\?")
        for form in (one.past, one.done, one.third, one.doing, *((one.base,) if planned else ()))
    }
