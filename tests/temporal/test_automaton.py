"""All patterns at once find what each of them would find by itself, as a regular expression."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.temporal import automaton
from tracker.temporal.automaton import Automaton
from tracker.temporal.pattern import Child, Group, Leaf, Slot, Word, matches_nothing

LETTERS = "abc"
LEAVES = st.one_of(
    st.sampled_from(LETTERS).map(Word),
    st.builds(Slot, st.sampled_from("xy"), st.sampled_from(["ab", "bc"])),
    st.builds(Child, st.sampled_from("xy"), st.sampled_from([("a", "c"), ("b",)])),
)
TREES = st.recursive(
    st.builds(Group, st.tuples(st.tuples(LEAVES))),
    lambda inner: st.builds(
        Group,
        st.lists(st.lists(LEAVES | inner, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple),
        st.booleans(),
    ),
    max_leaves=8,
)
PATTERNS = st.lists(TREES.filter(lambda tree: not matches_nothing(tree)), min_size=1, max_size=4)


def letters_of(part: Leaf) -> str:
    if isinstance(part, Word):
        return part.form
    return part.table if isinstance(part, Slot) else "".join(part.kinds)


def expression(tree: Group | Leaf) -> str:
    if not isinstance(tree, Group):
        return f"[{letters_of(tree)}]"
    body = "|".join("".join(map(expression, branch)) for branch in tree.branches)
    return f"(?:{body}){'?' if tree.optional else ''}"


@given(PATTERNS, st.text(LETTERS, min_size=1, max_size=8))
def test_the_longest_match_is_that_of_the_expressions_and_the_first_among_equals(
    trees: list[Group], text: str
) -> None:
    found = {rule: re.match(expression(tree), text) for rule, tree in enumerate(trees)}
    ends = [(match.end(), -rule) for rule, match in found.items() if match]
    walk = Automaton(list(enumerate(trees)), letters_of)
    for _ in range(2):  # the second time it is remembered
        match = walk.longest(text, 0) if text[0] in walk.firsts else None
        assert (match and (match[1], -match[0])) == (max(ends) if ends else None)


def test_a_slot_is_as_far_from_the_beginning_as_the_preferred_way_has_it() -> None:
    choice = Group(((Slot("x", "a"), Word("b")), (Word("a"), Slot("y", "b"), Word("c"))))
    walk = Automaton([(7, Group(((choice, Child("z", ("c",))),)))], letters_of)
    assert walk.longest("ccabc", 2) == (7, 5, (("x", "a", 0), ("z", None, 2)))
    assert walk.longest("abcc", 0) == (7, 3, (("x", "a", 0), ("z", None, 2)))


def test_a_walk_that_has_too_much_to_remember_forgets_and_finds_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(automaton, "_MOST", 2)
    walk = Automaton([(0, Group(((Slot("x", "abc"), Slot("y", "abc"), Word("a")),)))], letters_of)
    for text in ("aba", "cba", "bca", "aba"):
        assert walk.longest(text, 0) == (0, 3, (("x", "abc", 0), ("y", "abc", 1)))
