"""On whose behalf somebody speaks whose own words do not tell: what stands close before decides, or nothing does."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast.governing import governed, opposed
from tracker.ingest.drafting.cast.respectively import respectively
from tracker.ingest.drafting.figures import Figure, Mention, begun_before
from tracker.ingest.drafting.names import actors
from tracker.ingest.drafting.names.offices import against, at_odds, level_of
from tracker.ingest.drafting.names.offices import office as office_of
from tracker.ingest.drafting.sides.beside import belongs, possessive
from tracker.ingest.drafting.sides.elsewhere import is_elsewhere, quoted_before
from tracker.ingest.drafting.sides.rolls import rolls
from tracker.ingest.drafting.sides.speaking_for import by_pronoun, speaks_of_his_own, wishes
from tracker.ingest.drafting.text.wording import any_of
from tracker.ingest.sentences import part_at, so_far
from tracker.records.vocabulary import ActorSort

_MINISTER = re.compile(r"\b(?P<of>(?!prime\b)\w+) minister\b", re.IGNORECASE)
_REBELS = r"[Tt]he (?:rebel|guerrilla|insurgent|militant|group|movement|militia|paramilitar(?:y|ie))(?:['’]s|s['’]) "
_OF_REBELS = (
    re.compile(rf"\b(?:{_REBELS}|(?:rebel|guerrilla|insurgent)s? )$"),
    re.compile(rf",(?: who is(?: also)?)? {_REBELS}"),
)
_OF_THE_GOVERNMENT = (
    re.compile(
        r"\b(?:[Gg]overnment(?:['’]s)?"
        r"|(?:head|leader|chief|member) of the [Gg]overnment(?:['’]s)? (?:\w+ )?(?:delegation|team|side|panel),) $"
    ),
    re.compile(
        r",(?: [^,.;:]{1,50} and| who is(?: also)?| also)? "
        r"(?:the government(?:['’]s)? |(?:an?|the) (?:[\w-]+ ){1,4}(?:for|of|in|from) the government\b)"
    ),
)
"""An owner as it stands before an office, and behind a name and its comma."""

_OWNER_BEFORE, _OWNER = 60, 120
"""Characters of the longest of them, before an office and behind a name."""

_REBEL = re.compile(r"\b(?:rebel|guerrilla|insurgent)\b", re.IGNORECASE)
"""In the title of somebody who is of rebels: "the rebel commander X"."""

_OF_GOVERNMENT = re.compile(
    r"\b(?:president|premier|minister|senator|government (?:official|negotiator|delegate|source|spokes\w+))s?\b",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(r"\bgovernment\b", re.IGNORECASE)
_BRIEFING = re.compile(
    r"\b(?:told|tells) (?:reporters|journalists|an? (?:\w+ )?(?:briefing|news conference|press conference)) in"
    r" (?P<capital>[A-Z]\w+(?: [A-Z]\w+)?)"
)
_IN_CAPITAL = re.compile(r"In (?P<capital>[A-Z]\w+(?: [A-Z]\w+)?), (?:[a-z]+ ){0,2}$")
_SPOKEN = re.compile(r"spokes|press secretary|delegate|negotiator|delegation", re.IGNORECASE)
_OF_A_STATE = re.compile(
    r"\b(?i:ministry|government|cabinet|palace|embassy|police|parliament|army|presidency) $"
)
_OF_A_MINISTRY = re.compile(
    r"(?:^|[^\w’'] |, |\b(?:said|that) )(?:[Tt]he )?(?i:foreign|defen[cs]e) (?i:ministry) $"
)
_BEFORE = 2
"""Sentences in which somebody is named whom "his" means, at most."""

_SERVES = re.compile(
    r"spokes|secretary|delegat|negotiator|deputy|advis[eo]r|aide|envoy|emissary|representative|lawyer|chief of staff",
    re.IGNORECASE,
)
_LONGEST_NAME = 1_000
"""Characters from where somebody is first meant within which the name ends."""

_BY_THE_WAY = re.compile(rf"\b{any_of('by_the_way')} (?:the )?$")

_SAYS_THAT = re.compile(
    rf"\b(?:{any_of('person_verbs')}|adding|saying)(?: [\w ]{{2,40}})? that (?:his |her |its )?$"
    r"|\b(?:said|adding|saying) $"
)
"""Behind somebody who says something, up to a minister of whom it is said."""

_ENDS_QUOTED = re.compile(r"^[^“”\"]*[”\"] (?:(?:said|says|added|told reporters) )?(?:the )?$")
"""From the party with which a quotation begins to whoever ends it."""

_AT_A_PLACE = re.compile(r"In [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}, ")
_MEETS = re.compile(r"\b(?:met|meets?) (?:with )?(?:the )?$")
"""Before somebody who is not of the side of whoever meets him."""

_MANY = frozenset(("leader", "minister", "minister of state", "deputy minister"))
"""Offices of which a side has several."""

_NEXT = 3
"""Mentions before and behind a name among which the party beside it is."""

_NAMES = frozenset({"name", "metonym", "demonym"})


@dataclass(frozen=True)
class Sides:
    """A text with its sentences and whom they name; asked for the side of one figure at a time."""

    text: str
    sentences: Sequence[Span]
    paragraphs: Sequence[Span]
    figures: Mapping[str, Figure]
    mentions: Sequence[Mention]
    seat: str | None = None
    """The state from whose capital the story is dated."""

    def completed(self) -> Iterator[Figure]:
        """Figures with the side they had not, where the text leaves no choice; each with the reason.

        Whoever keeps each at once tells the next ones of it: a spokesman is on the side of whom he speaks for.
        """
        for figure in tuple(self.figures.values()):
            if figure.on_behalf_of is None and (figure.sort == ActorSort.PERSON or figure.unnamed):
                for side, reason in self._sides(figure):
                    yield figure._replace(on_behalf_of=side, reasons=(*figure.reasons, reason))
                    break

    def _sides(self, figure: Figure) -> Iterator[tuple[str, str]]:
        first = self._first(figure)
        yield from self._beside(figure)
        if self._is_of(_OF_REBELS, figure, first) and (side := self._group(first)):
            yield side, f"“the rebels” are {side}, of whom was spoken before"
        if _REBEL.search(figure.title or "") and (side := self._only_group):
            yield side, f"{side} are the only rebels of the article"
        office = figure.name if figure.unnamed else (figure.title or "")
        if figure.title and (side := self._briefed(first)):
            yield side, f"somebody spoke at a briefing in {side}"
        if _SPOKEN.search(figure.title or ""):
            yield from self._voice_of(first)
        minister = level_of(figure.title or "") == "ministers"
        if minister and (side := self._of_speaker(first)) and not self._has_another(side, figure):
            yield side, f"{figure.name} is spoken of by somebody of {side}, who tells no other side"
        if (
            self._holds_office(figure)
            and (side := self._quoted_as(figure))
            and not self._has_another(side, figure)
        ):
            yield side, f"what {figure.name} is quoted with is what {side} does itself"
        if (
            self._holds_office(figure)
            and not self._is_elsewhere(figure, first)
            and (side := self._near(first))
            and not self._has_another(side, figure)
        ) and not (self._serves_a_state(figure, first) and self.figures[side].sort == ActorSort.ARMED_GROUP):
            yield side, f"{side} is the only side that is named close before"
        if side := self._of_ministry(office, first):
            yield side, f"the ministry of {side} was spoken of before"
        if self._is_of(_OF_THE_GOVERNMENT, figure, first):
            office = "government minister"
        if against(office) or (not figure.unnamed and self._is_of_a_body(figure, first)):
            return
        if _OF_GOVERNMENT.search(office) and self.government:
            yield self.government, _only(self.government)
        if _GOVERNMENT.search(office) and (meant := self.the_government()):
            yield meant

    def _beside(self, figure: Figure) -> Iterator[tuple[str, str]]:
        """The party that stands beside the name, or that of the sentence so far where a pronoun stands for it."""
        if side := self._on_rolls.get(figure.id):
            yield side, f"{figure.name} is named as one of those who are there for {side}"
        if side := self._listed.get(figure.id):
            yield side, f"{figure.name} stands in a list at the place at which {side} stands in another"
        speaks = bool(_SERVES.search(figure.title or ""))
        for one in self._named_as.get(figure.id, ()):
            at = bisect_left(self._starts, one.span[0])
            near = *range(max(0, at - _NEXT), at), *range(at + 1, min(at + 1 + _NEXT, len(self.mentions)))
            for number in near:
                other, side = self.mentions[number], self._parties[number]
                if side and belongs(self.text, other.span, one.span):
                    yield side, f"{side} is named beside {figure.name}"
                if speaks and (side := self._of_boss(other, one)):
                    yield side, f"{figure.name} speaks for {other.figures[0]}"
            if possessive(self.text, one.span) and (side := self._spoken_of(one.span[0])):
                yield side, f"a pronoun beside {figure.name} stands for {side}"
            if by_pronoun(self.text, one.span, serves=speaks) and (side := self._of_person_before(one)):
                yield side, f"{figure.name} is of somebody who speaks for {side}"

    def _of_person_before(self, one: Mention) -> str | None:
        """The side of all people who are named in the sentence before a name, else in the one before it."""
        for first, last in self._so_far(one.span[0])[:_BEFORE]:
            there = slice(bisect_left(self._starts, first), bisect_left(self._starts, min(last, one.span[0])))
            people = [
                self.figures[each.figures[0]] for each in self.mentions[there] if each.figures != one.figures
            ]
            sides = {each.on_behalf_of for each in people if each.sort == ActorSort.PERSON}
            if sides:
                return next(iter(sides)) if len(sides) == 1 else None
        return None

    def _voice_of(self, first: int) -> Iterator[tuple[str, str]]:
        """Whom a spokesman speaks for who names no side: the one that wishes something in what he says.

        At the head of a story it is else the state from whose capital that is dated, if he is of a ministry.
        """
        _, last = part_at(self.sentences, first) or (first, first)
        behind = range(bisect_right(self._starts, first), bisect_left(self._starts, last))
        wishing = (
            side
            for number in behind
            if (side := self._parties[number]) and wishes(self.text, self.mentions[number].span)
        )
        if side := next(wishing, None):
            yield side, f"what a spokesman says is what {side} wishes"
        leads = bool(self.paragraphs) and first < self.paragraphs[0][1]
        if self.seat and leads and _OF_A_MINISTRY.search(self.text, max(0, first - _OWNER), first):
            yield self.seat, f"a spokesman of a ministry in a story from the capital of {self.seat}"

    def _quoted_as(self, figure: Figure) -> str | None:
        """The state with which a quotation begins that somebody ends: "“Chad is ready to talk,” Minister X said"."""
        for one in self._named_as.get(figure.id, ()):
            start, _ = part_at(self.sentences, one.span[0]) or one.span
            there = range(bisect_left(self._starts, start), bisect_left(self._starts, one.span[0]))
            for number in there:
                side, party = self._parties[number], self.mentions[number].span
                if side and self.figures[side].sort == ActorSort.STATE and self._is_his(party, one.span):
                    return side
        return None

    def _is_his(self, party: Span, person: Span) -> bool:
        """Whether somebody is quoted with what a party does, and the quotation ends before the name."""
        between = self.text[party[1] : person[0]]
        return speaks_of_his_own(self.text, party) and bool(_ENDS_QUOTED.search(between))

    def _of_speaker(self, first: int) -> str | None:
        """The state of whoever says in the sentence something in which nobody else is named before a minister."""
        start, _ = part_at(self.sentences, first) or (first, first)
        there = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, first)]
        if not there or not _SAYS_THAT.search(self.text, there[-1].span[1], first):
            return None
        people = [
            figure for one in there if (figure := self.figures[one.figures[0]]).sort == ActorSort.PERSON
        ]
        side = self.figures.get(people[0].on_behalf_of or "") if people else None
        return side.id if side and side.sort == ActorSort.STATE else None

    def _of_boss(self, other: Mention, one: Mention) -> str | None:
        """The side of the person whose spokesman or envoy somebody is: "Mr X's spokesman, Y"."""
        boss = self.figures[other.figures[0]]
        speaks_for = boss.sort == ActorSort.PERSON and belongs(self.text, other.span, one.span)
        return boss.on_behalf_of if speaks_for else None

    @cached_property
    def _named_as(self) -> dict[str, list[Mention]]:
        """Where people are named, by their ids."""
        found: defaultdict[str, list[Mention]] = defaultdict(list)
        for one in self.mentions:
            if one.by in ("name", "last name") and self.figures[one.figures[0]].sort == ActorSort.PERSON:
                found[one.figures[0]].append(one)
        return found

    @cached_property
    def _parties(self) -> list[str | None]:
        """Whom each of the mentions means of those on whose behalf one speaks: who is completed is none of them."""
        return [self._party(one) for one in self.mentions]

    def _party(self, one: Mention) -> str | None:
        """Whom a mention means on whose behalf somebody may speak; a state for its seats."""
        figure = self.figures[one.figures[0]]
        if len(one.figures) > 1 or one.by not in _NAMES or figure.sort == ActorSort.PERSON:
            return None
        return figure.on_behalf_of if figure.sort == ActorSort.AGENCY else figure.id

    @cached_property
    def _listed(self) -> dict[str, str]:
        """The parties of people who are listed in their order, by the ids of the people."""
        pairs = respectively(self.text, self.mentions, lambda one: self._party(one) is not None)
        return {person.figures[0]: party for person, one in pairs if (party := self._party(one))}

    @cached_property
    def _on_rolls(self) -> dict[str, str]:
        """The sides on whose teams people are, by the ids of the people."""
        return {
            one.figures[0]: side
            for one, side in rolls(self.text, self.sentences, self.mentions, self._side_of)
        }

    def _side_of(self, one: Mention) -> str | None:
        """Whom a mention means on whose behalf somebody may speak, or on whose behalf that person does."""
        return self._party(one) or self.figures[one.figures[0]].on_behalf_of

    def _spoken_of(self, at: int) -> str | None:
        """The first party that the sentence names before a place, else the first of a sentence before."""
        for first, last in self._so_far(at):
            there = self._parties[bisect_left(self._starts, first) : bisect_left(self._starts, min(last, at))]
            if found := next(filter(None, there), None):
                return found
        return None

    def _of_ministry(self, office: str, first: int) -> str | None:
        """The party of whose ministry was last spoken before one of its ministers is named without a party."""
        minister = _MINISTER.search(office)
        if minister is None:
            return None
        ministry = re.compile(rf"(?:['’]s?)? {minister['of']} ministry\b", re.IGNORECASE)
        named = bisect_left(self._starts, first)
        owners = (
            side
            for number in range(named - 1, -1, -1)
            if (side := self._parties[number]) and ministry.match(self.text, self.mentions[number].span[1])
        )
        return next(owners, None)

    def _is_of(self, owner: tuple[re.Pattern[str], re.Pattern[str]], figure: Figure, first: int) -> bool:
        """Whether an owner stands before the office, or behind the name and a comma."""
        before, behind = owner
        name_ends = self._behind(figure, first)
        return bool(
            before.search(self.text, max(0, first - _OWNER_BEFORE), first)
            or behind.match(self.text, name_ends, name_ends + _OWNER)
        )

    def _behind(self, figure: Figure, first: int) -> int:
        """Where the name ends, with the title that may stand before it; where it begins, if it is another one there."""
        found = self.text.find(figure.name, first, first + _LONGEST_NAME)
        return found + len(figure.name) if found >= 0 else first

    def _first(self, figure: Figure) -> int:
        """Where the figure is first meant, title and all."""
        return self._firsts.get(figure.id, figure.first[0])

    @cached_property
    def _starts(self) -> list[int]:
        """Where the mentions begin."""
        return [one.span[0] for one in self.mentions]

    @cached_property
    def _firsts(self) -> dict[str, int]:
        return {one.figures[0]: one.span[0] for one in reversed(self.mentions)}

    def _is_elsewhere(self, figure: Figure, first: int) -> bool:
        """Whether the words tell that the office is not that of a side close before.

        It has an owner of whom nothing is known ("Haftar's spokesman", "the premier of the transitional side"), or the
        sentence goes to another place first ("In Bonn, Chancellor X").
        """
        start, _ = part_at(self.sentences, first) or (first, first)
        return bool(
            re.search(r"(?:['’]s|s['’]) $", self.text[max(0, first - 4) : first])
            or _AT_A_PLACE.fullmatch(self.text, start, first)
            or self._is_of_a_body(figure, first)
            or _MEETS.search(self.text, start, first)
        )

    def _is_of_a_body(self, figure: Figure, first: int) -> bool:
        """Whether the office is that of a body which is no state: "National Assembly president X"."""
        start, _ = part_at(self.sentences, first) or (first, first)
        return is_elsewhere(self.text, start, first, (first, self._behind(figure, first)))

    def _has_another(self, side: str, figure: Figure) -> bool:
        """Whether somebody else is told to have the office of a leader or minister on a side, or leads it otherwise.

        No state has a king and a president.
        """
        title = figure.title or ""
        if level_of(title) not in ("leaders", "ministers") or office_of(title) in _MANY:
            return False
        others = (
            one.title
            for one in self.figures.values()
            if one.title and one.on_behalf_of == side and one.id != figure.id and not one.unnamed
        )
        return any(office_of(other) == office_of(title) or at_odds(title, other) for other in others)

    def _briefed(self, first: int) -> str | None:
        """The state in whose capital somebody tells reporters something, or of which the sentence starts."""
        start, last = part_at(self.sentences, first) or (first, first)
        match = _BRIEFING.search(self.text, first, last) or _IN_CAPITAL.match(self.text, start, first)
        actor = actors.by_capital().get(match["capital"]) if match else None
        return actor.id if actor is not None and actor.id in self.figures else None

    def _holds_office(self, figure: Figure) -> bool:
        """Whether the office is one that always belongs to a side."""
        title = figure.title or ""
        return not against(title) and (
            level_of(title) in ("leaders", "ministers") or bool(_SPOKEN.search(title))
        )

    def _serves_a_state(self, figure: Figure, first: int) -> bool:
        """Whether an office is one that no armed group has: a minister, somebody at a ministry or at a palace."""
        minister = level_of(figure.title or "") == "ministers"
        return minister or bool(_OF_A_STATE.search(self.text, max(0, first - _OWNER), first))

    def _near(self, at: int) -> str | None:
        """The only side that the sentence names before a place, else the one before it in the same paragraph."""
        for first, last in self._so_far(at):
            found = self._named(first, min(last, at))
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None

    def _so_far(self, at: int) -> Sequence[Span]:
        """The sentences of a paragraph up to a place, the last first."""
        before = bisect_right(self.paragraphs, at, key=itemgetter(0))
        start = self.paragraphs[before - 1][0] if before else 0
        return so_far(self.sentences, start, at)

    def _named(self, start: int, end: int) -> set[str]:
        """States and groups that are named between two places, or seats of theirs."""
        there = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        figures = [
            self.figures[name]
            for one in there
            for name in one.figures
            if one.by in _NAMES
            and not _BY_THE_WAY.search(self.text, start, one.span[0])
            and not quoted_before(self.text, one.span[1], end)
        ]
        figures += [
            self.figures[side]
            for one in there
            if one.by == "description" and (side := self.figures[one.figures[0]].on_behalf_of)
        ]
        sides = {
            figure.on_behalf_of if figure.sort == ActorSort.AGENCY else figure.id
            for figure in figures
            if figure.sort in (ActorSort.STATE, ActorSort.ARMED_GROUP, ActorSort.AGENCY)
        }
        return {side for side in sides if side}

    def _group(self, at: int) -> str | None:
        """The armed group that was last spoken of."""
        last = begun_before(self._groups, at) - 1
        return self._groups[last].figures[0] if last >= 0 else None

    @cached_property
    def _only_group(self) -> str | None:
        """The armed group of which alone the article speaks."""
        groups = {name for one in self._groups for name in one.figures}
        return next(iter(groups)) if len(groups) == 1 else None

    @cached_property
    def _groups(self) -> list[Mention]:
        """Where nobody but rebels is spoken of."""
        return [
            one
            for one in self.mentions
            if all(self.figures[name].sort == ActorSort.ARMED_GROUP for name in one.figures)
            and actors.loyal().isdisjoint(one.figures)
        ]

    @cached_property
    def government(self) -> str | None:
        """The only state of whose government the article speaks."""
        return governed(self.text, self.figures, self.mentions)

    def the_government(self) -> tuple[str, str] | None:
        """Whose "the government" is, with the reason: the only one's, else that of the country of the armed groups."""
        if self.government:
            return self.government, _only(self.government)
        if self._opposed:
            return self._opposed, f"the armed groups of the article are of the country of {self._opposed}"
        return None

    @cached_property
    def _opposed(self) -> str | None:
        """The state whose armed groups the article speaks of."""
        return opposed(self.figures, self.mentions)


def _only(state: str) -> str:
    return f"the only government of the article is that of {state}"
