"""Which commands take `--server`, and why the others do not: known before any of them is loaded."""

from __future__ import annotations

import click

SERVER = "tracker.server"
"""The name under which `tracker --server` leaves what was typed for the command."""

ON_ITS_MACHINE = "it works on the database itself, so it runs on the server's machine"
READS_NO_RECORDS = "it reads no records, so it needs no server"
REFUSED = {
    **dict.fromkeys(
        ("serve", "migrate", "import", "verify", "rebuild", "keys", "audit", "doctor"),
        ON_ITS_MACHINE,
    ),
    **dict.fromkeys(("resolve", "schema"), READS_NO_RECORDS),
}
"""The commands that take no server, and why."""


def refuse_server(command: str | None) -> None:
    """Refuse `--server` for a command that takes none.

    Raises:
        UsageError: saying why.

    """
    if command in REFUSED:
        raise click.UsageError(f"{command} takes no --server: {REFUSED[command]}.")
