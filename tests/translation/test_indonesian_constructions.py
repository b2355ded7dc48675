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


@pytest.mark.parametrize("unit", [", pelaku me", "umat ", "Tersangka ", ", "])
def test_long_texts_stay(unit: str) -> None:
    assert as_understood(unit * 20_000).startswith(unit[:3])
