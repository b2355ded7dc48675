"""Indonesian times of the news that a small model loses, in words that it keeps.

*20 hari ke depan* is the next 20 days, not 20 days; *selang dua hari* two days later, *tiga jam berselang* three hours
later, *beberapa hari belakangan* in the last few days, *malam harinya* that night. Packages whose English can be
trusted do without.
"""

from __future__ import annotations

import re

from service.translation.opening_word import capital

_DIGIT = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas"
_COUNT = rf"(?:\d{{1,4}}|(?:{_DIGIT})(?: (?:belas|puluh|ratus)(?: (?:{_DIGIT}))?)?|beberapa)"
_UNIT = "detik|menit|jam|hari|malam|pekan|minggu|bulan|tahun|dekade"
_ONE = rf"se(?:{_UNIT})"
_NEXT = re.compile(rf"\b({_COUNT} (?:{_UNIT})|{_ONE}) ke depan(?![\w-])", re.IGNORECASE)
_LATER = re.compile(rf"\b([Ss])elang ({_COUNT} (?:{_UNIT})|{_ONE})(?: (?:kemudian|berselang))?(?![\w-])")
_AFTERWARDS = re.compile(rf"\b({_COUNT} (?:{_UNIT})|{_ONE}) berselang(?![\w-])", re.IGNORECASE)
_LATELY = re.compile(
    rf"(\b(?:dalam|selama|sejak) )?\b({_COUNT} (?:{_UNIT})) belakangan(?: ini)?(?![\w-])", re.IGNORECASE
)
_THAT_DAY = re.compile(r"\b([Pp]agi|[Ss]iang|[Ss]ore|[Mm]alam) harinya(?![\w-])")
_ENTERING = re.compile(r"(^[\s\"“'«(]*)Memasuki (?=hari ke)")


def plain(text: str) -> str:
    """The text with these sent otherwise."""
    if " ke depan" in text:
        text = _NEXT.sub(r"\1 berikutnya", text)
    if "elang " in text:
        text = _LATER.sub(_later, text)
    if " berselang" in text:
        text = _AFTERWARDS.sub(r"\1 kemudian", text)
    if " belakangan" in text:
        text = _LATELY.sub(_lately, text)
    if " harinya" in text:
        text = _THAT_DAY.sub(r"\1 itu", text)
    return _ENTERING.sub(r"\1Pada ", text) if "emasuki hari" in text else text


def _later(match: re.Match[str]) -> str:
    later = f"{match[2]} kemudian"
    return capital(later) if match[1].isupper() else later


def _lately(match: re.Match[str]) -> str:
    before = match[1] or ("Dalam " if match[2][0].isupper() else "dalam ")
    return f"{before}{match[2][0].lower()}{match[2][1:]} terakhir"
