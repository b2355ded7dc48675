"""The quantities of an article: what each counts in the light of those before it, who says so, where and when."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from service.annotate import (
    alignment,
    claimants,
    dates,
    fates,
    grammar,
    quantities,
    saying,
    thing_candidates,
    things,
    votes,
    when,
    where,
)
from service.annotate.attributions import Attributions
from service.annotate.counted import Counted
from service.annotate.entities.name_lists import word_set
from service.annotate.money import Countries
from service.annotate.quotes import Quoted
from service.annotate.saying import Memory, Mentioned
from service.annotate.source import counts as source_counts
from service.annotate.source import negation, supposition
from service.annotate.thing_candidates import are_persons
from service.annotate.tokens import SentenceView
from service.annotate.word_lists import lists
from service.document import Quantity
from service.translation import numbers


class Told(NamedTuple):
    """A quantity with the attribution, place and date of its sentence."""

    counted: Counted
    speaker: str | None
    place: str | None
    date: str | None


class ArticleCounts:
    """Reads the quantities of an article in the order of its text."""

    def __init__(
        self,
        sentences: Sequence[SentenceView],
        dated: Sequence[dates.Dated],
        mentioned: Sequence[Mentioned],
        quoted: Sequence[Quoted],
    ) -> None:
        self._sentences = sentences
        self._dated = dated
        self._mentioned = mentioned
        self._starts = [m.start for m in mentioned]
        self._date_starts = [d.start for d in dated]
        self.choices: list[things.Choice] = []  # numbers without a noun of their own, and what they may count
        self._memory = Memory()
        self._attributions = Attributions(quoted, self._memory)
        self._before: list[SentenceView] = []
        self._counting: list[str] = []
        self._told: str | None = None
        self._state: str | None = None
        self._fate: tuple[str, str] | None = None

    def read(self) -> list[Quantity]:
        """All quantities, each with what it counts."""
        told = self.told()
        things.choose(self.choices)
        return [_quantity(one) for one in told]

    def told(self) -> list[Told]:
        """All quantities as their sentences have them, each with what it counts by the rules."""
        found: list[Told] = []
        days = [self._dates_of(sentence) for sentence in self._sentences]
        countries = Countries(self._sentences, self._mentioned)
        counts = [
            [
                c
                for c in quantities.find(sentence, [(d.start, d.end) for d in dated], countries)
                if _in_source(c) and not self._in_name(c)
            ]
            for sentence, dated in zip(self._sentences, days, strict=True)
        ]
        fates.tell([c for counted in counts for c in counted])
        votes.mark([c for counted in counts for c in counted])
        self._article = thing_candidates.Article([c for counted in counts for c in counted], self._sentences)
        for sentence, dated, counted in zip(self._sentences, days, counts, strict=True):
            inside = self._mentioned[
                bisect_right(self._starts, sentence.start - 1) : bisect_right(self._starts, sentence.end)
            ]
            said = saying.find(sentence.text, sentence.start, sentence.tokens, inside, self._memory, firm=True)
            self._memory.read(inside)
            if counted:
                said = claimants.find(sentence, inside, self._memory, said)
            speaker = said.speaker if said is not None else None
            place = _only(where.named(sentence, inside, speaker))
            begin = where.begin(sentence) if dated else 0
            known = [d for d in dated if d.start >= begin]
            self._carry(counted, sentence)
            sources = [
                claimants.other_than(
                    c, self._attributions.of(c, inside, claimants.over(c, inside, self._memory, speaker))
                )
                for c in counted
            ]
            found += [Told(c, by, place, _day(c, known)) for c, by in zip(counted, sources, strict=True)]
        return found

    def _in_name(self, counted: Counted) -> bool:
        """185 Squadron, 9 News: a number that begins the name of a body."""
        at = bisect_right(self._starts, counted.start) - 1
        named = self._mentioned[at] if at >= 0 else None
        return named is not None and named.start == counted.start and named.entity.type == "organization"

    def _dates_of(self, sentence: SentenceView) -> Sequence[dates.Dated]:
        first = bisect_right(self._date_starts, sentence.start - 1)
        return self._dated[first : bisect_right(self._date_starts, sentence.end)]

    def _carry(self, counted: Sequence[Counted], sentence: SentenceView) -> None:
        """A bare number counts what the number before it counted, or what the last plural before it names."""
        if self._before and self._before[-1].block != sentence.block:
            self._counting.clear()
            self._state = None
        for c in counted:
            written = c.object
            if c.tally:
                c.object, c.action = self._fate or (self._told or self._known(c), c.action)
            elif c.share:
                c.object = (self._known(c) if _is_part(c) else None) or self._told or self._known(c) or self._topic(c)
            elif c.unit is not None:
                share = c.object is not None and c.object.endswith(" of them")
                c.object = self._told if share else c.object or self._topic(c)  # a third of them weighed 5 kg
            elif c.object is not None and c.object.lower() in _STATES and _is_of_whole(c):
                pass  # two of the wounded
            elif c.object is None or (c.object.lower() in _STATES and not c.governed):
                c.object = self._known(c) or (self._plural(c) if c.object is None else None) or c.object or self._state
                c.object = "people" if c.object in ("killed", "hurt") else c.object
            elif c.object.lower() in _STATES and c.unit is None and c.action in (*_HARM, "missing"):
                c.object = self._known(c) or "people"  # left 30 injured
            elif c.object.lower() in _OTHERS:
                c.object = self._known(c) or c.object
            if c.object is None and c.unit is None and c.action in _PEOPLE_ACTIONS:
                c.object = "people"
            if _is_population(c):
                c.action = None
            if not c.own or (written is not None and written.lower() in _NO_NOUNS):
                self.choices.append((c, self._article.candidates(c, self._counting)))
            self._article.told(c)
            if c.object is None:
                continue
            if c.object.lower() in _STATES:
                self._state = c.object
                continue
            self._told = c.object
            if c.unit is None and c.action in _PEOPLE_ACTIONS and not _is_part(c):
                self._fate = (c.object, c.action)
            if c.unit is None:
                self._counting.insert(len(self._counting) - 1 if _is_part(c) else len(self._counting), c.object)
                del self._counting[:-_REMEMBERED]
        if not counted:
            self._counting.clear()
        self._before = [*self._before[-3:], sentence]

    def _known(self, c: Counted) -> str | None:
        """What was counted last; of people's fates, the last people."""
        if not self._counting:
            return None
        if c.action in _PEOPLE_ACTIONS:
            harmed = "people" if c.governed and c.action in _HARM else self._counting[-1]
            persons = [o for o in reversed(self._counting) if are_persons(o)]
            if c.action in _HARM:
                hurt = [o for o in persons if o.lower().rsplit(" ", 1)[-1] not in _HELPERS]
                persons, harmed = (hurt, harmed if hurt == persons else "people")
            return next(iter(persons), harmed)
        return self._counting[-1]

    def _topic(self, counted: Counted) -> str | None:
        """It cost 40 million: the subject of the sentence before, or of the last one that names its subject.

        "It" is nobody: where that subject is a person, none is told.
        """
        thing = any(t.lower in ("it", "its") for t in counted.sentence.tokens[: counted.first])
        for before in reversed(self._before):
            if before.is_headline:
                return None
            found = grammar.of(before).topic()
            if found is not None:
                return None if thing and self._is_person(*found) else before.slice(*found)
        return None

    def _is_person(self, start: int, end: int) -> bool:
        """Whether a person is named last between two offsets."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._mentioned[at].start >= start and self._mentioned[at].entity.type == "person"

    def _plural(self, counted: Counted) -> str | None:
        """Nine of them, two were: the first plural of the sentence before, or the last one before the number."""
        own = counted.grammar.plurals(counted.first)
        if counted.action in _PEOPLE_ACTIONS:
            own = [span for span in own if are_persons(counted.sentence.slice(*span))]
        if own:
            return counted.sentence.slice(*own[-1])
        before = self._before[-1] if self._before else None
        if before is None or before.block != counted.sentence.block:
            return None
        earlier = grammar.of(before).first_plural()
        return before.slice(*earlier) if earlier is not None else None


_REMEMBERED = 12
"""Counted things of a paragraph that a bare number may count again."""


def _said_as(thing: str | None, found: str | None) -> str | None:
    """The source's word for what is counted, unless the English has that word with more to it."""
    if thing is None or (found is not None and thing.rsplit(" ", 1)[-1][:4] in found.lower()):
        return found
    return thing


