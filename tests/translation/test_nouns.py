"""Things that a small model has no word for, sent as others of their kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.runtime import Runtime
from service.settings import Settings
from service.translation import nouns
from service.translation.russian import readings


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Уничтожены 24 гаубицы.", "Уничтожены 24 ракеты."),
        ("Оползень перекрыл дорогу.", "Пожар перекрыл дорогу."),
        ("О двух эсминцах и фрегате.", "О двух кораблях и пароходе."),
        ("Говорит водолаз Петров.", "Говорит врач Петров."),
    ],
)
def test_what_is_sent_stands_in_the_same_case_and_number(source: str, sent: str) -> None:
    assert nouns.take_out(source, "ru")[0] == sent


@pytest.mark.parametrize(
    "source",
    [
        "Две успешные карьеры.",
        "Ракета попала в гаубицу, бомба — в другую.",
        "Писатель Константин Карьер приехал.",
        "Врач, учитель и студент спасли водолаза.",
        "Мирный день в городе после войны.",
    ],
)
def test_what_stays(source: str) -> None:
    assert nouns.take_out(source, "ru") == (source, [])


def test_what_comes_back() -> None:
    _, swaps = nouns.take_out("Ледокол встретил два сухогруза.", "ru")
    assert nouns.put_back("A ship met two steamers.", swaps) == "An icebreaker met two cargo ships."
    assert nouns.put_back("A ship met two ships.", swaps) is None
    assert nouns.put_back("It met two steamers.", swaps) is None


def test_every_thing_of_the_table_can_be_sent() -> None:
    """Its lemma is the dictionary's, and what is sent has all cases."""
    for lemma, noun in nouns._nouns().items():
        sent, swaps = nouns.take_out(f"Видели {lemma}.", "ru")
        assert len(swaps) == 1, (lemma, noun, sent)
    for kinds in nouns._kinds().values():
        for one in kinds:
            assert readings(one.lemma)[0].tag.POS == "NOUN"


@pytest.fixture(scope="module")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    folder = tmp_path_factory.mktemp("nouns")
    models = Path(__file__).parents[2] / "models"
    with Runtime(Settings(data=folder / "data", cache=folder / "cache", models=models)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("По данным министерства, в районе насчитали 24 эсминца.", "24 destroyers"),
        ("Утром в питомнике сгорели 300 саженцев.", "300 saplings"),
        ("Оползень перекрыл дорогу в посёлок.", "landslide"),
        ("Самосвал столкнулся с маршруткой.", "dump truck"),
    ],
)
def test_the_english_names_the_thing(runtime: Runtime, source: str, english: str) -> None:
    (translation,) = runtime.translator.submit([source], "ru").result()
    assert english in translation.text.lower()
