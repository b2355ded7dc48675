"""Normalized English: one spelling of quotes, dashes, spaces and numbers, so that documents can be compared.

Punctuation becomes ASCII (``“ ” « » „`` -> ``"``, ``‘ ’`` -> ``'``, spaced dashes -> `` - ``, ``…`` -> ``...``),
numbers take English separators (``2.300`` and ``2 300`` -> ``2,300``, ``1,5`` -> ``1.5``) where the source sentence
proves that its own format was meant. English input goes through the same room.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from service.lexicon import words

_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛‹›ʼ＇`´", "'"),
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r\v\f\x85\u2028\u2029",
            " ",
        ),
        **dict.fromkeys("‐‑‒", "-"),
        "…": "...",
        "−": "-",
        "№": "No. ",
    }
)
_LITERAL = re.compile(r"(?:https?://|www\.)[^\s\"“”«»„<>]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)[@#]\w+")
"""Addresses, handles and tags: they stay byte for byte."""
_PLACE = "\ue000"
_DOUBLE_QUOTES = re.compile(r"(?:''|\")+")
_RANGE_DASH = re.compile(r"(?<=\d)\s?[–—]\s?(?=\d)")
_DASH = re.compile(r"\s*[–—]+\s*|(?<=[\w\"'.,)]) -{1,3} (?=\S)")
_LEADING_DASH = re.compile(r"^ - ")
_SPACES = re.compile(r" {2,}")
_AN_BEFORE_CONSONANT = re.compile(r"(?<![\w.'’-])an(?= [b-dfgj-np-tvwz][a-z]{2})")
_DOUBLED = re.compile(r"(?<!\w)([^\W\d_]{3,})((?: \1(?!\w))+)")
_MAY_DOUBLE = frozenset(("bye", "had", "her", "long", "much", "really", "that", "very"))
_A_BEFORE_VOWEL = re.compile(r"(?<![\w.'’-])a(?= (?!eu|oui|(?:once|one|and|are|its|off|out)\b)[aeio][a-z]{2})")
_SPACE_BEFORE = re.compile(r"(?<=[^\s.]) +(?=(?:[,;!?]|[.:](?![\w.)])))")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ .\u00a0\u202f\u2009]\d{3})+(?![\d])")
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])\d+,\d+(?![\d,]|\.\d)")
_SAID_DASH = re.compile(r'",? - (?=[a-z])')  # «…», - said the minister: English has a comma inside the quotes
_FREE_QUOTE = re.compile(r'(?<!\S)"(?![^\s,.;:!?)])')
_ANY_QUOTE = re.compile(r'( ?)"( ?)')
_OPENING = re.compile(r'\A" +(?=[A-Z0-9])')
_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@cache
def _headline_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words that Title Case leaves small, and words that are written in capitals anywhere (lexicon/headlines.toml)."""
    return frozenset(words("headlines", "small_words")), frozenset(words("headlines", "capitals"))


def normalize(text: str, *, source: str = "", language: str = "en") -> str:
    """One English sentence or line in the normal form; `source` is the sentence it was translated from.

    Numbers are rewritten only when `language` writes them otherwise and the same digits stand in `source`.
    """
    literals = _LITERAL.findall(text) if _PLACE not in text else []
    if literals:
        text = _LITERAL.sub(_PLACE, text)
    text = text.translate(_CHARACTERS)
    text = _DOUBLE_QUOTES.sub('"', text)
    text = _RANGE_DASH.sub("-", text)
    text = _LEADING_DASH.sub("- ", _DASH.sub(" - ", text))
    text = _SPACES.sub(" ", text).strip()
    text = tight_quotes(_SAID_DASH.sub('," ', _SPACE_BEFORE.sub("", text)))
    if language != "en" and source:
        text = _english_numbers(text, source, language)
    if literals:
        kept = iter(literals)
        text = re.sub(_PLACE, lambda _: next(kept), text)
    return text


