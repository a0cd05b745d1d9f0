"""Two servers with an answer that costs nothing to make, which is what a page can be compared with.

python -m benchmarks.http.fixed PORT SIZE              the same framework on the same server, and nothing else
python -m benchmarks.http.fixed PORT SIZE DATABASE     the service itself, with one more address that sends a fixed body
"""

from __future__ import annotations

import sys
from contextlib import ExitStack

import uvicorn
from litestar import Litestar, Response, get

from tracker import clock
from tracker.app import create_app
from tracker.cli.punctual import punctual
from tracker.settings import Settings
from tracker.store.database import open_database

PATH = "/fixed"


def main(port: int, size: int, database: str | None) -> None:
    """Serve a body of `size` bytes at `/fixed`."""
    body = b'{"items":["' + b"x" * (size - 13) + b'"]}'

    @get(PATH, sync_to_thread=False)
    def page() -> Response[bytes]:
        return Response(body, media_type="application/json", headers={"Cache-Control": "no-cache"})

    with ExitStack() as stack:
        if database is None:
            app = Litestar([page], openapi_config=None, logging_config=None)
        else:
            store = open_database(f"sqlite:///{database}")
            stack.callback(store.close)
            app = create_app(store, now=clock.now, secret=b"of the benchmark, and of no use" * 2)
            app.register(page)
        protocol = "auto" if database is None else punctual(Settings().seconds_to_arrive)
        uvicorn.run(app, port=port, log_level="warning", access_log=False, server_header=False, http=protocol)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
