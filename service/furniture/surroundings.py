"""What is known of a line and of what stands around it, as numbers by name: what the trees of `remains` ask for.

No list of phrases knows all lines of all pages, but a line that nobody knows still has a form, stands among others, and
shares words with the article or does not. Each line of a page is described once (`_Described`); the features of one
are its own, those of the two lines above and below, of the run of lines without a sentence of the text that it is part
of, of its place in the page, and of the page. Shares and rates are 0 to 1, odds natural logarithms, lengths in words,
distances in lines.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from service.furniture.metadata import full_date, labelled, names_house, names_metadata
from service.furniture.page import beginnings
from service.furniture.phrases import announces
from service.furniture.rows import SECTIONS
from service.furniture.signs import Signs, name_like
from service.lines import Line, is_clock, is_quotation
from service.wording import TREES, page_odds

_NEAR, _WIDE = 3, 8
"""Lines to either side in which known furniture is counted."""
_FAR = 30
"""The longest distance and the longest run that are told apart."""
_LONGEST_RUN = 120
"""Lines of a run that speak for all of it."""
_OPENING = 12
"""Words of a long line that are listened to for the page's voice."""
_MODES = frozenset({"related", "popular", "tags", "comments", "archive", "subscribe", "embed", "widget", "pagination"})
"""Reasons of headings that go with the lines below them."""
_HEAD = 3
_FIGURES = 0.15
_ASIDE = re.compile(r"[|»›>→◄►←/]|\s{2,}")
_PRICE = re.compile(r"[$€£¥₽₹]|\bRp|\bруб")
_NAME = re.compile(r"[A-ZА-ЯЁ](?<=[\w,] .)[\w-]{2,}")
"""A capitalized word that does not open the line."""
_ENDS = {".": 1.0, "!": 2.0, "?": 3.0, ":": 4.0, "…": 5.0, ",": 6.0, ";": 7.0, ")": 8.0}
_CLOSERS = "\"'”’»)] "
_SCORE = re.compile(r"\d ?[:–-] ?\d|\d[.,]\d")
"""A result, a rate, a time: what tables of articles hold."""


@dataclass(slots=True)
class _Described:
    """One line by itself."""

    words: int
    end: float
    prose: bool
    sentence: bool
    meta: bool
    gap: bool
    kind: str
    odds: float
    share: float
    gone: bool
    language: str
    figures: bool
    score: bool
    opening: str
    """The first word, folded, and its form: rows of a table begin alike."""


