"""What was found out about a word, for the next text that has it: news repeats its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Remembered(dict[str, T]):
    """What a function says of words, asked as `those[word]`; all is forgotten where it would become too much.

    Every word of every text is asked for: a dictionary answers in half of the time of `functools.lru_cache`, which
    keeps in mind besides what was asked for last.
    """

    def __init__(self, of: Callable[[str], T], most: int) -> None:
        super().__init__()
        self._of, self._most = of, most

    def __missing__(self, word: str) -> T:
        found = self._of(word)
        if len(self) >= self._most:
            self.clear()
        self[word] = found
        return found
