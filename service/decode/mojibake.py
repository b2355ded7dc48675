"""Text that was once decoded with the wrong charset, repaired by going back the same way.

Two families. UTF-8 read as windows-1251, 1252 or 1253 ("РџСЂРёРІРµС‚", "ÐŸÑ€Ð¸", "â€™", "β€™"): runs of such characters
are encoded back and read as UTF-8, up to three times for text that was damaged twice. And a Cyrillic single-byte
charset read as another one ("Ïðèâåò"): the whole text is tried. Text without the tell-tale pairs is not touched.
"""

from __future__ import annotations

import re

from service.decode.letters import plausibility

_ROUNDS = 3


def _sloppy(charset: str) -> dict[str, int]:
    """Character to byte, for the upper half of `charset`; its holes hold the C1 controls, as browsers do.

    All C1 controls stand for their bytes beside it: text read as ISO 8859-1 has them where windows-1252 has signs.
    """
    table: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        character = bytes([byte]).decode(charset, "ignore") or chr(byte)
        table[character] = byte
    for byte in range(0x80, 0xA0):
        table.setdefault(chr(byte), byte)
    return table


def _members(table: dict[str, int], low: int, high: int) -> str:
    return "".join(re.escape(character) for character, byte in table.items() if low <= byte <= high)


class _Misreading:
    """UTF-8 that was read as `charset`: finds and mends it."""

    def __init__(self, charset: str, leads: str, rare: str, *, accented: bool = False) -> None:
        self.accented = accented
        """Whether all of `rare` are accented Latin letters, of which most texts have none."""
        self.table = _sloppy(charset)
        # A soft hyphen or a no-break space is byte 0xAD, 0xA0; scrapers turn the latter into a plain space.
        cont = f"[{_members(self.table, 0x80, 0xBF)}]"
        two = f"[{_members(self.table, 0xC2, 0xDF)}]{cont}"
        three = f"[{_members(self.table, 0xE0, 0xEF)}]{cont}{{2}}"
        four = f"[{_members(self.table, 0xF0, 0xF4)}]{cont}{{3}}"
        self.sequence = re.compile(f"(?:{two}|{three}|{four})+")
        # A lead and what continues it twice, or three characters of one sequence; searched for from the first that
        # continues, since leads are ordinary letters and a pattern that begins with a class is searched fast.
        first = f"[{_members(self.table, 0xE0, 0xEF)}]"
        self.sign = re.compile(f"{cont}(?:(?<=[{leads}]{cont})[{leads}]{cont}|(?<={first}{cont}){cont})")
        # A plain class is searched five times faster; clean text seldom has any of these.
        self.rare = re.compile(f"[{rare}]")

    def mend(self, text: str, latin: bytes) -> str:
        """`latin` are the characters of `text` that windows-1252 has at the same place."""
        if self.accented and not _ACCENTED.search(latin):
            return text
        if not self.rare.search(text) or not self.sign.search(text):
            return text
        return self.sequence.sub(self._decode, text)

    def _decode(self, run: re.Match[str]) -> str:
        raw = bytes(self.table[character] for character in run.group())
        try:
            found = raw.decode("utf-8")
        except UnicodeDecodeError:
            return run.group()
        return found if all(_ordinary(character) for character in found) else run.group()


def _ordinary(character: str) -> bool:
    """Characters that news text is made of; anything else means that the run was no mojibake."""
    code = ord(character)
    return (
        0x80 <= code <= 0x17F  # C1 controls too: they stand between two misreadings
        or 0x400 <= code <= 0x52F
        or 0x2010 <= code <= 0x2044
        or 0x20A0 <= code <= 0x20BF
        or code in (0x2116, 0x2122, 0xFEFF, 0xFE0F)
        or 0x2190 <= code <= 0x2BFF
        or 0x1F300 <= code <= 0x1FAFF
        or character in "ˈ́ʼ"
    )


_CP1251 = _Misreading("windows-1251", "РС", "ЂЃѓ‚†‡€‰Љ‹ЊЌЋЏђљњќћџЎўЈ¤Ґ¦§Ё©Є¬®Ї°±Ііґµ¶·є»јЅѕї\x98")
_CP1252 = _Misreading("windows-1252", "ÐÑÃÂ", "\xc2-\xf4", accented=True)
_CP1253 = _Misreading("windows-1253", "ΒΓΠΡβ", "ΒΓΠΡβ")
"""Read as Greek: ``β€”``, ``β€™``, ``Β·``."""
_ACCENTED = re.compile(rb"[\xc0-\xff]")
_LATIN_RUN = re.compile("[\xc0-\xff]{3,}")
_LATIN_TABLE = _sloppy("windows-1252")
_ENOUGH = 12


def repair(text: str) -> str:
    """`text` with mojibake mended, or `text` itself."""
    if text.isascii():
        return text
    for _ in range(_ROUNDS):
        latin = _latin(text)
        mended = _CP1251.mend(text, latin)
        if mended != text:
            latin = _latin(mended)
        mended = _CP1253.mend(_CP1252.mend(mended, latin), latin)
        if mended == text:
            break
        text = mended
    return _cyrillic_as_latin(text) if _ACCENTED.search(_latin(text)) else text


def _latin(text: str) -> bytes:
    return text.encode("latin-1", "ignore")


def _cyrillic_as_latin(text: str) -> str:
    """windows-1251 read as windows-1252: long runs of accented letters that make good Russian when read back."""
    if not _LATIN_RUN.search(text):
        return text
    runs = _LATIN_RUN.findall(text)
    letters = sum(map(len, runs))
    if letters < _ENOUGH or letters < 2 * sum("а" <= c <= "я" for c in text[:20_000]):
        return text
    sample = "".join(runs)[:20_000].encode("latin-1")
    score = plausibility(sample, "windows-1251")
    if score is None or score < -1.8:
        return text
    raw = bytearray()
    parts: list[str] = []
    for character in text:
        byte = _LATIN_TABLE.get(character)
        if byte is not None:
            raw.append(byte)
            continue
        if raw:
            parts.append(raw.decode("windows-1251", "replace"))
            raw.clear()
        parts.append(character)
    parts.append(raw.decode("windows-1251", "replace"))
    return "".join(parts)
