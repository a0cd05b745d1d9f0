"""How a cast is made: names and descriptions of a text, first those that stand in full, then what takes them up."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, pairwise
from typing import TypeVar

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.cast.against import as_named
from tracker.ingest.drafting.cast.called import NO_CABINET
from tracker.ingest.drafting.cast.governing import unnamed_government
from tracker.ingest.drafting.cast.hosting import cities_again, hosting
from tracker.ingest.drafting.cast.joining import joining
from tracker.ingest.drafting.cast.named_later import named_later
from tracker.ingest.drafting.cast.naming import Named, named, named_in
from tracker.ingest.drafting.cast.no_people import without_nobody
from tracker.ingest.drafting.cast.opposing import unnamed_opponents
from tracker.ingest.drafting.cast.organisations import organisations_in
from tracker.ingest.drafting.cast.others import others, with_others
from tracker.ingest.drafting.cast.roster import Roster
from tracker.ingest.drafting.cast.said_to_be import introduced_in
from tracker.ingest.drafting.cast.seated import seated_in, security_council_in
from tracker.ingest.drafting.cast.speakers import speakers
from tracker.ingest.drafting.figures import Mention, Place, span_of
from tracker.ingest.drafting.known import Known
from tracker.ingest.drafting.meetings.entries import entry_cities
from tracker.ingest.drafting.meetings.taken_up import city_of_dateline
from tracker.ingest.drafting.names.acronyms import Body, bodies_in
from tracker.ingest.drafting.names.actors import Actor, City, by_capital, cities
from tracker.ingest.drafting.names.counterparts import with_offices
from tracker.ingest.drafting.names.holders import entitled, full_names, surnames_in
from tracker.ingest.drafting.names.offices import actor_of, against, level_of
from tracker.ingest.drafting.names.owned_names import owned_names
from tracker.ingest.drafting.names.people import Person, everybody
from tracker.ingest.drafting.names.posts import Post, posts_in
from tracker.ingest.drafting.names.surnamed import spelled_out
from tracker.ingest.drafting.names.unnamed import Described, described_in, some_in
from tracker.ingest.drafting.referring import Context
from tracker.ingest.drafting.referring.officers import as_described, officers_in
from tracker.ingest.drafting.referring.references import Reference, aide_behind, references_in
from tracker.ingest.drafting.sides import Sides
from tracker.ingest.drafting.sides.elsewhere import is_elsewhere, quoted_before
from tracker.ingest.drafting.sides.told_offices import with_owners
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.drafting.text.finder import Finder, vocabulary
from tracker.ingest.drafting.text.wording import any_of
from tracker.ingest.sentences import paragraphs, part_at, sentences
from tracker.records.vocabulary import ActorSort
from tracker.temporal.meaning import day_of

T = TypeVar("T")

_THE_GOVERNMENT = Finder(
    r"\b[Tt]he [Gg]overnment(?! (?:of|in)\b)(?!['’])(?! [a-z]+(?:man|woman|person)\b)\b",
    needs="[Gg]overnment",
    within=len("the "),
)

_ALONE = re.compile(rf"(?<![\w-])(?<![A-Z]\w )\w+(?:-\w+)*(?![\w-])(?! [A-Z]){NO_CABINET}")
_NEAR = 900
"""Characters within which "the other" is one of those who were described."""

_IN_CAPITAL = re.compile(r"In ([A-Z]\w+(?: [A-Z]\w+)?), (?:\w+ ministry )?$")
_OF_OTHERS = re.compile(
    r"(?:['’]s|s['’]|\b(?:its|their|previous|late)) (?:\w+ ){0,2}$"
    r"|\b(?:met|meets?|meeting|with|told|hosted|received|welcomed|thanked|urged) (?:the )?$"
)
"""Before an office that is not that of the state which the sentence names before."""

_SAYS = re.compile(rf" (?:\w+ly |has |had |also )?{any_of('person_verbs')} (?!,)")
"""Behind a description of somebody who speaks himself: "... and Mr X, an official told Reuters"."""

_RANK = re.compile(rf"(?i:{any_of('ranks')}|gen\.|col\.|adm\.|imam|mullah|patriarch|rabbi) ")
"""Before a single word these say that it is somebody's name: "Ayatollah X"."""
_GOES_ON = re.compile(" [A-Z]|-")
_AT_A_PLACE = re.compile(r"\b(?:in|at|near|from|of|outside|inside|around|towards?|the|The) $")
_LONGEST_BEFORE = 12
"""Characters of these words."""

