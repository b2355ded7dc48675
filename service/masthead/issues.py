"""A paper and the issue in which an article was printed."""

from __future__ import annotations

import re

from service.masthead.item import Item

ISSUE = re.compile(
    r"(?:(?:issue|edisi|выпуск) )?(?:№|no\.?|nr\.?|vol\.?|issue|edisi|nomor|выпуск) ?\d+(?: ?\(\d+\)?)?"
    r"(?: (?:от|of|tanggal))?"
)
_HOUSE_AND_ISSUE = re.compile(
    r"(?:(?:[Гг]азета|[Жж]урнал|[Mm]ajalah|[Kk]oran)\s)?[«\"“]?(?P<house>[A-ZА-ЯЁ][^«»\"“”,№]{2,40}?)[»\"”]?,?\s"
    r"(?:№|No\.|Nr\.|Issue|Edisi|[Вв]ыпуск)\s?\d{1,5}(?:\s?\(\d{1,6}\)?)?(?:,?\s(?:от|of|tanggal))?"
)
"""``«На страже Балтики», № 67 (25412)``: a paper and its issue."""
_EDITION = re.compile(
    r"\s*(?P<house>[«\"]?[A-ZА-ЯЁ][^:;|№\n]{2,40}?) [–—-] [A-ZА-ЯЁ][\w -]{2,30}: ?№ ?\d{1,5}(?: ?\(\d{1,6}\))?\s*"
)


def house_and_issue(text: str, offset: int) -> list[Item]:
    """``«На страже Балтики», № 67 (25412)``: the paper, and what says nothing else."""
    return _paper(_HOUSE_AND_ISSUE.fullmatch(text), offset, len(text))


def edition(text: str) -> list[Item]:
    """``Волжский вестник - Поволжье: №183 (5559)``: a paper, its edition and issue."""
    return _paper(_EDITION.fullmatch(text), 0, len(text))


def _paper(match: re.Match[str] | None, offset: int, length: int) -> list[Item]:
    if match is None:
        return []
    house = (offset + match.start("house"), offset + match.end("house"))
    rest = (house[1], offset + length)
    return [Item("site", house, match["house"]), Item("noise", rest, match.string[match.end("house") :])]
