from __future__ import annotations

import pytest

from tracker.temporal.evidence import Cues, cues
from tracker.temporal.lexer import tokens


@pytest.mark.parametrize(
    ("sentence", "direction", "cue", "place"),
    [
        ("They met Sunday in Geneva.", "before", "met", "adjacent"),
        ("He said on Sunday that talks will follow.", "before", "said", "adjacent"),
        ("The sides will return to Geneva on Sunday.", "after", "will return", "left"),
        ("The sides are scheduled to reconvene on Sunday.", "after", "scheduled to", "adjacent"),
        ("Talks are expected on Sunday.", "after", "expected on", "adjacent"),
        ("On Sunday, the ministers will sign.", "after", "will sign", "right"),
        ("On Sunday the ministers signed.", "before", "signed", "right"),
        ("It ended. On Sunday, a pause.", None, None, None),
        ("Sunday's vote will decide.", "after", "will decide", "right"),
        ("They rejected Sunday's offer.", None, None, None),
        ("She won Sunday's race.", "before", "won", "adjacent"),
        ("The outcome of Sunday's vote is disputed.", "before", "outcome", "adjacent"),
        ("They will speak at Sunday's rally.", "after", "will speak", "adjacent"),
        ("They will be fined after Sunday's match.", None, None, None),
        ("No accord is likely before Sunday's vote.", "after", "before", "ahead"),
        ("At Sunday's meeting they agreed to pay.", "before", "agreed to pay", "right"),
        ("Sunday's first round saw few voters.", "before", "saw", "right"),
        ("Sunday's election was called in haste.", None, None, None),
        ("Sunday's vote comes a week after the cabinet walked out.", None, None, None),
        ("They are due to meet him in the rebel-held north on Sunday.", "after", "are due to", "left"),
        (
            "Both sides promised in the previous round, on Sunday, to stop.",
            "before",
            "previous round",
            "adjacent",
        ),
        ("It was agreed that the next peace talks, Sunday, decide.", "after", "next peace talks", "adjacent"),
        ("They fought from Sunday, when he lost a vote, to this week.", "before", "he lost", "adjacent"),
        ("They meet on Sunday, when the truce agreed in May ends.", "after", "meet", "adjacent"),
        ("The quarrel dates back to Sunday.", "before", "dates back to", "adjacent"),
        ("It was to have been held on Sunday.", None, "was to have been held", "adjacent"),
        ("They will rest on the last day, Sunday.", "after", "will rest", "left"),
        ("The first lorries could cross on Sunday, the agency said.", "after", "could cross", "adjacent"),
    ],
)
def test_the_nearest_cue_tells_the_side(sentence: str, direction: str, cue: str, place: str) -> None:
    words = tokens(sentence)
    at = next(n for n, token in enumerate(words) if token.form == "sunday")
    found = cues("en").around(words, at, at + 1)
    assert (found.direction, found.cue, found.place) == (direction, cue, place)


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("Суд отложил слушание до вторника.", "before"),
        ("Слушание отложили до вторника.", "after"),
        ("Он болел до вторника.", "before"),
    ],
)
def test_a_cue_may_end_with_the_word_that_a_mention_begins_with(sentence: str, direction: str) -> None:
    """ "отложили до" is one cue, also where "до вторника" is the mention."""
    words = tokens(sentence)
    at = [token.form for token in words].index("до")
    assert cues("ru").around(words, at, at + 2).direction == direction


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("she said, at noon they will sail", "will"),
        ("she said, noon, they will sail", "will"),
        ("she said, at noon a storm, they will sail", "said"),  # of the clause behind
        ("she said at noon, they will sail", "said"),
        ("she said, at noon", "said"),
    ],
)
def test_a_verb_of_the_own_clause_tells_more_than_one_before_it(sentence: str, cue: str) -> None:
    words = tokens(sentence)
    at = words.forms.index("noon")
    lists = {"before": ["said"], "after": ["will"], "between": ["at"], "parting": [","]}
    assert Cues(lists).around(words, at, at + 1).cue == cue
    assert Cues(lists | {"parting": []}).around(words, at, at + 1).cue == "said"


@pytest.mark.parametrize(
    "sentence", ["they will visit mile End at noon", "they will visit mile End on foot at noon"]
)
def test_what_only_looks_like_a_verb_leaves_the_word_to_one_before_it(sentence: str) -> None:
    words = tokens(sentence)
    at = words.forms.index("noon")
    lists = {"before": ["end"], "after": ["will"], "between": ["at"], "neutral": ["end"]}
    assert Cues(lists).around(words, at, at + 1).cue == "will"


def test_a_sentence_without_the_mention_still_has_cues() -> None:
    found = cues("en").anywhere(tokens("The sides will meet again."))
    assert (found.direction, found.place) == ("after", "sentence")


@pytest.mark.parametrize(
    ("phrases", "sentence", "cue"),
    [
        ({"before": ["-ed"]}, "they signed", "signed"),
        ({"before": ["-ed"]}, "they bed", None),
        ({"after": ["un-"]}, "they undo", "undo"),
        ({"after": ["un-"]}, "they un 5", None),
        ({"after": ["will *"]}, "they will meet", "will meet"),
        ({"after": ["will *"]}, "they will 5", None),
        ({"after": ["will *"]}, "they will", None),
        ({"after": ["will", "will *"]}, "they will meet", "will meet"),
        ({"after": ["will"], "neutral": ["as they will"]}, "as they will", "as they will"),
    ],
)
def test_a_phrase_may_leave_a_word_or_the_rest_of_one_open(
    phrases: dict[str, list[str]], sentence: str, cue: str | None
) -> None:
    assert Cues({"before": ["x"], **phrases}).anywhere(tokens(sentence)).cue == cue
