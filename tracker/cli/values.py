"""What an option's value may be, in modules that need nothing else: commands that use only these start at once."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import click

EXPECTED_MOMENT = "a day such as 2026-01-27 or an instant such as 2026-01-27T09:30:00Z"


class Moment(click.ParamType[date]):
    """A day, or an instant with its offset from UTC (a datetime, which is a date too)."""

    name = "day|instant"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read ISO 8601; anything else is a usage error."""
        if isinstance(value, date):
            return value
        try:
            return (
                date.fromisoformat(value)
                if len(value) == len("2026-01-27")
                else datetime.fromisoformat(value)
            )
        except ValueError:
            self.fail(f"{value!r} is not {EXPECTED_MOMENT}.", param, ctx)


MOMENT = Moment()


class Country(click.ParamType[str]):
    """A country as ISO 3166-1 writes it: two capital letters."""

    name = "code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take it as it is; anything else is a usage error."""
        if not isinstance(value, str) or not re.fullmatch("[A-Z]{2}", value):
            self.fail(f"{value!r} is not two letters of ISO 3166-1, such as GB.", param, ctx)
        return value


COUNTRY = Country()
