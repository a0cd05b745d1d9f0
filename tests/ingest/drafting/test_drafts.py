"""Whole articles: what holds for every draft, whatever the article says."""

from __future__ import annotations

import gc
import tomllib
from datetime import date
from pathlib import Path

import pytest

from tracker.ingest.article import Article
from tracker.ingest.draft_dates import source_of, when_of
from tracker.ingest.drafting import Drafting, Known, drafts
from tracker.ingest.drafting.known import KnownProcess
from tracker.ingest.reading import read
from tracker.ingest.sentences import paragraphs
from tracker.records.shapes import Submission
from tracker.records.vocabulary import Kind
from tracker.temporal.model import Domain

ARTICLES = sorted((Path(__file__).parents[2] / "golden/articles").rglob("*.txt"))
TEXT = (
    "Envoys of Armenia and Azerbaijan met in Vienna on Monday.\n\n"
    "“The border comes first,” Armenian Foreign Minister Ararat Mirzoyan said on Tuesday. A senior Azerbaijani "
    "official told Reuters that a peace treaty was close. He warned that the constitution of Armenia must change.\n\n"
    "Observers doubt that a treaty is possible."
)


def drafted(path: Path) -> tuple[Article, Drafting]:
    source = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))["source"]
    article = read(path.read_bytes(), name=path.name, published=source["published"])
    return article, drafts(article, Known.none())


def ours(known: Known | None = None, process: str | None = None) -> Drafting:
    article = Article(TEXT, tuple(paragraphs(TEXT)), date(2026, 3, 11), publisher="The Harbour Post")
    return drafts(article, known or Known.none(), process)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_all_drafts_of_an_article_are_one_submission(path: Path) -> None:
    _, made = drafted(path)
    given: dict[str, object] = {
        "source": {"id": "a", "publisher": "The Harbour Post", "published": date(2026, 3, 11)}
    }
    for kind in Kind:
        given[kind.value] = [dict(one.says) for one in made.drafts if one.kind is kind]
    Submission.model_validate(given)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_draft_shows_words_that_stand_in_the_story(path: Path) -> None:
    article, made = drafted(path)
    dateline = article.text.rfind(article.dateline or "", 0, article.body[0][0])
    shown_at = [*article.body, (dateline, dateline + len(article.dateline or ""))]
    for one in made.drafts:
        shown = one.says["evidence"]
        assert article.text[shown["start"] : shown["end"]] == shown["text"]
        for place in (shown["start"], shown["end"] - 1):
            assert any(start <= place < end for start, end in shown_at)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_no_draft_has_a_date_without_words_for_it(path: Path) -> None:
    article, made = drafted(path)
    for one in made.drafts:
        if when := one.says.get("when"):
            assert when["expression"] in article.text


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_no_two_drafts_are_about_one_record(path: Path) -> None:
    _, made = drafted(path)
    records = [(one.kind, one.record) for one in made.drafts]
    assert len(records) == len(set(records))


def test_an_article_gives_its_process_people_place_round_and_positions() -> None:
    made = ours()
    by_kind = {kind: [one.record for one in made.drafts if one.kind is kind] for kind in Kind}
    assert by_kind[Kind.PROCESS] == ["armenia-azerbaijan"]
    assert {"armenia", "azerbaijan"} <= set(by_kind[Kind.PARTICIPANT])
    assert by_kind[Kind.VENUE] == ["vienna"]
    assert len(by_kind[Kind.ROUND]) == 1
    holders = [one.says["holder"] for one in made.drafts if one.kind is Kind.POSITION]
    assert len(holders) == 3


def test_every_draft_says_why() -> None:
    assert all(one.reasons and all(one.reasons) for one in ours().drafts)


def test_the_known_process_of_the_parties_is_joined() -> None:
    known = Known(processes=(KnownProcess("caucasus", parties=("azerbaijan", "armenia")),))
    assert ours(known).process == "caucasus"


@pytest.mark.parametrize(
    ("text", "process"),
    [
        (
            "In Venezuela the government and the opposition met on 2 March in Caracas. Talks go on.",
            "venezuela-venezuelan-opposition",
        ),
        ("Venezuela celebrates. It rained in Caracas on 2 March.", None),
        ("Venezuela says that a truce is near.", "venezuela"),
        ("China wants the European Union to drop its duties on cars.", "china-european-union"),
        ("The European Union wants peace.", None),
        ("China, Japan and the European Union differ.", "china-japan"),
    ],
)
def test_two_parties_make_a_process_and_one_state_does_where_talks_are_spoken_of(
    text: str, process: str | None
) -> None:
    article = Article(text, tuple(paragraphs(text)), date(2026, 3, 11))
    assert drafts(article, Known.none()).process == process


