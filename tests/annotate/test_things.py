"""What numbers without a noun of their own count: the learned choice."""

from __future__ import annotations

import pytest

from service.annotate import annotate, things
from tests.annotate.reading import annotated, blocks


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


@pytest.mark.parametrize(
    ("text", "number", "thing", "action"),
    [
        ("A mother of five waits for water in the camp.", 0, "children", "waited"),
        ("Of the 30 boats, 14 flew foreign flags.", 1, "boats", "flown"),
        ("The storm, still 900 km (559 miles) east of Samar, was slow.", 0, "distance", None),
        ("The storm, still 900 km (559 miles) east of Samar, was slow.", 1, "distance", None),
        ("The school was rebuilt last year at a cost of 3 million euros.", 0, "school", "cost"),
        ("Tenants of 20 flats were told to leave as the wall cracked.", 0, "flats", "evacuated"),
        ("The ministry ordered checks of 700 lifts by the end of June.", 0, "lifts", "checked"),
        ("A family of six lives in a tent.", 0, "family", "lived"),
    ],
)
def test_told(text: str, number: int, thing: str, action: str | None) -> None:
    found = annotate(blocks(text)).quantities[number]
    assert thing in (found.object or "")
    assert found.action == action


@pytest.mark.parametrize(
    ("text", "number", "thing"),
    [
        ("Two people were killed and 11 others were taken to hospitals on Sunday.", 1, "other people"),
        ("The firm sold nine trams and lent four others to Osh.", 1, "other trams"),
        ("Four homes burned and 12 others were damaged.", 1, "other homes"),
        ("Twelve miners were killed. Seven of the dead were volunteers.", 1, "dead volunteers"),
        ("A bus hit a tree. Six of the injured were treated in Osh.", 0, "injured"),
    ],
)
def test_others_and_the_dead(text: str, number: int, thing: str) -> None:
    assert annotate(blocks(text)).quantities[number].object == thing


def test_units_of_the_sea() -> None:
    found = annotate(blocks("Her range is 2,000 nmi at 14 kt.")).quantities
    assert [one.unit for one in found] == ["nmi", "knot"]


def test_nobody_is_no_thing() -> None:
    text = 'Ana Souza said: "Nobody from the council has come." The relief fund needs $40 million; it needs $9 million.'
    assert "Nobody" not in {q.object for q in annotated(text).quantities}
