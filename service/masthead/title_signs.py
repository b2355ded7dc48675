"""What tells the title from the other lines at the top of a page, as numbers for learned trees.

Beside the features of headlines (`service.masthead.headline_features`) these say how far a line is from body and
metadata, what stands right above and below it, what it shares with the article compared with the other lines, and how
the page's markup writes it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from service.lines import Line, in_title_case, lookup_key, plain
from service.masthead.head import Head
from service.masthead.headline import SHARES, STRANGE, all_stems, body_text, opening_stems, own_words
from service.masthead.headline_features import features, list_headings
from service.masthead.stems import LEAST, STEM, long_words, share_of
from service.masthead.title_never import never_title
from service.masthead.wire_notes import wire_note
from service.reading import PageEvidence
from service.wording import page_odds

LONGEST = 300
_REACH, _FAR, _MOST = 60, 12, 6
_BULLET = re.compile(r"\s*(?:[-–—•·*▪►»>]|\d{1,2}[.)])\s")
_CLOCK = re.compile(r"\W*\d{1,2}[:.]\d\d\b")
_MACHINE = re.compile(r"https?:|www\.|<\w+|\w=\"|\w{25}|[{}\[\]]{2}")
"""Addresses, mark-up and codes."""
_LETTERS = re.compile(r"[^\W\d_](?:[\W\d_]*[^\W\d_]){2}")
"""As many letters as a title has at least."""
_EXCLAMATIONS = ("!", "?", "…")
_KINDS = ("caption", "list_item", "byline", "date", "dateline", "heading", "title")


def lines_judged(head: Head, known: Sequence[int]) -> list[int]:
    """Indices of the lines that may be the title: those that rules take (`known`), and others that hold some words."""
    reach = range(min(len(head.lines), head.body + 2, _REACH))
    taken = frozenset(known)
    return [index for index in reach if index in taken or _may_be(head, index)]


def _may_be(head: Head, index: int) -> bool:
    line = head.lines[index]
    if len(line.text) > LONGEST or _LETTERS.search(line.text) is None or head.items(index).complete:
        return False
    if wire_note(line.text) or leads_on(line) or is_entry(head, index) or never_title(head, index):
        return False
    return line.words >= 2 or len(line.text) >= 12


_ENTRY = re.compile(r"\W*(?:[01]?\d|2[0-3])[:.][0-5]\d\W{1,4}[^\W\d_]")
_LIVE = re.compile(
    r"\blive\b\W|\bas it happened\b|\blive (?:updates|blog)\b|\b(?:онлайн|прямая трансляция|хроника)\b|\blive report\b",
    re.IGNORECASE,
)
_LEAST_LIVE, _ENTRY_REACH = 3, 12
"""Words of a running report's headline, and lines above its first entry among which it stands."""


def is_entry(head: Head, index: int) -> bool:
    """``21:50 Opposition claims victory`` below ``LIVE: Election in Karnia``: an entry's heading, not the report's."""
    if _ENTRY.match(head.lines[index].text) is None:
        return False
    above = head.lines[max(0, index - _ENTRY_REACH) : index]
    return any(line.words >= _LEAST_LIVE and not line.is_prose and _LIVE.search(line.text) for line in above)


def leads_on(line: Line) -> bool:
    """``The following statement was issued today by …:``, or a cell of a table: the caption of a picture.

    A headline ends in a colon too: ``The ten things that you must know before you vote:``.
    """
    text = line.text.rstrip()
    return line.words >= _LEAST_LEADING and (text.endswith("|") or (text.endswith(":") and bool(_LEADS.search(text))))


_LEAST_LEADING = 8
_LEADS = re.compile(
    r"\b(?:following|follows|statement|issued|below|berikut|pernyataan|следующ|ниже|заявлени)", re.IGNORECASE
)
"""Words that announce what stands below."""


def is_exclaimed(line: Line) -> bool:
    """A headline that ends in an exclamation or question mark is prose by its form only.

    One of several sentences is in Title Case: ``How to Cross the Delta: Patience and Prayer. Good Luck!``
    """
    body = line.text.strip()
    if line.words > 18 or not body.endswith(_EXCLAMATIONS):
        return False
    return in_title_case(body) or not any(mark in body[:-1] for mark in (". ", "! ", "? ", "… "))


