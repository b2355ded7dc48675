"""Indonesian times in words that a small model keeps."""

from __future__ import annotations

import pytest

from service.translation.indonesian_times import plain


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Ia ditahan selama 20 hari ke depan.", "Ia ditahan selama 20 hari berikutnya."),
        ("Dalam lima tahun ke depan, jalan dibangun.", "Dalam lima tahun berikutnya, jalan dibangun."),
        ("Selang dua hari, pelaku pulang.", "Dua hari kemudian, pelaku pulang."),
        ("Korban sadar selang sepekan.", "Korban sadar sepekan kemudian."),
        ("Tiga jam berselang, api mati.", "Tiga jam kemudian, api mati."),
        ("Beberapa hari belakangan hujan turun.", "Dalam beberapa hari terakhir hujan turun."),
        ("Dalam dua pekan belakangan ini hujan turun.", "Dalam dua pekan terakhir hujan turun."),
        ("Malam harinya, warga berjaga.", "Malam itu, warga berjaga."),
        ("Memasuki hari ketiga, korban ditemukan.", "Pada hari ketiga, korban ditemukan."),
    ],
)
def test_times(source: str, sent: str) -> None:
    assert plain(source) == sent


@pytest.mark.parametrize(
    "source",
    [
        "Ia melangkah ke depan.",
        "Selang air itu bocor.",
        "Rumah itu di belakangan.",
        "Pencarian memasuki hari ketiga.",
        "",
    ],
)
def test_what_stays(source: str) -> None:
    assert plain(source) == source
