"""The parts of a sentence that speak of a round each: "They met in Oslo in May, but parted without a word"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.ingest.article import Span
from tracker.ingest.drafting.meetings.encounters import Encounter
from tracker.ingest.drafting.meetings.talks import Spoken, spoken_of
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.drafting.text.dates import is_day, last_day
from tracker.temporal import Resolution

_PARTING = re.compile(
    r"(?=[,; ])(?:"  # most letters are passed over by that alone
    r",? (?=(?:after|following|before) (?:the|their|its|an?) (?:first|second|third|fourth|fifth|last|latest|previous)"
    r" (?:round|meeting|session)\b)"
    r"| (?=(?:after|following) (?:an?|one|two|three|four|five|several|\d+) (?:[\w-]+ ){1,2}of (?:[\w-]+ ){0,2}"
    r"(?:talks|negotiations|discussions|consultations|bargaining) in\b)"
    r"|;| [–—] |, (?:but|while|whereas|though|although|when|and|which)\b"
    r"|, (?:after|before)\b(?![^,;]*, (?:began|begun|resumed|took|will|would|has|have|had|was|were|is|are|[a-z]+ed)\b)"
    r"|, with (?=(?:both|the two|the sides|the parties|(?:the |chief )?(?:negotiators|delegations|envoys|ministers"
    r"|leaders))\b)"
    r"| and (?=(?:is|are|was|were) to (?:then )?[a-z]+|(?:will|would) (?:then |also )?(?:meet|see|hold|travel|fly|go"
    r"|visit|return|host|receive|convene|resume)\b)"
    r"| and (?=(?:(?:the|their|these) )?(?:talks|discussions|negotiations|consultations|meetings?|sessions?)"
    r" (?:will|would|are to|is to|were to|was to) )"
    r"| and that\b"
    r"|, (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|hours|days|weeks)"
    r" (?:(?:hour|day|week|month)s? )?(?:after|before)\b"
    r"|,? (?=(?:(?:right|just|shortly|soon) )?(?:after|following) (?:last |this |the )?\w+day['’]s (?:[\w-]+ ){0,2}"
    r"(?:meeting|talks|summit|round|session)\b)"
    r"| (?=who (?:have|has|had) not (?:met|spoken|talked)\b)"
    r"|, (?=agreeing to )|,? (?=(?:to pave|paving) the way for )|, saying\b"
    r"|, then (?=(?:travel|fly|go|head|move|proceed|meet|visit|hold)(?:s|ed)?\b)"
    r"|,? before (?=(?:meeting|reconvening|gathering|convening|sitting down|talking) (?:again )?(?:in|on|at)\b)"
    r"| (?=since an? (?:[\w-]+ ){0,2}(?:meeting|round|session|summit)\b)"
    r"|(?<!was)(?<!were)(?<! be),? (?:which |and )?"
    r"(?=(?:(?:was|were|will be|would be) )?followed by (?:an?|the) (?:[\w-]+ )?"
    r"(?:meeting|round|session|summit)\b)"
    r"|,? and (?=(?:announced|scheduled|set|called) (?:another|an? (?:new|second|further)|the next)\b)"
    r"|,? and (?=(?:an?|the) (?:first|second|third|fourth|fifth|next|final) (?:round|meeting|session|stage|phase)\b"
    r"|(?:first|second|third|fourth|fifth) (?:round|meeting|session|stage|phase)\b)"
    r"|,? and (?=(?:then |next )?(?:meets?|sits?|convenes?|reconvenes?|resumes?|gathers?)"
    r" (?:again|in|on|there|here|at|next)\b)"
    r"|,? (?=(?:ahead of|in preparation for|to prepare(?: for)?) (?:an?|the|their|next) "
    r"(?:[\w’'-]+ ){0,3}(?:round|meeting|session|summit|talks)\b)"
    r"|,? and (?=(?:they|both|the two|the sides|our|their|his|her|its) (?:[\w’'-]+ ){0,4}?(?:will|would) "
    r"(?:then |also )?(?:meet|hold (?:talks|another|a second|a new))\b)"
    r"| while (?=(?:the|their|its|an?) )"
    r"| (?=follow(?:s|ed) an? (?:[\w-]+ ){0,3}(?:meeting|round|session|summit|dialogue|talks)\b)"
    r"|, (?=(?:came|parted|met|left|flew|went|returned|moved|sat|spent|gathered|reconvened|resumed|signed)\b))"
)
_OPENING = re.compile(
    r"[“\"‘]?(?:Earlier, (?=after\b|during\b|following\b))?"
    r"(?:After|after|Following|following|Since|Before|During|during|While|Although|As|With|Despite|Amid|According to"
    r"|(?!Beijing)[A-Z][a-z]{2,}ing)\b"
    r"(?:[^,;]|, (?=\d{4}\b)){3,200},"
)
_AS_IT = re.compile(
    r" (?:as|while|when|before|after|since|ahead of|following) (?:an?|the|their|its)?(?: [\w-]+){0,3} ?$"
)
"""Before a meeting, where a clause begins that is its own: "shells fell on Thursday as a round opens on Friday"."""

_WHICH = re.compile(r", which")
_MEETING = re.compile(
    r"\b(?:talks|negotiations|round|meeting|session|summit|discussions|consultations|conference)$"
)
_CLOSES = re.compile(r", (?=(?:was|were|is|are|has|have|had|will|would|did|[a-z]+ed)\b)")
"""What tells more of a meeting between commas, and where that ends: "the talks, which opened on Monday, were"."""

_ONE_MORE = re.compile(r"(?:then |later )?(?:followed by )?(?:an?|the|another)\b(?! (?:which|that)\b)[^,;.]*")
_THEN = re.compile(r", then $")
"""What a part of a sentence says by itself, and what stands before one, that goes on with another meeting."""

_WILL = re.compile(r" (?:[\w’'.-]+ ){1,8}?(?:will|is to|are to|plans? to|is due|are due)\b")
"""Behind the clause that a sentence opens with, what is to come."""

_NEAR = 60
_CONCEDING = re.compile(
    r"[“\"‘]?(?:(?:With|Despite|Although|While|Amid|Since)\b"
    r"|Before (?:leaving|departing|flying|heading|travell?ing|going|setting (?:off|out)) )"
)


def spoken_parts(text: str, sentence: Span, met: Sequence[Encounter]) -> list[tuple[Span, Spoken]]:
    """The parts of a sentence that speak of a round; the whole sentence, where only one of them does."""
    clauses = list(_clauses(text, sentence))
    if len(clauses) > 1:
        found = [(part, spoken) for part in clauses if (spoken := spoken_of(text, part, met))]
        if len(found) > 1:
            return list(_ahead_together(text, found))
    whole = spoken_of(text, sentence, met)
    return [(sentence, whole)] if whole else []


def _ahead_together(text: str, found: Sequence[tuple[Span, Spoken]]) -> Iterator[tuple[Span, Spoken]]:
    """The parts of a sentence; one without a verb is as much to come as the one before."""
    ahead = False
    for part, spoken in found:
        told = replace(spoken, ahead=True) if ahead and _has_no_verb(text, part, spoken) else spoken
        ahead = told.ahead
        yield part, told


def _has_no_verb(text: str, part: Span, spoken: Spoken) -> bool:
    """Whether a part only goes on with one more meeting, and no words tell what is of it."""
    goes_on = _ONE_MORE.match(text, part[0], spoken.span[1]) or _THEN.search(
        text, max(0, part[0] - 10), part[0]
    )
    return spoken.status is None and goes_on is not None


def own_days(text: str, sentence: Span, noun: Span, times: Along[Resolution]) -> list[Resolution]:
    """The times of a sentence without those of the clause that it opens with: "Although time runs out on Friday, ".

    What will be is on no day of a meeting in that clause: "After talks in Oslo, she will go to Rome in May".
    Where only that clause has a day, it may be that of a meeting behind it, but not behind "although" and the like.
    Nor are those before the clause that a meeting opens, where that has a day.
    """
    clause = _AS_IT.search(text, max(sentence[0], noun[0] - _NEAR), noun[0])
    own = times.inside((clause.start(), sentence[1])) if clause else []
    if any(is_day(last_day(one) or one) for one in own):
        return own
    opening = _OPENING.match(text, *sentence)
    if opening is not None and noun[1] < opening.end() and _WILL.match(text, opening.end(), sentence[1]):
        return times.inside(opening.span())
    if opening is None or noun[0] < opening.end():
        return times.inside(sentence)
    behind = times.inside((opening.end(), sentence[1]))
    alone = _CONCEDING.match(text, sentence[0]) or any(is_day(last_day(one) or one) for one in behind)
    return behind if alone else times.inside(sentence)


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    """The parts of a sentence that can speak of a round each."""
    start, end = sentence
    if opening := _OPENING.match(text, start, end):
        yield start, opening.end()
        start = opening.end()
    for found in _PARTING.finditer(text, start, end):
        if found.start() < start:
            continue
        closed = found
        if _WHICH.fullmatch(found.group()) and _MEETING.search(text, start, found.start()):
            behind = _CLOSES.search(text, found.end(), end)
            if behind is None:
                break
            closed = behind
        yield start, closed.start()
        start = closed.end()
    yield start, end