def title_signs(
    head: Head, judged: Sequence[int], known: Sequence[int], stated: Sequence[PageEvidence]
) -> list[dict[str, float]]:
    """The features of each of the lines `judged`; `known` are those that the rules take, `stated` titles of markup."""
    found = features(head, judged)
    language = head.language()
    said, lead = all_stems(head), opening_stems(head)
    shares = [share_of(own_words(head, index), said) for index in judged]
    names = _names(body_text(head))
    dated = [n for n in range(min(len(head.lines), head.body + 4)) if _dated(head, n)]
    odds = {index: page_odds(head.lines[index].text) for index in _around(head, judged)}
    titles = [plain(item.value) for item in stated]
    taken = frozenset(known)
    most = max((head.lines[index].words for index in judged), default=1)
    runs = _runs(head, judged)
    for rank, (index, one) in enumerate(zip(judged, found, strict=True)):
        share, shared = shares[rank]
        above = [value for other, (value, _) in zip(judged[:rank], shares, strict=False) if other < head.body]
        lower = zip(judged[rank + 1 :], shares[rank + 1 :], strict=True)
        below = [value for other, (value, _) in lower if other < head.body]
        others = [*above, *below]
        one |= _form(head, index, most)
        one |= _near(head, index, odds)
        one |= _dates(index, dated)
        one |= _named(head.lines[index].text, said, names)
        one |= _said(head, index, judged, titles)
        one["run"], one["run above"] = min(runs[index][0], _FAR), min(runs[index][1], _FAR)
        one |= {
            "known": float(index in taken),
            "known alone": float(taken == {index}),
            "judged": min(len(judged), 2 * _FAR) / _FAR,
            "whole share": share,
            "whole shared": min(shared, _FAR) / _FAR,
            "opening share": share_of(own_words(head, index), lead)[0],
            "over other shares": share - max(others, default=0.0),
            "over shares above": share - max(above, default=0.0),
            "over shares below": share - max(below, default=0.0),
            "own above": min(sum(value >= SHARES for value in above), _MOST),
            "own below": min(sum(value >= SHARES for value in below), _MOST),
            "strange above": min(sum(value < STRANGE for value in above), _MOST),
            "strange below": min(sum(value < STRANGE for value in below), _MOST),
            "to body": min(head.body - index, _FAR),
            "to top": min(index, _FAR),
            "bodiless": float(head.body >= len(head.lines)),
            f"language {language}": 1.0,
            "stated": float(bool(titles)),
        }
    return found


def _around(head: Head, judged: Sequence[int]) -> set[int]:
    near = {index + step for index in judged for step in (-1, 0, 1)}
    return {index for index in near if 0 <= index < len(head.lines) and len(head.lines[index].text) <= LONGEST}


def _dated(head: Head, index: int) -> bool:
    items = head.items(index)
    return any(item.date is not None and item.date.year for item in items.items) and len(items.rest.split()) < _MOST


def _form(head: Head, index: int, most: int) -> dict[str, float]:
    line = head.lines[index]
    words = [word for word in line.text.split() if word[:1].isalpha()]
    items = head.items(index)
    return {
        "length": min(line.words, 40),
        "of longest": line.words / max(1, most),
        "prose": float(line.is_prose),
        "sentence": float(line.ends_sentence),
        "capitals": sum(word[0].isupper() for word in words) / max(1, len(words)),
        "all capitals": float(line.text.isupper()),
        "bullet": float(_BULLET.match(line.text) is not None),
        "clock": float(_CLOCK.match(line.text) is not None),
        "machine": float(_MACHINE.search(line.text) is not None),
        "commas": min(line.text.count(","), _MOST),
        "items": min(len(items.items), _MOST),
        "rest": min(len(items.rest.split()), _FAR),
        **{f"kind {kind}": 1.0 for kind in _KINDS if line.block.kind == kind},
    }


