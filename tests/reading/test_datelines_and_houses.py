"""Datelines told from captions' and sections' words in capitals, from houses and from their letters."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read

INDONESIAN = (
    "Sebanyak 40 rumah di tepi sungai rusak setelah tanggul jebol pada Senin malam, kata kepala desa setempat.\n\n"
    "Warga mengungsi ke balai desa dan menunggu bantuan pemerintah kabupaten yang dijanjikan tiba besok pagi."
)
RUSSIAN = (
    "Спасатели эвакуировали 40 жителей села после того, как река прорвала дамбу, сообщили в районной администрации.\n\n"
    "Школа в селе закрыта до конца недели, вода в колодцах непригодна для питья."
)
ENGLISH = (
    "A grower spreads seaweed on a new dryer by the harbor, one of 42 that the fisheries bureau gave to villages.\n\n"
    "The bureau said that each dryer would save about two days of work a week in the rainy season."
)


def dateline(text: str) -> tuple[str | None, str | None] | None:
    found = read(Article.from_text(text)).masthead.dateline
    return (found.place, found.agency) if found is not None else None


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("NUNUKAN, NUSA -", ("NUNUKAN", "NUSA")),
        ("KEDIRI, BUKAWARTA –", ("KEDIRI", "BUKAWARTA")),
        ("SORNE-BESAR, BERITASORNE –", ("SORNE-BESAR", "BERITASORNE")),
        ("KEDIRI, JATIM -", ("KEDIRI, JATIM", None)),
        ("NUNUKAN, KALTARA -", ("NUNUKAN, KALTARA", None)),
    ],
)
def test_a_word_in_capitals_behind_the_place_is_the_house_but_no_province(
    opening: str, expected: tuple[str, str | None]
) -> None:
    assert dateline(f"Tanggul Jebol, 40 Rumah Rusak\n\n{opening} {INDONESIAN}") == expected


def test_a_medium_behind_the_place_is_the_house() -> None:
    text = f"Река прорвала дамбу\n\nЕРЕВАН, Вести-Армения. {RUSSIAN}"
    assert dateline(text) == ("ЕРЕВАН", "Вести-Армения")


@pytest.mark.parametrize("words", ["HARVEST TIME.", "DISASTER —"])
def test_words_of_the_language_in_capitals_are_no_place(words: str) -> None:
    assert dateline(f"Villages get dryers for seaweed\n\n{words} {ENGLISH}") is None


def test_a_town_that_is_a_word_stays_a_place() -> None:
    assert dateline(f"Villages get dryers for seaweed\n\nREADING — {ENGLISH}") == ("READING", None)


def test_a_house_and_its_letters_are_no_dateline() -> None:
    assert dateline(f"НСС, Народная служба сообщений\n\nРека прорвала дамбу\n\n12 марта 2019\n\n{RUSSIAN}") is None


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("KABAR SORNE -", None),
        ("KLIKANGGARAN --", None),
        ("PASAR RUSAK -", None),
        ("BREAKING -", None),
        ("KABAR SORNE, JAKARTA -", ("JAKARTA", "KABAR SORNE")),
        ("HARIAN SORNE. COM, SIDOARJO -", ("SIDOARJO", "HARIAN SORNE. COM")),
        ("Pulau Sorne -", ("Pulau Sorne", None)),
    ],
)
def test_a_house_or_words_alone_before_the_dash_are_no_place(opening: str, expected: tuple[str, str] | None) -> None:
    text = f"Tanggul Jebol, 40 Rumah di Pasar Sorne Rusak\n\n{opening} {INDONESIAN} Kapal ke Pulau Sorne batal."
    assert dateline(text) == expected


def test_a_house_alone_before_the_dash_is_the_site() -> None:
    found = read(Article.from_text(f"Tanggul Jebol, 40 Rumah Rusak\n\nKABAR SORNE - {INDONESIAN}")).masthead
    assert found.site is not None
    assert found.site.value == "KABAR SORNE"


def test_a_name_that_the_text_tells_as_a_place() -> None:
    told = INDONESIAN.replace("Warga mengungsi", "Warga Sornewarta mengungsi")
    assert dateline(f"Tanggul Jebol, 40 Rumah Rusak\n\nSORNEWARTA - {told}") == ("SORNEWARTA", None)


def test_what_stands_before_the_title_in_its_line_is_no_dateline() -> None:
    assert dateline(f"BERITA TERPOPULER: Tanggul Jebol, 40 Rumah Rusak\n\n{INDONESIAN}") is None


def test_two_places_of_one_report() -> None:
    assert dateline(f"Seaweed dryers arrive\n\nGULF SHORES, Ala./HOUSTON — {ENGLISH}") == (
        "GULF SHORES, Ala./HOUSTON",
        None,
    )


def test_town_state_and_country_in_brackets() -> None:
    text = f"Coach praises team\n\nMargao (Goa) [India], February 8 (ANI): {ENGLISH}"
    assert dateline(text) == ("Margao (Goa) [India]", "ANI")


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Kinshasa, DR Congo | AFP |", ("Kinshasa, DR Congo", "AFP")),
        ("Kampala, Uganda | THE SORNE & AGENCIES |", ("Kampala, Uganda", None)),
        ("Sorne Weekly | News | Politics |", None),
    ],
)
def test_place_and_house_between_bars(opening: str, expected: tuple[str, str | None] | None) -> None:
    assert dateline(f"New dryers arrive\n\n{opening} {ENGLISH}") == expected
