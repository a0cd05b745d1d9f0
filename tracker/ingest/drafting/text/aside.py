"""Whether a day is that of a sentence, not of what it tells aside: "those who signed it met on Monday"."""

from __future__ import annotations

import re

from tracker.ingest.article import Span

_ASIDE = re.compile(
    r"\b(?:who|whom|whose|which|(?<!announced )(?<!said )(?<!agreed )(?<!confirmed )that|where|when|how|why|whether"
    r"|to (?:discuss|debate|consider|celebrate|mark|review|implement|examine|seek|revive|save|salvage|talk|speak|work"
    r"|prepare|push|demand|ask|call|see|follow|hear))\b[^,;:]*$"
)
"""Behind these something is told aside, until the next comma."""

_ITS_OWN = re.compile(r",? (?:(?:on|in|during) which|that)\b")
_BE = re.compile(r"\b[Ii]t (?:was|is)(?: only| not until)?(?: on| in| late| early| at)*(?: the)? $")
"""Before a day that is that of what follows it: "it was on Monday that the two signed the treaty"."""

_LONGEST = 60
_VERB = re.compile(
    r"\b(?:\w+[a-z](?<!e)ed|met|held|came|went|began|left|spoke|said|told|gave|took"
    r"|(?:took|taken|takes) (?:hold|effect|place)|(?:came|went|entered) into (?:force|effect)"
    r"|was|were|saw|sat|made|flew|is|are|has|had)"
    r"(?: (?:on|in|at|late|early|here|there|again|last|this|back|together|home|over|for|from|to|with)"
    r"| \w+ly)*(?: the)? $"
)
"""Before a day that is that of another verb."""
_WITHIN = re.compile(r"\b(?:that|which|who)\b")
_REDUCED = re.compile(
    r"\b(?:agreements?|accords?|deals?|treaty|pacts?|memorandum|protocol|truce|cease-?fire) (?:signed|reached|concluded"
    r"|adopted|sealed|initialled|made|struck|brokered|agreed|negotiated|mediated)$",
    re.IGNORECASE,
)
_ITS_WHICH = re.compile(r",? (?:when|(?:on|in|during) which)\b[^,;:]*$")
_AT_WHICH = re.compile(
    r"[^;:]*,? (?:at|in|during) which(?: [^,;:]*)?"
    r"|[^;:]*\b(?:round|meeting|talks|session|summit|conference|ceremony),? (?:which|that)(?: (?:also|has|had))? ?"
)
_WHICH = re.compile(r",? (?:which|that)(?: (?:has|had))? $")
_OUTCOME = re.compile(r"(?:ended|concluded|produced|yielded|brought|led|resulted|culminated)\b")
"""Between the day of a meeting and what was made there: "a round in February, at which the rules were agreed"."""

_HOUR = r"(?:just |shortly )?(?:before|at|after) (?:dawn|daybreak|sunrise|midnight|noon|dusk|nightfall)"
_SAME_DAY = re.compile(rf"\bafter (?:[a-z]+ing\b|[^,;:]*? {_HOUR}\b)")
"""So begins what came before something else on the same day: "left on Monday after signing it"."""

_CONTRAST = re.compile(r"\b(?:although|though|because|since|after|before|despite)\b[^,;:]*$")


def is_at_which(text: str, day: Span, words: Span) -> bool:
    """Whether words behind a day tell what came of the meeting of that day: "a round in May, at which they signed"."""
    ended = _WHICH.fullmatch(text, day[1], words[0]) and _OUTCOME.match(text, *words)
    when = _ITS_WHICH.match(text[day[1] : words[0]])
    return bool(ended or when or _AT_WHICH.fullmatch(text, day[1], words[0]))


def is_of_main(text: str, start: int, words: Span, day: Span, *, aside: bool) -> bool:
    """Whether a day is that of a sentence whose words in question are told aside, as `aside` ones always are."""
    aside = aside or any(one.search(text, *words) for one in (_WITHIN, _REDUCED))
    if day[1] <= words[0]:
        between = text[day[1] : words[0]]
        if _BE.search(text, start, day[0]) and _ITS_OWN.match(between):
            return False
        behind = _ASIDE.search(between) is not None and not is_at_which(text, day, words)
        contrast = _CONTRAST.search(between)
        return aside or behind or bool(contrast and not _SAME_DAY.match(text, day[1] + contrast.start()))
    inside = aside or _ASIDE.search(text, max(start, words[0] - _LONGEST), words[0]) is not None
    return inside and _VERB.search(text, words[1], day[0]) is not None
