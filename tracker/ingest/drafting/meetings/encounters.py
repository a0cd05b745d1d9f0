"""Verbs of meeting with those of whom two sides are named: "Armenia and Azerbaijan met", "he received the envoy"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.figures import PARTIES, Figure, Mention, overlap
from tracker.ingest.drafting.names.actors import by_demonym
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.toml_table import any_word, toml_table
from tracker.records.vocabulary import ActorSort

_TO = 20
"""Characters between a verb of going and the place."""

_SIGNED = (
    r"sign(?:s|ed|ing)?|initiall?ed|worked|hammered|thrashed|drawn|drafted|negotiated|brokered|struck|reached|concluded"
    r"|agreed"
)
_TO_SIGNED = 80
"""What no words for a signing are without, and so many characters behind their beginning at most."""

_BEFORE, _BEHIND = 110, 60
"""Characters before a verb of meeting in which its subject is named, and behind it its object."""

_OTHER_CLAUSE = re.compile(
    r"[;:“”\"]|[’'] |, (?:but|while|whereas|said|says|as)\b|\b(?:said|says|told|that)\b"
    r"(?!(?: [\w-]+){0,3} they\b)"
)
_ASIDE = re.compile(
    r", who(?:se|m)? [^;:.“”\"]*, (?:(?:is|are|was|were|will|would|has|had|scheduled|due|expected|set|to) )*$"
    r"|, which [^;:.,“”\"]*, $"
    r"|, (?:set up|formed|led|headed|chaired|created|appointed|accompanied|backed|mediated|brokered|including)"
    r" [^;:.“”\"]*, $"
    r"|, (?:the|an?|its|his|her|(?:[A-Z][\w-]* )?[A-Z][\w-]*['’]s) [^;:.,“”\"]{3,80}, "
    r"(?:(?:first|last|then|also|is|are|was|were|will|would|has|had|scheduled|due|expected|set|to) )*$"
)
"""Between a subject and its verb: "The president, who had complained of the delay, received"."""

_BY_THE_AUTHOR = re.compile(r"(?:[^“”\"]* )?I (?:(?:had|last|first|then|also|again) )*")
"""Before what the author of a text does: "I met him again last week"."""

_OBJECT = re.compile(
    r"\W*(?:with )?(?:(?!(?:to|in|on|at|for|from|by|after|before)\b)[\w’'-]+ ){0,5}"
    r"(?:(?:envoys?|emissar(?:y|ies)|delegat\w+|negotiators?|representatives?|officials?|teams?|diplomats|leaders"
    r"|ministers|commanders|officers|members|figures|rebels|counterparts|colleagues) from (?:the )?)?"
)
"""What stands between such a verb and its object: "met a delegation from Peru"."""

_NAME = r"(?!\w+day\b)(?:[A-Z]\. ?)*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
_MAY_BE = r"(?:had|has|last|first|then|again|also|will|would|is|are|was|were|scheduled|due|expected|set|to)"
_NAMED = re.compile(rf"(?<!^)\b{_NAME}(?: {_MAY_BE})* $|^{_NAME} {_NAME}(?: {_MAY_BE})* $")
_NAMED_BEHIND = re.compile(
    rf"(?: with)? (?:(?:the|his|her|its) )?(?:(?!(?:at|in|on|near|to|for|by|from|until)\b)[a-z]+ ){{0,2}}{_NAME}"
)
"""A name before a verb of meeting, and one that is its object."""

_SIGNS = re.compile(r"signed|initialled", re.IGNORECASE)
_WHICH = re.compile(
    r"(?:, (?:which|that)|\b(?:agreement|accord|deal|pact|treaty|truce|cease-?fire|declaration)s?(?: which| that)?)"
    r" (?!(?:and|but|then) )(?:(?!(?:was|were|is|are|had|has|said|ended|began|in|on|at)\b)[\w’'-]+ ){1,9}$"
)
"""Before the signing of a paper that is spoken of, which was when it was: "a treaty, which the two signed last May"."""

_OTHER_ERRAND = re.compile(
    r"[^.;:]{0,60}? to (?:submit|mark|celebrate|commemorate|address|watch|inspect|receive an?"
    r"|attend (?:an?|the) (?:[\w-]+ )?(?:funeral|wedding|ceremony|parade|inauguration))\b"
)
"""Behind a verb of going, for what one goes that is no meeting."""

_ONE_SPOKEN_OF = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|(?:[Tt]he|[Hh]is|[Hh]er) (?:(?:[\w-]|[A-Z]\.)+ ){0,3}"
    r"(?:president|premier|(?:prime |foreign |defen[cs]e )?minister|chancellor|envoy|king|queen|monarch|emir|leader"
    r"|secretary(?: of state| general)?|ambassador|diplomat|negotiator|mediator|delegation|team))"
    rf"(?: (?:{_MAY_BE}|have|later|earlier|was))* $"
)
"""Before a verb of meeting, one of whom was spoken and who has no name there."""

_BACK = re.compile(r"\b(?:back|return\w*)\b")
"""In a verb of going, that one was there before."""

_COUNTERPART = re.compile(
    r" (?:with )?(?:(?:his|her|its|their|the|senior|top|visiting|new|several) ){0,2}"
    r"(?P<whose>[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?P<others>(?:(?:,|,? and) [A-Z][\w-]+){0,3})(?: [A-Z][\w’'-]+){0,3}"
    r" (?:counterparts?|colleagues?|opposite numbers?|hosts?|officials|leaders|ministers|diplomats|negotiators"
    r"|envoys)\b"
)
"""Those who are met, and have no name but that of their state: "his Eritrean counterpart", "Chadian officials"."""

_NAMES = re.compile(r"[A-Z][\w-]+")

_JOINED = re.compile(
    rf"\b(?=[\w.’'-]+ [A-Z]){_NAME} and (?:[\w’'-]+ ){{0,4}}(?:[a-z]+, )?{_NAME},?"
    r"(?: (?:both|had|have|has|first|last|then|again|also|will|would|were|are|to))* $"
)
"""Two names before their verb, the second one with an office or without: "Kim and Seoul's envoy, Chung, met"."""


@dataclass(frozen=True, slots=True)
class Encounter:
    """A verb of meeting, and the ids of the sides whose people are named with it.

    It is not `sure` where two people meet of whom it is not known for whom they do, or where they only go somewhere.
    Where they only sign something it is a meeting `at_a_place` alone: a day is that of what they sign.
    """

    span: Span
    sides: tuple[str, ...]
    sure: bool = True
    at_a_place: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Words of `talks.toml`: verbs of those who meet, verbs that have an object, and those who meet without a name.

    `go` are verbs of going, which tell of a meeting where `delegates` go; `go_alone` tell of one that is to come, even
    of one person. `met` are people who are met by somebody.
    `behind_place` is a place and those of whom something is told behind it.
    """

    meet: Finder
    meet_somebody: Finder
    people: re.Pattern[str]
    go: Finder
    go_alone: Finder
    delegates: re.Pattern[str]
    met: re.Pattern[str]
    behind_place: re.Pattern[str]
    signing: Finder


