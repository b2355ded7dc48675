"""Words that mix Latin and Cyrillic letters of one shape: «Cегодня» with a Latin C, «обнадëжил» with a Latin ë.

Keyboards, optical character recognition and whoever means to hide from a search make them; no dictionary and no model
knows such a word. A word with a letter that only one alphabet has is of that alphabet; without one it goes with the
rest of the text. Prepositions and conjunctions of one letter follow their neighbours. Abbreviations with a Russian
ending (SMSка) and brands or the letters of a country behind a Russian name (ВТБPay, НашBY) stay.
"""

from __future__ import annotations

import re

_LATIN = "ABCEHKMOPTXYaceikopxyËÏëï"
_CYRILLIC = "АВСЕНКМОРТХУасеікорхуЁЇёї"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_MIXED = re.compile("[A-Za-zËÏëï](?:(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff].))")
"""A Latin letter beside a Cyrillic one; begins with the one that is rare in Cyrillic text, which is searched faster."""
_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")
_WORD = re.compile("[A-Za-z\u00c0-\u024f\u0400-\u04ff]+")
_ONLY_LATIN = re.compile(f"(?![{_LATIN}])[A-Za-z\u00c0-\u024f]")
_ONLY_CYRILLIC = re.compile(f"(?![{_CYRILLIC}])[\u0400-\u04ff]")
_LATIN_RUN = re.compile("[A-Za-z\u00c0-\u024f]+")
_BRAND = re.compile(r"[A-Z][a-z]{2}")
_NAME_BEHIND = re.compile("[\u0400-\u04ff]*[а-яё][A-Z]{2,}")
"""A Russian word and Latin capitals glued to it: ``НашBY``."""
_LONGEST = 40
_NEXT = "(?= (?:\\d{1,4} )?[\u0400-\u04ff«])"
_ALONE = re.compile(
    f"[aocyABCKOY](?:(?<=[\u0400-\u04ff,;:)»–—-] [aocy]){_NEXT}"
    "|(?<=[ABCKOY])(?<![^\n.!?…»] .)(?<!\\S.)(?= (?:\\d{1,4} )?[а-яё«]))"
)
"""A small word in a Russian sentence, or a capital one where a sentence begins: «c 10 октября», «B Москве»."""


def unmixed(text: str) -> str:
    """`text`, as long as before, with each such word in one alphabet. Linear in the length of the text."""
    if text.isascii() or _CYRILLIC_LETTER.search(text) is None:
        return text
    if _MIXED.search(text) is None and _ALONE.search(text) is None:
        return text
    cyrillic = len(re.findall("[\u0400-\u04ff]", text)) > len(re.findall("[A-Za-z]", text))
    if cyrillic:
        text = _ALONE.sub(lambda match: match.group().translate(_TO_CYRILLIC), text)
    return _WORD.sub(lambda match: _word(match.group(), cyrillic=cyrillic), text)


def _word(word: str, *, cyrillic: bool) -> str:
    if len(word) > _LONGEST or _MIXED.search(word) is None:
        return word
    if _NAME_BEHIND.fullmatch(word) is not None:
        return word
    latin_alone, cyrillic_alone = _ONLY_LATIN.search(word), _ONLY_CYRILLIC.search(word)
    if latin_alone and cyrillic_alone:
        return word
    if cyrillic_alone or (cyrillic and not latin_alone):
        return word if any(_BRAND.match(run) for run in _LATIN_RUN.findall(word)) else word.translate(_TO_CYRILLIC)
    return word if word[-1] in _CYRILLIC else word.translate(_TO_LATIN)