_VERB_FORM = re.compile(r"(?:received|suffered|sustained|got|had|were|was)\s")
_OTHERS = frozenset(("others", "more"))
"""Of the same kind as what was counted before: 24 others were wounded."""
_HELPERS = frozenset(("rescuers", "firefighters", "doctors", "medics", "paramedics", "nurses", "divers", "lawyers"))
"""Who comes to those that were hurt."""
_HARM = frozenset(("killed", "wounded", "injured"))
"""What a storm or bomb does to people where nothing is named: killed 80."""
_STATES = frozenset(("dead", "killed", "injured", "wounded", "hurt", "missing"))
_NO_NOUNS = _STATES | _OTHERS
_PEOPLE_ACTIONS = lists("quantities_people")


_PASSING = frozenset(("past", "last", "next", "previous", "following", "coming", "first"))
_SETTLEMENTS = word_set("places.kinds") | {"community", "country", "settlement", "nation", "metropolis"}


_APPOSING = frozenset((",", "is", "was", "in", "to", "for", "from", "near", "of", "(", "-"))
"""Before "a city of 330,000 people" where nothing is done to it."""


def _is_of_deaths(thing: str, sentence: SentenceView) -> bool:
    """The death toll; a toll where people died: no bridge's, no road's."""
    words = thing.lower().split()
    if words[-1:] != ["toll"] or not {"bridge", "road", "highway", "injury", "motorway"}.isdisjoint(words):
        return False
    return "death" in words or not _DEATHS.isdisjoint(sentence.words)