_OF_THE_UN = re.compile(
    r"\b(?:[Rr]epresentative|[Ee]nvoy|[Cc]oordinator|[Aa]dvis[eo]r) of the (?:(?:UN|U\.N\.|United Nations) )?"
    r"Secretary-General(?: (?:for|on|in|to) [^,;.]{2,70})?,? (?:M[rs]+\.? )?$"
)
"""Before somebody whom the Secretary-General has sent, of whatever title his office is one."""

_LONGEST_ENVOY = 150

_CAPITAL = re.compile(r"(?<![\w-])[^\W\d_a-z]\w+(?:-\w+)*")
_SPOKESMAN = re.compile(r"(?i:spokes)")
_FOR = re.compile(r" (?:for|to|of) ")


def cast_of(article: Article, known: Known) -> Cast:
    """Find everybody in the body of an article."""
    roster = Roster(joining(known), day_of(article.published))
    parts = paragraphs(article.text, article.body)
    spans = sentences(article.text, article.body)
    bodies = tuple(bodies_in(article.text, spans))
    posts = list(posts_in(article.text, spans))
    introduced = dict(introduced_in(article.text, spans))
    told = _named_people(article.text, spans, roster, bodies, posts, introduced)
    mentions, places, capitals = _mentions(article.text, spans, roster, told, bodies, posts, introduced)
    if unnamed := unnamed_government(article.text, roster.figures, mentions):
        state, where = unnamed
        roster.actor(state, article.text[slice(*where)], where)
    if opponents := unnamed_opponents(article.text, roster.figures, mentions):
        _show_opponents(article.text, roster, *opponents)
    sides = Sides(article.text, spans, parts, roster.figures, mentions, _seat(article, roster))
    for figure in sides.completed():
        roster.keep(figure)
    mentions = sorted([*mentions, *_governments(article.text, parts, sides)], key=lambda one: one.span)
    mentions = _resolved(article.text, parts, spans, roster, mentions)
    _show_bosses(article.text, roster, mentions)
    mentions = sorted([*mentions, *speakers(article.text, parts, roster, mentions)], key=span_of)
    first = {one.figures[0]: one.span for one in reversed(mentions)}
    figures = sorted(roster.figures.values(), key=lambda one: first.get(one.id, one.first))
    places += _hosts(article.text, parts, roster)
    again = cities_again(article.text, parts, places)
    places += [replace(place, span=span) for place, span in again]
    places.sort(key=lambda one: one.span)
    return Cast(tuple(figures), tuple(mentions), tuple(places), tuple(capitals), article.text)


def _seat(article: Article, roster: Roster) -> str | None:
    """The state from whose capital a story is dated, if it speaks of that state."""
    city = city_of_dateline(article, (0, 0))
    state = by_capital().get(city.name) if city else None
    return state.id if state and state.id in roster.figures else None


def _show_opponents(text: str, roster: Roster, actor: Actor, span: Span) -> None:
    """Those who talk with a government and have no name, and their leaders, who speak for them."""
    name = roster.actor(actor, text[slice(*span)], span)
    word = actor.name.rsplit(maxsplit=1)[-1].removesuffix("s")
    for one in tuple(roster.figures.values()):
        if one.title and one.on_behalf_of is None and word in one.title.lower():
            roster.keep(one._replace(on_behalf_of=name))


