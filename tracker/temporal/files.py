"""The files of rows beside the code. Every first answer waits for some, so opening one imports nothing."""

from __future__ import annotations

import os

_HERE = os.path.dirname(__file__)
_ENDING = ".toml"


def names(folder: str) -> tuple[str, ...]:
    """The files of a folder, sorted, without their ending."""
    files = os.listdir(os.path.join(_HERE, folder))
    return tuple(sorted(file.removesuffix(_ENDING) for file in files if file.endswith(_ENDING)))


def text(*place: str) -> str:
    """What stands in a file: its folder, if it has one, and its name without its ending."""
    with open(os.path.join(_HERE, *place) + _ENDING, encoding="utf-8") as file:
        return file.read()
