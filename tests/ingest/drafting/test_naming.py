"""Actors and places by name: a capital is a government or a place by its part in the sentence."""

from __future__ import annotations

import pytest

from tracker.ingest.drafting.cast.naming import named


def read(text: str) -> list[tuple[str, str]]:
    return [(one.words, one.actor.id if one.actor else "place") for one in named(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Washington conveyed this.", [("Washington", "united-states")]),
        ("They met in Washington.", [("Washington", "place")]),
        ("an agreement between Kyiv and Moscow", [("Kyiv", "ukraine"), ("Moscow", "russia")]),
        ("talks in Cairo and Doha", [("Cairo", "place"), ("Doha", "place")]),
        ("this was conveyed to Kyiv", [("Kyiv", "ukraine")]),
        ("he flew to Kyiv", [("Kyiv", "place")]),
        ("the demands from Moscow", [("Moscow", "russia")]),
        ("the Vienna talks", [("Vienna", "place")]),
        ("they met in Geneva", [("Geneva", "place")]),
        ("Brussels wants it", [("Brussels", "european-union")]),
        ("Agence France-Presse wrote", []),
        ("Ukrainian negotiators left", [("Ukrainian", "ukraine")]),
        ("a Ukrainian town", []),
        ("Thai and Lao troops left", [("Thai", "thailand"), ("Lao", "laos")]),
        ("the Thai and Lao foreign ministers", [("Thai", "thailand"), ("Lao", "laos")]),
        ("Thai, Lao and Cuban diplomats", [("Thai", "thailand"), ("Lao", "laos"), ("Cuban", "cuba")]),
        ("Thai, among them and some diplomats", []),
        ("Catalan separatists", [("Catalan", "catalonia")]),
        ("Tuareg rebel songs", []),
        ("Palestinian militants", []),
        ("the U.S. said", [("U.S.", "united-states")]),
        ("on U.S. security guarantees", []),
        ("the UN-African Union mediator said", [("African Union", "african-union")]),
        ("at a Lusaka Process conference in Harare", [("Harare", "place")]),
        ("at Lancaster House", [("Lancaster House", "place")]),
        ("held at the Sheraton Grand Doha", [("Doha", "place")]),
        ("at the Rusumo Falls crossing", [("Rusumo Falls crossing", "place")]),
        ("on the steps of Harambee House", [("Harambee House", "place")]),
        ("the envoys left Kilaguni Lodge", [("Kilaguni Lodge", "place")]),
        ("at the Blue House", [("Blue House", "place"), ("Blue House", "blue-house")]),
        ("the Blue House said", [("Blue House", "blue-house")]),
        ("He took aim at Jon Dolton.", []),
        ("The Israelis want it.", [("Israelis", "israel")]),
        ("between Turks and Greeks", [("Turks", "turkey"), ("Greeks", "greece")]),
        ("the Israelis held in Gaza", []),
        ("ten Israelis died", []),
        ("most of the Iranians", []),
        ("Real Madrid said no", []),
        ("in March", []),
        ("at Itamaraty", [("Itamaraty", "place"), ("Itamaraty", "itamaraty")]),
        ("the Moncloa said", [("Moncloa", "moncloa")]),
        ("pirates in the Gulf of Guinea", []),
        ("Niger Delta elders said", []),
        ("the South China Sea code", []),
        ("Northern Ireland's parties", []),
        ("all of Latin America", []),
        (
            "the Democratic People's Republic of Korea",
            [("Democratic People's Republic of Korea", "north-korea")],
        ),
        ("the Islamic Republic of Pakistan", [("Islamic Republic of Pakistan", "pakistan")]),
        ("the Republic of Congo", [("Republic of Congo", "republic-of-the-congo")]),
        ("DR Congo", [("DR Congo", "congo")]),
        ("East Timorese officials", [("East Timorese", "timor-leste")]),
        ("South Sudanese officials", [("South Sudanese", "south-sudan")]),
        ("Nigerien officials", [("Nigerien", "niger")]),
        ("the Dominican government", [("Dominican", "dominican-republic")]),
        ("Papua New Guinea and Guinea", [("Papua New Guinea", "papua-new-guinea"), ("Guinea", "guinea")]),
        ("Northern Cyprus said", [("Northern Cyprus", "turkish-cypriots")]),
        ("Nuuk and Copenhagen", [("Nuuk", "greenland"), ("Copenhagen", "denmark")]),
        ("in Transnistria and Abkhazia", [("Transnistria", "transnistrians"), ("Abkhazia", "abkhazians")]),
        ("Tigrayan leaders", [("Tigrayan", "tigray-peoples-liberation-front")]),
    ],
)
def test_names_are_read_by_their_part_in_the_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


def test_an_unknown_place_has_the_country_named_behind_it() -> None:
    text = "They met in Rimbo, Sweden."
    place = named(text, 0, len(text))[0].place
    assert place is not None
    assert (place.id, place.country) == ("rimbo", "SE")
