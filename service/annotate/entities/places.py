"""What the words around a mention say for a place: prepositions, kinds of places, what states have."""

from __future__ import annotations

from collections.abc import Sequence

from service.annotate.entities import gazetteer
from service.annotate.entities.candidate import Candidate
from service.annotate.entities.name import ORGANIZATION, PERSON, PLACE, Name
from service.annotate.entities.name_lists import given_names, surnames, word_set, word_sets
from service.annotate.entities.people import DISTANCES


def as_place(name: Name, mention: Candidate, before: Sequence[str], after: Sequence[str]) -> None:
    """Prepositions, kinds of places before and after, what states have, the head of a report."""
    votes = name.votes
    lead = before[-1] if before else ""
    following = after[0] if after else ""
    owns = mention.tokens[-1].lower.endswith("'s")
    single = len(name.words) == 1 and not mention.text.isupper() and mention.role is None
    if lead in word_set("places.prepositions") and not owns and _is_located(mention):
        votes[PLACE] += 2.5
        votes[PERSON] -= 1.5
    if lead in ("from", "to") and before[-2:-1] and before[-2] in word_set("places.travels") and single:
        votes[PLACE] += 2
    if lead == "from" and before[-2:-1] and before[-2] in word_set("people.titles") and single:
        votes[PLACE] += 2  # a farmer from Sebudi
    if single and lead == "," and following == "." and mention.tokens[-1].text in word_set("places.states"):
        votes[PLACE] += 6  # Flint, Mich.
        votes[PERSON] -= 3
        votes[ORGANIZATION] -= 4
    if single and lead in ("lower", "upper") and before[-2:-1] and not owns:
        votes[PLACE] += 2.5  # the lower Darling
    if single and following in ("received", "recorded", "registered", "measured", "got") and _is_weather(mention):
        votes[PLACE] += 4  # Peermade received 240 mm of rain
        votes[PERSON] -= 2
    if lead == "of" and before[-2:-1] and before[-2] in ("upstream", "downstream") and single:
        votes[PLACE] += 4
    if following == "border" and after[1:2] and after[1] in ("crossing", "checkpoint", "post", "gate") and single:
        votes[PLACE] += 4  # the Sarpi border crossing
    if lead in ("at", "in") and following == "," and after[1:2] == ["near"] and single:
        votes[PLACE] += 1.5  # at Plappally, near Koottickal
    if following == "," and len(after) > 2 and after[1][0].isdecimal() and after[2] in DISTANCES and single:
        votes[PLACE] += 4  # Bilohorivka, 12 km south of Kreminna
    if lead == "from" and before[-2:-1] and before[-2] in ("telephone", "phone", "radio", "helicopter") and single:
        votes[PLACE] += 2.5  # by telephone from Lakatoro
    if lead in ("on", "of") and before[-2:-1] and before[-2] in word_set("places.fought") and single:
        votes[PLACE] += 2.5  # the assault on Quissanga, the shelling of Faw
    if lead in word_set("places.reached") and not owns and single and _is_located(mention):
        votes[PLACE] += 2  # to reach Andarab, in neighbouring Baghlan
    _by_road(name, mention, before, after)
    if lead in ("nearby", "neighbouring", "neighboring") and single:
        votes[PLACE] += 2.8
    if lead == "for" and before[-2:-1] and before[-2] in ("mp", "mla", "mep", "senator", "deputy", "parliamentarian"):
        votes[PLACE] += 3
    if lead in ("a", "an", "the") and following in word_set("people.locals") and single and not _is_known_body(name):
        votes[PLACE] += 2.5  # a Connemara farmer
    if following in ("mayor", "governor") and mention.after(1)[0].is_capitalized:
        votes[PLACE] += 3
        votes[PERSON] -= 3
    if lead in word_set("places.prepositions") and owns:
        votes[PLACE] += 0.6  # in Buamin's stall
    elif lead in word_set("places.prepositions"):
        votes[PLACE] += 2 if lead in _INSIDE else 1.6 if lead in ("at", "towards") else 0.8
        votes[PERSON] -= 0.7 if lead in ("in", "near", "at", "into", "outside") else 0
    listed = any(word in given_names() or word in surnames() for word in name.words)
    if lead in word_set("places.reached") and not listed:
        votes[PLACE] += 1.2
    between = mention.sentence.tokens[max(0, mention.first - 6) : mention.first]
    if lead in ("and", "between") and any(t.lower == "between" for t in between):
        votes[PLACE] += 1.2 if not listed else 0.4
    if lead == "of" and len(before) > 1 and before[-2] in word_set("places.kinds"):
        votes[PLACE] += 4
    if lead == "of" and before[-2:-1] == [","]:
        votes[PLACE] += 2.2  # Mr Holroyd, of Bridgnorth
    aged = [t.text for t in mention.before(4)]
    if lead in ("of", "from") and len(aged) == 4 and aged[0] == aged[2] == "," and aged[1].isdecimal():
        votes[PLACE] += 4  # Duane Skaar, 52, of Eau Galle
    if lead in word_set("places.kinds") and mention.role is None:
        votes[PLACE] += 2.5
    if lead == "," and len(before) > 1 and before[-2] in word_set("places.kinds") and before[-2].endswith("s"):
        votes[PLACE] += 2.5
    if following == "near" and mention.role is None and mention.after(2)[1:] and mention.after(2)[1].is_capitalized:
        votes[PLACE] += 1.5  # Vale Fundo near Évora
    if owns and following in _OF_STATES:
        votes[PLACE] += 2
    lower = mention.last < len(mention.sentence.tokens) and mention.sentence.tokens[mention.last].text.islower()
    if following in word_set("places.heads") and lower and lead != "of":
        votes[PLACE] += 2
    if following in word_set("places.kinds") and lower and following not in _OF_PEOPLES:
        votes[PLACE] += 3
    if following in ("plant", "refinery", "factory", "mine") and len(name.words) == 1:
        votes[PLACE] += 0.5
    paragraph = mention.sentence.kind in ("paragraph", "dateline")
    if mention.first == 0 and mention.text.isupper() and following in (",", "(", "-", "/") and paragraph:
        votes[PLACE] += 3
    if mention.sentence.kind == "dateline":
        votes[PLACE] += 2


