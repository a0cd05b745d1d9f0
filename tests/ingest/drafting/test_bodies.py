"""Bodies that speak: by a short form, by what a text says they are, through their voices and their papers."""

from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import cast, ids, who
from tests.ingest.drafting.casting import figure, setting
from tracker.ingest.drafting.names.bodies import noun_of
from tracker.ingest.drafting.positions.holding import holders_of

CHAD, KEITA = figure("chad", "state"), figure("oumar-keita")
HILLS = figure("wide-hills-front", "organisation")
UNION = "The European Commission met Chad. "

SHORT = [
    (UNION + "The Commission said no.", "The Commission", ["european-commission"]),
    (UNION + "The Commission, for its part, said no.", "The Commission", ["european-commission"]),
    (UNION + "The Commission has requested it.", "The Commission", ["european-commission"]),
    ("The African Union met Chad. The Union said no.", "The Union", ["african-union"]),
    ("The African Union met Chad. The regional bloc said no.", "The regional bloc", ["african-union"]),
    ("The African Union met the FARC. The bloc said no.", "The bloc", ["african-union"]),
    ("Chad met the International Atomic Energy Agency. The agency said no.", "The agency", ["iaea"]),
    (
        "Chad met the International Atomic Energy Agency. The Vienna-based watchdog said no.",
        "The Vienna-based watchdog",
        ["iaea"],
    ),
    ("NATO rejected it. The alliance said no.", "The alliance", ["nato"]),
    ("Chad met the UN Security Council. The Council said no.", "The Council", ["un-security-council"]),
    ("Chad met the Security Council. The council said no.", "The council", ["un-security-council"]),
    ("The Wide Hills Movement met Chad. The movement said no.", "The movement", ["wide-hills-movement"]),
    ("The FARC met the Wide Hills Movement. The group said no.", "The group", ["farc"]),
    ("The FARC met Chad. The rebel group said no.", "The rebel group", ["farc"]),
    (
        "The Wide Hills Party met Chad. The party's central committee said no.",
        "The party's central committee",
        ["wide-hills-party"],
    ),
    ("Mali’s senate met on Monday. The senate said no.", "The senate", ["mali"]),
    ("Mali’s House of Representatives met on Monday. The House said no.", "The House", ["mali"]),
    ("Mali met ASEAN. The association said no.", "The association", ["asean"]),
    ("Mali’s military junta met the FARC. The junta said no.", "The junta", ["mali"]),
]


@pytest.mark.parametrize(("text", "words", "meant"), SHORT)
def test_a_short_form_means_the_last_body_that_is_called_so(text: str, words: str, meant: list[str]) -> None:
    assert ids(who(text, words)) == meant


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The FARC met Chad. The bloc said no.", "The bloc"),
        ("Chad met Mali. The commission said no.", "The commission"),
        ("Chad met Mali. The agency said no.", "The agency"),
        (UNION + "The electoral commission said no.", "The electoral commission"),
        ("Chad met Mali. The senate said no.", "The senate"),
        ("The White House met Mali. The House said no.", "The House"),
        ("Russia's Security Council met. The Security Council said no.", "The Security Council"),
    ],
)
def test_a_short_form_of_nobody_named_is_nobody(text: str, words: str) -> None:
    assert not who(text, words)


INTRODUCED = [
    ("Tamma Wide, a coalition of opposition parties, said no.", "Tamma Wide", "organisation"),
    ("On Monday the Hill Pact (HP), an umbrella group of unions, said no.", "Hill Pact", "organisation"),
    (
        "The Guardians of the Forest, an armed group in the east, said no.",
        "Guardians of the Forest",
        "armed group",
    ),
    ("Chad’s Tamma Wide, the main opposition platform, said no.", "Tamma Wide", "organisation"),
    ("The Lakeside group, which has asked for talks, said no.", "Lakeside group", "organisation"),
    ("Chad and Tamma Wide, an alliance of parties, said no.", "Tamma Wide", "organisation"),
    ("Chad and the Tamma Wide, an alliance of parties, said no.", "Tamma Wide", "organisation"),
    ("The Tamma Group, which speaks for many, said no.", "Tamma Group", "organisation"),
    (
        "The Green Left of Tamma, the largest party of the south, said no.",
        "Green Left of Tamma",
        "organisation",
    ),
    ("The Tamma Wide party said no.", "Tamma Wide", "organisation"),
    ("The International Contact Group said no.", "International Contact Group", "organisation"),
]


