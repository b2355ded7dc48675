"""The script of a text: how many letters are Latin, Cyrillic or of a script that names the language at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from service.lexicon import lexicon

LETTERS = re.compile(r"[^\W\d_]+")
LATIN = re.compile(
    r"[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0250-\u02bb\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a]+"
)
CYRILLIC = re.compile(r"[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]+")

_RUSSIAN = re.compile(r"[а-яё]*")
_NO_LETTERS = {code: None for code in range(128) if not chr(code).isalpha()}
_WHOLE = 6000
_WINDOWS, _WINDOW = 10, 500


@dataclass(frozen=True, slots=True)
class Letters:
    """Counts of letters in a text. `other` is the code of its most frequent further script, "" when it has none."""

    latin: int
    cyrillic: int
    other: str
    others: int
    choices: tuple[str, ...] = ()
    """Languages that share the other script, for langdetect to tell apart."""

    @property
    def total(self) -> int:
        return self.latin + self.cyrillic + self.others


def sample(text: str) -> str:
    """All of a short text; of a long one ten windows at fixed places, so that cost does not grow with its length."""
    if len(text) <= _WHOLE:
        return text
    pace = (len(text) - _WINDOW) // (_WINDOWS - 1)
    return " ".join(text[i * pace : i * pace + _WINDOW] for i in range(_WINDOWS))


def count_letters(text: str) -> int:
    """How many letters of any script the text has."""
    return len(text.translate(_NO_LETTERS)) if text.isascii() else _count(LETTERS, text)


def _count(runs: re.Pattern[str], text: str) -> int:
    return len("".join(runs.findall(text)))


def letters(text: str) -> Letters:
    """Count the letters of a text by script."""
    if text.isascii():
        return Letters(count_letters(text), 0, "", 0)
    if _RUSSIAN.fullmatch(text):
        return Letters(0, len(text), "", 0)
    latin = _count(LATIN, text)
    cyrillic = _count(CYRILLIC, text)
    rest = _count(LETTERS, text) - latin - cyrillic
    if rest <= 0:
        return Letters(latin, cyrillic, "", 0)
    counts = [(_count(pattern, text), code, choices) for code, pattern, choices in _others()]
    best = max(counts, key=lambda entry: entry[0])
    kana = next((count for count, code, _ in counts if code == "ja"), 0)
    if best[1] == "zh" and kana * 10 >= best[0]:
        best = (best[0] + kana, "ja", ())
    return Letters(latin, cyrillic, best[1] if best[0] else "und", max(best[0], rest), best[2])


@cache
def _others() -> tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]:
    return tuple(
        (
            entry["code"],
            re.compile("[" + "".join(f"{span[0]}-{span[1]}" for span in entry["ranges"]) + "]+"),
            tuple(entry.get("choices", ())),
        )
        for entry in lexicon("language")["script"]
    )
