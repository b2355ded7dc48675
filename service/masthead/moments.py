"""Which of the dates found are the article's: published and modified, told apart by label and place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache

from service.document import Moment, Span
from service.lexicon import LANGUAGES, table
from service.lines import plain
from service.masthead.dates import FoundDate, find_dates, find_relative, resolve, swap
from service.masthead.head import Head
from service.masthead.items import Item
from service.reading import PageEvidence

_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?:/|-|$)")
_NEAR = timedelta(days=10)
_MIDNIGHT = (0, 0)
_WEEKDAY_REACH = 14
"""Characters before a date in which its weekday stands."""
_BODY_READ = 3_000
_FIRST = ("first ", "originally ", "впервые", "первая ")
_ISSUE_LINES = 4
"""Lines from the title within which the month of an issue stands."""
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date with its role and place: `line` is its line's index, `span` counts in the source."""

    role: str
    """published, modified, date, other-date, relative"""
    date: FoundDate
    line: int
    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Moments:
    """What was chosen, the lines that state it, what contradicts it and what stayed open."""

    published: Moment | None
    modified: Moment | None
    conflicts: tuple[PageEvidence, ...]
    warnings: tuple[str, ...]


def candidates(head: Head, indices: Iterable[int]) -> list[Candidate]:
    """All dates of the given lines; a label alone on the line above counts."""
    found: list[Candidate] = []
    for index in indices:
        start = head.lines[index].block.span[0]
        above = _label_above(head, index)
        for item in head.items(index).items:
            if item.date is None:
                continue
            role, label = _role(item, above)
            found.append(Candidate(role, item.date, index, (start + item.span[0], start + item.span[1]), label))
            above = None
    return found


def _role(item: Item, above: Item | None) -> tuple[str, str]:
    if item.kind in ("date", "relative") and above is not None:
        return above.label, above.value
    if item.date is not None and item.date.relative is not None:
        return "relative", item.label
    return item.kind, item.label


def _label_above(head: Head, index: int) -> Item | None:
    if index == 0:
        return None
    items = head.items(index - 1).items
    last = items[-1] if items else None
    return last if last is not None and last.kind == "label" and last.label in ("published", "modified") else None


def choose(
    head: Head,
    found: Sequence[Candidate],
    title: int | None,
    evidence: Sequence[PageEvidence],
    hints: Mapping[str, str],
) -> Moments:
    """Published and modified. Hint, then markup, then labels, then the full date nearest to the title."""
    base = _day_first(head, found, evidence, hints)
    found = [replace(one, date=base.read(one.date)) for one in found]
    stated = [*_hinted(hints), *evidence]
    published_by_markup = _from_markup("published", stated)
    modified_by_markup = _from_markup("modified", stated)
    published_text = _published(head, found, title)
    modified_text = _modified(found)
    published = _prefer(published_by_markup, published_text, base)
    stale = (
        published_by_markup is not None and published is not None and published.method != published_by_markup[1].method
    )
    if (
        stale
        and modified_by_markup
        and published_by_markup
        and modified_by_markup[1].value == published_by_markup[1].value
    ):
        modified_by_markup = None  # the same padding in both
    modified = _prefer(modified_by_markup, modified_text, base)
    warnings: list[str] = []
    if published is None:
        published, warning = _resolved(found, hints, modified_text)
        warnings += [warning] if warning else []
    if published is None:
        published = _from_url(evidence, hints)
    published, modified = _checked(published, modified, hints)
    return Moments(published, modified, tuple(_conflicts(stated, published, modified)), tuple(warnings))


# ── from the text ───────────────────────────────────────────────────────────────────────────────────────────────────


def _published(head: Head, found: Sequence[Candidate], title: int | None) -> Candidate | None:
    labelled = [one for one in found if one.role == "published" and one.date.complete]
    if labelled:
        return _most_precise(labelled[0], found)
    plain_dates = [one for one in found if one.role == "date" and one.date.complete]
    if plain_dates:
        anchor = title if title is not None else head.body
        nearest = min(plain_dates, key=lambda one: (_distance(one.line, anchor, head), one.span))
        return _most_precise(nearest, found)
    opening = [one for one in found if one.role == "dateline"]
    if opening:
        return opening[0]
    coarse = [
        one for one in found if one.role == "published" and one.date.year is not None and one.date.relative is None
    ]
    if coarse:
        return coarse[0]
    anchor = title if title is not None else head.body
    issue = [one for one in found if one.role == "date" and one.date.year is not None and one.date.day is None]
    near = [one for one in issue if abs(one.line - anchor) <= _ISSUE_LINES and one.line < head.body]
    return near[0] if near else None


def _distance(line: int, anchor: int, head: Head) -> float:
    """Lines from the title; a little more above it, much more at the end of the page."""
    if head.in_tail(line):
        return 100.0 + line - head.end
    return line - anchor if line >= anchor else anchor - line + 0.5


