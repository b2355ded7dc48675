"""What the lines that were taken out add to the times of publication and change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from service.document import Moment
from service.lines import lookup_key
from service.masthead.candidates import Candidate
from service.masthead.moments import Moments, checked
from service.masthead.phrases import folded_words
from service.masthead.stated import moment


def with_outside(
    moments: Moments, dates: Sequence[Candidate], hints: Mapping[str, str], below: Sequence[Candidate] = ()
) -> Moments:
    """Where nothing else states when it was published or changed, the lines that were taken out do.

    `below` are changes on lines right below the article.
    """
    if moments.published is not None and moments.modified is None and below:
        days = (_on_its_day(one, moments.published) for one in below)
        later = next(
            (one for one in days if one is not None and one.date.value[:10] >= moments.published.value[:10]), None
        )
        return replace(moments, modified=checked(None, moment(later), hints)[1]) if later is not None else moments
    found = next((one for one in dates if one.role == "published" and not one.date.swapped), None)
    if (
        found is not None
        and moments.published is not None
        and moments.modified is None
        and _of_change(moments.published)
    ):
        first, changed = checked(moment(found), moments.published, hints)
        if first is not None and changed is not None and not changed.flags:
            return replace(moments, published=first, modified=changed)
    if found is not None and moments.published is not None and _timed_elsewhere(moments.published, found):
        return replace(moments, published=moment(found))
    if moments.published is not None or found is None:
        return moments
    published: Moment | None = moment(found)
    modified = moments.modified
    if modified is None:
        found = next((one for one in dates if one.role == "modified" and not one.date.swapped), None)
        modified = moment(found) if found is not None else None
    published, modified = checked(published, modified, hints)
    kept = tuple(warning for warning in moments.warnings if warning != "published-relative")
    return Moments(published, modified, moments.conflicts, kept)


def _on_its_day(change: Candidate, published: Moment) -> Candidate | None:
    """A change that states its time of day alone is of the day of publication, where that makes it later."""
    if change.date.day is not None:
        return change
    if published.precision not in ("minute", "second"):
        return None
    year, month, day = map(int, published.value[:_DAY].split("-"))
    zone = change.date.timezone or published.timezone
    dated = replace(change.date, year=year, month=month, day=day, timezone=zone)
    return replace(change, date=dated) if dated.value[:_MINUTE] > published.value[:_MINUTE] else None


_DAY, _MINUTE = len("2020-10-01"), len("2020-10-01T12:32")


def _timed_elsewhere(stated: Moment, other: Candidate) -> bool:
    """The dateline states the day alone, the other line the same day with its time."""
    same = stated.value == other.date.value[:_DAY] and other.date.hour is not None
    return same and stated.method == "dateline"


def _of_change(stated: Moment) -> bool:
    """The only time that the kept lines state is labelled as that of a change."""
    label = stated.method.removeprefix("label:")
    return label != stated.method and lookup_key(label) in folded_words("masthead.modified")
