"""Objects that stand first are sent behind their verb."""

from __future__ import annotations

import pytest

from service.translation.indonesian_objects import subject_first


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Lukisan itu saya jual kemarin.", "Saya menjual lukisan itu kemarin."),
        ("Dana tersebut ia gunakan untuk berobat.", "Ia menggunakan dana tersebut untuk berobat."),
        ("Usul ini belum bisa kami terima.", "Kami belum bisa menerima usul ini."),
        ("Ini kami lakukan agar warga aman.", "Kami melakukan ini agar warga aman."),
        ('"Tersangka sudah kami tahan," katanya.', '"Kami sudah menahan tersangka," katanya.'),
        ("Semua berkas akan mereka periksa.", "Mereka akan memeriksa semua berkas."),
    ],
)
def test_the_doer_comes_first(source: str, sent: str) -> None:
    assert subject_first(source) == sent


@pytest.mark.parametrize(
    "source",
    [
        "Malam itu kami makan bersama.",
        "Setelah itu mereka tinggal di Solo.",
        "Polisi mengatakan kasus itu akan kami selidiki.",
        "Kemarin sudah saya jelaskan.",
        "Rumah mereka jual.",
        "Kota itu saya tinggal.",
        "Lukisan itu dijual.",
        "",
    ],
)
def test_what_stays(source: str) -> None:
    assert subject_first(source) == source


@pytest.mark.parametrize("unit", ["Surat itu saya ", "surat ", "Surat kami ", "a", "sudah "])
def test_long_texts_stay(unit: str) -> None:
    assert subject_first(unit * 10_000) == unit * 10_000
