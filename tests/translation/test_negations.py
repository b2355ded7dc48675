"""A "not" of the source is a "not" in English, or something of the kind."""

from __future__ import annotations

import pytest

from service.translation import checks


@pytest.mark.parametrize(
    ("language", "source", "english", "lost"),
    [
        ("ru", "Жителей просят не снимать, чтобы не помогать врагу.", "They ask not to film to help.", "не помогать"),
        ("ru", "Пострадавших нет.", "There are injured.", "нет"),
        ("ru", "Капитан не смог выйти в море.", "The captain put to sea.", "не смог"),
        ("id", "Polisi belum menangkap tersangka.", "Police have arrested the suspect.", "belum menangkap"),
        ("id", "Kapal karam tanpa korban jiwa.", "The ship sank with deaths.", "tanpa korban"),
    ],
)
def test_a_lost_negation_is_flagged(language: str, source: str, english: str, lost: str) -> None:
    assert f"negation-missing:{lost}" in checks.doubts(source, english, language)


@pytest.mark.parametrize(
    ("language", "source", "english"),
    [
        ("ru", "Пострадавших нет.", "Nobody was hurt."),
        ("ru", "Он не признал вину.", "He denied guilt."),
        ("ru", "Никто ничего не видел.", "Nobody saw anything."),
        ("ru", "Работы не завершены.", "The work is unfinished."),
        ("ru", "Он не только врач, но и поэт.", "He is a doctor and a poet."),
        ("ru", "Погибло не менее десяти человек.", "At least ten people died."),
        ("ru", "Это не так.", "That isn't so."),
        ("id", "Tidak lama kemudian polisi datang.", "Police came soon afterwards."),
        ("id", "Korban belum ditemukan.", "The victim remains missing."),
        ("id", "Pesawat tak berawak itu jatuh.", "The drone crashed."),
    ],
)
def test_what_says_it_otherwise_is_not(language: str, source: str, english: str) -> None:
    assert not [flag for flag in checks.doubts(source, english, language) if flag.startswith("negation")]
