"""What is known of a line and of what stands around it, as numbers by name: what the trees of `remains` ask for.

No list of phrases knows all lines of all pages, but a line that nobody knows still has a form, stands among others, and
shares words with the article or does not. Each line of a page is described once (`Described`); the features of one
are its own, those of the two lines above and below, of the run of lines without a sentence of the text that it is part
of, of its place in the page, and of the page. Shares and rates are 0 to 1, odds natural logarithms, lengths in words,
distances in lines.

A sentence of other news reads as prose and so as text. It differs in that the other sentences of the text do not use
its telling words (`telling`): those that share some are `solid`, and the lines between two solid ones are a `span`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, compress

from service.furniture import places
from service.furniture.described import ENDS, Described, describe, form, names_of, sentences_of
from service.furniture.page import beginnings
from service.furniture.places import FAR, bound
from service.furniture.signs import Signs

_NEAR, _WIDE = 3, 8
"""Lines to either side in which known furniture is counted."""
_LONGEST_RUN = 120
"""Lines of a run that speak for all of it."""
_SOLID = 0.2
"""Part of its telling words that a sentence of the article shares with the others."""
_UNTOLD = 0.5
"""What a line without telling words shares."""


_RATES = ("odds", "words", "share", "shared", "said")
_SIGNS = (
    *("gone", "prose", "sentence", "meta", "gap", "heading", "item", "same end", "same opening"),
    *("figures", "score", "colon", "headline", "solid"),
)
_BESIDE = {
    step: (tuple(f"{name} {step}" for name in _RATES), tuple(f"{name} {step}" for name in _SIGNS))
    for step in (-2, -1, 1, 2)
}
"""Names of the features of a line beside the one that is judged: of rates and of signs, in the order of both."""


class Surroundings:
    """The lines of a page, described once from what is known of each (`reasons`)."""

    def __init__(self, page: Signs, reasons: Sequence[str | None], title: int | None, body: tuple[int, int]) -> None:
        self._page, self._reasons, self._title, self._body = page, reasons, title, body
        lines = page.lines
        text = [line.is_prose and reason is None for line, reason in zip(lines, reasons, strict=True)]
        self._text = text
        self._gone = places.sums([reason is not None for reason in reasons])
        self._prose = places.sums(text)
        self._words = [0, *accumulate(min(line.words, 100) for line in lines)]
        self._above = places.distances(text)
        self._below = places.distances(text[::-1])[::-1]
        self._modes = places.modes(lines, reasons, text)
        self._runs = places.runs(text)
        self._said = Counter(line.key for line in lines)
        read = [line for line, is_text in zip(lines, text, strict=True) if is_text]
        self._names = Counter(name for line in read for name in set(names_of(line)))
        heads = [lines[title]] if title is not None else []
        self._told = Counter(word for line in (*heads, *read) for word in page.telling(line.index))
        self._headline = frozenset(beginnings(lines[title].plain)) if title is not None else frozenset()
        codes = Counter(line.block.language for line in read)
        self._language = codes.most_common(1)[0][0] if codes else ""
        self._shares: dict[int, tuple[float, float]] = {}
        lengths = sorted(line.words for line in read)
        self._middle = max(1, lengths[len(lengths) // 2]) if lengths else 1
        self._solid = [is_text and self._shared(at)[0] >= _SOLID for at, is_text in enumerate(text)]
        self._solids = sum(self._solid)
        self._spans = places.runs(self._solid)
        self._solid_above = places.distances(self._solid)
        self._solid_below = places.distances(self._solid[::-1])[::-1]
        self._described: dict[int, Described] = {}
        self._of_runs: dict[int, Mapping[str, float]] = {}

    def apart(self, index: int) -> bool:
        """Whether the line is no sentence between two solid ones: only such sentences may be those of other news."""
        inside = 0 < index < len(self._text) - 1 and self._solid[index - 1] and self._solid[index + 1]
        return not (self._text[index] and inside)

    def shared(self, index: int) -> float:
        """The part of the line's telling words that stand in other sentences of the article; half without any."""
        return self._shared(index)[0]

    def mode(self, index: int) -> str:
        """The reason of the heading that the line stands below, or that of the furniture right above and below it."""
        if self._modes[index] != "no":
            return self._modes[index]
        beside = {self._reasons[at] for at in (index - 1, index + 1) if 0 <= at < len(self._text)}
        return (beside.pop() or "") if len(beside) == 1 else ""

    def _line(self, index: int) -> Described:
        found = self._described.get(index)
        if found is None:
            line = self._page.lines[index]
            found = self._described[index] = describe(self._page, line, self._reasons[index])
        return found

    def features(self, index: int) -> dict[str, float]:
        """The features of one line, whatever is known of the line itself aside."""
        own = self._line(index)
        found = {
            **self._of_line(index),
            **self._of_place(index),
            **self._of_run(index),
            **self._of_span(index),
        }
        for step in _BESIDE:
            found |= self._of_neighbour(index, step)
        found["odds beside"] = found["odds -1"] + found["odds 1"]
        found["words beside"] = (found["words -1"] + found["words 1"]) / 2 - own.words
        return found

    def _of_line(self, index: int) -> dict[str, float]:
        line, own = self._page.lines[index], self._line(index)
        names = names_of(line)
        keys = set(beginnings(line.plain))
        shared, tells = self._shared(index)
        found = {
            **form(self._page, line),
            "words": float(own.words),
            "odds": own.odds,
            "end": own.end,
            "prose": float(own.prose),
            "sentence": float(own.sentence),
            "share": own.share,
            "shared": shared,
            "tells": tells,
            "sentences": float(sentences_of(line.text)),
            "words of text": own.words / self._middle,
            "long words": float(len(keys)),
            "of title": len(keys & self._headline) / len(keys) if keys else 0.0,
            "names": float(len(names)),
            "names said": self._names_said(index, names),
            "score": float(own.score),
            "said": float(min(self._said[line.key], _WIDE)),
            "other language": float(bool(self._language) and own.language not in (self._language, "", "und")),
            f"is {own.kind}": 1.0,
        }
        signs = {"meta": own.meta, "gap": own.gap, "headline": own.headline}
        found.update((name, 1.0) for name, true in signs.items() if true)
        return found

    def _names_said(self, index: int, names: Sequence[str]) -> float:
        """How many of the names stand in other sentences of the article, 0.5 without any."""
        if not names:
            return _UNTOLD
        return sum(self._names[name] > self._text[index] for name in names) / len(names)

    def _shared(self, index: int) -> tuple[float, float]:
        """How many of the line's telling words stand in other sentences of the article, and how many there are."""
        found = self._shares.get(index)
        if found is None:
            own, least = self._page.telling(index), self._text[index]
            said = sum([self._told[word] > least for word in own])
            found = self._shares[index] = (said / len(own) if own else _UNTOLD, float(len(own)))
        return found

    def _of_place(self, index: int) -> dict[str, float]:
        first, last = self._body
        count = len(self._text)
        below = self._gone[index] - self._gone[min(index, last + 1)] if last >= 0 else 0
        found = {
            "lines": float(min(count, 200)),
            "part": index / count,
            "from title": float(bound(index - self._title)) if self._title is not None else FAR + 1.0,
            "from first": float(bound(index - first)),
            "from last": float(bound(index - last)),
            "prose above": float(self._above[index]),
            "prose below": float(self._below[index]),
            "near": float(self._counted(index, _NEAR)),
            "wide": float(self._counted(index, _WIDE)),
            "gone below text": float(min(below, FAR)),
            "gone of page": (self._gone[-1] - self._line(index).gone) / count,
            "gone of rest": (self._gone[-1] - self._gone[index + 1]) / max(1, count - index - 1),
            "solid above": float(self._solid_above[index]),
            "solid below": float(self._solid_below[index]),
            "solid share": self._solids / max(1, self._prose[-1]),
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
        one, own = self._line(at), self._line(index)
        rates = (
            one.odds,
            float(one.words),
            one.share,
            self._shared(at)[0],
            float(min(self._said[self._page.lines[at].key], _WIDE)),
        )
        signs = (
            one.gone,
            self._text[at],
            one.sentence,
            one.meta,
            one.gap,
            one.kind == "heading",
            one.kind == "list_item",
            one.end == own.end,
            one.opening == own.opening,
            one.figures,
            one.score,
            one.end == ENDS[":"],
            one.headline,
            self._solid[at],
        )
        rate_names, sign_names = _BESIDE[step]
        found = dict(zip(rate_names, rates, strict=True))
        for name in compress(sign_names, signs):
            found[name] = 1.0
        return found

    def _of_run(self, index: int) -> dict[str, float]:
        """Of the lines around without a sentence of the text between them, the line itself aside where it counts."""
        start, end = self._runs[index]
        whole = self._of_runs.get(start)
        if whole is None:
            lines = [self._line(at) for at in range(start, min(end, start + _LONGEST_RUN))]
            words = [one.words for one in lines]
            whole = self._of_runs[start] = {
                "run": float(min(len(lines), FAR)),
                "run words": _mean(words),
                "run spread": _spread(words),
                "run odds": _mean(one.odds for one in lines),
                "run loudest": max(one.odds for one in lines),
                "run share": _mean(one.share for one in lines),
                "run items": _mean(one.kind == "list_item" for one in lines),
                "run figures": _mean(one.figures for one in lines),
                "run scores": _mean(one.score for one in lines),
                "run openings": len({one.opening for one in lines}) / len(lines),
                "run shared": _mean(self._shared(at)[0] for at in range(start, start + len(lines))),
                "run headlines": _mean(one.headline for one in lines),
                "run ends": _mean(one.sentence for one in lines),
            }
        known = self._gone[end] - self._gone[start] - self._line(index).gone
        return {
            **whole,
            "run from": float(min(index - start, FAR)),
            "run to": float(min(end - index, FAR)),
            "run gone": known / max(1, end - start - 1),
            "run gone above": float(min(FAR, self._gone[index] - self._gone[start])),
            "run gone below": float(min(FAR, self._gone[end] - self._gone[index + 1])),
        }

    def _of_span(self, index: int) -> dict[str, float]:
        """Of the lines around without a solid sentence between them."""
        start, end = self._spans[index]
        size = end - start
        known = self._gone[end] - self._gone[start] - self._line(index).gone
        prose = self._prose[end] - self._prose[start]
        return {
            "span": float(min(size, FAR)),
            "span words": (self._words[end] - self._words[start]) / size / self._middle,
            "span from": float(min(index - start, FAR)),
            "span to": float(min(end - index, FAR)),
            "span gone": known / max(1, size - 1),
            "span prose": prose / size,
            "span below": float(start > 0),
            "span above": float(end < len(self._text)),
        }

    def _counted(self, index: int, reach: int) -> int:
        start, end = max(0, index - reach), min(len(self._text), index + reach + 1)
        return self._gone[end] - self._gone[start] - self._line(index).gone


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / len(known)


def _spread(values: Sequence[float]) -> float:
    """Standard deviation."""
    middle = _mean(values)
    return math.sqrt(_mean((one - middle) ** 2 for one in values))
