"""Answers that only a write can change, said by those who make them to the layer that keeps and validates them.

Whatever depends on anything else as well, such as the present day, says nothing, and is made anew each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_NAME = "only_writes_change_it"


def only_writes_change(scope: Any, written_at: datetime | None) -> None:
    """Say of a request that the records, and nothing else, decide the answer; the last write that could was then."""
    scope["state"][_NAME] = written_at


def is_lasting(scope: Mapping[str, Any]) -> bool:
    """Whether it was said."""
    return _NAME in scope.get("state", {})


def written_at(scope: Mapping[str, Any]) -> datetime | None:
    """When the last write was that could change the answer, where that was said."""
    found: datetime | None = scope.get("state", {}).get(_NAME)
    return found
