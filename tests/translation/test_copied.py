"""English words that the model was given come back as they were given."""

from __future__ import annotations

import pytest

from service.translation.copied import mended


@pytest.mark.parametrize(
    ("sent", "source", "english", "right"),
    [
        ("Second Sergeant Yudi tewas.", "Serda Yudi tewas.", "Second Sergei Yudi died.", "Second Sergeant Yudi died."),
        ("Central Statistics Agency ada.", "BPS ada.", "Central Satistics Agency is.", "Central Statistics Agency is."),
        ("Second Sergeant Yudi tewas.", "Serda Yudi tewas.", "A sergeant, Sergei, died.", "A sergeant, Sergei, died."),
        ("Inspektur Sergei tiba.", "Irjen Sergei tiba.", "Inspector Sergei came.", "Inspector Sergei came."),
        ("Second Sergeant Sergey pergi.", "Serda Sergey pergi.", "Sergey left.", "Sergey left."),
    ],
)
def test_a_misspelt_word_is_put_right(sent: str, source: str, english: str, right: str) -> None:
    assert mended(english, sent, source) == right
