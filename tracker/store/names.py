"""Names looked for: candidates from the index, ranked by `tracker.records.names`; never every name scored.

What is looked for in lines obeys both clocks, as the lines do. The issues are a small tree that is shipped with the
program: their names are few, and are compared one by one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, func, select
from sqlmodel import Session, col

from tracker.records import names
from tracker.records.names import UNLIKE, Likeness, Words
from tracker.records.reports import RecordKey
from tracker.records.tables import OPEN, Entry, EntryName
from tracker.records.vocabulary import ActorSort, Kind
from tracker.store.naming import FACT, NAMED, Named, fact, named
from tracker.store.reading import in_chunks, roots
from tracker.store.vocabulary import issues

ISSUE = "issue"
MOST_CANDIDATES = 500
"""Names that are compared for one question; those that share most with it come first."""

MOST_SHOWN = 60
"""Candidates that are looked at whole, the likeliest."""

LEAST_SCORE = 40
"""Below it a name is no candidate."""

CLEARLY = 5
"""By how much the best candidate must be ahead of the next one to be taken without being looked at."""

_WITH_SCHEME = "identifiers"
_IDENTIFYING = (_WITH_SCHEME, "wikidata")
_UNTYPED, _ELSEWHERE, _CONTRADICTED = 0.9, 0.8, 0.7
_CERTAIN = 100.0
_SURE_ENOUGH = 75
_BEHIND_LETTERS = "{"
_NOW: tuple[ColumnElement[bool], ...] = (col(Entry.known_to) == OPEN, col(Entry.recorded_to) == OPEN)

Conditions = Sequence[ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Entity:
    """What a name may mean: a participant, a venue or an issue, as now known.

    `facts` holds its properties by name, each with all its values.
    """

    id: str
    kind: str
    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    sort: str | None = None
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def types(self) -> tuple[str, ...]:
        """The types that it has, by id."""
        return (self.kind, *([self.sort.replace(" ", "-")] if self.sort else []))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity with its score of 100; `match`: it may be taken without being looked at.

    `safe`: it may, as long as nothing else comes near.
    """

    entity: Entity
    likeness: Likeness
    score: float
    safe: bool
    typed: bool
    match: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A name, or what else is known of what it means: `facts` are values of properties by name.

    `strict`: of several types any must fit, or all of them, or they only should.
    """

    text: str = ""
    types: tuple[str, ...] = ()
    strict: Literal["any", "all", "should"] = "any"
    facts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    limit: int = 10


def matching(session: Session, text: str, conditions: Conditions) -> list[int]:
    """The keys of the versions of lines, among those that fit the conditions, that are called so."""
    found = _candidates(session, names.readings(text), conditions)
    return sorted(key for key, likeness in found.items() if likeness.score >= names.FITS)


def reconcile(session: Session, question: Question) -> list[Candidate]:
    """What a name may mean, best first."""
    asked = names.readings(question.text) if question.text else ()
    likely = _in_lines(session, question, asked)
    found = [_judged(question, entity, likeness) for entity, likeness in likely]
    if question.strict == "should" or not question.types or ISSUE in question.types:
        found += [_judged(question, entity, likeness) for entity, likeness in _of_issues(session, asked)]
    named_by_id = entity_of(session, question.text) if question.text else None
    if named_by_id:
        found = [each for each in found if each.entity.id != named_by_id.id]
        found.append(_judged(question, named_by_id, Likeness(_CERTAIN, whole=True, surname=True)))
    kept = [each for each in found if each.score >= LEAST_SCORE and _allowed(question, each)]
    kept.sort(key=lambda each: (-each.score, each.entity.id))
    return _decided(kept)[: question.limit]


def suggest(
    session: Session, prefix: str, types: Sequence[str] = (), *, skip: int, limit: int
) -> list[Entity]:
    """What a name may become when it is typed on, the likeliest first; also for an id."""
    words = names.read(prefix)
    found: dict[str, tuple[float, Entity]] = {}
    for entity, score in [*_begun(session, words), *_issues_begun(session, words)]:
        if score > found.get(entity.id, (0.0, entity))[0]:
            found[entity.id] = (score, entity)
    if prefix.strip() and len(found) < skip + limit:
        for candidate in reconcile(session, Question(prefix, limit=limit)):
            if candidate.score >= names.FITS and candidate.entity.id not in found:
                found[candidate.entity.id] = (candidate.score, candidate.entity)
    if by_id := entity_of(session, prefix):
        found[by_id.id] = (_CERTAIN + 1, by_id)
    fit = [each for each in found.values() if not types or set(types) & set(each[1].types)]
    typed = f" {prefix.casefold().strip()}"

    def rank(each: tuple[float, Entity]) -> tuple[bool, float, bool, str, str]:
        score, entity = each
        written = score > _CERTAIN or _written(entity, typed)
        return not written, -score, entity.kind == ISSUE, entity.name.casefold(), entity.id

    return [entity for _, entity in sorted(fit, key=rank)][skip : skip + limit]


def _written(entity: Entity, typed: str) -> bool:
    """Whether a word of one of its names begins with these very letters."""
    return any(typed in f" {name.casefold()}" for name in (entity.name, *entity.aliases))


def entity_of(session: Session, given: str) -> Entity | None:
    """The entity with an id such as `participant/kremlin`; of a merged record the one that it is part of."""
    return entities(session, [given]).get(given)


def entities(session: Session, given: Collection[str]) -> dict[str, Entity]:
    """The entities with these ids, by id as given; those that there are."""
    keys = {each: key for each in given if (key := _key(each))}
    numbers = roots(session, set(keys.values()), None)
    lines = _lines(session, col(Entry.record_id), set(numbers.values()))
    found = {each: lines[numbers[key]] for each, key in keys.items() if numbers.get(key) in lines}
    if any(each.startswith(f"{ISSUE}/") for each in given):
        found |= {entity.id: entity for entity, _ in _issue_entities(session) if entity.id in given}
    return found


def _key(given: str) -> RecordKey | None:
    kind, _, slug = given.partition("/")
    usable = slug.isascii() and slug.replace("-", "").isalnum()
    return RecordKey(Kind(kind), slug) if kind in NAMED and usable else None


# --- candidates ------------------------------------------------------------------------------------------------


def _candidates(session: Session, asked: Sequence[Words], conditions: Conditions) -> dict[int, Likeness]:
    """The versions of lines with names that share a skeleton with one asked for, by key, each with its best name.

    Where none is much like it, names are looked for that are a slip of the pen away.
    """
    skeletons = _skeletons(asked)
    found = _compared(session, asked, skeletons, conditions)
    if max((each.score for each in found.values()), default=0) < _SURE_ENOUGH:
        slips = {slip for skeleton in skeletons for slip in names.neighbours(skeleton)}
        found = _compared(session, asked, slips | skeletons, conditions)
    return found


def _skeletons(asked: Sequence[Words]) -> set[str]:
    return {skeleton for words in asked for skeleton in names.keys(words)}


def _compared(
    session: Session, asked: Sequence[Words], skeletons: Collection[str], conditions: Conditions
) -> dict[int, Likeness]:
    found: dict[int, Likeness] = {}
    for chunk in in_chunks(sorted(skeletons)):
        for row in session.connection().execute(_sharing(chunk, conditions)):
            likeness = names.compare(asked, tuple(row.words.split(" ")))
            if likeness.score > found.get(row.key, UNLIKE).score:
                found[row.key] = likeness
    return found


def _sharing(skeletons: Collection[str], conditions: Conditions) -> Select[*tuple[Any, ...]]:
    key, words = col(EntryName.key), col(EntryName.words)
    return (
        select(key, words)
        .join(Entry, col(Entry.key) == key)
        .where(col(EntryName.skeleton).in_(skeletons), *conditions)
        .group_by(key, words)
        .order_by(func.count().desc(), key, words)
        .limit(MOST_CANDIDATES)
    )


def _in_lines(session: Session, question: Question, asked: Sequence[Words]) -> list[tuple[Entity, Likeness]]:
    """Participants and venues that are called so or have a property that was asked for, the likeliest of them."""
    kinds = _kinds(question)
    if not kinds:
        return []
    conditions = [*_NOW, col(Entry.kind).in_(kinds)]
    found = _candidates(session, asked, conditions) if asked else {}
    known = set(_with_facts(session, question, conditions, alone=not asked))
    found |= {key: found.get(key, UNLIKE) for key in known}
    likely = [key for key in found if found[key].score >= LEAST_SCORE or key in known]
    best = sorted(likely, key=lambda key: (key not in known, -found[key].score, key))[:MOST_SHOWN]
    lines = _lines(session, col(Entry.key), set(best))
    return [(lines[key], found[key]) for key in best]


def _kinds(question: Question) -> list[str]:
    """The kinds of record to look among."""
    if question.strict == "should" or not question.types:
        return [*NAMED]
    sorts = {sort.replace(" ", "-") for sort in ActorSort}
    wanted = {Kind.PARTICIPANT.value if each in sorts else each for each in question.types}
    return [kind for kind in NAMED if kind in wanted]


def _with_facts(session: Session, question: Question, conditions: Conditions, *, alone: bool) -> list[int]:
    """Lines with an identifier that was asked for; without a name beside it, with any property that the index holds."""
    wanted = {
        fact(*value.partition(":")[::2]) if name == _WITH_SCHEME else fact(name, value)
        for name, values in question.facts
        if alone or name in _IDENTIFYING
        for value in values
    }
    if not wanted:
        return []
    query = (
        select(col(EntryName.key))
        .join(Entry, col(Entry.key) == col(EntryName.key))
        .where(col(EntryName.skeleton).in_(sorted(wanted)), *conditions)
        .group_by(col(EntryName.key))
        .order_by(func.count().desc(), col(EntryName.key))
        .limit(MOST_SHOWN)
    )
    return list(session.connection().execute(query).scalars())


def _lines(session: Session, column: Any, numbers: Collection[int]) -> dict[int, Entity]:
    """The entities of lines as now known, by a column of theirs."""
    found: dict[int, Entity] = {}
    for chunk in in_chunks(sorted(numbers)):
        query = select(column.label("number"), col(Entry.body)).where(column.in_(chunk), *_NOW)
        rows = session.connection().execute(query)
        found |= {row.number: _entity(named(row.body)) for row in rows}
    return found


def _entity(line: Named) -> Entity:
    name, *others = line.called()
    part_of = line.part_of or {}
    facts = {
        "name": (name,),
        "aliases": tuple(others),
        "part_of": tuple(str(part_of[key]) for key in ("id",) if key in part_of),
        "place": tuple(filter(None, [line.place])),
        "identifiers": tuple(f"{scheme}:{value}" for scheme, value in (line.identifiers or {}).items()),
    }
    for known, value in line.facts():
        facts[known] = (value,)
    return Entity(f"{line.kind}/{line.id}", line.kind, line.id, name, tuple(others), line.sort, facts)


# --- judging ---------------------------------------------------------------------------------------------------


def _judged(question: Question, entity: Entity, likeness: Likeness) -> Candidate:
    """A candidate with what its types and properties do to its score; who contradicts what was asked is never taken."""
    typed = not question.types or set(question.types) <= set(entity.types)
    if question.strict != "all" and not typed:
        typed = bool(set(question.types) & set(entity.types))
    agreeing, contradicted = _beside(question, entity)
    identified = any(name in _IDENTIFYING for name in agreeing)
    known = identified or (bool(agreeing) and not question.text)
    score = _CERTAIN if known and not contradicted else likeness.score
    score *= 1.0 if typed else (_ELSEWHERE if question.strict == "should" else _UNTYPED)
    score *= _CONTRADICTED**contradicted
    named_so = likeness.whole or (likeness.surname and entity.sort == ActorSort.PERSON)
    return Candidate(
        entity, likeness, round(score, 2), (identified or named_so) and typed and not contradicted, typed
    )


def _beside(question: Question, entity: Entity) -> tuple[list[str], int]:
    """The properties that are as asked, and how many are something else; one that is not known is neither."""
    agreeing, contradicted = [], 0
    for name, wanted in question.facts:
        values = {value.casefold() for value in entity.facts.get(name, ())}
        if values & {value.casefold() for value in wanted}:
            agreeing.append(name)
        elif values:
            contradicted += 1
    return agreeing, contradicted


def _allowed(question: Question, candidate: Candidate) -> bool:
    """It has a type that was asked for, or might have: a participant whose sort nobody has said."""
    if candidate.typed or question.strict == "should":
        return True
    return (
        question.strict == "any" and candidate.entity.kind == Kind.PARTICIPANT and not candidate.entity.sort
    )


def _decided(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best one is a match where it is safe and clearly ahead."""
    if not candidates:
        return []
    best, *others = candidates
    clear = not others or others[0].score <= best.score - CLEARLY
    return [replace(best, match=best.safe and clear), *others]


