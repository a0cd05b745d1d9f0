from __future__ import annotations

import pytest

from tracker.ingest.drafting.positions.chains import passed_in


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


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("He told Russia's Vesti-Yug radio that they would be tried.", ["Vesti-Yug"]),
        ("He was quoted by the newspaper Jomhuri-ye Eslami as saying so.", ["Jomhuri-ye Eslami"]),
        ("She told Public TV on Friday that she was ready.", ["Public TV"]),
        ("He told state broadcaster VTV.", ["VTV"]),
        ("“We stay,” the source told The Irrawaddy.", ["The Irrawaddy"]),
        ("He was quoted as saying by the Libyan News Agency.", ["Libyan News Agency"]),
        ("He was cited by Al-Khalij daily as saying so.", ["Al-Khalij"]),
        ("She told the French daily Libération that it was over.", ["Libération"]),
        ("He told Kenya's Daily Nation that it was over.", ["Daily Nation"]),
        ("He told Channel 3 that it was over.", ["Channel 3"]),
        ("He repeated to Algerian radio that it was over.", ["Algerian radio"]),
        ("It was a good start, he told Iranian state television.", ["Iranian state television"]),
        ("He told the state news agency SUNA.", ["SUNA"]),
        ("He told Tasnim news agency.", ["Tasnim"]),
        ("He told the International Atomic Energy Agency that it was over.", []),
        ("He told The Hague that it was over.", []),
        ("He told the ministry website.", []),
        ("He told a French newspaper that it was over.", []),
        ("He told Japan that the agency was wrong.", []),
        ("He told the Military Times reporter.", ["Military Times"]),
    ],
)
def test_an_outlet_that_no_table_has_is_told_by_its_kind_or_by_how_it_is_called(
    text: str, outlets: list[str]
) -> None:
    passed_on = passed_in(text, ((0, len(text)),)).get(0, [])
    assert [one.outlet for one in passed_on] == outlets