@pytest.mark.parametrize(("text", "name", "sort"), INTRODUCED)
def test_a_body_is_what_a_text_says_that_it_is(text: str, name: str, sort: str) -> None:
    assert [(one.name, one.sort) for one in cast(text).figures if one.id != "chad"] == [(name, sort)]


@pytest.mark.parametrize(
    "text",
    [
        "Oumar Keita, a party official, said no.",
        "Oumar Keita, a leader of the movement, said no.",
        "Bamako, a member of the group, said no.",
        "The Islamist movement said no.",
        "The Chadian coalition said no.",
        "The Western-backed coalition said no.",
        "Mopti, the council said, is calm.",
    ],
)
def test_who_is_of_a_body_and_what_only_tells_of_what_sort_it_is_are_none(text: str) -> None:
    assert not [one.name for one in cast(text).figures if one.sort in ("organisation", "armed group")]


def test_a_body_that_is_said_to_be_one_is_taken_up() -> None:
    text = "Tamma Wide, a coalition of parties, said that it would wait. The coalition met Chad. It insists on talks."
    assert [one.figures for one in cast(text).mentions if one.by == "reference"] == [("tamma-wide",)] * 2


VOICES = [
    ("ECOWAS leaders said no.", "ECOWAS leaders", ["ecowas"]),
    ("EU foreign ministers said no.", "EU foreign ministers", ["european-union"]),
    ("The FARC peace panel said no.", "The FARC peace panel", ["farc"]),
    ("Mali’s House of Representatives said no.", "Mali’s House of Representatives", ["mali"]),
    ("Mali’s junta said no.", "Mali’s junta", ["mali"]),
    ("The Malian presidential palace said no.", "The Malian presidential palace", ["mali"]),
    (
        "The statement by the Malian border service said no.",
        "The statement by the Malian border service",
        ["mali"],
    ),
    ("Mali’s State Committee for Peace said no.", "Mali’s State Committee for Peace", ["mali"]),
    ("The UN mission in Mali, MINUSMA, said no.", "The UN mission in Mali, MINUSMA", ["minusma"]),
    ("Chad was calm. Its trade ministry said no.", "Its trade ministry", ["chad"]),
    ("The Malian read-out said no.", "The Malian read-out", ["mali"]),
    ("A White House statement said no.", "A White House statement", ["white-house"]),
    ("In Bamako the prime minister’s office said no.", "the prime minister’s office", ["mali"]),
    ("Malian envoy Oumar Keita was calm. His office said no.", "His office", ["oumar-keita"]),
    ("Malian envoy Oumar Keita was calm. Mr Keita’s delegation said no.", "Mr Keita’s delegation", ["mali"]),
    ("Malian envoy Oumar Keita was calm. Mr Keita’s office said no.", "Mr Keita’s office", ["oumar-keita"]),
]


@pytest.mark.parametrize(("text", "words", "meant"), VOICES)
def test_what_speaks_for_somebody(text: str, words: str, meant: list[str]) -> None:
    assert ids(who(text, words)) == meant


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("EU members Mali and Chad said no.", "EU members"),
        ("EU farmers said no.", "EU farmers"),
        ("Mali’s leaders said no.", "Mali’s leaders"),
        ("In Geneva the prime minister’s office said no.", "the prime minister’s office"),
    ],
)
def test_what_does_not_speak_for_a_body(text: str, words: str) -> None:
    assert not who(text, words)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ECOWAS met Chad. Mali’s junta said that it would wait.", ("mali",)),
        ("ECOWAS met Chad. The Malian presidency said that it would wait.", ("mali",)),
        ("Chad was calm. ECOWAS leaders said that it would wait.", ("ecowas",)),
        ("The Malian communique was late. It called for talks.", ("mali",)),
        (
            "A joint statement by the facilitators - Mali and Chad - was late. It called for talks.",
            ("mali", "chad"),
        ),
    ],
)
def test_it_takes_up_those_for_whom_somebody_spoke(text: str, meant: tuple[str, ...]) -> None:
    assert [one.figures for one in cast(text).mentions if text[slice(*one.span)].lower() == "it"] == [meant]


