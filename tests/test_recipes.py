"""Every recipe does what it says: each block of docs/recipes.md is given to the program that it is for."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import feedparser
import httpx
import pytest
from geojson_pydantic import Feature, FeatureCollection, Point
from icalendar import Calendar

from tests.building import NOW
from tests.following import process, seeded_in
from tests.recipes import ALL, TRIED, Recipe, tries
from tracker.client import Timeline
from tracker.store import keys
from tracker.store.database import open_database
from tracker.store.drafts import DraftQuery, drafts

IMPORTED = re.compile(r'=IMPORTDATA\("([^"]+)"\)')
FROM_OPENREFINE = {"Origin": "http://127.0.0.1:3333", "User-Agent": "OpenRefine 3.9"}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the bundled seeds are served."""
    with process(seeded_in(tmp_path_factory.mktemp("recipes"))) as (_, address):
        yield address


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(follow_redirects=True, timeout=60) as client:
        yield client


def shaped(address: str, extension: str) -> str:
    """An address of the timeline, or of a list of one kind, in another shape."""
    return re.sub(r"(?<=[a-z])\.[a-z]+(?=\?)", f".{extension}", address, count=1)


def entries(client: httpx.Client, address: str) -> list[dict[str, Any]]:
    """What an address tells of, in whatever shape, as NDJSON tells it."""
    whole = re.sub(r"&limit=\d+", "", shaped(address, "ndjson"))
    return [json.loads(line) for line in client.get(whole).raise_for_status().text.splitlines()]


def typed(command: str, folder: Path) -> str:
    """What a command says in a shell."""
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command.replace("curl ", "curl --fail ")],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def run(recipe: Recipe, address: str) -> dict[str, Any]:
    """The names that a notebook holds after a cell."""
    names: dict[str, Any] = {}
    exec(compile(recipe.at(address), recipe.name, "exec"), names)  # noqa: S102 - the documentation is ours
    return names


# --- the page itself ---------------------------------------------------------------------------------------------


def test_every_recipe_is_tried_and_none_is_longer_than_three_lines() -> None:
    import_module("tests.browser.test_recipes")
    assert set(ALL) == TRIED
    assert [recipe.name for recipe in ALL.values() if len(recipe.lines) > 3] == []


# --- addresses ---------------------------------------------------------------------------------------------------


@tries("A spreadsheet")
def test_a_spreadsheet_gets_a_row_for_each_entry(recipe: Recipe, address: str, client: httpx.Client) -> None:
    found = IMPORTED.fullmatch(recipe.at(address))
    assert found
    answer = client.get(found[1]).raise_for_status()
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text, newline=""), strict=True))
    told = entries(client, found[1])
    assert len(told) > 5
    for row, entry in zip(rows, told, strict=True):
        when, venue = entry["when"] or {}, entry["venue"] or {}
        assert None not in row
        assert (row["kind"], row["id"], row["title"]) == ("round", entry["id"], entry["title"])
        assert (row["edtf"], row["date"]) == (when.get("edtf") or "", when.get("display") or "")
        assert (row["venue"], row["country"]) == (venue.get("id") or "", venue.get("country") or "")
        assert row["participants"] == " | ".join(one["id"] for one in entry["participants"])


@tries("A spreadsheet")
def test_a_spreadsheet_of_a_day_is_that_of_the_day(
    recipe: Recipe, address: str, client: httpx.Client
) -> None:
    found = IMPORTED.fullmatch(recipe.at(address))
    assert found
    (then,) = re.findall(r"`(&known_on=[\d-]+)`", (Path(__file__).parents[1] / "docs/recipes.md").read_text())
    dates = [
        {row["id"]: row["edtf"] for row in csv.DictReader(client.get(asked).text.splitlines())}
        for asked in (found[1] + then, found[1])
    ]
    assert [date["abu-dhabi-2"] for date in dates] == ["2026-02-01", "2026-02-04/2026-02-05"]


