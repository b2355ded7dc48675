"""A block as one line: what furniture and masthead judge, and the folded form in which phrases are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.reading import ODD_SPACE, SourceBlock
from service.words import WordExpression

LONGEST = 400
"""Characters; a longer line is article text and is never searched for phrases, which keeps the cost linear."""

_FOLD: dict[str, str] = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‘’‚‛`´′", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f", ""),
    "ё": "е",
    "Ё": "е",
}
_FOLDED = re.compile(f"[{re.escape(''.join(_FOLD))}]")
_CLOSERS = "\"'”’»)]› \n\t"
_TERMINATORS = frozenset(".!?…")
_SOURCE_BEHIND = re.compile(
    r"(?P<mark>[.!?…])[\"'”’»]?\s*(?:[(\[/][^()\[\]/.]{1,40}(?:/[^()\[\]/.]{1,20})*[)\]/]|[–—-] ?\w[\w -]{1,20})\.?\s*$"
)


@dataclass(slots=True, eq=False)
class Line:
    """A block read as one line. `text` has the length of the block's span, so that offsets in it add up.

    Nobody changes one; not frozen, as that makes it three times slower to build.
    """

    index: int
    block: SourceBlock
    text: str
    plain: str
    """Folded: lower case, straight quotes and dashes, single spaces. Empty for lines beyond `LONGEST`."""
    key: str
    """`plain` without marks at its ends: ``» Baca juga:`` gives ``baca juga``."""
    words: int
    after_gap: bool
    """A blank line stands above it."""
    ends_sentence: bool
    """A full stop, question or exclamation mark or ellipsis stands at the end, closing quotes aside."""
    is_prose: bool
    """Reads as article text by its form alone: a sentence of some length, or a long line."""


_CLOCK = re.compile(
    r"\W*\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?"
    r"(?:\s{0,2}\(?[A-ZА-ЯЁ][\w+:]{0,9}(?:\s[+−-]\d\d?(?::\d\d)?)?\)?)?\W*",
    re.IGNORECASE,
)


def is_clock(text: str) -> bool:
    """A time of day and nothing else, a zone perhaps: ``15:40``, ``7.05 WIB``, ``(18:20 МСК)``."""
    return len(text) <= 24 and bool(_CLOCK.fullmatch(text))


_QUOTATION = re.compile(r"[«]([^»]+)»|[“„]([^”]+)[”“]|\"([^\"]+)\"|[‘]([^’]+)’(?!\w)")
_LEAST_QUOTED = 4
"""Words of the shortest quotation that stands for itself."""


def is_quotation(line: Line) -> bool:
    """What somebody says and nothing else, between one pair of quotation marks: ``“We asked for it eleven times.”``"""
    return line.words >= _LEAST_QUOTED and _QUOTATION.fullmatch(line.text.strip().rstrip(".,…")) is not None


def says_twice(text: str) -> bool:
    """``Roads closed in RovaRoads closed in Rova``: a link, or a caption, and its picture's description."""
    half = len(text) // 2
    return _LEAST_DOUBLED <= half <= LONGEST and text[:half].strip() == text[half:].strip()


_LEAST_DOUBLED = 20


_TITLED, _LEAST_TITLED = 4, 5
"""Letters of a word that headlines capitalize, and how many such words tell."""


def in_title_case(text: str) -> bool:
    """``Harga Beras Naik di Pasar Lama. Begini Penjelasannya``: all longer words but one in five are capitalized."""
    long = [word for word in text.split() if sum(map(str.isalpha, word)) >= _TITLED]
    small = sum(not word.lstrip("\"'“‘«(")[:1].isupper() for word in long)
    return len(long) >= _LEAST_TITLED and 5 * small <= len(long)


def plain(text: str) -> str:
    """Fold `text` for comparison with the phrases of the lexicon."""
    if not text.isascii() or "`" in text:
        text = _FOLDED.sub(lambda match: _FOLD[match.group()], text)
    return " ".join(text.casefold().split())


def key(folded: str) -> str:
    """Folded text without marks at its ends."""
    if folded[:1].isalnum() and folded[-1].isalnum():
        return folded
    start, end = 0, len(folded)
    while start < end and not folded[start].isalnum():
        start += 1
    while end > start and not folded[end - 1].isalnum():
        end -= 1
    return folded[start:end]


