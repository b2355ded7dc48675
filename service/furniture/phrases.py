"""The furniture phrases of the lexicon, indexed so that a line is judged in time linear in its length.

Five kinds of rule, each a table entry of ``[furniture.REASON]``, compared with the folded line:
`lines` the whole line; `beside` the whole line where one of the same reason stands next to it; `starts` its beginning,
whatever follows; `contains` words anywhere in it; `patterns` regular expressions that match the whole of it.
`openings` are beginnings that article sentences have too, so they only tell where the line's form and place do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from service.furniture.composed import composed
from service.furniture.mentions import questioned, quoted, told, told_before
from service.furniture.narrating import narrates
from service.furniture.patterns import Patterns
from service.lexicon import LANGUAGES, SOFTWARE, all_words, lexicon
from service.lines import Line, key, plain
from service.words import WordExpression

_FILES = (*LANGUAGES, "furniture-foreign", SOFTWARE)
"""Pages around an article may be in another language than those that the service reads, and by software."""
LONGEST_PATTERN = 200
"""Characters of the longest line that patterns are tried on."""
_LONGEST_CREDIT = 8
_LOWER = re.compile(r"(?<![\w.])[a-zа-яё]{4,}")
_LEAST_TELLING = 2
"""Such words that make a sentence before the sign of copyright one."""
_TELLING = 4
"""Longer words in lower case that make a sentence behind ``Photo:`` a caption."""
_CAPTION = re.compile(r"(?<![\w.])[a-zа-яё]{3,}(?: [a-zа-яё]{3,}){1,}\. ?\S")
"""Words in lower case, a full stop and the credit: ``A convoy at the northern checkpoint. INQUIRER FILES``."""
_STEM = 12
_LONG_SENTENCE, _PLAIN_SENTENCE = 11, 8
"""Words from which a full sentence is judged by its place, and one that begins with a single word of furniture."""
_LONGEST_NOTE = 12
_FORMULA = 5
"""Blanks in a phrase from which it is a formula of pages in any sentence."""
_COUNT = re.compile(r"^[\d.,]+\s?[kкm]?\s|\s[(]?[\d.,]+[)]?\s?[kкm]?$")
_COUNTED = frozenset({"share", "comments", "counter", "follow", "image-prompt"})
_WORDY = frozenset(
    {"subscribe", "follow", "cookies", "copyright", "report-error", "legal", "paywall", "donation", "embed", "credits"}
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"\w+")
_WORDS = WordExpression(r"\w+")
_CAPTION_REASONS = frozenset({"photo-credit"})
_NAMING = frozenset({"photo-credit", "image-prompt", "credits", "embed"})
"""Reasons of lines that name who made something: ``Ana Marsh in Oslo contributed to this report.``"""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Beginnings or parts of lines by their first word: ``{"read": (("read also", "related"), …)}``, longest first."""

    by_first_word: Mapping[str, tuple[tuple[str, str], ...]]
    marks: tuple[tuple[str, str], ...]
    """Phrases that begin with a mark: ``©``, ``(reporting by``."""
    heads: tuple[str, ...]
    """The phrases of `marks` alone, to be tried at once."""
    first_words: frozenset[str]

    def opening(self, text: str) -> tuple[str, str] | None:
        """The phrase that `text` begins with, and its reason."""
        if not text[:1].isalnum() and text.startswith(self.heads):
            return next((phrase, reason) for phrase, reason in self.marks if text.startswith(phrase))
        word = _WORD.search(text)
        if word is None:
            return None
        return self._at(text, word.start(), word.group())

    def inside(self, text: str) -> tuple[str, str] | None:
        """The first phrase that stands anywhere in `text` at a word's beginning, and its reason."""
        first_words = self.first_words.intersection(_WORDS.find(text))
        if not any(phrase in text for word in first_words for phrase, _reason in self.by_first_word[word]):
            return None
        for word in _WORD.finditer(text):
            if found := self._at(text, word.start(), word.group()):
                return found
        return None

    def _at(self, text: str, position: int, word: str) -> tuple[str, str] | None:
        for phrase, reason in self.by_first_word.get(word, ()):
            if text.startswith(phrase, position) and _stops(text, position + len(phrase), phrase):
                return phrase, reason
        return None


