"""Dates in brackets behind weekdays: taken out before translation, put back behind the English weekday."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.translation.asides import Aside, put_back, take_out


@pytest.mark.parametrize(
    ("text", "language", "left", "asides"),
    [
        (
            "Pasar terbakar pada Rabu (13/3/2019) malam.",
            "id",
            "Pasar terbakar pada Rabu malam.",
            [Aside("Wednesday", "(13/3/2019)")],
        ),
        (
            "Sidang dibuka Senin (4/3) dan ditutup JUM'AT(8/3).",
            "id",
            "Sidang dibuka Senin dan ditutup JUM'AT.",
            [Aside("Monday", "(4/3)"), Aside("Friday", "(8/3)")],
        ),
        (
            "Мост закрыли во вторник (09.02.2021).",
            "ru",
            "Мост закрыли во вторник.",
            [Aside("Tuesday", "(09.02.2021)")],
        ),
        ("Sejak Senin hingga Senin (11/3) jalan ditutup.", "id", "Sejak Senin hingga Senin (11/3) jalan ditutup.", []),
        ("Rabu (40 orang) datang.", "id", "Rabu (40 orang) datang.", []),
        ("Prabu (4/3) datang.", "id", "Prabu (4/3) datang.", []),
        ("Closed Monday (4/3).", "en", "Closed Monday (4/3).", []),
    ],
)
def test_take_out(text: str, language: str, left: str, asides: list[Aside]) -> None:
    assert take_out(text, language) == (left, asides)


def test_put_back_keeps_the_order_of_dates_behind_one_weekday() -> None:
    asides = [Aside("Monday", "(4/3)"), Aside("Friday", "(8/3)"), Aside("Monday", "(11/3)")]
    found = put_back("Opened Monday, closed Friday and opened again MONDAY.", asides)
    assert found == "Opened Monday (March 4), closed Friday (March 8) and opened again MONDAY (March 11)."


@pytest.mark.parametrize(
    "english", ["The market burned.", "Wednesday's fire was Wednesday's news.", "Wednesday, Wednesday"]
)
def test_put_back_does_not_guess(english: str) -> None:
    assert put_back(english, [Aside("Wednesday", "(13/3/2019)")]) is None


@given(
    st.lists(st.sampled_from(["Senin (4/3)", "Rabu", "hujan", "(5/6)", "Jumat(8/3/2020)", ",", "Minggu "]), max_size=12)
)
def test_what_is_taken_out_can_be_put_back(words: list[str]) -> None:
    text = " ".join(words)
    left, asides = take_out(text, "id")
    if not asides:
        assert left == text
        return
    dates = {"(4/3)": "(March 4)", "(5/6)": "(June 5)", "(8/3/2020)": "(March 8, 2020)"}
    days = {"Senin": "Monday", "Jumat": "Friday", "Minggu": "Sunday", "Rabu": "Wednesday"}
    for own, english in days.items():
        left = left.replace(own, english)
        text = text.replace(own, english)
    weekdays = "|".join(days.values())
    text = re.sub(rf"({weekdays})\s?(\([^)]*\))", lambda match: f"{match[1]} {dates[match[2]]}", text)
    found = put_back(left, asides)
    assert found is not None and found.split() == text.replace("(", " (").split()
