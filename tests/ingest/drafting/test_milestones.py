"""Texts are ours; 11 March 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.drafting.casting import cast_of
from tracker.ingest.drafting.known import Known
from tracker.ingest.drafting.milestones import milestones_of
from tracker.ingest.sentences import paragraphs
from tracker.ingest.toml_table import toml_table
from tracker.records.vocabulary import Kind
from tracker.temporal import read

PUBLISHED = date(2026, 3, 11)
TOLD = [
    *toml_table("tracker.ingest.drafting.milestones", "rows")["row"],
    *toml_table("tracker.ingest.drafting.milestones", "acts")["act"],
]


def milestones(text: str) -> tuple[Draft, ...]:
    article = Article(text, tuple(paragraphs(text)), PUBLISHED)
    cast = cast_of(article, Known.none())
    found = milestones_of(article, cast, read(text, published=PUBLISHED), "talks")
    return tuple(one for one in found if one.kind is Kind.MILESTONE)


@pytest.mark.parametrize(("sort", "text"), [(row["sort"], text) for row in TOLD for text in row["examples"]])
def test_the_words_of_a_row_on_a_day_are_a_milestone(sort: str, text: str) -> None:
    (found,) = milestones(text)
    assert found.says["sort"] == sort


@pytest.mark.parametrize("text", [text for row in TOLD for text in row.get("others", ())])
def test_sentences_that_an_act_must_not_match(text: str) -> None:
    assert not milestones(text)


def test_what_was_is_reached_and_what_comes_is_scheduled() -> None:
    found = milestones("The accord was signed on Monday. The truce takes effect on Sunday.")
    assert [one.says["status"] for one in found] == ["reached", "scheduled"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("- Nov 9, 2025 – Ghana signs a treaty with Togo.", "reached"),
        ("On 3 February 2026 the union imposes sanctions on both.", "reached"),
        ("The union lifts the sanctions on 20 March.", "scheduled"),
    ],
)
def test_the_present_is_of_the_past_or_of_what_comes(text: str, status: str) -> None:
    (found,) = milestones(text)
    assert found.says["status"] == status


@pytest.mark.parametrize(
    "text",
    [
        "They have waited since Monday until the blockade is lifted.",
        "Nothing is done in May when the sides sign a truce.",
        "They demanded the release of two hostages on Monday.",
        "They signed a truce that will take effect on Sunday.",
        "He praised the deal on Monday.",
    ],
)
def test_what_is_awaited_or_named_is_none(text: str) -> None:
    assert not [one for one in milestones(text) if one.says["status"] == "reached"]


def test_the_day_behind_the_words_is_theirs_although_their_verb_is_one_of_saying() -> None:
    assert len(milestones("The region declared independence on Tuesday.")) == 1


def test_the_day_that_opens_a_sentence_is_that_of_all_of_it() -> None:
    (found,) = milestones(
        "On 20 January, the chairman of the council of the eastern provinces, a former colonel of the guards, and the "
        "deputy minister of trade of the western government signed an agreement."
    )
    assert found.says["when"]["expression"] == "20 January"


@pytest.mark.parametrize(
    "text",
    ["Both expect an agreement in January.", "These are matters left over from talks on 3 February."],
)
def test_what_is_wished_or_left_over_is_none(text: str) -> None:
    assert not milestones(text)


def test_what_is_only_named_by_its_day_gives_way_to_the_same_told_on_it() -> None:
    (found,) = milestones("Monday's signing in Accra was cheered. The two sides signed the accord on Monday.")
    assert found.says["title"] == "Accord signed"


@pytest.mark.parametrize(
    "text",
    [
        "Sunday's final accord is fragile.",
        "The guerrillas broke Sunday's hard-won ceasefire.",
        "With the ink dry on Sunday's accord, nobody spoke.",
    ],
)
def test_the_day_that_an_accord_is_called_by_is_its_own(text: str) -> None:
    (found,) = milestones(text)
    assert found.says["when"]["edtf" if "edtf" in found.says["when"] else "expression"] in (
        "2026-03-08",
        "Sunday",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ahead of Friday's accord both were calm.",
        "Monday's talks on an accord failed.",
        "Friday's planned prisoner swap is near.",
    ],
)
def test_what_is_to_come_or_spoken_of_on_a_day_is_no_milestone_of_it(text: str) -> None:
    assert not milestones(text)


@pytest.mark.parametrize(
    "text",
    [
        "The two delegations met in Lima on Monday. There they signed a truce.",
        "The two sat down in Lima on Monday. Both initialled a text on refugees.",
    ],
)
def test_a_sentence_without_a_day_goes_on_with_that_of_the_one_before(text: str) -> None:
    (found,) = milestones(text)
    assert (found.says["sort"], found.says["when"]["expression"]) == ("agreement", "Monday")
    assert found.says["title"] in ("Truce signed", "Text on refugees initialled")


@pytest.mark.parametrize(
    "text",
    [
        "The minister said on Monday that the talks had failed. They signed a truce under duress.",
        "They met on Monday. They had signed a truce in secret.",
        "They met on Monday.\n\nThey signed a truce.",
        "They met on Monday, after a session on Sunday. They signed a truce.",
        "They meet on Friday. Both signed a truce.",
    ],
)
def test_a_day_of_speech_or_of_another_paragraph_is_not_carried_on(text: str) -> None:
    assert not milestones(text)


def test_an_article_that_speaks_of_no_talks_has_milestones_too() -> None:
    text = "Rebels shelled the port on Monday. " + "The sea was calm and the market was open. " * 20
    assert len(milestones(text)) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The truce had gone into effect on Monday.", "Monday"),
        ("The accord, which took the two six months, was signed on Monday.", "Monday"),
        ("The rebels have broken the truce on Monday.", "Monday"),
        ("The general sat down on Monday. Hostages were freed hours later.", "hours later"),
        ("The two will on Friday sign a treaty.", "Friday"),
        ("The envoy told reporters on Monday that the two armies had reached an agreement.", "Monday"),
        ("Troop numbers must fall to 8,600 by 1 April.", "1 April"),
    ],
)
def test_the_ways_to_tell_a_day_are_many(text: str, words: str) -> None:
    (found,) = milestones(text)
    assert found.says["when"]["expression"] == words


def test_what_is_to_be_done_is_to_be_done_after_the_day_of_publication() -> None:
    (found,) = milestones("Soldiers are to be out of the valley by October 9.")
    assert (found.says["status"], found.record[-10:]) == ("scheduled", "2026-10-09")


def test_attacks_that_are_suspended_are_none() -> None:
    (found,) = milestones("The alliance suspended its air strikes on the east on Monday.")
    assert found.says["sort"] == "announcement"


def test_what_is_to_be_done_by_two_days_is_two_deadlines() -> None:
    found = milestones("Chad is to leave the fort by March 15 and the valley by April 1.")
    assert [one.says["when"]["expression"] for one in found] == ["March 15", "April 1"]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels let Monday's deadline slip by.",
        "The rebels ignored Monday's deadline for an answer.",
        "Monday's deadline for an answer came and went.",
    ],
)
def test_a_deadline_that_nobody_kept_has_lapsed(text: str) -> None:
    (found,) = milestones(text)
    assert (found.says["status"], found.record[-10:]) == ("lapsed", "2026-03-09")


def test_what_is_called_a_plan_is_one_in_any_clause() -> None:
    (found,) = milestones("If voters back it in a referendum planned for 7 May, the rebels will disarm.")
    assert (found.says["sort"], found.says["status"]) == ("other", "scheduled")


@pytest.mark.parametrize(
    "text",
    [
        "The two embraced in Lima on Monday after signing an accord.",
        "Cars clogged the road on Monday after the truce took hold at dawn.",
    ],
)
def test_what_came_right_before_something_else_is_of_its_day(text: str) -> None:
    (found,) = milestones(text)
    assert (found.says["sort"], found.says["when"]["expression"]) == ("agreement", "Monday")


@pytest.mark.parametrize(
    "text",
    [
        "An agenda was agreed on Monday.",
        "Both agreed an agenda on Monday.",
        "An accord signed on Monday would have been a miracle.",
        "A moratorium on attacks was praised on Monday.",
        "They asked for a halt to attacks on ports on Monday.",
    ],
)
def test_an_agenda_is_no_agreement_and_what_is_halted_no_attack(text: str) -> None:
    assert not milestones(text)


def test_a_weekday_is_read_back_for_what_is_over() -> None:
    (found,) = milestones("Both agreed to a truce Thursday, mediators announced.")
    assert (found.says["status"], found.says["when"].get("edtf", "2026-03-05")) == ("reached", "2026-03-05")


def test_what_is_to_be_done_in_a_month_is_to_be_done_the_next_time() -> None:
    (found,) = milestones("The treaty is due to be signed on April 3, officials said.")
    assert (found.says["status"], found.says["when"].get("edtf", "2026-04-03")) == ("scheduled", "2026-04-03")


@pytest.mark.parametrize(
    "text",
    [
        "They met on Monday to debate the accord reached in their absence.",
        "The envoy who brokered the truce arrived on Monday.",
        "The two talked on Monday before the truce collapsed.",
        "Neither side signed the accord on Monday.",
        "They talked on Monday about the day when the treaty was signed.",
        "The minister asked on Monday whether rockets were fired.",
        "If all of the western delegations there had initialled a treaty on Monday, the talks would stop.",
        "Talks resumed on Monday because relations were severed.",
        "On Monday they were told that the treaty would be signed.",
        "The minister was silent on Monday about the sanctions imposed by the union.",
    ],
)
def test_the_day_of_a_sentence_is_not_that_of_what_it_tells_aside(text: str) -> None:
    assert not milestones(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was on Monday that the two signed the treaty.",
        "They asked whether to heed a resolution passed in January.",
        "It will succeed only if the rebels of the north have come to accept a resolution passed in January.",
        "Peace came on Monday when the two signed the treaty.",
        "The accord, which was signed on Monday, is short.",
        "The rebels, who hold the north, signed the accord on Monday.",
    ],
)
def test_the_day_of_what_is_told_aside_may_stand_in_it(text: str) -> None:
    assert len(milestones(text)) == 1


def test_the_same_is_told_once_however_often_it_is_mentioned() -> None:
    assert (
        len(milestones("The accord was signed on Monday. So the accord was signed on Monday after all.")) == 1
    )
    assert len(milestones("The envoy invoked the 2020 deal. Both are bound by the 2020 Lima deal.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "They signed an agreement.",
        "They could sign an agreement on Friday.",
        "They did not sign an agreement on Monday.",
        "They had lunch on Monday.",
        "The government denied on Monday that it had signed an agreement.",
        "The minister maintained on Monday that the text had been agreed.",
        "They said in a joint statement on Monday that they would go on.",
    ],
)
def test_what_has_no_day_or_did_not_happen_is_none(text: str) -> None:
    assert milestones(text) == ()


def test_a_day_at_the_head_of_a_line_is_that_of_all_its_sentences() -> None:
    (found,) = milestones("- 2 March: The envoy arrives. The president announces a truce from midnight.")
    assert found.says["when"]["expression"] == "2 March"


@pytest.mark.parametrize(
    "text",
    [
        "The general promised on Monday to withdraw and sign the treaty.",
        "The minister said on Monday that his country will sign the treaty.",
        "Rebels stormed the town on 7 October 2026, it was claimed.",
    ],
)
def test_what_is_promised_or_cannot_be_of_its_day_is_no_milestone(text: str) -> None:
    assert not milestones(text)


def test_what_happened_in_may_is_real() -> None:
    (found,) = milestones("On 31 May 2025 the army suspended its part in the talks.")
    assert found.says["sort"] == "announcement"


def test_a_sentence_may_tell_of_two_on_two_days() -> None:
    found = milestones("The accord was signed on 2 March 2026 and the truce took effect on 4 March 2026.")
    assert [one.says["when"]["expression"] for one in found] == ["2 March 2026", "4 March 2026"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The parties have until 20 March.", "20 March"),
        ("In May the talks produced the accord of 11 May.", "11 May"),
        ("The 1994 accord was praised on Monday.", "1994"),
        ("They met on Monday about the truce that runs out in two weeks.", "in two weeks"),
        ("Both sides rested on Monday, a day after they had signed a truce.", "a day"),
        ("Of a round in January, at which the rules were agreed upon, little is left.", "January"),
        ("Both sides have broken last month’s truce.", "last month"),
        ("Both promised to respect an accord which they had signed in January.", "January"),
        ("They left on Monday by signing a truce.", "Monday"),
        ("A round on Monday, which ended with an accord, was the last.", "Monday"),
        ("The two were in Accra on Monday to sign a treaty.", "Monday"),
        ("The rivals emerged from talks on Monday with a truce.", "Monday"),
        ("The two have agreed to a truce, the mediator announced on Monday.", "Monday"),
        ("They said on Monday that they had agreed to a truce.", "Monday"),
        ("A first round in May brought peace closer, and a deal was signed on 3 June 2025.", "3 June 2025"),
    ],
)
def test_the_day_of_a_milestone_is_its_own(text: str, words: str) -> None:
    (found,) = milestones(text)
    assert found.says["when"]["expression"] == words


@pytest.mark.parametrize(
    "text",
    [
        "They met on 2 May 2025, a week after the truce began.",
        "The minister said on Monday that the accord was signed under duress.",
        "The war began on 7 October 2026.",
        "They ended two days of talks on Monday.",
        "The text had been changed by Tuesday, and peace had to be kept.",
        "The rebels withdrew from the talks that were scheduled to open in Lusaka this week.",
        "The envoy gave an ultimatum, saying on Monday that nothing else would be discussed.",
    ],
)
def test_a_day_of_something_else_is_not_that_of_a_milestone(text: str) -> None:
    assert not milestones(text)


@pytest.mark.parametrize(
    "text",
    [
        "The parties have until midnight on Friday 13 March.",
        "The parties, he announced, would have until midnight on Friday 13 March.",
    ],
)
def test_midnight_is_the_end_of_the_last_day(text: str) -> None:
    (found,) = milestones(text)
    assert (found.says["sort"], found.says["when"]["edtf"]) == ("deadline", "2026-03-13")


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("The agreement signed in Algiers on 20 June 2015 is dead.", "algiers"),
        ("The two accepted the plan at Ohrid on 8 March.", "ohrid"),
        ("In Khartoum, the two sides signed an accord on Monday.", "khartoum"),
        ("The Pretoria peace agreement of November 2022 stopped the war.", "pretoria"),
        ("The two leaders put their names to a peace deal in Washington in December.", "washington"),
        ("An older peace, made in August 2015, ended with gunfire in Juba.", None),
        ("They signed an agreement on Monday, officials in Cairo said.", None),
        ("The truce took effect in Aden on Sunday.", None),
        ("The two sides agreed on a ceasefire in Aden on Monday.", None),
        ("The head of the Council in Aden signed the accord on Monday.", None),
        ("Fighting broke out in Khartoum on 15 April 2025.", None),
    ],
)
def test_an_agreement_is_made_where_the_words_put_it(text: str, venue: str | None) -> None:
    (found,) = milestones(text)
    assert found.says.get("venue") == venue


@pytest.mark.parametrize(
    "text",
    [
        "They rejected an agreement on Monday.",
        "The envoy hopes for a truce on Friday.",
        "An agreement on borders is what both want, the envoy wrote on Monday.",
        "They spoke about an accord on Monday.",
    ],
)
def test_what_is_only_named_needs_its_day_beside_it_and_is_not_wished(text: str) -> None:
    assert not milestones(text)


@pytest.mark.parametrize(
    "text",
    [
        "Talks to end the civil war resumed on Monday.",
        "Talks on the ceasefire began on Monday.",
        "Efforts to reach an agreement by Friday failed.",
        "The rebels claimed the army had launched an offensive on Monday.",
        "An agreement that they would meet and begin in April was near.",
        "Both sides agreed on Monday to work together.",
        "The rivals agreed on January 8, 2026 to speak again.",
        "No accord signed on Monday was in sight.",
        "Rebels stormed the town on 7 October 2026.",
    ],
)
def test_what_is_only_spoken_of_or_tried_is_none(text: str) -> None:
    assert milestones(text) == ()


def test_a_day_of_a_clause_of_its_own_is_no_day_of_a_milestone() -> None:
    found = milestones("They signed a truce, the fourth since fighting began in January.")
    assert [one.says["sort"] for one in found] == ["attack"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The accord will be signed today.", "2026-03-11"),
        ("Chad is to release 40 prisoners on Wednesday.", "2026-03-11"),
        ("The army will suspend all operations from 11 to 20 March.", "2026-03-11/2026-03-20"),
        ("The accord is to be signed in Bern later this month.", "2026-03-11/2026-03-31"),
    ],
)
def test_what_is_to_be_done_on_the_day_of_publication_is_to_come(text: str, day: str) -> None:
    (found,) = milestones(text)
    assert found.says["status"] == "scheduled"
    assert found.record.endswith(day.replace("/", "-"))


def test_hours_before_or_after_what_has_no_day_are_none() -> None:
    assert not milestones("The rebels called for calm hours after the army agreed to lift the siege.")


def test_a_truce_that_is_prolonged_is_told_with_the_day_up_to_which_it_is() -> None:
    found = milestones("In early January the truce was extended by two months, to 4 April.")
    assert [one.says["sort"] for one in found] == ["deadline", "announcement"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Talks in Bern over a revival of the 2015 pact will resume soon.", None),
        ("He named the Accra declaration beside a pact signed in Geneva on 2 March.", "geneva"),
    ],
)
def test_an_agreement_was_not_made_where_talks_on_it_are(text: str, place: str | None) -> None:
    (found,) = milestones(text)
    assert found.says.get("venue") == place
