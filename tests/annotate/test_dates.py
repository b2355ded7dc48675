"""Dates of running text as EDTF, resolved against Thursday 1 October 2020."""

from __future__ import annotations

import pytest

from service.annotate import annotate
from service.document import Moment
from tests.annotate.reading import annotated, blocks


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The dam was inspected on September 12.", "2020-09-12"),
        ("The road opens on 5 November 2020.", "2020-11-05"),
        ("The law of 2016-03-09 was repealed.", "2016-03-09"),
        ("The bond of 11/30/1912 was never paid.", "1912-11-30"),
        ("The bond of 30/11/1912 was never paid.", "1912-11-30"),
        ("The bond of 05/05/2015 was never paid.", "2015-05-05"),
        ("Three barns burned last night.", "2020-09-30"),
        ("The tunnel is closed until Saturday.", "../2020-10-03"),
        ("Forecasters warned of frost until Saturday.", "../2020-10-03"),
        ("The walkout lasted until Saturday.", "../2020-09-26"),
        ("The mayor closed the pier until Saturday.", "../2020-10-03"),
        ("The court declared mourning beginning Saturday.", "2020-10-03/.."),
        ("The camp will shut before the snow arrives in November.", "2020-11"),
        ("Raiders struck before dawn Monday.", "2020-09-28"),
        ("Cars sold well in the June quarter.", "2020-34"),
        ("Cars sold badly in Q2.", "2020-34"),
        ("Cars sold well in FY2019.", "2019"),
        ("Cars sold well in FY19.", "2019"),
        ("The firm expects a loss this fiscal year.", "2020"),
        ("The firm made a loss in the last financial year.", "2019"),
        ("The firm's 2018 exploration programme found nothing.", "2018"),
        ("The lease was signed on the 12th of last month.", "2020-09-12"),
        ("The fair ran from May 9 through 11, 2019.", "2019-05-09/2019-05-11"),
        ("The plant will be sold by year-end.", "../2020-12"),
        ("Cars sold well in the quarter ended March 31, 2020.", "2020-33"),
        ("Cars sold well in the April-June quarter.", "2020-34"),
        ("Cars sold well in the first quarter ended June 30.", "2020-34"),
        ("The June 2019 quarter was better.", "2019-34"),
        ("The ban, imposed on Saturday, will be lifted.", "2020-09-26"),
        ("The vote, due on Saturday, will be close.", "2020-10-03"),
        ("Sales fell in the six months to March.", "2019-10/2020-03"),
        ("Nine ships have sunk since the start of the year.", "2020-01-01/.."),
        ("The tower fell around 1250, when the river rose.", "1250"),
        ("They had left by Monday.", "../2020-09-28"),
        ("The parts are expected by the weekend.", "2020-10-03/2020-10-04"),
        ("By the end of March we should know more.", "../2021-03"),
        ("The lift should open no later than spring.", "../2021-21"),
        ("The lift has been broken since the spring.", "2020-21/.."),
        ("The village burned in December.", "2019-12"),
        ("A treaty was signed in June 1994.", "1994-06"),
        ("The mill was built in 1931.", "1931"),
        ("Talks ran between Sept. 27-30.", "2020-09-27/2020-09-30"),
        ("From September 27 to 30, shells fell.", "2020-09-27/2020-09-30"),
        ("Schools close from 3 to 21 March 2021.", "2021-03-03/2021-03-21"),
        ("Water is released between April 5 and June 30, 2021.", "2021-04-05/2021-06-30"),
        ("The front has been quiet since September 14.", "2020-09-14/.."),
        ("Nobody has lived there since 1986.", "1986/.."),
        ("Repairs must end by October 15.", "../2020-10-15"),
        ("The minister resigned last Sunday.", "2020-09-27"),
        ("The minister resigned on Sunday.", "2020-09-27"),
        ("The minister will resign on Sunday.", "2020-10-04"),
        ("The minister said on Tuesday the bridge will close.", "2020-09-29"),
        ("Shells hit the town Wednesday morning.", "2020-09-30"),
        ("The talks ended yesterday.", "2020-09-30"),
        ("The talks take place tomorrow.", "2020-10-02"),
        ("Exports fell last month.", "2020-09"),
        ("Exports fell last year.", "2019"),
        ("He left office two years ago.", "2018"),
        ("It happened three days ago.", "2020-09-28"),
        ("Thursday, October 1, was a holiday.", "2020-10-01"),
        ("The hall burned on Tuesday (September 29, 2020).", "2020-09-29"),
        ("Grain was scarce in the winter of 2016-17.", "2016-24"),
        ("Output fell in the third quarter of 2019.", "2019-35"),
        ("Jazz was popular in the 1920s.", "192X"),
        ("The church is of the 17th century.", "16XX"),
        ("He fought in the war of 1992-94.", "1992/1994"),
        ("It rained over the weekend.", "2020-09-26/2020-09-27"),
    ],
)
def test_value(text: str, value: str) -> None:
    assert [date.value for date in annotated(text).dates] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The bond of 11/10/1912 was never paid.",
        "Part 31/31/1999 is out of stock.",
        "It may rain and the troops march on.",
        "More than 2000 soldiers and 1994 people fled.",
        "The price is 2,014 dollars.",
        "The flight left at 1115 GMT.",
        "He is in room 2020.",
        "The Audi Q3 hit a wall.",
        "The year-end report was short.",
        "It rained over the Christmas weekend.",
    ],
)
def test_no_date(text: str) -> None:
    assert annotated(text).dates == []


