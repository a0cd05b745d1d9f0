"""The same framework on the same server, with an answer that costs nothing to make: what a page can be compared with.

python -m benchmarks.http.fixed PORT SIZE
"""

from __future__ import annotations

import sys

import uvicorn
from litestar import Litestar, Response, get


def main(port: int, size: int) -> None:
    """Serve a body of `size` bytes at `/`."""
    body = b'{"items":["' + b"x" * (size - 13) + b'"]}'

    @get("/", sync_to_thread=False)
    def page() -> Response[bytes]:
        return Response(body, media_type="application/json", headers={"Cache-Control": "no-cache"})

    app = Litestar([page], openapi_config=None, logging_config=None)
    uvicorn.run(app, port=port, log_level="warning", access_log=False, server_header=False)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
