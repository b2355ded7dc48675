"""Names beside others: behind a house, in a list, glued to the text, behind its end, in a credit without marks."""

from __future__ import annotations

from tests.reading.articles import masthead_of

TITLE = "Jembatan Gantung di Ansongo Runtuh, Delapan Orang Tercebur"
LEAD = "Jembatan gantung di Ansongo runtuh ke sungai pada Selasa saat delapan orang sedang melintas, semuanya selamat."
MORE = "Salah satu talinya putus sekitar tengah hari, kata penjaga, dan papan muatannya dicuri pada musim hujan lalu."
ENGLISH = (
    "The rope bridge at Ansongo fell into the river on Tuesday with eight people on it, and all of them swam ashore."
)
RUSSIAN = "Подвесной мост в Ансонго рухнул в реку во вторник, когда по нему шли восемь человек, никто не погиб."
RUSSIAN_MORE = (
    "Один из тросов лопнул около полудня, рассказал смотритель, табличку о нагрузке украли ещё прошлой зимой."
)


def authors(text: str) -> list[str]:
    return [one.value for one in masthead_of(text).authors]


def test_the_label_of_a_name_behind_a_house() -> None:
    text = f"{TITLE}\n\nLaporan Wartawan WartaAnsongo.com, Budi Santoso\n\n{LEAD}\n\n{MORE}"
    assert authors(text) == ["Budi Santoso"]


def test_a_byline_above_a_picture_and_one_above_the_text() -> None:
    picture = (
        "Warga melihat sisa jembatan di Ansongo, Selasa (5/6/2018) siang, sebelum petugas datang dan menutup jalan."
    )
    reported = f"Laporan Wartawan WartaAnsongo.com, Budi Santoso\n\n{LEAD}\n\n{MORE}"
    assert authors(f"{TITLE}\n\nPenulis: Dewi Lestari\n\n{picture}\n\n{reported}") == ["Dewi Lestari", "Budi Santoso"]


def test_agencies_and_a_name_between_bars_behind_the_last_sentence() -> None:
    head = masthead_of(f"{TITLE}\n\nRabu, 6 Juni 2018\n\n{LEAD}\n\n{MORE} AFP | BBC | RANI LESTARI")
    assert [one.value for one in head.authors] == ["Rani Lestari"]
    assert head.agency is not None
    assert head.agency.value == "AFP"


def test_a_labelled_name_that_runs_into_the_text() -> None:
    head = f"Мост в Ансонго рухнул в реку\n\n5 июня 2018, 14:33\n\nТекст: Антон Белоусов {RUSSIAN}"
    assert authors(f"{head}\n\n{RUSSIAN_MORE}") == ["Антон Белоусов"]


def test_a_credit_whose_roles_nothing_parts() -> None:
    credit = "(Reporting by Garba Musa Writing by Chijioke Ohu Editing by Alexis Aka and)"
    assert authors(f"Rope bridge falls at Ansongo\n\n{ENGLISH} {credit}") == ["Garba Musa"]


def test_who_reports_it_in_a_later_paragraph() -> None:
    more = (
        "The keeper said at noon that one of the ropes had snapped, and that nobody had been told of it, Trend reports."
    )
    agency = masthead_of(f"Rope bridge falls at Ansongo\n\n{ENGLISH}\n\n{more}").agency
    assert agency is not None
    assert agency.value == "Trend"


def test_what_an_agency_reported_of_something_else_in_a_later_paragraph() -> None:
    more = "Twelve such bridges fell in the last five years, Reuters reported in May, most of them in the rainy season."
    assert masthead_of(f"Rope bridge falls at Ansongo\n\n{ENGLISH}\n\n{more}").agency is None
