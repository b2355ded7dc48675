"""Which of the dates found are the article's: published and modified, told apart by label and place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from service.document import Moment
from service.lines import plain
from service.masthead.candidates import Candidate
from service.masthead.change import FAR, change_without_year, of_the_footer
from service.masthead.dates import swap
from service.masthead.head import Head
from service.masthead.order import order_of
from service.masthead.stale import imported, repeated, unchanged
from service.masthead.stated import (
    day_of,
    from_code,
    from_markup,
    from_url,
    hinted,
    parsed,
    prefer,
    resolved,
    url_day,
)
from service.masthead.visited import of_a_later_visit, of_an_archive, of_the_visit
from service.masthead.year import told_year
from service.reading import PageEvidence

_FIRST = ("first ", "originally ", "впервые", "первая ")
_ISSUE_LINES = 4
"""Lines from the title within which the month of an issue stands."""


@dataclass(frozen=True, slots=True)
class Moments:
    """What was chosen, the lines that state it, what contradicts it and what stayed open."""

    published: Moment | None
    modified: Moment | None
    conflicts: tuple[PageEvidence, ...]
    warnings: tuple[str, ...]


def choose(
    head: Head,
    found: Sequence[Candidate],
    title: int | None,
    evidence: Sequence[PageEvidence],
    hints: Mapping[str, str],
) -> Moments:
    """Published and modified. Hint, then markup, then labels, then the full date nearest to the title."""
    base = order_of(head, found, evidence, hints)
    found = [replace(one, date=base.read(one.date)) for one in found]
    stated = [*hinted(hints), *evidence]
    published_by_markup = from_markup("published", stated)
    modified_by_markup = from_markup("modified", stated)
    first = _published(head, found, title)
    chosen = _with_year(first, found, _modified(head, found, first))
    chosen = chosen or _of_told_year(head, found, title, url_day(evidence, hints))
    published_text = _zoned(chosen, found)
    changed = _modified(head, found, chosen) or change_without_year(head, published_text, found)
    modified_text = _zoned(changed or _of_the_list(published_text, found), found)
    if imported(published_by_markup, published_text, modified_text):
        published_by_markup = None
    published = prefer(published_by_markup, published_text)
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
    if repeated(published_by_markup, modified_by_markup, modified_text):
        modified_by_markup = None
    if modified_text is None and unchanged(published, modified_by_markup):
        modified_by_markup = None
    modified = prefer(modified_by_markup, modified_text)
    warnings = ["published-hint-unread"] if hints.get("published") and parsed(hints["published"]) is None else []
    if published is None:
        published, warning = resolved(found, hints, modified_text)
        warnings += [warning] if warning else []
    if published is None:
        published = from_url(evidence, hints) or from_code(head.source)
    if published is not None and modified_text is not None and modified is not None and modified.flags:
        turned = _turned(modified_text, published)
        modified = prefer(modified_by_markup, turned) if turned is not None else modified
    published, modified = checked(published, modified, hints)
    return Moments(published, modified, tuple(_conflicts(stated, published, modified)), tuple(warnings))


# ── from the text ───────────────────────────────────────────────────────────────────────────────────────────────────


def _published(head: Head, found: Sequence[Candidate], title: int | None) -> Candidate | None:
    labelled = [one for one in found if one.role == "published" and one.date.complete]
    archived = [one for one in labelled if of_an_archive(head, one)]
    labelled = [one for one in labelled if one not in archived]
    if labelled:
        return _most_precise(labelled[0], found)
    plain_dates = [
        one for one in found if one.role == "date" and one.date.complete and not of_the_footer(head, one.line, FAR)
    ]
    opening = [one for one in found if one.role == "dateline" and one.date.complete]
    if opening and all(head.in_tail(one.line) for one in plain_dates):
        return opening[0]
    anchor = title if title is not None else head.body
    near = [one for one in plain_dates if abs(one.line - anchor) <= _BESIDE_TITLE and one.line <= head.opened]
    if archived and all(of_the_visit(one, archived[0], anchor) for one in near):
        return _most_precise(archived[0], found)
    if plain_dates:
        nearest = min(plain_dates, key=lambda one: (_distance(one.line, anchor, head), one.span))
        if len(plain_dates) == 1 and of_a_later_visit(head, nearest, anchor):
            return None
        return _most_precise(nearest, found)
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
        if one.role in ("published", "date") and one.date.hour is not None and day_of(one.date) == day_of(chosen.date):
            return one
        near = one.role == "date" and one.date.year is None and abs(one.line - chosen.line) <= _ISSUE_LINES
        if (
            near
            and one.date.hour is not None
            and (one.date.month, one.date.day) == (chosen.date.month, chosen.date.day)
        ):
            return replace(one, date=replace(one.date, year=chosen.date.year))
    return chosen


def _modified(head: Head, found: Sequence[Candidate], published: Candidate | None) -> Candidate | None:
    stated = published.date.value[:_MINUTE] if published is not None else ""
    beside = {one.line for one in found if one is published or (stated and one.date.value[:_MINUTE] == stated)}
    complete = [
        one
        for one in found
        if one.role == "modified" and one.date.complete and (one.line in beside or not of_the_footer(head, one.line))
    ]
    if not complete:
        return _after_first(found)
    return _most_precise_modified(complete) if complete else None


def _zoned(chosen: Candidate | None, found: Sequence[Candidate]) -> Candidate | None:
    """With the zone that another statement of the same moment has, or another time of day on the same line."""
    if chosen is None or chosen.date.hour is None or chosen.date.timezone is not None:
        return chosen
    same = [
        one.date.timezone
        for one in found
        if one.date.timezone is not None
        and (one.line == chosen.line or (one.date.value[:_MINUTE] == chosen.date.value[:_MINUTE]))
    ]
    if len(set(same)) != 1:
        return chosen
    return replace(chosen, date=replace(chosen.date, timezone=same[0]))


_MINUTE = len("2020-10-01T12:32")


def _of_the_list(published: Candidate | None, found: Sequence[Candidate]) -> Candidate | None:
    """Times as machines write them, a line each, as feeds print them: the last and later one is that of the change."""
    stamps = [one for one in found if one.role == "date" and _stamp(one)]
    if published is None or len(stamps) < _STAMPS:
        return None
    first, last = stamps[0], stamps[-1]
    apart = [later.line - one.line for one, later in pairwise(stamps)]
    later_one = last.date.value > first.date.value and first.date.value[:10] == published.date.value[:10]
    return last if later_one and all(gap == 1 for gap in apart) else None


_STAMPS = 2


def _stamp(one: Candidate) -> bool:
    return one.date.hour is not None and one.date.timezone is not None and one.date.separator == "-"


def _with_year(published: Candidate | None, found: Sequence[Candidate], modified: Candidate | None) -> Candidate | None:
    """``9 Oct, 14:05`` beside ``Updated: 9 Oct 2023, 14:12``: one year."""
    if published is not None or modified is None or not modified.date.complete:
        return published
    open_ended = [
        one
        for one in found
        if one.role in ("date", "published") and one.date.year is None and one.date.hour is not None
    ]
    if not open_ended or abs(open_ended[0].line - modified.line) > _ISSUE_LINES:
        return published
    dated = replace(open_ended[0].date, year=modified.date.year)
    return replace(open_ended[0], date=dated) if dated.value <= modified.date.value else None


_BESIDE_TITLE = 4
"""Lines from the title within which a date without its year is the article's."""


