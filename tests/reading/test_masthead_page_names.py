"""What a page calls itself: its copyright, a company's paper, notes below the text, top lines."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from service.masthead.holder import footer_name, own_name

BODY = """A wooden footbridge over the Sarra River collapsed on Wednesday morning, throwing 14 traders into the water.

Rescue teams pulled nine people out alive, and divers were still searching for the others, the commissioner said.{}"""
TITLE = "Footbridge collapse throws 14 market traders into Sarra River"
INDONESIAN = """Jembatan kayu di atas Sungai Sarra runtuh pada Rabu pagi dan 14 pedagang jatuh ke air, kata camat.

Tim penyelamat mengangkat sembilan orang dalam keadaan selamat dan masih mencari korban lain hingga malam."""
RUSSIAN = """Деревянный мост через реку Сарру обрушился в среду утром, в воду упали 14 торговцев, сообщил глава района.

Спасатели подняли из воды девять человек, остальных водолазы искали до позднего вечера."""


def site(below: str = "", *, above: str = "", closing: str = "", title: str = TITLE, body: str = BODY) -> str | None:
    text = f"{above}\n\n{title}\n\n{body.format(closing)}\n\n{below}\n".lstrip()
    found = read(Article(text.encode(), "text/plain", None)).masthead.site
    return found.value if found is not None else None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Copyright © 2022 The Sarra Lantern. All Rights Reserved.", "The Sarra Lantern"),
        ("© The Sarra Observer (P) Ltd", "The Sarra Observer"),
        ("Sarraline © 2015", "Sarraline"),
        ("© 2015 sarraline.example - Hak cipta dilindungi", "sarraline.example"),
        ("© 2022 Sarraline, Inc. All rights reserved.\nSarraline, Inc. is a media company", "Sarraline"),
    ],
)
def test_the_holder_of_the_copyright_as_it_is_written(line: str, name: str) -> None:
    assert site(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "© 2022 Sarra Valley Media Ltd",
        "Copyright © 2018 Sarra Trust",
        "© 2022 Crown copyright",
        "https://sarraline.example/docs/copyright.html",
        "© Getty Images",
        "PT Sarra Antarkota Contoh © 2018",
        "© Редакция газеты, 2010",
    ],
)
def test_companies_and_rights_are_no_page(line: str) -> None:
    assert site(line) is None


def test_the_paper_of_a_company_where_the_page_names_it() -> None:
    assert site("© 2022 Sarra Lantern Media Ltd", closing=" Write to The Sarra Lantern at once.") == "The Sarra Lantern"
    assert own_name("© Sarra Media", "Sarra Media", (2, 13)) is None
    assert footer_name("© 2022 Sarra Media Group, the Sarra people") is not None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("При использовании материалов ссылка на «Приречный маяк» обязательна", "Приречный маяк"),
        ("Активная ссылка на МИА «Сарра-Пресс» обязательна", "Сарра-Пресс"),
        ("При перепечатке ссылка на sarra.example обязательна. © 2020 SARRA", "sarra.example"),
        ("При использовании материалов ссылка на сайт обязательна", None),
    ],
)
def test_the_page_that_must_be_named(line: str, name: str | None) -> None:
    assert site(line, title="Мост через реку Сарру обрушился, 14 торговцев упали в воду", body=RUSSIAN) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Cek Berita SARRAPOS.COM Lainnya di GOOGLE NEWS", "SARRAPOS.COM"),
        ("Ikuti berita terkini dari sarrapos.co.id di Google News, klik di sini.", "sarrapos.co.id"),
        ("Ikuti berita terkini Sarra di Google News", None),
    ],
)
def test_the_page_whose_news_is_offered(line: str, name: str | None) -> None:
    assert site(line, title="Jembatan Runtuh, 14 Pedagang Jatuh ke Sungai Sarra", body=INDONESIAN) == name


def test_the_feed_of_a_page_names_it() -> None:
    assert site(f"The post {TITLE} appeared first on Sarraline.") == "Sarraline"


@pytest.mark.parametrize(
    "line", ["Choose your Sarra:", "Saved Sarra 11", "Penulis · Pensiunan Sarra", "Northern Sarra"]
)
def test_a_line_above_the_title_that_is_no_name(line: str) -> None:
    assert site(above=f"Skip to main content\n{line}") is None


@pytest.mark.parametrize("line", ["SARRA RIVER", "The Sarra Herald", "SARRA 24"])
def test_a_medium_above_the_title(line: str) -> None:
    assert site(above=f"Skip to main content\n{line}") == line


def test_a_headline_in_small_letters_is_no_page() -> None:
    above = "Молоко с местной репутацией"
    text = f"{above}\n\nНовости\n\nМост через реку Сарру обрушился, 14 торговцев упали в воду\n\n{RUSSIAN}\n"
    assert read(Article.from_text(text)).masthead.site is None


def test_a_tag_is_no_page() -> None:
    text = f"{TITLE}\n#Market News\nAugust 6, 2014 / 9:26 AM\n\n{BODY.format('')}\n"
    assert read(Article.from_text(text)).masthead.site is None