def test_it_is_nobody_of_a_sentence_before_its_own_subject() -> None:
    text = "ECOWAS met Chad. The old fishermen of the lake said that it would wait."
    assert not [one for one in cast(text).mentions if text[slice(*one.span)] == "it"]
    text = "ECOWAS met Malian envoy Oumar Keita. Mr Keita’s delegation said that it would wait."
    assert [one.figures for one in cast(text).mentions if text[slice(*one.span)] == "it"] == [("mali",)]


JOINT = [
    ("Mali, Chad and Oman ended talks on Syria. A joint statement said no.", "A joint statement", 3),
    ("Mali and Chad held talks. A joint communique said no.", "A joint communique", 2),
    (
        "Mali, Chad and Oman ended talks on Syria. The weather was fine. The three powers said no.",
        "The three powers",
        3,
    ),
    ("The mediators, Mali and Chad, met the FARC. The mediators said no.", "The mediators", 2),
    (
        "The facilitators of the FARC talks - Mali, Chad and Oman - met. The facilitators said no.",
        "The facilitators",
        3,
    ),
    (
        "The joint statement by the mediators, Mali and Chad, said no.",
        "The joint statement by the mediators, Mali and Chad",
        2,
    ),
]


@pytest.mark.parametrize(("text", "words", "many"), JOINT)
def test_what_several_say_together(text: str, words: str, many: int) -> None:
    at = text.rindex(words)
    assert ids(list(cast(text).who([(at, at + len(words))]))) == ["mali", "chad", "oman"][:many]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chad was calm. A joint statement said no.", "A joint statement"),
        ("Mali, Chad and Oman met. The four powers said no.", "The four powers"),
        ("The mediators met Mali and Chad. The facilitators said no.", "The facilitators"),
        ("The mediators of the Chad talks met. The mediators said no.", "The mediators"),
    ],
)
def test_what_several_say_of_whom_nobody_is_told(text: str, words: str) -> None:
    at = text.rindex(words)
    assert not cast(text).who([(at, at + len(words))])


def test_the_noun_of_a_body_has_one_spelling() -> None:
    assert noun_of("The Vienna-based Organization") == noun_of("the organisation") == "organisation"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("NATO rejected the plan.", ["nato"]),
        ("EU says that it will wait.", ["european-union"]),
        ("EU and Mali met in Bamako.", ["european-union", "mali"]),
        ("US officials left.", []),
        ("UN backed talks were off.", []),
        ("EU demands were met.", []),
        ("US and Malian troops left.", []),
    ],
)
def test_an_abbreviation_without_an_article_means_whoever_acts_and_else_only_whose_something_is(
    text: str, meant: list[str]
) -> None:
    found = cast(text)
    assert [one.figures[0] for one in found.mentions if one.by == "name"] == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Chad met the Wide Hills Front, which has called for talks.", ["wide-hills-front"]),
        ("Chad met the Wide Hills Front in a town, which has called for talks.", []),
        ("Chad met the envoy Oumar Keita, which has called for talks.", []),
    ],
)
def test_which_is_the_body_before_it(text: str, meant: list[str]) -> None:
    there = setting(text, {"Wide Hills Front": HILLS, "Oumar Keita": KEITA, "Chad": CHAD})
    said = [one for one in there.statements if "which" in [text[slice(*span)] for span in one.source]]
    assert [ids(holders_of(there, one)) for one in said] == [meant]
