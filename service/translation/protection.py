"""Spans that never reach the model: web and e-mail addresses, @handles, #hashtags, emoji, code, character
references (``&amp;``), age limits (18+), signs between the parts of a line (``|``, ``•``), terms to leave alone.

A sentence becomes parts that, joined, give it again byte for byte; only the parts with ``translate`` go to the model.
Spans at the ends are cut off cleanly. For a span inside a sentence the caller may choose: `stand_in` keeps the
sentence whole around a token that models often copy, `split` cuts the sentence there and cannot fail.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from service.decode.references import REFERENCE, is_reference

_MOST_TOKEN = 4_096
"""Characters of one run without white space that are searched; a longer one is no address."""
_DOMAINS = (
    "com|org|net|info|biz|edu|gov|mil|int|io|me|tv|co|news|online|media|app|ru|su|рф|by|kz|ua|am|az|ge|uz|id|my|sg|uk|us|eu"
    "|de|fr|it|es|nl|pl|cz|tr|il|ir|in|cn|jp|kr|au|nz|ca|br"
)
_CAPITAL_DOMAINS = "COM|ORG|NET|INFO|TV|CO|RU|BY|KZ|UA|UZ|ID|MY|SG"
_TOP_LEVELS = f"{_DOMAINS}|{_CAPITAL_DOMAINS}"
_FILES = "py|js|txt|pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|zip|csv|json|xml|html?|exe|apk|mp[34]"
_EMOJI = (
    "[\U0001f004\U0001f0cf\U0001f170-\U0001f251\U0001f300-\U0001faff\u2600-\u27bf\u2b05-\u2b55\u231a\u231b\u23e9-\u23fa"
    "\u203c\u2049\u2122\u2139\u2194-\u21aa\u25aa-\u25fe\u2934\u2935]"
    "[\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
)
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_KEYCAP = "[0-9*\\#]\ufe0f?\u20e3"
_SEPARATOR = "[|•·→►▶■▪◆●★☆✓]"
_TOKEN = re.compile(r"\S+")
_SUSPECT = re.compile(
    rf"[@#/\\_`<>{{}}$\u20e3]|&[#A-Za-z]|\(\)|--[a-z]|\w\.[a-zр]|[A-Z\d]{{3}}\.(?:{_CAPITAL_DOMAINS})"
    r"|[0-9a-f]{12}|v\d+\.\d|\d\.\d{1,3}\.\d"
    rf"|{_SEPARATOR}|©|\d\+|{_EMOJI[: _EMOJI.index(']') + 1]}|{_FLAG}"
)
_KEPT = re.compile(
    rf"""
      (?:https?|ftp|tg)://[^\s<>"«»“”]+
    | (?<![\w.])www\.[^\s<>"«»“”]+
    | (?<![\w.+-])[\w+-][\w.+-]{{0,63}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,6}}
    | (?<![\w@.])@[A-Za-z_]\w{{1,39}}(?:\.\w{{1,39}})*
    | (?<![\w\#&])\#\w{{1,100}}(?<!\#\d)(?<!\#\d\d)
    | (?<![\w.-])(?:[A-Za-z0-9-]{{1,63}}\.){{1,6}}(?:{_TOP_LEVELS})(?![\w-])(?::\d{{2,5}})?(?:/[^\s<>"«»“”]*)?
    | (?<![\w.-])(?:[\w-]{{2,63}}\.){{1,6}}рф(?![\w-])(?:/[^\s<>"«»“”]*)?
    | (?<![\w.-])(?:[A-Za-z0-9-]{{1,63}}\.){{1,6}}[a-z]{{2,10}}/[^\s<>"«»“”]+
    | (?<![\w.-])(?!\d{{1,3}}(?:\.\d{{3}}){{3}}(?!\d))\d{{1,3}}(?:\.\d{{1,3}}){{3}}(?:[:/]\d{{1,5}})?(?!\w|\.\d)
    | (?<![\w.-])[\w-]{{1,63}}\.(?:{_FILES})(?!\w)
    | {_FLAG}
    | {_EMOJI}(?:\u200d{_EMOJI})*
    | {_KEYCAP}
    | (?:(?<!\w)[A-Z0-9]{{1,6}}&amp;[A-Z0-9]{{1,6}}(?!\w))
    | (?P<reference>{REFERENCE.pattern})
    | `[^`]{{1,200}}`
    | </?[A-Za-z][^<>]{{0,200}}>
    | (?<!\w)\$\{{?[A-Za-z_]\w{{0,60}}\}}?
    | (?<![\w-])--[a-z][\w-]{{1,60}}(?:=\S{{1,200}})?
    | (?<!\w)[A-Za-z]:\\[^\s<>"«»“”]+
    | (?<![\w/.])(?:/[A-Za-z0-9._-]{{1,100}}){{2,20}}/?
    | (?<!\w)\w{{0,60}}[A-Za-z0-9]_[A-Za-z0-9_]{{1,60}}(?:\(\))?
    | (?<!\w)[A-Za-z]\w{{0,60}}(?:\.\w{{1,60}}){{0,5}}\(\)
    | (?<!\w)(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{{12,64}}(?!\w)
    | (?<!\w)v\d+(?:\.\d+){{1,3}}(?!\w)
    | (?<![\w+])\d{{1,2}}\+(?!\w)
    | (?<!\S){_SEPARATOR}(?!\S)
    | (?<!\S)©(?!\w)
    """,
    re.VERBOSE,
)
_TRAILING = ".,;:!?…'\"»”"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_HEAD_MARKS = re.compile(r"[\s,.;:!?…)\]}»”\"'–—-]*")
_TAIL_MARKS = string.whitespace + "\u00a0\u202f([{«“„–—-"
_STAND_IN = "X{}"


def is_separator(span: str) -> bool:
    """Whether a span stands between parts that have nothing to do with each other: «Главная | Новости»."""
    return re.fullmatch(_SEPARATOR, span) is not None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the sentence, translated or copied."""

    text: str
    translate: bool


def spans(text: str, terms: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Half-open spans to leave alone, in order, without overlap; `terms` are further ones that the caller found."""
    found = [*terms, *_found(text)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


def _found(text: str) -> Iterable[tuple[int, int]]:
    if _SUSPECT.search(text) is None:
        return
    position = 0
    for token in _TOKEN.finditer(text):
        # Code between back ticks and tags may hold spaces: they are looked for from the token that opens them.
        if token.end() <= position or len(token.group()) > _MOST_TOKEN:
            continue
        reach = _reach(text, token)
        start = max(position, token.start())
        while (match := _KEPT.search(text, start, reach)) is not None and match.start() < token.end():
            if match["reference"] and not is_reference(match["reference"]):  # R&D;
                start = match.start() + 1
                continue
            end = match.end() if match["reference"] else match.start() + len(_trimmed(match.group()))
            yield match.start(), end
            start = position = max(end, match.start() + 1)


def _reach(text: str, token: re.Match[str]) -> int:
    """Where the search for a span that begins in this token ends."""
    for opening, closing in (("`", "`"), ("<", ">")):
        place = text.find(opening, token.start(), token.end())
        if place >= 0 and (end := text.find(closing, place + 1, token.end() + 200)) >= 0:
            return max(token.end(), end + 1)
    return token.end()


def _trimmed(found: str) -> str:
    """Without the marks that belong to the sentence: a full stop, a bracket that was not opened inside."""
    while found:
        last = found[-1]
        if last in _TRAILING or (last in _PAIRS and found.count(last) > found.count(_PAIRS[last])):
            found = found[:-1]
        else:
            break
    return found


def split(
    text: str, kept: Sequence[tuple[int, int]], meanings: Mapping[tuple[int, int], str] = MappingProxyType({})
) -> list[Part]:
    """The sentence cut at every span; joined, the parts are `text` but for the spans that `meanings` replaces."""
    if not kept and text[:1].isalpha() and not text[-1:].isspace():
        return [Part(text, True)]
    parts: list[Part] = []
    position = 0
    for start, end in kept:
        parts += _around(text[position:start], after=position > 0, before=True)
        parts.append(Part(meanings.get((start, end)) or text[start:end], False))
        position = end
    parts += _around(text[position:], after=position > 0, before=False)
    return _merged(parts)


def ends(text: str, kept: Sequence[tuple[int, int]]) -> tuple[list[Part], list[tuple[int, int]], list[Part]]:
    """What stands before and after the running sentence, and the spans inside it (counted in `text`)."""
    parts = split(text, kept)
    spoken = [index for index, part in enumerate(parts) if part.translate]
    if not spoken:
        return parts, [], []
    first, last = spoken[0], spoken[-1]
    start = sum(len(part.text) for part in parts[:first])
    end = sum(len(part.text) for part in parts[: last + 1])
    return parts[:first], [span for span in kept if start < span[0] and span[1] < end], parts[last + 1 :]


def stand_in(text: str, inner: Sequence[tuple[int, int]]) -> tuple[str, dict[str, str]]:
    """The sentence with tokens for its inner spans, and what each token stands for."""
    pieces: list[str] = []
    meant: dict[str, str] = {}
    position, number = 0, 0
    for start, end in inner:
        number += 1
        while (token := _STAND_IN.format(number)) in text:
            number += 1
        meant[token] = text[start:end]
        pieces += [text[position:start], token]
        position = end
    pieces.append(text[position:])
    return "".join(pieces), meant


def put_back(english: str, meant: dict[str, str]) -> str | None:
    """The English with every token replaced by its span; None unless each token stands there once, as a word."""
    for token in meant:
        found = re.findall(rf"(?<!\w){token}(?!\w)", english)
        if len(found) != 1 or english.count(token) != 1:
            return None
    for token, span in meant.items():
        english = english.replace(token, span)
    return english


def _around(text: str, *, after: bool, before: bool) -> list[Part]:
    """A stretch between spans: marks that lean on a span are copied, words are translated."""
    if not any(map(str.isalpha, text)):
        return [Part(text, False)] if text else []
    head_match = (_HEAD_MARKS if after else _SPACE).match(text)
    head = head_match.group() if head_match else ""
    rest = text[len(head) :]
    body = rest.rstrip(_TAIL_MARKS if before else None)
    tail = rest[len(body) :]
    return [part for part in (Part(head, False), Part(body, True), Part(tail, False)) if part.text]


_SPACE = re.compile(r"\s*")


def _merged(parts: Iterable[Part]) -> list[Part]:
    """Neighbours that are copied become one part."""
    merged: list[Part] = []
    for part in parts:
        if merged and not part.translate and not merged[-1].translate:
            merged[-1] = Part(merged[-1].text + part.text, False)
        else:
            merged.append(part)
    return merged
