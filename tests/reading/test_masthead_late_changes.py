"""Changes stated below the article or beside its date, days glued to words, and who stands where a place would."""

from __future__ import annotations

import pytest

from tests.reading.articles import masthead_of

TITLE = "Rope bridge falls at Ansongo, eight people in the river"
LEAD = "The rope bridge at Ansongo fell into the river on Tuesday with eight people on it, and all of them swam ashore."
MORE = "One of the ropes had snapped around noon, said the keeper, and the sign with the load was stolen last winter."
NOTE = "Catatan redaksi: berita ini diperbarui Jumat (15/6/2018) pukul 10.05 WIB."
NOTICE = "Save my name, email, and website in this browser for the next time I comment."


def article(*above: str, lead: str = LEAD, below: str = "") -> str:
    return "\n\n".join((TITLE, *above, lead, MORE, below)).strip()


@pytest.mark.parametrize(
    ("above", "below", "modified"),
    [
        ("14 June 2018", f"Обновлено 16 июня, 2018\n\n{NOTICE}", "2018-06-16"),
        ("14 June 2018, 11:05", "(Rate of June 14: one dollar is 561 francs)\n\nUpdated at 16:31", "2018-06-14T16:31"),
        ("14 June 2018, 11:05", "Новость отредактировал: newsbot - 14-06-2018, 13:16", "2018-06-14T13:16"),
        ("14 June 2018, 11:05", NOTE, "2018-06-15T10:05"),
        ("14 June, 2018\n\n11:05  (UTC +04:00)\n\nUpdated 17:31", "", "2018-06-14T17:31"),
    ],
)  # fmt: skip
def test_changes_below_the_text_or_the_date(above: str, below: str, modified: str) -> None:
    head = masthead_of(article(above, below=below))
    assert head.published is not None
    assert head.published.value[:10] == "2018-06-14"
    assert head.modified is not None
    assert head.modified.value == modified


def test_a_time_of_change_before_that_of_publication_is_none() -> None:
    head = masthead_of(article("14 June 2018, 18:20", below="Updated at 16:31"))
    assert head.modified is None


@pytest.mark.parametrize("above", ["Date:2018-06-14 11:05:40", "mara wrote2018-06-14 11:05 am"])
def test_a_day_glued_to_the_word_before_it(above: str) -> None:
    published = masthead_of(article(above)).published
    assert published is not None
    assert published.value[:16] == "2018-06-14T11:05"


@pytest.mark.parametrize("opening", ["Lucknow, June 14 ", "Lucknow, June 14: "])
def test_a_town_and_a_day_right_before_the_sentence(opening: str) -> None:
    dateline = masthead_of(article(lead=opening + LEAD)).dateline
    assert dateline is not None
    assert dateline.place == "Lucknow"


def test_no_town_and_day_within_a_sentence() -> None:
    assert (
        masthead_of(article(lead="Lucknow, June 14 was the hottest day of a long summer, said the bureau.")).dateline
        is None
    )


@pytest.mark.parametrize(
    ("line", "author"), [("Tamsin Okell, AAP", "Tamsin Okell"), ("Ilze Kruminya / LETA", "Ilze Kruminya")]
)
def test_a_person_and_an_agency_are_no_place(line: str, author: str) -> None:
    head = masthead_of(article("14 June 2018", line))
    assert head.dateline is None
    assert [one.value for one in head.authors] == [author]


def test_a_desk_is_no_place() -> None:
    assert masthead_of(article("Bulletin Mira / News Desk", "14 June 2018")).dateline is None


@pytest.mark.parametrize(
    ("opening", "place", "house"),
    [("WAMENA, LEMBAHKU — ", "WAMENA", "LEMBAHKU"), ("LEMBAHKU, WAMENA – ", "WAMENA", "LEMBAHKU")],
)
def test_the_page_s_own_name_in_a_dateline(opening: str, place: str, house: str) -> None:
    dateline = masthead_of("Lembahku.id\n\n" + article("14 June 2018", lead=opening + LEAD)).dateline
    assert dateline is not None
    assert (dateline.place, dateline.agency) == (place, house)


def test_the_page_s_own_name_alone_is_no_place() -> None:
    text = "Kabar Lembah\n\n" + article("14 June 2018", lead="KABAR LEMBAH - " + LEAD)
    assert masthead_of(text).dateline is None


def test_a_site_s_name_of_two_words_in_one_is_cut_off_the_title() -> None:
    title = masthead_of(article("14 June 2018").replace(TITLE, f"{TITLE} - kabarRiver")).title
    assert title is not None
    assert title.source_text == TITLE


def test_an_agency_and_its_country_are_no_dateline() -> None:
    head = masthead_of("\n".join(("RIA Novosti, Russia", "April 29 2004", TITLE, "", LEAD, "", MORE)))
    assert head.dateline is None
    assert head.agency is not None
    assert head.agency.value == "RIA Novosti"


@pytest.mark.parametrize(
    "line", ["Updated 6 October 2022", "Last updated: October 6, 2022", "Обновлено 6 октября 2022"]
)
def test_a_change_alone_says_nothing_of_the_day_of_publication(line: str) -> None:
    head = masthead_of(article(line))
    assert head.published is None
    assert head.modified is not None
    assert head.modified.value == "2022-10-06"
