"""What is only conceded beside the point: "despite its doubts, it would sign"."""

from __future__ import annotations

import re

_CONCEDED = re.compile(
    r"^(?:that )?(?:although|(?:even )?though|while|despite|in spite of|notwithstanding)\b[^,;.]{3,120}, (?=[\w’']+ )"
    r"|,? (?:although|(?:even )?though|despite|in spite of|notwithstanding)\b[^;.]{3,120}$"
)
"""A clause at the beginning or the end of some words; "while" tells only at the beginning that it is one."""

_TOLD_BY = ("though", "while", "spite", "notwithst")
"""What words have of it, or have none."""

_FEWEST = 3
"""So many words are left that are the point."""


def conceding(content: str) -> str | None:
    """The words in small letters that are left without what they concede; None where they concede nothing.

    >>> conceding("despite its doubts, it would sign the accord")
    'it would sign the accord'
    >>> conceding("it would sign the accord")

    """
    if not any(word in content for word in _TOLD_BY):
        return None
    point = _CONCEDED.sub("", content)
    return point if point != content and len(point.split()) >= _FEWEST else None
