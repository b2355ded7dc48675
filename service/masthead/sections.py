"""The section: labelled, as the markup says, on the way to the page, or a known or repeated name above the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from service.document import Evidence, Span
from service.interface_words import interface_word
from service.lines import lookup_key
from service.masthead.dates import find_dates
from service.masthead.head import Head
from service.masthead.headline import wrapped_end
from service.masthead.headline_features import list_headings
from service.masthead.item import HOST, Item
from service.masthead.items import read_items
from service.masthead.menu import is_home
from service.masthead.phrases import folded_words
from service.masthead.places import is_place
from service.masthead.section_lines import alone_above, beside_day
from service.reading import PageEvidence

_LONGEST = 60
_MENU = 4
"""Short lines without a blank line between them that make a menu."""
_SHORT, _LONGEST_STEP = 3, 5
"""Words of the longest entry of a menu, and of the longest step."""
_REACH = 1_200
"""Characters above and below a line in which its menu stands."""
_NEAR_TITLE = 3
_MOST_STEPS = 6
_MOST_KNOWN = 2
"""Known sections in a row without arrows that are a way; more are a menu."""
_ARROWS = re.compile(r"\s*[/›»>→❯]+\s*|\s-\s")
_ENTRIES = re.compile(r"\s*[|•·/›»>→❯\t]\s*|\s{2,}")
_NAME = re.compile(r"[^\W\d_][^\d.:;!?|@]{2,38}")
_YEAR = re.compile(r"\d{4}|\d[:.]\d\d")


def section_of(
    head: Head, lines: Sequence[int], title: int | None, evidence: Sequence[PageEvidence], site: Evidence | None
) -> Evidence | None:
    """The section that the most reliable of these states, None when nothing does."""
    found: list[tuple[int, Item]] = []
    for index in lines:
        items = head.items(index)
        if not items.complete or head.in_tail(index):
            continue
        for one in items.of("section"):
            if one.label:
                return _evidence(head, index, one.span, one.value, f"label:{one.label}")
            placed = bool(items.of("agency")) and is_place(one.value)  # Reuters | London
            if not placed and not _heads_news(lookup_key(one.value)):
                found.append((index, one))
    for stated in evidence:
        if stated.field == "section" and 0 < len(stated.value) <= _LONGEST:
            name = _name_alone(stated.value, head)
            return Evidence(name, stated.value, None, stated.method)
    if (labelled := _labelled_outside(head, title)) is not None:
        return labelled
    anchor = title if title is not None else head.body
    found = [pair for pair in found if not _in_menu(head, pair[0], anchor)]
    above = [pair for pair in found if pair[0] <= anchor]
    below = [pair for pair in found if anchor < pair[0] <= head.opened]
    chosen = above[-1] if above else None
    near = chosen is not None and anchor - chosen[0] <= _NEAR_TITLE
    trail = _on_the_way(head, title, site)
    over = head.lines[chosen[0]].block.span[0] if near and chosen is not None else -1
    if trail is not None and trail.span is not None and trail.span[0] > over:
        return trail
    if not near:
        other = _repeated(head, title, site) or _right_above(head, title, site)
        other = other or alone_above(head, title, site) or beside_day(head, title)
        if other is not None:
            return other
    chosen = chosen or (below[0] if below else None)
    return _evidence(head, chosen[0], chosen[1].span, chosen[1].value, "section-line") if chosen else None


def _name_alone(stated: str, head: Head) -> str:
    """``Occupation`` of ``Home Occupation 16/November/2021 02:05 PM``, ``Berita`` of ``Category : Berita``."""
    items = read_items(stated, head.known)
    labelled = next((item.value for item in items.of("section") if item.label and items.complete), None)
    if labelled is not None:
        return labelled
    days = find_dates(stated)
    bare = stated[: days[0].span[0]].rstrip(" ,|•·–—-") if days and not stated[days[-1].span[1] :].strip() else stated
    home, _, step = bare.partition(" ")
    if is_home(home):
        bare = step.lstrip(" /›»>→❯|-") or bare
    return bare or stated


def _labelled_outside(head: Head, title: int | None) -> Evidence | None:
    """``Category : Berita`` over the title, on a line that was taken out as an entry of a menu."""
    if title is None:
        return None
    for at, raw in islice(_lines_above(head.source, head.lines[title].block.span[0]), _NEAR_TITLE):
        line = raw.strip()
        if ":" not in line or len(line) > _LONGEST:
            continue
        items = read_items(line, head.known)
        section = items.items[0] if len(items.items) == 1 and items.complete else None
        if section is not None and section.kind == "section" and section.label and not HOST.fullmatch(section.value):
            start = at + raw.index(line)
            span = (start + section.span[0], start + section.span[1])
            return Evidence(section.value, head.source[slice(*span)], span, f"label:{section.label}")
    return None


def _heads_news(name: str) -> bool:
    """``Breaking News``, ``Top stories``: a heading of all the house's news, no section."""
    return name in list_headings() or name in folded_words("masthead.flashes")


