"""Which of several places of one name is meant: Paris, Texas; Tripoli in northern Lebanon; the Pakistani city of X."""

from __future__ import annotations

from collections.abc import Sequence

from service.annotate.entities import gazetteer
from service.annotate.entities.candidate import Candidate
from service.annotate.entities.gazetteer import Division, Place
from service.annotate.entities.name_lists import word_set
from service.annotate.tokens import Token

LONGEST = 3
"""Words of a country's or state's name: British Columbia, Republic of Congo."""


def read(mention: Candidate, usual: Place | None) -> Place | None:
    """The place that the words around a mention make it, `usual` where they leave it as it is; None: they say nothing.

    A city of the list that lies there is taken; of one that the list does not have there only the country is known.
    """
    if mention.text.rstrip(".").upper() == "GA" or (mention.text == "Georgia" and _is_behind_city(mention)):
        return _GEORGIA
    behind = _behind(mention)
    if behind is not None:
        division, end, sure = behind
        if usual is not None and usual.kind == "city" and division.holds(usual):
            return usual
        listed = not sure and _is_listed(mention.sentence.tokens[end : end + 3])
        there = gazetteer.within(mention.text, division)
        if there is not None and not (listed and division.name in _CITIES):
            return there
        if usual is None or usual.kind not in ("city", "province") or usual.country == division.country != "US":
            return None
        return None if listed else _somewhere(usual, division)
    around = _after_in(mention) or _before(mention)
    if around is None or usual is None or usual.kind != "city":
        return None
    return usual if around.holds(usual) else gazetteer.within(mention.text, around)


_CITIES = frozenset(("New York", "Washington", "Quebec"))
"""States called like their largest city, which a list of cities may name: Rome, New York and London."""
_GEORGIA = Place("Georgia", "US", None, None, 0, "region")


def _somewhere(usual: Place, division: Division) -> Place:
    """A town that no list knows and that is called like a known one: Paris, Tenn."""
    name = f"{usual.name}, {division.name}" if division.bounds else usual.name
    return Place(name, division.country, None, None, 0, "city")


def _behind(mention: Candidate) -> tuple[Division, int, bool] | None:
    """The state or country behind a comma or in brackets, where its words end, and whether it can be nothing else."""
    tokens = mention.sentence.tokens
    at = mention.last
    if mention.end > tokens[at - 1].end or at + 1 >= len(tokens) or tokens[at].text not in (",", "("):
        return None
    short = tokens[at + 1].text
    stopped = tokens[at + 2 : at + 3] and tokens[at + 2].text == "."
    if short.capitalize() in gazetteer.states() and (stopped or _is_coded(tokens[at + 2 : at + 3])):
        return gazetteer.divisions()[gazetteer.fold(gazetteer.states()[short.capitalize()])], at + 3, True
    found = _division(tokens, at + 1)
    if found is None:
        return None
    division, end = found
    if tokens[at].text == "(" and (end >= len(tokens) or tokens[end].text != ")"):
        return None
    georgian = division.name == "Georgia" and gazetteer.within(mention.text, _georgia()) is not None
    own = gazetteer.within(mention.text, Division("Georgia", "GE"))
    return (_georgia() if georgian and own is None else division), end, False


def _georgia() -> Division:
    """The American state."""
    return gazetteer.divisions()["georgia"]


def _is_coded(after: Sequence[Token]) -> bool:
    """GA 30643: a state's letters before the figures of a post office."""
    return bool(after) and len(after[0].text) == 5 and after[0].text.isdecimal()


def _is_listed(after: Sequence[Token]) -> bool:
    """In Moscow, Ukraine and Belarus: whether a name behind a comma is the next of a list."""
    words = [t.lower for t in after]
    if words[:1] in (["and"], ["or"], ["&"]):
        return True
    return words[:1] == [","] and len(after) > 1 and (words[1] in ("and", "or") or after[1].is_capitalized)


def _is_behind_city(mention: Candidate) -> bool:
    """Rome, Georgia: behind a city of the American state, and of no Georgian one."""
    tokens, at = mention.sentence.tokens, mention.first - 1
    if at < 1 or tokens[at].text != ",":
        return False
    for begin in range(max(0, at - LONGEST), at):
        text = mention.sentence.slice(tokens[begin].start, tokens[at - 1].end)
        if gazetteer.within(text, _georgia()) is not None:
            return gazetteer.within(text, Division("Georgia", "GE")) is None
    return False


def _after_in(mention: Candidate) -> Division | None:
    """Tripoli in northern Lebanon, Cambridge in the state of Massachusetts."""
    tokens, at = mention.sentence.tokens, mention.last
    if mention.tokens[-1].lower.endswith("'s") or [t.lower for t in tokens[at : at + 1]] != ["in"]:
        return None
    at += 1
    if [t.lower for t in tokens[at : at + 3]][:2] in (["the", "state"], ["the", "province"], ["the", "north"]):
        at += 3
    while at < len(tokens) and tokens[at].lower in _PARTS:
        at += 1
    found = _division(tokens, at)
    return found[0] if found is not None else None


_PARTS = frozenset(
    ("the", "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "upstate")
) | frozenset(("northeastern", "northwestern", "southeastern", "southwestern", "neighbouring", "neighboring"))


def _before(mention: Candidate) -> Division | None:
    """The Pakistani city of Hyderabad, Lebanon's second city, Tripoli, the Texas town of Paris."""
    lead = list(mention.before(6))
    if lead and lead[-1].lower == "of":
        lead.pop()
    if not lead or lead[-1].lower not in word_set("places.kinds"):
        return None
    for token in reversed(lead[:-1]):
        code = gazetteer.demonym(token.text)
        if code is not None:
            return Division(code, code)
        found = _named(token.text.removesuffix("'s")) if token.is_capitalized else None
        if found is not None or not token.is_word or token.is_capitalized:
            return found
    return None


def _division(tokens: Sequence[Token], at: int) -> tuple[Division, int] | None:
    """The country or state whose name begins at a token, and where it ends."""
    if at >= len(tokens) or not tokens[at].is_capitalized:
        return None
    for end in range(min(len(tokens), at + LONGEST), at, -1):
        if not tokens[end - 1].is_word or tokens[end - 1].lower.endswith("'s"):
            continue
        found = _named(" ".join(t.text for t in tokens[at:end]))
        if found is not None:
            return found, end
    return None


def _named(text: str) -> Division | None:
    place = gazetteer.lookup(text)
    if place is not None and place.kind == "country" and place.country is not None:
        return Division(place.name, place.country)
    state = gazetteer.divisions().get(gazetteer.fold(text))
    if state is not None or place is None or place.kind != "region" or place.country is None:
        return state
    return Division(place.name, place.country)
