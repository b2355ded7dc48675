"""Full stops around a bracket: an editor's remark, an abbreviation in it."""

from __future__ import annotations

import re
from functools import cache

from service.lexicon import words
from service.sentences.abbreviations import Abbreviations
from service.sentences.openings import DOTTED, opens
from service.sentences.place import Place

_NOTE = re.compile(r"[\"«“]?([^\W\d_]{1,12})[^)\w]{0,4}\)")
_INSIDE = re.compile(r"\w[»”\"]? \((?:[^\s()]+ ){0,2}\Z")
"""Text up to a word in a bracket that stands inside a sentence: at most the third one."""
_REMARK = re.compile(r"[^.!?] \((?:\w{1,2}\.-)?\Z")
_SIGNED = re.compile(
    r"(?:/?[^\W\d_]\w{0,11}(?:[/\-–]\w{1,12}){1,3}|/[a-z]{2,8}|(?!sic)[a-z]{2,4}"
    r"|[a-z]{2,5}, [a-z]{2,5}|[a-z]{3,12} [a-z]{3,14})\)[.*]*\s*\Z"
)
"""What reporters and editors sign with: "ant/jpnn", "red"."""
_SIGNED_NAME = re.compile(rf"[A-Z][a-z]{{1,11}}\)\s*\Z|{_SIGNED.pattern}")
"""Without a blank a name as well: "pungkas Kapolsek.(Edi)"."""
_LONGEST_SIGNED = 40
_LINK_ENDS = re.compile(r"[^()\[\]]{1,160}[)\]](?= [^\sa-zа-яё])")
_LINK_INSIDE = re.compile(r"[^()\[\]]+[)\]],? [a-zа-яё]")
_CREDIT = re.compile(r"\([A-ZА-ЯЁ][\w .&-]{1,25}/[A-ZА-ЯЁ][\w .'’-]{1,30}\)(?= [A-ZА-ЯЁ])")
"""``(AP Photo/J. Lee)`` behind a caption."""
_WHOLE = re.compile(r"\([A-ZА-ЯЁ][^()\s]*(?: [^()\s]+){3,24}\)(?= [\"“«]?[A-ZА-ЯЁ])")
"""A bracket of four words and more between two sentences: "(Lost to Malaysia, Women Are Out) In the men's draw"."""
_LONGEST_REMARK = 6
"""Letters of the longest word that is taken for shortened where it stands alone in a bracket."""


def is_note(place: Place, known: Abbreviations) -> bool:
    """Whether only an editor's remark follows before a bracket closes: «(авиабаза НАТО. — Ред.)»."""
    note = _NOTE.match(place.following)
    if note is None or place.closers:
        return False
    return note.group(1).lower() in known.notes or place.opener.startswith(("—", "–", "-"))


def is_signed(place: Place) -> bool:
    """Whether only the marks of reporter and editor follow: '"Itu palsu," katanya. (ant/jpnn)'."""
    if not place.opener.endswith(("(", "(*")) or len(place.following) > _LONGEST_SIGNED:
        return False
    if not place.spaced and place.closers.strip('"”»'):
        return False
    return (_SIGNED if place.spaced else _SIGNED_NAME).match(place.following) is not None


def is_linked(place: Place) -> bool:
    """Whether a bracket opens that names another article: "(baca juga: Harga Cabai Naik)"."""
    if not place.opener.endswith(("(", "[")) or _LINK_INSIDE.match(place.following):
        return False
    return _label().match(place.following) is not None


def linked_end(text: str, start: int) -> int:
    """Where a bracket ends that stands at `start` and names another article or a photographer; else `start`."""
    if text[start : start + 1] not in ("(", "["):
        return start
    credit = _CREDIT.match(text, start) if start else None
    if credit:
        return credit.end()
    whole = _WHOLE.match(text, start) if start else None
    if whole:
        return whole.end()
    label = _label().match(text, start + 1)
    end = _LINK_ENDS.match(text, label.end()) if label else None
    return end.end() if end else start


@cache
def _label() -> re.Pattern[str]:
    """A label of links with its colon, at most one blank between its words."""
    labels = "|".join(re.escape(label) for label in sorted(words("sentences", "common.links"), key=len, reverse=True))
    return re.compile(f"(?:{labels}) ?:", re.IGNORECASE)


def is_bracketed(place: Place, known: Abbreviations, word: str) -> bool:
    """Whether the stop belongs to an abbreviation at the end of a bracket: «(1987–2018 гг.) Грант»."""
    if place.closers[0] not in ")]" or "(" not in place.earlier.lstrip("("):
        return False
    low = word.lower()
    if low in known.closing and low not in known.unit:
        return False
    return known.has(low) or DOTTED.match(word) is not None or (len(word) == 1 and word.isupper())


def is_inside(place: Place) -> bool:
    """Whether a bracket inside a sentence opened at most three words before: "Dame Judi (b. 1934) was absent"."""
    return (
        ")" in place.following
        and "(" in place.earlier
        and not place.closers
        and _INSIDE.search(place.earlier) is not None
    )


def is_short_remark(place: Place, known: Abbreviations) -> bool:
    """Whether a bracket holds one shortened word: «„Динамо“ (Мск.) — „Рубин“ (Кзн.)», "Peltu (Anm.) Dede"."""
    if not place.closers.startswith(")") or len(place.before) > _LONGEST_REMARK or not _REMARK.search(place.earlier):
        return False
    if place.opener.startswith(("—", "–", "-")):
        return True
    return bool(known.words) and not known.knows(place.before.lower()) and not opens(place, known)
