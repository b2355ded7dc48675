"""Masthead forms that many real pages share: notes that name the page, bracketed datelines, an agency and its town."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from service.reading import Masthead

BODY = """A wooden footbridge over the Sarra River collapsed on Wednesday morning, throwing 14 traders into the water.

Rescue teams pulled nine people out alive, and divers were still searching for the others, the commissioner said.

Officials have ordered an inspection of 46 similar bridges in the district before the rainy season begins.{}"""
TITLE = "Footbridge collapse throws 14 market traders into Sarra River"


def masthead(text: str) -> Masthead:
    return read(Article(text.encode(), "text/plain", None)).masthead


def page(dateline: str = "", closing: str = "", *, above: str = "", below: str = "") -> Masthead:
    return masthead(f"{TITLE}\n\n{above}\n\n{dateline}{BODY.format(closing)}\n\n{below}\n")


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("Published in The Chenab Post, March 3rd, 2022", "The Chenab Post"),
        ("First published in Tarn Weekly on 3 March 2022.", "Tarn Weekly"),
        (
            "(This story has not been edited by Purvawire staff and is auto-generated from a syndicated feed.)",
            "Purvawire",
        ),
        ("© Copyright: Sarra.example 2022", "Sarra.example"),
        ("SarraTV © Copyright 2009 - 2022, sarratvnews.com, All Rights Reserved", "SarraTV"),
        ("Follow WhatsApp Channel teluksarra.co.id untuk update berita terbaru setiap hari Follow", "teluksarra.co.id"),
    ],
)
def test_site_named_by_a_note_below(note: str, name: str) -> None:
    site = page(below=note).site
    assert site is not None
    assert site.value == name


def test_a_brand_before_the_dash_is_no_place() -> None:
    assert page("SARRAnews – ").dateline is None


def test_talk_of_publication_is_no_note() -> None:
    assert page(closing=" A study published in Nature on Monday warned of it.").site is None


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("Kampala [Uganda], October 4 (ANI): ", "Kampala [Uganda]", "ANI"),
        ("Baku. 14 June. TREND/ ", "Baku", "Trend"),
        ("(GULFWIRE- QNA) Khartoum, May 26 - ", "Khartoum", "QNA"),
        ("PRINCEVILLE, Mo. (AP) — ", "PRINCEVILLE, Mo.", "AP"),
        ("Beira, Mozambique – ", "Beira, Mozambique", None),
        ("NAIROBI- ", "NAIROBI", None),
        ("HARNAI: Rescuers wait at the river on Tuesday evening.—APP\n\nQUETTA: ", "QUETTA", None),
    ],
)
def test_datelines_of_real_pages(opening: str, place: str, agency: str | None) -> None:
    found = page(opening)
    assert found.dateline is not None
    assert found.dateline.place == place
    assert (found.agency.value if found.agency else None) == agency


def test_day_with_a_comma_before_its_month() -> None:
    published = page(above="13, Dec. 2023").published
    assert published is not None
    assert published.value == "2023-12-13"


def test_agency_and_town_on_a_line() -> None:
    found = page(above="PTI, Ranchi,\n  • Jul 19 2019, 21:12 ist")
    assert found.agency is not None
    assert found.agency.value == "PTI"
    assert found.authors == ()


def test_release_by_agency_and_town() -> None:
    found = page(above="Posted On: 16 NOV 2021 4:35PM by PIB Delhi")
    assert found.agency is not None
    assert found.agency.value == "PIB"


def test_sizes_of_letters_are_no_author() -> None:
    assert masthead(f"LINE\n\nText:AAAPrint\nSociety\n\n{TITLE}\n\n2021-08-17 09:22\n\n{BODY.format('')}").authors == ()


def test_byline_above_a_list_of_other_articles() -> None:
    below = "Redaktur & Reporter : Yessy Marlina\n\n- Bupati minta warga tenang\n- Jalan lintas di utara longsor lagi"
    found = page(below=below)
    assert [author.value for author in found.authors] == ["Yessy Marlina"]


def test_caption_called_like_the_article_is_no_subtitle() -> None:
    assert page(above=f"{TITLE}. Traders wait at the river, 3 March 2022.").subtitle is None
