"""Units that a small model does not know, sent behind ones that it knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.runtime import Runtime
from service.settings import Settings
from service.translation import units


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Нашли 350 тысяч сомов.", "Нашли 350 тысяч рублей."),
        ("По 20 армянских драмов и 3 тенге.", "По 20 армянских рублей и 3 юаней."),
        ("Курс — 87,5 сома за доллар.", "Курс — 87,5 рублей за доллар."),
        ("Отдал тысячу сомони.", "Отдал тысячу рублей."),
        ("Дали 40 млн рублей и 5 млн лари.", "Дали 40 млн рублей и 5 млн юаней."),
        ("Шли со скоростью 12 узлов.", "Шли со скоростью 12 километров."),
        ("От 50 до 100 злотых.", "От 50 до 100 рублей."),
    ],
)
def test_what_is_sent(source: str, sent: str) -> None:
    assert units.take_out(source, "ru")[0] == sent


@pytest.mark.parametrize(
    "source",
    [
        "Рыбаки поймали 12 сомов.",
        "Построили 15 железнодорожных узлов.",
        "Вон там 7 львов, драма в пяти актах.",
        "Курс драма вырос.",
        "В зоопарке 3 льва.",
        "Дали 5 рупий.",
    ],
)
def test_what_stays(source: str) -> None:
    assert units.take_out(source, "ru") == (source, [])


def test_what_comes_back() -> None:
    _, swaps = units.take_out("Билет стоит 1 сум, два — 25 тысяч сумов, взнос — 5 литов.", "ru")
    english = "A ticket costs 1 ruble, two 25 thousand roubles, the fee is 5 yuan."
    assert units.put_back(english, swaps) == "A ticket costs 1 soum, two 25 thousand soums, the fee is 5 litas."
    assert units.put_back("A ticket costs money.", swaps) is None
    assert units.put_back("A rise of 2 percent points.", []) == "A rise of 2 percentage points."
    assert units.put_back("It called at 20:12 a.m. from 13.30 PM on.", []) == "It called at 20:12 from 13.30 on."
    assert units.put_back("It called at 20:12 a.m.", []) == "It called at 20:12."
    assert (
        units.put_back("The 31 rubles, a 5-ruble fare and 21 ruble.", swaps[:1])
        == "The 31 soums, a 5-soum fare and 21 soums."
    )
    assert units.put_back("It called at 8:12 p.m., not 12:30 pm.", []) == "It called at 8:12 p.m., not 12:30 pm."


def test_twenty_thousand_units() -> None:
    text, swaps = units.take_out("по 5 тенге " * 20_000, "ru")
    assert (text, len(swaps)) == ("по 5 рублей " * 20_000, 1)


@pytest.fixture(scope="module")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    folder = tmp_path_factory.mktemp("units")
    with Runtime(
        Settings(data=folder / "data", cache=folder / "cache", models=Path(__file__).parents[2] / "models")
    ) as opened:
        yield opened


@pytest.mark.parametrize(
    ("language", "source", "sum_of_money"),
    [
        ("ru", "Ущерб составил 350 тысяч сомов.", "350 thousand soms"),
        ("ru", "В бюджет поступило 2,7 млрд злотых.", "2.7 billion zlotys"),
        ("ru", "Штраф составит 25 тысяч вон.", "25 thousand won"),
        ("id", "Biayanya 350 ribu dolar AS per orang.", "350 thousand US dollars"),
        ("id", "Kerugian mencapai 2,7 miliar dong.", "2.7 billion dong"),
        ("id", "Kapal itu membawa 31 kiloliter solar.", "31 kilolitres"),
    ],
)
def test_the_english_names_the_unit(runtime: Runtime, language: str, source: str, sum_of_money: str) -> None:
    (translation,) = runtime.translator.submit([source], language).result()
    assert sum_of_money in translation.text.replace(",000 ", " thousand ")
    assert translation.flags == ()
