"""What stands above an article: menus, the way to the page, mottos; dates run into the text; the clock of a byline."""

from __future__ import annotations

import pytest

from service.masthead.menu import last_menu
from tests.reading.articles import BODY, masthead_of

TITLE = "Ferry with 318 passengers pulled off sandbank after eleven hours"
OPENING = "The ferry was pulled off the sandbank on Sunday evening, and nobody on board was hurt, the coast guard said."

LATER = "The channel is narrow there, and sand has filled a third of it since winter, a pilot who knows the river said."


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ("3 May 2011, 7:40 am", "2011-05-03T07:40"),
        ("May 3, 2011", "2011-05-03"),
        ("3 May 2011 19:40", "2011-05-03T19:40"),
        ("03.05.2011", "2011-05-03"),
    ],
)
@pytest.mark.parametrize("opening", [OPENING, f"“Hold on to the rail.” {OPENING}", f"A tug came first. {OPENING}"])
def test_a_date_that_the_text_runs_into_is_cut_off(stated: str, value: str, opening: str) -> None:
    head = masthead_of(f"{TITLE}\n\n{stated}{opening}\n\n{BODY}")
    assert head.published is not None
    assert head.published.value == value
    assert [part.source_text for part in head.removed] == [stated]


@pytest.mark.parametrize("opening", ["A380Airbus left", "Route 2011Express opened", "In 2011The Band broke up"])
def test_figures_before_a_capital_are_no_date(opening: str) -> None:
    head = masthead_of(f"{TITLE}\n\n{opening} and {OPENING[0].lower()}{OPENING[1:]}\n\n{BODY}")
    assert head.published is None
    assert head.removed == ()


def test_a_section_set_right_before_the_time() -> None:
    head = masthead_of(f"В мире09:15, 3 мая 2011\n{TITLE}\n\n{BODY}")
    assert head.published is not None
    assert head.published.value == "2011-05-03T09:15"


@pytest.mark.parametrize("byline", ["Posted by Helen Marsh at 9:05 PM", "Posted by Helen Marsh at 21:05"])
def test_the_clock_of_a_byline_belongs_to_the_day_above(byline: str) -> None:
    head = masthead_of(f"Tuesday, May 3, 2011\n{TITLE}\n\n{BODY}\n\n{byline}")
    assert head.published is not None
    assert (head.published.value, head.published.precision) == ("2011-05-03T21:05", "minute")
    assert [author.value for author in head.authors] == ["Helen Marsh"]


def test_a_day_with_its_own_time_keeps_it() -> None:
    head = masthead_of(f"3 May 2011, 08:00\n{TITLE}\n\n{BODY}\n\nPosted by Helen Marsh at 9:05 PM")
    assert head.published is not None
    assert head.published.value == "2011-05-03T08:00"


@pytest.mark.parametrize(
    "above",
    [
        "Everything that happens at sea\nPolitics\nEconomy\nWorld\nSport",
        "Harbours Piers Tides Sandbank Ferry\nWater at the harbour: 9 degrees\nHome\nCoast",
        "News from every coast, day and night\nHome » News » Coast",
        "News from every coast, day and night\nUpdates  Harbours  Weather  Ships  Jobs",
    ],
)
def test_what_stands_above_the_menu_is_not_the_title(above: str) -> None:
    head = masthead_of(f"{above}\n{TITLE}\nBy Helen Marsh\n3 May 2011\n\n{BODY}")
    assert head.title is not None
    assert head.title.source_text == TITLE


def test_a_prompt_beside_a_picture_goes_on_with_no_headline() -> None:
    head = masthead_of(f"{TITLE}\nclick to enlarge\n\n{BODY}")
    assert head.title is not None
    assert head.title.source_text == TITLE


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("Motto\nHome\nTitle", 6),
        ("Home / Coast\nTitle", 0),
        ("Motto\nPolitics\nWorld\nSport\nTitle", 21),
        ("Motto\nPolitics\nWorld\nTitle", -1),
        ("Home truths about the ferry\nTitle", -1),
        ("", -1),
    ],
)
def test_the_lowest_menu(text: str, offset: int) -> None:
    assert last_menu(text) == offset


