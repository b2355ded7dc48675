"""What the words around a mention say of its kind: titles, appositions, prepositions, verbs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from service.annotate.entities import gazetteer
from service.annotate.entities.candidates import Candidate
from service.annotate.entities.name import ORGANIZATION, PERSON, PLACE, Name
from service.annotate.entities.name_lists import common_words, given_names, surnames, word_set, word_sets
from service.annotate.measures import stops
from service.annotate.tokens import Token
from service.lexicon import words

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


_FACTIONS = frozenset(("opposition", "rebel", "militant"))


_INSIDE = frozenset(("in", "near", "outside", "into", "off", "throughout", "across"))


_PRONOUN_NEXT = frozenset(["who", "whose"])


def by_context(name: Name, mention: Candidate) -> None:
    """Votes that the words around one mention give."""
    votes = name.votes
    before = [t.lower for t in mention.before(3)]
    after = [t.lower for t in mention.after(4)]
    length = len([w for w in name.words if w.isalpha()])
    lead = before[-1] if before else ""
    following = after[0] if after else ""
    if mention.role is not None and length <= 4:
        _by_role(name, mention, length)
    if lead == "the" and length > 1:
        votes[PERSON] -= 3
        votes[ORGANIZATION] += 0 if _is_plain(name) else 1
    elif lead == "the":
        votes[PERSON] -= 2
    if lead == "the" and before[-2:-1] == ["told"]:
        votes[ORGANIZATION] += 2.5  # told the Dispatch
    elif lead == "the" and length == 1 and name.words[0] in common_words() and not mention.text.isupper():
        votes[ORGANIZATION] -= 1.5 if name.words[0] not in word_set("organizations.heads") else 0  # the Report
    if following in word_set("things.feasts"):
        votes[PERSON] -= 3
        votes[ORGANIZATION] -= 3
    _as_place(name, mention, before, after)
    if lead == "off" and name.words[-1] == "bank":
        votes[PLACE] += 6
        votes[ORGANIZATION] -= 5
    if mention.opens and len(name.words) == 1 and _is_plural(mention):
        votes[PLACE] -= 2  # Trawlers were seen
        votes[PERSON] -= 1
    kinds = word_set("organizations.kinds")
    if lead.endswith("s") and lead[:-1] in kinds and lead not in kinds:
        votes[ORGANIZATION] += 2
    _as_body(name, mention)
    if lead in kinds and (len(before) < 2 or before[-2] != "of" or lead != "group"):
        votes[ORGANIZATION] += 3
        votes[PERSON] -= 2.5  # hair care company Madison Reed
    vessel = next((t for t in mention.after(3) if t.lower in word_set("things.vessels")), None)
    if (
        lead == "the"
        and vessel is not None
        and all(t.text[0].islower() for t in mention.after(3) if t.end <= vessel.end)
    ):
        votes[PERSON] -= 6  # the Vasily Bykov patrol ship
    if following in word_set("organizations.players"):
        surname = length == 1 and name.words[0] in surnames()
        votes[ORGANIZATION] += 1 if surname else 2.5  # Trump officials
        votes[PERSON] -= 0 if surname else 1
    _as_person(name, mention, length)
    if lead == "(" and following == ")":
        _in_brackets(name, mention)
    if following == ",":
        apposed = _kind_after(mention)
        if apposed is not None:
            votes[apposed] += 4
    if lead == "," and mention.role is None:
        apposed = _kind_before(mention)
        if apposed is not None and not (apposed == PERSON and mention.text.isupper()):
            votes[apposed] += 2
    _as_employer(name, mention)


def _as_employer(name: Name, mention: Candidate) -> None:
    """CEO of Lumiere, an analyst at Horizon Lab, a spokesman for Petrolux, the radio station Echo."""
    before = [t.lower for t in mention.before(4) if t.lower != "the"]
    if len(before) < 2 or mention.role is not None:
        return
    role, lead = before[-2], before[-1]
    listed = {"of": "roles_of", "at": "roles_at", "with": "roles_at", "for": "roles_for"}.get(lead)
    if listed is not None and role in word_set(f"organizations.{listed}"):
        name.votes[ORGANIZATION] += 2.8
        name.votes[PERSON] -= 2  # a spokesman for Petrolux, who declined
        name.votes[PLACE] -= 1
    elif (role, lead) == ("think", "tank") or (lead == "station" and role in ("radio", "television", "tv", "news")):
        name.votes[ORGANIZATION] += 3


def names_thing(mention: Candidate) -> bool:
    """A ship, a model of a thing, a currency: what stands there names no person, body or place."""
    following = mention.after(1)
    if following and following[0].lower in ("dollar", "dollars", "cents", "currency"):
        return True
    lead = mention.before(1)
    if _is_station(mention) and gazetteer.lookup(mention.text) is not None:
        return True  # the "Grozny" TV channel
    if _is_vessel(mention) or _is_letters(mention) or _is_goods(mention):
        return True
    if lead and lead[0].lower in ("a", "an", "his", "her") and mention.words[0] in word_set("things.makes"):
        return True  # a Mercedes-Benz driven by
    return not (lead and lead[0].lower == "the") and mention.role is None and _is_one_of_many(mention)


_QUOTES = ('"', "“", "”", "«", "»")


def _is_station(mention: Candidate) -> bool:
    """The "Vainakh" TV channel, newspaper "Severny Kray": a name in marks beside the kind of body."""
    before, after = mention.before(2), mention.after(4)
    if len(before) < 2 or not after or before[-1].text not in _QUOTES or after[0].text not in _QUOTES:
        return False
    kinds = word_set("organizations.kinds")
    rest = [t.lower for t in after[1:3]]
    return before[0].lower in kinds or any(w in kinds for w in rest[: 2 if rest[:1] and rest[0] in _MEDIA else 1])


_MEDIA = frozenset(("tv", "television", "radio", "news", "internet", "online", "state"))


def _as_body(name: Name, mention: Candidate) -> None:
    """A unit of X, polled by X, a stake in X, the X company, the plant's owner, X: what only bodies have or do."""
    votes = name.votes
    if _is_station(mention):
        votes[ORGANIZATION] += 5
        votes[PERSON] -= 2
        return
    if mention.role is not None or gazetteer.lookup(mention.text) is not None or name.words[0] in given_names():
        return
    before = [t.lower for t in mention.before(3)]
    pair = " ".join(before[-2:])
    if pair in word_set("organizations.owned"):
        votes[ORGANIZATION] += 3
        votes[PERSON] -= 1.5
        votes[PLACE] -= 3
    if mention.text.isupper() and mention.text.isalpha() and before[-1:] in (["from"], ["by"], ["told"], ["at"]):
        votes[ORGANIZATION] += 0.7
    following = mention.after(1)[0].lower if mention.after(1) else ""
    workers = before[-2:-1] and before[-2].removesuffix("s") in word_set("people.titles")
    if before[-1:] == ["from"] and workers and len(name.words) > 1 and not _has_place(name):
        votes[ORGANIZATION] += 2.3  # two engineers from Balfour Beatty
    if before[-2:] == ["think", "tank"]:
        votes[ORGANIZATION] += 3
        votes[PERSON] -= 2
    acts = mention.after(1) and mention.after(1)[0].lower in word_set("organizations.verbs")
    if acts and before[-1:] != ["the"]:
        votes[ORGANIZATION] += 1.3
    hyphen = len(mention.tokens) == 3 and mention.tokens[1].text == "-"
    if before[-1:] == ["the"] and (following in word_set("organizations.firms") or (hyphen and following == "line")):
        votes[ORGANIZATION] += 2.5
    if before[-1:] == [","] and before[-2:-1] and before[-2] in word_set("organizations.owners"):
        votes[ORGANIZATION] += 3  # the mine's owner, X; his company, X
        votes[PERSON] -= 2


