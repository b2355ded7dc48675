"""Dates in a line: all orders, months in every case, times, zones, relative words; other calendars are left alone."""

from __future__ import annotations

import time
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.lexicon import LANGUAGES, table
from service.masthead.dates import LONGEST, find_dates, find_relative, resolve, swap


def only(text: str) -> tuple[str, str | None, str]:
    """Value, zone and source text of the one date in `text`."""
    (found,) = find_dates(text)
    return found.value, found.timezone, text[slice(*found.span)]


@pytest.mark.parametrize(
    ("text", "value", "zone"),
    [
        ("1 октября 2020, 12:32", "2020-10-01T12:32", None),
        ("September 30,2020", "2020-09-30", None),
        ("2020-10-01", "2020-10-01", None),
        ("Kamis, 01 Okt 2020 12:32 WIB", "2020-10-01T12:32", "+07:00"),
        ("Sabtu, 18 Juni 2016 17:54 WITA", "2016-06-18T17:54", "+08:00"),
        ("Ahad, 14 Juli 2019 pukul 18.10 WIT", "2019-07-14T18:10", "+09:00"),
        ("18 марта 2021, 09:45 (МСК)", "2021-03-18T09:45", "+03:00"),
        ("4 ИЮНЯ 2015, 18:20 МСК", "2015-06-04T18:20", "+03:00"),
        ("09:47 12.03.2020", "2020-03-12T09:47", None),
        ("22:14, 3 March 2019", "2019-03-03T22:14", None),
        ("13:05, 17 апреля 2018", "2018-04-17T13:05", None),
        ("14/03/2019, 08:21 WIB", "2019-03-14T08:21", "+07:00"),
        ("Oct. 3, 2016 at 6:05 p.m. EDT", "2016-10-03T18:05", "-04:00"),
        ("12:00 AM, Oct 3, 2016", "2016-10-03T00:00", None),
        ("Oct 1st, 2020 10AM", "2020-10-01T10", None),
        ("1.10.2020", "2020-10-01", None),
        ("1 October 2020 at 0930 GMT", "2020-10-01T09:30", "Z"),
        ("Thursday, October 1, 2020, 9:15 AM (GMT+4)", "2020-10-01T09:15", "+04:00"),
        ("7:10 PM ET, Thu October 1, 2020", "2020-10-01T19:10", "-04:00"),
        ("7:10 PM ET, Thu January 2, 2020", "2020-01-02T19:10", "-05:00"),
        ("2020-10-01T12:32:00+03:00", "2020-10-01T12:32", "+03:00"),
        ("2020-10-01T12:32:07Z", "2020-10-01T12:32:07", "Z"),
        ("2019/08/14 07:12 GMT+8", "2019-08-14T07:12", "+08:00"),
        ("8 ноября 2022 года, 16:30", "2022-11-08T16:30", None),
        ("01-Oct-20", "2020-10-01", None),
        ("12.03.98", "1998-03-12", None),
        ("Senin , 23 Aug 2021, 13:05 WIB", "2021-08-23T13:05", "+07:00"),
        ("Jum'at, 5 Maret 2021 | 10:20 WIB", "2021-03-05T10:20", "+07:00"),
        ("1 October 2020 | 12:32 UTC+05:30", "2020-10-01T12:32", "+05:30"),
        ("October 2013", "2013-10", None),
        ("Update: September, 24/2019 - 11:47", "2019-09-24T11:47", None),
        ("Selasa,14 Maret 2023- 14:05 WIB", "2023-03-14T14:05", "+07:00"),
        ("12:31, 23 Октябрь 2025 | GMT +5", "2025-10-23T12:31", "+05:00"),
        ("в среду, 7 мая 2014 г.", "2014-05-07", None),
        ("18:4209.10.2023", "2023-10-09T18:42", None),
        ("modified:2025-09-18", "2025-09-18", None),
    ],
)
def test_one_date(text: str, value: str, zone: str | None) -> None:
    found = find_dates(text)
    assert [(one.value, one.timezone) for one in found] == [(value, zone)]


