"""What joins capitals into one name: Ministry of Health, Ban Ki-moon, Van der Meulen, Health and Safety Executive."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from service.annotate.entities import gazetteer
from service.annotate.entities.letters import is_abbreviated, is_spelled_out, lists_letters
from service.annotate.entities.name_lists import common_words, word_set, word_sets
from service.annotate.entities.pairs import is_body_of_two, is_one_place, sits_in
from service.annotate.tokens import SentenceView, Token

_COMPOUNDS = frozenset(("era", "led", "run", "made", "side", "area", "type", "free", "held", "area", "born", "only"))
"""Short words that a hyphen joins to a name: Soviet-era, Kremlin-run."""


def _is_syllable(sentence: SentenceView, at: int) -> bool:
    """Ban Ki-moon, Kim Jong-un, Can-avid: small letters after the hyphen that no compound (Soviet-era) has."""
    tokens = sentence.tokens
    word = tokens[at + 1].lower.removesuffix("'s")
    if not word.isalpha() or not tokens[at - 1].is_capitalized or tokens[at - 1].text.isupper():
        return False
    if (
        at + 2 < len(tokens)
        and tokens[at + 2].text == "-"
        and word in ("co", "ex", "non", "pre", "post", "anti", "pro")
    ):
        return False  # the Minsk Group-co-chaired by France
    if at > 1 and tokens[at - 2].lower in word_set("people.korean") and tokens[at - 2].is_capitalized:
        return len(word) <= 5
    known = word in common_words() and (len(word) > 4 or word in _COMPOUNDS)
    known = known or (len(word) > 4 and word.endswith(("ed", "ing", "like", "wide", "born", "er", "most")))
    plural = word.endswith("s") and word[:-1] in common_words()
    return not known and not plural and gazetteer.demonym(tokens[at - 1].text) is None


_OF_LAND = frozenset(("geological survey", "national police", "federal police", "border police", "civil police"))
"""Bodies of a country whose last word is no head alone: Geological Survey of India."""
_OF = frozenset(("voice of america", "trust of india", "echo of moscow", "times of israel", "times of india"))
"""Names with "of" whose first word is no usual head."""


_JOINING = frozenset(("of", "for"))


_STAFF = ("joint", "chiefs", "of", "staff")


_TO = frozenset(("committee", "campaign", "coalition", "alliance", "cruelty"))
"""Bodies whose name goes on with "to": Committee to Protect Journalists."""


_ON = frozenset(
    ("court", "committee", "commission", "subcommission", "council", "conference", "panel", "subcommittee", "forum")
)
"""Bodies whose name goes on with "on": Committee on Foreign Relations."""


_AGAINST = frozenset(
    ("organization", "organisation", "committee", "campaign", "coalition", "alliance", "league", "network", "mothers")
) | {"union", "movement", "front", "students", "parents", "teachers", "doctors", "lawyers", "women", "physicians"}
"""Bodies whose name says against what they are: World Organisation Against Torture."""


def _is_body_on(sentence: SentenceView, at: int) -> bool:
    """Committee on Foreign Relations; Working Group on Arbitrary Detention; not a group on Monday."""
    head = sentence.tokens[at - 1].lower
    pair = f"{sentence.tokens[at - 2].lower} {head}" if at > 1 else head
    if pair in ("for research", "of research", "for studies", "for dialogue", "for cooperation", "for action"):
        return at > 2 and sentence.tokens[at - 3].is_capitalized  # Centre for Research on Coral
    return head in _ON or pair in ("working group", "task force", "study group")


def connector(sentence: SentenceView, at: int) -> int:
    """How many tokens at `at` join two capitalized words of one name: of the, for, and, a hyphen, de, & (0: none)."""
    tokens = sentence.tokens
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return 0
    capital = following.is_word and following.is_capitalized
    if token.text == "-" and sentence.touches(at) and sentence.touches(at + 1):
        if following.is_number or capital or tokens[at - 1].lower == "co" or _is_syllable(sentence, at):
            return 2
        inner = following.lower in word_set("people.particles") or following.lower in (
            "on",
            "upon",
            "sur",
            "na",
            "under",
        )
        if inner and at + 3 < len(tokens) and tokens[at + 2].text == "-":
            return 3
        return 0
    if token.text == "." and sentence.touches(at):
        short = len(tokens[at - 1].text) == 1 or tokens[at - 1].lower in word_set("things.abbreviations")
        return (
            1
            if (short and capital)
            or (capital and sentence.touches(at + 1) and following.text in ("Com", "Net"))  # Digi.Com
            or (
                len(tokens[at - 1].text) == 1
                and sentence.touches(at + 1)
                and following.is_word
                and following.is_capitalized
            )
            else 0
        )
    if token.text == "&" and capital:
        return 2
    if (
        token.text == '"'
        and following.is_capitalized
        and at + 3 < len(tokens)
        and tokens[at + 2].text == '"'
        and tokens[at + 3].is_word
        and tokens[at + 3].is_capitalized
    ):
        return 3
    if token.text == "'" and sentence.touches(at) and tokens[at - 1].lower.endswith("s") and capital:
        return 2
    if token.lower in _JOINING:
        if token.lower == "for" and tokens[at - 1].lower in word_set("places.heads"):
            return 0
        if capital and tokens[at - 1].lower == "port" and tokens[at - 1].is_capitalized and at + 2 < len(tokens):
            return 2 if tokens[at + 2].lower in ("company", "authority", "corporation", "council") else 0
        if capital and tuple(t.lower for t in tokens[max(0, at - 2) : at + 2]) == _STAFF:
            return 2
        if capital and (_heads_of(sentence, at) or f"{tokens[at - 1].lower} of {following.lower}" in _OF):
            return 2
        if (
            following.lower == "the"
            and at + 2 < len(tokens)
            and tokens[at + 2].is_capitalized
            and tokens[at + 2].is_word
            and _heads_of(sentence, at)
        ):
            return 3
        return 0
    if token.lower == "to" and capital and tokens[at - 1].lower in _TO and tokens[at - 1].is_capitalized:
        return 2
    dated = following.lower in word_set("things.days")
    if token.lower == "on" and capital and not dated and tokens[at - 1].is_capitalized and _is_body_on(sentence, at):
        return 2
    whole = following.lower == "the" and tokens[at + 2 : at + 3] and tokens[at + 2].is_capitalized
    if token.lower == "on" and whole and tokens[at - 1].is_capitalized and tokens[at - 1].lower in _ON:
        return 3  # Committee on the Rights of the Child
    if token.lower in ("an", "ob", "vor") and following.lower in ("der", "dem") and tokens[at - 1].is_capitalized:
        return 3 if tokens[at + 2 : at + 3] and tokens[at + 2].is_capitalized else 0  # Frankfurt an der Oder
    if token.text == "/" and following.text == "S" and tokens[at - 1].text in ("A", "I", "K", "P"):
        return 2 if sentence.touches(at) and sentence.touches(at + 1) else 0  # Nordvik Composite A/S
    if token.lower == "against" and capital and tokens[at - 1].lower in _AGAINST and tokens[at - 1].is_capitalized:
        return 2
    if token.text == "," and capital and (_lists_on(sentence, at) or lists_letters(sentence, at)):
        return 2
    if token.text == "," and following.lower == "and" and tokens[at + 2 : at + 3] and tokens[at + 2].is_capitalized:
        return (
            3 if _closes_in_head(sentence, at) or lists_letters(sentence, at) else 0
        )  # the Meteorology, Climatology, and Geophysics Agency
    if (
        token.lower == "and"
        and capital
        and (_and_joins(sentence, at) or is_spelled_out(sentence, at) or lists_letters(sentence, at))
    ):
        return 2
    if token.lower == "and" and capital and (is_one_place(sentence, at) or is_body_of_two(sentence, at)):
        return 2
    if token.lower == "in" and following.lower == "the" and is_spelled_out(sentence, at):
        return 3
    if capital and sits_in(sentence, at):
        return 2
    if token.lower == "in" and capital and (_names_itself(sentence, at) or is_abbreviated(sentence, at)):
        return 2
    return _particles(sentence, at)


def _is_article(word: str) -> bool:
    """The Arabic article before a hyphen, as it sounds before other letters: Hizb ut-Tahrir."""
    return word in ("ut", "ud", "us", "uz", "as", "ash", "ar", "an", "at", "ad", "az", "ul", "ur")


def _particles(sentence: SentenceView, at: int) -> int:
    """Van der Meulen, de la Cruz, bin Hamad, al-Rashidi."""
    tokens = sentence.tokens
    particles = word_set("people.particles")
    if not tokens[at - 1].is_capitalized and tokens[at - 1].text != ".":
        return 0
    last = at
    while last < len(tokens) and last - at < 3 and tokens[last].lower in particles and tokens[last].text[0].islower():
        last += 1
    hyphen = at + 2 < len(tokens) and tokens[at + 1].text == "-" and sentence.touches(at + 1)
    if last == at and hyphen and sentence.touches(at + 2) and _is_article(tokens[at].text):
        last = at + 1
    if last == at or last >= len(tokens):
        return 0
    if tokens[last].text == "-" and sentence.touches(last):
        last += 1
    return last + 1 - at if last < len(tokens) and tokens[last].is_word and tokens[last].is_capitalized else 0


@cache
def _heads() -> frozenset[str]:
    """Words before "of": of bodies, and of lands and waters that are called so."""
    lands = ("gulf", "bay", "isle", "strait", "sea", "republic", "cape", "horn", "sultanate", "kingdom", "state")
    return word_set("organizations.of") | frozenset((*lands, "university", "day"))


def _heads_of(sentence: SentenceView, at: int) -> bool:
    """Whether an organisation's (or island's) head word stands before "of": Ministry of Health, Gulf of Aden."""
    lead = [t.lower for t in sentence.tokens[max(0, at - 3) : at] if t.is_word and t.is_capitalized]
    heads = _heads()
    if len(lead) > 1 and lead[-1] in word_set("organizations.of_after_name"):
        return True  # Indigenous People of Biafra
    if (
        sentence.tokens[at].lower == "for"
        and at > 1
        and sentence.tokens[at - 1].lower in word_set("organizations.pleaders")
    ):
        return sentence.tokens[at - 1].is_capitalized and at - 1 > 0 and sentence.tokens[at - 2].text not in '.":'
    if _is_of_land(sentence, at):
        return True
    if (
        _is_of_country(sentence, at, heads)
        or _serves_for(sentence, at, heads)
        or _is_of_kind(sentence, at)
        or lead[-2:] == ["general", "staff"]
    ):
        return True
    if _are_members(sentence, at):
        return True
    return (bool(lead) and (lead[-1] in heads or lead[0] in heads)) or (
        len(lead) > 0 and lead[-1] in ("security", "co-operation", "cooperation", "rights")
    )


def _are_members(sentence: SentenceView, at: int) -> bool:
    """The Guardians of Peace, Knights of Columbus: what members call themselves, with a capital that no sentence asks
    for."""
    tokens = sentence.tokens
    if tokens[at].lower != "of" or tokens[at - 1].lower not in word_set("organizations.members"):
        return False
    return at > 1 and tokens[at - 1].is_capitalized and tokens[at - 2].text not in '.":;!?*('


def _is_of_land(sentence: SentenceView, at: int) -> bool:
    """Geological Survey of India, EMERCOM of Russia: a body by two words or its letters, and its country."""
    tokens = sentence.tokens
    place = gazetteer.lookup(tokens[at + 1].text.removesuffix("'s"))
    if place is None or place.kind != "country" or tokens[at].lower != "of":
        return False
    lead = tokens[at - 1]
    letters = lead.text in word_set("organizations.of_letters")
    return letters or (lead.is_capitalized and f"{tokens[at - 2].lower} {lead.lower}" in _OF_LAND)


def _is_of_country(sentence: SentenceView, at: int, heads: frozenset[str]) -> bool:
    """Ministry of Internal Affairs of Russia: a field of several words, then the country."""
    tokens = sentence.tokens
    following = tokens[at + 1]
    place = gazetteer.lookup(following.text.removesuffix("'s"))
    if place is None or place.kind != "country" or tokens[at].lower != "of":
        return False
    first = at - 1
    while first > 0 and at - first < 6 and tokens[first].lower != "of":
        if not (tokens[first].is_capitalized or tokens[first].lower == "and"):
            return False
        first -= 1
    head = tokens[first - 1] if first else tokens[0]
    named = head.is_capitalized or head.lower in _GOVERNING  # not the friends of Anna Horak and Petr Rak of Jamaica
    return first > 0 and tokens[first].lower == "of" and head.lower in heads and named


def _serves_for(sentence: SentenceView, at: int, heads: frozenset[str]) -> bool:
    """Institute for the Study of War, Agency for Regulation and Development of Markets: an "of" behind the "for"."""
    tokens = sentence.tokens
    purpose = at - 2
    while (
        purpose > 1 and at - purpose < 6 and (tokens[purpose].is_capitalized or tokens[purpose].lower in ("and", "the"))
    ):
        purpose -= 1
    if at < 4 or purpose < 1 or tokens[purpose].lower != "for" or not tokens[at - 1].is_capitalized:
        return False
    return tokens[purpose - 1].is_capitalized and tokens[purpose - 1].lower in heads


def _is_of_kind(sentence: SentenceView, at: int) -> bool:
    """The farmers' union Solidarity of Individual Farmers: the kind of body in small letters right before the name."""
    tokens = sentence.tokens
    first = at
    while first > 0 and at - first < 4 and tokens[first - 1].is_word and tokens[first - 1].is_capitalized:
        first -= 1
    kind = tokens[first - 1].lower if 0 < first < at else ""
    return kind in word_set("organizations.kinds") and kind not in ("group", "team", "body", "site")


