"""Russian words and phrases that a small model reads word by word, sent as others of their meaning, form by form.

«Угарным газом», «в половине девятого», «партию сигарет»: what verbs and adjectives do in every form is in `synonyms`,
what things are called in `nouns`; here is what stands in just this form (``lexicon/phrases-ru.toml``). Only packages
whose English cannot be trusted are given them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from service.lexicon import table
from service.translation.opening_word import capital, opens

_WORD = re.compile(r"(?<![\w-])[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*(?![\w-])")
Entry = tuple[str, bool, str]
"""The words behind the first, whether that has a capital, and what is sent."""


def in_known_phrases(text: str) -> str:
    """The text as the model is to see it. A capital is kept at the opening; with one inside the text it is a name."""
    listed = _by_word()
    plain = text.lower().replace("ё", "е")
    if len(plain) != len(text):
        return text  # a letter that is two in small letters
    woven: list[str] = []
    position = 0
    for match in _WORD.finditer(text):
        start = match.start()
        entries = listed.get(plain[start : match.end()])
        if entries is None or start < position:
            continue
        has_capital = text[start].isupper()
        for rest, wants_capital, sent in entries:
            whole = following(rest).match(plain, match.end())
            if whole is None or (has_capital and not opens(text, start)) or (wants_capital and not has_capital):
                continue
            woven += (text[position:start], capital(sent) if has_capital else sent)
            position = whole.end()
            break
    return "".join(woven) + text[position:]


@cache
def _by_word() -> Mapping[str, Sequence[Entry]]:
    return by_first_word(table("phrases-ru", "phrases"))


def by_first_word(listed: Mapping[str, str]) -> Mapping[str, Sequence[Entry]]:
    """Phrases and what is sent for them, by the first word in small letters with е for ё; the longest first."""
    found: dict[str, list[Entry]] = {}
    for phrase in sorted(listed, key=len, reverse=True):
        first, _, rest = phrase.lower().replace("ё", "е").partition(" ")
        found.setdefault(first, []).append((rest, phrase[0].isupper(), listed[phrase]))
    return found


@lru_cache(maxsize=4_096)
def following(rest: str) -> re.Pattern[str]:
    """What must follow the first word of a phrase, made when a text has that word."""
    spelt = "".join(rf"\s+{re.escape(word)}" for word in rest.split())
    return re.compile(rf"{spelt}(?![\w-])")
