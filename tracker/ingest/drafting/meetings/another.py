"""Whether a day or a place of a sentence is that of something else of which it tells beside a meeting."""

from __future__ import annotations

import re

from tracker.ingest.article import Span
from tracker.ingest.drafting.figures import overlap
from tracker.ingest.drafting.meetings.talks import Spoken

EVENTS = (
    r"(?:attacks?|assaults?|explosions?|blasts?|bombings?|bombardment|shelling|air ?strikes?|raids?|ambush(?:es)?"
    r"|clash(?:es)?|violence|fighting|killings?|massacres?|assassinations?|murders?|kidnappings?|riots?|unrest|protests?"
    r"|demonstrations?|rall(?:y|ies)|elections?|coup|offensive|siege|funeral|earthquake|tsunami|floods?|ceremony|inauguration|parade"
    r"|(?:press|news) (?:conference|briefing)s?|interviews?)"
)
"""What happens at a place and on a day that is no meeting."""

_MEETS = r"(?:met|meet|held|hosted|talked|sat|gathered|convened|spoke)\b"
_WHILE = r"\b(?:after|since|before|because|while|although|though)"
_CLAUSE = re.compile(
    r" (?:came|comes|come|coming)\b[^.;]{0,40}? (?:after|before|as|amid|since|ahead of)\b"
    r" (?!(?:talks|negotiations|(?:an?|the|their|two|three) (?:\w+ )?(?:meeting|round|talks|session|summit))\b)"
    rf"|{_WHILE} (?:[\w’'-]+ ){{1,7}}?(?:was|were|had|has|have|is|are)(?: been)? (?!{_MEETS})"
    rf"|{_WHILE} (?:[\w’'-]+ ){{1,5}}(?!{_MEETS}|closed doors\b)"
    r"(?:[a-z]+(?:[^aeiou]ed|ted|red|sed|ced|ked)|fell|broke|took|began|shot|left)\b"
    r"|\b(?:after|since|before|following|despite|amid|over) (?:(?:the|an?|its|their|deadly) )?(?:[\w-]+ ){0,2}"
    rf"(?:{EVENTS}|strikes?|death|incidents?|installation|formation|swearing-in|withdrawal|handover|independence|signing|announcement|collapse|breakdown|outbreak|suspension|accusations?"
    r"|allegations?|claims?|charges|threats?|warnings?|criticism|reports?)\b"
    r"|\bin the (?:wake|aftermath) of\b|\bbecause (?!of\b)"
    r"| (?:follow(?:s|ed)?|came on the heels of) (?:(?:an?|the|its|their|his|her|last|recent) )?(?:[\w-]+ ){0,2}"
    r"(?!(?:talks|negotiations|meetings?|rounds?|sessions?|summit|discussions|consultations)\b)"
    rf"(?:{EVENTS}|proposals?|offers?|calls?|appeals?|decisions?|announcements?|statements?|threats?|warnings?|visits?"
    r"|votes?|requests?|invitations?|release|withdrawal|signing|agreements?|accords?|deals?|truces?)\b"
    r"| (?:on|about|over|regarding|concerning) [^.;]{2,60}?, (?:which|who|that|where)\b"
    r"(?! (?:(?:was|were|is|are|will|would|had|has)(?: to)?(?: have)?(?: been?)? (?:held|due|scheduled|planned"
    r"|postponed|cancelled|called|hosted|opened|resumed)|began|opened|ended|resumed|started|concluded)\b)"
    r"|, an? (?:[\w-]+ ){1,3}(?:that|which)\b|, (?:but|whereas|while|though|although) (?!(?:will|would|are|is|only)\b)"
    r"|\b(?:elections?|vote|polls?|referendum|census|deadline|pact|accord|treaty|agreement|truce|cease-?fire)"
    r" (?:(?:was|were|is|are) )?(?:scheduled|planned|set|due|slated|expected|signed|reached|agreed|adopted|announced)\b"
)
"""Where a clause begins that tells of something else: "talks in Oslo came after the army took the town on 2 May"."""