def test_day_without_a_year_stays_open_when_publication_is_unknown() -> None:
    found = annotated("On October 8th he spoke. On the previous day he was silent.", published=None).dates
    assert [date.value for date in found] == ["XXXX-10-08", "XXXX-10-07"]


def test_weekday_without_publication_is_unspecified_and_leans_on_nothing() -> None:
    (date,) = annotated("He arrives Thursday.", published=None).dates
    assert (date.value, date.resolved_from) == ("XXXX-XX-XX", None)


def test_relative_day_names_what_it_was_resolved_from() -> None:
    (date,) = annotated("He came yesterday.").dates
    assert date.resolved_from == "published"


def test_where_only_a_change_is_stated_relative_days_count_from_it() -> None:
    change = Moment("2020-10-02", "day", None, "2 October 2020", None, "test")
    (day,) = annotate(blocks("He came yesterday."), modified=change).dates
    assert (day.value, day.resolved_from) == ("2020-10-01", "modified")


def test_month_after_a_year_is_of_that_year() -> None:
    found = annotated("We heard the same in 2014 and the canal was dry in May.").dates
    assert [date.value for date in found] == ["2014", "2014-05"]


def test_a_month_of_no_certain_year_is_no_date() -> None:
    assert not annotated("One hot January would undo it all.", published="2020-10-01").dates


def test_a_year_behind_since_lends_its_year_to_no_other_month() -> None:
    found = annotated("Oslo has paid 20 million since 2016 and pledged in May to pay more.", published="2020-10-01")
    assert [date.value for date in found.dates] == ["2016/..", "2020-05"]


def test_days_beside_one_with_its_year_are_of_that_year_without_a_publication() -> None:
    text = "It opened on May 9 and shut on May 8. It has burned since Sunday, May 7, 2023. The fair is on October 3."
    found = annotated(text, published=None).dates
    assert [date.value for date in found] == ["2023-05-09", "2023-05-08", "2023-05-07/..", "XXXX-10-03"]
    assert found[0].resolved_from == "text"


def test_full_days_of_two_years_lend_their_year_to_no_other() -> None:
    found = annotated("It shut on May 8. Fires burned on May 7, 2022, and May 7, 2023.", published=None).dates
    assert found[0].value == "XXXX-05-08"


def test_years_in_a_list_are_years() -> None:
    found = annotated("She won in 2012, 2013, 2015 and 2018.")
    assert [d.value for d in found.dates] == ["2012", "2013", "2015", "2018"]
    assert not found.quantities


@pytest.mark.parametrize(("text", "value"), [("By last Christmas all had left.", "../2019-12-25")])
def test_a_feast_of_another_year(text: str, value: str) -> None:
    assert [d.value for d in annotated(text).dates] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The chapel was built c. 1730.", ["1730"]),
        ("The mill (c.1844) was sold.", ["1844"]),
        ("A chest of ca. 1420 was found.", ["1420"]),
        ("It was carved circa 1310.", ["1310"]),
        ("A bowl of c. 250 BC was found.", []),
        ("The gates open three weeks from today.", []),
        ("The road is shut for ten days from 12 June 2020.", ["2020-06-12/.."]),
        ("It carries c. 1500 people.", []),
    ],
)
def test_years_that_are_not_known_for_sure_and_days_counted_from_today(text: str, values: list[str]) -> None:
    assert [date.value for date in annotated(text).dates] == values


@pytest.mark.parametrize("text", ["A chest of ca. 1420 was found.", "A bowl of c. 250 BC was found."])
def test_such_years_count_nothing(text: str) -> None:
    assert not annotated(text).quantities
