"""Tokens: plain words, what has letters and more, marks, and what the first character tells."""

from __future__ import annotations

import pytest

from service.annotate.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The dam's gate, closed.", ["The", "dam's", "gate", ",", "closed", "."]),
        ("O'Hara won't.", ["O'Hara", "won't", "."]),
        ("a T72 tank", ["a", "T72", "tank"]),
        ("paid Rs500 for 1,200.5 kg", ["paid", "Rs", "500", "for", "1,200.5", "kg"]),
        ("Šarić of kolhoz_7", ["Šarić", "of", "kolhoz", "_", "7"]),
        ('naïve\' "x"', ["naïve", "'", '"', "x", '"']),
        ("read torva.com daily", ["read", "torva.com", "daily"]),
        ("", []),
    ],
)
def test_tokens_stand_where_their_text_does(text: str, tokens: list[str]) -> None:
    found = tokenize(text, 7)
    assert [token.text for token in found] == tokens
    assert all(text[token.start - 7 : token.end - 7] == token.text for token in found)


def test_the_first_character_tells_words_numbers_and_capitals() -> None:
    told = [(t.is_word, t.is_number, t.is_capitalized) for t in tokenize("Rain 12 - fell Ш")]
    word, number, mark = (True, False, False), (False, True, False), (False, False, False)
    assert told == [(True, False, True), number, mark, word, (True, False, True)]
