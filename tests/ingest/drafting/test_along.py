"""Things along a text: what is asked by place is what a look at all of them would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.ingest.drafting.figures import inside, overlap
from tracker.ingest.drafting.text.along import Along

SPANS = st.tuples(st.integers(0, 900), st.integers(1, 600)).map(lambda one: (one[0], sum(one)))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_it_answers_as_a_look_at_everything_would(
    spans: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    along = Along((span, number) for number, span in enumerate(spans))
    in_order = sorted(range(len(spans)), key=lambda number: (spans[number], number))
    assert along.touching(asked) == [number for number in in_order if overlap(spans[number], asked)]
    assert along.inside(asked) == [number for number in in_order if inside(spans[number], asked)]
    assert along.around(asked) == [number for number in in_order if inside(asked, spans[number])]
    assert along.touches(asked) == bool(along.touching(asked))
