from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import cast, who


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The text that Amara Dembo Sissoko wrote is dead. Mr Sissoko left.",
            "Mr Sissoko",
            "Amara Dembo Sissoko",
        ),
        ('They wait for L. K. Ranabad. "Come," Mr Ranabad\'s note says.', "Mr Ranabad", "L. K. Ranabad"),
        ("His Rwandan counterpart Odile Mbeki read a sheet.", "Odile Mbeki", "Odile Mbeki"),
    ],
)
def test_who_is_called_politely_elsewhere_is_known_by_the_full_name(text: str, words: str, name: str) -> None:
    (figure,) = who(text, words)
    assert figure.name == name


def test_a_polite_word_before_a_name_that_nobody_has_in_full_names_nobody() -> None:
    assert not cast("The bridge is closed. Mr Sissoko regrets it.").figures
