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
