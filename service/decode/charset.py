"""Which charset the bytes are in: what is declared, what the bytes say, and which of the two to believe.

Order of belief: byte order mark; valid UTF-8 with at least one multi-byte character; the declared charset (HTTP, then
``<meta>``) where the bytes read well in it; evidence of the letters. Labels follow the WHATWG Encoding Standard where
it matters: ``iso-8859-1`` and ``us-ascii`` are read as windows-1252.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from service.decode.letters import best_single_byte, looks_single_byte, plausibility

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# First bytes of files that are no text; see the PRONOM registry and file(1).
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"%PDF-", "PDF document"),
    (b"PK\x03\x04", "ZIP archive or office document"),
    (b"PK\x05\x06", "ZIP archive"),
    (b"\x1f\x8b\x08", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"Rar!\x1a\x07", "RAR archive"),
    (b"\x7fELF", "ELF program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE document"),
    (b"SQLite format 3\x00", "SQLite database"),
    (b"\x00asm", "WebAssembly module"),
    (b"OggS", "Ogg media"),
    (b"ID3", "MP3 audio"),
    (b"\x00\x00\x01\x00", "icon"),
    (b"{\\rtf", "RTF document"),
)
_META = re.compile(rb"""<meta\b[^>]{0,512}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_META_WINDOW = 4096
"""Bytes of a page searched for its charset; browsers look at 1,024, messy pages need more."""

_WINDOWS_1252 = {"ascii", "iso8859-1", "latin-1", "cp1252"}
_FORBIDDEN = {"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}
_CONTROL_BYTES = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b") + b"\x7f"
_FEW_CONTROLS = 8
_CONTROL_SHARE = 0.03
_SAMPLE = 65_536
"""Bytes of the body that the letter statistics look at."""


class DecodeError(ValueError):
    """The bytes cannot be read as text; `reason` says why in one sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Choice:
    """Decoded text, the charset it was read with, and warning codes."""

    text: str
    charset: str
    warnings: tuple[str, ...] = ()


def choose(data: bytes, *, html: bool, declared: str | None) -> Choice:
    """Decode `data`. `declared` comes from outside (HTTP); a page's own ``<meta>`` counts only without it."""
    for bom, charset in _BOMS:
        if data.startswith(bom):
            return _after_bom(data[len(bom) :], charset, declared)
    _refuse_magic(data)
    label = _label(declared)
    warnings: tuple[str, ...] = ()
    if label is None and html:
        label, warnings = _page_label(data)
    if data.isascii() and b"\x00" not in data:
        _refuse_controls(data, data)
        return Choice(data.decode("ascii"), label if label in ("utf-8", "windows-1252") else "utf-8", warnings)
    wide = _utf16_without_bom(data)
    if wide is not None:
        return Choice(wide[1], wide[0], _mismatch(label, wide[0], warnings))
    if label is not None and label.startswith(("utf-16", "utf-32")) and not _plainly_utf8(data):
        return _wide(data, label, warnings)
    _refuse_controls(data, data)
    unicode_text = _utf8(data)
    if unicode_text is not None:
        return Choice(unicode_text, "utf-8", _mismatch(label, "utf-8", warnings))
    return _eight_bit(data, label, warnings)


def _plainly_utf8(data: bytes) -> bool:
    """UTF-8 without the bytes that Latin (00) or Cyrillic (04) text in UTF-16 cannot do without."""
    return b"\x00" not in data and b"\x04" not in data and _utf8(data) is not None


def normalize_label(label: str) -> str | None:
    """Canonical name of a charset label, None when there is no such text charset."""
    name = label.strip().strip("\"'").lower().replace("_", "-")
    name = re.sub(r"^(?:x-)?(?:win(?:dows)?|cp)-?(?=125\d$)", "cp", name)
    name = {"x-mac-cyrillic": "mac-cyrillic", "unicode": "utf-16", "utf8mb4": "utf-8", "koi8": "koi8-r"}.get(name, name)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True) or info.name.replace("_", "-") in _FORBIDDEN:
        return None
    if info.name in _WINDOWS_1252:
        return "windows-1252"
    return re.sub(r"^cp(?=125\d$)", "windows-", info.name.replace("utf-8-sig", "utf-8"))


def _label(declared: str | None) -> str | None:
    if not declared:
        return None
    label = normalize_label(declared)
    if label is None:
        raise DecodeError(f"the declared charset {declared[:40]!r} is not known")
    return label


def _page_label(data: bytes) -> tuple[str | None, tuple[str, ...]]:
    head = data[:_META_WINDOW]
    if head.count(b"\x00") > len(head) // 4:
        head = head.replace(b"\x00", b"")
    found = _META.search(head) or _XML.search(head)
    if not found:
        return None, ()
    label = normalize_label(found.group(1).decode("ascii"))
    if label is None:
        return None, ("charset-unknown",)
    # A page that could be searched as ASCII is not UTF-16, whatever its <meta> says (HTML standard, 13.2.3.2).
    return ("utf-8" if label.startswith(("utf-16", "utf-32")) else label), ()


def _after_bom(body: bytes, charset: str, declared: str | None) -> Choice:
    label = _label(declared)
    family = label is not None and charset.startswith(label)
    warnings = () if label is None or family else ("charset-mismatch",)
    if charset == "utf-8":
        _refuse_controls(body, body)
        text = _utf8(body)
        if text is not None:
            return Choice(text, charset, warnings)
        return Choice(body.decode("utf-8", "replace"), charset, (*warnings, "invalid-bytes"))
    return _wide(body, charset, warnings)


