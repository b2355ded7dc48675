"""Which of several people of one surname is meant: Mrs Horak of Petr and Jana Horak, Father Kelly and Sister Kelly."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import chain, islice

from service.annotate.entities.candidate import Candidate
from service.annotate.entities.name_lists import usual_gender, word_sets
from service.annotate.entities.thing import MOST_COMPARED, Thing
from service.lexicon import words

_NO_OFFICES = word_sets("people.honorifics", "people.kin") | {
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "cousin",
    "uncle",
    "aunt",
}
"""Kin and titles before a name, which tell no office."""
_SEEN = 40
"""Full names before a mention among which the last fitting one is looked for."""


class Family:
    """People of one surname; tells which of them a mention of the surname alone means."""

    def __init__(self, members: Sequence[Thing]) -> None:
        self._members = list(members[:MOST_COMPARED])
        full = ((m.start, at) for at, thing in enumerate(self._members) for m in thing.mentions if len(m.words) > 1)
        self._named = sorted(full)
        self._genders = [_gender(thing) for thing in self._members]
        self._roles = [{_office(m) for m in thing.mentions} - {""} for thing in self._members]

    def meant(self, mention: Candidate) -> Thing | None:
        """The bearer that title and role leave, the one named last of several; None where they speak against all.

        A surname without either is the only bearer's who holds an office, else that of the one named last in full.
        """
        wanted, office = _told(mention), _office(mention)
        everyone = range(len(self._members))
        fitting = [at for at in everyone if wanted is None or self._genders[at] in (None, wanted)]
        if not fitting:
            return None
        told = [at for at in fitting if office and office in self._roles[at]]
        told = told or [at for at in fitting if wanted is not None and self._genders[at] == wanted]
        if not told:
            told = [at for at in fitting if self._roles[at] - _NO_OFFICES]
            told = told if len(told) == 1 and not office else fitting
        return self._members[self._last(mention.start, frozenset(told)) if len(told) > 1 else told[0]]

    def _last(self, start: int, among: frozenset[int]) -> int:
        end = bisect_left(self._named, (start, 0))
        before = (at for _, at in reversed(self._named[max(0, end - _SEEN) : end]))
        return next((at for at in before if at in among), min(among))


def _told(mention: Candidate) -> str | None:
    """ "he" or "she" by the title before a name: Mr, Mrs, Father."""
    lead = [t.lower for t in mention.before(2) if t.text != "."]
    return _of_word(lead[-1]) if lead else None


def _office(mention: Candidate) -> str:
    """The last word of a role: president of the former President Horak."""
    return ((mention.role or "").lower().split() or [""])[-1]


def _gender(thing: Thing) -> str | None:
    """ "he" or "she" where a title, a role or the first name tells."""
    full = (m for m in thing.mentions if len(m.words) > 1)
    told = (_told(m) or _of_word(_office(m)) for m in islice(full, _SEEN))
    return next(chain((g for g in told if g is not None), [usual_gender(thing.key[0])]))


def _of_word(word: str) -> str | None:
    word = word.rstrip(".")
    if word in _titles()[0] or word.endswith("woman"):
        return "she"
    return "he" if word in _titles()[1] else None


@cache
def _titles() -> tuple[frozenset[str], frozenset[str]]:
    """Titles and roles of women, of men."""
    return frozenset(words("annotate-saying", "hers")), frozenset(words("annotate-saying", "his"))
