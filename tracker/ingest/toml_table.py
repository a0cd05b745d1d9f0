"""A table of rows beside the modules that apply it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Any


def toml_table(package: str, name: str) -> dict[str, Any]:
    """What the TOML file of that name in a package holds."""
    return tomllib.loads(files(package).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def any_word(rows: Iterable[str]) -> str:
    """The expression that matches what one of these does, as whole words."""
    return rf"\b(?:{'|'.join(rows)})\b"
