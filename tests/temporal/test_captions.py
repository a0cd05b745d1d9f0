"""Whose picture it is, behind the sentence that tells of it."""

from __future__ import annotations

import pytest

from tracker.temporal import captions
from tracker.temporal.language import load
from tracker.temporal.lexer import tokens

ENGLISH = load("en")
CREDITS = frozenset(ENGLISH.cues["credits"])


def said_to_be(text: str) -> bool:
    words = tokens(text, ENGLISH.spelling)
    return captions.is_caption(words, words.forms.index("friday") + 1, CREDITS)


@pytest.mark.parametrize(
    "text",
    [
        "Men dig for gold in Orla on Friday. Photo by A. Nel",
        "Men dig for gold on Friday in Orla. [Photo/Agency]",
        "Men dig for gold in Orla on Friday. (AP Photo/A. Nel)",
        "Men dig for gold in Orla on Friday. | File photo",
        "Men dig for gold in Orla on Friday. Ada Nel/AFP",
        "Men dig for gold in Orla on Friday. AFP/Ada Nel",
        "Men dig for gold in Orla on Friday. A. J. Nel/AFP",
    ],
)
def test_a_caption_has_whose_picture_it_is_behind_its_sentence(text: str) -> None:
    assert said_to_be(text)


@pytest.mark.parametrize(
    "text",
    [
        "The men meet in Orla on Friday.",
        "The men meet in Orla on Friday. Talks go on.\n\nPhoto by A. Nel",
        "The men meet in Orla on Friday. (Agency)",
        "The men meet in Orla on Friday. AFP/Agency",
        "The men meet in Orla on Friday. A photo shows them.",
        "The men meet in Orla on Friday. It is about gas/oil.",
        "The men meet in Orla on Friday",
    ],
)
def test_what_goes_on_behind_a_sentence_is_no_sign_of_a_picture(text: str) -> None:
    assert not said_to_be(text)
