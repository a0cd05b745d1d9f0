from __future__ import annotations

import pytest

from tracker.temporal import policy

HEAD = "keep_both_below = 0.7\n"


def test_every_row_has_an_id_of_its_own_and_a_probability() -> None:
    rows = policy.load().rows
    assert len({row.id for row in rows}) == len(rows)
    assert all(0.5 <= row.probability < 1 for row in rows)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ('id = "a"\ndirection = "up"\nprobability = 0.9', "direction is one of before, after, same"),
        (
            'id = "a"\ndirection = "after"\nprobability = 0.9\noutlook = "grim"',
            "outlook is one of ahead, back",
        ),
        ('id = "a"\ndirection = "after"\nprobability = 0.9\nmood = "good"', "unknown column 'mood'"),
    ],
)
def test_a_row_that_cannot_stand_is_refused(row: str, fault: str) -> None:
    with pytest.raises(policy.PolicyRefused, match=fault):
        policy.read(f"{HEAD}[[row]]\n{row}\n")
