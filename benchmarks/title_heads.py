"""Articles with gold whose heads are written anew, for learning which line at the top of a page is the title.

Other news, teasers, lines of other pages, captions, leads, codes and the way to the page stand above the title; it
is set in capitals, said twice, over a subtitle, over other news, shorter, behind the day of an archive, or missing. All
lines come from the articles themselves.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.articles import Case, squeeze

MISSING = 0.15
"""How often an article loses its title."""
_LEAD, _LONGEST = 150, 280
"""Characters of the shortest first sentence that is put above another article, and what of it stands there at most."""
_SHORT = 6
"""Words of a title that a part of it may stand for."""
_CREDITS = (" (Reuters)", " / AFP", " Foto: dok", " Фото: РИА", " | Photo: AP", "")
_WAYS, _SITES = (" » ", " / ", " > ", " | ", " "), (" - ", " | ", " — ")
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-ZА-ЯЁ])")


@dataclass(frozen=True)
class Pool:
    """Lines of one language: furniture of other pages, titles, and first sentences."""

    furniture: Sequence[str]
    titles: Sequence[str]
    leads: Sequence[str]


def leads(case: Case) -> list[str]:
    """The first long sentences of a text."""
    if case.gold["media_type"] != "text/plain" or case.gold.get("charset", "utf-8") != "utf-8":
        return []
    lines = map(str.strip, case.body.decode(errors="ignore").split("\n"))
    return [line for line in lines if len(line) > _LEAD and line.endswith(".")][:2]


def variants(case: Case, pool: Pool, count: int) -> Iterator[tuple[Case, str | None]]:
    """`count` articles with other heads, each with its title; none of pages and of damaged texts."""
    gold = case.gold
    if gold["media_type"] != "text/plain" or gold.get("charset", "utf-8") != "utf-8" or gold.get("repair"):
        return
    text = case.body.decode()
    title = squeeze(str(gold["title"])) if gold.get("title") else None
    raw = next((line for line in text.split("\n") if title and squeeze(line) == title), None)
    draw = random.Random(f"head {case.name}")
    for _ in range(count):
        gap = "\n" if draw.random() < 0.6 else "\n\n"
        above = _above(pool, title, draw)
        if raw is None or title is None:
            yield replace(case, body=gap.join([*above, text]).encode()), title
        elif draw.random() < MISSING:
            left = text.replace(raw, "", 1) if draw.random() < 0.5 else text.replace(f"{raw}\n", "", 1)
            above = [line for line in above if title not in line]
            yield replace(case, body=gap.join([*above, left]).encode()), None
        else:
            below, said = _rewritten(text, raw, title, gap, pool, draw)
            yield replace(case, body=gap.join([*above, below]).encode()), said


def _above(pool: Pool, title: str | None, draw: random.Random) -> list[str]:
    """Lines that are put above the article; mostly some, sometimes none."""
    chance = draw.random()
    others = [line for line in draw.sample(pool.titles, 8) if line != title]
    if chance < 0.22:
        return [_listed(line, draw) for line in others[: draw.randint(1, 7)]]
    if chance < 0.38:
        return draw.sample(pool.furniture, draw.randint(1, 5))
    if chance < 0.44:
        return [draw.choice(pool.leads)[:_LONGEST]]
    if chance < 0.50:
        return [others[0], draw.choice(pool.furniture)]
    if chance < 0.58:
        return [draw.choice(pool.leads)[: draw.randint(60, 160)] + draw.choice(_CREDITS)]
    if chance < 0.64:
        return [f"{draw.choice(pool.furniture)} {others[0]}"]
    if chance < 0.70:
        return [_code(draw)]
    if chance < 0.76 and title is not None:
        line = draw.choice(pool.furniture)
        return [line + draw.choice(_WAYS) + title if draw.random() < 0.6 else title + draw.choice(_SITES) + line[:30]]
    if chance < 0.86:
        return _teasers(others, pool, draw)
    return []


def _teasers(others: Sequence[str], pool: Pool, draw: random.Random) -> list[str]:
    """Other articles as the page's top shows them: title and first sentence, or the sentence alone under a label."""
    found = []
    for line in others[: draw.randint(1, 3)]:
        lead = _SENTENCE.split(draw.choice(pool.leads), maxsplit=1)[0][:_LONGEST]
        found += [line, lead] if draw.random() < 0.7 else [draw.choice(pool.furniture), lead]
    return found


def _listed(line: str, draw: random.Random) -> str:
    """A headline of other news as lists write it: bare, with its clock, mark, number or day."""
    clock = f"{draw.randrange(24):02d}:{draw.randrange(60):02d} {line}"
    day = f"{line} {draw.randint(1, 28)}.{draw.randint(1, 12):02d}.20{draw.randint(10, 24)}"
    return draw.choice((line, line, line, clock, f"- {line}", f"{draw.randint(1, 9)}. {line}", day))


def _code(draw: random.Random) -> str:
    image = f'<image>data:image/s3,"s3://x/{draw.getrandbits(60):x}/1b.png" alt=""</image>'
    address = f"https://example.org/wp/{draw.getrandbits(20)}.jpg"
    return draw.choice((image, address, f"{draw.getrandbits(50):x} {draw.getrandbits(31)}"))


def _rewritten(text: str, raw: str, title: str, gap: str, pool: Pool, draw: random.Random) -> tuple[str, str]:
    """The article with its title written in another way or over other lines, and that title."""
    chance = draw.random()
    if chance < 0.10 and len(raw.upper()) == len(raw):
        return text.replace(raw, raw.upper(), 1), title.upper()
    if chance < 0.18:
        return text.replace(raw, gap.join([raw, *draw.sample(pool.titles, draw.randint(1, 3))]), 1), title
    if chance < 0.24:
        return gap.join([title, text]), title
    if chance < 0.36 and (sentences := _sentences(text, raw)):
        below = draw.choice(sentences)
        below = below.rstrip(".") if draw.random() < 0.7 else below
        return text.replace(raw, raw + gap + below, 1), title
    if chance < 0.40 and len(title.split()) >= _SHORT:
        short = _part(title, draw)
        return text.replace(raw, short + gap + raw, 1), short
    if chance < 0.48 and text.lstrip().startswith(raw):
        day = f"20{draw.randint(10, 24)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
        return text.replace(raw, f"date {day} {raw}", 1), title
    return text, title


def _sentences(text: str, raw: str) -> list[str]:
    """Sentences of the first paragraphs that could be a subtitle."""
    paragraphs = [line for line in text.split(raw, 1)[1].split("\n") if len(line) > 80]
    found = (one for line in paragraphs[1:5] for one in _SENTENCE.split(line))
    return [one for one in found if 6 <= len(one.split()) <= 22]


def _part(title: str, draw: random.Random) -> str:
    """Some words of a title, as magazines head an article over its longer subtitle."""
    words = title.split()
    count = draw.randint(2, 5)
    first = draw.randrange(len(words) - count + 1)
    part = " ".join(words[first : first + count]).strip(' ,:;—–-"«».')
    return part[:1].upper() + part[1:]