def _by_road(name: Name, mention: Candidate, before: Sequence[str], after: Sequence[str]) -> None:
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


_OF_STATES = frozenset(
    [
        "government",
        "president",
        "prime",
        "parliament",
        "capital",
        "army",
        "foreign",
        "defense",
        "defence",
        "interior",
        "economy",
        "navy",
        "central",
        "ministry",
        "northern",
        "southern",
        "eastern",
        "western",
        "territory",
        "borders",
        "border",
        "population",
        "king",
        "queen",
        "constitution",
        "health",
        "finance",
    ]
)


def _is_weather(mention: Candidate) -> bool:
    """Whether millimetres or degrees follow the verb within three tokens."""
    after = mention.after(5)[1:]
    return any(t.is_number for t in after) and any(t.lower in _MEASURED for t in after)


_MEASURED = frozenset(
    ("mm", "millimetres", "millimeters", "cm", "centimetres", "centimeters", "inches", "degrees", "°c")
)


_OF_PEOPLES = frozenset(("elder", "elders", "native", "natives", "chief"))
"""Whom peoples have as well as places: a Yolngu elder."""


_INSIDE = frozenset(("in", "near", "outside", "into", "off", "throughout", "across"))


_COMPASS = frozenset(
    f"{point}{end}"
    for point in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east")
    for end in ("", "ern")
) | {"central", "north-western", "south-eastern", "south-western"}


def _is_located(mention: Candidate) -> bool:
    """At Waddan, in central Libya; Gioia del Colle in southern Italy: a larger known place follows."""
    tokens = mention.sentence.tokens
    at = mention.last
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at + 1 >= len(tokens) or tokens[at].lower != "in":
        return False
    at += 1
    at += tokens[at].lower in ("neighbouring", "neighboring", "nearby")
    compass = at < len(tokens) and tokens[at].lower in _COMPASS
    at += compass
    place = gazetteer.lookup(tokens[at].text) if at < len(tokens) and tokens[at].is_capitalized else None
    return place is not None and (compass or place.kind in ("country", "region"))


_LIVING = frozenset(("resident", "residents", "inhabitant", "native", "outskirts"))


def _is_known_body(name: Name) -> bool:
    return name.votes[ORGANIZATION] >= 4


def has_place(name: Name) -> bool:
    """Whether a word of the name says that it is a place's."""
    heads = word_sets("places.heads", "places.starts", "places.words", "places.compass")
    return any(word in heads for word in name.words)
