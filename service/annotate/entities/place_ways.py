"""What roads, journeys and battles say for a place: villagers from X, left for X, stormed X, the X - Y line."""

from __future__ import annotations

from collections.abc import Sequence

from service.annotate.entities.candidate import Candidate
from service.annotate.entities.name import PERSON, PLACE, Name
from service.annotate.entities.name_lists import word_set
from service.annotate.entities.people import DISTANCES


def by_way(name: Name, mention: Candidate, before: Sequence[str], after: Sequence[str]) -> None:
    """Where people come from, go, stay and fight: villagers from X, left for X, stationed at X, stormed X and."""
    votes = name.votes
    if len(name.words) > 3 or mention.text.isupper() or mention.role is not None or not before:
        return
    if mention.tokens[-1].lower.endswith("'s"):
        return
    tokens, lead, second = mention.sentence.tokens, before[-1], before[-2] if len(before) > 1 else ""
    near = [t.lower for t in tokens[max(0, mention.first - 6) : mention.first - 1]]
    following = after[0] if after else ""
    if lead == "of" and second in _LIVING:
        votes[PLACE] += 3  # a resident of Dumbara
        votes[PERSON] -= 3
    if lead == "from" and second in word_set("places.hailing"):
        votes[PLACE] += 2.5
    if lead == "for" and any(word in word_set("places.leaving") for word in near):
        votes[PLACE] += 3.2
    if lead == "at" and second in word_set("places.staying"):
        votes[PLACE] += 2
    if lead in ("to", "toward", "towards") and second in word_set("places.marching"):
        votes[PLACE] += 4
        votes[PERSON] -= 3
    if lead in word_set("places.stormed") and (not following or following in ("and", ",", ".", "on", "in", "at")):
        votes[PLACE] += 2.2
    if lead == "as" and len(near) > 1 and near[-2:][0] in ("far", "away", "north", "south", "east", "west"):
        votes[PLACE] += 4
    if lead == "as" and "far" in near[-3:]:
        votes[PLACE] += 4
    if lead == "the" and second == "of" and near[-2:-1] and near[-2] in word_set("places.of_waters"):
        votes[PLACE] += 4
    if following == "," and len(after) > 2 and after[1] in _COUNTS and after[2] in DISTANCES:
        votes[PLACE] += 4  # Birnin Tsaba, nine kilometres away
    if following in ("cantonment", "garrison"):
        votes[PLACE] += 3
    _by_section(name, mention, before, after)


def _by_section(name: Name, mention: Candidate, before: Sequence[str], after: Sequence[str]) -> None:
    """On the Makat - Beyneu section, the Atlas Cove - Mosimi line: both ends of a way are places."""
    tokens, last, first = mention.sentence.tokens, mention.last, mention.first
    ways = word_set("places.ways")
    if after[:1] == ["-"] and before[-1] == "the":
        end = next((i for i in range(last + 1, min(len(tokens), last + 5)) if not tokens[i].is_capitalized), None)
        if (
            end is not None
            and end > last + 1
            and tokens[end].lower in ways
            and tokens[last].start > tokens[last - 1].end
        ):
            name.votes[PLACE] += 5
    elif after and after[0] in ways and first > 2 and tokens[first - 1].text == "-":
        start = next((i for i in range(first - 2, max(-1, first - 6), -1) if not tokens[i].is_capitalized), None)
        if start is not None and tokens[start].lower == "the":
            name.votes[PLACE] += 5


_COUNTS = frozenset(
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty", "some")
)


_LIVING = frozenset(("resident", "residents", "inhabitant", "native", "outskirts"))
