"""Dates as wires and local papers of many countries write them, each with the day of its publication."""

from __future__ import annotations

from datetime import date

import pytest

from service.annotate.date_feasts import easter
from tests.annotate.reading import annotated

SENTENCES = {
    "2023-03-15": [
        ("The Kavango bridge will stay shut until Friday noon, the roads agency said.", ["../2023-03-17"]),
        ("Turnover in the fourth quarter was down a fifth on the previous quarter.", ["2022-36", "2022-35"]),
        ("Since mid-February, 14 boats have been turned back off Lampang Bay.", ["2023-02/.."]),
        ("Two pylons fell overnight into Tuesday.", ["2023-03-14"]),
        ("The new timetable comes into force on Sunday, March 26.", ["2023-03-26"]),
        ("In the night from Saturday to Sunday three cars burned in Malmvik.", ["2023-03-11/2023-03-12"]),
        ("The fund was set up in the early 2000s by fishermen's widows.", ["200X"]),
        ("Prices rose 7.1 percent in the twelve months to February.", ["2023-02"]),
        ("Wednesday's hearing was the last before the summer break.", ["2023-03-15"]),
        ("A ferry that sank in the same strait in 1994 killed 852 people.", ["1994"]),
        ("He was arrested in the spring of 2021 and released last autumn.", ["2021-21", "2022-23"]),
        ("Exports in January-February fell by 6.8 percent year on year.", ["2023-01/2023-02"]),
        ("A similar crash on the line killed nine people in September last year.", ["2022-09"]),
        ('"I had told them on the Thursday that the wall was moving," she said.', ["2023-03-09"]),
        ("The hotline is open daily from 15 to 31 March.", ["2023-03-15/2023-03-31"]),
        ("Two workers died there in 2017 and another in 2020.", ["2017", "2020"]),
        ("By 14 March, 112 cases had been confirmed.", ["../2023-03-14"]),
        ("The Sunday Mirror of Kandara reported the theft on Monday.", ["2023-03-13"]),
        ("In the first two months of the year, 31 migrants drowned.", ["2023-01/2023-02"]),
        ("Ballots will be counted from 8 pm on Saturday.", ["2023-03-18/.."]),
        ("He died at his home in Drumkeen on March 13th, aged 91.", ["2023-03-13"]),
        ("The 2022/23 season ends in May.", ["2022/2023", "2023-05"]),
        ("Nothing has been heard of the crew since the evening of 8 March.", ["2023-03-08/.."]),
        ("At the beginning of the week, 600 tonnes of sand were trucked in.", ["2023-03-13/2023-03-19"]),
        ("He was born in 1948, the year his village was razed, and died that September.", ["1948", "1948-09"]),
        ("Dengue killed 41 people over the past three weeks.", ["2023-02-22/2023-03-15"]),
        ("The government will hire 900 midwives over the next four years.", ["2023/2027"]),
        ("The airport remains closed until at least 7am on Thursday.", ["../2023-03-16"]),
        ("The closure has been extended until Sunday.", ["../2023-03-19"]),
        ('"Whoever has a gun has until Friday to hand it in," he said.', ["../2023-03-17"]),
        ("The rebels were given until Monday to lay down arms.", ["../2023-03-20"]),
        ("Officials moved Sunday's match to Ndola.", ["2023-03-19"]),
        ("The government announced Thursday a day of mourning.", ["2023-03-16"]),
        ("The parliament declared Sunday a state of emergency in three districts.", ["2023-03-12"]),
        ("The company announced Tuesday a plan to sell two mines.", ["2023-03-14"]),
        ("Drones hit a depot near Kalinovka overnight, the governor said.", ["2023-03-14/2023-03-15"]),
        ("He was kept overnight in hospital.", []),
        ("The overnight train to Mandalay was late.", []),
        ("The temple dates from the 3rd century BC.", []),
        ("It has been in the red since the second quarter of last year.", ["2022-34/.."]),
        ("Net profit in the third quarter of the year fell by half.", ["2023-35"]),
        ("The pass was closed on December 3 of the previous year.", ["2022-12-03"]),
        ("In 2014 he was jailed, and in May of the following year he was freed.", ["2014", "2015-05"]),
        ("The survey was held on 3 June last year.", ["2022-06-03"]),
        ("Forty years ago the valley was forest.", ["1983"]),
        ("Twenty-five years ago there were 60 boats here.", ["1998"]),
        ("A fortnight ago the same pump failed.", ["2023-03-01"]),
        ("Smith scored in the 31st and 64th minutes.", []),
        ("In the first two months, 300 cases were found.", ["2023-01/2023-02"]),
        ("The Friday before last, hail fell.", ["2023-03-03"]),
        ("Arrivals rose 4% in H1 2022.", ["2022-01/2022-06"]),
        ("He wants the work done before the summer.", ["../2023-22"]),
        ("Two men died shortly before 7 a.m. on Monday.", ["2023-03-13"]),
        ("Vehicles built on or after 1 January 2020 are exempt.", ["2020-01-01/.."]),
    ],
    "2019-11-04": [
        ("The factory was flooded in the autumn of last year.", ["2018-23"]),
        ("The parliament in Belovar will be dissolved by the end of this year.", ["../2019-12"]),
        ("On All Saints' Day the cemetery was locked.", ["2019-11-01"]),
        ("Mr Obute took over as chairman last March.", ["2019-03"]),
        ("Police were called at 03:20 on Sunday 3 November.", ["2019-11-03"]),
        ("The cabinet meets again on Thursday, while on Friday the court rules.", ["2019-11-07", "2019-11-08"]),
        ("Volunteers had combed the hills from Tuesday until Thursday last week.", ["2019-10-29/2019-10-31"]),
        ("Enrolment begins Monday week, the college said.", ["2019-11-11"]),
        ('"See you on the 5th of December," he told reporters.', ["2019-12-05"]),
        ("The order dates back to the 1970s.", ["197X"]),
        ("The two had known each other since the late eighties.", ["198X/.."]),
        ("The ship left Odesa on Oct. 29 and is expected in Sfax on Nov. 6.", ["2019-10-29", "2019-11-06"]),
        ("The reform is not expected to be passed before 2021.", ["../2021"]),
        ("Bakers say flour has doubled in price within the past month.", ["2019-10"]),
        ("Tonight the bells will ring in 40 parishes.", ["2019-11-04"]),
        ("The union had called the walkout for Nov. 1, then put it off to Nov. 8.", ["2019-11-01", "2019-11-08"]),
        ("A year ago the same valley lost 60 hectares of vines.", ["2018"]),
    ],
    "2016-07-08": [
        ("After the coup of 15 September 1989 he fled to Lomé.", ["1989-09-15"]),
        ("Heavy rain fell throughout June.", ["2016-06"]),
        ("Water will be cut off from 22:00 Saturday to 06:00 Sunday.", ["2016-07-09/2016-07-10"]),
        ("The winter of 2009/10 was the harshest in living memory.", ["2009-24"]),
        ("Eid prayers on Wednesday passed off quietly.", ["2016-07-06"]),
        ("The ceasefire of February 27 has held in the south.", ["2016-02-27"]),
        ("The first of the buses is to arrive within days, the rest in the course of next year.", ["2017"]),
        ("The May 2015 flood was worse.", ["2015-05"]),
        ("Output in May was 3 percent above that of April.", ["2016-05", "2016-04"]),
        ("Since Thursday's blast, nobody has dared to light a stove.", ["2016-07-07/.."]),
        ("The report covers the 2014-2015 financial year.", ["2014/2015"]),
        ("The second round will be held on the last Sunday in August.", ["2016-08-28"]),
        ("Until 2012 the mine belonged to the state.", ["../2012"]),
        ("From this autumn, pupils will pay half fare.", ["2016-23/.."]),
    ],
    "2021-01-10": [
        ("Vaccination starts tomorrow in 12 districts and on January 18 in the rest.", ["2021-01-11", "2021-01-18"]),
        ("On December 30 the bridge was blown up.", ["2020-12-30"]),
        ("The virus had reached the islands by October.", ["../2020-10"]),
        ("Schools are to reopen in phases, starting with the final classes on Jan 25.", ["2021-01-25"]),
        ("Friday saw the highest toll since Nov. 20.", ["2021-01-08", "2020-11-20/.."]),
        ("This weekend the lifts are standing still.", ["2021-01-09/2021-01-10"]),
        ("The quake of January 6 was followed by 40 aftershocks.", ["2021-01-06"]),
        ("Saturday, 9 January 2021: a day of mourning.", ["2021-01-09"]),
        ("The old hall burned down the year before last.", ["2019"]),
        ("Deaths in the week ending January 3 fell to 212.", ["2021-01-03"]),
    ],
    "2024-08-27": [
        ("Ballot papers were printed in July and are to be sent out in September.", ["2024-07", "2024-09"]),
        ("Monday was a public holiday.", ["2024-08-26"]),
        ("Summer 2024 was the wettest since 1963.", ["2024-22", "1963/.."]),
        ("The exhibition runs from September 14, 2024, until January 5, 2025.", ["2024-09-14/2025-01-05"]),
        ("It came into force on 1.7.2024 and lapses on 30.6.2026.", ["2024-07-01", "2026-06-30"]),
        ("The school year opens on Monday, 2 September.", ["2024-09-02"]),
        ("Weeks of rain began on July 30. By August 4 the dam was full.", ["2024-07-30", "../2024-08-04"]),
        ("During the night of Sunday to Monday six drones were downed.", ["2024-08-25/2024-08-26"]),
        ("About 1,900 people and 2005 sheep were moved.", []),
    ],
    "2021-04-06": [
        ("Shops were shut on Good Friday and Easter Monday.", ["2021-04-02", "2021-04-05"]),
        ("Orthodox Easter Sunday falls on May 2.", ["2021-05-02", "2021-05-02"]),
    ],
}
"""By day of publication: sentences with the EDTF of their dates, by the conventions of tests/articles/README.md."""


@pytest.mark.parametrize(
    ("published", "text", "values"),
    [(published, *row) for published, rows in SENTENCES.items() for row in rows],
)
def test_values(published: str, text: str, values: list[str]) -> None:
    assert [found.value for found in annotated(text, published=published).dates] == values


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [
        (2016, date(2016, 3, 27), date(2016, 5, 1)),
        (2017, date(2017, 4, 16), date(2017, 4, 16)),
        (2019, date(2019, 4, 21), date(2019, 4, 28)),
        (2024, date(2024, 3, 31), date(2024, 5, 5)),
    ],
)
def test_easter(year: int, western: date, orthodox: date) -> None:
    assert (easter(year), easter(year, orthodox=True)) == (western, orthodox)


def test_full_stop_behind_a_month_is_no_part_of_it() -> None:
    assert [found.text for found in annotated("The vote is due in October.", published="2020-06-01").dates] == [
        "October"
    ]


def test_figure_before_a_month_is_no_hour() -> None:
    found = annotated("A sack of flour costs 140 dinars, up from 95 in March.", published="2019-09-17")
    assert [date.value for date in found.dates] == ["2019-03"]
    assert [quantity.value for quantity in found.quantities] == [140, 95]