@dataclass(frozen=True, slots=True)
class Rules:
    """All furniture rules of all languages: pages mix them."""

    lines: Mapping[str, str]
    beside: Mapping[str, frozenset[str]]
    """Whole lines that an article may have too: they go beside a line that is furniture for one of these reasons."""
    starts: Phrases
    openings: Phrases
    contains: Phrases
    footnotes: Phrases
    """Words anywhere in a short line, or in one that opens with an asterisk: what the law wants to be said."""
    patterns: Patterns
    heads: frozenset[str]
    """Reasons whose heading announces a list that goes with it: read-also, tags, comments."""
    social: frozenset[str]


@cache
def rules() -> Rules:
    """The rules of every lexicon file, built once."""
    tables = [(reason, body) for name in _FILES for reason, body in lexicon(name)["furniture"].items()]
    named = [(reason, body) for reason, body in tables if reason != "social-names"]
    whole: dict[str, str] = {}
    for reason, body in named:
        for phrase in body.get("lines", ()):
            if folded := key(plain(phrase)):
                whole.setdefault(folded, reason)
    beside: dict[str, set[str]] = {}
    for reason, body in named:
        for phrase in body.get("beside", ()):
            beside.setdefault(key(plain(phrase)), set()).add(reason)
    return Rules(
        lines=whole,
        beside={phrase: frozenset(reasons) for phrase, reasons in beside.items()},
        starts=_phrases(named, "starts"),
        openings=_phrases(named, "openings"),
        contains=_phrases(named, "contains"),
        footnotes=_phrases(named, "footnotes"),
        patterns=_patterns(named),
        heads=frozenset(reason for reason, body in named if body.get("heads")),
        social=frozenset(key(plain(name)) for name in all_words("furniture.social-names.lines")),
    )


def strong_reason(line: Line) -> str | None:
    """Why `line` is furniture whatever stands around it, None when its words do not say so."""
    if not line.plain:
        return None
    found = rules()
    if reason := found.lines.get(line.key) or _counted(line.key):
        return reason
    if not line.key:
        return "separator"
    if "|" in line.plain and (reason := _by_pieces(line.plain.split("|"))):
        return reason
    if "  " in line.text.strip() and line.words <= 12:
        pieces = [plain(piece) for piece in line.text.strip().split("  ") if piece.strip()]
        if len(pieces) > 1 and (reason := _by_pieces(pieces)):
            return reason
    if reason := composed(line, found.lines, found.beside):
        return reason
    if line.plain[0] == "©" and _YEAR.search(line.plain):
        return "copyright"  # "© ТАСС, 2020"
    if len(line.plain) <= LONGEST_PATTERN and (reason := _by_pattern(line)):
        kept = _says_something(line, reason) or (reason != "comments" and told(line)) or _narrates(line, reason)
        return None if kept else reason
    start = found.starts.opening(line.plain)
    if start and _credit_alone(line, *start) and not _sentence_all_the_same(line, *start):
        return None if _mentioned(line, *start) else start[1]
    inside = found.contains.inside(line.plain)
    if inside is None and (line.words <= _LONGEST_NOTE or line.plain[:1] == "*"):
        inside = found.footnotes.inside(line.plain)
    return inside[1] if inside and not _mentioned(line, *inside) else None


def soft_reason(line: Line) -> str | None:
    """Why `line` may be furniture: it begins as furniture does, and as a sentence of an article may."""
    if not line.plain:
        return None
    found = rules().openings.opening(line.plain) or rules().starts.opening(line.plain)
    if found is None or (line.is_prose and found[1] != "photo-credit" and narrates(line)):
        return None
    return found[1] if _credit_alone(line, *found) and not _mentioned(line, *found) else None


def _narrates(line: Line, reason: str) -> bool:
    """A sentence that tells a story holds a phrase of pages by chance; one that names who made something does not."""
    return reason not in _NAMING and narrates(line)


def _mentioned(line: Line, phrase: str, reason: str) -> bool:
    """The line tells of the phrase: it is no furniture, though it holds it."""
    if quoted(line.plain, phrase) or (reason == "copyright" and questioned(line.plain, phrase)):
        return True
    if phrase[-1] not in ":|" and phrase.count(" ") < _FORMULA and _narrates(line, reason):
        return True
    return (reason != "comments" or line.is_prose) and (told(line) or told_before(line, phrase))


def begins_as(line: Line, reason: str) -> bool:
    """Whether only the words that the line begins with are furniture, for this reason; the rest may be anything."""
    start = rules().starts.opening(line.plain)
    return start is not None and start[1] == reason and start[0][0].isalpha() and line.key not in rules().lines


def holds(line: Line, reason: str) -> bool:
    """Whether the line holds a phrase of furniture for this reason, and is neither a known line nor a sentence."""
    if line.ends_sentence or line.key in rules().lines or rules().starts.opening(line.plain) is not None:
        return False
    inside = rules().contains.inside(line.plain)
    return inside is not None and inside[1] == reason


