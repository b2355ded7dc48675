"""Which days may be the article's: every full date around its text, and what stands beside it.

`days` enumerates the dates above and below the text, lines that were taken out as furniture included, and describes
each for the trees of `service.masthead.days`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from service.document import Span
from service.lines import is_clock
from service.masthead.around import Around, Place
from service.masthead.dates import LONGEST, FoundDate, find_dates
from service.masthead.day_features import form_of, of_words
from service.masthead.head import Head
from service.masthead.item import LineItems
from service.masthead.items import read_items

_ABOVE, _BELOW, _LEAD = 2_500, 2_500, 300
"""Characters above title or text and below the text in which dates are looked for, and of the text's own opening."""
_MOST, _NEAR = 60, 3
"""Dates of one page, and lines above and below one that tell what it stands among."""
_OPENING_READ = 3_000


@dataclass(frozen=True, slots=True)
class Day:
    """One statement of a day: its date, `span` in the source, and features for the trees."""

    date: FoundDate
    span: Span
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Stated:
    date: FoundDate
    line: int
    span: Span
    """In the line."""


def days(head: Head, title: Span | None) -> list[Day]:
    """The full dates around the article, in the order of the page."""
    return _Page(head, title).days()


class _Page(Around):
    def __init__(self, head: Head, title: Span | None) -> None:
        super().__init__(head, title)
        self.places = [*self._lines()]
        self.titled = self.at(title[0]) if title is not None else self.at(self.body)
        self.first, self.last = self.at(self.body), self.at(max(0, self.end - 1))

    def _lines(self) -> Iterator[Place]:
        first = self.line_end(min(len(self.head.source), self.body + _LEAD))
        top = self.line_start(max(0, min(self.body, self.title[0] if self.title else self.body) - _ABOVE))
        closing = max(first, self.line_start(max(0, self.end - 2)))
        yield from self.lines(top, first)
        yield from self.lines(closing, self.line_end(min(len(self.head.source), self.end + _BELOW)))

    def days(self) -> list[Day]:
        """Every full date with its features."""
        found = [
            _Stated(one if one.separator not in (".", "-") else replace(one, swapped=None), at, one.span)
            for at, place in enumerate(self.places)
            if len(place.text) <= LONGEST or place.kept == self.head.body
            for one in find_dates(place.text[:LONGEST])
            if one.complete
        ]
        found = [*found[: _MOST // 2], *found[_MOST // 2 :][-_MOST // 2 :]]
        if not found:
            return []
        page = self._of_page(found)
        told: list[Day] = []
        for number, one in enumerate(found):
            start = self.places[one.line].start
            features = {**page, **self._features(one), **self._among(number, found)}
            features = {key: float(value) for key, value in features.items() if value}
            told.append(Day(one.date, (start + one.span[0], start + one.span[1]), features))
        return told

    def _of_page(self, found: Sequence[_Stated]) -> dict[str, float]:
        return {
            "dates": min(20, len(found)),
            "distinct": min(12, len({one.date.on_calendar for one in found})),
            "titled": self.title is not None,
            "timed": sum(one.date.hour is not None for one in found) / len(found),
            "lines-above": min(40, self.titled),
        }

    def _features(self, one: _Stated) -> dict[str, float]:
        place = self.places[one.line]
        below = place.start > self.end
        items = self._items(one.line)
        told: dict[str, float] = {
            **of_words(place.text, one.span),
            **form_of(one.date, place.text[slice(*one.span)]),
            "above-title": max(0, self.titled - one.line),
            "below-title": max(0, one.line - self.titled) if not below else 0,
            "at-title": one.line == self.titled,
            "to-body": max(0, self.first - one.line),
            "from-body": max(0, one.line - self.first) if not below else 0,
            "in-body": one.line == self.first,
            "below-text": one.line - self.last if below else 0,
            "is-below": below,
            "from-top": min(60, one.line) if not below else 0,
            "from-bottom": min(60, len(self.places) - one.line),
            "page-top": place.start < _TOP,
            "taken-out": place.kept < 0,
            "commented": place.start >= self.head.comments,
            "whole": items.complete,
            "rest": min(20, len(items.rest.split())),
            "kinds": len({item.kind for item in items.items}),
        }
        for item in items.items:
            told[f"with:{item.kind}"] = 1
            if item.date is not None and item.span[0] <= one.span[0] < item.span[1]:
                told[f"role:{item.kind}"] = 1
        for step in range(1, _NEAR + 1):
            for side, at in (("up", one.line - step), ("down", one.line + step)):
                if 0 <= at < len(self.places):
                    told |= {f"{side}{step}:{key}": value for key, value in self._beside(at).items()}
                else:
                    told[f"{side}{step}:none"] = 1
        return told

    def _beside(self, at: int) -> dict[str, float]:
        """What a neighbouring line is."""
        place, items = self.places[at], self._items(at)
        words = place.text.count(" ") + 1
        told: dict[str, float] = {
            "words": min(40, words),
            "taken-out": place.kept < 0,
            "title": at == self.titled and self.title is not None,
            "body": place.kept >= 0 and self.head.body <= place.kept <= self.head.end,
            "clock": is_clock(place.text),
            "ends": place.text.rstrip()[-1:] in ".!?…",
            "whole": items.complete,
            "heads": words >= _HEADLINE and place.text.rstrip()[-1:] not in ".!?…:",
        }
        for item in items.items:
            told[f"kind:{item.kind}"] = 1
            if item.kind == "label":
                told[f"label:{item.label}"] = 1
            if item.date is not None and item.date.complete:
                told["day"] = 1
        return told

    def _among(self, number: int, found: Sequence[_Stated]) -> dict[str, float]:
        """How the day compares with the others of the page, and with those that the text names."""
        one = found[number]
        calendar = [other.date.on_calendar or date.min for other in found]
        own = calendar[number]
        counts = Counter(calendar)
        distinct = sorted(counts)
        place = distinct.index(own)
        forms = Counter(self._form(other) for other in found)
        told: dict[str, float] = {
            "order": place / max(1, len(distinct) - 1) if len(distinct) > 1 else 0.5,
            "latest": place == len(distinct) - 1 and len(distinct) > 1,
            "earliest": place == 0 and len(distinct) > 1,
            "only": len(distinct) == 1,
            "said": min(6, counts[own]),
            "same-form": min(10, forms[self._form(one)]),
            "number": min(20, number),
            "first": number == 0,
            "after-latest": min(400, (distinct[-1] - own).days),
            "after-earliest": min(400, (own - distinct[0]).days),
            "day-below": any(day == own and other.line > self.last for day, other in zip(calendar, found, strict=True)),
            "day-above": any(
                day == own and other.line < self.first for day, other in zip(calendar, found, strict=True)
            ),
            "on-line": sum(other.line == one.line for other in found) - 1,
            "timed-too": any(
                day == own and other.date.hour is not None for day, other in zip(calendar, found, strict=True)
            ),
        }
        since = min(
            (gap for gap in (self._since(own, mention) for mention in self.mentions) if gap is not None), default=None
        )
        if since is not None:
            told |= {"told": 1, "since": since}
        elif self.mentions:
            told["untold"] = 1
        return told

    def _since(self, day: date, mention: tuple[int | None, int, int]) -> int | None:
        """Days from one that the text names to this one, up to two weeks."""
        try:
            gap = (day - date(mention[0] or day.year, mention[1], mention[2])).days
        except ValueError:
            return None
        gap = gap if gap >= 0 or mention[0] is not None else gap + 365
        return gap if 0 <= gap <= _SOON else None

    @cached_property
    def mentions(self) -> frozenset[tuple[int | None, int, int]]:
        """The days that the text's beginning names: year, where it is stated, month and day."""
        text = self.head.source[self.body : min(self.end, self.body + _OPENING_READ)]
        found: set[tuple[int | None, int, int]] = set()
        for at in range(0, len(text), 250):
            for one in find_dates(text[at : at + 290]):
                if one.month is not None and one.day is not None:
                    found.add((one.year, one.month, one.day))
        return frozenset(found)

    def _items(self, at: int) -> LineItems:
        place = self.places[at]
        return self.head.items(place.kept) if place.kept >= 0 else read_items(place.text, self.head.known)

    def _form(self, one: _Stated) -> str:
        return _FIGURES.sub("0", self.places[one.line].text[slice(*one.span)])[:_SHORT_FORM]


_FIGURES = re.compile(r"\d+|[^\W\d_]+")
_TOP, _HEADLINE, _SOON, _SHORT_FORM = 200, 4, 14, 12
