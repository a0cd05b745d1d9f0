from __future__ import annotations

from datetime import date

import pytest

from tracker.temporal import read, resolve

DAY = date(2026, 1, 27)


@pytest.mark.parametrize(
    ("text", "country", "edtf", "other"),
    [
        ("03/04/2026", "US", "2026-03-04", "2026-04-03"),
        ("03/04/2026", "GB", "2026-04-03", "2026-03-04"),
        ("03/04/2026", None, "2026-03-04", "2026-04-03"),
        ("28/02/2026", "US", "2026-02-28", None),
        ("2026/03/04", "US", "2026-03-04", None),
    ],
)
def test_a_date_in_numbers_is_read_in_the_order_of_the_publishers_country(
    text: str, country: str | None, edtf: str, other: str | None
) -> None:
    found = resolve(text, published=DAY, country=country)
    assert found.edtf == edtf
    assert [one.edtf for one in found.alternatives] == ([other] if other else [])


def test_the_country_of_a_text_holds_for_all_its_dates_and_leaves_them_surer() -> None:
    text = "It was due on 03/04/2026 and on 05/04/2026."
    known, unknown = read(text, published=DAY, country="GB"), read(text, published=DAY)
    assert [one.edtf for one in known] == ["2026-04-03", "2026-04-05"]
    assert all(a.probability > b.probability for a, b in zip(known, unknown, strict=True))


@pytest.mark.parametrize(
    ("country", "days"), [("US", ["03-09", "11-03"]), ("AU", ["09-03", "03-11"]), (None, [])]
)
def test_a_day_and_a_month_alone_are_read_only_where_the_country_tells_their_order(
    country: str | None, days: list[str]
) -> None:
    text = "They will meet on 3/9 and vote on 11/3, by 3/4 of the seats."
    found = read(text, published=DAY, country=country)
    assert [one.timex_value[5:] for one in found] == days
