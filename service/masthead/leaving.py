"""Which lines leave the article because they hold nothing but metadata, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.document import Evidence, Span
from service.lines import is_clock, lookup_key
from service.masthead.author_line import author_line, heads_speech, signs_quote
from service.masthead.captions import is_caption
from service.masthead.day_clock import clock_below
from service.masthead.head import Head
from service.masthead.headline import of_the_article, shares_nothing
from service.masthead.item import Item
from service.masthead.menu import last_menu
from service.masthead.moments import Moments
from service.masthead.name_words import is_desk
from service.masthead.site_notes import is_imprint
from service.masthead.story_line import BELOW_STORY
from service.masthead.title import FoundTitle

_LONGEST_MOTTO, _LONGEST_LABEL, _LONGEST_STRAY = 12, 6, 4
_LONGEST_SIGNED = 8
_LEAST_SAID = 3
"""Words of what stands above a title or beside the metadata and is no part of the article."""
_FIGURE = re.compile(r"[\d@:]")
_QUOTES = frozenset("«\"“‘'„(—–-")
_HOUR = re.compile(
    r"\W{0,3}(?:pukul |at )?(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?| [A-Z]{2,4}| МСК)?\s?[:–—-]\s?[^\W\d_]"
)
_LEAST_HOUR = 5
"""Words of a line that tells what happens at an hour."""
_REASONS = (
    ("published", "masthead-published"),
    ("modified", "masthead-modified"),
    ("relative", "masthead-published"),
    ("author", "masthead-authors"),
    ("editor", "masthead-authors"),
    ("agency", "masthead-agency"),
    ("source", "masthead-agency"),
    ("name", "masthead-authors"),
    ("role", "masthead-authors"),
    ("date", "masthead-date"),
    ("other-date", "masthead-date"),
    ("site", "masthead-site"),
    ("section", "masthead-section"),
)


def within(inner: Span | None, outer: Span | None) -> bool:
    """Whether one span lies in the other; false where one is missing."""
    return inner is not None and outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


@dataclass(frozen=True, slots=True)
class Leaving:
    """The lines of a masthead and its tail, judged one by one."""

    head: Head
    found: FoundTitle | None = None
    """The title: lines that may well be it instead of the one chosen stay, when nothing explains them."""
    signed: Sequence[Span] = ()
    """Where names stand that trees took for authors'."""

    def reasons(
        self, zone: Sequence[int], title: int | None, moments: Moments, site: Evidence | None
    ) -> dict[int, str]:
        """Reason by line index, for every line that is metadata and nothing else."""
        above = title if title is not None else -1
        menu = last_menu(self.head.source[: self.head.lines[above].block.span[0]]) if above > 0 else -1
        reasons: dict[int, str] = {}
        for index in zone:
            reason = self._reason(index, above, moments, site)
            start, end = self.head.lines[index].block.span
            page = end <= menu and not self._rivals(index) and self._short(index)
            if reason is None and (start == menu or page):
                reason = "above-title"
            if reason is not None:
                reasons[index] = reason
        return reasons

    def _reason(self, index: int, above: int, moments: Moments, site: Evidence | None) -> str | None:
        head = self.head
        line = head.lines[index]
        items = head.items(index)
        if site is not None and lookup_key(site.value) == line.key:
            return "masthead-site"
        if head.in_tail(index) and is_imprint(line.text):
            return "boilerplate"
        if (
            (is_clock(line.text) or clock_below(head, index))
            and moments.published is not None
            and within(line.block.span, moments.published.span)
        ):
            return "masthead-published"
        if line.words <= 4 and moments.modified is not None and within(moments.modified.span, line.block.span):
            return "masthead-modified"
        if self._signs(index):
            return "masthead-authors"
        if not items.complete:
            return self._noisy(index, above)
        if signs_quote(head, index) or heads_speech(head, index):
            return None
        kinds = {item.kind for item in items.items}
        if kinds == {"noise"}:
            return "masthead-authors" if any(item.label for item in items.items) else None
        if kinds <= {"name", "noise"}:
            named = author_line(head, index, above) or self._labelled_above(index)
            return "masthead-authors" if named and "name" in kinds else None
        if kinds <= {"section", "noise", "role", "site"} and index > max(above, head.body):
            return "masthead-authors" if "role" in kinds and self._byline_above(index) else None
        if kinds <= {"role"}:
            return "masthead-authors" if self._byline_above(index) or line.words <= 4 else None
        if kinds == {"label"}:
            return self._label_reason(index)
        if kinds <= {"date", "noise"} and index > head.end >= 0 and self._heads_hours(index):
            return None
        if line.block.kind == "list_item" and not any(item.label for item in items.items):
            stated = moments.published is not None and within(moments.published.span, line.block.span)
            return "masthead-published" if stated and index < head.body and kinds == {"date"} else None
        inside = head.opened < index <= head.end
        dates = [item for item in items.items if item.date is not None]
        if inside and dates and not any(item.date and item.date.complete for item in dates if item.label or item.date):
            return None
        spans = [(line.block.span[0] + item.span[0], line.block.span[0] + item.span[1]) for item in dates]
        if inside and moments.published is not None and moments.published.span in spans:
            return "masthead-published"
        if inside and dates and not any(item.label or (item.date and item.date.hour is not None) for item in dates):
            return None if kinds <= {"date", "noise"} else self._first_reason(items.items, moments, line.block.span[0])
        if kinds <= {"relative", "noise"} and not head.in_tail(index) and index > head.body:
            return None
        return self._first_reason(items.items, moments, line.block.span[0])

    def _signs(self, index: int) -> bool:
        """A short line with the name of an author that was learned, no sentence and no caption."""
        line = self.head.lines[index]
        if line.words > _LONGEST_SIGNED or line.block.kind == "caption" or is_caption(self.head, index):
            return False
        whole = any(within(span, line.block.span) for span in self.signed)
        return whole and (not line.ends_sentence or self.head.items(index).complete)

    def _noisy(self, index: int, above: int) -> str | None:
        """A labelled date or byline with a few words that nothing explains, or a brand above the title."""
        line = self.head.lines[index]
        items = self.head.items(index)
        if len(items.rest.split()) >= _LEAST_SAID and is_caption(self.head, index):
            return None  # "Dawn on the river, September 2023. Photo: from the archive of Marta Kerr"
        labelled = [
            item
            for item in items.items
            if item.label
            and item.kind in ("published", "modified", "author", "editor", "agency")
            and (item.date is None or item.date.complete or item.date.relative is not None)
        ]
        if labelled and len(items.rest.split()) <= 4 and not line.ends_sentence and line.words <= 20:
            return f"masthead-{'authors' if labelled[0].kind in ('author', 'editor') else labelled[0].kind}"
        dated = [item for item in items.of("date") if item.date is not None and item.date.complete]
        if dated and len(items.rest.split()) <= (4 if dated[0].date and dated[0].date.hour is not None else 2):
            return "masthead-published" if not line.ends_sentence else None
        short = line.words <= 6 and not line.ends_sentence and not items.items
        if short and is_desk(line.text) and (index < above or self._signs_below(index)):
            return "masthead-site" if index < above else "masthead-authors"
        if self._rivals(index):
            return None
        if self.found is not None and self.found.method == BELOW_STORY and index == above - 1:
            return "above-title"
        if index < above and line.words <= 3 and short:
            return "masthead-section"
        if index < above and self._of_the_page(index, above):
            return "above-title"
        return "beside-masthead" if above < index < self.head.body and self._between_metadata(index, above) else None

    def _heads_hours(self, index: int) -> bool:
        """A day right above ``18.00 WIB: Torva FC – Sorne United``: what a programme has on it."""
        below = self.head.lines[index + 1] if index + 1 < len(self.head.lines) else None
        return below is not None and below.words >= _LEAST_HOUR and _HOUR.match(below.text) is not None

    def _signs_below(self, index: int) -> bool:
        """A desk below the text where signatures stand, right under it or under other metadata: words alone."""
        if not self.head.in_tail(index) or _FIGURE.search(self.head.lines[index].text) is not None:
            return False
        return index - 1 <= self.head.end or self.head.items(index - 1).complete

    def _rivals(self, index: int) -> bool:
        return self.found is not None and index in self.found.rivals

    def _between_metadata(self, index: int, title: int) -> bool:
        """A few words between title and text that share none with it, metadata or what was taken out on both sides."""
        line = self.head.lines[index]
        if not self._short(index) or line.words > _LONGEST_STRAY or line.text.strip()[:1] in _QUOTES:
            return False
        if is_caption(self.head, index) or index + 1 >= self.head.body or not shares_nothing(self.head, index):
            return False
        above = self._cut_off(index) or (index - 1 > title and self.head.items(index - 1).complete)
        below = self._cut_off(index + 1) or self.head.items(index + 1).complete
        return above and below

    def _cut_off(self, index: int) -> bool:
        """Something that was taken out stands between this line and the one above."""
        start, end = self.head.lines[index - 1].block.span[1], self.head.lines[index].block.span[0]
        return bool(self.head.source[start:end].strip())

    def _of_the_page(self, index: int, title: int) -> bool:
        """A short line above the title that shares no word with the article, while the title does: a motto, a menu."""
        if not self._short(index) or is_caption(self.head, index):
            return False
        if self.found is not None and index in self.found.distant and self.head.lines[index].words <= _LONGEST_LABEL:
            return True
        return shares_nothing(self.head, index) and of_the_article(self.head, title)

    def _short(self, index: int) -> bool:
        line = self.head.lines[index]
        short = line.words <= _LONGEST_MOTTO and not line.ends_sentence and not line.text.rstrip().endswith((":", ","))
        return short and line.block.kind in ("paragraph", "heading", "title")

    def _first_reason(self, items: Sequence[Item], moments: Moments, start: int) -> str | None:
        found = items
        kinds = {item.kind for item in found}
        for kind, reason in _REASONS:
            if kind in kinds:
                spans = [(start + item.span[0], start + item.span[1]) for item in found if item.kind == kind]
                if kind == "date" and moments.published is not None and moments.published.span in spans:
                    return "masthead-published"
                return reason
        return None

    def _labelled_above(self, index: int) -> bool:
        above = self.head.items(index - 1).items if index else ()
        return bool(above) and above[-1].kind == "label" and above[-1].label in ("by", "editor")

    def _byline_above(self, index: int) -> bool:
        above = self.head.items(index - 1) if index else None
        return above is not None and bool(above.of("author", "name", "editor"))

    def _label_reason(self, index: int) -> str | None:
        label = self.head.items(index).items[0].label
        names = {"by": "masthead-authors", "editor": "masthead-authors", "source": "masthead-agency"}
        return names.get(label, f"masthead-{label}")
