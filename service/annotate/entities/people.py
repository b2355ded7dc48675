"""What the words around a mention say for a person: verbs of saying and of living, ages, belongings."""

from __future__ import annotations

from functools import cache

from service.annotate.asides import without_aside
from service.annotate.entities import gazetteer
from service.annotate.entities.candidate import Candidate
from service.annotate.entities.name import ORGANIZATION, PERSON, PLACE, Name
from service.annotate.entities.name_lists import is_role, word_set, word_sets
from service.lexicon import words


def as_person(name: Name, mention: Candidate, length: int) -> None:
    """Verbs of saying and of living, ages, belongings, "who"."""
    votes = name.votes
    before = mention.before(1)
    after = without_aside([t.lower for t in mention.after(12)], word_set("people.asides"))[:5]
    while len(after) > 1 and after[0] in word_set("people.adverbs"):
        del after[0]
    following = after[0] if after else ""
    lead = before[0].lower if before else ""
    said = (
        lead in _said_first() and _before_lead(mention) in _PRONOUNS
    )  # she said Ranau, Kudat and Kinabatangan had most of the cases
    inverted = lead in verbs_of_saying() and not said and lead not in ("reported", "called", "put", "read", "quoted")
    if following in verbs_of_saying() or (inverted and following not in word_set("people.titles")):
        votes[PERSON] += 1.5 if length > 1 else 1
        votes[ORGANIZATION] += 0.5
    if following in verbs_of_saying() and 2 <= length <= 3 and _heads_kind(mention):
        votes[PERSON] += 6  # director of the company X told
        votes[ORGANIZATION] -= 4
    if lead == "," and following in ("and", ",", ".") and length <= 3 and _before_lead(mention) in _GROUPS:
        votes[PERSON] += 3  # the missing women, Lakshmi and Satyavathi
    if lead == "by" and length <= 3 and _before_lead(mention) in _PICTURES:
        votes[PERSON] += 3  # Photo by X
    ended = not following or not following[0].isalpha() or following in ("who", "of", "in")
    place = gazetteer.lookup(mention.text) if ended and not said and lead in _said_first() and length == 1 else None
    capital = name.words[0] in word_set("places.capitals")  # says Yerevan: a capital speaks for its state
    if place is not None and place.kind != "country" and not mention.text.isupper() and not capital:
        votes[PERSON] += 2  # says Rhodes
        votes[PLACE] -= 5
    if lead in verbs_of_saying() and [t.text for t in mention.before(2)][:1] in (['"'], ["”"]) and length <= 3:
        alone = following in ("", ".", ",", ";", "(") and gazetteer.lookup(mention.text) is None
        votes[PERSON] += (2.8 if length == 1 else 1.5) if alone else 0  # "It smells," complained Suparno
        day = after[1:2] and after[1] in word_set("things.days")
        votes[ORGANIZATION] -= 1.2 if alone and (day or lead == "told") else 0
    if lead == "," and following in ("", ".", ",", ";") and length <= 3 and _is_sayer(mention):
        votes[PERSON] += 3  # said his stablemaster, Kitagaki
    if (
        following == ","
        and len(after) > 2
        and after[1].isdecimal()
        and len(after[1]) == 2
        and after[2] not in DISTANCES
    ):
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


def _is_sayer(mention: Candidate) -> bool:
    """Behind a comma, a role in small letters and a verb of saying: said his stablemaster, X."""
    lead = mention.before(7)[:-1]
    for at in range(len(lead) - 1, 0, -1):
        if lead[at].lower in _OWNERS:
            return lead[at - 1].lower in verbs_of_saying() and 1 <= len(lead) - 1 - at <= 4
        if not lead[at].is_word or lead[at].is_capitalized:
            return False
    return False


def _heads_kind(mention: Candidate) -> bool:
    """Head of the local disaster agency X: a role, of, and small words that end in a kind of body or place."""
    lead = mention.before(8)
    kinds = word_sets("organizations.kinds", "places.kinds", "organizations.heads")
    if not lead or lead[-1].is_capitalized or lead[-1].lower not in kinds:
        return False
    for at in range(len(lead) - 1, 0, -1):
        if lead[at].lower == "of":
            return is_role(lead[at - 1])
        if not lead[at].is_word or lead[at].is_capitalized:
            return False
    return False


def _before_lead(mention: Candidate) -> str:
    """The word before the one before a mention."""
    lead = mention.before(2)
    return lead[0].lower if len(lead) == 2 else ""


_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i", "who"))
_GROUPS = frozenset(("women", "men", "brothers", "sisters", "boys", "girls", "sons", "daughters", "cousins", "twins"))
_PICTURES = frozenset(("photo", "photos", "photograph", "photographs", "picture", "pictures", "image", "video"))
_OWNERS = frozenset(("his", "her", "my"))


DISTANCES = frozenset(("km", "kilometres", "kilometers", "miles", "mi", "metres", "meters"))
"""Units of what stands between a place and another: Bilohorivka, 12 km south of Kreminna."""


_PRONOUN_NEXT = frozenset(["who", "whose"])


_KIN = word_set("people.kin") | {"lawyer", "lawyers", "family"}
"""What only people have."""


@cache
def _said_first() -> frozenset[str]:
    """Verbs that stand before their speaker after a quotation."""
    return frozenset(
        ("said", "says", "added", "adds", "recalled", "recalls", "explained", "explains", "wrote", "writes")
    )


@cache
def verbs_of_saying() -> frozenset[str]:
    """Verbs that somebody says something with: said, told, noted; not "means"."""
    return frozenset(words("annotate-saying", "verbs")) - frozenset(words("annotate-saying", "impersonal"))
