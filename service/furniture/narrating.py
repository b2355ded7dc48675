"""Sentences that tell a story: whole ones in which no page speaks of itself or to its reader.

The phrases of the lexicon stand in news too: ``The shop uses cookies to follow its customers.`` A page that says so
says ``we``, ``this site`` or asks for something; a sentence without any such word (lexicon/narrating.toml) narrates.
Where it opens as an offer does (``Войти через главный вход пациенты не могли.``), it must tell of somebody else.
"""

from __future__ import annotations

import re
from functools import cache

from service.interface_words import opens_offer, speak_to_reader
from service.lexicon import lexicon
from service.lines import Line, plain
from service.words import WordExpression, WordList

_LEAST = 6
"""Words of the shortest sentence that tells something."""
_LEAST_TOLD = 4
"""The same where it tells what somebody did: ``Комментировать слухи мэр отказался.``"""
_ENDS = re.compile(r"(?:\.|…)[\"')\]]*$")
_WORD = WordExpression(r"[^\W\d_]+(?:-[^\W\d_]+)*", joiners="-")
_MARKS = re.compile(r"[©@*#|]|https?:|www\.|\(c\)|\(с\)|№|all rights reserved(?:[^\w\s]|$)")
"""Signs that pages put into their notices."""
_IMPERATIVE = re.compile(r"[а-я]{2,}(?:йте|ите|ьте)(?:сь)?")
"""``подписывайтесь``, ``нажмите``, ``оставьте``: what the reader is asked to do."""
_LOWER = re.compile(r"(?<![\w-])[а-яё]+")
_PAST = re.compile(
    r"(?![а-я]*тели$)(?!(?:теле|радио|видео|авто|медиа|веб-?)?(?:канал|журнал|портал|сериал|вокзал))(?!был|матери|канал|журнал|портал|сериал|персонал|капитал|квартал|финал|вокзал|арсенал|сигнал|терминал|филиал"
    r"|потенциал|скандал|протокол|модел|недел|правил|начал|отдел|раздел|предел|автомобил|интервал|оригинал|функционал"
    r"|профессионал|генерал|администр|школ)"
    r"[а-я]{3,}(?:[аеиоуыя]л[аои]?|[бгзкрстх]л[аои])(?:с[ья])?"
)
"""``записали``, ``могли``, ``получила``: what somebody did; not nouns that end alike."""


@cache
def _words() -> WordList:
    return WordList.of(plain(str(entry)) for entry in lexicon("narrating")["words"])


@cache
def _phrases() -> re.Pattern[str]:
    phrases = [plain(str(phrase)) for phrase in lexicon("narrating")["phrases"]]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")


@cache
def _others() -> frozenset[str]:
    return frozenset(plain(str(word)) for word in lexicon("narrating")["others"])


def narrates(line: Line) -> bool:
    """Whether the line is a whole sentence, or several, without a word of a page about itself or to its reader."""
    folded = line.plain
    if not folded or line.words < _LEAST_TOLD or not folded[0].isalnum():
        return False
    if _ENDS.search(folded) is None or _MARKS.search(folded):
        return False
    words = _WORD.find(folded)
    if not words or speak_to_reader(words) or any(map(_IMPERATIVE.fullmatch, words)):
        return False
    past = any(map(_PAST.fullmatch, _LOWER.findall(line.text)))  # no names: «Причал»
    if line.words < _LEAST:
        return past and not _of_page(folded, words)
    if opens_offer(words[0]) and not (past or not _others().isdisjoint(words)):
        return False
    return past or not _of_page(folded, words)


def of_page(line: Line) -> bool:
    """Whether the page speaks of itself in the line, or marks it as its own."""
    return _MARKS.search(line.plain) is not None or _of_page(line.plain, _WORD.find(line.plain))


def _of_page(folded: str, words: list[str]) -> bool:
    """The page speaks of itself."""
    return _words().hold_any(words) or _phrases().search(folded) is not None
