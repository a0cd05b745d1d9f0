"""The examples as a reader opens them: real programs over the real service, from one end of the day to the other."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CDN, EXAMPLES, Opens, Seen
from tests.browser.records import DAYS, NASTY, ZONES

pytestmark = pytest.mark.browser

MONTHS = ("Jan.", "Feb.")


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def example(name: str, address: str, more: str = "") -> str:
    return f"file://{EXAMPLES}/{name}.html?service={address}{more}"


def days(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]


def test_the_zones_are_those_of_the_browser(opens: Opens, address: str) -> None:
    offsets = [
        opens(f"{address}/", zone).evaluate("new Date(2026, 0, 23).getTimezoneOffset() / 60")
        for zone in ZONES
    ]
    assert offsets == [11, 0, -14]


def test_timelinejs_puts_each_day_on_its_day(opens: Opens, address: str, zone: str, seen: Seen) -> None:
    page = opens(example("timelinejs", address), zone)
    expect(page.locator("#round-one-marker")).to_be_attached()
    places = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".tl-timemarker")].map(
            marker => [marker.querySelector(".tl-headline").textContent, parseFloat(marker.style.left)]))"""
    )
    ticks = page.evaluate(
        """() => [...document.querySelectorAll(".tl-timeaxis-tick")].map(
            tick => [tick.textContent, parseFloat(tick.style.left)])"""
    )
    assert set(DAYS) <= set(places)
    for title, (first, _) in DAYS.items():
        day = date.fromisoformat(first)
        month = MONTHS[day.month - 1]
        there = [left for text, left in ticks if text == (month if day.day == 1 else f"{month} {day.day}")]
        assert places[title] in [pytest.approx(left, abs=0.5) for left in there], title
    assert (seen.complaints, seen.refused) == ([], [])


def test_timelinejs_says_what_has_no_date_and_how_exact_the_others_are(
    opens: Opens, address: str, seen: Seen
) -> None:
    page = opens(example("timelinejs", address))
    title = page.locator(".tl-slide-titleslide")
    expect(title).to_contain_text("Nobody knows when")
    dates = page.locator(".tl-headline-date")
    expect(dates.filter(has_text="February 2026 (to the month)")).to_have_count(1)
    expect(dates.filter(has_text="25–26 January 2026")).to_have_count(1)
    assert page.locator("img[src=x]").count() == 0
    assert seen.complaints == []


def test_timelinejs_leads_to_the_next_page(opens: Opens, address: str) -> None:
    title = opens(example("timelinejs", address, "&limit=2")).locator(".tl-slide-titleslide")
    expect(title.get_by_role("link", name="This is one page: the next")).to_have_attribute(
        "href", re.compile(re.escape(f"{address}/timeline.timelinejs?cursor="))
    )


def window_of_vis(page: Page, first: str, after: str) -> dict[str, float]:
    """Where each day of a window begins on the axis of vis-timeline, in pixels, by ISO date."""
    page.evaluate(
        "([from, to]) => timeline.setWindow(from, to, { animation: false })",
        [f"{first}T00:00:00", f"{after}T00:00:00"],
    )
    wanted = days(first, after)
    # The axis is drawn anew in steps, with labels of the window before still in it.
    page.wait_for_function(
        """wanted => {
            const shown = [...document.querySelectorAll(".vis-text.vis-minor")].map(label => label.textContent);
            return wanted.every(day => shown.some(text => text.match(/\\d+$/)?.[0] === day)); }""",
        arg=[str(day.day) for day in wanted[:-1]],
    )
    shown: dict[int, float] = dict(
        page.evaluate(
            """() => [...document.querySelectorAll(".vis-text.vis-minor")]
                .filter(label => label.textContent)
                .map(label => [parseInt(label.textContent.match(/\\d+$/)), label.getBoundingClientRect().left])"""
        )
    )
    return {day.isoformat(): shown[day.day] for day in wanted if day.day in shown}


