"""Letters in brackets behind the name of a body: «Верховный суд (ВС)», "Badan Nasional Penanggulangan Bencana (BNPB)".

The name says what they mean, and models make another body of them: ВС became the US. So they are not written out:
Indonesian ones stay, Russian ones go to the model in the Latin letters that it copies.
"""

from __future__ import annotations

import re

from service.translation.abbreviations import Short, by_first_word, latin_letters

_RUSSIAN = re.compile(r"(?<=[а-яё»] \()[А-ЯЁ]{2,6}(?=\))")


def find(text: str) -> list[tuple[int, int, str]]:
    """Russian letters in brackets that are written out nowhere, and how English writes them."""
    return [(*one.span(), latin_letters(one.group())) for one in _RUSSIAN.finditer(text) if not _is_listed(one.group())]


def written(letters: str, short: Short) -> str | None:
    """What an abbreviation becomes in brackets; None where it stays."""
    if letters.isascii():
        return None
    own = len(short.forms) == 1 and short.forms[0].isascii() and short.forms[0].isupper()
    return short.forms[0] if own else latin_letters(letters)


def _is_listed(word: str) -> bool:
    """Whether an abbreviation is written out wherever it stands."""
    shorts = by_first_word("ru").get(word.lower(), ())
    return any(short.place == "anywhere" and short.pattern.fullmatch(word) for short in shorts)
