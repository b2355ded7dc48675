"""Thousands that a blank parts."""

from __future__ import annotations

import pytest

from service.annotate import numerals
from service.annotate.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Farmers moved 6 500 cattle and some 14 000 goats.", [6500, 14000]),
        ("The road cost US$41 000 and the bridge $1 250 000.", [41000, 1250000]),
        ("A total of 1 234 567 votes were cast.", [1234567]),
        ("It grew from 3 000 to 12\u00a0500 people.", [3000, 12500]),
    ],
)
def test_they_are_one_number(text: str, values: list[float]) -> None:
    assert [found.value for found in numerals.find(tokenize(text))] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On page 12 300 people are named.", [12, 300]),
        ("A Boeing 737 500 metres from the house burned.", [737, 500]),
        ("In 2020 500 people came.", [2020, 500]),
        ("By 9 400 people had left.", [9, 400]),
        ("They won 3, 200 of them at home.", [3, 200]),
        ("The codes are 12 345 678 and 90 123 4.", [12345678, 90, 123, 4]),
        ("Between 5 250 and 6 100.", [5, 250, 6, 100]),
    ],
)
def test_others_are_not(text: str, values: list[float]) -> None:
    assert [found.value for found in numerals.find(tokenize(text))] == values
