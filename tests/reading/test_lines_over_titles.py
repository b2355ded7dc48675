"""What a page puts over its titles: houses, logos, welcomes, offers, tickers, topics; and titles like them."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from service.masthead.banners import appeals
from service.reading import Masthead
from tests.reading.articles import BODY

TITLE = "Ferry pulled off sandbank after eleven hours in fog"
LEAD = "The river ferry was pulled off a sandbank on Thursday after eleven hours in thick fog, the port authority said."
STORY = f"{LEAD}\n\n{BODY}"


def head_of(text: str) -> Masthead:
    return read(Article(text.encode(), "text/plain", None)).masthead


def title_of(text: str) -> str | None:
    title = head_of(text).title
    return title.source_text if title is not None else None


@pytest.mark.parametrize(
    "above",
    [
        "12 September 2017\n\nHarbour FM (Mombasa)",
        "logo Torvapost.id\nAdvertisement",
        "Karnia\nWelcome to the Superhub of Torva Coast Bank",
        "$0 for the first 4 weeks*",
        "Only $1 for 6 months",
        "Elkton, IA",
        "Download our blog’s app from the Play Store using the link here>>>",
        "Lower house passes the budget in final readingKarnian Politics & Diplomacy December 04, 18:57",
    ],
)
def test_a_line_of_the_page_is_no_title(above: str) -> None:
    for title in (TITLE, "A long night"):
        assert title_of(f"{above}\n\n{title}\n\nBy Marta Kerr\n\n{STORY}") == title


@pytest.mark.parametrize(
    "line", ["Harbour FM (Mombasa)", "logo Torvapost.id", "$0 for the first 4 weeks*", "Lilongwe, Malawi"]
)
def test_a_page_without_a_title_has_none_in_what_stands_over_its_text(line: str) -> None:
    assert title_of(f"{line}\n\n{STORY}") is None


def test_a_page_of_prices_and_a_story_has_no_title() -> None:
    rows = "\n".join(f"TOR{n} 4{n}.25 Increased By ▲ 0.2{n} (0.5{n}%)" for n in range(6))
    assert title_of(f"{rows}\nKAR30 29,558 Increased By 356.9 (1.22%)\n\n{STORY}") is None


@pytest.mark.parametrize(
    "title",
    [
        "River Ferry Weekly Roundup (2nd May 2023-7th May 2023)",
        "Welcome to the river port of fog",
        "Free ferries for two weeks after the sandbank",
    ],
)
def test_a_title_that_looks_like_a_line_of_the_page_is_one(title: str) -> None:
    text = f"{title}\nMarta Kerr\n8 May 2023 10:06 AM\n\n{STORY} In the river port they spoke of fog."
    assert title_of(text) == title


def test_a_title_with_days_in_brackets_over_a_name() -> None:
    story = (
        "The Supreme Tribunal upheld the closing of the old port on Monday by four votes to one.\n\n"
        "Judge Adan Oruk wrote that the fishermen had not been heard before the port was closed, as the law asks.\n\n"
        "Other reports on the case speak of the boats that were sold in the spring and of what became of their crews."
    )
    title = "Supreme Tribunal Weekly Roundup (2nd May 2023-7th May 2023)"
    head = head_of(f"{title}\nPadma Sherma\n8 May 2023 10:06 AM\n\n{story}")
    assert head.title is not None
    assert head.title.source_text == title
    assert [author.value for author in head.authors] == ["Padma Sherma"]


def test_two_capital_words_over_the_lead_and_a_byline_are_a_title() -> None:
    text = (
        "logo Torvapost.id\nOpiniTabiat Kekuasaan\nIklan\n\nTabiat Kekuasaan\n\n"
        "Dalih bupati bahwa ia tidak mengetahui suap itu harus dibuktikan. Polisi harus mengungkap siapa pun.\n\n"
        "Oleh\nRedaksi\n\n· 2 menit baca\n\n"
        "Penangkapan bupati pada Sabtu mengejutkan warga. Ia dikenal sebagai pejabat yang jujur dan sederhana.\n\n"
        "Jabatan selalu menggoda siapa pun yang memegangnya terlalu lama, kata seorang dosen hukum di Torva."
    )
    head = head_of(text)
    assert head.title is not None
    assert head.title.source_text == "Tabiat Kekuasaan"
    assert head.authors == ()


def test_a_topic_over_the_title_that_says_it_whole() -> None:
    topic, title = (
        "Sandbank in Torva",
        "How a ferry with forty sheep slid onto the sandbank in Torva and came off again",
    )
    lead = "A ferry with forty sheep on board ran onto the sandbank in Torva and was pulled off by two tugs."
    assert title_of(f"{topic}\n\n{title}\n\n{lead}\n\nBy Marta Kerr\n\n{STORY}") == title


@pytest.mark.parametrize("note", [" ( 1 фото )", " viewings icon comments icon"])
def test_a_note_behind_the_title_is_cut_off(note: str) -> None:
    assert title_of(f"{TITLE}{note}\n12 May 2020\n\n{STORY}") == TITLE


def test_a_day_glued_to_the_title() -> None:
    head = head_of(f"News\n\n14.11.2001{TITLE}\n\n{STORY}")
    assert head.title is not None
    assert head.title.source_text == TITLE
    assert head.published is not None
    assert head.published.value == "2001-11-14"


def test_a_time_glued_to_the_title() -> None:
    head = head_of(f"15:22 / 14.11.2001{TITLE}\n\n{STORY}")
    assert head.title is not None
    assert head.title.source_text == TITLE
    assert head.published is not None
    assert head.published.value == "2001-11-14T15:22"


@pytest.mark.parametrize("line", ["-Boats on the sandbank: 9 (via @TorvaSheriff)", "-Boats lost: 9 (via @TorvaNews)"])
def test_a_line_below_the_text_that_names_no_author_stays(line: str) -> None:
    text = f"{TITLE}\n\n{STORY}\n\n{line}"
    assert not read(Article(text.encode(), "text/plain", None)).removed


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Download our app from the Play Store here>>>", True),
        ("Подписывайтесь на наш телеграм-канал", True),
        ("Follow the channel to the sea, pilots say", False),
        ("Follow Our Channel: How the Pilots of Torva Watch the Weather", False),
        ("Install alarms, judge tells our ferries", False),
    ],
)
def test_what_asks_the_reader_to_take_something_of_the_page(text: str, own: bool) -> None:
    assert appeals(text) is own


def test_a_welcome_to_what_the_story_does_not_tell_of() -> None:
    welcome, title = "Selamat Datang di Superhub Bank Torvaku", "Banjir Rendam Delapan Kampung, Pompa Dipasang"
    lead = "Hujan deras sekitar tiga jam pada Rabu sore membuat delapan kampung di Torva terendam banjir"
    body = (
        "TORVA - Wali kota mendatangi lokasi banjir dan meminta pompa segera dipasang di enam titik.\n\n"
        "Ia juga memeriksa bangunan warga yang berdiri di atas saluran air sejak bertahun-tahun lalu."
    )
    assert title_of(f"{welcome}\n\n{body}") is None
    assert title_of(f"Sulawesi Utara\n{welcome}\n\n{title}\n\n{lead}\n\n{body}") == title


def test_a_house_with_its_letters_is_no_subtitle() -> None:
    story = (
        "Паром сняли с мели в четверг после одиннадцати часов в густом тумане, сообщили в порту.\n\n"
        "Все 318 человек добрались до берега на лодках ещё до полудня, среди них сорок детей."
    )
    title = "Паром сняли с мели после одиннадцати часов в тумане"
    assert head_of(f"{title}\n11 июля 2022, 14:09 — Торвинская народная служба — ТНС\n\n{story}").subtitle is None
    assert head_of(f"{title}\nТорвинская народная служба — ТНС\n\n{story}").subtitle is None
