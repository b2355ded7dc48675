"""Suspects and the faithful as a small model understands them."""

from __future__ import annotations

import pytest

from service.translation.indonesian_constructions import as_understood


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Tersangka mencuri uang dari toko.", "Tersangka itu mencuri uang dari toko."),
        ("Menurut polisi, pelaku mencuri motor.", "Menurut polisi, pelaku itu mencuri motor."),
        ("Pelaku langsung melarikan diri.", "Pelaku itu langsung melarikan diri."),
        ("Umat Islam merayakan Idul Fitri.", "Kaum Muslim merayakan Idul Fitri."),
        ("Ribuan umat Katolik mengikuti misa.", "Ribuan warga Katolik mengikuti misa."),
    ],
)
def test_who_is_meant(source: str, sent: str) -> None:
    assert as_understood(source) == sent


@pytest.mark.parametrize(
    "source",
    [
        "Pelaku ditangkap polisi.",
        "Kedua pelaku mencuri motor.",
        "Pelaku usaha membayar pajak.",
        "Tersangka itu mencuri uang.",
        "Terduga pelaku mencuri motor.",
        "Tersangka media.",
        "Umat manusia bertambah.",
        "",
    ],
)
def test_what_stays(source: str) -> None:
    assert as_understood(source) == source


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Lalu lintas di Kudus lancar.", "Traffic di Kudus lancar."),
        ("Lalu lintas ke pasar lumpuh.", "Traffic ke pasar berhenti."),
        ("Terdakwa dituntut enam tahun penjara.", "Terdakwa menghadapi tuntutan enam tahun penjara."),
        ("Ia dituntut jaksa dengan pidana penjara selama 5 tahun.", "Ia menghadapi tuntutan 5 tahun penjara."),
        ("Ia dituntut penjara seumur hidup.", "Ia menghadapi tuntutan hukuman seumur hidup."),
        ("Jaksa menuntut terdakwa 3 tahun penjara.", "Jaksa menuntut hukuman 3 tahun penjara untuk terdakwa itu."),
        ("Hakim menjatuhkan hukuman mati kepada Joko.", "Hakim menghukum Joko dengan hukuman mati."),
        (
            "Hakim memvonis mati pria yang membunuh itu.",
            "Hakim memberikan hukuman mati kepada pria yang membunuh itu.",
        ),
        ("Klub itu batal membeli stadion.", "Klub itu membatalkan rencana membeli stadion."),
        ("Ia urung maju.", "Ia tidak maju."),
        ("Acara itu urung digelar.", "Acara itu tidak digelar."),
        ("Vonis itu lebih ringan dua tahun dari tuntutan.", "Vonis itu dua tahun lebih ringan dari tuntutan."),
        ("Nilainya lebih tinggi 5 persen dibanding kemarin.", "Nilainya 5 persen lebih tinggi dibanding kemarin."),
        ("Garuda menang 3-1 atas Elang.", "Garuda menang 3-1 melawan Elang."),
        ("Garuda menang 3-0 tanpa balas.", "Garuda menang 3-0."),
        ("Garuda tertinggal dua gol.", "Garuda down dua gol."),
        ("Umat Kristiani berdoa.", "Warga Kristen berdoa."),
        ("Ia mengaku tidak mengenal korban.", "Ia mengatakan tidak mengenal korban."),
        ("Konon gua itu angker.", "Menurut cerita, gua itu angker."),
        ("Satu per satu saksi pulang.", "Satu demi satu, saksi pulang."),
        ("Warga mengaku mendengar tembakan.", "Warga mengatakan mendengar tembakan."),
        ("Dua pria mengaku sebagai petugas.", "Dua pria mengatakan mereka adalah petugas."),
        ("Ia disebut menerima uang.", "Ia dilaporkan menerima uang."),
        ("Swedia tertinggal 0-1.", "Swedia down 0-1."),
        ("Torino dibungkam Genoa 2-0.", "Torino dikalahkan Genoa 2-0."),
        ("Swedia menyingkirkan Norwegia di semifinal.", "Swedia mengalahkan Norwegia di semifinal."),
    ],
)
def test_what_is_meant(source: str, sent: str) -> None:
    assert as_understood(source) == sent


@pytest.mark.parametrize(
    "source",
    [
        "Polisi lalu lintas menilang 12 sopir.",
        "Ia dituntut dua tahun kemudian.",
        "Pernikahan itu batal lagi.",
        "Konser itu batal digelar.",
        "Ia mengaku mencuri.",
        "Ia mengaku anaknya hilang.",
        "Ia disebut sebagai pahlawan.",
        "Ia tertinggal di pulau itu.",
        "Petugas menyingkirkan pohon.",
        "Wartawan itu dibungkam Presiden.",
    ],
)
def test_what_is_understood_stays(source: str) -> None:
    assert as_understood(source) == source


def test_traffic_in_a_long_text() -> None:
    assert as_understood("lalu lintas " * 20_000).startswith("traffic lalu lintas")


@pytest.mark.parametrize("unit", [", pelaku me", "umat ", "Tersangka ", ", ", "Jaksa menuntut a "])
def test_long_texts_stay(unit: str) -> None:
    assert as_understood(unit * 20_000).startswith(unit[:3])
