"""Stamps: those of other articles, of a day told in the text, and of the article in odd forms; and who is no author."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from service.reading import Masthead

TITLE = "Ferry pulled off sandbank after eleven hours in fog"
LEAD = "The river ferry was pulled off a sandbank on Thursday after eleven hours in thick fog, the port authority said."
SECOND = "All of the 318 people on board were brought ashore in small boats before noon, among them forty children."
THIRD = "The authority will look into why the ferry had left the channel, which is marked by lights, its head said."
STORY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def head_of(text: str) -> Masthead:
    return read(Article(text.encode(), "text/plain", None)).masthead


def published(text: str) -> str | None:
    found = head_of(text).published
    return found.value if found is not None else None


def test_stamps_of_cards_below_the_text_are_others() -> None:
    cards = (
        "Narrow beds\n08 May, 2024\n\nNarrow beds\n\nWE have too few beds in the hospitals of the coast, again...\n"
        "Late buses\nUpdated 08 May, 2024\n\nLate buses\n\nThe truth is that the buses of the hills are late every "
        "winter, and nobody in the council has asked why that is so.\n"
    )
    head = head_of(f"TORVA, July 10: {STORY}\n\nOpinion\n\n{cards}")
    assert head.published is None
    assert head.modified is None


def test_the_stamp_of_a_linked_story_among_the_paragraphs() -> None:
    text = (
        f"{TITLE}\n\nTORVA, 25 January. {LEAD}\n"
        "Storm keeps the mail from the outer islands for days\n24 January 2018, 05:55\n"
        f"{SECOND}\n{THIRD}"
    )
    assert published(text) != "2018-01-24T05:55"


def test_a_day_in_brackets_inside_a_standfirst_is_told() -> None:
    lead = "Hujan deras yang mengguyur Torva sekitar tiga jam pada Rabu sore hingga petang (5/11/2025) membuat banjir"
    body = (
        "Wali kota mendatangi lokasi banjir dan meminta pompa segera dipasang di enam titik.\n\n"
        "Ia juga memeriksa bangunan warga yang berdiri di atas saluran air sejak bertahun-tahun lalu."
    )
    assert published(f"Torva Banjir, Wali Kota Soroti Bangunan di Atas Saluran\n\n{lead}\n\n{body}") is None


@pytest.mark.parametrize(
    ("above", "below", "value"),
    [
        ("12:04\n14.08.2020\n", "", "2020-08-14T12:04"),
        ("Karnia12.09.2022 - 13:51\n\n", "", "2022-09-12T13:51"),
        ("", "\nWed., May 10, 20231 min. read", "2023-05-10"),
        ("", "\nReuters, TRN Karnia | Tuesday, 09/03/2021 06:20", "2021-03-09T06:20"),
    ],
)
def test_a_stamp_in_odd_form(above: str, below: str, value: str) -> None:
    assert published(f"{above}{TITLE}{below}\n\n{STORY}") == value


def test_the_section_and_the_stamp_below_the_text() -> None:
    text = (
        "Как сообщили в порту, паром сняли с мели в четверг после одиннадцати часов в густом тумане.\n"
        "Все 318 человек добрались до берега на лодках ещё до полудня, среди них сорок детей.\n"
        "Новости 25 июня 2003, 12:32\nО редакции Реклама\n"
    )
    assert published(text) == "2003-06-25T12:32"


@pytest.mark.parametrize(
    "line", ["Oscar Wanjiru (Getty)", "Torva Time: 6:12 PM on Tuesday 14 March", "ReportTabitha Morning"]
)
def test_who_is_no_author(line: str) -> None:
    assert head_of(f"{TITLE}\n\n{line}\n2018-02-27 09:14\n\n{STORY}").authors == ()


def test_a_name_whose_last_word_is_cut_is_no_second_author() -> None:
    text = (
        "Feri Ditarik dari Gosong Pasir Setelah Sebelas Jam\n\nPenulis: Nur Hadi W | Editor: Retno Anjani\n"
        "Laporan Wartawan Torva Network, Nur Hadi Wijaya\n\n"
        "Feri sungai ditarik dari gosong pasir pada Kamis setelah sebelas jam dalam kabut, kata pihak pelabuhan.\n\n"
        "Semua penumpang sudah dibawa ke darat dengan perahu kecil sebelum tengah hari."
    )
    assert [author.value for author in head_of(text).authors] == ["Nur Hadi Wijaya"]


@pytest.mark.parametrize(("end", "names"), [("Nora Vance reports.", ["Nora Vance"]), ("Harbour Radio reports.", [])])
def test_who_reports_by_the_end_of_the_lead(end: str, names: list[str]) -> None:
    found = head_of(f"{TITLE}\n\n12 May 2020\n\n{LEAD} {end}\n\n{SECOND}\n\n{THIRD}").authors
    assert [author.value for author in found] == names
