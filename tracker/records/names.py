"""Names as they are compared: read into folded words, found by their consonants, ranked by how alike they are.

A name of any script is read into words of lower-case Latin letters in which the usual spellings of one sound are one
(`names.toml`). Two readings are kept: whole, and as a person's name without titles and the name after the father. The
skeleton of a word is its consonants in classes: words that may be one in two languages have one skeleton, so that
the index has to be asked for equality only.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from anyascii import anyascii
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Words = tuple[str, ...]
"""The folded words of a name in order; one that was written without most of its vowels begins with `~`."""

LONGEST = 300
"""Characters of a name that are read."""

MOST_WORDS = 12
FITS = 60
"""The score, of 100, from which a name is taken for one that was meant; below it is only shown as a candidate."""

SAME = 0.95
"""How alike two words are, of 1, that differ in nothing but the habits of a language."""

_FULL, _HABIT, _INITIAL, _TOO_FAR = 1.0, 0.97, 0.85, 0.6
_CLOSE = 0.9
_INITIAL_WEIGHT = 0.4
_ASKED_SHARE = 0.7
_LONGEST_WORD = 40
_SURE_CONSONANTS = 4
_SURNAME_LENGTH = 4
_BEFORE_TITLE = 2
_SLIPS = 9
"""Letters from which on a last word with a slip of the pen may be taken for another."""

_VOWELS = frozenset("aeiou")
_VOWELLESS = "~"
_MARKS = re.compile("['’ʼ‘`´ʹʺ]")
_COMMA = re.compile("[,،]")
_PIECE = re.compile(r"[^\W_]+")
_SYLLABLE = re.compile(r"[A-Z][a-z]*|[a-z0-9]+")
_KEPT = re.compile(r"[^a-z0-9]")

_DATA: dict[str, Any] = tomllib.loads(
    files("tracker.records").joinpath("names.toml").read_text(encoding="utf-8")
)
_ABJAD = re.compile(f"[{_DATA['abjad']['letters']}]")
_FOLDS = [(re.compile(row["pattern"]), row["to"]) for row in _DATA["fold"]]
_LOOSE = [(re.compile(pattern), to) for pattern, to in _DATA["loose"]["rows"]]
_CLASSES: dict[str, str] = _DATA["skeleton"]["classes"]
_PATRONYMIC = re.compile(_DATA["patronymic"]["pattern"])


# --- reading ---------------------------------------------------------------------------------------------------


def read(text: str) -> Words:
    """The folded words of a name, without those that say nothing; empty where there is no letter or digit."""
    return _meant(tuple(_words(text)))[:MOST_WORDS]


@lru_cache(maxsize=5_000)
def read_person(text: str) -> Words:
    """The folded words of a person's name, without titles, and without the name after the father."""
    text = text[:LONGEST]
    told = _in_order(text) if _COMMA.search(text) else tuple(_words(text))
    words = _meant(_without_titles(told))
    middle = [word for word in words[1:-1] if not _PATRONYMIC.search(word)]
    return ((words[0], *middle, words[-1]) if len(words) > 2 else words)[:MOST_WORDS]


def _in_order(text: str) -> Words:
    """The folded words of a name with commas, in the order without them; titles between two of these are left out."""
    parts = [tuple(_words(part)) for part in _COMMA.split(text)]
    parts = [part for part in parts if part]
    parts = [part for i, part in enumerate(parts) if not (i and _is_title(part))]
    if len(parts) > 1:
        parts = [*parts[1:], parts[0]]
    return tuple(word for part in parts for word in part)


@lru_cache(maxsize=5_000)
def readings(text: str) -> tuple[Words, ...]:
    """Both readings of a name that may be a person's or not; one where they are the same."""
    return tuple(dict.fromkeys(words for words in (read(text), read_person(text)) if words))


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """One word of lower-case Latin letters in the spelling that stands for all."""
    for pattern, to in _FOLDS:
        word = pattern.sub(to, word)
    return word[:_LONGEST_WORD]


def _words(text: str) -> Iterator[str]:
    """The folded words of a text; what is in plain letters already, as most names are, is only cut and folded."""
    if text.isascii():
        return map(fold, _PIECE.findall(_MARKS.sub("", text[:LONGEST].lower())))
    return _transliterated(text)


def _transliterated(text: str) -> Iterator[str]:
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text[:LONGEST]).casefold())
    text = "".join(c for c in _MARKS.sub("", text) if unicodedata.category(c) != "Mn")
    for piece in _PIECE.findall(text):
        if _ABJAD.search(piece):
            word = _KEPT.sub("", anyascii(_vowelled(piece)).lower())
            if word:
                yield _VOWELLESS + fold(word)
            continue
        for syllable in _SYLLABLE.findall(_MARKS.sub("", anyascii(piece))):
            word = _KEPT.sub("", syllable.lower())
            if word:
                yield fold(word)


