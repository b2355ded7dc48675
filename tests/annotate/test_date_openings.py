"""Words that may begin a date: those that their follower leaves out begin none."""

from __future__ import annotations

import pytest

from service.annotate import date_grammar
from service.annotate.tokens import views
from tests.annotate.reading import blocks

AFTER = sorted(
    {*date_grammar.first_words(), *date_grammar.second_words(), *date_grammar.months(), *date_grammar.weekdays()}
    | {"days", "weeks", "months", "years", "decades", "centuries", "century", "half", "than", "2019", "12", "of"}
)
TAILS = ("", " of 2019", " month", " ago", " the year")


def told(text: str) -> list[str]:
    (sentence,) = views(blocks(text))
    return [match.group() for match in date_grammar.find(sentence)]


@pytest.mark.parametrize("word", sorted(date_grammar.followers()))
def test_no_date_begins_where_the_follower_is_none_of_the_listed(word: str) -> None:
    listed = date_grammar.followers()[word]
    read = date_grammar.pattern()
    texts = [f"{word} {after}{tail}" for after in AFTER if after not in listed for tail in TAILS]
    found = [text for written in texts for text in (written, written.capitalize()) if read.match(text)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It closed two weeks ago.", ["two weeks ago"]),
        ("It closed twenty-five years ago.", ["twenty-five years ago"]),
        ("They met at the weekend.", ["at the weekend"]),
        ("They met that summer in two halls at noon.", ["that summer"]),
        ("It had been a mill in the twenties.", ["the twenties"]),
        ("Sales rose in FY19, as in the past.", ["FY19"]),
        ("The road reopened by year-end.", ["year-end"]),
    ],
)
def test_dates_behind_small_words(text: str, dates: list[str]) -> None:
    assert told(text) == dates
