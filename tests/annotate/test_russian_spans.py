"""Russian names that the recognizer cuts wrongly, in sentences written for this file."""

from __future__ import annotations

import pytest

from service.annotate.source import recognizer, russian_spans
from service.annotate.source.recognizer import Found


def _found(text: str, *names: tuple[str, str]) -> list[Found]:
    return [Found(text.index(name), text.index(name) + len(name), kind) for name, kind in names]


def _read(text: str, found: list[Found]) -> list[tuple[str, str]]:
    return [(text[name.start : name.end], name.kind) for name in found]


@pytest.mark.parametrize(
    ("text", "name", "kind", "wanted"),
    [
        (
            "Заявление главы общины Веди Арсена Мелконяна",
            "Веди Арсена Мелконяна",
            "person",
            [("Веди", "place"), ("Арсена Мелконяна", "person")],
        ),
        (
            "Семидесятилетний Тохир Юнусов вышел",
            "Семидесятилетний Тохир Юнусов",
            "person",
            [("Тохир Юнусов", "person")],
        ),
        ("Девяностолетняя Анна", "Девяностолетняя", "organization", []),
        ("Говорил Ли Арсен Мелконян", "Арсен Мелконян", "person", [("Арсен Мелконян", "person")]),
        ("Трасса Ереван-Севан закрыта", "Ереван-Севан", "place", [("Ереван", "place"), ("Севан", "place")]),
        ("Поезд до Ростова-на-Дону", "Ростова-на-Дону", "place", [("Ростова-на-Дону", "place")]),
        ("Две станции Разданского каскада", "Разданского", "place", []),
        ("Солдаты Тверского гарнизона", "Тверского гарнизона", "place", []),
        ("Поля Калязинского района", "Калязинского района", "place", [("Калязинского района", "place")]),
        ("Аким прибыл в Абай", "Аким", "place", []),
    ],
)
def test_names_are_cut_where_two_stand_in_one(text: str, name: str, kind: str, wanted: list[tuple[str, str]]) -> None:
    assert _read(text, russian_spans.mended(text, _found(text, (name, kind)))) == wanted


def test_a_body_in_marks_is_one_everywhere() -> None:
    texts = ["Пишет «Волжинфо».", "Волжинфо уточняет, что Россия и «Россия» разные."]
    named = [
        _found(texts[0], ("Волжинфо", "organization")),
        _found(texts[1], ("Волжинфо", "place"), ("Россия", "place")),
    ]
    cut = russian_spans.of_one_kind(texts, named)
    assert [name.kind for names in cut for name in names] == ["organization", "organization", "place"]


@pytest.mark.skipif(not recognizer.available(), reason="the extra `entities` is not installed")
def test_the_recognizer_is_mended() -> None:
    text = "Глава общины Веди Арсен Мелконян сообщил об этом."
    assert _read(text, russian_spans.mended(text, recognizer.find(text))) == [
        ("Веди", "place"),
        ("Арсен Мелконян", "person"),
    ]
