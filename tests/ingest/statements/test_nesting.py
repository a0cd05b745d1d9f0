from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.ingest.article import Span
from tracker.ingest.statement import Act, Statement
from tracker.ingest.statements import Nested, nested

PLACES = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda place: (place[0], place[0] + place[1]))


def said(cue: Span, *content: Span) -> Statement:
    return Statement((), (cue,), content, Act.SAY, "verb clause", 0.5)


def tree(found: list[Nested]) -> list[object]:
    return [(one.statement.cue[0], tree(one.inner)) for one in found]


def test_a_statement_lies_in_the_shortest_content_that_holds_it() -> None:
    outer, inner, innermost = said((0, 4), (5, 50)), said((10, 14), (15, 50)), said((20, 24), (25, 50))
    assert tree(nested([outer, inner, innermost])) == [((0, 4), [((10, 14), [((20, 24), [])])])]


def test_an_interrupted_content_holds_what_is_said_before_and_after_its_cue() -> None:
    outer = said((20, 24), (0, 19), (25, 60))
    first, second = said((2, 4), (5, 19)), said((30, 34), (35, 60))
    assert tree(nested([first, outer, second])) == [((20, 24), [((2, 4), []), ((30, 34), [])])]


def test_what_reaches_beyond_a_content_is_not_inside_it() -> None:
    assert len(nested([said((0, 4), (5, 30)), said((10, 14), (15, 40))])) == 2


@given(st.lists(st.builds(said, PLACES, PLACES), max_size=12))
def test_every_statement_stands_once_in_the_tree(statements: list[Statement]) -> None:
    def count(found: list[Nested]) -> int:
        return sum(1 + count(one.inner) for one in found)

    assert count(nested(statements)) == len(statements)
