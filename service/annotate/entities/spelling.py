"""What the words of a name say of its kind: legal forms, head words, first and family names, the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from service.annotate.entities import gazetteer
from service.annotate.entities.known import doubtful, is_doubtful, known_organizations
from service.annotate.entities.name import ORGANIZATION, PERSON, PLACE, Name
from service.annotate.entities.name_lists import common_words, given_names, surnames, word_set, word_sets
from service.annotate.entities.runs import COUNTED
from service.annotate.entities.sport import governs_sport
from service.annotate.entities.things import is_thing
from service.annotate.tokens import Token
from service.lexicon import words

ALL = (PERSON, ORGANIZATION, PLACE)


_MOST = 8
"""Mentions of one spelling that are looked at."""
_STATES_TOGETHER = frozenset(("G2", "G5", "G6", "G7", "G8", "G10", "G13", "G15", "G20", "G24", "G77", "G4S"))
"""Letters with a figure that are bodies; a G3 is a rifle."""
_NAME_STARTS = ("Mc", "Mac", "De", "Di", "La", "Le", "O'", "D'", "Van", "Fitz")
"""Beginnings of family names that have a second capital inside."""


def by_words(name: Name) -> None:
    """Votes that the spelling itself gives."""
    sample = name.mentions[0]
    tokens = [t for t in sample.tokens if t.is_word]
    if not tokens or (
        len(tokens) == 1
        and len(tokens[0].text) <= 4
        and any(c.isdigit() for c in tokens[0].text)
        and tokens[0].text.removesuffix("'s") not in _STATES_TOGETHER
    ):
        name.votes[ORGANIZATION] -= 4 if tokens and sample.text[:1].isupper() else 0  # F16, T72: a model
        return
    text = gazetteer.fold(sample.text)
    votes = name.votes
    if is_thing(name):
        for kind in ALL:
            votes[kind] -= 9
        return
    lettered = len(sample.tokens) > 2 and sample.tokens[1].text == "-" and len(tokens[0].text) < 3
    if lettered and tokens[0].text.isupper() and sample.tokens[2].text[0].isdecimal():
        for kind in ALL:
            votes[kind] -= 6  # a P-8A Poseidon aircraft
    if len(sample.tokens) == 3 and sample.tokens[1].text == "-" and len(sample.tokens[2].text) == 1:
        for kind in ALL:
            votes[kind] -= 4  # Tochka-U
    written = tokens[0].text.removesuffix("'s")
    acronym = len(tokens) == 1 and written.isupper() and 2 <= len(written) <= 7
    if 1 < len(tokens) < 4 and all(len(word) == 1 for word in name.words) and "." in sample.text:
        votes[PERSON] -= 6  # 51-year-old K.B.
    _by_form(name, tokens)
    known = gazetteer.lookup(sample.text)
    listed = known_organizations().get(text)
    if any(m.text.endswith("'s") and m.text in word_set("organizations.houses") for m in name.mentions[:_MOST]):
        votes[ORGANIZATION] += 6
        votes[PERSON] -= 3
    if listed is not None and (len(tokens) > 1 or written.isupper() or not listed.isupper()):
        votes[ORGANIZATION] += 6 if text not in doubtful() else 4 if known is None and _stands_as_name(name) else 1
        votes[PERSON] -= 3 if len(tokens) > 1 else 0  # Eli Lilly
        votes[PLACE] -= 5 if len(tokens) > 1 and known is None else 0  # First Channel
    if known is not None and known.kind in ("country", "region", "province") and len(tokens[0].text) == 1:
        votes[PLACE] += 7  # N. Korea, S Sulawesi
        return
    if known is not None and known.kind in ("country", "region") and not (acronym and known.kind == "region"):
        votes[PLACE] += 7
        return
    if acronym:
        if known is None and _is_acronym(name, written):
            votes[ORGANIZATION] += 2
            following = [m.after(1)[0].lower for m in name.mentions if m.after(1)]
            if any(word in word_set("things.of_letters") for word in following):
                votes[ORGANIZATION] -= 3  # the KURP scheme, CPO prices
            if any(m.tokens[-1].lower.endswith("'s") for m in name.mentions):
                votes[ORGANIZATION] += 0.5
        if known is None:
            return
    if len(sample.tokens) == 3 and sample.tokens[1].text == "-" and _is_of_peoples(sample.tokens):
        for kind in ALL:
            votes[kind] -= 9  # Chinese-US relations, West-European
    if len(name.words) == 1 and name.words[0] in _SIDES:
        votes[ORGANIZATION] -= 6  # the North identified it
        votes[PERSON] -= 3
    if len(sample.tokens) == 3 and sample.tokens[1].text == "-" and _is_lettered(sample.tokens):
        votes[ORGANIZATION] += 3  # OVD-Info
    if len(name.words) == 2 and known is None and name.words[0] in word_set("places.compass"):
        located = gazetteer.lookup(tokens[1].text)
        votes[ORGANIZATION] -= 2 if located is not None and located.kind != "city" else 0  # Northern Baltic
    if len(tokens) == 2 and _is_acronym_of_body(tokens):
        votes[ORGANIZATION] += 1.5
        votes[PERSON] -= 1  # Lanka IOC
    if len(sample.tokens) == 2 and all(_is_letters(t.text) or t.text == "NU" for t in tokens) and known is None:
        shouted = all(m.sentence.text.isupper() for m in name.mentions)
        votes[ORGANIZATION] += 0 if shouted else 2.5  # LPBI NU
    if governs_sport(name):
        votes[ORGANIZATION] += 6
        votes[PERSON] -= 3
    if len(name.words) > 2 and name.words[-1].isdecimal() and (name.words[-2] in COUNTED or name.words[-2] == "no"):
        votes[ORGANIZATION] += 5  # Mobile Squad 7, School No. 12
    tied = len(sample.tokens) > 1 and sample.tokens[-2].text == "-" and sample.tokens[-1].text.islower()
    tied = tied and sample.tokens[-3].lower != "co"
    if len(name.words) > 1 and not tied:  # not Joel Simo-ag
        _by_heads(name, name.words[0], name.words[-1])
        body = known_organizations().get(name.words[0], "")
        lettered = body.isupper() and not tokens[0].text.isupper()  # LENA is an agency, the Lena is none
        if body and not lettered and known is None and not is_doubtful(name.words[0]):
            votes[ORGANIZATION] += 3
    _by_people(name, tokens)
    if (
        known is not None
        and name.words[-1] not in word_set("organizations.heads")
        and (len(tokens) > 1 or tokens[0].lower not in common_words())
    ):
        votes[PLACE] += 1.5 if " " in sample.text and known.kind == "province" else 0  # Davao del Sur
        votes[PLACE] += 1 if " " in sample.text and known.kind == "city" and known.population > 40_000 else 0  # Ben Tre
        votes[PLACE] += (
            4
            if known.population > 300_000
            else 2.5
            if known.population > 40_000 or known.country in ("AZ", "AM") or known.kind == "province"
            else 1.5
        )


_SIDES = frozenset(("north", "south", "east", "west"))


def _stands_as_name(name: Name) -> bool:
    """Ordered Shell to cut emissions: a common word that has its capital amid small letters and no article."""
    word = name.words[0]
    if word not in common_words() or word in given_names() or word in surnames():
        return False
    for mention in name.mentions[:_MOST]:
        before, after = mention.before(1), mention.after(1)
        amid = before and before[0].text.islower() and before[0].lower not in _ARTICLES
        if amid and not (after and after[0].is_word and after[0].is_capitalized):
            return True
    return False


_ARTICLES = frozenset(("the", "a", "an", "this", "that", "each", "every", "no"))


def _is_of_peoples(tokens: Sequence[Token]) -> bool:
    """Two peoples or countries, or a side of one, with a hyphen between."""
    first, last = tokens[0].text, tokens[2].text.removesuffix("'s")
    ends = gazetteer.demonym(last) is not None or last.lower() in word_set("people.not_names")
    begins = gazetteer.demonym(first) is not None
    return (ends or (begins and gazetteer.lookup(last) is not None)) and (
        begins or first.lower() in word_set("places.compass") or gazetteer.lookup(first) is not None
    )


def _is_lettered(tokens: Sequence[Token]) -> bool:
    """OVD-Info, ITAR-Press: letters and a word with a hyphen between, neither a country nor a people."""
    first, last = tokens[0].text, tokens[2].text.removesuffix("'s")
    if not (first.isupper() and first.isalpha() and 2 < len(first) < 6 and last.isalpha() and last[0].isupper()):
        return False
    known = any(gazetteer.lookup(t) is not None or gazetteer.demonym(t) is not None for t in (first, last))
    return not known and not last.isupper() and len(last) > 3


def _is_acronym_of_body(tokens: Sequence[Token]) -> bool:
    """Lanka IOC, Telkom SA: letters behind a word that is no first name; not "Fahy BL", "Henry VIII"."""
    last = tokens[1].text.removesuffix("'s")
    letters = last.isupper() and last.isalpha() and 2 < len(last) < 6 and not set(last) <= set("IVXLM")
    plain = tokens[0].text[0].isupper() and not tokens[0].text.isupper() and tokens[0].lower not in given_names()
    return letters and plain and last not in word_set("people.letters") and tokens[0].lower not in surnames()


_ROMAN = re.compile("X{0,3}(?:IX|IV|V?I{0,3})")
"""Roman numerals up to 39: the XVII session."""


def _is_acronym(name: Name, written: str) -> bool:
    """An acronym that no list calls a thing, with letters that are more than a word in capitals."""
    text = written.lower()
    word = len(written) > 3 and text in common_words() and text not in known_organizations()
    shouted = all(m.sentence.text.isupper() for m in name.mentions)
    counts = len(written) > 1 and _ROMAN.fullmatch(written) is not None and text not in known_organizations()
    return written not in word_set("organizations.not_acronyms") and not word and not shouted and not counts


def _by_form(name: Name, tokens: Sequence[Token]) -> None:
    """Sites (NusaKini.com), capitals inside (AmBank Research), ends of firms' names (Sibneftegaz, Microtech)."""
    votes = name.votes
    if len(tokens) == 1 and tokens[0].text.removesuffix("s") in word_set("organizations.not_acronyms"):
        votes[ORGANIZATION] -= 3  # the MoU, SMEs
        return
    if len(tokens) == 1 and "." in tokens[0].text.strip(".") and len(tokens[0].text) > 5:
        votes[ORGANIZATION] += 4
    for token in tokens:
        if token is not tokens[0] and tokens[0].lower in given_names():
            break  # Drew VerHagen
        text = token.text.removesuffix("'s")
        inner = 0 if text[1:].islower() else sum([c.isupper() for c in text[1:]])
        if not inner or text.isupper() or text[:-1].isupper() or "'" in text or text.startswith(_NAME_STARTS):
            continue
        votes[ORGANIZATION] += 2.5 if len(tokens) > 1 or inner > 1 else 1.5
        votes[PLACE] -= 0 if text[:2].isupper() else 1.5  # AgForce, not DRCongo
        votes[PERSON] -= 2 if len(tokens) > 1 or inner > 1 else 0
        break
    last = name.words[-1]
    if len(last) > 7 and last not in common_words() and last not in surnames() and gazetteer.lookup(last) is None:
        if last.endswith(_ENDS):
            votes[ORGANIZATION] += 3 if last.startswith(_STARTS) else 2
            votes[PERSON] -= 1
        elif len(name.words) == 1 and last.startswith(("persi", "perse")):
            votes[ORGANIZATION] += 2.5  # Persikara: clubs of Indonesia
    if len(name.words) == 2 and name.words[0].startswith(("persi", "perse", "psm", "psis")):
        town = gazetteer.lookup(tokens[-1].text.removesuffix("'s"))
        votes[ORGANIZATION] += 4 if town is not None and town.country == "ID" else 0  # Persis Solo


