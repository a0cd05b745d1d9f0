"""How often an operator is right when no policy had to choose: the counted figures of `reliability.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tracker.temporal import files


class Reliability(NamedTuple):
    """The share of right answers for each operator, and for one that was never counted."""

    operators: Mapping[str, float]
    other: float

    def of(self, operator: str) -> float:
        """The probability that a mention read by an operator is right."""
        return self.operators.get(operator, self.other)


@cache
def load() -> Reliability:
    """The figures of this installation."""
    content = tomllib.loads(files.text("reliability"))
    return Reliability(content["operators"], content["other"])
