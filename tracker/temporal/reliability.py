"""How often an operator is right when no policy had to choose: the counted figures of `reliability.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Reliability:
    """The share of right answers for each operator, and for one that was never counted."""

    operators: Mapping[str, float]
    other: float

    def of(self, operator: str) -> float:
        """The probability that a mention read by an operator is right."""
        return self.operators.get(operator, self.other)


@cache
def load() -> Reliability:
    """The figures of this installation."""
    file = resources.files("tracker.temporal").joinpath("reliability.toml")
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    return Reliability(content["operators"], content["other"])
