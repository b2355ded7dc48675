"""Entries of running reports: their times are lines of the text, and none of them is the article's date."""

from __future__ import annotations

from service.article import Article
from service.intake import Reading, read
from tests.reading.articles import masthead_of, removed_reasons

ENTRIES = """{top}
Power returned to most of the capital by nightfall, the grid operator said in its last bulletin of the day.

22:04 7.6.2021

This report ends here. School examinations will begin on time tomorrow, and trams run from six in the morning.

20:47 7.6.2021

The grid operator published its figures: the frequency fell to 49.2 hertz within fourteen seconds.

18:31 7.6.2021

The prime minister called off her visit abroad. Two neighbours send 290 megawatts between them.
"""
CLOCKS = """Storm Orla live: two dead as winds reach 104mph

Hattie Brammer (now) and Kwame Addo (earlier)

19.40

What we know so far

We are closing this report now. Here is a summary of the day:

Two people have been killed, a man whose van was hit by a tree and a woman who was struck by debris.

19.05

The roads agency says both bridges will remain closed overnight, and traffic is sent through Milbury.

18.22

Forty people were moved to a sports hall after the roof of a block of flats was torn away.
"""


def _read(text: str, kind: str) -> Reading:
    return read(Article(text.encode(), kind, None, {}))


def test_the_times_of_entries_stay_and_the_day_above_them_is_that_of_the_report() -> None:
    head = masthead_of(ENTRIES.format(top="A day without light\n\n7 June 2021\n"))
    assert head.published is not None and head.published.value == "2021-06-07"
    assert not [part for part in head.removed if part.source_text.startswith(("22:04", "20:47", "18:31"))]


def test_months_of_the_page_s_own_language_date_the_report() -> None:
    head = masthead_of(ENTRIES.format(top="A day without light\n\n7 iunie 2021\n"))
    assert head.published is not None and head.published.value == "2021-06-07"


def test_without_another_day_the_first_time_above_the_text_dates_the_article() -> None:
    text = "A day without light\n\n22:04 7.6.2021\n\n" + ENTRIES.format(top="").strip().replace(
        "22:04 7.6.2021\n\n", ""
    )
    head = masthead_of(text)
    assert head.published is not None and head.published.value == "2021-06-07T22:04"


def test_the_first_clock_stays_above_a_heading_and_a_line_that_leads_on() -> None:
    assert not [text for text in removed_reasons(CLOCKS) if text in ("19.40", "19.05", "18.22")]


def test_a_numbered_heading_below_a_page_mark_is_the_article_s() -> None:
    page = """<html><body><article><h1>Three facts about the blast at the filling station in Torva</h1>
<p>A blast shook a filling station on Monday evening, and eleven people were burnt, the police chief said.</p>
<p>Residents slept in the yard of the council for fear of another one. These are three facts about it:</p>
<p><b>Watch the video below:</b></p><div>2 of 3 pages</div>
<h2>1. Gas Was Smelt Since Noon</h2>
<p>Nora Hale, who keeps a stall across the road, said she had smelt gas since noon and put out her stove.</p>
<h2>2. One Family Hurt</h2>
<p>Four of the eleven injured are one family, who were passing on a motor rickshaw when it happened.</p>
</article></body></html>"""
    reading = _read(page, "text/html")
    kept = [block.text(reading.layout.source.text) for block in reading.masthead.blocks]
    assert "1. Gas Was Smelt Since Noon" in kept and "2. One Family Hurt" in kept
