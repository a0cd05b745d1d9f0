"""What `make bench-http` measures.

    python -m benchmarks.http [--place FOLDER] [--peers ENVIRONMENT] [--sizes 10000 100000] [--write docs/speed.md]

The databases are made once and kept in FOLDER. Figures are ratios to something measured in the same run: a machine that
is busy with other things slows both.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from urllib.request import urlopen

from benchmarks.http import database, datasette
from benchmarks.http.build import built
from benchmarks.http.fixed import PATH as FIXED
from benchmarks.http.load import Measured, Target, alternate, ratio
from benchmarks.http.servers import fixed, serving, tracker
from benchmarks.http.shapes import Shape, shapes, walked

CONNECTIONS = 8
_MARKED = re.compile(r"(<!-- figures -->\n).*?(<!-- end of figures -->)", re.DOTALL)


def main() -> None:
    """Measure, print, and write what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.http", description="the speed of the service")
    parser.add_argument("--place", type=Path, default=Path(".bench"), help="where the databases are kept")
    parser.add_argument(
        "--peers", type=Path, default=Path(".peers-http"), help="the environment of Datasette"
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000], help="records")
    parser.add_argument("--seconds", type=float, default=3.0, help="of each target in each round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", type=Path, help="a document to put the tables into, between its marks")
    given = parser.parse_args()
    made = {size: built(size, given.place) for size in given.sizes}
    for size, (_, seconds) in made.items():
        if seconds:
            print(f"{size:,} records taken in at {size / seconds:.0f} a CPU second")
    paths = {size: path for size, (path, _) in made.items()}
    found = [
        *_database_time(paths),
        *(line for size, path in paths.items() for line in _over_http(size, path, given)),
    ]
    text = "\n".join(found).strip() + "\n"
    print(text)
    if given.write:
        before = given.write.read_text(encoding="utf-8")
        given.write.write_text(
            _MARKED.sub(lambda marks: f"{marks[1]}\n{text}\n{marks[2]}", before), encoding="utf-8"
        )


def _database_time(paths: dict[int, Path]) -> Iterator[str]:
    """One row for each shape: the time at each size, and how many times as long it takes at the largest."""
    yield from ("### Database time of a page of 50, in milliseconds", "")
    yield f"| | {' | '.join(f'{size:,} records' for size in paths)} | times |"
    yield "|---|" + "---:|" * (len(paths) + 1)
    by_size = [{shape.name: shape.queries for shape in shapes(path)} for path in paths.values()]
    for name in by_size[0]:
        times = [
            database.milliseconds(path, queries[name])
            for path, queries in zip(paths.values(), by_size, strict=True)
        ]
        yield f"| {name} | {' | '.join(f'{time:.3f}' for time in times)} | {times[-1] / times[0]:.2f} |"
    yield ""


def _over_http(size: int, path: Path, given: argparse.Namespace) -> Iterator[str]:
    """One row for each shape: requests a second beside the fixed bodies and beside Datasette, in the same rounds."""
    with ExitStack() as stack:
        ours = stack.enter_context(serving("tracker", tracker(path), "/health/ready"))
        uncached = stack.enter_context(serving("keeps nothing", tracker(path), "/health/ready", cached=False))
        pages = walked(ours)
        length = _length(ours.port, pages[len(pages) // 2])
        same = stack.enter_context(serving("the same service", fixed(length, path), FIXED))
        bare = stack.enter_context(serving("the framework", fixed(length), FIXED))
        peer = None
        if (given.peers / "bin" / "datasette").exists():
            command = datasette.command(given.peers, datasette.copied(path))
            peer = stack.enter_context(serving("datasette", command, "/-/versions.json"))
        yield f"### Over HTTP, {size:,} records: {CONNECTIONS} connections, fixed body of {length:,} bytes"
        yield from ("", f"| | {' | '.join(_COLUMNS)} |", "|---|" + "---:|" * len(_COLUMNS))
        asked = [shape for shape in shapes(path) if shape.ours]
        walk = Shape("page of a walk", (), pages, asked[0].datasette)
        for server, shape in [*((uncached, shape) for shape in (walk, *asked)), (ours, asked[0])]:
            targets = [Target(server, shape.ours), Target(same, [FIXED]), Target(bare, [FIXED])]
            if peer and shape.datasette:
                targets.append(Target(peer, shape.datasette))
            name = shape.name + ("" if server is uncached else ", kept in memory")
            yield _row(name, alternate(targets, given.seconds, given.rounds, CONNECTIONS))
        yield ""


_COLUMNS = (
    "requests/s",
    "CPU ms",
    "of the service's rate for a fixed body",
    "of the bare framework's",
    "times as fast as Datasette",
)


def _row(name: str, measured: Sequence[Measured]) -> str:
    ours, same, bare, *peer = measured
    cells = [
        f"{ours.rate:.0f}",
        f"{sum(ours.cpu) / len(ours.cpu):.2f}",
        f"{ratio(ours, same):.2f}",
        f"{ratio(ours, bare):.2f}",
    ]
    return f"| {name} | {' | '.join(cells)} | {ratio(ours, peer[0]) if peer else 0:.1f} |"


def _length(port: int, path: str) -> int:
    with urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        return len(answer.read())


if __name__ == "__main__":
    main()