def _wide(data: bytes, charset: str, warnings: tuple[str, ...]) -> Choice:
    """UTF-16 or UTF-32; a unit cut in half at the end is dropped."""
    width = 4 if "32" in charset else 2
    whole = data[: len(data) - len(data) % width]
    text = whole.decode(charset, "replace")
    bad = text.count("\ufffd")
    if bad > max(1, len(text) // 50):
        _strict(whole, charset)
    return Choice(text, charset, (*warnings, "invalid-bytes") if bad else warnings)


def _utf16_without_bom(data: bytes) -> tuple[str, str] | None:
    """UTF-16 shows as one byte of each pair being the row of Latin (00), Cyrillic (04) or punctuation (20)."""
    sample = data[: _SAMPLE & ~1]
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    for charset, rows in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        common = rows.count(b"\x00") + rows.count(b"\x04") + rows.count(b"\x20")
        others = sample[0::2] if charset == "utf-16-le" else sample[1::2]
        if common >= 0.95 * len(rows) and others.count(b"\x00") <= 0.05 * len(others):
            text = data[: len(data) & ~1].decode(charset, "replace")
            return charset, text
    return None


def _utf8(data: bytes) -> str | None:
    """UTF-8 text; a last character that was cut in the middle is dropped. None when the bytes are something else."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if (
            error.reason == "unexpected end of data"
            and error.start >= len(data) - 3
            and not data[: error.start].isascii()
        ):
            return data[: error.start].decode("utf-8")
    return None


def _eight_bit(data: bytes, label: str | None, warnings: tuple[str, ...]) -> Choice:
    damaged = _surrogates(data) or _damaged_utf8(data)
    if damaged is not None:
        return Choice(damaged, "utf-8", _mismatch(label, "utf-8", (*warnings, "invalid-bytes")))
    sample = data[:_SAMPLE] if not data[:_SAMPLE].isascii() else _around_high_bytes(data)
    found, score = best_single_byte(sample)
    if label not in (None, "utf-8"):
        kept = _declared(data, label, sample, found, score)
        if kept is not None:
            return Choice(kept.text, kept.charset, (*warnings, *kept.warnings))
    if not looks_single_byte(score):
        found = _other(sample) or found
    try:
        text = data.decode(found)
    except UnicodeDecodeError:
        text = data.decode(found, "replace")
        if text.count("\ufffd") > len(text) // 50:
            _strict(data, label or found)
        warnings = (*warnings, "invalid-bytes")
    _refuse_controls(data, text.encode("utf-8"))
    return Choice(text, found, _mismatch(label, found, warnings))


def _declared(data: bytes, label: str | None, sample: bytes, found: str, score: float) -> Choice | None:
    """The declared charset, unless the letters speak clearly for another one or too many bytes do not fit."""
    if label is None:
        return None
    own = plausibility(sample, label)
    if own is not None and found != label and score > own + 0.5:
        return None
    text = data.decode(label, "replace")
    bad = text.count("\ufffd")
    if bad > len(text) // 50:
        return None
    return Choice(text, label, ("invalid-bytes",) if bad else ())


def _surrogates(data: bytes) -> str | None:
    """UTF-8 in which surrogates were written out: pairs become their character, lone ones U+FFFD."""
    if b"\xed" not in data:
        return None
    try:
        loose = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    return loose.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes in it (two files joined, a cut in the middle): far more good than bad."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(data) - len(text) if bad == 0 else sum(1 for c in text[:_SAMPLE] if c > "\x7f" and c != "\ufffd")
    return text if good > 20 * min(bad, text[:_SAMPLE].count("\ufffd")) and good > 8 and bad < good else None


def _around_high_bytes(data: bytes) -> bytes:
    """A sample that starts where the text stops being ASCII."""
    found = re.search(rb"[\x80-\xff]", data)
    start = max(0, found.start() - 64) if found else 0
    return data[start : start + _SAMPLE]


def _other(sample: bytes) -> str | None:
    """East Asian and other charsets, by charset-normalizer; slow, so only where the letters say nothing."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample[:16_384]).best()
    return normalize_label(best.encoding) if best is not None else None


def _mismatch(label: str | None, found: str, warnings: tuple[str, ...]) -> tuple[str, ...]:
    if label is None or found.startswith(label):
        return warnings
    return (*warnings, "charset-mismatch")


def _strict(data: bytes, charset: str) -> None:
    """Raise `DecodeError` naming the first byte that does not fit `charset`."""
    try:
        data.decode(charset)
    except UnicodeDecodeError as error:
        raise DecodeError(
            f"the body is not text in {charset}: byte 0x{data[error.start]:02x} at offset {error.start} does not fit"
        ) from error


def _refuse_magic(data: bytes) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise DecodeError(f"the body is binary data ({name}), not text")
    if data[4:8] == b"ftyp" or (data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI ")):
        raise DecodeError("the body is binary data (media file), not text")


def _refuse_controls(data: bytes, shown: bytes) -> None:
    """Binary by its control characters: more than a handful and more than 3 % of the bytes."""
    if not shown:
        return
    controls = len(shown) - len(shown.translate(None, _CONTROL_BYTES))
    if controls > _FEW_CONTROLS and controls > _CONTROL_SHARE * len(shown):
        first = re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", data)
        offset = first.start() if first else 0
        raise DecodeError(f"the body is binary data, not text: control bytes from offset {offset} on")
