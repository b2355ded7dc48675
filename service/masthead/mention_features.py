"""What stands before and behind a name in its line, as features for the trees that judge agencies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from service.document import Span
from service.lines import lookup_key
from service.masthead.name_words import has_first_name
from service.masthead.phrases import folded_words
from service.masthead.places import is_place

_BESIDE = re.compile(r"[^\W_]+|[^\w\s]")
_SENTENCE = re.compile(r"[.!?…]['\"”»)]*\s")
_EARLIER = re.compile(
    r"\b(?:ранее|напомним|прежде|накануне|earlier|previously|sebelumnya|diberitakan sebelumnya|last (?:year|month|week)"
    r"|в прошлом \w+|на прошлой \w+|(?:tahun|bulan|pekan|minggu) lalu|once|pernah)\b",
    re.IGNORECASE,
)
"""In the sentence of a name: it speaks of other news."""
_OPEN, _CLOSED = "([", ")]"
_NEAR, _FAR = 8, 5
"""Words before and behind a name that are told without their place."""


_PICTURE = re.compile(
    r"\b(?:photo|photos|photograph\w*|picture[sd]?|image[s]?|video|getty|camera|cartoon|map|фото\w*|снимок|снимк\w+|видео|карта"
    r"|foto\w*|gambar|ilustrasi|infografis)\b|©",
    re.IGNORECASE,
)
"""In a line: it tells whose a picture is."""


_CLASSES = ("source", "tells", "by", "editor", "published", "modified", "desks", "roles", "site")


@cache
def _class_words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(folded_words(f"masthead.{name}")) for name in _CLASSES}


def of_line(text: str, span: Span) -> dict[str, float]:
    """The words and marks beside the name at `span`, its place in the line and in its sentence."""
    start, end = span
    before, behind = text[max(0, start - 120) : start], text[end : end + 100]
    sentences = [match.end() for match in _SENTENCE.finditer(before)]
    since = len(before) - sentences[-1] if sentences else (start if start < 120 else 120)
    following = _SENTENCE.search(behind)
    rest = len(text) - end
    sentence = before[sentences[-1] if sentences else 0 :]
    found: dict[str, float] = {
        "line-words": min(80, text.count(" ") + 1),
        "at": min(200, start),
        "behind": min(200, rest),
        "whole": start <= 1 and rest <= 1,
        "opens-sentence": min(120, since),
        "closes-sentence": min(100, following.start() if following is not None else rest),
        "in-quote": before.count("“") > before.count("”"),
        "bracketed": _inside(before, behind),
        "prose": text.rstrip()[-1:] in ".!?…" and text.count(" ") > 7,
        "dash-behind": min(30, _first_of(behind, "—–-")),
        "colon": ":" in before[-30:],
        "earlier": _EARLIER.search(sentence) is not None or _EARLIER.match(behind.lstrip()) is not None,
        "picture": _PICTURE.search(before) is not None or _PICTURE.search(behind) is not None,
        "copyright": "©" in before[-30:] or "©" in behind[:10],
        "digits": sum(letter.isdigit() for letter in before[-40:] + behind[:40]),
    }
    left, right = _BESIDE.findall(before), _BESIDE.findall(behind)
    folded_left = [lookup_key(token) or token for token in left[-_NEAR:]]
    folded_right = [lookup_key(token) or token for token in right[:_FAR]]
    for number, token in enumerate(reversed(folded_left[-3:]), 1):
        found[f"b{number}={token}"] = 1
    for number, token in enumerate(folded_right[:3], 1):
        found[f"a{number}={token}"] = 1
    found |= {"b1=^": not left, "a1=$": not right}
    for token in folded_left:
        found[f"before={token}"] = 1
    for token in folded_right:
        found[f"after={token}"] = 1
    found["place-before"] = any(is_place(token) for token in left[-4:] if token[0].isalpha())
    found["capitals-before"] = any(token.isupper() and len(token) > 3 for token in left[-4:])
    found["name-before"] = _name_at(left[-3:])
    found["name-behind"] = _name_at(right[:4])
    words = [token for token in folded_left if token[0].isalnum()]
    for name, known in _class_words().items():
        found[f"label:{name}"] = any(" ".join(words[-cut:]) in known for cut in (1, 2, 3) if len(words) >= cut)
        found[f"near:{name}"] = any(word in known for word in words)
        found[f"next:{name}"] = any(token in known for token in folded_right)
    return {key: float(value) for key, value in found.items() if value}


def _name_at(tokens: Sequence[str]) -> bool:
    return any(has_first_name(token) for token in tokens if token[:1].isupper())


def _inside(before: str, behind: str) -> float:
    opened = max(before.rfind(mark) for mark in _OPEN)
    if opened < 0 or any(mark in before[opened:] for mark in _CLOSED):
        return 0
    closing = _first_of(behind, _CLOSED)
    return 0 if closing > len(behind) else 2 if before[opened:].strip(_OPEN + " ") == "" and closing <= 1 else 1


def _first_of(text: str, marks: str) -> int:
    """Where the first of the marks stands, one more than the text's length where none does."""
    return min((at for mark in marks if (at := text.find(mark)) >= 0), default=len(text) + 1)
