"""What a number without a noun of its own may count or measure: nouns of its sentence, what was counted before.

`things` chooses among them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.annotate.counted import Counted
from service.annotate.fate_features import unit_kind
from service.annotate.grammar import HEADS, Grammar, Phrase
from service.annotate.tokens import SentenceView
from service.annotate.word_lists import lists

_NOUNS = frozenset(("NN", "NNS", "NNP"))
BEFORE = 5
AFTER = 2
"""Noun phrases on either side of the number."""
_NOBODY = frozenset(
    ("nobody", "everybody", "anybody", "somebody", "no one", "everyone", "anyone", "someone", "nothing")
)
"""Pronouns that the parser takes for nouns."""
RECALLED = 2
"""Things counted before."""


@dataclass(slots=True)
class Candidate:
    """A thing in the words of its sentence, articles off; ``first`` to ``last`` are its tokens (half-open), -1 outside
    of the number's sentence; ``sources`` say where it was met; ``heard``: how often the article has its noun, in
    steps (`Article`)."""

    text: str
    first: int
    last: int
    sources: list[str]
    head: str
    """Its noun (`head_of`)."""
    heard: str = ""


def of(counted: Counted, rule: str | None, recalled: Sequence[tuple[str, str]]) -> list[Candidate]:
    """All candidates for one number, each text once.

    ``rule``: what the rules choose; ``recalled``: things told of elsewhere, each with where."""
    found: dict[str, Candidate] = {}
    for phrase, place in _phrases(counted):
        _add(found, counted.sentence, counted.grammar, phrase, place, counted.first)
    for thing, place in recalled:
        _recall(found, thing, place)
    _recall(found, *(("distance", "distance") if counted.unit in _DISTANCES else ("people", "people")))
    if (usual := _usual(counted.unit)) is not None:
        _recall(found, usual, "usual")
    if rule is not None:
        _recall(found, rule, "rule")
    return [one for one in found.values() if one.text.lower() not in _NOBODY]


class Article:
    """What an article's numbers counted so far, and which of all its numbers name the same figure."""

    def __init__(self, found: Sequence[Counted], sentences: Sequence[SentenceView]) -> None:
        self._words = Counter([token.lower for sentence in sentences for token in sentence.tokens])
        self._title = sentences[0].words if sentences else frozenset[str]()
        self._of_unit: dict[str, Counter[str]] = {}
        for c in found:
            if c.own and c.unit is not None and c.object is not None:
                self._of_unit.setdefault(c.unit, Counter())[c.object] += 1
        self._alike: dict[tuple[float | None, str | None], str] = {}
        for c in found:
            if c.own and c.object is not None and c.object.lower() not in _UNNAMED:
                self._alike.setdefault(_figure(c), c.object)
        self._of_kind: dict[str, str] = {}
        self._of_fate: dict[tuple[str, bool], str] = {}
        self._persons: str | None = None
        self._state: str | None = None

    def told(self, counted: Counted) -> None:
        """Remember what a number counts."""
        thing = counted.object
        if thing is None:
            return
        if thing.lower() in _UNNAMED:
            self._state = thing if thing.lower() in PERSONS else self._state
            return
        self._of_kind[unit_kind(counted.unit)] = thing
        if counted.action is not None:
            self._of_fate[counted.action, counted.unit is None] = thing
        if head_of(thing) in PERSONS:
            self._persons = thing

    def candidates(self, counted: Counted, counting: Sequence[str]) -> list[Candidate]:
        """What a number may count; ``counting`` are the things counted in its paragraph so far."""
        found = of(counted, counted.object, self.recalled(counted, counting))
        for one in found:
            one.heard = self._heard(one.head)
        return found

    def _heard(self, noun: str) -> str:
        """Once, twice, three or four times, more often; whether the title has it."""
        times = self._words[noun] + (self._words[noun[:-1]] if noun.endswith("s") else self._words[f"{noun}s"])
        step = "1" if times < 2 else "2" if times == 2 else "3" if times < 5 else "5"
        title = noun in self._title or f"{noun}s" in self._title or noun.removesuffix("s") in self._title
        return f"{step}t" if title else step

    def recalled(self, counted: Counted, counting: Sequence[str]) -> list[tuple[str, str]]:
        """Things that the number may count, told of elsewhere, each with where: in this paragraph (``counting``), in
        the article before with the same fate or kind of unit, anywhere with the same figure."""
        last = list(dict.fromkeys(counting[:-_REMEMBERED:-1]))[:RECALLED]
        found = [(thing, f"counted{n}") for n, thing in enumerate(last)]
        elsewhere = (
            ("alike", self._alike.get(_figure(counted))),
            ("fate", self._of_fate.get((counted.action or "", counted.unit is None))),
            ("kind", self._of_kind.get(unit_kind(counted.unit))),
            ("persons", self._persons if counted.unit is None else None),
            ("state", self._state if counted.unit is None else None),
            ("unit", self._most(counted.unit)),
        )
        found += [(thing, place) for place, thing in elsewhere if thing is not None]
        return found

    def _most(self, unit: str | None) -> str | None:
        """What the article most often says behind the unit itself: tonnes of salt."""
        most = self._of_unit.get(unit or "")
        return most.most_common(1)[0][0] if most else None