# --- typing on -------------------------------------------------------------------------------------------------


def _begun(session: Session, words: Words) -> list[tuple[Entity, float]]:
    """Lines with a name of which a word begins like the last one asked for, and that has the words before it."""
    if not words:
        return []
    token, skeleton, key = col(EntryName.token), col(EntryName.skeleton), col(EntryName.key)
    last, bare = words[-1].lstrip("~"), names.skeleton(words[-1])
    begins: list[ColumnElement[bool]] = [(token >= last) & (token < last + _BEHIND_LETTERS)]
    if len(bare) > 1:
        begins.append((skeleton >= bare) & (skeleton < bare + _BEHIND_LETTERS))
    if len(words) > 1:
        begins = [skeleton.in_(sorted({names.skeleton(word) for word in words[:-1]}))]
    best: dict[int, float] = {}
    for condition in begins:
        query = (
            select(key, col(EntryName.words))
            .join(Entry, col(Entry.key) == key)
            .where(condition, ~skeleton.startswith(FACT), *_NOW)
            .order_by(token, key, col(EntryName.words))
            .limit(MOST_CANDIDATES)
        )
        for row in session.connection().execute(query):
            score = _completed(words, tuple(row.words.split(" ")))
            best[row.key] = max(score, best.get(row.key, 0.0))
    likeliest = sorted((k for k, s in best.items() if s), key=lambda k: (-best[k], k))[:MOST_SHOWN]
    lines = _lines(session, col(Entry.key), set(likeliest))
    return [(lines[each], best[each]) for each in likeliest]


