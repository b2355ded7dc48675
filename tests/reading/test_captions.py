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
