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
        ("id", "Rp 12,5 M dan Rp1,2 T", "Rp12.5 billion and 1.2 trillion rupiah"),
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
        ("id", "Bantuan RM 10 ribu, atau 100 baht.", "Aid of 10,000 ringgit, or 100 baht."),
        ("ru", "Он заплатил 500 манатов.", "He paid 500 manats."),
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
        ("id", "Bantuan RM 10 ribu untuk keluarga.", "Aid of Rp10,000 for families.", ["10 ribu"]),
        ("ru", "Он заплатил 10 тысяч тенге.", "He paid 10,000 rubles.", ["10 тысяч тенге"]),
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


@pytest.mark.parametrize(
    ("language", "source", "english"),
    [
        ("ru", "два с половиной миллиона тенге", "2 1/2 million tenge"),
        ("ru", "полтора сезона", "1½ seasons"),
        ("ru", "пятидесятишестилетний водитель", "the driver, 56"),
        ("ru", "тридцатитысячная армия", "an army of thirty thousand"),
        ("ru", "В 17 часов 47 минут пожар потушен.", "At 5:47 p.m. the fire was out."),
        ("ru", "в нулевых и в 70-х", "in the 2000s and the seventies"),
        ("ru", "четыре сотни студентов", "four hundred students"),
        ("ru", "850-миллионная сделка", "an 850 million deal"),
        ("ru", "ни одна из палат", "neither chamber"),
        ("ru", "22 миллиона, а затем 18", "22 million and then 18 million"),
        ("ru", "в 2010–2011 годах", "in 2010–11"),
        ("ru", "в полночь", "at 12"),
        ("ru", "в 15:00 по Гринвичу", "at 1500 GMT"),
        ("ru", "доля 153 822/2 240 191", "a ratio of 153,822/2,240,191"),
        ("id", "1,5 jam", "an hour and a half"),
        ("id", "satu koma lima persen", "one point five percent"),
        ("id", "Rp 2 juta-Rp 3 juta", "2-3 million rupiah"),
        ("id", "usia empat puluhan", "in his forties"),
        ("id", "luasnya 5 km2", "it is 5 km2"),
        ("id", "lebih dari $300 miliar", "$300+ billion"),
        ("id", "Minggu (3/3/2019)", "Sunday, March 3, 2019"),
        ("id", "Minggu (3/3/2019)", "Sunday (3/3/2019)"),
        ("id", "tiga desa sejak Minggu (3/3/2019)", "three villages since Sunday, March 3, 2019"),
        ("id", "Minggu (3/3/2019)", "Sunday, 3rd of March 2019"),
        ("ru", "02.02.2020", "2/2/2020"),
        ("ru", "60 офицеров и 60 солдат", "60 officers and sixty soldiers"),
        ("ru", "60 офицеров и 60 солдат", "60 each of officers and soldiers"),
        ("ru", "счёт 3:3, в 2019 и в 2019/20", "a score of 3-3, in 2019 and in 2019-20"),
        ("ru", "02.02.2020", "February the second, 2020"),
        ("ru", "за последние двести лет", "over the past two centuries"),
        ("ru", "три десятилетия", "30 years"),
        ("ru", "с начала 19 века", "since the early 1800s"),
        ("ru", "с начала XIX века", "since the early 1800s"),
        ("ru", "от 20-ти до 30-ти лет", "in his 20s"),
        ("ru", "полтора года", "18 months"),
        ("ru", "трёх десятков компаний", "thirty companies"),
        ("ru", "остался вдесятером", "left with only 10 players"),
        ("ru", "девятнадцатилетний игрок", "a player, 19"),
        ("ru", "более 2-х миллионов", "more than 2 million"),
        ("ru", "до четверти подростков", "up to a fourth of teenagers"),
        ("ru", "в 99 случаях из 100", "a 99% chance"),
        ("ru", "в 152 метрах от дома", "500 feet from the house"),
        ("id", "berjarak 152 meter", "500 feet away"),
        ("id", "diameter 100 hingga 250 meter", "100 to 250 metres (328 to 820 feet) across"),
        ("id", "sejauh 100 km", "62 miles away"),
        ("id", "9,9 triliun rupiah", "9.9 trillions of rupiah"),
        ("id", "COVID-19 dan lagi COVID-19", "COVID-19 and again"),
    ],
)
def test_other_forms_are_the_same_number(language: str, source: str, english: str) -> None:
    assert numbers.differences(source, english, language) == ([], [])


@pytest.mark.parametrize(
    ("language", "source", "english"),
    [
        ("id", "2 ribu orang", "2 million people"),
        ("id", "Rp20 juta", "Rp20 billion"),
        ("id", "Rp2 miliar", "Rp3 billion"),
        ("ru", "22 миллиона, а затем 18", "22 million and then 19 million"),
        ("ru", "пятидесятишестилетний водитель", "the driver, 66"),
        ("ru", "в 2010–2011 годах", "in 2010–12"),
        ("id", "sejak Minggu (3/3/2019) malam", "since Sunday (3/2019) night"),
        ("id", "tiga desa sejak Minggu (3/3/2019)", "three villages since Sunday (3/2019)"),
        ("ru", "02.02.2020", "February 2020"),
        ("ru", "погибли 60 офицеров и 60 солдат", "60 officers and soldiers died"),
        ("id", "6 kapal dan 6 perahu", "6 ships and boats"),
        ("ru", "более чем тысячу лет", "over a million years"),
        ("ru", "несколько миллионов рублей", "several billion rubles"),
        ("id", "beberapa juta ampul", "several billion vials"),
        ("ru", "пятиматчевая серия", "an eight-match streak"),
        ("ru", "время 4:41,30", "a time of 4:41.39"),
        ("ru", "солдаты ушли", "soldiers left in 1995"),
        ("ru", "в XV веке", "in the 75th century"),
        ("ru", "с начала 19 века", "since the early 1700s"),
        ("ru", "за последние двести лет", "over the past three centuries"),
        ("id", "berjarak 152 meter", "600 feet away"),
        ("id", "berjarak 152 meter", "500 miles away"),
    ],
)
def test_another_form_is_another_number(language: str, source: str, english: str) -> None:
    assert any(numbers.differences(source, english, language))
