"""Counts and measures of English text: number, bounds, unit, what is counted and what happened to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from service.annotate import changes, distances, estimates, grammar, money, numerals, parts
from service.annotate.bounds import Bounds, bounded
from service.annotate.counted import Counted, compounds, measure_alike, restate, share_head, share_thing
from service.annotate.exclusions import Exclusions
from service.annotate.fate_features import unit_kind
from service.annotate.grammar import Grammar, Phrase
from service.annotate.measured import Measured
from service.annotate.measures import Measure, starts
from service.annotate.money import Countries
from service.annotate.numerals import Numeral
from service.annotate.objects import Objects
from service.annotate.roles import Roles
from service.annotate.tokens import SentenceView, Token
from service.annotate.word_lists import lists

MOST_LISTED = 30
"""Numbers of one sentence without any verb; where more stand, it is a table's row or a list of codes."""


def find(sentence: SentenceView, taken: Sequence[tuple[int, int]], countries: Countries | None = None) -> list[Counted]:
    """Quantities of one sentence, none inside the spans `taken` (dates, document offsets, in order, apart).

    `countries` of the article tell apart moneys of one sign (Rs, Sh, pounds).

    What happened to them is not told yet (`fates`)."""
    tokens = sentence.tokens
    if not sentence.has_figures and sentence.words.isdisjoint(starts()):
        return []
    free = [n for n in numerals.find(tokens) if not _overlaps(tokens, n, taken)]
    found: list[Counted] = []
    free = [n for n in free if not _labels(sentence, n)]
    parsed = grammar.of(sentence)
    if len(free) > MOST_LISTED and not any(group.finite for group in parsed.groups):
        return []
    skip, countries = -1, countries or Countries()
    for position, numeral in enumerate(free):
        if numeral.first < skip:
            continue
        after = free[position + 1] if position + 1 < len(free) else None
        counted = _Reader(sentence, numeral, after, parsed, countries).read()
        if counted is not None:
            found.append(counted)
            skip = counted.number[1]
    found = compounds(found, tokens)
    share_head(found, tokens)
    share_thing(found, tokens)
    restate(found, tokens)
    measure_alike(found, tokens)
    return found


def _overlaps(tokens: Sequence[Token], numeral: Numeral, taken: Sequence[tuple[int, int]]) -> bool:
    start, end = tokens[numeral.first].start, tokens[numeral.last - 1].end
    after = bisect_left(taken, end, key=lambda span: span[0])
    return after > 0 and taken[after - 1][1] > start


def _labels(sentence: SentenceView, numeral: Numeral) -> bool:
    """Cell 1 cell 2, row 1, row 1: a figure between two times the same word numbers what the word names."""
    tokens, first, last = sentence.tokens, numeral.first, numeral.last
    if first == 0 or numeral.spelled or not tokens[first - 1].is_word:
        return False
    word = tokens[first - 1].lower
    after = [t.lower for t in tokens[last : last + 2]]
    if after[:1] == [word] or (len(after) == 2 and after[0] in _BETWEEN_CELLS and after[1] == word):
        return True
    before = [t.lower for t in tokens[max(0, first - 4) : first - 1]]
    ends = not after or after[0] in (*_BETWEEN_CELLS, ".")
    pair = before[-2:] if before and before[-1] not in _BETWEEN_CELLS else before[:2]
    return ends and len(pair) == 2 and pair[0] == word and pair[1][0].isdecimal()


_BETWEEN_CELLS = frozenset((",", ";", "|", "/"))