def _evidence(head: Head, index: int, span: Span, value: str, method: str) -> Evidence:
    start = head.lines[index].block.span[0]
    return Evidence(value, head.source[start + span[0] : start + span[1]], (start + span[0], start + span[1]), method)


# ── the way to the page ─────────────────────────────────────────────────────────────────────────────────────────────


def _on_the_way(head: Head, title: int | None, site: Evidence | None) -> Evidence | None:
    """``Home / Green / Mining``, ``Щит → Новости``: the last step of the lowest such line above the title."""
    if title is None:
        return None
    start, stop = head.lines[title].block.span
    said = lookup_key(head.source[start : wrapped_end(head, title) or stop])
    for at, raw in _lines_above(head.source, start):
        line = raw.strip()
        first = _ARROWS.split(line, maxsplit=1)[0]
        if (found := _arrowed(at, raw) or _slashed(at, raw)) is not None:
            return found
        own_name = site is not None and first != line and lookup_key(first) == lookup_key(site.value)
        if not own_name and not is_home(line.split(" ", 1)[0].strip("/›»>→❯")) and not is_home(first):
            continue
        steps = [step for step in _ARROWS.split(line) if step][1:]
        if not steps:
            steps = _known_steps(line)
        own = [step for step in steps if lookup_key(step.rstrip(" .…")) not in ("", said)]
        own = [step for step in own if not said.startswith(lookup_key(step.rstrip(" .…"))) or step == own[0]]
        if own and len(steps) <= _MOST_STEPS and _NAME.fullmatch(own[-1]) and own[-1].count(" ") < _LONGEST_STEP:
            begin = at + raw.rindex(own[-1])
            return Evidence(own[-1], own[-1], (begin, begin + len(own[-1])), "trail")
    return None


_ARROW = re.compile(r"\s+[›»>→❯]\s+")
_LEAST_STEPS = 3


def _arrowed(at: int, raw: str) -> Evidence | None:
    """``Andean Week » Peru » Politics``: three steps or more that end in the name of a section."""
    steps = _ARROW.split(raw.strip())
    if not _LEAST_STEPS <= len(steps) <= _MOST_STEPS or lookup_key(steps[-1]) not in folded_words("masthead.sections"):
        return None
    if any(step.count(" ") >= _LONGEST_STEP or not step[:1].isupper() for step in steps):
        return None
    begin = at + raw.rindex(steps[-1])
    return Evidence(steps[-1], steps[-1], (begin, begin + len(steps[-1])), "trail")


_SLASH = re.compile(r"\s+/\s*|\s-\s")
_OPENS_WAY = re.compile(r"^(?:/\s+|Current:\s?)")


def _slashed(at: int, raw: str) -> Evidence | None:
    """``News / Utah /``, ``Новости - Безопасность``: steps from the front page or a known section, two at least."""
    line = _OPENS_WAY.sub("", raw.strip())
    steps = [step.strip() for step in _SLASH.split(line.rstrip("/ ")) if step.strip()]
    opens = line != raw.strip() or line.endswith("/") or " - " in line
    if not opens or not 1 < len(steps) <= _LEAST_STEPS or any(step.count(" ") > 1 for step in steps):
        return None
    known = lookup_key(steps[0]) in folded_words("masthead.sections") or is_home(steps[0])
    last = steps[-1]
    if not known or not last[:1].isupper() or not _NAME.fullmatch(last):
        return None
    if " - " in line and lookup_key(last) not in folded_words("masthead.sections"):
        return None
    begin = at + raw.rindex(last)
    return Evidence(last, last, (begin, begin + len(last)), "trail")


