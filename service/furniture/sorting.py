"""Sort blocks into article and furniture: first by words and shape, then by what stands next to what.

Losing a sentence of the article costs ten times a furniture line kept, so lines that read as prose leave only when
their words are beyond doubt, and rules of place touch short lines alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.document import Removed
from service.furniture.head import Head
from service.furniture.inside import Inside
from service.furniture.page import titles_of
from service.furniture.tail import Tail
from service.lines import read_lines
from service.reading import PageEvidence, Sorted, SourceBlock


def sort(source: str, blocks: Sequence[SourceBlock], *, evidence: Sequence[PageEvidence] = ()) -> Sorted:
    """Kept blocks and removed ones, in source order; no character of `blocks` is lost, none is in both.

    `evidence` is what the page's markup states: a line that equals its title is never furniture at first sight.
    """
    page = _Sorting(read_lines(source, blocks), titles_of(evidence))
    page.judge()
    kept = tuple(line.block for line in page.lines if page.reasons[line.index] is None)
    removed = tuple(
        Removed(line.block.span, source[line.block.span[0] : line.block.span[1]], reason)
        for line, reason in zip(page.lines, page.reasons, strict=True)
        if reason is not None
    )
    return Sorted(kept, removed)


class _Sorting(Head, Inside, Tail):
    """The page's lines, judged by what stands next to what."""

    def judge(self) -> None:
        """Settle the reason of every line, None for what stays."""
        verdicts: dict[str, tuple[str | None, str | None]] = {}
        for line in self.lines:
            if not line.plain:
                continue
            verdict = verdicts.get(line.text)
            if verdict is None:  # pages say the same short lines again and again
                verdict = verdicts[line.text] = self.verdict(line)
            self.reasons[line.index], self.soft[line.index] = verdict
        self.find_offers()
        self.find_closing()
        self.clear_skipped()
        self.clear_boilerplate()
        first, last = self.body()
        self.find_authors(first)
        first, last = self.body()
        self.keep_headlines(first)
        title = self.title(first)
        self.keep_sections(first)
        self.keep_agency(first, title)
        self.keep_numbers(first, title)
        self.keep_dates(first)
        self.clear_head(first, title, self.entries(first, last))
        self.clear_inside(first, last)
        self.clear_tail(last)
        self.clear_repeats(title, first)
