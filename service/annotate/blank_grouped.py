"""Thousands that a blank parts: 14 000 goats, US$41 000, as South African and Canadian newsrooms write them."""

from __future__ import annotations

from collections.abc import Sequence

from service.annotate.tokens import Token
from service.annotate.word_lists import lists

_MOST_GROUPS = 4
_OTHERS_BEFORE = lists("number_ends")
"""Words whose number ends before another one begins: on page 12 300 people are named."""


def end(tokens: Sequence[Token], index: int) -> int:
    """Behind the last group of the number that begins at `index`; the token itself where no blank parts thousands.

    Groups that are not "000" need a sum's sign before them, or a plain word before and behind: a Boeing 737 500 metres
    from the house is none.
    """
    first, last = tokens[index], index + 1
    if last >= len(tokens) or len(first.text) > 3 or not first.text.isdecimal() or first.text[0] == "0":
        return last
    while last < len(tokens) and last - index < _MOST_GROUPS and _is_group(tokens, last):
        last += 1
    if last == index + 1 or (last < len(tokens) and tokens[last].is_number):
        return index + 1
    sure = all(token.text == "000" for token in tokens[index + 1 : last]) or last - index > 2
    return last if sure or _is_sum(tokens, index) or _counts(tokens, index, last) else index + 1


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    text = tokens[at].text
    return len(text) == 3 and text.isdecimal() and tokens[at].start == tokens[at - 1].end + 1


def _is_sum(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].text in ("$", "€", "£") and tokens[index - 1].end == tokens[index].start


def _counts(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether the words on both sides are such as stand around a count."""
    if index == 0 or last >= len(tokens):
        return False
    before, behind = tokens[index - 1], tokens[last]
    return before.text.islower() and before.lower not in _OTHERS_BEFORE and behind.text.islower()
