"""Headings of the article's parts: lines between its paragraphs, and the first of them, right above the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.lines import Line
from service.masthead.head import Head
from service.masthead.remembered import of_page

_READ, _LONGEST = 40, 12
"""Lines of the text among which headings are looked for, and words of one."""
_LETTERS = re.compile(r"[^\W\d_](?:[\W\d_]*[^\W\d_]){2}")
_ALIKE = 3
"""By how many words headings of one article differ at most."""
_LEAST_TITLE = 2


@of_page
def part_headings(head: Head) -> Sequence[Line]:
    """Short lines without an end mark between the first line of the text and its later paragraphs."""
    reach = range(head.body + 1, min(len(head.lines) - 1, head.body + _READ))
    return [head.lines[n] for n in reach if _short(head.lines[n]) and head.lines[n + 1].is_prose]


def _short(line: Line) -> bool:
    called = line.words <= _LONGEST and not line.ends_sentence and line.block.kind in ("paragraph", "heading", "title")
    return called and _LETTERS.search(line.text) is not None


def heads_first_part(head: Head, index: int, candidates: Sequence[int]) -> bool:
    """Right above the text and written like the headings further below, under another line that may be the title.

    Something else stands between the two: a day, a caption, a lead. What stands right above a line is over a subtitle.
    """
    if index + 1 != head.body or not any(_alike(head.lines[index], one) for one in part_headings(head)):
        return False
    above = [other for other in candidates if other < index - 1 and head.lines[other].words >= _LEAST_TITLE]
    return bool(above)


def _alike(line: Line, heading: Line) -> bool:
    """Written in the same letters, of as many words, with the same mark between them: ``Mali - crime``."""
    if line.text.isupper() != heading.text.isupper() or abs(line.words - heading.words) > _ALIKE:
        return False
    return line.text.isupper() or any(mark in line.text and mark in heading.text for mark in (" - ", " – ", ": ", "?"))
