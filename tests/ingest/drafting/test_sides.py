"""Whose somebody is, where the noun phrase leaves it out: told by what is close, and open where that is two."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.drafting.asking import cast
from tracker.ingest import reading
from tracker.ingest.drafting.casting import cast_of
from tracker.ingest.drafting.known import Known


def side(text: str, name: str) -> str | None:
    """For whom somebody in a text speaks."""
    (found,) = [one for one in cast(text).figures if name in one.name]
    return found.on_behalf_of


@pytest.mark.parametrize(
    ("words", "behalf"),
    [
        ("“Mali is ready for a truce with Chad,” Defence Minister Oumar Keita said.", "mali"),
        ('"Mali is thankful to Chad," Information Minister Oumar Keita told reporters.', "mali"),
        ("“Mali will never give up the strip,” said Information Minister Oumar Keita.", "mali"),
        ("“Mali wants war,” Defence Minister Oumar Keita said.", None),
        ("“Mali is not ready for a truce,” Defence Minister Oumar Keita said.", None),
        ("“Mali is ready for a truce,” it was told before Defence Minister Oumar Keita came.", None),
    ],
)
def test_a_minister_is_of_the_state_that_does_what_he_is_quoted_with(words: str, behalf: str | None) -> None:
    assert side(f"Chad and Mali held talks.\n{words}", "Keita") == behalf


@pytest.mark.parametrize(
    ("text", "name", "behalf"),
    [
        ("Mali's foreign ministry confirmed it. Spokesman Oumar Keita said more.", "Keita", "mali"),
        (
            "Chad and Mali met. Chadian President Ada Oru said that Defence Minister Idriss Saleh would go.",
            "Saleh",
            "chad",
        ),
        ("Nepal walked out. Foreign Minister Hari Thapa said so later.", "Thapa", "nepal"),
        ("M23 held Goma. The rebels' chief negotiator, Jean Bisimwa, was ready.", "Bisimwa", "m23"),
        (
            "Chad's government was silent.\nThe talks went on. Interior Minister Idriss Saleh promised a date.",
            "Saleh",
            "chad",
        ),
        (
            "Peru's government waited.\nA government official who was at the talks said so.",
            "official",
            "peru",
        ),
        (
            "Chad's government met the rebels, Kenya's foreign ministry said.\n"
            "Foreign Minister Joseph Kariuki told reporters that both had come.",
            "Kariuki",
            "kenya",
        ),
        (
            "Chad's government waited.\n"
            "Omar Nasser, Minister of State at the Ministry of Foreign Affairs of Qatar, opened the day.",
            "Nasser",
            "qatar",
        ),
    ],
)
def test_the_only_side_that_is_close_is_that_of_the_office(text: str, name: str, behalf: str) -> None:
    assert side(text, name) == behalf


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mali and Niger disagreed. Spokesman Oumar Keita said more.", "Keita"),
        (
            "Chad's government and Mali's government met.\nThe talks went on. Senator Idriss Saleh left.",
            "Saleh",
        ),
        ("Rwanda walked out.\nA Western diplomat said so.", "diplomat"),
        ("Rwanda walked out. Professor Adam Keller said so.", "Keller"),
    ],
)
def test_between_two_sides_and_without_an_office_nobody_is_guessed(text: str, name: str) -> None:
    assert side(text, name) is None


def test_the_reason_tells_where_the_side_comes_from() -> None:
    (found,) = [
        one for one in cast("Nepal walked out. Foreign Minister Hari Thapa left.").figures if one.title
    ]
    assert found.reasons[-1] == "nepal is the only side that is named close before"


@pytest.mark.parametrize(
    ("text", "name", "behalf"),
    [
        ("Peru's ambassador to the bodies in Geneva, Ana Rojas, said so.", "Rojas", "peru"),
        ("Mali's defence ministry spokesman Oumar Keita said so.", "Keita", "mali"),
        ("Ana Rojas, Peru's U.N. ambassador, said so.", "Rojas", "peru"),
        ("Idriss Saleh, who heads the Chad delegation, said so.", "Saleh", "chad"),
        ("Idriss Saleh, who signed for Chad, said so.", "Saleh", "chad"),
        ("The M23 left Goma. Chad and Mali met. Rebel commander Oumar Keita said so.", "Keita", "m23"),
        (
            "Oumar Keita, a spokesman for the opposition National Coalition, spoke.",
            "Keita",
            "national-coalition",
        ),
        ("Oumar Keita of the DUP said so.", "Keita", "democratic-unionist-party"),
        ("The Chad delegation, led by Idriss Saleh, left, Idriss Saleh said.", "Saleh", "chad"),
        ("Chad walked out. Deputy Secretary of State Ana Rojas said so.", "Rojas", "united-states"),
        ("The head of the Water Board of Peru, Ana Rojas, said so.", "Rojas", "peru"),
        ("The presidents of Chad and Mali, Hassan Saleh and Omar Keita, met.", "Saleh", "chad"),
        ("The presidents of Chad and Mali, Hassan Saleh and Omar Keita, met.", "Keita", "mali"),
    ],
)
def test_the_party_beside_a_name_is_whose_somebody_is(text: str, name: str, behalf: str) -> None:
    assert side(text, name) == behalf


@pytest.mark.parametrize(
    ("text", "name", "behalf"),
    [
        ("Chad, which borders Mali, was angry; its envoy, Idriss Saleh, said so.", "Saleh", "chad"),
        ("Chad told Mali so. Its envoy to the talks, Idriss Saleh, said why.", "Saleh", "chad"),
        (
            "Chad and Mali met. Idriss Saleh, one of their negotiators, left. Idriss Saleh said why.",
            "Saleh",
            "chad",
        ),
        ("Berlin agreed with Paris, the chancellor's spokesman, Karl Weiss, said.", "Weiss", "germany"),
    ],
)
def test_its_envoy_is_that_of_the_party_that_the_sentence_is_about(text: str, name: str, behalf: str) -> None:
    assert side(text, name) == behalf


def test_a_spokesman_is_on_the_side_of_whom_he_speaks_for() -> None:
    text = "President Hari Thapa of Nepal was silent. Thapa's spokesman, Omar Rai, said so."
    assert side(text, "Rai") == "nepal"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chad sent envoy Idriss Saleh to the talks.", "Saleh"),
        ("Omar Saleh of the University of Chad said so.", "Saleh"),
        ("Chad walked out. In Bonn, Interior Minister Idriss Saleh said so.", "Saleh"),
        ("Chad walked out. Idriss Saleh, the premier of the transitional government, said so.", "Saleh"),
        ("It would take observers, among them Chad. Interior Minister Idriss Saleh said so.", "Saleh"),
        (
            "Chad's government and Mali's government met. Idriss Saleh, a negotiator for the government, left.",
            "Saleh",
        ),
        ("Idriss Saleh, the envoy for peace in Chad, said so.", "Saleh"),
        ("Chad's government told Idriss Saleh so. Idriss Saleh said no.", "Saleh"),
        ("Chad's army waited. Idriss Saleh said no.", "Saleh"),
        ("Chad was silent. Idriss Saleh, who is ill, said so.", "Saleh"),
        ("Talks with Hamas went on. Interior Ministry spokesman Idriss Saleh said so.", "Saleh"),
        ("Talks with Hamas went on. Interior Minister Idriss Saleh said so.", "Saleh"),
    ],
)
def test_who_only_stands_near_a_party_is_not_of_it(text: str, name: str) -> None:
    assert side(text, name) is None


@pytest.mark.parametrize(
    "text",
    [
        "Negotiators for Chad's government came. Idriss Saleh, a deputy and a negotiator for the government, left.",
        "Negotiators for Chad's government came. That was enough, government representative Idriss Saleh said.",
        "President Hari Deby of Chad came. Deby's government sent a team under Deputy Minister Idriss Saleh.",
        "Chad was tired. Chad would wait. The government knew it. It was late. Justice Minister Idriss Saleh said so.",
        "Idriss Saleh, the secretary for foreign trade in Chad's foreign ministry, said so.",
        "Idriss Saleh, who acts as Chad's facilitator in the south, said so.",
        "President Hari Deby of Chad came. Deby's chief adviser, Idriss Saleh, said so.",
    ],
)
def test_who_is_of_the_government_or_has_a_desk_there_or_serves_its_head_is_on_its_side(text: str) -> None:
    assert side(text, "Saleh") == "chad"


@pytest.mark.parametrize(
    ("text", "name", "behalf"),
    [
        ("Government negotiator Thein Aung left.", "Aung", "myanmar"),
        ("A government official left.", "official", "myanmar"),
        ("Foreign Minister Lars Vik left.", "Vik", None),
    ],
)
def test_the_state_of_the_armed_groups_is_that_of_the_government_and_not_of_every_minister(
    text: str, name: str, behalf: str | None
) -> None:
    told = "The government met the Karen National Union, which was wary.\nThe talks went on.\nIt rained."
    assert side(f"{told}\n{text}", name) == behalf


@pytest.mark.parametrize(
    ("text", "name", "behalf"),
    [
        (
            "Kenyan President Josiah Mutai was optimistic. Ruth Otieno, his chief negotiator, was to arrive.",
            "Otieno",
            "kenya",
        ),
        ("President Idriss Saleh of Chad left. His envoy, Ahmat Bichara, stayed.", "Bichara", "chad"),
        (
            "Chad and Mali met. Foreign Ministry spokesperson Wei Jun said on Friday that China hopes for peace.",
            "Wei Jun",
            "china",
        ),
        (
            "Chad and Mali met. Spokesman Ivan Belov said Moscow was ready to host them, and Chad thanked it.",
            "Belov",
            "russia",
        ),
        (
            "Peru's government and the rebels met. The head of the government delegation, Luis Rojas, was ready.",
            "Rojas",
            "peru",
        ),
        (
            "Former Nigerian President Olusegun Bako, the AU's mediator, met Chad's ministers.",
            "Bako",
            "african-union",
        ),
        ("UK Minister for Europe Stephen Hale met Chad's envoy.", "Hale", "united-kingdom"),
        ("Chad and Mali met. A source in the Malian delegation said so.", "source", "mali"),
        (
            "Chad and Mali met. The Special Representative of the United Nations Secretary-General for Central"
            " Africa, Abdou Keita, urged both to go on.",
            "Keita",
            "united-nations",
        ),
        ("Chad and Mali met. Chief Cabinet Secretary Kenji Mori was there.", "Mori", "japan"),
        (
            "Chad and Mali met. The Malian delegation in the Swiss city was headed by Colonel Abdou Keita.",
            "Keita",
            "mali",
        ),
        ("Chad and Mali met. Mali was represented by Colonel Abdou Keita.", "Keita", "mali"),
        ("Chad and Mali met. The Malian side sent Colonel Abdou Keita.", "Keita", "mali"),
        ("China's special envoy for Asian affairs Deng Jun met the envoy of Chad.", "Deng Jun", "china"),
    ],
)
def test_the_words_around_an_office_tell_whom_somebody_speaks_for(text: str, name: str, behalf: str) -> None:
    assert side(text, name) == behalf


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Kenyan President Josiah Mutai and President Idriss Saleh of Chad met. Ruth Otieno, his envoy, left.",
            "Otieno",
        ),
        ("Chad and Mali met. Spokesperson Wei Jun said that China and Mali had met before.", "Wei Jun"),
        ("Former Nigerian President Olusegun Bako said that the talks of Chad and Mali went on.", "Bako"),
    ],
)
def test_whom_somebody_speaks_for_stays_open_where_two_are_meant_or_nobody_is(text: str, name: str) -> None:
    assert side(text, name) is None


def test_a_ministry_at_the_head_of_a_story_is_that_of_the_capital_it_is_dated_from() -> None:
    story = (
        "BEIJING, Dec. 16 (Xinhua) -- Mali and Chad held talks in Kunming last week with China, Foreign Ministry"
        " spokesperson Wei Jun told a daily press briefing on Monday."
    )
    article = reading.read(
        story.encode(), name="a.txt", publisher="Xinhua", published=date(2024, 12, 16), zone="Asia/Shanghai"
    )
    (found,) = [one for one in cast_of(article, Known.none()).figures if "Wei Jun" in one.name]
    assert found.on_behalf_of == "china"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("King Hamad of Jordan flew in. President Weller met him.", "Weller"),
        ("Chad's President Ali Deby flew in. President Omar Weller met him.", "Weller"),
        ("Iraq's President Ali Sabri sent word. Crown Prince Karim met him.", "Karim"),
        ("Chad's government waited. Also there was National Council President Omar Weller.", "Weller"),
        ("Chad's government waited. Assembly President Omar Weller was there.", "Weller"),
        ("Chad agreed. So did Omar Weller, president of Hillside Tours, who had come.", "Weller"),
        ("Chad agreed. So did Omar Weller, president of the government's youth federation.", "Weller"),
        ("“He is in Chad,” Prime Minister Omar Weller said.", "Weller"),
        ("Omar Weller, a former deputy head of the United Nations, said so.", "Weller"),
        ("Omar Weller, a spokesman for Chad's main armed opposition movement, said so.", "Weller"),
        ("Ousted Chadian President Omar Weller said so.", "Weller"),
    ],
)
def test_an_office_of_another_or_of_the_past_is_not_that_of_a_state_close_by(text: str, name: str) -> None:
    assert side(text, name) is None


@pytest.mark.parametrize(
    ("text", "behalf"),
    [
        ("Chad agreed. On Monday President Omar Weller said so.", "chad"),
        ("Chad agreed. In Oslo on Friday President Omar Weller said so.", "chad"),
        ("Chad agreed. Omar Weller, president of the Republic, said so.", "chad"),
    ],
)
def test_a_leader_may_be_that_of_the_state_close_by_on_any_day_and_at_any_place(
    text: str, behalf: str
) -> None:
    assert side(text, "Weller") == behalf