_KIN = frozenset(
    (
        "lawyer",
        "lawyers",
        "wife",
        "husband",
        "son",
        "daughter",
        "mother",
        "father",
        "brother",
        "sister",
        "widow",
        "family",
    )
)
"""What only people have."""


def _has_place(name: Name) -> bool:
    """Whether a word of the name says that it is a place's."""
    heads = word_sets("places.heads", "places.starts", "places.words", "places.compass")
    return any(word in heads for word in name.words)


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
    return benchmark and any(t.lower in _PRICED for t in mention.sentence.tokens)


_PRICED = frozenset(
    ("barrel", "barrels", "crude", "oil", "futures", "delivery", "price", "prices", "discount", "premium")
)


def _is_plural(mention: Candidate) -> bool:
    """Trawlers, Cargoes: a plural that no list knows at the start of a sentence."""
    word = mention.words[0]
    known = word in surnames() or word in given_names() or gazetteer.lookup(mention.text) is not None
    return len(word) > 5 and word.endswith("s") and not word.endswith(("ss", "is", "us")) and not known


def _is_plain(name: Name) -> bool:
    """The Last Keeper, the Great Victory: words of the language only, which no head word makes a body."""
    return all(w in common_words() or w in word_set("people.not_names") for w in name.words)


def _by_role(name: Name, mention: Candidate, length: int) -> None:
    group = name.words[-1] in word_set("organizations.heads")
    if group and (mention.role or "").lower() in _FACTIONS:
        name.votes[ORGANIZATION] += 3  # the opposition Greens
    elif group and length > 1 and name.words[0] not in given_names():
        name.votes[PERSON] += 0.5
    else:
        name.votes[PERSON] += 5 if group and length > 1 else 3.5


