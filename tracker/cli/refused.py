"""What a server refuses to a command that works on it: which server, what it answered, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from tracker.client.failures import Refused
from tracker.errors import TrackerError

P = ParamSpec("P")
R = TypeVar("R")


class ServerRefused(TrackerError):
    """A server said no; `refused` is its answer."""

    title = "The server refuses"

    def __init__(self, refused: Refused) -> None:
        answered = f"{refused.address} answers {refused.status}"
        super().__init__(f"{answered}: {refused}")
        self.title = f"{answered}: {refused.title}"  # type: ignore[misc]  # of this answer, not of the class
        self.refused, self.problems = refused, refused.problems


def naming_the_server(work: Callable[P, R]) -> Callable[P, R]:
    """The same, where a refusal names the server."""

    @wraps(work)
    def named(*given: P.args, **options: P.kwargs) -> R:
        try:
            return work(*given, **options)
        except Refused as refused:
            raise ServerRefused(refused) from None

    return named
