"""Titles among other news, mottos, captions and names of pages: learned trees. The story here is in no training."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from service.masthead.title import candidates_of
from service.masthead.title_trees import Judged
from tests.reading.test_learned_weights import head_of

ENGLISH = (
    "VARNHOLT, June 3 - The ferry company that links the island of Sorne with the mainland stopped all crossings on "
    "Monday after inspectors found cracks in the hulls of two of its three ships.\n\nThe maritime authority said the "
    "cracks, some of them forty centimetres long, had been painted over. A spokeswoman for Sorne Lines said it "
    "would cooperate with the inspectors.\n\nAbout 1,400 commuters use the ferry every day."
)
RUSSIAN = (
    "Паромная компания, связывающая остров Сорне с материком, в понедельник остановила все рейсы: инспекторы нашли "
    "трещины в корпусах двух из трёх судов.\n\nВ морской администрации сообщили, что трещины были закрашены. "
    "Перевозчик заявил, что будет сотрудничать с проверяющими.\n\nПаромом ежедневно пользуются около 1400 человек."
)
INDONESIAN = (
    "VARNHOLT - Perusahaan feri yang menghubungkan Pulau Sorne dengan daratan menghentikan semua pelayaran pada Senin "
    "setelah pengawas menemukan retakan pada lambung dua dari tiga kapalnya.\n\nOtoritas mengatakan retakan itu "
    "telah ditutup cat.\n\nSekitar 1.400 penumpang memakai feri itu setiap hari."
)
TOPS = [
    ("Варнхольт Live", RUSSIAN),
    ("Варнхольт Online\n3 июня 2019", RUSSIAN),
    ("Главная Новости Архив Контакты Реклама\n3 июня 2019, 12:50", RUSSIAN),
    ("<image>https://cdn.example.org/a/b.png</image>\n3 June 2019", ENGLISH),
    ("SeaRelease! The island source for ferry news\n*Hulls cracked in winter were painted over\n3 June 2019", ENGLISH),
    ("Матч-центр Футбол Хоккей Еще\n*Трещины в корпусах остановили паромы на Сорне\n3 июня 2019", RUSSIAN),
    ("Home Daerah Olahraga\nDua Pencuri Ditangkap\n*Feri ke Sorne Dihentikan\n3 Juni 2019", INDONESIAN),
]


@pytest.mark.parametrize(("top", "body"), TOPS)
def test_the_title_is_the_line_with_a_star_or_none(top: str, body: str) -> None:
    starred = [line[1:] for line in top.split("\n") if line.startswith("*")]
    found = read(Article.from_text(f"{top.replace('*', '')}\n\n{body}"))
    title = found.masthead.title
    assert ([title.source_text] if title is not None else []) == starred
    kept = found.layout.source.text[slice(*found.masthead.blocks[-1].span)]
    assert kept == body.split("\n\n")[-1]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Two held over theft of bells", "Council closes old fish market", "3 March 2019, 14:05"], 1),
        (["Kettle Bay Live", "Council closes old fish market to build flats", "3 March 2019"], 1),
        (["Kettle Bay Live", "3 March 2019"], None),
        (["https://pics.example.org/quay.jpg", "Harbour council closes market", "3 March 2019"], 1),
    ],
)
def test_the_trees_alone_tell_the_title_from_other_lines(lines: list[str], title: int | None) -> None:
    head = head_of(*lines)
    judged = Judged.of(head, candidates_of(head), [])
    assert judged.none() == (title is None)
    if title is not None:
        assert judged.other(None) == title


def test_a_line_that_is_not_far_ahead_does_not_overrule() -> None:
    assert Judged({0: 0.5, 2: 2.4}).other(0) is None
    assert Judged({0: 0.5, 2: 2.6}).other(0) == 2
    assert Judged({0: -6.0, 2: -0.5}).other(0) is None
    assert not Judged({0: -3.5, 1: -3.5, 2: -3.5}).none()
    assert Judged({0: -3.5}).none()
    assert not Judged({}).none()


def test_a_note_of_a_few_words_keeps_its_title() -> None:
    note = "Harbour report 1\n\nAbout 40 ships waited outside the port on Monday."
    found = read(Article.from_text(note)).masthead.title
    assert found is not None and found.source_text == "Harbour report 1"
