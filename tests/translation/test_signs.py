"""Signs that small models have no piece for: sent in words, or kept between the parts of a line."""

from __future__ import annotations

import pytest

from service.translation.contract import RawTranslation
from service.translation.sentence import Draft
from service.translation.written_out import written_out


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("ru", "Он заплатил €500 и £20.", "Он заплатил 500 евро и 20 фунтов стерлингов."),
        ("ru", "Сумма 5 000 ₽ выплачена.", "Сумма 5 000 рублей выплачена."),
        ("ru", "Ущерб 1,2 млрд € велик.", "Ущерб 1,2 млрд евро велик."),
        ("ru", "Ущерб €1,2 млрд велик.", "Ущерб 1,2 млрд евро велик."),
        ("id", "Ia membayar €1,2 miliar.", "Ia membayar 1,2 miliar euro."),
        ("ru", "До 25 °C и до −20° ночью.", "До 25 градусов Цельсия и до минус 20 градусов ночью."),
        ("id", "Suhu 25,5°C.", "Suhu 25,5 derajat Celsius."),
        ("ru", "Группа «Рога & Копыта».", "Группа «Рога и Копыта»."),
        ("id", "Toko Roti & Kue.", "Toko Roti dan Kue."),
        ("ru", "Компания AT&T и R&D.", "Компания AT&T и R&D."),
        ("ru", "Около 20-25 °C.", "Около 20-25 градусов Цельсия."),
    ],
)
def test_signs_are_written_out(language: str, text: str, written: str) -> None:
    assert written_out(text, language) == written


@pytest.mark.parametrize(
    ("text", "pieces", "english"),
    [
        ("Главная | Новости | Бельгия", ["Главная", "Новости", "Бельгия"], "Main | News | Belgium"),
        ("• Пожар потушен", ["Пожар потушен"], "• The fire is out"),
        ("© Пожар потушен", ["Пожар потушен"], "© The fire is out"),
        ("Счёт 3:2 → 4:2", ["Счёт 3:2"], "Score 3:2 → 4:2"),
    ],
)
def test_parts_between_separators_are_sent_by_themselves(text: str, pieces: list[str], english: str) -> None:
    one = Draft(text, "ru", {}, lambda piece: [piece])
    assert one.texts() == pieces
    told = {"Главная": "Main", "Новости": "News", "Бельгия": "Belgium", "Пожар потушен": "The fire is out"}
    one.take([RawTranslation(told.get(piece, "Score 3:2"), False, -1.0, 3, 3) for piece in pieces])
    assert one.result is not None
    assert (one.result.text, one.result.flags) == (english, ())


def test_an_age_limit_is_copied() -> None:
    one = Draft("Матч 18+ показали вечером.", "ru", {}, lambda piece: [piece])
    (sent,) = one.texts()
    assert "18+" not in sent
    one.take([RawTranslation("The X1 match was shown in the evening.", False, -1.0, 8, 8)])
    assert one.result is not None
    assert one.result.text == "The 18+ match was shown in the evening."
