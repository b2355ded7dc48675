"""Authors on the lines beside a byline, and names that are nobody's who wrote the article."""

from __future__ import annotations

import pytest

from service.reading import PageEvidence
from tests.reading.articles import BODY, masthead_of, removed_reasons

TITLE = "Ferry pulled off sandbank after eleven hours in fog"


def authors_of(text: str, *evidence: PageEvidence) -> list[str]:
    return [one.value for one in masthead_of(text, evidence).authors]


@pytest.mark.parametrize(
    ("byline", "wanted"),
    [
        ("By\nHelen Marsh\nand Sally-Anne Prewett", ["Helen Marsh", "Sally-Anne Prewett"]),
        ("By Minh Quan - Thu Ha, Sungai News", ["Minh Quan", "Thu Ha"]),
        ("By Helen Marsh - Cape Town, Sungai News", ["Helen Marsh"]),
    ],
)
def test_the_second_author(byline: str, wanted: list[str]) -> None:
    assert authors_of(f"{TITLE}\n\n{byline}\n\n12 March 2021\n\n{BODY}") == wanted


def test_the_list_on_the_page_goes_on_behind_the_author_whom_the_markup_states() -> None:
    stated = PageEvidence("author", "Helen Marsh", "json-ld:author")
    assert authors_of(f"{TITLE}\n\n12 March 2021\n\nHelen Marsh\nRuth Connor\n\n{BODY}", stated) == [
        "Helen Marsh",
        "Ruth Connor",
    ]
    assert authors_of(f"{TITLE}\n\n12 March 2021\n\nHelen Marsh\nKarnia\n\n{BODY}", stated) == ["Helen Marsh"]


CARD = "Author: Zadie Holm\nPublisher: Lantern House\nPages: 443\nPrice: £9.99"


def test_who_wrote_the_book_did_not_write_the_review() -> None:
    head = masthead_of(f"{TITLE}\n\n14 May 2021\n\n{BODY}\n\nThe Long Ferry\n{CARD}\n")
    assert head.authors == ()
    assert not removed_reasons(f"{TITLE}\n\n14 May 2021\n\n{CARD}\n\n{BODY}").keys() & set(CARD.split("\n"))
    assert authors_of(f"{TITLE}\n\nBy Helen Marsh\n\n14 May 2021\n\n{CARD}\n\n{BODY}") == ["Helen Marsh"]


def test_an_author_s_label_without_a_card_names_the_author() -> None:
    assert authors_of(f"{TITLE}\n\nAuthor: Zadie Holm\nEditor: Ruth Connor\n\n{BODY}") == ["Zadie Holm"]


COMMENTS = (
    "Posted by: Skipper 2016-04-12 08:55\n\nThree sides. Somebody talked.\n\nPosted by: Old Fred 2016-04-12 10:17\n\n"
    "And the barge is older than its captain.\n\nPosted by: Grunion 2016-04-12 13:02\n\nLink"
)


def test_readers_who_posted_below_the_text_are_no_authors_and_date_nothing() -> None:
    text = f"{TITLE}\n\n2016-04-12\n\n{BODY}\n\n{COMMENTS}"
    head = masthead_of(text)
    assert head.authors == ()
    assert head.published is not None and head.published.value == "2016-04-12"
    assert removed_reasons(text)["Three sides. Somebody talked."] == "comments"


def test_one_who_posted_signs_the_article() -> None:
    text = f"{TITLE}\n\n{BODY}\n\nPosted by: Helen Marsh 2016-04-12 08:55"
    assert "Posted by: Helen Marsh 2016-04-12 08:55" not in removed_reasons(text)
    assert authors_of(text) == ["Helen Marsh"]


def test_whom_one_may_call_below_a_statement_is_no_author() -> None:
    body = BODY.replace("ferry", "feri")
    assert authors_of(f"{TITLE}\n\n27 May 2021\n\n{body}\n\nArif Prasetyo (0811-0000-555)") == []


def test_a_section_that_begins_with_a_word_of_bylines_names_nobody() -> None:
    head = masthead_of(f"Laporan Utama / 4 Oktober 2022\n\n{TITLE}\n\n{BODY}")
    assert head.authors == ()
