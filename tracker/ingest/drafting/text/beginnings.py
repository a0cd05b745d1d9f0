"""With which words the matches of a regular expression can begin, read from the expression itself.

Only the part of the syntax that word lists use is followed: letters, sets, groups, alternatives and repetition. What
comes behind anything else is left open, so that the answer is never too narrow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

_GROUP = re.compile(r"\((?:\?(?:P<\w+>|(?P<flags>[aiLmsux]*)(?:-[imsx]+)?:)|(?!\?))")
_AROUND = re.compile(r"\(\?<?[=!]")
_SET = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_PLAIN_SET = re.compile(r"\[-?(?:[^\^\]\\-]|\\[^\w]|\\s)*-?\]")
_REPEAT = re.compile(r"([?*+]|\{(\d*),?\d*\})[?+]?")
_LETTERS = re.compile(r"\w+(?![?*+{])")
_SIGN = re.compile(rf"{_SET.pattern}|\\.|[()|]", re.DOTALL)
_BOUNDARY = frozenset("bBAZ")
CAPITAL = "^"
"""As a beginning: any word with a capital."""

_SMALL = "_" + "".join(sign for sign in map(chr, range(0x250)) if sign.isalnum() and not sign.isupper())
_TOO_MANY = 20_000


class Beginning(NamedTuple):
    """The first letters of a match: a whole word if `whole`, else what its first word begins with.

    With `any_case` they are small letters that may stand for capitals. While they are being read they are `going` on.
    """

    letters: str
    whole: bool = False
    going: bool = False
    any_case: bool = False


_START = frozenset({Beginning("", going=True)})
_ANYTHING = frozenset({Beginning("")})
_CAPITAL = frozenset({Beginning(CAPITAL)})
Found = frozenset[Beginning]


def beginnings(expression: str) -> frozenset[Beginning]:
    r"""All beginnings of the matches of an expression; one without letters stands for any word, `CAPITAL` for many.

    One that is whole without letters stands for a mark, or for nothing.

    >>> sorted(one[:2] for one in beginnings(r"\b(?:prime |foreign )?ministers?\b|mediat\w+"))
    [('foreign', True), ('mediat', False), ('minister', True), ('ministers', True), ('prime', True)]

    """
    found, _ = _alternatives(expression, 0)
    return frozenset(one._replace(whole=one.whole or one.going, going=False) for one in found)


def _alternatives(source: str, at: int) -> tuple[Found, int]:
    """What stands from a place to the end of its group."""
    found: Found = frozenset()
    while True:
        branch, at = _sequence(source, at)
        found |= branch
        if source[at : at + 1] != "|":
            return found, at
        at += 1


def _sequence(source: str, at: int) -> tuple[Found, int]:
    """What stands from a place to the end of its branch; nothing is read behind the first word."""
    found = _START
    while at < len(source) and source[at] not in "|)":
        if not any(one.going for one in found):
            return found, end_of_branch(source, at)
        item, at = _letters(source, at) or _repeated_item(source, at)
        found = _joined(found, item)
    return found, at


def _letters(source: str, at: int) -> tuple[Found, int] | None:
    """Some letters in a row, none of which is repeated, and where they end."""
    letters = _LETTERS.match(source, at)
    return (frozenset({Beginning(letters.group(), going=True)}), letters.end()) if letters else None


def _repeated_item(source: str, at: int) -> tuple[Found, int]:
    """One letter, set or group with how often it is there."""
    item, at = _item(source, at)
    repeat = _REPEAT.match(source, at)
    return (_repeated(item, repeat), repeat.end()) if repeat else (item, at)


def end_of_branch(source: str, at: int) -> int:
    """Where the alternative ends that begins at a place, or the group around it."""
    depth = 0
    for sign in _SIGN.finditer(source, at):
        if depth == 0 and sign.group() in "|)":
            return sign.start()
        depth += {"(": 1, ")": -1}.get(sign.group(), 0)
    return len(source)


def branches(expression: str) -> Iterator[str]:
    """The alternatives of an expression."""
    at = 0
    while at <= len(expression):
        end = end_of_branch(expression, at)
        yield expression[at:end]
        at = end + 1


def _joined(found: Found, item: Found) -> Found:
    """What goes on, with what follows."""
    if found == _START:
        return item
    going = [one for one in found if one.going]
    if len(going) * len(item) > _TOO_MANY:
        return frozenset(one._replace(going=False) for one in found)
    return frozenset(
        {
            *(one for one in found if not one.going),
            *(_with(one, more) for one in going for more in item),
        }
    )


def _with(one: Beginning, more: Beginning) -> Beginning:
    if more.letters == CAPITAL and one.letters:
        return one._replace(going=False)
    any_case = one.any_case or more.any_case
    letters = one.letters + more.letters
    return Beginning(letters.lower() if any_case else letters, more.whole, more.going, any_case)


def _repeated(item: Found, repeat: re.Match[str]) -> Found:
    """Something that may be left out, or be there several times: behind the first time anything may follow."""
    sign = repeat[1][0]
    several = item if sign == "?" else frozenset(one._replace(going=False) for one in item)
    return several | _START if sign in "?*" or repeat[2] in ("", "0") else several


def _item(source: str, at: int) -> tuple[Found, int]:
    """One letter, set or group, and where the next one begins."""
    readers: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], tuple[Found, int]]], ...] = (
        (_AROUND, _look_around),
        (_GROUP, _group),
        (_SET, _set),
    )
    for pattern, reader in readers:
        if match := pattern.match(source, at):
            return reader(source, match)
    if source[at] == "\\":
        return _escaped(source[at + 1 : at + 2]), at + 2
    if source[at] in "^$":
        return _START, at + 1
    if source[at] == ".":
        return _ANYTHING, at + 1
    return _letter(source[at]), at + 1


def _look_around(source: str, match: re.Match[str]) -> tuple[Found, int]:
    """What only looks takes no letters."""
    return _START, end_of_group(source, match.end())


def _group(source: str, match: re.Match[str]) -> tuple[Found, int]:
    end = end_of_group(source, match.end())
    found = _inside(source[match.end() : end - 1])
    return frozenset(map(_in_any_case, found)) if "i" in (match["flags"] or "") else found, end


@lru_cache(maxsize=1_000)
def _inside(group: str) -> Found:
    """What stands in a group; the long ones come again in many expressions."""
    return _alternatives(group, 0)[0]


def end_of_group(source: str, at: int) -> int:
    """Where the group ends, with its bracket, that a place lies in."""
    while source[at := end_of_branch(source, at)] != ")":
        at += 1
    return at + 1


def _in_any_case(one: Beginning) -> Beginning:
    if one.letters == CAPITAL:
        return Beginning("")
    return one._replace(letters=one.letters.lower(), any_case=True)


def _set(_: str, match: re.Match[str]) -> tuple[Found, int]:
    """One of some letters or marks; anything, where they are neither written out nor capitals."""
    if re.search(match.group(), _SMALL.upper()) and not re.search(match.group(), _SMALL):
        return _CAPITAL, match.end()
    if not _PLAIN_SET.fullmatch(match.group()):
        return _ANYTHING, match.end()
    letters = match.group()[1:-1].replace("\\s", " ").replace("\\", "")
    return frozenset(one for letter in letters for one in _letter(letter)), match.end()


def _escaped(letter: str) -> Found:
    """What a letter behind a backslash stands for."""
    if letter in _BOUNDARY:
        return _START
    return _letter(" " if letter == "s" else letter) if letter == "s" or not letter.isalnum() else _ANYTHING


def _letter(letter: str) -> Found:
    """A letter goes on; any mark ends the word."""
    goes_on = letter.isalnum() or letter == "_"
    return frozenset({Beginning(letter, going=True) if goes_on else Beginning("", whole=True)})
