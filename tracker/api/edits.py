"""Which edits may go ahead: those that say what they have seen (RFC 9110, 13.1; RFC 6585, 3), so that none is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.api.entity_tags import Tags, read_tags
from tracker.api.refusals import HeaderInvalid, PreconditionFailed, PreconditionMissing
from tracker.errors import Problem

if TYPE_CHECKING:
    from litestar import Request

    from tracker.api.entity_tags import EntityTag

MATCH = "If-Match"
NONE_MATCH = "If-None-Match"


def permit(request: Request[Any, Any, Any], stored: EntityTag | None) -> None:
    """Let an edit pass or refuse it; to be asked in the transaction that makes it.

    `stored` is the tag of what is there. A tag counts in whatever coding it was read in; a weak one does not.

    Raises:
        HeaderInvalid: a condition that cannot be read, which is no reason to go ahead.
        PreconditionFailed: a condition does not hold.
        PreconditionMissing: there is something, and the request does not say that it has seen it.

    """
    match, none_match = _tags(request, MATCH), _tags(request, NONE_MATCH)
    if match is not None and (stored is None or not match.name(stored)):
        raise PreconditionFailed
    if none_match is not None and stored is not None and none_match.name(stored):
        raise PreconditionFailed("There is something at this address already.")
    if match is None and stored is not None:
        raise PreconditionMissing


def _tags(request: Request[Any, Any, Any], name: str) -> Tags | None:
    given = request.headers.getall(name, [])
    text = ", ".join(given)
    try:
        return read_tags(text) if given else None
    except ValueError as expected:
        shown = text[:100]
        raise HeaderInvalid(
            [Problem(name, shown, str(expected), f"{shown!r} cannot be read: expected {expected}")]
        ) from None