@cache
def _words() -> Words:
    given = toml_table(__package__, "talks")
    meet, somebody, go = (
        Finder(any_word(given[name]), small=True) for name in ("meet", "meet_somebody", "go")
    )
    alone = Finder(given["go_alone"], small=True)
    signing = Finder(given["signing"], small=True, needs=_SIGNED, within=_TO_SIGNED)
    people, delegates, them = (re.compile(any_word(given[name])) for name in ("people", "delegates", "met"))
    behind = re.compile(given["behind_place"])
    return Words(meet, somebody, people, go, alone, delegates, them, behind, signing)


def encounters(text: str, sentence: Span, cast: Cast) -> list[Encounter]:
    """The verbs of a sentence by which two sides meet that are named in it, or people such as delegations."""
    meetings = _meetings(text, sentence, cast)
    alone = not any(one.sure for one in meetings)
    found = [*meetings, *_arrivals(text, sentence, cast), *(_journeys(text, sentence, cast) if alone else ())]
    for match in _words().signing.finditer(text, *sentence):
        if not any(overlap(one.span, match.span()) for one in found):
            found.append(Encounter(match.span(), (), sure=False, at_a_place=True))
    behind = _words().behind_place.match(text[slice(*sentence)].lower())
    if behind and not found:
        found.append(Encounter((sentence[0] + behind.start(), sentence[0] + behind.end()), (), sure=False))
    return found