def _by_people(name: Name, tokens: Sequence[Token]) -> None:
    """Initials, a known first name, two or three capitals that no list knows."""
    sample, votes = name.mentions[0], name.votes
    first, last = name.words[0], name.words[-1]
    if (
        len(sample.tokens) > 2
        and sample.tokens[1].text == "."
        and len(sample.tokens[0].text) <= 2
        and len(tokens[-1].text) > 2
        and gazetteer.fold(sample.text) not in known_organizations()
        and first not in ("st", "mt", "no", "ft", "u")
    ):
        votes[PERSON] += 5
    capitals = [t for t in tokens if t.is_capitalized]
    hyphen = sample.tokens[-2].text == "-" if len(sample.tokens) == 4 else False
    if hyphen and tokens[-1].text.islower() and len(tokens[-1].text) <= 5 and len(capitals) == 2:
        votes[PERSON] += 3  # Chou Tien-chen
    heads = last in word_set("organizations.heads") or last in word_set("places.heads")
    shouted = len(tokens[0].text) > 1 and tokens[0].text.isupper() and not sample.text.isupper()
    if 2 <= len(capitals) <= 5 and first in given_names() and not shouted and not (heads and last not in surnames()):
        votes[PERSON] += 4
    elif (
        2 <= len(capitals) <= 3
        and len(capitals) == len(tokens)
        and not any(t.lower in common_words() or (t.text.isupper() and len(t.text) > 1) for t in tokens)
        and gazetteer.demonym(tokens[0].text) is None
    ):
        votes[PERSON] += 1.5


