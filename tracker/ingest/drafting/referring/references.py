"""Words that may refer back to somebody: pronouns, "the official", "the president", "the rebels"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tracker.ingest.article import Span
from tracker.ingest.drafting.names import offices
from tracker.ingest.drafting.referring.epithets import epithet
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import any_of
from tracker.ingest.sentences import quoted_in

_SPEAKS = (
    rf"(?:['’]s (?:\w+ ){{0,2}}?{any_of('voices')})?(?:, [^,.;:“”\"\n]{{2,60}},)?"
    rf" (?:also |further |then |later |now |itself |has |had |\w+ly )?"
    rf"(?:{any_of('person_verbs')}|{any_of('body_verbs')})\b"
)
"""Behind a body, or what speaks for it, that says something itself: "The Union, for its part, announced"."""
_SAYS = rf"(?:(?:has|had|also|then|later|\w+ly) ){{0,2}}{any_of('person_verbs')}\b"

_GOES_ON = (
    rf"[.,;:]|['’]s {any_of('opposition_teams')}"
    rf"| (?:and|or|but|in|on|to|with|for|at|from|by|that|who|which|as|after|before|while|when|both|also|itself|not"
    rf"|is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|did|does|\w+ly|{_SAYS})\b"
)
"""Behind "the opposition", where that is no adjective: not "the opposition stronghold"."""

_REFERRING = Finder(
    rf"\b(?:(?P<he>[Hh]e|[Ss]he|(?<=ccording to )(?:him|her)(?=,|\.)|(?<=quoted )(?:him|her)(?= as saying))"
    rf"|(?P<it>[Tt]hey|[Ii]t(?! {any_of('of_nobody')}\b))"
    rf"|(?P<staff>(?:[Hh]is|[Hh]er) {any_of('staff')})"
    rf"|(?P<own>(?:[Hh]is|[Hh]er|[Ii]ts) {any_of('own_sides')}|[Ii]ts (?:{any_of('own_voices')}|{any_of('papers')}))"
    rf"|(?P<mind>[Hh]is|[Hh]er)(?= (?:own )?(?:{any_of('minds')}\b|{any_of('utterances')}\b[^.;\n]{{0,40}}:))"
    rf"|(?:[Hh]is|[Hh]er) (?P<other>(?:\w+ )?(?:counterpart|opposite number))(?= (?:\w+ly )?{any_of('person_verbs')}\b)"
    rf"|(?:[Hh]is|[Hh]er) (?:own |chief |official )?(?P<aide>{any_of('aides')})"
    rf"(?= (?:(?:to|at|in) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){{0,2}} )?{_SAYS})"
    rf"|[Tt]he (?P<house>(?i:{any_of('houses_of_state')}))"
    rf"|[Tt]he (?P<chamber>(?i:{any_of('chambers')}))(?={_SPEAKS})"
    rf"|[Tt]he (?P<helpers>{any_of('helpers')})(?={_SPEAKS})"
    rf"|(?:[Tt]he|[Aa]ll|[Bb]oth) (?P<several>{any_of('numbers')} {any_of('powers')})"
    rf"|[Bb]oth (?P<both>{any_of('powers')})"
    rf"|(?:[Tt]he two|[Bb]oth) (?P<pair>(?:\w+ )?{any_of('pairs')})"
    rf"|[Aa] (?P<joint>joint (?:final )?{any_of('papers')})(?= (?:also )?(?:{any_of('person_verbs')}|reads?)\b)"
    rf"|[Tt](?:he|his) (?P<paper>(?:joint |final )?{any_of('papers')})"
    rf"(?= (?:also |further |then )?(?:{any_of('person_verbs')}|reads?)\b)"
    rf"|(?<=\bread )the (?P<read>{any_of('papers')})(?=[.,])"
    rf"|[Tt]he (?=(?:[\w-]+ ){{1,6}}(?:of|for|at|to) )(?!{offices.title()} (?!(?:of|for|at|to)\b))"
    rf"(?P<head>(?:[\w-]+ ){{0,2}}?{offices.title()})"
    rf"(?= (?:of|for|at|to) (?:the )?[^,.;:“”\"\n]{{2,70}}?(?:, who [^,.;:“”\"\n]{{2,100}},)? {_SAYS})"
    rf"|[Tt](?:he|his|hat|he same) (?:{any_of('own_sides')}['’]s )?"
    rf"(?:{any_of('unnamed_adjectives')} )??(?:(?P<side>[\w.]+) )??(?:{any_of('unnamed_adjectives')} )??"
    rf"(?P<noun>{offices.title()}|{any_of('referring_nouns')}s?)"
    rf"|[Tt]he (?P<aged>\d\d-year-old)(?=(?:, who [^,.;\n]{{2,80}},)? {any_of('person_verbs')}\b)"
    rf"|(?:[Tt]he )?(?P<rebels>{any_of('rebel_teams')})"
    rf"|[Tt]he (?P<opposition>opposition(?: {any_of('opposition_teams')})?)(?={_GOES_ON})"
    rf"|[Tt]he (?:{any_of('bodily')} )?(?P<body>(?i:{any_of('referring_bodies')}))(?={_SPEAKS})"
    rf"|[Tt]he (?:{any_of('bodily')} )?(?P<group>{any_of('referring_groups')})"
    rf"|[Tt]he (?P<epithet>{epithet()})(?=,|\.|;|:| {_SAYS}))\b"
)
_ASIDE = re.compile(
    rf" {any_of('person_verbs')}(?: (?:to )?(?:reporters|journalists|the press))?"
    r"(?: (?:on |late |early )*(?:\w+day|yesterday|today|later)(?: (?:morning|afternoon|evening|night))?)?[,.]"
)
"""What follows a pronoun that interrupts or ends what is said: its antecedent is in none of these words."""

_CLOSED = re.compile(rf"[”\"’»],? (?:{any_of('inverted_verbs')} )?$")

_OF_SOME = re.compile(rf" (?:of|for|at) (?:the )?(?!{any_of('own_sides')}\b)")
"""Behind an office that is told anew, and takes up nobody: "the head of the Chadian delegation"."""

_STATES = re.compile(r"member states\b")
"""Those are no member who states anything."""

_THEN_SAYS = re.compile(rf"(?:, (?:who|whose|now|once|himself|herself)\b[^,.;:\n“”\"]{{2,100}},)? {_SAYS}")
"""From a description to the verb of saying of whom it means."""

_SAID_BEFORE = re.compile(rf"(?:[”\"’'`,] {any_of('inverted_verbs')}|\b[Aa]ccording to) $")

_LONGEST_VERB = 20
"""Characters of such a verb, with the mark before it."""

_AIDE = re.compile(rf"['’]s? (?:own |chief |official |personal )?(?P<aide>{any_of('aides')})\b")
"""Behind somebody, this is another one: "Mr Saleh's spokesman"."""

_SAYS_NOTHING = re.compile(r" (?:declined|refused|would not|did not|could not)\b")
"""Behind somebody who answers, though he says nothing."""

_PRONOUNS = {"his": "he", "him": "he", "her": "she", "its": "it"}

_ANSWERS = re.compile(r" (?:replied|answered|retorted|countered|responded|shot back|objected)\b")
"""Behind a pronoun that means whoever was spoken to."""


class Reference(NamedTuple):
    """A word that refers back, and to which sort of figure.

    `pronoun` is the one that stands for the antecedent of the first word: "he" of "his country". Whoever `answers` was
    spoken to; whoever `speaks` has a verb of saying. `since` is the place before which the antecedent stands: the
    quotation that a word closes has none.
    """

    span: Span
    words: str
    sort: str
    pronoun: str
    noun: str | None = None
    side: str | None = None
    aside: bool = False
    answers: bool = False
    since: int = 0
    speaks: bool = False


def references_in(text: str, parts: Sequence[Span]) -> Iterator[tuple[Span, Reference]]:
    """The words of parts of a text that may refer back, in its order, each with its part."""
    for number, match in _REFERRING.in_parts(text, parts):
        if match["noun"] and (_OF_SOME.match(text, match.end()) or _STATES.match(text, match.start("noun"))):
            continue
        sort = match.lastgroup or ""  # what one refers back to is the last group of each way to do so
        aside = _aside(text, match)
        noun = _in_full(match["noun"]) if match["noun"] else match["aide"]
        words = match.group().removesuffix(match["noun"]) + noun if match["noun"] else match.group()
        first = words.split(maxsplit=1)[0].lower()
        pronoun = _PRONOUNS.get(first, first)
        answers = sort == "he" and _ANSWERS.match(text, match.end()) is not None
        since = _since(text, match, parts[number])
        told = sort == "head" or (sort in ("noun", "epithet") and speaks(text, match.span()))
        reference = Reference(
            match.span(),
            words,
            sort,
            pronoun,
            noun,
            match["side"],
            aside,
            answers,
            since,
            told,
        )
        yield parts[number], reference


def _in_full(noun: str) -> str:
    """The office of a minister without abbreviations, in small letters: "the FM" is the foreign minister.

    Not "the PM", who in the papers of a country is its own, whichever other one they speak of.
    """
    full = offices.in_full(noun)
    return noun if full == noun or offices.level_of(full) != "ministers" else full.lower()


def _since(text: str, match: re.Match[str], part: Span) -> int:
    """Where the quotation begins that ends just before a word, else the word itself."""
    start = match.start()
    closed = _CLOSED.search(text, max(part[0], start - _LONGEST_VERB), start)
    if closed is None:
        return start
    return _beginnings(text, part).get(closed.start() + 1, start)


@lru_cache(maxsize=4)
def _beginnings(text: str, part: Span) -> Mapping[int, int]:
    """Where the quotations of a part of a text begin, by where they end."""
    return {one.end: one.start for one in quoted_in(text, *part)}


def _aside(text: str, match: re.Match[str]) -> bool:
    return text.endswith(", ", 0, match.start()) and bool(_ASIDE.match(text, match.end()))


def speaks(text: str, span: Span) -> bool:
    """Whether a verb of saying follows a description, or stands before it."""
    start, end = span
    before = max(0, start - _LONGEST_VERB)
    return bool(_THEN_SAYS.match(text, end) or _SAID_BEFORE.search(text, before, start))


def aide_behind(text: str, boss: Span) -> Reference | None:
    """The words for somebody who works for one whose name or office stands before them, and says something."""
    found = _AIDE.match(text, boss[1])
    span = (boss[0], found.end()) if found else boss
    if found is None or not (speaks(text, span) or _SAYS_NOTHING.match(text, found.end())):
        return None
    return Reference(span, text[slice(*span)], "aide", "", found["aide"], speaks=True)
