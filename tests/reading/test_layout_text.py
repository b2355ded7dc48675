"""Plain text to blocks: paragraphs a line, hard wraps, mastheads, lists, headings; nothing is lost."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.layout import arrange
from service.reading import Layout, SourceText

PARAGRAPHS = (
    "The reservoir above Danby fell to its lowest level since 1976 on Friday, the board said, and engineers began "
    "to pump from the old quarry on the other side of the hill while they look for the leak in the eastern wall.",
    "Nobody in the valley has been told to leave. Schools stay open, and the two bridges below the dam are closed to "
    "lorries only, according to the county, which expects the level to rise again with the rain forecast for Sunday.",
    "A spokesman said that divers would go down on Monday. The wall was last inspected four years ago, and the report, "
    "which the county keeps to itself, is said to name two places where water had been coming through for some time.",
)


def lay(text: str) -> Layout:
    return arrange(SourceText(text, "text/plain", "utf-8"))


def texts(layout: Layout) -> list[str]:
    return [block.text(layout.source.text) for block in layout.blocks]


def unwrapped(layout: Layout) -> list[str]:
    return [" ".join(text.split()) for text in texts(layout)]


def test_blank_lines_part_paragraphs() -> None:
    assert texts(lay("\n\n".join(PARAGRAPHS))) == list(PARAGRAPHS)


def test_a_line_is_a_paragraph_when_a_scraper_wrote_it() -> None:
    assert texts(lay("\n".join(PARAGRAPHS))) == list(PARAGRAPHS)


@pytest.mark.parametrize("width", [60, 66, 72, 80])
def test_hard_wrapped_lines_are_joined(width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert unwrapped(lay(text)) == list(PARAGRAPHS)


def test_hard_wrapped_paragraphs_without_blank_lines_between() -> None:
    text = "\n".join(textwrap.fill(paragraph, 72, initial_indent="   ") for paragraph in PARAGRAPHS)
    assert unwrapped(lay(text)) == list(PARAGRAPHS)


def test_lines_that_break_off_at_no_common_column_are_joined() -> None:
    story = (
        "NORTHWIRE – The ferry left the pier of Danby at noon with the mayor of\nWhitlock, two guests and a dog "
        "on board and did not come back before dark, which\nnobody had expected of so large a ship.",
        "A boat found it at the mouth of the river at the\nPort Marsh light at nine. Everybody was well, "
        "said the master, who had\nwaited on the quay, and the dog had slept through it all in the arms of a\n"
        "sailor who held it.",
        "The owners of the ferry want to know why its engine stopped in calm\nweather and a light wind.",
    )
    title = "Ferry found adrift at the mouth of the river after nine hours"
    assert unwrapped(lay("\n".join([title, *story]))) == [title, *(" ".join(part.split()) for part in story)]


def test_masthead_lines_stay_apart_over_wrapped_text() -> None:
    head = ["ENERGY", "OCTOBER 1, 2020", "By Helen Marsh"]
    text = "\n".join(head) + "\n\n" + "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS)
    assert unwrapped(lay(text)) == [*head, *PARAGRAPHS]


def test_days_that_archives_and_feeds_write_stay_apart_over_wrapped_text() -> None:
    title, stamp = (
        "Danby reservoir falls to its lowest level since 1976, engineers look for leak",
        "11/21/2023 8:14:09 AM",
    )
    text = "\n".join([f"date 2023-11-21 {title}", stamp, "", *(textwrap.fill(one, 84) + "\n" for one in PARAGRAPHS)])
    assert unwrapped(lay(text)) == ["date 2023-11-21", title, stamp, *PARAGRAPHS]


def test_masthead_lines_stay_apart_over_one_line_paragraphs() -> None:
    head = ["Anadolu Agency WORLD", "Published September 30,2020", "Subscribe"]
    assert texts(lay("\n".join([*head, "", *PARAGRAPHS]))) == [*head, *PARAGRAPHS]


def test_a_long_line_that_runs_on_in_lower_case_is_joined() -> None:
    start, end = "The level fell by eleven centimetres in a single night, the board", "said on Friday."
    assert texts(lay(f"Dam watch\n{start}\n{end}\n")) == ["Dam watch", f"{start}\n{end}"]


def test_bullets_are_list_items() -> None:
    text = f"{PARAGRAPHS[0]}\n\n• Schools stay open\n• Bridges are closed\n\n1. Dive\n2. Pump\n\n{PARAGRAPHS[1]}"
    kinds = [block.kind for block in lay(text).blocks]
    assert kinds == ["paragraph", "list_item", "list_item", "list_item", "list_item", "paragraph"]


def test_dialogue_with_dashes_is_no_list() -> None:
    text = "- Мы ждали до утра, - говорит Ильин.\n- Потом пришла вода, - добавляет его сын."
    assert [block.kind for block in lay(text).blocks] == ["paragraph", "paragraph"]


def test_a_lone_number_is_no_list() -> None:
    assert [block.kind for block in lay(f"1. Liga\n\n{PARAGRAPHS[0]}").blocks] == ["paragraph", "paragraph"]


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    layout = lay("\n\n".join([PARAGRAPHS[0], "What happens next", PARAGRAPHS[1]]))
    assert [block.kind for block in layout.blocks] == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize("line", ["Subscribe now!", "click here", "12:30, 4 May 2020"])
def test_other_short_lines_are_no_headings(line: str) -> None:
    layout = lay("\n\n".join([PARAGRAPHS[0], line, PARAGRAPHS[1]]))
    assert [block.kind for block in layout.blocks] == ["paragraph"] * 3


def test_a_line_said_twice_is_no_heading() -> None:
    line = "Dam falls to lowest level"
    layout = lay("\n\n".join([PARAGRAPHS[0], line, PARAGRAPHS[1], line, PARAGRAPHS[2]]))
    assert [block.kind for block in layout.blocks] == ["paragraph"] * 5


@pytest.mark.parametrize("line", ["Photo: Ivan Petrov", "Foto: Antara/Dedi", "Фото: РИА Новости"])
def test_photo_lines_are_captions(line: str) -> None:
    assert [block.kind for block in lay(f"{line}\n\n{PARAGRAPHS[0]}").blocks] == ["caption", "paragraph"]


def test_one_line_of_two_hundred_thousand_characters() -> None:
    line = "слово " * 33_333
    assert [block.span for block in lay(line).blocks] == [(0, len(line) - 1)]


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\n", "\u00a0\n"])
def test_nothing_to_lay_out(text: str) -> None:
    assert lay(text).blocks == ()


lines = st.text(st.sampled_from("aбЯZ.,-•1) \t\u00a0—"), max_size=90)


@given(st.lists(lines, max_size=30).map("\n".join))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    layout = lay(text)
    position = 0
    for block in layout.blocks:
        start, end = block.span
        assert position <= start < end
        assert text[position:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        position = end
    assert text[position:].strip() == ""


def test_a_title_a_day_and_the_text_in_one_line_stand_apart() -> None:
    title = "Суд взыскал с верфи 40 млн рублей за затонувший плашкоут"
    lead = "Арбитражный суд удовлетворил иск порта к верфи. " * 4
    joined = f"{title} 3 июня 2019, 14:33 {lead}"
    assert unwrapped(lay(f"date 2019-06 {joined}")) == ["date 2019-06", title, "3 июня 2019, 14:33", lead.strip()]
    assert unwrapped(lay(joined)) == [title, "3 июня 2019, 14:33", lead.strip()]
    told = f"Взрыв на верфи произошёл 3 июня 2019, 14:33 по местному времени. {lead}"
    assert unwrapped(lay(told)) == [told.strip()]
