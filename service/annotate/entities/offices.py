"""Offices in a run of capitals: whose role a word is, where the body or place of an office ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from service.annotate.entities import gazetteer
from service.annotate.entities.name_lists import common_words, given_names, is_role, surnames, word_set, word_sets
from service.annotate.tokens import SentenceView, Token


def without_office(sentence: SentenceView, first: int, last: int) -> int:
    """The end of a name without the office after it: US Secretary (of State), UN Resident Coordinator."""
    tokens = sentence.tokens
    heads = word_set("organizations.heads")
    end = last
    if last - first > 1 and [t.lower.removesuffix("'s") for t in tokens[last - 2 : last]] == ["chief", "executive"]:
        end = last - 2  # (Municipal) Chief Executive
        while end > first and (
            tokens[end - 1].lower in word_set("people.inside_role") or tokens[end - 1].lower in _AREAS
        ):
            end -= 1
        return end
    if [t.lower.removesuffix("'s") for t in tokens[last - 3 : last]] == [
        "secretary",
        "-",
        "general",
    ] and last - first > 3:
        return last - 3  # UN Secretary-General
    while end - first > 1 and is_role(tokens[end - 1]) and tokens[end - 2].text != "-":
        if tokens[end - 1].lower in heads or tokens[end - 1].lower in surnames():
            break
        if end - first > 2 and tokens[end - 2].lower in ("of", "for", "and", "&"):
            break  # the Ministry of Justice
        end -= 1
    if end == last or any(t.lower in given_names() for t in tokens[first:end]):
        return last
    while end > first and tokens[end - 1].lower in word_set("people.inside_role"):
        end -= 1
    return end


_AREAS = frozenset(("municipal", "metropolitan", "district", "county", "town", "city", "group"))
"""What a chief executive is of."""


def after_body(sentence: SentenceView, first: int, last: int) -> int | None:
    """Where a person begins behind the body of the office before it: director of the Confederation of Industry Manish
    Kumar, Secretary-General of the United Nations A. Guterres."""
    tokens = sentence.tokens
    if first < 2 or last - first < 3 or tokens[first - 1].lower not in ("of", "the", "for"):
        return None
    lead = [t for t in tokens[max(0, first - 4) : first] if t.lower not in ("of", "the", "for")]
    if not lead or not is_role(lead[-1]):
        return None
    if lead[-1].lower in ("minister", "secretary", "commissioner") and tokens[first - 1].lower in ("of", "for"):
        return None  # Minister of Agriculture: the field is part of the role
    for at in range(first + 1, last - 1):
        initial = len(tokens[at].text) == 1 and tokens[at + 1].text == "." and tokens[at].is_capitalized
        heads = word_sets("organizations.heads", "places.heads")
        headed = any(t.lower in heads or t.lower == "nations" for t in tokens[first:at])
        before = tokens[at - 1].lower
        plain = before in common_words() or before in heads or before in word_set("people.inside_role")
        known = tokens[at].lower in given_names() or (plain and is_unusual(tokens[at:last]))
        if headed and (initial or known) and before not in ("of", "the", "and", "for", "-", "."):
            return at
    return None


def is_unusual(rest: Sequence[Token]) -> bool:
    """Prakash Ingole: two or three capitals that are no words of the language and no heads of a body's name."""
    usual = word_sets("people.inside_role", "organizations.heads")
    own = [t for t in rest if t.text != "-"]
    initials = [t for t in own[:-1] if len(t.text) == 1 and t.is_capitalized]
    if 1 <= len(initials) == len(own) - 1 <= 3:
        own = own[-1:] * 2  # K S Basavanna
    plain = (t.is_word and t.is_capitalized and t.lower not in common_words() and t.lower not in usual for t in own)
    return 2 <= len(own) <= 3 and all(plain)


FIRMS = frozenset(("company", "corporation", "group", "agency", "bank", "association"))
"""Words that end a body's name before the role in it: Sinar Oil Company Chief Executive."""