def _vowelled(piece: str) -> str:
    """A word in letters that leave vowels out, with those vowels that it has in Latin letters."""
    table = _DATA["abjad"]
    for article in table["articles"]:
        if piece.startswith(article) and len(piece) > len(article) + 2:
            piece = piece.removeprefix(article)
    first = table["first"].get(piece[0], table["read"].get(piece[0], piece[0]))
    return str(first) + "".join(table["read"].get(letter, letter) for letter in piece[1:])


@cache
def _folded(*path: str) -> frozenset[str]:
    """The words of a list in `names.toml`, read as the words of names are."""
    table = _DATA
    for step in path:
        table = table[step]
    return frozenset(word for text in str(table).split() for word in _words(text))


def _meant(words: Words) -> Words:
    """Without articles and the forms of companies, where anything else is there."""
    empty = _empty()
    return tuple(word for word in words if word not in empty) or words


@cache
def _empty() -> frozenset[str]:
    return _folded("empty", "words") | _folded("empty", "forms")


@cache
def _of_titles() -> frozenset[str]:
    return _folded("titles", "nouns") | _folded("titles", "modifiers")


def _is_title(words: Words) -> bool:
    nouns = _folded("titles", "nouns")
    return any(word in nouns for word in words[: _run(words, 0)])


def _run(words: Words, start: int) -> int:
    """Where a run of words of titles that begins at `start` ends."""
    of_titles = _of_titles()
    end = start
    while end < len(words) and words[end] in of_titles:
        end += 1
    return end


def _without_titles(words: Words) -> Words:
    """What follows the title, where one is at the front or behind a word or two ("Russian Foreign Minister")."""
    if _of_titles().isdisjoint(words):
        return words
    for start in range(min(_BEFORE_TITLE + 1, len(words))):
        end = _run(words, start)
        if end < len(words) and _is_title(words[start:end]):
            return _without_titles(words[end:])
    return words


# --- finding ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word in classes, none twice in a row; `a` for a vowel at the front; digits stay."""
    word = _loose(word.removeprefix(_VOWELLESS))
    if word.isdecimal():
        return word
    found = ["a"] if word[:1] in _VOWELS else []
    for letter in word:
        sound = _CLASSES.get(letter, letter if letter.isdecimal() else "")
        if sound and (not found or found[-1] != sound):
            found.append(sound)
    return "".join(found) or "a"


def keys(words: Words) -> dict[str, str]:
    """Under which skeletons a name is found, each with the folded word: its words, and all of them written as one.

    Initials are no keys, where there is anything else.
    """
    told = [word for word in words if len(word) > 1] or list(words)
    joined = [_joined(words)] if 1 < len(words) <= MOST_WORDS // 2 else []
    return {skeleton(word): word.removeprefix(_VOWELLESS) for word in reversed([*told, *joined])}


