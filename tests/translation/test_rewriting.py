"""Number words as figures, for the second try of a sentence whose numbers were lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.translation.rewriting import in_figures


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("ru", "Вышли полторы тысячи человек.", "Вышли 1500 человек."),
        ("ru", "Живут триста сорок семь тысяч пятьсот восемь человек.", "Живут 347 508 человек."),
        ("ru", "Рост на сорок процентов за двадцать лет.", "Рост на 40 процентов за 20 лет."),
        ("ru", "Всего 4½ тысячи домов.", "Всего 4500 домов."),
        ("ru", "Ставка 4½% годовых, рост на 0½%.", "Ставка 4,5% годовых, рост на 0,5%."),
        ("ru", "Два дома, 2 300 машин и 5 мая.", "Два дома, 2 300 машин и 5 мая."),
        ("id", "Dua puluh lima orang dari dua ribu tiga ratus.", "25 orang dari 2300."),
        ("id", "Tiga puluh ribu orang.", "30.000 orang."),
        ("uk", "сорок сім", "сорок сім"),
    ],
)
def test_words_become_figures(language: str, text: str, written: str) -> None:
    assert in_figures(text, language) == written


@given(st.text(alphabet="0123456789½ ,.%сто тысяч двадцать миллион полтора", max_size=80))
def test_rewriting_twice_is_rewriting_once(text: str) -> None:
    written = in_figures(text, "ru")
    assert in_figures(written, "ru") == written
    assert len(written) <= 4 * len(text) + 40
