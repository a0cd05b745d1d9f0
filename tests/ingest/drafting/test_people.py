"""People: whoever is named with an office before or behind the name, and nobody else."""

from __future__ import annotations

import pytest

from tracker.ingest.drafting.names.people import Person, everybody, short_name


def people(text: str) -> list[Person]:
    return [one for _, one in everybody(text, ((0, len(text)),))]


NAMED = [
    ("Ukrainian President Ivan Holub said no.", [("Ivan Holub", "President", "Ukrainian")]),
    ("U.S. envoys Ann Lee and Bo Dunn left.", [("Ann Lee", "Envoy", "U.S."), ("Bo Dunn", "Envoy", "U.S.")]),
    ("CIA Director Jon Poe, Irish aide Al Nour met.", [("Jon Poe", "Director", "CIA"), ("Al Nour", "Aide", "Irish")]),
    ("Thai Prime Minister and Interior Minister Ann Lee left.", [("Ann Lee", "Prime Minister", "Thai")]),
    (
        "The U.S. Special Representative for the Western Isles, Ann Lee, left.",
        [("Ann Lee", "Special Representative", "U.S.")],
    ),
    ("U.N. Great Lakes envoy Ana Sola left.", [("Ana Sola", "Envoy", "U.N.")]),
    ("U.N. Special Envoy Ana Sola left.", [("Ana Sola", "Special Envoy", "U.N.")]),
    ("British Health Secretary Ann Lee left.", [("Ann Lee", "Secretary", "British")]),
    ("Ann Lee of Bosnia and Herzegovina, who spoke, left.", [("Ann Lee", None, "Bosnia and Herzegovina")]),
    ("Qatari Prime Minister Sheikh Hamad bin Ali flew in.", [("Hamad bin Ali", "Prime Minister", "Qatari")]),
    ("Kosovo's prime minister, Arben Krasi, stayed.", [("Arben Krasi", "Prime minister", "Kosovo")]),
    ("The president of Serbia, Jovan Ilic, left.", [("Jovan Ilic", "President", "Serbia")]),
    ("Eli Tal, the head of Mossad, came.", [("Eli Tal", "Head", "Mossad")]),
    ("Moise Kabanda, a delegate from the M23, left.", [("Moise Kabanda", "Delegate", "M23")]),
    ("Jean Batenga, a spokesman and top M23 leader, left.", [("Jean Batenga", "Leader", "M23")]),
    ("Kim Holt, a senator from Ohio, said so.", [("Kim Holt", None, None)]),
    ("It did, said Rwanda's minister for aid, Ann Murenzi.", [("Ann Murenzi", "Minister", "Rwanda")]),
    ("Saleh Omar, who led the team of Ansar Allah, spoke.", [("Saleh Omar", "Head of delegation", "Ansar Allah")]),
    ("Aldo Reyes, who is heading the FARC panel, spoke.", [("Aldo Reyes", "Head of delegation", "FARC")]),
    ("Aldo Reyes, who heads the government team, left.", [("Aldo Reyes", "Head of government delegation", None)]),
    ("The Special Envoy for Yemen, Per Holm, said so.", [("Per Holm", "Special Envoy", None)]),
    ("Foreign minister Khaled al-Yamin told reporters.", [("Khaled al-Yamin", "Foreign minister", None)]),
    ("Mira Ostrova said that talks went on.", [("Mira Ostrova", None, None)]),
    ("The delegates had dined with Ali Rezaei Tabari twice.", [("Ali Rezaei Tabari", None, None)]),
    ("Government negotiator Domingo Turin bristled.", [("Domingo Turin", "Negotiator", None)]),
    ("For John Maria de la Cruz it was late.", [("John Maria de la Cruz", None, None)]),
    ("Wing chief S. P. Velusamy met him.", [("S. P. Velusamy", "Chief", None)]),
    ("Rebel leader J.B. Okello said no.", [("J.B. Okello", "Rebel leader", None)]),
    ("“We wait,” said K. R. Menon of India.", [("K. R. Menon", None, "India")]),
    ("EU trade chief Karel Novak said so.", [("Karel Novak", "Trade chief", "EU")]),
    ("Chief Whip Rafiq Hossain said no.", [("Rafiq Hossain", "Chief Whip", None)]),
    (
        "Head of the Georgian Delegation, Deputy Minister Otar Beria, left.",
        [("Otar Beria", "Deputy Minister", "Georgian")],
    ),
    (
        "Farah Odeh, spokesman for U.S. Ambassador Mary Stone, left.",
        [("Farah Odeh", "Spokesman", "U.S."), ("Mary Stone", "Ambassador", "U.S.")],
    ),
    (
        "Luis Vega, Peru's deputy minister and its delegate here, left.",
        [("Luis Vega", "Deputy minister", "Peru")],
    ),
    ("Hill People's Front (HPF) chief Ann Lee left.", [("Ann Lee", "Chief", None)]),
    ("United Nations (UN) envoy Ana Sola left.", [("Ana Sola", "Envoy", "United Nations")]),
    ("British Foreign Office minister Ann Lee left.", [("Ann Lee", "Minister", "British")]),
    ("China's State Councillor Wei Jun left.", [("Wei Jun", "State Councillor", "China")]),
    ("Chief Superintendent Al Hale left.", [("Al Hale", "Chief Superintendent", None)]),
    ("U.S. Secretary of Commerce Jon Poe left.", [("Jon Poe", "Secretary of Commerce", "U.S.")]),
    ("Ousted Malian President Ali Keita left.", [("Ali Keita", "Ousted President", None)]),
    ("President Samuel arap Ruto left.", [("Samuel arap Ruto", "President", None)]),
    ("U.N. envoy for Darfur Ana Sola left.", [("Ana Sola", "Envoy", "U.N.")]),
    ("U.N. special adviser on Cyprus Ana Sola left.", [("Ana Sola", "Special adviser", "U.N.")]),
    ("His counterparts at the African Union, Wilson and others left.", []),
    ("Peru's chief envoy to the border talks, Ann Lee, left.", [("Ann Lee", "Chief envoy", "Peru")]),
    ("Wei Jun, the North's chief negotiator to the talks, left.", [("Wei Jun", "Chief negotiator", None)]),
    ("Former deputy U.S. negotiator Jon Poe left.", [("Jon Poe", "Former negotiator", None)]),
    ("Ann Lee, Advisor to the King, Prince of Hills, left.", [("Ann Lee", "Advisor", None)]),
    ("Norwegian embassy spokeswoman Kari Lund left.", [("Kari Lund", "Spokeswoman", "Norwegian")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_people_have_name_office_and_side(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(one.name, one.title, one.owner) for one in people(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Financial Times said that talks went on.",
        "Delegates of the Sudanese Armed Forces left.",
        "It was first told by Axios, the official said.",
        "On Monday Russia said no.",
        "The United States said no.",
        "Rapid Support Forces told Reuters so.",
        "The head of the Thai Delegation said no.",
        "Vitamin chief S said no.",
        "The Southern Ambassador told Reuters so.",
    ],
)
def test_outlets_states_and_forces_are_nobody(text: str) -> None:
    assert people(text) == []


def test_a_name_stands_where_the_text_has_it() -> None:
    text = "On Friday General Musa Idris, widely known as Kobra, left."
    (found,) = people(text)
    assert text[slice(*found.at)] == found.name == "Musa Idris"
    assert text[slice(*found.span)] == "General Musa Idris"
    assert found.alias == "Kobra"


def test_a_spokesman_belongs_to_whom_he_speaks_for() -> None:
    text = "A spokesman for Mr Borg, Pavel Stan, declined."
    (found,) = people(text)
    assert (found.name, found.boss) == ("Pavel Stan", "Borg")


def test_family_names_stand_first_in_korean_and_chinese_names() -> None:
    assert short_name("Kim Yong-ho", None) == "Kim"
    assert short_name("Li Wei", "CN") == "Li"
    assert short_name("Ann Lee", "US") == "Lee"


def test_a_family_name_that_is_a_pronoun_is_one_before_another_name_only() -> None:
    assert [one.name for one in people("Vice Premier He Lifeng said no.")] == ["He Lifeng"]
    assert people("On Monday the minister left. He Monday left.") == []
    assert short_name("He Lifeng", "CN") == "Lifeng"


@pytest.mark.parametrize(
    ("text", "name", "owner"),
    [
        ("“It is late,” said Rana Okoro of the Chadian delegation.", "Rana Okoro", "Chadian"),
        ("Rana Okoro, a member of the choir, predicts a long night.", "Rana Okoro", None),
        ("The patriarch of the coast, Rana Okoro, pleaded for calm.", "Rana Okoro", None),
        ("Rana Okoro of the fishermen's union supports it.", "Rana Okoro", None),
        ("Rana Okoro, of the Reform party, who was there, told us.", "Rana Okoro", None),
        ("Rana Okoro, a former chief of a U.N. team, said so.", "Rana Okoro", None),
        ("Rana Okoro, whose men had left, said so.", "Rana Okoro", None),
        ("The chair, Chad's Rana Okoro, rejected it.", "Rana Okoro", "Chad"),
        ("The speaker, Rana Okoro, saw no cause for it.", "Rana Okoro", None),
    ],
)
def test_who_speaks_is_somebody_without_an_office(text: str, name: str, owner: str | None) -> None:
    assert [(one.name, one.owner) for one in people(text)] == [(name, owner)]
    (found,) = people(text)
    assert text[slice(*found.span)].endswith(name)
    assert not text[slice(*found.span)].startswith("said")
