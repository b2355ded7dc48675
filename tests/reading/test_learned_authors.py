"""Authors whom no rule of bylines finds: names judged by their surroundings. The names here are in no training."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from service.reading import Masthead
from tests.reading.test_signatures import ENGLISH, INDONESIAN, RUSSIAN, TITLES


def plain(text: tuple[str, ...], *head: str, foot: tuple[str, ...] = ()) -> Masthead:
    lines = (TITLES[text], *head, "", *text, "", *foot)
    return read(Article("\n".join(lines).encode(), "text/plain", None)).masthead


FORMS = [
    (ENGLISH, (), ("With reporting by Lusine Sargsyan, Interfax, and AP",), "Lusine Sargsyan"),
    (ENGLISH, ("Posted on July 19, 2021 Author Musa Danbaba Comment(0)",), (), "Musa Danbaba"),
    (ENGLISH, ("Priscilla Okell, AAP", "UPDATED October 24, 2012, 4:58 pm"), (), "Priscilla Okell"),
    (RUSSIAN, ("12 марта 2021, 14:05",), ("BNS", "Юрис Эглитис", "Оставить комментарий"), "Юрис Эглитис"),
    (INDONESIAN, ("Lidya Anggriani | Candra Wirakusuma Nusaraya.Com", "Rabu, 5 September 2018"), (), "Lidya Anggriani"),
]
OTHERS = [
    (ENGLISH, ("12 March 2021",), ("Photo by Lena Voskuijlen",)),
    (ENGLISH, ("12 March 2021",), ("Media contact", "Lena Voskuijlen, 555-0134")),
    (ENGLISH, ("12 March 2021",), ("Tags: Lena Voskuijlen, Musa Danbaba",)),
    (RUSSIAN, ("12 марта 2021, 14:05",), ("Фото: Инга Спрогис",)),
    (RUSSIAN, ("12 марта 2021, 14:05",), ("Главный редактор: Инга Спрогис",)),
    (INDONESIAN, ("Rabu, 5 September 2018",), ("Editor: Lidya Anggriani",)),
    (INDONESIAN, ("Rabu, 5 September 2018",), ("Foto: Lidya Anggriani",)),
]


@pytest.mark.parametrize(("text", "head", "foot", "name"), FORMS)
def test_a_name_in_the_place_of_an_author_is_one(
    text: tuple[str, ...], head: tuple[str, ...], foot: tuple[str, ...], name: str
) -> None:
    found = plain(text, *head, foot=foot)
    assert name in [author.value for author in found.authors]
    for author in found.authors:
        assert author.span is not None and author.source_text


@pytest.mark.parametrize(("text", "head", "foot"), OTHERS)
def test_who_took_pictures_edited_or_is_spoken_of_is_none(
    text: tuple[str, ...], head: tuple[str, ...], foot: tuple[str, ...]
) -> None:
    assert plain(text, *head, foot=foot).authors == ()


def test_a_line_with_a_learned_author_leaves_the_article() -> None:
    head = ("Priscilla Okell, AAP", "UPDATED October 24, 2012, 4:58 pm")
    found = plain(ENGLISH, *head)
    source = "\n".join((TITLES[ENGLISH], *head, "", *ENGLISH, "", ""))
    kept = [source[slice(*block.span)] for block in found.blocks]
    assert kept == [TITLES[ENGLISH], *ENGLISH]
