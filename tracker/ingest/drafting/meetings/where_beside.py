"""The place that stands beside the words for a meeting, and is its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.figures import Place
from tracker.ingest.drafting.meetings.another import EVENTS, is_of_another, words_of
from tracker.ingest.drafting.meetings.of_saying import in_brackets, in_relative_clause, is_of_saying
from tracker.ingest.drafting.meetings.talks import Spoken
from tracker.ingest.drafting.text.dates import apart
from tracker.temporal import Resolution

THEN = re.compile(r",? ?(?: \()?(?:(?:on|in|from|late|early) )*")
"""Between a place and a day that is its own: "at Ohrid on 18 March", "in Muscat (12 April)"."""

COMING_FROM = re.compile(
    r"\b(?:from|left|leav(?:e|es|ing)) (?!for )"
    r"(?:(?:the )?(?:[\w-]+ ){0,3}(?:city|town|port|village) of (?:the )?|[A-Z][\w’-]+ and |\w+ )?$"
    r"|\b[Aa]fter (?:(?:an?|the|his|her|its|their) )?(?:[\w-]+ )?(?:visit|trip|stop|stopover|stay) (?:to|in|at) $"
    r"|\b[Bb]efore (?:leaving|departing|flying|heading|travell?ing|going|setting (?:off|out))(?: on)? (?:for|to) $"
)
_NO_VENUE = re.compile(
    r"\b(?:namely|over|about|against|surrounding|concerning|regarding|(?:status|future|areas?|regions?"
    r"|(?:disputed|contested) territory|fall|capture|control|people|mayor|bishop|archbishop"
    r"|governor|siege|battle) of|(?:spokes\w+|correspondent|reporters|troops|fighting|war|violence|unrest"
    r"|conflict|crisis|insurgency"
    r"|rebellion|uprising|hostilities|operations|situation|dispute|tensions?|stand-?off|clashes"
    r"|kidnapped|abducted|killed|wounded|arrested|detained|jailed|imprisoned|stranded|based|stationed|deployed|born|stopping"
    r"|forces|army|garrison|remarks|comments|speech|interviews?) (?:in|at|to)) (?:(?:the|his|her|their) )?$",
    re.IGNORECASE,
)
"""Before a place that is spoken of, or where somebody or something is, and no meeting."""

_WHO_RULES = re.compile(
    r"\b(?:ambassador|governments?|ministry|authorities|administration|rulers|regime|commanders|coordinator)"
    r" (?:in|at|to) (?:(?:the|his|her|their) )?$",
    re.IGNORECASE,
)
_ON_DAY = re.compile(
    r",? (?:late |early )?(?:on )?(?:[A-Z]\w+day|\d|today|yesterday|(?:this|last|next) (?:week|month))\b"
)
"""Behind a place in which one meets those who rule there: "met the authorities in Lima on Monday"."""

_COMPOUND = re.compile(r"\w[-–]$")
_OF_EVENT = re.compile(rf"\b{EVENTS} (?:in|near|at|outside|on) (?:the (?:\w+ ){{0,3}}(?:of )?)?$")
_EVENT_BEHIND = re.compile(
    r"(?:-\w| (?:(?!(?:in|on|at|of|to|by|for|from|with|and|or|as|the|an?|its|their|after|before|during|since)\b)"
    r"(?!(?:despite|amid|over|about|against|following|that|which|who|when|where|while|without|no|ended|began|opened|collapsed|concluded|resumed|broke|closed|between|among|under|near"
    r"|was|were|had|has|have|is|are|will)\b)"
    r"[\w-]+ ){0,2}"
    rf"(?:{EVENTS}|agreements?|accords?|declaration|principles|formula|protocols?|[Pp]rocess"
    r"|government|troops|forces|officials?|authorities)\b)"
)
"""Around a place that tells of which dialogue, or which attack: "the Bern-Lima dialogue", "the 2008 Lima attacks"."""

_PRESS = re.compile(
    r"\b(?:press|news|media) (?:conference|briefing)s?[^.;:,]{0,50}? (?:in|at|outside|near) (?:the )?$"
)
"""Before a place at which somebody speaks to the press."""

_HOME = re.compile(
    r"\b(?:flew|gone|went|returned|travell?ed|headed|left) (?:back |home )(?:(?:again|home) )?(?:to|for) (?:the )?$"
)
_FOR = re.compile(r"(?: \w+)? (?:for|to resume)\b")
"""Before where those go who leave talks, and behind it what they go for."""

_DAY_FIRST = re.compile(
    r"\b(?:on|in|from|and) (?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2}|[A-Z][a-z]+day)(?: \d{4})?"
    r" (?:in|at) (?:the )?$"
)
"""Before a place whose day stands first: "on 3 March in Oslo, on 9 April in Rome"."""

_COMES = re.compile(
    r"\b(?:arriv(?:e|es|ed|ing)|fl(?:y|ies|ew|ying)|travel(?:s|l?ed|l?ing)?|com(?:e|es|ing)|came|head(?:s|ed|ing)?)"
    r"(?: back)? (?:in|to|at|for) $"
)
"""Where one comes on a day for talks on another one."""

_NEAR_ANOTHER = re.compile(
    r",? (?:an? (?:[\w-]+ ){1,3})?(?:just |right |not far )?"
    r"(?:(?:(?:about|around|some|nearly|almost) )?[\d.]+ ?(?:km|kilomet(?:er|re)s?|miles?) )?"
    r"(?:outside|near|(?:north|south)?-?(?:north|south|east|west) of|close to|off|from"
    r"|on the (?:edge|outskirts|shores?) of|in the (?:suburbs|hills above) of) "
)
"""Between a place and a better known one that only tells where it is: "at Rambouillet, near Paris"."""
_HOUSE = (
    r"(?:[A-Z][\w’-]+ ){1,4}(?:on|this|late|after|before|for|[A-Z]\w+day)\b|[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,3}[.,;]"
    r"|(?:[\w-]+ ){0,2}(?:airport|hotel|palace|outskirts|suburbs?|old town|cent(?:re|er)|district|quarter|villa"
    r"|university|port|zone|headquarters|barracks)\b"
)
_OWNS = re.compile(rf"['’]s (?!{_HOUSE})")
"""Behind a place whose something is spoken of, which is no house or part of it: "Lima's answer"."""

_OTHER_MEETING = re.compile(
    r"\b(?:after|before|following|since|from|ahead of) (?:(?:the|an?|his|her|its|their|earlier"
    r"|(?:last )?\w+day['’]s) )?(?:[\w-]+ ){0,2}(?:talks|meetings?|negotiations|summit|consultations|discussions)"
    r"(?: (?:of|between) [^;:.]{3,80}?)?(?:,? (?:that|which) (?:took place|(?:was|were) held))? (?:in|at) (?:the )?"
    r"(?:[\w-]+ ){0,2}$"
)
"""Before the place of another meeting, which was before or will be after: "talks on Monday, after talks in Lima"."""

_WHERE_ONE = re.compile(r", where (?:(?!who\b|that\b|after\b)[\w’'.-]+ ){1,8}")
"""Between a place and a meeting there: "Oslo, where the two held four hours of "."""

_IN = re.compile(r" (?:in|at) (?:the )?")
_THE = re.compile(r"\b(?:[Tt]he|[Tt]hese|[Tt]heir) (?:[a-z-]+ )?$")
_THE_PLACE = re.compile(r"[Tt]he ")
"""Between talks and their place, before talks of which was spoken, and before a place that tells which they are."""

_TALKS_BEHIND = re.compile(r" (?:peace )?(?:talks|negotiations|meeting|summit|conference|round)\b")
"""Behind a place that only tells which talks are meant."""

_TO_LET = re.compile(r"\bto (?:allow|let|enable|permit)\b[^;:]*$")
"""Between talks and where somebody is to go meanwhile: "adjourned to let the minister go to Lima"."""

_REASON = re.compile(r",? (?:as|because(?: of)?|owing to) ")


def place_beside(
    text: str, spoken: Spoken, part: Span, there: Sequence[Place], other_days: Sequence[Resolution]
) -> Place | None:
    """The nearest place of the sentence: a known city before any other, one behind the words before one ahead.

    What comes from a place is not there, nor is what is told of another place as a reason or on another day. Where a
    clause tells of a place that it was there, it was: "came from Oslo, where they held talks".
    """
    if where := _place_of_clause(text, spoken.span, there):
        return where
    found = [
        place
        for place in there
        if not any(_NEAR_ANOTHER.fullmatch(text, one.span[1], place.span[0]) for one in there)
        and not is_of_saying(text, part[0], place.span, spoken.span)
        and not in_brackets(text, part[0], place.span[0])
        and not in_relative_clause(text, part[0], place.span, spoken.span)
        and not COMING_FROM.search(text, _behind(spoken.span, place.span, 45), place.span[0])
        and not _goes_home(text, spoken.span, place.span)
        and not _REASON.search(text, spoken.span[1], place.span[0])
        and not _is_of_other_meeting(text, spoken.span, place.span)
        and not _TO_LET.search(text, spoken.span[1], place.span[0])
        and not _NO_VENUE.search(text, _behind(spoken.span, place.span, 30), place.span[0])
        and not _is_where_they_rule(text, spoken.span, place.span)
        and not is_of_another(text, words_of(text, spoken), place.span)
        and not _names_something(text, place.span)
        and not (spoken.span[0] < place.span[1] and _OWNS.match(text, place.span[1]))
        and (
            _COMES.search(text, max(part[0], place.span[0] - 30), place.span[0])
            or not _is_on_another(text, place.span, other_days)
        )
    ]
    return min(
        found,
        key=lambda place: (
            place.country is None and not place.joins,
            place.span[0] < spoken.span[0],
            apart(text, place.span, spoken.span),
        ),
        default=None,
    )


def _place_of_clause(text: str, noun: Span, there: Sequence[Place]) -> Place | None:
    """The last place of which a clause tells a meeting, if nothing else ends between its beginning and the meeting."""
    return next(
        (
            one
            for one in reversed(there)
            if one.span[1] < noun[0] and _WHERE_ONE.fullmatch(text, one.span[1], noun[0])
        ),
        None,
    )


def place_of_these(text: str, noun: Span, there: Sequence[Place]) -> Place | None:
    """The place of talks that are only named by it, or beside it: "at the conference in Oslo", "the Oslo talks"."""
    behind = (
        place
        for place in there
        if _THE_PLACE.fullmatch(text, place.span[0] - len("the "), place.span[0])
        and text[place.span[1] : noun[0]] == " "
    )
    of_these = _THE.search(text, max(0, noun[0] - 20), noun[0])
    before = (place for place in there if of_these and _IN.fullmatch(text, noun[1], place.span[0]))
    return next(behind, None) or next(before, None)


def _is_of_other_meeting(text: str, noun: Span, place: Span) -> bool:
    """Whether a place is that of another meeting of which is told too: "the Oslo talks come before a summit"."""
    named = _TALKS_BEHIND.match(text, place[1])
    if named is not None and named.end() < noun[0]:
        return True
    return noun[1] < place[0] and _OTHER_MEETING.search(text, noun[1], place[0]) is not None


def _is_on_another(text: str, place: Span, other_days: Sequence[Resolution]) -> bool:
    """Whether one of those days stands right behind a place, before which no day of its own stands."""
    if _DAY_FIRST.search(text, max(0, place[0] - 30), place[0]):
        return False
    return any(THEN.fullmatch(text, place[1], one.start) for one in other_days)


def _is_where_they_rule(text: str, noun: Span, place: Span) -> bool:
    """Whether a place is where those rule of whom is spoken, and no day stands beside it."""
    rules = _WHO_RULES.search(text, _behind(noun, place, 30), place[0])
    return rules is not None and not _ON_DAY.match(text, place[1])


def _goes_home(text: str, noun: Span, place: Span) -> bool:
    """Whether people only go home to a place behind talks: "they quit the talks and flew back to Lima"."""
    back = noun[1] <= place[0] and _HOME.search(text, max(noun[1], place[0] - 40), place[0])
    return bool(back) and not _FOR.match(text, place[1])


def _names_something(text: str, place: Span) -> bool:
    """Whether a place only tells what something is called, or where something else happened."""
    before = max(0, place[0] - 40)
    return bool(
        _COMPOUND.search(text, before, place[0])
        or _PRESS.search(text, max(0, place[0] - 90), place[0])
        or _OF_EVENT.search(text, before, place[0])
        or _EVENT_BEHIND.match(text, place[1])
    )


def _behind(noun: Span, place: Span, longest: int) -> int:
    """Where to look before a place: behind the words for a meeting, which may be "left" themselves."""
    start = max(0, place[0] - longest)
    return max(start, noun[1] - 1) if noun[1] <= place[0] and noun[0] >= start else start
