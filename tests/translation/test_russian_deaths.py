"""Somebody who is no more is sent as somebody who died."""

from __future__ import annotations

import pytest

from service.translation.russian_deaths import as_died


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Не стало актёра Петра Иванова.", "Умер актёр Пётр Иванов."),
        ("В Москве не стало режиссёра Льва Белова.", "В Москве умер режиссёр Лев Белов."),
        ("Не стало режиссёра Анны Орловой.", "Умерла режиссёр Анна Орлова."),
        ("Актёра Петра Иванова не стало в мае.", "Актёр Пётр Иванов умер в мае."),
        ("Её не стало в январе.", "Она умерла в январе."),
        ("В январе не стало её мужа.", "В январе умер её муж."),
    ],
)
def test_who_is_no_more_died(source: str, sent: str) -> None:
    assert as_died(source) == sent


@pytest.mark.parametrize(
    "source",
    ["Желающих не стало меньше.", "Денег не стало.", "Это не стало сюрпризом.", "не стало актёра " * 5_000],
)
def test_what_is_no_more_stays(source: str) -> None:
    assert as_died(source) == source
