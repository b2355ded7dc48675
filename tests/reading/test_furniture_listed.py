"""Other news and tags that no heading announces go; the article's own lines of the same form stay."""

from __future__ import annotations

import pytest

from tests.reading.articles import removed_reasons

TITLE = "Ferry freed from sandbank after eleven hours"
LEAD = "The river ferry was pulled off the sandbank on Thursday after eleven hours, the port authority said on Friday."
REST = "Two tugs and a barge took part in the work, which began shortly before midnight, and nobody was hurt."


def gone(*lines: str) -> dict[str, str]:
    return removed_reasons("\n".join(lines))


@pytest.mark.parametrize(
    "below",
    [
        ("-", "21:00 Feb. 26, 2023", "Council votes on new fees", "-", "20:19 Oct. 20, 2022", "Lowmoor gets a bridge"),
        ("21:00 Фев. 26, 2023", "Совет голосует за сборы", "16:56 Окт. 19, 2022", "В Луговой построят мост"),
        ("New fees", "08 May, 2024", "Fees for boats", "THE fees have long…", "A bridge is planned", "07 May, 2024"),
    ],
)  # fmt: skip
def test_headlines_with_a_stamp_each_go_below_the_text(below: tuple[str, ...]) -> None:
    found = gone(TITLE, LEAD, REST, *below)
    assert {line for line in below if len(line.split()) > 2} <= set(found)
    assert not {TITLE, LEAD, REST} & set(found)


def test_a_signature_and_two_dates_are_no_list() -> None:
    assert "Nadia Marsh Oakes" not in gone(TITLE, LEAD, REST, "Nadia Marsh Oakes", "5 May 2020", "Updated 6 May 2020")


@pytest.mark.parametrize("mark", ["3 March 2019, 14:05", "Politics"])
def test_a_linked_story_between_paragraphs_goes(mark: str) -> None:
    link = "Council votes on new harbour fees for small boats"
    assert {link, mark} <= set(gone(TITLE, "", LEAD, "", link, mark, "", REST, "", LEAD))


def test_a_crosshead_between_paragraphs_stays() -> None:
    assert gone(TITLE, "", LEAD, "", "Nobody on the bridge had seen the buoy", "", REST) == {}


def test_items_below_most_read_are_no_text() -> None:
    items = ("- Five cheap ways to cross the river this summer!", "- Council votes on new harbour fees for boats")
    assert set(items) <= set(gone(TITLE, LEAD, REST, "Most read", *items))


def test_the_beginning_of_the_text_again_below_furniture_goes() -> None:
    again = "The river ferry was pulled off the sandbank on Thursday after eleven hours, the port auth"
    assert again in gone(TITLE, LEAD, REST, "COPYRIGHT © Nadby Post 2021", again)


def test_a_sentence_that_begins_as_the_text_and_goes_on_otherwise_stays() -> None:
    other = "The river ferry was pulled off the sandbank on Thursday after eleven hours, and 17 boats went home."
    assert other not in gone(TITLE, LEAD, REST, "COPYRIGHT © Nadby Post 2021", other)


@pytest.mark.parametrize(
    "line",
    [
        "OGX 197.00 Increased By ▲ 2.13 (1.09%)",
        "NDB30 29,558 Decreased By 356.9 (1.22%)",
        "Анна Белова Надеждино порт общество Анна Белова Надеждино порт",
        "This copy is for your personal non-commercial use only.",
        "Published: Updated:",
        "A file image of a police boat.",
        "Ilustrasi kecelakaan kapal di Sungai Musi",
        "И.о. главного редактора: Белова А.С.",
        "Паблик «Подслушано на пароме» в соцсети «ВКонтакте»",
    ],
)
def test_lines_of_the_page_above_the_text_go(line: str) -> None:
    assert line in gone(TITLE, line, LEAD, REST)


def test_tags_in_lower_case_above_the_text_go() -> None:
    tags = ("ferry", "harbour", "anna belova", "river police")
    row = "ferry, harbour, anna belova, river police, tugs"
    assert {*tags, row} <= set(gone(TITLE, *tags, row, LEAD, REST))


def test_a_poem_of_short_lines_in_the_text_stays() -> None:
    poem = ("the water went", "the boat stayed", "nobody sang", "the lamp burned")
    assert gone(TITLE, LEAD, "The captain wrote this on the wall:", *poem, REST) == {}
