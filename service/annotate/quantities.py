"""Counts and measures of English text: number, bounds, unit, what is counted and what happened to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Literal, cast

from service.annotate import actions, numerals
from service.annotate.numerals import Numeral
from service.annotate.tokens import SentenceView, Token
from service.lexicon import table, words

Qualifier = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "between"]

LONGEST_OBJECT = 7
"""Words of a counted thing, its complement (tonnes of cargo) apart."""


@dataclass(slots=True)
class Counted:
    """A quantity in a sentence: ``first`` and ``last`` in tokens (half-open), `start` and `end` in the document."""

    first: int
    last: int
    start: int
    end: int
    value: float | None
    minimum: float | None
    maximum: float | None
    qualifier: Qualifier
    unit: str | None
    object: str | None
    action: str | None
    sentence: SentenceView
    number: tuple[int, int] = (0, 0)
    flags: list[str] = field(default_factory=list)


def find(sentence: SentenceView, taken: Sequence[tuple[int, int]]) -> list[Counted]:
    """Quantities of one sentence, none inside the spans `taken` (dates, document offsets)."""
    tokens = sentence.tokens
    if not any(token.is_number or token.lower in _starts() for token in tokens):
        return []
    free = [n for n in numerals.find(tokens) if not _overlaps(tokens, n, taken)]
    found: list[Counted] = []
    skip = -1
    for position, numeral in enumerate(free):
        if numeral.first < skip:
            continue
        after = free[position + 1] if position + 1 < len(free) else None
        counted = _Reader(sentence, numeral, after).read()
        if counted is not None:
            found.append(counted)
            skip = counted.number[1]
    _share(found, tokens)
    _measure_alike(found, tokens)
    return found


@cache
def _starts() -> frozenset[str]:
    names = ("counts", "scales", "fractions", "vague")
    return frozenset(word for name in names for word in table("annotate-quantities", f"numerals.{name}"))


def _overlaps(tokens: Sequence[Token], numeral: Numeral, taken: Sequence[tuple[int, int]]) -> bool:
    start, end = tokens[numeral.first].start, tokens[numeral.last - 1].end
    return any(start < other_end and other_start < end for other_start, other_end in taken)


@dataclass(slots=True)
class _Reader:
    """Reads one quantity around its number."""

    sentence: SentenceView
    numeral: Numeral
    following: Numeral | None

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def read(self) -> Counted | None:
        low, high, last = self._range()
        first, unit = self._money_before()
        if unit is None and self._is_name(last):
            return None
        unit_end = last
        touching_hyphen = False
        if unit is None:
            unit, unit_end, touching_hyphen = self._unit(last)
        if unit is None and self._is_age_or_time(last):
            return None
        if unit == "year" and self._is_age(unit_end):
            return None
        qualifier, begin = self._qualifier(first)
        if self.numeral.vague and qualifier == "exact":
            qualifier = "at_least"
        ending, unit_end = self._qualifier_after(unit_end)
        qualifier = ending or qualifier
        if (
            unit is None
            and self.numeral.spelled
            and self.numeral.value == 1
            and not self.numeral.fraction
            and not self._counts_one(unit_end)
        ):
            return None
        named, object_last = self._object(unit_end, unit, touching_hyphen)
        if unit is None and named is None and not self._stands_alone(last, qualifier):
            return None
        action = self._action(begin, object_last)
        value, minimum, maximum, qualifier = _bounds(low, high, qualifier)
        if self.numeral.vague:
            value = None
        start, end = self.tokens[begin].start, self.tokens[max(object_last, unit_end, last) - 1].end
        if unit is not None and named is None:
            named = self._described(begin, max(unit_end, last)) or self._complement(begin) or self._subject(begin)
        return Counted(
            begin,
            max(object_last, unit_end, last),
            start,
            end,
            value,
            minimum,
            maximum,
            qualifier,
            unit,
            named,
            action,
            self.sentence,
            (first, last),
        )

    # Number

    def _range(self) -> tuple[float, float | None, int]:
        """Low and high end, and the token after them: 5-7, between 40 and 50, $1.9 million to $2.3 million."""
        tokens, numeral, other = self.tokens, self.numeral, self.following
        if other is None:
            return numeral.value, None, numeral.last
        gap = [t.lower for t in tokens[numeral.last : other.first] if t.text not in "$€£" and t.lower != "rp"]
        lead = tokens[numeral.first - 1].lower if numeral.first else ""
        if lead in ("$", "€", "£", "rp"):
            lead = tokens[numeral.first - 2].lower if numeral.first > 1 else ""
        if len(gap) > 2:
            units = gap[:-1]
            if not (gap[-1] == "to" and len(gap) == 2 and units):
                return numeral.value, None, numeral.last
        joined = (
            gap in (["-"], ["to"], ["or"])
            or (gap == ["and"] and lead == "between")
            or (len(gap) == 2 and gap[1] == "to" and lead == "from" and _all_units().get((gap[0],)) is not None)
        )
        if gap == ["or"] and not (other.value - numeral.value == 1 and numeral.value < 20):
            joined = False
        if gap == ["to"] and lead in ("by", "fell", "rose"):
            joined = False
        if not joined or numeral.fraction:
            return numeral.value, None, numeral.last
        low, high = numeral.value, other.value
        scale = _scale_of(tokens, other)
        if scale > 1 and low < 1_000 and _scale_of(tokens, numeral) == 1:
            low *= scale
        if low >= high and scale > 1 and lead == "from":
            return low, None, numeral.last
        return (low, high, other.last) if low < high else (numeral.value, None, numeral.last)

    def _money_before(self) -> tuple[int, str | None]:
        first = self.numeral.first
        for width in (3, 2, 1):
            if first >= width:
                written = self.sentence.slice(self.tokens[first - width].start, self.tokens[first - 1].end)
                unit = _money().get(written)
                if unit is not None and (width == 1 or len(written) <= 5):
                    return first - width, unit
        return first, None

    def _unit(self, last: int) -> tuple[str | None, int, bool]:
        """The unit after the number, the token after it, and whether a hyphen ties them (a 24-foot boat)."""
        tokens = self.tokens
        hyphen = (
            last < len(tokens)
            and tokens[last].text == "-"
            and self.sentence.touches(last)
            and self.sentence.touches(last + 1)
            if last + 1 < len(tokens)
            else False
        )
        at = last + 1 if hyphen else last
        if (
            self.numeral.fraction
            and at + 1 < len(tokens)
            and tokens[at].lower in ("a", "an")
            and (tokens[at + 1].lower,) in _all_units()
        ):
            return _all_units()[(tokens[at + 1].lower,)], at + 2, False
        if tokens[at : at + 1] and tokens[at].lower in ("points", "point") and self._is_percentage():
            return "percentage point", at + 1, hyphen
        for width in (3, 2, 1):
            if at + width > len(tokens):
                continue
            key = tuple(t.lower for t in tokens[at : at + width])
            unit = _all_units().get(key)
            if unit is not None:
                return self._per(unit, at + width), at + width, hyphen
        for width in (3, 2, 1):
            if at + width > len(tokens):
                continue
            written = self.sentence.slice(tokens[at].start, tokens[at + width - 1].end)
            unit = _symbols().get(written)
            if unit is None or (
                len(written) == 1 and written in "CFtlgm" and written not in "m" and not self.sentence.touches(at)
            ):
                continue
            return unit, at + width, hyphen
        return None, last, False

    def _is_percentage(self) -> bool:
        """Points are of percent where the sentence speaks of percent or of a rise or fall."""
        return any(
            t.lower in ("%", "percent", "up", "down")
            or actions.forms().get(t.lower) in ("risen", "fallen", "gained", "increased", "dropped", "grown")
            for t in self.tokens
        )

    def _per(self, unit: str, at: int) -> str:
        rate = {
            ("per", "hour"): {"km": "km/h", "mile": "mph"},
            ("an", "hour"): {"km": "km/h", "mile": "mph"},
            ("per", "second"): {"m": "m/s"},
            ("a", "second"): {"m": "m/s"},
        }
        key = tuple(t.lower for t in self.tokens[at : at + 2])
        return rate.get((key[0], key[-1]), {}).get(unit, unit) if key else unit

    # What is no count

    def _is_name(self, last: int) -> bool:
        """Part of a name or a list mark: No. 5, 41st regiment, T-72, COVID-19, Article 5, 1) …"""
        tokens, first = self.tokens, self.numeral.first
        if (
            first == 0
            and last < len(tokens)
            and tokens[last].text in (")", ".")
            and not self.numeral.spelled
            and self.numeral.value < 100
        ):
            return True
        if last < len(tokens) and tokens[last].lower in _not_after() and not self.numeral.spelled:
            return True
        if (
            self.numeral.spelled
            and first
            and tokens[first - 1].lower in ("no", "number", "phase", "stage", "chapter", "channel", "day", "level")
        ):
            return tokens[first].is_capitalized or tokens[first - 1].lower in ("day", "phase", "stage", "level")
        if first == 0 or self.numeral.spelled:
            return self._capital_name()
        lead = tokens[first - 1]
        if lead.text in "-/" and self.sentence.touches(first - 1) and self.sentence.touches(first):
            return first >= 2 and (tokens[first - 2].is_word or tokens[first - 2].is_number)
        if self.sentence.touches(first) and lead.is_word:
            return True
        if lead.text == "#":
            return True
        if (
            lead.text == "."
            and first >= 2
            and tokens[first - 2].lower in ("no", "nos", "art", "sec", "ch", "fig", "vol", "p", "pp")
        ):
            return True
        if lead.text == ":" and self.sentence.touches(first - 1) and first >= 2 and tokens[first - 2].is_number:
            return True
        if lead.is_word and lead.lower in _not_before():
            known = lead.is_capitalized or lead.lower in (
                "page",
                "article",
                "number",
                "route",
                "flight",
                "chapter",
                "paragraph",
                "channel",
                "phase",
                "stage",
                "aged",
                "age",
                "ages",
                "grade",
                "room",
            )
            return known and lead.lower not in ("a", "year", "week")
        return self._capital_name()

    def _capital_name(self) -> bool:
        """Four Seasons, Group of Seven, the G20."""
        tokens, first = self.tokens, self.numeral.first
        if not self.numeral.spelled or not tokens[first].is_capitalized or self.sentence.is_headline:
            return False
        return (
            first > 0
            and tokens[first - 1].lower in ("of", "the", "channel", "flight")
            and tokens[first - 1].text[0].islower()
        )

    def _is_age_or_time(self, last: int) -> bool:
        tokens, first = self.tokens, self.numeral.first
        if (
            last + 1 < len(tokens)
            and tokens[last].text == ":"
            and tokens[last + 1].is_number
            and self.sentence.touches(last)
        ):
            return True
        after = tokens[last].lower if last < len(tokens) else ""
        if after in ("am", "pm", "gmt", "utc", "o'clock") or (
            after in ("a", "p")
            and last + 2 < len(tokens)
            and tokens[last + 1].text == "."
            and tokens[last + 2].lower == "m"
        ):
            return True
        if (
            not self.numeral.spelled
            and first
            and tokens[first - 1].text == ","
            and after in (",", ".")
            and 0 < self.numeral.value < 120
        ):
            return first >= 2 and tokens[first - 2].is_capitalized and tokens[first].text.isdecimal()
        if first and tokens[first - 1].lower in ("aged", "age", "ages", "turned", "at") and self.numeral.value < 130:
            return tokens[first - 1].lower in ("aged", "age", "ages", "turned") or (
                not self.numeral.spelled
                and "." in tokens[first].text
                and self.numeral.value < 24
                and len(tokens[first].text.split(".")[1]) == 2
            )
        four = not self.numeral.spelled and tokens[first].text.isdecimal() and len(tokens[first].text) == 4
        return four and after in ("gmt", "utc", "hours", "local", "msk", "wib")

    def _is_age(self, unit_end: int) -> bool:
        tokens = self.tokens
        after = [t.lower for t in tokens[unit_end : unit_end + 2]]
        return bool(after) and (after[0] == "old" or after == ["-", "old"] or after == ["of", "age"])

    def _counts_one(self, at: int) -> bool:
        """ "one soldier", not "one of the largest" or "one thing"."""
        if at >= len(self.tokens):
            return False
        nearby = [t.lower for t in self.tokens[at : at + 3]]
        return any(word in _ones() for word in nearby[:1]) or (
            len(nearby) > 1 and nearby[1] in _ones() and self.tokens[at].is_word and nearby[0] not in _stops()
        )

    # Bounds

    def _qualifier(self, first: int) -> tuple[Qualifier, int]:
        tokens = self.tokens
        begin = first
        found: Qualifier = "exact"
        if (
            begin
            and tokens[begin - 1].lower in ("a", "the", "his", "her", "its", "their")
            and tokens[begin].is_number is False
            and not self.numeral.spelled
        ):
            begin -= 0
        for _ in range(2):
            for width in (5, 4, 3, 2, 1):
                if begin >= width:
                    phrase = tuple(t.lower for t in tokens[begin - width : begin])
                    kind = _qualifiers().get(phrase)
                    if kind is not None and not (phrase == ("near",) and self.numeral.fraction):
                        begin -= width
                        if found == "exact" or kind in ("at_least", "at_most"):
                            found = kind
                        break
            else:
                break
        if tokens[begin - 1].lower in ("between", "from") and begin:
            begin -= 1
        return found, begin

    def _qualifier_after(self, at: int) -> tuple[Qualifier | None, int]:
        for width in (3, 2, 1):
            phrase = tuple(t.lower for t in self.tokens[at : at + width])
            kind = _qualifiers_after().get(phrase) if len(phrase) == width else None
            if kind is not None:
                return kind, at + width
        return None, at

    # Object

    def _object(self, at: int, unit: str | None, hyphen: bool) -> tuple[str | None, int]:
        tokens = self.tokens
        begin = at
        measured = unit is not None and not hyphen
        if measured:
            if not (at < len(tokens) and tokens[at].lower == "of"):
                return None, at
            begin = at + 1
        elif at < len(tokens) and tokens[at].text == "-" and self.sentence.touches(at) and not hyphen:
            begin = at + 1
        if begin < len(tokens) and tokens[begin].lower == "of":
            begin += 1
        while begin < len(tokens) and tokens[begin].lower in _determiners():
            begin += 1
        if begin < len(tokens) and tokens[begin].is_number and begin > at:
            begin = self._over_total(begin)
        last = self._phrase_end(begin)
        if last == begin:
            return (None, at)
        if tokens[begin].lower in _pronouns():
            return None, begin + 1
        named = self.sentence.slice(tokens[begin].start, tokens[last - 1].end)
        return named, last

    def _over_total(self, at: int) -> int:
        """19 of 23 damaged substations: the things stand after the total."""
        return at + 1

    def _phrase_end(self, begin: int) -> int:
        tokens = self.tokens
        last = begin
        while last < len(tokens) and last - begin < LONGEST_OBJECT:
            token = tokens[last]
            if token.is_word:
                if token.lower in _stops() and not (token.lower == "and" and self._joins(last, begin)):
                    break
                if last > begin and self._is_verb(last, begin):
                    break
                if token.lower == "and":
                    last += 1
                    continue
            elif token.text == "-" and last > begin and self.sentence.touches(last):
                last += 1
                continue
            elif token.is_number and last > begin and tokens[last - 1].text == "-":
                pass
            else:
                break
            last += 1
        while last > begin and not (tokens[last - 1].is_word or tokens[last - 1].is_number):
            last -= 1
        while last > begin and tokens[last - 1].lower in ("and", "of"):
            last -= 1
        if (
            last < len(tokens) - 1
            and tokens[last].lower == "of"
            and last > begin
            and tokens[last - 1].lower in _CONTAINERS
        ):
            return self._phrase_end(last + 1) if self._phrase_end(last + 1) > last + 1 else last
        return last

    def _is_unfinished(self, at: int) -> bool:
        """Six command and observation zones: many things, but no plural yet."""
        head = self.tokens[at - 1].lower
        return (
            (self.numeral.value > 1 or self.numeral.vague)
            and not self.numeral.fraction
            and not head.endswith("s")
            and head not in _PEOPLE
        )

    def _joins(self, at: int, begin: int) -> bool:
        """Whether "and" joins two things under one number (tanks and armored vehicles), not two clauses or numbers."""
        tokens = self.tokens
        if at == begin or at + 1 >= len(tokens):
            return False
        after = tokens[at + 1]
        if (
            not after.is_word
            or after.lower in _stops()
            or after.lower in _starts()
            or after.lower in ("dozens", "some", "several", "many", "at", "more", "nearly")
        ):
            return False
        if after.is_capitalized and not tokens[at - 1].is_capitalized:
            return False
        if actions.participle(after) and not (
            at + 2 < len(tokens)
            and tokens[at + 2].is_word
            and tokens[at + 2].lower not in _stops()
            and after.lower.endswith("ed")
        ):
            return False
        if self._is_unfinished(at):
            return True
        return (
            tokens[at - 1].lower.endswith("s")
            or tokens[at - 1].lower in _PEOPLE
            or (at + 2 < len(tokens) and tokens[at + 2].lower.endswith("s"))
        )

    def _is_verb(self, at: int, begin: int) -> bool:
        """Whether the word begins the predicate: a participle that no noun follows, or a plain verb after a plural."""
        tokens = self.tokens
        token = tokens[at]
        action = actions.forms().get(token.lower)
        before = tokens[at - 1]
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        plural = before.lower.endswith("s") or before.lower in _PEOPLE
        if token.lower.endswith("ing") and plural:
            return True
        if token.lower.endswith("ed") or (action is not None and action == token.lower):
            if after is None or not after.is_word or after.lower in _stops():
                return True
            return plural
        return action is not None and plural and not before.lower.endswith("ss")

    def _described(self, begin: int, end: int) -> str | None:
        """A 20 percent discount: the noun that a measure after an article describes."""
        tokens = self.tokens
        if not begin or tokens[begin - 1].lower not in (
            "a",
            "an",
            "the",
            "its",
            "their",
            "his",
            "her",
            "this",
            "another",
        ):
            return None
        last = self._phrase_end(end)
        return self.sentence.slice(tokens[end].start, tokens[last - 1].end) if last > end else None

    def _complement(self, begin: int) -> str | None:
        """Compensation of up to 6,000 crowns: the noun before "of"."""
        tokens = self.tokens
        if (
            begin < 2
            or tokens[begin - 1].lower not in ("of", "at", "worth")
            or not tokens[begin - 2].is_word
            or tokens[begin - 2].lower in _stops()
        ):
            return None
        if actions.forms().get(tokens[begin - 2].lower) == tokens[begin - 2].lower:
            return None
        first = begin - 2
        while (
            first > 0
            and begin - first < 5
            and tokens[first - 1].is_word
            and tokens[first - 1].lower not in _stops()
            and actions.forms().get(tokens[first - 1].lower) is None
        ):
            first -= 1
        return self.sentence.slice(tokens[first].start, tokens[begin - 2].end)

    def _subject(self, begin: int) -> str | None:
        """What rose or fell: the noun phrase before the verb that leads to a measure."""
        tokens = self.tokens
        at = begin - 1
        while at >= 0 and tokens[at].lower in (
            "by",
            "to",
            "from",
            "about",
            "a",
            "the",
            "an",
            "at",
            "up",
            "down",
            "further",
            "sharply",
            "another",
        ):
            at -= 1
        if at < 1 or actions.forms().get(tokens[at].lower) is None:
            return None
        at -= 1
        while at >= 0 and (tokens[at].lower in actions.AUXILIARIES or tokens[at].lower in ("also", "already", "not")):
            at -= 1
        last = at + 1
        while (
            at >= 0
            and tokens[at].is_word
            and (tokens[at].lower not in _stops() or tokens[at].lower in ("of", "and"))
            and last - at <= 6
        ):
            at -= 1
        first = at + 1
        while first < last and tokens[first].lower in ("of", "and"):
            first += 1
        if first >= last or tokens[last - 1].lower in _stops():
            return None
        return self.sentence.slice(tokens[first].start, tokens[last - 1].end)

    def _action(self, begin: int, last: int) -> str | None:
        found = actions.after(self.tokens, last, last + 5) or actions.before(self.tokens, begin, begin - 6)
        return found or actions.far_after(self.tokens, last, last + 18)

    def _stands_alone(self, last: int, qualifier: Qualifier) -> bool:
        """Whether a number without a noun is a count: "wounding 12", "at least 30", "three were".

        Bare figures inside brackets, scores (2-1) and figures after a colon are none.
        """
        tokens, first = self.tokens, self.numeral.first
        after = tokens[last].lower if last < len(tokens) else "."
        before = tokens[first - 1].lower if first else ""
        if qualifier != "exact" or self.numeral.fraction:
            return not (self.numeral.fraction and after == "-")
        if before in ("(", "/", ":", "#") or after in (")", "/", ":", "-", "'s") or before == "-":
            return False
        if actions.forms().get(before) and before not in ("make", "made"):
            return True
        if after in actions.AUXILIARIES or after in (
            "died",
            "killed",
            "more",
            "others",
            "dead",
            "wounded",
            "injured",
            "missing",
        ):
            return not (self.numeral.spelled and self.numeral.value == 1)
        if self.numeral.spelled and self.numeral.value == 1:
            return False
        if before in (
            "to",
            "from",
            "and",
            "by",
            "all",
            "of",
            "with",
            "for",
            "than",
            "were",
            "was",
            "are",
            "is",
            "the",
            ",",
        ):
            return before in ("all", "to", "from", "and") or not tokens[first].is_number or self.numeral.value >= 10
        return self.numeral.spelled


def _bounds(
    low: float, high: float | None, qualifier: Qualifier
) -> tuple[float | None, float | None, float | None, Qualifier]:
    if high is not None:
        return None, low, high, "between"
    if qualifier in ("at_least", "more_than"):
        return low, low, None, qualifier
    if qualifier in ("at_most", "less_than"):
        return low, None, low, qualifier
    return low, None, None, qualifier


def _share(found: Sequence[Counted], tokens: Sequence[Token]) -> None:
    """Members of one coordinated list have one action: the one after its last member or before its first."""
    groups: list[list[Counted]] = []
    for counted in found:
        if groups and _coordinated(tokens, groups[-1][-1], counted):
            groups[-1].append(counted)
        else:
            groups.append([counted])
    for group in groups:
        if len(group) < 2:
            continue
        known = [c.action for c in group if c.action is not None]
        if known:
            for counted in group:
                counted.action = counted.action or (group[-1].action or known[0])


def _measure_alike(found: Sequence[Counted], tokens: Sequence[Token]) -> None:
    """From five kilometers to three: the second figure has the first one's unit."""
    for left, right in pairwise(found):
        gap = [t.lower for t in tokens[left.last : right.first]]
        if (
            right.unit is None
            and right.object is None
            and left.unit is not None
            and gap in (["to"], ["to", "just"], ["to", "only"])
        ):
            right.unit, right.object, right.action = left.unit, left.object, left.action


