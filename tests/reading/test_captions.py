"""Captions are text of the article, also with their credit glued on and with no name in it; said again they go."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read

HEAD = "Nation\n\nQuarry road reopens after eleven days\n\n{caption}\n\n"
BODY = (
    "The road to the quarry at Vellan reopened on Thursday after eleven days, the district council said.\n\n"
    "Crews had cleared 4,200 cubic metres of rock, and two bridges will be looked at again before winter."
)


def removed(caption: str) -> list[str]:
    reading = read(Article((HEAD.format(caption=caption) + BODY).encode(), "text/plain", None))
    return [part.source_text for part in reading.removed]


@pytest.mark.parametrize(
    "caption",
    [
        "Lorries wait below the slide. File photo",
        "Readers at the gate. File photo",
        "Читатели у входа в библиотеку. Архивное фото",
        "© Westwire / Ivo LandtLorries wait below the slide at Vellan quarry",
        "Карьер на рассвете, сентябрь 2023 года. Фото: из личного архива / Елены Тороповой",
    ],
)
def test_a_caption_stays_with_its_credit(caption: str) -> None:
    assert not any(caption in line for line in removed(caption))


def test_the_alternative_text_below_a_caption_goes() -> None:
    caption = "© Westwire / Ivo LandtLorries wait below the slide at Vellan quarry"
    again = "Lorries wait below the slide at Vellan quarry - Westwire News, 1920, 14.06.2021"
    assert removed(f"{caption}\n\n{again}") == [*removed(caption), again]


def test_a_picture_box_is_no_list_of_links() -> None:
    page = (
        "<html><body><h1>Quarry road reopens after eleven days</h1><article><div class='pic'>© Westwire / Ivo Landt"
        "<a href='/p'>Lorries wait below the slide at Vellan quarry</a></div>"
        + "".join(f"<p>{paragraph}</p>" for paragraph in BODY.split("\n\n"))
        + "</article></body></html>"
    )
    reading = read(Article(page.encode(), "text/html", None))
    assert not any("Lorries" in part.source_text for part in reading.removed)


def test_the_words_of_a_picture_above_its_caption_are_no_title() -> None:
    text = (
        "Home Blog Page 12\n\nDock union walks out in Torvang as ore piles up on the pier\n\n0\n\n"
        "Cranes stand idle along the international pier in Torvang\n"
        "Cranes stand idle along the international pier in Torvang . . . 40 ships a month call here. "
        "Image: Ane Solvik/Coast Weekly\n\nBy Ane Solvik, Coast Weekly journalist in Torvang\n\n"
        "More than 200 dock workers in Torvang have walked off the job over a claim that is 19 months old.\n\n"
        "They returned to the international pier on Tuesday and asked for talks with the port board.\n"
    )
    title = read(Article(text.encode(), "text/plain", None)).masthead.title
    assert title is not None
    assert title.source_text == "Dock union walks out in Torvang as ore piles up on the pier"
