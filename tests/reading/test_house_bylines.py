"""Who wrote it beside the page's own house: bylines of it, firms in the markup, boxes, brackets, a town first."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from tests.reading.test_signatures import ENGLISH, INDONESIAN, RUSSIAN, names, page, plain

SITE = '<meta property="og:site_name" content="Kelmar Times">'
OTHERS = (
    '<section><h3>Similar Picks:</h3><div><a href="/1">Rope prices fall again</a><p>by Nora Vance</p>'
    "<p>May 27, 2023</p></div></section>"
)


def test_a_byline_of_the_page_itself_leaves_those_below_to_other_articles() -> None:
    assert names(page(ENGLISH, "<div>by Kelmar Times</div><div>June 13, 2023</div>", OTHERS, SITE)) == []


def test_a_box_below_names_the_author_where_the_markup_names_the_house() -> None:
    meta = SITE + '<meta name="author" content="Kelmar Times">'
    foot = "<section><h4>About the author:</h4><p>Nora Vance</p><p>nora@kelmar.example</p></section>"
    assert names(page(ENGLISH, "<div>June 13, 2023</div>", foot, meta)) == ["Nora Vance"]


@pytest.mark.parametrize("said", ["told Peyar.", "told Peyar in the port."])
def test_whom_the_text_was_told_is_a_house(said: str) -> None:
    assert names(plain(ENGLISH, "By Peyar 24/1/2019", behind=f" “We are waiting,” the master {said}")) == []


def test_a_reporter_of_one_word_to_whom_nobody_speaks_stays() -> None:
    assert names(plain(ENGLISH, "By Peyar 24/1/2019")) == ["Peyar"]


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("CV Mahendra Web Kreatif", []),
        ("PT Kelmar Media Tbk", []),
        ("ООО «Речной двор»", []),
        ("CV Maria Pillai", ["CV Maria Pillai"]),
        ("Nora Vance", ["Nora Vance"]),
    ],
)
def test_a_firm_in_the_markup_is_no_author(stated: str, found: list[str]) -> None:
    assert names(page(INDONESIAN, "", "", f'<meta name="author" content="{stated}">')) == found


@pytest.mark.parametrize(
    ("signed", "found"),
    [
        (" (Hirun Wijewarda)", ["Hirun Wijewarda"]),
        (" (Night Watch)", []),
        (" (Kelmar Telegraph)", []),
        (" (Colombo Harbour)", []),
    ],
)
def test_a_name_that_no_list_has_in_the_brackets_at_the_end(signed: str, found: list[str]) -> None:
    assert names(plain(ENGLISH, "2019-08-14 10:31:52", behind=signed)) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Екатеринбург, Елена Плотникова", ["Елена Плотникова"]),
        ("Екатеринбург, Большая Верфь", []),
    ],
)
def test_a_town_before_the_name_below_the_text(line: str, found: list[str]) -> None:
    assert names(plain(RUSSIAN, "", line)) == found


def test_an_office_behind_the_name_is_none_of_it() -> None:
    foot = "Source:\nKelmar Turbines\nAuthor:\nTorben Marsh President and CEO\nEmail:\nir@kelmar.example"
    assert names(plain(ENGLISH, "", foot)) == ["Torben Marsh"]


@pytest.mark.parametrize("house", ["Agencia de Noticias do Porto (Maputo)", "The Harbour Mirror (Kampala)"])
def test_a_newsroom_and_its_town_above_are_no_title(house: str) -> None:
    text = "\n\n".join(["6 February 2023", house, "Mozambique: Barge Sinks in Harbour Lock", "Tagged:", *ENGLISH])
    title = read(Article(text.encode(), "text/plain")).masthead.title
    assert title is not None and title.source_text == "Mozambique: Barge Sinks in Harbour Lock"


def test_a_headline_that_ends_in_a_town_stays_the_title_where_no_other_stands() -> None:
    text = "\n\n".join(["Harbour Lock Sinks Barge (Kampala)", *ENGLISH])
    title = read(Article(text.encode(), "text/plain")).masthead.title
    assert title is not None and title.source_text == "Harbour Lock Sinks Barge (Kampala)"
