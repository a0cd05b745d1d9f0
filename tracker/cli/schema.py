"""`tracker schema`: the shape of a seed file, for editors."""

from __future__ import annotations

import json

import click

from tracker.records.shapes import Submission


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of seed files.

    An editor that knows the schema completes keys and marks slips while you type: write it to a file, and name
    that file in the first line of a seed file.

    \b
    Example:
      tracker schema > seed.schema.json
      (first line of a seed file)  #:schema ./seed.schema.json
    """
    click.echo(json.dumps(Submission.model_json_schema(), indent=2, ensure_ascii=False))