def _figure(counted: Counted) -> tuple[float | None, str | None]:
    return (counted.value if counted.value is not None else counted.minimum, counted.unit)


def head_of(text: str) -> str:
    """The last word before "of"."""
    return text.lower().split(" of ")[0].rsplit(" ", 1)[-1]


def are_persons(thing: str) -> bool:
    """Whether a word for persons, or one that ends like such, heads it."""
    return heads_persons(head_of(thing))


def heads_persons(head: str) -> bool:
    """The same of its noun."""
    return head in PERSONS or (head.endswith(_PERSON_ENDINGS) and head not in _NO_PERSONS)


def _usual(unit: str | None) -> str | None:
    """What a bare measure of this unit is of where no noun says it: 94 mm fell, spent $150, drew 20 litres."""
    if unit is not None and unit_kind(unit) == "money":
        return "money"
    return _USUAL.get(unit or "")


PERSONS = lists("quantities_persons") | {"people"}
_NO_PERSONS = lists("quantities_no_persons")
_PERSON_ENDINGS = ("ers", "ors", "ists", "ants", "ents", "ians", "ees", "men")
_USUAL = {
    **dict.fromkeys(("mm", "cm", "in"), "rain"),
    **dict.fromkeys(("ha", "acre", "km2", "mi2"), "land"),
    **dict.fromkeys(("l", "gal", "m3"), "water"),
    **dict.fromkeys(("km/h", "mph", "m/s", "knot"), "speed"),
    **dict.fromkeys(("°C", "°F"), "temperature"),
    **dict.fromkeys(("kW", "MW", "GW"), "capacity"),
    "bbl": "oil",
    "percent": "total",
}
_ATTRIBUTES = lists("measured_attributes") | {"number"}
_UNNAMED = frozenset(("dead", "killed", "injured", "wounded", "hurt", "missing", "others", "more"))
_NO_THINGS = lists("quantities_no_objects")
_AFTER_NOUN = frozenset(("worth", "more", "less", "full"))
_DISTANCES = frozenset(("km", "mile", "nmi", "m"))
_REMEMBERED = 6


def _phrases(counted: Counted) -> Iterator[tuple[Phrase, str]]:
    """Noun phrases around the number, and what stands beside it in its own."""
    tags, first, last = counted.grammar.tags, counted.first, counted.last
    ending = max(counted.number[1], first + 1)
    phrases = counted.grammar.things
    at = bisect_right(phrases, first, key=lambda phrase: phrase.last)
    before = [phrase for phrase in phrases[max(0, at - BEFORE - 1) : at] if not _prices(counted, phrase)]
    after = 0
    for index in range(at, len(phrases)):
        phrase = phrases[index]
        if phrase.first >= last:
            yield phrase, "after"
            after += 1
            if after == AFTER:
                break
        else:
            if phrase.first < first and tags[first - 1] in HEADS:
                before.append(Phrase(phrase.first, first))
            if phrase.first < last < phrase.last and tags[phrase.last - 1] in _NOUNS:
                yield Phrase(last, phrase.last), "own"
            elif counted.unit is None and phrase.first < ending < phrase.last == last:
                yield Phrase(ending, last), "own"
    for phrase in before[-BEFORE:]:
        yield phrase, "before"


def _prices(counted: Counted, phrase: Phrase) -> bool:
    """Rebuilt at a total cost of 3 million: what was rebuilt costs that, no cost does."""
    tokens, at = counted.grammar.tokens, phrase.last - 1
    priced = tokens[at].lower in ("cost", "price") and tokens[at + 1].lower == "of" and phrase.last + 1 == counted.first
    return priced and any(token.lower == "at" for token in tokens[max(0, at - 3) : at])


def _add(
    found: dict[str, Candidate], sentence: SentenceView, parsed: Grammar, phrase: Phrase, source: str, at: int
) -> None:
    first, last = phrase.first, phrase.last
    tags, tokens = parsed.tags, parsed.tokens
    while first + 1 < last and tags[first] not in HEADS:
        first += 1
    if tokens[last - 1].lower in _ATTRIBUTES and last + 1 < len(tokens) and tokens[last].lower == "of":
        owner = parsed.phrase_at(last + 1)
        text_end = owner.last if owner is not None and not owner.first <= at < owner.last else last
    else:
        text_end = last
    while text_end - 1 > first and tokens[text_end - 1].lower in _AFTER_NOUN:
        text_end -= 1
    last = min(last, text_end) if text_end > first else last
    text = sentence.slice(tokens[first].start, tokens[text_end - 1].end)
    head = head_of(text)
    if head in _NO_THINGS or not (text[0].isalpha() or any(letter.isalpha() for letter in text)):
        return
    found[text.lower()] = Candidate(text, first, last, [source], head)


def _recall(found: dict[str, Candidate], text: str, source: str) -> None:
    known = found.get(text.lower())
    if known is None:
        found[text.lower()] = Candidate(text, -1, -1, [source], head_of(text))
    else:
        known.sources.append(source)
