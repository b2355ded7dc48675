"""Capitals go away before translation and come back as a headline."""

from __future__ import annotations

import pytest

from service.translation import casing


@pytest.mark.parametrize(
    ("text", "language", "soft"),
    [
        ("МИНОБОРОНЫ АЗЕРБАЙДЖАНА СООБЩИЛО О ПОТЕРЯХ", "ru", "Минобороны Азербайджана сообщило о потерях"),
        ("ПУТИН ВСТРЕТИЛСЯ С ГЛАВОЙ ООН В МОСКВЕ", "ru", "Путин встретился с главой ООН в Москве"),
        ("РОССИЯ И США ОБСУДИЛИ ДОГОВОР", "ru", "Россия и США обсудили договор"),
        ("BANJIR DI JAKARTA, TNI TURUN TANGAN", "id", "Banjir di Jakarta, TNI turun tangan"),
    ],
)
def test_shouted_lines_become_sentences(text: str, language: str, soft: str) -> None:
    assert casing.soften(text, language, {}) == (soft, True)


@pytest.mark.parametrize(
    ("text", "soft"),
    [
        ("МОСКВА, 1 окт - РИА Новости.", "Москва, 1 окт - РИА Новости."),
        ("Глава НАТО и МИД РФ.", "Глава НАТО и МИД РФ."),
        ("СРОЧНО: ВСЕ ДОРОГИ ЗАКРЫТЫ, сообщил мэр.", "СРОЧНО: Все дороги закрыты, сообщил мэр."),
        ("Обычное предложение о погоде.", "Обычное предложение о погоде."),
        ("ООН", "ООН"),
    ],
)
def test_capitals_inside_a_sentence(text: str, soft: str) -> None:
    softened, shouted = casing.soften(text, "ru", {})
    assert not shouted
    assert softened.lower() == text.lower()
    if not text.startswith("СРОЧНО"):
        assert softened == soft
    else:
        assert "ВСЕ ДОРОГИ ЗАКРЫТЫ" not in softened


def test_the_article_tells_how_a_word_is_written() -> None:
    forms = {"ЛЬВОВ": "Львов", "РБК": "РБК"}
    assert casing.soften("ЖИТЕЛИ ЛЬВОВ РБК ОБЫЧНО", "ru", forms)[0] == "Жители Львов РБК обычно"


def test_english_is_restored_as_a_headline() -> None:
    assert casing.restore("NATO and Moscow discuss a treaty on arms") == "NATO and Moscow Discuss a Treaty on Arms"
    assert casing.restore("Everyone must leave now.") == "Everyone must leave now."


@pytest.mark.parametrize(
    ("english", "source", "opened"),
    [
        ("rooms are let in Moscow", "Комнаты сдаются в Москве", "Rooms are let in Moscow"),
        ('"the bridge is closed," he said', "«Мост закрыт», — сказал он", '"The bridge is closed," he said'),
        ("a bridge is closed", "Jembatan itu ditutup", "A bridge is closed"),
        ("the bridge is closed", "мост закрыт", "the bridge is closed"),
        ("iPhone sales fell", "Продажи iPhone упали", "iPhone sales fell"),
        ("adidas sold it", "Компания adidas продала его", "adidas sold it"),
        ("2 thousand people came", "Пришли 2 тысячи человек", "2 thousand people came"),
        ("in 2 days", "2 дня спустя", "in 2 days"),
        ("", "Мост", ""),
    ],
)
def test_a_sentence_opens_with_a_capital_where_its_source_does(english: str, source: str, opened: str) -> None:
    assert casing.opened(english, source) == opened
