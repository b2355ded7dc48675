"""What stands between two tokens of a sentence, by sums made once."""

from __future__ import annotations

from service.annotate import grammar
from service.annotate.tokens import views
from tests.annotate.reading import blocks


def test_verbs_marks_and_clause_words_between_two_tokens() -> None:
    (sentence,) = views(blocks("Police said that the ship sank (it was old) and 40 men drowned."))
    read = grammar.of(sentence)
    words = [token.lower for token in sentence.tokens]
    between = read.stretches.between(words.index("the"), words.index("drowned"))
    assert (between.verbs, between.finite, between.marks, between.clauses) == (2, 2, 2, 1)
    assert read.stretches.between(5, 5) == (0, 0, 0, 0)
