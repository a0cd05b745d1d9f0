"""Whether somebody can be "he" or "she", by the given name or the title."""

from __future__ import annotations

from functools import lru_cache

from tracker.ingest.drafting.figures import Figure
from tracker.ingest.drafting.text.wording import among


def is_other(figure: Figure, pronoun: str) -> bool:
    """Whether "she" cannot be somebody by the given name or the title, nor "he"."""
    return not figure.unnamed and pronoun == _never(figure.name, figure.title or "")


@lru_cache(maxsize=5_000)
def _never(name: str, title: str) -> str | None:
    """The pronoun that somebody with a name and a title cannot be; None where neither tells."""
    given, office = name.split(maxsplit=1)[0], title.lower()
    if given in among("women") or office.endswith("woman"):
        return "he"
    known = given in among("given_names") and given not in among("either_given")
    return "she" if known or office.endswith("man") else None
