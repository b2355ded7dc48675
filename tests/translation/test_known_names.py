"""Russian names with certain English: which, what is sent for them, and that the better English is taken."""

from __future__ import annotations

import pytest

from service.translation import certain_names, known_names
from service.translation.contract import RawTranslation
from service.translation.sentence import Draft


def raw(text: str) -> RawTranslation:
    return RawTranslation(text, False, -1.0, 10, 10)


def draft(source: str, *, small: bool = True) -> Draft:
    return Draft(source, "ru", {}, lambda text: [text], (), small=small)


@pytest.mark.parametrize(
    ("source", "right"),
    [
        ("В Хусте рухнул мост.", ["Khust"]),
        ("Сапёры навели мост через Днестр.", ["Dniester"]),
        ("Между Норильском и Хатангой открыли маршрут.", ["Norilsk", "Khatanga"]),
        ("В Кривом Роге встал троллейбус.", ["Kryvyy Rih"]),
        ("В селе Лазурновка топят дровами.", ["Lazurnovka"]),
        ("Клайпедский порт ищет деньги.", ["Klaipeda"]),
        ("Письмо передали Ольге Дроздовой.", ["Olga Drozdova"]),
        ("Лариса Богомягкова: «Донор приходит за справкой».", ["Larisa Bogomyagkova"]),
    ],
)
def test_names_whose_english_is_certain(source: str, right: list[str]) -> None:
    assert [name.right[0] for name in certain_names.find(source)] == right


@pytest.mark.parametrize(
    "source",
    [
        "Мы ждали до Нового года.",
        "Кальмар уходит на юг.",
        "Тральщики Каспийской флотилии вышли в море.",
        "Завод стоит в Каменском районе.",
        "Паром «Ладога» снят с мели.",
        "Склад сгорел под утро.",
    ],
)
def test_other_words_with_a_capital_are_none(source: str) -> None:
    assert list(certain_names.find(source)) == []


def test_a_name_is_there_in_any_of_its_spellings() -> None:
    (name,) = certain_names.find("В Жезказгане открыли музей.")
    assert name.is_in("A museum opened in Zhezkazgan.")
    assert name.is_in(f"A museum opened in {name.right[0]}.")
    assert not name.is_in("A museum opened in Zhezgan.")


@pytest.mark.parametrize(
    ("source", "english", "right"),
    [
        ("Нина Сорокина ждала месяц.", "Nina Sorokin waited a month.", "Nina Sorokina waited a month."),
        ("Об этом сказала Марина Туруханова.", "Marina Turuhanov said it.", "Marina Turukhanova said it."),
        ("Это слова Алексея Рудакова.", "These are Aleksei Rudakova's words.", "These are Aleksei Rudakov's words."),
        ("Лариса Богомягкова ушла.", "Laris Bogomyagkov left.", "Larisa Bogomyagkova left."),
    ],
)
def test_people_are_put_right_where_the_english_nearly_has_them(source: str, english: str, right: str) -> None:
    mended, (name,) = known_names.mended(source, english)
    assert mended == right
    assert name.model in english
    assert name.english in right


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("Александра Трусова победила.", "Alexander Trusov won."),
        ("Алессандро Сафина запел.", "Alessandro Safina sang."),
        ("Дамир Гайнетдинов ушёл.", "Damir Gainetdinov left."),
        ("Нина Сорокина ждала.", "Ivan Petrov waited."),
        ("Мы просим прощения у Бурул Сыдыковой.", "We apologise to Burul Sydykova."),
    ],
)
def test_people_in_doubt_or_spelt_otherwise_stay(source: str, english: str) -> None:
    assert known_names.mended(source, english) == (english, ())


def test_a_person_put_right_is_told() -> None:
    one = draft("Нина Сорокина ждала ответа месяц.")
    one.take([raw("Nina Sorokin waited a month for an answer.")])
    assert one.result is not None
    assert one.result.text == "Nina Sorokina waited a month for an answer."
    assert [(name.source, name.english, name.model) for name in one.result.restored] == [
        ("Нина Сорокина", "Nina Sorokina", "Nina Sorokin")
    ]


def test_a_village_of_a_common_name_is_not_the_one_of_another_country() -> None:
    (name,) = certain_names.find("В посёлке Николаевка сгорел дом.")
    assert name.right[0] == "Nikolayevka"
    assert name.is_in("A house burned in the village of Nikolaevka.")


def test_near_a_town_is_not_under_it() -> None:
    source = "Под Пинском сгорел склад."
    (name,) = certain_names.find(source)
    assert not name.is_in("A warehouse burned under Pinsk.")
    assert name.is_in("A warehouse burned near Pinsk.")
    assert known_names.take_out(source, known_names.find(source, "Pinsky burned.")) == "Вблизи Минска сгорел склад."


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("В Хусте рухнул мост.", "В Минске рухнул мост."),
        ("В Хусте рухнул мост из Минска.", "В Лондоне рухнул мост из Минска."),
        ("Грузы на Таймыр везут морем.", "Грузы на Кипр везут морем."),
        ("Письмо передали Ольге Дроздовой.", "Письмо передали Анне Ивановой."),
        ("Клайпедскую верфь продали.", "Московскую верфь продали."),
    ],
)
def test_a_known_name_is_sent_in_the_same_case(source: str, sent: str) -> None:
    assert known_names.take_out(source, known_names.find(source, "It was told.")) == sent


def test_a_name_that_stands_twice_is_not_sent_otherwise() -> None:
    assert known_names.find("В Хусте рухнул мост, в Хусте нет света.", "A bridge collapsed.") == ()


def test_the_known_name_must_stand_in_the_english_once() -> None:
    known = known_names.find("В Хусте рухнул мост.", "It was told.")
    assert known_names.put_back("A bridge collapsed in Minsk.", known) == "A bridge collapsed in Khust."
    assert known_names.put_back("A bridge collapsed.", known) is None
    assert known_names.put_back("Minsk: a bridge collapsed in Minsk.", known) is None


def test_a_garbled_name_is_tried_once_more() -> None:
    one = draft("В Хусте рухнул мост.")
    one.take([raw("A bridge collapsed in Hustte.")])
    assert one.result is None
    assert one.texts() == ["В Минске рухнул мост."]
    one.take([raw("A bridge collapsed in Minsk.")])
    assert one.result is not None
    assert (one.result.text, one.result.flags) == ("A bridge collapsed in Khust.", ())


def test_the_first_english_stays_when_the_known_name_is_lost() -> None:
    one = draft("Кобленц вывез жителей из Хуста.")
    one.take([raw("Koblenz evacuated residents from a hut.")])
    assert one.texts() == ["Кобленц вывез жителей из Минска."]
    one.take([raw("Koblenz evacuated residents.")])
    while one.result is None:
        one.take([raw("Koblenz evacuated residents.") for _ in one.texts()])
    assert one.result.text == "Koblenz evacuated residents from a hut."


def test_packages_that_can_be_trusted_are_not_asked_again() -> None:
    one = draft("В Хусте рухнул мост.", small=False)
    one.take([raw("A bridge collapsed in Hust.")])
    assert one.result is not None


def test_a_name_that_came_through_is_left_alone() -> None:
    one = draft("В Хусте рухнул мост.")
    one.take([raw("A bridge collapsed in Khust.")])
    assert one.result is not None
    assert one.result.text == "A bridge collapsed in Khust."
