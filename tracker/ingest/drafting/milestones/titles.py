"""What a milestone is called: its sort and the clause that tells it, without the day that stands beside it anyway.

A timeline of ten "Agreement signed" tells nothing; "Agreement signed: both initialled a plan for the port" does. A
title is read alone, so a clause that leans on the one before it ("which they signed") has that too.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tracker.ingest.article import Span
from tracker.ingest.draft import shortened
from tracker.ingest.months import BEGINNINGS

LONGEST = 80
"""Characters of a clause in a title."""

_AROUND, _LEAD = 1_000, 80
"""Characters on either side of the words, and before the day, of which a title is made: no clause is longer."""

_BOUNDS = re.compile(r"(?!(?<=\d),\d)[,;:()–—]|(?<=\s)-(?=\s)|\n")
_IN_A_LIST = re.compile(r"\s*(?:the )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*(?:,| and )")
"""What follows a comma that parts names: "Chad, Niger and Mali agreed"."""

_BEFORE_DAY = re.compile(
    r"(?:(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )"
    r"\b(?:planned|scheduled|due|set|slated)\s+(?=for|on|in))?(?:\b(?:on|in|at|from|since|of|for|during|late|early|and)\s+)*(?:\bthe\s+)?$",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:by|until|till|before|than)\s+(?:the\s+)?$", re.IGNORECASE)
_DATE = re.compile(rf"(?:\d|(?:{BEGINNINGS}))")
_PREPOSITION = re.compile(
    r"\b(?:on|in|at|from|since|of|for|during|late|early|[,(–—:-])\s*(?:the\s+)?$", re.IGNORECASE
)
_SAYS_WHEN = re.compile(r" (?:is|was|will be|saw|marks|marked|brought)\b")
_IS_THEN = re.compile(r"\b(?:is|are|was|were|be|been|falls|comes|due|set|scheduled|planned|slated)\s*$")
_ENDS_IN_BE = re.compile(r"\b(?:is|are|was|were|be|been)\s*$")
"""Around a day of which a clause says that it is that of something: "the vote is on 2 May", "is due on Friday"."""

_OWNED = re.compile(r"['’]s\b")
_JOINTS = re.compile(
    r"^(?:(?:(?:\w+ ){1,3}(?:hours?|days?|weeks?|months?|years?|fortnight) (?:after|before)"
    r"|and|but|when|while|after|before"
    r"|that|where|as|then|until|though|although|because|since|if|once)\s+)+",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\s*(?:(?:and |at|in|on|over|under|of|by|with|from|for|to|during|after) ?)*\b(?:who|whose|which|whom)\b"
)
"""At the beginning of a clause that needs the one before it."""

_LEANS = re.compile(
    r"(?:he|she|it|they|both|his|her|its|their|these|those|by|with|of|to|for|from"
    r"|(?:killing|wounding|bombing|shelling|seizing|kidnapping|abducting|signing|initialling)(?! of\b))\b",
    re.IGNORECASE,
)
"""So begins a clause of which only what stands before it tells who or what it is about."""

_FINITE = re.compile(
    r"(?:(?:[a-z]+ly|then|also|later|again|soon) )?(?:has|have|had|was|were|is|are|will|would|did"
    r"|(?!(?:armed|united|wounded|displaced|renewed|continued|repeated|alleged|masked|occupied|so-called)\b)[a-z]+ed"
    r"|blew|broke|brought|came|cut|drew|fell|flew|found|froze|gave|went|held|laid|led|left|let|made|met|overran|put|quit"
    r"|ran|retook|saw|sent|set|wants|signs|takes|calls|gives|sends|leaves|orders|demands|shot|shut|sought|struck|took|tore|won|withdrew|began)\b"
)
"""So begins a clause whose subject stands before it."""

_PRONOUN = re.compile(r"(?:he|she)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r",\s*(?:who|whose|which|where|an?|the|its|his|her|their|leader|head|chief|president|commander|minister|\d+)\b"
)
"""How something between commas begins that parts a verb from its subject."""

_DANGLING = re.compile(r"(?:[\s,]+(?:and|or|but|which|that|who|when|while|as|of|the|an?|with|for))+$")
_PHRASE = re.compile(
    r" (?=(?:on|in|at|after|before|when|while|with|under|to|for|and|that|which|as|by|from|under)\b)"
)
_CLAUSE = re.compile(
    r",? (?=(?:that|which|who|whose|where|when|while|after|before|because|although|since|as|amid|despite|but"
    r"|and (?:has|have|had|is|are|was|were|will)"
    r"|to end|by \w+ing)\b)"
)
"""Before a clause that says more than a title needs."""

_LEAST = 25
LONG = 50
"""Characters of a title of which no clause is left out."""

_ARTICLE = re.compile(r"(?:the|an?) (?=\w)", re.IGNORECASE)
_TELLS = r"(?:said|says|announced|confirmed|reported|declared|warned)"
_SAID_IT = re.compile(
    rf"^((?:[\w’'.,-]+ ){{0,7}}?[\w’'.-]+) {_TELLS}(?: (?:in|at) [^,;:]{{3,40}}?)?(?: that)?"
    r" (?:it|they|he|she) (?=(?:had |has |have )?\w+ed\b|will )"
)
_SAID = re.compile(rf"(?:[^;:“\"]{{2,90}}? )?{_TELLS}(?: [^,;:]{{3,90}}? that| that)? ")
"""Before what somebody tells, with whoever does."""

_COMES_AFTER = re.compile(r"[^,;:]{2,60} (?:comes|came|come) (?:(?:\w+ )?\w+ )?(?:after|as|amid) ")

_LEADING = re.compile(r"(?: (?:on|in|at|after|before|with|under|to|for|as|by|from|and|some))+$")
_MARKS = " _,;:.-–—“”„\"‘’'"
_QUOTES = re.compile(r"[“”„\"]")

Named = Callable[[Span], str | None]
"""The name of whom a pronoun means, where that is known."""


def _nobody(_: Span) -> None:
    """For a text of which nobody is known."""


def title_of(sort: str, text: str, told: Span, sentence: Span, day: Span, named: Named = _nobody) -> str:
    """The title of what words `told` of a sentence; only its sort where the clause has no words but the day.

    >>> said = "In Oslo, the two signed a truce on Monday, officials said."
    >>> title_of("Agreement signed", said, (17, 31), (0, 58), (35, 41))
    'Two signed a truce'

    """
    near = max(sentence[0], told[0] - _AROUND), min(sentence[1], told[1] + _AROUND)
    clause = _clause(text, told, near, day)
    parts = [_without(text, start, end, day, named) for start, end in clause]
    words = _plain((", " if "," in parts[0] else " ").join(parts))
    words = _without_saying(words, text[slice(*told)])
    if len(words.split()) < 2:
        return sort
    cut, verb = _cut(words, text[slice(*told)]), text[slice(*told)].split(" ", 1)[0]
    if verb not in cut:
        cut = _cut(words[max(0, words.find(verb)) :], text[slice(*told)])
    return f"{sort}: {cut}" if verb not in cut or _needs_more(cut) else _headline(cut)


def _clause(text: str, told: Span, sentence: Span, day: Span) -> tuple[Span, ...]:
    """From the nearest mark before the words with which a clause stands alone, to the one behind them.

    A mark in a day or in a list of names is none. What stands between a subject and its verb is left out.
    """
    marks = [
        mark for mark in _BOUNDS.finditer(text, *sentence) if not _is_of_day(text, mark.start(), day, told)
    ]
    before = [mark for mark in marks if mark.end() <= told[0] and not _parts_names(text, mark)]
    end = next((mark.start() for mark in marks if mark.start() >= told[1]), sentence[1])
    starts = [sentence[0], *[mark.end() for mark in before]]
    if (
        len(starts) > 2
        and _FINITE.match(_begun(text[starts[-1] : end]))
        and _ASIDE.match(text, starts[-2] - 1)
    ):
        return (starts[-3], starts[-2] - 1), (starts[-1], end)
    for start in (starts[-1], *filter(lambda one: _begins(text, one, sentence[0]), reversed(starts[:-1]))):
        if end - start <= LONGEST and not _leans(text, start, end, day):
            return ((start, end),)
    if len(starts) > 1 and _RELATIVE.match(text, starts[-1]):
        starts.pop()
    return ((starts[-1], end),)


def _is_of_day(text: str, mark: int, day: Span, told: Span) -> bool:
    """Whether a mark lies in a day, or is the comma that ends one before the words: "May 2, 1993, saw a truce"."""
    return day[0] <= mark < day[1] or (mark == day[1] <= told[0] and "," in text[slice(*day)])


def _begins(text: str, start: int, first: int) -> bool:
    """Whether a clause begins there that is no part of another one: behind a comma nothing tells so but a joint."""
    joined = _JOINTS.match(text[start : start + _LEAD].lstrip()) is not None
    return start == first or text[start - 1] != "," or joined


def _begun(clause: str) -> str:
    """A clause without what joins it to another."""
    return _JOINTS.sub("", clause.strip(_MARKS + "\n"), count=1).lstrip(_MARKS)


def _leans(text: str, start: int, end: int, day: Span) -> bool:
    """Whether a clause needs the one before it to be understood."""
    return bool(_RELATIVE.match(text, start)) or _needs_more(_begun(_without(text, start, end, day)))


def _needs_more(words: str) -> bool:
    """Whether words begin with somebody, or a verb of somebody, of whom only other words tell who it is."""
    return bool(_LEANS.match(words) or _FINITE.match(words))


def _parts_names(text: str, mark: re.Match[str]) -> bool:
    return mark[0] == "," and _IN_A_LIST.match(text, mark.end()) is not None


def _without(text: str, start: int, end: int, day: Span, named: Named = _nobody) -> str:
    """A stretch of the text without a day in it, and without what leads to that; with a name for its pronoun.

    A day without which it would say something else stays: "have until 2 May", "2 May saw a truce".
    """
    shift = len(text[start:end]) - len(text[start:end].lstrip())
    pronoun = _PRONOUN.match(text, start + shift)
    name = named(pronoun.span()) if pronoun else None
    words = f" {name}" if pronoun and name else ""
    start = pronoun.end() if pronoun and name else start
    lead = text[max(start, day[0] - _LEAD) : day[0]]
    bare = _DATE.match(text, day[0]) and not _PREPOSITION.search(lead) and day[0] > start + shift
    if not start <= day[0] < end or bare or _LIMIT.search(lead) or _SAYS_WHEN.match(text, day[1]):
        return words + text[start:end]
    if owned := _OWNED.match(text, day[1]):
        article = "" if re.search(r"\bthe\s+$", lead) else "the"
        return f"{words}{text[start : day[0]]}{article}{text[owned.end() : end]}"
    leading = _BEFORE_DAY.search(lead)
    first = day[0] - len(lead) + leading.start() if leading else day[0]
    if _IS_THEN.search(text[start:first]) and not (
        _ENDS_IN_BE.search(text[start:first]) and text[day[1] : end].strip(_MARKS)
    ):
        return words + text[start:end]
    behind = text[day[1] : end].removeprefix("," if "," in text[slice(*day)] else "")
    return f"{words}{text[start:first]} {behind}"


def whole_quotes(words: str) -> str:
    """Words without marks of quotation, where one is left alone."""
    return _QUOTES.sub("", words) if len(_QUOTES.findall(words)) % 2 else words


def _plain(words: str) -> str:
    """Words without joints at their beginning, without what dangles at their end, and with whole quotations only."""
    words = whole_quotes(words)
    words = re.sub(r" (?=[,;.])", "", " ".join(words.split())).replace(",,", ",").strip(_MARKS)
    return _DANGLING.sub("", _JOINTS.sub("", words, count=1)).strip(_MARKS)


def _without_saying(words: str, told: str) -> str:
    """A clause without who says it: "A group said it suspended the talks" is "A group suspended the talks"."""
    words = _SAID_IT.sub(r"\1 ", words, count=1)
    said = _SAID.match(words) or _COMES_AFTER.match(words)
    return words[said.end() :] if said and said.end() <= words.find(told.split(" ", 1)[0]) else words


def _cut(words: str, told: str) -> str:
    """Words without a clause behind those that tell it, and without phrases or words for which there is no room."""
    if len(words) <= LONG:
        return words
    last = told.rsplit(" ", 1)[-1]
    end = max(_LEAST, words.find(last) + len(last))
    if (clause := _CLAUSE.search(words, end)) and clause.start() <= LONGEST:
        return words[: clause.start()].rstrip(_MARKS)
    if len(words) <= LONGEST:
        return words
    ends = [found.start() for found in _PHRASE.finditer(words, end, LONGEST)]
    return _LEADING.sub("", words[: ends[-1]]).rstrip(_MARKS) if ends else shortened(words, LONGEST, _MARKS)


def _headline(words: str) -> str:
    """A clause as a title begins: without an article, and with a capital."""
    words = _begun(words)
    article = _ARTICLE.match(words)
    words = words[article.end() :] if article else words
    return words[0].upper() + words[1:]