def test_spans_are_the_stated_date() -> None:
    assert only("Posted 1 октября 2020, 12:32")[2] == "1 октября 2020, 12:32"
    assert only("date 2020-10-01 Azerbaijani troops")[2] == "2020-10-01"
    assert only("Kompas.com - 14/03/2019, 08:21 WIB")[2] == "14/03/2019, 08:21 WIB"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_every_month(language: str) -> None:
    for number, forms in enumerate(table(language, "calendar")["months"], start=1):
        for form in forms:
            assert only(f"7 {form} 2019, 10:20")[0] == f"2019-{number:02}-07T10:20", form
            assert only(f"7 {form.upper()} 2019")[0] == f"2019-{number:02}-07", form


@pytest.mark.parametrize(
    "text",
    [
        "1 Muharram 1442 H",
        "1399/07/10",
        "31.02.2020",
        "12.13.14.15",
        "at least 2,300 soldiers",
        "10:15",
        "$1.10.2020",
        "version 2.10.3",
        "+7 495 123-45-67",
        "2020",
        "No. 114/2020",
        "41st regiment",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


def test_two_orders_and_the_doubt() -> None:
    (doubtful,) = find_dates("10/1/2020")
    assert doubtful.swapped == (10, 1)
    assert swap(doubtful).value == "2020-10-01"
    assert find_dates("14/03/2019")[0].swapped is None
    assert find_dates("03/14/2019")[0].value == "2019-03-14"
    assert find_dates("5/5/2020")[0].swapped is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 jam lalu", "2020-10-01T10:32"),
        ("2 hours ago", "2020-10-01T10:32"),
        ("5 минут назад", "2020-10-01T12:27"),
        ("вчера, 12:30", "2020-09-30T12:30"),
        ("kemarin 10:20 WIB", "2020-09-30T10:20"),
        ("yesterday", "2020-09-30"),
        ("3 hari yang lalu", "2020-09-28"),
        ("an hour ago", "2020-10-01T11:32"),
        ("сегодня в 9:05", "2020-10-01T09:05"),
        ("2 weeks ago", "2020-09-17"),
    ],
)
def test_relative_words_count_back_from_a_stated_moment(text: str, value: str) -> None:
    (found,) = find_relative(text)
    resolved = resolve(found, datetime(2020, 10, 1, 12, 32))
    assert resolved is not None
    assert resolved.value == value


def test_relative_words_alone_have_no_value() -> None:
    assert find_dates("2 jam lalu") == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.span[0] < found.span[1] <= len(text)
        end = found.span[1]


@settings(max_examples=200, deadline=None)
@given(
    st.dates(min_value=datetime(1990, 1, 1).date(), max_value=datetime(2039, 12, 31).date()),
    st.times(),
    st.sampled_from(LANGUAGES),
)
def test_what_is_written_is_read(day, moment, language) -> None:  # type: ignore[no-untyped-def]
    month = table(language, "calendar")["months"][day.month - 1][0]
    text = f"{day.day} {month} {day.year}, {moment.hour:02}:{moment.minute:02}"
    assert find_dates(text)[0].value == f"{day.isoformat()}T{moment.hour:02}:{moment.minute:02}"


@pytest.mark.parametrize(
    "piece", ["1.1.1.1.", "12:30 ", "1 мая ", "2020-", "May May ", "(((", "1st of ", "GMT+", "jam "]
)
def test_hostile_lines_are_read_in_linear_time(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]
    started = time.process_time()
    for _ in range(20):
        find_dates(text)
        find_relative(text)
    assert time.process_time() - started < 20


def test_a_zone_of_the_season_goes_with_the_day_whichever_way_it_is_read() -> None:
    (found,) = find_dates("02/09/22 6:48 AM ET")
    assert {(one.value, one.timezone) for one in (found, swap(found))} == {
        ("2022-09-02T06:48", "-04:00"),
        ("2022-02-09T06:48", "-05:00"),
    }
