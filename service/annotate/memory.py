"""Whom "he", "the minister" and "the company" mean: the people and bodies named last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from service.agencies import agencies
from service.annotate.entities import Named, gazetteer
from service.annotate.entities.gazetteer import fold
from service.annotate.entities.name_lists import usual_gender, word_set
from service.lexicon import words

REMEMBERED = 4
"""People that a pronoun may mean."""


class Mentioned(NamedTuple):
    """An entity at document offsets."""

    start: int
    end: int
    entity: Named


class Saying(NamedTuple):
    """A verb of saying with its speaker: an entity, or a phrase ("hydrologists") that names nobody."""

    verb: str
    entity: Named | None
    phrase: str | None

    @property
    def speaker(self) -> str | None:
        """The entity's name, else the phrase."""
        return self.entity.name if self.entity is not None else self.phrase


def within(mentioned: Sequence[Mentioned], start: int, end: int) -> Sequence[Mentioned]:
    """The mentions that begin in a stretch of the document; `mentioned` is in order."""
    if not mentioned or start > mentioned[-1].start or end <= mentioned[0].start:
        return ()
    places: Sequence[tuple[object, ...]] = mentioned  # a shorter tuple comes before those that it begins
    first = bisect_left(places, (start,))
    return mentioned[first : bisect_left(places, (end,), lo=first)]


_BODIES = frozenset(
    ("company", "ministry", "army", "military", "government", "police", "service", "department", "committee")
)


class Memory:
    """Whom "he said" and "it added" mean: the person named last, the organisation that spoke last."""

    def __init__(self) -> None:
        self._people: list[Named] = []
        self._bodies: list[Named] = []
        self._titled: dict[str, Named] = {}
        self.body: Saying | None = None

    def read(self, mentioned: Sequence[Mentioned]) -> None:
        """Take note of a sentence: its first person is likelier meant by the next one's pronoun than its last."""
        people = [m.entity for m in mentioned if m.entity.type == "person"]
        for person in reversed(people):
            self._recall(person)
        for body in reversed([m.entity for m in mentioned if m.entity.type == "organization"]):
            self._bodies = [body, *(b for b in self._bodies if b is not body)][:REMEMBERED]

    def person(self, pronoun: str) -> Named | None:
        """Whom "he" or "she" means: the last person whose name or role does not speak against it."""
        found = next((p for p in self._people if gender(p) in (None, pronoun)), None)
        if found is None and self._people and not _is_told(self._people[0]):
            return self._people[0]  # Governor Hope Uzodimma … He: only the first name spoke against it
        return found

    @property
    def latest(self) -> Named | None:
        """The person named last."""
        return self._people[0] if self._people else None

    @property
    def latest_body(self) -> Saying | None:
        """Whom "it said" means: who spoke last and is no person, else the body named last."""
        return self.body or (Saying("it", self._bodies[0], None) if self._bodies else None)

    def described(self, words: Sequence[str]) -> Named | None:
        """Whom "the minister", "the 52-year-old trader" or "the company" mean; `words` in lower case."""
        if not words:
            return None
        particular = "of" in words
        if particular:
            words = words[: words.index("of")]  # the mother of two
        if not words:
            return None
        if words[-1] in ("older", "elder", "younger", "taller"):
            return self.latest  # the older of the two
        titled = words[-1] in word_set("people.titles") or "old" in words
        if (words[-1] in word_set("organizations.kinds") or words[-1] in _BODIES) and not titled:
            may = [body for body in self._bodies if _may_be(body, words)]
            same = (body for body in may if words[-1] in fold(body.name).split())
            return next(same, may[0] if may else None)  # the ministry: no agency beside the Ministry of Health
        person_word = words[-1] in word_set("people.titles") or words[-1].endswith(("man", "woman"))
        nation = gazetteer.demonym(words[-1].capitalize()) is not None
        if not person_word and not nation and words[-1] not in saying_words("people") and "old" not in words:
            return None
        for person in self._people:
            if words[-1] in (person.role or "").lower().split():
                return person
        if words[-1] in self._titled:
            return self._titled[words[-1]]  # "the judge", named pages ago
        if particular and words[-1] not in saying_words("people"):
            return None  # the spokesman of the refinery
        wanted = "she" if words[-1].endswith("woman") else "he" if words[-1].endswith("man") else None
        return next((p for p in self._people if wanted is None or gender(p) in (None, wanted)), None)

    def _recall(self, person: Named) -> None:
        self._people = [person, *(p for p in self._people if p is not person)][:REMEMBERED]
        for word in (person.role or "").lower().split():
            self._titled[word] = person

    def note(self, saying: Saying) -> None:
        """Remember a speaker."""
        if saying.entity is not None and saying.entity.type == "person":
            self._recall(saying.entity)
        elif saying.speaker is not None:
            self.body = saying


