"""Things that a small model has no word for, sent as others of their kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.runtime import Runtime
from service.settings import Settings
from service.translation import nouns
from service.translation.russian import readings
from service.translation.sentence import Draft


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Уничтожены 24 гаубицы.", "Уничтожены 24 ракеты."),
        ("Оползень перекрыл дорогу.", "Пожар перекрыл дорогу."),
        ("О двух эсминцах и фрегате.", "О двух кораблях и пароходе."),
        ("Говорит водолаз Петров.", "Говорит врач Петров."),
        ("Майору вручили подушку.", "Генералу вручили книгу."),
        ("Голуби улетели с крыльца.", "Волки улетели с здания."),
        ("Прибыли трое кубинских врачей и датский король.", "Прибыли трое французских врачей и японский король."),
        ("В живописном месте видели зенитную ракету.", "В опасном месте видели электронную ракету."),
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
        "Соловьёв заявил об этом в среду.",
    ],
)
def test_what_stays(source: str) -> None:
    assert nouns.take_out(source, "ru") == (source, [])


def test_what_comes_back() -> None:
    _, swaps = nouns.take_out("Ледокол встретил два сухогруза.", "ru")
    assert nouns.put_back("A ship met two steamers.", swaps) == "An icebreaker met two cargo ships."
    assert nouns.put_back("A ship met two ships.", swaps) is None
    assert nouns.put_back("It met two steamers.", swaps) is None
    _, swaps = nouns.take_out("Прибыл кубинский врач.", "ru")
    assert nouns.put_back("A French doctor arrived.", swaps) == "A Cuban doctor arrived."


def test_every_thing_of_the_table_can_be_sent() -> None:
    """Its lemma is the dictionary's, and what is sent has all cases."""
    for language, sentence in (("ru", "Видели {}."), ("id", "Ada {} itu.")):
        for lemma, noun in nouns._nouns(language).items():
            sent, swaps = nouns.take_out(sentence.format(lemma), language)
            assert len(swaps) == 1, (lemma, noun, sent)
    for lemma in nouns._adjectives():
        assert len(nouns.take_out(f"Видели {lemma} вид.", "ru")[1]) == 1, lemma
    for kinds in nouns._kinds("ru").values():
        for one in kinds:
            assert readings(one.lemma)[0].tag.POS in ("NOUN", "ADJF")


def test_indonesian_things_keep_their_suffix_and_headlines_are_read_as_sentences() -> None:
    assert nouns.take_out("Buaya itu masuk kandangnya.", "id")[0] == "Ayam itu masuk sekolahnya."
    assert nouns.take_out("Desa Tambak Rejo dan Kandang.", "id") == ("Desa Tambak Rejo dan Kandang.", [])
    (piece,) = Draft("Banjir Bandang Rusak Tanggul di Demak", "id", {}, lambda text: [text], small=True).texts()
    assert "kebakaran" in piece.lower()
    assert "sekolah" in piece


@pytest.fixture(scope="module")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    folder = tmp_path_factory.mktemp("nouns")
    models = Path(__file__).parents[2] / "models"
    with Runtime(Settings(data=folder / "data", cache=folder / "cache", models=models)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("language", "source", "english"),
    [
        ("id", "Polisi menyita dua celurit dan 24 kilogram ganja.", "two sickles and 24 kilograms of cannabis"),
        ("id", "Tanggul itu jebol pada Senin malam.", "embankment"),
        ("ru", "По данным министерства, в районе насчитали 24 эсминца.", "24 destroyers"),
        ("ru", "Утром в питомнике сгорели 300 саженцев.", "300 saplings"),
        ("ru", "Оползень перекрыл дорогу в посёлок.", "landslide"),
        ("ru", "Самосвал столкнулся с маршруткой.", "dump truck"),
        ("ru", "Премьер встретился с кубинским министром.", "cuban minister"),
        ("ru", "Армия получила десять зенитных систем.", "anti-aircraft"),
    ],
)
def test_the_english_names_the_thing(runtime: Runtime, language: str, source: str, english: str) -> None:
    (translation,) = runtime.translator.submit([source], language).result()
    assert english in translation.text.lower()
