"""Names in Latin letters, and found again in the English."""

from __future__ import annotations

import pytest

from service.translation import additions, names, sounds
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
        ("ru", "Его задержали в Индии.", "He was held in.", ["Индии"]),
        ("ru", "Группа едет по США и Канаде.", "The band tours the USA and Denmark.", ["Канаде"]),
        ("ru", "Роман Зарипов и Олег Богданов спорят.", "Roman Zaripov and Oleg argue.", ["Богданов"]),
        ("ru", "Туда переехал Рахул Дравид.", "Rahul moved there.", ["Дравид"]),
        ("ru", "Вчера в городке Синтра было тихо.", "It was quiet in the town yesterday.", ["Синтра"]),
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


@pytest.mark.parametrize(
    ("language", "source", "english"),
    [
        ("ru", "Архитекторы Кулидж и Роше показали проект.", "Architects Coolidge and Roche showed their design."),
        ("ru", "В городе Хуахин открыли вокзал.", "A station opened in the town of Hua Hin."),
        ("ru", "Тренер Дидье Дешам доволен Кейт и Джэнис.", "Coach Didier Deschamps is happy with Cate and Janice."),
        ("ru", "Из провинции Тяньцзинь приехал Сюй.", "Xu came from the province of Tianjin."),
        ("ru", "Жители Нового Южного Уэльса голосуют.", "People in NSW are voting."),
        ("ru", "Она живет в Калифорнии.", "She lives in San Diego, Calif., with her son."),
        ("ru", "Моцарелла закончилась первой.", "The mozzarella ran out first."),
        ("ru", "На ферме в Шьям родился телёнок.", "A calf was born on a farm in Shyam."),
        ("ru", "Певец Стив Вуд упал со сцены.", "Singer Steven Wood fell off the stage."),
        ("ru", "Репортёр Джош Доузи пишет об этом.", "Reporter Josh Dawsey writes about it."),
        ("ru", "Журналистка Тони Моллу (Tony Moll) приехала.", "The journalist Tony Moll came."),
        ("ru", "Жители Юго\u2011Западной Африки голосуют.", "People in South West Africa are voting."),
        (
            "ru",
            "Встреча в Северной Корее, на Корейском полуострове.",
            "A meeting in North Korea, on the Korean peninsula.",
        ),
        ("ru", "Вчера южнокорейские и Южнокорейские лыжники.", "South Korea's skiers yesterday."),
        ("ru", "Это сообщил Тихоокеанский центр цунами (PTWC).", "The PTWC said so."),
        ("ru", "Вчера Роспотребнадзор закрыл кафе.", "Yesterday the consumer watchdog closed a cafe."),
        ("ru", "Генсек ООН Пан Ги Мун прибыл.", "UN chief Ban Ki-moon arrived."),
        ("id", "Galaksi di luar Bima Sakti ditemukan.", "A galaxy outside the Milky Way was found."),
        ("id", "Kemarin tim Penggalangan Dana dan Unit Oksigenasi hadir.", "The fundraisers and the oxygen unit came."),
    ],
)
def test_other_spellings_are_known(language: str, source: str, english: str) -> None:
    assert names.missing(source, english, language) == []


@pytest.mark.parametrize(
    ("source", "english", "lost"),
    [
        ("Координатор Владислав Гриб уволен.", "Coordinator Vladislav was fired.", ["Гриб"]),
        ("Вчера Роскомнадзор закрыл сайт.", "Yesterday they closed the site.", ["Роскомнадзор"]),
        ("Роскомнадзор закрыл сайт.", "They closed the site.", ["Роскомнадзор"]),
    ],
)
def test_names_that_are_words_are_told(source: str, english: str, lost: list[str]) -> None:
    assert names.missing(source, english, "ru") == lost


@pytest.mark.parametrize(
    ("language", "source", "english", "extra"),
    [
        ("ru", "Ракета «Оникс» стартовала с корабля.", "The Shibalov rocket was launched from a ship.", ["Shibalov"]),
        ("ru", "Фестиваль пройдет в Испании.", "The festival will be held in Grozny.", ["Grozny"]),
        ("id", "Menteri Budi bertemu warga Bogor.", "The minister Hasan met people from Bogor.", ["Hasan"]),
        ("id", "Oposisi berunjuk rasa di Moskow.", "The opposition rallied in Taufik.", ["Taufik"]),
    ],
)
def test_names_that_nothing_explains_are_told(language: str, source: str, english: str, extra: list[str]) -> None:
    assert additions.added(source, english, language) == extra


@pytest.mark.parametrize(
    ("language", "source", "english"),
    [
        ("ru", "Немецкий министр приехал в Киев.", "The German minister came to Kyiv."),
        ("ru", "Представители СМИ побывали на ЧАЭС в четверг.", "Journalists visited Chernobyl on Thursday."),
        ("ru", "Антироссийские санкции продлили до июля.", "The anti-Russian sanctions were extended to July."),
        ("ru", "Университет отделился от Даремского.", "The university left the Durham one."),
        ("ru", "Сотрудники министерства уволены.", "Employees of the Russian ministry were fired."),
        ("ru", "ВЛАСТИ МОСКВЫ ЗАКРЫЛИ МЕТРО", "Moscow Authorities Close the Metro"),
        ("ru", "Новая Книжная гора открыта.", "The new Bücherberg is open."),
        ("ru", "Мы видим звёзды в Стрельце.", "We see the stars of Sagittarius."),
        ("id", "Turis Inggris tiba di Mesir pada hari Senin.", "British tourists arrived in Egypt on Monday."),
        ("id", "Warga Jabar dan Sulsel memilih.", "People in West Java and South Sulawesi voted."),
        ("uk", "Їжак живе в лісі.", "The hedgehog Boris lives in the forest."),
    ],
)
def test_names_with_a_reason_are_no_additions(language: str, source: str, english: str) -> None:
    assert additions.added(source, english, language) == []


@pytest.mark.parametrize(
    ("russian", "latin"),
    [
        ("кулидж", "coolidge"),
        ("роше", "roche"),
        ("цзиньпин", "jinping"),
        ("эйзенхауэр", "eisenhower"),
        ("иванова", "ivanov"),
    ],
)
def test_usual_spellings_are_near_and_others_far(russian: str, latin: str) -> None:
    assert sounds.distance(russian, latin) <= sounds.SAME
    assert sounds.distance(russian, "petrograd") > sounds.SAME
    assert sounds.distance(russian, latin) < sounds.distance(russian, latin[::-1])


@pytest.mark.parametrize(
    ("source", "towns"),
    [
        ("Baku membantah tuduhan itu.", ["Baku"]),
        ("Palu diguncang gempa semalam.", ["Palu"]),
        ("Baku Klaim Rebut Tujuh Desa", ["Baku"]),
        ("Menurut pejabat di Baku, empat tentara gugur.", ["Baku"]),
        # the words of the language, which open a sentence with a capital too
        ("Baku tembak pecah di perbatasan.", []),
        ("Batu besar menimpa mobil.", []),
        ("Bahan Baku Menipis", []),
    ],
)
def test_a_town_that_is_a_word_as_well(source: str, towns: list[str]) -> None:
    assert names.missing(source, "Nothing of it.", "id") == towns
