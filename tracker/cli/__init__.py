"""The command line: one module per command, loaded when it is typed, a few lines over the floors below."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version

import click

from tracker import settings
from tracker.cli.server import SERVER, refuse_server
from tracker.cli.terminal import complain
from tracker.errors import TrackerError

COMMANDS = (
    "serve",
    "migrate",
    "seed",
    "ingest",
    "review",
    "rule",
    "resolve",
    "upcoming",
    "overdue",
    "conflicts",
    "positions",
    "schedule",
    "export",
    "import",
    "changes",
    "verify",
    "rebuild",
    "keys",
    "audit",
    "schema",
    "doctor",
)


class Commands(click.Group):
    """The commands by name; a failure that the program can explain becomes one message and exit code 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The `command` of the module with that name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"tracker.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - our own promise
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run what was typed."""
        try:
            return super().invoke(ctx)
        except TrackerError as error:
            complain(error)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("tracker"), prog_name="tracker")
@click.option(
    "--server", metavar="URL", help="For commands that read or write records: a server's, not a database's."
)
@click.pass_context
def main(context: click.Context, server: str | None) -> None:
    """Keep the record of a diplomatic process: every fact dated, every date derived from the words of its source.

    A first timeline, from nothing:

    \b
      tracker migrate
      tracker seed
      tracker serve

    Without configuration the database is ./tracker.db; --database or TRACKER_DATABASE names another.
    """
    context.obj = settings.read()
    if server:
        refuse_server(context.invoked_subcommand)
        context.meta[SERVER] = server