def is_called_after(sentence: SentenceView, first: int, last: int) -> bool:
    """Princess Royal Hospital, Prince Edward Island, Saint John: a title that is part of a place's or body's name."""
    tokens = sentence.tokens
    if last - first < 2 or not tokens[first].is_capitalized:
        return False
    if tokens[first].lower == "general" and not any(t.lower in given_names() for t in tokens[first + 1 : last]):
        if tokens[last - 1].lower in bodies() or tokens[first + 1].lower in bodies():
            return True  # General Election Commission, General Directorate of Forests
        return _is_town(sentence, first, last)
    if last - first > 2 and is_role(tokens[first]) and tokens[last - 1].lower in _BUILT:
        return all(t.is_word and t.is_capitalized for t in tokens[first:last])  # Sultan Hasanuddin Airport
    if tokens[first].lower not in word_set("people.honoured"):
        return False
    if tokens[first].lower in ("saint", "st") and gazetteer.lookup(
        sentence.slice(tokens[first].start, tokens[last - 1].end)
    ):
        return True
    return last - first > 2 and tokens[last - 1].lower in word_sets("organizations.heads", "places.heads")


def _is_town(sentence: SentenceView, first: int, last: int) -> bool:
    """General Trias; in General Nakar, Quezon: a town that is called after a general."""
    tokens = sentence.tokens
    if gazetteer.lookup(sentence.slice(tokens[first].start, tokens[last - 1].end)) is not None:
        return True
    if first == 0 or tokens[first - 1].lower not in ("in", "at", "near") or tokens[last : last + 1] == ():
        return False
    after = tokens[last + 1 : last + 2]
    return tokens[last].text == "," and bool(after) and gazetteer.lookup(after[0].text) is not None


_BUILT = frozenset(
    (
        "airport",
        "airfield",
        "stadium",
        "arena",
        "hospital",
        "bridge",
        "mosque",
        "university",
        "dam",
        "highway",
        "barracks",
    )
)
"""What is built and called after somebody with the title."""


def is_first_name(sentence: SentenceView, at: int, last: int) -> bool:
    """Officer Dean Holloway, grazier Col Wighton: behind a role, a title before one capital is a first name."""
    tokens = sentence.tokens
    if at + 2 != last or at == 0 or tokens[at].lower not in _NAMES_TOO or not tokens[at + 1].is_word:
        return False
    return is_role(tokens[at - 1]) and tokens[at - 1].lower not in _BEFORE_TITLE and tokens[at - 1].text != "."


_NAMES_TOO = frozenset(("dean", "earl", "col", "mason", "hunter", "archer", "norman", "miller", "porter", "don", "rex"))
_BEFORE_TITLE = word_sets("people.standing") | {"associate", "assistant", "vice", "emeritus", "lieutenant", "lt"}


def after_staff(sentence: SentenceView, first: int, last: int) -> int:
    """Where a name begins behind the office's own staff: Chief of the General Staff (of the Armed Forces)."""
    tokens = sentence.tokens
    lead = [t.lower for t in tokens[max(0, first - 3) : first] if t.lower != "the"]
    if lead[-1:] != ["of"] or lead[-2:-1] not in (["chief"], ["chiefs"]):
        return first
    at = next((i + 1 for i in range(first, min(first + 3, last)) if tokens[i].lower.startswith("staff")), first)
    while first < at < last and tokens[at].lower in ("of", "the"):
        at += 1
    return at


def is_double(sentence: SentenceView, at: int, last: int) -> bool:
    """Amir-Ali: a title that is half of a first name; not Secretary-General."""
    tokens = sentence.tokens
    if at + 3 >= last or tokens[at + 1].text != "-" or not sentence.touches(at + 1):
        return False
    return tokens[at + 2].is_capitalized and tokens[at + 2].lower in given_names() and not is_role(tokens[at + 2])


PORTFOLIOS = ("people.inside_role", "organizations.heads", "organizations.portfolios")


