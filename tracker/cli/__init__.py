"""The command line: one module per command, loaded when it is typed, a few lines over the floors below."""

from __future__ import annotations

from importlib import import_module

import click

from tracker import settings
from tracker.cli.server import SERVER, refuse_server
from tracker.cli.terminal import complain
from tracker.errors import TrackerError

COMMANDS = {
    "serve": "Serve the timeline over HTTP until it is told to stop.",
    "migrate": "Bring the database to the schema of this version.",
    "seed": "Store what seed files say.",
    "ingest": "Make drafts from articles: plain text, HTML or PDF.",
    "review": "Decide about drafts, one after the other.",
    "rule": "Decide about a report or a whole record, or take that back.",
    "resolve": "Resolve a date, or all dates in a text.",
    "upcoming": "Show what is planned.",
    "overdue": "Show what was planned and is past.",
    "conflicts": "Show each record with a contested field.",
    "positions": "Show who stands where, and who moved.",
    "schedule": "Show every date that was announced for a round.",
    "export": "Write the timeline, or all that is stored.",
    "import": "Put back what `tracker export --all` wrote.",
    "changes": "Tell what changed, field by field.",
    "verify": "Fold all reports again, and compare with what stands.",
    "rebuild": "Make everything that reads fast anew.",
    "keys": "Make, list, rotate and revoke API keys.",
    "audit": "Tell who wrote what, when and from where.",
    "schema": "Print the JSON Schema of seed files.",
    "doctor": "Say whether this installation is sound.",
}
"""The commands in the order in which a newcomer meets them, each with what the list of them says: none need be loaded
for that."""


class Commands(click.Group):
    """The commands by name; a failure that the program can explain becomes one message and exit code 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all."""
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the list of commands, without loading one of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

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
@click.version_option(package_name="tracker", prog_name="tracker")
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
