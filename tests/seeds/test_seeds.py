"""The seeds hold together: every file is a submission, every name is defined, every date can be read."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tracker.ingest import seedfile
from tracker.records.dating import outlook
from tracker.records.shapes import NewReport, NewSource, Submission
from tracker.records.vocabulary import Kind
from tracker.temporal import Resolution, resolve

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
FILES = sorted(SEEDS.glob("*/*.toml"))
PROCESSES = {"ukraine-2026": 26, "ukraine-2022": 7}
MOST_SOURCE_WORDS = 12

# Which kind of record a field names. `part_of` names one of the report's own kind.
NAMES = {
    "process": Kind.PROCESS,
    "round": Kind.ROUND,
    "venue": Kind.VENUE,
    "holder": Kind.PARTICIPANT,
    "on_behalf_of": Kind.PARTICIPANT,
    "addressee": Kind.PARTICIPANT,
    "disputed_by": Kind.PARTICIPANT,
    **dict.fromkeys(("disputes", "corroborates", "denies"), Kind.POSITION),
    "parties": Kind.PARTICIPANT,
    "mediators": Kind.PARTICIPANT,
    "observers": Kind.PARTICIPANT,
    "hosts": Kind.PARTICIPANT,
    "party": Kind.PARTICIPANT,
    "participant": Kind.PARTICIPANT,
}


class Dated(NamedTuple):
    """One report with a date, and the source whose words it is in."""

    file: str
    record: str
    source: NewSource
    report: NewReport
    status: str | None


def submission(path: Path) -> Submission:
    return seedfile.read(path).submission


def kinds(of: Submission) -> Iterator[tuple[Kind, NewReport]]:
    for kind in Kind:
        for report in getattr(of, kind.value):
            yield kind, report


def shown(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def dated_reports() -> Iterator[Dated]:
    for path in FILES:
        of = submission(path)
        for kind, report in kinds(of):
            if report.when is not None:
                status = getattr(report, "status", None)
                yield Dated(path.name, f"{kind.value}/{report.id}", of.source, report, status)


def named(value: Any, own: Kind) -> Iterator[tuple[Kind, str]]:
    """Every record that a part of a report names, by kind and id."""
    if isinstance(value, dict):
        for field, inner in value.items():
            kind = own if field == "part_of" else NAMES.get(field)
            if kind and isinstance(inner, str):
                yield kind, inner
            elif kind and all(isinstance(item, str) for item in inner or ()):
                yield from ((kind, item) for item in inner or ())
            else:
                yield from named(inner, own)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from named(item, own)


def defined(of: Submission) -> set[tuple[Kind, str]]:
    return {(kind, str(report.id)) for kind, report in kinds(of) if report.id}


def cited(of: Submission) -> set[str]:
    links = [of.source.via, *(report.via for _, report in kinds(of))]
    return {link.source for link in links if link and link.source}


def issue_ids() -> list[str]:
    rows = tomllib.loads((ROOT / "tracker/records/issues.toml").read_text())["issue"]
    return [row["id"] for row in rows]


def derived(dated: Dated) -> Resolution:
    when, evidence = dated.report.when, dated.report.evidence
    assert when is not None
    assert when.expression is not None
    looks = outlook(Kind.ROUND, dated.status or "held")
    return resolve(
        when.expression,
        published=dated.source.published,
        sentence=evidence.text if evidence else None,
        language=dated.source.language,
        zone=dated.source.zone,
        outlook=looks.side if looks else None,
    )


def without_help(dated: Dated) -> bool:
    when = dated.report.when
    return when is not None and when.edtf is None


UNAIDED = [dated for dated in dated_reports() if without_help(dated)]
EXPECTED = tomllib.loads((ROOT / "tests/golden/seeds-2026.toml").read_text())["report"]


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_every_file_is_a_submission_of_its_process(path: Path) -> None:
    assert submission(path).source.process == path.parent.name


def test_every_source_of_the_facts_has_its_file() -> None:
    assert Counter(path.parent.name for path in FILES) == PROCESSES


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_a_file_is_named_after_the_day_its_source_came_out(path: Path) -> None:
    assert path.name.startswith(str(submission(path).source.published)[:10])


def test_no_two_files_give_the_same_source() -> None:
    counted = Counter(submission(path).source.id for path in FILES)
    assert [slug for slug, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("process", PROCESSES)
def test_what_a_file_names_was_defined_before_it(process: str) -> None:
    """Each process on its own; of the same day only what the source cites counts as before it."""
    earlier: list[Submission] = []
    for file in seedfile.in_order(seedfile.read(path) for path in FILES if path.parent.name == process):
        of = file.submission
        before = [
            s
            for s in earlier
            if str(s.source.published)[:10] < str(of.source.published)[:10] or s.source.id in cited(of)
        ]
        known = defined(of).union(*(defined(s) for s in before))
        names = {pair for kind, report in kinds(of) for pair in named(report.model_dump(), kind)}
        names.add((Kind.PROCESS, of.source.process or ""))
        assert names - known == set(), file.path.name
        earlier.append(of)


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_a_cited_source_is_stored_and_not_younger(path: Path) -> None:
    of = submission(path)
    by_id = {s.source.id: s.source for s in map(submission, FILES)}
    for slug in cited(of):
        assert str(by_id[slug].published)[:10] <= str(of.source.published)[:10]


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_every_issue_is_in_the_vocabulary(path: Path) -> None:
    reports = submission(path).model_dump()
    said = {issue for p in reports["position"] for issue in [p["issue"]] if issue}
    said |= {issue for k in ("round", "milestone") for r in reports[k] for issue in r["issues"] or ()}
    assert said <= set(issue_ids())


def test_issues_are_a_tree_of_unique_names() -> None:
    rows = tomllib.loads((ROOT / "tracker/records/issues.toml").read_text())["issue"]
    before: set[str] = set()
    for row in rows:
        assert row.keys() <= {"id", "title", "parent", "aliases"}
        assert row["id"] not in before
        assert row.get("parent") is None or row["parent"] in before
        before.add(row["id"])
    words = [w.casefold() for row in rows for w in (row["id"], row["title"], *row["aliases"])]
    shared = [word for word, times in Counter(words).items() if times > 1]
    # An issue whose id and title are the same word is not ambiguous; a word of two issues would be.
    assert [w for w in shared if sum(w in _words(row) for row in rows) > 1] == []


def _words(row: dict[str, Any]) -> set[str]:
    return {w.casefold() for w in (row["id"], row["title"], *row["aliases"])}


@pytest.mark.parametrize("dated", list(dated_reports()), ids=lambda d: f"{d.file}:{d.record}")
def test_evidence_holds_the_words_of_the_date(dated: Dated) -> None:
    when, evidence = dated.report.when, dated.report.evidence
    assert when is not None
    assert evidence is not None
    assert (when.expression or "") in evidence.text


def test_no_text_of_an_article_is_stored() -> None:
    """Quotes stay under a dozen words wherever a source's own words are kept."""
    for path in FILES:
        for _, report in kinds(submission(path)):
            quote = getattr(report, "quote", None) or ""
            evidence = report.evidence.text if report.evidence else ""
            assert max(len(quote.split()), len(evidence.split())) < MOST_SOURCE_WORDS


