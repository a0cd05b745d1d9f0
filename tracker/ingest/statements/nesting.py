"""Which statements lie inside another: in "the agency reported that she denied it" the denial is told by the agency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.ingest.article import Span
from tracker.ingest.statement import Statement


@dataclass(slots=True)
class Nested:
    """A statement with those that its content holds, which are its source's words about others."""

    statement: Statement
    inner: list[Nested] = field(default_factory=list)


def nested(statements: Sequence[Statement]) -> list[Nested]:
    """The outermost statements in their order, each with those inside it.

    A statement is inside another if its cue and its content are in the other's content; of several it belongs to the
    one with the shortest content. Statements of one text, as `statements` gives them, are expected.
    """
    found = [Nested(one) for one in statements]
    outermost = []
    for one, around in zip(found, _around(statements), strict=True):
        if around is None:
            outermost.append(one)
        else:
            found[around].inner.append(one)
    return outermost


def _around(statements: Sequence[Statement]) -> Iterator[int | None]:
    """For each statement the number of the one that it belongs to."""
    pieces = sorted((span, at) for at, one in enumerate(statements) for span in one.content)
    lengths = [sum(end - start for start, end in one.content) for one in statements]
    open_: list[tuple[Span, int]] = []
    around: list[int | None] = [None] * len(statements)
    following = 0
    for at in sorted(range(len(statements)), key=lambda at: _first(statements[at])):
        first = _first(statements[at])
        while following < len(pieces) and pieces[following][0][0] <= first:
            open_.append(pieces[following])
            following += 1
        open_ = [piece for piece in open_ if piece[0][1] > first]
        holding = {other for _, other in open_ if lengths[other] > lengths[at]}
        inside = [other for other in holding if _inside(statements[at], statements[other])]
        around[at] = min(inside, key=lambda other: (lengths[other], other), default=None)
    yield from around


def _first(one: Statement) -> int:
    """Where the cue begins, or the content of a statement without one."""
    return (one.cue or one.content)[0][0]


def _inside(one: Statement, other: Statement) -> bool:
    return all(
        any(start <= first and last <= end for start, end in other.content)
        for first, last in (*one.cue, *one.content)
    )
