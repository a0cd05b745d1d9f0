"""Which shape a reader gets: the one that the address names, else the one that Accept prefers."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from tracker.api.alternates import essence

if TYPE_CHECKING:
    from collections.abc import Sequence


class Offered(Protocol):
    """A shape on offer."""

    @property
    def MEDIA_TYPE(self) -> str: ...  # noqa: D102, N802 - a constant of the module

    @property
    def EXTENSION(self) -> str: ...  # noqa: D102, N802


T = TypeVar("T", bound=Offered)


def chosen(accept: str, offers: Sequence[T]) -> T:
    """The offer that an Accept header prefers; a reader who accepts none of them gets the first."""
    return offers[_place(accept, tuple(offers))]


@lru_cache(maxsize=1_000)
def _place(accept: str, offers: tuple[Offered, ...]) -> int:
    """Which of them is preferred; what browsers and programs send repeats, and is looked at once."""
    return max(range(len(offers)), key=lambda place: _quality(essence(offers[place].MEDIA_TYPE), accept))


def named(text: str, offers: Sequence[T]) -> tuple[str, Sequence[T]]:
    """A text without the extension that names one of the offers, and the offers that are left."""
    stem, _, extension = text.rpartition(".")
    left = [offer for offer in offers if stem and extension == offer.EXTENSION]
    return (stem, left) if left else (text, offers)


def _quality(media_type: str, accept: str) -> float:
    """How much an Accept header wants a media type (RFC 9110, 12.5.1): the most specific range that fits counts."""
    wanted = {media_range: q for media_range, q in map(_read, accept.split(",")) if media_range}
    main = media_type.partition("/")[0]
    return next((wanted[fit] for fit in (media_type, f"{main}/*", "*/*") if fit in wanted), 0.0)


def _read(part: str) -> tuple[str, float]:
    media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
    weight = next((p.removeprefix("q=") for p in parameters if p.startswith("q=")), "1")
    try:
        return media_range, min(max(float(weight), 0.0), 1.0)
    except ValueError:
        return media_range, 0.0
