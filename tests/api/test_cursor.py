"""Cursors are opened by those who sealed them."""

from __future__ import annotations

from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.api.cursor import Cursors, Walk
from tracker.api.refusals import CursorInvalid

walks = st.builds(
    Walk,
    path=st.text(max_size=20),
    filters=st.lists(st.tuples(st.text(max_size=9), st.text(max_size=9)), max_size=4).map(tuple),
    as_of=st.none() | st.datetimes(timezones=st.just(UTC)),
    limit=st.integers(1, 500),
    after=st.integers(0, 2**63 - 1),
)


@given(walks, st.binary(min_size=1))
def test_a_cursor_opens_to_what_was_sealed(walk: Walk, secret: bytes) -> None:
    assert Cursors(secret).open(Cursors(secret).seal(walk)) == walk


@given(walks)
def test_another_secret_does_not_open_it(walk: Walk) -> None:
    with pytest.raises(CursorInvalid):
        Cursors(b"other").open(Cursors(b"one").seal(walk))


@given(st.text())
def test_no_text_opens_by_chance(text: str) -> None:
    with pytest.raises(CursorInvalid):
        Cursors(b"one").open(text)
