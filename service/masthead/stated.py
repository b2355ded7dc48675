"""What hint, markup and address state about the dates, and when the text goes before them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from service.document import Moment
from service.masthead.candidates import Candidate
from service.masthead.dates import FoundDate, find_dates, resolve
from service.reading import PageEvidence

_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?:/|-|$)")
_MIDNIGHT = (0, 0)
_UTC = ("Z", "+00:00")
_WEAK = (
    "meta:date",
    "meta:dc.date",
    "meta:dcterms.date",
    "meta:last-modified",
    "meta:lastmod",
    "meta:revised",
    "meta:modified",
    "meta:pubdate",
)
"""Meta names that systems fill with the time they made the page; what the page shows goes before them."""


def hinted(hints: Mapping[str, str]) -> list[PageEvidence]:
    """The request's own statement, before all others."""
    return [PageEvidence("published", hints["published"], "hint")] if hints.get("published") else []


def from_markup(field: str, stated: Sequence[PageEvidence]) -> tuple[FoundDate, PageEvidence] | None:
    """The most trusted date that the markup states for a field, and where."""
    found = [(date, item) for item in stated if item.field == field and (date := parsed(item.value)) is not None]
    return _with_zone(_most_trusted(field, found, stated), found) if found else None


def _most_trusted(
    field: str, found: Sequence[tuple[FoundDate, PageEvidence]], stated: Sequence[PageEvidence]
) -> tuple[FoundDate, PageEvidence]:
    if field == "published":
        changed = {item.value for item in stated if item.field == "modified"}
        first = found[0]
        same = first[1].value in changed and first[1].method != "hint"
        for date, item in found[1:] if same else []:
            if item.value not in changed and item.method not in _WEAK and date.value[:10] <= first[0].value[:10]:
                return date, item  # systems write the time of the last change into both
    timed = next(((date, item) for date, item in found if date.hour is not None and item.method not in _WEAK), None)
    padded = found[0][0].hour is None and "T00:00" in found[0][1].value
    return timed if timed is not None and padded else found[0]


def _with_zone(
    chosen: tuple[FoundDate, PageEvidence], found: Sequence[tuple[FoundDate, PageEvidence]]
) -> tuple[FoundDate, PageEvidence]:
    """The same minute stated elsewhere with its zone says more."""
    day = chosen[0]
    if day.hour is None or day.timezone is not None or chosen[1].method == "hint":
        return chosen
    minute = (*day_of(day), day.hour, day.minute)
    same = (pair for pair in found if (*day_of(pair[0]), pair[0].hour, pair[0].minute) == minute)
    return next((pair for pair in same if pair[0].timezone is not None), chosen)


_COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:[T ]?([0-2]\d)([0-5]\d)([0-5]\d)?)?(Z|[+-]\d\d:?\d\d)?")
_EPOCH = re.compile(r"(1[0-9]{9})(?:\d{3})?")


def _spelled(value: str) -> str:
    """``20190312T140500Z`` and seconds since 1970 with the marks that the others have."""
    if not value[:8].isdigit():
        return value
    if match := _COMPACT.fullmatch(value):
        day, clock = "-".join(match.group(1, 2, 3)), ":".join(part for part in match.group(4, 5, 6) if part)
        return f"{day}T{clock}{match[7] or ''}" if clock else day
    if match := _EPOCH.fullmatch(value):
        return datetime.fromtimestamp(int(match[1]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value


def parsed(value: str) -> FoundDate | None:
    """The date of a machine-readable value; midnight sharp is padding, so the day is all it states."""
    found = next((one for one in find_dates(_spelled(value.strip()[:120])) if one.complete), None)
    if found is not None and (found.hour, found.minute) == _MIDNIGHT and not found.second:
        return replace(found, hour=None, minute=None, second=None, timezone=None)
    return replace(found, swapped=None) if found is not None else None


def prefer(markup: tuple[FoundDate, PageEvidence] | None, text: Candidate | None) -> Moment | None:
    """Markup first, unless it only states the day that the text states with its time."""
    if markup is None:
        return moment(text) if text is not None else None
    found, item = markup
    if text is not None and _outweighs(text, found, item):
        return moment(text)
    return Moment(found.value, found.precision, found.timezone, item.value, None, item.method)


def _outweighs(text: Candidate, found: FoundDate, item: PageEvidence) -> bool:
    """What the page shows goes before weak markup, the first of January as padding, and a day without its time."""
    if item.method == "hint":
        return False
    if text.date.hour is not None and found.hour is None and day_of(text.date) == day_of(found):
        return True
    minute = (found.hour, found.minute) == (text.date.hour, text.date.minute) and found.hour is not None
    if minute and day_of(text.date) == day_of(found) and found.timezone is None and text.date.timezone is not None:
        return True
    if item.method in _WEAK and (text.date.complete or text.label):
        return True
    if (
        found.timezone in _UTC
        and text.date.timezone not in (None, *_UTC)
        and _instant_of(text.date) == _instant_of(found)
    ):
        return True  # the same moment in the newsroom's own time
    if found.hour is None and text.date.hour is not None and _neighbours(text.date, found):
        return True  # a day in another zone
    if item.method == "time" and found.hour is None and text.date.hour is not None and text.date.complete:
        return True  # the element may be of another headline
    padded = found.hour is None and (found.month, found.day) == (1, 1)
    midnight = found.hour is None and "T00:00" in item.value.replace(" ", "T")
    return text.date.complete and (
        padded or (midnight and text.date.hour is not None and bool(text.label or text.role == "date"))
    )


def _instant_of(found: FoundDate) -> datetime | None:
    """Minutes in UTC, None when the date states no time."""
    if found.hour is None or not found.complete:
        return None
    offset = timedelta()
    if found.timezone and (match := re.fullmatch(r"([+-])(\d\d):(\d\d)", found.timezone)):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3])) * (1 if match[1] == "+" else -1)
    stated = datetime(found.year or 1, found.month or 1, found.day or 1, found.hour, found.minute or 0)
    return stated - offset if stated.year > 1 else None


