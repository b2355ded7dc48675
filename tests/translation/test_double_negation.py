"""Two negations are sent as the one thing that they say."""

from __future__ import annotations

import pytest

from service.translation.double_negation import as_certain


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Нельзя не признать ошибку.", "Нужно признать ошибку."),
        ("Этого нельзя было не заметить.", "Этого нужно было заметить."),
        ("Власти не могут не реагировать на жалобы.", "Власти должны реагировать на жалобы."),
        ("Мы не можем не помочь им.", "Мы должны помочь им."),
        ("Министр не мог не знать об этом.", "Министр наверняка знал об этом."),
        ("Это не могло не вызвать протесты.", "Это неизбежно вызвало протесты."),
        ("Это не может не вызывать тревогу.", "Это неизбежно вызывает тревогу."),
    ],
)
def test_what_cannot_but_be(source: str, sent: str) -> None:
    assert as_certain(source) == sent


@pytest.mark.parametrize(
    "source", ["Он не может помочь.", "Он может не прийти.", "Нельзя входить, не постучав.", "не может не " * 9_000]
)
def test_one_negation_stays(source: str) -> None:
    assert as_certain(source) == source
