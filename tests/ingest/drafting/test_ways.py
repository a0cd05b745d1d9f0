"""How the news of any conflict tells of a meeting: each way with one sentence of ours; 11 March 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

WEDNESDAY = date(2026, 3, 11)

# The sentence, and status, venue and EDTF date of each round that it tells of.
WAYS: list[tuple[str, list[tuple[str, str, str]]]] = [
    (
        "Talks between Armenia and Azerbaijan resumed in Geneva on Monday.",
        [("under way", "geneva", "2026-03-09")],
    ),
    (
        "Talks between Armenia and Azerbaijan opened in Geneva on Monday.",
        [("under way", "geneva", "2026-03-09")],
    ),
    ("Armenia and Azerbaijan sat down for talks in Geneva on Monday.", [("held", "geneva", "2026-03-09")]),
    (
        "Armenian and Azerbaijani negotiators sat down in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    ("Armenia and Azerbaijan met in Geneva on Monday.", [("held", "geneva", "2026-03-09")]),
    (
        "The foreign ministers of Armenia and Azerbaijan met in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "Prime Minister Nikol Pashinyan met President Ilham Aliyev in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "Nikol Pashinyan and Ilham Aliyev met in Geneva on Monday to discuss a border of Armenia and Azerbaijan.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "Nikol Pashinyan held talks with Ilham Aliyev in Geneva on Monday about the border of Armenia and Azerbaijan.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "A meeting between the leaders of Armenia and Azerbaijan took place in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "Negotiators from Armenia and Azerbaijan gathered in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "Armenia and Azerbaijan wrapped up two days of talks in Geneva on Tuesday.",
        [("held", "geneva", "2026-03-09/2026-03-10")],
    ),
    (
        "The talks between Armenia and Azerbaijan in Geneva ended on Tuesday without result.",
        [("held", "geneva", "2026-03-10")],
    ),
    (
        "A round of talks between Armenia and Azerbaijan concluded in Geneva on Tuesday.",
        [("held", "geneva", "2026-03-10")],
    ),
    (
        "The negotiations between Armenia and Azerbaijan in Geneva were adjourned on Tuesday.",
        [("held", "geneva", "2026-03-10")],
    ),
    (
        "Talks between Armenia and Azerbaijan in Geneva collapsed on Tuesday.",
        [("held", "geneva", "2026-03-10")],
    ),
    (
        "Talks between Armenia and Azerbaijan in Geneva broke off on Tuesday.",
        [("held", "geneva", "2026-03-10")],
    ),
    (
        "Talks between Armenia and Azerbaijan in Geneva were broken off on Tuesday.",
        [("held", "geneva", "2026-03-10")],
    ),
    (
        "Armenia walked out of the talks with Azerbaijan in Geneva on Tuesday.",
        [("held", "geneva", "2026-03-10")],
    ),
    (
        "The talks between Armenia and Azerbaijan, due in Geneva on Friday, were postponed.",
        [("postponed", "geneva", "2026-03-13")],
    ),
    (
        "The meeting of Armenia and Azerbaijan planned for Friday in Geneva was called off.",
        [("cancelled", "geneva", "2026-03-13")],
    ),
    (
        "The meeting of Armenia and Azerbaijan was moved from Vienna to Geneva.",
        [("rescheduled", "geneva", "")],
    ),
    (
        "Switzerland will host the next round of talks between Armenia and Azerbaijan in Geneva on Friday.",
        [("scheduled", "geneva", "2026-03-13")],
    ),
    (
        "Geneva will host a new round of talks between Armenia and Azerbaijan on Friday.",
        [("scheduled", "geneva", "2026-03-13")],
    ),
    (
        "Geneva hosted a round of talks between Armenia and Azerbaijan on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    ("Armenia and Azerbaijan are to meet in Geneva on Friday.", [("scheduled", "geneva", "2026-03-13")]),
    ("Armenia and Azerbaijan will meet again in Geneva on Friday.", [("scheduled", "geneva", "2026-03-13")]),
    ("Armenia and Azerbaijan reconvene in Geneva on Friday.", [("scheduled", "geneva", "2026-03-13")]),
    (
        "The third round of talks between Armenia and Azerbaijan, in Geneva last month, brought nothing.",
        [("held", "geneva", "2026-02")],
    ),
    (
        "Talks held in Geneva on Monday between Armenia and Azerbaijan brought nothing.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "The Geneva talks between Armenia and Azerbaijan on Monday brought nothing.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "The Armenian delegation arrived in Geneva on Tuesday for talks with Azerbaijan.",
        [("under way", "geneva", "2026-03-10")],
    ),
    (
        "Delegations of Armenia and Azerbaijan arrived in Geneva on Tuesday for talks.",
        [("under way", "geneva", "2026-03-10")],
    ),
    (
        "Armenia and Azerbaijan agreed to hold another round in Geneva next week.",
        [("announced", "geneva", "2026-03-16/2026-03-22")],
    ),
    (
        "A summit of Armenia and Azerbaijan is planned in Geneva in April.",
        [("scheduled", "geneva", "2026-04")],
    ),
    (
        "A plenary session of the talks between Armenia and Azerbaijan was held in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "Consultations between Armenia and Azerbaijan took place in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "The joint commission of Armenia and Azerbaijan met in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "A peace conference on Armenia and Azerbaijan opened in Geneva on Monday.",
        [("under way", "geneva", "2026-03-09")],
    ),
    (
        "Proximity talks between Armenia and Azerbaijan began in Geneva on Monday.",
        [("under way", "geneva", "2026-03-09")],
    ),
    (
        "The dialogue between Armenia and Azerbaijan resumed in Geneva on Monday.",
        [("under way", "geneva", "2026-03-09")],
    ),
    (
        "Armenia and Azerbaijan returned to the negotiating table in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "Envoys of Armenia and Azerbaijan flew to Geneva on Tuesday for a third round.",
        [("under way", "geneva", "2026-03-10")],
    ),
    ("Armenia and Azerbaijan have held five rounds in Geneva since January.", [("held", "geneva", "")]),
    (
        "On Monday the two sides met in Geneva. Armenia and Azerbaijan made no progress.",
        [("held", "geneva", "2026-03-09")],
    ),
    ("Armenia and Azerbaijan kicked off talks in Geneva on Monday.", [("under way", "geneva", "2026-03-09")]),
    (
        "Armenia and Azerbaijan began a new round of negotiations in Geneva on Monday.",
        [("under way", "geneva", "2026-03-09")],
    ),
    (
        "The first face-to-face meeting of Armenia and Azerbaijan in a year took place in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "Azerbaijan's foreign minister travelled to Yerevan on Monday to meet his counterpart of Armenia.",
        [("held", "yerevan", "2026-03-09")],
    ),
    (
        "Armenia and Azerbaijan continued their talks in Geneva on Tuesday.",
        [("held", "geneva", "2026-03-10")],
    ),
    (
        "Representatives of Armenia and Azerbaijan spent two days in Geneva last week.",
        [("held", "geneva", "2026-03-02/2026-03-08")],
    ),
    (
        "Armenia and Azerbaijan met on Monday. The talks took place in Geneva.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "A ninth session of the talks of Armenia and Azerbaijan is to open in Geneva on 20 March.",
        [("scheduled", "geneva", "2026-03-20")],
    ),
    (
        "Armenia and Azerbaijan met in Vienna on 2 March, and again in Geneva on 9 March.",
        [("held", "vienna", "2026-03-02"), ("held", "geneva", "2026-03-09")],
    ),
    (
        "Armenia and Azerbaijan met in Vienna on 2 March and in Geneva on 9 March.",
        [("held", "vienna", "2026-03-02"), ("held", "geneva", "2026-03-09")],
    ),
    (
        "Armenia and Azerbaijan had met in Vienna in December, before the round in Geneva on Monday.",
        [("held", "vienna", "2025-12"), ("held", "geneva", "2026-03-09")],
    ),
    (
        "After the talks in Vienna in January, Armenia and Azerbaijan met in Geneva on Monday.",
        [("held", "vienna", "2026-01"), ("held", "geneva", "2026-03-09")],
    ),
    ("Armenia and Azerbaijan last met in Sochi in October 2022.", [("held", "sochi", "2022-10")]),
    (
        "The previous round between Armenia and Azerbaijan, in Ohrid on 2 March, lasted two hours.",
        [("held", "ohrid", "2026-03-02")],
    ),
    (
        "Armenia and Azerbaijan have been talking in Ohrid since Monday.",
        [("under way", "ohrid", "2026-03-09/..")],
    ),
    (
        "Armenia and Azerbaijan were to have met in Geneva on Friday, but the meeting was called off.",
        [("cancelled", "geneva", "2026-03-13")],
    ),
    (
        "Two days of talks between Armenia and Azerbaijan ended in Geneva on Tuesday.",
        [("held", "geneva", "2026-03-09/2026-03-10")],
    ),
    (
        "Armenia's prime minister hosted the president of Azerbaijan in Yerevan on Monday.",
        [("held", "yerevan", "2026-03-09")],
    ),
    ("Armenia and Azerbaijan came together in Geneva on Monday.", [("held", "geneva", "2026-03-09")]),
    ("Armenia and Azerbaijan launched talks in Geneva on Monday.", [("under way", "geneva", "2026-03-09")]),
    ("Monday's meeting of Armenia and Azerbaijan in Geneva was brief.", [("held", "geneva", "2026-03-09")]),
    (
        "The leaders of Armenia and Azerbaijan shook hands in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    ("Armenia and Azerbaijan plan to meet in Geneva on 20 March.", [("scheduled", "geneva", "2026-03-20")]),
    (
        "Armenia and Azerbaijan signed a declaration at a meeting in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    ("Armenia and Azerbaijan met in the Swiss capital on Monday.", [("held", "bern", "2026-03-09")]),
    ("Armenia and Azerbaijan met at Bocay on Monday.", [("held", "bocay", "2026-03-09")]),
    ("Armenia and Azerbaijan met in Geneva, Switzerland, on Monday.", [("held", "geneva", "2026-03-09")]),
    (
        "Talks between Armenia and Azerbaijan start in Geneva on Friday.",
        [("scheduled", "geneva", "2026-03-13")],
    ),
    (
        "The two delegations of Armenia and Azerbaijan parted in Geneva on Tuesday.",
        [("held", "geneva", "2026-03-10")],
    ),
    (
        "Armenia and Azerbaijan failed to agree at talks in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "Armenia stayed away from a meeting with Azerbaijan in Geneva on Monday.",
        [("cancelled", "geneva", "2026-03-09")],
    ),
    ("Armenia and Azerbaijan will be back in Geneva on Friday.", [("scheduled", "geneva", "2026-03-13")]),
    (
        "Mediators brought the two delegations of Armenia and Azerbaijan together in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "Russia called both leaders to Sochi in October 2022. Armenia and Azerbaijan agreed on nothing.",
        [("held", "sochi", "2022-10")],
    ),
    (
        "The trilateral session on Monday, in Geneva, was cut short. Armenia blamed Azerbaijan.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "First contacts between Armenia and Azerbaijan were made in Sochi in 2020.",
        [("held", "sochi", "2020")],
    ),
    (
        "The leaders of Armenia and Azerbaijan had lunch in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "Armenia and Azerbaijan quarrel. The two faced each other across a table in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "A face-to-face between the leaders of Armenia and Azerbaijan took place in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "Delegates of Armenia and Azerbaijan were still talking in Geneva on Tuesday.",
        [("under way", "geneva", "2026-03-10")],
    ),
    (
        "Technical talks between Armenia and Azerbaijan continue in Geneva this week.",
        [("under way", "geneva", "2026-03-09/2026-03-15")],
    ),
    (
        "Negotiators of Armenia and Azerbaijan are in Geneva this week for a fourth round.",
        [("under way", "geneva", "2026-03-09/2026-03-15")],
    ),
    (
        "The ministers of Armenia and Azerbaijan talk on Friday in Geneva.",
        [("scheduled", "geneva", "2026-03-13")],
    ),
    (
        "Armenia and Azerbaijan are to hold another round of talks in Geneva on Friday.",
        [("scheduled", "geneva", "2026-03-13")],
    ),
    (
        "Mediators expect the negotiators of Armenia and Azerbaijan back for talks in Geneva on 15 March.",
        [("scheduled", "geneva", "2026-03-15")],
    ),
    ("Armenia and Azerbaijan agreed to talk in Geneva in April.", [("announced", "geneva", "2026-04")]),
    (
        "A meeting of Armenia and Azerbaijan in Geneva on Friday will not take place.",
        [("cancelled", "geneva", "2026-03-13")],
    ),
    (
        "Armenia pulled out of talks with Azerbaijan due in Geneva on Friday.",
        [("cancelled", "geneva", "2026-03-13")],
    ),
    (
        "A round of Armenia and Azerbaijan in Geneva pencilled in for April 2026 had to be given up.",
        [("cancelled", "geneva", "2026-04")],
    ),
    (
        "Armenia is putting off the talks with Azerbaijan set for Friday in Geneva.",
        [("postponed", "geneva", "2026-03-13")],
    ),
    (
        "Armenia and Azerbaijan quarrel. A technical session in Geneva in November 2025 was dull.",
        [("held", "geneva", "2025-11")],
    ),
    (
        "Armenia and Azerbaijan quarrel. A session planned for Friday in Geneva was called off.",
        [("cancelled", "geneva", "2026-03-13")],
    ),
    (
        "Armenia and Azerbaijan quarrel. A visit of the envoy to Baku was penciled in for 20 March 2026.",
        [("scheduled", "baku", "2026-03-20")],
    ),
    (
        "Armenia and Azerbaijan quarrel. An attempt to get ministers together in Geneva on Monday was abandoned.",
        [("cancelled", "geneva", "2026-03-09")],
    ),
    (
        "Armenia and Azerbaijan quarrel. Factions of both spent a night at Burnham Camp on 2 March.",
        [("held", "burnham-camp", "2026-03-02")],
    ),
    (
        "Armenia and Azerbaijan quarrel. On Monday two delegations took their places in Geneva.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "Armenia and Azerbaijan quarrel. P. W. Grove and Samo Reed sat side by side at Bocay on 2 March.",
        [("held", "bocay", "2026-03-02")],
    ),
    ("Armenia and Azerbaijan quarrel. They spoke there on Monday.", [("held", "", "2026-03-09")]),
    (
        "Armenia and Azerbaijan quarrel. The military commission is due to resume in Geneva on Friday.",
        [("scheduled", "geneva", "2026-03-13")],
    ),
    (
        "Armenia and Azerbaijan quarrel. They were in Geneva in May 2025.",
        [("held", "geneva", "2025-05")],
    ),
    (
        "Armenia and Azerbaijan quarrel. In October 2025 they spent a night in Geneva and initialled a map.",
        [("held", "geneva", "2025-10")],
    ),
    (
        "Armenia and Azerbaijan may hold an emergency meeting in Geneva next week.",
        [("announced", "geneva", "2026-03-16/2026-03-22")],
    ),
    (
        "Armenia and Azerbaijan quarrel. The envoy held his first round table at the Palais des Nations on 2 March.",
        [("held", "palais-des-nations", "2026-03-02")],
    ),
    (
        "Armenia and Azerbaijan quarrel. The meeting in Geneva on 9 March was the first since January, when the envoy "
        "called both men to Vienna.",
        [("held", "geneva", "2026-03-09"), ("held", "vienna", "2026-01")],
    ),
    (
        "Armenia and Azerbaijan quarrel. Their previous encounter, in Ohrid in July 2025, was short.",
        [("held", "ohrid", "2025-07")],
    ),
    (
        "Armenia and Azerbaijan quarrel. The ministers had their fourth conversation in Geneva on 2 March.",
        [("held", "geneva", "2026-03-02")],
    ),
    (
        "Armenia and Azerbaijan quarrel. The talks are to begin on 20 March 2026 in the Spring Hotel.",
        [("scheduled", "spring-hotel", "2026-03-20")],
    ),
    (
        "Armenia and Azerbaijan quarrel. The contact group met on Monday for the first time this year.",
        [("held", "", "2026-03-09")],
    ),
    (
        "Armenia and Azerbaijan quarrel. A video conference of the two ministers took place on Monday.",
        [("held", "", "2026-03-09")],
    ),
    (
        "Armenia and Azerbaijan quarrel. Nikos Arden sat opposite Omar Beck in Geneva on 2 March.",
        [("held", "geneva", "2026-03-02")],
    ),
    (
        "Armenia and Azerbaijan quarrel. Talks in Geneva went into a third day on Tuesday.",
        [("under way", "geneva", "2026-03-10")],
    ),
    (
        "Armenia and Azerbaijan quarrel. The delegations left Geneva on Tuesday without a paper.",
        [("held", "geneva", "2026-03-10")],
    ),
    (
        "Armenia and Azerbaijan quarrel. The meeting on Monday lasted four hours.",
        [("held", "", "2026-03-09")],
    ),
    ("Armenia and Azerbaijan quarrel. Monday’s session lasted four hours.", [("held", "", "2026-03-09")]),
    (
        "Armenia and Azerbaijan quarrel. Their aides met in secret in Vienna in January 2026.",
        [("held", "vienna", "2026-01")],
    ),
    (
        "Armenia and Azerbaijan quarrel. The committee reconvened in Geneva on Monday.",
        [("held", "geneva", "2026-03-09")],
    ),
    (
        "Armenia and Azerbaijan quarrel. Secret contacts had begun in Muscat in 2024.",
        [("held", "muscat", "2024")],
    ),
    (
        "Armenia and Azerbaijan quarrel. A back channel opened in Muscat in July 2025.",
        [("held", "muscat", "2025-07")],
    ),
    (
        "Armenia and Azerbaijan quarrel. Armenia cancelled Friday’s meeting in Geneva.",
        [("cancelled", "geneva", "2026-03-13")],
    ),
    (
        "Armenia and Azerbaijan quarrel. A summit planned for 20 March 2026 in Geneva is pushed back to 9 April 2026.",
        [("postponed", "geneva", "2026-04-09")],
    ),
    # How long it lasts, and within which days it is planned.
    (
        "The talks between Armenia and Azerbaijan opened in Geneva on 2 March. The round ended on 9 March.",
        [("held", "geneva", "2026-03-02/2026-03-09")],
    ),
    (
        "The talks of Armenia and Azerbaijan, which opened in Geneva on 2 March, were concluded on 9 March.",
        [("held", "geneva", "2026-03-02/2026-03-09")],
    ),
    (
        "A five-day round of Armenia and Azerbaijan collapsed in Geneva on Tuesday.",
        [("held", "geneva", "2026-03-06/2026-03-10")],
    ),
    (
        "Talks of Armenia and Azerbaijan ended in Geneva on Tuesday. On Monday morning delegates sat around a table.",
        [("held", "geneva", "2026-03-09/2026-03-10")],
    ),
    (
        "Armenia and Azerbaijan will meet in Geneva within two weeks.",
        [("scheduled", "geneva", "2026-03-11/2026-03-25")],
    ),
    (
        "Armenia and Azerbaijan will meet in Geneva before 1 April.",
        [("scheduled", "geneva", "../2026-03-31")],
    ),
    (
        "Armenia and Azerbaijan have been meeting in Geneva since Monday.",
        [("under way", "geneva", "2026-03-09/..")],
    ),
    ("Armenia and Azerbaijan met in Geneva before Christmas.", [("held", "geneva", "")]),
    (
        "Armenia and Azerbaijan opened talks in Geneva on Monday. The sessions at the Hotel Metropole are scheduled "
        "to run until Friday.",
        [("under way", "geneva", "2026-03-09")],
    ),
    # Whose day alone is enough.
    (
        "Armenia and Azerbaijan are neighbours. The negotiators met in Geneva on 2 March. They met again on Monday.",
        [("held", "geneva", "2026-03-02"), ("held", "", "2026-03-09")],
    ),
    (
        "Armenia and Azerbaijan are neighbours. The latest round of talks, on Monday, brought nothing.",
        [("held", "", "2026-03-09")],
    ),
    (
        "Armenia and Azerbaijan are neighbours. A face-to-face between the two leaders took place on Monday.",
        [("held", "", "2026-03-09")],
    ),
    # A visit of one side to the other.
    (
        "Armenia and Azerbaijan are neighbours. Armenia's foreign minister travelled to Baku on Monday.",
        [("held", "baku", "2026-03-09")],
    ),
    (
        "Ilham Aliyev, the president of Azerbaijan, visited Yerevan on Monday. Armenia was content.",
        [("held", "yerevan", "2026-03-09")],
    ),
    # Which day is that of the meeting, and which place.
    (
        "A round of Armenia and Azerbaijan in Geneva that was planned for 2 March was shifted to 20 March.",
        [("rescheduled", "geneva", "2026-03-20")],
    ),
    (
        "In February 2026 there was a round of Armenia and Azerbaijan in Geneva, from 11 to 17 February 2026.",
        [("held", "geneva", "2026-02-11/2026-02-17")],
    ),
    (
        "The meeting of Armenia and Azerbaijan planned for Friday in Geneva was called off late on Tuesday.",
        [("cancelled", "geneva", "2026-03-13")],
    ),
    (
        "About noon Armenia said that the summit of its president and the head of state of Azerbaijan, scheduled "
        "for 20 March in Geneva, was in question.",
        [("scheduled", "geneva", "2026-03-20")],
    ),
    (
        "Talks between Armenia and Azerbaijan in April 2026 in Geneva are likely, though Armenia on Friday denied it.",
        [("announced", "geneva", "2026-04")],
    ),
    (
        "Negotiators of Armenia and Azerbaijan met on Monday in a tent from Geneva.",
        [("held", "", "2026-03-09")],
    ),
    (
        "The meeting of Armenia and Azerbaijan on Monday was the first since a plan was made at Ohrid on 2 March.",
        [("held", "", "2026-03-09")],
    ),
    (
        "Talks between Armenia and Azerbaijan were held on Monday as the president was in Geneva.",
        [("held", "", "2026-03-09")],
    ),
]

OTHERS = [
    "Armenia said on Monday that Azerbaijan shelled Geneva Street.",
    "The parliament of Armenia met on Monday in Yerevan to debate the budget of Azerbaijan.",
    "The president of Armenia arrived in Tbilisi on Monday. Azerbaijan did not comment.",
    "Armenia's football team will meet Azerbaijan in Baku on Friday.",
    "A union and the railway of Armenia resume wage talks on Friday. Azerbaijan is far.",
    "The court session in Yerevan on Monday ended early. Armenia and Azerbaijan are neighbours.",
    "Armenia and Azerbaijan have not met in Geneva since Monday.",
    "If Armenia and Azerbaijan met in Geneva on Friday, it would help.",
    "Armenia refused to meet Azerbaijan in Geneva on Friday.",
    "Armenia urged Azerbaijan to meet in Geneva on Friday.",
    "Armenia and Azerbaijan could meet in Geneva next week.",
    "The minister of Armenia told reporters in Geneva on Monday that talks with Azerbaijan were needed.",
    "Shares in Armenia ended the session in Yerevan on Monday lower than in Azerbaijan.",
    "The army of Azerbaijan entered its third day of fighting on Monday in Shusha. Armenia fought on.",
    "Armenia said in Geneva on Monday that it wanted negotiations with Azerbaijan.",
    "Armenia and Azerbaijan are neighbours. The president of Kenya travelled to Baku on Monday.",
    "Armenia and Azerbaijan are neighbours. The president spoke in Geneva on Monday about the talks.",
    "Armenia and Azerbaijan are neighbours. Parliament in Yerevan discussed the talks on Monday.",
    "Armenia and Azerbaijan are neighbours. The chances for the future of these talks were better in Geneva on Monday.",
    "Armenia and Azerbaijan quarrel. A third country joined the talks on Monday.",
    "Armenia and Azerbaijan quarrel. Envoys gave up, and a treaty was signed on 2 March.",
    "Armenia joined the talks with some doubts, and the army of Azerbaijan shelled a town on Monday.",
]


def rounds(text: str) -> list[tuple[str, str, str]]:
    """Status, venue and day of each round that a text is taken to tell of."""
    article = Article(text, tuple(paragraphs(text)), WEDNESDAY)
    found = [one for one in drafts(article, Known.none()).drafts if one.kind is Kind.ROUND]
    return sorted((one.says["status"], one.says.get("venue", ""), _day(one)) for one in found)


def _day(one: Draft) -> str:
    """The stated date, else that in the words that tell an analyst how it was read."""
    reason, stated = one.reasons[2], one.says.get("when", {}).get("edtf")
    return stated or (reason.split("” is ")[1].split(",", maxsplit=1)[0] if "” is " in reason else "")


@pytest.mark.parametrize(("text", "told"), WAYS)
def test_each_way_to_tell_of_a_meeting_is_a_round(text: str, told: list[tuple[str, str, str]]) -> None:
    assert rounds(text) == sorted(told)


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_wished_refused_or_about_something_else_is_no_round(text: str) -> None:
    assert rounds(text) == []
