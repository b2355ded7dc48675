"""Readers' comments of blogs without a heading: what each wrote, between lines that say who posted it and when."""

from __future__ import annotations

from service.furniture.page import Page
from service.readers import reader_of, several_readers

_LONGEST_COMMENT = 80
"""Words of what a reader writes in one paragraph."""
_LEAST_ABOVE = 2
"""Paragraphs of the article above the first comment."""


class Posted(Page):
    """The page's lines, and which of them readers wrote."""

    def clear_posted(self) -> None:
        """From the first ``Posted by: Skipper 2016-04-12 08:55`` below the text to the last, where several wrote."""
        stamps = [line.index for line in self.lines if reader_of(line.text) is not None]
        if not several_readers(self.lines[index].text for index in stamps):
            return
        first, last = stamps[0], stamps[-1]
        above = sum(line.is_prose and self.reasons[line.index] is None for line in self.lines[:first])
        below = self.lines[first : last + 1]
        if above < _LEAST_ABOVE or any(line.words > _LONGEST_COMMENT for line in below):
            return
        if sum(line.words for line in below) > sum(line.words for line in self.lines[:first]):
            return
        for line in below:
            if line.plain and self.reasons[line.index] is None:
                self.reasons[line.index] = "comments"