def _names_itself(sentence: SentenceView, at: int) -> bool:
    """Organization for Security and Co-operation in Europe: "in" after a "for" of the same name."""
    tokens = sentence.tokens
    place = gazetteer.lookup(tokens[at + 1].text.removesuffix("'s"))
    if place is not None and place.kind == "city":
        return False  # the Institute for Security Studies in Pretoria
    first = at
    while (
        first > 0
        and at - first < 7
        and (tokens[first - 1].is_capitalized or tokens[first - 1].lower in ("and", "for", "-", "operation"))
    ):
        first -= 1
    return any(tokens[i].lower == "for" and tokens[i - 1].is_capitalized for i in range(max(first, 1), at))


def _lists_on(sentence: SentenceView, at: int) -> bool:
    """Ministry of Economy, Trade and Industry: plain words with a comma that an "and" closes."""
    tokens = sentence.tokens
    lead = [t.lower for t in tokens[max(0, at - 9) : at]]
    if not _is_plain(tokens[at - 1]) or not _is_plain(tokens[at + 1]):
        return False
    bodies = word_set("organizations.of")
    if _closes_in_head(sentence, at):
        return True
    if not any(word in ("of", "for") and lead[i - 1] in bodies for i, word in enumerate(lead) if i):
        return False
    for step in range(at + 2, min(at + 9, len(tokens) - 1)):
        if tokens[step].lower == "and":
            return tokens[step + 1].is_capitalized and _is_plain(tokens[step + 1])
        if not (tokens[step].is_capitalized or tokens[step].text == ","):
            return False
    return False


