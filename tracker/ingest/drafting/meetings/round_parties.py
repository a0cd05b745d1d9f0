"""Who takes part in a round, and who mediates, by the sentences that speak of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence, Set

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.cast import Cast, Figure, Mention
from tracker.ingest.drafting.cast.mediating import help_together, mediates
from tracker.ingest.drafting.figures import PARTIES, overlap
from tracker.ingest.drafting.meetings.mentions import Meeting
from tracker.ingest.drafting.meetings.sessions import Session
from tracker.ingest.drafting.meetings.talks import is_weak
from tracker.ingest.drafting.names.actors import cities
from tracker.ingest.drafting.text.along import Along
from tracker.records.vocabulary import ActorSort

_MEDIATED = re.compile(
    r"\b(?:mediat\w+|broker\w+|facilitat\w+|hosted|organi[sz]ed) by (?:the )?$", re.IGNORECASE
)
_MEDIATING = re.compile(
    r"^-(?:mediated|brokered|facilitated|sponsored|hosted)\b"
    r"|^(?:[’']s)?,? (?:which |who |has |have |had )?(?:is |are |was |were |been )?(?:also )?"
    r"(?:(?:mediat|broker|facilitat)(?:ing|es|s)\b|(?:mediated|brokered|facilitated) (?:the|these|both|all)\b"
    r"|the mediator\b"
    r"|(?:(?:to|will|would) (?:[a-z]+ ){0,2})?host(?:s|ed|ing)? (?:[\w-]+ ){0,6}(?:between|among)\b)"
    r"|^(?:[’']s (?:[a-z]+ ){1,4}| )"
    r"(?:in the chair|presiding|chairing|as (?:the )?(?:hosts?|mediators?|go-betweens?))\b",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\b(?:talks|negotiations|rounds?|meetings?|summit|session|discussions|consultations|conference|talk(?:ed|ing)?)"
    r" (?:on|over|about) (?:the (?:[\w-]+ ){0,2}(?:future|status|fate|war|conflict|crisis) (?:of|in) )?(?:the )?$"
)
"""Before what talks are about: "talks on Kosovo"."""

_SENT_BY_MEDIATORS = re.compile(
    r"\b(?:delegations?|delegates|representatives|officials|envoys|negotiators|teams|ministers) (?:from|of) (?:the )?"
    r"(?:\w+ )?(?:mediat\w+|guarantors?)(?: (?:countries|states|nations))? [^;:.“”\"]{0,60}$",
    re.IGNORECASE,
)
"""Before mediators who meet themselves: "Delegations from mediators Chad and Peru met"."""

_COUNTED_FROM = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?) (?:after|before) "
    r"(?:(?!(?:talks|negotiations|meetings?|rounds?|summit|session|met|between)\b)[\w’'.-]+ ){0,6}$"
)
"""Before whoever did something from which the time of a meeting is counted: "three days after Chad's army left"."""

_TWO = 2
_NEAR = 40
"""Characters from the words for a round within which its parties are named, if not behind "between"."""

_BETWEEN = re.compile(r"\b(?:between|among) [^.;]{0,80}$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:(two|both|three|four) (?:\w+ )?(?:sides|parties|countries|states|governments|delegations|neighbou?rs|leaders"
    r"|presidents|ministers|teams)|(?:the|both) (?:sides|parties)|delegations|negotiators)\b"
)
_BOTH = re.compile(
    r"\b(?:[Tt]he sides|(?:[Tt]wo|[Bb]oth) (?:\w+ )?(?:sides|parties|countries|states|governments|delegations|teams))\b"
)
_TAKEN_UP = re.compile(
    r"\b(?:[Tt]he (?:two|pair)|[Tt]hey|[Bb]oth)(?: [\w-]+){0,2} $"
    r"|\b(?:[Tt]he|[Aa]n?|[Tt]heir) (?:[\w-]+ )?"
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|next|previous)$"
)
"""Up to words for a meeting of those, or in a row of those, of which was spoken: "the two last met", "the third"."""
_SAYS = re.compile(
    r"(?:['’]s? (?:[\w-]+ ){0,3}(?:ministry|government|office|spokes\w+))?,? (?:on \w+day )?"
    r"(?:said|says|told|announced|added|confirmed)\b"
)
"""Behind somebody who says something."""

_SPEAKS_OF_IT = re.compile(
    r"\b(?:talks|negotiations|round|meeting|summit|session|discussions|consultations)(?: (?:in|at|on) [\w ]{1,30})?,?"
    r" (?:that|which) (?:the )?$"
)
_HAS_IT = re.compile(
    r"(?:,? and [^,;.]{3,40})? (?:(?:had|has|have|will|would|is|are|to) ){0,2}"
    r"(?:h[eo]ld|had|open|began|begin|start|resum|agree)"
)
"""Who only speaks of talks in a clause on them, and who has them: "talks that Kyiv denounced", "talks that it held"."""

_NUMBERS = {"three": 3, "four": 4}
_IN_A_ROW = re.compile(r"(?:,| and|, and) (?:the )?(?:[a-z]+ )?")
_JOINED = re.compile(r"(?:,? and |, |–|-)(?:the )?")


Sides = tuple[list[Figure], list[Figure]]
"""Those who take part in a round, and those who mediate."""


def sides_of_all(
    article: Article, cast: Cast, sessions: Sequence[Session], whose: Collection[str] = ()
) -> list[Sides]:
    """The sides of each round; where an article tells of one set of parties only, other talks in it are theirs too.

    `whose` are the ids of those whose process it is: of two, one that talks with nobody else talks with the other.
    """
    found = [sides(article, cast, one, whose) for one in sessions]
    theirs = [cast.by_id[name] for name in whose if name in cast.by_id]
    others = [
        parties for parties, _ in found if len(parties) > 1 and not all(one in parties for one in theirs)
    ]
    if len(theirs) == _TWO and not others:
        found = [
            (theirs, mediators)
            if _is_one_of(article.text, cast, session, parties, theirs)
            else (parties, mediators)
            for session, (parties, mediators) in zip(sessions, found, strict=True)
        ]
    sets = {frozenset(one.id for one in parties) for parties, _ in found if len(parties) > 1}
    if len(sets) != 1:
        return found
    whole = next(parties for parties, _ in found if len(parties) > 1)
    names = {one.id for one in whole}
    in_row = {
        meeting.sentence
        for session, (parties, _) in zip(sessions, found, strict=True)
        for meeting in session.meetings
        if len(parties) > 1
    }
    return [
        (whole, mediators)
        if len(parties) < len(whole)
        and {one.id for one in parties} <= names
        and not names & {one.id for one in mediators}
        and (
            _is_of_talks(article.text, session)
            or any(one.sentence in in_row for one in session.meetings)
            or _are_named(cast, session, names)
        )
        else (parties, mediators)
        for session, (parties, mediators) in zip(sessions, found, strict=True)
    ]


def _is_one_of(
    text: str, cast: Cast, session: Session, parties: Sequence[Figure], theirs: Sequence[Figure]
) -> bool:
    """Whether a round is told of one of two, or of "both sides", and nobody else is named close to the words for it."""
    both = not parties and any(_BOTH.search(text, *one.sentence) for one in session.meetings)
    names = {one.id for one in theirs}
    told = _is_of_talks(text, session) or _are_named(cast, session, names)
    if not (both or (_are_among(parties, theirs) and told)):
        return False
    spoken = Along((one.spoken.span, one) for one in session.meetings)
    beside = (
        cast.by_id[name]
        for sentence in {one.sentence for one in session.meetings}
        for mention in _named_beside(text, cast.within(sentence), spoken, sentence)
        if not cast.is_a_place(mention)
        for name in mention.figures
    )
    return all(names & {one.id, one.on_behalf_of} for one in beside)


def _are_among(parties: Sequence[Figure], theirs: Sequence[Figure]) -> bool:
    return len(parties) < _TWO and all(one in theirs for one in parties)


def _is_of_talks(text: str, session: Session) -> bool:
    """Whether words for talks speak of a round, or for both sides, and not only a verb by which somebody meets."""
    return any(
        not is_weak(text[slice(*one.spoken.span)])
        or _COUNTED.search(text, *one.sentence)
        or _takes_up(text, one)
        for one in session.meetings
    )


def _takes_up(text: str, meeting: Meeting) -> bool:
    """Whether a meeting is told of "the two" or "they", or as one more of those of which was spoken."""
    (start, _), spoken = meeting.sentence, meeting.spoken.span
    return any(_TAKEN_UP.search(text, start, end) for end in spoken)


def sides(article: Article, cast: Cast, session: Session, whose: Collection[str] = ()) -> Sides:
    """Who takes part, and who mediates, by the sentences that speak of the round.

    States and armed groups do, and of organisations those `whose` process it is. Whoever only says something of talks
    between others takes no part in them.
    """
    named = [cast.by_id[name] for one in session.meetings for name in one.spoken.sides if name in cast.by_id]
    met = {one.id: one for one in named if one.sort in PARTIES or one.id in whose}
    guests = {name: one for name, one in met.items() if not _is_at_home(one, session, whose)}
    parties = guests if len(guests) != 1 else met
    mediators: dict[str, Figure] = {}
    sent: set[str] = set()
    speakers = dict.fromkeys(parties, False)
    spoken = Along((one.spoken.span, one) for one in session.meetings)
    for sentence in sorted({one.sentence for one in session.meetings}):
        for mention in _named_beside(article.text, cast.within(sentence), spoken, sentence):
            is_town = mention.by == "metonym" and (
                session.only_at_places or _is_venue(article.text, mention, session)
            )
            is_place = (
                is_town
                or cast.is_a_place(mention)
                or any(overlap(mention.span, one.span) for one in cast.places)
                or _TOPIC.search(article.text, sentence[0], mention.span[0]) is not None
            )
            by_mediators = _SENT_BY_MEDIATORS.search(article.text, sentence[0], mention.span[0]) is not None
            for figure in _parties(article.text, cast, mention, sentence, whose) if not is_place else ():
                helps = not by_mediators and (
                    _mediates(article.text, sentence, mention.span) or mediates(article.text, mention)
                )
                if not (helps or by_mediators) and _is_at_home(figure, session, whose):
                    continue
                sent |= {figure.id} if by_mediators else set()
                side = mediators if helps and figure.id not in whose else parties
                side[figure.id] = figure
                says = _SAYS.match(article.text, mention.span[1]) is not None
                speakers[figure.id] = speakers.get(figure.id, True) and says
        if not parties and (number := _COUNTED.search(article.text, *sentence)):
            of_all = _listed(article.text, cast, sentence[1], _NUMBERS.get(number[1] or "", 2))
            parties = {one.id: one for one in of_all}
    mediators = {name: one for name, one in mediators.items() if name not in sent}
    taking_part = [one for name, one in parties.items() if name not in mediators]
    others = [one for one in taking_part if not speakers.get(one.id)]
    return others if len(others) > 1 else taking_part, list(mediators.values())


def _are_named(cast: Cast, session: Session, names: Set[str]) -> bool:
    """Whether a sentence on a round names all of those, or people who speak for them."""
    there = (
        {
            cast.by_id[name].on_behalf_of or name
            for mention in cast.within(one.sentence)
            for name in mention.figures
        }
        for one in session.meetings
    )
    return any(names <= sides for sides in there)


def _is_at_home(figure: Figure, session: Session, whose: Collection[str]) -> bool:
    """Whether a state in which a round is held has no part in the process, so that it is only the host."""
    at_home = session.place is not None and figure.country == session.place.country
    return at_home and figure.sort == ActorSort.STATE and len(whose) > 1 and figure.id not in whose


def _is_venue(text: str, mention: Mention, session: Session) -> bool:
    """Whether a capital that may be a government is where the round is: "Rome: The talks in Rome ended"."""
    city = cities().get(text[slice(*mention.span)])
    return city is not None and session.place is not None and city.id == session.place.id


def _parties(
    text: str, cast: Cast, mention: Mention, sentence: Span, whose: Collection[str]
) -> Iterator[Figure]:
    """The parties that a mention means; those of people between whom talks are: "between Minister Otieno and"."""
    for name in mention.figures:
        figure = cast.by_id.get(name)
        if figure is not None and figure.sort == ActorSort.PERSON and figure.on_behalf_of:
            between = _BETWEEN.search(text[sentence[0] : mention.span[0]])
            figure = cast.by_id.get(figure.on_behalf_of) if between else None
        if figure is not None and (figure.sort in PARTIES or figure.id in whose):
            yield figure


def _listed(text: str, cast: Cast, end: int, size: int) -> list[Figure]:
    """The first so many states and armed groups that the text names in one row before a place; else none."""
    row: list[Mention] = []
    for one in (*(one for one in cast.mentions if one.span[0] < end), None):
        joined = one is not None and bool(row) and _JOINED.fullmatch(text, row[-1].span[1], one.span[0])
        row_is_whole = not joined and len({mention.figures for mention in row}) == size
        if row_is_whole and not help_together(text, row):
            return [cast.by_id[mention.figures[0]] for mention in row]
        party = one is not None and len(one.figures) == 1 and cast.by_id[one.figures[0]].sort in PARTIES
        row = [*(row if joined else []), *([one] if one is not None and party else [])]
    return []


def _named_beside(
    text: str, mentions: Sequence[Mention], spoken: Along[Meeting], sentence: Span
) -> list[Mention]:
    """Who is named close to the words for a round, with those before them in the same row: "Chad, Sudan and Libya"."""
    found: list[Mention] = []
    for one in reversed(mentions):
        joined = bool(found) and _IN_A_ROW.fullmatch(text, one.span[1], found[-1].span[0])
        if joined or _near(text, spoken, sentence, one.span):
            found.append(one)
    return found[::-1]


def _near(text: str, spoken: Along[Meeting], sentence: Span, span: Span) -> bool:
    """Whether somebody is named close to the words for the round, or as one of those between whom it is."""
    if _SPEAKS_OF_IT.search(text, sentence[0], span[0]) and not _HAS_IT.match(text, span[1]):
        return False
    counted = _COUNTED_FROM.search(text, sentence[0], span[0])
    if counted and spoken.touches((sentence[0], counted.start())):
        return False
    around = max(0, span[0] - _NEAR - 1), span[1] + _NEAR + 1
    return spoken.touches(around) or bool(_BETWEEN.search(text[sentence[0] : span[0]]))


def _mediates(text: str, sentence: Span, span: Span) -> bool:
    before, after = text[sentence[0] : span[0]], text[span[1] : sentence[1]]
    return bool(_MEDIATED.search(before) or _MEDIATING.search(after))
