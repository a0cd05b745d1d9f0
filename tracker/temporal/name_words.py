"""Names that are spelled as words that tell a side: began on May 2; in Port Said on Monday; eyes are on the Fed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.temporal.stretches import sentence_start

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.temporal.lexer import Words


class NameWords:
    """The lists `names` and `before_names` of the cues of a language."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._names = frozenset(lists.get("names", ()))
        self._before = frozenset(lists.get("before_names", ()))

    def hidden(self, words: Words, start: int, forms: list[str]) -> list[str]:
        """The forms of a text from a place on, names among them in capitals, as which they are no cues."""
        if self._names.isdisjoint(forms):
            return forms
        return [
            form.upper() if form in self._names and self._is_name(words, start + at) else form
            for at, form in enumerate(forms)
        ]

    def _is_name(self, words: Words, at: int) -> bool:
        """Whether a word has a capital letter in a text in small ones: no headline, no first word of a sentence."""
        forms = words.forms
        if not words.capital(at) or at == sentence_start(forms, at):
            return False
        plain = at + 1 >= len(forms) or not words.capital(at + 1)
        return plain or forms[at - 1] in self._before
