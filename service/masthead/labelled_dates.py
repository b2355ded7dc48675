"""The dates of a line of the masthead, each with the label right before or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from service.lexicon import all_words
from service.lines import lookup_key, plain
from service.masthead.dates import find_dates, find_relative
from service.masthead.item import Item, Kind
from service.masthead.labels import loose
from service.masthead.phrases import (
    Edges,
    closing_with,
    closing_words,
    closings_among,
    folded_words,
    longest_first,
    may_close,
    opening_words,
)

_WORDS = re.compile(r"\w+")


@cache
def clock_of_change() -> re.Pattern[str]:
    """``обновлено в 11:50`` behind a date: the time of a change on that day, which `candidates` reads."""
    words = "|".join(loose(word) for word in longest_first(all_words("masthead.modified")))
    return re.compile(
        rf"(?<=[\x00 (|,·-])(?:{words})(?:\s(?:at|в|pukul|jam))?[\s:]{{1,2}}\d{{1,2}}[:.]\d\d"
        r"(?:\s?[ap]\.?m\.?)?(?:\s[A-ZА-ЯЁ]{2,4}\b)?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=512)
def _date_labels(closings: frozenset[str]) -> re.Pattern[str]:
    """A label that stands right before a date: ``Updated:``, ``(обновлено``, ``Diperbarui -``; those with such ends."""
    groups = "|".join(
        f"(?P<{name}>{'|'.join(map(loose, longest_first(closing_with(phrases, closings)))) or '(?!)'})"
        for name in ("other", "modified", "published")
        for phrases in [all_words("masthead.other_dates" if name == "other" else f"masthead.{name}")]
    )
    return re.compile(
        r"(?:(?<![^\W\d_])|(?<=(?-i:[A-ZА-ЯЁ]{3}))(?=(?-i:[A-ZА-ЯЁ][a-zа-яё])))"
        rf"(?:{groups})[ \t\u00a0]{{0,3}}[:.,;|/(–—-]{{0,2}}[ \t\u00a0]{{0,3}}"
        r"(?:(?:on|at|в|pada|the|date|от|for)[ \t]{1,2}|[(\[])?$",
        re.IGNORECASE,
    )


@cache
def _date_label_closings() -> Edges:
    return closing_words(word for name in _DATE_LABELS for word in all_words(f"masthead.{name}"))


@cache
def date_label_openings() -> Edges:
    """First words of all labels of dates."""
    return opening_words(word for name in _DATE_LABELS for word in all_words(f"masthead.{name}"))


_DATE_LABELS = ("other_dates", "modified", "published")


def _date_label(text: str, start: int, end: int) -> re.Match[str] | None:
    words = _WORDS.findall(text, start, end)[-2:]
    if start == end or not may_close(text[start:end], words, _date_label_closings()):
        return None  # behind the label's last word one of its own may stand: "on"
    alone = bool(words) and words[-1].lower() in _ALONE and text.rfind(words[-1], start, end) > 0
    if alone and not may_close("", words[:-1], _closings_before_on()):
        return None  # "… on 14 June", which is no label inside a line
    return _date_labels(closings_among(words, _date_label_closings())).search(text, start, end)


_ALONE = ("on", "от")
"""Labels at the beginning of a line only."""


@cache
def _closings_before_on() -> Edges:
    """Last words of labels, and of what stands in a label before such a word."""
    phrases = [plain(word) for name in _DATE_LABELS for word in all_words(f"masthead.{name}")]
    before = (one.rpartition(" ")[0] for one in phrases if one.rpartition(" ")[2] in _ALONE)
    return closing_words([*phrases, *filter(None, before)])


def labelled_dates(text: str) -> Iterator[Item]:
    """Every date of the line in order, its label inside the span; a bare relative one only in a short line."""
    found = find_dates(text) or (find_relative(text) if text.count(" ") <= 14 else [])
    end = 0
    for date in found:
        label = _date_label(text, max(end, date.span[0] - 60), date.span[0])
        kind: Kind = "relative" if date.relative is not None else "date"
        weak = label is not None and label.group().strip().casefold() in _WEAK_LABELS and label.start() > 0
        if label and (weak or (date.hour is not None and _says_today(label))):
            label = None
        if label is None and kind == "date" and text[date.span[1] : date.span[1] + 2].strip() == "(":
            behind = _label_behind().match(text, date.span[1])
            if behind is not None:
                yield Item("modified", (date.span[0], behind.end()), text[slice(*date.span)], behind["label"], date)
                end = behind.end()
                continue
        if label:
            kind = "published" if label["published"] else "modified" if label["modified"] else "other-date"
        words = (label["published"] or label["modified"] or label["other"]) if label else ""
        start = label.start() if label else date.span[0]
        yield Item(kind, (start, date.span[1]), text[slice(*date.span)], words, date)
        end = date.span[1]


def _says_today(label: re.Match[str]) -> bool:
    """``Today, 12 March 2019, 14:05``: with its time it is the article's date, without it the page's."""
    return bool(label["other"]) and lookup_key(label["other"]) in folded_words("calendar.relative.today")


@cache
def _label_behind() -> re.Pattern[str]:
    """``2022-02-14 21:40 (revised)``: the label in brackets behind the date."""
    words = "|".join(loose(word) for word in longest_first(all_words("masthead.modified")))
    return re.compile(rf"\s?\((?P<label>{words})\)", re.IGNORECASE)


_EARLY_DIGIT = re.compile(r"[^\d]{0,40}\d")
_WEAK_LABELS = frozenset({"on", "от", "in", "from"})


def read_date_at_start(text: str) -> Item | None:
    """The date that `text` begins with, its label included; None when something else comes first."""
    if _EARLY_DIGIT.match(text) is None:
        return None
    for item in labelled_dates(text):
        weak = item.label.casefold() in _WEAK_LABELS
        if item.span[0] <= 2 and not weak and not text[: item.span[0]].strip(" ("):
            return item
        return None
    return None