def _of_told_year(
    head: Head, found: Sequence[Candidate], title: int | None, address: tuple[int, int, int] | None
) -> Candidate | None:
    """A day without its year, beside the title or in the dateline, in the year that the page tells."""
    anchor = title if title is not None else head.body
    open_ended = [one for one in found if one.date.year is None and one.date.day is not None and one.date.month]
    beside = [
        one
        for one in open_ended
        if one.role in ("published", "date") and abs(one.line - anchor) <= _BESIDE_TITLE and one.line <= head.opened
    ]
    beside.sort(key=lambda one: _distance(one.line, anchor, head))
    body = head.lines[head.body].block.span[0] if head.body < len(head.lines) else len(head.source)
    for one in (*beside, *(one for one in open_ended if one.role == "dateline")):
        if (year := told_year(head.source, one.date, body, address)) is not None:
            return _most_precise(replace(one, date=replace(one.date, year=year, year_told=True)), found)
    return None


def _after_first(found: Sequence[Candidate]) -> Candidate | None:
    """Beside "First published on …" an unlabelled later time is that of the last change."""
    first = next((one for one in found if one.role == "published" and plain(one.label).startswith(_FIRST)), None)
    if first is None or not first.date.complete:
        return None
    later = [one for one in found if one.role == "date" and one.date.complete and one.date.value > first.date.value]
    return later[0] if later and abs(later[0].line - first.line) <= 2 else None


def _most_precise_modified(found: Sequence[Candidate]) -> Candidate:
    first = found[0]
    return next((one for one in found if one.date.hour is not None and day_of(one.date) == day_of(first.date)), first)


def _turned(changed: Candidate, published: Moment) -> Candidate | None:
    """A change whose day and month can be read either way cannot be older than the article: the other way then."""
    if changed.date.swapped is None or changed.date.value[:10] >= published.value[:10]:
        return None
    other = replace(swap(changed.date), swapped=None)
    return replace(changed, date=other) if other.value[:10] >= published.value[:10] else None


# ── checks ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def checked(
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
        other = parsed(item.value) if moment is not None else None
        if moment is not None and other is not None and other.value[:10] != moment.value[:10]:
            found.append(item)
    return found
