"""Agencies that no rule of credits finds: names judged by their surroundings. The articles here are in no training."""

from __future__ import annotations

import pytest

from tests.reading.test_learned_authors import plain
from tests.reading.test_signatures import ENGLISH, INDONESIAN, RUSSIAN

SENT = [
    (ENGLISH, (), ("The original report was published by Belga.",), "Belga"),
    (RUSSIAN, ("14 июня 2022, 14:05",), ("На основе сообщения Интерфакс",), "Interfax"),
    (RUSSIAN, (), ("Подготовлено по сообщениям БЕЛТА и редакции",), "BelTA"),
]
QUOTED = [
    (ENGLISH, (), ("Picture by Jan Kowal, AFP, in Lorvan",)),
    (ENGLISH, (), ("He told Reuters by telephone that help had come late.",)),
    (ENGLISH, (), ("Read next: AP fires two editors",)),
    (RUSSIAN, ("14 июня 2022, 14:05",), ("На фото: плотина, 2021 год. Ян Коваль, ТАСС",)),
    (RUSSIAN, (), ("Он работал в «Интерфаксе» двенадцать лет, а потом ушёл в министерство.",)),
    (INDONESIAN, (), ('"Kami menunggu perahu," katanya kepada Reuters lewat telepon.',)),
    (INDONESIAN, ("Rabu, 5 September 2018",), ("Baca juga: Antara Tunjuk Direktur Baru",)),
]


@pytest.mark.parametrize(("text", "head", "foot", "name"), SENT)
def test_a_name_in_the_place_of_a_source_is_one(
    text: tuple[str, ...], head: tuple[str, ...], foot: tuple[str, ...], name: str
) -> None:
    found = plain(text, *head, foot=foot).agency
    assert found is not None and found.value == name
    assert found.method == "learned"
    assert found.span is not None and found.source_text


@pytest.mark.parametrize(("text", "head", "foot"), QUOTED)
def test_an_agency_that_was_told_or_took_a_picture_sent_nothing(
    text: tuple[str, ...], head: tuple[str, ...], foot: tuple[str, ...]
) -> None:
    assert plain(text, *head, foot=foot).agency is None
