"""What numbers of Russian sentences count and what is said of it, by the syntax of the source."""

from __future__ import annotations

import pytest

from service.annotate.source import counts, recognizer, russian_clauses
from service.annotate.tokens import SentenceView

pytestmark = pytest.mark.skipif(not recognizer.available(), reason="the extra entities is not installed")


def view(source: str) -> SentenceView:
    """The sentence as the reader of counts gets it; its English does not matter here."""
    return SentenceView(0, "paragraph", "", 0, (0, len(source)), source, "ru", ())


@pytest.mark.parametrize(
    ("source", "value", "unit", "thing", "action"),
    [
        ("На рынке погибли 14 человек, ещё 37 получили ранения.", 37, None, None, "wounded"),
        ("За ночь силы ПВО сбили 23 беспилотника над четырьмя областями.", 23, None, "drones", "shot down"),
        ("За ночь силы ПВО сбили 23 беспилотника над четырьмя областями.", 4, None, "regions", None),
        ("Из 48 повреждённых домов восстановлены пока только 19.", 48, None, "houses", "damaged"),
        ("Спасатели третьи сутки ищут пятерых рыбаков, пропавших в озере.", 5, None, "fishermen", "missing"),
        ("На лодках вывезли 84 жителя, в том числе 19 пенсионеров.", 19, None, "pensioners", "evacuated"),
        ("Завод сократил выпуск на 15 процентов и уволил 320 рабочих.", 15, "percent", None, "reduced"),
        ("Завод сократил выпуск на 15 процентов и уволил 320 рабочих.", 320, None, "workers", "dismissed"),
        ("Армия сообщила об уничтожении 12 танков, семи бронемашин и двух складов.", 2, None, "depots", "destroyed"),
        ("Жертвами лавины стали четверо альпинистов, ещё одного удалось спасти.", 4, None, "climbers", "killed"),
        ("Обстрелам подверглись девять сёл, в двух из них разрушены школы.", 9, None, "villages", "shelled"),
        ("Число погибших при пожаре выросло до 15.", 15, None, "people", "killed"),
        ("Высота волны достигала девяти метров.", 9, "m", "waves", "reached"),
        ("Проголосовали 61,4 процента избирателей.", 61.4, "percent", "voters", "voted"),
        ("Пограничники не пропустили 17 грузовиков, никто не эвакуировал 30 жителей.", 30, None, "residents", None),
        ("За 2 октября двое военных ранены.", 2, None, "servicemen", "wounded"),
    ],
)
def test_the_syntax_tells_thing_and_action(
    source: str, value: float, unit: str | None, thing: str | None, action: str | None
) -> None:
    assert counts.read(view(source), value, None, unit) == (thing, action)


def test_a_number_without_a_noun_stands_alone() -> None:
    assert counts.stands_alone(view("Еще двое получили ранения."), 2)
    assert not counts.stands_alone(view("Еще двое жителей получили ранения."), 2)


@pytest.mark.parametrize(
    ("source", "value", "is_year"),
    [
        ("Погиб герой, 1981 года рождения.", 1981, True),
        ("Служил с 1994 по 1998 гг.", 1994, True),
        ("Бои начались в октябре 2020.", 2020, True),
        ("Бои начались в окт. 2020.", 2020, True),
        ("На счету 2020 фильмов («2020» среди них).", 2020, False),
        ("В 2019-м построили 2019 домов.", 2019, False),
        ("Купили 2000 тонн зерна.", 2000, False),
        ("В колонне 1981 машина.", 1981, False),
    ],
)
def test_a_year_of_the_source_is_no_count(source: str, value: float, is_year: bool) -> None:
    assert counts.is_year(view(source), value, None) is is_year


def test_a_long_or_empty_sentence_is_not_read() -> None:
    assert russian_clauses.read("слово " * 500 + "5 домов", (3000, 3001)) is None
    assert russian_clauses.read("", (0, 0)) is None


def test_the_day_of_a_month_is_not_the_sum() -> None:
    assert counts.unit(view("5 мая он заплатил 5 драмов."), 5, None) == "AMD"
