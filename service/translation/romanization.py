"""Russian names in Latin letters: BGN/PCGN 1947 for Russian as newsrooms print it.

No signs for ъ and ь, ``-ий`` and ``-ый`` end in ``-y``, ``-ия`` in ``-ia``, ё is ``yo`` (``e`` after ж, ч, ш, щ), first
names have their usual English form (Alexander), from ``service/lexicon/names.toml``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from service.lexicon import table

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ј": "j", "ә": "a", "ө": "o", "ү": "u", "ұ": "u",
    "қ": "q", "ғ": "gh", "ң": "ng", "һ": "h", "ђ": "dj", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
}  # fmt: skip
_CYRILLIC_WORD = re.compile(r"[\u0400-\u04ff\u0301]+")
_AFTER_VOWEL = frozenset("аеёиоуыэюяйъь")
_HUSHED = frozenset("жчшщ")


def transliterate(text: str) -> str:
    """`text` with its Cyrillic words in Latin letters; everything else as it stands."""
    return _CYRILLIC_WORD.sub(lambda match: _romanize(match.group()), text)


@lru_cache(maxsize=8_192)
def _romanize(word: str) -> str:
    bare = word.replace("\u0301", "")
    lower = bare.lower()
    latin = table("names", "ru.given").get(lower) or _letters(lower)
    if len(bare) > 1 and bare.isupper():
        return str(latin).upper()
    return str(latin)[:1].upper() + str(latin)[1:] if bare[:1].isupper() else str(latin).lower()


def _letters(word: str) -> str:
    """One lower-case word letter by letter, with the endings that newsrooms shorten."""
    for ending in ("ый", "ий"):
        if len(word) > 3 and word.endswith(ending):
            word, latin_end = word[: -len(ending)], "y"
            break
    else:
        latin_end = ""
        if len(word) > 3 and word.endswith("ия"):
            word, latin_end = word[:-2], "ia"
    latin = []
    for index, letter in enumerate(word):
        before = word[index - 1] if index else ""
        if letter == "е" and (not before or before in _AFTER_VOWEL):
            latin.append("ye")
        elif letter == "ё" and before in _HUSHED:
            latin.append("e")
        elif letter in "ьъ" and word[index + 1 : index + 2] in ("и", "о"):
            latin.append("y")
        else:
            latin.append(_LETTERS.get(letter, letter))
    return "".join(latin) + latin_end
