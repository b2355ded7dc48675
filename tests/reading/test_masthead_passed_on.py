"""Mastheads of reports that one house passes on for another, and of lines that only look like a headline."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from service.reading import Masthead

BODY = """A wooden footbridge over the Sarra River collapsed on Wednesday morning, throwing 14 traders into the water.

Rescue teams pulled nine people out alive, and divers were still searching for the others, the commissioner said.

Officials have ordered an inspection of 46 similar bridges in the district before the rainy season begins."""
TITLE = "Footbridge collapse throws 14 market traders into Sarra River"


def masthead(text: str) -> Masthead:
    return read(Article(text.encode(), "text/plain", None)).masthead


@pytest.mark.parametrize("mark", ["copyright issues related to this article", "copyright claims about this report"])
def test_talk_of_copyright_names_no_site(mark: str) -> None:
    note = 'GULFWIRE provides the information "as is" without warranty of any kind.'
    site = masthead(f"{TITLE}\n\n{BODY}\n\n{note} If you have any complaints or {mark}, write to the provider.\n").site
    assert site is not None
    assert site.value == "GULFWIRE"


def test_holder_in_small_letters_is_still_named() -> None:
    site = masthead(f"{TITLE}\n\n{BODY}\n\nCopyright 2021 sarrariver.example\n").site
    assert site is not None
    assert site.value == "sarrariver.example"


@pytest.mark.parametrize(
    ("opening", "place", "sent", "agency"),
    [
        ("TORVA, Peru, May 3, 2019 (BSS/AFP) - ", "TORVA, Peru", "BSS/AFP", "AFP"),
        ("(GULFWIRE- Kabar) OSH, May 3, 2022. /Kabar/. ", "OSH", "Kabar", "Kabar"),
        ("Baku, Azerbaijan, May 3\n\nBy Leyla Hasanova – Trend:\n\n", "Baku, Azerbaijan", "Trend", "Trend"),
    ],
)
def test_dateline_of_a_report_passed_on(opening: str, place: str, sent: str, agency: str) -> None:
    found = masthead(f"{TITLE}\n\n2019-05-03 16:21\n\n{opening}{BODY}\n")
    assert found.title is not None
    assert found.title.source_text == TITLE
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.agency) == (place, sent)
    assert found.agency is not None
    assert found.agency.value == agency


def test_text_in_cut_lines_without_title_has_none() -> None:
    text = (
        "TORVA, Peru, May 3, 2019 (BSS/AFP) - Swollen rivers have forced some 900\n"
        "Tuesday from their homes, while the service warned that more rain was still\n"
        "to come.\n"
        "The Sarra River stood at 5.11 meters in the old town of Torva, more than a\n"
        "meter above the level at which schools are closed, and was still rising\n"
        "by three centimeters a day, the national weather service said.\n"
    )
    found = masthead(f"{text}{BODY}\n")
    assert found.title is None
    assert found.agency is not None
    assert found.agency.value == "AFP"


def test_headline_of_another_article_said_twice_is_no_title() -> None:
    other = "Notice to drivers: four mountain roads stay closed"
    found = masthead(f"{other}{other}\n03.05.2019, 09:12\n{TITLE}\n03.05.2019, 18:47\n{BODY}\n")
    assert found.title is not None
    assert found.title.source_text == TITLE


def test_day_in_brackets_is_no_part_of_the_title() -> None:
    found = masthead(f"{TITLE} [03/May/2019]\n\n{BODY}\n")
    assert found.title is not None
    assert found.title.source_text == TITLE


@pytest.mark.parametrize(
    ("line", "authors", "agency"),
    [
        ("Tamsin Hollis The Canadian Press, 03 May, 2019 12:35 PM", ["Tamsin Hollis"], "The Canadian Press"),
        (
            "10:37, 3 мая 2019, Бишкек - 37.kg, Айгуль САДЫКОВА, Нурлан АСАНОВ",
            ["Айгуль Садыкова", "Нурлан Асанов"],
            None,
        ),
    ],
)
def test_names_beside_their_house(line: str, authors: list[str], agency: str | None) -> None:
    found = masthead(f"{TITLE}\n\n{line}\n\n{BODY}\n")
    assert [one.value for one in found.authors] == authors
    assert (found.agency.value if found.agency else None) == agency


def test_long_address_behind_the_name_that_signs() -> None:
    found = masthead(f"{TITLE}\n\n{BODY}\n\nMartin Ashdown, m.ashdown@sarra-river-courier.example\n\nComments 3\n")
    assert [one.value for one in found.authors] == ["Martin Ashdown"]
