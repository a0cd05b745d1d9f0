"""Who said, believed, planned or felt what in an English text, found by rules and word lists alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.ingest.article import Span
from tracker.ingest.sentences import Quotation, paragraphs, quotations
from tracker.ingest.statement import Statement
from tracker.ingest.statements.found import Found
from tracker.ingest.statements.nominal import by_according, by_nouns, by_reportedly
from tracker.ingest.statements.outline import Sentence, outlined
from tracker.ingest.statements.phrases import Phrases
from tracker.ingest.statements.verbs import by_verbs

__all__ = ["statements"]

_RULES = (by_verbs, by_nouns, by_according, by_reportedly)


def statements(text: str, body: Sequence[Span] | None = None) -> list[Statement]:
    """The statements of a text, or of the given parts of it, in the order of their cues."""
    found: list[Statement] = []
    for paragraph in paragraphs(text, body):
        quotes = quotations(text, [paragraph])
        outer = list(outlined(text, paragraph, quotes))
        for at, sentence in enumerate(outer):
            found += _in_sentence(sentence, outer[at + 1 :])
    return sorted(found, key=lambda one: (one.cue or one.content)[0])


def _in_sentence(sentence: Sentence, following: Sequence[Sentence]) -> Iterator[Statement]:
    if not any(tag in "VBEI" for tag in sentence.tags) and "according" not in sentence.lows:
        return
    phrases = Phrases(sentence)
    found = [one for rule in _RULES for one in rule(phrases)]
    taken = {one.cue[0][0] for one in found if one.rule.startswith("verb with")}
    for one in found:
        if one.rule.startswith("verb with") or one.cue[0][0] not in taken:
            yield _statement(sentence, one, following)


def _statement(sentence: Sentence, one: Found, following: Sequence[Sentence]) -> Statement:
    content = list(one.places(sentence, one.content))
    if sentence.tags[one.content[-1][1]] == "Q" and one.content[-1][1] >= len(sentence) - 2 or one.rule.endswith(("after quote", "inverted quote")):
        content += _continued(following)
    return Statement(
        one.places(sentence, one.source), one.places(sentence, one.cue), tuple(content), one.frame.act, one.rule, 0.5
    )


def _continued(following: Sequence[Sentence]) -> Iterator[Span]:
    """The quotations right after a statement that are nothing but words of the same speaker."""
    for sentence in following:
        if sentence.tags.strip(".,") != "Q":
            return
        yield sentence.place(0, sentence.tags.index("Q"))
