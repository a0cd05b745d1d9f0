from __future__ import annotations

import pytest

from tracker.ingest.drafting.positions.reports import only_reports
from tracker.ingest.toml_table import toml_table

REPORTS = toml_table("tracker.ingest.drafting.positions", "reports")


@pytest.mark.parametrize("content", REPORTS["examples"])
def test_what_tells_of_an_event_only_reports(content: str) -> None:
    assert only_reports(content)


@pytest.mark.parametrize("content", REPORTS["others"])
def test_what_tells_what_must_be_or_was_refused_does_more(content: str) -> None:
    assert not only_reports(content)
