"""A number keeps its direction: more than 2,000 is not up to 2,000."""

from __future__ import annotations

import pytest

from service.translation import checks, qualifiers


@pytest.mark.parametrize(
    ("language", "source", "english", "changed"),
    [
        ("id", "lebih dari 2 ribu orang", "up to 2,000 people", "lebih dari 2 ribu"),
        ("id", "tidak kurang dari 2.000 orang", "fewer than 2,000 people", "tidak kurang dari 2.000"),
        ("id", "senilai hampir Rp2 miliar", "worth over Rp 2 billion", "hampir Rp2 miliar"),
        ("id", "30 orang atau lebih", "30 people or fewer", "30 orang atau lebih"),
        ("ru", "более 2 тысяч человек", "up to 2,000 people", "более 2 тысяч"),
        ("ru", "не менее двадцати машин", "at most twenty cars", "не менее двадцати"),
        ("ru", "ущерб до $2 млрд", "damage of more than $2 billion", "до $2 млрд"),
        ("ru", "почти 300 домов", "more than 300 houses", "почти 300"),
        ("ru", "не более 40%", "over 40%", "не более 40%"),
        ("ru", "более чем в 50 странах", "in less than 50 countries", "более чем в 50"),
        ("ru", "почти за 16 тысяч рублей", "for more than 16,000 rubles", "почти за 16 тысяч рублей"),
        ("ru", "более тысячи лет", "under a thousand years", "более тысячи"),
        ("ru", "более сотни россиян", "less than a hundred Russians", "более сотни"),
        ("ru", "число больных превысило 2,4 миллиона", "the sick are below 2.4 million", "превысило 2,4 миллиона"),
        ("ru", "лица старше 13 лет", "people under 13", "старше 13"),
        ("ru", "ветер до 15 м/с", "winds of more than 15 m/s", "до 15"),
        ("id", "ke lebih 100 bahasa", "into less than 100 languages", "lebih 100"),
        ("id", "1.000 penumpang lebih, yang", "less than a thousand passengers", "1.000 penumpang lebih"),
        ("id", "minimal sebanyak 23.100 ton", "at most 23,100 tons", "minimal sebanyak 23.100"),
        ("id", "dibawah angka Rp9.200", "above Rp 9,200", "dibawah angka Rp9.200"),
        ("id", "anak di bawah usia lima tahun", "children over five", "di bawah usia lima"),
        ("id", "hampir 130 ribu dolar AS", "more than $130K", "hampir 130 ribu dolar"),
    ],
)
def test_a_turned_direction_is_flagged(language: str, source: str, english: str, changed: str) -> None:
    assert f"qualifier-changed:{changed}" in checks.doubts(source, english, language)


@pytest.mark.parametrize(
    ("language", "source", "english"),
    [
        ("id", "lebih dari 2 ribu orang", "at least 2,000 people"),
        ("id", "lebih dari 2 ribu orang", "2,000 people"),
        ("id", "sebanyak 2 ribu orang", "up to 2,000 people"),
        ("id", "tidak lebih dari 50 orang", "no more than 50 people"),
        ("id", "usia di bawah 5 tahun", "under 5 years"),
        ("ru", "не менее 2 тысяч", "no fewer than 2,000"),
        ("ru", "от 5 до 7 лет", "5 to 7 years"),
        ("ru", "до 20 домов, более 30 машин", "up to 20 houses, over 30 cars"),
        ("ru", "более 20 домов и до 20 машин", "over 20 houses and up to 20 cars"),
        ("ru", "до 3.5.2019", "over 3.5.2019"),
        ("ru", "от 30 до 100 тыс. рублей и более", "between 30 thousand to 100 thousand rubles or more"),
        ("ru", "вырастет как минимум до 50%", "would rise to at least 50%"),
        ("ru", "около 50 рабочих и более 70 заводов", "nearly 50 workers at more than 70 plants"),
        ("id", "setidaknya hingga 2015", "until at least 2015"),
        ("id", "dari 15 hingga 24 orang", "15 to over 24 people"),
        ("id", "kurang dari 15% atau lebih tinggi dari 24%", "less than 15%, more than 24%"),
        ("id", "tidak lebih dari 15%", "unable to collect any more than 15%"),
        ("ru", "более подробно 5 мая", "up to 5 May"),
    ],
)
def test_other_words_for_the_same_direction_are_no_flag(language: str, source: str, english: str) -> None:
    assert qualifiers.changed(source, english, language) == []


def test_a_long_run_of_qualifiers_comes_to_an_end() -> None:
    """A blink when the search is linear, minutes when not."""
    source, english = "не более 5 " * 20_000, "not more than 5 " * 20_000
    assert qualifiers.changed(source, english, "ru") == []
