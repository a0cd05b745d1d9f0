"""How a sentence speaks of a meeting of talks: the words for it, what is said of its state, its number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from tracker.ingest.article import Span
from tracker.ingest.drafting.figures import overlap
from tracker.ingest.drafting.meetings.encounters import Encounter
from tracker.ingest.drafting.text.finder import Finder, Lexicon, Vocabulary
from tracker.ingest.toml_table import any_word, toml_table
from tracker.records.vocabulary import RoundStatus

UNDONE = frozenset({RoundStatus.CANCELLED, RoundStatus.POSTPONED})
"""States of a plan in whose place there may be none."""

CHANGED = UNDONE | {RoundStatus.RESCHEDULED}
"""States of a plan that holds no more."""

_CLAUSE = 240
"""Characters before and behind the noun in which its state is looked for."""


_AFAR = re.compile(
    r"\b(?:tele)?phone|\bvideo|\bhotline|\b(?:rang|phoned)\b|\bvirtual|\bonline\b|\bremote(?:ly)?\b"
)
_VIRTUAL = re.compile(r"\b(?:virtual|online|remote|video(?:[- ]?conference)?|(?:tele)?phone) (?:\w+ )?$")
_BY = 20
"""Characters before and behind words for a meeting within which is told that it was held by telephone."""

_WILL_BEFORE = re.compile(r"\b(?:will|shall)\b(?! (?:not|never|have)\b)[^,;:“”\"]{0,90}$")
_GOES_ON = (
    r"run|last|continue|go on|end|conclude|wrap up|finish|close|adjourn|recess|break up"
    r"|be (?:adjourned|suspended)"
)
_WILL_BEHIND = re.compile(
    r"[^,;:.“”\"]{0,50}?(?:, (?:the|an?|its|their) [^,;:.“”\"]{3,60},)? (?:will|shall)\b"
    rf"(?! (?:not|never|have|{_GOES_ON})\b)"
)
_WHICH_WAS = re.compile(
    r", (?:which|that) (?:(?:was|were) (?:held|opened)|began|opened|started|resumed|ended|took place|entered)\b"
)
"""Behind a meeting that was, whatever is not known of it: "whether the round, which began on Monday, will help"."""

_WERE_TO_HAVE = re.compile(r"\b(?:was|were) to have $")
_ONCE = re.compile(
    r"\b(?:originally|initially|previously|earlier)(?: been)? $|^(?:(?!\bthat\b).)*\bhad been $"
    r"|\bhad (?:originally|initially|previously|earlier) (?:said|announced|told|declared)\b[^.;,]*$"
)
"""Before words for a plan that no longer holds: "was originally scheduled for Monday"."""

TO_GO_ON = re.compile(r"(?:due|scheduled|expected|set) to\b")
"""Words by which what is under way is to go on or to end, on a day to come; they give way to those for its end."""

_THEN = ("will ", "would ", "to be ")
_OF = re.compile(r"\bof (?:[\w’'-]+ ){0,4}$")
_WILL_BE = re.compile(r"\bwill be (?:the|an?|their|its) (?:[\w-]+ ){0,4}$")
_OF_ANY_TIME = ("’", "'", "at ", "during", "latest ", "initial ", "recent ")
"""Words that tell that a meeting was held only where no verb puts it ahead."""

_LONG_AFTER = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?) (?:after|before) (?:the |their |its |an? )?(?:[\w-]+ )?$"
    r"|\bafter (?:the |their )?(?:previous|earlier|last|first|second) (?:[\w-]+ )?$"
)
_COUNTED_FROM = re.compile(
    r"\b(?:talks|negotiations|meetings?|rounds?|sessions?|summit)\b[^,;:.]{0,60}"
    r"\b(?:hours?|days?|weeks?|months?|years?) (?:after|before) (?:(?!and\b)[\w’'.-]+ ){1,8}$"
)
"""Before a meeting from which only the time of another one is counted: "held two months after the second round".