def _most_precise(chosen: Candidate, found: Sequence[Candidate]) -> Candidate:
    """The same day stated with its time of day elsewhere is better evidence."""
    if chosen.date.hour is not None:
        return chosen
    for one in found:
        if one.role in ("published", "date") and one.date.hour is not None and _day(one.date) == _day(chosen.date):
            return one
    return chosen


def _modified(found: Sequence[Candidate]) -> Candidate | None:
    complete = [one for one in found if one.role == "modified" and one.date.complete]
    if not complete:
        return _after_first(found)
    return _most_precise_modified(complete) if complete else None


def _after_first(found: Sequence[Candidate]) -> Candidate | None:
    """Beside "First published on …" an unlabelled later time is that of the last change."""
    first = next((one for one in found if one.role == "published" and plain(one.label).startswith(_FIRST)), None)
    if first is None or not first.date.complete:
        return None
    later = [one for one in found if one.role == "date" and one.date.complete and one.date.value > first.date.value]
    return later[0] if later and abs(later[0].line - first.line) <= 2 else None


def _most_precise_modified(found: Sequence[Candidate]) -> Candidate:
    first = found[0]
    return next((one for one in found if one.date.hour is not None and _day(one.date) == _day(first.date)), first)


def _day(found: FoundDate) -> tuple[int | None, int | None, int | None]:
    return found.year, found.month, found.day


# ── order of day and month ──────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Order:
    """How the page writes numeric dates. `sure`: proved by the page itself, not by the language's habit."""

    day_first: bool
    sure: bool
    mentions: frozenset[tuple[int, int]] = frozenset()

    def read(self, found: FoundDate) -> FoundDate:
        """The date in the page's order; no longer ambiguous where that is proved."""
        if found.swapped is None:
            return found
        if found.separator in (".", "-"):
            return replace(found, swapped=None)
        if not self.sure and (proved := self._by_mentions(found)) is not None:
            return replace(proved, swapped=None)
        read = found if self.day_first else swap(found)
        return replace(read, swapped=None) if self.sure else read

    def _by_mentions(self, found: FoundDate) -> FoundDate | None:
        """The one reading that lies up to ten days after a day that the text names."""
        readings = [found, swap(found)]
        fits = [one for one in readings if any(_follows(one, mention) for mention in self.mentions)]
        return fits[0] if len(fits) == 1 else None


def _follows(found: FoundDate, mention: tuple[int, int]) -> bool:
    try:
        day = date(found.year or 2000, found.month or 1, found.day or 1)
        return timedelta(0) <= day - date(day.year, *mention) <= _NEAR
    except ValueError:
        return False


def _day_first(
    head: Head, found: Sequence[Candidate], evidence: Sequence[PageEvidence], hints: Mapping[str, str]
) -> _Order:
    if not any(one.date.swapped for one in found):
        return _Order(True, False)
    votes: Counter[bool] = Counter()
    for one in found:
        if (
            one.date.separator == "/"
            and one.date.swapped is None
            and one.date.day is not None
            and one.date.month is not None
        ):
            raw = head.source[one.span[0] : one.span[1]]
            if first := re.search(r"(\d{1,2})/(\d{1,2})/\d", raw):
                if int(first[1]) > 12:
                    votes[True] += 1
                elif int(first[2]) > 12:
                    votes[False] += 1
    if len(votes) == 1:
        return _Order(next(iter(votes)), True)
    for one in found:
        if one.date.swapped and (proved := _by_weekday(head, one)) is not None:
            return _Order(proved, True)
    if day := _url_day(evidence, hints):
        for one in found:
            if one.date.swapped and (one.date.month, one.date.day) == day[1:]:
                return _Order(True, True)
            if one.date.swapped and one.date.swapped == day[1:]:
                return _Order(False, True)
    language = head.language() or "en"
    habit = table(language, "calendar") if language in ("en", "ru", "id") else {}
    return _Order(bool(habit.get("day_first", True)), False, _mentions(head))


@cache
def _weekdays() -> Mapping[str, int]:
    """Names of weekdays in all languages, Monday is 0."""
    days: dict[str, int] = {}
    for language in LANGUAGES:
        for number, names in enumerate(table(language, "calendar").get("weekdays", ())):
            days.update(dict.fromkeys(map(plain, names), number))
    return days


def _by_weekday(head: Head, one: Candidate) -> bool | None:
    """Whether the weekday beside the date proves the day first (True) or the month first (False)."""
    beside = plain(head.source[max(0, one.span[0] - _WEEKDAY_REACH) : one.span[1]])
    days = {_weekdays()[word] for word in re.findall(r"[^\W\d_]+", beside) if word in _weekdays()}
    if len(days) != 1:
        return None
    fits = [first for first, found in ((True, one.date), (False, swap(one.date))) if _weekday(found) in days]
    return fits[0] if len(fits) == 1 else None


def _weekday(found: FoundDate) -> int | None:
    try:
        return date(found.year or 1, found.month or 1, found.day or 1).weekday()
    except ValueError:
        return None


