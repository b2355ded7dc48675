"""The dead of the source are dead in English."""

from __future__ import annotations

import pytest

from service.translation import checks


@pytest.mark.parametrize(
    ("language", "source", "english", "lost"),
    [
        ("id", "Gempa: 2 Orang Meninggal", "Earthquake: 2 people living", "Meninggal"),
        ("id", "Anggota dewan itu tewas ditikam.", "The councillor was attacked.", "tewas"),
        ("ru", "На борту погибли 168 человек.", "There were 168 people on board.", "погибли"),
    ],
)
def test_lost_dead_are_flagged(language: str, source: str, english: str, lost: str) -> None:
    assert f"death-missing:{lost}" in checks.doubts(source, english, language)


@pytest.mark.parametrize(
    ("language", "source", "english"),
    [
        ("id", "Dua orang meninggal dunia.", "Two people lost their lives."),
        ("id", "Jenazah korban dibawa pulang.", "The body was taken home."),
        ("ru", "Он скончался в больнице.", "He passed away in hospital."),
        ("ru", "Умеренный рост продолжается.", "Moderate growth goes on."),
        ("ru", "Цены снизились.", "Prices fell."),
    ],
)
def test_what_says_it_otherwise_is_not(language: str, source: str, english: str) -> None:
    assert not [flag for flag in checks.doubts(source, english, language) if flag.startswith("death")]
