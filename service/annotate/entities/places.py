"""What the words around a mention say for a place: prepositions, kinds of places, what states have."""

from __future__ import annotations

from collections.abc import Sequence

from service.annotate.entities import gazetteer
from service.annotate.entities.candidate import Candidate
from service.annotate.entities.name import ORGANIZATION, PERSON, PLACE, Name
from service.annotate.entities.name_lists import common_words, given_names, surnames, word_set, word_sets
from service.annotate.entities.people import DISTANCES
from service.annotate.entities.place_ways import by_way


def as_place(name: Name, mention: Candidate, before: Sequence[str], after: Sequence[str]) -> None:
    """Prepositions, kinds of places before and after, what states have, the head of a report."""
    votes = name.votes
    lead = before[-1] if before else ""
    following = after[0] if after else ""
    owns = mention.tokens[-1].lower.endswith("'s")
    state = mention.text.rstrip(".").capitalize() in gazetteer.states()
    single = len(name.words) == 1 and (state or not mention.text.isupper()) and mention.role is None
    if lead in word_set("places.prepositions") and not owns and _is_located(mention):
        votes[PLACE] += 2.5
        votes[PERSON] -= 1.5
    if lead in ("from", "to") and before[-2:-1] and before[-2] in word_set("places.travels") and single:
        votes[PLACE] += 2
    if lead == "from" and before[-2:-1] and before[-2] in word_set("people.titles") and single:
        votes[PLACE] += 2  # a farmer from Sebudi
    if single and state and (lead, following) == (",", "."):
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
    if lead == "of" and before[-2:-1] and before[-2] in _PARTS and single:
        votes[PLACE] += 2.5  # the whole of Sodankylä
    if lead == "at" and single and not owns and len(mention.text) > 3 and not _is_employed(before):
        votes[PLACE] += 1  # built at Gbimsi
    if lead.endswith("'s") and before[-2:-1] and before[-2] in ("in", "from", "on", "near") and not owns:
        plain = all(word in common_words() for word in name.words)
        votes[PERSON] -= 2
        votes[PLACE] += 0 if plain else 3  # from Jharkhand's Gumla; not in the country's Red Book
    if _is_listed(mention):
        votes[PLACE] += 4
        votes[PERSON] -= 3
    by_way(name, mention, before, after)
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
    if lead in ("and", "between") and any(t.lower == "between" for t in mention.before(6)):
        votes[PLACE] += 1.2 if not listed else 0.4
    if lead == "of" and len(before) > 1 and before[-2] in word_set("places.kinds"):
        votes[PLACE] += 4
    if lead == "of" and before[-2:-1] == [","]:
        votes[PLACE] += 2.2  # Mr Holroyd, of Bridgnorth
    if lead in ("of", "from") and _is_aged(mention):
        votes[PLACE] += 4  # Duane Skaar, 52, of Eau Galle
    acts = lead.endswith("s") and following in _GAINED
    if lead in word_set("places.kinds") and mention.role is None and not acts:
        votes[PLACE] += 2.5
    if lead in word_set("places.kinds") and acts and single and gazetteer.lookup(mention.text) is None:
        votes[PERSON] += 2.5  # the counties Horak won
    if lead == "," and len(before) > 1 and before[-2] in word_set("places.kinds") and before[-2].endswith("s"):
        votes[PLACE] += 2.5
    if following == "near" and mention.role is None and mention.after(2)[1:] and mention.after(2)[1].is_capitalized:
        votes[PLACE] += 1.5  # Vale Fundo near Évora
    if owns and following in _OF_STATES:
        votes[PLACE] += 2
    lower = mention.last < len(mention.sentence.tokens) and mention.sentence.tokens[mention.last].text.islower()
    if following in word_set("places.heads") and lower and lead != "of":
        votes[PLACE] += 2
    head = name.words[name.words.index("of") - 1] if "of" in name.words[1:] else ""
    body = head in word_set("organizations.of")  # the Prosecutor's Office of Naryn region
    if following in word_set("places.kinds") and lower and following not in _OF_PEOPLES and not body:
        votes[PLACE] += 3
    if following in ("plant", "refinery", "factory", "mine") and len(name.words) == 1:
        votes[PLACE] += 0.5
    paragraph = mention.sentence.kind in ("paragraph", "dateline")
    if mention.first == 0 and mention.text.isupper() and following in (",", "(", "-", "/") and paragraph:
        votes[PLACE] += 3
    if mention.sentence.kind == "dateline":
        votes[PLACE] += 2


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


def _is_aged(mention: Candidate) -> bool:
    """Whether an age between commas stands before the word before a mention."""
    aged = [t.text for t in mention.before(4)]
    return len(aged) == 4 and aged[0] == aged[2] == "," and aged[1].isdecimal()


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


def _is_listed(mention: Candidate) -> bool:
    """The districts of Hays, Al Tuhayta and Al Khokha, lakes Tanganyika and Bangweulu: a plural heads the list."""
    tokens, at = mention.sentence.tokens, mention.first
    if tokens[at - 1].lower in _PLURALS and any(t.lower in _GAINED for t in mention.after(1)):
        return False  # the counties Horak won
    while at > 1 and mention.first - at < _LIST:
        token = tokens[at - 1]
        if token.lower == "of" or token.lower in _PLURALS:
            break
        if not (token.text in (",", "-") or token.lower in ("and", "or") or (token.is_word and token.is_capitalized)):
            return False
        at -= 1
    at -= tokens[at - 1].lower == "of"
    if tokens[at].text == ",":
        return False  # in 28 districts, the charity said
    return at > 0 and tokens[at - 1].lower in _PLURALS and tokens[at - 1].text.islower()


def _is_employed(before: Sequence[str]) -> bool:
    """An analyst at X: who works where."""
    role = before[-2] if len(before) > 1 else ""
    return role in word_sets("organizations.roles_at", "people.titles") or role.removesuffix("s") in word_set(
        "people.titles"
    )


_LIST = 14
"""Tokens of a list of places."""
_GAINED = frozenset(
    ("won", "lost", "carried", "flipped", "took", "visited", "represents", "represented", "toured", "needs", "called")
) | {"governs", "governed", "ruled", "controls", "seized", "annexed", "has", "had", "will", "would", "could"}
"""What somebody does to several places that the words before tell of."""
_PARTS = frozenset(("whole", "part", "parts", "swathes", "corners"))
_PLURALS = (
    frozenset(
        ("districts", "municipalities", "villages", "towns", "cities", "regions", "provinces", "counties", "islands")
    )
    | frozenset(
        (
            "settlements",
            "regencies",
            "lakes",
            "rivers",
            "ports",
            "hamlets",
            "communes",
            "suburbs",
            "governorates",
            "wards",
        )
    )
    | frozenset(("parishes", "townships", "subdistricts", "upazilas", "oblasts", "neighbourhoods", "neighborhoods"))
)


def _is_known_body(name: Name) -> bool:
    return name.votes[ORGANIZATION] >= 4


def has_place(name: Name) -> bool:
    """Whether a word of the name says that it is a place's."""
    heads = word_sets("places.heads", "places.starts", "places.words", "places.compass")
    return any(word in heads for word in name.words)
