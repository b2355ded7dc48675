"""Texts cut into sentences and woven together again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.passages import split


@given(st.text(alphabet=st.sampled_from('aБ .!?\n\t«»"1 '), max_size=200), st.sampled_from(["en", "ru", "id"]))
def test_weaving_gives_the_text_again(text: str, language: str) -> None:
    passage = split(text, language)
    assert passage.join(passage.sentences) == text
    assert len(passage.gaps) == len(passage.sentences) + 1
    assert all(not gap.strip() for gap in passage.gaps)
