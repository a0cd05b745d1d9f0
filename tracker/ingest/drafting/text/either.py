"""One regular expression for many words, in which few have to be tried."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.ingest.drafting.text.beginnings import beginnings, branches, end_of_branch, end_of_group


def by_letter(expressions: Sequence[str], *, any_case: bool = False) -> str:
    """An expression for the first of some in small letters that fits, of which only those with that letter are tried.

    In `any_case` both cases of that letter are written out: branches that begin so are passed over without a try.

    >>> by_letter(["talks?", "(?:peace|truce) talks", "treaty"])
    '(?:p(?:(?:eace) talks)|t(?:alks?|(?:ruce) talks|reaty))'
    >>> by_letter(["talks?", "pact"], any_case=True)
    '(?:[Pp](?i:act)|[Tt](?i:alks?))'

    """
    begun = _begun_in_any_case if any_case else _begun
    under: defaultdict[str, list[str]] = defaultdict(list)
    for expression in expressions:
        for letter in sorted(_letters(expression)):
            under[letter] += _with_letter(expression, letter)
    if not all(letter.isalnum() for letter in under):
        return f"(?{'i' if any_case else ''}:{'|'.join(expressions)})"
    return f"(?:{'|'.join(begun(letter, several) for letter, several in sorted(under.items()))})"


_WRITTEN = re.compile(r"[^\W_](?![?*+{])")
_REPEATS = tuple("?*+{")


class _Led(NamedTuple):
    """An expression that begins with a group of words, which may be left out, and what follows it."""

    words: list[str]
    optional: bool
    rest: str


def _led(expression: str) -> _Led | None:
    """An expression in its parts; None where it begins with no group that is there once at most."""
    if not expression.startswith("(?:") or end_of_branch(expression, 0) < len(expression):
        return None
    end = end_of_group(expression, 3)
    optional = expression[end : end + 1] == "?"
    words, rest = list(branches(expression[3 : end - 1])), expression[end + optional :]
    return (
        None
        if rest.startswith(_REPEATS) or any("" in _letters(word) for word in words)
        else _Led(words, optional, rest)
    )


def _letters(expression: str) -> set[str]:
    """The letters with which matches can begin; empty ones for what may begin with anything."""
    if _is_written_first(expression):
        return {expression[0]}
    return {one.letters[:1] for one in beginnings(expression)}


def _is_written_first(expression: str) -> bool:
    """Whether all matches begin with the letter that an expression does."""
    return _WRITTEN.match(expression) is not None and end_of_branch(expression, 0) == len(expression)


def _with_letter(expression: str, letter: str) -> list[str]:
    """What an expression can be that begins with a letter: of the words that it begins with those that do."""
    led = _led(expression)
    if led is None:
        return [expression] if letter in _letters(expression) else []
    words = [one for word in led.words for one in _with_letter(word, letter)]
    without = _with_letter(led.rest, letter) if led.optional else []
    return [*([f"(?:{'|'.join(words)}){led.rest}"] if words else []), *without]


def _begun(letter: str, expressions: Sequence[str]) -> str:
    """Expressions that begin with a letter, which is read once; only looked for, where it is not written first."""
    behind = [_behind(letter, one) for one in expressions]
    if None in behind:
        return f"(?={letter})(?:{'|'.join(expressions)})"
    return f"{letter}(?:{'|'.join(map(str, behind))})"


def _begun_in_any_case(letter: str, expressions: Sequence[str]) -> str:
    """The same, whichever case that letter and all others have."""
    behind = [_behind(letter, one) for one in expressions]
    if None in behind:
        return f"(?=[{letter.upper()}{letter}])(?i:{'|'.join(expressions)})"
    return f"[{letter.upper()}{letter}](?i:{'|'.join(map(str, behind))})"


def _behind(letter: str, expression: str) -> str | None:
    """An expression without the letter that it is written with first; None where that is not so."""
    if _is_written_first(expression):
        return expression[1:] if expression[0] == letter else None
    led = _led(expression)
    if led is None or led.optional:
        return None
    words = [_behind(letter, word) for word in led.words]
    return None if None in words else f"(?:{'|'.join(map(str, words))}){led.rest}"


def either(words: Iterable[str]) -> str:
    """An expression for the longest of some words, letter by letter; no letter in it means anything but itself.

    >>> either(["Oman", "Omani", "Iran"])
    '(?:Iran|Oman(?:i|))'

    """
    return f"(?:{_branches(sorted(set(words)))})"


def _branches(words: Iterable[str]) -> str:
    """The words by first letters; where one ends, what goes on from there is tried before that end."""
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        by_letter[word[:1]].append(word[1:])
    ends = by_letter.pop("", None) is not None
    branches = [re.escape(letter) + _rest(rests) for letter, rests in by_letter.items()]
    return "|".join([*branches, ""] if ends else branches)


def _rest(rests: list[str]) -> str:
    return re.escape(rests[0]) if len(rests) == 1 else _common(rests)


def _common(rests: list[str]) -> str:
    """What is behind a first letter, with the letters that all have drawn out."""
    size = 0
    while len({rest[: size + 1] for rest in rests}) == 1:
        size += 1
    return re.escape(rests[0][:size]) + f"(?:{_branches(rest[size:] for rest in rests)})"
