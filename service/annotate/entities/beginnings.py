"""Where a name may begin: capitals that are a sentence's, a currency's or a common word's begin none."""

from __future__ import annotations

from functools import cache

from service.annotate.entities import gazetteer
from service.annotate.entities.known import known_organizations, listed
from service.annotate.entities.name_lists import common_words, given_names, is_role, word_set, word_sets
from service.annotate.entities.runs import BEFORE_MONEY, MONEY, is_contraction, is_named_day, opens
from service.annotate.tokens import SentenceView


def begins(sentence: SentenceView, index: int) -> bool:
    token = sentence.tokens[index]
    if token.is_number:
        return listed(sentence, index) > 0  # 24.kg, 1 News
    if not token.is_word or is_contraction(token):
        return False
    if index and sentence.touches(index) and sentence.tokens[index - 1].text in "#@":
        return False
    if index and token.text.isupper() and sentence.tokens[index - 1].is_number and sentence.touches(index):
        return False  # 64GB
    if index > 1 and sentence.tokens[index - 1].text == "-" and token.lower in common_words():
        lead = sentence.tokens[index - 2]
        if lead.text[0].islower() and sentence.touches(index) and sentence.touches(index - 1):
            return False  # the far-Right National Front
    if token.lower in _SIDES and index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].text == "-":
        return False  # Pro-Hadi sources
    if token.text in ("I", "Ni") and _capital_follows(sentence, index):
        return sentence.tokens[index + 1].lower in word_set("people.balinese")
    if token.text.isupper() and token.text in _CAPITAL_WORDS and not sentence.text.isupper():
        return True
    if token.lower.removesuffix("'s") in word_set("things.days"):
        return is_named_day(sentence.tokens, index)
    sign = sentence.tokens[index + 1].text if index + 1 < len(sentence.tokens) else ""
    if token.text in MONEY and sign[:1].isdecimal():
        return False
    if token.text in BEFORE_MONEY and sign and sign in "$€£¢₵" and sentence.touches(index + 1):
        return False
    if _labels_picture(sentence, index):
        return False
    if token.lower in word_set("people.not_names") and _is_double_name(sentence, index):
        return True
    if opens(sentence, index):
        named = (
            listed(sentence, index) > 0  # All Nippon Airways, Hearts of Oak
            or _known_start(sentence, index)
            or (
                token.lower in given_names() and _capital_follows(sentence, index)  # Roman Vilfand
            )
        )
        return token.lower not in word_set("people.not_names") or named
    return (
        token.lower not in word_set("people.not_names")
        or (token.text.isupper() and len(token.text) > 1)
        or _capital_follows(sentence, index)
    )


def _is_double_name(sentence: SentenceView, index: int) -> bool:
    """Jan-Erik Foss: a month or weekday cut short that is half of a first name."""
    after = sentence.tokens[index + 1 : index + 4]
    tied = len(after) == 3 and after[0].text == "-" and sentence.touches(index + 1) and sentence.touches(index + 2)
    return tied and after[1].lower in given_names() and after[2].is_word and after[2].is_capitalized


def _labels_picture(sentence: SentenceView, index: int) -> bool:
    """Photo Credit: Anna Horak."""
    tokens = sentence.tokens
    credit = index + (tokens[index].lower in _PICTURES)
    if credit + 1 >= len(tokens) or tokens[credit].lower not in ("credit", "credits", "courtesy"):
        return False
    return tokens[credit + 1].text == ":" and (credit > index or tokens[index - 1].lower in _PICTURES)


_PICTURES = frozenset(("photo", "photos", "image", "images", "picture", "pictures", "photograph", "video"))


_SIDES = frozenset(("pro",))
_CAPITAL_WORDS = frozenset(("WHO",))
"""Organisations that are common words in lower case."""


def _capital_follows(sentence: SentenceView, index: int) -> bool:
    return (
        index + 1 < len(sentence.tokens)
        and sentence.tokens[index + 1].is_word
        and sentence.tokens[index + 1].is_capitalized
    )


def _known_start(sentence: SentenceView, index: int) -> bool:
    """ "European Union", "Northern Front" at the start of a sentence."""
    token = sentence.tokens[index]
    ends = token.lower.endswith(("ern", "ean", "can", "ian", "ic", "first", "arab", "ish", "ese", "ist"))
    return _capital_follows(sentence, index) and (ends or (token.text.isupper() and len(token.text) > 1))


