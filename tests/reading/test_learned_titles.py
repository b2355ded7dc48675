"""Titles among other news, mottos, captions and names of pages: learned trees. The story here is in no training."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from service.masthead.title import candidates_of
from service.masthead.title_trees import Judged
from service.masthead.wire_notes import wire_note
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
    assert Judged({0: 0.5, 2: 1.4}).other(0) is None
    assert Judged({0: 0.5, 2: 1.6}).other(0) == 2
    assert Judged({0: -6.0, 2: -0.5}).other(0) is None
    assert not Judged({0: -4.5, 1: -4.5, 2: -4.5}).none()
    assert Judged({0: -4.5}).none()
    assert not Judged({0: -3.5}).none()
    assert not Judged({}).none()


def test_a_note_of_a_few_words_keeps_its_title() -> None:
    note = "Harbour report 1\n\nAbout 40 ships waited outside the port on Monday."
    found = read(Article.from_text(note)).masthead.title
    assert found is not None and found.source_text == "Harbour report 1"


TEASERS = (
    "A drummer of 80 is back on stage in Varnholt after two weeks in hospital.\n\nFocus\n\n"
    "New fares on the night trains anger shift workers in the harbour.\n\n"
)


def test_a_title_stands_under_teasers_of_other_articles_and_over_its_byline() -> None:
    named = "Cracks in hulls stop Sorne ferries\n\nBy Ida Marlow\n3 June 2019\n\n"
    found = read(Article.from_text(TEASERS + named + ENGLISH)).masthead
    assert found.title is not None and found.title.source_text == "Cracks in hulls stop Sorne ferries"
    assert found.dateline is not None and found.dateline.place == "VARNHOLT"


def test_teasers_of_sentences_and_no_byline_below_leave_the_text_where_it_begins() -> None:
    digest = (
        "Cracks in hulls stop Sorne ferries\n3 June 2019\n\n" + ENGLISH + "\n\nMore from the coast\n\nBy Ida Marlow\n"
    )
    found = read(Article.from_text(digest)).masthead
    assert found.title is not None and found.title.source_text == "Cracks in hulls stop Sorne ferries"


@pytest.mark.parametrize(
    "note",
    [
        "(Corrects paragraph 5 to say ferries carry 1,400 people, not 4,100)",
        "(Adds company comment, details of the inspection)",
        "(Updates throughout with reaction)",
    ],
)
def test_an_agency_s_note_on_its_report_is_no_title(note: str) -> None:
    assert read(Article.from_text(f"{note}\n\nBy Ida Marlow\n\n{ENGLISH}")).masthead.title is None
    titled = read(Article.from_text(f"Cracks in hulls stop Sorne ferries\n\n{note}\n\n{ENGLISH}")).masthead.title
    assert titled is not None and titled.source_text == "Cracks in hulls stop Sorne ferries"


def test_a_headline_in_brackets_is_no_note() -> None:
    assert not wire_note("(Not) the end of the Sorne ferry")
    assert not wire_note("(Adds) three ferries to the fleet")


def test_a_title_that_exclaims_stands_over_its_text_and_under_a_theme() -> None:
    title = "Retak Sepanjang 40 Sentimeter Ditutup Cat, Pelayaran Feri ke Sorne Dihentikan Total!"
    found = read(Article.from_text(f"Kaleidoskop 2019\n{title}\n3 Juni 2019, 12:50 WIB\n\n{INDONESIAN}")).masthead
    assert found.title is not None and found.title.source_text == title


def test_sentences_that_end_in_the_name_of_their_source_are_no_titles() -> None:
    sentences = (
        "Паромная компания, связывающая остров Сорне с материком, остановила все рейсы в понедельник утром. Об этом "
        "сообщила официальный представитель морской администрации. Вечерний Варнхольт\n\n"
        "«Инспекторы нашли трещины в корпусах двух из трёх судов перевозчика», — сказала она журналистам на причале. "
        "Sorne.Ru\n\nТрещины длиной до сорока сантиметров были закрашены, в компании обещали сотрудничать с "
        "проверяющими. Паромом ежедневно пользуются около 1400 человек. Островная газета"
    )
    found = read(Article.from_text(f"Рейсы паромов на Сорне остановили\n\n{sentences}")).masthead.title
    assert found is not None and found.source_text == "Рейсы паромов на Сорне остановили"


def test_words_that_enlarge_a_picture_open_its_caption() -> None:
    caption = "+ Enlarge this image Passengers wait at the quay in Varnholt on Monday.Picture IDA MARLOW"
    title = "Ferry stops, island waits"
    found = read(Article.from_text(f"{caption}\n\n{title}\n\nIda Marlow\n3 June 2019\n\n{ENGLISH}")).masthead
    assert found.title is not None and found.title.source_text == title