def boxes(page: Page) -> dict[str, Any]:
    """Left and right edge of each item of vis-timeline, by what it shows."""
    found: dict[str, Any] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".vis-item.vis-point, .vis-item.vis-range")].map(
            item => [item.querySelector(".vis-item-content").textContent,
                [item.getBoundingClientRect().left, item.getBoundingClientRect().right,
                 item.classList.contains("vis-range")]]))"""
    )
    return found


@pytest.mark.parametrize(("first", "after"), [("2025-12-28", "2026-01-08"), ("2026-01-20", "2026-02-03")])
def test_vis_timeline_puts_each_day_on_its_day(
    opens: Opens, address: str, zone: str, seen: Seen, first: str, after: str
) -> None:
    page = opens(example("vis-timeline", address), zone)
    expect(page.locator(".vis-timeline")).to_be_attached()
    axis = window_of_vis(page, first, after)
    shown = boxes(page)
    expected = {title: span for title, span in DAYS.items() if first <= span[0] < after}
    assert expected
    for title, (start, last) in expected.items():
        left, right, ranged = shown[title]
        assert left == pytest.approx(axis[start], abs=2), title
        assert ranged == (start != last)
        if ranged:
            behind = date.fromisoformat(last) + timedelta(days=1)
            assert right == pytest.approx(axis[behind.isoformat()], abs=2), title
    assert (seen.complaints, seen.refused) == ([], [])


def test_vis_timeline_shows_what_has_no_date_and_text_as_text(opens: Opens, address: str, seen: Seen) -> None:
    page = opens(example("vis-timeline", address))
    expect(page.locator("#undated")).to_contain_text("Nobody knows when")
    expect(page.locator(".vis-item-content").get_by_text(NASTY)).to_have_count(1)
    expect(page.locator(".vis-background .vis-item-content")).to_have_text("Some day")
    expect(page.locator("#more")).to_be_hidden()
    assert page.locator("img[src=x]").count() == 0
    assert seen.complaints == []


def test_vis_timeline_goes_on_to_the_next_page(opens: Opens, address: str, seen: Seen) -> None:
    page = opens(example("vis-timeline", address, "&kind=round&limit=2"))
    expect(page.locator(".vis-item-content").get_by_text("One day")).to_have_count(1)
    page.get_by_text("The next page").click()
    expect(page.locator(".vis-item-content").get_by_text("Two days")).to_have_count(1)
    expect(page.locator(".vis-item-content").get_by_text("One day")).to_have_count(0)
    assert seen.complaints == []


def test_fullcalendar_puts_each_day_on_its_day(opens: Opens, address: str, zone: str, seen: Seen) -> None:
    page = opens(example("fullcalendar", address, "&date=2026-01-23"), zone)
    for title, (first, _) in DAYS.items():
        cell = page.locator(f'.fc-daygrid-day[data-date="{first}"]')
        expect(cell.locator(".fc-event-title").get_by_text(title, exact=True)).to_be_visible()
    page.evaluate("calendar.changeView('listYear')")
    expect(page.locator(".fc-list")).to_be_visible()
    rows = page.evaluate(
        """() => [...document.querySelectorAll(".fc-list-day, .fc-list-event")].map(
            row => [row.dataset.date ?? null, row.querySelector(".fc-list-event-title")?.textContent ?? null])"""
    )
    listed: dict[str, list[date]] = {}
    day = ""
    for found, title in rows:
        day = found or day
        if title:
            listed.setdefault(title, []).append(date.fromisoformat(day))
    assert {title: listed[title] for title in DAYS} == {title: days(*span) for title, span in DAYS.items()}
    assert len(listed["Some day (February 2026)"]) == 28
    assert (seen.complaints, seen.refused) == ([], [])


def test_fullcalendar_shows_a_time_on_the_clock_of_its_reader(opens: Opens, address: str, zone: str) -> None:
    page = opens(example("fullcalendar", address, "&date=2026-01-23"), zone)
    day, hour = {
        "Pacific/Pago_Pago": ("2026-01-27", "8p"),
        "UTC": ("2026-01-28", "7a"),
        "Pacific/Kiritimati": ("2026-01-28", "9p"),
    }[zone]
    event = page.locator(f'.fc-daygrid-day[data-date="{day}"] .fc-event', has_text="At nine")
    expect(event.locator(".fc-event-time")).to_have_text(hour)


def test_fullcalendar_shows_what_has_no_date_and_that_it_is_cut(
    opens: Opens, address: str, seen: Seen
) -> None:
    page = opens("about:blank")
    page.route(
        "**/timeline.fullcalendar*",
        lambda route: route.fulfill(
            json=[],
            headers={"Truncated": "5000", **dict.fromkeys(_CROSS, "*")},
            content_type="application/json",
        ),
    )
    page.goto(example("fullcalendar", address, "&date=2026-01-23"))
    expect(page.locator("#undated")).to_contain_text("Nobody knows when")
    expect(page.locator("#more")).to_contain_text("the latest 5000 only")
    assert seen.complaints == []


_CROSS = ("Access-Control-Allow-Origin", "Access-Control-Expose-Headers")


@pytest.mark.parametrize("name", ["timelinejs", "vis-timeline", "fullcalendar"])
def test_an_example_loads_pinned_files_of_which_it_knows_the_digest(name: str) -> None:
    text = (EXAMPLES / f"{name}.html").read_text()
    loaded = re.findall(
        r'(?:href|src)="(https://[^"]+)"\s+integrity="(sha384-[^"]+)" crossorigin="anonymous"', text
    )
    assert len(loaded) == text.count("https://cdn.")
    for target, _ in loaded:
        found = CDN.fullmatch(target)
        assert found
        assert re.fullmatch(r"\d+\.\d+\.\d+", found[2])
