"""The words of attribution and of grammar, from three tables, with every form in which they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from tracker.ingest.statement import Act
from tracker.ingest.toml_table import toml_table

_ONE_VOWEL = re.compile(r"[^aeiou]*[aeiou][bdgklmnpt]")
_DOUBLED = re.compile(r"(?:ad|com|per|e)mit|(?:re|pre|in|de)fer|begin|regret|rebut|forget|forbid|outbid")


@dataclass(frozen=True, slots=True)
class Frame:
    """How a verb, noun or adjective reports: the act, what it takes, and which prepositions lead to its content."""

    id: str
    act: Act
    takes: frozenset[str]
    prepositions: frozenset[str]
    raising: bool = False

    def with_(self, other: Frame) -> Frame:
        """Both ways to go on, under the name and the act of the first."""
        return Frame(
            self.id,
            self.act,
            self.takes | other.takes,
            self.prepositions | other.prepositions,
            self.raising or other.raising,
        )


@dataclass(frozen=True, slots=True)
class Form:
    """What a written word can be of a verb: its base (B), third person (Z), past (D), participle (E), gerund (I).

    `frame` is that of the verb, if it reports anything; `particles` has those of what a second word makes of it.
    """

    lemma: str
    kinds: str
    frame: Frame | None
    particles: Mapping[str, Frame]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the engine knows about words; keys are in small letters.

    `cues` are the words with which a cue can begin, beside a quotation or a colon others too.
    """

    nouns: Mapping[str, Frame]
    adjectives: Mapping[str, Frame]
    forms: Mapping[str, Form]
    closed: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]
    cues: frozenset[str]

    def finite(self, low: str) -> bool:
        """Whether a word by itself may be the finite form of a verb: "has", "denies", "left"."""
        form = self.forms.get(low)
        verb = (
            form is not None
            and bool({"D", "Z"} & set(form.kinds))
            and form.lemma not in self.lists["also_nouns"]
        )
        return verb or self.closed.get(low, "") in tuple("XHUL")


@cache
def load() -> Lexicon:
    """The lexicon of this installation."""
    words, verbs, nouns = (_table(name) for name in ("words", "verbs", "nouns"))
    frames = _frames(verbs["frame"], "verbs")
    lists = {name: frozenset(value.split()) for name, value in words.items() if name != "irregular"}
    things, qualities = (
        _frames(nouns["noun"], "words", plural=True),
        _frames(nouns["adjective"], "words"),
    )
    forms = _forms(frames, lists["verbs"], _irregular(words["irregular"]))
    reporting = {low for low, form in forms.items() if form.frame or form.particles}
    return Lexicon(
        nouns=things,
        adjectives=qualities,
        forms=forms,
        closed=_closed(lists),
        lists=lists,
        cues=frozenset({*reporting, *things, *qualities, *lists["according"], *lists["reporting_adverbs"]}),
    )


def _table(name: str) -> dict[str, Any]:
    return toml_table(__package__, name)


def _frames(rows: list[dict[str, Any]], key: str, *, plural: bool = False) -> dict[str, Frame]:
    found: dict[str, Frame] = {}
    for row in rows:
        frame = Frame(
            row.get("id", row["act"]),
            Act(row["act"]),
            frozenset(row["takes"]),
            frozenset(row.get("prepositions", row["takes"] if key == "words" else ())),
            row.get("raising", False),
        )
        for word in row[key].split():
            for form in (word, third(word)) if plural else (word,):
                found[form] = found[form].with_(frame) if form in found else frame
    return found


def _particles(frames: Mapping[str, Frame]) -> dict[str, dict[str, Frame]]:
    """For the first word of each verb of two words: the frame of it with each second word."""
    found: dict[str, dict[str, Frame]] = {}
    for lemma, frame in frames.items():
        head, _, particle = lemma.partition("_")
        if particle:
            found.setdefault(head, {})[particle] = frame
    return found


def _irregular(rows: str) -> dict[str, list[str]]:
    return {row[0]: row for part in re.split(r"[;\n]", rows) if (row := part.split()) and "_" not in row[0]}


def _forms(
    frames: Mapping[str, Frame], others: Set[str], irregular: Mapping[str, list[str]]
) -> dict[str, Form]:
    found: dict[str, tuple[str, set[str]]] = {}
    for lemma in sorted({lemma.partition("_")[0] for lemma in {*frames, *others}} | set(irregular)):
        for written, kind in _inflected(lemma, irregular.get(lemma)):
            found.setdefault(written, (lemma, set()))[1].add(kind)
    particles = _particles(frames)
    return {
        written: Form(lemma, "".join(sorted(kinds)), frames.get(lemma), particles.get(lemma, {}))
        for written, (lemma, kinds) in found.items()
    }


def _inflected(lemma: str, irregular: list[str] | None) -> Iterator[tuple[str, str]]:
    yield lemma, "B"
    yield third(lemma), "Z"
    stem = _stem(lemma)
    yield (lemma[:-2] + "y" if lemma.endswith("ie") else stem) + "ing", "I"
    past = irregular[1:] if irregular else [lemma + "d" if lemma.endswith("e") else stem + "ed"]
    if not irregular and lemma.endswith("y") and lemma[-2] not in "aeiou":
        past = [lemma[:-1] + "ied"]
    yield past[0], "D"
    yield past[-1], "E"
    if len(past) > 2:
        yield past[1], "E"


def _stem(lemma: str) -> str:
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1]
    if _ONE_VOWEL.fullmatch(lemma) or _DOUBLED.fullmatch(lemma):
        return lemma + lemma[-1]
    return lemma


def third(lemma: str) -> str:
    """The form of the third person, or the plural: says, wishes, replies."""
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    if lemma.endswith(("s", "sh", "ch", "x", "z")) or lemma in ("go", "do", "veto", "echo"):
        return lemma + "es"
    return lemma + "s"


_TAGS = {
    "determiners": "D",
    "possessives": "S",
    "subjects": "P",
    "objects": "O",
    "times": "T",
    "adverbs": "a",
    "prepositions": "R",
    "subordinators": "W",
    "conjunctions": "C",
    "modals": "L",
    "do": "U",
    "have": "H",
    "be": "X",
    "adjectives": "A",
    "numbers": "#",
}


def _closed(lists: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """One letter for each closed word; where a word is in several lists the later one of `_TAGS` counts."""
    found = {word: tag for name, tag in _TAGS.items() for word in lists[name]}
    found.update(
        {
            "that": "K",
            "to": "t",
            "who": "w",
            "which": "w",
            "'s": "G",
            "there": "P",
            "it": "P",
            "one": "1",
            "since": "y",
            "'": "'",
        }
    )
    found.update(
        {".": ".", "?": ".", "!": ".", ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")"}
    )
    found.update(
        {"-": "-", "--": "-", "–": "-", "—": "-", "…": "-", "...": "-", "&": "N", "%": "N", "$": "D"}
    )
    return {**found, "so": "a", "once": "a", "yet": "a", "like": "R"}
