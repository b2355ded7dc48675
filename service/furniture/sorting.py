"""Sort blocks into article and furniture: first by words and shape, then by what stands next to what.

Losing a sentence of the article costs ten times a furniture line kept, so lines that read as prose leave only when
their words are beyond doubt, and rules of place touch short lines alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from service.cards import card_lines
from service.document import Removed, Span
from service.furniture.head import Head
from service.furniture.images import stands_for_image
from service.furniture.inside import Inside
from service.furniture.listed import Listed
from service.furniture.neighbours import Neighbours
from service.furniture.offered import Offered
from service.furniture.page import titles_of
from service.furniture.posted import Posted
from service.furniture.remains import Remains
from service.furniture.rows import is_server_message, lists_headlines
from service.furniture.tables import Tables
from service.furniture.tail import Tail
from service.furniture.teasers import Teasers
from service.lines import Line, read_lines
from service.reading import PageEvidence, Sorted, SourceBlock


def sort(source: str, blocks: Sequence[SourceBlock], *, evidence: Sequence[PageEvidence] = ()) -> Sorted:
    """Kept blocks and removed ones, as the rules see them (`Sorting`)."""
    return Sorting(source, blocks, evidence=evidence).sorted()


class Sorting(Head, Inside, Tail, Teasers, Remains, Posted, Offered, Tables, Listed, Neighbours):
    """The page's lines, judged by what stands next to what.

    `evidence` is what the page's markup states: a line that equals its title is never furniture at first sight.
    """

    def __init__(self, source: str, blocks: Sequence[SourceBlock], *, evidence: Sequence[PageEvidence] = ()) -> None:
        super().__init__(read_lines(source, blocks), titles_of(evidence))
        self._source = source
        self.judge()

    def sorted(self) -> Sorted:
        """Kept blocks and removed ones, in source order; no character of the blocks is lost, none is in both."""
        kept = tuple(line.block for line in self.lines if self.reasons[line.index] is None)
        return Sorted(kept, tuple(self._removed(line) for line in self.lines if self.reasons[line.index] is not None))

    def remains(
        self, taken: Mapping[Span, str], kept: Collection[Span], title: Span | None, dated: Collection[Span] = ()
    ) -> tuple[Removed, ...]:
        """What of the blocks that the masthead left (`kept`) is furniture by its place (`Remains`).

        `taken` are the parts that the masthead took for furniture, with their reasons; `title` is its title's span;
        `dated` are blocks that it left though it read a date in them.
        """
        at = next((line.index for line in self.lines if line.block.span == title), None)
        self.forget([self.reasons[line.index] or taken.get(line.block.span) for line in self.lines])
        card = card_lines([line.text for line in self.lines])
        free = {line.index for line in self.lines if line.block.span in kept} - {at} - card
        imprints = self.clear_imprints(
            [line.index for line in self.lines if line.block.span in dated or line.index in free]
        )
        imprints += self.clear_listed_below(free)
        gone = [*imprints, *self.clear_remains(free.difference(imprints), at)]
        return tuple(self._removed(self.lines[index]) for index in sorted(gone))

    def _removed(self, line: Line) -> Removed:
        span = line.block.span
        return Removed(span, self._source[span[0] : span[1]], self.reasons[line.index] or "")

    def judge(self) -> None:
        """Settle the reason of every line, None for what stays."""
        card = card_lines([line.text for line in self.lines])
        verdicts: dict[str, tuple[str | None, str | None]] = {}
        for line in self.lines:
            if line.index in card:
                continue
            if stands_for_image(line.text):
                self.reasons[line.index] = "image-prompt"
                continue
            if lists_headlines(line.text):
                self.reasons[line.index] = "popular"
                continue
            if not line.plain:
                self.reasons[line.index] = "boilerplate" if is_server_message(line.text) else None
                continue
            verdict = verdicts.get(line.text)
            if verdict is None:  # pages say the same short lines again and again
                verdict = verdicts[line.text] = self.verdict(line)
            self.reasons[line.index], self.soft[line.index] = verdict
        self.clear_beside()
        self.find_tables()
        self.find_offers()
        self.clear_tickers()
        self.clear_teasers()
        self.clear_listed()
        self.clear_pointed()
        self.clear_stamped()
        self.find_closing()
        self.clear_posted()
        self.clear_appeals()
        self.clear_priced_appeals()
        self.clear_cut_leads()
        self.clear_skipped()
        self.clear_boilerplate()
        self.clear_numbered()
        first, last = self.body()
        self.find_authors(first)
        first, last = self.body()
        self.clear_top_lists(first)
        self.keep_headlines(first)
        title = self.title(first)
        self.keep_sections(first)
        self.keep_agency(first, title)
        self.keep_numbers(first, title)
        self.keep_dates(first)
        self.clear_head(first, title, self.entries(first, last))
        self.clear_inserted(first, last, title)
        self.clear_tags(first, last)
        self.clear_inside(first, last)
        self.clear_tail(last)
        self.clear_below_imprint()
        self.clear_names(first)
        self.clear_said_titles(title, first)
        self.clear_repeats(title, first)
        self.clear_said_again(first)
        for index in (*card, *self.tables):
            self.reasons[index] = None