@dataclass(slots=True)
class _Reader:
    """Reads one quantity around its number."""

    sentence: SentenceView
    numeral: Numeral
    following: Numeral | None
    grammar: Grammar
    countries: Countries

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def read(self) -> Counted | None:
        bounds = Bounds(self.sentence, self.numeral, self.following, self.grammar)
        doubts = Exclusions(self.sentence, self.numeral)
        low, high, last = bounds.range()
        first, unit = money.before(self.sentence, self.numeral.first, self.countries)
        if unit is None and doubts.is_name(last):
            return None
        unit_end = last
        touching_hyphen = False
        if unit is None:
            unit, unit_end, touching_hyphen = Measure(self.sentence, self.numeral).unit(last)
            if unit is not None and not touching_hyphen:
                unit = money.behind(unit, self.sentence, unit_end, self.numeral.value, self.countries)
        if doubts.is_lettered_name(last, unit) or (unit is None and doubts.is_age_or_time(last)):
            return None
        if unit in ("year", "day", "month", "week") and doubts.is_age(unit_end):
            return None
        qualifier, begin = bounds.qualifier(first)
        if qualifier == "more_than" and begin == first - 1 and self._lies_over(begin, unit):
            qualifier, begin = "exact", first
        if self.numeral.vague and qualifier == "exact":
            qualifier = "at_least"
        below = self._below_zero(begin, unit)
        if below:
            begin -= 1
            spelled = self.tokens[begin].is_word
            low, high = (-high, -low) if spelled and high is not None else (-low, high)  # minus 20 to 25 degrees
            unit = unit or ("°C" if self.tokens[begin].lower == "minus" else None)
        ending, unit_end = bounds.qualifier_after(unit_end)
        qualifier = ending or qualifier
        if (
            unit is None
            and self.numeral.spelled
            and self.numeral.value == 1
            and not self.numeral.fraction
            and not doubts.counts_one(unit_end)
        ):
            return None
        named, object_last = Objects(self.sentence, self.numeral, self.grammar).counted(unit_end, unit, touching_hyphen)
        times = unit is None and unit_end < len(self.tokens) and self.tokens[unit_end].lower == "times"
        if times:
            named, object_last = self._multiple(begin, unit_end + 1)
        if (
            unit is None
            and named is None
            and not doubts.stands_alone(last, qualifier)
            and not self._follows_verb()
            and not self._acts(last)
            and not (last < len(self.tokens) and self.tokens[last].lower in grammar.PRESUMED)
            and estimates.of(self.grammar, begin) is None
        ):
            return None
        value, minimum, maximum, qualifier = bounded(low, high, qualifier)
        if self.numeral.vague:
            value = None
        start, end = self.tokens[begin].start, self.tokens[max(object_last, unit_end, last) - 1].end
        action, thing = self._priced(begin), None
        adverb = named is not None and self.grammar.tags[object_last - 1] == "RB" and named.endswith("ly")
        if named is not None and (named.lower().rsplit(" ", 1)[-1] in _NO_OBJECTS or (adverb and " " not in named)):
            named = None  # four critically
        roles = Roles(self.grammar, begin, max(unit_end, last))
        partial = self.numeral.fraction or unit == "percent"
        if named is None and self._of_them(max(unit_end, last)):
            share = partial
            if (kind := parts.kind(self.grammar, max(unit_end, last))) is not None:
                share, object_last = False, kind[1]
                named = self.sentence.slice(self.tokens[kind[0]].start, self.tokens[kind[1] - 1].end)
                end = self.tokens[object_last - 1].end
        else:
            share = named is None and partial and roles.is_share()
        if named is None and unit is None and self._of_parent(begin):
            named = "children"
        if named is None and unit is None and not partial and (kind := parts.predicate(self.grammar, last)) is not None:
            named = self.sentence.slice(self.tokens[kind[0]].start, self.tokens[kind[1] - 1].end)
        own = named is not None and not times
        share = share or (named is None and (roles.of_which() is not None or self._compares(begin, unit_end)))
        tallied = (
            self.tokens[begin - 1].lower == "at" and self.tokens[begin - 2].lower in _TALLIES if begin > 1 else False
        )
        tally = False
        estimate = estimates.of(self.grammar, begin) if named is None else None
        away = named is None and unit in distances.UNITS and distances.lies(self.grammar, begin, unit_end)
        if estimate is not None:
            action = estimate.action
            if estimate.phrase is not None:
                named, thing = self._without_article(estimate.phrase), estimate.phrase.last - 1
            else:
                tally = True  # put the figure at 661: what was counted before
        elif tallied and named is None and unit is None:
            thing = None
        elif named is None and unit is None and (holder := roles.holder()) is not None:
            named, thing = self.tokens[holder].text, holder
        elif named is None and self.tokens[begin].lower.startswith("exceed"):
            over = roles.subject(begin)
            told = over is not None and self.grammar.tags[over] in ("NN", "NNS", "NNP")
            named, thing = (self.tokens[over].text, over) if over is not None and told else (None, None)
        elif away:
            named = "distance"
        elif named is None and not share and (unit is not None or self.numeral.fraction or self._is_level(begin)):
            measured = Measured(self.sentence, self.grammar, begin, max(unit_end, last))
            named = measured.read()
            thing = measured.thing
            share = measured.before
            if unit == "percent" and named is not None and (change := changes.of(measured)) is not None:
                named, action = change.object or named, change.action
            if unit is None and not partial and named is not None and named.lower() in ("number", "figure"):
                named = thing = None  # bringing the number to 19
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
            self.grammar,
            (first, last),
            thing,
            share,
            tally,
            pinned=action is not None or away,
            own=own or away,
        )

    def _priced(self, begin: int) -> str | None:
        """Rebuilt at a cost of $31 million."""
        lead = [t.lower for t in self.tokens[max(0, begin - 3) : begin]]
        return "cost" if lead in (["a", "cost", "of"], ["the", "cost", "of"]) else None

    def _without_article(self, phrase: Phrase) -> str:
        first = phrase.first
        while first + 1 < phrase.last and self.grammar.tags[first] in ("DT", "PRP$", "RB"):
            first += 1
        return self.sentence.slice(self.tokens[first].start, self.tokens[phrase.last - 1].end)

    def _lies_over(self, at: int, unit: str | None) -> bool:
        """Debris over two square kilometres, paid over six years: "over" as the tree's preposition, no bound."""
        spread = unit in ("km2", "ha", "acre", "m2", "mi2", "year", "month", "week", "day", "hour")
        return spread and self.tokens[at].lower == "over" and self.grammar.parse.labels[at] == "prep"

    def _of_them(self, at: int) -> bool:
        words = [t.lower for t in self.tokens[at : at + 2]]
        return len(words) == 2 and words[0] == "of" and words[1] in ("them", "these", "those", "whom")

    def _of_parent(self, begin: int) -> bool:
        """A mother of four."""
        lead = [t.lower for t in self.tokens[max(0, begin - 2) : begin]]
        return lead[-1:] == ["of"] and lead[0] in _PARENTS

    def _compares(self, begin: int, end: int) -> bool:
        """Harvested 2.6 million tons, 12 percent less than a year ago: what was counted before, compared."""
        tokens = self.tokens
        return (
            begin > 0
            and end < len(tokens)
            and tokens[begin - 1].text in ",("
            and tokens[end].lower in ("less", "more", "fewer", "higher", "lower")
        )

    def _follows_verb(self) -> bool:
        """The stadium seats 35,000, floods have claimed 31, leaving another 14 in hospital."""
        first = self.numeral.first
        lead = self.tokens[first - 1].lower if first else ""
        if lead in ("another", "further"):
            return True
        while first > 1 and self.tokens[first - 1].lower in ("only", "just", "barely"):
            first -= 1
        group = self.grammar.group_at(first - 1) if first else None
        if group is not None and self.grammar.action(group) in _PEOPLE and self.numeral.value > 1:
            return True
        return group is not None and not group.copula and not self.numeral.spelled and self.numeral.value >= 1000

    def _acts(self, at: int) -> bool:
        """16 drown as a boat capsizes, of which 14 work: a verb in the plural right behind the number."""
        tags = self.grammar.tags
        named = self.numeral.first > 0 and tags[self.numeral.first - 1] in ("NN", "NNP", "NNS")
        return self.numeral.value > 1 and not named and tags[at : at + 1] == ["VBP"]

    def _below_zero(self, begin: int, unit: str | None) -> bool:
        """Minus six, -6 °C, negative 30 degrees, minus $5 million; not "tested negative 12 times"."""
        money = unit is not None and unit_kind(unit) == "money"
        if begin == 0 or (begin != self.numeral.first and not money):
            return False
        lead, signed = self.tokens[begin - 1], money or unit in _SIGNED
        if lead.lower == "minus":
            return True
        if lead.lower == "negative":
            return signed
        before = self.tokens[begin - 2] if begin > 1 else None
        sign = lead.text in "-−" and self.sentence.touches(begin) and not self.sentence.touches(begin - 1)
        return sign and (signed or self._is_point()) and not (before is not None and before.is_number)

    def _is_point(self) -> bool:
        """Lost -3.1 points."""
        after = self.tokens[self.numeral.last : self.numeral.last + 1]
        return [token.lower for token in after] in (["points"], ["point"])

    def _multiple(self, begin: int, at: int) -> tuple[str | None, int]:
        """Six times the limit: the limit; shared 47,000 times: what is shared."""
        phrase = (
            self.grammar.phrase_at(at) if at < len(self.tokens) and self.grammar.tags[at] in ("DT", "PRP$") else None
        )
        if phrase is not None and phrase.last > at + 1:
            return self.sentence.slice(self.tokens[at + 1].start, self.tokens[phrase.last - 1].end), phrase.last
        return Measured(self.sentence, self.grammar, begin, at).read(), at

    def _is_level(self, begin: int) -> bool:
        """Rose to 41: a figure behind a preposition or a form of "be" measures the subject."""
        lead = self.tokens[begin - 1].lower if begin else ""
        group = self.grammar.group_at(begin - 1) if begin else None
        if self.tokens[begin].lower == "from":
            return True
        return lead in ("to", "from", "at", "by", "below", "above") or (group is not None and group.copula)


_SIGNED = frozenset(("°C", "°F", "percent", "percentage point"))
"""Units, beside money, of which there is less than nothing."""
_TALLIES = frozenset(("number", "figure", "toll", "total", "count", "tally"))
_NO_OBJECTS = lists("quantities_no_objects")


_PEOPLE = lists("quantities_people")
_PARENTS = lists("quantities_parents")
