"""Where the dateline of a report ends: "BEIRUT, Aug 5 (Reuters) - " says where it was written, not what happened."""

from __future__ import annotations

from service.annotate import date_grammar
from service.annotate.tokens import SentenceView, Token

LONGEST = 18
"""Tokens of a dateline at most: "LOS ANGELES/WASHINGTON, Sept. 29, 2020 (Xinhua) -"."""
_DASHES = frozenset("-–—")
_SMALL = frozenset(("of", "de", "el", "al", "the"))


def length(sentence: SentenceView) -> int:
    """How many tokens of a sentence are a dateline; 0 without one. Only paragraphs have them."""
    tokens = sentence.tokens
    if sentence.kind != "paragraph" or not tokens or not tokens[0].is_capitalized:
        return 0
    for at, token in enumerate(tokens[: LONGEST + 1]):
        if at and token.text in _DASHES and token.start > tokens[at - 1].end and _goes_on(tokens, at + 1):
            return _with_dashes(tokens, at + 1)
        if at > 2 and token.text == "." and _is_house(tokens, at) and _goes_on(tokens, at + 1):
            return at + 1
        if not _may_stand(token):
            return 0
    return 0


def _with_dashes(tokens: tuple[Token, ...], end: int) -> int:
    """The second dash of "(AP) - -" belongs to it too."""
    while end < len(tokens) and tokens[end].text in _DASHES:
        end += 1
    return end


def _may_stand(token: Token) -> bool:
    if token.is_word:
        return token.is_capitalized or token.lower in date_grammar.months() or token.lower in _SMALL
    return token.is_number or token.text in ",.()/'" or token.text in _DASHES


def _is_house(tokens: tuple[Token, ...], at: int) -> bool:
    """The agency right before the full stop: /TASS/. or ARMENPRESS. behind a comma."""
    if tokens[at - 1].text == "/":
        return any(t.text == "/" for t in tokens[max(0, at - 5) : at - 1])
    name = tokens[at - 1]
    return len(name.text) > 3 and name.text.isupper() and tokens[at - 2].text == ","


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a report begins there: a capital, a figure or a quotation."""
    while at < len(tokens) and tokens[at].text in _DASHES:
        at += 1
    return at < len(tokens) and (tokens[at].is_capitalized or tokens[at].is_number or tokens[at].text in "\"'“«")
