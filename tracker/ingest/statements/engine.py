"""The statements of a text: each sentence by itself, then the quotations that belong to one beyond its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, compress, takewhile
from typing import NamedTuple

from tracker.ingest.article import Span
from tracker.ingest.sentences import paragraphs, quoted_in
from tracker.ingest.statement import Statement
from tracker.ingest.statements import lexicon, reliability
from tracker.ingest.statements.announced import by_announcement, by_signature, by_utterance
from tracker.ingest.statements.found import AHEAD, BEHIND, Found
from tracker.ingest.statements.nominal import by_nouns
from tracker.ingest.statements.outline import Sentence, outlined
from tracker.ingest.statements.phrasal import by_according, by_colon, by_reportedly
from tracker.ingest.statements.phrases import Phrases
from tracker.ingest.statements.verbs import by_verbs

_BY_WORDS = (by_verbs, by_nouns, by_according, by_reportedly)
_BY_MARKS = (by_colon, by_signature, by_utterance)
_CUE_TAGS = frozenset("VBEI:-")
_WHOLE = "verb with noun"  # whose cue holds those of others
_SINGLE = frozenset("‘'")
_NEIGHBOURS = 12  # paragraphs over which one quotation may run


class _Place(NamedTuple):
    """A sentence: the number of its paragraph, and its own number in it."""

    paragraph: int
    sentence: int


def statements(text: str, body: Sequence[Span] | None = None) -> list[Statement]:
    """The statements of a text, or of the given parts of it, in the order of their cues.

    A text of any kind is read in time that grows with its length; what is no English gives none, or few.
    """
    whole = outlined(text, [(one, list(quoted_in(text, *one))) for one in paragraphs(text, body)])
    found = [
        _statement(sentence, one, whole, _Place(number, at))
        for number, outer in enumerate(whole)
        for at, sentence in enumerate(outer)
        for one in _in_sentence(sentence)
    ]
    return sorted((one for one in found if one.content), key=lambda one: (one.cue or one.content)[0])


def _in_sentence(sentence: Sentence) -> list[Found]:
    """What a sentence reports: nothing, at once, where no word, mark or quotation in it could begin a cue."""
    lex, tags = lexicon.load(), sentence.tags
    cues = [*compress(range(len(tags)), map(lex.cues.__contains__, sentence.lows))]
    marked = tags[0] == "-" or ":" in tags
    if not (cues or marked or sentence.quotes):
        return []
    if _CUE_TAGS.isdisjoint(tags) and lex.lists["according"].isdisjoint(sentence.lows):
        return []
    phrases = Phrases(sentence, cues)
    found = [one for rule in _BY_WORDS for one in rule(phrases)]
    if marked:
        found += [one for rule in _BY_MARKS for one in rule(phrases)]
    if marked or sentence.quotes:
        found += by_announcement(phrases, _claimed(phrases, found))
    whole = {one.cue[0][0] for one in found if one.rule.startswith(_WHOLE)}
    return [one for one in found if one.cue[0][0] not in whole or one.rule.startswith(_WHOLE)]


def _claimed(phrases: Phrases, found: Sequence[Found]) -> set[int]:
    """The words that belong to the contents of statements."""
    claimed = {at for one in found for first, last in one.content for at in range(first, last + 1)}
    if any(one.rule == AHEAD for one in found):
        claimed.add(phrases.last)
    return claimed


def _statement(sentence: Sentence, one: Found, whole: Sequence[list[Sentence]], place: _Place) -> Statement:
    return Statement(
        one.places(sentence, one.source),
        one.places(sentence, one.cue),
        tuple(_signed(whole, place) if one.rule == BEHIND else _content(sentence, one, whole, place)),
        one.frame.act,
        one.rule,
        reliability.of(one.rule),
    )


def _content(sentence: Sentence, one: Found, whole: Sequence[list[Sentence]], place: _Place) -> list[Span]:
    """What is said in a sentence, with the quotations around it that go on with it."""
    content = list(one.places(sentence, one.content))
    if one.rule == "colon" and not place.sentence:  # a turn of a transcript is its whole paragraph
        return content + _turn(whole, place.paragraph)
    if one.rule == AHEAD or _ends_quoted(sentence, one):
        content += _after(whole, place, ahead=one.rule == AHEAD)
    if content and sentence.tags[one.content[0][0] if one.content else 0] == "Q" and not place.sentence:
        content = [*_before(whole, place.paragraph, _mark(sentence)), *content]
    return content


def _turn(whole: Sequence[list[Sentence]], number: int) -> list[Span]:
    """The rest of a turn of a transcript: of its paragraph, and of those that the marks around the transcript open."""
    sentences = whole[number][1:]
    if whole[number][0].tags[0] == "-":
        sentences += chain(*takewhile(_only_left_open, whole[number + 1 : number + _NEIGHBOURS]))
    return [sentence.place(0, len(sentence) - 1) for sentence in sentences if sentence.tags.strip("-.")]


def _ends_quoted(sentence: Sentence, one: Found) -> bool:
    """Whether what a speaker says may go on after the sentence."""
    last = one.content[-1][1]
    return one.rule.endswith(("after quote", "inverted quote")) or (
        sentence.tags[last] == "Q" and last >= len(sentence) - 2
    )


def _after(whole: Sequence[list[Sentence]], place: _Place, *, ahead: bool) -> Iterator[Span]:
    """The quotations right after a sentence that are nothing but words of the same speaker.

    Those of the next paragraph too, if the last one was left open, or (`ahead`) if the sentence announced them.
    """
    before = whole[place.paragraph][place.sentence]
    goes_on, mark = ahead or _left_open(before), _mark(before)
    following = whole[place.paragraph][place.sentence + 1 :]
    for number in range(place.paragraph + 1, place.paragraph + _NEIGHBOURS):
        for sentence in following:
            if not _only_quoted(sentence):
                return
            yield sentence.place(0, sentence.tags.index("Q"))
            goes_on, mark = _left_open(sentence), _mark(sentence)
        if number >= len(whole) or not (goes_on or _same_speaker(whole, number, mark)):
            return
        following = whole[number]


def _signed(whole: Sequence[list[Sentence]], place: _Place) -> list[Span]:
    """The quotations before a signature: of its own paragraph, or of the one above if it begins one."""
    number = place.paragraph - (not place.sentence)
    above = whole[number][: place.sentence or None] if number >= 0 else []
    if not above or not all(_only_quoted(one) and one.spoken(one.tags.index("Q")) for one in above):
        return []
    return _before(whole, number, _mark(above[0])) + [one.place(0, one.tags.index("Q")) for one in above]


def _same_speaker(whole: Sequence[list[Sentence]], number: int, mark: str) -> bool:
    """Whether a paragraph is nothing but a quotation, with no heading's look and no signature below it.

    `mark`: the one of the quotation before, for a heading has single marks where quotations have double ones.
    """
    if mark not in _SINGLE and _mark(whole[number][0]) in _SINGLE:
        return False
    signed = number + 1 < len(whole) and whole[number + 1][0].tags.startswith("-")
    return not signed and all(
        _only_quoted(one) and one.spoken(one.tags.index("Q")) and not one.capitals(0, len(one))
        for one in whole[number]
    )


def _before(whole: Sequence[list[Sentence]], number: int, mark: str) -> list[Span]:
    """The paragraphs before one that are nothing but a quotation which such a mark opened, and which was left open."""
    found: list[Span] = []
    for earlier in range(number - 1, max(-1, number - _NEIGHBOURS), -1):
        sentences = whole[earlier]
        if not _only_left_open(sentences) or _mark(sentences[0]) != mark:
            break
        found = [sentence.place(0, sentence.tags.index("Q")) for sentence in sentences] + found
    return found


def _mark(sentence: Sentence) -> str:
    """The mark that opens the first quotation of a sentence; empty if it has none."""
    return next((sentence.text[quote.start] for quote in sentence.quotes.values()), "")


def _only_quoted(sentence: Sentence) -> bool:
    return sentence.tags.strip(".,") == "Q"


def _only_left_open(sentences: Sequence[Sentence]) -> bool:
    """Whether a paragraph is nothing but a quotation that goes on in the next one."""
    return all(map(_only_quoted, sentences)) and _left_open(sentences[-1])


def _left_open(sentence: Sentence) -> bool:
    return any(quote.open for quote in sentence.quotes.values())