def announces(line: Line, reason: str) -> bool:
    """Whether the line is only a heading (``Baca juga:``) of what stands below it."""
    found = rules()
    bare = _COUNT.sub("", line.key).strip(" :()")
    return reason in found.heads and (
        line.key in found.lines or bare in found.lines or (line.text.rstrip().endswith(":") and line.words <= 6)
    )


def _by_pattern(line: Line) -> str | None:
    patterns = rules().patterns
    return patterns.reason(line.plain) or (patterns.reason(line.key) if line.key != line.plain else None)


def _by_pieces(pieces: Iterable[str]) -> str | None:
    """``Просмотров: 120 | Комментариев: 0``: every piece is furniture by itself; the first names the reason."""
    reasons = []
    for piece in pieces:
        bare = piece.strip()
        reason = rules().lines.get(key(bare)) or _counted(key(bare)) or rules().patterns.reason(bare)
        if reason is None:
            return None
        reasons.append(reason)
    return reasons[0]


def _counted(folded: str) -> str | None:
    """``нравится 9``, ``24 comments``: a phrase with a count."""
    if not any(character.isdecimal() or character in ".," for character in (folded[:1] + folded[-4:])):
        return None
    bare = _COUNT.sub("", folded).strip(" :()")
    reason = rules().lines.get(bare) if bare != folded else None
    return reason if reason in _COUNTED else None


def _sentence_all_the_same(line: Line, phrase: str, reason: str) -> bool:
    """A long full sentence that only begins like furniture of a few words is judged by its place."""
    least = _LONG_SENTENCE if " " in phrase.strip() else _PLAIN_SENTENCE
    if line.words < least or not line.ends_sentence or phrase[-1] in ":(©":
        return False
    if reason == "copyright" and "©" in line.plain[:20]:
        return False
    return reason not in _WORDY or " " not in phrase.strip()


def _credit_alone(line: Line, phrase: str, reason: str) -> bool:
    """A photo credit names people and agencies; a longer line after ``Foto:`` is a caption that says something."""
    if reason not in _CAPTION_REASONS:
        return True
    if line.ends_sentence and len(_LOWER.findall(line.text)) >= _TELLING:
        return False  # "Photo: soldiers carry people out of a flooded house."
    words = line.words - line.text.count(" / ")
    return words <= _LONGEST_CREDIT or (phrase.startswith("©") and line.words <= 2 * _LONGEST_CREDIT)


def _says_something(line: Line, reason: str) -> bool:
    """A caption with its credit behind it: ``A convoy at the gate. ARCHIVE``, ``… is carried out. ©2018 Post``."""
    if reason in _CAPTION_REASONS:
        return _CAPTION.search(line.text) is not None
    told_before, sign, _credit = line.text.partition("©")
    sentence = told_before.rstrip().endswith(".") and len(_LOWER.findall(told_before)) >= _LEAST_TELLING
    return reason == "copyright" and bool(sign) and sentence


def _phrases(tables: Iterable[tuple[str, Mapping[str, Any]]], kind: str) -> Phrases:
    index: dict[str, dict[str, str]] = {}
    marks: dict[str, str] = {}
    for reason, body in tables:
        for raw in body.get(kind, ()):
            phrase = " ".join(plain(raw).split()) + (" " if raw.endswith(" ") else "")
            word = _WORD.match(phrase)
            if word is None:
                marks.setdefault(phrase, reason)
            else:
                index.setdefault(word.group(), {}).setdefault(phrase, reason)
    longest_first = {
        word: tuple(sorted(group.items(), key=lambda item: -len(item[0]))) for word, group in index.items()
    }
    by_length = tuple(sorted(marks.items(), key=lambda item: -len(item[0])))
    return Phrases(longest_first, by_length, tuple(marks), frozenset(index))


def _patterns(tables: Iterable[tuple[str, Mapping[str, Any]]]) -> Patterns:
    """All patterns, those of one reason together."""
    grouped: dict[str, list[str]] = {}
    for reason, body in tables:
        grouped.setdefault(reason, []).extend(body.get("patterns", ()))
    return Patterns((reason, pattern) for reason, group in grouped.items() for pattern in group)


def _stops(text: str, end: int, phrase: str) -> bool:
    """A short phrase must end where a word does; a long one may stop inside a word, whose ending varies."""
    return end >= len(text) or len(phrase) >= _STEM or not phrase[-1].isalnum() or not text[end].isalnum()
