"""More or fewer of things are sent as a number that rose or fell."""

from __future__ import annotations

import pytest

from service.translation.growth import as_numbers


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Аварий стало на 15 процентов меньше.", "Число аварий сократилось на 15 процентов."),
        ("В мае туристов стало на 20 % больше.", "В мае число туристов выросло на 20 %."),
        ("Безработных стало в два раза меньше.", "Число безработных сократилось вдвое."),
        ("Рабочих мест стало меньше.", "Число рабочих мест сократилось."),
    ],
)
def test_the_number_rose_or_fell(source: str, sent: str) -> None:
    assert as_numbers(source) == sent


@pytest.mark.parametrize(
    "source",
    [
        "И неба стало больше.",
        "В городе стало больше туристов.",
        "Аварий стало больше всего.",
        "Это стало больше походить на правду.",
        "аварий стало больше " * 5_000,
    ],
)
def test_in_doubt_it_stays(source: str) -> None:
    assert as_numbers(source) == source
