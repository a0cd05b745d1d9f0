"""Plain text: what is the story in it, who signs it, and when it came out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import cast

import pytest

from tracker.errors import InputInvalid
from tracker.ingest.article import Article
from tracker.ingest.reading import Given, read
from tracker.ingest.reading.settle import AS_NARRATIVE

DAY = date(2026, 1, 27)
WRAPPED = """\
Envoys Fly Home Without a Deal
By Ada Holm and John Roe | Reuters
Published: January 27, 2026 9:15 AM EST

KYIV, Jan 27 (Reuters) - Envoys of Northland and Southland flew
home on Tuesday without a deal, two officials said, after a
weekend of talks that had raised hopes.

READ MORE: Talks to go on

What happens next

"We will meet again on Sunday," the mediator said.

Sign up for our daily newsletter

(Reporting by Ada Holm; editing by John Roe)
Our Standards: The Thomson Reuters Trust Principles.

Related Stories

Envoys arrive in Geneva
Oil prices fall

Leave a Reply
Nice article. I like it.
"""


def article(text: str, published: date | None = None) -> Article:
    given = Given(published=published) if published else Given()
    return read(text.encode(), name="a.txt", **given)


def paragraphs(found: Article) -> list[str]:
    return [" ".join(found.text[start:end].split()) for start, end in found.body]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_body_holds_the_paragraphs_of_the_story_and_nothing_else(end: str) -> None:
    assert paragraphs(article(WRAPPED.replace("\n", end))) == [
        "Envoys of Northland and Southland flew home on Tuesday without a deal, two officials said, after a weekend of "
        "talks that had raised hopes.",
        '"We will meet again on Sunday," the mediator said.',
    ]


def test_the_text_stays_as_it_is() -> None:
    assert article(WRAPPED.replace("\n", "\r\n")).text == WRAPPED.replace("\n", "\r\n")


def test_the_lines_above_the_story_say_who_wrote_what_where_and_when() -> None:
    found = article(WRAPPED)
    assert found.published == datetime(2026, 1, 27, 14, 15, tzinfo=UTC)
    assert (found.zone, found.dateline, found.publisher) == ("America/New_York", "KYIV", "Reuters")
    assert (found.title, found.author) == ("Envoys Fly Home Without a Deal", "Ada Holm and John Roe")


def test_a_given_date_holds_before_the_one_in_the_text_and_a_remark_says_so() -> None:
    found = article(WRAPPED, date(2026, 2, 3))
    assert found.published == date(2026, 2, 3)
    assert any("2026-01-27" in remark and "2026-02-03" in remark for remark in found.remarks)


def test_the_same_day_given_twice_is_no_remark() -> None:
    assert article(WRAPPED, DAY).remarks == ()


def test_a_text_without_any_date_of_publication_is_refused() -> None:
    with pytest.raises(InputInvalid) as refused:
        article("Envoys met on Friday. They went home on Sunday.")
    assert refused.value.problems[0].pointer == "/published"
    assert "a.txt" in refused.value.problems[0].detail


@pytest.mark.parametrize(
    "text",
    [
        "KYIV, Jan 27, 2026 (Reuters) - Envoys met on Friday.",
        "KYIV, 27 January 2026 – Envoys met on Friday.",
        "2026-01-27\n\nEnvoys met on Friday.",
        "Tue 27 Jan 2026 10.15 GMT\n\nEnvoys met on Friday.",
        "First published on Tue 27 Jan 2026 10.15 CET\n\nEnvoys met on Friday.",
        "Ada Holm | January 27, 2026 | 9:15 am EST\n\nEnvoys met on Friday.",
        "January 27, 2026 / 3:45 PM EST / CBS News\n\nEnvoys met on Friday.",
        "Published on 27 January 2026, updated on 29 January 2026\n\nEnvoys met on Friday.",
        "Updated: 29 January 2026\n\nPublished: 27.01.2026 10:15\n\nEnvoys met on Friday.",
        "Envoys Meet in Geneva\n\nPublished on 27 January 2026\n\nEnvoys met on Friday.",
        "Die Gesandten sind wieder da\n\n27. Januar 2026, 10:15 Uhr\n\nDie Gesandten haben sich am Freitag getroffen.",
        "Послы встретились\n\n27 января 2026\n\nПослы встретились в пятницу, сообщил посредник.",
        "Joint Communiqué of the Envoys\n\nAnkara, 27 January 2026\n\nEnvoys met on Friday.",
        "Press Release of the Ministry\n\nNo. 8/2026\n\nAddis Ababa, Ethiopia, January 27, 2026\n\nEnvoys met.",
    ],
)
def test_a_day_with_its_year_above_the_story_is_the_day_of_publication(text: str) -> None:
    published = article(text).published
    assert (published.date() if isinstance(published, datetime) else published) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "Die Gesandten sind wieder da\n\n03.02.2026, 10:15 Uhr\n\nDie Gesandten haben sich am Freitag getroffen.",
        "Les envoyés sont rentrés\n\nPublié le 3/2/2026\n\nLes envoyés se sont réunis vendredi à Genève.",
        "Envoys fly home again\n\n3.2.2026\n\nEnvoys met on Friday, two officials said.",
    ],
)
def test_a_day_in_numbers_is_one_where_nobody_writes_the_month_first(text: str) -> None:
    assert article(text).published == date(2026, 2, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Posted: 3/4/2026\n\nEnvoys met on Friday.",
        "Posted: 3-4-2026\n\nEnvoys met on Friday.",
        "Updated on 27 January 2026\n\nEnvoys met on Friday.",
        "27 January\n\nEnvoys met on Friday.",
        "Tuesday\n\nEnvoys met on Friday.",
        "Envoys to Reach a Deal by 27 January 2026\n\nEnvoys met on Friday.",
        "Envoys met on Friday.\n\n27 January 2026",
        "Envoys Fly Home Again\n\nNo. 3, 27 January 2026\n\nEnvoys met on Friday.",
    ],
)
def test_what_may_be_another_day_is_no_day_of_publication(text: str) -> None:
    with pytest.raises(InputInvalid, match="published"):
        article(text)


def test_a_day_of_change_is_named_where_the_day_of_publication_is_missed() -> None:
    with pytest.raises(InputInvalid, match="only that it was changed on 2026-01-27"):
        article("Updated 10:12 PM UTC, January 27, 2026\n\nEnvoys met on Friday.")


def test_a_dateline_without_a_year_is_no_day_of_publication() -> None:
    with pytest.raises(InputInvalid, match="published"):
        article("KYIV, Jan 27 (Reuters) - Envoys met on Friday.")


def test_a_dateline_far_from_the_given_day_is_remarked_on() -> None:
    assert any("dateline" in remark for remark in article("KYIV, Jan 2 (Reuters) - Envoys met.", DAY).remarks)


def test_a_copyright_line_names_the_publisher_where_nothing_else_does() -> None:
    found = article("Envoys met on Friday.\n\n© Thomson Reuters 2026.", DAY)
    assert found.publisher == "Reuters"
    assert "copyright" in found.remarks[0]


def test_a_copyright_line_does_not_take_the_place_of_a_publisher() -> None:
    found = article("KYIV, Jan 27 (AP) - Envoys met on Friday.\n\n© Thomson Reuters 2026.", DAY)
    assert found.publisher == "Associated Press"
    assert "Reuters" in found.remarks[0]


def test_a_given_publisher_holds_before_a_copyright_line() -> None:
    found = read(
        "Envoys met on Friday.\n\n© Thomson Reuters 2026.".encode(), name="a", published=DAY, publisher="Post"
    )
    assert found.publisher == "Post"
    assert found.remarks == ("The copyright line names Reuters: the story may have been taken from there.",)


def test_one_sentence_is_a_story() -> None:
    assert paragraphs(article("Talks will resume on Sunday", DAY)) == ["Talks will resume on Sunday"]


@pytest.mark.parametrize("text", ["", " \n\n ", "© Thomson Reuters 2026.\n\nLeave a Reply"])
def test_a_text_without_a_story_is_refused(text: str) -> None:
    with pytest.raises(InputInvalid, match="no paragraph"):
        article(text, DAY)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Послы встретились в пятницу, сообщил посредник.", "cp1251"),
        ("Les envoyés se sont réunis vendredi à Genève.", "cp1252"),
        ("Envoys met “on Friday”.", "utf-16"),
        ("Envoys met “on Friday”.", "utf-8-sig"),
    ],
)
def test_text_is_read_in_the_encodings_that_files_have(text: str, encoding: str) -> None:
    assert read(text.encode(encoding), name="a.txt", published=DAY).text == text


@pytest.mark.parametrize("damage", [slice(0, -1), slice(1, None)], ids=["cut", "begins late"])
def test_a_text_with_a_damaged_letter_is_still_read_in_the_encoding_of_the_others(damage: slice) -> None:
    text = "«Послы встретились в пятницу», — сообщил посредник»"
    found = read(text.encode()[damage], name="a.txt", published=DAY)
    assert "Послы встретились в пятницу" in found.text
    assert "\ufffd" not in found.text
    assert any("UTF-8" in remark for remark in found.remarks)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(InputInvalid, match="no text"):
        read(bytes(range(256)) * 10, name="a.bin", published=DAY)


def test_a_language_whose_dates_nobody_reads_is_remarked_on() -> None:
    found = read(b"Gli inviati si sono incontrati.", name="a.txt", published=DAY, language="it")
    assert (found.language, len(found.remarks)) == ("it", 1)
    assert "'it'" in found.remarks[0]


@pytest.mark.parametrize("code", ["en", "uk", "ru", "de", "fr", "es", "ar"])
def test_the_language_is_told_by_the_text(code: str) -> None:
    texts = {
        "en": "The envoys said on Monday that they would meet again next week in Geneva.",
        "uk": "Посланці повідомили в понеділок, що наступного тижня вони знову зустрінуться.",
        "ru": "Послы сообщили в понедельник, что на следующей неделе они снова встретятся.",
        "de": "Die Gesandten sagten am Montag, dass sie sich nächste Woche wieder treffen.",
        "fr": "Les envoyés ont dit lundi qu'ils se retrouveraient la semaine prochaine à Genève.",
        "es": "Los enviados dijeron el lunes que se reunirán la semana que viene en Ginebra.",
        "ar": "وقال المبعوثون يوم الاثنين إنهم سيجتمعون مرة أخرى الأسبوع المقبل.",
    }
    assert article(texts[code], DAY).language == code


@pytest.mark.parametrize(
    ("fact", "given"),
    [
        ("zone", Given(published=DAY, zone="Mars/Olympus")),
        ("language", Given(published=DAY, language="english")),
        ("country", Given(published=DAY, country="uk")),
        ("address", Given(published=DAY, address="ftp://example.org/")),
    ],
)
def test_what_no_source_can_have_is_refused_by_its_name(fact: str, given: Given) -> None:
    with pytest.raises(InputInvalid) as refused:
        read(b"Envoys met on Friday.", name="a.txt", **given)
    assert [problem.pointer for problem in refused.value.problems] == [f"/{fact}"]


@pytest.mark.parametrize(
    "lead",
    [
        "Armenian President Serzh Sargsyan and Azerbaijani President Ilham Aliyev met on Thursday.",
        "“We leave tomorrow.”",
    ],
)
def test_a_first_sentence_is_the_story_and_no_headline(lead: str) -> None:
    found = read(f"{lead}\n\nThe two states want peace, they said.\n".encode(), name="a.txt", published=DAY)
    assert found.title is None
    assert found.text[slice(*found.body[0])] == lead


def test_a_headline_may_end_with_an_abbreviation() -> None:
    found = read(
        b"Ministers Leave for Final Talks in the U.S.\n\nThey want peace.\n", name="a.txt", published=DAY
    )
    assert found.title == "Ministers Leave for Final Talks in the U.S."


CHRONOLOGY = (
    "Timeline: The Envoys' Road\n\nThe envoys have met twice, and parted twice.\n\n"
    "22 August 2016\n\nThey meet in Oslo.\n\n19 January 2017\n\nThey meet in Rome.\n"
)


def test_the_days_of_a_chronology_are_no_day_of_publication() -> None:
    with pytest.raises(InputInvalid, match="published"):
        article(CHRONOLOGY)


def test_a_day_above_a_chronology_is_that_of_publication() -> None:
    told = CHRONOLOGY.replace("Road\n", "Road\n\n27 January 2026\n")
    assert article(told).published == DAY


def test_the_days_of_a_chronology_are_of_its_story() -> None:
    found = read(CHRONOLOGY.encode(), name="a.txt", published=DAY)
    assert [found.text[start:end] for start, end in found.body] == CHRONOLOGY.strip().split("\n\n")[1:]


def test_a_line_that_only_repeats_the_day_of_publication_is_none_of_the_story() -> None:
    story = ["Envoys met.", "They talked.", "They ate.", "They slept.", "They parted."]
    found = article("\n\n".join(["2026-01-27", *story[:4], "27 January 2026", story[4]]))
    assert [found.text[start:end] for start, end in found.body] == story


@pytest.mark.parametrize(
    "lines",
    [
        ["- 19 December 2025: The envoys meet in Naqoura.", "- 3 December 2025: First session, Naqoura."],
        [
            "April 25: The envoys sign a declaration in Oslo.",
            "June 27: The agreement is signed in Rome, too.",
        ],
        ["1. The envoys agreed on the line of the border.", "2. They will meet again before the end of May."],
    ],
)
def test_items_and_entries_of_about_the_same_length_are_not_taken_for_wrapped_lines(lines: list[str]) -> None:
    found = article("2026-01-27\n\nThe envoys met on Friday and on Saturday.\n\n" + "\n".join(lines))
    assert [found.text[start:end] for start, end in found.body][1:] == lines


def test_how_its_days_are_read_is_told_to_whoever_reviews() -> None:
    told = read(WRAPPED.encode(), name="wire.txt", domain="narrative")
    assert (told.domain, AS_NARRATIVE in told.remarks) == ("narrative", True)
    news = read(WRAPPED.encode(), name="wire.txt")
    assert (news.domain, AS_NARRATIVE in news.remarks) == ("news", False)


def test_another_domain_is_none() -> None:
    known = cast("Given", {"domain": "poem"})
    with pytest.raises(InputInvalid, match="poem is no domain") as refused:
        read(WRAPPED.encode(), name="wire.txt", **known)
    assert [problem.pointer for problem in refused.value.problems] == ["/domain"]