def by_lists(name: Name) -> None:
    """Votes of the lists of first and family names, of legal forms, of countries at the end (Caritas Ukraine)."""
    sample, votes = name.mentions[0], name.votes
    tokens = [t for t in sample.tokens if t.is_word]
    if not tokens:
        return
    words = name.words
    forms = word_set("organizations.forms")
    if len(tokens) > 1 and (tokens[0].text in forms or tokens[-1].text.removesuffix("'s") in forms):
        votes[ORGANIZATION] += 5
        votes[PERSON] -= 3
    if len(tokens) > 1 and words[0] == "air" and gazetteer.lookup(sample.slice_words(1)) is not None:
        votes[ORGANIZATION] += 3  # Air Vanuatu
    elif len(tokens) == 2 and words[0] == "air" and words[1] not in common_words():
        votes[ORGANIZATION] += 2  # Air Burkina, Air Serbia's rival Air Montenegro
    if len(tokens) == 2 and tokens[0].is_capitalized and _is_team(tokens):
        votes[ORGANIZATION] += 3.5
        votes[PERSON] -= 2
    if any(t.text == "&" for t in sample.tokens):
        votes[ORGANIZATION] += 4
        votes[PERSON] -= 4
    country = gazetteer.lookup(tokens[-1].text) if len(tokens) > 1 and words[0] not in given_names() else None
    if len(tokens) > 1 and words[0] in word_set("organizations.fields") and _is_land(sample.slice_words(1)):
        votes[ORGANIZATION] += 4.5  # Marine Scotland, Statistics South Africa, Invest Saint Lucia
        votes[PERSON] -= 3
    if len(words) == 2 and words[1] in _CONTINENTS and _is_of_continent(tokens[0], sample.text):
        votes[ORGANIZATION] += 2.5
        votes[PERSON] -= 2
    if len(words) == 2 and words[1] in _SUPPLYING and gazetteer.lookup(tokens[0].text) is not None:
        votes[ORGANIZATION] += 3.5  # Georgia Power
        votes[PERSON] -= 3
    town = gazetteer.lookup(tokens[0].text) if country is not None and len(tokens) == 2 else None
    if country is not None and town is not None and town.kind == "city" and town.country == country.country:
        votes[PLACE] += 3  # from Rostov to Koper Slovenia
    elif country is not None and country.kind == "country" and _is_state_or_water(words):
        votes[PLACE] += 5  # the former Yugoslav Republic of Macedonia, the River Uruguay
    elif country is not None and country.kind == "country":
        votes[ORGANIZATION] += 3.5 if len(tokens) == 2 and _is_letters(tokens[0].text) else 2  # PAHO Ecuador
        votes[PERSON] -= 3
    if gazetteer.lookup(sample.text) is not None:
        return
    given, family = given_names(), surnames()
    if len(words) == 1 and words[0] not in common_words() and not tokens[0].text.isupper():
        votes[PERSON] += 1.0 if words[0] in given else 0.7 if words[0] in family or is_like_surname(words[0]) else 0.0
    elif 2 <= len(tokens) <= 4 and not any(w in common_words() for w in words):
        known = sum(w in given or w in family or is_like_surname(w) for w in words)
        votes[PERSON] += 1.0 if known > 1 else 0.5 if known else -0.5
    elif len(tokens) > 1 and words[0] not in given and not any(m.role for m in name.mentions):
        plain = [w for w in words if w in common_words() and w not in family]
        votes[PERSON] -= 1.5 * min(len(plain), 3)  # Red Book, National Civil Protection System


