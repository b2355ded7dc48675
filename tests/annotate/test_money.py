"""Money in the letters of its country, and what only looks like it (money-signs.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.document import Quantity
from tests.annotate.reading import annotated

_LINES = [
    line.split("\t")[1:]
    for line in Path(__file__).with_name("money-signs.tsv").read_text().splitlines()
    if line[:1] not in ("#", "")
]


def _written(quantity: Quantity) -> str:
    if quantity.minimum is not None and quantity.maximum is not None:
        return f"{quantity.minimum:.0f}..{quantity.maximum:.0f} {quantity.unit or '-'}"
    return f"{quantity.value:.0f} {quantity.unit or '-'}"


@pytest.mark.parametrize(("text", "wanted"), _LINES)
def test_sums(text: str, wanted: str) -> None:
    assert "; ".join(_written(q) for q in annotated(text).quantities) == wanted


def test_the_country_of_the_sentence_comes_before_that_of_the_article() -> None:
    found = annotated(
        "KARACHI, Pakistan - Karachi and Lahore will share the road, the Pakistani minister said.",
        "India paid Rs 3 million for its part.",
        "The toll will be Rs 40.",
    )
    assert [q.unit for q in found.quantities] == ["INR", "PKR"]


def test_letters_of_no_country_are_no_money() -> None:
    assert not annotated("The court fined him K200,000.").quantities


def test_the_sign_is_no_name() -> None:
    found = annotated("ACCRA - Ghana paid GH¢5.6 million, and Kenyan buyers Sh265 a kilo.")
    assert not [e.name for e in found.entities if e.type == "organization"]
