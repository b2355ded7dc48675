"""Plain text for translation without reading it as an article: sentences with the white space between them kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service import sentences

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """`gaps` has one piece more than `sentences`: the text before, between and after them."""

    sentences: tuple[str, ...]
    gaps: tuple[str, ...]

    def join(self, translated: Sequence[str]) -> str:
        """The passage with its sentences replaced, its white space as it was."""
        woven = [self.gaps[0]]
        for text, gap in zip(translated, self.gaps[1:], strict=True):
            woven += [text, gap]
        return "".join(woven)


def split(text: str, language: str) -> Passage:
    """Cut `text` at line ends and sentence ends; `Passage.join` of its own sentences gives `text` again."""
    found: list[str] = []
    gaps: list[str] = []
    position = 0
    for line in _LINE.finditer(text):
        for start, end in sentences.split(line.group(), language):
            gaps.append(text[position : line.start() + start])
            found.append(line.group()[start:end])
            position = line.start() + end
    gaps.append(text[position:])
    return Passage(tuple(found), tuple(gaps))