def _near(head: Head, index: int, odds: Mapping[int, float]) -> dict[str, float]:
    """What stands right above and below: how long, how like the page, of what kind, and what was taken out there."""
    one: dict[str, float] = {"page odds": odds.get(index, 0.0)}
    for name, other in (("above", index - 1), ("below", index + 1)):
        if not 0 <= other < len(head.lines):
            one[f"none {name}"] = 1.0
            continue
        line = head.lines[other]
        first, second = sorted((index, other))
        between = head.source[head.lines[first].block.span[1] : head.lines[second].block.span[0]]
        one |= {
            f"length {name}": min(line.words, 40),
            f"page odds {name}": odds.get(other, 0.0),
            f"sentence {name}": float(line.ends_sentence),
            f"explained {name}": float(head.items(other).complete),
            f"gone {name}": min(sum(bool(part.strip()) for part in between.split("\n")), _MOST),
            f"blank {name}": float("\n\n" in between),
            f"list {name}": float(line.block.kind == "list_item"),
        }
    return one


def _dates(index: int, dated: Sequence[int]) -> dict[str, float]:
    below = next((n - index for n in dated if n > index), 0)
    above = next((index - n for n in reversed(dated) if n < index), 0)
    return {
        "date below": min(below, _FAR),
        "date above": min(above, _FAR),
        "date own": float(index in dated),
        "dates above": min(sum(n < index for n in dated), _MOST),
    }


def _names(body: str) -> frozenset[str]:
    """Beginnings of the words that the body writes with a capital inside its sentences."""
    return frozenset(word.lower()[:STEM] for word in _INNER.findall(body))


def _named(text: str, said: frozenset[str], names: frozenset[str]) -> dict[str, float]:
    """Longer words that begin loosely like words of the body, and names that the body has or has not."""
    words = long_words(plain(text))
    own = [word.lower()[:STEM] in names for word in _INNER.findall(text)]
    return {
        "loose share": sum(word[:LEAST] in said for word in words) / len(words) if words else 0.0,
        "own names": min(sum(own), _MOST),
        "other names": min(len(own) - sum(own), _MOST),
        "own names share": sum(own) / len(own) if own else 0.5,
    }


_INNER = re.compile(r"[A-ZА-ЯЁ](?<=[\w,»\"”] .)[\w’'-]{2,}")


def _runs(head: Head, judged: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Of each line how many that are no prose stand in one run with it, nothing between, and how many above it."""
    found: dict[int, tuple[int, int]] = {}
    run: list[int] = []
    for index in [*judged, -1]:
        if run and (index != run[-1] + 1 or head.lines[index].is_prose):
            found |= {one: (len(run), place) for place, one in enumerate(run)}
            run = []
        run.append(index)
    return found


def _said(head: Head, index: int, judged: Sequence[int], titles: Sequence[str]) -> dict[str, float]:
    """What the line has in common with the other lines and with the titles of the markup; words that it says twice."""
    text = head.lines[index].plain.strip()
    others = [head.lines[other].plain.strip() for other in judged if other != index]
    others = [other for other in others if other.count(" ") >= _LEAST_SPACES]
    words = long_words(text)
    start, end = head.lines[index - 1].block.span[1] if index else 0, head.lines[index].block.span[0]
    over = head.source[max(start, end - _LONGEST_LIST) : end].rstrip().rpartition("\n")[2].strip()
    return {
        "as stated": _stated(text, titles),
        "stated start": float(any(title.startswith(text) and len(title) > len(text) for title in titles)),
        "stated end": float(any(title.endswith(text) and len(title) > len(text) for title in titles)),
        "begins with other": float(any(text.startswith(other) and text != other for other in others)),
        "ends with other": float(any(text.endswith(other) and text != other for other in others)),
        "begins other": float(any(other.startswith(text) and text != other for other in others)),
        "ends other": float(any(other.endswith(text) and text != other for other in others)),
        "same as other": float(text in others),
        "under list": float(bool(over) and lookup_key(over) in list_headings()),
        "said twice": 1 - len(set(words)) / len(words) if words else 0.0,
    }


_LEAST_SPACES, _LONGEST_LIST = 2, 60
"""Spaces of another line that this one is compared with, and characters of a heading of other news."""


def _stated(text: str, titles: Sequence[str]) -> float:
    """How like the line is to a title of the markup: the part of the longer one that the shorter one is."""
    pairs = [(min(text, title, key=len), max(text, title, key=len)) for title in titles if title and text]
    return max((len(short) / len(long) for short, long in pairs if short in long), default=0.0)
