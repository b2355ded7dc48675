"""The parser of English sentences, and what a counted thing is to its verb."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.annotate import syntax
from service.annotate.grammar import Grammar
from service.annotate.roles import Roles
from service.annotate.tokens import Token, tokenize


def read(text: str) -> tuple[tuple[Token, ...], syntax.Parse]:
    tokens = tokenize(text)
    return tokens, syntax.parse([tokens])[0]


def at(tokens: tuple[Token, ...], word: str) -> int:
    return next(i for i, token in enumerate(tokens) if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "head", "label"),
    [
        ("Rebels destroyed three tanks on Monday.", "Rebels", "destroyed", "nsubj"),
        ("Rebels destroyed three tanks on Monday.", "tanks", "destroyed", "dobj"),
        ("Rebels destroyed three tanks on Monday.", "three", "tanks", "nummod"),
        ("Three tanks were destroyed by rebels.", "tanks", "destroyed", "nsubjpass"),
        ("The bank raised its rate by 3 percent.", "percent", "by", "pobj"),
        ("The bank raised its rate by 3 percent.", "by", "raised", "prep"),
        ("The miners who were trapped in the shaft have been rescued.", "miners", "rescued", "nsubjpass"),
        ("The miners who were trapped in the shaft have been rescued.", "trapped", "miners", "relcl"),
        ("He sold nine cows and a horse.", "horse", "cows", "conj"),
    ],
)
def test_heads_and_labels(text: str, word: str, head: str, label: str) -> None:
    tokens, parsed = read(text)
    token = at(tokens, word)
    assert (tokens[parsed.heads[token]].text, parsed.labels[token]) == (head, label)


def test_sentences_are_read_together_as_they_are_alone() -> None:
    texts = ["Two ships sank.", "Nine people, among them a child, drowned when the ferry sank off the cape.", "No."]
    together = syntax.parse([tokenize(text) for text in texts])
    assert together == [read(text)[1] for text in texts]


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12), max_size=60))
def test_every_sentence_is_a_tree(words: list[str]) -> None:
    tokens, parsed = read(" ".join(words))
    assert len(parsed.tags) == len(parsed.heads) == len(parsed.labels) == len(tokens)
    for token in range(len(tokens)):
        seen = set()
        while token >= 0:
            assert token not in seen
            seen.add(token)
            token = parsed.heads[token]


def test_a_long_sentence_is_read_in_pieces() -> None:
    tokens, parsed = read("Two ships sank off the cape and " * 400)
    assert len(parsed.heads) == len(tokens)
    assert all(abs(head - token) < syntax.LONGEST for token, head in enumerate(parsed.heads) if head >= 0)


@pytest.mark.parametrize(
    ("text", "number", "verb"),
    [
        ("Officials said 12 people died.", "12", "died"),
        ("Trucks brought flour to 40 families.", "40", "brought"),
        ("Divers found the bodies of 11 sailors.", "11", "found"),
        ("The price rose by 40 dollars.", "40", "rose"),
    ],
)
def test_the_verb_of_a_counted_thing(text: str, number: str, verb: str) -> None:
    tokens = tokenize(text)
    first = at(tokens, number)
    found = Roles(Grammar(tokens), first, first + 2).verb()
    assert found is not None
    assert tokens[found[0]].text == verb


@pytest.mark.parametrize(
    ("text", "number", "thing"),
    [
        ("The bank raised its key rate by 3 percent.", "3", "rate"),
        ("Oil output fell by 300 barrels.", "300", "output"),
        ("The judge imposed a fine of 40 dollars.", "40", "fine"),
        ("The state spent 40 dollars on ships.", "40", "ships"),
        ("The court paid the widow 40 dollars.", "40", "widow"),
        ("The ash rose to a height of 300 metres.", "300", "ash"),
    ],
)
def test_what_a_measure_is_told_of(text: str, number: str, thing: str) -> None:
    tokens = tokenize(text)
    first = at(tokens, number)
    found = Roles(Grammar(tokens), first, first + 2).measured()
    assert found is not None
    assert tokens[found].text == thing
