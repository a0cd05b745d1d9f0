"""The peers are locked, and our engine answers through the same adapter."""

from __future__ import annotations

import json
import re
from pathlib import Path

from benchmarks.peers_run import OURS, PEERS, runs, version
from benchmarks.report import tables
from benchmarks.score_timeml import document

ROOT = Path(__file__).parent.parent.parent
SOURCE = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2026-01-27">2026-01-27</TIMEX3></DCT>
<TEXT>They are scheduled to meet on <TIMEX3 tid="t1" type="DATE" value="2026-02-01">Sunday</TIMEX3>.</TEXT></TimeML>"""


def test_every_peer_is_locked_with_its_hash_and_no_address() -> None:
    text = (ROOT / "benchmarks/requirements-peers.txt").read_text()
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[A-Za-z0-9._-]+==[^\s;]+", entry), entry
        assert "--hash=sha256:" in entry
    lock = (ROOT / "benchmarks/peers/package-lock.json").read_text()
    assert "://" not in text + lock
    assert all("integrity" in one for name, one in json.loads(lock)["packages"].items() if name)
    assert all(version(peer) for peer in PEERS)


def test_what_is_locked_needs_nothing_more_than_is_locked() -> None:
    """One of them may not have what another asks for, so that pip is told to look for nothing itself."""
    overridden = (ROOT / "benchmarks/peers/overrides.txt").read_text().split()[0]
    assert overridden == "emoji<2"
    assert re.search(r"^emoji==1\.", (ROOT / "benchmarks/requirements-peers.txt").read_text(), re.MULTILINE)
    assert (
        "--no-deps --require-hashes --requirement benchmarks/requirements-peers.txt"
        in (ROOT / "Makefile").read_text()
    )


def test_an_adapter_is_told_the_domain(tmp_path: Path) -> None:
    told = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2026-01-27">2026-01-27</TIMEX3></DCT>
<TEXT>The war began in 1618. They met in <TIMEX3 tid="t1" type="DATE" value="1618-05">May</TIMEX3>.</TEXT></TimeML>"""
    (news,) = runs([document("one", told)], tmp_path)
    (narrative,) = runs([document("one", told)], tmp_path, domain="narrative")
    assert [one.value for one in narrative.answers["one"]] == ["1618", "1618-05"]
    assert news.answers["one"] != narrative.answers["one"]


def test_our_engine_is_measured_through_the_adapter(tmp_path: Path) -> None:
    documents = [document("one", SOURCE)]
    (ours,) = runs(documents, tmp_path)
    assert ours.name == OURS.name
    assert [(one.value, one.type) for one in ours.answers["one"]] == [("2026-02-01", "DATE")]
    assert set(ours.probabilities) == {("one", one.start, one.end) for one in ours.answers["one"]}
    said = "\n".join(tables(documents, [ours]))
    assert "| tracker | 100.0 | 100.0 | 100.0 | 100.0 | 100.0 |" in said