def is_portfolio(sentence: SentenceView, first: int, begin: int, role_last: int) -> bool:
    """Emergency Services (Minister Pat Purcell): plain words that say of what somebody is the minister."""
    tokens = sentence.tokens
    if tokens[role_last - 1].lower not in ("minister", "secretary") or begin - first > 6:
        return False
    own = [t.lower for t in tokens[first:begin] if t.is_word]
    usual = word_sets(*PORTFOLIOS)
    if own[-1] in ("ministry", "department", "office", "party", "agency", "council", "government", "union"):
        return False
    return all(word in common_words() or word in usual or word in ("and", "of", "for") for word in own)


def is_place(sentence: SentenceView, first: int, last: int) -> bool:
    """Chechnya, Penza Region: a known place, or a name that ends with a kind of place."""
    tokens = sentence.tokens
    if last - first > 1 and tokens[last - 1].lower in word_set("places.heads"):
        return True
    return gazetteer.lookup(sentence.slice(tokens[first].start, tokens[last - 1].end)) is not None


def ends_organization(sentence: SentenceView, at: int, last: int) -> bool:
    """Whether a role word is an organisation's here: General Staff, Prime Minister's Office."""
    tokens = sentence.tokens
    following = tokens[at + 1] if at + 1 < last else None
    if tokens[at].lower in ("saint", "st") and following is not None and following.text == "-":
        return True  # Paris Saint-Germain
    tied = following is not None and following.text == "-" and at + 2 < last and sentence.touches(at + 1)
    if tied and is_role(tokens[at + 2]) and tokens[last - 1].lower in word_set("organizations.heads"):
        return True  # Parent-Teacher Association
    for step in range(at + 1, min(at + 4, last - 1)):
        if tokens[step].lower.endswith("'s") and tokens[step + 1].lower in word_set("organizations.heads"):
            return True  # Prosecutor General's Office
    if tokens[at].lower == "garda" and tokens[last - 1].lower in bodies() and last - at > 2:
        return not any(t.lower in given_names() for t in tokens[at + 1 : last])  # Garda National Immigration Bureau
    if tokens[at].lower == "guard" and following is not None and tokens[at].is_capitalized:
        rest = tokens[at + 2 if following.lower == "of" else at + 1 : last]
        place = gazetteer.lookup(sentence.slice(rest[0].start, rest[-1].end).removesuffix("'s")) if rest else None
        if (place is not None and place.kind == "country") or following.lower in _STATIONS:
            return True  # Border Guard Bangladesh, Coast Guard Sector Detroit
    honoured = tokens[at].lower in _HONOURED and last - at > 2 and tokens[at].is_capitalized
    if honoured and tokens[last - 1].lower in bodies() and tokens[last - 1].lower not in word_set("organizations.weak"):
        return not any(is_role(t) for t in tokens[at + 1 : last])  # Premier Soccer League, King Fahd University
    if following is None or following.lower not in word_set("organizations.heads"):
        return False
    return at + 2 >= last or (following.lower == "staff" and tokens[at + 2].lower == "of")


_STATIONS = frozenset(("sector", "district", "station", "base", "headquarters", "command", "academy", "cutter"))
"""Parts of a guard."""
_HONOURED = frozenset(("saint", "king", "queen", "prince", "princess", "premier", "cardinal", "lord", "lady", "bishop"))
"""Titles that begin names of bodies as well."""


def role_start(sentence: SentenceView, first: int) -> int:
    """A role may begin in lower case before the capitals: "deputy energy minister Rustam Yuldashev"."""
    at = first
    while (
        at > 0
        and sentence.tokens[at - 1].is_word
        and sentence.tokens[at - 1].lower in word_set("people.inside_role")
        and sentence.tokens[at - 1].lower not in ("the", "of", "in")
        and not (sentence.tokens[at - 1].lower in FIRMS and sentence.tokens[at - 1].is_capitalized)
    ):
        at -= 1
    return at


@cache
def bodies() -> frozenset[str]:
    """Head words of organizations that are no titles of people."""
    return (word_set("organizations.heads") | word_set("organizations.of")) - word_set("people.titles")