def _neighbours(one: FoundDate, other: FoundDate) -> bool:
    if not one.complete or not other.complete:
        return False
    days = [date(each.year or 1, each.month or 1, each.day or 1) for each in (one, other)]
    return abs(days[0] - days[1]) == timedelta(days=1)


def moment(one: Candidate) -> Moment:
    """What a candidate of the text states; its source text is put in later."""
    method = f"label:{one.label}" if one.label else "dateline" if one.role == "dateline" else "date-line"
    flags = ["ambiguous-order"] * bool(one.date.swapped) + ["year-told"] * one.date.year_told
    return Moment(one.date.value, one.date.precision, one.date.timezone, "", one.span, method, flags)


def url_day(evidence: Sequence[PageEvidence], hints: Mapping[str, str]) -> tuple[int, int, int] | None:
    """The day in the article's address."""
    for address in (hints.get("url", ""), *(item.value for item in evidence if item.field == "url")):
        if match := _URL_DAY.search(address):
            return int(match[1]), int(match[2]), int(match[3])
    return None


def from_url(evidence: Sequence[PageEvidence], hints: Mapping[str, str]) -> Moment | None:
    """That day, as the time of publication."""
    day = url_day(evidence, hints)
    if day is None:
        return None
    try:
        value = date(*day).isoformat()
    except ValueError:
        return None
    return Moment(value, "day", None, value, None, "url-path")


_CODE = re.compile(r"^MENAFN(?P<day>[0-3]\d)(?P<month>[01]\d)(?P<year>20\d\d)\d{4,20}ID\d{6,12}\s*$", re.MULTILINE)
_TAIL = 2_000


def from_code(source: str) -> Moment | None:
    """The day in the code with which an aggregator closes its articles: ``MENAFN03102018…ID1097519214``."""
    match = _CODE.search(source, max(0, len(source) - _TAIL))
    if match is None:
        return None
    try:
        value = date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None
    return Moment(value, "day", None, match.group().strip(), match.span(), "code")


def resolved(
    found: Sequence[Candidate], hints: Mapping[str, str], modified: Candidate | None
) -> tuple[Moment | None, str | None]:
    """A relative date counted back from the time of retrieval, when the request states it; else a warning."""
    relative = [one for one in found if one.date.relative is not None and one.role in ("relative", "published")]
    if not relative:
        return None, None
    retrieved = _instant(hints.get("retrieved", ""))
    one = relative[0]
    resolved = resolve(one.date, retrieved) if retrieved is not None else None
    if resolved is None:
        return None, "published-relative"
    moment = Moment(resolved.value, resolved.precision, resolved.timezone, "", one.span, "relative:retrieved")
    return moment, None


def _instant(value: str) -> datetime | None:
    found = parsed(value) if value else None
    if found is None:
        return None
    return datetime(found.year or 1, found.month or 1, found.day or 1, found.hour or 0, found.minute or 0)


def day_of(found: FoundDate) -> tuple[int | None, int | None, int | None]:
    """Year, month and day as far as they are stated."""
    return found.year, found.month, found.day
