"""A client that keeps a few connections busy, and drives several servers in turn, so that noise falls on all alike."""

from __future__ import annotations

import asyncio
import re
import statistics
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import cycle

from benchmarks.http.servers import Server

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """A server and the paths that it is asked for, one after the other and from the start again."""

    server: Server
    paths: Sequence[str]


@dataclass(slots=True)
class Measured:
    """What each round gave for one target: requests a second, the server's CPU and the latencies in milliseconds."""

    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Requests a second, the median over the rounds."""
        return statistics.median(self.rates)


def alternate(targets: Sequence[Target], seconds: float, rounds: int, connections: int) -> list[Measured]:
    """Drive each target for some seconds in every round, in an order that turns; a round unmeasured comes first."""
    found = [Measured() for _ in targets]
    for number in range(rounds + 1):
        for offset in range(len(targets)):
            place = (number + offset) % len(targets)
            latencies, cpu = asyncio.run(_drive(targets[place], seconds, connections))
            if number:
                found[place].rates.append(len(latencies) / seconds)
                found[place].cpu.append(1000 * cpu / len(latencies))
                found[place].latencies += [1000 * latency for latency in latencies]
    return found


def ratio(one: Measured, other: Measured) -> float:
    """How many times as fast one was as the other: the median over the rounds of the ratio within each."""
    return statistics.median(a / b for a, b in zip(one.rates, other.rates, strict=True))


async def _drive(target: Target, seconds: float, connections: int) -> tuple[list[float], float]:
    paths = cycle(target.paths)
    before, end = target.server.cpu_seconds(), time.perf_counter() + seconds
    found = await asyncio.gather(*(_keep_asking(target.server, paths, end) for _ in range(connections)))
    return [latency for each in found for latency in each], target.server.cpu_seconds() - before


async def _keep_asking(server: Server, paths: Iterable[str], end: float) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port, limit=1 << 20)
    latencies = []
    try:
        for path in paths:
            begun = time.perf_counter()
            if begun >= end:
                break
            writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())
            await _answer(reader, path)
            latencies.append(time.perf_counter() - begun)
    finally:
        writer.close()
    return latencies


async def _answer(reader: asyncio.StreamReader, path: str) -> None:
    """Read one whole answer, of known length or in chunks."""
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200 "):
        raise RuntimeError(f"{path} was answered with {head[:200]!r}")
    length = _LENGTH.search(head)
    if length:
        await reader.readexactly(int(length[1]))
        return
    while size := int(await reader.readuntil(b"\r\n"), 16):
        await reader.readexactly(size + 2)
    await reader.readexactly(2)
