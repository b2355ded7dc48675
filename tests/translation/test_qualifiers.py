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
        ("ru", "более подробно 5 мая", "up to 5 May"),
    ],
)
def test_other_words_for_the_same_direction_are_no_flag(language: str, source: str, english: str) -> None:
    assert qualifiers.changed(source, english, language) == []


def test_a_long_run_of_qualifiers_comes_to_an_end() -> None:
    """A blink when the search is linear, minutes when not."""
    source, english = "не более 5 " * 20_000, "not more than 5 " * 20_000
    assert qualifiers.changed(source, english, "ru") == []
