"""Pages with other news put around and into their article, and pages that are a digest of several stories.

Newsrooms set the headlines and first sentences of other news right below an article, above it or into it, with no
heading and nothing else of the page near: the pages with gold hold few of them. So the headlines and sentences of the
other articles of a part are put into a page, as furniture. A digest is the opposite: its paragraphs share no more with
each other, and all of them are text.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from benchmarks.articles import Case, squeeze
from service.decode import decode

ABOVE, INSIDE = 0.12, 0.3
"""How often other news stand above the title, and between two paragraphs instead of below the last."""
MOST = 5
CUT = 0.2
"""How often a sentence is cut off behind some words."""
DIGEST = 4, 7
"""Stories of a digest, from and to."""
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[A-ZА-ЯЁ«\"“])")
_DATELINE = re.compile(r"[^.!?]{0,60}?[A-ZА-ЯЁ).]\s*[-–—]{1,2}\s+|[^\W\d_]+,? \d{1,2} [^\W\d_]+\W")
_LEAST, _LONGEST = 6, 40
"""Words of a sentence that may be a teaser."""
_PARAGRAPH = 12


@dataclass(frozen=True)
class Story:
    """What other pages say of an article: its headline, its first sentence; and its paragraphs."""

    headline: str
    sentence: str
    paragraphs: tuple[str, ...]


def story(case: Case) -> Story | None:
    """None without a headline or a sentence of teaser's length."""
    gold = case.gold
    other = {squeeze(item) for item in (*gold["furniture"], *gold["masthead"])}
    if gold["media_type"] == "text/html":
        lines = [squeeze(item) for item in gold.get("body") or []]
    else:
        lines = [squeeze(line) for line in decode(case.body).text.split("\n")]
    paragraphs = tuple(
        line for line in lines if line.count(" ") >= _PARAGRAPH and line not in other and line[-1] in '.!?”"»'
    )
    chosen = [squeeze(str(gold["subtitle"]))] if gold.get("subtitle") else []
    chosen += [sentence for line in paragraphs[:3] for sentence in _SENTENCE.split(line)[:1]]
    fitting = [one for one in chosen if _LEAST <= len(one.split()) <= _LONGEST and not _DATELINE.match(one)]
    if not gold.get("title") or not fitting:
        return None
    return Story(squeeze(str(gold["title"])), fitting[0], paragraphs)


def _told(one: Story, form: str, day: str, draw: random.Random) -> list[str]:
    sentence = one.sentence
    if draw.random() < CUT:
        sentence = " ".join(sentence.split()[: draw.randint(5, 14)]).rstrip(",.:;") + draw.choice(["...", "…"])
    lines = [one.headline] if "h" in form else []
    lines += [day] if "d" in form else []
    return lines + ([sentence] if "s" in form else [])


def with_teasers(case: Case, stories: Sequence[Story], draw: random.Random) -> Case | None:
    """The page with other news in it, which its gold calls furniture."""
    page = {squeeze(item) for item in (*case.gold["furniture"], *case.gold["masthead"])}
    own = squeeze(str(case.gold.get("title")))
    lines = decode(case.body).text.split("\n")
    spots = [n for n, line in enumerate(lines) if line.count(" ") >= _PARAGRAPH and squeeze(line) not in page]
    others = [one for one in stories if one.headline != own]
    heads = [n for n, line in enumerate(lines) if squeeze(line) == own]
    if len(spots) < 3 or len(others) < MOST:
        return None
    form = draw.choice(["h", "h", "hs", "hs", "s", "hds", "hd"])
    day = f"{draw.randint(1, 28):02}.{draw.randint(1, 12):02}.{draw.randint(2009, 2024)}"
    where = draw.random()
    most = MOST
    if where < ABOVE and heads:
        at = heads[0]
    elif where < ABOVE + INSIDE:
        at, most = draw.choice(spots[:-1]) + 1, 2 if "s" in form else 1
    else:
        at = spots[-1] + 1
    told = [_told(one, form, day, draw) for one in draw.sample(others, draw.randint(1, most))]
    new = [line for lines_of in told for line in lines_of]
    gap = [""] if draw.random() < 0.5 or not lines[spots[0] + 1].strip() else []
    lines[at:at] = [*gap, *(one for line in new for one in (line, *gap))]
    gold = {**case.gold, "charset": "utf-8", "furniture": [*case.gold["furniture"], *new]}
    return replace(case, body="\n".join(lines).encode(), gold=gold)


def as_digest(case: Case, stories: Sequence[Story], draw: random.Random) -> Case | None:
    """The page with its paragraphs exchanged for those of several stories, with headlines above each or without."""
    page = {squeeze(item) for item in (*case.gold["furniture"], *case.gold["masthead"])}
    page |= {squeeze(str(case.gold.get(name))) for name in ("title", "subtitle")}
    lines = decode(case.body).text.split("\n")
    spots = [n for n, line in enumerate(lines) if line.strip() and squeeze(line) not in page]
    many = [one for one in stories if one.paragraphs and one.headline not in page]
    if len(spots) < 3 or len(many) < DIGEST[1]:
        return None
    headed = draw.random() < 0.5
    new: list[str] = []
    for one in draw.sample(many, draw.randint(*DIGEST)):
        new += [one.headline] if headed else []
        new += one.paragraphs[: draw.randint(1, 2)]
    kept = [line for n, line in enumerate(lines) if n not in set(spots[1:])]
    at = spots[0]
    kept[at : at + 1] = [one for line in new for one in (line, "")]
    return replace(case, body="\n".join(kept).encode(), gold={**case.gold, "charset": "utf-8"})
