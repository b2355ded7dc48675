"""Who said a quotation, embedded posts and notes of corrections are the article's, wherever pages put such lines."""

from __future__ import annotations

import pytest

from service.article import Article
from service.corrections import corrects
from service.intake import read
from service.lines import is_quotation, read_lines
from tests.reading.articles import BODY, blocks_of, masthead_of, removed_reasons

FIRST, SECOND = BODY.split("\n\n")
TITLE = "Ferry with 318 passengers pulled off sandbank after eleven hours"
THIRD = "Divers looked at the hull on Saturday and found two dents below the waterline, the owner wrote."


def kept(text: str) -> list[str]:
    return [text[slice(*block.span)] for block in masthead_of(text).blocks]


def kept_of_page(body: str) -> list[str]:
    page = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}</title></head><body>{body}</body></html>'
    reading = read(Article(page.encode(), "text/html", None))
    return [reading.layout.source.text[slice(*block.span)] for block in reading.masthead.blocks]


@pytest.mark.parametrize(
    ("quotation", "speaker"),
    [
        ("“We counted the children twice and then once more.”", "Dr Ingrid Aasen, medical coordinator"),
        ("«Мы трижды пересчитали детей, все на месте».", "Зоя Тихонова, воспитатель"),
        ('"Kami menghitung anak-anak tiga kali malam itu."', "Siti Rohmah, guru"),
    ],
)
def test_who_said_a_quotation_is_no_author(quotation: str, speaker: str) -> None:
    text = "\n\n".join((TITLE, "14 March 2019", FIRST, quotation, speaker, SECOND, THIRD))
    assert speaker in kept(text)
    assert masthead_of(text).authors == ()


def test_a_name_with_its_role_elsewhere_signs() -> None:
    text = "\n\n".join((TITLE, "Dana Whitlock, shipping correspondent", "14 March 2019", FIRST, SECOND, THIRD))
    assert [one.value for one in masthead_of(text).authors] == ["Dana Whitlock"]


@pytest.mark.parametrize(
    ("head", "network", "quotation"),
    [
        ("The mayor wrote", "Facebook", '"All of you are invited to the quay tomorrow."'),
        ("Губернатор пишет", "Telegram", "«Взял ситуацию под личный контроль, все дети в тепле»."),
        ("Bupati menulis", "Instagram", "“Saya sudah bertemu para penumpang dan keluarganya.”"),
    ],
)
def test_the_head_of_a_quoted_post_stays(head: str, network: str, quotation: str) -> None:
    text = "\n\n".join((TITLE, FIRST, "\n".join((head, network, quotation)), SECOND, THIRD))
    assert removed_reasons(text) == {}


def test_a_row_of_share_buttons_above_a_quotation_goes() -> None:
    text = "\n\n".join((TITLE, FIRST, "Share\nFacebook\nTelegram", '"We counted them twice, all of them."', SECOND))
    assert set(removed_reasons(text)) == {"Share", "Facebook", "Telegram"}


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this report gave the number of passengers as 381.",
        "Correction, 15 March: The ferry was built in 1988, not in 1998.",
        "Editor's note: The headline of this report was changed after the owner's reply.",
        "Исправление: в первой версии заметки было указано другое число пассажиров.",
        "От редакции. Ранее в заметке было указано неверное имя капитана.",
        "Koreksi: Siaran pers ini semula menyebut 381 penumpang, yang benar 318 orang.",
        "Catatan redaksi: Versi awal berita ini keliru menyebut nama kapal.",
    ],
)
def test_a_note_of_correction_stays(note: str) -> None:
    below = "Share this article\nTags: ferries, ports\n© 2019 The Harbour Post"
    assert corrects(note)
    assert note not in removed_reasons("\n\n".join((TITLE, FIRST, SECOND, note, below)))


@pytest.mark.parametrize(
    "line",
    [
        "Corrections and clarifications",
        "Koreksi: redaksi@warta.example",
        "От редакции: мнение авторов может не совпадать с мнением редакции.",
        "Update: Follow our live coverage of the storm here.",
        "The correction of the map took the authority two years.",
    ],
)
def test_what_only_begins_like_a_correction_is_none(line: str) -> None:
    assert not corrects(line)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("“Nobody tells you how loud it is.”", True),
        ("«Это наш дом», — сказал он. «Мы остаёмся».", False),
        ('"We left," she said, "before dawn."', False),
        ("“Loud”", False),
    ],
)
def test_a_quotation_that_stands_for_itself(text: str, alone: bool) -> None:
    assert is_quotation(read_lines(text, blocks_of(text))[0]) is alone


def test_caption_byline_and_date_between_a_lead_and_the_text_are_read() -> None:
    lead = "The owner and the port authority do not agree on who was at the wheel when the ferry left the fairway."
    caption = (
        "Tugs pull at the ferry off Gull Island on Thursday in the last fog of the day [File: Ewan Baird/Northlight]"
    )
    found = kept_of_page(
        f"<article><h1>{TITLE}</h1><p>{lead}</p><figure><figcaption>{caption}</figcaption></figure>"
        f'<div class="meta">By Dana Whitlock</div><div class="body"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>'
        "</article>"
    )
    assert caption in found
    assert "By Dana Whitlock" not in found


def test_the_caption_of_a_picture_over_the_headline_stays() -> None:
    caption = "Tugs pull at the ferry off Gull Island on Thursday in the last fog of the day. Ewan Baird/Northlight"
    found = kept_of_page(
        f"<main><figure><figcaption>{caption}</figcaption></figure><h1>{TITLE}</h1>"
        f'<div class="content"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></main>'
    )
    assert caption in found


def test_a_note_below_the_text_of_a_page_stays() -> None:
    note = "Correction: An earlier version of this report gave another number of passengers."
    found = kept_of_page(
        f'<article><h1>{TITLE}</h1><div class="body"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>'
        f'<div class="fix">{note}</div><div class="tags"><a>Ferries</a></div></article>'
    )
    assert note in found


def test_the_time_of_the_first_entry_below_a_list_stays() -> None:
    points = "<ul><li>The ferry with 318 passengers sat on the sandbank for eleven hours before tugs came.</li></ul>"
    entries = "".join(
        f'<div class="entry"><b>{clock}</b><p>{text}</p></div>'
        for clock, text in (("16:25", SECOND), ("13:40", FIRST), ("09:48", THIRD))
    )
    found = kept_of_page(f'<div class="live"><h1>{TITLE}</h1><h3>Summary</h3>{points}{entries}</div>')
    assert [one for one in found if ":" in one and len(one) == 5] == ["16:25", "13:40", "09:48"]


@pytest.mark.parametrize(
    "above",
    [
        "HIGHLAND FORTNIGHT\nAll the news from the glens and islands\nRegion: North v\nFollow @highlandfortnight\n"
        "Subscribe for £4 a month\nHighland Fortnight » North » Ferries",
        "THE FORTNIGHT\nThe week on the river, the coast and the islands\nPolitics | Sport | Culture | Letters",
        "Home\nEditors' picks\nHow the ferry crews vote",
    ],
)
def test_lines_of_the_page_above_the_title_are_not_the_title(above: str) -> None:
    title = masthead_of(f"{above}\n{TITLE}\n14 March 2019, 10:17\n\n{FIRST}\n\n{SECOND}").title
    assert title is not None
    assert title.source_text == TITLE
