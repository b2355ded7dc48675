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
from service.furniture.telling import are_foreign
from service.lines import Line
from service.wording import LONGEST

MODEL = "furniture-remains"
NEEDED, ABOVE, PROSE, SENTENCE, FIRM = 1.0, 1.5, 2.0, 2.0, 2.5
"""Odds (logarithm) from which a line goes, goes above the text, goes as prose, goes as a short sentence, and goes where
it stands firmest: between two sentences, as a row of figures, or where nothing else of the page is furniture."""
_LONGEST, _OWN = 30, 0.34
"""Words of the longest line of prose that may be of other news, and the largest part of its telling words that it may
share with the article."""
_HEADLINE, _LIST = 4, 3
"""Words of the shortest headline of a list, and how many make one."""
_SENTENCE = 5
"""Words of a short full sentence of the article: ``The ministry declined to comment.``"""
MOST, BATCH = 2_000, 256
"""Lines of a page that are judged, half of them from its beginning and half from its end; lines judged at once."""
PASSES = 2
"""How often what stays is judged by what is known then: a sentence of other news that goes tells of its headline."""
_LONG_LIST, _KNOWN_PART = 6, 3
"""Items of a list of which all are the page's when one of so many is."""
_CREDIT = re.compile(r"\b(?:photo|photos|foto|фото|credit|picture|image|gambar)\b")
_PICTURED = ("photo", "foto", "фото", "credit", "picture", "image", "gambar")
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
        return [*gone, *self._whole_lists(free)]

    def _whole_lists(self, free: Collection[int]) -> list[int]:
        """What is left of a long list outside the text of which a third is known as the page's; gives its indexes."""
        told = [
            line for line in self.lines if line.is_prose and line.block.kind != "list_item" and self.is_free(line.index)
        ]
        if not told:
            return []
        gone: list[int] = []
        run: list[int] = []
        for index in [*range(told[0].index), *range(told[-1].index + 1, len(self.lines) + 1)]:
            listed = index < len(self.lines) and self.lines[index].block.kind == "list_item"
            if listed and (not run or run[-1] == index - 1):
                run.append(index)
                continue
            left = [at for at in run if self.reasons[at] is None]
            known = left and len(run) >= _LONG_LIST and _KNOWN_PART * (len(run) - len(left)) >= len(run)
            entries = known and all(at in free and self._lists_entry(self.lines[at]) for at in left)
            if entries and are_foreign([self.lines[at] for at in left], self.told_in(told), _OWN):
                gone += left
            run = [index] if listed else []
        for index in gone:
            self.reasons[index] = "navigation"
        return gone

    def _lists_entry(self, line: Line) -> bool:
        return line.words <= LONGEST and not line.ends_sentence and self.may_go(line)

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
        """Whether the line may be judged there: prose only where it may be of other news, and no cut sentence."""
        line = self.lines[index]
        if index == len(self.lines) - 1 and self.breaks_off(line, self.body()[1]):
            return False
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

    def clear_listed_below(self, free: Collection[int]) -> list[int]:
        """A list of headlines that ends the page right below a closing byline: other news; gives their indexes.

        A line that is neither free nor furniture is the masthead's; credits are a byline too.
        """
        end = len(self.lines)
        start = end
        while start and (start - 1 in free or self.reasons[start - 1] not in (None, "credits")):
            start -= 1
        listed = [index for index in range(start, end) if self.reasons[index] is None]
        headlines = all(_is_listed_headline(self.lines[index]) for index in listed)
        if not headlines or len(listed) < _LIST or not start or start <= self.body()[0]:
            return []
        for index in listed:
            self.reasons[index] = "related"
        return listed

    def clear_below_imprint(self) -> None:
        """Nothing of the article stands below the line that says in which paper it was printed: other news go.

        The article above it must be the longer one, or the line is of a masthead.
        """
        for index in range(len(self.lines) - 2, 0, -1):
            line = self.lines[index]
            if line.words <= LONGEST and _IMPRINT.fullmatch(line.plain) is not None:
                if self._prose(range(index)) > self._prose(range(index + 1, len(self.lines))):
                    for below in range(index + 1, len(self.lines)):
                        self.reasons[below] = self.reasons[below] or "related"
                return

    def _prose(self, indexes: range) -> int:
        """Words of the lines that are prose and stay."""
        return sum(self.lines[at].words for at in indexes if self.lines[at].is_prose and self.reasons[at] is None)

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
        if not line.plain or line.words > longest or line.index in self.numbers or line.index in self.tables:
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


def _is_listed_headline(line: Line) -> bool:
    """``- Ferry timetable changes in May``: an item of a list in a few words, no full sentence."""
    marked = line.text.lstrip()[:2] in ("- ", "– ", "• ")
    return marked and _HEADLINE <= line.words <= _LONGEST and not line.text.rstrip().endswith((".", ";", ","))


def _credited(folded: str) -> bool:
    """A caption that says something before its credit."""
    if not any(map(folded.__contains__, _PICTURED)):
        return False
    return any(len(folded[: found.start()].split()) >= _SAID for found in _CREDIT.finditer(folded))
