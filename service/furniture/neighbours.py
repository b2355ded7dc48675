"""Lines that an article may have too, in the midst of the page's: ``Performance`` among the kinds of cookies."""

from __future__ import annotations

from collections.abc import Iterable

from service.furniture.page import Page
from service.furniture.phrases import rules


class Neighbours(Page):
    """Which of the lines of `Rules.beside` go with the line next to them."""

    def clear_beside(self) -> None:
        """Such a line takes the reason of a neighbour that is furniture for one of its reasons; runs of them follow.

        One pass down and one up over the page.
        """
        known = rules().beside
        found = [line.index for line in self.lines if self.reasons[line.index] is None and line.key in known]
        self._spread(found, -1)
        self._spread(reversed(found), 1)

    def _spread(self, found: Iterable[int], step: int) -> None:
        for index in found:
            beside = index + step
            if self.reasons[index] is None and 0 <= beside < len(self.lines):
                reason = self.reasons[beside]
                if reason in rules().beside[self.lines[index].key]:
                    self.reasons[index] = reason
