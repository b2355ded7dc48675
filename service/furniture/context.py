"""Where a short line stands among its neighbours, as names of features: what the learned score of `remains` adds up.

No list of phrases knows all lines of all pages, but most stand among others that are known: entries between two
buttons, headlines below a heading of related news, the answers of a poll. A line is described by its place (above the
title, below it, inside the text, below it), by what stands two lines up and down, by its form, and by how much its
words sound like a page's (`Page.sounds`). Its own words are no features.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.furniture.interface import SHORT
from service.furniture.metadata import full_date, names_house, names_metadata
from service.furniture.phrases import announces
from service.furniture.rows import SECTIONS
from service.furniture.signs import Signs, name_like
from service.lines import Line, is_clock, is_quotation

_NEAR, _FAR = 3, 8
"""Lines to either side in which known furniture is counted; the farthest sentence that is told apart."""
_ODDS = (-3.0, -1.5, 0.0, 1.0, 2.0, 3.0, 5.0)
_WORDS = (1, 2, 3, 4, 6, 9, 12)
_HALF, _THIRD = 0.5, 0.34
_MODES = frozenset({"related", "popular", "tags", "comments", "archive", "subscribe", "embed", "widget", "pagination"})
"""Reasons of headings that go with the lines below them."""
_ASIDE = re.compile(r"[|»›>→◄►←/]|\s{2,}")
_PRICE = re.compile(r"[$€£¥₽₹]|\bRp|\bруб")
_ENDS = {".": "stop", "!": "exclaims", "?": "asks", ":": "colon", "…": "dots", ",": "comma", ";": "comma"}


class Places:
    """The places of a page's lines, counted once from what is known of each."""

    def __init__(self, page: Signs, reasons: Sequence[str | None], title: int | None, body: tuple[int, int]) -> None:
        self._page, self._reasons, self._title, self._body = page, reasons, title, body
        lines = page.lines
        self._kinds = [_kind(line, reasons[line.index]) for line in lines]
        gone = [0]
        for reason in reasons:
            gone.append(gone[-1] + (reason is not None))
        self._gone = gone
        self._above = _distances([kind == "prose" for kind in self._kinds])
        self._below = _distances([kind == "prose" for kind in reversed(self._kinds)])[::-1]
        self._modes = _modes(lines, reasons, self._kinds)

    def features(self, index: int) -> list[str]:
        """The names of the features of one line, whatever is known of the line itself aside."""
        page, line = self._page, self._page.lines[index]
        zone, mode = self._zone(index), self._modes[index]
        up, down = self._kind(index - 1), self._kind(index + 1)
        odds = f"odds {_step(page.sounds(index), _ODDS)}"
        words = f"words {_step(line.words, _WORDS)}"
        share = page.share(index)
        shared = "no" if share == 0 else "some" if share < _THIRD else "half" if share < 1 else "all"
        near = f"near {self._near(index)}"
        end = f"end {_end(line)}"
        found = [
            "bias", zone, odds, words, near, end,
            f"shared {shared}", f"{zone} shared {shared}",
            f"up {up}", f"down {down}", f"{zone} {up} {down}",
            f"up2 {self._kind(index - 2)}", f"down2 {self._kind(index + 2)}",
            f"mode {mode}", f"{zone} mode {mode}", f"mode {mode} {end}", f"mode {mode} {words}", f"mode {mode} up {up}",
            f"{zone} {odds}", f"{zone} {words}", f"{zone} {near}", f"{zone} {end}", f"{near} {odds}", f"{near} {words}",
            f"{zone} prose above {min(self._above[index], _FAR)}",
            f"{zone} prose below {min(self._below[index], _FAR)}",
            *_form(page, line, zone),
        ]  # fmt: skip
        if index > 0 and self._reasons[index - 1]:
            found += [f"below {self._reasons[index - 1]}", f"{zone} below {self._reasons[index - 1]}"]
        if index + 1 < len(self._reasons) and self._reasons[index + 1]:
            found += [f"above {self._reasons[index + 1]}", f"{zone} above {self._reasons[index + 1]}"]
        return found

    def _zone(self, index: int) -> str:
        first, last = self._body
        if last < 0 or first >= len(self._kinds):
            return "bare"
        if index > last:
            return "tail"
        if index >= first:
            return "inside"
        if self._title is None:
            return "head"
        return "top" if index < self._title else "masthead" if index > self._title else "title"

    def _kind(self, index: int) -> str:
        return self._kinds[index] if 0 <= index < len(self._kinds) else "edge"

    def _near(self, index: int) -> int:
        start, end = max(0, index - _NEAR), min(len(self._kinds), index + _NEAR + 1)
        own = self._reasons[index] is not None
        return self._gone[end] - self._gone[start] - own


def _kind(line: Line, reason: str | None) -> str:
    if reason is not None:
        return "gone"
    if line.is_prose:
        return "prose"
    if line.ends_sentence:
        return "sentence"
    if names_metadata(line):
        return "meta"
    return "few" if line.words <= SHORT else "long"


def _distances(prose: Sequence[bool]) -> list[int]:
    """How many lines above each the nearest sentence of the text stands; many where there is none."""
    found, distance = [], _FAR
    for is_prose in prose:
        found.append(distance)
        distance = 1 if is_prose else distance + 1
    return found


def _modes(lines: Sequence[Line], reasons: Sequence[str | None], kinds: Sequence[str]) -> list[str]:
    """The heading of furniture that each line stands below with no sentence of the text between."""
    found, mode = [], "no"
    for line in lines:
        found.append(mode)
        reason = reasons[line.index]
        if kinds[line.index] == "prose":
            mode = "no"
        elif reason in _MODES and (announces(line, reason) or line.words <= _NEAR):
            mode = reason
    return found


def _step(value: float, steps: Sequence[float]) -> int:
    return sum(value > step for step in steps)


def _end(line: Line) -> str:
    mark = line.text.rstrip("\"'”’»)] ")[-1:]
    return _ENDS.get(mark, "none")


def _form(page: Signs, line: Line, zone: str) -> list[str]:
    """Marks of the line's form, each with its place."""
    text = line.text.strip()
    found = page.interface_of(line.index)
    signs = {
        "name": name_like(line),
        "figure": any(character.isdecimal() for character in text),
        "price": _PRICE.search(text) is not None,
        "item": line.block.kind == "list_item",
        "heading": line.block.kind == "heading",
        "caption": line.block.kind == "caption",
        "shouts": text.isupper() and len(text) > _NEAR,
        "lower": text[:1].islower(),
        "quoted": text[:1] in "\"'“«‘„—–-",
        "whole quotation": is_quotation(line),
        "mark": not text[:1].isalnum() and text[:1] not in "\"'“«‘„—–-(",
        "bracket": text[:1] in "([" and text[-1:] in ")].",
        "aside": _ASIDE.search(text) is not None,
        "address": "@" in text or "http" in text or "www." in text,
        "meta": names_metadata(line),
        "date": full_date(line),
        "clock": is_clock(text),
        "house": names_house(line),
        "section": line.key in SECTIONS,
        "agency": page.names_agency(line.index),
        "gap": line.after_gap,
        "comma": "," in text,
        "colon": ":" in text[:-1],
        "strong": found.strong > 0,
        "weak": found.weak > 0,
        "alone": found.alone,
        "opens": found.opens,
        "addresses": found.addresses,
        "foreign": text.isascii() and line.block.language not in (None, "en", "id"),
    }
    return [name for sign, true in signs.items() if true for name in (sign, f"{zone} {sign}")]
