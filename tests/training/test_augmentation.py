"""Changed copies of pairs: what is asked for, deterministic, and true on both sides."""

from __future__ import annotations

import random
import re

import pytest

from models.training import augmentation
from models.training.corpus import Pair

NEWS = Pair(
    "id",
    "panl-int",
    "news/wiki/report",
    "x",
    "Menurut laporan itu, korban bertambah.",
    "According to the report, the number rose.",
    3.0,
)
RU = Pair(
    "ru", "newstest", "news/wiki/report", "x", "По его словам, все спокойно.", "According to him, all is calm.", 3.0
)


def test_case_changes_the_source_only() -> None:
    assert augmentation.title_case(NEWS).text == "Menurut Laporan Itu, Korban Bertambah."
    assert augmentation.all_caps(RU).text == "ПО ЕГО СЛОВАМ, ВСЕ СПОКОЙНО."
    assert augmentation.title_case(NEWS).english == NEWS.english


def test_bare_end_needs_a_full_stop_on_both_sides() -> None:
    bare = augmentation.bare_end(RU)
    assert bare is not None and not bare.text.endswith(".") and not bare.english.endswith(".")
    assert augmentation.bare_end(Pair("ru", "s", "web", "", "Да", "Yes.")) is None


def test_sources_also_come_as_the_service_sends_them() -> None:
    quoted = Pair("ru", "s", "news/wiki/report", "", "«Всё идёт», — сказал Пётр.", '"All is well," Pyotr said.', 4.0)
    sent = augmentation.as_sent(quoted)
    assert sent is not None and sent.text == '" Всё идет", — сказал Пётр.' and sent.weight == quoted.weight
    assert sent.english == quoted.english and augmentation.as_sent(RU) is None


def test_joined_keeps_both_sentences_of_one_source() -> None:
    made = augmentation.joined(RU, RU)
    assert made is not None and made.text.count("словам") == made.english.count("him") == 2
    assert augmentation.joined(RU, NEWS) is None


def test_cut_breaks_both_sides_at_the_same_comma() -> None:
    made = augmentation.cut(RU, random.Random(0))
    assert made is not None and (made.text, made.english) == ("По его словам", "According to him")
    assert augmentation.cut(Pair("ru", "s", "web", "", "Да, так", "So it is"), random.Random(0)) is None


@pytest.mark.parametrize("pair", [RU, NEWS])
def test_dateline_stands_before_both_sides(pair: Pair) -> None:
    for seed in range(20):
        made = augmentation.dateline(pair, random.Random(seed))
        assert made.text.endswith(pair.text) and made.english.endswith(pair.english)
        assert re.findall(r"\d+", made.text) == re.findall(r"\d+", made.english)


@pytest.mark.parametrize("language", ["ru", "id"])
def test_dates_say_the_same_on_both_sides(language: str) -> None:
    months = augmentation.LISTS["months"]
    for pair in augmentation.date_pairs(language, 300, random.Random(3)):
        assert sorted(re.findall(r"\d+", pair.text)) == sorted(re.findall(r"\d+", pair.english))
        named = [i for i, month in enumerate(months[language]) if month in pair.text.split()]
        assert all(months["en"][i] in pair.english for i in named)


@pytest.mark.parametrize("language", ["ru", "id"])
def test_numbers_say_the_same_on_both_sides(language: str) -> None:
    for pair in augmentation.number_pairs(language, 300, random.Random(4)):
        assert re.sub(r"\D", "", pair.text) == re.sub(r"\D", "", pair.english)
        assert not re.search(r"\d[.]\d{3}", pair.english)


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Пашинян", "Pashinyan"),
        ("Щербаков", "Shcherbakov"),
        ("Достоевский", "Dostoevsky"),
        ("Хрущёв", "Khrushchyov"),
        ("Юрий", "Yury"),
    ],
)
def test_transliteration(name: str, latin: str) -> None:
    assert augmentation.transliterated(name) == latin


def test_surnames_are_inflected_in_russian_only() -> None:
    for pair in augmentation.name_pairs(300, random.Random(5)):
        assert re.fullmatch(r"[А-ЯЁа-яё ]+", pair.text) and re.fullmatch(r"[A-Za-z ]+", pair.english)


def test_augment_is_deterministic_and_marks_what_it_made() -> None:
    pairs = [RU, RU, NEWS, NEWS] * 200
    first, second = list(augmentation.augment(pairs, 7)), list(augmentation.augment(pairs, 7))
    assert first == second != list(augmentation.augment(pairs, 8))
    assert {pair.domain for pair in first} == {"augmented"}
    assert {"dateline", "joined", "title-case", "all-caps", "cut", "bare-end", "dates", "numbers", "names"} == {
        p.source for p in first
    }