def _is_state_or_water(words: Sequence[str]) -> bool:
    """Whether a name that ends in a country's is of a state or of what is called like it."""
    return words[0] in ("river", "lake", "gulf") or any(pair == ("republic", "of") for pair in pairwise(words))


def _is_land(text: str) -> bool:
    place = gazetteer.lookup(text)
    return place is not None and place.kind == "country"


_SUPPLYING = frozenset(("power", "electric", "electricity", "gas", "water", "energy", "steel", "telecom", "airways"))
"""What the firms of a place supply."""
_CONTINENTS = frozenset(("africa", "asia", "europe", "arabia", "caribbean", "pacific", "america"))


def _is_of_continent(first: Token, text: str) -> bool:
    """Solarise Africa; not West Africa, Francophone Africa, Rosa America."""
    word = first.lower
    told = word in word_set("places.compass") or word in given_names() or gazetteer.demonym(first.text) is not None
    return first.is_capitalized and not told and gazetteer.lookup(text) is None


def _is_letters(text: str) -> bool:
    return text.isupper() and text.isalpha() and 2 < len(text) < 7


def _is_team(tokens: Sequence[Token]) -> bool:
    """Phoenix Suns, Milwaukee Bucks: a city and a plural of the language."""
    last = tokens[1].lower
    plural = last.endswith("s") and not last.endswith(("ss", "is", "us", "ous"))
    if last[:-1] not in common_words() and last not in common_words():
        plural = plural and last not in surnames() and tokens[0].lower not in given_names()
    listed = last in word_set("places.heads") or last in word_set("things.heads") or last in word_set("people.titles")
    place = gazetteer.lookup(tokens[0].text)
    return plural and not listed and place is not None and place.kind == "city" and place.population > 100_000