def drop_opener(sentence: SentenceView, first: int, last: int) -> int:
    """Skip a common word that has its capital from the sentence: "Earlier Moscow", "Regiment command"."""
    tokens = sentence.tokens
    token = tokens[first]
    single = last - first == 1
    if not single and token.lower in _LEADING and not token.text.isupper() and not listed(sentence, first):
        return first + 1  # Through United, it will
    if last - first == 2 and tokens[first + 1].text in _CLUBS:
        return first  # Hull FC
    if not single and token.lower in word_set("places.compass") and not _is_opener(sentence, first, last):
        return first
    ahead = token.lower in _firms_ahead() or (
        token.lower in _TRADES and tokens[last - 1].lower not in word_set("organizations.heads")
    )
    if ahead and not single and opens(sentence, first) and tokens[first + 1].is_capitalized:
        return first + 1  # Steelmaker ArcelorMittal, Rival Hyundai
    common = token.lower in common_words() and not token.text.isupper()
    plain = token.lower[:-1] in common_words() or token.lower in word_set("organizations.weak")
    plural = token.lower.endswith("s") and (plain or token.lower.endswith("ists"))
    if single and plural and not token.text.isupper():
        body = token.lower in word_set("organizations.heads") and token.lower not in word_set("organizations.weak")
        return first if gazetteer.lookup(token.text) or body else last  # not Rangers, Nurses
    if single and not token.text.isupper() and _modifies(sentence, first):
        return last
    hyphen = last - first == 3 and tokens[first + 1].text == "-" and not tokens[first + 2].is_capitalized
    if hyphen and token.lower in _PREFIXES:
        return last  # Self-defense fighters
    if single and common and token.lower.removesuffix("'s") in known_organizations() and _is_owner(sentence, first):
        return first  # Shell's subsidiary
    if not common:
        return first
    if single:
        return last
    if is_role(token):
        return first
    after = tokens[first + 1]
    if (
        after.lower in word_set("organizations.heads")
        or token.lower in word_set("organizations.of")
        or token.lower in word_set("organizations.heads")
    ):
        return first
    if (
        token.lower in given_names()
        or token.lower in word_set("places.starts")
        or any(
            t.lower in word_set("organizations.heads") or t.lower in word_set("places.heads")
            for t in tokens[first + 1 : last]
        )
    ):
        return first
    tied = sentence.touches(first + 1) and tokens[first + 1].text == "-"
    return first + 3 if tied and last - first > 3 else first + 1  # Start-up Lilium


_LEADING = frozenset(
    ("through", "during", "despite", "although", "while", "because", "since", "until", "unless", "according", "amid")
) | {"besides", "throughout", "towards", "unlike", "whereas", "within", "without", "both", "these", "those"}
"""Words that lead a clause and no name."""


@cache
def _firms_ahead() -> frozenset[str]:
    """Kinds of bodies in front of a name that are neither part of names nor people: Steelmaker, Pollster, Rival."""
    parts = ("organizations.heads", "organizations.of", "organizations.starts", "places.heads", "sport.sports")
    return (word_set("organizations.kinds") | {"rival"}) - word_sets(*parts) - _GROUPS


_CLUBS = frozenset(("FC", "AFC", "RFC", "RLFC", "RUFC", "RL", "KR", "CC", "HC", "BC", "SC"))
"""Letters of clubs behind the name of a town."""


_TRADES = frozenset(
    ("brokerage", "bakery", "brewery", "dairy", "distillery", "winery", "refinery", "smelter", "shipyard", "publisher")
) | {"auditors", "solicitors", "architects", "consultants", "builders", "contractors", "lawyers", "brokers", "insurer"}
"""Kinds in front of a name that end other names: Brokerage Motilal Oswal, Bakery Tandir Nan."""


_GROUPS = frozenset(("group", "team", "body", "site", "unit", "arm", "wing", "giant", "chain", "maker", "network"))


_PREFIXES = frozenset(
    ("self", "co", "ex", "non", "anti", "pro", "post", "pre", "semi", "counter", "multi", "cross", "inter")
)


def _is_owner(sentence: SentenceView, at: int) -> bool:
    """Shell's subsidiary, Shell said: a common word in front that has or says something like a name."""
    after = sentence.tokens[at + 1].lower if at + 1 < len(sentence.tokens) else ""
    return sentence.tokens[at].lower.endswith("'s") or after in ("said", "says", "has", "had", "will", "would", "is")


def _modifies(sentence: SentenceView, at: int) -> bool:
    """Health officials, Fire chief: a field of work with its capital from the sentence, before a small word."""
    tokens = sentence.tokens
    fields = word_sets("people.inside_role", "organizations.portfolios")
    if at + 1 >= len(tokens) or not tokens[at + 1].is_word or not tokens[at + 1].text[0].islower():
        return False
    return tokens[at].lower in fields and tokens[at + 1].lower.removesuffix("s") in word_sets(
        "people.titles", "organizations.players", "people.inside_role"
    )


def _is_opener(sentence: SentenceView, first: int, last: int) -> bool:
    """Whether "New" or "Northern" only opens the sentence: what follows is known and the whole is not."""
    whole, rest = (
        sentence.slice(sentence.tokens[at].start, sentence.tokens[last - 1].end) for at in (first, first + 1)
    )
    return gazetteer.lookup(rest.removesuffix("'s")) is not None and gazetteer.lookup(whole.removesuffix("'s")) is None