def _meetings(text: str, sentence: Span, cast: Cast) -> list[Encounter]:
    found = [
        (match.span(), objects)
        for finder, objects in ((_words().meet, False), (_words().meet_somebody, True))
        for match in finder.finditer(text, *sentence)
    ]
    found = [
        one
        for one in found
        if not _BY_THE_AUTHOR.fullmatch(text, sentence[0], one[0][0])
        and not (_SIGNS.match(text, *one[0]) and _WHICH.search(text, sentence[0], one[0][0]))
    ]
    if not found:
        return []
    here = cast.within(sentence)
    low = text[slice(*sentence)].lower()
    met = []
    for span, objects in found:
        subject = _subject_end(text, sentence[0], span[0])
        named = tuple(dict.fromkeys(_who(cast, (subject, span[1]), here, objects=objects)))
        who = tuple(dict.fromkeys((*named, *(_counterpart(cast, span) if objects and named else ()))))
        sides = tuple(one for one in who if one not in cast.by_id or cast.by_id[one].sort != ActorSort.PERSON)
        if len(sides) > 1 and any(cast.by_id[one].sort in PARTIES for one in sides if one in cast.by_id):
            met.append(Encounter(span, sides))
        elif any(
            _is_subject(low, people.end(), subject - sentence[0]) for people in _words().people.finditer(low)
        ):
            met.append(Encounter(span, ()))
        elif len(who) > 1 and len(sides) < len(who):
            met.append(Encounter(span, sides, sure=False))
        elif objects and (theirs := _met_by_one_spoken_of(cast, sentence, subject, span)):
            met.append(Encounter(span, theirs, sure=False))
        elif _meets(text, sentence, low, span, subject) if objects else _are_joined(text, sentence, span[0]):
            met.append(Encounter(span, (), sure=False))
    return [one for one in met if not any(_tells_more(other, one) for other in met)]


def _counterpart(cast: Cast, verb: Span) -> Iterator[str]:
    """The states for which those without a name are met: "received his Chadian counterpart"."""
    found = _COUNTERPART.match(cast.text, verb[1])
    names = (found["whose"], *_NAMES.findall(found["others"])) if found else ()
    for name in names:
        state = by_demonym().get(name)
        if state is not None and state.id in cast.by_id:
            yield state.id


def _tells_more(one: Encounter, other: Encounter) -> bool:
    """Whether the same verb, or a longer one around it, says better who meets: "held talks" in "held talks with"."""
    return overlap(one.span, other.span) and len(one.sides) > max(1, len(other.sides))


def _arrivals(text: str, sentence: Span, cast: Cast) -> Iterator[Encounter]:
    """Where delegates, two people who are named together, or one of a side that visits the other go somewhere."""
    found = [match.span() for match in _words().go.finditer(text, *sentence)]
    low = text[slice(*sentence)].lower() if found else ""
    for span in found:
        subject = _subject_end(text, sentence[0], span[0])
        going = any(
            _is_subject(low, one.end(), subject - sentence[0]) for one in _words().delegates.finditer(low)
        )
        sides = () if going else _visit((subject, span[1]), sentence, cast)
        if (going or sides or _are_joined(text, sentence, span[0])) and not _go_home(
            cast, sentence, subject, span
        ):
            yield Encounter(span, sides, sure=False)


def _journeys(text: str, sentence: Span, cast: Cast) -> Iterator[Encounter]:
    """Where somebody is to go alone, of which no verb tells whom one meets there."""
    for span in (match.span() for match in _words().go_alone.finditer(text, *sentence)):
        subject = _subject_end(text, sentence[0], span[0])
        errand = _OTHER_ERRAND.match(text, span[1], sentence[1])
        if not errand and _is_one_person(cast, sentence, subject):
            yield Encounter(
                span, _visit((subject, span[1]), sentence, cast) or _host(span, sentence, cast), sure=False
            )


def _go_home(cast: Cast, sentence: Span, subject: int, verb: Span) -> bool:
    """Whether those who go somewhere only come home: "Moscow's delegates arrived back in Russia"."""
    if not _BACK.search(cast.text, *verb):
        return False
    who = set(_who(cast, (subject, verb[1]), cast.within(sentence), objects=False))
    countries = {cast.by_id[one].country for one in who if one in cast.by_id}
    return bool(who) and countries == {next(iter(_countries_behind(cast, sentence, verb)), None)}


def _countries_behind(cast: Cast, sentence: Span, verb: Span) -> Iterator[str | None]:
    """The countries of places, and those named for themselves, right behind a verb of going."""
    yield from (one.country for one in cast.places if 0 <= one.span[0] - verb[1] <= _TO)
    here = cast.within(sentence)
    yield from (cast.by_id[one.figures[0]].country for one in here if 0 <= one.span[0] - verb[1] <= _TO)