def _hosts(text: str, parts: Sequence[Span], roster: Roster) -> list[Place]:
    """Cities that host, capitals that are called so, and cities in the entries of a chronology."""
    return [_at(roster, city, span) for city, span in (*hosting(text, parts), *entry_cities(text, parts))]


def _at(roster: Roster, city: City, span: Span) -> Place:
    """A city at a mention, under the id and name that it is known by."""
    known = roster.joining.venue(city.id, city.name)
    record, name = (known.id, known.name) if known else (city.id, city.name)
    return Place(record, name, city.country, span, joins=bool(known))


def _governments(text: str, parts: Sequence[Span], sides: Sides) -> Iterator[Mention]:
    """Where "the government" stands, if it can be that of one state only."""
    named = [match.span() for _, match in _THE_GOVERNMENT.in_parts(text, parts)]
    if not named or not (meant := sides.the_government()):
        return
    state, reason = meant
    taken = Along((one.span, one) for one in sides.mentions)
    for span in named:
        if not taken.touches(span):
            yield Mention(span, (state,), "reference", reason)


def _named_people(
    text: str,
    spans: Sequence[Span],
    roster: Roster,
    bodies: Sequence[Body],
    posts: Sequence[tuple[int, Post]],
    introduced: Container[str],
) -> list[tuple[Person, str]]:
    """All people with full names or offices, with their ids; the longer names first, so that the shorter join them."""
    of_bodies = Along((one.span, one) for one in bodies)
    found = [
        _owned(text, start, one)
        for (start, _), one in everybody(text, spans)
        if not of_bodies.touches(one.at) and one.name not in introduced
    ]
    found = list(with_offices(text, spans, without_nobody(text, found)))
    found = list(with_owners(found, (post for _, post in posts)))
    found += spelled_out(text, spans, found)
    found += owned_names(text, found)
    found = _in_full(text, spans, roster.day, found)
    ordered = sorted(found, key=lambda one: (one.boss is not None, -min(2, len(one.name.split())), one.at))
    return [
        (one, roster.person(one))
        for one in ordered
        if len(one.name.split()) > 1 or _may_be(one, roster) or _has_rank(text, one)
    ]


def _owned(text: str, start: int, one: Person) -> Person:
    """With the only state that the sentence names before, for an office that belongs to some state."""
    if one.owner or one.boss:
        return one
    if _OF_THE_UN.search(text, max(start, one.at[0] - _LONGEST_ENVOY), one.at[0]):
        return one._replace(owner="United Nations")
    if not one.title or against(one.title):
        return one
    if _SPOKESMAN.search(one.title) and (seat := _IN_CAPITAL.match(text[start : one.span[0]])):
        return one._replace(owner=seat[1], supposed=actor_of(seat[1]) is not None)
    of_a_state = level_of(one.title) in ("leaders", "ministers")
    if not of_a_state or _is_of_others(text, start, one):
        return one
    near = [
        each
        for each in named(text, start, one.span[0])
        if each.actor and each.by == "name" and not quoted_before(text, each.span[1], one.span[0])
    ]
    states = {each.actor.id: each.words for each in near if each.actor and each.actor.sort == ActorSort.STATE}
    return one._replace(owner=next(iter(states.values())), supposed=True) if len(states) == 1 else one


def _is_of_others(text: str, start: int, one: Person) -> bool:
    """Whether the words around an office tell that it is not that of a state which the sentence names before."""
    before = _OF_OTHERS.search(text, start, one.span[0])
    return bool(before) or is_elsewhere(text, start, one.span[0], one.at)


