"""Dates in the body: absolute, relative, ranges and open intervals, as EDTF.

Atoms (a day, month, year, weekday, "last month") are found by one regular expression a sentence, then joined into
ranges and opened or closed by the words before them (since, until). Relative ones resolve against the publication date.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from service.annotate import date_grammar
from service.annotate.date_atoms import Atom, Reader
from service.annotate.date_grammar import closers, openers
from service.annotate.tense import Tense
from service.annotate.timeline import Point, exists, nearest_year, of_date, weekday
from service.annotate.tokens import SentenceView

LONGEST_GAP = 36
"""Characters between the two ends of a range: " until 6 a.m. on the beginning of "."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a sentence: document offsets, first and last point (equal for a single one), and what it leans on."""

    start: int
    end: int
    first: Point | None
    last: Point | None
    leans_on: str | None = None

    @property
    def value(self) -> str:
        """EDTF: a point, an interval, or an interval open at one end."""
        if self.first == self.last and self.first is not None:
            return self.first.edtf()
        return f"{self.first.edtf() if self.first else '..'}/{self.last.edtf() if self.last else '..'}"

    @property
    def precision(self) -> str:
        """Of the point, or of the end that is known."""
        point = self.first or self.last
        return point.precision if point else "day"


def find(
    sentences: Sequence[SentenceView], published: Point | None, names: Sequence[tuple[int, int]] = ()
) -> list[Dated]:
    """Dates of every sentence in order. A day before ("the previous day") leans on the mention before it.

    `names`: document offsets of names, in order; a weekday or month that is part of one ("the Sunday Times") is none.
    """
    found: list[Dated] = []
    previous: Point | None = None
    starts = [start for start, _ in names]
    for sentence in sentences:
        for dated in _in_sentence(sentence, published, previous):
            if _in_name(dated, names, starts):
                continue
            found.append(dated)
            if dated.first is not None and dated.first.unit == "day" and dated.first.month is not None:
                previous = dated.first
    return found if published is not None else _of_stated_year(found)


def _of_stated_year(found: list[Dated]) -> list[Dated]:
    """Without a publication: May 9 beside "Sunday, May 7, 2023" is of that year, when all full days are of one."""
    ends = (end for dated in found for end in (dated.first, dated.last) if end is not None)
    days = {day for end in ends if (day := end.as_date()) is not None}
    if len({day.year for day in days}) != 1:
        return found
    near = min(days)
    for at, dated in enumerate(found):
        point = dated.first
        if point is None or point != dated.last or point.year is not None or point.month is None or point.day is None:
            continue
        if not exists(near.year, point.month, point.day):
            continue
        day = near.replace(month=point.month, day=point.day)
        if min(abs((day - other).days) for other in days) <= _NEAR:
            told = of_date(day)
            found[at] = replace(dated, first=told, last=told, leans_on="text")
    return found


_NEAR = 14
"""Days from a day with its year at most, so that a day without one is surely of the same."""


