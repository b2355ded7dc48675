"""Manners of newsrooms that were misread: credits of plays, days below the text, appeals and lists over the title."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import Reading, read

TITLE = "Ferry crews vote to end their strike"
STORY = (
    "Crews of the island ferries voted on Monday to go back to work after eleven days.\n\n"
    "The vote was close, said Dana Whitlock, who leads the local branch of the union. Four boats will sail on Tuesday."
    '\n\n"We did not get what we wanted, but we got what we needed," she said.\n\n'
    "The company said it would not dismiss anyone who had taken part."
)
CERITA = (
    "Sebanyak 210 nelayan di tiga desa mulai menjual hasil tangkapannya langsung ke pabrik tanpa melalui pengepul.\n\n"
    '"Selisihnya Rp3.200 per kilogram," kata ketua koperasi, Arfan, pekan lalu.\n\n'
    "Ia mengatakan koperasi menyewa satu gudang di dekat dermaga."
)
REVIEW = (
    "A play about a bell that will not ring sounds like a joke. This one, which opened on Thursday, is none.\n\n"
    "Hettie Marlowe plays the widow who keeps the fire going, and for two hours nobody in the room coughs.\n\n"
    "It is a little long, and the songs are weak, but the last scene is worth the ticket."
)
RECENZIA = (
    "Пьеса о соли идёт два часа без антракта, и зал молчит до последней минуты.\n\n"
    "Актриса Ольга Ветлугина играет вдову так тихо, что слышно, как тает снег на сапогах.\n\n"
    "Музыка слабее, но финал стоит билета."
)
ULASAN = (
    "Film ini dibuka dengan sembilan menit tanpa kata. Seorang ibu menimbang garam, lalu menimbang lagi.\n\n"
    "Kamera dibiarkan diam, dan penonton dibuat ikut menunggu.\n\n"
    "Sayang, kisah cintanya terasa ditempel."
)


def whole(text: str) -> Reading:
    """What the stages before translation say of a plain text."""
    return read(Article(text.encode(), "text/plain", None))


def gone(reading: Reading) -> set[str]:
    """The lines that were taken out."""
    source = reading.layout.source.text
    return {source[slice(*part.span)] for part in reading.removed}


# ── sentences and credits that are the article's ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "sentence",
    [
        "Ian Mowat (61) admitted leaving the gate open.",
        "Ian Mowat (SNP) said it was a mistake.",
        'Ian Mowat "the Mouse" admitted leaving the gate open.',
        "Анна Петрова (61) признала вину.",
        "Анна Петрова «Мышь» признала вину.",
        "Rudi Hartono (42) mengaku lupa menutup pintu.",
    ],
)
def test_a_sentence_goes_on_behind_the_aside_that_follows_a_name(sentence: str) -> None:
    reading = whole(f"Farmer fined for an open gate\n\n{STORY}\n\n{sentence}\n\nThe sheriff took that into account.")
    assert sentence not in gone(reading)
    assert reading.masthead.authors == ()


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        (
            REVIEW,
            "By Anselm Groves\nDirected by Priya Lonsdale\nCast: Hettie Marlowe, Tom Arkwright, Sian Probert\n"
            "Ropewalk Theatre, Bristol\nRunning time: 2 hours 10 minutes\nUntil 9 March 2019",
        ),
        (REVIEW, "Choreography by Femi Lunt\nMusic by Ada Brook\nStarring Hettie Marlowe and Tom Arkwright"),
        (REVIEW, "Director: Priya Lonsdale\nCast: Hettie Marlowe, Tom Arkwright\nVenue: Ropewalk Theatre"),
        (
            RECENZIA,
            "Режиссёр: Павел Санников\nВ ролях: Ольга Ветлугина, Игорь Рябцев\nПродолжительность: 2 часа 10 минут",
        ),
        (ULASAN, "Sutradara: Dimas Wirya\nPemain: Rani Kusuma, Beni Tampubolon\nDurasi: 118 menit"),
    ],
)
def test_the_credits_of_a_work_are_the_review_s(text: str, credits: str) -> None:
    reading = whole(f"The Quiet Foundry\n\n{text}\n\n{credits}")
    assert gone(reading).isdisjoint(credits.split("\n"))
    assert reading.masthead.authors == ()
    assert reading.masthead.published is None


# ── days ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "value", "zone"),
    [
        ("Posted April 12, 2023, at 1:03 p.m. MDT", "2023-04-12T13:03", "-06:00"),
        ("Published Nov. 3, 2021 at 9:15AM Pacific", "2021-11-03T09:15", "-07:00"),
        ("Posted: Jan. 9, 2024, 5:30 a.m. (Central)", "2024-01-09T05:30", "-06:00"),
        ("Posted on March 4, 2019, at 7:05 p.m. Mountain Standard Time", "2019-03-04T19:05", "-07:00"),
        ("Published July 4, 2019, at 7:05 PM Alaska Time", "2019-07-04T19:05", "-08:00"),
        ("Published 9:15 a.m. HST July 4, 2019", "2019-07-04T09:15", "-10:00"),
    ],
)
@pytest.mark.parametrize("below", ["", "The Harbor Record is part of a network of nonprofit newsrooms in the state."])
def test_days_with_american_zones_below_the_text(line: str, value: str, zone: str, below: str) -> None:
    published = whole(f"{TITLE}\n\n{STORY}\n\n{line}\n{below}").masthead.published
    assert published is not None
    assert (published.value, published.timezone) == (value, zone)


def test_a_bank_behind_a_time_of_day_is_no_zone() -> None:
    published = whole(f"Central Bank raises rates\nMarch 4, 2019 7:05 p.m. Central Bank\n\n{STORY}").masthead.published
    assert published is not None
    assert published.timezone is None


# ── over the title ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "section", "title"),
    [
        ("Emergency services / Farmer fined for leaving gate open", "Emergency services", "Farmer fined for leaving"),
        ("Politics | Ferry crews vote to end their strike", "Politics", "Ferry crews vote"),
        ("Экономика » Мост через Вагу закрыли до весны", "Экономика", "Мост через Вагу"),
        ("Olahraga / Drama Lima Set di Gelanggang Kota", "Olahraga", "Drama Lima Set"),
    ],
)
def test_the_section_stands_on_the_title_s_line(line: str, section: str, title: str) -> None:
    head = whole(f"{line}\n\n{STORY}").masthead
    assert head.section is not None
    assert head.section.value == section
    assert head.title is not None
    assert head.title.source_text.startswith(title)


def test_two_things_of_a_headline_are_no_section() -> None:
    head = whole(f"Oil / Gas\n\nCrews vote\n\n{STORY}").masthead
    assert head.section is None or head.section.value != "Oil"


@pytest.mark.parametrize(
    "appeal",
    [
        "Honest news needs you, and you need honest news\n"
        "Join us from £3 a month and help keep our reporting free for everyone. Become a supporter today",
        "Support local journalism\nFor the price of a coffee a month you can help us pay our reporters. Subscribe now",
        "Поддержите независимую журналистику\n"
        "Всего от 100 рублей в месяц вы помогаете нам работать. Станьте участником клуба сегодня",
        "Jurnalisme butuh pembaca\nMulai Rp25.000 per bulan Anda membantu kami bekerja. Jadilah anggota hari ini",
    ],
)
def test_an_appeal_for_so_much_a_month_is_no_title(appeal: str) -> None:
    reading = whole(f"{appeal}\n\n{TITLE}\n\n{STORY}")
    assert gone(reading) >= set(appeal.split("\n"))
    assert reading.masthead.title is not None
    assert reading.masthead.title.source_text == TITLE
    assert reading.masthead.subtitle is None


def test_a_price_a_month_in_the_text_is_the_article_s() -> None:
    sentence = "Readers can join us from £3 a month, the co-operative that bought the paper said on Wednesday."
    assert sentence not in gone(whole(f"Village buys its newspaper\n\n{STORY}\n\n{sentence}\n\nIt has 400 members."))


def test_a_numbered_list_of_other_news_over_the_title() -> None:
    listed = [
        "1. Рубль дешевеет третью неделю. Стоит ли бежать в обменник",
        "2. Чиновники посчитали медсестёр. Цифра вас удивит",
        "3. Зима близко: названа дата гололёда",
        "4. Кто купил кирпичный завод под Витебском — мы узнали",
    ]
    reading = whole("\n".join(listed) + f"\n\nКоза живёт в общежитии\n\n8 ноября 2023 в 10:12\n\n{RECENZIA}")
    assert gone(reading) >= set(listed)


def test_a_numbered_list_below_the_title_is_the_article_s() -> None:
    listed = ["1. Open the valve slowly", "2. Wait for ten minutes", "3. Close the lid again", "4. Call the keeper"]
    reading = whole("What to do when the boiler knocks\n\n" + "\n".join(listed) + f"\n\n{STORY}")
    assert gone(reading).isdisjoint(listed)


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Category : Berita", "Berita"),
        ("Kategori: Pemerintahan", "Pemerintahan"),
        ("Home Economy 16/November/2021 02:05 PM", "Economy"),
    ],
)
def test_sections_behind_a_label_and_on_the_way_to_the_page(line: str, section: str) -> None:
    head = whole(f"{line}\n\n{TITLE}\n\n{STORY}").masthead
    assert head.section is not None
    assert head.section.value == section


# ── houses and names ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("opening", "place", "house"),
    [
        ("Kabar Laut, Parigi -\n\n", "Parigi", "Kabar Laut"),
        ("Tolinggula, Suara Pesisir – ", "Tolinggula", "Suara Pesisir"),
        ("SIROMBU, KN - ", "SIROMBU", "KN"),
        ("WAIKABUBAK, SS – ", "WAIKABUBAK", "SS"),
    ],
)
def test_houses_beside_towns_that_no_list_knows(opening: str, place: str, house: str) -> None:
    dateline = whole(f"Nelayan Jual Langsung ke Pabrik\n\n23 Januari 2020\n\n{opening}{CERITA}").masthead.dateline
    assert dateline is not None
    assert (dateline.place, dateline.agency) == (place, house)


def test_a_regency_s_initials_are_no_house() -> None:
    text = f"Nelayan Jual Langsung ke Pabrik\n\nPIRU, SBB - {CERITA}\n\nBupati Seram Bagian Barat (SBB) memuji mereka."
    dateline = whole(text).masthead.dateline
    assert dateline is not None
    assert dateline.agency is None


@pytest.mark.parametrize("heading", ["Artikel Sejenis", "Berita Pilihan Kami", "Tulisan Sejenis"])
def test_the_heading_of_a_list_of_articles_is_no_author(heading: str) -> None:
    text = f"Nelayan Jual Langsung ke Pabrik\n\n{CERITA}\n\n{heading}\n\nSinga Cilik Tampil di Bandung"
    assert whole(text).masthead.authors == ()


def test_a_stop_behind_a_name_before_the_title_is_not_its() -> None:
    text = f"Вадим КРУТОЯРОВ. «КАЛИТКА» БЕЗ ЗАБОРА\nВадим КРУТОЯРОВ\n«КАЛИТКА» БЕЗ ЗАБОРА\n{RECENZIA}"
    assert [author.value for author in whole(text).masthead.authors] == ["Вадим Крутояров"]


def test_a_portal_that_distributes_is_no_agency() -> None:
    notice = "Copyright © 2019 The Lagos Courier. Distributed by AllAfrica Global Media (allAfrica.com)."
    assert whole(f"Nigeria: {TITLE}\n\n{STORY}\n\n{notice}").masthead.agency is None


# ── pictures ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "line",
    [
        '<image>data:image/s3,"s3://bucket/aa11b/aa11b22" alt="A pickup on its side"</image>',
        "![A pickup](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk)",
        "20230114220124-63c38f0b1d9f41a7e2c55d10jpeg",
        "Calendar An icon of a desk calendar. Cancel An icon of a circle with a line across.",
        "Home An icon of a house.",
    ],
)
def test_what_stands_for_a_picture(line: str) -> None:
    assert line in gone(whole(f"{TITLE}\n{line}\n\n{STORY}"))


@pytest.mark.parametrize(
    "line", ["She became an icon of the island and of its long strike.", "An icon of the island has died at 91."]
)
def test_what_stands_for_no_picture(line: str) -> None:
    assert line not in gone(whole(f"{TITLE}\n\n{STORY}\n\n{line}\n\nNobody was hurt, and the boats sailed at noon."))


@pytest.mark.parametrize(("told", "agency"), [("the keeper of the lock said", None), ("the keeper told AFP", "AFP")])
def test_a_caption_s_credit_alone_names_no_sender(told: str, agency: str | None) -> None:
    paragraphs = "".join(
        f"<p>{part}</p>" for part in (*STORY.split("\n\n"), f"It was a long night, {told} by telephone.")
    )
    page = (
        f"<html><body><h1>{TITLE}</h1><figure><img src='a.jpg'><figcaption>Ferries in the harbour on June 2, 2023."
        f" (Photo by Louis Sarr / AFP)</figcaption></figure>{paragraphs}</body></html>"
    )
    found = read(Article(page.encode(), "text/html", None)).masthead.agency
    assert (found.value if found is not None else None) == agency
