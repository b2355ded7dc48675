"""Where a masthead's values stand: trails, menus, comments, lines taken out, bylines and houses run into the text."""

from __future__ import annotations

import pytest

from tests.reading.articles import BODY, masthead_of

TITLE = "Harbour dredging halted after fishermen block the channel"
LEAD = "Dredging of the outer harbour was halted on Tuesday after some forty boats blocked the channel for five hours."
MENU = "Home | News | Harbour Life | Culture | Sport"


def authors(text: str) -> list[str]:
    return [author.value for author in masthead_of(text).authors]


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("Home / Green / Mining & Energy", "Mining & Energy"),
        ("Beranda » Nasional » Pelabuhan", "Pelabuhan"),
        (f"{MENU}\n\nHarbour Life", "Harbour Life"),
        ("News\nHype\nBusiness\nHealth\nQuiz\n", None),
    ],
)
def test_the_section_is_on_the_way_or_said_again(above: str, section: str | None) -> None:
    found = masthead_of(f"{above}\n{TITLE}\n12 March 2019\n\n{LEAD}\n\n{BODY}").section
    assert (found.value if found else None) == section


def test_what_readers_wrote_dates_and_signs_nothing() -> None:
    comments = "2 Comments\nPeter Quill\nMarch 14, 2019 at 2:05 pm\nThe mud is fine and everybody here knows it well."
    head = masthead_of(f"{TITLE}\n\n{LEAD}\n\n{BODY}\n\n{comments}")
    assert head.published is None
    assert head.authors == ()


def test_the_date_of_another_headline_below_gives_no_time() -> None:
    head = masthead_of(f"{TITLE}\n12.03.2019\n\n{LEAD}\n\n{BODY}\n\n12.03.2019 18:20 Pilots end their strike at last")
    assert head.published is not None
    assert head.published.value == "2019-03-12"


@pytest.mark.parametrize(
    ("opening", "names", "agency"),
    [
        ("(MENAFN - Trend News Agency) By Leyla Qurbanova – Trend: ", ["Leyla Qurbanova"], "Trend"),
        ("By Helen Marsh LONDON, March 12 (Reuters) - ", ["Helen Marsh"], "Reuters"),
    ],
)
def test_a_byline_that_runs_into_the_text(opening: str, names: list[str], agency: str) -> None:
    head = masthead_of(f"{TITLE}\n\n{opening}{LEAD}\n\n{BODY}")
    assert [author.value for author in head.authors] == names
    assert head.agency is not None
    assert head.agency.value == agency


@pytest.mark.parametrize("opening", ["By Friday Morning the boats had left: ", "By noon "])
def test_a_sentence_that_begins_with_by_is_none(opening: str) -> None:
    head = masthead_of(f"{TITLE}\n\n{opening}{LEAD}\n\n{BODY}")
    assert head.authors == ()
    assert head.removed == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Featuring Helen Marsh and Omar Haddad", ["Helen Marsh", "Omar Haddad"]),
        ("15:32, 12 March 2019, Bishkek - Altyn Press, by Aizada Toktogulova", ["Aizada Toktogulova"]),
        ("March 12, 2019 by Helen Marsh 14 Comments", ["Helen Marsh"]),
        ("By Kelmar Port Authority", []),
        ("Posted On: 12 MAR 2019 5:45PM by PIB Delhi", []),
        ("Edited by: Helen Marsh", []),
    ],
)
def test_who_wrote_it(line: str, names: list[str]) -> None:
    assert authors(f"{TITLE}\n{line}\n\n{LEAD}\n\n{BODY}") == names


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (
            f"{TITLE}\n15:32, 12 March 2019, Bishkek - Altyn Press, by Aizada Toktogulova\n\n{LEAD}\n\n{BODY}",
            "Altyn Press",
        ),
        (f"{TITLE}\n12 March 2019\nSource: Kelmar News Agency\n\n{LEAD}\n\n{BODY}", "Kelmar News Agency"),
        (
            f"{TITLE}\n12 марта 2019\n\nРаботы в гавани остановили во вторник, передает «Интерфакс».\n\n{BODY}",
            "Interfax",
        ),
        (f"{TITLE}\n12 March 2019\n\n{LEAD}\n\n{BODY}\n\nA source told TASS that nothing is decided yet.", None),
    ],
)
def test_the_agency_by_its_place(text: str, agency: str | None) -> None:
    found = masthead_of(text).agency
    assert (found.value if found else None) == agency


@pytest.mark.parametrize(
    ("opening", "place", "house"),
    [
        ("Makassar, RAMS - ", "Makassar", "RAMS"),
        ("Ekonomi Harian, JAKARTA — ", "JAKARTA", "Ekonomi Harian"),
        ("Denpasar, BALI - ", "Denpasar, BALI", None),
    ],
)
def test_houses_beside_places(opening: str, place: str, house: str | None) -> None:
    head = masthead_of(f"{TITLE}\n\n{opening}{LEAD}\n\n{BODY}")
    assert head.dateline is not None
    assert (head.dateline.place, head.dateline.agency) == (place, house)


def test_a_house_without_a_place_is_no_dateline() -> None:
    assert masthead_of(f"{TITLE}\n\ntelisik.id - {LEAD}\n\n{BODY}").dateline is None


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("2018 Июль 19, 10:32", "2018-07-19T10:32", None),
        ("12.03.2019 [14:05]", "2019-03-12T14:05", None),
        ("March 12, 2019 02:05 pm | Updated 06:22 pm IST - KELMAR", "2019-03-12T14:05", "2019-03-12T18:22"),
        ("12/03/2019\nMarch 12, 2019", "2019-03-12", None),
        ("March 12, 2019 09:00 AM Eastern Daylight Time", "2019-03-12T09:00", None),
    ],
)
def test_when_it_was_published(line: str, published: str, modified: str | None) -> None:
    head = masthead_of(f"{TITLE}\n{line}\n\n{LEAD}\n\n{BODY}")
    assert head.published is not None
    assert head.published.value == published
    assert (head.modified.value if head.modified else None) == modified


def test_the_code_of_an_aggregator_is_the_last_resort() -> None:
    head = masthead_of(f"{TITLE}\n\n{LEAD}\n\n{BODY}\n\nMENAFN12032019000187011040ID1098234567")
    assert head.published is not None
    assert (head.published.value, head.published.method) == ("2019-03-12", "code")


@pytest.mark.parametrize(
    ("top", "foot", "site"),
    [
        ("The Corrib Champion", "© Corrib Newspapers Ltd. 2009", "The Corrib Champion"),
        ("Южный ракурс", "", "Южный ракурс"),
        ("Support the Coast", "", None),
    ],
)
def test_a_page_names_itself_on_top(top: str, foot: str, site: str | None) -> None:
    found = masthead_of(f"{top}\n\n{TITLE}\n12 March 2019\n\n{LEAD}\n\n{BODY}\n\n{foot}").site
    assert (found.value if found else None) == site