def _in_full(text: str, spans: Sequence[Span], day: date, found: Sequence[Person]) -> list[Person]:
    """With those whom everybody knows by their last name ("Trump said"), where nobody of the article is called so."""
    taken = {one.name.split()[-1] for one in found if " " in one.name}
    known = surnames_in(set(_CAPITAL.findall(text)) - taken, day)
    taken_up = Along((one.span, one) for one in found)
    whole = [
        Person(text[slice(*span)], span, span)
        for _, span in full_names(day).in_parts(text, spans)
        if not taken_up.touches(span)
    ]
    found = [*found, *without_nobody(text, whole)]
    alone = [
        Person(known[match.group()], match.span(), match.span())
        for (start, _), match in _last_names(text, spans, known)
        if not taken_up.touches(match.span())
        and not re.search(r"[A-Z][\w-]+ $", text[max(start, match.start() - 15) : match.start()])
    ]
    named = (one if " " in one.name or one.name in taken else _entitled(one, day) for one in found)
    return [*(one._replace(name=known[one.name]) if one.name in known else one for one in named), *alone]


def _entitled(one: Person, day: date) -> Person:
    """With the full name of who has an office on a day, by his last name: "President Bush", "Secretary Baker"."""
    holder = entitled(one.title, one.name, day) if one.title else None
    told = actor_of(one.owner) if one.owner and not one.supposed else None
    if holder is None or (told is not None and told.id != holder.of):
        return one
    return one._replace(name=holder.name)


def _last_names(
    text: str, spans: Sequence[Span], known: Collection[str]
) -> Iterator[tuple[Span, re.Match[str]]]:
    """Where some last names stand alone, with their sentences."""
    beginning = {name.partition("-")[0] for name in known}
    for place in vocabulary(text).places(beginning):
        sentence = part_at(spans, place)
        match = _ALONE.match(text, place, sentence[1]) if sentence else None
        if sentence and match and match.group() in known:
            yield sentence, match


def _may_be(one: Person, roster: Roster) -> bool:
    """A single word is a name where somebody was called so, or an office stands beside it."""
    return bool(one.title) or roster.same_person(one.name) is not None


def _has_rank(text: str, one: Person) -> bool:
    """Whether a single word is all of a name behind a rank: no General Border Committee, nor "in Sheikh X"."""
    first, (start, end) = one.span[0], one.at
    named = _RANK.fullmatch(text, first, start) and not _GOES_ON.match(text, end)
    return bool(named) and not _AT_A_PLACE.search(text, max(0, first - _LONGEST_BEFORE), first)


def _mentions(
    text: str,
    spans: Sequence[Span],
    roster: Roster,
    told: Sequence[tuple[Person, str]],
    bodies: Sequence[Body],
    posts: Sequence[tuple[int, Post]],
    introduced: Mapping[str, ActorSort],
) -> tuple[list[Mention], list[Place], list[Place]]:
    """People, then the unnamed, then actors; what lies in the words for another is none of its own.

    With them the places, and the capitals that are governments here.
    """
    shown = _Shown(text)
    for one, name in told:
        shown.add(Mention(one.span, (name,), "name", f"“{one.name}” is {name}"))
    places: list[Place] = []
    capitals: list[Place] = []
    described = list(described_in(text, spans))
    unnamed, held = _by_part(described), _by_part(posts)
    later = {one.span: record for one, _, record in named_later(text, spans, described, told)}
    some = _by_part(some_in(text, spans))
    called, apart = _by_part(as_named(named_in(text, spans))), with_others(text, spans)
    people = [one for one, _ in told]
    known = (
        organisations_in(text, spans, people, bodies, introduced),
        seated_in(text, spans),
        security_council_in(text, spans),
    )
    parties = _by_part(chain.from_iterable(known))
    for number, sentence in enumerate(spans):
        _show_later(text, sentence, roster, shown)
        _show_named_later(roster, shown, unnamed.get(number, ()), later)
        _show_unnamed(roster, shown, unnamed.get(number, ()))
        if number in apart:
            _show_others(text, sentence, roster, shown)
        _show_unnamed(roster, shown, some.get(number, ()))
        for party in parties.get(number, ()):
            if shown.free(party.span):
                _show_actor(roster, party, shown)
        for post in held.get(number, ()):
            if shown.free(post.span):
                shown.add(Mention(post.span, (roster.post(post),), "office", f"“{post.title}” is an office"))
        for each in called.get(number, ()):
            if shown.free(each.span):
                _show_actor(roster, each, shown)
                places += _place(roster, each)
                if each.by == "metonym":
                    capitals.append(_at(roster, cities()[each.words], each.span))
    return sorted(shown.mentions, key=span_of), places, capitals


