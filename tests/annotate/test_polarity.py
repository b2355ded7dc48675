"""What is said not to have happened, and claims that are denied."""

from __future__ import annotations

import pytest

from service.document import Quantity
from tests.annotate.reading import annotated


def counted(text: str, value: float) -> Quantity:
    return next(q for q in annotated(text).quantities if q.value == value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("None of the 60 climbers was injured.", 60),
        ("Not one of the 14 barns burned.", 14),
        ("Nobody among the 80 pupils was hurt.", 80),
        ("Doctors said 11 of the 40 calves did not survive.", 11),
        ("Six of the 20 sailors were not released.", 6),
        ("All but two of the 70 divers were rescued.", 2),
        ("All but two of the 70 divers were rescued.", 70),
        ("The bear killed three, not seven, at the camp.", 7),
        ("The blast shook the port without injuring any of the 30 dockers.", 30),
        ("The crews failed to reach 12 villages.", 12),
        ("Earlier reports that 25 guards had been killed were wrong.", 25),
        ("The navy denied that 16 fishermen had been killed.", 16),
    ],
)
def test_what_did_not_happen(text: str, value: float) -> None:
    assert counted(text, value).action is None


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("None of the 60 who were rescued was injured.", 60, "rescued"),
        ("Nine of the 40 boats were not found until Monday.", 9, "found"),
        ("Not only 12 soldiers but 30 civilians were killed.", 12, "killed"),
        ("The bear killed three, not seven, at the camp.", 3, "killed"),
        ("He dismissed reports of 50 dead as false, but said 12 guards had been killed.", 12, "killed"),
    ],
)
def test_what_happened_all_the_same(text: str, value: float, told: str) -> None:
    assert counted(text, value).action == told


@pytest.mark.parametrize(
    ("text", "value", "speaker"),
    [
        ("The navy denied that 16 fishermen had been killed.", 16, None),
        ("Police said it was not true that 20 people had died.", 20, None),
        ("Police said 20 people had died.", 20, "Police"),
    ],
)
def test_who_denies_a_claim_did_not_make_it(text: str, value: float, speaker: str | None) -> None:
    assert counted(text, value).attribution == speaker


def test_what_is_said_behind_a_denial_is_claimed() -> None:
    (found,) = annotated("The ministry denied the report and said its troops shot down three drones.").quantities
    assert found.action is not None and found.attribution == "The ministry"