_DEATHS = frozenset(("death", "deaths", "dead", "killed", "died", "dies", "kills", "bodies", "victims", "fatalities"))


def _is_population(c: Counted) -> bool:
    """Ganja, a city of 330,000 people: nothing happened to them."""
    lead = [t.lower for t in c.sentence.tokens[max(0, c.first - 2) : c.first]]
    before = [t.lower for t in c.sentence.tokens[max(0, c.first - 4) : max(0, c.first - 2)]]
    apposed = (
        len(before) == 2 and before[1] in ("a", "an", "the", "this", "his", "her", "our") and before[0] in _APPOSING
    )
    placed = len(lead) == 2 and lead[1] == "of" and lead[0] in _SETTLEMENTS and apposed
    return placed and c.unit is None and c.object is not None and are_persons(c.object)


def _is_part(c: Counted) -> bool:
    """Ten citizens, including two guards, three of them women: a part of what was counted before."""
    if any(t.lower in ("them", "whom") for t in c.sentence.tokens[c.number[1] : c.last]):
        return True
    lead = [t.lower for t in c.sentence.tokens[max(0, c.first - 5) : c.first]]
    return "including" in lead or "among" in lead


def _is_of_whole(c: Counted) -> bool:
    """Two of the wounded: a part of those who were told of with their state."""
    return "of" in [t.lower for t in c.sentence.tokens[c.number[1] : c.last - 1]]


def _in_source(counted: Counted) -> bool:
    """Whether the source sentence of a translation has the number: one that the translation made up is no claim."""
    sentence = counted.sentence
    if sentence.language not in ("ru", "id") or len(sentence.source) > alignment.LONGEST:
        return True
    stated = counted.value if counted.value is not None else counted.minimum
    if source_counts.is_year(sentence, counted.value, counted.minimum):
        return False
    known = {abs(key) for key in numbers.read(sentence.source, sentence.language).explained if isinstance(key, float)}
    if stated is None:
        return True
    stated = abs(stated)  # the source's sign stands apart from its number: minus 3,49 persen
    return any(abs(stated - key * scale) <= 0.01 * stated for key in known for scale in _SCALES)


_SCALES = (1.0, 1e2, 1e3, 1e6, 1e9, 0.01)
"""A source may write a scale apart from its number, or a percentage as a share."""


def _day(counted: Counted, known: Sequence[dates.Dated]) -> str | None:
    """The only date of the sentence, where it is about the number."""
    day = _only([date.value for date in known])
    return day if day is not None and when.holds(counted, known, counted.grammar) else None


def _only(values: Sequence[str]) -> str | None:
    """The value when the sentence has just one; more of them would be a guess."""
    different = set(values)
    return values[0] if len(different) == 1 else None


def _quantity(told: Told) -> Quantity:
    c = told.counted
    tokens = c.sentence.tokens
    number = c.sentence.slice(tokens[c.number[0]].start, tokens[c.number[1] - 1].end)
    unit = c.unit or source_counts.unit(c.sentence, c.value, c.minimum)
    thing, action = source_counts.read(c.sentence, c.value, c.minimum, unit)
    english = c.object if unit == c.unit else None  # the English took the money for a thing: 2.7 billion drums
    verb = english is not None and unit is None and _VERB_FORM.match(english) is not None
    if thing is None and verb and action in _PEOPLE_ACTIONS and source_counts.stands_alone(c.sentence, c.value):
        english = "people"  # another two received injuries
    fate = action or c.action
    if unit is not None and english is not None and english.lower() in _PASSING:
        english = None  # over the past 24 hours
    if unit is None and english is not None and _is_of_deaths(english, c.sentence):
        english, fate = "people", fate if fate in _PEOPLE_ACTIONS else "killed"  # the toll climbed above 250
    stated = (c.sentence, c.value, c.minimum)
    return Quantity(
        text=c.sentence.slice(c.start, c.end),
        value=c.value,
        minimum=c.minimum,
        maximum=c.maximum,
        qualifier=c.qualifier,
        unit=unit,
        object=_said_as(thing, english),
        action=None if negation.unsaid(*stated) or supposition.supposed(*stated, fate) else fate,
        attribution=None if negation.denied(*stated) else told.speaker,
        block=c.sentence.block,
        text_span=(c.start, c.end),
        span=alignment.of_number(c.sentence, c.start, c.end, number),
        place=told.place,
        date=told.date,
    )
