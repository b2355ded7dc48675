"""What the words around a mention say for a body: who works for it, owns it, quotes it; how newsrooms sign."""

from __future__ import annotations

from collections.abc import Sequence

from service.annotate.entities import gazetteer
from service.annotate.entities.candidate import Candidate
from service.annotate.entities.letters import is_lettered
from service.annotate.entities.name import ORGANIZATION, PERSON, PLACE, Name
from service.annotate.entities.name_lists import common_words, given_names, is_role, surnames, word_set, word_sets
from service.annotate.entities.places import has_place
from service.annotate.entities.thing import MOST_COMPARED
from service.annotate.entities.things import is_station
from service.annotate.measures import stops
from service.annotate.tokens import Token


def as_body(name: Name, mention: Candidate) -> None:
    """All votes for an organisation that the words around one mention give."""
    if is_station(mention):
        name.votes[ORGANIZATION] += 5
        name.votes[PERSON] -= 2
    else:
        _by_belongings(name, mention)
    before, after = mention.before(4), mention.after(3)
    lead, following = before[-1].text if before else "", after[0].text if after else ""
    if lead == "(" and following == ")":
        _in_brackets(name, mention)
    after_led = [t.lower for t in after[:2]] == ["-", "led"] and not mention.text.isupper()
    if after_led:
        name.votes[ORGANIZATION] -= 1.5  # the Netra Bikram Chand-led party
    counted = len(after) > 1 and after[1].lower in ("million", "billion", "percent", "%", "people", "jobs")
    if following.isdecimal() and len(following) == 3 and not counted and lead.lower() in _ONE_OF:
        modelled = all(m.after(1) and m.after(1)[0].is_number for m in name.mentions[:MOST_COMPARED])
        name.votes[ORGANIZATION] -= 7 if modelled else 0  # a Boeing 737, where the maker is not named alone
    if following == "base" and name.words[-1] in ("naval", "air", "military", "army"):
        name.votes[PLACE] += 4  # the Seppangar Naval base
        name.votes[ORGANIZATION] -= 5
    if following == "(" and is_lettered(mention.sentence, mention.first, mention.last):
        name.votes[ORGANIZATION] += 1.5  # the Armed Conflict Location and Event Data Project (ACLED)
    if [t.lower for t in after[:2]] == ["sub", "-"] and after[2:] and after[2].lower in _BELOW:
        name.votes[PLACE] += 4  # the Kani Masi sub-district
    _as_employer(name, mention)
    _as_newsroom(name, mention, [t.lower for t in before], [t.lower for t in after])
    if following and following[0].islower() and not mention.tokens[-1].lower.endswith("'s"):
        _by_kind_after(name, mention, after)
    if following in (",", "and", "or"):
        _by_list(name, mention)
    pair = " ".join(t.lower for t in before[-2:])
    if pair in _BOUGHT and gazetteer.lookup(mention.text) is None and not _is_listed_name(name):
        name.votes[ORGANIZATION] += 2.5  # cranes ordered from Liebherr
        name.votes[PERSON] -= 1
    if [t.lower for t in mention.after(4)] == ["said", "in", "a", "statement"] and not _is_listed_name(name):
        name.votes[ORGANIZATION] += 1.5 if len(name.words) == 1 or _has_common_word(name) else 0.5
        name.votes[PERSON] -= 0.5
    told = [t.lower for t in before[-2:]] in (
        ["data", "from"],
        ["figures", "from"],
        ["statistics", "from"],
        ["survey", "by"],
    )
    if before[-1:] and before[-1].lower == "told" and mention.tokens[0].text == "The" and len(mention.tokens) > 1:
        name.votes[ORGANIZATION] += 3  # told The Loadstar
        name.votes[PERSON] -= 3
    if told and following and (following[0].islower() or following == ",") and gazetteer.lookup(mention.text) is None:
        name.votes[ORGANIZATION] += 2.5  # data from Destatis showed
        name.votes[PERSON] -= 1
    if following == "," and len(after) > 1 and after[1].lower == "which" and gazetteer.lookup(mention.text) is None:
        name.votes[ORGANIZATION] += 1.5 if [t.lower for t in before[-2:]] == ["according", "to"] else 0.8
        name.votes[PERSON] -= 1.5  # according to Traffic, which monitors the trade


def _has_common_word(name: Name) -> bool:
    """Whether a word of the language is in the name, as in few people's: Harbour Line said in a statement."""
    usual, common = word_sets("organizations.portfolios", "people.inside_role"), common_words()
    return any((word in common or word in usual) and word not in surnames() for word in name.words)


_ONE_OF = frozenset(
    ("a", "an", "the", "his", "her", "its", "their", "another", "red", "black", "white", "blue", "silver")
)
"""What stands before a maker whose model is meant."""


def _is_listed_name(name: Name) -> bool:
    """Whether a first or family name that a list knows begins or ends the name."""
    return any(word in given_names() or word in surnames() for word in (name.words[0], name.words[-1]))


