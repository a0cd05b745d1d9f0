"""docs/client.md is a session with a server of the seeds, and every word in it is true."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from tests.recipes import SHOWN_ADDRESS

MANUAL = Path(__file__).parents[2] / "docs/client.md"


def test_the_sessions_of_the_manual_run(address: str) -> None:
    sessions = re.findall(r"^```pycon\n(.*?)^```$", MANUAL.read_text(), re.DOTALL | re.MULTILINE)
    assert len(sessions) > 5
    session = "\n".join(sessions).replace(SHOWN_ADDRESS, address)
    test = doctest.DocTestParser().get_doctest(session, {}, MANUAL.name, str(MANUAL), 0)
    found: list[str] = []
    runner = doctest.DocTestRunner(verbose=False)
    assert runner.run(test, out=found.append, clear_globs=False).failed == 0, "".join(found)
