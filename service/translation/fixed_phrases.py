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
Index = Mapping[str, Mapping[str, Sequence[Entry]]]
"""Phrases by their first word and by the letters that follow it; "" holds those that no letters follow at once."""
_NEXT = re.compile(r"\s+([\w-]+)")
_LETTERS = re.compile(r"[\w-]*")


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
        entries = beginning(listed, plain[start : match.end()], plain, match.end())
        if not entries or start < position:
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
def _by_word() -> Index:
    return by_first_word(table("phrases-ru", "phrases"))


def by_first_word(listed: Mapping[str, str]) -> Index:
    """Phrases and what is sent for them, by the first two words in small letters with е for ё; the longest first."""
    found: dict[str, list[Entry]] = {}
    for phrase in sorted(listed, key=len, reverse=True):
        first, _, rest = phrase.lower().replace("ё", "е").partition(" ")
        found.setdefault(first, []).append((rest, phrase[0].isupper(), listed[phrase]))
    return {first: _by_second_word(entries) for first, entries in found.items()}


def _by_second_word(entries: Sequence[Entry]) -> Mapping[str, Sequence[Entry]]:
    second = ["".join(_LETTERS.findall(rest)[:1]) for rest, _, _ in entries]
    return {
        wanted: [entry for entry, word in zip(entries, second, strict=True) if word in ("", wanted)]
        for wanted in {"", *second}
    }


def beginning(phrases: Index, first: str, text: str, end: int, ending: str = "") -> Sequence[Entry]:
    """The phrases that may begin with a word which ends at `end` of the text, the longest first.

    ``ending``: what their last word may carry in the text, an Indonesian *-nya*.
    """
    by_second = phrases.get(first)
    if by_second is None:
        return ()
    alone = by_second[""]
    if len(by_second) == 1 or (behind := _NEXT.match(text, end)) is None:
        return alone
    listed = by_second.get(behind[1], alone)
    if ending and behind[1].endswith(ending):
        return [*listed, *by_second.get(behind[1].removesuffix(ending), ())]
    return listed


@lru_cache(maxsize=4_096)
def following(rest: str, ending: str = "") -> re.Pattern[str]:
    """What must follow the first word of a phrase, made when a text has that word.

    ``ending``: what its last word may carry (`beginning`), the pattern's one group.
    """
    spelt = "".join(rf"\s+{re.escape(word)}" for word in rest.split())
    carried = f"({ending})?" if ending else ""
    return re.compile(rf"{spelt}{carried}(?![\w-])")
