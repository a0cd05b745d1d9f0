from __future__ import annotations

import re

import pytest

from tracker.ingest.drafting.text.inflecting import forms

IRREGULAR = {"break": ("broke", "broken")}


@pytest.mark.parametrize(
    ("verb", "written"),
    [
        ("sign", "sign signs signed signed signing"),
        ("agree on", "agree on|agrees on|agreed on|agreed on|agreeing on"),
        ("ratify", "ratify ratifies ratified ratified ratifying"),
        ("swap", "swap swaps swapped swapped swapping"),
        ("submit", "submit submits submitted submitted submitting"),
        ("offer", "offer offers offered offered offering"),
        ("reach", "reach reaches reached reached reaching"),
        ("break off", "break off|breaks off|broke off|broken off|breaking off"),
        ("appoint", "appoint appoints appointed appointed appointing"),
        ("deploy", "deploy deploys deployed deployed deploying"),
        ("cancel", "cancel cancels cancelled cancelled cancelling"),
        ("cancel", "cancel cancels canceled canceled canceling"),
        ("initial", "initial initials initialed initialled initialling"),
    ],
)
def test_a_verb_has_its_forms(verb: str, written: str) -> None:
    found = forms(verb, IRREGULAR)
    words = written.split("|") if "|" in written else written.split()
    expressions = (found.base, found.third, found.past, found.done, found.doing)
    assert all(re.fullmatch(one, word) for one, word in zip(expressions, words, strict=True))
