"""What stays of a page when all rules have spoken, judged by its form and by what stands around: learned trees.

The trees (`lexicon/furniture-remains.npz`, made by `benchmarks/furniture_forest.py`) were learned from pages of which a
part of the known furniture was taken for unknown; their score is the logarithm of the odds that a line in such
`surroundings` is furniture. Lines go only where the odds are high, as a line of the article lost costs ten times a line
kept.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection

from service.corrections import corrects, tells_change
from service.forest import forest
from service.furniture.captions import credited, follows_credit
from service.furniture.crossheads import Crossheads, crossheads
from service.furniture.described import tells_figures
from service.furniture.interface import QUOTE
from service.furniture.mentions import told
from service.furniture.metadata import labelled, states_date, subject
from service.furniture.page import same
from service.furniture.surroundings import Surroundings
from service.lines import Line
from service.wording import LONGEST

MODEL = "furniture-remains"
NEEDED, ABOVE, PROSE, SENTENCE, FIRM = 1.0, 1.5, 1.0, 2.0, 2.5
"""Odds (logarithm) from which a line goes, goes above the text, goes as prose, goes as a short sentence, and goes where
it stands firmest: between two sentences, as a row of figures, or where nothing else of the page is furniture."""
_LONGEST, _OWN = 30, 0.34
"""Words of the longest line of prose that may be of other news, and the largest part of its telling words that it may
share with the article."""
_SENTENCE = 5
"""Words of a short full sentence of the article: ``The ministry declined to comment.``"""
MOST, BATCH = 2_000, 256
"""Lines of a page that are judged, half of them from its beginning and half from its end; lines judged at once."""
PASSES = 2
"""How often what stays is judged by what is known then: a sentence of other news that goes tells of its headline."""
_CREDIT = re.compile(r"\b(?:photo|photos|foto|фото|credit|picture|image|gambar)\b")
_SAID = 4
"""Words of a caption that says something before its credit."""
_IMPRINT = re.compile(
    r"\W*(?:(?:first )?(?:published|printed|appeared) in|опубликовано в|напечатано в|dimuat di|terbit di|dimuat dalam) "
    r"[^\d]{3,70}\d.{0,30}\b(?:19|20)\d\d(?: г(?:ода)?)?\W*"
)


class Remains(Crossheads):
    """What of the lines that no rule knows goes."""

    def clear_remains(self, free: Collection[int], title: int | None) -> list[int]:
        """Take out those of the `free` lines whose surroundings say that they are furniture; gives their indexes.

        All are judged by what was known before, and once more when some of them are known. A page of nothing but prose
        is not asked.
        """
        first, last = self.body()
        bare = not any(self.reasons)
        if not any(self.may_go(self.lines[index]) for index in free if not (bare and self.lines[index].is_prose)):
            return []
        gone: list[int] = []
        for _ in range(PASSES):
            places = Surroundings(self, self.reasons, title, (first, last))
            candidates = [
                index for index in sorted(free) if self.reasons[index] is None and self._judged(index, places)
            ]
            new = self._condemned(candidates, places, first)
            if not new:
                break
            gone += new
            first, last = self.body()
        return gone

    def _condemned(self, candidates: list[int], places: Surroundings, first: int) -> list[int]:
        """Take out those whose odds are high enough where they stand; gives their indexes."""
        if len(candidates) > MOST:
            candidates = candidates[: MOST // 2] + candidates[-MOST // 2 :]
        gone: dict[int, str] = {}
        for start in range(0, len(candidates), BATCH):
            judged = candidates[start : start + BATCH]
            scores = forest(MODEL).scores([places.features(index) for index in judged])
            for index, odds in zip(judged, scores, strict=True):
                if odds > self._needed(index, first):
                    gone[index] = places.mode(index)
        for index, mode in gone.items():
            other = "boilerplate" if self.lines[index].ends_sentence else "navigation"
            self.reasons[index] = mode or other
        return list(gone)

    def _judged(self, index: int, places: Surroundings) -> bool:
        """Whether the line may be judged there: prose only where it may be of other news."""
        line = self.lines[index]
        if not line.is_prose:
            return self.may_go(line)
        if line.words > _LONGEST or not places.apart(index) or QUOTE.search(line.text):
            return False
        if told(line) and self.interface_of(index).hits:
            return False  # "Send your photos of the pier, the last page asks."
        return self.may_go(line) and places.shared(index) <= _OWN

    def clear_imprints(self, lines: Collection[int]) -> list[int]:
        """``Published in The Bolan Post, November 12th, 2023`` below the text: where the article was printed."""
        last = self.body()[1]
        below = (self.lines[index] for index in lines if index > last >= 0)
        found = [line.index for line in below if line.words <= LONGEST and _IMPRINT.fullmatch(line.plain)]
        for index in found:
            self.reasons[index] = "credits"
        return found

    def _needed(self, index: int, first: int) -> float:
        """The odds from which the line goes, by its place and form."""
        near = [self.lines[at] for at in (index - 1, index + 1) if 0 <= at < len(self.lines)]
        below = self.lines[index + 1] if index + 1 < len(self.lines) else None
        said = below is not None and below.plain == self.lines[index].plain
        if said and index < first:
            return math.inf  # a caption above its alternative text
        bare = not any(self.reasons)
        if bare or said or tells_figures(self.lines[index], near) or self.between_sentences(index):
            return FIRM
        if self.lines[index].is_prose:
            return PROSE
        if self.lines[index].ends_sentence and self.lines[index].words >= _SENTENCE:
            return SENTENCE
        return ABOVE if index < first else NEEDED

    def may_go(self, line: Line) -> bool:
        """Whether the line may be judged: no headline, no metadata behind its label, no heading that articles have."""
        longest = _LONGEST if line.is_prose else LONGEST
        if not line.plain or line.words > longest or line.index in self.numbers:
            return False
        if (
            _credited(line.plain)
            or credited(line)
            or follows_credit(line)
            or line.key in crossheads()
            or (self.titles and same(line.plain) in self.titles)
        ):
            return False
        return not (
            tells_change(line.plain) or labelled(line) or states_date(line) or subject(line) or corrects(line.text)
        )


def _credited(folded: str) -> bool:
    """A caption that says something before its credit."""
    return any(len(folded[: found.start()].split()) >= _SAID for found in _CREDIT.finditer(folded))
