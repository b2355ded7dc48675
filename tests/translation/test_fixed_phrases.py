"""Words and phrases that a small model reads word by word; ships sink; half hours are told in figures."""

from __future__ import annotations

import pytest

from service.lexicon import table
from service.translation import sunk_ships
from service.translation.fixed_phrases import beginning, by_first_word, in_known_phrases
from service.translation.numeric_dates import half_hours
from service.translation.synonyms import in_known_words
from service.translation.written_out import written_out


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Угарным газом отравились двое.", "Моноксидом углерода отравились двое."),
        ("«Угарным газом», — сказал он.", "«Моноксидом углерода», — сказал он."),
        ("Взлётно-посадочную полосу закрыли.", "Runway закрыли."),
        ("Изъяли партию сигарет.", "Изъяли batch сигарет."),
        ("Партия сигаретной фабрики.", "Партия сигаретной фабрики."),
        ("Воздушное судно и судно стояли.", "Воздушное судно и корабль стояли."),
        ("Строят ЖК Детский сад на юге.", "Строят ЖК Детский сад на юге."),
        ("Их было всего с начала года.", "Их было всего с начала года."),
        ("", ""),
    ],
)
def test_russian_phrases(text: str, sent: str) -> None:
    assert in_known_phrases(text) == sent


def test_no_phrase_of_the_list_is_sent_as_another_of_it() -> None:
    """What is sent is what the model knows: it would not be in the list itself, but to guard another."""
    for phrase, sent in table("phrases-ru", "phrases").items():
        assert phrase in sent or in_known_phrases(sent) == sent, phrase


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Pabrik itu gulung tikar.", "Pabrik itu bangkrut."),
        ("Serikat pekerja mogok.", "Union mogok."),
        ("Ketua Serikat Pekerja Nasional hadir.", "Ketua Serikat Pekerja Nasional hadir."),
        ("Maskapai penerbangan itu rugi.", "Maskapai penerbangan itu rugi."),
        ("Pasar gulung tikar-tikar.", "Pasar gulung tikar-tikar."),
    ],
)
def test_indonesian_phrases(text: str, sent: str) -> None:
    assert in_known_words(text, "id") == sent


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Kereta barang anjlok di Cirebon.", "Kereta barang keluar dari rel di Cirebon."),
        ("Harga cabai anjlok.", "Harga cabai turun tajam."),
        ("Denda paling banyak 500 juta.", "Denda maksimal 500 juta."),
        ("Yang paling banyak adalah siswa.", "Yang paling banyak adalah siswa."),
        ("Sebanyak 612 ekor mati.", "Sebanyak 612 hewan mati."),
        ("Sebanyak 12 ekor sapi mati.", "Sebanyak 12 ekor sapi mati."),
    ],
)
def test_indonesian_words_by_what_stands_around(text: str, sent: str) -> None:
    assert written_out(text, "id") == sent


@pytest.mark.parametrize(
    ("english", "source", "mended"),
    [
        ("Cargo ships drowned at night.", "Kapal kargo tenggelam malam itu.", "Cargo ships sank at night."),
        ("A ship was almost drowned.", "Kapal itu hampir tenggelam.", "A ship almost sank."),
        ("The ferry sailed in the strait.", "Feri tenggelam di selat.", "The ferry sank in the strait."),
        ("The ferry sailed on.", "Feri berlayar, lalu tenggelam.", "The ferry sailed on."),
        ("The boat is reversed off Java.", "Perahu terbalik di Jawa.", "The boat capsized off Java."),
        ("The boat passengers drowned.", "Penumpang perahu tenggelam.", "The boat passengers drowned."),
        ("A boat drowned.", "Perahu itu hilang.", "A boat drowned."),
    ],
)
def test_ships(english: str, source: str, mended: str) -> None:
    assert sunk_ships.mended(english, source) == mended


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Поезд уйдёт в половине девятого.", "Поезд уйдёт в 8:30."),
        ("Ждали до половины первого ночи.", "Ждали до 12:30 ночи."),
        ("Около половины четвёртого утра.", "Около 3:30 утра."),
        ("Гол забили в половине первого тайма.", "Гол забили в половине первого тайма."),
    ],
)
def test_half_hours(text: str, told: str) -> None:
    assert half_hours(text) == told
    assert written_out(text, "ru") == told


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Дом едва не сгорел.", "Дом чуть не сгорел."),
        ("По данным на вечер, ранены двое.", "По состоянию на вечер, ранены двое."),
        ("Жертв удалось избежать.", "Жертв нет."),
    ],
)
def test_what_almost_was_and_as_of_when(source: str, sent: str) -> None:
    assert in_known_phrases(source) == sent


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("в доме отдыха", ["long", "short", "alone"]),
        ("в доме", ["long", "short", "alone"]),
        ("в  доме-музее", ["alone"]),
        ("в саду", ["alone"]),
        ("в", ["alone"]),
        ("на доме", []),
    ],
)
def test_only_phrases_with_the_next_word_are_tried(text: str, sent: list[str]) -> None:
    phrases = by_first_word({"в": "alone", "в доме": "short", "В доме отдыха": "long", "в школе": "other"})
    first = text.split()[0]
    assert [one for _, _, one in beginning(phrases, first, text, len(first))] == sent
