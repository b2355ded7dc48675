"""What letters behind a name say of how far it reaches: United Nations Support Mission in Libya (UNSMIL)."""

from __future__ import annotations

from service.annotate.entities.name_lists import word_set
from service.annotate.tokens import SentenceView


def is_spelled_out(sentence: SentenceView, at: int) -> bool:
    """African Party for the Independence of Guinea and Cape Verde (PAIGC): letters that the name lacks without more."""
    tokens = sentence.tokens
    end = at + 1
    if tokens[end].lower == "the":
        end += 1
    start = end
    while end < len(tokens) and end - at < 6 and tokens[end].is_word and tokens[end].is_capitalized:
        end += 1
    if end + 2 >= len(tokens) or tokens[end].text != "(" or tokens[end + 2].text != ")":
        return False
    letters = tokens[end + 1].text.lower()
    first = at
    while first > 0 and at - first < 12 and (tokens[first - 1].is_capitalized or tokens[first - 1].lower in _INNER):
        first -= 1
    if not tokens[end + 1].text.isupper() or len(letters) < 3:
        return False
    without = {t.lower[0] for t in tokens[first:at] if t.is_capitalized}
    lacking, added = set(letters) - without, {t.lower[0] for t in tokens[start:end]}
    return len(without) > 1 and bool(lacking & added) and len(lacking - added) < 2  # one more in another language


_INNER = frozenset(("of", "for", "the", "and", "in", "to", "on", "&", "-"))


def is_abbreviated(sentence: SentenceView, at: int) -> bool:
    """United Nations Support Mission in Libya (UNSMIL): the letters in brackets stand for the place as well."""
    tokens = sentence.tokens
    after = tokens[at + 2 : at + 5]
    if len(after) < 3 or after[0].text != "(" or after[2].text != ")" or not tokens[at - 1].is_capitalized:
        return False
    letters = after[1].text
    headed = tokens[at - 1].lower in word_set("organizations.heads")
    return letters.isupper() and len(letters) > 2 and headed and tokens[at + 1].text[0] in letters[1:]


def lists_letters(sentence: SentenceView, at: int) -> bool:
    """Kenya Medical Practitioners, Pharmacists and Dentists Union (KMPDU): a list inside a name, told by its letters.

    The letters are those of the words in order; one letter may stand for a word that the article leaves out.
    """
    tokens = sentence.tokens
    end = at
    while end < len(tokens) and end - at < _FARTHEST and (tokens[end].is_capitalized or tokens[end].lower in _LISTING):
        end += 1
    if end + 2 >= len(tokens) or tokens[end].text != "(" or tokens[end + 2].text not in (")", "-"):
        return False
    letters = tokens[end + 1].text.lower()
    if not tokens[end + 1].text.isupper() or len(letters) < 4 or not letters.isalpha():
        return False
    first = at
    while first > 0 and at - first < _FARTHEST and _goes_on(sentence, first - 1):
        first -= 1
    for begin in range(first, at):
        if tokens[begin].is_capitalized and tokens[begin].lower[0] == letters[0]:
            initials = [t.lower[0] for t in tokens[begin:end] if t.is_word and t.is_capitalized]
            spelled = _in_order(letters, initials) >= max(4, len(letters) - 1)
            if spelled and len(initials) <= len(letters) + 1:
                return True
    return False


def _goes_on(sentence: SentenceView, at: int) -> bool:
    token = sentence.tokens[at]
    return (token.is_word and token.is_capitalized) or token.lower in _LISTING


def _in_order(letters: str, initials: list[str]) -> int:
    """How many of the letters the initials give, in the order of both."""
    counts = [0] * (len(initials) + 1)
    for letter in letters:
        diagonal = 0
        for index, initial in enumerate(initials, 1):
            above = counts[index]
            counts[index] = diagonal + 1 if letter == initial else max(above, counts[index - 1])
            diagonal = above
    return counts[-1]


def is_lettered(sentence: SentenceView, first: int, last: int) -> bool:
    """Event Data Project (EDP): whether brackets behind the name hold the letters of all its words, three at least."""
    after = sentence.tokens[last : last + 3]
    if len(after) < 3 or after[0].text != "(" or after[2].text != ")" or not after[1].text.isupper():
        return False
    own = [t for t in sentence.tokens[first:last] if t.is_word and t.is_capitalized]
    letters = after[1].text.lower()
    named = len(own) > 2 and len(letters) > 2 and own[0].lower[0] == letters[0]
    return named and _in_order(letters, [t.lower[0] for t in own]) == len(letters)


def is_followed_by_letters(sentence: SentenceView, first: int, last: int) -> bool:
    """Sea Ports Authority SPA: whether the last token before `last` is the letters of the name before it."""
    tokens = sentence.tokens
    if last - first < 4:
        return False
    letters = tokens[last - 1].text.removesuffix("'s")
    if not (letters.isupper() and letters.isalpha() and len(letters) > 2):
        return False
    initials = [t.lower[0] for t in tokens[first : last - 1] if t.is_word and t.is_capitalized]
    shouted = any(t.text.isupper() and len(t.text) > 1 for t in tokens[first : last - 1])
    lacking = len(letters) - _in_order(letters.lower(), initials)
    return not shouted and initials[0] == letters[0].lower() and lacking <= len(letters) // 4


_LISTING = frozenset((",", "and", "of", "for", "the", "&"))
_FARTHEST = 12
"""Tokens of a name on either side of its comma or "and"."""
