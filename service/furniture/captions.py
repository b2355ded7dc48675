"""Captions that say something beside their credit are text of the article, whatever words they hold."""

from __future__ import annotations

import re
from dataclasses import replace

from service.agencies import agencies
from service.furniture.phrases import soft_reason, strong_reason
from service.lines import Line, read_line
from service.wording import page_odds

_LEAST = 4
"""Words of the shortest caption, its credit included, less one."""
_CREDIT = re.compile(r"[.(\[|/,-] ?(?:photos?|image|picture|credit|foto|gambar|фото|снимок) ?[:/] ?\w")
_STOCK = re.compile(
    r"[.!?)(\[|/,-] ?(?:(?:file|archive|stock|library|courtesy|handout|representational|illustrative) "
    r"(?:photos?|pictures?|pics?|images?|footage)|(?:foto|dok|ilustrasi|gambar) ?[:/]? ?"
    r"(?:arsip|ilustrasi|dok|file|istimewa|ist)"
    r"|(?:архивное|иллюстративное) фото|фото (?:из )?архива|фото из открытых источников|file|archive|архив|arsip)[\W]*$"
)
"""The same without a name: ``Soldiers on patrol. File photo``, ``Рынок после пожара. Архивное фото``."""
_PICTURED = (
    *("photo", "foto", "фото", "image", "pic", "credit", "gambar", "снимок", "footage"),
    *("dok", "ilustrasi", "file", "archive", "архив", "arsip"),
)
"""Parts of words one of which stands in all that both match."""
_GLUED = re.compile(r"© ?[^©]{2,60}[a-zа-яё](?P<caption>[A-ZА-ЯЁ].*)")
"""A credit and the caption right behind it, as scrapers leave them: ``© Tass / I. PetrovThe bridge after a storm``."""


def credited(line: Line) -> bool:
    """``The gate at dawn. Photo: Police``, ``Alat yang disita polisi. Foto: Dok. Polda``."""
    if line.words <= _LEAST or not any(map(line.plain.__contains__, _PICTURED)):
        return False
    return _CREDIT.search(line.plain) is not None or _STOCK.search(line.plain) is not None


def follows_credit(line: Line) -> bool:
    """A caption glued to the credit of its picture says something in words of its own."""
    glued = _GLUED.match(line.text) if line.text[:1] == "©" else None
    return glued is not None and glued["caption"].count(" ") >= _LEAST


_BUTTON = re.compile(r"[А-ЯЁ][^.!?…:;\n]{3,60}?[а-яё»](?P<sentence>[А-ЯЁ][а-яё-]+ [^\n]*)")
"""Words of the page and the sentence right behind them, the blank between lost."""
_LEAST_SENTENCE = 7


def follows_button(line: Line) -> bool:
    """``Читать на сайте Вестник СевераПаром вышел …``: a sentence glued to a button is the article's.

    Not when the sentence itself begins or sounds as those of pages do. In Latin letters names are written so.
    """
    glued = _BUTTON.match(line.text) if line.is_prose else None
    if glued is None or glued["sentence"].count(" ") < _LEAST_SENTENCE:
        return False
    sentence = read_line(glued["sentence"], 0, replace(line.block, span=(0, len(glued["sentence"]))))
    if not sentence.is_prose or strong_reason(sentence) is not None or soft_reason(sentence) is not None:
        return False
    return page_odds(" ".join(sentence.text.split()[:_HEARD])) < 0.0


_HEARD = 12
"""Words of such a sentence that are listened to."""


_HOUSES = 3
_LONGEST_HOUSE = 4
"""Names between slashes of such a credit at least, and words of each."""


_PERSON = r"[A-ZА-ЯЁ][\w'’-]+(?: [A-ZА-ЯЁ][\w'’-]+){1,2}"
_OF_PERSON = re.compile(
    rf"Фото(?:графи[ия])? {_PERSON}\W*"
    rf"|[A-Za-z.-]{{3,20}}(?: [A-Za-z.-]{{3,20}})?, фото {_PERSON}\W*"
)
"""``Фотографии Марты Ольховой``, ``GettyImages, фото Марта Ольхова``; a name before it would be the author's."""
_LONGEST_CREDIT = 80


def credits_person(line: Line) -> bool:
    """A picture's credit that names a person without a mark between."""
    return (
        len(line.text) <= _LONGEST_CREDIT
        and "фото" in line.plain
        and _OF_PERSON.fullmatch(line.text.strip()) is not None
    )


def credits_houses(line: Line) -> bool:
    """``Panos Dimas / Reuters / Northpix / LETA``: who took a picture and through whose hands it went."""
    if line.words > _HOUSES * _LONGEST_HOUSE or line.text.count(" / ") < _HOUSES - 1 or line.ends_sentence:
        return False
    names = [name.strip() for name in line.text.split(" / ")]
    if not all(name[:1].isupper() and name.count(" ") < _LONGEST_HOUSE for name in names):
        return False
    return any(agencies().named(name) is not None for name in names[1:])
