"""What can go wrong between a client and its server, each with what there is to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from tracker.errors import Problem, TrackerError, advised

ADVICE = {
    401: "Give a key that may write: key=… to Timeline; TRACKER_KEY or --key-file on the command line.",
    403: "Use a key with that scope; `tracker keys create NAME --scope SCOPE` makes one on the server's machine.",
    412: "It has changed since it was read: read it again, then decide.",
    429: "Ask less often, or again after {retry_after} seconds.",
    503: "Ask again after {retry_after} seconds.",
}
"""What to do about a status, where its problem does not say so itself."""

USUAL_WAIT = "a few"


class ClientError(TrackerError):
    """Something went wrong between this client and its server."""


class AddressInvalid(ClientError):
    """An address that no server can have."""

    title = "The address of the server is not valid"

    def __init__(self, address: str) -> None:
        super().__init__(
            f"{address!r} is no address of a server: expected one such as http://127.0.0.1:8000, without a query."
        )
        self.address = address


class Unreachable(ClientError):
    """No answer came, or it broke off: `address` was asked, `reason` is what happened."""

    title = "The server cannot be reached"

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(
            f"No whole answer from {address}: {reason}. Does the server run, and at this address?"
        )
        self.address, self.reason = address, reason


class AnswerNotUnderstood(ClientError):
    """An answer in another shape than this version reads."""

    title = "The answer is not understood"

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(
            f"{address} answers in a shape that is not read here ({reason}). Is it a tracker server?"
        )
        self.address, self.reason = address, reason


class PandasMissing(ClientError):
    """A table was asked for where pandas is not installed."""

    title = "pandas is not installed"

    def __init__(self) -> None:
        super().__init__("to_dataframe() needs pandas: pip install pandas. Everything else works without.")


@dataclass(frozen=True, slots=True)
class Fault(Problem):
    """One thing that a server found wrong: `detail`, the `value` it is about, and what it `expected`.

    `where` says what the place is: a "parameter" or a "header" by its name, or a "pointer" (JSON) into the body.
    """

    where: str = "pointer"

    @property
    def place(self) -> str:
        """The name of the parameter or header, or the JSON pointer."""
        return self.pointer

    @property
    def nearest(self) -> tuple[str, ...]:
        """The valid names most like the one that was given, best first; empty where none is close."""
        return advised(self.expected)


class Refused(ClientError):
    """A server understood and said no, in its own words (RFC 9457).

    `status`, `type`, `title`, `detail` and `errors` are the members of its problem; `address` is what was asked, and
    `retry_after` the seconds to wait where it named them.
    """

    def __init__(
        self,
        address: str,
        status: int,
        *,
        type: str = "about:blank",
        title: str = "",
        detail: str = "",
        errors: tuple[Fault, ...] = (),
        retry_after: float | None = None,
    ) -> None:
        wait = USUAL_WAIT if retry_after is None else f"{retry_after:g}"
        advice = ADVICE.get(status, "").format(retry_after=wait)
        super().__init__(" ".join(part for part in (detail or title, advice) if part))
        self.address, self.status, self.type = address, status, type
        self.title = title  # type: ignore[misc]  # here it is the server's own title, not one of the class
        self.detail, self.errors, self.retry_after = detail, errors, retry_after
        self.problems = errors

    @property
    def name(self) -> str:
        """The last part of `type`: `record-not-found`."""
        return self.type.rpartition("#")[2]


_WHERE = ("parameter", "header", "pointer")


def refusal(address: str, status: int, body: bytes, retry_after: float | None) -> Refused:
    """The refusal in an answer; one that is no problem+json (of a proxy, say) is told by its status alone.

    >>> refusal("http://a/timeline", 502, b"<html>", None).detail
    'The answer is 502, and not in words of a tracker server.'

    """
    try:
        found = msgspec.json.decode(body, type=dict[str, Any])
        errors = tuple(_fault(error) for error in found.get("errors", ()))
        told = {name: str(found[name]) for name in ("type", "title", "detail")}
    except (msgspec.DecodeError, msgspec.ValidationError, KeyError, TypeError, AttributeError):
        detail = f"The answer is {status}, and not in words of a tracker server."
        return Refused(address, status, title="Refused", detail=detail, retry_after=retry_after)
    return Refused(address, status, errors=errors, retry_after=retry_after, **told)


def _fault(error: dict[str, Any]) -> Fault:
    where = next((name for name in _WHERE if name in error), "pointer")
    place, value, expected, detail = (
        str(error.get(name, "")) for name in (where, "value", "expected", "detail")
    )
    return Fault(place, value, expected, detail, where)