def _is_one_person(cast: Cast, sentence: Span, verb: int) -> bool:
    """Whether the subject of a verb is somebody with a name or an office, right before it."""
    last = next((one for one in reversed(cast.within((sentence[0], verb)))), None)
    return (
        last is not None
        and verb - last.span[1] <= len(", ")
        and any(cast.by_id[name].sort == ActorSort.PERSON for name in last.figures if name in cast.by_id)
    )


def _visit(verb: Span, sentence: Span, cast: Cast) -> tuple[str, ...]:
    """Of the two sides of the article one whose people go to a place of the other one, and that other one."""
    here = cast.within(sentence)
    who = set(_who(cast, verb, here, objects=False))
    there = list(_countries_behind(cast, sentence, verb))
    hosts = [one for one in cast.principals if there and cast.by_id[one].country == there[0]]
    guests = [one for one in cast.principals if one in who and one not in hosts]
    return (*guests, *hosts) if guests and hosts and cast.by_id[hosts[0]].country else ()


def _host(verb: Span, sentence: Span, cast: Cast) -> tuple[str, ...]:
    """The one of the two sides of the article to whose country somebody goes: "the envoy is expected to visit Lima"."""
    there = next(_countries_behind(cast, sentence, verb), None)
    return tuple(one for one in cast.principals[:2] if there and cast.by_id[one].country == there)


def _meets(text: str, sentence: Span, low: str, verb: Span, subject: int) -> bool:
    """Whether people without a name are the object of a verb, or whether both of its people have unknown names."""
    end = verb[1] - sentence[0]
    people = _words().met.search(low, end, end + _BEHIND)
    if people is not None and _OBJECT.fullmatch(low, end, people.start()):
        return True
    before = text[max(sentence[0], subject - _BEFORE) : subject].rstrip(" ,") + " "
    return bool(_NAMED.search(before)) and bool(_NAMED_BEHIND.match(text, verb[1]))


def _met_by_one_spoken_of(cast: Cast, sentence: Span, subject: int, verb: Span) -> tuple[str, ...]:
    """The side of somebody named whom one meets of whom was spoken: "He met Kim", "The monarch will meet Kim"."""
    if not _ONE_SPOKEN_OF.search(cast.text, max(sentence[0], subject - _BEFORE), subject):
        return ()
    behind = (one for one in cast.within(sentence) if verb[1] <= one.span[0] <= verb[1] + _BEHIND)
    first = next(behind, None)
    if first is None or cast.is_a_place(first) or not _OBJECT.fullmatch(cast.text, verb[1], first.span[0]):
        return ()
    found = (_side(cast.by_id.get(name)) for name in first.figures)
    return tuple(one for one in found if one is not None)


def _are_joined(text: str, sentence: Span, verb: int) -> bool:
    """Whether the subject of a verb are two names joined by "and", whoever they are."""
    return bool(_JOINED.search(text, max(sentence[0], verb - _BEFORE), verb))


def _subject_end(text: str, start: int, verb: int) -> int:
    """Where the subject of a verb ends: before a clause between commas that tells more of it, if one stands there."""
    aside = _ASIDE.search(text, start, verb)
    return aside.start() + 1 if aside else verb


def _is_subject(low: str, end: int, verb: int) -> bool:
    """Whether those of whom words end there may be the subject of a verb."""
    return 0 < verb - end <= _BEFORE and not _OTHER_CLAUSE.search(low, end, verb)


def _who(cast: Cast, verb: Span, here: Sequence[Mention], *, objects: bool) -> Iterator[str]:
    """Whose people are named before a verb, or they where that is not known, and behind it where it has an object."""
    text = cast.text
    before = [
        one
        for one in here
        if verb[0] - _BEFORE <= one.span[0] < verb[0] and not _OTHER_CLAUSE.search(text, one.span[1], verb[0])
    ]
    behind = [
        one
        for one in here
        if objects
        and verb[1] <= one.span[0] <= verb[1] + _BEHIND
        and _OBJECT.fullmatch(text, verb[1], one.span[0])
    ]
    for one in (*before, *(behind[:1] if before else ())):
        for name in one.figures if not cast.is_a_place(one) else ():
            if side := _side(cast.by_id.get(name)):
                yield side


def _side(figure: Figure | None) -> str | None:
    if figure is None:
        return None
    people = figure.sort == ActorSort.PERSON or figure.unnamed or figure.sort == ActorSort.AGENCY
    return (
        figure.on_behalf_of or (figure.id if figure.sort == ActorSort.PERSON else None)
        if people
        else figure.id
    )
