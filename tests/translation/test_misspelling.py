"""Names that the model misspelt: put right where it is plain what should stand there, flagged where it is not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from service.runtime import Runtime
from service.settings import Settings
from service.translation import checks, misspelling
from service.translation.contract import RawTranslation
from service.translation.glossary import Glossary
from service.translation.sentence import Draft
from service.translation.translator import PackageTranslator


def mended(source: str, english: str, language: str) -> str:
    return misspelling.restored(english, misspelling.find(source, english, language))[0]


def flagged(source: str, english: str, language: str) -> list[str]:
    """Misspelt names that stay misspelt."""
    after = mended(source, english, language)
    return [flag for flag in checks.doubts(source, after, language) if flag.startswith("name-misspelt:")]


LATIN = [
    ("Perdana Menteri Nikol Pashinyan menolak.", "Prime Minister Nikol Pashiyan refused.", "Pashinyan"),
    ("Warga meninggalkan Karabakh sejak pagi.", "Residents have been leaving Karakh since the morning.", "Karabakh"),
    ("Menurut Cristina Kirchner, pajak akan turun.", "According to Cristina Kircchner, taxes will fall.", "Kirchner"),
    ("Balapan itu dimenangkan Giancarlo Fisichella.", "The race was won by Giancarlo Ficchella.", "Fisichella"),
    ("Rumah sakit di Misrata penuh.", "The hospital in Mista is full.", "Misrata"),
    ("Film karya Nakoula itu dilarang.", "The film by Nacoula was banned.", "Nakoula"),
    ("Presiden UEFA Michel Platini hadir.", "UEFA president Michel Platinini attended.", "Platini"),
    ("Kapal itu menuju Upolu kemarin.", "The ship headed for Upollu yesterday.", "Upolu"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "english", "name"), LATIN)
def test_a_name_in_latin_letters_gets_its_own_letters_back(source: str, english: str, name: str) -> None:
    (wrong,) = misspelling.find(source, english, "id")
    assert (wrong.name, wrong.right) == (name, name)
    assert mended(source, english, "id") == english.replace(wrong.word, name)


RUSSIAN = [
    ("Об этом сообщил Никол Пашинян.", "Nikol Pashiyan reported this.", "Pashinyan"),
    ("Жители покинули Карабах утром.", "Residents left Karakh in the morning.", "Karabakh"),
    ("Депутат Журавлева поддержала закон.", "Deputy Zhuavleva supported the law.", "Zhuravleva"),
    ("Депутат Дегтярев промолчал.", "Deputy Degtaryev said nothing.", "Degtyarev"),
    ("Министр Морозов согласен.", "Minister Morrozov agrees.", "Morozov"),
    ("Об этом сообщила Ольга Евдокимова.", "Olga Yevdokovov reported this.", "Yevdokimova"),
    ("Директор Анна Вербицкая согласна.", "Director Anna Verbitska agrees.", "Verbitskaya"),
    ("Шайбу забросил Овечкин.", "The puck was scored by Oveshkin.", "Ovechkin"),
    ("Самолёт вылетел из Стамбула в полдень.", "The plane left Stambula at noon.", "Istanbul"),
    ("Переговоры прошли в Вашингтоне.", "Talks were held in Vashington.", "Washington"),
    ("Новый мост через Волгу открыли вчера.", "A new bridge across Volgu opened yesterday.", "Volga"),
    ("Беспилотник Bayraktar сбит под Херсоном.", "A Bayrakdar drone was downed near Kherson.", "Bayraktar"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "english", "name"), RUSSIAN)
def test_a_name_of_a_russian_text_gets_its_spelling_back(source: str, english: str, name: str) -> None:
    (wrong,) = misspelling.find(source, english, "ru")
    assert wrong.right == name
    assert mended(source, english, "ru") == english.replace(wrong.word, name)


GOOD = [
    ("id", "Ia tiba di Yerusalem dari Mesir.", "He arrived in Jerusalem from Egypt."),
    ("id", "Negara-negara Baltik dan Kalifornia sepakat.", "The Baltic states and California agreed."),
    ("id", "Pasukan Hizbullah mundur dari Suriah.", "Hezbollah forces withdrew from Syria."),
    ("id", "Warga Armenia dan Azerbaijan berunding.", "Armenians and Azerbaijanis negotiated."),
    ("id", "Nekropolis itu ditemukan di Konstantinopel.", "The necropolis was found in Constantinople."),
    ("id", "Kunjungan Paus Benediktus ke Betlehem.", "Pope Benedict's visit to Bethlehem."),
    ("id", "Michel Platini dan para pemain Korea tiba.", "Michel Platini and the Koreans arrived."),
    ("ru", "Михаэль Шумахер выиграл гонку.", "Michael Schumacher won the race."),
    ("ru", "Уинстон Черчилль и Кэлвин Кулидж.", "Winston Churchill and Calvin Coolidge."),
    ("ru", "Матвиенко и Емельяненко приехали.", "Matviyenko and Emelianenko arrived."),
    ("ru", "Министр Артемьев выступил.", "Minister Artemyev spoke."),
    ("ru", "Си Цзиньпин посетил Бишкек.", "Xi Jinping visited Bishkek."),
    ("ru", "Посёлок Торбеево закрыт.", "The settlement of Torbeevo is closed."),
    ("ru", "Кокляев, Соловьёв и Щеглова вышли.", "Koklyayev, Soloviev and Scheglova came out."),
    ("ru", "Златан Ибрагимович забил гол.", "Zlatan Ibrahimovich scored."),
    ("ru", "Победила Агнешка Радваньская.", "Agnieszka Radwanska won."),
    ("ru", "Киев и Харьков.", "Kyiv and Kharkiv."),
]


@pytest.mark.parametrize(("language", "source", "english"), GOOD)
def test_what_is_spelt_in_a_usual_way_is_left_alone(language: str, source: str, english: str) -> None:
    assert misspelling.find(source, english, language) == ()


UNCERTAIN = [
    ("id", "Kapten Rahul Dravid mencetak angka.", "Captain Rahul David scored.", "Dravid"),  # another name
    ("id", "Karimov dan Karimova tiba bersama.", "Karimo arrived.", None),  # which of the two?
    ("ru", "Гонку выиграл Джанкарло Физикелла.", "The race was won by Giancarlo Fiziell.", "Физикелла"),  # foreign
    ("ru", "Ураган подошёл к мальтийскому порту.", "The hurricane approached the Maltian port.", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "source", "english", "name"), UNCERTAIN)
def test_where_it_is_not_plain_what_should_stand_there_nothing_is_changed(
    language: str, source: str, english: str, name: str | None
) -> None:
    assert mended(source, english, language) == english
    if name is not None:
        assert flagged(source, english, language) == [f"name-misspelt:{name}"]


def test_a_name_is_put_right_wherever_it_stands_with_its_possessive_s() -> None:
    source = "Partai Pashinyan menang; Pashinyan berterima kasih."
    assert mended(source, "Pashiyan’s party won; Pashiyan gave thanks.", "id") == (
        "Pashinyan’s party won; Pashinyan gave thanks."
    )


def test_a_name_that_stands_twice_may_be_misspelt_once() -> None:
    source = "Di wilayah Nagorno-Karabakh warga berkata bahwa Karabakh aman."
    english = "In the Nagorno-Karabakh region residents said that Karakh was safe."
    assert mended(source, english, "id") == english.replace("Karakh", "Karabakh")


def test_words_of_the_language_are_no_names() -> None:
    assert (
        misspelling.find("Perlindungan Konsumen menjadi prioritas.", "Consumen protection is a priority.", "id") == ()
    )


def test_other_languages_have_no_misspelt_names() -> None:
    assert misspelling.find("Пашинян відмовився.", "Pashiyan refused.", "uk") == ()


def test_a_misspelt_name_is_not_called_missing_as_well() -> None:
    flags = checks.doubts("Встречу вёл Джанкарло Физикелла.", "The meeting was led by Giancarlo Fiziell.", "ru")
    assert flags == ("name-misspelt:Физикелла",)


def draft(source: str, english: str, language: str, glossary: Glossary | None = None) -> Draft:
    """A sentence for which the model gave this English."""
    made = Draft(source, language, {}, lambda text: [text], glossary.find(source) if glossary else ())
    while made.result is None:
        made.take([RawTranslation(english, False, None, 9, 9) for _ in made.texts()])
    return made


def test_what_was_put_right_is_told() -> None:
    result = draft("Warga meninggalkan Karabakh sejak pagi.", "Residents left Karakh in the morning.", "id").result
    assert result is not None
    assert result.text == "Residents left Karabakh in the morning."
    assert result.flags == ()
    assert [(name.source, name.english, name.model) for name in result.restored] == [("Karabakh", "Karabakh", "Karakh")]


def test_nothing_is_told_of_a_name_that_the_model_spelt_right() -> None:
    result = draft("Warga meninggalkan Karabakh sejak pagi.", "Residents left Karabakh in the morning.", "id").result
    assert result is not None
    assert (result.flags, result.restored) == ((), ())


def test_the_glossary_decides_how_a_name_is_spelt() -> None:
    glossary = Glossary.from_data({"terms": [{"source": ["Karabakh"], "english": "Karabak"}]})
    made = draft("Warga meninggalkan Karabakh sejak pagi.", "Residents left Karabak in the morning.", "id", glossary)
    assert made.result is not None
    assert made.result.text == "Residents left Karabak in the morning."
    assert made.result.restored == ()


def test_an_address_keeps_its_bytes() -> None:
    source = "Baca https://example.org/Karakh tentang Karabakh hari ini."
    made = Draft(source, "id", {}, lambda text: [text])
    while made.result is None:
        raws = [
            RawTranslation(
                text.replace("Baca", "Read").replace("tentang", "about").replace("hari ini", "today"), False, None, 9, 9
            )
            for text in made.texts()
        ]
        made.take(raws)
    assert "https://example.org/Karakh" in made.result.text


def test_a_sentence_of_thousands_of_names_is_looked_at_in_part_and_in_time() -> None:
    """No clock: twice as many names may not take more comparisons, which the bounds see to; it must simply end."""
    names = [f"K{first}{second}arabakh{third}" for first in "aeiou" for second in "bdglmn" * 60 for third in "aeiouy"]
    source, english = " ".join(names), " ".join(name[:-1] + "zzt" for name in names)
    assert len(misspelling.find(source, english, "id")) <= 40
    assert len(misspelling.find("Карабахом " * 20_000, english, "ru")) <= 40


@pytest.fixture(scope="module")
def translator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PackageTranslator]:
    folder = tmp_path_factory.mktemp("misspelling")
    with Runtime(Settings(data=folder / "data", cache=folder / "cache")) as runtime:
        yield runtime.translator


def test_no_name_is_misspelt_in_silence(translator: PackageTranslator) -> None:
    """Real packages: names that no model has met stand in the English, or the sentence says that they do not."""
    names = [
        "Pashinyan",
        "Karabakh",
        "Tarumanegara",
        "Hifikepunye",
        "Waitemata",
        "Ehrenstrahl",
        "Kwabotwe",
        "Zhuravlyov",
    ]
    sources = [f"Menurut {name}, jembatan itu ditutup kemarin." for name in names]
    answers = translator.submit(sources, "id").result(timeout=120)
    for name, answer in zip(names, answers, strict=True):
        assert name in answer.text or answer.flags, (name, answer)
    assert all(put.english in answer.text for answer in answers for put in answer.restored)