def _is_told(person: Named) -> bool:
    """Whether a role says "he" or "she" of somebody."""
    told = set((person.role or "").lower().split())
    return bool(told & (saying_words("hers") | saying_words("his"))) or any(w.endswith(("man", "woman")) for w in told)


_PUBLIC = frozenset(
    ("ministry", "commission", "agency", "office", "department", "police", "court", "committee", "council", "service")
) | {"authority", "parliament", "army", "military", "government", "directorate", "bureau"}
"""Kinds of bodies that a country has many of, so that the words before them tell which one is meant."""


def _may_be(body: Named, described: Sequence[str]) -> bool:
    """Whether "the interior ministry" or "the agency" may mean a body: neither an election commission."""
    names = [fold(name).split() for name in (body.name, *body.variants)]
    if described[-1] not in _NEWSROOMS and agencies().named(body.name) is not None:
        return False  # who sends the report is not the company that it is about
    told = {word for name in names for word in name}
    kind, own = described[-1], [word for word in described[:-1] if word not in _WHOSE]
    if kind not in _PUBLIC:
        other = told & word_set("organizations.kinds") and kind not in _FIRMS  # no union is a securities firm
        vague = kind in _FIRMS or any(len(name) == 1 for name in names)
        return bool(told & {kind, *own}) or (vague and not told & _PUBLIC and not other)
    own = [word for word in own if gazetteer.demonym(word.capitalize()) is None]
    if own:
        return set(own) <= told
    if kind in told:
        return True
    return not told & _PUBLIC and all(len(name) == 1 for name in names)


_NEWSROOMS = frozenset(("agency", "newspaper", "daily", "broadcaster", "channel", "outlet", "website", "service"))
_FIRMS = frozenset(("company", "firm", "group", "organization", "organisation", "agency", "body", "outfit", "giant"))
"""Kinds that any body may be."""
_WHOSE = frozenset(("country's", "nation's", "state's", "city's", "own", "same", "latter", "former"))


def gender(person: Named) -> str | None:
    """ "he" or "she" where a role or first name tells, None else."""
    told = set((person.role or "").lower().split())
    if told & saying_words("hers") or any(word.endswith("woman") for word in told):
        return "she"
    if told & saying_words("his"):
        return "he"
    first = person.name.split()[0].lower()
    if first in saying_words("his_names"):
        return "he"
    if first in saying_words("her_names"):
        return "she"
    usual = usual_gender(fold(first))
    last = person.name.split()[-1].lower()
    if usual is None and last != first and len(last) > 4:
        usual = "she" if last.endswith(_HERS) else "he" if last.endswith(_HIS) else None
    return usual or ("she" if first.endswith("a") else None)


_HERS, _HIS = ("ova", "eva", "skaya"), ("ov", "ev", "sky", "skiy")
"""Ends of Slavic family names of women, of men."""


@cache
def saying_words(name: str) -> frozenset[str]:
    return frozenset(words("annotate-saying", name))
