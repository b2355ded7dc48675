"""Who claims a number and where it happened: what an analyst acts on."""

from __future__ import annotations

import pytest

from service.annotate import annotate, datelines
from service.annotate.tokens import views
from tests.annotate.reading import blocks

CLAIMS: list[tuple[str, dict[float, str | None]]] = [
    (
        "The Electoral Board said Ann Petrova had 80% of the vote.|The interior ministry said 300 people were held.",
        {80.0: "Electoral Board", 300.0: "The interior ministry"},
    ),
    ("Radit Jati of AFP spoke.|Floods killed 38 people, the disaster agency said.", {38.0: "the disaster agency"}),
    (
        "Press secretary Lena Aydin spoke.|According to the Office of the Prosecutor General, 12 civilians died.",
        {12.0: "Office of the Prosecutor General"},
    ),
    (
        "Turkey's Disaster Management Authority (Afad) said 400 aftershocks were recorded.",
        {400.0: "Disaster Management Authority"},
    ),
    ("In July, 2522 cases have been reported, including 2428 confirmed and 94 probable cases.", {2522.0: None}),
    (
        "The interior ministry said 300 people were held; the rights group Viasna said one man died.",
        {300.0: "The interior ministry", 1.0: "Viasna"},
    ),
    ("The Ministry of Health spoke in Lima.|The ministry said 30 people were ill.", {30.0: "Ministry of Health"}),
]


@pytest.mark.parametrize(("paragraphs", "claims"), CLAIMS)
def test_who_claims_a_number(paragraphs: str, claims: dict[float, str | None]) -> None:
    found = {q.value: q.attribution for q in annotate(blocks(*paragraphs.split("|"))).quantities}
    assert found.items() >= claims.items()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("YEREVAN, October 5. /ARKA/. Azerbaijan's military lost 23 armored vehicles.", None),
        ("Jakarta, CNN Indonesia - The Armenian Defence Ministry claimed to have hit three planes.", None),
        ("GENEVA (AP) - At least 40 people drowned off Lampedusa.", "Lampedusa"),
        ("The Ministry of Defense of Azerbaijan said 12 soldiers died.", None),
        ("The president of Turkey said 42 people had been rescued in Elazig.", "Elazig"),
        ("Yerevan said three planes had been shot down.", None),
        ("Shelling killed 12 people in Azerbaijan's Terter region.", "Terter region"),
        ("In Beirut 135 people died.", "Beirut"),
        ("Moscow. April 24. INTERFAX.RU - The bank lowered its key rate by 50 basis points.", None),
    ],
)
def test_the_place_is_where_it_happened(text: str, place: str | None) -> None:
    found = annotate(blocks(text)).quantities[0].place
    assert found == place or (place is not None and found is not None and found.startswith(place.split()[0]))


def test_the_date_of_a_dateline_is_when_it_was_written() -> None:
    assert annotate(blocks("BAKU, October 5 (Trend) - Rebels burned 12 trucks.")).quantities[0].date is None


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("BEIRUT, Aug 5 (Reuters) - The toll rose.", "The toll rose."),
        ("BAKU, October 4. /TASS/. Nobody was hurt.", "Nobody was hurt."),
        ("The bank - a small one - closed.", "The bank - a small one - closed."),
        ("Twenty people died in Baku - five of them children.", "Twenty people died in Baku - five of them children."),
    ],
)
def test_where_a_report_begins(text: str, report: str) -> None:
    (sentence,) = views(blocks(text))[:1]
    begin = sentence.tokens[datelines.length(sentence)].start - sentence.start
    assert text[begin:] == report


def test_ministries_of_two_countries_are_two_bodies() -> None:
    found = annotate(
        blocks("Armenia's Defense Ministry denied it.", "The Ministry of Defense of Azerbaijan spoke.")
    ).entities
    assert [(e.name, e.country) for e in found if e.type == "organization"] == [
        ("Defense Ministry", "AM"),
        ("Ministry of Defense of Azerbaijan", "AZ"),
    ]


def test_where_a_weapon_was_made_is_not_where_it_was_lost() -> None:
    assert annotate(blocks("Two tanks and a U.S.-made howitzer were destroyed.")).quantities[0].place is None


def test_of_a_place_that_somebody_is_from_it_is_told() -> None:
    assert annotate(blocks("Residents of Lviv said 40 houses burned.")).quantities[0].place == "Lviv"
