"""Spans that must come through byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.translation import protection


def kept(text: str) -> list[str]:
    return [text[start:end] for start, end in protection.spans(text)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Подробнее: https://ria.ru/20201001/a_b.html?x=1&y=2.", ["https://ria.ru/20201001/a_b.html?x=1&y=2"]),
        ("(см. http://example.com/a_(b))", ["http://example.com/a_(b)"]),
        ("Сайт www.kompas.com, почта redaksi+1@kompas.co.id!", ["www.kompas.com", "redaksi+1@kompas.co.id"]),
        ("JAKARTA, KOMPAS.com - Presiden", ["KOMPAS.com"]),
        ("Пишет @rian_ru: «Да»", ["@rian_ru"]),
        ("#Карабах и #COVID19, но не #1", ["#Карабах", "#COVID19"]),
        ("Ура 😀👨‍👩‍👧🇷🇺👍🏽!", ["😀", "👨‍👩‍👧", "🇷🇺", "👍🏽"]),
        ("Запустите foo_bar() и `a = b` в /usr/local/bin", ["foo_bar()", "`a = b`", "/usr/local/bin"]),
        ("Файл report.pdf версии v1.2.3 для C:\\Temp\\x", ["report.pdf", "v1.2.3", "C:\\Temp\\x"]),
        ("Цена $5, 10% и №7; 1.10.2020 в 12:32 и/или 5/6", []),
        ("Ссылки youtu.be/Ab_9, bit.ly/3xYz и gov.uk/guidance.", ["youtu.be/Ab_9", "bit.ly/3xYz", "gov.uk/guidance"]),
        ("Сайт стопкоронавирус.рф, почта отдел@почта.рф!", ["стопкоронавирус.рф", "отдел@почта.рф"]),
        ("Сервер 192.168.0.1:8080, порт example.com:8080/x", ["192.168.0.1:8080", "example.com:8080/x"]),
        ("Шаг 1️⃣ сделан™️ 🇷🇺🇮🇩", ["1️⃣", "™️", "🇷🇺", "🇮🇩"]),
        ("Rp1.000.000.000 и 1.000.000.000 рублей, 01.10.2020, счет 3.1.2, км/ч, Rp.5.000/kg", []),
        ("Пожар &amp; дом &#60;b&#x3E;; R&D; и ?a=1&copy=2 &nosuch;", ["&amp;", "&#60;", "&#x3E;"]),
        ("Компания AT&amp;T, &lt;b&gt;rumah&lt;/b&gt;", ["AT&amp;T", "&lt;", "&gt;", "&lt;", "&gt;"]),
        ("Погибли Т-72 и Ми-8, т.е. два. Он и она.", []),
    ],
)
def test_what_is_kept(text: str, spans: list[str]) -> None:
    found = kept(text)
    if "😀" in text:
        assert "".join(found) == "".join(spans)
    else:
        assert found == spans


@given(st.text(alphabet="аБ x.,@#:/_-()`<>\\😀1\u200d\ufe0f", max_size=60))
def test_parts_give_the_sentence_again(text: str) -> None:
    spans = protection.spans(text)
    assert "".join(part.text for part in protection.split(text, spans)) == text
    head, inner, tail = protection.ends(text, spans)
    before, after = "".join(part.text for part in head), "".join(part.text for part in tail)
    assert text.startswith(before)
    assert text.endswith(after)
    assert all(len(before) <= start < end <= len(text) - len(after) for start, end in inner)


def test_ends_are_cut_off_and_words_are_left() -> None:
    text = "@user: пожар потушен https://t.me/x."
    parts = protection.split(text, protection.spans(text))
    assert [part.text for part in parts if part.translate] == ["пожар потушен"]


def test_stand_ins_go_in_and_come_back() -> None:
    text = "Он X1 писал на a@b.ru и c@d.ru вчера"
    replaced, meant = protection.stand_in(text, protection.spans(text))
    assert "@" not in replaced
    assert protection.put_back(replaced, meant) == text
    first = next(iter(meant))
    assert protection.put_back(replaced.replace(first, ""), meant) is None
    assert protection.put_back(replaced + " " + first, meant) is None
    assert protection.put_back(replaced.replace(first, first + "st"), meant) is None


@pytest.mark.parametrize(
    "piece",
    [
        "a.",
        "@",
        "a@a.",
        "#",
        "/a",
        "`",
        "<a ",
        "http://",
        "x_",
        "&",
        "&a",
        "&#1",
        "&amp;",
        "A1&amp",
        "😀\u200d",
        "a-",
        "$",
    ],
)
def test_hostile_runs_come_to_an_end(piece: str) -> None:
    """A minute each when something is quadratic, a blink when nothing is."""
    for text in ((piece * 100_000)[:100_000], " ".join([piece] * 25_000)):
        spans = protection.spans(text)
        assert "".join(part.text for part in protection.split(text, spans)) == text
