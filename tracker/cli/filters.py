"""Options that are the parameters of a list over HTTP: one for each, in the same words, read in the same way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from tracker.api.parameters import Pairs, Parameter

Given = str | tuple[str, ...] | bool | None


def with_parameters(
    parameters: Sequence[Parameter],
) -> Callable[[click.decorators.FC], click.decorators.FC]:
    """A decorator that gives a command one option for each parameter."""

    def decorated(command: click.decorators.FC) -> click.decorators.FC:
        for parameter in reversed(parameters):
            command = _option(parameter)(command)
        return command

    return decorated


def _option(parameter: Parameter) -> Callable[[click.decorators.FC], click.decorators.FC]:
    name = parameter.name.replace("_", "-")
    metavar = name.upper() if "enum" not in parameter.schema else "WORD"
    return click.option(
        f"--{name}",
        parameter.name,
        metavar=metavar,
        multiple=parameter.many,
        required=parameter.required,
        help=parameter.about,
    )


def pairs_of(given: Mapping[str, Any]) -> Pairs:
    """The options that were typed, as a query would give them."""
    several = ((name, (value,) if isinstance(value, str) else value or ()) for name, value in given.items())
    return tuple((name, text) for name, texts in several for text in texts)
