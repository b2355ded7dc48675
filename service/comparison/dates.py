"""Which days both of two documents name, and how far apart they were published. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from service.document import DateMention, Document

LONGEST_STORY = 45
"""Days between two publications after which reports that share no day are not of one event."""


def weeks_apart(first: Document, second: Document) -> bool:
    """Whether both say when they were published (or else changed), and far from each other."""
    days = [
        date.fromisoformat(moment.value[:10])
        for moment in (first.metadata.told, second.metadata.told)
        if moment is not None and _FULL_DAY.match(moment.value)
    ]
    return len(days) == 2 and abs((days[0] - days[1]).days) > LONGEST_STORY


_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?![\d/-])")


def shared_dates(first: Iterable[DateMention], second: Iterable[DateMention]) -> list[str]:
    """Days, months or ranges that both name; a date whose year one of them does not tell agrees by month and day."""
    ours, theirs = points(first), points(second)
    shared = set(ours) & set(theirs)
    shared |= {
        value
        for value in ours
        for other in theirs
        if value[4:] == other[4:] and len(value) > 4 and "XXXX" in (value[:4], other[:4])
    }
    return sorted(shared)


def points(dates: Iterable[DateMention]) -> list[str]:
    parts = (part for date in dates for part in date.value.split("/"))
    return [point for point in dict.fromkeys(parts) if point != ".." and not point.startswith("XXXX-XX")]


def full_days(values: Iterable[str]) -> list[str]:
    """Full days only: a year or a month is in too much news."""
    return [value for value in values if len(value) == 10]
