"""Words are found as the expression finds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.words import WordExpression

EXPRESSIONS = (
    (r"[^\W\d_]+", ""),
    (r"[^\W_]+", ""),
    (r"\w+", ""),
    (r"[^\W\d_]+(?:-[^\W\d_]+)*", "-"),
    (r"[^\W\d_]+(?:['’`][^\W\d_]+)*", "'’`"),
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="ab1Жж²_-'’`.,;:!?»)… \t\n\u00a0", max_size=60),
    st.text(alphabet="abЖжЁёй²_-’“”«»—.,:;9 №é\u0306\u0098\u00a0", min_size=25, max_size=80),
    st.text(alphabet="abZ09_-'`.,() \t\n\x1f", max_size=60),
)


@pytest.mark.parametrize(("expression", "joiners"), EXPRESSIONS)
@given(text=TEXTS)
def test_words_are_those_of_the_expression(expression: str, joiners: str, text: str) -> None:
    words = WordExpression(expression, joiners)
    assert words.find(text) == words.pattern.findall(text)
