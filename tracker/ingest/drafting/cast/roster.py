"""Everybody whom an article has shown so far: each once, by name, with what is said of him anywhere in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast.called import Called
from tracker.ingest.drafting.cast.joining import Joining
from tracker.ingest.drafting.figures import Figure
from tracker.ingest.drafting.names import actors, offices
from tracker.ingest.drafting.names.holders import Holder, holder
from tracker.ingest.drafting.names.people import Person, short_name
from tracker.ingest.drafting.names.posts import Post
from tracker.ingest.drafting.names.unnamed import Described
from tracker.records.text import slugify
from tracker.records.vocabulary import ActorSort

_ANY_LEADER = frozenset({"leader", "head of state", "head of government"})
"""What anybody may be called who leads a side: "the Chadian leader" is its president."""

_ROYAL = frozenset({"king", "queen", "prince", "princess", "crown prince", "emir", "sultan"})
"""Those who are called by their first name behind what they are."""


@dataclass
class Roster:
    """Figures by id in the order of the text; `day` tells unnamed people of one article from those of another."""

    joining: Joining
    day: date
    figures: dict[str, Figure] = field(default_factory=dict)
    nouns: dict[str, str] = field(default_factory=dict)
    called: Called = field(default_factory=Called)
    _order: dict[str, int] = field(default_factory=dict)
    _posts: set[str] = field(default_factory=set)
    _holders: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)

    def keep(self, figure: Figure) -> None:
        """Show a figure, in the place of what was shown of it before.

        People are called by their names: no states, no descriptions, no offices.
        """
        self.figures[figure.id] = figure
        self._order.setdefault(figure.id, len(self._order))
        if figure.sort == ActorSort.PERSON and not figure.unnamed and figure.id not in self._posts:
            self.called.keep(figure)
        if figure.title and figure.on_behalf_of:
            held = offices.office(figure.title), figure.on_behalf_of
            self._holders.setdefault(held, {})[figure.id] = None

    def actor(self, actor: actors.Actor, words: str, span: Span) -> str:
        """The id of a state, a seat, an organisation or a group, added where it is new."""
        actor = actors.on(actor, self.day)
        known = self.joining.actor(actor.id, (actor.name, *actor.names))
        record = known.id if known else actor.id
        if record not in self.figures:
            why = f"“{words}” is {actor.name}"
            reason = f"{why}, which is known" if known else f"{why}, which is no record yet"
            behalf = self.behalf(actor.of, span)
            self.keep(
                Figure(
                    record,
                    known.name if known else actor.name,
                    known.sort if known and known.sort else actor.sort,
                    span,
                    actor.country,
                    on_behalf_of=behalf,
                    joins=bool(known),
                    reasons=(reason,),
                )
            )
        self._called(record, actor, words)
        return record

    def _called(self, record: str, actor: actors.Actor, words: str) -> None:
        """Keep another name that the article has for an actor, where it means nobody else and nothing but the actor."""
        figure = self.figures[record]
        if words in actor.names and words not in (figure.name, *figure.aliases):
            self.keep(figure._replace(aliases=(*figure.aliases, words)))

    def behalf(self, words: str | None, span: Span) -> str | None:
        """The id of whom an owner speaks for: a state for its seats."""
        actor = offices.actor_of(words) or actors.by_id().get(words or "")
        if actor is not None and actor.of:
            return self.behalf(actor.of, span)
        return self.actor(actor, words or "", span) if actor else None

    def person(self, person: Person) -> str:
        """The id of a person, new or shown before under a name that goes with this one."""
        office = holder(person.name, self.day)
        behalf = self._side(person, office)
        same = self.same_person(person.name) or self._of_royals(person)
        if same is not None and not self._is_another(person, self.figures[same]):
            self.keep(_completed(self.figures[same], person, behalf))
            return same
        return self._new_person(person, behalf, office)

    def _is_another(self, person: Person, figure: Figure) -> bool:
        """Whether somebody with no more than a last name is told to be of another state, or to have another crown."""
        if " " in person.name or figure.id == slugify(person.name):
            return False
        actor = offices.actor_of(person.owner) if not person.supposed else None
        side = self.figures.get(figure.on_behalf_of or "")
        if actor and side and actor.sort == side.sort == ActorSort.STATE and actor.id != side.id:
            return True
        return bool(person.title and figure.title and offices.at_odds(person.title, figure.title))

    def _side(self, person: Person, office: Holder | None) -> str | None:
        """On whose behalf somebody speaks: whom the words name, else who is known to employ him, else who is near."""
        boss = self.same_person(person.boss) if person.boss else None
        if boss is not None:
            return self.figures[boss].on_behalf_of
        told = self.behalf(person.owner, person.span) if person.owner and not person.supposed else None
        held = self.behalf(office.of, person.span) if office else None
        titled = offices.state_of(person.title or "")
        if titled and not told and not held:
            return self.behalf(titled, person.span)
        return told or held or (self.behalf(person.owner, person.span) if person.supposed else None)

    def same_person(self, name: str) -> str | None:
        """The id of the only person shown so far who may be called so."""
        return self.called.only(name)

    def _of_royals(self, person: Person) -> str | None:
        """The only one of a royal house who is called by the first name alone: "Prince Talal"."""
        if " " in person.name or offices.office(person.title or "") not in _ROYAL:
            return None
        begin = f"{person.name} "
        found = [
            one.id
            for one in self.figures.values()
            if one.name.startswith(begin) and one.sort == ActorSort.PERSON and not one.unnamed
        ]
        return found[0] if len(found) == 1 else None

    def _new_person(self, person: Person, behalf: str | None, office: Holder | None) -> str:
        known = self.joining.person(person.name)
        record = known.id if known else slugify(person.name)
        if record in self.figures and self.figures[record].name == person.name:
            self.keep(_completed(self.figures[record], person, behalf))
            return record
        owner = behalf or (known.on_behalf_of[0] if known and known.on_behalf_of else None)
        reason = (
            f"“{person.name}” is {known.name}, who is known"
            if known
            else f"nobody known is called “{person.name}”"
        )
        self.keep(
            Figure(
                record,
                known.name if known else person.name,
                ActorSort.PERSON.value,
                person.span,
                known.country if known else None,
                person.title or (office.title if office else None),
                owner,
                (person.alias,) if person.alias else (),
                joins=bool(known),
                reasons=(reason,),
            )
        )
        return record

    def post(self, post: Post) -> str:
        """The id of whoever holds an office: somebody whom the article names with it, else the office itself."""
        side = self.behalf(post.owner, post.span)
        for title in (post.title, post.title.removesuffix(" of delegation")):
            if side and (holder_shown := self._holder(title, side)):
                return holder_shown
        record = slugify(f"{side} {post.title}")
        self._posts.add(record)
        self.called.forget(record)
        owner = self.figures[side].name if side in self.figures else post.owner
        self.keep(
            Figure(
                record,
                f"{post.title[0]}{post.title[1:].lower()} of {owner}",
                ActorSort.PERSON.value,
                post.span,
                self._country(side),
                post.title,
                side,
                reasons=(f"nobody is named as “{post.title}” of {owner}",),
            )
        )
        return record

    def _holder(self, title: str, side: str) -> str | None:
        """Who was shown first of those who have an office of a side; the only one with a rank where none is named."""
        office = offices.office(title)
        exact = self._holding(office, side) or (self._leading(side) if office in _ANY_LEADER else [])
        if exact or " " in office:
            return min(exact, key=self._order.__getitem__, default=None)
        ranked = [held for held, of in self._holders if of == side and held.endswith(f" {office}")]
        found = [one for held in ranked for one in self._holding(held, side)]
        return found[0] if len(found) == 1 else None

    def _leading(self, side: str) -> list[str]:
        """Who leads a side by any office, where that is only one."""
        leading = [
            one.id
            for one in self.figures.values()
            if one.on_behalf_of == side and one.sort == ActorSort.PERSON and one.id not in self._posts
            if offices.level_of(one.title or "") == "leaders"
        ]
        return leading if len(leading) == 1 else []

    def _holding(self, office: str, side: str) -> list[str]:
        """The ids of those who have an office of a side."""
        held = office, side
        fitting = (self.figures[one] for one in self._holders.get(held, ()))
        return [
            one.id for one in fitting if one.title and (offices.office(one.title), one.on_behalf_of) == held
        ]

    def described(self, one: Described) -> str:
        """The id of somebody unnamed; two descriptions with the same words are one person or group."""
        behalf = self.behalf(one.owner, one.span)
        known = self.joining.unnamed(one.words, one.outlet) or (
            self.joining.unnamed(one.words, None) if one.several else None
        )
        plain = slugify(f"{one.words.replace('.', '')} {one.outlet or ''} {self.day.isoformat()}")
        record = known.id if known else plain
        if record not in self.figures:
            to = f" (to {one.outlet})" if one.outlet else ""
            said = f"“{one.words}” stays without a name, as the article gives none"
            self.keep(
                Figure(
                    record,
                    known.name if known else f"{one.words[0].upper()}{one.words[1:]}{to}",
                    None if one.several else ActorSort.PERSON.value,
                    one.span,
                    self._country(behalf),
                    one.title if behalf else None,
                    behalf,
                    unnamed=True,
                    joins=bool(known),
                    reasons=(f"{said}; it is described as {known.name} is" if known else said,),
                )
            )
            self.nouns[record] = one.noun
        return record

    def aide(self, boss: str, noun: str, span: Span) -> str | None:
        """The id of somebody unnamed who works for one who is named: "his spokesman" is "Annan's spokesman".

        None where somebody with a name has that office on the same side.
        """
        whose = self.figures[boss]
        if whose.on_behalf_of and self._holding(offices.office(noun), whose.on_behalf_of):
            return None
        words = f"{short_name(whose.name, whose.country)}'s {noun}"
        record = slugify(f"{words} {self.day.isoformat()}")
        if record not in self.figures:
            self.keep(
                Figure(
                    record,
                    words,
                    ActorSort.PERSON.value,
                    span,
                    whose.country,
                    noun.capitalize(),
                    whose.on_behalf_of or boss,
                    unnamed=True,
                    reasons=(f"“{words}” stays without a name, as the article gives none",),
                )
            )
            self.nouns[record] = noun.rsplit(maxsplit=1)[-1]
        return record

    def presidential(self, boss: str, noun: str) -> str | None:
        """The id of the only one who is named with an office that a president gives: "presidential spokesman X"."""
        if offices.office(self.figures[boss].title or "") != "president":
            return None
        title = f"presidential {noun}".lower()
        held = [one.id for one in self.figures.values() if (one.title or "").lower() == title]
        return held[0] if len(held) == 1 else None

    def description(self, record: str) -> tuple[str, str]:
        """The noun of a description and what follows it: ("officials", " familiar with the talks")."""
        noun, words = self.nouns[record], self.figures[record].name.partition(" (to ")[0]
        return noun, words[words.lower().rfind(noun) + len(noun) :]

    def on_behalf_as(self, record: str, other: str) -> None:
        """Somebody is one of those who were described before, and so on their side."""
        if record != other:
            side = self.figures[other]
            self.keep(self.figures[record]._replace(on_behalf_of=side.on_behalf_of, country=side.country))

    def of_side(self, record: str, owner: str | None, span: Span) -> None:
        """Somebody is on the side of an owner, where nothing has told of one."""
        figure = self.figures[record]
        if figure.on_behalf_of is None and (side := self.behalf(owner, span)):
            self.keep(self.figures[record]._replace(on_behalf_of=side))

    def _country(self, record: str | None) -> str | None:
        return self.figures[record].country if record in self.figures else None


def _completed(figure: Figure, person: Person, behalf: str | None) -> Figure:
    """With the office, the side and the alias that were not said before."""
    aliases = (
        *figure.aliases,
        *([person.alias] if person.alias and person.alias not in figure.aliases else []),
    )
    return figure._replace(
        title=figure.title or person.title,
        on_behalf_of=figure.on_behalf_of or behalf,
        aliases=aliases,
    )
