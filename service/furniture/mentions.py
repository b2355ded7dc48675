"""Sentences that tell of the words pages use instead of being them: ``"Accept all", says the button``.

An article about websites holds the phrases of the lexicon as furniture does. Three forms show that it speaks of them: a
verb of saying behind a comma (lexicon/mentions.toml), quotation marks around the phrase with the sentence going on
outside, and a question mark right behind the phrase of a headline.
"""

from __future__ import annotations

import re
from functools import cache

from service.lexicon import lexicon
from service.lines import Line, plain
from service.words import WordList

_LEAST = 5
"""Words of the shortest sentence that tells of something."""
_OUTSIDE = 2
"""Words outside of the quotation marks from which the sentence is not the quoted phrase alone."""
_REACH = 7
"""Words from the comma to the English verb: ``…, the sentence above the button says``."""
_CLAUSE = re.compile(r'(?:[,!?]"?| -) ')
_SO = frozenset({"так", "это", "such", "so", "itu", "begitu"})
"""Words between the dash and the verb: ``Подпишитесь на канал – так написано на двери``."""
_WORD = re.compile(r"[^\W\d_]+")
_OWN = frozenset({"we", "our", "post", "мы", "нас", "наш", "редакция", "kami", "redaksi"})
"""Words by which it is the page that says something."""
_STOP = re.compile(r'[.,;:!?"]')
_SAID = re.compile(r'"[^"]{4,200}(?:[,?!]"|",|"(?= -)) ?(?:- ?)?[^\W\d]')
_ENGLISH = re.compile(r"[a-z]+")


@cache
def _words(name: str) -> WordList:
    return WordList.of(plain(str(entry)) for entry in lexicon("mentions")[name])


def _tells(word: str) -> bool:
    return _words("telling").hold(word)


def told(line: Line) -> bool:
    """Whether someone says what the sentence begins with, behind a comma: ``Join us, the first post said.``"""
    if not line.plain or not line.ends_sentence or line.words < _LEAST:
        return False
    return any(_clause_tells(line.plain, match.end()) for match in _CLAUSE.finditer(line.plain))


def _clause_tells(folded: str, start: int) -> bool:
    end = stop.start() if (stop := _STOP.search(folded, start)) else len(folded)
    words = _WORD.findall(folded[start:end])
    if not words:
        return False
    if _tells(words[0]) or (words[0] in _SO and _tells(words[1] if len(words) > 1 else "")):
        return True
    return any(_tells(word) for word in words[1 : _REACH + 1] if _ENGLISH.fullmatch(word))


def told_before(line: Line, phrase: str) -> bool:
    """Whether somebody says it in front of the phrase: ``Police warned that a free app was delivered to your inbox.``

    The sentence goes on behind it, and who speaks is not the page itself.
    """
    at = line.plain.find(phrase)
    if at <= 0 or not line.ends_sentence or line.words < _LEAST:
        return False
    words = _WORD.findall(line.plain[:at])
    return _OWN.isdisjoint(words) and _words("reporting").hold_any(words[1:])


def said_by(line: Line) -> bool:
    """What somebody says and who: ``"See also the stars, not only the lamp," the keeper says.``"""
    return line.ends_sentence and line.plain[:1] == '"' and _SAID.match(line.plain) is not None


def quoted(folded: str, phrase: str) -> bool:
    """Whether `phrase` stands between quotation marks of the folded line, and the sentence goes on outside them."""
    at = folded.find(phrase)
    if at < 0 or phrase[:1] == '"':
        return False
    before = folded.rfind('"', 0, at)
    if before < 0 or folded.count('"', 0, at) % 2 == 0:
        return False
    after = folded.find('"', at + len(phrase.rstrip()))
    return after > 0 and len(_WORD.findall(folded[:before] + " " + folded[after:])) >= _OUTSIDE


def questioned(folded: str, phrase: str) -> bool:
    """``All rights reserved? Court says …``: a headline asks about the phrase that it begins with."""
    end = len(phrase.rstrip())
    return folded.startswith(phrase) and folded[end : end + 2] == "? "
