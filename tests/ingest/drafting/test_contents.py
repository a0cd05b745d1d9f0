from __future__ import annotations

from tracker.ingest.drafting.positions.contents import parentheses, with_content
from tracker.ingest.sentences import sentences
from tracker.ingest.statement import Act, Statement


def pointing(text: str, words: str, cue: str) -> Statement:
    at, said = text.index(words), text.index(cue)
    return Statement((), ((said, said + len(cue)),), ((at, at + len(words)),), Act.SAY, "test", 1.0)


def test_this_at_the_beginning_points_to_the_sentence_before() -> None:
    text = "The border comes first. This was repeated by the minister."
    found = with_content(text, pointing(text, "This", "was repeated"), sentences(text))
    assert [text[start:end] for start, end in found.content] == ["The border comes first."]


def test_this_at_the_beginning_of_a_paragraph_points_to_nothing() -> None:
    text = "The border comes first.\n\nThis was repeated by the minister."
    told = pointing(text, "This", "was repeated")
    assert with_content(text, told, sentences(text)) is told


def test_words_of_its_own_stay() -> None:
    text = "It rained. The border was named by the minister."
    told = pointing(text, "The border", "was named")
    assert with_content(text, told, sentences(text)) is told


def test_a_parenthesis_makes_the_rest_of_its_sentence_a_statement() -> None:
    text = "The deal, it was suggested, would need concessions."
    (found,) = parentheses(text, sentences(text))
    assert (
        " ".join(text[start:end].strip() for start, end in found.content)
        == "The deal would need concessions."
    )
    assert text[slice(*found.cue[0])] == "it was suggested"