def _in_name(dated: Dated, names: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Whether a weekday, day or month lies inside a longer name; a year may (the 2006 World Cup)."""
    if dated.first is None or dated.first.unit not in ("day", "month"):
        return False
    at = bisect_right(starts, dated.start) - 1
    return at >= 0 and names[at][1] >= dated.end and names[at] != (dated.start, dated.end)


def _in_sentence(sentence: SentenceView, published: Point | None, previous: Point | None) -> list[Dated]:
    text = sentence.text
    tense = Tense(sentence)
    future = tense.ahead
    atoms: list[Atom] = []
    for match in date_grammar.find(sentence):
        before = nearest_year(atoms[-1].point, published) if atoms else previous
        atom = Reader(text, match, published, before, future).read()
        if atom is not None and not (atom.kind == "overnight" and not tense.behind(atom.start)):
            if not atom.bare_month and not text[max(0, atom.start - 7) : atom.start].lower().endswith("since "):
                atom.guessed = atom.point.year is None
                if atom.guessed:
                    atom.point = nearest_year(atom.point, published, future=future(atom.start))
            atoms.append(atom)
    if not atoms:
        return []
    _lend_years(atoms, tense, published)
    _lend_back(text, atoms)
    for atom in atoms:
        if atom.point.year is None:
            since = text[max(0, atom.start - 7) : atom.start].lower().endswith(("since ", "since e", "since l"))
            ahead = future(atom.start)
            set_for = text[max(0, atom.start - 4) : atom.start].lower() == "for "  # futures for March
            over = atom.bare_month and not ahead and not set_for and tense.behind(atom.start)
            atom.point = nearest_year(atom.point, published, future=ahead, past=since or over)
        if atom.last is not None:
            last = nearest_year(atom.last, atom.point if atom.point.year else published, future=True)
            atom.last = last
    return [
        replace(dated, start=dated.start + sentence.start, end=dated.end + sentence.start)
        for dated in _joined(text, atoms, tense)
    ]


def _is_before(point: Point, published: Point | None) -> bool:
    """Whether a month is over at publication, the months up to the end of its year counted."""
    return published is not None and published.year is not None and (point.year or 0) < published.year


def _lend_years(atoms: Sequence[Atom], tense: Tense, published: Point | None) -> None:
    """A month named after an explicit year of the same sentence is of that year: "in 2014 … dry by May".

    A month after one with its year is the next of its name: "began in December 2019 and peaked in April".
    """
    lender: Point | None = None
    for at, atom in enumerate(atoms):
        if atom.point.year is not None and atom.leans_on is None:
            lends = (atom.point.unit == "year" and atom.last is None) or (
                atom.point.unit in ("month", "day") and _is_before(atom.point, published)
            )
            opens = tense.since(atom.start)  # has paid 23 million since 2020 and pledged in July to pay more
            lends = lends and not opens and not tense.aside(atom.start)
            lender = atom.point if lends and not _ends_years(atoms, at) else None
        elif atom.bare_month and lender is not None and atom.point.year is None:
            over = published is not None and (published.year or 0) > (lender.year or 0)
            if (lender.month is not None or over) and tense.ahead(atom.start):
                continue
            later = (atom.point.month or 0) > (lender.month or 0)
            atom.point = replace(atom.point, year=(lender.year or 0) + (0 if later else 1))


def _ends_years(atoms: Sequence[Atom], at: int) -> bool:
    """The second of two years that stand a word apart: between 2005 and 2017."""
    before = atoms[at - 1] if at else None
    return before is not None and before.kind == atoms[at].kind == "year" and atoms[at].start - before.end < 8


def _lend_back(text: str, atoms: Sequence[Atom]) -> None:
    """In March and October 2005: the year after a list of months is that of all of them."""
    for at in range(len(atoms) - 2, -1, -1):
        atom, after = atoms[at], atoms[at + 1]
        stated = after.point.month is not None and after.point.year is not None and after.leans_on is None
        if atom.bare_month and atom.point.year is None and stated:
            if text[atom.end : after.start] not in (" and ", ", ", " or "):
                continue
            atom.point = replace(atom.point, year=after.point.year)


def _joined(text: str, atoms: Sequence[Atom], tense: Tense) -> Iterable[Dated]:
    index = 0
    while index < len(atoms):
        atom = atoms[index]
        after = atoms[index + 1] if index + 1 < len(atoms) else None
        if after is not None and _is_apposition(text, atom, after):
            bracketed = text[atom.end : after.start] == " (" and text[after.end : after.end + 1] == ")"
            after.start, after.end = atom.start, after.end + bracketed
            index += 1
            continue
        if atom.last is None and after is not None and after.last is None and _is_range(text, atom, after):
            if atom.kind == "weekday" and after.kind == "weekdayweek" and (day := atom.point.as_date()) is not None:
                atom.point = weekday(day.weekday(), after.point, direction="before")
            stated = replace(atom.point, year=None) if atom.guessed and not after.guessed else atom.point
            first, last = _agree(stated, _after(atom, after))
            start = _before(text, atom.start)
            yield Dated(start, after.end, first, last, atom.leans_on or after.leans_on)
            index += 2
            continue
        if not _COUNTED_FROM.search(text, max(0, atom.start - 20), atom.end):
            yield _single(text, atom, tense)
        index += 1


_COUNTED_FROM = re.compile(r"\b(?:days?|weeks?|fortnight|months?|years?)\sfrom\stoday\Z")
"""Two weeks from today: no date that stands there."""


def _after(first: Atom, last: Atom) -> Point:
    """From Thursday to Sunday: the Sunday behind that Thursday."""
    if first.kind == last.kind == "weekday" and (day := last.point.as_date()) is not None:
        return weekday(day.weekday(), first.point, direction="next")
    return last.point


def _agree(first: Point, last: Point) -> tuple[Point, Point]:
    """Both ends in one year when only the later one says it."""
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year)
    if last.year is None and first.year is not None:
        last = replace(last, year=first.year)
    if first.unit == last.unit and first.year and last.year and first.edtf() > last.edtf():
        if (first.month or 0) <= (last.month or 0) and first.month is not None and first.year == last.year + 1:
            return replace(first, year=last.year), last
        if (first.month or 0) > (last.month or 0) and first.year == last.year:
            first = replace(first, year=first.year - 1)
        else:
            return last, last
    return first, last


def _is_apposition(text: str, weekday_atom: Atom, day: Atom) -> bool:
    """Thursday, October 1; Tuesday (February 9, 2021): the weekday only repeats the day."""
    if weekday_atom.kind not in ("weekday", "named") or day.kind not in ("monthday", "daymonth", "iso"):
        return False
    return text[weekday_atom.end : day.start] in (", ", " (", " ", " - ", ", the ", " the ")


_CLOCK = r"(?:(?:\d{1,2}(?:[:.]\d\d(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)|noon|midnight|midday|dawn)\s(?:on\s)?)?"
_EARLY = r"(?:the\s)?(?:mid-|early\s|late\s|(?:end|beginning|start|middle)\sof\s(?:the\s)?)?"
_DASH = re.compile(rf"\s?-\s?\Z|,?\s(?:to|until|till|through|thru|up to)\s{_CLOCK}{_EARLY}\Z")
_AND = re.compile(rf"\sand\s{_CLOCK}{_EARLY}\Z")


def _is_range(text: str, first: Atom, second: Atom) -> bool:
    gap = text[first.end : second.start]
    if len(gap) > LONGEST_GAP:
        return False
    lead = text[max(0, first.start - 30) : first.start].lower()
    if re.fullmatch(r"\suntil\s(?:it|they|he|she|its|their)\s[a-z ]{3,12}(?:in|on)?\s", text[first.end : second.start]):
        return lead.rstrip().endswith("from") and first.kind == "year"
    if _AND.match(gap):
        return _FROM_BETWEEN.search(lead) is not None
    return bool(_DASH.match(gap))


def _single(text: str, atom: Atom, tense: Tense) -> Dated:
    last = atom.last or atom.point
    if atom.last is None:
        lead = text[max(0, atom.start - 40) : atom.start].lower()
        opens = openers().search(lead)
        if opens is not None and not _only_dates(lead, opens, atom, tense):
            return Dated(atom.start - len(opens.group(0)), atom.end, atom.point, None, atom.leans_on)
        closes = closers().search(lead)
        by = closes is not None and closes.group("word") == "by"
        clock = closes is not None and closes.group("word") == "before" and _OF_CLOCK.search(closes.group(0))
        if clock:
            closes = None  # shortly before 7 a.m. on Monday, before dawn Monday: that Monday
        if closes is not None and not (
            by and atom.point.unit == "year" and (atom.leans_on or tense.perfect(atom.start))
        ):
            return Dated(atom.start - len(closes.group(0)), atom.end, None, atom.point, atom.leans_on)
    start = atom.start
    if atom.last is not None:
        start = _before(text, start)
    return Dated(start, atom.end, atom.point, last, atom.leans_on)


def _only_dates(lead: str, opens: re.Match[str], atom: Atom, tense: Tense) -> bool:
    """A church that dates from the 12th century, prices up from 2016, debts from last year: "from" opens nothing."""
    if not opens.group(0).startswith("from "):
        return False
    if atom.kind in ("ago", "beforelast") or (atom.kind == "period" and not tense.ahead(atom.start)):
        return True
    before = lead[: opens.start()].rstrip().rsplit(" ", 1)[-1].strip(",(")
    return before in ("date", "dates", "dated", "dating", "back", "differs", "different") or (
        atom.point.unit == "year" and any(c.isdigit() for c in before)
    )


_OF_CLOCK = re.compile(r"\d|\b(?:dawn|daybreak|sunrise|noon|midday|midnight|dusk|sunset)\b")
_BETWEEN = re.compile(rf"\b(?:between|from)\s+{_CLOCK}{_EARLY}\Z", re.IGNORECASE)
_FROM_BETWEEN = re.compile(rf"\bbetween\s+{_CLOCK}{_EARLY}\Z")


def _before(text: str, at: int) -> int:
    """Where a range begins: at its "between" or "from", else at its first date."""
    lead = text[max(0, at - 40) : at]
    match = _BETWEEN.search(lead)
    return at - (len(lead) - match.start()) if match else at
