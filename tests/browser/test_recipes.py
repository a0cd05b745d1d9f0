"""The recipes for pages, each opened as the page that a reader makes of it, over the bundled seeds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import CDN, EXAMPLES, Opens, Seen
from tests.building import NOW, said
from tests.following import process, seeded_in
from tests.recipes import ALL, Recipe, tries
from tracker.store.append import append
from tracker.store.database import open_database

pytestmark = pytest.mark.browser

NEWS = said(
    "news", "2026-03-01", process=[{"id": "talks", "title": "Talks"}], round=[{"id": "new", "title": "New"}]
)


@pytest.fixture(scope="module")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database with the bundled seeds."""
    return seeded_in(tmp_path_factory.mktemp("recipes"))


@pytest.fixture(scope="module")
def address(database_url: str) -> Iterator[str]:
    """Where that database is served."""
    with process(database_url) as (_, address):
        yield address


@pytest.fixture(
    params=["", "<!doctype html>\n<meta charset=utf-8>\n<h1>Talks</h1>\n"], ids=["alone", "in a page"]
)
def page_file(request: pytest.FixtureRequest, recipe: Recipe, address: str, tmp_path: Path) -> str:
    """The address of a page with the recipe."""
    file = tmp_path / "page.html"
    file.write_text(request.param + recipe.at(address))
    return file.as_uri()


def titles(address: str, query: str) -> set[str]:
    """What the timeline holds."""
    page = httpx.get(f"{address}/timeline?process=ukraine-2026&limit=500{query}", timeout=60).json()
    return {item["title"] for item in page["items"]}


@tries("TimelineJS3")
def test_timelinejs_shows_every_entry(opens: Opens, page_file: str, address: str, seen: Seen) -> None:
    markers = opens(page_file).locator(".tl-timemarker .tl-headline")
    expect(markers.filter(has_text=re.compile("^Third round$"))).to_have_count(1)
    assert set(markers.all_text_contents()) == titles(address, "&undated=exclude")
    assert (seen.complaints, seen.refused) == ([], [])


@tries("vis-timeline")
def test_vis_timeline_shows_the_entries(opens: Opens, page_file: str, seen: Seen) -> None:
    page = opens(page_file)
    expect(page.locator(".vis-item-content").get_by_text("Third round", exact=True)).to_be_visible()
    expect(page.locator(".vis-label", has_text="round")).to_have_count(1)
    assert (seen.complaints, seen.refused) == ([], [])


@tries("FullCalendar")
def test_fullcalendar_asks_for_each_month(opens: Opens, page_file: str, seen: Seen) -> None:
    page = opens(page_file)
    day = page.locator('.fc-daygrid-day[data-date="2026-01-23"] .fc-event-title')
    expect(day.get_by_text("First round", exact=True)).to_be_visible()
    page.locator(".fc-next-button").click()
    later = page.locator('.fc-daygrid-day[data-date="2026-02-17"] .fc-event-title')
    expect(later.get_by_text("Third round", exact=True)).to_be_visible()
    assert (seen.complaints, seen.refused) == ([], [])


@tries("Live")
def test_a_page_hears_of_every_change_as_it_is_written(
    recipe: Recipe, opens: Opens, address: str, database_url: str, seen: Seen, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text("<!doctype html>\n<h1>Talks</h1>\n")
    page = opens(file.as_uri())
    with page.expect_response("**/changes.sse*") as began:
        page.add_script_tag(content=recipe.at(address))
    assert began.value.status == 200
    with page.expect_console_message(
        lambda message: message.args[0].evaluate("it => it.id") == "new"
    ) as heard:
        database = open_database(database_url)
        with database.writing() as session:
            append(session, NEWS, now=NOW, by="test")
        database.close()
    change = heard.value.args[0].json_value()
    assert (change["kind"], change["id"], change["change"]) == ("round", "new", "added")
    assert (seen.complaints, seen.refused) == ([], [])


@pytest.mark.parametrize(
    ("name", "example"),
    [("TimelineJS3", "timelinejs"), ("vis-timeline", "vis-timeline"), ("FullCalendar", "fullcalendar")],
)
def test_a_recipe_loads_what_its_example_loads(name: str, example: str) -> None:
    loaded = [
        {found.group().split('"')[0] for found in CDN.finditer(text)}
        for text in (ALL[name].text, (EXAMPLES / f"{example}.html").read_text())
    ]
    assert loaded[0] == loaded[1] != set()