def test_a_named_process_holds_whatever_the_parties_are() -> None:
    made = ours(process="treaty")
    assert {one.says["process"] for one in made.drafts if one.kind in (Kind.ROUND, Kind.POSITION)} == {
        "treaty"
    }


def test_a_brief_gives_what_is_said_beside_its_round_without_an_issue() -> None:
    text = (
        "RIGA - Negotiators of Armenia and Azerbaijan meet in Riga on Friday, the Latvian foreign ministry said.\n\n"
        '"We will not give up the corridor," Armenian Foreign Minister Ararat Mirzoyan told reporters.'
    )
    found = drafts(Article(text, tuple(paragraphs(text)), date(2026, 3, 10)), Known.none()).drafts
    (position,) = [one for one in found if one.kind is Kind.POSITION]
    assert (position.says["holder"], position.says["issue"]) == ("ararat-mirzoyan", "talks")
    assert position.confidence < 0.4
    assert [one.says["id"] for one in found if one.kind is Kind.ROUND] == ["riga-2026-03-13"]


@pytest.mark.parametrize(
    ("headline", "issues"),
    [("Russia leaves grain deal", ["maritime-truce"]), ("Russia leaves", [])],
)
def test_what_names_no_issue_is_said_on_that_of_the_headline(headline: str, issues: list[str]) -> None:
    text = (
        f"{headline}\n\nMoscow left the grain deal, the Kremlin said on Monday.\n\n"
        "Turkish President Tayyip Erdogan said he was deeply disappointed."
    )
    found = drafts(
        Article(text, tuple(paragraphs(text)[1:]), date(2023, 7, 17)), Known.none(), "grain"
    ).drafts
    positions = [one for one in found if one.kind is Kind.POSITION and "erdogan" in one.says["holder"]]
    assert [one.says["issue"] for one in positions] == issues
    assert all(one.confidence < 0.5 for one in positions)


def test_an_article_in_another_language_gives_nothing_and_says_so() -> None:
    made = drafts(Article(TEXT, tuple(paragraphs(TEXT)), date(2026, 3, 11), language="fr"), Known.none())
    assert made.drafts == ()
    assert "English" in made.remarks[0]


def test_what_is_made_of_an_article_leaves_no_garbage_for_the_collector() -> None:
    ours()
    gc.collect()
    gc.disable()
    try:
        ours()
        assert gc.collect() == 0
    finally:
        gc.enable()


HISTORY = (
    "On 12 May 1988 delegations from Peru and Chile met in a boathouse near Geneva. On Sunday they met again, in Rome. "
    "In 1989 both sides signed a truce, and in 1991 it was broken."
)


def told_in(domain: Domain) -> Drafting:
    return drafts(
        read(HISTORY.encode(), name="history.txt", published=date(2017, 12, 17), domain=domain), Known.none()
    )


@pytest.mark.parametrize(
    ("domain", "anchor"), [("news", date(2017, 12, 17)), ("narrative", date(1988, 5, 12))]
)
def test_a_narrative_counts_from_where_its_story_has_come_to(domain: Domain, anchor: date) -> None:
    sunday = next(one for one in told_in(domain).timexes if "Sunday" in one.text)
    assert sunday.anchor is not None
    assert sunday.anchor.on == anchor


def test_the_day_of_a_draft_of_a_narrative_is_that_of_its_story() -> None:
    article = read(HISTORY.encode(), name="history.txt", published=date(2017, 12, 17), domain="narrative")
    rounds = [one for one in drafts(article, Known.none()).drafts if one.kind is Kind.ROUND]
    days = [when_of(one.kind, one.says, source_of(article)) for one in rounds]
    assert [day["edtf"] for day in days if day] == ["1988-05-12", "1988-05-15", "1989"]


def test_a_text_that_looks_back_says_so_unless_it_is_read_so() -> None:
    assert any("narrative" in one for one in told_in("news").remarks)
    assert not told_in("narrative").remarks
    assert not ours().remarks
