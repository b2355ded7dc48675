"""Names of things: ships, storms, models, goods, letters. They are no person, body or place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.annotate.entities import gazetteer
from service.annotate.entities.candidate import Candidate
from service.annotate.entities.known import known_organizations
from service.annotate.entities.name import Name
from service.annotate.entities.name_lists import common_words, given_names, word_set, word_sets
from service.annotate.measures import stops
from service.annotate.tokens import Token


def names_thing(mention: Candidate) -> bool:
    """A ship, a model of a thing, a currency: what stands there names no person, body or place."""
    following = mention.after(1)
    if following and following[0].lower in ("dollar", "dollars", "cents", "currency", "franc", "francs"):
        return True
    lead = mention.before(1)
    if is_station(mention) and gazetteer.lookup(mention.text) is not None:
        return True  # the "Grozny" TV channel
    if _is_vessel(mention) or _is_letters(mention) or _is_goods(mention) or _is_plant(mention):
        return True
    if mention.text == "RT" and following and (following[0].is_number or following[0].text == "/"):
        return True  # RT 04/05: a neighbourhood of Indonesia
    if _is_work(mention) or _is_in_treaty(mention) or _is_zone(mention):
        return True
    if lead and lead[0].lower in ("a", "an", "his", "her") and mention.words[0] in word_set("things.makes"):
        return True  # a Mercedes-Benz driven by
    return not (lead and lead[0].lower == "the") and mention.role is None and _is_one_of_many(mention)


def _is_in_treaty(mention: Candidate) -> bool:
    """Convention on Cluster Munitions, Convention for the Protection of Submarine Cables: plain words that a treaty is
    on."""
    tokens = mention.sentence.tokens
    at = mention.first - 1
    if at < 1 or tokens[at].lower not in _BOUND or mention.text.isupper():
        return False
    if not all(_is_plain(word) or _is_plain(word.removesuffix("s")) for word in mention.words):
        return False
    while at > 0 and mention.first - at < 7:
        if tokens[at].is_capitalized and tokens[at].lower in _PACTS:
            return True
        if tokens[at].lower not in _BOUND and not tokens[at].is_capitalized:
            return False
        at -= 1
    return False


def _is_plain(word: str) -> bool:
    """Whether a word is an ordinary one or a field of work."""
    return word in common_words() or word in word_sets(
        "organizations.portfolios", "organizations.topics", "people.inside_role"
    )


_PACTS = frozenset(("convention", "treaty", "protocol", "declaration", "covenant", "accord", "agreement"))
_BOUND = frozenset(("on", "of", "for", "against", "the", "and", "to"))


def _is_zone(mention: Candidate) -> bool:
    """At 04.17 EET: letters right behind a time of day."""
    before, text = mention.before(3), mention.text
    if not (before and text.isupper() and text.isalpha() and 1 < len(text) < 6):
        return False
    return _TIME.fullmatch("".join(t.text for t in before)[-5:]) is not None


_TIME = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d")


_QUOTES = ('"', "“", "”", "«", "»")


def _is_work(mention: Candidate) -> bool:
    """ "The Little Mermaid": a title in marks that begins with an article."""
    before, after = mention.before(2), mention.after(1)
    if len(before) < 2 or before[1].text not in ("The", "A", "An") or before[0].text not in _QUOTES:
        return False
    closed = bool(after) and (after[0].text in _QUOTES or after[0].text == ",")
    return closed and mention.words[-1] not in word_sets("organizations.heads", "organizations.kinds")


def is_station(mention: Candidate) -> bool:
    """The "Vainakh" TV channel, newspaper "Severny Kray": a name in marks beside the kind of body."""
    before, after = mention.before(2), mention.after(4)
    if len(before) < 2 or not after or before[-1].text not in _QUOTES or after[0].text not in _QUOTES:
        return False
    kinds = word_set("organizations.kinds")
    rest = [t.lower for t in after[1:3]]
    return before[0].lower in kinds or any(w in kinds for w in rest[: 2 if rest[:1] and rest[0] in _MEDIA else 1])


_MEDIA = frozenset(("tv", "television", "radio", "news", "internet", "online", "state"))


def _is_letters(mention: Candidate) -> bool:
    """By their initials AW and LS; Kento Momota (JPN); MS: the event; a clerk identified as MHS."""
    text = mention.text
    if not text.isupper() or len(text) > 3 or not text.isalpha():
        return False
    before, after = [t.lower for t in mention.before(8)], [t.text for t in mention.after(3)]
    if "initials" in before or before[-2:] in (["identified", "as"], ["initialled", "as"], ["initialed", "as"]):
        return True
    if len(after) > 2 and after[0] == "(" and after[1].isdecimal() and after[2] == ")":
        return True  # YK (34)
    if before[-1:] == ["("] and after[:1] == [")"] and text in word_set("things.nations"):
        return len(before) > 1 and mention.before(2)[0].is_capitalized
    return len(text) == 2 and mention.first == 0 and after[:1] == [":"]


def _is_goods(mention: Candidate) -> bool:
    """Milano cigarettes; Brent for October delivery."""
    after = mention.after(1)
    if after and after[0].lower in word_set("things.goods") and not mention.tokens[-1].lower.endswith("'s"):
        return gazetteer.demonym(mention.text) is None
    benchmark = mention.text in ("Brent", "Urals", "WTI") and mention.role is None
    return benchmark and not mention.sentence.words.isdisjoint(_PRICED)


def _is_plant(mention: Candidate) -> bool:
    """The Nikola Tesla power plant: works called after somebody, no firm and no place that the gazetteer knows."""
    before, after = mention.before(1), [t.lower for t in mention.after(3)]
    if not before or before[0].lower != "the" or mention.words[0] not in given_names() or len(mention.words) < 2:
        return False
    built = (
        after[-1:] if after[:1] == ["floating"] else after[1:2] if after[:1] and after[0] in _ENERGIES else after[:1]
    )
    works = bool(built) and built[0] in word_set("things.works")
    return works and gazetteer.lookup(mention.text) is None


_ENERGIES = frozenset(("power", "nuclear", "thermal", "hydroelectric", "hydropower", "heating", "combined", "floating"))
"""What stands before the plant: the Nikola Tesla power plant."""


_PRICED = frozenset(
    ("barrel", "barrels", "crude", "oil", "futures", "delivery", "price", "prices", "discount", "premium")
)


def _is_vessel(mention: Candidate) -> bool:
    """The frigate Stoiky, landing ships Minsk and Patriot, aboard the Maud Ellery, the Santa Perpetua sank."""
    tokens = mention.sentence.tokens
    vessels = word_set("things.vessels")
    at = mention.first - 1
    while at >= 0 and tokens[at].text in ('"', "'"):
        at -= 1
    if at < 0:
        return False
    if (mention.role or "")[:1].isupper() or tokens[at].lower == "the":
        at -= 1
        while mention.role is not None and at >= 0 and tokens[at].text in (".", "-"):
            at -= 1
        if at >= 0 and tokens[at].lower in ("aboard", "onboard"):
            return True
        by = [t.lower for t in tokens[max(0, at - 1) : at + 1]]
        if tokens[at + 1].lower == "the" and by in (
            ["crew", "of"],
            ["captain", "of"],
            ["wreck", "of"],
            ["on", "board"],
        ):
            return True
        sails = mention.after(1)
        if tokens[at + 1].lower == "the" and sails and sails[0].lower in word_set("things.sails"):
            return True
    if at < 0:
        return False
    word = tokens[at].lower
    return word in vessels or (word.endswith("s") and word[:-1] in vessels and tokens[at].text[0].islower())


def _is_one_of_many(mention: Candidate) -> bool:
    """A Vauxhall Astra, an RAF Nimrod, his 1974 Cherokee: an article or year before a name that no noun follows."""
    before, after = mention.before(2), mention.after(1)
    if not before or mention.opens:
        return False
    year = before[-1].is_number and len(before[-1].text) == 4 and before[-1].text[:2] in ("19", "20")
    owned = year and len(before) > 1 and before[0].lower in ("a", "an", "his", "her", "their", "its")
    if not owned and not _is_after_article(mention):
        return False
    if mention.words[-1] in word_sets("organizations.heads", "places.heads") or "of" in mention.words:
        return False  # a new Electoral Commission (CEP)
    if after and after[0].text == "-" and mention.sentence.touches(mention.last):
        return False  # a Rotterdam-based trader
    return not after or not after[0].is_word or after[0].lower in stops()


def _is_after_article(mention: Candidate) -> bool:
    """A, or "a dark blue": colours and states of cars between the article and the name."""
    tokens = mention.sentence.tokens
    at = mention.first - 1
    while at > 0 and mention.first - at < 5 and tokens[at].lower in word_set("things.states"):
        at -= 1
    return tokens[at].lower in ("a", "an") or (
        at < mention.first - 1 and tokens[at].lower in ("his", "her", "their", "the", "two", "three")
    )


def is_storm(name: Name) -> bool:
    """Typhoon Ada, Severe Tropical Cyclone Wati."""
    words = name.words
    for at, word in enumerate(words[:-1]):
        if word in word_set("things.starts"):
            return True
        if word not in word_set("things.before_storms") or at > 3:
            return False
    return False


def _is_model(tokens: Sequence[Token]) -> bool:
    """OV-10, RBS-70, KamAZ-5350: short letters and a figure with a hyphen between."""
    if len(tokens) not in (3, 4) or tokens[1].text != "-" or not tokens[2].text[0].isdecimal():
        return False
    letters = tokens[0].text
    mixed = letters.isupper() or any(c.isupper() for c in letters[1:]) or len(letters) < 3
    return mixed and len(letters) < 6 and letters not in ("G", "M", "C")


def _is_make(name: Name) -> bool:
    """Lada Granta, Toyota Hilux: a maker of cars and a word that makes it no firm."""
    last = name.words[-1]
    firm = last in word_set("organizations.heads") or last in word_set("organizations.forms")
    body = firm or gazetteer.lookup(last) is not None
    return len(name.words) in (2, 3) and name.words[0] in word_set("things.makes") and not body


def is_thing(name: Name) -> bool:
    """Storms, operations, ships with their letters, models with figures: Typhoon Ada, KM Sinar, Airbus A320, Pool 3."""
    first = name.mentions[0].tokens[0]
    text = first.text.removesuffix("'s")
    if len(name.words) > 1 and gazetteer.fold(name.mentions[0].text) in known_organizations():
        return False  # Channel 4
    if _is_model(name.mentions[0].tokens) and gazetteer.fold(name.mentions[0].text) not in known_organizations():
        return True
    if " ".join(name.words) in word_set("things.phenomena"):
        return True
    if len(name.words) == 2 and (name.words[-1] == "maersk" or name.words[0] in ("msc", "ever")):
        return name.words[-1] not in word_set("organizations.heads")  # Rosa Maersk, Ever Given
    if len(name.words) > 1:
        last = name.words[-1]
        model = any(c.isdigit() for c in last) and any(c.isalpha() for c in last)
        makes = model and not first.text.isupper() and last not in ("g7", "g8", "g20")
        if name.words[:2] in (("house", "of"), ("palace", "of")) and last not in _HOUSES:
            return True  # House of Culture
        if "day" in name.words[:3] and name.words[name.words.index("day") + 1 :][:1] in (("of",), ("for",)):
            return True  # International Day of Peace
        numbered = len(name.mentions[0].tokens) > 2 and name.mentions[0].tokens[-1].is_number and _is_coded(name)
        makes = makes or numbered or name.mentions[0].text.count("-") > 2
        if last in _ROADS and all(m.after(1) and m.after(1)[0].is_number for m in name.mentions):
            return True  # State Highway 6
        lettered = len(name.words) == 2 and len(last) == 1 and first.lower in word_set("things.numbered")
        return makes or lettered or is_storm(name) or _is_make(name) or first.text in word_set("things.letters")
    if text.isupper() and text in word_set("organizations.not_acronyms") and name.words[0] not in known_organizations():
        return True
    if len(text) == 1 or text in _GENERIC:
        return True  # Blok C2/4 D; the Company
    if len(text) > 2 and text[-1] == "s" and text[:-1].isupper():
        return True  # MSPs, NGOs
    numbered = all(m.after(1) and m.after(1)[0].is_number for m in name.mentions)
    short = first.text.isupper() and len(first.text) <= 3 and name.words[0] not in known_organizations()
    return numbered and (short or first.lower in word_set("things.numbered"))


def _is_coded(name: Name) -> bool:
    """GAZ-3110, Mi-8: figures behind a hyphen that no known body has."""
    sample = name.mentions[0]
    return sample.tokens[-2].text == "-" and gazetteer.fold(sample.text) not in known_organizations()


_GENERIC = frozenset(("Company", "Country", "Municipal", "Corporation", "Km", "KM", "Kilometre", "Kilometer"))
"""Words with a capital that name none of their kind: the Company of a firm's release, between Km 52 and Km 58."""
_ROADS = frozenset(("highway", "route", "motorway", "freeway", "expressway", "interstate"))
"""Roads that have numbers."""
_HOUSES = frozenset(
    ("representatives", "commons", "lords", "councillors", "peoples", "deputies", "delegates", "assembly")
)
"""Whose houses are parliaments."""
