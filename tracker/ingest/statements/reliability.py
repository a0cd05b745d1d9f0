"""How often each rule is right: the counted figures of `reliability.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tracker.ingest.toml_table import toml_table


class Reliability(NamedTuple):
    """The share of right statements of each rule, and of one that was never counted."""

    rules: Mapping[str, float]
    other: float


@cache
def load() -> Reliability:
    """The figures of this installation."""
    content = toml_table(__package__, "reliability")
    return Reliability(content["rules"], content["other"])


def of(rule: str) -> float:
    """The probability that a statement which a rule found is right."""
    figures = load()
    return figures.rules.get(rule, figures.other)