_WHOLE = frozenset(
    ("ministry", "department", "agency", "committee", "commission", "council", "bureau", "office", "bank")
)
"""Head words that end a name before the next of the same head."""


_CLOSING = frozenset(
    ("party", "ministry", "department", "committee", "commission", "agency", "administration", "authority", "board")
) | {"council", "bureau", "office", "institute", "service", "union", "association", "directorate"}
"""Head words that end a list of what a body is for."""


def _closes_in_head(sentence: SentenceView, at: int) -> bool:
    """The Ownership, Unity and Responsibility Party: plain words behind "the" up to a head word."""
    tokens = sentence.tokens
    first = at - 1
    while first > 0 and at - first < 7 and tokens[first - 1].lower != "the":
        if not (tokens[first - 1].is_capitalized or tokens[first - 1].text == ","):
            break
        first -= 1
    if first == 0 or tokens[first - 1].lower != "the" or not all(_is_plain(t) for t in tokens[first:at] if t.is_word):
        return False
    if tokens[at + 1].lower == "and":
        return any(t.lower in _CLOSING for t in tokens[at + 3 : at + 5])
    joint = next((i for i in range(at + 1, min(at + 6, len(tokens))) if tokens[i].lower == "and"), None)
    if joint is None or not all(_is_plain(t) for t in tokens[at + 1 : joint] if t.is_word):
        return False
    return any(t.lower in _CLOSING for t in tokens[joint + 2 : joint + 4])


