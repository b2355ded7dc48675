"""Names in Latin letters, and found again in the English."""

from __future__ import annotations

import pytest

from service.translation import names
from service.translation.romanization import transliterate


@pytest.mark.parametrize(
    ("russian", "latin"),
    [
        ("Никол Пашинян", "Nikol Pashinyan"),
        ("Владимир Зеленский", "Vladimir Zelensky"),
        ("Михаил Горбачёв", "Mikhail Gorbachev"),
        ("Борис Ельцин", "Boris Yeltsin"),
        ("Дмитрий Медведев", "Dmitry Medvedev"),
        ("Хрущёв", "Khrushchev"),
        ("Щедрин", "Shchedrin"),
        ("Васильев", "Vasilyev"),
        ("Анна-Мария", "Anna-Maria"),
        ("Сергей", "Sergei"),
        ("И. И. Иванов", "I. I. Ivanov"),
        ("ТАСС", "TASS"),
        ("John Smith", "John Smith"),
    ],
)
def test_names_as_newsrooms_print_them(russian: str, latin: str) -> None:
    assert transliterate(russian) == latin


@pytest.mark.parametrize(
    ("language", "source", "english"),
    [
        ("ru", "Об этом заявил Никол Пашинян.", "Nikol Pashinyan said so."),
        ("ru", "Пашиняну передали, что в Москве идёт дождь.", "Pashinyan was told that it rains in Moscow."),
        ("ru", "Поезд из Киева прибыл в Германию.", "The train from Kiev arrived in Germany."),
        ("ru", "Поезд из Киева прибыл в Германию.", "The Kyiv train arrived on German soil."),
        (
            "ru",
            "Гонщик Михаэль Шумахер и президент Джордж Буш.",
            "Driver Michael Schumacher and President George Bush.",
        ),
        ("ru", "Суд в Тюменской области закрыт.", "A court in Tyumen region is closed."),
        ("ru", "Встреча с Эрдоганом и Байденом состоится.", "The meeting with Erdoğan and Biden will take place."),
        ("id", "Pertemuan Jokowi di Yunani dan Jerman.", "Jokowi's meeting in Greece and Germany."),
        (
            "id",
            "Menurut Kepala Dinas Kesehatan, Budi Santoso sakit.",
            "According to the health chief, Budi Santoso is ill.",
        ),
        ("id", "Banjir Rendam Ratusan Rumah Warga", "Flood Inundates Hundreds of Houses"),
    ],
)
def test_good_english_has_the_names(language: str, source: str, english: str) -> None:
    assert names.missing(source, english, language) == []


@pytest.mark.parametrize(
    ("language", "source", "english", "lost"),
    [
        ("ru", "Об этом заявил Никол Пашинян.", "Nikol Sarkisian said so.", ["Пашинян"]),
        ("ru", "Поезд из Киева прибыл в Германию.", "The train from Odessa arrived.", ["Киева", "Германию"]),
        ("ru", "Встреча с Эрдоганом состоится.", "The meeting will take place.", ["Эрдоганом"]),
        ("id", "Pertemuan itu dihadiri Megawati di Surabaya.", "The meeting was held.", ["Megawati", "Surabaya"]),
        ("id", "Turis dari Yunani tiba.", "Tourists from Spain arrived.", ["Yunani"]),
    ],
)
def test_lost_names_are_told(language: str, source: str, english: str, lost: list[str]) -> None:
    assert names.missing(source, english, language) == lost


def test_spans_point_at_the_names() -> None:
    source = "Вчера Нагорно-Карабахская делегация и Ильхам Алиев прибыли в Баку."
    found = names.find(source, "ru")
    assert {"Ильхам", "Алиев", "Баку"} <= {name.text for name in found}
    assert all(source[slice(*name.span)] == name.text for name in found)


def test_other_languages_are_left_alone() -> None:
    assert names.missing("Приїхав Тарас Шевченко", "Nobody came", "uk") == []
