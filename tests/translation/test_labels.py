"""Lines whose English is fixed: labels, clock times, credits; and lines that only look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.translation import labels
from service.translation.contract import RawTranslation
from service.translation.glossary import Glossary
from service.translation.sentence import Draft


@pytest.mark.parametrize(
    ("language", "line", "english"),
    [
        ("ru", "Происшествия", "Incidents"),
        ("ru", "ПРОИСШЕСТВИЯ", "Incidents"),
        ("ru", "Тяжёлая атлетика", "Weightlifting"),
        ("ru", "▪️ Наука:", "▪️ Science:"),
        ("ru", "Бизнес / Транспорт", "Business / Transport"),
        ("ru", "Культура и искусство", "Culture and arts"),
        ("ru", "Паводок-2013", "Flood-2013"),
        ("id", "Hukum & Kriminal", "Law & Crime"),
        ("id", "Hukum dan Peristiwa", "Law and Events"),
        ("id", "Kaleidoskop 2018", "Year in review 2018"),
        ("id", "13.40 WIB", "13:40 WIB"),
    ],
)
def test_labels_and_clock_times(language: str, line: str, english: str) -> None:
    assert labels.english(line, language) == english


@pytest.mark.parametrize(
    ("line", "english"),
    [
        ("Reporter: Namira Kusumastuti", "Reporter: Namira Kusumastuti"),
        ("Foto: Dok. Takmir", "Photo: Takmir archive"),
        ("(Foto: Dok. warga)", "(Photo: residents archive)"),
        ("(Foto: Dok. pribadi)", "(Photo: private archive)"),
        ("Foto: antara", "Photo: antara"),
        ("Foto TATOLI/Aniceto Mau", "Photo: TATOLI/Aniceto Mau"),
        ("(antara/isn)", "(antara/isn)"),
        ("(ikb/sinar)", "(ikb/sinar)"),
        ("ANTARA FOTO/Rusdi Abas", "ANTARA FOTO/Rusdi Abas"),
        ("(DP/Istimewa)", "(DP/Courtesy)"),
        ("(yos)", "(yos)"),
        ("(Kyodo)", "(Kyodo)"),
    ],
)
def test_the_names_of_an_indonesian_credit_stay(line: str, english: str) -> None:
    assert labels.english(line, "id") == english


@pytest.mark.parametrize(
    ("line", "english"),
    [
        ("Фото: Виктор Лисовский", "Photo: Viktor Lisovsky"),
        ("Фото: ВЕСТНИК/Павел Лисовский", "Photo: VESTNIK/Pavel Lisovsky"),
        ("Фото: РИА Новости / Павел Лисовский", "Photo: RIA Novosti / Pavel Lisovsky"),
        ("(Интерфакс)", "(Interfax)"),
        ("Источник: ТАСС", "Source: TASS"),
    ],
)
def test_the_names_of_a_russian_credit_are_romanized(line: str, english: str) -> None:
    assert labels.english(line, "ru") == english


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("id", "Foto: Warga menyeberang sungai"),
        ("id", "- Harga BBM Kapal Naik, INSA Minta Penyesuaian Tarif"),
        ("id", "(Makau, 11/3/2016)"),
        ("id", "Kamis, 10 Jumadil Akhir 1438 H /"),
        ("id", "Sumber: RTI, diolah"),
        ("id", "Presiden: Beras Aman"),
        ("id", "Berita baru dari kampung"),
        ("ru", "Фото: очередь на границе"),
        ("ru", "Источник: Минобороны"),
        ("ru", "Общество слепых"),
        ("ru", "Мост закрыт / дорога открыта"),
        ("uk", "Новини"),
    ],
)
def test_other_lines_go_to_the_model(language: str, line: str) -> None:
    assert labels.english(line, language) is None


def test_a_label_needs_no_model() -> None:
    one = Draft("Недвижимость", "ru", {}, lambda text: [text])
    assert one.result is not None
    assert (one.result.text, one.result.status, one.result.flags) == ("Real estate", "translated", ())


def test_a_glossary_comes_first() -> None:
    glossary = Glossary.from_data({"terms": [{"source": ["Недвижимость"], "english": "Property"}]})
    one = Draft("Недвижимость", "ru", {}, lambda text: [text], glossary.find("Недвижимость"))
    assert one.result is None


def test_a_credit_inside_a_sentence_never_reaches_the_model() -> None:
    source = "Truk mengantre di perbatasan (ANTARA FOTO/Rusdi Abas)"
    one = Draft(source, "id", {}, lambda text: [text])
    assert one.texts() == ["Truk mengantre di perbatasan"]
    one.take([RawTranslation("Trucks are queuing at the border", False, -1.0, 10, 10)])
    assert one.result is not None
    assert one.result.text == "Trucks are queuing at the border (ANTARA FOTO/Rusdi Abas)"
    assert labels.credits("Kapal (Sabtu/Minggu) berlayar.", "id") == {}
    assert labels.credits("Presiden (Foto: saat kunjungan ke desa) tersenyum.", "id") == {}


def test_a_labelled_credit_inside_a_sentence_has_its_label_in_english() -> None:
    source = "Warga mengadu kepada polisi [Foto: Beritajatim]"
    one = Draft(source, "id", {}, lambda text: [text])
    one.take([RawTranslation("Residents complained to the police", False, -1.0, 10, 10)])
    assert one.result is not None
    assert one.result.text == "Residents complained to the police [Photo: Beritajatim]"


def test_what_is_a_label() -> None:
    assert labels.is_label("Siaran Pers", "id")
    assert not labels.is_label("Foto: antara", "id")
    assert not labels.is_label("Siaran Pers", "ru")


@given(st.text(max_size=120), st.sampled_from(["ru", "id", "en"]))
def test_any_text_is_taken(text: str, language: str) -> None:
    assert isinstance(labels.english(text, language), str | None)
    for start, end in labels.credits(text, language):
        assert 0 <= start < end <= len(text)