class Surroundings:
    """The lines of a page, described once from what is known of each (`reasons`)."""

    def __init__(self, page: Signs, reasons: Sequence[str | None], title: int | None, body: tuple[int, int]) -> None:
        self._page, self._reasons, self._title, self._body = page, reasons, title, body
        lines = page.lines
        text = [line.is_prose and reason is None for line, reason in zip(lines, reasons, strict=True)]
        self._text = text
        self._gone = _sums([reason is not None for reason in reasons])
        self._prose = _sums(text)
        self._above = _distances(text)
        self._below = _distances(text[::-1])[::-1]
        self._modes = _modes(lines, reasons, text)
        self._runs = _runs(text)
        self._said = Counter(line.key for line in lines)
        read = [line for line, is_text in zip(lines, text, strict=True) if is_text]
        self._read = read
        self._names: frozenset[str] | None = None
        self._headline = frozenset(beginnings(lines[title].plain)) if title is not None else frozenset()
        codes = Counter(line.block.language for line in read)
        self._language = codes.most_common(1)[0][0] if codes else ""
        self._described: dict[int, _Described] = {}
        self._of_runs: dict[int, Mapping[str, float]] = {}

    def mode(self, index: int) -> str:
        """The reason of the heading that the line stands below, or that of the furniture right above and below it."""
        if self._modes[index] != "no":
            return self._modes[index]
        beside = {self._reasons[at] for at in (index - 1, index + 1) if 0 <= at < len(self._text)}
        return (beside.pop() or "") if len(beside) == 1 else ""

    def _line(self, index: int) -> _Described:
        found = self._described.get(index)
        if found is None:
            line = self._page.lines[index]
            found = self._described[index] = _describe(self._page, line, self._reasons[index])
        return found

    def features(self, index: int) -> dict[str, float]:
        """The features of one line, whatever is known of the line itself aside."""
        own = self._line(index)
        found = {
            **self._of_line(index),
            **self._of_place(index),
            **self._of_run(index),
        }
        for step in (-2, -1, 1, 2):
            found |= self._of_neighbour(index, step)
        found["odds beside"] = found["odds -1"] + found["odds 1"]
        found["words beside"] = (found["words -1"] + found["words 1"]) / 2 - own.words
        return found

    def _of_line(self, index: int) -> dict[str, float]:
        page, line, own = self._page, self._page.lines[index], self._line(index)
        text = line.text.strip()
        spoken = page.interface_of(index)
        letters = sum(map(str.isalpha, text)) or 1
        tokens = text.split()
        names = _NAME.findall(line.text)
        keys = set(beginnings(line.plain))
        found = {
            "words": float(own.words),
            "characters": float(len(text)),
            "odds": own.odds,
            "end": own.end,
            "prose": float(own.prose),
            "sentence": float(own.sentence),
            "share": own.share,
            "long words": float(len(keys)),
            "of title": len(keys & self._headline) / len(keys) if keys else 0.0,
            "names": float(len(names)),
            "names said": self._names_said(names),
            "capitals": sum(word[:1].isupper() for word in tokens) / (len(tokens) or 1),
            "upper": sum(map(str.isupper, text)) / letters,
            "figures": sum(map(str.isdecimal, text)) / (len(text) or 1),
            "signs": sum(not (c.isalnum() or c.isspace()) for c in text) / (len(text) or 1),
            "commas": float(text.count(",")),
            "score": float(own.score),
            "said": float(min(self._said[line.key], _WIDE)),
            "strong": float(spoken.strong),
            "weak": float(spoken.weak),
            "soft": float(page.soft[index] is not None),
            "other language": float(bool(self._language) and own.language not in (self._language, "", "und")),
            f"is {own.kind}": 1.0,
        }
        signs = {
            "alone": spoken.alone,
            "opens": spoken.opens,
            "addresses": spoken.addresses,
            "name": name_like(line),
            "lower": text[:1].islower(),
            "quoted": text[:1] in "\"'“«‘„",
            "dash": text[:1] in "—–-",
            "quotation": is_quotation(line),
            "mark": not text[:1].isalnum() and text[:1] not in "\"'“«‘„—–-(",
            "bracket": text[:1] in "([" and text[-1:] in ")].",
            "aside": _ASIDE.search(text) is not None,
            "address": "@" in text or "http" in text or "www." in text,
            "price": _PRICE.search(text) is not None,
            "meta": own.meta,
            "label": labelled(line),
            "date": full_date(line),
            "clock": is_clock(text),
            "house": names_house(line),
            "section": line.key in SECTIONS,
            "agency": page.names_agency(index),
            "gap": own.gap,
            "colon": ":" in text[:-1],
        }
        found.update((name, 1.0) for name, true in signs.items() if true)
        return found

    def _names_said(self, names: Sequence[str]) -> float:
        """How many of the names stand in the sentences of the article, 0.5 without any."""
        if not names:
            return 0.5
        if self._names is None:
            self._names = frozenset(word for line in self._read for word in _NAME.findall(line.text))
        return sum(name in self._names for name in names) / len(names)

    def _of_place(self, index: int) -> dict[str, float]:
        first, last = self._body
        count = len(self._text)
        below = self._gone[index] - self._gone[min(index, last + 1)] if last >= 0 else 0
        found = {
            "lines": float(min(count, 200)),
            "part": index / count,
            "from title": float(_bound(index - self._title)) if self._title is not None else _FAR + 1.0,
            "from first": float(_bound(index - first)),
            "from last": float(_bound(index - last)),
            "prose above": float(self._above[index]),
            "prose below": float(self._below[index]),
            "near": float(self._counted(index, _NEAR)),
            "wide": float(self._counted(index, _WIDE)),
            "gone below text": float(min(below, _FAR)),
            "gone of page": (self._gone[-1] - self._line(index).gone) / count,
            "gone of rest": (self._gone[-1] - self._gone[index + 1]) / max(1, count - index - 1),
            "prose of page": float(min(self._prose[-1], 60)),
            "prose share": self._prose[-1] / count,
            f"mode {self._modes[index]}": 1.0,
        }
        if index and self._reasons[index - 1]:
            found[f"below {self._reasons[index - 1]}"] = 1.0
        if index + 1 < count and self._reasons[index + 1]:
            found[f"above {self._reasons[index + 1]}"] = 1.0
        return found

    def _of_neighbour(self, index: int, step: int) -> dict[str, float]:
        at = index + step
        if not 0 <= at < len(self._text):
            return {f"edge {step}": 1.0, f"odds {step}": 0.0, f"words {step}": 0.0}
        one = self._line(at)
        found = {f"odds {step}": one.odds, f"words {step}": float(one.words), f"share {step}": one.share}
        signs = {
            "gone": one.gone,
            "prose": self._text[at],
            "sentence": one.sentence,
            "meta": one.meta,
            "gap": one.gap,
            "heading": one.kind == "heading",
            "item": one.kind == "list_item",
            "same end": one.end == self._line(index).end,
            "same opening": one.opening == self._line(index).opening,
            "figures": one.figures,
            "score": one.score,
            "colon": one.end == _ENDS[":"],
        }
        found.update((f"{name} {step}", 1.0) for name, true in signs.items() if true)
        return found

    def _of_run(self, index: int) -> dict[str, float]:
        """Of the lines around without a sentence of the text between them, the line itself aside where it counts."""
        start, end = self._runs[index]
        whole = self._of_runs.get(start)
        if whole is None:
            lines = [self._line(at) for at in range(start, min(end, start + _LONGEST_RUN))]
            words = [one.words for one in lines]
            whole = self._of_runs[start] = {
                "run": float(min(len(lines), _FAR)),
                "run words": _mean(words),
                "run spread": _spread(words),
                "run odds": _mean(one.odds for one in lines),
                "run loudest": max(one.odds for one in lines),
                "run share": _mean(one.share for one in lines),
                "run items": _mean(one.kind == "list_item" for one in lines),
                "run figures": _mean(one.figures for one in lines),
                "run scores": _mean(one.score for one in lines),
                "run openings": len({one.opening for one in lines}) / len(lines),
                "run ends": _mean(one.sentence for one in lines),
            }
        known = self._gone[end] - self._gone[start] - self._line(index).gone
        return {
            **whole,
            "run from": float(min(index - start, _FAR)),
            "run to": float(min(end - index, _FAR)),
            "run gone": known / max(1, end - start - 1),
            "run gone above": float(min(_FAR, self._gone[index] - self._gone[start])),
            "run gone below": float(min(_FAR, self._gone[end] - self._gone[index + 1])),
        }

    def _counted(self, index: int, reach: int) -> int:
        start, end = max(0, index - reach), min(len(self._text), index + reach + 1)
        return self._gone[end] - self._gone[start] - self._line(index).gone