_MEETING = re.compile(
    r"\b(?:talks|negotiations|meeting|summit|round|session|discussions|consultations|met|held|dinner)\b"
)
_UNDONE = re.compile(
    r"\b(?:called off|cancel\w+|postponed|suspended|broke off|scrapped) (?:the |their )?(?:\w+ )?talks\b"
)
"""In a clause of what became of other talks: "the first meeting since Lima called off talks last year"."""

_BY_THE_WAY = re.compile(
    r", (?:after|since|before|amid|despite|following|with|which|who)\b[^,;]*,"
    r"(?= (?:has|have|had|was|were|will|would|is|are|began|took|broke|met|[a-z]+ed)\b)"
)
"""A clause between commas, behind which the sentence goes on: "a round, after months of fighting, began on Sunday"."""

_SHORTLY = re.compile(
    r"\b(?:an?|two|three|few|several) (?:few )?(?:hours?|minutes) after (?:it|they|the (?:talks|meeting)) (?:had )?"
    r"(?:begun|began|started|opened)\b"
)
"""What tells only how long a meeting took: "ended an hour after it began in Oslo on Monday"."""

_ADJECTIVE = re.compile(
    r" (?:[\w-]+ ){0,2}?(?:elections?|votes?|polls?|referendum|deadlines?|attacks?|agreements?|accords?|deals?|truces?"
    r"|statements?|communiqu[eé]s?|cease-?fires?|pacts?|treaty|anniversary|ultimatum|bombings?|coup|massacre|invasion|war|resolution|declaration"
    r"|letter|speech|assassination|raid|clashes|dinners?|lunch|breakfast|meetings?|talks|negotiations|sessions?|summits?"
    r"|rounds?|(?:phone )?calls?|briefings?|(?:news|press) conferences?|visits?|trips?|gatherings?|conferences?"
    r"|borders?|lines?)\b"
)
"""Behind a day that stands like an adjective of something else: "the November 17 election", "the 2015 accord"."""

_ISSUED = re.compile(
    r"\b(?:issued|published|released|unveiled|adopted|agreed|dated|reached|struck|brokered) (?:in [A-Z][\w’\x27-]+ )?"
    r"(?:on |in |late |early )?$"
)
_OF_ACT = re.compile(
    rf"\b(?:{EVENTS}(?: (?:in|near|at|outside|against|of|on) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)?"
    r"|(?:founded|set up|created|established|formed|built|passed|imposed|seized|captured|invaded|launched an? \w+"
    r"|withdrew|annexed|withdrawn|suspended|proposed|elected|arrested|ousted|deposed|overthrown|ratified)"
    r"|expir(?:y|ation)"
    r"|(?:meeting|session) of (?:the|its|their|his|her|an?) (?:[\w’'-]+ ){0,3}?"
    r"(?:[Ss]ecurity (?:[Cc]ouncil|[Cc]abinet)|[Cc]ouncil of (?:[Mm]inisters|[Ss]tate)|[Cc]abinet|[Pp]olitburo"
    r"|[Cc]entral [Cc]ommittee|[Pp]arliament)(?: in [A-Z][\w’'-]+)?"
    r"|(?<!without )(?<!without an )(?<!without a )(?<!with no )"
    r"(?:agreement|accord|deal|pact|treaty|truce|cease-?fire|proposal|offer|call|appeal|decision|letter"
    r"|report|deadline|mandate)"
    r"(?: (?:by|of|from) (?:[\w’'-]+ ){0,2}[\w’'-]+)?(?=,? (?:on|in|late|early|since|of|the) )"
    r"|announcement|statement|speech|remarks|warning"
    r"),? (?:(?:on|in|late|early|since|of) ){0,2}(?:the )?$"
)
"""Right before a day on which something else was done: "the body set up in 1985", "the bombing in Lima on 5 May"."""

