"""What is only supposed to happen, votes of polls, who speaks in a quotation, figures inside names."""

from __future__ import annotations

import pytest

from service.document import Quantity
from tests.annotate.reading import annotated


def counted(value: float, *paragraphs: str) -> Quantity:
    return next(q for q in annotated(*paragraphs).quantities if q.value == value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The boiler could have killed 500 people.", 500),
        ("The dam could fail and kill 300 people, engineers said.", 300),
        ("If 10 people die, the mine must close.", 10),
        ("A quake would kill 30,000 people, the institute said.", 30_000),
        ("Had the train been full, 200 passengers would have been killed.", 200),
        ("Officials warned that 70 villages could be flooded.", 70),
        ("If the dam fails, 300 people will die.", 300),
        ("It is unclear whether 40 people have died.", 40),
        ("You could have built 12 schools for that.", 12),
    ],
)
def test_what_is_only_supposed_has_no_action(text: str, value: float) -> None:
    assert counted(value, text).action is None


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("The storm killed 12 people and could displace 3,000.", 12, "killed"),
        ("The fire could have been put out but it killed 12 people.", 12, "killed"),
        ("As many as 40 people may have died.", 40, "died"),
        ("The ministry said ten dams would be dismantled.", 10, "dismantled"),
        ("Guards asked if he could swim before 30 people were rescued.", 30, "rescued"),
        ("Dozens, if not hundreds, fled and 14 people were killed.", 14, "killed"),
    ],
)
def test_what_happened_or_is_planned_keeps_its_action(text: str, value: float, told: str) -> None:
    assert counted(value, text).action == told


@pytest.mark.parametrize(
    ("text", "value", "speaker"),
    [
        ('"Police say 300 houses burned," residents said.', 300, "residents"),
        ('"The mayor said 40 houses would go," residents complained.', 40, None),
        ('"They fled. The ministry said 40 people died," a resident said.', 40, "a resident"),
        ('According to the army, "12 rebels were killed" there, but residents said 40 died.', 12, "the army"),
    ],
)
def test_who_speaks_in_a_quotation_is_not_who_is_quoted_in_it(text: str, value: float, speaker: str | None) -> None:
    assert counted(value, text).attribution == speaker


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("The House passed the bill 311 to 45.", 45, None),
        ("Lawmakers voted 298 to 11 in favour of the bill.", 298, "voted"),
        ("Lawmakers voted 298 to 11 in favour of the bill.", 11, "voted"),
    ],
)
def test_both_numbers_of_a_poll_count_votes(text: str, value: float, told: str | None) -> None:
    found = counted(value, text)
    assert (found.object, found.action) == ("votes", told)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("The fine was raised from 311 to 345.", "fine"),
        ("The council approved 30 to 40 projects.", "projects"),
    ],
)
def test_other_pairs_with_to_are_no_poll(text: str, thing: str) -> None:
    assert annotated(text).quantities[0].object == thing


def test_it_is_no_person() -> None:
    assert counted(274e6, "Anna Horak leads the plan.", "It needs $274m.").object != "Anna Horak"


@pytest.mark.parametrize(
    "text",
    [
        "The fund 1MDB was founded in 2009.",
        "She told 2GB radio that it rained.",
        "The bell was cast in about 1480.",
        "He drives on State Highway 6.",
    ],
)
def test_a_figure_of_a_name_or_a_year_counts_nothing(text: str) -> None:
    assert not annotated(text).quantities


def test_a_figure_before_letters_that_are_a_unit_counts() -> None:
    assert [q.value for q in annotated("He bought a 64GB card.").quantities] == [64]