@lru_cache(maxsize=8_192)
def lookup_key(text: str) -> str:
    """``key(plain(text))`` of a short text, remembered: the same few words are looked up again and again."""
    return key(plain(text))


def forget() -> None:
    """Empty the memories of this module, so that a measurement starts cold."""
    lookup_key.cache_clear()
    _folded_forms.cache_clear()
    _letter_words.cache_clear()


_LETTERS = WordExpression(r"[^\W\d_]+")


def letter_words(folded: str) -> list[str]:
    """The runs of letters of a folded text, remembered for lines, as several stages ask. Nobody changes the list."""
    return _letter_words(folded) if len(folded) <= LONGEST else _LETTERS.find(folded)


@lru_cache(maxsize=2_048)
def _letter_words(folded: str) -> list[str]:
    return _LETTERS.find(folded)


def read_lines(source: str, blocks: Sequence[SourceBlock]) -> list[Line]:
    """One line a block, in order: layout has joined what a hard wrap cut."""
    found: list[Line] = []
    end = 0
    for index, block in enumerate(blocks):
        start = block.span[0]
        gap = not found or source.count("\n", end, start) > 1
        found.append(read_line(source, index, block, after_gap=gap))
        end = block.span[1]
    if found and breaks_off(found[-1]) and not source[end:].strip():
        found[-1].is_prose = True
    return found


def breaks_off(line: Line) -> bool:
    """``The ferry sailed on Monday at dawn. On board were some``: text that whoever fetched the page cut short.

    Imprints end in numbers and ages, or name the licence and the owner.
    """
    if line.words < _LEAST_BROKEN or line.ends_sentence or not line.text.rstrip()[-1:].isalpha():
        return False
    return _SENTENCE_INSIDE.match(line.text) is not None and _IMPRINT.search(line.text, 0, _LONGEST_IMPRINT) is None


_LEAST_BROKEN, _LONGEST_IMPRINT = 8, 2_000
_SENTENCE_INSIDE = re.compile(
    r"[\"“«„–—-]{0,2} ?[A-ZА-ЯЁ][^.!?…\n|]{20,600}[^\W\d_]{3,30}[»”\"]?[.…][»”\"]? "
    r"[\"“«„–—-]{0,2} ?[A-ZА-ЯЁ][^|\n]{10,}"
)
"""A sentence of some length, and the beginning of another."""
_IMPRINT = re.compile(
    r"©|\([cс]\)|copyright|rights reserved|издани[еюя]|учредител|тираж|свидетельств|роскомнадзор|лицензи|редакци"
    r"|redaksi|penerbit|hak cipta|published by|powered by",
    re.IGNORECASE,
)


def read_line(source: str, index: int, block: SourceBlock, *, after_gap: bool = False) -> Line:
    """The line that a block is; long ones are not folded."""
    text, folded, bare, words, ends, prose = _forms(source[block.span[0] : block.span[1]])
    return Line(index, block, text, folded, bare, words, after_gap, ends, prose)


def _last_mark(text: str) -> str:
    """The last character, closing quotes aside and a source in brackets behind a sentence: ``… said. (Reuters)``."""
    bare = text.rstrip(_CLOSERS)
    behind = _SOURCE_BEHIND.search(text[-60:]) if bare[-1:] not in _TERMINATORS else None
    return behind["mark"] if behind else bare[-1:]


def _prose(words: int, end: str) -> bool:
    return words >= 30 or (words >= 8 and end in _TERMINATORS and end != "?")


_Forms = tuple[str, str, str, int, bool, bool]
"""Text on one line, folded text, its key, the number of words, whether it ends a sentence, whether it is prose."""


def _forms(text: str) -> _Forms:
    if len(text) <= LONGEST:
        return _folded_forms(text)
    end, words = _last_mark(text), len(text) // 6
    return text, "", "", words, end in _TERMINATORS, _prose(words, end)


@lru_cache(maxsize=2_048)
def _folded_forms(text: str) -> _Forms:
    """What `Line` knows of a text; remembered, as several stages ask."""
    text = ODD_SPACE.sub(" ", text)
    folded, end = plain(text), _last_mark(text)
    words = folded.count(" ") + 1
    return text, folded, key(folded), words, end in _TERMINATORS, _prose(words, end)
