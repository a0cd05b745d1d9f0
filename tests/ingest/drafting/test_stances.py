from __future__ import annotations

import pytest

from tracker.ingest.drafting.stances import rows, stance_of
from tracker.records.vocabulary import Stance

EXAMPLES = [(row.stance, cue, content) for row in rows() for cue, content in row.examples]


@pytest.mark.parametrize(("stance", "cue", "content"), EXAMPLES)
def test_the_first_row_that_fits_an_example_has_its_stance(stance: Stance, cue: str, content: str) -> None:
    found = stance_of(cue, content)
    assert found is not None
    assert found[0] is stance


def test_every_stance_has_a_row() -> None:
    assert {row.stance for row in rows()} == set(Stance)


def test_words_that_take_no_side_have_no_stance() -> None:
    assert stance_of("said", "the delegations arrived in the morning") is None
