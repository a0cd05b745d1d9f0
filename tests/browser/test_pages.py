"""Our own pages in a browser: nothing is complained of, nothing loaded from elsewhere, the keyboard leads through."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opens, Seen

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/timeline",
    "/rounds",
    "/rounds/one",
    "/participants/kremlin",
    "/upcoming",
    "/overdue",
    "/conflicts",
    "/schema",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_without_a_complaint_and_asks_nobody_else(
    opens: Opens, address: str, seen: Seen, path: str
) -> None:
    page = opens(address + path)
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.styleSheets.length") == 1
    assert (seen.complaints, seen.refused) == ([], [])


@pytest.mark.parametrize("path", PAGES)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(opens: Opens, address: str, path: str) -> None:
    page = opens(address + path)
    reached = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), summary")].filter(
            element => element.checkVisibility()).length"""
    )
    focused = []
    for _ in range(min(reached, 25)):
        page.keyboard.press("Tab")
        focused.append(
            page.evaluate(
                """() => {
                    const element = document.activeElement, style = getComputedStyle(element);
                    const box = element.getBoundingClientRect();
                    return [element.tagName, style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                            box.bottom > 0 && box.top < innerHeight];
                }"""
            )
        )
    assert reached >= 6
    assert [found for found in focused if found[0] == "BODY" or not all(found[1:])] == []


def test_a_page_stays_readable_where_the_network_is_gone(opens: Opens, address: str) -> None:
    page = opens(f"{address}/timeline")
    before = page.inner_text("main")
    page.context.set_offline(True)
    page.locator("summary").first.click()
    assert "One day" in before
    assert page.locator("details[open]").count() == 1
