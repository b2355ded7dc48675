"""What stays of a page when all rules have spoken, judged by where it stands: a learned score (`context.Places`).

The weights are those of a logistic regression (`benchmarks/furniture_places.py`), trained on pages of which a part of
the known furniture was taken for unknown: the score is the logarithm of the odds that a line in such a place is
furniture. It speaks of short lines alone, and only where the odds are high, as a line of the article lost costs ten
times a line kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from service.corrections import corrects
from service.furniture.context import Places
from service.furniture.crossheads import Crossheads, crossheads
from service.furniture.metadata import labelled, states_date, subject
from service.furniture.page import same
from service.lines import Line
from service.wording import LONGEST, learned

ABOVE, BELOW, MASTHEAD, INSIDE, FIRM = 2.5, 1.5, 2.5, 3.0, 3.5
"""Odds (logarithm) from which a line goes above the title, below the text behind other furniture, between title and
text, inside the text, and where it stands firmest: between two sentences, right below the text, as a sentence."""
_SENTENCE = 5
"""Words of a short full sentence of the article: ``The ministry declined to comment.``"""
_CREDITED = re.compile(r"(?:\w+\W+){4}.*\b(?:photo|photos|foto|фото|credit|picture|image|gambar)\b")
"""A caption that says something before its credit."""
_CLOSERS = "\"'”’»)] "
_IMPRINT = re.compile(
    r"\W*(?:(?:first )?(?:published|printed|appeared) in|опубликовано в|напечатано в|dimuat di|terbit di|dimuat dalam) "
    r"[^\d]{3,70}\d.{0,30}\b(?:19|20)\d\d(?: г(?:ода)?)?\W*"
)
_WEIGHTS = "furniture-places.tsv.gz"


class Remains(Crossheads):
    """What of the lines that no rule knows goes."""

    def clear_remains(self, free: Collection[int], title: int | None) -> list[int]:
        """Take out those of the `free` lines whose places say that they are furniture; gives their indexes.

        All are judged by what was known before.
        """
        candidates = [self.lines[index] for index in sorted(free) if self._may_go(self.lines[index])]
        if not candidates:
            return []
        body = self.body()
        places = Places(self, self.reasons, title, body)
        weights = learned(_WEIGHTS)
        gone = []
        for line in candidates:
            odds = sum(weights.get(name, 0.0) for name in places.features(line.index))
            if odds > self._needed(line.index, title, *body):
                gone.append(line.index)
        for index in gone:
            self.reasons[index] = "boilerplate" if self.lines[index].ends_sentence else "navigation"
        return gone

    def clear_imprints(self, lines: Collection[int]) -> list[int]:
        """``Published in The Bolan Post, November 12th, 2023`` below the text: where the article was printed."""
        last = self.body()[1]
        below = (self.lines[index] for index in lines if index > last >= 0)
        found = [line.index for line in below if line.words <= LONGEST and _IMPRINT.fullmatch(line.plain)]
        for index in found:
            self.reasons[index] = "credits"
        return found

    def _needed(self, index: int, title: int | None, first: int, last: int) -> float:
        """The odds from which the line goes, by its place."""
        line = self.lines[index]
        if line.text.rstrip(_CLOSERS).endswith(".") and line.words >= _SENTENCE:
            return FIRM
        if first <= index <= last:
            return FIRM if self.between_sentences(index) else INSIDE
        if index > last:
            return BELOW if any(self.reasons[last + 1 : index]) else FIRM
        strange = self.share(index) == 0 and line.words != 1
        return ABOVE if title is not None and index < title and strange else FIRM if title is None else MASTHEAD

    def _may_go(self, line: Line) -> bool:
        """A short line that is neither a headline nor metadata behind its label, nor a heading that articles have."""
        if not line.plain or line.is_prose or line.words > LONGEST or line.index in self.numbers:
            return False
        if (
            _CREDITED.search(line.plain)
            or line.key in crossheads()
            or (self.titles and same(line.plain) in self.titles)
        ):
            return False
        return not (labelled(line) or states_date(line) or subject(line) or corrects(line.text))
