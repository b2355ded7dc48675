"""Lines of articles with gold in their surroundings, as the trees of `service.furniture.remains` are to judge them.

Rules were made from these very pages, so what they leave of them is cleaner than what they leave of a new one. Each
page is therefore read several times, with more and more of the known furniture taken for unknown: line by line, and
whole runs of it, and what the interface's words say of such a line forgotten as often. One more reading has short lines
of other articles between its paragraphs: headings, items of lists, quotations, scores, last sentences.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.articles import Case, cases, squeeze
from benchmarks.furniture_teasers import as_digest, story, with_teasers
from service import furniture, language, layout, masthead
from service.decode import decode
from service.furniture.surroundings import Surroundings
from service.intake import free_of
from tests.articles import layouts

DROPPED = (0.0, 0.15, 0.35, 0.6)
"""Parts of the known furniture that are taken for unknown, one reading each."""
RUNS = 0.5
"""How often whole runs of known furniture are taken for unknown instead of single lines."""
STRIDE = 5
"""Every so many of the filled layouts is read."""
LONGEST = 45
"""Words of the longest line that is learned from."""
INSERTED, LONGEST_INSERTED, ROWS = 3, 14, 8
"""Places of a reading with short lines of other articles, words of the longest, the most lines that stand together."""
TEASED, DIGESTS = 2, 0.15
"""Readings of a page with other news in it, and how many pages are read as a digest."""
_HINTS = ("strong", "weak", "alone", "opens", "addresses", "soft")


@dataclass(frozen=True)
class Row:
    """A line in its place: `label` F furniture, M masthead, B text, T headline; `known` when a rule finds it."""

    part: str
    case: str
    label: str
    known: bool
    dropped: float
    text: str
    features: Mapping[str, float]
    inserted: bool = False
    teased: bool = False
    """The page holds news of others that were put there, or is a digest."""


def rows(part: str, shorts: Mapping[str, Sequence[list[str]]]) -> Iterator[Row]:
    """The lines of a part that no rule knows, or that are taken for such."""
    known = [case for case in cases(part) if not layouts.is_closed(case.name)]
    told = [(case.language, one) for case in known if part != "layouts" and (one := story(case))]
    for case in known:
        if part == "layouts" and not _drawn(case.name):
            continue
        draw = random.Random(case.name)
        shares = DROPPED if part != "layouts" else (draw.choice(DROPPED[1:]),)
        yield from _read(case, part, shares, draw)
        if case.gold["media_type"] != "text/html" and shorts:
            other, inserted = with_shorts(case, shorts[case.language], draw)
            if inserted:
                yield from _read(other, part, (draw.choice(DROPPED[:3]),), draw, inserted)
            stories = [one for code, one in told if code == case.language]
            made = [with_teasers(case, stories, draw) for _ in range(TEASED)]
            made += [as_digest(case, stories, draw)] if draw.random() < DIGESTS else []
            for page in made:
                if page is not None:
                    rows = _read(page, part, (draw.choice(DROPPED[:3]),), draw)
                    yield from (replace(row, teased=True) for row in rows)


def _drawn(name: str) -> bool:
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % STRIDE == 0


def _read(
    case: Case, part: str, dropped: Sequence[float], draw: random.Random, inserted: frozenset[str] = frozenset()
) -> Iterator[Row]:
    article = case.article
    arranged = layout.arrange(decode(article.data, article.media_type, article.charset))
    text = arranged.source.text
    page = furniture.Sorting(text, language.identify(text, arranged.blocks), evidence=arranged.evidence)
    head = masthead.read(text, page.sorted().kept, evidence=arranged.evidence, hints=article.hints)
    taken, kept, _dated = free_of(head)
    labels = [_label(case, squeeze(line.text)) for line in page.lines]
    title = next((line.index for line in page.lines if head.title and line.block.span == head.title.span), None)
    known = [page.reasons[line.index] or taken.get(line.block.span) for line in page.lines]
    soft = list(page.soft)
    free = {line.index for line in page.lines if line.block.span in kept} - {title}
    for share in dropped:
        gone = _forgotten(known, share, draw)
        page.forget([None if index in gone else reason for index, reason in enumerate(known)])
        page.soft = [None if index in gone else one for index, one in enumerate(soft)]
        places = Surroundings(page, page.reasons, title, page.body())
        for line, label in zip(page.lines, labels, strict=True):
            index = line.index
            judged = (index in gone or index in free) and places.apart(index)
            if label and line.plain and line.words <= LONGEST and judged:
                features = places.features(index)
                if index in gone and draw.random() < share:
                    features = {name: value for name, value in features.items() if name not in _HINTS}
                told = squeeze(line.text)
                yield Row(part, case.name, label, index in gone, share, told, features, told in inserted)


def _forgotten(known: Sequence[str | None], share: float, draw: random.Random) -> set[int]:
    """Indexes of known furniture that is taken for unknown."""
    gone: set[int] = set()
    runs, taken = draw.random() < RUNS, False
    for index, reason in enumerate(known):
        if not runs or not index or known[index - 1] is None or draw.random() < share / 2:
            taken = draw.random() < share
        if reason and taken:
            gone.add(index)
    return gone


def _label(case: Case, line: str) -> str:
    """What the gold says that the line is, "" where it says nothing of it as a whole."""
    gold = case.gold
    if line in {squeeze(str(gold[name])) for name in ("title", "subtitle") if gold.get(name)}:
        return "T"
    pieces = {squeeze(item) for item in gold["furniture"]}
    if line in pieces:
        return "F"
    if line in {squeeze(item) for item in gold["masthead"]}:
        return "M"
    if gold["media_type"] == "text/html":
        return "B" if any(line in squeeze(item) for item in gold.get("body") or []) else ""
    return "" if any(item and (line in item or item in line) for item in pieces) else "B"


def short_lines(parts: Sequence[str]) -> dict[str, list[list[str]]]:
    """Short lines of article text, by language, those together that stand together: tables, lists, crossheads."""
    found: dict[str, list[list[str]]] = {code: [] for code in layouts.LANGUAGES}
    for case in (case for part in parts if part != "layouts" for case in cases(part)):
        gold = case.gold
        if gold["media_type"] == "text/html":
            lines = [squeeze(item) for item in gold.get("body") or []]
        else:
            other = {squeeze(str(item)) for item in (*gold["furniture"], *gold["masthead"])}
            other |= {squeeze(str(gold.get("title"))), squeeze(str(gold.get("subtitle")))}
            lines = [line for line in map(squeeze, decode(case.body).text.split("\n")) if line]
            lines = ["" if line in other else line for line in lines]
        together: list[str] = []
        for line in [*lines, ""]:
            if 0 < len(line.split()) <= LONGEST_INSERTED:
                together.append(line)
            elif together:
                found[case.language].append(together[:ROWS])
                together = []
    return found


def with_shorts(case: Case, shorts: Sequence[list[str]], draw: random.Random) -> tuple[Case, frozenset[str]]:
    """The article with short lines of others between and right below its paragraphs, and these lines."""
    page = {squeeze(item) for item in (*case.gold["furniture"], *case.gold["masthead"])}
    lines = decode(case.body).text.split("\n")
    spots = [n for n, line in enumerate(lines) if len(line.split()) > 10 and squeeze(line) not in page]
    if len(spots) < INSERTED:
        return case, frozenset()
    inserted = draw.sample([one for one in shorts if page.isdisjoint(one)], INSERTED)
    places = [*draw.sample(spots[:-1], INSERTED - 1), draw.choice(spots)]
    for index, together in sorted(zip(places, inserted, strict=True), reverse=True):
        gap = [""] if index + 1 < len(lines) and not lines[index + 1].strip() else []
        lines[index + 1 : index + 1] = [one for line in together for one in (*gap, line)]
    told = frozenset(line for together in inserted for line in together)
    return replace(case, body="\n".join(lines).encode(), gold={**case.gold, "charset": "utf-8"}), told
