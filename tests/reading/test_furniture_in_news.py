"""Sentences of news ABOUT websites, subscriptions, cookies, donations and copyright stay; the page's own ones go."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.reading.articles import removed_reasons

SENTENCES: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("news_about_pages.toml").read_text(encoding="utf-8")
)
BODIES = {
    "en": (
        "Ferry freed from sandbank after eleven hours",
        "The river ferry was pulled off the sandbank on Thursday, the port authority said. Nobody was hurt.",
        "Two tugs and a barge took part in the work, which began shortly before midnight.",
        "Share this article",
    ),
    "ru": (
        "Паром сняли с мели через одиннадцать часов",
        "Речной паром сняли с мели в четверг, сообщили в администрации порта. Никто не пострадал.",
        "В работах участвовали два буксира и баржа, начались они незадолго до полуночи.",
        "Поделиться",
    ),
    "id": (
        "Feri Lepas dari Gosong Pasir Setelah Sebelas Jam",
        "Feri sungai itu ditarik dari gosong pasir pada Kamis, kata otoritas pelabuhan. Tidak ada yang terluka.",
        "Dua kapal tunda dan satu tongkang ikut dalam pekerjaan yang dimulai menjelang tengah malam.",
        "Bagikan",
    ),
}
OFFERS = {
    "en": [
        "We use cookies to improve this website and to show you what you like.",
        "By subscribing you agree that we may send you news, and you can unsubscribe at any time.",
        "Reproduction of this article without written permission is prohibited.",
        "Please consider supporting our newsroom with a tax-deductible gift.",
    ],
    "ru": [
        "Подписывайтесь на наш канал, чтобы первыми узнавать новости реки.",
        "На сайте используются файлы cookie, оставаясь на нём, вы с этим соглашаетесь.",
        "Перепечатка материалов запрещена без письменного согласия редакции.",
        "Пишите в комментариях, что вы думаете о новом пароме.",
        "Реклама. ООО «Речные круизы», erid: 2VtzqwXkLm4",
    ],
    "id": [
        "Ikuti berita terbaru kami di saluran WhatsApp dan grup Telegram.",
        "Situs ini menggunakan cookie agar pengunjung merasa nyaman.",
        "Dilarang mengutip artikel ini tanpa izin tertulis dari redaksi.",
        "Unduh aplikasi kami di Play Store dan App Store sekarang juga.",
    ],
}


def page(language: str, sentence: str, *, below: bool) -> str:
    title, lead, rest, share = BODIES[language]
    text = (title, lead, rest, sentence, share) if below else (title, lead, sentence, rest)
    return "\n\n".join(text)


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("language", ["en", "ru", "id"])
def test_news_about_pages_stays(language: str, below: bool) -> None:
    assert len(SENTENCES[language]) >= 40
    lost = [text for text in SENTENCES[language] if text in removed_reasons(page(language, text, below=below))]
    assert lost == []


@pytest.mark.parametrize(("language", "offer"), [(code, offer) for code in OFFERS for offer in OFFERS[code]])
def test_what_the_page_says_of_itself_goes(language: str, offer: str) -> None:
    assert offer in removed_reasons(page(language, offer, below=False))


@pytest.mark.parametrize(
    "line",
    [
        "Sato said:",
        "He replied:",
        "The mayor wrote:",
        "Follow Lowmoor fire updates below:",
        "Follow our updates on the fire below:",
        "Read the full statement below:",
        "Губернатор написал:",
        "Он ответил:",
        "Bupati menulis:",
        "Ia mengatakan:",
    ],
)
def test_what_introduces_the_lines_below_it_stays(line: str) -> None:
    title, lead, rest, _share = BODIES["en"]
    said = "We left the fairway in fog, and no one on the bridge had seen the buoy before it was too late."
    assert removed_reasons("\n\n".join((title, lead, line, said, rest))) == {}


def test_a_readers_comment_goes_with_who_said_it() -> None:
    title, lead, rest, _share = BODIES["en"]
    comments = ("2 comments", "Anna said:", "12 May 2011 at 10:05 am", "Lovely old ferry.", "Boris said:", "Agreed!")
    assert {"Anna said:", "Boris said:"} <= set(removed_reasons("\n\n".join((title, lead, rest, *comments))))
