"""HTML of the front page, and the stylesheet."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import msgspec
from litestar import Request, Response, get

from tracker.web.environment import environment

if TYPE_CHECKING:
    from collections.abc import Sequence

_STYLE = files("tracker.web").joinpath("static", "tracker.css").read_bytes()


def render(bodies: Sequence[str], permalink: str | None = None) -> bytes:
    """The whole page, of the finished bodies of processes."""
    processes = [msgspec.json.decode(body) for body in bodies]
    return environment.get_template("home.html").render(processes=processes, permalink=permalink).encode()


@get("/static/tracker.css", name="stylesheet", sync_to_thread=False)
def stylesheet(request: Request[Any, Any, Any]) -> Response[bytes]:  # noqa: ARG001 - the same for everybody
    """The one stylesheet."""
    return Response(_STYLE, media_type="text/css", headers={"Cache-Control": "public, max-age=3600"})
