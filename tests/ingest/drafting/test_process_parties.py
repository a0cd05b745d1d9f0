"""Which process an article is about, by whom it speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.drafting.asking import DAY
from tracker.ingest.article import Article
from tracker.ingest.drafting import drafts
from tracker.ingest.drafting.known import Known
from tracker.ingest.sentences import paragraphs


def process(text: str) -> str | None:
    return drafts(Article(text, tuple(paragraphs(text)), DAY), Known.none()).process


def test_a_union_of_states_is_a_party_of_whoever_is_the_only_one() -> None:
    assert process("The European Union wanted lower tariffs. China said no.") == "china-european-union"


def test_a_union_among_two_states_is_none() -> None:
    assert process("Serbia and Kosovo said no. The European Union was patient.") == "kosovo-serbia"


def test_a_body_that_bargains_for_nobody_makes_no_process() -> None:
    assert process("The United Nations was patient. China said no.") is None


def test_an_armed_group_is_a_party_before_a_state_that_is_named_as_often() -> None:
    text = "Egypt called. Israel said no. Hamas said no. Egypt waited for Israel and Hamas. Israel waited."
    assert process(text) == "hamas-israel"


def test_those_who_met_once_are_not_the_parties_where_others_are_spoken_of_more() -> None:
    text = (
        "Brazil and Chile held talks in Lima on Monday. Colombia said that the ELN had broken the truce. "
        "The ELN said that Colombia had. Colombia called the ELN a danger. The ELN said the army of Colombia was. "
        "Colombia was patient. The ELN waited for Colombia. Colombia waited for the ELN."
    )
    assert process(text) == "colombia-national-liberation-army"


TOLD_OF_MORE = "Norway was patient. Norway said no. "


@pytest.mark.parametrize(
    "text",
    [
        "Norway hoped. A ceasefire in the hills between Chad and Niger held.",
        "Norway hoped. Talks between the government of Chad and that of Niger stalled.",
        "Norway hoped. The Chad-Niger truce held.",
        "Norway hoped. Chad and Niger agreed on a truce.",
        "Norway hoped. Negotiators of Chad and Niger were tired.",
    ],
)
def test_those_between_whom_something_is_are_parties_before_who_is_spoken_of_more(text: str) -> None:
    assert process(TOLD_OF_MORE + text) == "chad-niger"


def test_those_of_the_headline_are_parties_before_those_who_are_not() -> None:
    text = "Chad and Niger call truce\n\nNorway was patient. Norway waited. Chad said no. Niger said no."
    told = Article(text, tuple(paragraphs(text))[1:], DAY, title="Chad and Niger call truce")
    assert drafts(told, Known.none()).process == "chad-niger"


def test_two_states_that_only_stand_beside_each_other_are_no_pair() -> None:
    text = "Serbia said no. Serbia waited. Kosovo said no. Kosovo waited. Aid came from France and Peru."
    assert process(text) == "kosovo-serbia"


def test_who_hosts_or_mediates_is_no_party_though_it_is_spoken_of_more() -> None:
    said = "Norway said no. Chad said no. Niger said no. Norway waited. Niger waited. Chad left. "
    for told in (
        "The meeting was chaired by Norway.",
        "It was a Norway-hosted meeting.",
        "Norway is mediating.",
        "Mediators from Norway and Peru were patient.",
    ):
        assert process(said + told) == "chad-niger"


def test_an_envoy_counts_less_for_his_state_than_others_of_it() -> None:
    text = "Chad said no. Chad waited. Niger said no. Niger waited. Norwegian special envoy Ola Berg waited."
    assert process(text + " Berg said no. Berg left.") == "chad-niger"


def test_an_organisation_that_opposes_a_government_is_a_party() -> None:
    text = "Peru said no. Chad said no. The National Union Council{} said no. Peru waited. Chad waited. "
    text += "The National Union Council said no. Chad said no."
    assert process(text.format("")) == "chad-peru"
    assert process(text.format(", an opposition group,")) == "chad-national-union-council"


def test_a_pair_of_the_headline_counts_as_one_of_the_text() -> None:
    text = "Envoy reaches Bern for Chad-Niger talks\n\nNorway was patient. Norway waited. Chad said no. Niger too."
    told = Article(text, tuple(paragraphs(text))[1:], DAY, title="Envoy reaches Bern for Chad-Niger talks")
    assert drafts(told, Known.none()).process == "chad-niger"


LED = "The government and the Karen National Union agreed on Sunday on a truce. The Karen National Union was wary. "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (LED, "karen-national-union-myanmar"),
        (LED + "Norway was patient.", "karen-national-union-myanmar"),
        (LED + "Norway was patient. Norway said no.", "karen-national-union-myanmar"),
        (
            "The government met. " + LED[73:] + "Norway was patient. Norway said no.",
            "karen-national-union-norway",
        ),
        (LED.replace("The government", "The rulers"), "karen-national-union"),
        (LED + "FARC said no.", "farc-karen-national-union"),
    ],
    ids=[
        "nobody else",
        "another once",
        "another more often",
        "not beside the group",
        "no government",
        "groups of two countries",
    ],
)
def test_the_government_beside_an_armed_group_is_that_of_its_country(text: str, found: str) -> None:
    assert process(text) == found


def test_those_who_are_called_by_their_state_only_are_a_party_beside_it() -> None:
    text = "The Chadian opposition held talks with Chad in Lomé. Togo hosted them. The opposition said no."
    assert process(text) == "chad-chadian-opposition"


def test_news_of_something_else_makes_no_process_of_the_states_it_names() -> None:
    other = (
        "The university said on Thursday that the study had taken nine years. It was begun in Chile and later went on "
        "in Peru. Its author said that the valleys were greener than before. In Chile her students walked more of "
        "them than a year before, and in Peru fewer. Others had expected less. The paths of the valleys were longer "
        "by two per cent than on the maps, and those of the hills by one. A second book is to follow, and a third."
    )
    assert process(other) is None
    assert process(f"{other} The two countries are in talks about a path for hikers.") == "chile-peru"


OTHERS = "Norway said no. Norway was patient. Norway waited. Norway hoped. Angola said no. Angola left. "


@pytest.mark.parametrize(
    "told",
    [
        "Talks between the government and UNITA stalled.",
        "The government is up against UNITA. UNITA said no. UNITA waited.",
        "UNITA is named once. The rebels said no. The rebels waited. The rebels left.",
        "The Angolan government and the rebel movement UNITA resumed peace talks.",
        "Angolan officials and negotiators from UNITA held talks in Lusaka.",
        "The Angolan army and UNITA rebels have been negotiating for a month.",
        "Angola broke off the talks in the hills with UNITA.",
        "Unita said no. Unita was patient. Unita waited.",
    ],
)
def test_a_government_and_those_who_fight_it_are_parties_before_who_is_spoken_of_more(told: str) -> None:
    assert process(OTHERS + told) == "angola-unita"


def test_all_between_whom_talks_are_said_to_be_are_parties() -> None:
    text = "Niger was patient. Chad spoke of Niger. Chad said no. Mali said no. "
    assert process(text + "Talks between Chad, Mali and Niger go on.") == "chad-mali-niger"
    article = Article(text, tuple(paragraphs(text)), DAY, title="Chad-Mali-Niger talks stall")
    assert drafts(article, Known.none()).process == "chad-mali-niger"


def test_a_headline_names_states_of_which_the_text_has_the_adjective_only() -> None:
    text = "The Chadian ministry spoke of Mali. Mali waited. Mali hoped. Nigerien envoys came late."
    article = Article(text, tuple(paragraphs(text)), DAY, title="No date yet for Chad-Niger meeting")
    assert drafts(article, Known.none()).process == "chad-niger"


def test_rebels_whose_leader_stands_beside_a_president_are_those_of_his_state() -> None:
    text = (
        "Niger’s President Omar Saleh hosts the talks. Envoys of Chad’s President Ali Seyni left. "
        "Envoys of President Seyni and rebel leader Issa Deby will meet on Monday."
    )
    assert process(text) == "chad-chadian-rebels"


def test_an_opposition_with_a_name_in_the_table_is_a_party_too_where_it_is_only_called_so() -> None:
    assert process(
        "Talks of the Syrian government with the opposition go on in Geneva. The opposition said no."
    ) == ("syria-syrian-opposition")


def test_the_opposition_is_the_group_that_is_called_so() -> None:
    said = (
        "Russia said no. Russia waited. The Free Syrian Army was wary. The Syrian opposition is in Geneva. "
    )
    told = "Syria said no. The opposition said yes. The opposition spoke of the government."
    assert process(said + "Russia left. Russia hoped. " + told) == "syria-syrian-opposition"


@pytest.mark.parametrize(
    "told",
    [
        "Norway, in its role as facilitator, was kind.",
        "Norway has agreed to facilitate the talks.",
        "They met at the invitation of Norway.",
        "They met under Norway's auspices.",
        "Norway is a key ally of Chad.",
        "Chad is backed by Norway.",
    ],
)
def test_who_facilitates_or_stands_behind_another_is_no_party(told: str) -> None:
    said = (
        "Norway said no. Chad said no. Niger said no. Norway waited. Norway hoped. Niger waited. Chad left. "
    )
    assert process(said + told + " Chad waited. Niger left.") == "chad-niger"


def test_a_state_that_tells_where_something_is_counts_little() -> None:
    said = "Chad said no. Chad waited. Niger said no. They are in Qatar's capital. "
    assert process(said + "They met in Qatar's big city.") == "chad-niger"


def test_a_minister_and_his_counterpart_are_of_the_two_parties() -> None:
    said = "Sweden said no. Sweden waited. Sweden hoped. Chad was patient. Chad said no. Chad left. Chad waited. "
    assert (
        process(said + "Chad's minister Idriss Abakar met his Nigerien counterpart Ali Seyni.")
        == "chad-niger"
    )


@pytest.mark.parametrize(
    "title", ["Chad, Niger negotiators open talks", "Chad-Niger deal is near", "Chad-Niger: late hour"]
)
def test_two_with_a_comma_or_a_dash_between_them_are_a_pair_in_a_headline(title: str) -> None:
    text = f"{title}\n\nNorway said yes. Norway waited. Norway said no. Norway hoped. Chad slept. Niger too."
    told = Article(text, tuple(paragraphs(text))[1:], DAY, title=title)
    assert drafts(told, Known.none()).process == "chad-niger"


def test_three_that_meet_in_one_row_are_all_parties() -> None:
    text = "Chad, Niger and Mali met in Bern on Monday. Chad said no. Niger said no. Mali said no."
    assert process(text) == "chad-mali-niger"
    assert process(text + " Chad left. Chad and Niger met in Rome on Tuesday. Niger waited.") == "chad-niger"


def test_two_groups_of_a_country_have_their_state_for_the_other_party() -> None:
    groups = "The ELN said no. FARC said no. The ELN waited. FARC waited. The ELN left. FARC left. "
    state = "Colombia said no. Colombia waited."
    assert process(groups + state) == "colombia-farc-national-liberation-army"
    assert process(groups + "Colombia said no.") == "farc-national-liberation-army"


@pytest.mark.parametrize(
    "told",
    [
        "Berg shuttled between Chad and Niger.",
        "Berg narrowed the gaps between Chad and Niger.",
        "The border between Chad and Niger was closed.",
    ],
)
def test_those_between_whom_somebody_shuttles_or_anything_lies_are_a_pair(told: str) -> None:
    assert process("Norway said no. Norway waited. Chad said no. Norway left. " + told) == "chad-niger"


def test_the_state_of_a_mediator_is_no_party() -> None:
    said = "Chad said no. Niger said no. Chad waited. Niger left. Norwegian mediator Ola Berg said no. "
    assert process(said + "Norway waited. Norway hoped. Norway left.") == "chad-niger"


def test_the_first_of_a_row_talks_with_all_others_of_it() -> None:
    told = "Talks between Colombia, the ELN and FARC stalled. Norway said no. Norway waited. Norway left. "
    assert process(told + "The ELN said no. Norway hoped.") == "colombia-farc-national-liberation-army"


def test_a_part_of_a_longer_name_is_no_party() -> None:
    assert process("The Tigray People's Liberation Front said no.") is None


def test_what_rebels_hold_is_none_of_them() -> None:
    said = "Chad said no. Chad waited. Niger said no. Niger left. UNITA slept. "
    assert (
        process(said + "The town is rebel-held. A rebel-run court sat. Rebel-made tools were sold.")
        == "chad-niger"
    )


@pytest.mark.parametrize(
    "told",
    [
        "The guarantors, Norway and Peru, waited.",
        "The guarantor powers Norway and Peru waited.",
        "Norway and Peru, the sponsors of the talks, waited.",
        "Norway and Peru brokered it.",
        "Norway and Peru welcomed the truce.",
        "Envoys of Norway and Peru were present.",
        "Norway and Peru will guarantee the truce.",
        "The document was seen by witnesses Norway and Peru.",
    ],
)
def test_those_who_help_others_in_a_row_are_no_parties_though_they_are_spoken_of_more(told: str) -> None:
    said = "Norway said no. Peru said no. Chad said no. Niger said no. Norway waited. Peru waited. "
    assert process(f"{said}{told} Chad waited. Niger left.") == "chad-niger"


def test_three_who_sign_in_a_row_are_the_parties_though_less_is_told_of_one() -> None:
    said = "Chad said no. Niger said no. "
    assert process(said + "Chad, Niger and Mali signed the pact.") == "chad-mali-niger"
    assert process(said + "Aid came from Chad, Niger and Mali.") == "chad-niger"


@pytest.mark.parametrize(
    "told",
    [
        "Chad and Niger have settled their border.",
        "Chadian and Nigerien soldiers have disengaged.",
        "The presidents of Chad and Niger shook hands.",
        "Chad's army and the Berber-led government of Niger announced a date.",
        "Chad agreed on Monday to stop the work in the hills, and to let in those who asked, after talks with Niger.",
    ],
)
def test_those_who_act_together_are_parties_before_who_is_spoken_of_more(told: str) -> None:
    assert process(TOLD_OF_MORE + told) == "chad-niger"


def test_one_talks_with_all_of_a_row() -> None:
    text = "Norway said no. Norway left. Chad began talks with the ministers of Niger, Mali and Togo. Togo waited."
    assert process(text) == "chad-togo"


def test_a_people_or_a_party_counts_as_much_as_a_state() -> None:
    assert (
        process("Greek Cypriots met Turkish Cypriots. Peru called for peace.")
        == "greek-cypriots-turkish-cypriots"
    )


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("The government and the opposition agreed on a date.", "chad-chadian-opposition"),
        ("Talks with the opposition go on.", "chad-chadian-opposition"),
        ("A truce between the government and rebels held.", "chad-chadian-rebels"),
        ("Envoys of Chad and of opposition leader Issa Deby met.", "chad-chadian-opposition"),
        ("Rebel leader Issa Deby and the government signed a truce.", "chad-chadian-rebels"),
        ("The opposition was against the talks.", "chad-norway"),
        ("Talks with the opposition Union for Chad go on.", "chad-norway"),
    ],
)
def test_those_who_talk_with_a_government_are_a_party_without_a_name(told: str, found: str) -> None:
    said = "The government of Chad was patient. Norway hoped for peace. Chad waited. "
    assert process(said + told) == found


def test_a_leader_of_those_without_a_name_speaks_for_them() -> None:
    text = "Talks between Chadian President Ali Seyni and opposition leader Issa Deby go on. Norway waited."
    made = drafts(Article(text, tuple(paragraphs(text)), DAY), Known.none())
    roles = {one.says["id"]: one.says.get("roles") for one in made.drafts if one.says.get("roles")}
    assert "chadian-opposition" in str(roles["issa-deby"])


def test_a_party_whose_leader_is_of_the_opposition_is_against_its_state() -> None:
    text = "Kenya's president and opposition leader Raila Odinga shook hands. Norway hoped. Norway said no. "
    assert process(text + "Norway left. Odinga waited for the talks.") == "kenya-orange-democratic-movement"


def test_the_two_governments_are_not_those_who_only_welcome_what_others_do() -> None:
    text = "Chad and Niger named an envoy. Peru and Cuba welcomed the choice. The two governments meet on Monday in "
    assert process(f"{text}Lomé. Chad said no. Niger said no.") == "chad-niger"


def test_a_state_that_is_named_once_has_no_process_by_itself() -> None:
    text = (
        "Workers of the firm voted for a contract, which ends a strike of forty days that had stopped its works. "
        "Their union said that most had been for it, and that its bargainers would go on to the next firm. Talks with "
        "that one start on Monday, in a hotel by the river. The firm is to shut three of its works and to move what "
        "is made there to Mexico, where it has been for as long as most of those who work there can remember, it added."
    )
    assert process(text) is None
    assert process(f"{text} Mexico said nothing.") == "mexico"


def test_a_government_with_a_name_of_its_own_talks_for_its_state() -> None:
    assert (
        process(
            "The Government of National Accord (GNA) and the Libyan National Army (LNA) held talks on Friday.\n"
            "The GNA's foreign minister and an LNA spokesman said that Libya's rival camps, both of Libya, had agreed."
        )
        == "government-of-national-accord-libyan-national-army"
    )


def test_the_country_of_an_outlet_is_no_party_by_it() -> None:
    assert (
        process(
            "Chad and Sudan wanted a truce. Iran's IRNA news agency, an Iranian newspaper and Iranian state media said"
            " that the talks went on. Sudan was patient. Chad said no."
        )
        == "chad-sudan"
    )


def test_of_three_in_a_row_who_talk_the_last_two_are_no_more_than_the_first() -> None:
    text = "Chad, Niger and Mali held talks in Accra on Monday. Nobody else came."
    assert process(text) == "chad-mali-niger"


def test_two_who_are_named_by_their_adjectives_only_are_those_between_whom_something_is() -> None:
    text = (
        "Norway was hopeful. Norway waited for Chad. Norway's envoy came to Chad. A president of Niger spoke in the "
        "rain. The gaps between Chadian and Nigerien maps are wide, and talks on them go on."
    )
    assert process(text) == "chad-niger"


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Israel will come to the talks. The United States called Israel. The United States was hopeful, and the "
            "United States waited. Hamas was silent. Israel waited. Israel and the others were tired.",
            "hamas-israel",
        ),
        (
            "The IRA hoped for talks. Sinn Fein is close to the IRA. The IRA said no. The United Kingdom was patient. "
            "Sinn Fein was glad, and so was the IRA.",
            "ira-united-kingdom",
        ),
    ],
)
def test_who_is_up_against_a_state_is_its_other_side_and_not_that_of_who_is_so_too(
    text: str, parties: str
) -> None:
    assert process(text) == parties


def test_those_of_one_side_who_talk_with_each_other_are_two_parties() -> None:
    text = "Talks between Hamas and the Palestinian Authority began. Israel said no. Israel waited. Israel hoped."
    assert process(text) == "hamas-palestinian-authority"


def test_who_goes_from_one_to_the_other_to_help_them_is_no_party() -> None:
    visits = (
        "Norway met Chad in a new attempt to broker a truce. Norway was hopeful, and Norway waited. Chad said no. "
        "Niger said no, and Niger waited for talks."
    )
    assert process(visits) == "chad-niger"


BESIDE_TWO = "Chad said no. Niger said no. Norway waited. Norway left. Norway hoped. "


@pytest.mark.parametrize(
    "told",
    [
        "Norway has agreed to revive peace talks between Chad and Niger.",
        "Norway urged Chad and Niger to talk.",
        "Norway summoned the envoys of Chad and Niger.",
        "Norway has brokered two rounds. Chad and Niger agreed on a truce.",
        "Norway, which along with Peru is acting as a mediator, said that Chad and Niger agreed on a truce.",
        "Peru and Norway acted as mediators. Chad and Niger agreed on a truce.",
        "Talks between Chad and Niger were mediated by the U.S. and Norway.",
    ],
)
def test_who_brings_two_others_together_is_no_party_though_it_is_spoken_of_more(told: str) -> None:
    assert process(BESIDE_TWO + told) == "chad-niger"


def test_who_meets_another_is_no_go_between() -> None:
    assert (
        process("Norway hosted talks with Chad. Norway said no. Norway left. Niger waited.") == "chad-norway"
    )


def test_a_place_in_the_headline_is_no_party() -> None:
    title = "Chad and rebels of Niger to talk in Norway"
    text = f"{title}\n\nChad said no. Norway waited. Niger waited too."
    told = Article(text, tuple(paragraphs(text))[1:], DAY, title=title)
    assert drafts(told, Known.none()).process == "chad-niger"


def test_who_helps_two_others_is_no_third_party_of_a_round() -> None:
    text = (
        "The United States hosted negotiations between the envoys of Chad and Niger. "
        "Chad, Niger and the United States agreed on a truce. The United States said no. Chad left. Niger left."
    )
    assert process(text) == "chad-niger"


def test_a_mediator_comes_behind_a_party_that_is_named_once() -> None:
    text = "Hamas said no. Hamas left. Hamas waited. Egypt mediated. Egypt left. Egypt hoped. Israel said no."
    assert process(text) == "hamas-israel"


def test_who_hosts_talks_of_his_own_is_a_party_before_others() -> None:
    text = (
        "Talks between Chad and Niger went on. Chad hosted the round. Niger said no. Peru said no. Peru left."
    )
    assert process(text) == "chad-niger"


def test_those_between_whom_somebody_mediates_do_not_mediate() -> None:
    text = "Peru waited. Peru hoped. Talks brokered by Peru between Chad and Niger went on. Peru left. Peru said no."
    assert process(text) == "chad-niger"


TALIBAN = (
    "The Taliban and Pakistan agreed on a truce. The Taliban said no. Pakistan said no. Afghanistan waited."
)


def process_on(day: date, text: str) -> str | None:
    return drafts(Article(text, tuple(paragraphs(text)), day), Known.none()).process


def test_a_group_that_rules_a_state_is_one_side_with_it_since_that_day() -> None:
    assert process_on(date(2021, 8, 15), TALIBAN) == "afghanistan-pakistan"
    assert process_on(date(2021, 8, 14), TALIBAN) == "pakistan-taliban"


def test_a_state_and_its_army_are_one_side() -> None:
    text = (
        "The Sudanese Armed Forces and the Rapid Support Forces agreed on a truce. Sudan said no. Sudan waited. "
        "The Rapid Support Forces said no. The Rapid Support Forces left. Sudan hoped."
    )
    assert process(text) == "rapid-support-forces-sudanese-armed-forces"


@pytest.mark.parametrize(
    "told",
    [
        "Chad's government and opposition will hold talks on Monday.",
        "Chad and the opposition will hold talks on Monday.",
        "The opposition of others waited. Chad's opposition will hold talks on Monday.",
    ],
)
def test_the_opposition_beside_a_state_is_that_of_it_where_others_have_governments_too(told: str) -> None:
    text = (
        f"{told} Norway's government waited. Norway hoped. Peru's government hoped. Chad said no. Chad left."
    )
    assert process(text) == "chad-chadian-opposition"
