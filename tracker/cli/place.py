"""`--database` or `--server`: where a command finds the records, decided once and opened when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tracker.cli.server import ON_ITS_MACHINE, SERVER
from tracker.settings import Settings

if TYPE_CHECKING:
    from tracker.cli.records import Records
    from tracker.client.connection import Connection
    from tracker.store.database import Database

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """A database by its address, or where `server` is not None the server there, with a key for writing."""

    database: str
    server: str | None = None
    key: str | None = field(default=None, repr=False)

    @contextmanager
    def opened_as(self, here: Callable[[Database], T], there: Callable[[Connection], T]) -> Iterator[T]:
        """What is made of the database, or of a connection to the server; closed at the end.

        Raises:
            DatabaseNotReady: the database cannot be reached, or `tracker migrate` has to be run first.
            AddressInvalid: the address of the server is none.

        """
        if self.server is None:
            from tracker.cli.options import opened  # noqa: PLC0415 - what needs no place loads none of it

            with opened(self.database) as store:
                yield here(store)
        else:
            from tracker.client.connection import Connection  # noqa: PLC0415 - a database needs no HTTP client

            with Connection(self.server, self.key) as connection:
                yield there(connection)

    def opened(self) -> AbstractContextManager[Records]:
        """The records there, closed at the end; raises what `opened_as` does."""
        return self.opened_as(_records_here, _records_there)

    def only_a_database(self, what: str) -> str:
        """The database, for what no server does.

        Raises:
            UsageError: this is a server.

        """
        if self.server is not None:
            raise click.UsageError(f"{what} takes no --server: {ON_ITS_MACHINE}.")
        return self.database


def _records_here(store: Database) -> Records:
    from tracker.cli.local import InDatabase  # noqa: PLC0415 - what needs no place loads none of it

    return InDatabase(store)


def _records_there(connection: Connection) -> Records:
    from tracker.cli.remote import OnServer  # noqa: PLC0415 - most commands need no HTTP client, and it is slow

    return OnServer(connection)


def with_places(command: F) -> F:
    """`--database`, `--server`, `--key-file` as they were typed, for a command that may need none (`place_of`)."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "--database",
        metavar="URL",
        help="sqlite:///PATH or postgresql://USER@HOST/NAME.  [default: TRACKER_DATABASE, else ./tracker.db]",
    ),
    click.option(
        "--server",
        metavar="URL",
        help="A server instead of a database, such as http://127.0.0.1:8000.  [default: TRACKER_SERVER]",
    ),
    click.option(
        "--key-file",
        metavar="PATH",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="A file that holds the API key, for writing to a server.  [default: the key in TRACKER_KEY]",
    ),
)


def with_records(command: F) -> F:
    """`--database`, `--server` and `--key-file`, given to the command as `place`."""

    @with_places
    @click.pass_context
    @wraps(command)
    def placed(
        context: click.Context,
        /,
        *,
        database: str | None,
        server: str | None,
        key_file: Path | None,
        **given: Any,
    ) -> Any:
        return command(place=place_of(context, database, server, key_file), **given)

    return placed  # type: ignore[return-value]  # its options are those of the command and three more


def place_of(
    context: click.Context, database: str | None, server: str | None, key_file: Path | None
) -> Place:
    """The place that was typed, before the command or behind it, else the one that the environment names.

    Raises:
        UsageError: there are two of them, or the file holds no key.

    """
    settings = context.find_object(Settings) or Settings()
    typed = server or context.meta.get(SERVER)
    if typed and database:
        raise click.UsageError("--server and --database name two places: give one of them.")
    chosen = typed or (None if database else settings.server)
    key = _key(key_file) if key_file else settings.key
    return Place(database or settings.database, chosen, key)


def _key(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise click.BadParameter(f"{file} holds no API key.", param_hint="--key-file") from None
