"""What numbers without a noun of their own count: the learned choice."""

from __future__ import annotations

import pytest

from service.annotate import annotate, things
from tests.annotate.reading import blocks


@pytest.mark.parametrize(
    ("paragraphs", "number", "thing"),
    [
        (
            ["Floods sweep away 34 in Lower Marrow", "Floods swept away 34 villagers in Lower Marrow on Monday."],
            0,
            "villager",
        ),
        (["The council will spend 4 million euros on the bridge at Ostrel this year."], 0, "bridge"),
        (["The landslide killed nine miners at Torvik. Two were found alive."], 1, "miners"),
    ],
)
def test_chosen(paragraphs: list[str], number: int, thing: str) -> None:
    found = annotate(blocks(*paragraphs)).quantities[number].object
    assert found is not None
    assert thing in found


def test_unknown_noun_has_a_weight() -> None:
    assert things.UNKNOWN in things.weights()
    assert things.score([("word:qqqq",)]) == things.weights()[things.UNKNOWN]
