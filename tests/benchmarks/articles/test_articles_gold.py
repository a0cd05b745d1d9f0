"""Our annotated articles say what they may say, and rest on words that stand in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from benchmarks.articles.align import HALF, bounds, shared
from benchmarks.articles.gold import KINDS, Gold, Row, load
from benchmarks.articles.names import words
from benchmarks.articles.said import read
from benchmarks.articles.score import score
from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.records.issues import shipped_issues
from tracker.records.shapes import NewSource
from tracker.records.vocabulary import Attribution, Kind, MilestoneSort, MilestoneStatus, RoundStatus, Stance

FOLDER = Path(__file__).parents[2] / "golden" / "articles"
SETS = {name: load(FOLDER / name) for name in ("development", "held_out")}
ARTICLES = [gold for one in SETS.values() for gold in one]
VOCABULARY: dict[tuple[Kind, str], set[str]] = {
    (Kind.ROUND, "status"): set(RoundStatus),
    (Kind.MILESTONE, "status"): set(MilestoneStatus),
    (Kind.MILESTONE, "sort"): set(MilestoneSort),
    (Kind.POSITION, "stance"): set(Stance),
    (Kind.POSITION, "attribution"): set(Attribution),
    (Kind.POSITION, "issue"): {issue["id"] for issue in shipped_issues()},
    (Kind.PARTICIPANT, "unnamed"): {"true", "false"},
}

VERBATIM = ("status", "sort", "issue", "stance", "attribution")

each = pytest.mark.parametrize("gold", ARTICLES, ids=lambda gold: gold.name)


@each
def test_values_are_words_of_the_vocabulary(gold: Gold) -> None:
    said = {
        (row.kind, name, value) for row in gold.rows for name in row.accepts for value in row.accepts[name]
    }

    assert not [
        one for one in said if one[:2] in VOCABULARY and one[2] and one[2] not in VOCABULARY[one[0], one[1]]
    ]


@each
def test_days_are_dates_of_a_calendar(gold: Gold) -> None:
    days = [day for row in gold.rows for day in row.accepts.get("edtf", ()) if day]

    assert days
    for day in days:
        assert any(bounds(day))


@each
def test_holders_are_participants_of_the_article(gold: Gold) -> None:
    holders = {name for row in gold.rows if row.kind is Kind.POSITION for name in row.accepts["holder"]}

    assert holders
    assert holders - {"Voters"} <= gold.names.keys()


@each
def test_an_article_is_about_the_talks_of_two_or_more(gold: Gold) -> None:
    (process,) = [row for row in gold.rows if row.kind is Kind.PROCESS]

    assert len(process.accepts["parties"]) > 1


@each
def test_venues_of_its_rounds_are_venues_of_the_article(gold: Gold) -> None:
    known = {row.accepts["name"][0] for row in gold.rows if row.kind is Kind.VENUE}
    of_rounds = {name for row in gold.rows if row.kind is Kind.ROUND for name in row.accepts["venue"] if name}

    assert of_rounds <= known


@each
def test_required_reports_have_status_holder_issue_and_stance(gold: Gold) -> None:
    asked = {
        Kind.ROUND: ("status",),
        Kind.POSITION: ("holder", "issue", "stance", "attribution"),
        Kind.MILESTONE: ("sort", "status", "edtf"),
    }
    for row in gold.rows:
        if not row.optional:
            assert all(any(row.accepts[name]) for name in asked.get(row.kind, ())), row.label
            assert row.evidence or row.kind in (Kind.PROCESS, Kind.VENUE, Kind.PARTICIPANT)


@each
def test_no_position_rests_on_words_that_must_give_none(gold: Gold) -> None:
    positions = [place for row in gold.rows if row.kind is Kind.POSITION for place in row.evidence]

    assert gold.nothing
    assert not [one for one in positions for place in gold.nothing if shared(one, place) >= HALF]


@each
def test_a_source_is_one_that_a_submission_takes_and_the_text_is_as_long_as_an_article(gold: Gold) -> None:
    NewSource(id="article", **gold.about["source"])

    assert 250 <= len(gold.text.split()) <= 800
    assert gold.about["hard"]
    assert gold.about["sort"]


@each
def test_the_reports_of_an_article_are_drafts_that_a_submission_takes_and_score_in_full(gold: Gold) -> None:
    drafts = [_draft(row, gold) for row in gold.rows if not row.optional]
    article = Article(gold.text, ((0, len(gold.text)),), gold.published, zone=gold.about["source"]["zone"])
    found = read(drafts, article)
    scores = score(gold, found.said)

    assert not found.refused
    assert scores.right == scores.judged
    assert {kind: one.f1 for kind, one in scores.kinds.items()} == dict.fromkeys(KINDS, 1.0)
    assert not scores.slips


def _draft(row: Row, gold: Gold) -> Draft:
    """What a drafter would write that knows the annotation."""
    first = {name: accepted[0] for name, accepted in row.accepts.items() if accepted[0]}
    says: dict[str, Any] = {
        "id": _slug(row.label),
        **{name: first[name] for name in VERBATIM if name in first},
    }
    says |= {name: _slug(first[name]) for name in ("holder", "on_behalf_of", "venue") if name in first}
    if "edtf" in first:
        says["when"] = {"edtf": first["edtf"]}
    if "via" in first:
        says["via"] = {"publisher": first["via"]}
    if "name" in first:
        says |= {"id": _slug(first["name"]), "name": first["name"]}
    if row.kind is Kind.PARTICIPANT:
        says["unnamed"] = first["unnamed"] == "true"
        if backed := says.pop("on_behalf_of", None):
            says["roles"] = [{"title": "speaker", "on_behalf_of": backed}]
    if row.kind is Kind.PROCESS:
        says["parties"] = [_slug(party) for party in row.accepts["parties"]]
    elif "parties" in row.accepts:
        says["delegations"] = [{"party": _slug(party)} for party in row.accepts["parties"]]
    if row.evidence:
        start, end = row.evidence[0]
        says["evidence"] = {"text": gold.text[start:end], "start": start, "end": end}
    return Draft(row.kind, says, 1.0, joins=False)


def _slug(name: str) -> str:
    return "-".join(words(name))[:60].strip("-")


def test_the_sets_are_of_many_conflicts_and_manners_and_share_no_article() -> None:
    names = Counter(gold.name for gold in ARTICLES)

    assert max(names.values()) == 1
    assert all(len(one) >= 7 for one in SETS.values())
    assert len({gold.about["conflict"] for gold in ARTICLES}) == len(ARTICLES)
    assert len({gold.about["sort"] for gold in ARTICLES}) >= 10


def test_an_annotation_whose_words_do_not_stand_in_the_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("They met in Oslo.", encoding="utf-8")
    (tmp_path / "one.toml").write_text(
        '[[round]]\nstatus = "held"\nevidence = "met in Bergen"\n', encoding="utf-8"
    )

    with pytest.raises(ValueError, match=r"one\.toml.*'met in Bergen'"):
        load(tmp_path)


def test_an_annotation_with_an_unknown_part_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("They met in Oslo.", encoding="utf-8")
    (tmp_path / "one.toml").write_text('[[meeting]]\nstatus = "held"\n', encoding="utf-8")

    with pytest.raises(ValueError, match="meeting"):
        load(tmp_path)


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no annotated article"):
        load(tmp_path)
