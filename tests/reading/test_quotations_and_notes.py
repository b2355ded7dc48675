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

LONG = " ".join(["The pilots know the channel and asked for a second buoy at the bend in March."] * 12)


def kept(text: str) -> list[str]:
    return [text[slice(*block.span)] for block in masthead_of(text).blocks]


def left(text: str) -> list[str]:
    """The blocks that all stages of reading leave of plain text."""
    reading = read(Article(text.encode(), "text/plain", None))
    return [reading.layout.source.text[slice(*block.span)] for block in reading.masthead.blocks]


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


@pytest.mark.parametrize(
    "line", ["В уведомлении говорилось следующее:", "The subscription letter read as follows:", "Isi pesan itu begini:"]
)
def test_what_announces_a_quotation_stays(line: str) -> None:
    quotation = "— Внимание! Паром стоит на мели, катера идут к вам. Наденьте жилеты и ждите команды на палубе."
    assert removed_reasons("\n\n".join((TITLE, FIRST, line, quotation, SECOND, THIRD))) == {}


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


@pytest.mark.parametrize(
    "box",
    [
        '<div class="pull-quote"><p>You could hear the bolts go one by one</p><span class="author">{}</span></div>',
        '<blockquote><p>We had asked for that motor four years in a row</p><p class="author">{}</p></blockquote>',
        '<div class="kutipan"><p>Sungai ini dapur kami</p><p class="penulis">{}</p></div>',
    ],
)
def test_a_name_in_the_box_of_a_quotation_is_no_author(box: str) -> None:
    name = "Janet Farquhar"
    body = f'<article><h1>{TITLE}</h1><div class="text"><p>{FIRST}</p>{box.format(name)}<p>{SECOND}</p><p>{THIRD}</p>'
    page = f'<html><head><meta charset="utf-8"><title>{TITLE}</title></head><body>{body}</div></article></body></html>'
    assert read(Article(page.encode(), "text/html", None)).masthead.authors == ()
    assert name in kept_of_page(body + "</div></article>")


def test_an_article_set_as_a_quotation_keeps_its_author() -> None:
    text = f'<p class="author">Janet Farquhar</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD} {LONG}</p>'
    page = (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><blockquote>{text}</blockquote></body></html>"
    )
    authors = read(Article(page.encode(), "text/html", None)).masthead.authors
    assert [one.value for one in authors] == ["Janet Farquhar"]


def test_the_time_of_a_change_is_no_title() -> None:
    title_of_few = "Court frees beekeeper who blocked sprayers"
    lead = "A beekeeper who parked his lorry across a farm track to stop sprayers walked free from the court on Monday."
    byline = "Ines Caldbeck, rural affairs correspondent\n7 June 2021 10:05 BST\nUpdated at 16:12 BST"
    text = f"{title_of_few}\n{byline}\n\n16:12\n{lead}\n\n14:40\n{FIRST}\n\n10:05\n{SECOND}"
    title = masthead_of(text).title
    assert title is not None
    assert title.source_text == title_of_few


@pytest.mark.parametrize("title", ["Court frees beekeeper who blocked sprayers", "Health board closes two wards"])
def test_a_headline_that_opens_with_a_beat_is_no_role(title: str) -> None:
    found = masthead_of(f"{title}\nDana Whitlock\n7 June 2021 10:05\n\n{FIRST}\n\n{SECOND}").title
    assert found is not None
    assert found.source_text == title


def test_a_heading_over_the_lines_of_a_table_stays() -> None:
    table = "At a glance\nCalls a year: 1,140\nLargest fine: £18,000"
    assert removed_reasons("\n\n".join((TITLE, FIRST, table, SECOND))) == {}


def test_the_title_below_a_list_of_news_is_not_taken_with_it() -> None:
    above = "Prikamye News\nWhat goes on in the towns of the upper valley\nPopular\nPrice of buckwheat doubles"
    assert TITLE not in removed_reasons(f"{above}\n{TITLE}\n14 March 2019\n\n{FIRST}\n\n{SECOND}")


TEASERS = (
    "Opinion\n\nUnpaid bills\nUpdated 20 Feb, 2026\n\nTHE ministry has once again promised to end the unpaid bills..."
)


@pytest.mark.parametrize(
    "printed", ["Published in Torva Post, March 16th, 2019", "Опубликовано в «Торве» 16 марта 2019 г."]
)
def test_what_stands_below_the_line_of_the_printed_issue_is_other_news(printed: str) -> None:
    text = "\n\n".join((TITLE, FIRST, SECOND, THIRD, printed, TEASERS))
    head = masthead_of(text)
    assert head.published is not None
    assert (head.published.value, head.modified) == ("2019-03-16", None)
    assert left(text) == [TITLE, FIRST, SECOND, THIRD]
    assert left("\n\n".join((printed, TITLE, FIRST, SECOND, THIRD)))[-4:] == [TITLE, FIRST, SECOND, THIRD]


LISTED = (
    "- Herring prices fall for the third week\n- Bridge at Torva to be painted in May\n- Pilots ask for a second buoy"
)


def test_a_list_of_headlines_below_the_closing_byline_is_other_news() -> None:
    article = "\n\n".join((TITLE, FIRST, SECOND, THIRD))
    assert left(f"{article}\n\nReporter: Dana Whitlock\n{LISTED}") == article.split("\n\n")
    assert left(f"{article}\n\n{LISTED}") == [*article.split("\n\n"), *LISTED.split("\n")]


@pytest.mark.parametrize(
    "line",
    [
        "KOMPAS/RAKA WIJAYA",
        "(MI/Raka Wijaya)",
        "BSS/AFP/SSS/1150 hrs",
        "Torva Shipping plc published this content on 2 December 2019 and is solely responsible for the information "
        "contained therein. Distributed by Public, unedited and unaltered, on 2 December 2019 10:59:01 UTC",
    ],
)
def test_credits_and_notes_of_distributors_go(line: str) -> None:
    assert set(removed_reasons("\n\n".join((TITLE, FIRST, SECOND, THIRD, line)))) == {line}