The second is before a verb by which others met then: "The talks came two days after Chad's envoy met".
"""

_SINCE_IT = re.compile(
    r"\bsince (?:the|an?|its|their|his) "
    r"(?:(?!(?:talks|negotiations|meetings?|rounds?|sessions?|summit|dialogue|process|they|it)\b)[\w’'-]+ ){1,7}$"
)
"""Before what something else did since when there have been talks: "the tenth round since the standoff started"."""

_ADJECTIVES = ("previous ", "recent ", "initial ", "last ", "latest ", "earlier ")
_STILL_ON = ("latest ", "initial ")
_WHICH_ONE = 10
_ENDED = re.compile(
    r"\b(?:ended|concluded|closed|wrapped up|finished|adjourned|broke (?:up|off))(?= (?:the|their|its|his|an?) $)"
)
"""A verb before words that only tell which meeting it was: "ended their latest talks"."""


_ENDS_CLAUSE = re.compile(r"[,;:–—]")
_ENDS_QUOTE = re.compile(r"[,.?!][”\"]")
"""Between a meeting of which somebody speaks and his verb: "the new round in Oslo,” the minister concluded"."""

_WERE_UNDONE = re.compile(
    r"[^,;:]{0,60}?\b(?:was|were|ha[sd] been|have been) (?:\w+ )?"
    r"(?:cancel\w*|called off|postponed|scrapped|put off|abandoned)\b"
)
"""Behind talks that were not held: "hours after the talks in Rome were cancelled"."""

_LEXICON = Lexicon()
"""The words with which those for a meeting and its state begin, most of which are in no sentence."""

_BEFORE_IT = ("after", "during", "following", "since the", "ahead of")
"""Words that tell the state of a meeting where they stand before it: "after the talks in Cairo"."""


@dataclass(frozen=True, slots=True)
class Row:
    """A state of rounds: the words for it, whether it speaks of what is to come, and examples.

    What only tells `of_a_day` begins with the apostrophe behind it, where no word begins.
    """

    status: RoundStatus
    ahead: bool
    words: Finder
    of_a_day: re.Pattern[str] | None
    examples: tuple[str, ...]

    def cues(self, words: Vocabulary) -> list[re.Match[str]]:
        """The words for the state in a text, in its order, none overlapping another."""
        found = list(self.words.matches(words))
        return _apart_from(found, self.of_a_day.finditer(words.text)) if self.of_a_day else found


def _apart_from(some: Iterable[re.Match[str]], others: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """Matches of two expressions in the order of the text, none overlapping one before it."""
    found: list[re.Match[str]] = []
    for one in sorted((*some, *others), key=re.Match.start):
        if not found or found[-1].end() <= one.start():
            found.append(one)
    return found


@dataclass(frozen=True, slots=True)
class Words:
    """The table of `talks.toml`."""

    noun: Finder
    session: re.Pattern[str]
    general: Finder
    unreal: Finder
    other_matters: re.Pattern[str]
    ordinals: dict[str, int]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A meeting as a sentence speaks of it; `cue` are the words for its state, at `told`, `distance` characters away.

    `status` is None where no words tell; a verb may still put it `ahead`. `sides` are the ids of those who meet, where
    it is told by a verb; it is not `sure` where that is told of people whose sides are unknown. Who talked by telephone
    was `afar`. A `former` plan no longer holds: "was originally set for May".
    """

    span: Span
    status: RoundStatus | None
    ahead: bool
    cue: str
    ordinal: int | None
    distance: int = 0
    sides: tuple[str, ...] = ()
    sure: bool = True
    told: Span | None = None
    afar: bool = False
    former: bool = False

    @property
    def of_a_day(self) -> bool:
        """Whether words tell only of which day it is, past or to come: "Tuesday's session"."""
        return self.cue.startswith(("’", "'"))

    @property
    def tells_which(self) -> bool:
        """Whether words tell only which meeting it is, which may still go on: "the latest round of talks"."""
        return self.cue.startswith(_STILL_ON)


