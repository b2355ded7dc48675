"""Dates in parts and marks: signs for clocks and changes, a day on one line and its time on another."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from tests.reading.articles import masthead_of

TITLE = "В Ансонго рухнул подвесной мост, в воде оказались восемь человек"
LEAD = "В Ансонго во вторник обрушился подвесной мост через реку. В воду упали восемь человек, никто не погиб."
MORE = "Один из тросов лопнул около полудня, рассказал смотритель переправы, табличку о нагрузке украли зимой."


def article(*above: str, below: str = "") -> str:
    return "\n\n".join((TITLE, *above, LEAD, MORE, below)).strip()


def test_signs_for_a_clock_and_a_change() -> None:
    head = masthead_of(article("📅 05.06.2018    🕐 20:15\n🔄 06.06.2018 09:40"))
    assert head.published is not None
    assert head.published.value == "2018-06-05T20:15"
    assert head.modified is not None
    assert head.modified.value == "2018-06-06T09:40"


def test_a_clock_of_change_with_an_aside() -> None:
    above = "5 июня 2018, 15:21\nОбновлено в 17:05 (первая версия вышла в 15:21)"
    head = masthead_of(article(above))
    assert head.published is not None
    assert head.published.value == "2018-06-05T15:21"
    assert head.modified is not None
    assert head.modified.value == "2018-06-05T17:05"


def test_the_page_s_own_date_goes_before_that_of_an_archive() -> None:
    head = masthead_of(" date 2018-06-06 " + article("05.06.2018, 11:42"))
    assert head.published is not None
    assert head.published.value == "2018-06-05T11:42"


def test_the_time_beside_the_views_of_a_channel() -> None:
    lead = "АНСОНГО, 5 июня. /ТАСС/. " + LEAD
    text = f"{TITLE}\n\n{lead}\n\n{MORE}\n\n#Ансонго #мост\n4.1K views  5 Jun 2018, 14:05\n"
    published = read(Article(text.encode(), "text/plain", "utf-8")).masthead.published
    assert published is not None
    assert published.value == "2018-06-05T14:05"


@pytest.mark.parametrize(
    ("above", "published", "modified"),
    [
        ("20:15\n5 июня 2018\n(доп. 21:40)", "2018-06-05T20:15", "2018-06-05T21:40"),
        ("Publicēts: 05.06.2018 20:15 | Atjaunināts: 21:40", "2018-06-05T20:15", "2018-06-05T21:40"),
        ("5 июня 2018, 20:15\nЖаңартылды: 06.06.2018 09:40", "2018-06-05T20:15", "2018-06-06T09:40"),
        ("4 июня 2018\n20:15\n5 июня 2018", "2018-06-04T20:15", None),  # the time of the day above it
    ],
)
def test_a_clock_above_its_day_and_labels_of_other_pages(above: str, published: str, modified: str | None) -> None:
    head = masthead_of(article(above))
    assert head.published is not None
    assert head.published.value == published
    assert (head.modified.value if head.modified else None) == modified
    assert head.dateline is None


@pytest.mark.parametrize(
    ("top", "published"),
    [
        ("20:15\n5 июня 2018\n", "2018-06-05T20:15"),  # the page's clock would stand over the page's day
        ("20:15\n\nГлавное\n5 июня 2018\n", "2018-06-05"),
        ("0:15\n5 июня 2018\n", "2018-06-05"),  # how long a recording takes
    ],
)
def test_a_clock_at_the_top_of_a_page_is_of_the_day_right_below_it(top: str, published: str) -> None:
    head = masthead_of(top + article())
    assert head.published is not None
    assert head.published.value == published


def test_a_zone_behind_the_day_is_that_of_the_time_before_it() -> None:
    head = masthead_of(article("Published 8:15 PM Jun 5, 2018 PHT\nUpdated as of 9:40 AM Jun 6, 2018"))
    assert head.published is not None
    assert (head.published.value, head.published.timezone) == ("2018-06-05T20:15", "+08:00")
    assert head.modified is not None
    assert (head.modified.value, head.modified.timezone) == ("2018-06-06T09:40", None)
