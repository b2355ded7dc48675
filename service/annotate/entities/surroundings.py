"""What the words around a mention say of its kind: titles, appositions, prepositions, verbs."""

from __future__ import annotations

from service.annotate.entities import gazetteer
from service.annotate.entities.appositions import kind_after, kind_before
from service.annotate.entities.bodies import as_body
from service.annotate.entities.candidate import Candidate
from service.annotate.entities.markets import as_firm
from service.annotate.entities.name import ORGANIZATION, PERSON, PLACE, Name
from service.annotate.entities.name_lists import common_words, given_names, surnames, word_set
from service.annotate.entities.people import as_person
from service.annotate.entities.places import as_place
from service.annotate.entities.spelling import is_like_surname
from service.annotate.entities.sport import by_match

_RULING = frozenset(("governing", "ruling", "opposition", "far-right", "centre-left", "centre-right", "liberal"))
_FACTIONS = frozenset(("opposition", "rebel", "militant"))


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
    if lead == "the" and length == 1 and name.words[0] in ("army", "navy") and not mention.opens:
        votes[ORGANIZATION] += 3.5  # the Army, the Navy and the Coast Guard
    if lead in _RULING and length == 1 and mention.text.isupper() and gazetteer.lookup(mention.text) is None:
        votes[ORGANIZATION] += 1.5  # the opposition PS
    if following in word_set("things.feasts"):
        votes[PERSON] -= 3
        votes[ORGANIZATION] -= 3
    if following == "government" and length == 1 and mention.text.isupper() and gazetteer.lookup(mention.text) is None:
        votes[ORGANIZATION] += 1.5  # the BJP government
    as_place(name, mention, before, after)
    if lead == "off" and name.words[-1] == "bank":
        votes[PLACE] += 6
        votes[ORGANIZATION] -= 5
    if mention.opens and len(name.words) == 1 and _is_plural(mention):
        votes[PLACE] -= 2  # Trawlers were seen
        votes[PERSON] -= 1
    kinds = word_set("organizations.kinds")
    if lead.endswith("s") and lead[:-1] in kinds and lead not in kinds:
        votes[ORGANIZATION] += 2
    ruling = length == 1 and (lead in _RULING or (mention.role or "").lower() in _RULING) and "the" in before
    if (
        ruling
        and name.words[0].endswith(("s", "labour", "likud", "fidesz"))
        and gazetteer.demonym(mention.text) is None
    ):
        votes[ORGANIZATION] += 3.5  # the governing Conservatives
        votes[PERSON] -= 2
    as_body(name, mention)
    as_firm(name, mention)
    by_match(name, mention)
    if before[-3:] == ["start", "-", "up"]:
        lead = "start-up"
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
    if following in ("plant", "factory") and lead in ("its", "their"):
        votes[PLACE] += 1.5  # the firm's Rosslyn plant
    elif following in word_set("organizations.players"):
        surname = length == 1 and name.words[0] in surnames()
        votes[ORGANIZATION] += 1 if surname else 2.5  # Trump officials
        votes[PERSON] -= 0 if surname else 1
    as_person(name, mention, length)
    if following == ",":
        apposed = kind_after(mention)
        if apposed is not None:
            votes[apposed] += 4
    if lead == "," and mention.role is None:
        apposed = kind_before(mention)
        if apposed is not None and not (apposed == PERSON and mention.text.isupper()):
            votes[apposed] += 2
            votes[PERSON] -= 1.5 if apposed == ORGANIZATION else 0


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
    elif (mention.role or "").split()[-1].lower() in word_set("organizations.trades") and not _is_listed_person(name):
        name.votes[ORGANIZATION] += 4  # the gold buyer Sahel Bullion
        name.votes[PERSON] -= 0.5
    else:
        name.votes[PERSON] += 5 if group and length > 1 else 3.5


def _is_listed_person(name: Name) -> bool:
    """Whether a word of the name is a first or family name that a list knows or an ending tells."""
    return any(w in given_names() or w in surnames() or is_like_surname(w) for w in name.words)