@cache
def table() -> Words:
    """The words, read once."""
    given = toml_table(__package__, "talks")
    rows = tuple(
        Row(
            RoundStatus(row["status"]),
            row["ahead"],
            Finder("|".join(_words(row)), small=True, lexicon=_LEXICON),
            re.compile(row["of_a_day"]) if "of_a_day" in row else None,
            tuple(row["examples"]),
        )
        for row in given["row"]
    )
    return Words(
        Finder(_noun(), small=True, lexicon=_LEXICON),
        re.compile(given["session"]),
        Finder("|".join(given["not_a_meeting"]), small=True, lexicon=_LEXICON),
        Finder("|".join(given["unreal"]), small=True, lexicon=_LEXICON),
        re.compile(given["other_matters"]),
        given["ordinals"],
        rows,
    )


def _words(row: Mapping[str, Any]) -> Iterator[str]:
    """The expressions of a row; those of its verbs, of which none is part of a compound, are one."""
    if "verbs" in row:
        yield rf"(?<!-){any_word(row['verbs'])}"
    yield from row["words"]


@cache
def _noun() -> str:
    """What a round is called."""
    given = toml_table(__package__, "talks")
    after = f"(?:(?:{'|'.join(given['noun_before'])}) )*(?:{'|'.join(given['noun'])})"
    return any_word([*given["noun_alone"], after])


_OF_TALKS = Finder(
    r"\b(?:talks|negotiat\w+|mediat\w+|cease-?fire|truce|peace|settlement|declaration|delegations?|envoys?|summits?"
    r"|treaty|accords?|agreements?|diplomats?|intermediar\w+|dialogue|disengagement|armistice|hostilities"
    r"|co-?chairs?|special representatives?|good offices|guarantors?|facilitators?|interlocutors?"
    r"|normali[sz]ation|non-use of force|demarcation|delimitation|confidence-building"
    r"|(?:informal|international) (?:[a-z]+ )?(?:meetings?|discussions)"
    r"|consultations|ministers? (?:of|for) foreign affairs"
    r"|joint (?:press )?statement|foreign ministers?|counterparts?|bilateral|trilateral"
    r"|(?:both|the two|warring|opposing) (?:sides|parties|camps|countries|governments|leaders|presidents"
    r"|premiers|ministers)"
    r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|last|latest) round)\b",
    small=True,
)
_MUCH, _OFTEN, _SELDOM = 3, 400, 600
"""So often an article has such words, to be about talks; a short one only once in so many characters.

One that has them more seldom than once in so many characters is mostly about other things.
"""

_SERIES = re.compile(
    r"\b(?:talks|negotiations|discussions|contacts|dialogue|process)\b(?<!of talks)(?<!of negotiations)"
)
_STRONG = Finder(r"\b(?:talks|negotiat\w+|rounds?)\b", small=True)


_HOLD = (" hold", " holding", " held")
_OBJECT = re.compile(
    r" (?!(?:from|on|in|at|by)\b)[\w’'-]+(?: (?!(?:from|on|in|at|by)\b)[\w’'-]+){0,5}(?:,| (?:from|on|in|at|by)\b)"
)
"""Behind a verb of holding what is held, if words for a meeting stand farther on."""


