"""Ages and years of birth as a small model understands them."""

from __future__ import annotations

import pytest

from service.translation import checks
from service.translation.russian_ages import as_adjectives, lived


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Пропала девочка четырёх лет.", "Пропала 4-летняя девочка."),
        ("Женщина 45 лет погибла на месте.", "45-летняя женщина погибла на месте."),
        ("Погибла женщина в возрасте 45 лет.", "Погибла 45-летняя женщина."),
        ("Врачи осмотрели мальчика 5 лет.", "Врачи осмотрели 5-летнего мальчика."),
        ("Сын 5 лет и дочь 7 лет погибли.", "5-летний сын и 7-летняя дочь погибли."),
        ("Мужчина 1983 года рождения задержан.", "Мужчина (родился в 1983 году) задержан."),
        (
            "Задержан Петров И. И., 1990 г.р., ранее судимый.",
            "Задержан Петров И. И. (родился в 1990 году), ранее судимый.",
        ),
        ("Он умер на 74-м году жизни.", "Он умер в возрасте 73 лет."),
        ("На 82-ом году жизни скончался актёр.", "В возрасте 81 года скончался актёр."),
    ],
)
def test_an_age_stands_before_its_noun(source: str, sent: str) -> None:
    assert as_adjectives(source) == sent


@pytest.mark.parametrize(
    "source",
    [
        "Мужчина 43 года прожил в посёлке.",
        "Мужчина 10 лет работал на заводе.",
        "Женщина 10 лет назад переехала.",
        "Водитель 30 лет отсидел в тюрьме.",
        "Мужчина 300 лет задержан.",
        "Дому 45 лет.",
        "Ему грозит до 10 лет.",
    ],
)
def test_what_is_no_age_stays(source: str) -> None:
    assert as_adjectives(source) == source


def test_the_age_of_the_english_is_no_other_number() -> None:
    source, english = "Он умер на 88-м году жизни.", "He died at the age of 87."
    assert checks.doubts(source, english, "ru") != ()
    assert checks.doubts(lived(source), english, "ru") == ()
