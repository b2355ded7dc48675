"""Who did it stands behind *oleh* for a small model."""

from __future__ import annotations

import pytest

from service.translation.indonesian_agents import with_by
from service.translation.sentence import Draft


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Feri yang ditabrak kapal barang itu karam.", "Feri yang ditabrak oleh kapal barang itu karam."),
        ("Toko yang dikelola Ratna tutup.", "Toko yang dikelola oleh Ratna tutup."),
        ("Torino dikalahkan Genoa 1-2.", "Torino dikalahkan oleh Genoa 1-2."),
        ("Penipu itu ditangkap warga.", "Penipu itu ditangkap oleh warga."),
        ("Ia dirampok dua orang pria.", "Ia dirampok oleh dua orang pria."),
        ("Sopir itu tewas dianiaya majikannya.", "Sopir itu tewas setelah dianiaya oleh majikannya."),
        ("Surat yang belum dibaca hakim hilang.", "Surat yang belum dibaca oleh hakim hilang."),
        ("Usul yang dikritik para guru itu bagus.", "Usul yang dikritik oleh para guru itu bagus."),
        ("Ia diangkat Presiden Joko.", "Ia diangkat oleh Presiden Joko."),
        ("Pabrik itu diambil alih pemerintah.", "Pabrik itu diambil alih oleh pemerintah."),
        ("Ia tewas ditabrak truk.", "Ia tewas setelah ditabrak oleh truk."),
        ("Ketua itu dilaporkan istrinya ke polisi.", "Ketua itu dilaporkan oleh istrinya ke polisi."),
        ("Lurah itu dilaporkan guru ke jaksa.", "Lurah itu dilaporkan oleh guru ke jaksa."),
        ("Jalan itu diperbaiki kontraktor.", "Jalan itu diperbaiki oleh kontraktor."),
    ],
)
def test_who_did_it(source: str, sent: str) -> None:
    assert with_by(source) == sent


@pytest.mark.parametrize(
    "source",
    [
        "Di hutan itu ditangkap dua pemuda.",
        "Kemarin dikerahkan ratusan polisi.",
        "Ia ditetapkan tersangka.",
        "Jalan ditutup bersama warga.",
        "Pria itu dilaporkan warga asing.",
        "Orang itu diduga anggota geng.",
        "Ia diangkat direktur.",
        "Madu dijual Rp150.000 per botol.",
        "Pasar itu dibuka Senin pagi.",
        "Bangunan itu ditutup oleh petugas.",
        "Ruang direktur bank itu sepi.",
        "Selain itu, dikatakan Anwar, harga turun.",
        "Jalan itu diperbaiki bulan depan.",
        "Pelaku dipukul anak-anak.",
        "Lapangan dipadati warga.",
        "Korban diamankan polisi.",
        "",
    ],
)
def test_what_stays(source: str) -> None:
    assert with_by(source) == source


def test_only_a_small_model_is_sent_it() -> None:
    for small, sent in ((True, "Rumah itu dibeli oleh Ratna."), (False, "Rumah itu dibeli Ratna.")):
        assert Draft("Rumah itu dibeli Ratna.", "id", {}, lambda text: [text], small=small).texts() == [sent]


@pytest.mark.parametrize(
    "unit", ["dibeli Ratna ", "ditangkap dua orang ", "yang ditangkap ", "di", "ditangkap polisi "]
)
def test_long_texts(unit: str) -> None:
    assert with_by(unit * 10_000).replace(" oleh", "") == unit * 10_000
