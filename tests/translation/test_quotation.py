"""Quotations: left open they are flagged, and a sentence is cut where one ends."""

from __future__ import annotations

import pytest

from service.translation import checks, clauses
from service.translation.contract import RawTranslation
from service.translation.sentence import Draft


def raw(text: str) -> RawTranslation:
    return RawTranslation(text, False, -1.0, 10, 10)


@pytest.mark.parametrize(
    ("language", "source", "english", "first"),
    [
        ("ru", "«Пожар потушен», — сообщил мэр.", '"The fire is out, the mayor said.', "Пожар потушен"),
        ("id", '"Api sudah padam," kata wali kota.', 'The fire is out," said the mayor.', "Api sudah padam,"),
    ],
)
def test_a_quotation_left_open_is_flagged(language: str, source: str, english: str, first: str) -> None:
    assert f"quotation-broken:{first.rstrip(',')}" in checks.doubts(source, english, language)


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("«Пожар потушен», — сообщил мэр.", '"The fire is out," the mayor said.'),
        ("Газета «Звезда» закрылась.", "The Zvezda newspaper closed."),
        ('"Мы читаем газету "Звезда"", - сказал он.', '"We read the newspaper "Zvezda," he said.'),
        ("«Пожар потушен. Дорога открыта.", '"The fire is out. The road is open.'),
        ("Пожар потушен, сообщил мэр.", 'The fire is out," the mayor said.'),
    ],
)
def test_other_marks_are_not(source: str, english: str) -> None:
    assert not [flag for flag in checks.doubts(source, english, "ru") if flag.startswith("quotation")]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("«Пожар потушен, дорога открыта», — сообщил мэр.", ["«Пожар потушен, дорога открыта», — ", "сообщил мэр."]),
        ('"Api sudah padam," kata wali kota.', ['"Api sudah padam," ', "kata wali kota."]),
        ("Мэр сообщил: «Пожар потушен, дорога открыта».", ["Мэр сообщил: ", "«Пожар потушен, дорога открыта»."]),
        (
            "«Мы закрыли «Звезду», и все ушли», — сказал он.",
            ["«Мы закрыли «Звезду», и все ушли», — ", "сказал он."],
        ),
    ],
)
def test_a_sentence_is_cut_where_its_quotation_ends(text: str, pieces: list[str]) -> None:
    assert clauses.halves(text, "ru") == pieces


def test_names_in_quotation_marks_are_no_place_to_cut() -> None:
    text = "Пароход «Заря» пришёл в порт вечером, и груз сразу сняли."
    assert clauses.halves(text, "ru") == ["Пароход «Заря» пришёл в порт вечером, ", "и груз сразу сняли."]


def test_a_quotation_left_open_is_tried_in_two_parts() -> None:
    one = Draft("«Пожар потушен, дорога открыта», — сообщил мэр.", "ru", {}, lambda text: [text])
    one.take([raw('"The fire is out, the road is open, the mayor said.')])
    assert one.texts() == ["«Пожар потушен, дорога открыта», — ", "сообщил мэр."]
    one.take([raw('"The fire is out, the road is open,"'), raw("The mayor said.")])
    assert one.result is not None
    assert one.result.text == '"The fire is out, the road is open," the mayor said.'
    assert one.result.flags == ()