@lru_cache(maxsize=2)
def is_about_talks(text: str) -> bool:
    """Whether an article is about talks, so that a meeting in it is one of theirs."""
    wanted = min(_MUCH, len(text) // _OFTEN)
    return sum(1 for _ in islice(_OF_TALKS.finditer(text, 0, len(text)), wanted)) == wanted


@lru_cache(maxsize=2)
def is_full_of_talks(text: str) -> bool:
    """Whether an article, however long, is about talks all through."""
    wanted = len(text) // _SELDOM
    return (
        is_about_talks(text)
        and sum(1 for _ in islice(_OF_TALKS.finditer(text, 0, len(text)), wanted)) == wanted
    )


def is_weak(words: str) -> bool:
    """Whether words for a meeting may as well be those of any other matter ("met", "a meeting", "the session")."""
    return not _STRONG.pattern.search(words.lower())


def is_series(words: str) -> bool:
    """Whether words may mean all of the talks, and not one meeting: "negotiations", "peace talks"."""
    return _SERIES.search(words.lower()) is not None


def is_by_telephone(text: str, spoken: Spoken) -> bool:
    """Whether the words for a meeting are those for one that has no place: "a phone conversation", "rang"."""
    return spoken.afar and _AFAR.search(text[slice(*spoken.span)].lower()) is not None


def speaks_of_talks(text: str, sentence: Span) -> bool:
    """Whether a sentence has words that are not weak."""
    return _STRONG.search(text, *sentence) is not None


def has_words(text: str, sentence: Span) -> bool:
    """Whether a sentence has words for a meeting, whatever it tells of it."""
    return _finder().search(text, *sentence) is not None


@cache
def _finder() -> Finder:
    """What no sentence lacks that speaks of a meeting without a verb for it."""
    return Finder(rf"{_noun()}|\bsession\b", small=True)


def spoken_of(text: str, sentence: Span, met: Sequence[Encounter] = ()) -> Spoken | None:
    """The meeting that a sentence, or a part of one, speaks of; None where it speaks of none, or of talks in general.

    `met` are the verbs of meeting in it by those who are named. The state is that of the nearest words for one; that it
    is only announced ("the next round"), or planned and called off, gives way to any other. Without such words the
    state is left open.
    """
    start, end = sentence
    here = [one for one in met if start <= one.span[0] and one.span[1] <= end]
    if not here and not has_words(text, sentence):
        return None
    low = text[start:end].lower()
    rows = table().rows  # first, for it tells the lexicon what to look for
    words = Vocabulary(low, _LEXICON)
    nouns = _nouns(words, start, here)
    if not nouns:
        return None
    since = " since " in low
    cues = [
        (
            row,
            [
                cue
                for cue in row.cues(words)
                if _is_real(words, cue.start()) and not (since and _SINCE_IT.search(low, 0, cue.start()))
            ],
        )
        for row in rows
    ]
    cues, former = _without_former_plans(low, cues)
    changed = any(several for row, several in cues if row.status in CHANGED)
    found = [
        (_weak(row, cue.group(), changed), apart, place, noun, row, cue)
        for noun in nouns
        for place, (row, several) in enumerate(cues)
        for cue in _beside(several, noun)
        if (apart := _apart(noun, cue)) <= _CLAUSE
        and not (_is_aside(low, noun, cue) or _is_of_else(low, noun, cue))
    ]
    _, distance, _, noun, row, cue = min(
        found, key=lambda one: one[:3], default=(False, 0, 0, _of_sides(nouns, here, start), None, None)
    )
    if cue is not None and cue.group().startswith(_ADJECTIVES):
        cue = _ENDED.search(low, 0, cue.start()) or cue
    span = (start + noun[0], start + noun[1])
    number = _ordinal(low, *noun)
    if former is not None and not _holds_now(row, cue, former.start()):
        told = (start + former.start(), start + former.end())
        return Spoken(span, RoundStatus.SCHEDULED, True, former.group(), number, told=told, former=True)
    who = next((one for one in met if one.span == span), Encounter(span, ()))
    afar = bool(
        _AFAR.search(low, noun[0], noun[1] + _BY) or _VIRTUAL.search(low, max(0, noun[0] - _BY), noun[0])
    )
    ahead = _is_to_come(low, noun)
    planned = (
        ahead
        and cue is not None
        and (cue.group().startswith(_OF_ANY_TIME) or _WILL_BE.search(low, 0, noun[0]) is not None)
    )
    if row is None or cue is None or planned:
        return Spoken(span, None, ahead, text[slice(*span)], number, 0, who.sides, who.sure, None, afar)
    told = (start + cue.start(), start + cue.end())
    return Spoken(span, row.status, row.ahead, cue.group(), number, distance, who.sides, who.sure, told, afar)


def _of_sides(nouns: Sequence[Span], met: Sequence[Encounter], start: int) -> Span:
    """The first verb by which two known sides meet, else the first words for a meeting."""
    verbs = [(one.span[0] - start, one.span[1] - start) for one in met if len(one.sides) > 1]
    return next((one for one in nouns if one in verbs), nouns[0])


_Cues = list[tuple[Row, list[re.Match[str]]]]


def _without_former_plans(low: str, cues: _Cues) -> tuple[_Cues, re.Match[str] | None]:
    """The words for states without those for a plan that no longer holds, and the first of such."""
    former = [
        cue
        for row, several in cues
        if row.status is RoundStatus.SCHEDULED
        for cue in several
        if _ONCE.search(low, 0, cue.start())
    ]
    kept = [(row, [cue for cue in several if cue not in former]) for row, several in cues]
    return kept, min(former, key=re.Match.start, default=None)


def _holds_now(row: Row | None, cue: re.Match[str] | None, former: int) -> bool:
    """Whether words behind a former plan tell what became of it: "initially set for May, it would open in June"."""
    if row is None or cue is None:
        return False
    return cue.start() < former or row.status in CHANGED or cue.group().startswith(_THEN)


def _is_to_come(low: str, noun: Span) -> bool:
    """Whether a verb of its clause puts a meeting ahead: "he will present it at a meeting", "Friday's talks will"."""
    if _WILL_BEFORE.search(low, 0, noun[0]):
        return True
    return _WILL_BEHIND.match(low, noun[1]) is not None and not _OF.search(low, 0, noun[0])


def _weak(row: Row, cue: str, changed: bool) -> bool:
    """Whether a state gives way to others: to be announced, or planned or of a day where the plan was changed.

    So does "was to have been", for what was planned and perhaps put off.
    """
    of_a_day = cue.startswith(("’", "'"))
    if changed and (row.status is RoundStatus.SCHEDULED or of_a_day or TO_GO_ON.match(cue)):
        return True
    return (
        row.status is RoundStatus.ANNOUNCED
        or " to have " in cue
        or cue == "during"
        or cue.startswith("initial ")
    )


def _is_of_else(low: str, noun: Span, cue: re.Match[str]) -> bool:
    """Whether something else is held: "agreed to hold elections in May, the delegate to the talks said"."""
    holds = cue.end() <= noun[0] and cue.group().endswith(_HOLD)
    return holds and _OBJECT.match(low, cue.end(), noun[0]) is not None


def _is_aside(low: str, noun: Span, cue: re.Match[str]) -> bool:
    """Whether words begin a clause of something else, and not with a meeting: "a round, after months of war, began"."""
    if cue.start() >= noun[1] and _ENDS_QUOTE.search(low, noun[1], cue.start()):
        return True
    if cue.group() not in _BEFORE_IT:
        return False
    if _WERE_UNDONE.match(low, noun[1]):
        return True
    return cue.start() > noun[0] or _ENDS_CLAUSE.search(low, cue.end(), noun[0]) is not None


def _nouns(words: Vocabulary, start: int, met: Sequence[Encounter]) -> list[Span]:
    """Where a part of a sentence speaks of a meeting: not of talks in general, nor of one that is only wished.

    Words for a meeting within a verb that tells whose it is are that verb's: "held talks with". That something is
    signed tells of one only where nothing else does.
    """
    low = words.text
    verbs = [(one.span[0] - start, one.span[1] - start) for one in met]
    told = [
        span for one, span in zip(met, verbs, strict=True) if len(one.sides) > 1 and _is_real(words, span[0])
    ]
    named = table().noun.matches(words)
    nouns = [one.span() for one in _with_sessions(low, named)]
    spans = [one for one in nouns if not any(overlap(one, other) for other in told)] + verbs
    if not spans or table().other_matters.search(low):
        return []
    general = [one.span() for one in table().general.matches(words)]
    found = [
        one
        for one in spans
        if not any(overlap(one, other) for other in general)
        and (_is_real(words, one[0]) or _WERE_TO_HAVE.search(low, 0, one[0]) or _WHICH_WAS.match(low, one[1]))
    ]
    found = [one for one in found if not _LONG_AFTER.search(low, 0, one[0])] or found
    found = [one for one in found if one not in verbs or not _COUNTED_FROM.search(low, 0, one[0])] or found
    signed = [span for one, span in zip(met, verbs, strict=True) if one.at_a_place]
    return [one for one in found if one not in signed] or found


def _with_sessions(low: str, named: Iterable[re.Match[str]]) -> Iterable[re.Match[str]]:
    """Words for a meeting with those for a session, which any word may begin: looked for where that word stands."""
    return _apart_from(named, table().session.finditer(low)) if " session" in low else named


def _is_real(words: Vocabulary, at: int) -> bool:
    """Whether what stands somewhere is neither wished nor refused nor imagined."""
    return not table().unreal.first(words, max(0, at - _CLAUSE), at)


def _beside(cues: Sequence[re.Match[str]], noun: Span) -> Sequence[re.Match[str]]:
    """The cues before and behind a noun, of some in the order of the text: no others can be nearer."""
    at = bisect_left(cues, noun[0], key=re.Match.start)
    return cues[max(0, at - 1) : at + 1]


def _apart(noun: Span, cue: re.Match[str]) -> int:
    """Characters between a noun and words for its state; more where these tell which one it is: "the last talks"."""
    return _distance(noun, cue.span()) + (_WHICH_ONE if cue.group().startswith(_ADJECTIVES) else 0)


def _distance(one: Span, other: Span) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])


