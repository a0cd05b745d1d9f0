"""Texts as files and PDF have them: what they are laid out like changes nothing of what is drafted from them."""

from __future__ import annotations

import re
import textwrap
from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting import Drafting, Known, drafts
from tracker.ingest.reading import read

PARAGRAPHS = (
    "Envoys of Armenia and Azerbaijan met in Vienna on Monday for the second round of talks on a peace treaty, two "
    "officials said.",
    "“The border comes first, and the rest can wait until the constitution is changed,” Armenian Foreign Minister "
    "Ararat Mirzoyan said after the meeting on 10 March.",
    "The next round is scheduled to take place in Geneva on 24 March, a spokesman for the mediators told reporters in "
    "Vienna on Tuesday.",
)
PLAIN = "\n\n".join(PARAGRAPHS)
WRAPPED = "\n\n".join(
    "\n".join(textwrap.wrap(each, 60, break_on_hyphens=False, break_long_words=False)) for each in PARAGRAPHS
)


def made_from(text: str) -> tuple[Article, Drafting]:
    article = read(text.encode(), name="a.txt", published=date(2026, 3, 11))
    return article, drafts(article, Known.none())


def squeezed(words: str) -> str:
    words = re.sub(r"</?a\b[^<>]*>", "", words.replace("&nbsp;", " "))
    return " ".join(words.replace("\u00ad\n", "").replace("\u00ad", "").replace("ﬁ", "fi").split())


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED,
        WRAPPED.replace("\n", "\r\n"),
        WRAPPED.replace("\n", "\r"),
        WRAPPED.replace("talks", "talks "),
        PLAIN.replace(" ", "\u00a0"),
        PLAIN.replace("Azerbaijan", "Azer\u00adbai\u00adjan").replace("Mirzoyan", "Mirzo\u00adyan"),
        re.sub(r"(?<=\w)\n(\w{3})(?=\w{4})", " \\1\u00ad\n", WRAPPED),
        PLAIN.replace("officials", "ofﬁcials").replace("first", "ﬁrst"),
        "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS),
        PLAIN.replace(" ", "&nbsp;", 9).replace(
            "Armenia ", '<a href="https://example.org/?a=b">Armenia</a> '
        ),
    ],
    ids=[
        "wrapped",
        "crlf",
        "cr",
        "blanks",
        "nbsp",
        "soft hyphens",
        "hyphen at line end",
        "ligatures",
        "paragraphs",
        "entities",
    ],
)
def test_the_same_is_drafted_however_a_text_is_laid_out(text: str) -> None:
    _, plain = made_from(PLAIN)
    _, made = made_from(text)
    assert [(one.kind, one.says["id"], one.confidence) for one in made.drafts] == [
        (one.kind, one.says["id"], one.confidence) for one in plain.drafts
    ]
    assert [squeezed(one.says["evidence"]["text"]) for one in made.drafts] == [
        one.says["evidence"]["text"] for one in plain.drafts
    ]
    assert [one.says.get("when", {}).get("expression") for one in made.drafts] == [
        one.says.get("when", {}).get("expression") for one in plain.drafts
    ]
    assert len(made.statements) == len(plain.statements) > 2


@pytest.mark.parametrize("text", [WRAPPED, PLAIN.replace("Vienna", "Vi\u00adenna  now")])
def test_what_is_found_is_told_by_the_places_and_in_the_words_of_the_article_as_it_is(text: str) -> None:
    article, made = made_from(text)
    for evidence in (one.says["evidence"] for one in made.drafts):
        assert article.text[evidence["start"] : evidence["end"]] == evidence["text"]
    for one in made.timexes:
        assert article.text[one.start : one.end] == one.text
    said = [[squeezed(article.text[slice(*span)]) for span in one.content] for one in made.statements]
    assert "“The border comes first, and the rest can wait until the constitution is changed," in said[1][0]