def _coordinated(tokens: Sequence[Token], left: Counted, right: Counted) -> bool:
    if (left.unit is None) != (right.unit is None) or (left.object is None) != (right.object is None):
        return False
    gap = [t.lower for t in tokens[left.last : right.first]]
    if not gap or len(gap) > 9 or gap[-1] in _LINKS - {",", "and", "or", "as", "plus", "with", "including"}:
        return False
    linked = any(word in (",", "and", "or", "plus", ";") for word in gap)
    return linked and all(
        word in _LINKS or (word.isalpha() and word not in _stops() and word not in actions.forms()) for word in gap
    )


_LINKS = frozenset([",", "and", "or", "as", "well", "plus", "also", ";", "with", "including", "-"])
_CONTAINERS = frozenset(
    [
        "doses",
        "tons",
        "tonnes",
        "pieces",
        "units",
        "head",
        "flasks",
        "bottles",
        "boxes",
        "bags",
        "sets",
        "pairs",
        "cases",
        "types",
        "kinds",
        "members",
        "groups",
        "members",
        "barrels",
        "rounds",
        "copies",
        "cans",
        "packs",
        "litres",
        "liters",
        "crew",
        "rows",
        "teams",
        "batches",
        "shipments",
        "truckloads",
        "liters",
    ]
)
_PEOPLE = frozenset(
    [
        "people",
        "men",
        "women",
        "children",
        "police",
        "personnel",
        "troops",
        "dead",
        "wounded",
        "injured",
        "crew",
        "cattle",
        "aircraft",
        "sheep",
        "fish",
        "staff",
    ]
)


