"""Answers of every read: how long they hold, where they are kept for ever, and the digest of what never changes."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec
from litestar import Response

from tracker.api.entity_tags import tag_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.api.views import View

JSON = "application/json"
FRESH = "no-cache"
FOREVER = "public, max-age=31536000, immutable"
DESCRIBED_BY = '</schema/openapi.json>; rel="describedby"; type="application/vnd.oai.openapi+json"'


def link(address: str, rel: str, **attributes: str) -> str:
    """One link of a Link header (RFC 8288)."""
    return "; ".join([f"<{address}>", f'rel="{rel}"', *(f'{k}="{v}"' for k, v in attributes.items())])


def digest_of(chunks: Iterable[bytes]) -> str:
    """A representation's digest as Repr-Digest writes it (RFC 9530)."""
    hashed = sha256()
    for chunk in chunks:
        hashed.update(chunk)
    return f"sha-256=:{b64encode(hashed.digest()).decode()}:"


def headers_of(
    view: View, *, links: Sequence[str] = (), vary: str = "Accept", fixed: bool | None = None
) -> dict[str, str]:
    """The headers of a view: a fixed one may be kept for ever, every one names its permanent address.

    `fixed=False` is for an answer that was chosen for the request and not by its address alone.
    """
    kept = view.fixed if fixed is None else fixed
    permanent = [link(view.permalink, "bookmark")] if view.permalink else []
    return {
        "Vary": vary,
        "Cache-Control": FOREVER if kept else FRESH,
        "Link": ", ".join([*links, *permanent, DESCRIBED_BY]),
    }


def told(
    view: View, body: bytes, *, media_type: str = JSON, headers: dict[str, str] | None = None
) -> Response[bytes]:
    """A view as an answer."""
    told = with_digest(headers or headers_of(view), view, body, media_type)
    return Response(body, media_type=media_type, headers=told)


def with_digest(headers: dict[str, str], view: View, body: bytes, media_type: str) -> dict[str, str]:
    """The headers of a view; one that is fixed carries its digest, and a tag made of that.

    A page behind a cursor carries none: it is fixed only so that a walk stays on its clocks, and nobody quotes it.
    """
    if not view.fixed or view.walking:
        return headers
    digest = digest_of([body])
    return {**headers, "Repr-Digest": digest, "ETag": str(tag_of(media_type, digest))}


def told_json(view: View, content: object) -> Response[bytes]:
    """A view as JSON."""
    return told(view, msgspec.json.encode(content))


def answer(content: object, *, status: int = 200, cached: bool = True) -> Response[bytes]:
    """A JSON answer that is no view of the records."""
    headers = {"Cache-Control": FRESH if cached else "no-store", "Link": DESCRIBED_BY}
    return Response(msgspec.json.encode(content), status_code=status, media_type=JSON, headers=headers)