def _known_steps(line: str) -> list[str]:
    """The sections of ``home international timur tengah``; none when a word belongs to no section."""
    words = line.split()[1:]
    steps: list[str] = []
    while words:
        size = next((n for n in (3, 2, 1) if lookup_key(" ".join(words[:n])) in folded_words("masthead.sections")), 0)
        if size == 0:
            return []
        steps.append(" ".join(words[:size]))
        words = words[size:]
    return steps if len(steps) <= _MOST_KNOWN else []


def _lines_above(source: str, end: int) -> Iterator[tuple[int, str]]:
    """Lines of the source above an offset with their own, the lowest first."""
    start = max(0, end - 2 * _REACH)
    at = end
    for raw in reversed(source[start:end].split("\n")):
        at -= len(raw)
        if raw.strip() and len(raw) <= 200:
            yield at, raw
        at -= 1


# ── menus ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _in_menu(head: Head, index: int, title: int) -> bool:
    """One of four short lines or more right below each other: a menu, which names none of the article.

    The last of them may: where the title or a date follows with no blank line between.
    """
    if any(item.date is not None for item in head.items(index).items):
        return False
    start, end = head.lines[index].block.span
    stop = head.lines[title].block.span[0] if index < title < len(head.lines) else len(head.source)
    above = _run(reversed(head.source[max(0, start - _REACH) : start].rstrip(" \t").removesuffix("\n").split("\n")))
    below = head.source[end : min(stop, end + _REACH)].lstrip(" \t").removeprefix("\n").split("\n")
    after = _run(below)
    if above + 1 + after < _MENU:
        return False
    return after > 0 or (len(below) > 1 and not below[0].strip())


def _run(lines: Iterator[str] | Sequence[str]) -> int:
    """How many entries of a menu the lines begin with."""
    count = 0
    for raw in lines:
        line = raw.strip()
        if not line or line.count(" ") >= _SHORT or _YEAR.search(line) or line[-1] in ".!?…:":
            break
        count += 1
    return count


def _right_above(head: Head, title: int | None, site: Evidence | None) -> Evidence | None:
    """A country, a town or a known section right above the title, or any short line right above its date there."""
    if title is None:
        return None
    above = list(islice(_lines_above(head.source, head.lines[title].block.span[0]), _RUN))
    dated = bool(above) and _dated(above[0][1])
    if len(above) <= dated:
        return None
    at, raw = above[int(dated)]
    text = raw.strip()
    name = lookup_key(text)
    if not _NAME.fullmatch(text) or len(text.split()) > _SHORT + dated or not text[0].isalpha() or is_home(text):
        return None
    if any(interface_word(word) == "strong" for word in name.split()):
        return None
    if (site is not None and lookup_key(site.value) == name) or name in folded_words("furniture.navigation.lines"):
        return None
    run = sum(1 for _, line in above[int(dated) + 1 :] if len(line.split()) <= _SHORT and not _dated(line))
    known = name in folded_words("masthead.sections") or is_place(text)
    about = any(word in folded_words("masthead.sections") for word in name.split())
    if _heads_news(name) or (not known and (not dated or run >= _RUN - 2 or not about)):
        return None
    start = at + raw.index(text)
    return Evidence(text, text, (start, start + len(text)), "line-above")


_RUN = 6


def _dated(line: str) -> bool:
    """A short line with a date or a time of day."""
    return bool(_YEAR.search(line)) and len(line.split()) <= _LONGEST_STEP + 2


def _repeated(head: Head, title: int | None, site: Evidence | None) -> Evidence | None:
    """A short line right above title and date that says an entry of the menu again."""
    if title is None:
        return None
    above = list(_lines_above(head.source, head.lines[title].block.span[0]))
    for number, (at, raw) in enumerate(above[:_NEAR_TITLE]):
        text, name = raw.strip(), lookup_key(raw.strip())
        if _YEAR.search(text) or ":" in text:
            continue  # a date or byline between section and title
        own = site is not None and lookup_key(site.value) == name
        if own or len(text.split()) > _LONGEST_STEP or not _NAME.fullmatch(text):
            return None
        earlier = [other for _, other in above[number + 1 :]]
        rows = [[lookup_key(part) for part in _ENTRIES.split(other.strip())] for other in earlier]
        said = sum(name in row for row in rows)
        listed = any(name in row and len(row) >= 3 for row in rows) or ([name] in rows and _run(earlier) >= _MENU)
        if said in (1, 2) and listed:
            start = at + raw.index(text)
            return Evidence(text, text, (start, start + len(text)), "repeated-line")
        return None
    return None
