from __future__ import annotations

import re

import pytest

from tracker.ingest.drafting.positions.topics import NONE, Row, Shared, rows, shared, stray, topic_of, topics
from tracker.ingest.drafting.text.finder import begins
from tracker.records.issues import shipped_issues


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("the realization of robust security guarantees", "security-guarantees"),
        ("a peace deal that gives up the Donbas", "donbas"),
        ("the talks would bring a cease-fire", "ceasefire"),
        ("a Prisoner-exchange and a truce", "prisoners"),
        ("progress in the negotiations", "talks-progress"),
        ("land reform must come first", "economy"),
        ("they gave back the land", "territory"),
        ("trade unions asked for accession talks", "eu-membership"),
        ("accession to NATO", "alliance-membership"),
    ],
)
def test_the_narrowest_issue_that_is_named_is_the_topic(text: str, issue: str) -> None:
    found = topic_of(text, ((0, len(text)),))
    assert found is not None
    assert found.issue == issue


@pytest.mark.parametrize("text", [text for row in rows() if row.issue == NONE for text in row.examples])
def test_words_of_no_issue_name_none_that_they_begin_with(text: str) -> None:
    assert topics(text, 0, len(text)) == []


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("they would sit down ahead of the elections in May", "talks"),
        ("they turned down the autonomy of the isles during the meeting", "autonomy"),
        ("they would attend the talks, which the rebels had left over the captured pilots", "talks"),
        (
            "they would go back to talks with Banda which they left after the court in May asked for a trial",
            "talks",
        ),
        ("talks would begin again immediately after the elections", "talks"),
        ("there will be no talks before the withdrawal", "withdrawal"),
        ("they would sit down only after the elections", "elections"),
    ],
)
def test_what_only_tells_when_is_no_topic_beside_another(text: str, issue: str) -> None:
    said = f"In the talks, {text}"
    found = topic_of(said, ((0, len(said)),))
    assert found is not None
    assert found.issue == issue


@pytest.mark.parametrize(
    ("issue", "text"), [(row.issue, text) for row in rows() if row.issue != NONE for text in row.examples]
)
def test_the_words_of_the_news_are_about_their_issue(issue: str, text: str) -> None:
    assert issue in {topic.issue for topic in topics(text, 0, len(text))}


@pytest.mark.parametrize(("issue", "text"), [(row.issue, text) for row in rows() for text in row.others])
def test_what_only_looks_like_such_words_is_not(issue: str, text: str) -> None:
    assert issue not in {topic.issue for topic in topics(text, 0, len(text))}


@pytest.mark.parametrize(
    ("row", "text", "issue"), [(row, text, issue) for row in shared() for text, issue in row.examples.items()]
)
def test_shared_words_are_of_the_issue_that_their_text_names_otherwise(
    row: Shared, text: str, issue: str
) -> None:
    found = [
        topic for topic in topics(text, 0, len(text)) if row.words.fullmatch(text[slice(*topic.span)].lower())
    ]
    assert found
    assert {topic.issue for topic in found} == {issue}


@pytest.mark.parametrize("row", shared(), ids=lambda row: row.issues[0])
def test_shared_words_have_examples_of_more_than_one_issue_or_of_another_than_their_own(row: Shared) -> None:
    assert set(row.examples.values()) <= set(row.issues)
    assert set(row.examples.values()) != {row.issues[0]}


def test_every_row_is_about_an_issue_of_the_tree() -> None:
    known = {issue["id"] for issue in shipped_issues()}
    assert {row.issue for row in rows()} - {NONE} <= known
    assert {issue for row in shared() for issue in row.issues} <= known


def test_what_names_no_issue_has_no_topic() -> None:
    assert topic_of("They shook hands and left.", ((0, 26),)) is None


def test_only_the_given_parts_are_looked_at() -> None:
    text = "Borders were named, but prisoners were meant."
    found = topic_of(text, ((20, len(text)),))
    assert found is not None
    assert found.issue == "prisoners"


def test_every_title_and_alias_of_the_tree_is_found_as_its_issue() -> None:
    for issue in shipped_issues():
        for name in (issue["title"], *issue.get("aliases", [])):
            assert issue["id"] in {topic.issue for topic in topics(name, 0, len(name))} or _is_shared(
                name, issue["id"]
            )


def _is_shared(name: str, issue: str) -> bool:
    """Whether the name is also one of an issue that stands before it in the tree."""
    owners = [
        each["id"]
        for each in shipped_issues()
        if name.lower() in {each["title"].lower(), *(alias.lower() for alias in each.get("aliases", []))}
    ]
    return len(owners) > 1 and owners[0] != issue


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.issue)
def test_no_words_may_begin_anywhere(row: Row) -> None:
    """Such words would be tried at every word of an article, which makes it half as slow again."""
    assert [words for words in row.words if begins(words, small=True).everywhere] == []


@pytest.mark.parametrize(
    ("issue", "text"),
    [
        ("ceasefire", "Both agreed to a ceasefire to end the shooting at the border."),
        ("ceasefire-monitoring", "Both agreed to a ceasefire under foreign observers."),
        ("prisoners", "All prisoners must be free, and then a truce may hold."),
        ("mediation", "He would go on mediating despite the attack."),
        ("security", "Chadian soil must not be used against its neighbours."),
    ],
)
def test_a_truce_is_as_narrow_as_parts_of_other_issues(issue: str, text: str) -> None:
    found = topic_of(text, [(0, len(text))])
    assert found
    assert found.issue == issue


@pytest.mark.parametrize("words", [words for row in rows() for words in row.loose])
def test_loose_words_are_those_of_one_issue(words: str) -> None:
    assert re.compile(words)
    assert sum(words in row.loose for row in rows()) == 1


def test_loose_words_are_stray_where_nothing_else_names_their_issue() -> None:
    alone = "The bishop went to pray. The court was shut."
    beside = f"{alone} The rights of minorities were named."
    assert [alone[slice(*span)] for span in sorted(stray(topics(alone, 0, len(alone))))] == ["pray", "court"]
    assert [beside[slice(*span)] for span in stray(topics(beside, 0, len(beside)))] == ["court"]
