"""Decode: bytes of an article to clean Unicode text, with the charset that was chosen and what had to be mended.

The way: binary formats are refused; the charset is settled (`charset`), text that was once decoded wrongly is repaired
(`mojibake`), character references in plain text are read (`references`), control characters go, line ends become line
feeds and everything is NFC (`cleaning`), words of mixed alphabets get one (`mixed_letters`), quotation marks that plain
text writes with other signs are put right (`quotation_marks`). Every ``span`` of the service counts in the text that
comes out here, or, for HTML, in the visible text that layout makes of it.
"""

from service.decode.charset import DecodeError, choose
from service.decode.cleaning import clean
from service.decode.mixed_letters import unmixed
from service.decode.mojibake import repair
from service.decode.quotation_marks import mended
from service.decode.references import decoded
from service.reading import SourceText

__all__ = ["DecodeError", "decode", "from_text"]


def decode(data: bytes, media_type: str = "text/plain", charset: str | None = None) -> SourceText:
    """Text of `data`. `charset` is what the HTTP header or the caller declares; HTML is searched for its own too.

    Warnings: ``charset-mismatch`` (declared one thing, is another), ``charset-unknown`` (a ``<meta>`` label that is no
    charset), ``invalid-bytes`` (some bytes became U+FFFD), ``mojibake-repaired``, ``references-decoded`` (plain
    text held ``&laquo;`` and the like), ``quotation-marks-mended`` (plain text quoted with ``<…>``, ``<<…>>`` or
    ``''…''``), ``control-characters-removed``, ``letters-unmixed`` (words with Latin letters among Cyrillic ones, or
    the reverse).
    Raises `DecodeError` for binary data, an unknown declared charset and bytes that fit no charset.
    """
    choice = choose(data, html=media_type != "text/plain", declared=charset)
    return _finish(choice.text, media_type, choice.charset, choice.warnings)


def from_text(text: str, media_type: str = "text/plain") -> SourceText:
    """The same clean-up for text that is Unicode already (a JSON string): lone surrogates become U+FFFD."""
    warnings: tuple[str, ...] = ()
    if not text.isascii():
        whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if "\ufffd" in whole and whole != text:
            warnings = ("invalid-bytes",)
        text = whole
    return _finish(text, media_type, "utf-8", warnings)


def _finish(text: str, media_type: str, charset: str, warnings: tuple[str, ...]) -> SourceText:
    repaired = repair(text)
    if repaired != text:
        warnings = (*warnings, "mojibake-repaired")
    if media_type == "text/plain":
        repaired, written = decoded(repaired), repaired
        if repaired != written:
            warnings = (*warnings, "references-decoded")
    cleaned = clean(repaired)
    if cleaned.controls:
        warnings = (*warnings, "control-characters-removed")
    unified = unmixed(cleaned.text)
    if unified != cleaned.text:
        warnings = (*warnings, "letters-unmixed")
    result = mended(unified) if media_type == "text/plain" else unified
    if result != unified:
        warnings = (*warnings, "quotation-marks-mended")
    return SourceText(result, media_type, charset, warnings)
