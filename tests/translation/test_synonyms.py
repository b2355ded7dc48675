"""Verbs, adjectives and adverbs that a small model takes for others, sent as words of their meaning."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.runtime import Runtime
from service.settings import Settings
from service.translation import synonyms
from service.translation.russian import readings
from service.translation.sentence import Draft


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Гонщик обогнал всех, обгоняет и сейчас.", "Гонщик опередил всех, опережает и сейчас."),
        ("Хлеб подешевел, мука подешевеет.", "Хлеб упал в цене, мука упадёт в цене."),
        ("Обесточены 40 домов.", "Оставлены без электричества 40 домов."),
        ("В обесточенном доме темно.", "В оставленном без электричества доме темно."),
        ("Разоблачив аферу, они ушли.", "Раскрыв аферу, они ушли."),
        ("Встретили нетрезвого водителя.", "Встретили пьяного водителя."),
        ("Арестован нетрезвый водитель.", "Арестован пьяный водитель."),
        ("Позавчера они еле дошли.", "Два дня назад они едва дошли."),
        ("Круглосуточные посты ушли.", "24-hour посты ушли."),
        ("Паром сел на мель, второй сядет на мель.", "Паром застрял на мелководье, второй застрянет на мелководье."),
        ("Подозреваемый взят под стражу.", "Подозреваемый арестован."),
        ("Сданную в эксплуатацию школу закрыли.", "Открытую школу закрыли."),
        ("Птица села на мельницу.", "Птица села на мельницу."),
        ("Они взяли его под стражу.", "Они арестовали его."),
        ("Скопившиеся люди ждут завезённый товар.", "Собравшиеся люди ждут привезённый товар."),
    ],
)
def test_what_is_sent_stands_in_the_same_form(source: str, sent: str) -> None:
    assert synonyms.in_known_words(source, "ru") == sent


def test_a_line_of_nothing_but_phrases_is_read_once() -> None:
    assert synonyms.in_known_words("сел на мель " * 20_000, "ru") == "застрял на мелководье " * 20_000


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("ru", "Приехал режиссёр Нищий."),
        ("ru", "Группа «Слабеть» выступит в клубе."),
        ("ru", "Дом по-шикарному-старый, адрес обогнать.рф"),
        ("id", "Presiden Lantas Rampung tiba."),
        ("en", "A sengit race, обогнал."),
    ],
)
def test_names_and_other_languages_stay(language: str, source: str) -> None:
    assert synonyms.in_known_words(source, language) == source.replace("обогнать", "опередить")


def test_indonesian_words_are_replaced_as_they_stand() -> None:
    assert synonyms.in_known_words("Penjahat itu kabur lantaran takut.", "id") == (
        "Kriminal itu melarikan diri karena takut."
    )


def test_an_indonesian_word_keeps_its_suffix() -> None:
    assert synonyms.in_known_words("Petugas menciduknya; harga pakannya naik.", "id") == (
        "Petugas menangkapnya; harga pakannya naik."
    )


def test_every_word_of_the_table_can_be_sent() -> None:
    """It is the dictionary's, with the aspect of what is sent for it, which is no word of the table itself."""
    for kind in ("verbs", "adjectives", "adverbs"):
        words = synonyms._table("ru", kind)
        for word, known in words.items():
            reading = readings(word)[0]
            assert synonyms._CLASSES[reading.tag.POS] == kind, word
            assert reading.normal_form.replace("ё", "е") == word
            assert synonyms._known(word) == known, (word, known)
            assert known.split()[0] not in words
    assert not synonyms._table("id", "words").keys() & set(synonyms._table("id", "words").values())


def test_only_packages_that_know_few_words_are_sent_others() -> None:
    for small, sent in ((True, "Акции упали в цене."), (False, "Акции подешевели.")):
        (piece,) = Draft("Акции подешевели.", "ru", {}, lambda text: [text], small=small).texts()
        assert piece == sent
    (piece,) = Draft("Pencuri Motor Kabur ke Hutan", "id", {}, lambda text: [text], small=True).texts()
    assert "melarikan diri ke hutan" in piece


@pytest.fixture(scope="module")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    folder = tmp_path_factory.mktemp("synonyms")
    models = Path(__file__).parents[2] / "models"
    with Runtime(Settings(data=folder / "data", cache=folder / "cache", models=models)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("language", "source", "english"),
    [
        ("ru", "Радары засекли неизвестный самолёт.", "radars found"),
        ("ru", "Из-за аварии обесточены три посёлка.", "electricity"),
        ("ru", "Позавчера министр прилетел в Токио.", "two days ago"),
        ("ru", "В больнице зарегистрировали три летальных исхода.", "deaths"),
        ("ru", "Полиция оцепила здание вокзала.", "surrounded"),
        ("ru", "За рулём был нетрезвый водитель.", "drunk"),
        ("id", "Menteri itu menepis tuduhan korupsi.", "denied"),
        ("id", "Pembangunan jembatan itu molor dua bulan.", "delayed"),
        ("id", "Pencuri itu kabur ke hutan.", "fled"),
        ("id", "Pelaku diciduk di rumahnya, Senin malam.", "arrested"),
        ("id", "Menteri itu lengser setelah skandal korupsi.", "resigned"),
    ],
)
def test_the_english_says_what_is_meant(runtime: Runtime, language: str, source: str, english: str) -> None:
    (translation,) = runtime.translator.submit([source], language).result()
    assert english in translation.text.lower()


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Президент отправил министра в отставку.", "Президент уволил министра."),
        ("Суд взял мэра города под стражу.", "Суд арестовал мэра города."),
        ("Завод ввёл новый цех в эксплуатацию.", "Завод открыл новый цех."),
        ("Президент отправил сына учиться, а сам ушёл в отставку.", None),
        ("Министр уйдёт в отставку.", None),
    ],
)
def test_a_phrase_that_its_object_parts(source: str, sent: str | None) -> None:
    assert synonyms.in_known_words(source, "ru") == (sent or source)