def _is_plain(token: Token) -> bool:
    """A word of the language, not a name: Health, Hydrological, Farmers."""
    word = token.lower
    if word in common_words() or word in word_sets("people.inside_role", "organizations.portfolios"):
        return True
    if word in _TOPICS or word in word_set("organizations.topics"):
        return True
    if word.endswith("ies") and word[:-3] + "y" in common_words():
        return True
    return word.endswith(("ical", "tional", "ology", "ysics", "ing", "eric", "anic", "omic", "utic")) or (
        word.endswith("s") and word[:-1] in common_words()
    )


_TOPICS = (
    frozenset(
        (
            "prevention",
            "control",
            "protection",
            "conservation",
            "rehabilitation",
            "reconstruction",
            "resettlement",
            "quality",
        )
    )
    | frozenset(
        (
            "standards",
            "safety",
            "supervision",
            "regulation",
            "elections",
            "antiquities",
            "measures",
            "narcotics",
            "oceans",
        )
    )
    | frozenset(
        (
            "geosciences",
            "landscape",
            "geoscience",
            "wildlife",
            "parks",
            "livestock",
            "nutrition",
            "hygiene",
            "disability",
            "prevention",
            "mines",
        )
    )
    | frozenset(
        ("security", "securities", "exchange", "insurance", "telecommunications", "aviation", "shipping", "technology")
    )
    | {"science", "sciences", "sport", "sports", "pension", "pensions", "energy", "electricity", "space", "aeronautics"}
)
"""What a body is for, beside the plain words of the language: Securities and Exchange Commission."""