def _describe(page: Signs, line: Line, reason: str | None) -> _Described:
    mark = line.text.rstrip(_CLOSERS)[-1:]
    return _Described(
        words=min(line.words, 100),
        end=_ENDS.get(mark, 0.0),
        prose=line.is_prose,
        sentence=line.ends_sentence,
        meta=names_metadata(line),
        gap=line.after_gap,
        kind=line.block.kind,
        odds=opening_odds(line),
        share=page.share(line.index),
        gone=reason is not None,
        language=line.block.language,
        figures=any(map(str.isdecimal, line.plain)),
        score=_SCORE.search(line.plain) is not None,
        opening=_opening(line.text),
    )


def opening_odds(line: Line) -> float:
    """How much the line sounds like one of the page (`page_odds`), a long one by its first words."""
    text = line.text if line.words <= _OPENING else " ".join(line.text.split()[:_OPENING])
    return page_odds(text, TREES)


def tells_figures(line: Line, near: Sequence[Line]) -> bool:
    """A row of a table of the article: a result, a rate or a time, mostly figures or beside another such row."""
    if _SCORE.search(line.plain) is None:
        return False
    text = line.text.strip()
    mostly = sum(map(str.isdecimal, text)) > _FIGURES * len(text)
    return mostly or any(_SCORE.search(one.plain) for one in near)


def _opening(text: str) -> str:
    """The form of the first two words: ``MS: Kento`` is ``A:a``, ``21. Rigid`` is ``0.A``."""
    first = " ".join(text[:40].split(None, 2)[:2])
    forms = ["0" if c.isdecimal() else "A" if c.isupper() else "a" if c.isalpha() else c for c in first]
    return "".join(form for form, _same in groupby(forms))


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / len(known)


def _spread(values: Sequence[float]) -> float:
    """Standard deviation."""
    middle = _mean(values)
    return math.sqrt(_mean((one - middle) ** 2 for one in values))


def _sums(true: Sequence[bool]) -> list[int]:
    found = [0]
    for one in true:
        found.append(found[-1] + one)
    return found


def _bound(distance: int) -> int:
    return max(-_FAR, min(_FAR, distance))


def _distances(text: Sequence[bool]) -> list[int]:
    """How many lines above each the nearest sentence of the text stands; many where there is none."""
    found, distance = [], _FAR
    for is_text in text:
        found.append(min(distance, _FAR))
        distance = 1 if is_text else distance + 1
    return found


def _runs(text: Sequence[bool]) -> list[tuple[int, int]]:
    """First line and end of the run of lines without a sentence of the text that each is part of."""
    found: list[tuple[int, int]] = []
    start = 0
    for index, is_text in enumerate([*text, True]):
        if is_text:
            found += [(start, index)] * (index - start)
            if index < len(text):
                found.append((index, index + 1))
            start = index + 1
    return found


def _modes(lines: Sequence[Line], reasons: Sequence[str | None], text: Sequence[bool]) -> list[str]:
    """The heading of furniture that each line stands below with no sentence of the text between."""
    found, mode = [], "no"
    for line in lines:
        found.append(mode)
        reason = reasons[line.index]
        if text[line.index]:
            mode = "no"
        elif reason in _MODES and (announces(line, reason) or line.words <= _HEAD):
            mode = reason
    return found
