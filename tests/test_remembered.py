"""What was found out about words is asked once, and is never too much."""

from __future__ import annotations

from tracker.remembered import Remembered


def test_a_word_is_found_out_once() -> None:
    asked: list[str] = []

    def size(word: str) -> int:
        asked.append(word)
        return len(word)

    those = Remembered(size, most=10)
    assert list(map(those.__getitem__, ["truce", "talks", "truce", "a"])) == [5, 5, 5, 1]
    assert asked == ["truce", "talks", "a"]


def test_with_too_many_all_are_forgotten_and_asked_for_again() -> None:
    those = Remembered(len, most=3)
    for word in ["one", "three", "seven", "eleven", "one"]:
        assert those[word] == len(word)
        assert len(those) <= 3
