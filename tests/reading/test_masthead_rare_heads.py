"""Heads of pages that looked like something else: lost titles, bylines that are sentences, sections that are papers."""

from __future__ import annotations

import pytest

from tests.reading.articles import masthead_of

TITLE = "Rope bridge falls at Ansongo, eight people in the river"
LEAD = "The rope bridge at Ansongo fell into the river on Tuesday with eight people on it, and all of them swam ashore."
MORE = "One of the ropes had snapped around noon, said the keeper, and the sign with the load was stolen last winter."
LAST = "The mayor promised a bridge of steel before the next rains, and asked the province for the money on Wednesday."


def article(*above: str, below: str = "") -> str:
    return "\n\n".join((*above, LEAD, MORE, LAST, below)).strip()


def test_a_line_of_marks_and_a_separator_names_no_page() -> None:
    head = masthead_of(article("★★★☆☆ - A film for winter nights", "Culture of the week", TITLE))
    assert head.title is not None
    assert head.title.source_text == TITLE
    assert head.site is None


@pytest.mark.parametrize(
    ("opening", "authors"),
    [
        (
            "By Christmas Eve the harbour was shut, and the ships lay in long rows outside it until the ice was gone.",
            [],
        ),
        ("By Rosa Dimas The council has closed the old bridge over the river for repairs that will last a year.", None),
    ],
)
def test_a_sentence_behind_by_stays_in_the_text(opening: str, authors: list[str] | None) -> None:
    text = "\n\n".join((TITLE, opening, LEAD, MORE))
    head = masthead_of(text)
    assert not any("harbour" in one.source_text or "council" in one.source_text for one in head.removed)
    assert authors is None or [one.value for one in head.authors] == authors