_SIGNS = re.compile(r"\b(?:sign|initial|struck|reached|concluded|brokered)")
"""Words for a meeting of which the day of an agreement is its own."""

_ENDS_ASIDE = re.compile(r",|$")
"""A day of what is done in a clause of its own: "according to the map issued last month, talks will"."""

_AWAY_FROM = re.compile(
    r",? (?:(?:just|only|nearly|almost|about|some|more than|less than|an?) )*(?:\w+ )?(?:hour|day|week|month|year)s?"
    r" (?:after|before|ahead of)\b"
)
"""Behind a day, what tells that a meeting was on another one: "on Monday, three weeks after they met"."""

_ITS_PAPER = re.compile(
    r"['’]s (?:[\w-]+ ){0,2}?(?:statements?|announcements?|communiqu[eé]s?|declarations?|reports?"
    r"|letters?|speech|remarks|comments|resolutions?|editions?|(?:news|press) conferences?|briefings?|editorials?"
    rf"|votes?|{EVENTS})\b"
)
"""Behind a day whose something else is: "Tuesday's statement by the ministry"."""

_DAY_AS_ADJECTIVE = re.compile(r"(?:\b(?:the|its|their|his|an?)|['’]s) (?:\w+ )?$", re.IGNORECASE)

_ON_A = re.compile(r"\b(?:during|on) (?:an?|the|his|her|their|its) (?:\w+ )?$", re.IGNORECASE)
_JOURNEY = re.compile(r"\b(?:visit|trip)$")
"""Around the day of a journey on which people meet, which is theirs: "met him during a January trip to Lima"."""

ASIDE_CUES = ("after", "during", "following", "since the", "since")
"""Words that tell that a meeting was held although they begin another clause."""


def words_of(text: str, spoken: Spoken) -> Span:
    """The words for a meeting, up to those for its state where these are of the same clause."""
    told = spoken.told
    if (
        told is None
        or spoken.cue.rstrip() in ASIDE_CUES
        or is_of_another(text, spoken.span, (told[1], told[1]))
    ):
        return spoken.span
    return min(spoken.span[0], told[0]), max(spoken.span[1], told[1])


def is_of_another(text: str, noun: Span, span: Span) -> bool:
    """Whether between the words for a meeting and a day or a place behind them a clause begins on something else.

    What is told there of another meeting is as good: "the talks come a week after they met in Oslo".
    """
    between = _SHORTLY.sub("", _BY_THE_WAY.sub("", text[noun[1] : span[0]])) if noun[1] <= span[0] else ""
    clause = _CLAUSE.search(between)
    if clause is None:
        return False
    undone = _UNDONE.search(between, clause.start()) is not None
    return undone or _MEETING.search(between, clause.start()) is None


def is_day_of_another(text: str, noun: Span, day: Span) -> bool:
    """The same, or whether a day stands like an adjective of something else."""
    behind = _ADJECTIVE.match(text, day[1])
    adjective = (
        behind is not None
        and not behind.start() <= noun[0] < behind.end()
        and _DAY_AS_ADJECTIVE.search(text, max(0, day[0] - 20), day[0]) is not None
        and not (_ON_A.search(text, max(0, day[0] - 20), day[0]) and _JOURNEY.search(behind.group()))
    )
    paper = _ITS_PAPER.match(text, day[1]) is not None
    issued = (
        day[1] <= noun[0]
        and _ENDS_ASIDE.match(text, day[1]) is not None
        and _ISSUED.search(text, max(0, day[0] - 45), day[0]) is not None
    )
    before = day[1] <= noun[0] and _AWAY_FROM.match(text, day[1], noun[0]) is not None
    of_act = _OF_ACT.search(text, max(0, day[0] - 70), day[0])
    signing = _SIGNS.search(text, *noun) is not None
    other = of_act is not None and not signing and not overlap(of_act.span(), noun)
    return adjective or paper or issued or before or other or is_of_another(text, noun, day)
