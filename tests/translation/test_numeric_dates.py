"""Dates in figures as English words: day first, unless only month first is a date."""

from __future__ import annotations

import pytest

from service.translation.numbers import differences
from service.translation.numeric_dates import in_english, slashed
from service.translation.written_out import written_out


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("Мост закрыли 05.04.2023.", "ru", "Мост закрыли 5 апреля 2023 года."),
        ("Срок до 15.09.2025 г. включительно", "ru", "Срок до 15 сентября 2025 г. включительно"),
        ("с 01.01.2024 по 31/01/2024", "ru", "с 1 января 2024 года по 31 января 2024 года"),
        ("Данные на 2023-02-07 таковы", "ru", "Данные на 7 февраля 2023 года таковы"),
        ("Diserahkan 5/4/2023 di kantor", "id", "Diserahkan 5 April 2023 di kantor"),
        ("(lahir di Medan, 7-9-1985)", "id", "(lahir di Medan, 7 September 1985)"),
        ("Kata AP pada 4/16/2023", "id", "Kata AP pada 16 April 2023"),
        ("Поезд прибыл в 14.30 и ушёл в 17.05.", "ru", "Поезд прибыл в 14:30 и ушёл в 17:05."),
        ("Rapat mulai pukul 09.15 WIB", "id", "Rapat mulai pukul 09:15 WIB"),
    ],
)
def test_dates_and_hours_for_the_model(text: str, language: str, written: str) -> None:
    assert written_out(text, language) == written


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Приказ № 12.03.2019 отменён", "ru"),
        ("Perkara nomor 12/3/2019 ditutup", "id"),
        ("Версия 1.2.2023", "ru"),
        ("Адрес 10.12.2.2023 недоступен", "ru"),
        ("файл otchet_05.04.2023.pdf", "ru"),
        ("Дата 45.13.2023", "ru"),
        ("Цена выросла в 14.30 раза", "ru"),
        ("Вклад в 10.50 млн рублей", "ru"),
        ("https://a.example/2023/02/07/", "id"),
        ("Skor 3-2-2023", "en"),
    ],
)
def test_what_is_no_date_stays(text: str, language: str) -> None:
    assert written_out(text, language) == text


@pytest.mark.parametrize(
    ("brackets", "weekday", "english"),
    [
        ("(5/4/2023)", "Wednesday", "(April 5, 2023)"),
        ("(05.04.23)", "Wednesday", "(April 5, 2023)"),
        ("(4/5/2023)", "Wednesday", "(April 5, 2023)"),
        ("(4/16/2023)", "Sunday", "(April 16, 2023)"),
        ("(5/4)", "Friday", "(April 5)"),
        ("(29/2)", "Thursday", "(February 29)"),
        ("(40/13)", "Friday", "(40/13)"),
    ],
)
def test_brackets_in_english(brackets: str, weekday: str, english: str) -> None:
    assert in_english(brackets, weekday) == english


@pytest.mark.parametrize(
    ("source", "english", "missing"),
    [
        ("Terbakar Rabu (13/3/2019).", "Burned on Wednesday (March 13, 2019).", []),
        ("Terbakar Rabu (13/3).", "Burned on Wednesday (March 13).", []),
        ("Terbakar Rabu (13/3/2019).", "Burned on Wednesday (May 13, 2019).", ["13/3/2019"]),
        ("Surut pada 12-3-2023.", "Subsided on 12 March 2023.", []),
        ("Surut pada 12-3-2023.", "Subsided on 12 April 2023.", ["12/3/2023"]),
    ],
)
def test_a_month_in_words_is_that_of_the_figures(source: str, english: str, missing: list[str]) -> None:
    assert differences(slashed(source), english, "id")[0] == missing
