"""What only HTTP refuses: a query, a cursor, a key, a media type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputInvalid, TrackerError

if TYPE_CHECKING:
    from collections.abc import Sequence


class QueryInvalid(InputInvalid):
    """Parameters that are unknown or have no such value; each problem's `pointer` is the parameter's name."""

    title = "The query is not valid"


class HeaderInvalid(InputInvalid):
    """A header that holds no such value; each problem's `pointer` is the header's name."""

    title = "A header is not valid"


class CursorInvalid(TrackerError):
    """A cursor that this service did not make, or that belongs to another list or other filters."""

    title = "The cursor is not valid"


class KeyRefused(TrackerError):
    """A write without an API key, or with one that is unknown, expired or revoked."""

    title = "An API key is needed"

    def __init__(self) -> None:
        super().__init__("Send a valid key as 'Authorization: Bearer <key>' or 'X-API-Key: <key>'.")


class ScopeMissing(TrackerError):
    """A key that is good, but not for this."""

    title = "The API key does not allow this"

    def __init__(self, scope: str) -> None:
        super().__init__(f"This needs a key with the scope {scope!r}.")
        self.scope = scope


class MediaTypeRefused(TrackerError):
    """A body in a format that is not read here."""

    title = "The body is in a format that is not read here"

    def __init__(self, given: str, read: Sequence[str]) -> None:
        super().__init__(f"The body is {given!r}; send {' or '.join(read)}.")
        self.given, self.read = given, tuple(read)


class AddressTooLong(TrackerError):
    """An address longer than any that this service makes."""

    title = "The address is too long"

    def __init__(self, longest: int) -> None:
        super().__init__(f"An address has at most {longest} bytes.")
        self.longest = longest


class EntityNotFound(TrackerError):
    """An id of the Reconciliation API that nothing has."""

    title = "There is nothing with this id"

    def __init__(self, given: str) -> None:
        super().__init__(f"Nothing has the id {given[:200]!r}; one looks like participant/kremlin.")
        self.given = given


class BatchTooLarge(TrackerError):
    """More questions at once than are answered at once."""

    title = "The batch is too large"

    def __init__(self, given: int, most: int) -> None:
        super().__init__(f"This batch has {given} items; at most {most} are answered at once.")
        self.given, self.most = given, most


class TooManyFollowers(TrackerError):
    """As many clients follow the changes as one process serves at once."""

    title = "Too many clients follow the changes"

    def __init__(self, most: int) -> None:
        super().__init__(
            f"{most} clients follow the changes here already; ask again later, or ask for pages."
        )
        self.most = most