@tries("A calendar")
def test_a_calendar_holds_every_round_that_has_a_date(
    recipe: Recipe, address: str, client: httpx.Client
) -> None:
    answer = client.get(recipe.at(address)).raise_for_status()
    assert answer.headers["content-type"].startswith("text/calendar")
    calendar = Calendar.from_ical(answer.content)
    told = {entry["title"]: entry["when"] for entry in entries(client, recipe.at(address)) if entry["when"]}
    events = {str(event["SUMMARY"]).split(" (")[0]: event for event in calendar.walk("VEVENT")}
    assert calendar.errors == []
    assert set(events) == set(told)
    for title, event in events.items():
        assert event.decoded("DTSTART").isoformat() == told[title]["start"]


@tries("A calendar")
def test_a_round_that_is_moved_moves_in_the_calendar_too(
    recipe: Recipe, address: str, client: httpx.Client
) -> None:
    def second(then: str) -> Any:
        calendar = Calendar.from_ical(client.get(recipe.at(address) + then).content)
        return next(event for event in calendar.walk("VEVENT") if event["SUMMARY"] == "Second round")

    before, after = second("&known_on=2026-01-28"), second("")
    assert before["UID"] == after["UID"]
    assert before["SEQUENCE"] < after["SEQUENCE"]
    assert [str(event.decoded("DTSTART")) for event in (before, after)] == ["2026-02-01", "2026-02-04"]


@tries("A feed reader")
def test_a_feed_reader_gets_the_timeline_and_the_changes_of_what_an_article_cites(
    recipe: Recipe, address: str, client: httpx.Client
) -> None:
    timeline, changes = recipe.at(address).splitlines()
    feeds = [feedparser.parse(client.get(asked).raise_for_status().content) for asked in (timeline, changes)]
    for feed in feeds:
        updated = [entry.updated_parsed for entry in feed.entries]
        assert (feed.bozo, feed.version) == (False, "atom10")
        assert len(updated) > 5
        assert len({entry.id for entry in feed.entries}) == len(updated)
    told = {f"{entry['kind']}/{entry['id']}" for entry in entries(client, timeline)}
    shown = {entry.id.partition(":")[2].partition(":")[2] for entry in feeds[0].entries}
    assert shown == told
    cited = {entry.link.partition("/rounds/")[2].partition("?")[0] for entry in feeds[1].entries}
    assert cited == {"abu-dhabi-1", "abu-dhabi-2"}


@tries("A feed reader")
def test_a_feed_is_a_json_feed_too(recipe: Recipe, address: str, client: httpx.Client) -> None:
    for asked in recipe.at(address).splitlines():
        answer = client.get(shaped(asked, "jsonfeed")).raise_for_status()
        atom = feedparser.parse(client.get(asked).content)
        feed = answer.json()
        assert answer.headers["content-type"] == "application/feed+json"
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == shaped(asked, "jsonfeed")
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
        assert all(item.get("content_text") or item.get("content_html") for item in feed["items"])


@tries("A map")
def test_a_map_gets_all_points_of_its_window_and_no_others(
    recipe: Recipe, address: str, client: httpx.Client
) -> None:
    asked = recipe.at(address)
    west, south, east, north = map(float, re.findall(r"bbox=([\d,.-]+)", asked)[0].split(","))
    answer = client.get(asked).raise_for_status()
    assert answer.headers["access-control-allow-origin"] == "*"
    features = FeatureCollection[Feature[Point, dict[str, Any]]].model_validate_json(answer.content).features
    everywhere = [entry for entry in entries(client, re.sub(r"&bbox=[^&]+", "", asked)) if entry["venue"]]
    within = {
        f"round/{entry['id']}"
        for entry in everywhere
        if (spot := entry["venue"]["location"])
        and west <= spot["lon"] <= east
        and south <= spot["lat"] <= north
    }
    assert {feature.id for feature in features} == within
    assert 0 < len(features) < len(everywhere)