class _Shown:
    """The mentions so far, and the words that they have taken."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.mentions: list[Mention] = []
        self.descriptions: list[Mention] = []
        self._along: Along[Mention] = Along()

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self._along.add(mention.span, mention)
        if mention.by == "description":
            self.descriptions.append(mention)

    def free(self, span: Span) -> bool:
        """Whether no mention has any of some words."""
        return not self._along.touches(span)

    def beside(self, span: Span) -> bool:
        """Whether a description tells who somebody with a name is: "Iván Cepeda, a member of the delegation"."""
        end = span[0] - 2
        speaks = _SAYS.match(self._text, span[1])
        return (
            not speaks
            and self._text.startswith(", ", end)
            and any(
                one.span[1] == end and one.by in ("name", "last name")
                for one in self._along.touching((end - 1, end))
            )
        )


def _by_part(found: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    """What was found under the numbers of the parts."""
    by_part: dict[int, list[T]] = {}
    for number, one in found:
        by_part.setdefault(number, []).append(one)
    return by_part


def _show_later(text: str, sentence: Span, roster: Roster, shown: _Shown) -> None:
    """People by their last name alone, or by another name of theirs."""
    for span, called, name in roster.called.within(text, *sentence):
        if shown.free(span):
            why = f"“{called}” is {name}, named in full elsewhere"
            shown.add(Mention(span, (name,), "last name", why))


def _show_unnamed(roster: Roster, shown: _Shown, several: Iterable[Described]) -> None:
    """Those who are described where nobody else is meant, and by whom no name stands."""
    for one in several:
        if shown.free(one.span) and not shown.beside(one.span):
            shown.add(_unnamed(roster, one))


def _show_named_later(
    roster: Roster, shown: _Shown, several: Iterable[Described], later: Mapping[Span, str]
) -> None:
    """Those who are described before they are named, on behalf of whom the description tells."""
    for one in several:
        record = later.get(one.span)
        if record is not None and shown.free(one.span) and not shown.beside(one.span):
            roster.of_side(record, one.owner, one.span)
            why = f"“{one.words}” is {record}, named with these words later"
            shown.add(Mention(one.span, (record,), "reference", why))


def _unnamed(roster: Roster, one: Described) -> Mention:
    return Mention(
        one.span, (roster.described(one),), "description", f"“{one.words}” is somebody without a name"
    )


def _show_others(text: str, sentence: Span, roster: Roster, shown: _Shown) -> None:
    """Some of those who were described before, on behalf of the same side."""
    last = _last_described(shown.descriptions, sentence[0])
    noun, more = roster.description(last.figures[0]) if last else (None, "")
    for one in others(text, *sentence, noun, more):
        if shown.free(one.span):
            mention = _unnamed(roster, one)
            if last and noun and one.noun.removesuffix("s") == noun.removesuffix("s"):
                roster.on_behalf_as(mention.figures[0], last.figures[0])
            shown.add(mention)


def _last_described(descriptions: Sequence[Mention], start: int) -> Mention | None:
    """The last description before a sentence, where that is near."""
    before = (one for one in reversed(descriptions) if one.span[0] < start)
    last = next(before, None)
    return last if last and last.span[0] > start - _NEAR else None


def _show_actor(roster: Roster, each: Named, shown: _Shown) -> None:
    if each.actor is not None:
        name = roster.actor(each.actor, each.words, each.span)
        shown.add(Mention(each.span, (name,), each.by, f"“{each.words}” is {name} by its {each.by}"))


def _place(roster: Roster, each: Named) -> Iterator[Place]:
    if each.place is not None:
        yield _at(roster, each.place, each.span)


def _resolved(
    text: str, parts: Sequence[Span], spans: Sequence[Span], roster: Roster, mentions: Sequence[Mention]
) -> list[Mention]:
    """With the words that refer back to somebody; each may be what the next one refers to."""
    context = Context(text, roster.figures, roster.nouns, mentions, spans)
    taken = Along((one.span, one) for one in mentions)
    bosses = deque(one for one in mentions if aide_behind(text, one.span))
    for part, reference in _all_references(text, parts):
        while bosses and bosses[0].span < reference.span:
            _show_aide(text, roster, context, bosses.popleft())
        if any(_is_another(text, one, reference) for one in taken.touching(reference.span)):
            continue  # these words mean somebody else already: "the Hamas spokesman" names Hamas only as his side
        meant = context.antecedent(reference, part)
        if meant is None and reference.sort == "officer" and context.is_of_nobody(reference):
            context.add(_unnamed(roster, as_described(text, reference)))
        elif meant is not None and reference.sort == "aide":
            if unnamed := _of_aide(roster, reference, meant):
                context.add(unnamed)
        elif meant is not None:
            if reference.sort == "officer":
                roster.of_side(meant.figures[0], reference.side, reference.span)
            reason = f"“{reference.words}” refers to {' and '.join(meant.figures)}, spoken of before"
            again = Mention(reference.span, meant.figures, "reference", reason)
            context.add(again)
            _show_aide(text, roster, context, again)
        elif reference.speaks:
            context.leave_open(reference.span[0])
    for one in bosses:
        _show_aide(text, roster, context, one)
    return context.mentions


def _show_aide(text: str, roster: Roster, context: Context, boss: Mention) -> None:
    """Somebody who speaks for a person who has a name, or an office: "Mr Saleh's spokesman said"."""
    figure = roster.figures[boss.figures[0]]
    if len(boss.figures) > 1 or figure.sort != ActorSort.PERSON or figure.unnamed:
        return
    reference = aide_behind(text, boss.span)
    if reference and (aide := _of_aide(roster, reference, boss)):
        context.add(aide)


def _all_references(text: str, parts: Sequence[Span]) -> list[tuple[Span, Reference]]:
    """All words that refer back, and the offices of sides, which tell more than the same words without the side."""
    officers = list(officers_in(text, parts))
    told = Along((one.span, one) for _, one in officers)
    others = (one for one in references_in(text, parts) if not told.touches(one[1].span))
    return sorted([*others, *officers], key=lambda one: one[1].span)


def _show_bosses(text: str, roster: Roster, mentions: Sequence[Mention]) -> None:
    """Those without a name on the side of the person for whom they speak: "a spokesman for Mr Saleh"."""
    for one, boss in pairwise(mentions):
        figure, other = roster.figures[one.figures[0]], roster.figures[boss.figures[0]]
        if not figure.unnamed or figure.on_behalf_of or other.unnamed or other.sort != ActorSort.PERSON:
            continue
        if _FOR.fullmatch(text, one.span[1], boss.span[0]):
            roster.keep(figure._replace(on_behalf_of=other.on_behalf_of or other.id))


def _of_aide(roster: Roster, reference: Reference, boss: Mention) -> Mention | None:
    """Somebody without a name who works for one of whom was spoken: "his spokesman"; None where one may have a name."""
    if named := roster.presidential(boss.figures[0], reference.noun or ""):
        return Mention(reference.span, (named,), "reference", f"“{reference.words}” is {named}")
    name = roster.aide(boss.figures[0], reference.noun or "", reference.span)
    why = f"“{reference.words}” is somebody without a name"
    return Mention(reference.span, (name,), "description", why) if name else None


def _is_another(text: str, one: Mention, reference: Reference) -> bool:
    """Whether a mention within a reference is more than the side or the country that the reference names."""
    if reference.sort == "officer":
        return (
            one.span[1] > reference.span[0] + len(reference.words) - len(reference.noun or "") >= one.span[0]
        )
    return text[slice(*one.span)] != reference.side and not (
        reference.sort == "epithet" and one.by == "demonym"
    )
