"""Whom words mean that refer back: the subject before a pronoun, the last one with the office of a title."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast.opposing import is_opposition
from tracker.ingest.drafting.figures import Figure, Mention
from tracker.ingest.drafting.names import actors, offices
from tracker.ingest.drafting.names.bodies import is_called, noun_of
from tracker.ingest.drafting.names.counterparts import COUNTERPART
from tracker.ingest.drafting.referring.both_sides import BothSides
from tracker.ingest.drafting.referring.epithets import is_calling, is_past
from tracker.ingest.drafting.referring.introduced import SIDES, goes_with, has_rank, is_side, owning
from tracker.ingest.drafting.referring.owned import LONGEST, owner
from tracker.ingest.drafting.referring.papers import begins_with_paper, issuer, ministry_before, speaks
from tracker.ingest.drafting.referring.pronouns import only
from tracker.ingest.drafting.referring.references import Reference
from tracker.ingest.drafting.referring.spoken import NEAR, SPEAKING
from tracker.ingest.drafting.text.wording import among
from tracker.ingest.sentences import so_far
from tracker.records.vocabulary import ActorSort

_MORE = re.compile(" [A-Z]")
"""Behind a word that only describes what is named next: "the official Iraqi News Agency"."""

_TWO = 2
_FAR = 3 * NEAR
"""Characters before "his counterpart" within which that one was named."""

_ANYBODY = frozenset({"official", "diplomat", "politician", "aide"})
"""What anybody may be called of whose office nothing else is said."""

_LEAD = 2
"""Sentences in which a story describes whom it names below."""

_SPOKESMAN = re.compile(r"(?i:spokes|press secretary)")

_COMMANDING = frozenset({"commander", "chief", "chair", "chairman", "chairwoman", "commissioner", "adviser"})
"""Other offices that may be told of somebody only where he is spoken of again."""

_CROWNED = frozenset({"king", "queen", "emir", "sultan"})

_CHIEF = re.compile(r"(?i: chief)$")
"""Who commands or directs anything may be called its chief: "the EU fisheries chief" is a commissioner."""

_OF_ANOTHER = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "counterpart", "colleague", "predecessor", "successor"}
)
"""Offices that belong to somebody else who is named."""

_ALIKE = frozenset({"source", "person", "insider"})
"""Nouns that mean one and the same speaker."""

_ENVOYS = frozenset({"diplomat", "envoy"})
"""What anybody may be called who is sent to talk."""

_HIGH = frozenset({"top", "chief", "lead", "senior", "head", "veteran", "special"})
"""Words before an office that the office of somebody need not have."""

_OPPOSITION = ("opposition ", "Opposition ", "opposition’s ", "opposition's ")
"""What stands before a body that is introduced as the opposition."""


class Context(BothSides):
    """What was spoken of before a reference: the mentions and the sentences of a text, in its order.

    References are asked for in the order of the text, and what they mean is added as a mention.
    """

    def antecedent(self, reference: Reference, paragraph: Span) -> Mention | None:
        """The mention of whom a reference means; None where the text is not clear."""
        way = _WAYS.get(reference.sort)
        if way is not None:
            return way(self, reference, paragraph)
        if reference.pronoun == "they" and (of_list := self.listed(reference, paragraph)):
            return of_list
        if reference.pronoun == "it" and (made := self._of_paper(reference, paragraph)):
            return made
        meant = self._subject(reference, paragraph)
        return self._side_of(meant) if meant and reference.sort == "own" else meant

    def _of_paper(self, reference: Reference, paragraph: Span) -> Mention | None:
        """Who made the statement with which the sentence before begins, which "it" at the beginning of one takes up."""
        start = reference.span[0]
        sentences = so_far(self._sentences, max(paragraph[0], start - NEAR), start)
        if len(sentences) < _TWO or sentences[0][0] != start:
            return None
        begin, end = sentences[1]
        paper = begins_with_paper(self._text, (begin, end))
        there = self._between(begin, end) if paper else []
        run = self._joined(there) if there and paper and there[0].span[0] <= paper[1] else []
        return run[0]._replace(figures=self._names(run)) if run else None

    def pair(self, reference: Reference) -> Mention | None:
        """The two people of the last sentence with any, or its two with the office: "X met Y. The two ministers"."""
        start = reference.span[0]
        for begin, end in so_far(self._sentences, max(0, start - NEAR), start):
            there = [one for one in self._between(begin, min(start, end)) if self._all(one, ActorSort.PERSON)]
            if there:
                names = tuple(dict.fromkeys(name for one in there for name in one.figures))
                pair = names if len(names) == _TWO else self._in_office(names, reference)
                return there[0]._replace(figures=pair) if len(pair) == _TWO else None
        return None

    def _in_office(self, names: Sequence[str], reference: Reference) -> tuple[str, ...]:
        """Those of some people whose office, or its rank, "the two ministers" tells."""
        word = reference.words.rsplit(maxsplit=1)[-1].lower()
        titles = [(name, (self._figures[name].title or "").lower()) for name in names]
        return tuple(
            name
            for name, title in titles
            if title and (title.endswith(word.removesuffix("s")) or offices.level_of(title) == word)
        )

    def state(self, reference: Reference, paragraph: Span) -> Mention | None:
        """The state whose ministry was named last, else that of the paragraph up to where "the ministry" stands.

        With an owner behind it ("the ministry of Kenya") it is that one's.
        """
        start, end = reference.since, reference.span[1]
        named, owned = owner(self._text, reference.span, self._between(end, end + LONGEST))
        if owned:
            return self._for_state(named) if named else None
        near = self._between(start - NEAR, start)
        if named := ministry_before(self._text, near, reference.words):
            return self._for_state(named)
        for begin, end in so_far(self._sentences, paragraph[0], start):
            there = [one for one in self._between(begin, min(start, end)) if self._all(one, ActorSort.STATE)]
            if there:
                first = there[0].span[0] == begin
                return there[0] if first or len({one.figures for one in there}) == 1 else None
        ministers = [one for one in near if "ministry" in reference.words.lower() and self._is_minister(one)]
        return self._side_of(ministers[-1]) if ministers else None

    def chamber(self, reference: Reference) -> Mention | None:
        """The state whose parliament or junta was named, else a body that is called so."""
        start = reference.since
        named = ministry_before(self._text, self._between(start - NEAR, start), reference.words)
        if named:
            return self._for_state(named)
        return None if noun_of(reference.words) == "house" else self.body(reference)

    def helpers(self, reference: Reference) -> Mention | None:
        """Those who were named as the mediators or the like: "the mediators, Oman and Qatar", "mediators A and B"."""
        start = reference.span[0]
        named = re.compile(
            rf"\b{noun_of(reference.words)}(?:(?: of [^,.;:()–—\n]{{2,40}}?)?(?:,| -| –| —|:))? (?:the )?"
        )
        for begin, end in so_far(self._sentences, max(0, start - NEAR), start):
            there = {one.span[0]: one for one in self._between(begin, min(start, end))}
            for match in named.finditer(self._text, begin, min(start, end)):
                if first := there.get(match.end()):
                    run = [one for one in there.values() if one.span[0] >= first.span[0]]
                    return first._replace(figures=self._names(self._joined(run)))
        return None

    def _is_minister(self, one: Mention) -> bool:
        """Whether somebody has the ministry that is meant where none is told."""
        return (self._figures[one.figures[0]].title or "").lower().endswith("foreign minister")

    def _for_state(self, one: Mention) -> Mention | None:
        """The state that somebody is or speaks for."""
        return one if self._all(one, ActorSort.STATE) else self._side_of(one)

    def paper(self, reference: Reference) -> Mention | None:
        """Who made the statement that "the statement" means: one that was told of, else what was said just before."""
        last: Mention | None = None
        start = reference.span[0]
        before = so_far(self._sentences, start - NEAR, start)
        for begin, end in before:
            there = [one for one in self._between(begin, end) if one.span[1] <= start]
            if found := issuer(self._text, (begin, min(end, start)), there):
                return found
        whole = [(begin, end) for begin, end in before if end <= reference.since]
        for begin, end in whole[:1]:
            last = speaks(self._text, (begin, end), self._between(begin, end))
        return last

    def group(self, reference: Reference) -> Mention | None:
        """The last armed group, unless the same sentence or a later one has a body that is called so.

        The army is one that is called the armed forces of a state. A bloc is no armed group.
        """
        noun = noun_of(reference.words)
        called, group = self.body(reference), self._armed(reference, army=noun == "army")
        if called is None or noun == "army":
            return group if noun != "bloc" else None
        return called if group is None or noun == "bloc" or not self._later(group, called) else group

    def _armed(self, reference: Reference, *, army: bool) -> Mention | None:
        """The last armed group, or the last army."""

        def fits(one: Mention) -> bool:
            name = self._figures[one.figures[0]].name
            rebels = self._all(one, ActorSort.ARMED_GROUP) and actors.loyal().isdisjoint(one.figures)
            return rebels and army == name.endswith("Armed Forces")

        return self._last_before(reference, ("group", army), fits)

    def _later(self, one: Mention, other: Mention) -> bool:
        """Whether a mention stands in a later sentence than another one."""
        at = bisect_right(self._sentences, one.span[0], key=itemgetter(0)) - 1
        return at >= 0 and self._sentences[at][0] > other.span[0]

    def body(self, reference: Reference) -> Mention | None:
        """The last party or body with the noun in its name, or that is called so."""
        noun = noun_of(reference.words)

        def fits(one: Mention) -> bool:
            named = self._all(one, *SPEAKING) and len(one.figures) == 1
            return named and is_called(self._text, self._figures[one.figures[0]], noun)

        return self._last_before(reference, ("body", noun), fits)

    def opposition(self, reference: Reference) -> Mention | None:
        """The only body of an article that has the word in its name, or that is introduced by it."""
        bodies = [one for one in self._figures.values() if one.sort == ActorSort.ORGANISATION]
        named = [one for one in bodies if is_opposition(one)]
        begun = [one for one in bodies if one.first[0] < reference.span[0]]
        likely = named or [one for one in begun if self._text.endswith(_OPPOSITION, 0, one.first[0])]
        return Mention(likely[0].first, (likely[0].id,), "reference", "") if len(likely) == 1 else None

    def staff(self, reference: Reference, paragraph: Span) -> Mention | None:
        """Somebody whose office says something: "his office" is himself."""
        return self._subject(reference, paragraph)

    def joint(self, reference: Reference, paragraph: Span) -> Mention | None:
        """Those who made a joint statement: the parties of the list before, or the two who talked."""
        rows = (self.listed(reference, paragraph, size) for size in (None, 3, 4, 5))
        return next(filter(None, rows), None) or self.sides(reference, paragraph)

    def titled(self, reference: Reference) -> Mention | None:
        """The last one with the noun in its description or office, of the side that is named, if one is.

        "The same official" is the last one without a name, whatever the noun.
        """
        if reference.words.lower().startswith("the same "):
            return self._last_before(reference, "same", lambda one: self._figures[one.figures[0]].unnamed)
        side, noun = offices.actor_of(reference.side), offices.office((reference.noun or "").lower())
        owners = tuple(owning(reference.words, reference.noun or ""))

        def speaks_so(one: Mention) -> bool:
            figure = self._figures[one.figures[0]]
            sides = side is None or _is_for(figure, side)
            told = all(goes_with(self._text, self._figures, figure, word) for word in owners)
            return sides and told and len(one.figures) == 1

        def fits(one: Mention) -> bool:
            return speaks_so(one) and self._is(self._figures[one.figures[0]], noun)

        found = self._last_before(reference, (noun, side.id if side else None, owners), fits)
        if found is None:
            return self._untold(reference, noun, speaks_so)
        forgotten = (
            side is None and offices.level_of(noun) != "leaders" and self._is_forgotten(found, reference)
        )
        return None if forgotten or self._has_like(found, fits) else found

    def _is_forgotten(self, one: Mention, reference: Reference) -> bool:
        """Whether nobody has spoken of somebody for long, nor of his side, but of other sides."""
        start = reference.span[0]
        near = [name for each in self._between(start - NEAR, start) for name in each.figures]
        theirs = {one.figures[0], self._figures[one.figures[0]].on_behalf_of}
        others = any(self._figures[name].sort == ActorSort.STATE for name in near)
        return one.span[0] < start - _FAR and others and theirs.isdisjoint(near)

    def officer(self, reference: Reference) -> Mention | None:
        """Whoever was spoken of before with an office of a side, else the only one whom the article names with it.

        A story describes in its lead who is named below.
        """
        if before := self.titled(reference):
            return before
        held = [one for one in self._holding(reference) if one.title]
        meant = held[0] if len(held) == 1 else self._named_below(reference) if not held else None
        return Mention(reference.span, (meant.id,), "reference", "") if meant else None

    def is_of_nobody(self, reference: Reference) -> bool:
        """Whether nobody of a side that the article names has an office, or may have it."""
        side = offices.actor_of(reference.side)
        return side is not None and side.id in self._figures and not self._holding(reference)

    def _holding(self, reference: Reference) -> list[Figure]:
        """Everybody of a side who has an office, or may have it, as nothing tells of another one."""
        side, noun = offices.actor_of(reference.side), offices.office((reference.noun or "").lower())
        return [one for one in self._people_of(side) if self._is(one, noun) or not (one.title or one.unnamed)]

    def _people_of(self, side: actors.Actor | None) -> list[Figure]:
        people = (one for one in self._figures.values() if one.sort == ActorSort.PERSON)
        return [one for one in people if side and _is_for(one, side)]

    def _named_below(self, reference: Reference) -> Figure | None:
        """Who is named first below the lead that an office stands in, of its side or of none that is told."""
        start = reference.span[0]
        if len(self._sentences) <= _LEAD or start >= self._sentences[_LEAD][0]:
            return None
        side = offices.actor_of(reference.side)
        people = (one for one in self._figures.values() if one.sort == ActorSort.PERSON and not one.unnamed)
        named = sorted((one for one in people if one.first[0] > start), key=lambda one: one.first)
        return next((one for one in named if self._may_speak_for(one, side, reference)), None)

    def _may_speak_for(self, one: Figure, side: actors.Actor | None, reference: Reference) -> bool:
        """Whether somebody is of a side, and no spokesman of others, or nothing is told of him but the office."""
        if one.on_behalf_of is None:
            return one.title is None or self._is(one, offices.office((reference.noun or "").lower()))
        return side is not None and _is_for(one, side) and not _SPOKESMAN.search(one.title or "")

    def _untold(
        self, reference: Reference, noun: str, speaks_so: Callable[[Mention], bool]
    ) -> Mention | None:
        """Of whom was spoken just before, whose office nothing tells that could be another one than this."""
        word = noun.rsplit(maxsplit=1)[-1]
        if _MORE.match(self._text, reference.span[1]):
            return None
        if reference.speaks and (is_past(reference.words) or is_calling(word)):
            return self.epithet(reference)
        last = self.last_speaker(reference) if word in _ANYBODY or reference.speaks else None
        if last is None or not speaks_so(last):
            return None
        if word in _ANYBODY:
            return last
        figure = self._figures[last.figures[0]]
        if figure.unnamed:
            return None
        chief = word in _COMMANDING and bool(_CHIEF.search(figure.title or ""))
        other = figure.title and not (chief or is_past(figure.title) or self._of_its_sort(figure, noun))
        bare = word not in _OF_ANOTHER and self._just_named(last, reference)
        return last if bare or (_is_low(noun) and not other) else None

    def _of_its_sort(self, figure: Figure, noun: str) -> bool:
        """Whether an office tells only for which sort of side somebody speaks: "the rebel commander"."""
        side = self._figures.get(figure.on_behalf_of or "")
        return side is not None and any(word in SIDES and is_side(side, word) for word in noun.split())

    def counterpart(self, reference: Reference, paragraph: Span) -> Mention | None:
        """The only one of another side, or with the title, who was named as the counterpart of whom "his" means."""
        whose = self._subject(reference, paragraph)
        told, start = reference.words.split()[1], reference.span[0]
        side = offices.actor_of(told)
        if whose is None or (side is None and told not in ("counterpart", "opposite")):
            return None

        def fits(one: Mention) -> bool:
            figure = self._figures[one.figures[0]]
            called = (figure.title or "").lower() == "colleague" or COUNTERPART in self._text[
                slice(*one.span)
            ]
            return figure.on_behalf_of == side.id if side else called

        people = [one for one in self._between(start - _FAR, start) if self._all(one, ActorSort.PERSON)]
        found = [one for one in people if fits(one)]
        meant = only(found) if found else None
        return meant if meant and meant.figures != whose.figures else None

    def _is(self, figure: Figure, noun: str) -> bool:
        words = noun.split()
        if figure.unnamed:
            described = self._nouns.get(figure.id, "")
            return described == words[-1] or {described, words[-1]} <= _ALIKE
        if words[-1] in _ENVOYS and offices.level_of(figure.title or "") == "envoys":
            return True
        if words[-1] in among("ranks") and has_rank(self._text, figure, words[-1]):
            return True
        title = offices.office((figure.title or "").lower()).split()
        ranks = set(words[:-1]) - _HIGH
        return (
            _same_office(words[-1:], title[-1:])
            and ranks <= set(title)
            and (offices.against(noun) or not offices.against(" ".join(title)))
        )


_WAYS: Mapping[str, Callable[[Context, Reference, Span], Mention | None]] = {
    "noun": lambda context, reference, _: context.titled(reference),
    "group": lambda context, reference, _: context.group(reference),
    "rebels": lambda context, reference, _: context.group(reference),
    "opposition": lambda context, reference, _: context.opposition(reference),
    "officer": lambda context, reference, _: context.officer(reference),
    "other": Context.counterpart,
    "head": lambda context, reference, _: context.head(reference),
    "epithet": lambda context, reference, _: context.epithet(reference),
    "aged": lambda context, reference, _: context.last_speaker(reference),
    "house": Context.state,
    "paper": lambda context, reference, _: context.paper(reference),
    "read": lambda context, reference, _: context.paper(reference),
    "several": Context.sides,
    "both": Context.sides,
    "pair": lambda context, reference, _: context.pair(reference),
    "body": lambda context, reference, _: context.body(reference),
    "staff": Context.staff,
    "joint": Context.joint,
    "chamber": lambda context, reference, _: context.chamber(reference),
    "helpers": lambda context, reference, _: context.helpers(reference),
}
"""How whom a sort of reference means is found; the others are pronouns."""


def _is_for(figure: Figure, side: actors.Actor) -> bool:
    """Whether somebody speaks for a side, or for whom that speaks."""
    return figure.on_behalf_of is not None and figure.on_behalf_of in (side.id, side.of)


def _same_office(told: list[str], held: list[str]) -> bool:
    """Whether two words are one office; a spokesman may have been called a spokesperson, and a king a monarch."""
    speaking = all(one and one[0].startswith("spokes") for one in (told, held))
    crowned = told == ["monarch"] and set(held) <= _CROWNED
    return told == held or crowned or (speaking and ["spokesperson"] in (told, held))


def _is_low(noun: str) -> bool:
    """Whether an office is one of envoys or commanders, of whom an article need not say that they have it."""
    return offices.level_of(noun) == "envoys" or noun.rsplit(maxsplit=1)[-1] in _COMMANDING
