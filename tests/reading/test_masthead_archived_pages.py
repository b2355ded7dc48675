"""Pages as archives and feeds hand them on: a day before the first line, rows of tags, captions beside the text."""

from __future__ import annotations

import pytest

from tests.reading.articles import masthead_of

TITLE = "Паром сел на мель у Ансонго: пассажиров сняли ночью"
LEAD = (
    "Паром с тремя сотнями пассажиров сел на мель в тумане и простоял одиннадцать часов, сообщили в порту. "
    "Никто не пострадал, людей доставили на берег катерами."
)
MORE = "Капитана отстранили до конца проверки, добавил начальник порта, причину назовут через неделю."


@pytest.mark.parametrize(
    "above",
    [
        "Ансонго порт происшествия река Ансонго",
        "Олег Дарьин Ансонго порт река Олег Дарьин Ансонго",
        " date 2019-05-07 Навигация — 2019",
    ],
)
def test_a_line_of_topics_is_no_title(above: str) -> None:
    head = masthead_of("\n\n".join((above, TITLE, LEAD, MORE)))
    assert head.title is not None
    assert head.title.source_text == TITLE
    assert head.subtitle is None


def test_the_day_of_an_archive_stands_apart_from_the_title() -> None:
    head = masthead_of("\n\n".join((f" date 2019-05-07 {TITLE}", "7 мая 2019, 09:12", LEAD, MORE)))
    assert head.title is not None
    assert head.title.source_text == TITLE
    assert head.published is not None
    assert head.published.value == "2019-05-07T09:12"


@pytest.mark.parametrize(
    ("opening", "place", "house"),
    [
        ("SAMARINDA, METRO–", "SAMARINDA", "METRO"),
        ("JEMBER, pasirwarta.com | ", "JEMBER", "pasirwarta.com"),
        ("HARIAN NUSA.CO.ID, JEMBER - ", "JEMBER", "HARIAN NUSA.CO.ID"),
        ("HANGU/Orakzai: ", "HANGU/Orakzai", None),
        ("PASIRWARTA, 18/11/24 (MANILA): ", "MANILA", "PASIRWARTA"),
        ("JEMBER, pasirwarta.com - Direktur Balai Wilayah Sungai (BWS) Andi Karim: ", "JEMBER", "pasirwarta.com"),
        ("JEMBER - Kepala Unit Pelaksana Teknis (UPT) ", "JEMBER", None),
        ("KABUL – Deputy and Acting Minister Mr. ", "KABUL", None),
        ("HÀ NỘI — ", "HÀ NỘI", None),
        ("McALESTER, Okla. (AP) — ", "McALESTER, Okla.", "AP"),
        ("Sarajevo, Selasa - ", "Sarajevo", None),
    ],
)
@pytest.mark.parametrize("caption", ["", "TOLONG— Mobil pompa dikirim ke desa."])
def test_datelines_with_a_house(opening: str, place: str, house: str | None, caption: str) -> None:
    told = "Tiga mobil pompa dikirim ke desa yang terendam sejak Senin malam, kata kepala badan daerah kepada wartawan."
    head = masthead_of("\n\n".join(("Pompa Dikirim ke Desa Terendam", caption, opening + told, told)))
    assert head.dateline is not None
    assert (head.dateline.place, head.dateline.agency) == (place, house)


def test_what_a_caption_shows_is_no_place() -> None:
    caption = "Kebakaran Pasar Lama Kabupaten Madiun, Minggu (4/9/2022) Siang."
    told = "Kebakaran hebat melanda pasar sejak siang, dan api belum padam sampai malam, kata warga."
    head = masthead_of("\n\n".join(("Pasar di Madiun Terbakar", caption, f"PASIRWARTA.COM, Madiun – {told}", told)))
    assert head.dateline is not None
    assert (head.dateline.place, head.dateline.agency) == ("Madiun", "PASIRWARTA.COM")


@pytest.mark.parametrize(
    "opening", ["Badan Penanggulangan Bencana Daerah (BPBD) ", "The Regional River Rescue Force (RRRF) Commander "]
)
def test_a_body_and_its_letters_are_no_place_and_house(opening: str) -> None:
    told = "Tiga mobil pompa dikirim ke desa yang terendam sejak Senin malam, kata kepala badan daerah kepada wartawan."
    assert masthead_of("\n\n".join(("Pompa Dikirim ke Desa Terendam", opening + told, told))).dateline is None


@pytest.mark.parametrize(
    ("above", "told", "published"),
    [
        ("Senin, 6 Oktober 2025", "Selasa (18/12/2012)", None),
        ("Senin, 6 Oktober 2025", "Minggu (5/10/2025)", "2025-10-06"),
        ("Senin, 6 Oktober 2025", "dalam gempa besar (18/12/2012)", "2025-10-06"),
        (" date 2012-12-18 Beranda\nSenin, 6 Oktober 2025", "Selasa (18/12/2012)", "2012-12-18"),
    ],
)
def test_the_day_of_the_visit_is_not_that_of_publication(above: str, told: str, published: str | None) -> None:
    lead = f"Perahu tambangan terbalik di sungai pada {told} pagi dan empat buruh pabrik hilang, kata warga setempat."
    more = "Sembilan belas penumpang lain ditolong pencari pasir dan dibawa ke balai desa sampai malam."
    head = masthead_of("\n\n".join((above, "Perahu Terbalik di Kali Porong, Empat Buruh Hilang", lead, more)))
    assert (head.published.value if head.published else None) == published


def test_a_title_said_again_right_before_the_dateline_is_set_apart() -> None:
    title = "Bus overturns near Torva bridge at night"
    told = "TORVA, April 16 (AP) The bus overturned near the bridge on Monday and nine people were hurt, police said."
    head = masthead_of("\n\n".join((title, title + told, "The driver told police that the road was covered with oil.")))
    assert head.title is not None
    assert head.title.source_text == title
    assert head.dateline is not None
    assert (head.dateline.place, head.dateline.agency) == ("TORVA", "AP")