_LISTING = frozenset((",", "of", "for", "on", "and"))
"""What stands between the fields of one body: Ministry of Land, Infrastructure, Transport and Tourism."""


def _and_joins(sentence: SentenceView, at: int) -> bool:
    """Health and Safety Executive, Ministry of Labor and Social Protection; not "Russia and France"."""
    tokens = sentence.tokens
    lead, after = tokens[at - 1], tokens[at + 1]
    if at + 2 < len(tokens) and tokens[at + 2].lower == "executive":
        return True
    if at > 1 and tokens[at - 2].lower == "for" and tokens[at - 3].is_capitalized:
        return True
    if _is_unknown_field(sentence, at):
        return True
    if not (_is_plain(lead) and _is_plain(after)):
        return False
    nearby = [t.lower for t in tokens[at + 2 : at + 5] if t.is_word and t.is_capitalized]
    if lead.lower in _WHOLE and tokens[at - 2].is_capitalized and lead.lower in nearby[:2]:
        return False  # the Justice Ministry and Economics Ministry
    first = at - 1
    while first > 0 and at - first < 14 and (tokens[first - 1].is_capitalized or tokens[first - 1].lower in _LISTING):
        first -= 1
    earlier = [t.lower for t in tokens[min(first, max(0, at - 5)) : at - 1]]
    return (
        any(word in word_set("organizations.heads") or word in ("executive",) for word in nearby)
        or "of" in earlier
        or "for" in earlier
        or any(one in _ON and following == "on" for one, following in pairwise(earlier))  # on Transport and Tourism
    )


def _is_unknown_field(sentence: SentenceView, at: int) -> bool:
    """Ministry of Chieftaincy and Religious Affairs: a word that no list has beside plain ones, right behind "of"."""
    tokens = sentence.tokens
    if at < 3 or tokens[at - 2].lower != "of" or tokens[at - 3].lower not in _GOVERNING:
        return False
    after = tokens[at + 1]
    known = gazetteer.lookup(tokens[at - 1].text) is not None or gazetteer.demonym(tokens[at - 1].text) is not None
    return tokens[at - 3].is_capitalized and not known and _is_plain(after) and after.lower not in _GOVERNING


_GOVERNING = frozenset(("ministry", "department", "directorate", "secretariat", "bureau", "office", "minister"))