def _ordinal(low: str, start: int, end: int) -> int | None:
    """The number of a round: "the third round of talks", "met for a third round", "Round 3"; of a meeting none."""
    if low.endswith("round", start, end) and (figure := _FIGURE.match(low, end)):
        return int(figure[1])
    before = _numbered().search(low, max(0, start - _NUMBER_BEFORE), end)
    own = before is not None and _OF_TALKS_ALONE.fullmatch(low, before.end(), max(before.end(), start))
    found = before if own else _numbered_behind().match(low, end)
    if found is None:
        return None
    number = found["number"]
    return table().ordinals.get(number) or int(number[:-2])


_NUMBER_BEFORE = 60
_FIGURE = re.compile(r" (\d\d?)(?=[:.,;)(]| [–—(-]|$)")
_OF_TALKS_ALONE = re.compile(r"(?: of)?(?: [\w-]+){0,4} ?")
"""Between the number of a round and the words for talks: "the 14th round of commander-level talks"."""

_IN_FIGURES = r"\d\d?(?:st|nd|rd|th)"


@cache
def _numbered() -> re.Pattern[str]:
    numbers = "|".join((*table().ordinals, _IN_FIGURES))
    return re.compile(rf"\b(?P<number>{numbers})\b(?: [\w-]+){{0,2}} (?:round|cycle)\b")


@cache
def _numbered_behind() -> re.Pattern[str]:
    """What numbers a meeting behind the verb for it: "met for a third round"."""
    numbers = "|".join((*table().ordinals, _IN_FIGURES))
    return re.compile(
        r"(?: [\w-]+){0,3}?(?: for| in| at)?(?: an?| the| their)"
        rf" (?P<number>{numbers}) (?:[\w-]+ ){{0,2}}(?:round|cycle)\b"
    )