def tight_quotes(text: str) -> str:
    """No space inside quotes: a mark with space on both sides leans on the words that it quotes.

    Which those are is known when the marks come in pairs, and for a first mark with a capital or a figure behind it.
    """
    if _FREE_QUOTE.search(text) is None:
        return text
    if text.count('"') % 2:
        return _OPENING.sub('"', text)
    places = itertools.count()
    return _ANY_QUOTE.sub(lambda match: _tight(match, opens=next(places) % 2 == 0), text)


def with_an(text: str) -> str:
    """The text with "an" before small words that open with a vowel, "a" before others; h, u, euro and one stay."""
    return _AN_BEFORE_CONSONANT.sub("a", _A_BEFORE_VOWEL.sub("an", text))


def without_doubled(text: str, source: str) -> str:
    """The text with a word once that stands twice running where the source doubles none; three running stay a loop."""
    if _DOUBLED.search(text) is None or _DOUBLED.search(source) is not None:
        return text
    return _DOUBLED.sub(_once, text)


def _once(match: re.Match[str]) -> str:
    word, more = match.groups()
    twice = more == f" {word}" and word.lower() not in _MAY_DOUBLE
    return str(word) if twice else match.group()


def _tight(match: re.Match[str], *, opens: bool) -> str:
    before, after = match.groups()
    if not _FREE_QUOTE.match(match.string, match.start() + len(before)):
        return match.group()  # it leans on a word already
    if opens:
        return f'{before}"' if after else match.group()
    return f'"{after}'


def _english_numbers(text: str, source: str, language: str) -> str:
    """Thousands and decimals as English writes them, for numbers that the source writes in its own format."""
    grouped = {re.sub(r"\D", "", match): match for match in _GROUPED.findall(source)}
    decimals = set(_DECIMAL_COMMA.findall(source))

    def thousands(match: re.Match[str]) -> str:
        found = match.group()
        digits = re.sub(r"\D", "", found)
        meant = grouped.get(digits)
        if meant is None or ("." in meant and language == "ru"):  # Russian writes a point only in dates and versions
            return found
        return f"{int(digits):,}" if not digits.startswith("0") else found

    def point(match: re.Match[str]) -> str:
        return match.group().replace(",", ".") if match.group() in decimals else match.group()

    return _DECIMAL_COMMA.sub(point, _GROUPED.sub(thousands, text))


def is_shouted(text: str) -> bool:
    """True for a line of at least two words in capitals throughout (`ARMENIA CLAIMS ADVANCE`)."""
    found = _LETTERS.findall(text)
    letters = "".join(found)
    return len(found) >= 2 and len(letters) >= 8 and letters.isupper() and not set(found) <= _headline_words()[1]


def body_casing(texts: Iterable[str]) -> dict[str, str]:
    """How the article's own running text writes each word: upper-case word -> its most common form there."""
    counts: Counter[str] = Counter()
    for text in texts:
        if is_shouted(text):
            continue
        found = list(_LETTERS.finditer(text))
        counts.update(word.group() for word in found[1:])
    forms: dict[str, str] = {}
    for form, _ in sorted(counts.items(), key=lambda item: (item[1], item[0])):
        forms[form.upper()] = form
    return forms


def unshout(text: str, casing: Mapping[str, str] | None = None) -> str:
    """A headline in capitals as Title Case; acronyms and names as the article's body writes them (`casing`)."""
    if not is_shouted(text):
        return text
    known = casing or {}
    small_words, capitals = _headline_words()
    first = True

    def word(match: re.Match[str]) -> str:
        nonlocal first
        shouted, was_first = match.group(), first
        first = False
        form = known.get(shouted)
        if form is not None and not form.islower():
            return form
        if shouted in capitals and form is None:
            return shouted
        lower = shouted.lower()
        if lower in small_words and not was_first:
            return lower
        return lower[0].upper() + lower[1:]

    return _LETTERS.sub(word, text)
