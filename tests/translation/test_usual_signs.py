"""Marks and letters that newsrooms write and the compact packages' training text does not."""

from __future__ import annotations

import pytest

from service.translation.usual_signs import as_usual, tight


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Катер «Оникс» сел на мель.", 'Катер " Оникс" сел на мель.'),
        ("«Мы ждём помощи», — сказал мэр.", '" Мы ждем помощи", — сказал мэр.'),
        ("«Мы ждём помощи. Дороги закрыты.", '" Мы ждем помощи. Дороги закрыты.'),
        ("Он сказал: “Дороги закрыты”.", 'Он сказал: " Дороги закрыты".'),
        ("Завод (ООО «Пламя») закрыт.", 'Завод (ООО " Пламя") закрыт.'),
        ("Там вертолёт сел, и всё кончилось.", "Там вертолет сел, и всё кончилось."),
        ("Семёнов ушёл.", "Семёнов ушел."),
        ("Дороги закрыты.", "Дороги закрыты."),
    ],
)
def test_russian(source: str, sent: str) -> None:
    assert as_usual(source, "ru") == sent


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Warga menyebutnya “beban” lama.", 'Warga menyebutnya " beban" lama.'),
        ("“Kami masih menunggu bantuan,” kata wali kota.", '"Kami masih menunggu bantuan," kata wali kota.'),
        ("Film “Laut Pasang Malam” tayang.", 'Film " Laut Pasang Malam" tayang.'),
    ],
)
def test_in_indonesian_only_short_quotations_get_a_blank(source: str, sent: str) -> None:
    assert as_usual(source, "id") == sent


def test_a_sentence_full_of_marks_gets_no_blanks() -> None:
    assert as_usual("«а» «б» «в» «г» «д»", "ru") == '"а" "б" "в" "г" "д"'


def test_the_blank_does_not_stay_in_the_english() -> None:
    assert tight('The boat " Onyx" ran aground.') == 'The boat "Onyx" ran aground.'
    assert tight('" We are waiting, the mayor said.') == '"We are waiting, the mayor said.'
    assert tight('a 5" pipe and a 7" one') == 'a 5" pipe and a 7" one'
