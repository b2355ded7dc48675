"""Who signed: with a house's code, a street, a post, an end mark, in a box about oneself; and who is nobody."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from tests.reading.test_signatures import ENGLISH, INDONESIAN, RUSSIAN, TITLES, names, page, plain


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("T.Marrow--KT", "T.Marrow"),
        ("A.B.Marrow--KT-UK", "A.B.Marrow"),
        ("--Patricia Marrow, Harbour Road", "Patricia Marrow"),
    ],
)
def test_a_code_or_a_street_behind_the_name_is_none_of_it(line: str, name: str) -> None:
    assert names(plain(ENGLISH, "", line)) == [name]


def test_the_mark_that_ends_a_dispatch_stands_before_who_sent_it() -> None:
    assert names(plain(RUSSIAN, "", behind=" -0- Айгерим БЕКОВА")) == ["Айгерим Бекова"]


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        (ENGLISH, "• Laura Strand, director of the Kelmar Policy Centre in the old port", "Laura Strand"),
        (RUSSIAN, "А.С. Колышкин, заместитель директора института морского топлива, к.э.н.;", "А.С. Колышкин"),
        (INDONESIAN, "Rahmat Wibawa, peneliti pada Pusat Kajian Maritim Nusantara di Surabaya", "Rahmat Wibawa"),
    ],
)
def test_a_long_post_behind_the_name_between_title_and_text(text: tuple[str, ...], line: str, name: str) -> None:
    assert names(plain(text, line)) == [name]


@pytest.mark.parametrize(
    "line",
    [
        "Laura Strand, director of the port of Kelmar, speaks to reporters at the lock.",
        "Laura Strand, director of the port of Kelmar at the northern lock. Photo: Anna Vale",
    ],
)
def test_whom_a_picture_shows_is_no_author(line: str) -> None:
    assert names(plain(ENGLISH, line)) == []


@pytest.mark.parametrize(
    ("text", "name", "about"),
    [
        (
            ENGLISH,
            "Duncan Marrow",
            "Starting out as a deckhand on the ferries, Duncan Marrow joined a shipping weekly before he moved to us.",
        ),
        (
            RUSSIAN,
            "Дарья Полосова",
            "Являюсь автором текстов о портах, люблю собак и лыжи. Работаю в редакции с 2021 года.",
        ),
    ],
)
def test_a_box_about_its_author_is_kept_below_the_text(text: tuple[str, ...], name: str, about: str) -> None:
    assert names(plain(text, "", f"\n{name}\n\n{about}")) == [name]


def test_a_labelled_author_among_what_was_kept_below_the_text() -> None:
    below = (
        "\nAuthor: Zarema Bekova\n\nSource: our correspondent\n\nKnow more? Do not be silent!\n\n"
        "Send a message, photo or video to the editors at any hour of the day, and we will call you back at once.\n\n"
        "LEGAL TEXTS\n\nMay 03, 2024 22:15\n\nMay 03, 2024 21:40\n\n• Court extends the arrest of a minister\n\n"
        "The court has left Aslan Kardov in custody until July 12. The defence intends to appeal against it soon."
    )
    assert names(plain(ENGLISH, "", below)) == ["Zarema Bekova"]


def test_a_byline_whose_space_before_the_text_was_lost() -> None:
    text = f"{TITLES[ENGLISH]}\n\nBy Gordon Hawkins{ENGLISH[0]}\n\n{ENGLISH[1]}\n"
    masthead = read(Article(text.encode(), "text/plain")).masthead
    assert names(masthead) == ["Gordon Hawkins"]


@pytest.mark.parametrize("name", ["Gordon McDonald", "Gordon LeBlanc"])
def test_a_capital_inside_a_surname_ends_no_byline(name: str) -> None:
    text = f"{TITLES[ENGLISH]}\n\nBy {name} and his crew the lock was opened again.\n\n{ENGLISH[1]}\n"
    masthead = read(Article(text.encode(), "text/plain")).masthead
    assert all(len(one.split()[-1]) > 2 for one in names(masthead))


@pytest.mark.parametrize(
    ("text", "line"), [(RUSSIAN, "ИТОГОВЫЙ ВЫПУСК ВЕЧЕРНИЙ"), (INDONESIAN, "Tema Tanda"), (INDONESIAN, "Banjir Besar")]
)
def test_ordinary_words_are_nobodys_name(text: tuple[str, ...], line: str) -> None:
    assert names(plain(text, line)) == []


def test_an_office_in_the_markup_is_no_author() -> None:
    meta = '<meta name="author" content="Biro Komunikasi dan Informasi Publik">'
    assert names(page(INDONESIAN, "", meta=meta)) == []


def test_an_agency_and_a_name_with_a_slash_sign_below_the_text() -> None:
    assert names(plain(RUSSIAN, "", "LETA/Инга Розентале")) == ["Инга Розентале"]


def test_a_columnist_whom_the_text_names_is_told_by_the_markup() -> None:
    head = '<div class="byline">Эсма Тарба</div><p>Экономист Эсма Тарба о том, окупится ли углубление канала.</p>'
    assert names(page(RUSSIAN, head)) == ["Эсма Тарба"]


def test_a_name_below_a_headline_that_ends_as_a_sentence_does() -> None:
    title = "Dua Puluh Tahun Jalan Rusak Tak Diperbaiki, Warga Protes dengan Memancing di Tengah Kubangan Besar!"
    body = "\n\n".join(INDONESIAN)
    text = f"{title}\n\nMangara Nasution\nWarga memancing di kubangan. (Foto: Mangara Nasution)\n\n{body}\n"
    assert names(read(Article(text.encode(), "text/plain")).masthead) == ["Mangara Nasution"]


def test_who_speaks_below_a_colon_is_no_author_and_stays() -> None:
    line = "Олег Петров, главный тренер клуба:"
    said = "Мы ждали, что шлюз откроют раньше, и готовили команду к выезду, но теперь играть будем дома."
    reading = read(
        Article(f"{TITLES[RUSSIAN]}\n\n{RUSSIAN[0]}\n\n{line}\n\n{said}\n\n{RUSSIAN[1]}\n".encode(), "text/plain")
    )
    assert not reading.masthead.authors
    assert line not in {part.source_text for part in reading.removed}
