"""`tracker serve`: the timeline over HTTP."""

from __future__ import annotations

import errno
import socket
from dataclasses import fields

import click
import uvicorn

from tracker import clock
from tracker.api.followers import Followers
from tracker.api.guard import Limits
from tracker.app import create_app
from tracker.cli.options import opened, shown, with_database
from tracker.cli.punctual import punctual
from tracker.cli.terminal import remark
from tracker.settings import Settings
from tracker.store.state import cursor_secret, latest_moment

SECONDS_TO_FINISH = 10
MILLISECONDS_FOR_THE_SILENT = 60_000


@click.command("serve")
@click.option("--host", help="The address to listen on.  [default: TRACKER_HOST, else 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65_535), help="The port.  [default: TRACKER_PORT, else 8000]")
@click.option(
    "--example", "examples", metavar="PATH", multiple=True, help="A path to name among those to try."
)
@with_database
@click.pass_obj
def command(
    settings: Settings, *, host: str | None, port: int | None, examples: tuple[str, ...], database: str
) -> None:
    """Serve the timeline until it is told to stop; requests that have begun are answered first.

    Refuses a database whose schema is not the one of this version: `tracker migrate` brings it there.

    \b
    Examples:
      tracker serve
      tracker serve --port 8123
      tracker serve --database postgresql://postgres@127.0.0.1/tracker
    """
    with opened(database) as store:
        with store.writing() as session:
            secret, latest = cursor_secret(session), latest_moment(session)
        followers = Followers(store)
        app = create_app(
            store,
            now=clock.now,
            secret=secret,
            followers=followers,
            origins=settings.origins,
            cache_megabytes=settings.cache_megabytes,
            limits=_limits(settings),
        )
        listener = _listen(host or settings.host, settings.port if port is None else port)
        remark(f"Serving {shown(database)}" + ("" if latest else ", which is empty: `tracker seed` fills it"))
        click.echo(_to_try(_address(listener), examples))
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
            http=punctual(settings.seconds_to_arrive),
            proxy_headers=bool(
                settings.proxies
            ),  # the server itself would believe whatever comes from 127.0.0.1
            forwarded_allow_ips=list(settings.proxies),
        )
        try:
            _Server(config, followers).run(sockets=[listener])
        except KeyboardInterrupt:
            remark("stopped")


def _limits(settings: Settings) -> Limits:
    return Limits(**{each.name: getattr(settings, each.name) for each in fields(Limits)})


class _Server(uvicorn.Server):
    """A server that ends the streams first: it waits for what has begun, and they would not end by themselves."""

    def __init__(self, config: uvicorn.Config, followers: Followers) -> None:
        super().__init__(config)
        self._followers = followers

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Tell who follows the changes, and go on as usual."""
        self._followers.stop()
        await super().shutdown(sockets)


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens, so that whoever reads the addresses can use them."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family)
        listener.setsockopt(
            socket.IPPROTO_TCP, socket.TCP_NODELAY, 1
        )  # asyncio sets it only on sockets it made itself
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            # a client that has stopped reading is cut off by the system; nobody else could take back what is on its way
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, MILLISECONDS_FOR_THE_SILENT)
        return listener
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        advice = "it is taken; choose another with --port" if taken else error.strerror
        raise click.ClickException(f"Cannot listen on {host} port {port}: {advice}.") from None


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if listener.family == socket.AF_INET6 else f"http://{host}:{port}"


def _to_try(address: str, examples: tuple[str, ...]) -> str:
    pages = ("/", "/timeline", *examples, "/schema")
    listed = "\n".join(f"  {address}{path}" for path in pages)
    first = examples[0] if examples else "/timeline"
    return f"{listed}\n\n  curl '{address}{first}'\n"
