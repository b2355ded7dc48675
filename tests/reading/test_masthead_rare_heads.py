"""Heads of pages that looked like something else: lost titles, bylines that are sentences, sections that are papers."""

from __future__ import annotations

import pytest

from service.masthead.topics import house_of_town
from service.masthead.wire_notes import wire_note
from tests.reading.articles import masthead_of, removed_reasons

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
    "title",
    [
        "Thousands of fans wait for hours outside the stadium of the St. Louis Cardinals",
        "Ten things that we have learned from the long match Ansongo vs. Gao Rangers",
        "What we know now about the advice that was given by Dr. Aminata Toure",
        "The long and difficult road that has led here for the U.S. Attorney General",
        "The ten things that you must know before you vote:",
        "(Updates) Harbour fire forces hundreds from homes (video)",
        "Deadly Blast Hits Crowded Market (Kabul)",
    ],
)
def test_titles_that_looked_like_a_source_an_announcement_or_a_note(title: str) -> None:
    head = masthead_of(article(title, "14 June 2018"))
    assert head.title is not None
    assert head.title.source_text == title


def test_sentences_and_their_source_are_still_no_title() -> None:
    told = "The old bridge over the river will be closed until the next spring, wrote the minister. Evening Varnholt"
    head = masthead_of(article(told, TITLE, "14 June 2018"))
    assert head.title is not None
    assert head.title.source_text == TITLE


def test_a_note_in_brackets_is_the_whole_line() -> None:
    assert wire_note("(Adds quotes (paragraphs 3-5), background) -")
    assert not wire_note("(Updates) Ferry runs aground off Kelmar (video)")


def test_a_house_and_its_town_has_a_newsroom_s_word() -> None:
    assert house_of_town("Agencia de Noticias do Porto (Maputo)")
    assert not house_of_town("Old Ferry Sinks Near Harbour (Mombasa)")


LIVE = """Home | World
LIVE: Vote count in Karnia - as it happened
Last updated 22:14, 3 May 2021
Jump to top

21:50 Opposition claims victory
Opposition leader Elena Dobrev has claimed victory with 54% of the vote.

"The people have spoken," she told supporters in Port Elly.

21:32
Prime Minister Josef Kral has not conceded. His spokesman, Anton Weiss, says 40 polling stations are still to report.

20:05 Polls close
Turnout was 61 per cent, up from 58 per cent in 2017, the electoral commission says. Three people were arrested.
"""


def test_a_running_report_has_its_headline_not_that_of_its_last_entry() -> None:
    head = masthead_of(LIVE)
    assert head.title is not None
    assert head.title.source_text == "LIVE: Vote count in Karnia - as it happened"
    assert "21:32" not in removed_reasons(LIVE)


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


@pytest.mark.parametrize("name", ["The Economist", "Der Spiegel", "Home Improvement Ideas", "Home Guard London"])
def test_a_paper_or_unknown_steps_alone_above_the_title_are_no_section(name: str) -> None:
    assert masthead_of(article(name, TITLE)).section is None


def test_the_last_of_known_steps_is_the_section() -> None:
    head = masthead_of(article("Home Politics London", TITLE))
    assert head.section is not None
    assert head.section.value == "London"


def test_a_day_beside_another_date_of_the_page_proves_the_order() -> None:
    head = masthead_of(article("Tuesday, March 3, 2015", TITLE, "Posted on 02/03/2015 by Rosa Dimas"))
    assert head.published is not None
    assert (head.published.value, head.published.flags) == ("2015-03-02", [])


def test_what_a_company_is_without_its_legal_form_names_no_page() -> None:
    head = masthead_of(article(TITLE, below="© 2020 News Corp. All rights reserved."))
    assert head.site is None or head.site.value != "News"


def test_two_countries_open_a_sentence() -> None:
    text = "\n\n".join((TITLE, "Chad, Sudan: Leaders of both met on Tuesday to speak about the border.", LEAD, MORE))
    assert masthead_of(text).dateline is None
