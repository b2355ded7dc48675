"""A day stated without its year: told by the page, never guessed."""

from __future__ import annotations

import pytest

from tests.reading.articles import masthead_of

TITLE = "Salt works of Ansongo flood for the second time this spring"
LEAD = (
    "The pans of the Ansongo salt works stood under forty centimetres of water on Tuesday, the manager said, and the "
    "crew of sixty could not reach the pumps until the evening."
)
MORE = "Repairs to the dyke will take three weeks, according to the district engineer, who blamed musk rats."
MARCH_3_2015 = "2015-03-03"  # a Tuesday


def page(top: str, *rest: str, lead: str = LEAD) -> str:
    return "\n\n".join((TITLE, top, lead, MORE, *rest)) if top else "\n\n".join((TITLE, lead, MORE, *rest))


@pytest.mark.parametrize(
    ("rest", "value"),
    [
        ("The dyke broke last on 11 February 2015, when a barge struck it.", MARCH_3_2015),
        ("© 2015 Ansongo Herald. All rights reserved.", MARCH_3_2015),
        ("Related: Salt prices rise, 3 March 2015", MARCH_3_2015),
        ("© 2009-2015 Ansongo Herald.", None),  # sites renew it
        ("© 2016 Ansongo Herald.", None),  # 3 March was a Thursday
        ("The dyke broke last on 11 February 2013, when a barge struck it.\n\n© 2015 Ansongo Herald", None),
        ("The works were founded on 9 July 1931.", None),
        ("", None),
    ],
)
def test_the_page_tells_the_year_of_its_date_line(rest: str, value: str | None) -> None:
    head = masthead_of(page("March 3", rest))
    assert (head.published.value if head.published else None) == value
    if head.published is not None:
        assert head.published.flags == ["year-told"]
        assert head.published.source_text == "March 3"


def test_the_address_tells_the_year_and_the_line_the_time() -> None:
    head = masthead_of(page("3 марта, 14:20"), url="https://ansongo.example/2015/03/03/salt")
    assert head.published is not None
    assert head.published.value == "2015-03-03T14:20"


def test_a_dateline_without_its_year() -> None:
    head = masthead_of(page("", "(C) 2015 Ansongo News Wire", lead=f"ANSONGO, Mali, March 3 (AFP) - {LEAD}"))
    assert head.published is not None
    assert (head.published.value, head.published.method) == (MARCH_3_2015, "dateline")


def test_a_stated_year_stands_before_a_told_one() -> None:
    head = masthead_of(page("Published: 4 March 2014", "© 2015 A", lead=f"ANSONGO, March 3 (AFP) - {LEAD}"))
    assert head.published is not None
    assert head.published.value == "2014-03-04"
    assert head.published.flags == []
