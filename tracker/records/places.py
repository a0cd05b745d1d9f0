"""Places on the map: boxes of degrees, and the cells of a grid by which lines in a box are found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import floor

from tracker.records.tags import Tag, tag

_MOST_CELLS = 64
_GRIDS = (1, 10)
"""The sizes of the cells, in degrees."""

_BOX = re.compile(r"(-?\d{1,3}(\.\d{1,12})?(,(?!$)|$)){4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east, north in degrees (WGS 84); where west is greater than east, across the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    def spans(self) -> list[tuple[float, float]]:
        """The longitudes of the box, in one stretch or in two."""
        if self.west <= self.east:
            return [(self.west, self.east)]
        return [(self.west, 180.0), (-180.0, self.east)]


def box(text: str) -> Box:
    """A box as a reader gives it.

    Raises:
        ValueError: it is none; the message says what is expected.

    """
    expected = "west,south,east,north in degrees, such as 5.9,45.8,10.5,47.8; south is not above north"
    if not _BOX.fullmatch(text):
        raise ValueError(expected)
    west, south, east, north = map(float, text.split(","))
    if not all(-180 <= lon <= 180 for lon in (west, east)) or not all(
        -90 <= lat <= 90 for lat in (south, north)
    ):
        raise ValueError(expected)
    if south > north:
        raise ValueError(f"a south ({south:g}) that is not above the north ({north:g})")
    return Box(west, south, east, north)


def cells_of(lat: float, lon: float) -> list[str]:
    """The tags of a point: that it is on the map at all, and its cell in each grid."""
    return [tag(Tag.LOCATED), *(_cell(size, floor(lat / size), floor(lon / size)) for size in _GRIDS)]


def cells_over(asked: Box) -> list[str]:
    """Tags one of which is on every point of a box, and on few others."""
    for size in _GRIDS:
        rows = range(floor(asked.south / size), floor(asked.north / size) + 1)
        columns = {
            column
            for west, east in asked.spans()
            for column in range(floor(west / size), floor(east / size) + 1)
        }
        if len(rows) * len(columns) <= _MOST_CELLS:
            return [_cell(size, row, column) for row in rows for column in sorted(columns)]
    return [tag(Tag.LOCATED)]


def _cell(size: int, row: int, column: int) -> str:
    return f"{tag(Tag.LOCATED)}{size}.{row}.{column}"
