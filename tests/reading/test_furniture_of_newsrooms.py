"""Lines that many newsrooms' systems print around their articles, and sentences that only begin like them."""

from __future__ import annotations

import pytest

from tests.reading.articles import BODY, removed_reasons

TITLE = "Ferry pulled off a sandbank in the fog"
LATER = "The channel is narrow there, and sand has filled a third of it since winter, a pilot who knows the river said."


@pytest.mark.parametrize(
    "line",
    [
        "You can find this story in My Library.",
        "Article saved to your list",
        "We use your sign-up to provide content in ways you have agreed to.",
        "Comments must be in English and in full sentences.",
        "One of your browser extensions seems to be blocking the video player from loading.",
        "(Only the headline and the picture of this report have been changed by our staff; the rest is from a feed.)",
        "(ATTN: ADDS comment by minister in last 3 paras; CHANGES headline)",
        "Materials provided by University of Northmoor. Note: Content may be edited for style and length.",
        "[READ ALSO] Customs seizes 14 boats at the river mouth",
        "3,114 people have signed. Let's get to 5,000!",
        "Размер шрифта: А А+ А++",
        "Фотогалерея (14)",
        "Новости компаний: «Речфлот» открыл третью кассу",
        "Melaporkan dari Ile Ape, Lembata",
        "Pemutar video sedang dimuat.",
        "Isi laman ini boleh dikutip dengan menyebut sumber.",
        "Selengkapnya baca di koran edisi besok.",
        "Selesai",
    ],
)
def test_lines_below_or_beside_an_article_leave(line: str) -> None:
    assert line in removed_reasons(f"{TITLE}\n\n{BODY}\n\n{line}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Materials provided by the police show that the ferry left the fairway four minutes before the fog came down.",
        "More than 3,114 people have signed a petition that asks the port for a second buoy at the sandbank.",
        "The story saved the captain from a fine, his lawyer told the court in the afternoon session on Monday.",
        "Original written by hand in 1920, the log of the old ferry lies in the port's museum for all to read.",
        "Фоторепортаж из порта напечатали три газеты, и капитан узнал себя на всех снимках, рассказал его сын.",
        "Selesai bongkar muat, kapal itu langsung berangkat lagi ke Lembata dengan 318 penumpang di dalamnya.",
    ],
)
def test_sentences_that_begin_like_them_stay(sentence: str) -> None:
    assert sentence not in removed_reasons(f"{TITLE}\n\n{BODY}\n\n{sentence}\n\n{LATER}")


def test_a_heading_below_a_player_is_not_what_was_announced() -> None:
    text = f"{TITLE}\n\n{BODY}\n\nWatch also:\nVideo Player is loading.\nFog Again\n{LATER}"
    found = removed_reasons(text)
    assert "Video Player is loading." in found
    assert "Fog Again" not in found


def test_the_end_in_one_word_is_a_heading_between_sentences() -> None:
    assert "Selesai" not in removed_reasons(f"{TITLE}\n\n{BODY}\n\nSelesai\n\n{LATER}")