def neighbours(found: str) -> set[str]:
    """The skeletons that one slip away: a consonant too many, too few, another one, or two that changed places."""
    sounds = sorted({*_CLASSES.values()})
    cuts = [(found[:i], found[i:]) for i in range(len(found) + 1)]
    dropped = {a + b[1:] for a, b in cuts if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    other = {a + sound + b[1:] for a, b in cuts if b for sound in sounds}
    added = {a + sound + b for a, b in cuts for sound in sounds}
    return {each for each in dropped | swapped | other | added if len(each) > 1} - {found}


def begins(word: str, typed: str) -> bool:
    """Whether a folded word may be what is being typed: it begins so, or sounds so and is much like it so far."""
    if word.startswith(typed):
        return True
    bare, start = skeleton(typed), word.removeprefix(_VOWELLESS)[: len(typed)]
    sounds = len(bare) > 1 and skeleton(word).startswith(bare)
    return sounds and OSA.normalized_similarity(start, typed) >= _TOO_FAR


def _joined(words: Words) -> str:
    mark = _VOWELLESS if any(word.startswith(_VOWELLESS) for word in words) else ""
    return mark + "".join(word.removeprefix(_VOWELLESS) for word in words)[:_LONGEST_WORD]


# --- comparing -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are: a score of 100, and whether they may be taken for one without being looked at.

    `whole`: nothing of either is left over. `surname`: what was asked for is all there and holds the last word of the
    known name, enough where that is a person and nobody else is called so.
    """

    score: float
    whole: bool = False
    surname: bool = False


class _Pair(NamedTuple):
    asked: int
    known: int
    alike: float


UNLIKE = Likeness(0.0)


def compare(asked: Sequence[Words], known: Words) -> Likeness:
    """The best of the readings of what is asked for, beside one known name."""
    return max((_compare(words, known) for words in asked), key=_rank, default=UNLIKE)


def may_be_whole(asked: Words, known: Words) -> bool:
    """Whether `compare` may find nothing left over of either name: all words are alike, or both written as one."""
    if len(asked) == len(known) and all(_has_like(word, known) for word in asked):
        return True
    return _joined(asked) == _joined(known)


def _has_like(word: str, known: Words) -> bool:
    """Whether one of the words of a name may be another word, or one of both is its initial."""
    for other in known:
        alike = _words_alike(word, other)
        if alike >= SAME or alike == _INITIAL:
            return True
    return False


@lru_cache(maxsize=5_000)
def ties(words: Words, *, last: bool = False) -> frozenset[str]:
    """What two names have in common if `compare` takes them for one, whole or by surname; others may have it too.

    Of a known name the ties of its `last` word, and of the whole written as one, are enough to be found by any name
    that has no initials.
    """
    told = words
    if last and words and 1 < len(words[-1]) < _SLIPS:
        told = words[-1:]
    given = {f"given {_given()[word]}" for word in told if word in _given()}
    return frozenset({_joined(words), *map(skeleton, told)} | given)


def _rank(found: Likeness) -> tuple[float, bool, bool]:
    return found.score, found.whole, found.surname


def _compare(asked: Words, known: Words) -> Likeness:
    if not asked or not known:
        return UNLIKE
    if asked == known:
        return Likeness(100.0, whole=True, surname=len(known) > 1 or len(known[-1]) >= _SURNAME_LENGTH)
    pairs = _pairs(asked, known)
    of_asked = _share(asked, [(pair.asked, pair.alike) for pair in pairs])
    of_known = _share(known, [(pair.known, pair.alike) for pair in pairs])
    score = 100 * (_ASKED_SHARE * of_asked + (1 - _ASKED_SHARE) * of_known)
    if _joined(asked) == _joined(known) and asked != known:
        return Likeness(max(score, 100 * _HABIT), whole=True, surname=True)
    same = [pair for pair in pairs if pair.alike >= SAME or _initial(asked, known, pair)]
    told = [pair for pair in same if not _initial(asked, known, pair)]
    all_asked = len(same) == len(asked) and bool(told)
    last = any(pair.known == len(known) - 1 and len(known[-1]) >= _SURNAME_LENGTH for pair in told)
    return Likeness(
        score,
        whole=all_asked and len(same) == len(known),
        surname=(all_asked and last) or _slip(asked, known, pairs),
    )


def _slip(asked: Words, known: Words, pairs: Sequence[_Pair]) -> bool:
    """Every word is there, the first names in full, and the last one is a slip of the pen away."""
    if not 1 < len(asked) == len(known) == len(pairs):
        return False
    last = [pair for pair in pairs if pair.known == len(known) - 1]
    others = [pair for pair in pairs if pair.known != len(known) - 1]
    return last[0].alike >= _CLOSE and all(pair.alike >= SAME for pair in others)


def _initial(asked: Words, known: Words, pair: _Pair) -> bool:
    return pair.alike == _INITIAL and 1 in (len(asked[pair.asked]), len(known[pair.known]))


def _pairs(asked: Words, known: Words) -> list[_Pair]:
    """Words of both that go together, the most alike first, each once; the later one of what is equally alike."""
    every = [
        _Pair(i, j, likeness)
        for i, one in enumerate(asked)
        for j, other in enumerate(known)
        if (likeness := _words_alike(one, other)) >= _TOO_FAR
    ]
    every.sort(key=lambda pair: (pair.alike, pair.known, pair.asked), reverse=True)
    pairs: list[_Pair] = []
    for pair in every:
        if all(pair.asked != other.asked and pair.known != other.known for other in pairs):
            pairs.append(pair)
    return pairs


def _share(words: Words, found: Iterable[tuple[int, float]]) -> float:
    """How much of a name is found, its initials counting less."""
    weights = [_INITIAL_WEIGHT if len(word) == 1 else 1.0 for word in words]
    return sum(weights[place] * alike for place, alike in found) / sum(weights)


@lru_cache(maxsize=50_000)
def _words_alike(one: str, other: str) -> float:
    """How alike two folded words are, of 1."""
    if one == other or (one in _given() and _given()[one] == _given().get(other)):
        return _FULL
    if one.isdecimal() or other.isdecimal():
        return 0.0
    if 1 in (len(one), len(other)):
        return _INITIAL if one[0] == other[0] else 0.0
    if _VOWELLESS in (one[0], other[0]):
        return _consonants_alike(one, other)
    if _loose(one) == _loose(other):
        return _HABIT
    return min(OSA.normalized_similarity(one, other), SAME - 0.01)


def _consonants_alike(one: str, other: str) -> float:
    """Words of which one was written without most of its vowels."""
    bare, other_bare = skeleton(one), skeleton(other)
    if _classed(one) == _classed(other) or (bare == other_bare and len(bare) >= _SURE_CONSONANTS):
        return _HABIT
    return min(OSA.normalized_similarity(bare, other_bare), _CLOSE - 0.01)


def _classed(word: str) -> str:
    return "".join(_CLASSES.get(letter, letter) for letter in _loose(word.removeprefix(_VOWELLESS)))


@lru_cache(maxsize=50_000)
def _loose(word: str) -> str:
    for pattern, to in _LOOSE:
        word = pattern.sub(to, word)
    return word


@cache
def _given() -> dict[str, int]:
    groups = enumerate(_DATA["given"]["groups"])
    return {fold(name): number for number, names in groups for name in names.split()}
