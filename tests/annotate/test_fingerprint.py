"""Near copies have close fingerprints, other texts distant ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.fingerprint import NEAR_COPY, distance, fingerprint

REPORT = (
    "A fire shut the main crude unit at the Thameshaven refinery early on Thursday, injuring three workers and "
    "forcing its owner to declare force majeure on some diesel deliveries. The blaze broke out in a pump house beside "
    "the distillation column and was put out after nearly five hours by sixty firefighters, the "
    "county fire service said. "
    "The government said it saw no threat to supplies and that stocks covered at least 24 days of demand. A union "
    "official disputed the company's account and recalled two warnings about corroded valves in that pump house."
)
OTHER = (
    "The opposition won the parliamentary election in the island republic, the commission said after counting "
    "nine tenths of the ballots. Turnout reached seventy-four percent, the highest since the first free vote. The "
    "prime minister conceded on national television and wished her successor luck. Observers from abroad praised "
    "the calm conduct of the vote but criticized late openings at fourteen polling stations in the "
    "north of the country."
)


def bits(one: str, other: str) -> int:
    first, second = fingerprint(one), fingerprint(other)
    assert first is not None
    assert second is not None
    return distance(first, second)


def test_small_edit_is_a_near_copy() -> None:
    edited = REPORT.replace("early on Thursday", "on Thursday morning").replace("sixty firefighters", "60 firefighters")
    assert 0 < bits(REPORT, edited) <= NEAR_COPY


def test_order_of_sentences_does_not_matter() -> None:
    sentences = REPORT.split(". ")
    assert bits(REPORT, ". ".join(reversed(sentences))) <= 2


def test_other_news_is_far() -> None:
    assert bits(REPORT, OTHER) > NEAR_COPY + 6


def test_form() -> None:
    found = fingerprint(REPORT)
    assert found is not None
    kind, _, digits = found.partition(":")
    assert kind == "simhash64"
    assert len(digits) == 16
    int(digits, 16)


@pytest.mark.parametrize("text", ["", "   \n", "the and of", "?!"])
def test_nothing_to_hash(text: str) -> None:
    assert fingerprint(text) is None


def test_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="simhash64"):
        distance("minhash:00", "simhash64:0000000000000000")


@given(st.text(max_size=400))
def test_same_text_same_fingerprint(text: str) -> None:
    first = fingerprint(text)
    assert first == fingerprint(text)
    assert first is None or distance(first, first) == 0
