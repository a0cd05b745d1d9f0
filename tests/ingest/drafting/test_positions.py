"""Texts are ours; 11 March 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.ingest.drafting.casting import figure, setting
from tracker.ingest.drafting.known import KnownPosition
from tracker.ingest.drafting.positions import positions_of
from tracker.records.shapes import PositionReport

MINISTER = figure("al-thani", behalf="qatar")
HAMAS = figure("hamas", "armed group")
OFFICIAL = figure("an-egyptian-official", behalf="egypt", unnamed=True)
ISRAEL = figure("israel", "state")


def said(text: str, **by_words: Any) -> list[dict[str, Any]]:
    named = {words.replace("_", " "): one for words, one in by_words.items()}
    return [dict(draft.says) for draft in positions_of(setting(text, named))]


def test_a_statement_of_somebody_known_on_an_issue_is_a_position_with_its_parts() -> None:
    text = "Qatar's prime minister al-Thani said on Tuesday that the ceasefire must hold in the whole of the Strip."
    (position,) = said(text, **{"al-Thani": MINISTER})
    assert position["holder"] == "al-thani"
    assert position["on_behalf_of"] == "qatar"
    assert position["issue"] == "ceasefire"
    assert position["stance"] == "demand"
    assert position["when"]["expression"].endswith("Tuesday")
    assert position["attribution"] == "on the record"
    assert "via" not in position
    evidence = position["evidence"]
    assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_a_position_without_a_day_of_its_own_gets_none() -> None:
    (position,) = said("Hamas rejected the disarmament that the plan for Friday asks for.", Hamas=HAMAS)
    assert position["stance"] == "reject"
    assert "when" not in position


def test_the_day_of_what_is_said_is_not_the_day_of_saying_it() -> None:
    (position,) = said("Hamas said that the prisoner exchange would take place on Friday.", Hamas=HAMAS)
    assert "when" not in position


def test_the_day_next_to_the_cue_is_that_of_the_saying() -> None:
    text = (
        "The ceasefire must come first. This was repeated by Hamas on Monday, as reported by the TASS news agency, "
        "following the talks at the weekend."
    )
    (position,) = said(text, Hamas=HAMAS)
    assert position["when"]["expression"].endswith("Monday")


def test_nothing_was_said_on_a_day_to_come() -> None:
    (position,) = said("On Friday, Hamas said, the ceasefire begins.", Hamas=HAMAS)
    assert "when" not in position


def test_the_outlet_that_somebody_spoke_to_stands_in_the_chain() -> None:
    (position,) = said(
        "An Egyptian official told Reuters that the gaps on the withdrawal of troops were serious.",
        Egyptian_official=OFFICIAL,
    )
    assert position["via"] == {"publisher": "Reuters"}
    assert position["attribution"] == "anonymous"


def test_what_an_outlet_says_that_somebody_said_is_his_position_through_the_outlet() -> None:
    positions = said(
        "The Financial Times reported that Israel had demanded a buffer zone along the border.", Israel=ISRAEL
    )
    assert [(one["holder"], one["via"]["publisher"]) for one in positions] == [("israel", "Financial Times")]


@pytest.mark.parametrize(
    "text",
    [
        "The ceasefire would not be renewed, Hamas was quoted as saying by the TASS news agency.",
        "The ceasefire would not be renewed, TASS reported, citing Hamas.",
        "According to TASS, citing Hamas, the ceasefire would not be renewed.",
    ],
)
def test_whom_an_outlet_quotes_beside_a_clause_holds_it_through_the_outlet(text: str) -> None:
    positions = said(text, Hamas=HAMAS)
    assert [(one["holder"], one["stance"], one["via"]["publisher"]) for one in positions] == [
        ("hamas", "reject", "TASS")
    ]


def test_what_one_party_says_of_another_is_a_position_of_the_one_only() -> None:
    positions = said(
        "Hamas said Israel had promised to lift the blockade of the ports.", Hamas=HAMAS, Israel=ISRAEL
    )
    assert [one["holder"] for one in positions] == ["hamas"]


def test_what_somebody_unclear_says_of_a_party_is_nobodys_position() -> None:
    text = "According to a spokeswoman whom nobody knew, Israel expects that the talks will resume."
    assert said(text, Israel=ISRAEL) == []


def test_a_signing_is_about_what_the_sentence_before_is_about() -> None:
    text = "The border is long. Hamas said that it was ready for the signing."
    (position,) = said(text, Hamas=HAMAS)
    assert position["issue"] == "borders"


def test_what_points_back_is_about_what_ends_the_paragraph_before() -> None:
    text = "Israel wants all prisoners home.\n\nHamas denied the allegations on Monday."
    (position,) = said(text, Hamas=HAMAS)
    assert position["issue"] == "prisoners"


def test_how_talks_go_is_about_the_talks_whatever_they_are_on() -> None:
    (position,) = said("Hamas said the talks on the prisoners had broken down.", Hamas=HAMAS)
    assert position["issue"] == "talks-progress"


def test_a_pointer_stands_for_the_sentence_before() -> None:
    text = "The ceasefire must come first. This was reiterated by Hamas on Monday."
    (position,) = said(text, Hamas=HAMAS)
    assert position["issue"] == "ceasefire"
    assert position["summary"].startswith("The ceasefire must come first")


@pytest.mark.parametrize(
    "text",
    [
        "The ceasefire is the only way out of this war, and everybody knows it.",
        "Observers argue that the ceasefire may collapse.",
        "Hamas might say that the ceasefire was broken.",
        "Hamas said on Tuesday that it was raining.",
        "Hamas saw the mediators of the ceasefire talks on Tuesday.",
        "Hamas flew in on Tuesday to convey its terms for the ceasefire.",
        "Hamas had talked to the mediators of the ceasefire.",
        "Hamas said on Tuesday that both teams met in Cairo for talks on a ceasefire.",
    ],
)
def test_neither_comment_nor_nobody_nor_what_was_not_said_is_a_position(text: str) -> None:
    assert said(text, Hamas=HAMAS) == []


def test_two_statements_on_one_issue_have_ids_of_their_own() -> None:
    text = "Hamas demanded a ceasefire of sixty days. Later Hamas rejected a truce without guarantees."
    ids = [one["id"] for one in said(text, Hamas=HAMAS)]
    assert len(ids) == len(set(ids)) == 2


def test_words_in_quotation_marks_are_the_quote() -> None:
    (position,) = said("Hamas said the truce was “a matter of days, not of weeks”.", Hamas=HAMAS)
    assert position["quote"] == "a matter of days, not of weeks"


def test_every_position_is_one_that_a_submission_takes() -> None:
    text = (
        "An Egyptian official told Reuters on Monday that Hamas had accepted the ceasefire. Israel said "
        "“the prisoners must come first”. Hamas denied that it had agreed to a buffer zone."
    )
    positions = said(text, Egyptian_official=OFFICIAL, Hamas=HAMAS, Israel=ISRAEL)
    assert len(positions) == 3
    for one in positions:
        PositionReport.model_validate(one)


@pytest.mark.parametrize("who", ["farmer", "Farmer", "62-year-old", "Seventy-year-old"])
def test_a_bystander_has_no_position(who: str) -> None:
    text = f"In a village {who} Nelson Moreno said that the ceasefire must hold."
    farmer = figure("nelson-moreno")._replace(first=(text.index("Nelson"), text.index(" said")))
    assert said(text, Nelson_Moreno=farmer) == []


def test_what_somebody_tells_of_a_party_behind_it_is_not_the_partys() -> None:
    text = "Because Israel still refuses direct talks on the border, he said."
    assert said(text, Israel=ISRAEL) == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Hamas said that Israel would not accept the ceasefire.", "concern"),
        ("Hamas said that Hamas would not accept the ceasefire.", "reject"),
        ("Hamas said that it would not accept the ceasefire.", "reject"),
    ],
)
def test_what_another_side_refuses_is_no_refusal_of_who_says_so(text: str, stance: str) -> None:
    (position,) = said(text, Hamas=HAMAS, Israel=ISRAEL)
    assert position["stance"] == stance


@pytest.mark.parametrize(
    ("verb", "stance"), [("rejected it", "reject"), ("welcomed the ceasefire", "support")]
)
def test_a_verb_that_takes_a_side_says_enough_by_itself(verb: str, stance: str) -> None:
    (position,) = said(f"The text of the ceasefire was read out. Hamas {verb}.", Hamas=HAMAS)
    assert position["stance"] == stance


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("The prisoners were named. Hamas said that it would not do that.", "prisoners"),
        (
            "The prisoners were named. The ceasefire held. The talks went on in talks about talks. "
            "Hamas said that it would not do that, and talks would go on.",
            "talks",
        ),
    ],
)
def test_what_names_no_issue_is_about_that_of_the_sentence_before_and_not_of_a_name(
    text: str, issue: str
) -> None:
    front = figure("truce-front", "organisation")
    (position,) = said(text, Hamas=HAMAS, Truce_Front=front)
    assert position["issue"] == issue


@pytest.mark.parametrize(
    ("told", "issue"),
    [
        ("no peace treaty was possible while the constitution claimed its land", "settlement"),
        ("the peace plan could not be reconciled with the constitution", "settlement"),
        ("the treaty on the border would be signed", "borders"),
        ("the prisoners would be freed under the peace plan", "prisoners"),
    ],
)
def test_what_is_said_of_a_treaty_is_on_its_terms_whatever_it_waits_for(told: str, issue: str) -> None:
    (position,) = said(f"Hamas said that {told}.", Hamas=HAMAS)
    assert position["issue"] == issue


FULL = "The border is shut, the prisoners are held, the truce is over, the sanctions stay, the dam is full."
TALKS = "The talks stalled and the mediators left, but both sides say that negotiations go on."


@pytest.mark.parametrize(("about", "issues"), [(FULL, []), (f"{FULL} {TALKS}", ["talks"])])
def test_what_names_no_issue_is_on_the_talks_only_in_an_article_about_them(
    about: str, issues: list[str]
) -> None:
    found = said(f"{about}\nHamas said that it would not do that.", Hamas=HAMAS)
    assert [one["issue"] for one in found] == issues


@pytest.mark.parametrize(
    ("told", "issue"),
    [
        ("it would pray for both envoys", "talks"),
        ("it would pray for both envoys, and that the rights of the minority come first", "language-rights"),
        ("two cargo planes were not enough", "talks"),
        ("no cargo would be sent while the naval blockade lasts", "maritime-truce"),
    ],
)
def test_words_that_mean_other_things_name_an_issue_only_beside_others(told: str, issue: str) -> None:
    (position,) = said(f"{TALKS}{' The street was empty.' * 30}\nHamas said that {told}.", Hamas=HAMAS)
    assert position["issue"] == issue


@pytest.mark.parametrize("behind", [", 71,", ", a shipping correspondent,"])
def test_who_is_told_of_as_a_bystander_behind_his_name_has_no_position(behind: str) -> None:
    text = f"In the port Nelson Moreno{behind} said that the ceasefire must hold."
    moreno = figure("nelson-moreno")._replace(first=(text.index("Nelson"), text.index(behind)))
    assert said(text, Nelson_Moreno=moreno) == []


def test_who_speaks_for_no_party_is_heard_only_where_there_are_talks() -> None:
    told = "Nelson Moreno said that the hostages must be freed." + " The street was empty." * 40
    assert said(told, Nelson_Moreno=figure("nelson-moreno")) == []
    assert said(f"{told} {TALKS}", Nelson_Moreno=figure("nelson-moreno"))
    assert said(told, Nelson_Moreno=figure("nelson-moreno", behalf="kenya"))
    assert said(told, Nelson_Moreno=figure("nelson-moreno")._replace(title="President"))
    assert said(f"Gen. {told}", Nelson_Moreno=figure("nelson-moreno")._replace(first=(5, 18)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hamas agreed to a ceasefire in 1998.", 0),
        ("Hamas agreed to a ceasefire in 2026.", 1),
        ("Hamas said that it had agreed to a ceasefire in 1998.", 1),
        ("Hamas, which had condemned the ceasefire, sent nobody.", 0),
        ("Hamas, which rejected the ceasefire last month, sent nobody.", 0),
        ("Hamas, which rejected the ceasefire in April, sent nobody.", 0),
        ("Hamas, which rejected the ceasefire on Monday, sent nobody.", 1),
        ("Hamas, which rejects the ceasefire, sent those who came last month.", 1),
        ("Hamas rejected the ceasefire last month.", 1),
        ("Hamas, which condemned the ceasefire, sent nobody.", 1),
    ],
)
def test_what_was_done_long_before_is_no_position_of_these_days(text: str, found: int) -> None:
    assert len(said(text, Hamas=HAMAS)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{TALKS} Hamas thanked Israel.", 0),
        (f"{TALKS} Hamas accused Israel.", 0),
        (f"{TALKS} Hamas accused Israel of breaking off the talks.", 1),
    ],
)
def test_who_only_turns_to_somebody_says_nothing(text: str, found: int) -> None:
    assert len(said(text, Hamas=HAMAS, Israel=ISRAEL)) == found


def test_what_explains_other_words_is_no_position_of_its_own() -> None:
    text = "“It will not be so,” Hamas added, referring to the threat of sanctions."
    assert [one["quote"] for one in said(text, Hamas=HAMAS)] == ["It will not be so"]


@pytest.mark.parametrize(
    ("told", "found"),
    [("called an urgent meeting on the ceasefire", 0), ("called the ceasefire talks a success", 1)],
)
def test_who_calls_a_meeting_says_nothing_by_that(told: str, found: int) -> None:
    assert len(said(f"Hamas {told}.", Hamas=HAMAS)) == found


def test_a_name_takes_no_side() -> None:
    league = figure("united-peace-league", "organisation")
    found = setting("The United Peace League was at the gate.", {"United Peace League": league})
    assert found.unnamed(((0, 40),)) == "The was at the gate."


def test_what_is_reported_of_somebody_is_not_his_word() -> None:
    assert said("Hamas envoys were reported preparing for talks on the ceasefire.", Hamas_envoys=HAMAS) == []


def test_who_calls_on_somebody_without_asking_anything_pays_a_visit() -> None:
    assert said("Hamas called on the head of the ceasefire talks.", Hamas=HAMAS) == []
    assert said("Hamas called on all sides to keep the ceasefire.", Hamas=HAMAS)


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            "An Egyptian official who was there, told us that the ceasefire talks went on.",
            ["an-egyptian-official"],
        ),
        ("An Egyptian official who has read on the ceasefire talks went home.", []),
        (
            "An Egyptian official, who days ago in Ismailia had warned that the ceasefire was over, was calm.",
            ["an-egyptian-official"],
        ),
    ],
)
def test_what_only_tells_which_person_it_is_ends_before_what_he_says(text: str, holders: list[str]) -> None:
    assert [one["holder"] for one in said(text, An_Egyptian_official=OFFICIAL)] == holders


def test_who_would_have_to_say_something_has_not_said_it() -> None:
    assert said("The ceasefire would hold if Hamas accepted the truce.", Hamas=HAMAS) == []


def test_who_tells_behind_it_what_another_knows_says_it_himself() -> None:
    text = "Israel understands that the ceasefire talks have not begun, Hamas told reporters."
    assert [one["holder"] for one in said(text, Hamas=HAMAS, Israel=ISRAEL)] == ["hamas"]


def test_what_somebody_is_going_to_learn_he_has_not_said() -> None:
    assert said("Hamas was sent to learn how far the ceasefire would go.", Hamas=HAMAS) == []


def test_a_day_on_which_somebody_did_something_else_is_not_that_of_the_saying() -> None:
    text = "Hamas, which sent its men to Cairo on Monday, rejected the disarmament."
    (position,) = said(text, Hamas=HAMAS)
    assert "when" not in position


def test_two_verbs_of_a_sentence_tell_two_positions() -> None:
    text = (
        "Hamas conceded that the ceasefire was fragile, but added that the ceasefire must hold in the Strip."
    )
    assert [position["stance"] for position in said(text, Hamas=HAMAS)] == ["concern", "demand"]


def test_words_that_somebody_adds_after_a_colon_are_a_position_of_their_own() -> None:
    text = "“The ceasefire must hold in the Strip,” Hamas said, adding: “We reject a ceasefire without aid.”"
    assert [position["stance"] for position in said(text, Hamas=HAMAS)] == ["demand", "reject"]


def test_a_subject_behind_a_semicolon_is_not_the_one_before_it() -> None:
    text = "Hamas said that the ceasefire was fragile; a man of the port laughed and denied that the truce was over."
    assert [position["stance"] for position in said(text, Hamas=HAMAS)] == ["concern"]


def test_what_is_welcomed_as_that_is_what_the_sentence_before_tells() -> None:
    text = "Hamas said that the prisoners must go home. On the eve of the elections, Israel welcomed that."
    issues = [position["issue"] for position in said(text, Hamas=HAMAS, Israel=ISRAEL)]
    assert issues == ["prisoners", "prisoners"]


@pytest.mark.parametrize("asked", ["asked not to be named", "did not want his name in the paper"])
def test_who_asks_not_to_be_named_says_nothing_by_that(asked: str) -> None:
    text = f"An official, who {asked}, said that the ceasefire must hold in the Strip."
    assert [position["stance"] for position in said(text, **{"An official": OFFICIAL})] == ["demand"]


@pytest.mark.parametrize(
    "content",
    [
        "the second round of talks on the prisoners had ended without result",
        "Tuesday's discussions on prisoners produced no results",
        "the two-day talks on prisoners were fruitful",
    ],
)
def test_what_is_said_of_talks_is_how_they_go_whatever_they_are_on(content: str) -> None:
    (position,) = said(f"Hamas said that {content}.", Hamas=HAMAS)
    assert position["issue"] == "talks-progress"


def test_what_is_told_of_all_is_not_told_of_one_once_more() -> None:
    text = "Israel's government and Hamas agreed on Wednesday to put arms under the lock of a truce."
    found = said(text, Hamas=HAMAS, Israel=ISRAEL)
    assert sorted(one["holder"] for one in found) == ["hamas", "israel"]


def test_nobody_is_hearsay_of_himself() -> None:
    text = "al-Thani rejects this misreading of the ceasefire: a truce is no peace, al-Thani told reporters."
    assert said(text, **{"al-Thani": MINISTER})


def test_who_would_not_discuss_something_does_not_comment() -> None:
    (position,) = said("al-Thani would not discuss the ceasefire.", **{"al-Thani": MINISTER})
    assert position["stance"] == "no comment"


def test_a_position_that_is_not_the_known_one_has_another_id() -> None:
    found = setting("Hamas rejected the disarmament that the plan asks for.", {"Hamas": HAMAS})
    (new,) = positions_of(found)
    for process in ("talks", "other-talks"):
        known = KnownPosition(new.record, process, "hamas", new.says["issue"], "support", date(2026, 3, 11))
        (draft,) = positions_of(found, [known], "talks")
        assert (draft.record, draft.joins) == (f"{new.record}-2", False)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("did not immediately respond to a request for comment", 0),
        ("did not respond to calls and messages seeking comment", 0),
        ("did not respond to the offer of a ceasefire", 1),
        ("declined to comment on the ceasefire", 1),
    ],
)
def test_whom_a_paper_did_not_get_to_speak_takes_no_position(told: str, found: int) -> None:
    assert len(said(f"{TALKS} Hamas {told}.", Hamas=HAMAS)) == found