_ENDS = tuple(words("annotate-entities", "organizations.suffixes"))


_STARTS = tuple(words("annotate-entities", "organizations.prefixes"))


_SURNAME_ENDS = tuple(words("annotate-entities", "people.surname_ends"))


def is_like_surname(word: str) -> bool:
    """Toichuev, Kobakhidze: an ending of family names."""
    return len(word) > 5 and word.endswith(_SURNAME_ENDS)


_SAILING = frozenset(("cruise", "shipping", "ferry", "container", "steamship", "packet", "navigation", "bus", "liner"))
_BUILT = (
    frozenset(
        (
            "gold",
            "silver",
            "copper",
            "lithium",
            "nickel",
            "uranium",
            "iron",
            "coal",
            "gas",
            "oil",
            "lng",
            "wind",
            "solar",
        )
    )
    | {"power", "hydropower", "dam", "road", "bridge", "rail", "railway", "pipeline", "highway", "metro", "irrigation"}
    | {"regeneration", "redevelopment", "expansion", "extension", "drainage", "sewer", "restoration", "rehabilitation"}
)
"""What projects build, that are no bodies."""
_CONFESSIONS = frozenset(
    ("orthodox", "catholic", "apostolic", "anglican", "lutheran", "methodist", "baptist", "presbyterian", "coptic")
) | {"evangelical", "pentecostal", "episcopal", "reformed", "protestant", "unification", "syriac", "maronite"}
"""Churches that are no buildings."""
_LANDS = frozenset(("oblast", "krai", "region", "district", "province", "county", "governorate", "prefecture", "ward"))
_STUDIES = frozenset(("science", "research", "marine", "biological", "field", "experimental", "meteorological"))
"""What stations do that are bodies."""


_ON_RAILS = frozenset(("coaches", "train", "trains", "derailed", "rails", "carriages", "locomotive", "compartment"))


_TAUGHT = frozenset(("school", "college", "academy", "university", "hospital", "clinic", "seminary"))
"""Bodies that are called after saints and mountains."""
_SAINTS = frozenset(("san", "santa", "santo", "sao", "sainte"))
"""Saints of places."""