def _completed(words: Words, known: Words) -> float:
    """How well a name is what is being typed, of 100: the best of its words that begin so put in its place; else 0."""
    begun = [word for word in known if names.begins(word, words[-1])]
    scores = [names.compare([(*words[:-1], word)], known).score for word in begun]
    return max((score for score in scores if score >= names.FITS or len(known) > 2), default=0.0)


# --- issues ----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=5_000)
def _read(text: str) -> tuple[Words, frozenset[str]]:
    words = names.read(text)
    return words, frozenset(names.keys(words))


def _issue_entities(session: Session) -> list[tuple[Entity, list[tuple[Words, frozenset[str]]]]]:
    found = []
    for issue in issues(session):
        title, aliases = str(issue["title"]), tuple(issue["aliases"])
        called = [title, *aliases, issue["id"].replace("-", " ")]
        facts = {
            "name": (title,),
            "aliases": aliases,
            "parent": tuple(filter(None, [issue["parent"]])),
        }
        entity = Entity(f"{ISSUE}/{issue['id']}", ISSUE, issue["id"], title, aliases, None, facts)
        found.append((entity, [_read(name) for name in called]))
    return found


def _of_issues(session: Session, asked: Sequence[Words]) -> Iterable[tuple[Entity, Likeness]]:
    near = _skeletons(asked)
    near |= {slip for skeleton in near for slip in names.neighbours(skeleton)}
    for entity, called in _issue_entities(session):
        likely = [names.compare(asked, words) for words, under in called if under & near]
        yield entity, replace(max(likely, key=lambda found: found.score, default=UNLIKE), surname=False)


def _issues_begun(session: Session, words: Words) -> Iterable[tuple[Entity, float]]:
    if words:
        for entity, called in _issue_entities(session):
            yield entity, max(_completed(words, known) for known, _ in called)