def _mentions(head: Head) -> frozenset[tuple[int, int]]:
    """Month and day of the days that the body's beginning names in words."""
    if head.body >= len(head.lines):
        return frozenset()
    start = head.lines[head.body].block.span[0]
    text = head.source[start : start + _BODY_READ]
    found: set[tuple[int, int]] = set()
    for at in range(0, len(text), 250):
        for one in find_dates(text[at : at + 290]):
            if one.month is not None and one.day is not None and not one.separator:
                found.add((one.month, one.day))
    return frozenset(found)


# ── from markup and hints ───────────────────────────────────────────────────────────────────────────────────────────


def _hinted(hints: Mapping[str, str]) -> list[PageEvidence]:
    return [PageEvidence("published", hints["published"], "hint")] if hints.get("published") else []


def _from_markup(field: str, stated: Sequence[PageEvidence]) -> tuple[FoundDate, PageEvidence] | None:
    found = [(date, item) for item in stated if item.field == field and (date := _parsed(item.value)) is not None]
    if not found:
        return None
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


def _parsed(value: str) -> FoundDate | None:
    """The date of a machine-readable value; midnight sharp is padding, so the day is all it states."""
    found = next((one for one in find_dates(value.strip()[:120]) if one.complete), None)
    if found is not None and (found.hour, found.minute) == _MIDNIGHT and not found.second:
        return replace(found, hour=None, minute=None, second=None, timezone=None)
    return replace(found, swapped=None) if found is not None else None


def _prefer(markup: tuple[FoundDate, PageEvidence] | None, text: Candidate | None, order: _Order) -> Moment | None:
    """Markup first, unless it only states the day that the text states with its time."""
    if markup is None:
        return _moment(text) if text is not None else None
    found, item = markup
    if text is not None and _outweighs(text, found, item):
        return _moment(text)
    return Moment(found.value, found.precision, found.timezone, item.value, None, item.method)


def _outweighs(text: Candidate, found: FoundDate, item: PageEvidence) -> bool:
    """What the page shows goes before weak markup, the first of January as padding, and a day without its time."""
    if item.method == "hint":
        return False
    if text.date.hour is not None and found.hour is None and _day(text.date) == _day(found):
        return True
    minute = (found.hour, found.minute) == (text.date.hour, text.date.minute) and found.hour is not None
    if minute and _day(text.date) == _day(found) and found.timezone is None and text.date.timezone is not None:
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


def _padding(modified: tuple[FoundDate, PageEvidence], stated: Sequence[PageEvidence], published: Moment) -> bool:
    """The time of change says what a rejected time of publication says, and lies before the chosen one."""
    doubled = any(item.field == "published" and item.value == modified[1].value for item in stated)
    return doubled and modified[0].value[:10] < published.value[:10]


def _moment(one: Candidate) -> Moment:
    method = f"label:{one.label}" if one.label else "dateline" if one.role == "dateline" else "date-line"
    flags = ["ambiguous-order"] if one.date.swapped else []
    return Moment(one.date.value, one.date.precision, one.date.timezone, "", one.span, method, flags)


def _url_day(evidence: Sequence[PageEvidence], hints: Mapping[str, str]) -> tuple[int, int, int] | None:
    for address in (hints.get("url", ""), *(item.value for item in evidence if item.field == "url")):
        if match := _URL_DAY.search(address):
            return int(match[1]), int(match[2]), int(match[3])
    return None


def _from_url(evidence: Sequence[PageEvidence], hints: Mapping[str, str]) -> Moment | None:
    day = _url_day(evidence, hints)
    if day is None:
        return None
    try:
        value = date(*day).isoformat()
    except ValueError:
        return None
    return Moment(value, "day", None, value, None, "url-path")


def _resolved(
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
    found = _parsed(value) if value else None
    if found is None:
        return None
    return datetime(found.year or 1, found.month or 1, found.day or 1, found.hour or 0, found.minute or 0)


# ── checks ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _checked(
    published: Moment | None, modified: Moment | None, hints: Mapping[str, str]
) -> tuple[Moment | None, Moment | None]:
    """Flags for what cannot be: changed before it was published, or later than the request says it was fetched."""
    retrieved = hints.get("retrieved", "")[:10]
    if published and modified and modified.value[:10] < published.value[:10]:
        modified = replace(modified, flags=[*modified.flags, "modified-before-published"])
    if published and retrieved and published.value[:10] > retrieved:
        published = replace(published, flags=[*published.flags, "future"])
    if modified and retrieved and modified.value[:10] > retrieved:
        modified = replace(modified, flags=[*modified.flags, "future"])
    return published, modified


def _conflicts(stated: Sequence[PageEvidence], published: Moment | None, modified: Moment | None) -> list[PageEvidence]:
    """Statements of hint and markup about another day than the chosen one."""
    chosen = {"published": published, "modified": modified}
    found = []
    for item in stated:
        moment = chosen.get(item.field)
        other = _parsed(item.value) if moment is not None else None
        if moment is not None and other is not None and other.value[:10] != moment.value[:10]:
            found.append(item)
    return found


def relative_words(text: str) -> bool:
    """Whether a line has relative words of time."""
    return bool(find_relative(text))