def test_a_motto_above_the_menu_leaves_though_it_speaks_of_the_same_things() -> None:
    text = f"Passengers, sandbank and ferry news\nHome » News » Coast\n{TITLE}\nBy Helen Marsh\n3 May 2011\n\n{BODY}"
    head = masthead_of(text)
    assert "Passengers, sandbank and ferry news" in {part.source_text for part in head.removed}


def test_a_report_with_its_day_in_the_title() -> None:
    title = "Lower River: Floods and Ferry Traffic Report No. 7 (as of 3 May 2011)"
    head = masthead_of(f"Ferry Report\n{title}\nPosted\n4 May 2011\n\n{BODY}")
    assert head.title is not None
    assert head.title.source_text == title


@pytest.mark.parametrize("heading", ["ABSTRACT", "IN BRIEF"])
def test_headings_in_capitals_are_no_datelines(heading: str) -> None:
    text = f"{TITLE}\nHelen Marsh\n\n{heading}\n\n{BODY}\n\nTHE CHANNEL\n\n{LATER}"
    assert masthead_of(text).dateline is None


def test_a_city_in_capitals_above_headings_in_capitals_is_a_dateline() -> None:
    dateline = masthead_of(f"{TITLE}\nHelen Marsh\n\nLONDON\n\n{BODY}\n\nTHE CHANNEL\n\n{LATER}").dateline
    assert dateline is not None
    assert dateline.place == "LONDON"


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("SORONG (Suara Dermaga) – ", "SORONG", "Suara Dermaga"),
        ("SYDNEY, N.S. — ", "SYDNEY, N.S.", None),
        ("WASHINGTON, D.C. — ", "WASHINGTON, D.C.", None),
    ],
)
def test_datelines_with_a_house_in_brackets_and_initials(opening: str, place: str, agency: str | None) -> None:
    dateline = masthead_of(f"{TITLE}\n\n{opening}{BODY}").dateline
    assert dateline is not None
    assert (dateline.place, dateline.agency) == (place, agency)


def test_a_dateline_with_its_day_above_the_byline() -> None:
    dateline = masthead_of(f"{TITLE}\nTBILISI, Georgia, May 3\nBy Helen Marsh\n\n{BODY}").dateline
    assert dateline is not None
    assert dateline.place == "TBILISI, Georgia"


def test_a_dateline_on_its_own_line_is_no_subtitle() -> None:
    head = masthead_of(f"{TITLE}\nTBILISI, Georgia, May 3\nBy Helen Marsh\n\n{BODY}")
    assert head.subtitle is None


def test_the_way_to_the_page_that_ends_in_the_title_leaves() -> None:
    way = f"Home  Coast  {TITLE}"
    head = masthead_of(f"Ferries  Coast  Sandbank  Videos  About\n{way}\nCoast\n{TITLE}\nBy Helen Marsh\n\n{BODY}")
    assert head.title is not None
    assert head.title.source_text == TITLE
    assert head.blocks[0].kind == "title"


@pytest.mark.parametrize("label", ["Оригинал публикации: The Old Ferry", "Original article: The Old Ferry"])
def test_the_date_of_the_original_is_not_the_translation_s(label: str) -> None:
    text = f"{TITLE}\nHelen Marsh\n24.05.2011 10:30\n{label}\nОпубликовано: 18.05.2011\n\n{BODY}"
    head = masthead_of(text)
    assert head.published is not None
    assert head.published.value == "2011-05-24T10:30"
    alone = masthead_of(text.replace(f"{label}\n", "")).published
    assert alone is not None
    assert alone.value == "2011-05-18"


def test_a_change_is_not_read_as_older_than_the_article() -> None:
    head = masthead_of(f"{TITLE}\nBy Helen Marsh\n5 July 2018\nLast updated: 06/07/2018\n\n{BODY}")
    assert head.modified is not None
    assert head.modified.value == "2018-07-06"
