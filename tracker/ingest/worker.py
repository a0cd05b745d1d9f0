"""A function in a process of its own, ended when it takes too long: no pattern over a hostile text is sure to end."""

from __future__ import annotations

import gc
import multiprocessing
import resource
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from tracker.errors import TrackerError

_START = 60.0  # seconds in which the process has to be there: it loads its libraries first
_SELDOM = 50_000  # things more than were given up, some megabytes; 700 is what Python sets

A = TypeVar("A")
R = TypeVar("R")


class TookTooLong(Exception):
    """The function was not done in time, or the process that ran it came to an end."""


class Worker(Generic[A, R]):
    """Calls a function of one argument in one process, which is started when it is needed, and anew after it was ended.

    `memory` bounds the address space of the process, in bytes. It is for one thread at a time. The function has to be
    one of a module, argument and result have to be values that can be pickled: what the process answers is trusted, so
    nothing but our own code may run there.
    """

    def __init__(self, function: Callable[[A], R], *, memory: int) -> None:
        self._function, self._memory = function, memory
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def __call__(self, argument: A, *, seconds: float) -> R:
        """What the function makes of the argument, on its way there and back too in so many seconds.

        Raises:
            TookTooLong: it was ended.
            TrackerError: what the function raises.

        """
        line = self._connected()
        try:
            line.send(argument)
            if not line.poll(seconds):
                raise TookTooLong
            result, error = line.recv()
        except (EOFError, OSError, TookTooLong):
            self.close()
            raise TookTooLong from None
        if error is not None:
            raise error
        made: R = result
        return made

    def close(self) -> None:
        """End the process; the next call gets a new one."""
        if self._process is not None and self._line is not None:
            self._line.close()
            self._process.kill()
            self._process.join()
        self._process = self._line = None

    def _connected(self) -> Connection:
        if self._line is None:
            self._line, self._process = _started(self._function, self._memory)
        return self._line


def _started(function: Callable[[A], R], memory: int) -> tuple[Connection, BaseProcess]:
    """A process that is ready, and the line to it; it inherits neither threads nor open files."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(function, theirs, memory), daemon=True)
    process.start()
    theirs.close()
    if not ours.poll(_START) or ours.recv() != "ready":
        process.kill()
        raise RuntimeError("a process of the service did not start")
    return ours, process


def _serve(function: Callable[[A], R], line: Connection, memory: int) -> None:
    """Answer calls until the other end is closed.

    What the first call loads stays as long as the process: the collector of garbage, which would go through all of it
    again and again, is stopped for that call, and leaves it out behind it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever interrupts the service is answered by the service
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.disable()
    line.send("ready")
    while True:
        try:
            argument = line.recv()
        except EOFError:
            return
        try:
            line.send((function(argument), None))
        except TrackerError as error:
            line.send((None, error))
        if not gc.isenabled():
            collect_seldom()
            gc.enable()


def collect_seldom() -> None:
    """Leave all that is loaded out of the collection of garbage, and look through the rest but seldom.

    What is made of an article has no cycles, so that nothing of it waits for the collector (a test holds it to that);
    only the reading of pages leaves some.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_SELDOM)
