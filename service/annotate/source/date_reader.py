"""One match of the source's date grammar as a point or a range."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from service.annotate.source import tense
from service.annotate.source.grammar import months, numbers, weekdays
from service.annotate.timeline import Point, exists, nearest_year, shift, weekday
from service.lexicon import table, words

Points = tuple[Point, Point | None]


@dataclass(slots=True)
class Reader:
    """Reads `match`; ``lead`` is the text before it."""

    match: re.Match[str]
    language: str
    published: Point | None
    lead: str
    leans: bool = False

    def read(self) -> Points | None:
        """First and last point; None where the words say no date."""
        kind = self.match.lastgroup or ""
        found: Points | None = getattr(self, f"_{kind}_" if kind == "year" else f"_{kind}")()
        return found

    def value(self, first: Point, last: Point | None) -> str:
        """EDTF; open where a word before the date opens or closes it."""
        if last is not None:
            return f"{first.edtf()}/{last.edtf()}"
        said = self._said()
        for side in ("opens", "closes"):
            if any(
                re.search(rf"(?:^|\s){re.escape(word)}\s\Z", said)
                for word in words("annotate-source-dates", f"{self.language}.{side}")
            ):
                if side == "closes" and self._told() is False:
                    return first.edtf() if first.unit == "year" or self.language == "id" else f"../{first.edtf()}"
                return f"{first.edtf()}/.." if side == "opens" else f"../{first.edtf()}"
        return first.edtf()

    # What stands around

    def _said(self) -> str:
        groups = self.match.groupdict()
        own = next((groups[name] for name in ("before", "mb", "ml", "sl") if groups.get(name)), None)
        text = self.match.group()
        if own is None and self.match.lastgroup == "year" and self.language == "id":
            own = text.split(" ")[0]
        joined = f"{self.lead}{own} " if own else self.lead
        middle = re.search(rf"\s(?:{'|'.join(words('annotate-source-dates', f'{self.language}.middle'))})\s\Z", joined)
        return joined[: middle.start() + 1] if middle else joined

    def _told(self) -> bool | None:
        start, end = self.match.span()
        return tense.ahead(self.match.string, start, end, self.language)

    @property
    def _future(self) -> bool:
        """Whether the date lies ahead: by its verb, or as a term without a verb that is past."""
        told = self._told()
        return self._is_term if told is None else told

    @property
    def _is_term(self) -> bool:
        """Whether something ends, or begins, at the date."""
        said = self._said()
        return any(said.endswith(f"{word} ") for word in words("annotate-source-dates", f"{self.language}.terms"))

    def _year(self, name: str) -> int | None:
        found = self.match.groupdict().get(name)
        return int(found) if found else None

    def _near(self, point: Point) -> Point:
        if point.year is None:
            self.leans = True
        told = self._told()
        since = self._said().endswith((" с ", "sejak ")) and not told
        return nearest_year(
            point, self.published, future=self._future, past=since or (told is False and not self._is_term)
        )

    # Kinds of dates

    def _numeric(self) -> Points | None:
        return self._one(self._year("ny"), int(self.match["nm"]), self.match["nd"])

    def _day(self) -> Points | None:
        month, year = months(self.language)[self.match["m1"]], self._year("y1")
        first = self._one(year, month, self.match["d1"])
        if first is None or not self.match["e1"]:
            return first
        last = self._one(year or first[0].year, month, self.match["e1"])
        return (first[0], last[0]) if last is not None else None

    def _one(self, year: int | None, month: int, day: str | int) -> Points | None:
        if not exists(year, month, int(day)):
            return None
        return self._near(Point(year, month, int(day), "day")), None

    def _days(self) -> Points | None:
        last_month = months(self.language)[self.match["rn"]]
        first_month = months(self.language)[self.match["rm"]] if self.match["rm"] else last_month
        last = self._one(self._year("rz"), last_month, self.match["rb"])
        if last is None:
            return None
        year = self._year("ry") or (last[0].year - (first_month > last_month) if last[0].year else None)
        first = self._one(year, first_month, self.match["ra"])
        return (first[0], last[0]) if first is not None else None

    def _span(self) -> Points | None:
        first, last = months(self.language)[self.match["sm"]], months(self.language)[self.match["sn"]]
        end = self._near(Point(self._year("sz"), last, None, "month"))
        start = self._year("sy") or (end.year - (first > last) if end.year else None)
        return (Point(start, first, None, "month"), end) if start is not None and end.year else None

    def _nth(self) -> Points | None:
        if self.match["nw"]:
            return self._one(
                None, months(self.language)[self.match["nwm"]], numbers(self.language, "nth")[self.match["nw"]]
            )
        if self.published is None or self.published.month is None:
            return None
        self.leans = True
        return self._one(self.published.year, self.published.month, self.match["ng"])

    def _weekof(self) -> Points | None:
        return self._near(Point(self._year("wy"), months(self.language)[self.match["wm"]], None, "month")), None

    def _monthyear(self) -> Points | None:
        return Point(int(self.match["y2"]), months(self.language)[self.match["m2"]], None, "month"), None

    def _month(self) -> Points | None:
        resolved = self._near(Point(None, months(self.language)[self.match["m3"]], None, "month"))
        return (resolved, None) if resolved.year is not None else None

    def _quarter(self) -> Points | None:
        number = 32 + numbers(self.language, "quarters")[self.match["q"]]
        year = self._year("qy") or self._relative_year("qr")
        if year is None:
            if self.published is None or self.published.year is None or self.published.month is None:
                return None
            self.leans = True
            year = self.published.year - ((number - 33) * 3 >= self.published.month and not self._future)
        return Point(year, number, None, "season"), None

    def _relative_year(self, name: str) -> int | None:
        word = self.match.groupdict().get(name)
        if not word or self.published is None or self.published.year is None:
            return None
        self.leans = True
        return self.published.year + numbers(self.language, "years")[word]

    def _season(self) -> Points | None:
        which, lead = numbers(self.language, "seasons")[self.match["s"]], self.match["sl"]
        year = self._year("se") or self._relative_year("sr")
        point = Point(year, which, None, "season")
        if year is None:
            if lead is None and (self._told() is None or not self.match["s"].endswith(("ой", "ом", "ью"))):
                return None
            self.leans = True
            last = lead in words("annotate-source-dates", f"{self.language}.season_last")
            point = nearest_year(point, self.published, future=self._future and not last, past=last)
        if point.year is None:
            return None
        if lead and any(word in lead for word in words("annotate-source-dates", f"{self.language}.season_start")):
            return Point(point.year, {21: 3, 22: 6, 23: 9, 24: 12}[which], None, "month"), None
        return point, None

    def _years(self) -> Points | None:
        first, last = int(self.match["ya"]), int(self.match["yb"])
        return (Point(first), Point(last)) if first < last else None

    def _first(self) -> Points | None:
        count = numbers(self.language, "numbers")[self.match["fn"]]
        year = self._year("fy") or (self.published.year if self.published is not None else None)
        if year is None or not 1 < count < 12:
            return None
        self.leans = self.match["fy"] is None
        return Point(year, 1, None, "month"), Point(year, count, None, "month")

    def _year_(self) -> Points | None:
        return Point(int(self.match["y4"])), None

    def _ago(self) -> Points | None:
        if self.published is None or self.published.as_date() is None:
            return None
        written = self.match["an"]
        amount = int(written) if written.isdecimal() else numbers(self.language, "numbers")[written]
        unit = str(table("annotate-source-dates", f"{self.language}.units")[self.match["au"]])
        self.leans = True
        return shift(self.published, -amount, unit), None

    def _relative(self) -> Points | None:
        unit, _, step = str(table("annotate-source-dates", f"{self.language}.periods")[self.match["rp"]]).partition(" ")
        base = self.published
        if base is None or base.year is None or (unit != "year" and base.month is None):
            return None
        self.leans = True
        if unit == "week":
            monday = weekday(0, base, direction="past")
            if monday.year is None:
                return None
            monday = shift(monday, int(step), "week")
            return monday, shift(monday, 6, "day")
        if unit == "day" and base.as_date() is None:
            return None
        return shift(base, int(step), unit), None

    def _weekend(self) -> Points | None:
        if self.published is None or self.published.as_date() is None:
            return None
        self.leans = True
        said = {self.match.groupdict().get("we"), self.match.groupdict().get("wa")}
        ahead = self._future or not said.isdisjoint(words("annotate-source-dates", f"{self.language}.weekend_next"))
        saturday = weekday(5, self.published, direction="future" if ahead else "past")
        return saturday, shift(saturday, 1, "day")

    def _weekday(self) -> Points | None:
        return self._day_of_week(self.match["w"])

    def _partday(self) -> Points | None:
        return self._day_of_week(self.match["pw"])

    def _day_of_week(self, name: str) -> Points | None:
        if self.published is None or self.published.as_date() is None:
            return None
        self.leans = True
        which = weekdays(self.language)[name]
        return replace(weekday(which, self.published, direction="future" if self._future else "past")), None