@cache
def _stops() -> frozenset[str]:
    return frozenset(words("annotate-quantities", "objects.stops"))


@cache
def _determiners() -> frozenset[str]:
    return frozenset(words("annotate-quantities", "objects.determiners"))


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(words("annotate-quantities", "objects.pronouns"))


@cache
def _ones() -> frozenset[str]:
    return frozenset(words("annotate-quantities", "not_counts.one"))


@cache
def _not_before() -> frozenset[str]:
    return frozenset(words("annotate-quantities", "not_counts.before"))


@cache
def _not_after() -> frozenset[str]:
    return frozenset(
        (*words("annotate-quantities", "not_counts.after"), *words("annotate-quantities", "not_counts.nouns"))
    )


def _keys(name: str) -> Mapping[tuple[str, ...], str]:
    return {tuple(_split(form)): unit for unit, forms in table("annotate-quantities", name).items() for form in forms}


def _split(form: str) -> list[str]:
    return form.replace("-", " - ").replace(".", " . ").split()


@cache
def _all_units() -> Mapping[tuple[str, ...], str]:
    return _keys("units")


@cache
def _symbols() -> Mapping[str, str]:
    return {form: unit for unit, forms in table("annotate-quantities", "symbols").items() for form in forms}


@cache
def _money() -> Mapping[str, str]:
    return {form: unit for unit, forms in table("annotate-quantities", "money_before").items() for form in forms}


@cache
def _qualifiers() -> Mapping[tuple[str, ...], Qualifier]:
    return cast("Mapping[tuple[str, ...], Qualifier]", _keys("qualifiers"))


@cache
def _qualifiers_after() -> Mapping[tuple[str, ...], Qualifier]:
    return cast("Mapping[tuple[str, ...], Qualifier]", _keys("qualifiers_after"))


def _scale_of(tokens: Sequence[Token], numeral: Numeral) -> float:
    """1,000,000 for `2.3 million`; 1 for plain figures."""
    word = tokens[numeral.last - 1].lower
    found = table("annotate-quantities", "numerals.scales").get(word) or table(
        "annotate-quantities", "numerals.short_scales"
    ).get(word)
    return float(found) if found else 1.0
