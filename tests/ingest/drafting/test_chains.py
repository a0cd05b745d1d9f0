from __future__ import annotations

import pytest

from tracker.ingest.drafting.chains import passed_in


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("A diplomat told Reuters that the text was ready.", ["Reuters"]),
        ("According to TASS, the talks went on.", ["TASS"]),
        ("The talks went on, as reported by the TASS news agency.", ["TASS"]),
        ("The Financial Times reported that the deal was near.", ["Financial Times"]),
        ("He told the Security Council that the truce held.", []),
        ("Reuters shares rose by a tenth.", []),
    ],
)
def test_only_who_passed_something_on_is_in_the_chain(text: str, outlets: list[str]) -> None:
    passed_on = passed_in(text, ((0, len(text)),)).get(0, [])
    assert [one.outlet for one in passed_on] == outlets