def test_the_readme_names_every_file() -> None:
    text = (SEEDS / "README.md").read_text()
    listed = re.findall(r"^\| `([^`]+\.toml)`", text, re.MULTILINE)
    assert sorted(listed) == sorted(path.name for path in FILES)


@pytest.mark.parametrize("dated", UNAIDED, ids=lambda d: f"{d.file}:{d.record}")
def test_the_engine_reads_every_date_without_help(dated: Dated) -> None:
    assert derived(dated).edtf


def test_only_words_for_a_mere_beginning_have_a_stated_date() -> None:
    stated = [d for d in dated_reports() if not without_help(d)]
    assert [d.record for d in stated] == ["round/putin-us-envoys-2026-01-22", "round/abu-dhabi-2"]


def test_five_languages_are_read_without_help() -> None:
    assert {dated.source.language for dated in UNAIDED} == {"el", "en", "id", "ru", "tr"}


@pytest.mark.parametrize("row", EXPECTED, ids=lambda r: f"{r['file']}:{r['record']}:{r['expression']}")
def test_dates_mean_what_the_calendar_says(row: dict[str, str]) -> None:
    found = [
        dated
        for dated in UNAIDED
        if (dated.file, dated.record) == (row["file"], row["record"])
        and dated.report.when
        and dated.report.when.expression == row["expression"]
    ]
    assert [derived(dated).edtf for dated in found] == [row["edtf"]]


def test_every_date_of_the_talks_of_2022_is_in_2022() -> None:
    found = [derived(dated).edtf for dated in UNAIDED if dated.source.process == "ukraine-2022"]
    assert [edtf for edtf in found if not edtf.startswith("2022-0")] == []


def test_the_golden_table_leaves_out_only_what_has_no_exact_meaning() -> None:
    in_table = {(row["file"], row["record"], row["expression"]) for row in EXPECTED}
    left = {
        dated.report.when.expression
        for dated in UNAIDED
        if dated.report.when
        and dated.source.process == "ukraine-2026"
        and (dated.file, dated.record, dated.report.when.expression) not in in_table
    }
    assert left == {"in the coming weeks", "in the near future"}