def _by_heads(name: Name, first: str, last: str) -> None:
    """Head words: Ministry, Bank … and River, Province …"""
    heads, votes = word_set("organizations.heads"), name.votes
    weak = word_set("organizations.weak")
    crossing = last == "cross" and name.words[-2] not in ("red", "green", "blue", "white", "orange", "iron")
    ends = (last in heads and not crossing) or (last.endswith("s") and last[:-1] in ("ministry",))
    before_of = name.words[: name.words.index("of")] if "of" in name.words else ()
    before_for = name.words[: name.words.index("for")] if "for" in name.words else ()
    heads_of = word_set("organizations.of")
    before_on = name.words[: name.words.index("on")] if "on" in name.words else ()
    if before_on and before_on[-1] in heads_of:
        votes[ORGANIZATION] += 6  # Committee on the Rights of the Child
    elif (before_of and before_of[-1] in heads_of) or (
        before_for and before_for[-1] in word_sets("organizations.of", "organizations.pleaders")
    ):
        votes[ORGANIZATION] += 6
    elif before_of and before_of[-1] in word_set("organizations.members"):
        votes[ORGANIZATION] += 2.5  # the Guardians of Peace
        votes[PERSON] -= 2
    elif last.endswith("s") and last[:-1] in _LANDS:
        votes[PLACE] += 5  # the Kharkiv and Vinnytsia Oblasts
        votes[ORGANIZATION] -= 3
    elif last == "region" and "military" in name.words:
        votes[ORGANIZATION] += 5
    elif last == "government" and first != "government":
        votes[ORGANIZATION] += 2.5  # Jakarta Provincial Government
        votes[PLACE] -= 6
        votes[PERSON] -= 3
    elif ends and last not in word_set("places.heads"):
        votes[ORGANIZATION] += 3 if last in weak else 5
        votes[PERSON] -= 1.5
    elif any(word in heads and word not in weak for word in name.words[1:]) and last not in word_set("places.heads"):
        located = gazetteer.lookup(last) is not None
        votes[ORGANIZATION] += 5 if located else 2.5  # Imperial College London
    if last == "church" and not {"st", "saint"} & set(name.words) and _CONFESSIONS & set(name.words):
        votes[ORGANIZATION] += 6  # the Russian Orthodox Church
    elif last in word_set("places.heads") and "military" not in name.words:
        if last == "station" and name.words[-2] in _STUDIES:
            votes[ORGANIZATION] += 6  # Northeast Science Station
        votes[PLACE] += 5
        votes[PERSON] -= 0 if last in surnames() else 4  # after Cam Ranh Bay, the admiral
    elif ends:
        pass
    elif first in _SAINTS and "claus" not in name.words and len(name.words) > 1:
        votes[PLACE] += 4
        votes[PERSON] -= 4 if any(w in word_set("people.particles") for w in name.words[1:]) else 0
    elif first in word_set("places.starts") or " ".join(name.words[:2]) in word_set("places.starts"):
        votes[PLACE] += 4
    elif first in word_set("places.words") and len(name.words) < 4:
        votes[PLACE] += 2.5
        votes[PERSON] -= 1
    elif "of" in name.words and first in ("gulf", "bay", "strait", "isle", "cape", "republic", "horn", "sea"):
        votes[PLACE] += 6
    if first in word_set("organizations.starts") and last not in word_set("places.heads"):
        votes[ORGANIZATION] += 4
        votes[PERSON] -= 1
    body = any(w in heads_of or w in word_set("organizations.members") for w in before_of[-1:]) or any(
        w in word_sets("organizations.of", "organizations.pleaders") for w in before_for[-1:]
    )
    body = body or any(w in heads_of for w in before_on[-1:])
    if last in _TAUGHT and first in ("st", "saint", "mt", "mount", "san", "santa") and len(name.words) > 2:
        votes[ORGANIZATION] += 4  # St. Brigid Catholic School
        votes[PLACE] -= 3
    if last == "line" and name.words[-2] in _SAILING:
        votes[ORGANIZATION] += 5  # Harbour Cruise Line
    if last in ("centre", "center") and name.words[-2] in word_set("places.centres"):
        votes[ORGANIZATION] -= 6  # Sowerby Bridge Leisure Centre: a building
    if last == "express" and any(not m.sentence.words.isdisjoint(_ON_RAILS) for m in name.mentions[:_MOST]):
        votes[ORGANIZATION] -= 7  # nine coaches of the Silghat Town Express
    if last == "project" and name.words[-2] in _BUILT:
        votes[ORGANIZATION] -= 5  # the Duparquet Gold Project
    event = last in word_set("things.heads") or any(word in word_set("things.heads") for word in before_of[-1:])
    if event and not body and not (first in given_names() and last in surnames()):
        for kind in ALL:
            votes[kind] -= 9