def _as_place(name: Name, mention: Candidate, before: Sequence[str], after: Sequence[str]) -> None:
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
    if following in word_set("places.kinds") and lower:
        votes[PLACE] += 3
    if following in ("plant", "refinery", "factory", "mine") and len(name.words) == 1:
        votes[PLACE] += 0.5
    paragraph = mention.sentence.kind in ("paragraph", "dateline")
    if mention.first == 0 and mention.text.isupper() and following in (",", "(", "-", "/") and paragraph:
        votes[PLACE] += 3
    if mention.sentence.kind == "dateline":
        votes[PLACE] += 2


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
    compass = tokens[at].lower in _COMPASS
    at += compass
    place = gazetteer.lookup(tokens[at].text) if at < len(tokens) and tokens[at].is_capitalized else None
    return place is not None and (compass or place.kind in ("country", "region"))


def _is_known_body(name: Name) -> bool:
    return name.votes[ORGANIZATION] >= 4


def _as_person(name: Name, mention: Candidate, length: int) -> None:
    """Verbs of saying and of living, ages, belongings, "who"."""
    votes = name.votes
    before = mention.before(1)
    after = [t.lower for t in mention.after(5)]
    while len(after) > 1 and after[0] in word_set("people.adverbs"):
        del after[0]
    following = after[0] if after else ""
    lead = before[0].lower if before else ""
    inverted = lead in _saying() and lead not in ("reported", "called", "put", "read", "quoted")
    if following in _saying() or (inverted and following not in word_set("people.titles")):
        votes[PERSON] += 1.5 if length > 1 else 1
        votes[ORGANIZATION] += 0.5
    ended = not following or not following[0].isalpha() or following in ("who", "of", "in")
    place = gazetteer.lookup(mention.text) if ended and lead in _said_first() and length == 1 else None
    capital = name.words[0] in word_set("places.capitals")  # says Yerevan: a capital speaks for its state
    if place is not None and place.kind != "country" and not mention.text.isupper() and not capital:
        votes[PERSON] += 2  # says Rhodes
        votes[PLACE] -= 5
    if lead in _saying() and [t.text for t in mention.before(2)][:1] in (['"'], ["”"]) and length <= 3:
        alone = following in ("", ".", ",", ";", "(") and gazetteer.lookup(mention.text) is None
        votes[PERSON] += (2.8 if length == 1 else 1.5) if alone else 0  # "It smells," complained Suparno
        day = after[1:2] and after[1] in word_set("things.days")
        votes[ORGANIZATION] -= 1.2 if alone and (day or lead == "told") else 0
    if following == "," and len(after) > 2 and after[1].isdecimal() and len(after[1]) == 2:
        votes[PERSON] += 4
    if following == "," and len(after) > 2 and after[1] in ("from", "of") and length == 1:
        votes[PERSON] += 1
    if following == "and" and after[1:2] and after[1] in ("his", "her"):
        votes[PERSON] += 2
    if lead == "old" and length <= 3 and [t.text for t in mention.before(2)][:1] == ["-"]:
        votes[PERSON] += 3  # the 24-year-old Ustinov
        votes[PLACE] -= 3
    given = [t.lower for t in mention.before(3)]
    if lead == "as" and length <= 3 and {"himself", "herself", "name"} & set(given[:-1]):
        votes[PERSON] += 3  # who introduced himself as Abdurakhman
    owns = mention.tokens[-1].lower.endswith("'s")
    if owns and following in word_set("people.belongings"):
        votes[PERSON] += 3 if following in _KIN else 2
    machine = next((word for word in after[:2] if word not in ('"', "”", "-")), "") in word_set("people.machines")
    if machine and gazetteer.demonym(mention.text) is None and not owns:
        for kind in (PERSON, PLACE):
            votes[kind] -= 9
    if following in word_set("people.verbs") and len(name.words) <= 3:
        votes[PERSON] += 1.5
    if following == "(" and len(after) > 2 and after[2] == ")" and after[1].isdecimal() and 1 < int(after[1][:3]) < 120:
        votes[PERSON] += 3.5  # Suyatno (37), as Indonesian newsrooms write
    if following in _PRONOUN_NEXT or (following == "," and after[1:2] and after[1] in _PRONOUN_NEXT):
        votes[PERSON] += 2


