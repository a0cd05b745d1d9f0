"""Counts of what is found, what is right in it and what is invented, of one article and of many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.articles.align import HALF, aligned, apart, right, shared, unnamed
from benchmarks.articles.gold import KINDS, Gold, Row
from benchmarks.articles.names import ALIKE, any_same, likeness, words
from benchmarks.articles.said import Said
from tracker.records.vocabulary import Kind

INVENTIONS = ("invented holder", "invented date", "name for the unnamed", "invented name", "from nothing")


@dataclass
class Found:
    """How many drafts of a kind were made, how many were wanted and found, and in how many every field is right."""

    wanted: int = 0
    made: int = 0
    found: int = 0
    perfect: int = 0

    @property
    def precision(self) -> float:
        """Found of those made; nothing made is nothing wrong."""
        return self.found / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        """Found of those wanted."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.found / (self.made + self.wanted) if self.made + self.wanted else 1.0

    def add(self, other: Found) -> None:
        """Count another's too."""
        for name in ("wanted", "made", "found", "perfect"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(frozen=True)
class Slip:
    """Something that is not as it should be: `sort` is "missed", "too much", "wrong FIELD" or an invention."""

    sort: str
    kind: Kind
    what: str
    article: str = ""


@dataclass
class Scores:
    """The counts of some articles; a field counts by kind and name: right and judged."""

    articles: int = 0
    kinds: dict[Kind, Found] = field(default_factory=lambda: {kind: Found() for kind in KINDS})
    right: Counter[tuple[Kind, str]] = field(default_factory=Counter)
    judged: Counter[tuple[Kind, str]] = field(default_factory=Counter)
    slips: list[Slip] = field(default_factory=list)
    sure: list[tuple[float, bool, bool]] = field(default_factory=list)
    """For each draft that counts: its confidence, whether a row has it, and whether every field of it is right."""

    def invented(self, sort: str) -> int:
        """How many inventions of a sort."""
        return sum(slip.sort == sort for slip in self.slips)

    def add(self, other: Scores) -> None:
        """Count another's too."""
        self.articles += other.articles
        for kind, found in other.kinds.items():
            self.kinds[kind].add(found)
        self.right += other.right
        self.judged += other.judged
        self.slips += other.slips
        self.sure += other.sure


def total(some: Iterable[Scores]) -> Scores:
    """The counts of all of them together."""
    together = Scores()
    for one in some:
        together.add(one)
    return together


def score(gold: Gold, said: Sequence[Said]) -> Scores:
    """The counts of one article."""
    scores = Scores(articles=1)
    if gold.may_give_nothing and not said:
        return scores
    pairs = aligned(gold, said)
    taken = {place: gold.rows[number] for number, place in pairs.items()}
    for number, row in enumerate(gold.rows):
        if not row.optional:
            _count(scores, row, said[pairs[number]] if number in pairs else None, gold)
    for place, draft in enumerate(said):
        of_row = taken.get(place)
        if of_row is None:
            scores.slips.append(Slip("too much", draft.kind, draft.label, gold.name))
        if of_row is None or not of_row.optional:
            scores.kinds[draft.kind].made += 1
            perfect = of_row is not None and not _wrong(of_row, draft, gold)
            scores.sure.append((draft.confidence, of_row is not None, perfect))
        scores.slips += [
            Slip(sort, draft.kind, draft.label, gold.name) for sort in _inventions(of_row, draft, gold)
        ]
    return scores


def _count(scores: Scores, row: Row, draft: Said | None, gold: Gold) -> None:
    """A required row: is it found, and which of its fields are right."""
    counted = scores.kinds[row.kind]
    counted.wanted += 1
    if draft is None:
        scores.slips.append(Slip("missed", row.kind, _shown(row, gold), gold.name))
        return
    counted.found += 1
    wrong = _wrong(row, draft, gold)
    counted.perfect += not wrong
    scores.judged.update((row.kind, name) for name in row.accepts)
    scores.right.update((row.kind, name) for name in row.accepts if name not in wrong)
    for name in wrong:
        told = f"{' '.join(draft.value(name)) or 'none'} for {' | '.join(row.accepts[name]) or 'none'}: {draft.label}"
        scores.slips.append(Slip(f"wrong {name}", row.kind, told, gold.name))


def _wrong(row: Row, draft: Said, gold: Gold) -> list[str]:
    """The fields that the row accepts otherwise."""
    return [name for name in row.accepts if not right(name, row, draft, gold)]


def _shown(row: Row, gold: Gold) -> str:
    quoted = " ... ".join(gold.text[start:end] for start, end in row.evidence)
    return f"{row.label} | {quoted!r}"


def _inventions(row: Row | None, draft: Said, gold: Gold) -> Iterator[str]:
    """The sorts of invention that a draft is; `row` is the row that it is aligned with."""
    if draft.kind is Kind.POSITION:
        yield from _of_position(row, draft, gold)
    if draft.kind is Kind.PARTICIPANT and row is None and _stands_nowhere(draft, gold):
        yield "invented name"
    if row is not None and _is_dated_wrongly(row, draft):
        yield "invented date"


def _of_position(row: Row | None, draft: Said, gold: Gold) -> Iterator[str]:
    if row is None:
        if any(draft.value("holder")) and not _is_somebody(draft.value("holder"), gold):
            yield "invented holder"
        if draft.evidence and any(shared(draft.evidence, place) >= HALF for place in gold.nothing):
            yield "from nothing"
    elif not right("holder", row, draft, gold):
        yield "invented holder"
        without_name = unnamed(gold)
        if all(name in without_name for name in row.accepts["holder"]) and _is_a_name(
            draft.value("holder"), gold
        ):
            yield "name for the unnamed"


def _is_a_name(holder: Sequence[str], gold: Gold) -> bool:
    return any(
        any_same(holder, (name, *also)) for name, also in gold.names.items() if name not in unnamed(gold)
    )


def _is_somebody(holder: Sequence[str], gold: Gold) -> bool:
    """Whether the article has such a participant, named or not."""
    described = [one for name in unnamed(gold) for one in (name, *gold.names[name])]
    return _is_a_name(holder, gold) or any(
        likeness(one, other) >= ALIKE for one in described for other in holder
    )


def _stands_nowhere(draft: Said, gold: Gold) -> bool:
    """A name given to somebody of which the article has no word."""
    standing = set(words(gold.text))
    return draft.value("unnamed") != ("true",) and not any(
        word in standing for name in draft.value("name") for word in words(name)
    )


def _is_dated_wrongly(row: Row, draft: Said) -> bool:
    if "edtf" not in row.accepts or not draft.value("edtf"):
        return False
    told = (*row.accepts["edtf"], *row.was)
    return all(not day or apart(day, draft.value("edtf")[0]) for day in told)