_BELOW = frozenset(("district", "county", "division", "prefecture", "region", "province", "municipality"))
_BOUGHT = frozenset(("ordered from", "supplied by", "manufactured by", "chartered from", "leased from", "insured by"))
"""What stands between goods and the firm that they come from."""


def _as_newsroom(name: Name, mention: Candidate, before: Sequence[str], after: Sequence[str]) -> None:
    """LIMA, Nov. 29 (Andina) -; (Jason Marlow/The Press); told by a source, seen by Terumbu."""
    votes = name.votes
    lead = before[-1] if before else ""
    tokens = mention.sentence.tokens
    if lead == "(" and after[:1] == [")"] and after[1:2] in (["-"], ["–"], ["—"]) and mention.last < 16:
        told = tokens[mention.last + 2 : mention.last + 3]
        if told and told[0].text[0].isalpha() and gazetteer.lookup(mention.text) is None:
            votes[ORGANIZATION] += 5
        return
    slash = lead == "/" or (lead == "the" and before[-2:-1] == ["/"])
    if slash and after[:1] in ([")"], []) and mention.first > 2 and gazetteer.lookup(mention.text) is None:
        signed = tokens[mention.first - (2 if lead == "/" else 3)]
        if lead == "/" and not mention.text.isupper() and not _is_signed(mention, signed):
            votes[PERSON] += 2  # ANTARA/Basri Lamato
        else:
            votes[ORGANIZATION] += 4 if mention.text.isupper() or len(name.words) > 1 or lead == "the" else 2.5
            votes[PERSON] -= 2.5
    seen = " ".join(before[-2:]) in _SEEN and mention.role is None and not {"court", "police"} & set(after)
    informed = len(after) == 3 and after[0] in ("was", "were") and after[1] in _INFORMED and after[2] == "by"
    if not seen and not informed:
        return
    if name.words[0] in given_names() or name.words[0] in surnames() or gazetteer.lookup(mention.text) is not None:
        return
    votes[ORGANIZATION] += 1.2 if informed else 2.2


def _is_signed(mention: Candidate, before: Token) -> bool:
    """Jason Marlow/Coastal Press: a person signs, the house stands behind; CNN/Arga Wirasena the other way."""
    tokens = mention.sentence.tokens
    first = mention.first - 2
    while first > 0 and tokens[first - 1].is_word and tokens[first - 1].is_capitalized:
        first -= 1
    person = tokens[first].lower in given_names() and before.is_capitalized and not before.text.isupper()
    return person and mention.words[0] not in given_names()


_INFORMED = frozenset(("told", "informed", "assured"))
_SEEN = frozenset(("seen by", "obtained by", "reviewed by", "viewed by", "examined by", "compiled by", "cited by"))
"""What newsrooms do with papers."""


def _by_kind_after(name: Name, mention: Candidate, after: Sequence[Token]) -> None:
    """Citadele bank, the Ampere battery maker: a kind of firm in small letters behind the name."""
    word = after[0].lower
    if word in _FIELDS and not mention.text.isupper():
        name.votes[ORGANIZATION] -= 4  # the Timor-Undan field
    if word in common_words() and word not in stops() and len(after) > 1 and after[1].lower in _MADE:
        after, word = after[1:], after[1].lower  # the Dobri Liky pharmacy chain
    elif word not in word_set("organizations.named_kinds"):
        return
    if mention.role is not None:
        return
    if len(after) > 1 and after[1].text[0].isalpha() and after[1].lower not in _AFTER_KIND:
        return
    listed = name.words[0] in given_names() or gazetteer.demonym(mention.text) is not None
    if listed or gazetteer.lookup(mention.text) is not None or name.words[-1] in word_set("places.heads"):
        return
    plain = all(w in common_words() for w in name.words)
    name.votes[ORGANIZATION] += 0.8 if plain else 2.4
    name.votes[PERSON] -= 1


_MADE = frozenset(
    ("chain", "maker", "makers", "retailer", "insurer", "operator", "producer", "manufacturer", "broadcaster")
)
"""Kinds of firms that have what they trade in right before them."""
_AFTER_KIND = frozenset(
    (
        "and",
        "in",
        "on",
        "for",
        "to",
        "is",
        "was",
        "has",
        "had",
        "said",
        "says",
        "which",
        "that",
        "will",
        "by",
        "of",
        "reported",
        "announced",
        "at",
        "from",
        "with",
        "as",
        "were",
        "have",
        "would",
    )
)


def _by_list(name: Name, mention: Candidate) -> None:
    """Shell, Suncor and other producers; Chevron, Total and others: what the list says all its members are."""
    tokens = mention.sentence.tokens
    at = mention.last
    while at < len(tokens) and at - mention.last < 14:
        token = tokens[at]
        if token.lower in ("other", "others") and tokens[at - 1].lower in ("and", "or"):
            break
        if token.text == "," or token.lower in ("and", "or") or (token.is_word and token.is_capitalized):
            at += 1
            continue
        return
    if at >= len(tokens) or tokens[at].lower not in ("other", "others"):
        return
    for token in tokens[at + 1 : at + 5]:
        word = token.lower
        if not token.is_word or word in ("in", "of", "and", "have", "are", "were", "to"):
            return
        kinds = word_sets("organizations.kinds", "organizations.firms", "organizations.named_kinds")
        if (
            word in kinds
            or (word.endswith("s") and word[:-1] in kinds)
            or (word.endswith("ies") and word[:-3] + "y" in kinds)
        ):
            name.votes[ORGANIZATION] += 3
            name.votes[PERSON] -= 1.5
            return


