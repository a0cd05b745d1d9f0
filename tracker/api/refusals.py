"""What only HTTP refuses: a query, a cursor, a key, a media type, too much at once."""

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


class KeyInAddress(TrackerError):
    """An API key in an address, where logs, histories and other servers see it."""

    title = "An API key does not belong into an address"

    def __init__(self) -> None:
        super().__init__(
            "Addresses end up in logs and histories: take this key for known to others, make a new one "
            "(`tracker keys rotate --days 0`), and send it as 'Authorization: Bearer <key>' or 'X-API-Key: <key>'."
        )


class IdempotencyKeyReused(TrackerError):
    """An Idempotency-Key that came with another request before."""

    title = "The Idempotency-Key was used for another request"

    def __init__(self) -> None:
        super().__init__(
            "This Idempotency-Key came with another method, address or body before, and that write is done. Send "
            "exactly the same request to get its answer again, or choose a new key for this one."
        )


class RequestRunning(TrackerError):
    """A write whose first sending, with the same Idempotency-Key, has not been answered yet."""

    title = "The same request is being worked on"

    def __init__(self) -> None:
        super().__init__("A request with this Idempotency-Key is being worked on; send it again in a moment.")


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


class TooManyRequests(TrackerError):
    """More requests of one sender than the limit allows; `headers` tell of the limit, `seconds` when one more is."""

    title = "Too many requests"

    def __init__(
        self, what: str, quota: int, seconds: int, headers: Sequence[tuple[bytes, bytes]] = ()
    ) -> None:
        super().__init__(f"{quota} {what} a minute are allowed here; come back in {seconds} seconds.")
        self.what, self.quota, self.seconds, self.headers = what, quota, seconds, tuple(headers)


class RequestTooSlow(TrackerError):
    """A request whose body was not there in time."""

    title = "The request did not arrive in time"

    def __init__(self, seconds: float) -> None:
        super().__init__(f"All of a request has to arrive within {seconds:g} seconds; send it again.")
        self.seconds = seconds


class Overloaded(TrackerError):
    """As many requests are being worked on as one process takes at once."""

    title = "The service is busy"

    def __init__(self) -> None:
        super().__init__("As much is being worked on as can be at once; nothing was done. Try again soon.")


class AnswerTooSlow(TrackerError):
    """An answer that was not there in time."""

    title = "The answer takes too long"

    def __init__(self) -> None:
        super().__init__(
            "This takes longer than answers may. Ask for less; what was sent to be stored may still be stored, and "
            "with an Idempotency-Key it is safe to send it again."
        )


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


class PreconditionFailed(TrackerError):
    """A condition of the request does not hold: what it wants to act on is not what it has seen, or is not there."""

    title = "A precondition does not hold"

    def __init__(self, reason: str = "This address shows something else by now, or nothing.") -> None:
        super().__init__(f"{reason} Ask for it again, and send the ETag of what you have seen in If-Match.")


class PreconditionMissing(TrackerError):
    """An edit that could undo another one, without a condition that forbids it."""

    title = "A precondition is needed"

    def __init__(self) -> None:
        super().__init__(
            "Something is stored here already: send the ETag of what you have seen in If-Match, "
            "so that nobody's edit is lost."
        )
