"""How the names of people are written, as parts of regular expressions."""

from __future__ import annotations

from tracker.ingest.drafting.text.either import either
from tracker.ingest.drafting.text.wording import any_of, listed

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĖĘĚĞĢĪĮİĶŁĽĻŃŇŅŌŐŘŚŞŠŤŢŪŮŰŲŹŻŽȘȚ"
NO_NAME = frozenset(listed("no_names"))
_OTHER = rf"(?!(?!He (?!\w+day\b)[A-Z]){either(NO_NAME)}\b)"
"""Before a word of a name: one that is in none, but for the Chinese family name that is a pronoun too."""

_FIRST = rf"(?:(?:[Aa]l|[Ee]l|a[dnrstz]|ash)-)?[{_UPPER}]"
WORD = rf"{_OTHER}{_FIRST}\w*+(?:[-‑]\w++|['’](?!s\b)\w++)*+"
"""A word of a name; nothing that follows one can stand within it, so that no letter is given back."""

INITIAL = rf"[{_UPPER}]\."
PARTICLE = any_of("particles")
_INITIALS = rf"(?:{INITIAL} ?)*"
NAME = rf"{_INITIALS}{WORD}(?: (?:{INITIAL}|(?:{PARTICLE} ){{0,2}}{WORD})){{0,4}}"
"""A name of one to five words that begin with capitals, with particles, and initials before or between them."""

GIVEN = rf"(?:(?:(?:{INITIAL} ?)+|{WORD}) ){{1,3}}(?:{PARTICLE} )?"
"""What stands before a last name: given names, initials, particles."""

SEVERAL_WORDS = (
    rf"(?:(?:{INITIAL} ?)+{WORD}"
    rf"|(?=[\w'’‑-]+ (?:{_FIRST}|{PARTICLE} )){WORD}(?: (?:{INITIAL}|(?:{PARTICLE} ){{0,2}}{WORD})){{1,3}})"
)
"""A name of at least two words, which needs no office beside it; few words with capitals have another one behind."""
