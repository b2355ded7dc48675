"""Clean-up of decoded text: control and invisible characters, line ends, NFC. Linear in the length of the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Line separators of Unicode (UAX #14 classes BK, CR, NL) that all become a line feed; CR LF is one.
_LINE_END = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_ODD_LINE_END = re.compile("[\r\v\f\x1c-\x1e\x85\u2028\u2029]")

# C0 but tab and line feed, DEL, C1, bidirectional overrides and isolates, noncharacters, interlinear annotation.
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u206f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)
# Soft hyphen, zero width space and non-joiner, directional marks, word joiner, BOM in the text, tag characters;
# the zero width joiner stays where it glues an emoji.
_INVISIBLE = re.compile(
    "[\xad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u2060-\u2065\ufeff\U000e0000-\U000e007f]"
    "|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"
)
_TROUBLE = re.compile(
    "[\x00-\x08\v-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Every character that one of the patterns above looks for."""
# Normalization sorts a run of combining marks in quadratic time, so runs longer than the 30 of the Stream-Safe Text
# Format (UAX #15, section 13) are cut there. The ranges are wider than the marks; `unicodedata` has the last word.
_MARK_CLASS = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u1cff\u1dc0-\u1dff\u20d0-\u20ff\u2ce0-\u2dff"
    "\u302a-\u309a\ua660-\uabff\ufb1e\ufe20-\ufe2f\U000101fd-\U0001e94a]"
)
_MARK = re.compile(_MARK_CLASS)
_MARKS = re.compile(_MARK_CLASS + "{31,}")
_LONGEST_MARK_RUN = 30


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean text, and whether control characters were taken out of it (invisible ones do not count)."""

    text: str
    controls: bool


def clean(text: str) -> Cleaned:
    """`text` with line feeds as its only line ends, no control or invisible characters, in NFC."""
    controls = False
    if _TROUBLE.search(text):  # one search for all: substitutions that find nothing cost several times as much
        if _ODD_LINE_END.search(text):
            text = _LINE_END.sub("\n", text)
        bare = _CONTROL.sub("", text)
        controls = len(bare) != len(text)
        text = _INVISIBLE.sub("", bare)
    if not text.isascii():
        if _MARK.search(text) and _MARKS.search(text):
            text = _MARKS.sub(_cut_marks, text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
    return Cleaned(text, controls)


def _cut_marks(run: re.Match[str]) -> str:
    kept: list[str] = []
    length = 0
    for character in run.group():
        length = length + 1 if unicodedata.combining(character) else 0
        if length <= _LONGEST_MARK_RUN:
            kept.append(character)
    return "".join(kept)
