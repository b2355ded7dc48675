"""Russian acronyms: those in no list go to small models in Latin letters, and what is lost of them is told."""

from __future__ import annotations

import pytest

from service.translation import acronyms, names_apart
from service.translation.abbreviations import said_rightly
from service.translation.copied import mended
from service.translation.written_out import written_out


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Об этом сообщили в ДТСЖ и США.", "Об этом сообщили в DTSZH и США."),
        ("Егерь ЕПМХ ушёл.", "Егерь EPMKH ушёл."),
        ("Трактор ЛТЗ-60 сгорел.", "Трактор LTZ-60 сгорел."),
        ("Я НЕ знаю, ВСЕ ли там.", "Я НЕ знаю, ВСЕ ли там."),
        ("Она сказала СПАСИБО врачам.", "Она сказала СПАСИБО врачам."),
        ("Захвачен боевик ИГ.", "Захвачен боевик IS."),
        ("Прибор ТестГРЫ цел.", "Прибор ТестГРЫ цел."),
    ],
)
def test_what_is_sent_in_latin_letters(text: str, sent: str) -> None:
    assert acronyms.in_latin(text) == sent


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Глава КНБ выступил.", "Глава National Security Committee выступил."),
        ("Пожар в ЦРБ потушен.", "Пожар в районной больнице потушен."),
        ("ВС Армении отошли.", "Вооружённые силы Армении отошли."),
        ("ВС отменил приговор.", "Верховный суд отменил приговор."),
        ("Спикер СФ выступила.", "Спикер Federation Council выступила."),
        ("Лодка СФ вышла в море с моряками.", "Лодка Northern Fleet вышла в море с моряками."),
        ("СФ продал долю.", "СФ продал долю."),
        ("Директор УК «Заря» уволен.", "Директор управляющей компании «Заря» уволен."),
        ("Дело по статье 105 УК.", "Дело по статье 105 Criminal Code."),
        ("Президент КР Садыр Жапаров улетел.", "Президент Kyrgyz Republic Садыр Жапаров улетел."),
    ],
)
def test_what_is_meant(text: str, sent: str) -> None:
    assert written_out(text, "ru") == sent


def test_no_acronym_is_listed_twice() -> None:
    """What the model names by itself is not written out as well."""
    named = {name for name in said_rightly() if written_out(f"Вот {name}.", "ru") != f"Вот {name}."}
    assert said_rightly()
    assert named == set()


@pytest.mark.parametrize(
    ("sent", "source", "english", "right"),
    [
        ("Сказал MKKK.", "Сказал МКККК.", "MKK said.", "MKKK said."),
        ("Машина GAZ-66.", "Машина ГАЗ-66.", "A gAZ-66 car.", "A GAZ-66 car."),
        ("Сказал UIK.", "Сказал УИКК.", "NATO said.", "NATO said."),
        (
            "Глава Ministry of Emergency Situations ушёл.",
            "Глава МЧС ушёл.",
            "The head of the Ministry of Emergency Stations left.",
            "The head of the Ministry of Emergency Situations left.",
        ),
        ("Совет Human Rights Council молчит.", "СПЧ молчит.", "A council is silent.", "A council is silent."),
        (
            "Власти Kabardino-Balkaria.",
            "Власти КБР.",
            "Cabardino-Balkaria authorities.",
            "Kabardino-Balkaria authorities.",
        ),
    ],
)
def test_what_comes_back_misspelt_is_put_right(sent: str, source: str, english: str, right: str) -> None:
    assert mended(english, sent, source) == right


def test_a_lost_acronym_is_told_and_sent_again_behind_a_token() -> None:
    source = "Сообщает ДТСЖ, ведут МЧС и США."
    assert acronyms.missing(source, "DTSZH reports.") == ()
    assert acronyms.missing(source, "The ministry reports.") == ("ДТСЖ",)
    (apart,) = names_apart.find(source, ["name-missing:ДТСЖ"], "ru")
    assert (apart.name, apart.english) == ("ДТСЖ", "DTSZH")
    assert apart.is_token


@pytest.mark.parametrize(("name", "latin"), [("Жиенбет", "Zhiyenbet"), ("Кокозек", "Kokozek"), ("Девонпарте", None)])
def test_an_unknown_name_goes_in_latin_letters_where_no_case_is_seen(name: str, latin: str | None) -> None:
    found = names_apart.find(f"В ауле {name} тихо.", [f"name-missing:{name}"], "ru")
    assert [one.sent for one in found] == ([latin] if latin else [])