@tries("OpenRefine")
def test_openrefine_is_told_who_is_meant_in_whatever_script(
    recipe: Recipe, address: str, client: httpx.Client
) -> None:
    manifest = client.get(recipe.at(address), headers=FROM_OPENREFINE).raise_for_status().json()
    names = ["Володимир Зеленський", "Selenskyj", "Volodymyr Zelensky", "Абу-Даби", "Nobody at all"]
    batch = {f"q{number}": {"query": name, "limit": 3} for number, name in enumerate(names)}
    answer = client.post(recipe.at(address), data={"queries": json.dumps(batch)}, headers=FROM_OPENREFINE)
    found = answer.raise_for_status().json()
    best = [result["result"][0]["id"] if (result := found[key])["result"] else None for key in batch]
    assert "0.2" in manifest["versions"]
    assert best == [*["participant/zelenskyy"] * 3, "venue/abu-dhabi", None]
    view = manifest["view"]["url"].replace("{{id}}", best[0] or "")
    assert client.get(view, headers=FROM_OPENREFINE).url == f"{address}/participants/zelenskyy"


# --- notebooks ---------------------------------------------------------------------------------------------------


@tries("A notebook", "A notebook 2")
def test_a_notebook_counts_the_stances_that_were_known(recipe: Recipe, address: str) -> None:
    with Timeline(address) as timeline:
        told = timeline.positions(process="ukraine-2026", known_on="2026-01-28").to_list()
    counted = Counter(
        (entry.more["holder"]["id"], entry.more["stance"]) for entry in told if entry.more["stance"]
    )
    assert len(counted) > 5
    assert run(recipe, address)["stances"].to_dict() == counted


# --- the command line --------------------------------------------------------------------------------------------


@pytest.mark.jq
@tries("The command line")
def test_jq_makes_a_table_of_the_rounds(
    recipe: Recipe, address: str, client: httpx.Client, tmp_path: Path
) -> None:
    rows = [line.split("\t") for line in typed(recipe.at(address), tmp_path).splitlines()]
    told = client.get(f"{address}/rounds?process=ukraine-2026&limit=500").json()["items"]
    assert rows == [
        [(entry["when"] or {}).get("edtf", ""), (entry["venue"] or {}).get("name", ""), entry["title"]]
        for entry in told
    ]
    assert ["2026-02-04/2026-02-05", "Abu Dhabi", "Second round"] in rows


@pytest.mark.jq
@tries("The command line 2")
def test_jq_says_which_rounds_moved_and_how_far(recipe: Recipe, address: str, tmp_path: Path) -> None:
    assert typed(recipe.at(address), tmp_path) == "3\tSecond round\n"


@tries("A folder of articles")
def test_a_folder_becomes_drafts_and_the_sure_ones_reports(recipe: Recipe, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/2026-03-01-talks.txt").write_text(
        "Ukraine and Russia will hold further talks in Geneva on Friday, the Kremlin said."
    )
    database = open_database(seeded_in(tmp_path))
    with database.writing() as session:
        (tmp_path / "key").write_text(keys.create(session, "desk", ("write",), now=NOW)[1])
    command = Path(sys.executable).with_name("tracker")
    with process(f"sqlite:///{tmp_path}/tracker.db") as (_, address):
        said = typed(recipe.at(address).replace("tracker ", f"{command} "), tmp_path)
    assert re.search(r"^new +1 with \d+ drafts$", said, re.MULTILINE)
    with database.reading() as session:
        found = drafts(session, DraftQuery())
    assert {draft["status"] for draft in found if draft["confidence"] >= 0.8} == {"accepted"}
    database.close()


@tries("The command line 3")
def test_a_day_as_it_was_is_a_file(
    recipe: Recipe, address: str, client: httpx.Client, tmp_path: Path
) -> None:
    typed(recipe.at(address), tmp_path)
    kept = [json.loads(line) for line in (tmp_path / "timeline.ndjson").read_text().splitlines()]
    day = f"{address}/timeline?process=ukraine-2026&known_on=2026-01-28&limit=500"
    assert kept == client.get(day).json()["items"]
    assert {entry["id"]: entry["when"]["edtf"] for entry in kept}["abu-dhabi-2"] == "2026-02-01"