_FIELDS = frozenset(
    ("field", "fields", "canal", "deposit", "oilfield", "gasfield", "pipeline", "reservoir", "basin", "highway", "well")
)


def _as_employer(name: Name, mention: Candidate) -> None:
    """CEO of Lumiere, an analyst at Horizon Lab, a spokesman for Petrolux, the radio station Echo."""
    before = [t.lower for t in mention.before(4) if t.lower != "the"]
    if len(before) < 2 or mention.role is not None:
        return
    role, lead = before[-2], before[-1]
    if role in _WORKS and name.words[0] in given_names() and len(name.words) > 1:
        return  # worked for John F. Kennedy
    listed = {"of": "roles_of", "at": "roles_at", "with": "roles_at", "for": "roles_for"}.get(lead)
    if listed is not None and role in word_set(f"organizations.{listed}"):
        name.votes[ORGANIZATION] += 2.8
        name.votes[PERSON] -= 2  # a spokesman for Petrolux, who declined
        name.votes[PLACE] -= 1
    elif (role, lead) == ("think", "tank") or (lead == "station" and role in ("radio", "television", "tv", "news")):
        name.votes[ORGANIZATION] += 3


def _by_belongings(name: Name, mention: Candidate) -> None:
    """A unit of X, polled by X, a stake in X, the X company, the plant's owner, X: what only bodies have or do."""
    votes = name.votes
    if mention.role is not None or gazetteer.lookup(mention.text) is not None or name.words[0] in given_names():
        return
    before = [t.lower for t in mention.before(3)]
    pair = " ".join(before[-2:])
    if before[-1:] == ["project"] and before[-2:-1] and before[-2] in _WATCHING:
        votes[ORGANIZATION] += 2.5  # the monitoring project X
    if pair in word_set("organizations.owned") or (pair == "led by" and before[0] in _LED):
        votes[ORGANIZATION] += 3
        votes[PERSON] -= 1.5
        votes[PLACE] -= 3
    if mention.text.isupper() and mention.text.isalpha() and before[-1:] in (["from"], ["by"], ["told"], ["at"]):
        votes[ORGANIZATION] += 0.7
    following = mention.after(1)[0].lower if mention.after(1) else ""
    workers = before[-2:-1] and before[-2].removesuffix("s") in word_set("people.titles")
    if before[-1:] == ["from"] and workers and len(name.words) > 1 and not has_place(name):
        votes[ORGANIZATION] += 2.3  # two engineers from Balfour Beatty
    if before[-2:] == ["think", "tank"]:
        votes[ORGANIZATION] += 3
        votes[PERSON] -= 2
    owned = {t.lower for t in mention.after(2)} & word_set("organizations.belongings")
    if owned and mention.tokens[-1].lower.endswith("'s"):
        votes[ORGANIZATION] += 2  # Shell's Nigerian subsidiary
    acts = mention.after(1) and mention.after(1)[0].lower in word_set("organizations.verbs")
    if acts and before[-1:] != ["the"]:
        votes[ORGANIZATION] += 1.3
    hyphen = len(mention.tokens) == 3 and mention.tokens[1].text == "-"
    if before[-1:] == ["the"] and (following in word_set("organizations.firms") or (hyphen and following == "line")):
        votes[ORGANIZATION] += 2.5
    if before[-1:] == [","] and before[-2:-1] and before[-2] in word_set("organizations.owners"):
        votes[ORGANIZATION] += 3  # the mine's owner, X; his company, X
        votes[PERSON] -= 2


_LED = frozenset(("investors", "consortium", "syndicate", "banks", "lenders", "venture", "funding", "round"))
_WATCHING = frozenset(("monitoring", "rights", "investigative", "media", "research", "advocacy", "journalistic"))


_WORKS = frozenset(("works", "worked", "working", "lawyers"))


def _in_brackets(name: Name, mention: Candidate) -> None:
    """Letters in brackets after small letters: a body only where those end in its head word (disaster agency)."""
    before = mention.before(2)
    if len(before) < 2 or not mention.text.isupper() or len(mention.tokens) > 1:
        return
    word = before[0]
    if word.is_word and word.is_capitalized and is_role(word) and word.lower not in word_set("organizations.heads"):
        name.votes[ORGANIZATION] -= 5  # the Upazila Nirbahi Officer (UNO)
    if not word.is_word or word.is_capitalized:
        return
    if word.lower in word_set("organizations.heads") or word.lower in word_set("organizations.kinds"):
        name.votes[ORGANIZATION] += 2
    elif word.lower not in ("affairs", "health", "defence", "defense", "interior", "nations"):
        name.votes[ORGANIZATION] -= 3.5
