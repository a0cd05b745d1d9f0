"""Health: whether the process lives, and whether it can answer."""

from __future__ import annotations

from litestar import Controller, Response, get
from litestar.di import NamedDependency

from tracker.api.answers import answer
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parts import Parts


def _operation(summary: str, about: str) -> Operation:
    return Operation("Health", summary, about, [Answer(200, "Yes", {"application/json": ref("Health")})])


LIVE = _operation("Whether the process lives", "Asks nothing of the database.")
READY = _operation("Whether it can answer", "503 while the database cannot be reached or has another schema.")


class Health(Controller):
    """`/health`."""

    path = "/health"

    @get("/live", name="health.live", opt={OPERATION: LIVE}, sync_to_thread=False)
    def live(self) -> Response[bytes]:
        """The process answers."""
        return answer({"status": "live"}, cached=False)

    @get("/ready", name="health.ready", opt={OPERATION: READY}, sync_to_thread=True)
    def ready(self, parts: NamedDependency[Parts]) -> Response[bytes]:
        """The database answers too."""
        parts.database.check()
        return answer({"status": "ready", "version": parts.version}, cached=False)