@cache
def _said_first() -> frozenset[str]:
    """Verbs that stand before their speaker after a quotation."""
    return frozenset(
        ("said", "says", "added", "adds", "recalled", "recalls", "explained", "explains", "wrote", "writes")
    )


@cache
def _saying() -> frozenset[str]:
    return frozenset(words("annotate-saying", "verbs")) - frozenset(words("annotate-saying", "impersonal"))


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


def _in_brackets(name: Name, mention: Candidate) -> None:
    """Letters in brackets after small letters: a body only where those end in its head word (disaster agency)."""
    before = mention.before(2)
    if len(before) < 2 or not mention.text.isupper() or len(mention.tokens) > 1:
        return
    word = before[0]
    if not word.is_word or word.is_capitalized:
        return
    if word.lower in word_set("organizations.heads") or word.lower in word_set("organizations.kinds"):
        name.votes[ORGANIZATION] += 2
    elif word.lower not in ("affairs", "health", "defence", "defense", "interior", "nations"):
        name.votes[ORGANIZATION] -= 3.5


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


def _kind_after(mention: Candidate) -> str | None:
    """Of what kind an apposition says it is: ", head of …", ", an Armenian news site", ", Malaysia's largest firm"."""
    after = mention.after(11)[1:]
    if not after:
        return None
    owner = after[0].is_capitalized and after[0].lower.endswith("'s")
    if _is_clause(mention.after(26)[1:]):
        return None
    if after[0].lower not in _APPOSING and not owner and not _starts_role(after):
        return None
    return _kind_of(after[1:] if owner else after)


def _is_clause(after: Sequence[Token]) -> bool:
    """Whether a verb comes before the next comma: "According to X, the network is still down"."""
    for token in after:
        if token.text in ",.;:)" or token.lower in ("who", "which", "that", "where", "whose"):
            return False
        if token.lower in _FINITE:
            return True
    return False


_FINITE = frozenset(("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "must"))
_APPOSING = frozenset(("a", "an", "the", "its", "his", "her", "their", "who", "one", "our", "my"))


def _kind_before(mention: Candidate) -> str | None:
    """Of what kind a name is after the noun that it explains: "the group's founder, X", "one of the traders, X"."""
    tokens = mention.sentence.tokens
    end = mention.first - 1
    closed = not mention.after(1) or mention.after(1)[0].text in ",.;:)-"
    at = begin = end
    while at > 0 and end - at < 11 and tokens[at - 1].text not in ',.;:()"':
        at -= 1
        if tokens[at].lower in _APPOSING:
            begin = at
            if at == 0 or tokens[at - 1].lower not in word_set("people.role_ends"):
                break  # not "for the response" of "the spokeswoman for the response"
    if not closed or begin == end:
        return None
    return _kind_of(tokens[begin:end])


def _kind_of(phrase: Sequence[Token]) -> str | None:
    """The kind that the head of a noun phrase tells; reading ends at a comma or the preposition after the head."""
    titles, bodies, places = word_set("people.titles"), word_set("organizations.kinds"), word_set("places.kinds")
    found: str | None = None
    for token in phrase:
        word = token.lower
        if word in word_set("organizations.owners"):
            found = None  # the mine's owner may be either
            continue
        if token.text in ",.;:()" or (found and word in word_set("people.role_ends")):
            break
        if word in titles or (word.endswith(("man", "woman")) and word in common_words()):
            found = PERSON
        elif word in bodies:
            found = ORGANIZATION
        elif word in places and word not in ("mayor", "governor", "residents", "direction", "state"):
            found = PLACE
        elif found == PERSON or word in word_set("people.role_ends"):
            break
    return found


def _starts_role(after: Sequence[Token]) -> bool:
    word = after[0].lower
    return word in word_set("people.titles") or word in word_set("people.inside_role")
