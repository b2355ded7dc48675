"""Numbers in three languages have one value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.translation import numbers


def keys(text: str, language: str) -> set[object]:
    return {key for number in numbers.read(text, language).numbers for reading in number.readings for key in reading}


@pytest.mark.parametrize(
    ("language", "source", "english"),
    [
        ("id", "Sebanyak 2.300 warga mengungsi", "Some 2,300 residents fled"),
        ("ru", "Погибли 2 300 солдат", "2,300 soldiers died"),
        ("ru", "Погибли 2\u00a0300 солдат", "2300 soldiers died"),
        ("id", "2 ribu orang", "2,000 people"),
        ("id", "dua ribu orang", "two thousand people"),
        ("ru", "полтора миллиона рублей", "1.5 million rubles"),
        ("ru", "полтора миллиона человек", "one and a half million people"),
        ("id", "2,5 juta ton", "2.5 million tons"),
        ("id", "Rp1,2 miliar", "Rp 1.2 billion"),
        ("id", "Rp 1,2 miliar", "1.2 billion rupiah"),
        ("ru", "ущерб в 3 млн 442,2 тыс. рублей", "damage of 3,442,200 rubles"),
        ("ru", "$4,9 млрд", "$4.9 billion"),
        ("ru", "пятьсот двенадцать домов", "512 houses"),
        ("ru", "двадцать пять машин", "twenty-five cars"),
        ("id", "dua puluh lima ribu tiga ratus", "25,300"),
        ("id", "seratus dua belas", "a hundred and twelve"),
        ("ru", "рост на 40 процентов", "growth of 40%"),
        ("id", "naik 3,5 persen", "rose 3.5 percent"),
        ("ru", "1 октября 2020 года", "October 1, 2020"),
        ("ru", "1.10.2020", "1 October 2020"),
        ("id", "17 Agustus 1945", "August 17, 1945"),
        ("id", "pukul 12.32 WIB", "at 12:32"),
        ("ru", "в 14:30 по Москве", "at 2:30 p.m. Moscow time"),
        ("ru", "21-й полк", "the 21st regiment"),
        ("id", "abad ke-20", "the 20th century"),
        ("ru", "в 90-х годах", "in the 1990s"),
        ("ru", "за последние сутки", "in the past 24 hours"),
        ("ru", "двухлетний ребёнок", "a 2-year-old child"),
        ("ru", "XX век", "the 20th century"),
        ("id", "sepertiga penduduk", "a third of the population"),
        ("ru", "один из министров", "a minister"),
        ("ru", "второй раз", "once again"),
        ("id", "salah satu menteri", "one of the ministers"),
    ],
)
def test_the_same_number_is_found_again(language: str, source: str, english: str) -> None:
    assert numbers.differences(source, english, language) == ([], [])


@pytest.mark.parametrize(
    ("language", "source", "english", "missing"),
    [
        ("ru", "Погибли 2 300 солдат", "3,200 soldiers died", ["2 300"]),
        ("id", "2 ribu orang", "2 million people", ["2 ribu"]),
        ("ru", "полтора миллиона человек", "a million people", ["полтора миллиона"]),
        ("ru", "рост на 40 процентов", "growth of 40", ["40 процентов"]),
        ("id", "Rp1,2 miliar", "$1.2 billion", ["1,2 miliar"]),
        ("ru", "1 октября 2020 года", "November 1, 2020", ["октября"]),
        ("id", "pukul 12.32 WIB", "at 12:23", ["12.32"]),
        ("ru", "пять домов", "seven houses", ["пять"]),
        ("ru", "сорок домов", "many houses", ["сорок"]),
    ],
)
def test_another_number_is_noticed(language: str, source: str, english: str, missing: list[str]) -> None:
    assert numbers.differences(source, english, language)[0] == missing


def test_a_number_from_nowhere_is_noticed() -> None:
    assert numbers.differences("Погибли солдаты", "The 2-year-old 350 soldiers died", "ru") == ([], ["2", "350"])


@given(st.integers(0, 999_999_999))
def test_grouping_does_not_change_the_value(value: int) -> None:
    russian, indonesian, english = (f"{value:,}".replace(",", mark) for mark in (" ", ".", ","))
    assert float(value) in keys(russian, "ru") & keys(indonesian, "id") & keys(english, "en")


@given(st.text(alphabet="0123456789.,:/ -%$абв тысячи млн", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for language in ("en", "ru", "id"):
        for number in numbers.read(text, language).numbers:
            assert text[slice(*number.span)] == number.text
