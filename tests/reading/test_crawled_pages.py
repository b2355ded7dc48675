"""Pages as crawlers bring them: cut short, with glued menus, wraps and messages of the server. All invented."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import Reading, read
from tests.reading.articles import removed_reasons
from tests.reading.test_signatures import ENGLISH, INDONESIAN, RUSSIAN, TITLES


def reading(*lines: str) -> Reading:
    return read(Article("\n".join(lines).encode(), "text/plain", None))


def gone(*lines: str) -> dict[str, str]:
    return {part.source_text: part.reason for part in reading(*lines).removed}


def title(*lines: str) -> str | None:
    found = reading(*lines).masthead.title
    return found.source_text if found is not None else None


def authors(*lines: str) -> list[str]:
    return [author.value for author in reading(*lines).masthead.authors]


# ── the end of a page that is cut short ─────────────────────────────────────────────────────────────────────────────

LINK = "Baca Juga: Nelayan Sorne Tunggu Cuaca Membaik di Dermaga Lama"


@pytest.mark.parametrize(
    "end",
    [
        (LINK, "Para awak lalu diantar dengan perahu ke"),
        ("Berita Rekomendasi", '"Pintu itu sudah dua kali kami laporkan rusak kepada kantor pelabuhan di ko'),
        ("Menurut warga di dermaga, perahu kecil masih boleh lewat pada siang ha",),
    ],
)
def test_the_sentence_within_which_the_page_ends_is_text(end: tuple[str, ...]) -> None:
    text = (TITLES[INDONESIAN], "", INDONESIAN[0], LINK, *INDONESIAN[1:])
    assert end[-1] not in gone(*text, *end)


@pytest.mark.parametrize("end", ["Nelayan Sorne Tunggu Cuaca", "Harga Ikan di Pasar Lama Naik Lagi Menjelang Akhir Pe"])
def test_the_headline_within_which_the_page_ends_is_none(end: str) -> None:
    text = (TITLES[INDONESIAN], "", *INDONESIAN, "Berita Terkait", "Kapal Feri Sorne Berlayar Kembali", end)
    assert end in gone(*text)


def test_the_day_over_the_hours_of_a_programme_is_text() -> None:
    hours = "Minggu, 12 Mei 2019", "16.30 WIB: Sorne United vs Torva FC di Saluran Kabar"
    text = (TITLES[INDONESIAN], "", "Diterbitkan 8 Mei 2019, 09:40 WIB", "", *INDONESIAN, "", *hours, "", "Loading")
    assert hours[0] not in gone(*text)


# ── titles ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "headline",
    [
        "Saat Tongkang Menabrak Pintu Air Utara, Badan Pelabuhan Tak Lagi Diam. Begini Alasannya",
        "Cara Badan Pelabuhan Menutup Pintu Air Utara: Sabar dan Hemat. Nikmati!",
        "Penyelam Pelabuhan Menemukan Lubang Tongkang di Bangkai Kapal",
    ],
)
def test_a_headline_of_two_sentences_or_with_a_role_is_one(headline: str) -> None:
    assert title("Rabu, 10 November 2021 - 15:39 WIB", "", headline, "", *INDONESIAN) == headline


def test_sentences_with_their_source_behind_them_are_no_title() -> None:
    told = "The board will lift the gate out before the end of the month, its head said on Friday. Harbour Weekly"
    assert title(told, "", TITLES[ENGLISH], "", "12 March 2021", "", *ENGLISH) == TITLES[ENGLISH]


def test_a_first_line_that_opens_with_house_and_place_is_no_title() -> None:
    wrapped = (
        "KABARSORNE.COM, JAKARTA – Dua kapal keruk milik Badan Pelabuhan Sorne",
        "Selatan pada Senin siang mulai mengangkat lumpur di muara, pekerjaan yang",
        "menurut rencana selesai sebelum musim hujan tiba di pesisir itu.",
        "Pintu air itu ditutup sejak hari Selasa setelah tongkang menabraknya, kata pengelola pelabuhan.",
    )
    found = reading(*wrapped).masthead
    assert found.title is None
    assert found.dateline is not None and found.dateline.place == "JAKARTA"


def test_a_subtitle_is_never_the_title_said_again() -> None:
    text = (TITLES[INDONESIAN], "", TITLES[INDONESIAN], "", *INDONESIAN)
    assert reading(*text).masthead.subtitle is None


# ── authors ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_players_of_a_match_are_no_authors() -> None:
    sides = (
        "Sorne Jaya: Gatot Pranowo; Iwan Setyadi, Bayu Kusnadi, Hendra Wijoyo; Agus Maulana, Rudi Hartawan",
        "Torva Utama: Sutarno; Eko Prasojo, Joko Suwarno, Yusuf Karimun, Andi Baharun; Reza Fahmi, Toni Lesmana",
    )
    text = ("Tuesday, March 12, 2019", "", TITLES[INDONESIAN], "", *INDONESIAN, "", "Susunan Pemain", "", *sides)
    assert authors(*text, "", "Share:", "", "0 Comments:") == []


def test_the_name_below_a_label_of_the_source_is_no_author() -> None:
    head = ("Kepala pelabuhan meninjau pintu air", "Sumber :", "  • Humas Pelabuhan/ Galih Prasetya")
    found = reading(TITLES[INDONESIAN], "", *head, "", *INDONESIAN).masthead
    assert found.authors == ()
    assert found.subtitle is None


def test_a_reporter_of_whom_the_text_tells_is_no_author() -> None:
    told = "The Lorvan Weekly sent its shipping reporter Sam Tarrant aboard, and he counted forty pumps below the deck."
    assert authors(TITLES[ENGLISH], "", ENGLISH[0], "", told, "", *ENGLISH[1:]) == []


@pytest.mark.parametrize("house", ["Sorne Reporters", "Torva Correspondents"])
def test_several_people_of_one_name_are_a_house(house: str) -> None:
    assert authors(TITLES[ENGLISH], "", f"Published by {house} on Tue, 21 Jun 2022", "", *ENGLISH) == []


# ── days and places ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_day_that_a_caption_tells_of_dates_nothing() -> None:
    caption = (
        "Bangkai tongkang di depan pintu air terlihat dari menara suar lama di muara pada Kamis, 9 September 2021 "
        "menjelang sore. FOTO/Istimewa"
    )
    text = (TITLES[INDONESIAN], "", "image-gnews", caption, caption, "Iklan", "", *INDONESIAN)
    assert reading(*text).masthead.published is None


@pytest.mark.parametrize(
    ("opening", "place"),
    [("Jember,4 Maret 2011- ", "Jember"), ("INHIL, SIPO - ", "INHIL")],
)
def test_a_day_glued_to_its_dash_or_a_house_of_few_letters_ends_a_dateline(opening: str, place: str) -> None:
    text = (TITLES[INDONESIAN], "", opening + INDONESIAN[0], *INDONESIAN[1:], "", "Ikuti SIPO Online di GoogleNews")
    found = reading(*text).masthead.dateline
    assert found is not None and found.place == place


# ── what stands above the text ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "line",
    [
        "Home  |  All Stories  |  Lantern  |  Dayside  |  Daily Kite  |  Mirror of Torva",
        "About UsPrivacy PolicyTerms of UseContact UsCareersHelp",
        "Warning: Undefined variable $menu in /var/www/torva/wp-content/themes/kite/header.php on line 61",
        "Notice: Function load_words_just_in_time was called incorrectly. Words were loaded too early. " * 5
        + "in /home/torva/public_html/wp-includes/functions.php on line 6121",
    ],
)
def test_glued_menus_and_messages_of_the_server_go(line: str) -> None:
    assert line in removed_reasons("\n".join((line, "", TITLES[ENGLISH], "", *ENGLISH)))


LIST = (
    "- Orchestra of Torva hires a new conductor",
    "- Cyclists climb the highest pass in a day",
    "- Museum buys early maps of the moon",
    "- Bakers quarrel over the price of rye",
)


def test_a_list_of_other_news_above_the_text_goes_whole() -> None:
    assert set(LIST) <= set(removed_reasons("\n".join((*LIST, TITLES[ENGLISH], *ENGLISH))))


def test_a_list_of_what_the_article_says_stays() -> None:
    points = (
        "- Harbour board closes the northern lock",
        "- Barge struck the gate and sank",
        "- Two of the crew taken to hospital",
        "- Divers found a hole below the waterline",
    )
    assert not set(points) & set(removed_reasons("\n".join((TITLES[ENGLISH], *points, "", *ENGLISH))))


def test_headlines_joined_on_one_line_above_the_title_go() -> None:
    ticker = (
        "Pelukis Torva Pamerkan Kanvas Raksasa di Stasiun Lama Mengapa Harga Kopi Pegunungan Turun Lagi? "
        "Bioskop Tua Sorne Dijual Murah Guru Lukis Menang Lomba Layang Kebun Teh Buka Malam Hari Musim Ini"
    )
    text = ("Menu", "", "Mode Gelap", ticker, "", TITLES[INDONESIAN], "", *INDONESIAN)
    assert title(*text) == TITLES[INDONESIAN]
    assert ticker in gone(*text)


# ── more of titles, days and datelines ──────────────────────────────────────────────────────────────────────────────


def test_what_stands_above_a_label_of_the_source_describes_a_picture() -> None:
    headline = "Cara Badan Pelabuhan Mengangkat Bangkai Tongkang Tanpa Menguras Kolam dan Tanpa Menutup Alur"
    head = ("Senin, 5 Mei 2025 - 08:15 WIB", "Kepala pelabuhan saat meninjau pintu air utara", "Sumber :")
    assert title(headline, "", *head, "  • Instagram/pelabuhan.sorne", "", *INDONESIAN) == headline


def test_a_caption_said_before_and_behind_file_photo_is_no_title() -> None:
    caption = "Harbour board meeting underway in Torva File Photo Harbour board meeting underway in Torva"
    assert title(caption, "", *ENGLISH) != caption


def test_a_sentence_behind_a_city_is_no_title() -> None:
    assert title("ISLAMABAD: The harbour board meets its divers.", "", *ENGLISH) is None
    assert title("ISLAMABAD: The City That Reads at Night", "", *ENGLISH) is not None


def test_a_dateline_of_a_cut_teaser_is_another_article_s() -> None:
    teaser = "ISLAMABAD: Farmers parked their tractors before the gate. They wait for the price that was promised in..."
    found = reading(TITLES[ENGLISH], "", *ENGLISH, "", "Must Read", "", "Tractors before the gate", "", teaser)
    assert found.masthead.dateline is None


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("banten.kabarsorne.com, SERANG - ", "SERANG"),
        ("Tulungagung, warta-kita.biz.id - 10 September 2025 – Kejaksaan Negeri (Kejari) hadir. ", "Tulungagung"),
        ("BOGOR, 10 September 2025 - Komisi Pemilihan (KPU) Bogor hadir. ", "BOGOR"),
    ],
)  # fmt: skip
def test_a_house_with_its_region_or_a_day_before_the_dash_ends_a_dateline(opening: str, place: str) -> None:
    found = reading(TITLES[INDONESIAN], "", opening + INDONESIAN[0], "", *INDONESIAN[1:]).masthead
    assert found.dateline is not None and found.dateline.place == place
    assert found.authors == ()
    assert found.agency is None


def test_a_caption_s_weekday_with_its_date_in_brackets_dates_nothing() -> None:
    caption = "Perahu nelayan bersandar di kolam pelabuhan lama Sorne menunggu ombak reda, Selasa (5/3/2019)"
    text = (TITLES[INDONESIAN], "", "(dok pelabuhan)", caption, "", *INDONESIAN)
    assert reading(*text).masthead.published is None


def test_a_day_behind_update_within_a_sentence_changes_nothing() -> None:
    told = "Seorang pelaut menulis di papan kapal Update 14 / 3 / 21"
    text = (TITLES[INDONESIAN], "", *INDONESIAN[:2], told, *INDONESIAN[2:], "(Red)")
    assert reading(*text).masthead.modified is None


# ── below the text ──────────────────────────────────────────────────────────────────────────────────────────────────

MENU = (
    "- Guides to your savings",
    "- The best interest rates",
    "- Best travel money",
    "- A cheaper home loan",
    "- The best bank cards",
    "- Cheaper pet insurance",
    "- Stock market data",
    "- Our newsletter",
    "- Our podcast",
    "- Help and contact",
)


def test_a_long_list_of_the_page_below_the_text_goes_whole() -> None:
    assert set(MENU) <= set(gone(TITLES[ENGLISH], "", *ENGLISH, *MENU))


def test_a_list_that_the_article_ends_with_stays() -> None:
    items = (
        "- Harbour board: lock gate lifted out",
        "- Divers: wreck marked with buoys",
        "- Crew of the barge: six, two in hospital",
        "- Northern lock: closed until the end of the month",
        "- Gate of the lock: struck by the barge",
        "- Hole below the waterline: three metres",
    )
    assert not set(items) & set(gone(TITLES[ENGLISH], "", *ENGLISH, "", *items))


def test_items_that_exclaim_below_terpopuler_are_no_text() -> None:
    items = (
        "- Pasar Malam Torva Dibuka Kembali Pekan Depan",
        "- Penjaga Gawang Sorne Cetak Gol dari Tengah Lapangan Lawan Torva!",
        "- Resep Sambal Nenek: Pedas Sekali! Cocok untuk Ikan Bakar Muara",
    )
    assert set(items) <= set(gone(TITLES[INDONESIAN], "", *INDONESIAN, "Terpopuler", *items))


@pytest.mark.parametrize(
    "line",
    [
        "Diberdayakan oleh Blogger.",
        "Powered by Blogger.",
        "Tongkang Tenggelam Tongkang Tenggelam Reviewed by Dwi on 18.39 Rating: 5",
    ],
)
def test_the_feet_of_blogs_go(line: str) -> None:
    assert line in gone(TITLES[INDONESIAN], "", *INDONESIAN, "", line)


def test_a_heading_for_reading_more_goes_between_paragraphs() -> None:
    text = (TITLES[INDONESIAN], "", INDONESIAN[0], "", "Bacaan Lainnya", "", *INDONESIAN[1:])
    assert set(gone(*text)) == {"Bacaan Lainnya"}


@pytest.mark.parametrize("clock", ["7:40 P.M.", "07:40", "7:40 p.m. GMT", "07:40 PDT", "7 P.M."])
def test_the_time_in_a_dateline_s_brackets_is_no_house(clock: str) -> None:
    found = reading(f"CORVE, SORNE ({clock}) – The harbour office closed the north pier on Monday.", *ENGLISH).masthead
    assert found.dateline is not None and found.dateline.place == "CORVE, SORNE"
    assert found.dateline.agency is None and found.site is None


def test_whose_picture_it_is_is_no_subtitle() -> None:
    credit = "The old pier of Sorne, seen from the harbour office © Harbour Archive Public Domain"
    found = reading("North Pier Closes For Repairs", "", credit, "", *ENGLISH).masthead
    assert found.subtitle is None
    lead = "Boats will land at the old fish quay until the spring, says the harbour office"
    found = reading("North Pier Closes For Repairs", "", credit, "", lead, "", "By Ada Corve", "", *ENGLISH).masthead
    assert found.subtitle is not None and found.subtitle.source_text == lead


def test_letters_of_an_agency_that_are_a_zone_s_too_stay_an_agency() -> None:
    found = reading("CORVE, 29 November 2020 (AMT) – The harbour office closed the north pier.", *ENGLISH).masthead
    assert found.agency is not None and found.agency.value == "AMT"


DAY = "6 ноября 2021, 11:42"
LEAD = "По данным администрации, без света остались 14 тысяч человек"


@pytest.mark.parametrize("story", ["Обострение в долине Торва", "Ситуация вокруг шлюза Сорне"])
def test_the_story_over_a_russian_agency_s_title_is_not_the_title(story: str) -> None:
    said = "Власти долины сообщили о ракетном ударе по шлюзу"
    body = f"СОРНЕ, 6 ноября. /ТАСС/. {RUSSIAN[0]}"
    found = reading(DAY, story, "", said, "", LEAD, "", body, *RUSSIAN[1:])
    assert found.masthead.title is not None and found.masthead.title.source_text == said
    assert found.masthead.subtitle is not None and found.masthead.subtitle.source_text == LEAD
    assert story in {part.source_text for part in found.removed}


def test_a_title_that_says_what_happened_stays_one_over_two_leads() -> None:
    said, second = "Шлюз закрыли на ремонт", "Суда пойдут по старому каналу до самой весны"
    found = reading(DAY, said, "", second, "", LEAD, "", f"СОРНЕ, 6 ноября. /ТАСС/. {RUSSIAN[0]}", *RUSSIAN[1:])
    assert found.masthead.title is not None and found.masthead.title.source_text == said
