"""Sites and sections by their place: logos, the desk's line, the text's first words, the one line over the title."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from service.reading import Masthead

TITLE = "Footbridge collapse throws 14 market traders into Sarra River"
BODY = """wooden footbridge over the Sarra River collapsed on Wednesday morning, throwing 14 traders into the water.

Rescue teams pulled nine people out alive, and divers were still searching for the others, the commissioner said.

Officials have ordered an inspection of 46 similar bridges in the district before the rainy season begins."""
JUDUL = "Jembatan Kayu Ambruk, 14 Pedagang Tercebur ke Sungai Sarra"
ISI = """Sebuah jembatan kayu di atas Sungai Sarra ambruk pada Rabu pagi sehingga 14 pedagang tercebur ke air.

Tim penyelamat mengangkat sembilan orang dalam keadaan hidup, sedangkan penyelam masih mencari yang lain.

Pemerintah kabupaten memerintahkan pemeriksaan 46 jembatan serupa sebelum musim hujan tiba."""


def english(above: str = "", opening: str = "A ", below: str = "", beside: str = "") -> Masthead:
    text = f"{above}\n{TITLE}\n{beside}\n\n{opening}{BODY}\n\n{below}\n"
    return read(Article(text.encode(), "text/plain")).masthead


def indonesian(above: str = "", opening: str = "", beside: str = "") -> Masthead:
    text = f"{above}\n{JUDUL}\n{beside}\n\n{opening}{ISI}\n"
    return read(Article(text.encode(), "text/plain")).masthead


def site(masthead: Masthead) -> str | None:
    return masthead.site.value if masthead.site is not None else None


def section(masthead: Masthead) -> str | None:
    return masthead.section.value if masthead.section is not None else None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("logo Katulistiwa.id", "Katulistiwa.id"),
        ("Sarra Times Logo", "Sarra Times"),
        ("Kelmar balss logotype", "Kelmar balss"),
    ],
)
def test_the_alternative_text_of_a_logo_names_the_site(line: str, name: str) -> None:
    assert site(english(f"Search\n{line}\nSubscribe\n")) == name


def test_the_name_over_the_desk_and_the_day_is_the_sites() -> None:
    found = indonesian(beside="\nTELUK INDONESIA\n\n- Redaksi\n\nSenin, 24 November 2025 - 02:12 WIB\n\n5020 views")
    assert site(found) == "TELUK INDONESIA"
    assert not found.authors


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("Kabupaten Sarra//suaralaut.com - ", "suaralaut.com"),
        ("Sarra, su-ara.biz.id - 10 September 2025 – ", "su-ara.biz.id"),
        ("SARRA (Suaralaut.com, DK Sarra)-", "Suaralaut.com"),
        ("SUARALAUT.CO.ID, SARRA – ", "SUARALAUT.CO.ID"),
        ("Kabar Selatan – ", "Kabar Selatan"),
        ("Niaga Laut, Jakarta - ", "Niaga Laut"),
    ],
)
def test_the_first_words_of_the_text_name_the_site(opening: str, name: str) -> None:
    assert site(indonesian(opening=opening)) == name


@pytest.mark.parametrize("opening", ["Kampung Baru - ", "JAKARTA PUSAT - ", "Budi Santoso - "])
def test_a_place_or_a_person_that_opens_the_text_is_no_site(opening: str) -> None:
    assert site(indonesian(opening=opening)) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Follow Sarra Times on Facebook and Twitter and never miss an update!", "Sarra Times"),
        ("Subscribe to The Sarra Courier", "The Sarra Courier"),
        ("Следите за новостями sarra.kz в:", "sarra.kz"),
        ("Ikuti media sosial suaralaut.id dan dapatkan berbagai keuntungan", "suaralaut.id"),
    ],
)
def test_whom_the_page_asks_to_follow(line: str, name: str) -> None:
    assert site(english(below=line)) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Naval Warfare", "Naval Warfare"),
        ("Metro & Crime", "Metro & Crime"),
        ("Home States Odisha", "Odisha"),
        ("News / Utah /", "Utah"),
        ("/ Front page / News", "News"),
        ("Business\nHome / World / Africa", "Africa"),
        ("Search\nAccidents & Fires\nAccidents & Fires", "Accidents & Fires"),
    ],
)
def test_the_line_over_the_title_is_the_section(line: str, name: str) -> None:
    found = english(line)
    assert section(found) == name
    assert site(found) is None


@pytest.mark.parametrize("line", ["Left Menu", "Log in", "Anna Marrow", "Skip to content"])
def test_the_pages_own_words_over_the_title_are_no_section(line: str) -> None:
    found = english(line)
    assert section(found) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [("Coast Politics, 8 December 2020", "Coast Politics"), ("Opinion 8 December 2020 6:14 518", "Opinion")],
)
def test_what_stands_beside_the_day_is_the_section(line: str, name: str) -> None:
    assert section(english(beside=line)) == name


def test_a_town_beside_the_day_is_no_section() -> None:
    assert section(english(beside="Nairobi, 8 December 2020")) is None


def test_the_languages_of_a_page_are_not_its_name() -> None:
    assert site(english("RU KZ EN\n\nContacts of the editors\n")) is None


def test_an_office_behind_the_sites_day_is_no_author() -> None:
    found = indonesian(opening="Sarra, su-ara.biz.id - 10 September 2025 – Kejaksaan Negeri (Kejari) Sarra menyebut: ")
    assert not found.authors


def test_a_way_to_the_page_with_another_arrow_is_no_site() -> None:
    assert site(indonesian("Berita ❯ Kabupaten Sarra")) is None


def test_a_link_of_the_page_over_the_title_is_no_section() -> None:
    for line in ("Contact Us", "About Us"):
        assert section(english(f"{line}\n")) is None
    assert section(english("Contact Us\n", beside="Anadolu Agency WORLD\nPublished September 30,2020")) == "WORLD"


@pytest.mark.parametrize(("told", "sent"), [("Siaran Pers", ["Siaran Pers"]), ("Nagekeo Terkini", [])])
def test_an_indonesian_section_is_translated_when_its_english_is_fixed(told: str, sent: list[str]) -> None:
    head = f'<head><title>{JUDUL}</title><meta property="article:section" content="{told}"></head>'
    body = "".join(f"<p>{line}</p>" for line in ISI.split("\n\n"))
    page = f'<html lang="id">{head}<body><article><h1>{JUDUL}</h1>{body}</article></body></html>'
    reading = read(Article(page.encode(), "text/html"))
    assert section(reading.masthead) == told
    assert [sentence.text for sentence in reading.extras if sentence.language == "id"] == sent


@pytest.mark.parametrize("heading", ["Breaking News", "Top Stories", "Trending"])
def test_a_heading_of_all_the_houses_news_is_no_section(heading: str) -> None:
    assert section(english(f"{heading}\n")) is None
    assert section(english(f"{heading}\nMonday, 12 May 2024")) is None
    assert section(english("Business\n")) == "Business"


def test_the_town_beside_an_agency_is_no_section() -> None:
    assert (
        section(english(beside="Reuters | London | Updated: 26-06-2021 22:53 IST | Created: 26-06-2021 22:49 IST"))
        is None
    )


def test_a_section_of_other_articles_below_the_text_is_not_this_ones() -> None:
    others = "Opinion\n\nPunishing evaders\n02 May, 2024\n\nThe decision to block their phones has met with protest ..."
    assert section(english(beside="Published August 12, 2013", below=others)) is None
