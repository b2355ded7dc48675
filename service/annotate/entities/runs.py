"""Runs of capitals, what joins them: Ministry of Health, Ban Ki-moon, Van der Meulen, Health and Safety Executive."""

from __future__ import annotations

from collections.abc import Sequence

from service.annotate.entities import gazetteer
from service.annotate.entities.joints import connector
from service.annotate.entities.name_lists import common_words, word_set, word_sets
from service.annotate.tokens import SentenceView, Token
from service.lexicon import table

MONEY = frozenset(
    (
        "Fr",
        *(sign for signs in table("annotate-money", "signs").values() for sign in signs),
        *table("annotate-money", "shared"),
    )
)
"""Signs of currencies, those that are written as words among them: Rp 45,000, Sh265."""


BEFORE_MONEY = frozenset(("US", "A", "AU", "C", "CA", "NZ", "HK", "S", "NT", "R", "GH"))
"""Letters of a currency before its sign: US$500."""


LONGEST = 16
"""Tokens of a name; a longer run of capitals is a headline."""


def opens(sentence: SentenceView, index: int) -> bool:
    """Whether a capital at `index` may be that of a sentence, quotation or list item."""
    return index == 0 or (
        sentence.tokens[index - 1].text in '":;(.-!?*•'
        and not (sentence.tokens[index - 1].text in "-(" and index > 1 and sentence.touches(index))
        and not (sentence.tokens[index - 1].text == "." and index > 1 and len(sentence.tokens[index - 2].text) <= 3)
    )


def run(sentence: SentenceView, first: int) -> int:
    """The token after the longest run of capitals and inner connectors that begins at `first`."""
    tokens = sentence.tokens
    last = first + 1
    while last < len(tokens) and last - first < LONGEST:
        owner = tokens[last - 1].lower
        if owner.endswith("'s") and owner != "'s" and not _is_guild(sentence, last - 1):
            break
        token = tokens[last]
        if token.text in MONEY and last + 1 < len(tokens) and tokens[last + 1].is_number:
            break  # fined Anand Motors Rs 12 crore
        if token.text in BEFORE_MONEY and last + 1 < len(tokens) and tokens[last + 1].text in tuple("$€£¢₵"):
            break  # pay Vale R$ 3 billion
        if token.is_word and token.is_capitalized:
            dated = token.lower.removesuffix("'s") in word_set("things.days") and not is_named_day(tokens, last)
            if is_contraction(token) or dated:
                break  # Thomas I'm; the Quartet Friday
            last += 1
            continue
        width = connector(sentence, last)
        if width == 0:
            break
        last += width
    dotted = last - first > 2 and len(tokens[last - 1].text) == 1 and tokens[last - 2].text == "."
    closes = last + 1 < len(tokens) and tokens[last].text == "." and sentence.touches(last)
    if dotted and closes:
        return last + 1 + _agency(sentence, last + 1)  # the U.S. economy
    return last + (_figure(sentence, first, last) or _agency(sentence, last) or _is_force(sentence, first, last))


def _is_force(sentence: SentenceView, first: int, last: int) -> bool:
    """Durham police said, Dyfed-Powys police are: the force of a place, where no officer of it follows."""
    tokens = sentence.tokens
    if last + 1 >= len(tokens) or tokens[last].text != "police" or tokens[last - 1].lower.endswith("'s"):
        return False
    if first > 1 and tokens[first - 1].lower in ("and", "or") and tokens[first - 2].is_capitalized:
        return False  # Devon and Cornwall police
    named = sentence.slice(tokens[first].start, tokens[last - 1].end)
    acting = tokens[last + 1].lower in _POLICED
    return acting and gazetteer.lookup(named) is not None and gazetteer.demonym(named) is None


_POLICED = frozenset(("said", "say", "says", "are", "were", "have", "had", "arrested", "confirmed", "found", "told"))


def _agency(sentence: SentenceView, last: int) -> int:
    """How many small words behind "UN" say which of its agencies: the UN refugee agency, the U.N. food agency."""
    tokens = sentence.tokens
    if (
        tokens[last - 1].text not in ("UN", "Nations")
        and "".join(t.text for t in tokens[max(0, last - 4) : last]) != "U.N."
    ):
        return 0
    words = [t.lower for t in tokens[last : last + 3]]
    if words[:1] and words[0] in _CARED_FOR and words[1:2] and words[1] in ("agency", "fund", "office"):
        return 2
    return 3 if words[:2] == ["human", "rights"] and words[2:] in (["office"], ["agency"]) else 0


_CARED_FOR = frozenset(
    ("refugee", "food", "health", "children's", "migration", "nuclear", "weather", "labour", "labor", "cultural", "aid")
) | {"population", "humanitarian", "development", "environment", "maritime", "aviation", "telecommunications"}
"""What agencies of the United Nations are for, as newsrooms call them."""


def _figure(sentence: SentenceView, first: int, last: int) -> int:
    """How many tokens behind a body's name are its number: Infantry Battalion 258, Dockers Local 12, School No. 5."""
    tokens = sentence.tokens
    head = tokens[last - 1].lower
    if head == "no" and last - first > 1:
        stop = last < len(tokens) and tokens[last].text == "." and sentence.touches(last)
        numbered = last + stop < len(tokens) and tokens[last + stop].text.isdecimal()
        body = tokens[last - 2].lower in word_sets("organizations.heads", "organizations.of")
        return 1 + stop if numbered and body else 0
    if last - first < 2 or last >= len(tokens) or head not in COUNTED or not tokens[last].text.isdecimal():
        return 0
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    return 0 if following is not None and (following.text in ("-", "%", "/", ":") or following.lower in _UNITS) else 1


COUNTED = frozenset(("battalion", "brigade", "regiment", "squadron", "squad", "platoon", "local", "lodge"))
"""Bodies that are told from each other by a number behind the name."""
_UNITS = frozenset(("km", "kilometres", "kilometers", "miles", "metres", "meters", "hours", "days", "weeks", "years"))


def is_named_day(tokens: Sequence[Token], index: int) -> bool:
    """Mr Sunday Agber: a day behind an honorific and before another capital is somebody's given name."""
    if not index or index + 1 >= len(tokens):
        return False
    lead = tokens[index - 1].lower.rstrip(".")
    if tokens[index - 1].text == "." and index > 1:
        lead = tokens[index - 2].lower
    return lead in _HONORIFICS and tokens[index + 1].is_capitalized and tokens[index + 1].is_word


_HONORIFICS = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "chief",
        "hon",
        "pastor",
        "rev",
        "engr",
        "barr",
        "comrade",
        "alhaji",
        "prince",
    )
)


def is_contraction(token: Token) -> bool:
    """I'm, We've, Don't."""
    return token.lower.endswith(("'m", "'ve", "'ll", "'re", "n't")) or token.lower in ("i'd", "he'd", "we'd", "you'd")


def _is_guild(sentence: SentenceView, at: int) -> bool:
    """People's Front, Prosecutor's Office, Miller's Dam: possessive s inside a name."""
    tokens = sentence.tokens
    word = tokens[at].lower.removesuffix("'s")
    if _is_owned_place(sentence, at):
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and word.endswith(_MEMBERS) and following.lower in _UNITED and following.is_capitalized:
        return tokens[at].is_capitalized and not opens(sentence, at)  # Panhellenic Seamen's Federation
    farther = tokens[at + 2] if at + 2 < len(tokens) else None
    if farther is not None and farther.is_capitalized and farther.lower in _UNITED and (word.endswith(_MEMBERS)):
        inner = following is not None and following.is_word and following.is_capitalized
        return inner and tokens[at].is_capitalized and not opens(sentence, at)  # Fishermen's Families Association
    if word in _CLASSES and tokens[at].is_capitalized:
        names = [t for t in tokens[at + 1 : at + 4] if t.is_word and t.is_capitalized]
        if any(t.lower in word_set("organizations.heads") or t.lower in _GUILDS or t.lower in _UNITED for t in names):
            return True  # People's Liberation Army
    return (
        (word in common_words() or word in word_set("people.titles"))
        and at + 1 < len(tokens)
        and tokens[at + 1].is_capitalized
        and (tokens[at + 1].lower in word_set("organizations.heads") or tokens[at + 1].lower in _GUILDS)
        and (not opens(sentence, at) or (tokens[at + 1].text == "Office" and word in word_set("people.titles")))
        and (
            at == 0
            or tokens[at - 1].is_capitalized
            or tokens[at - 1].lower in ("the", "and", "or", "by", "from")
            or _is_tied(sentence, at)
        )
    )


def _is_tied(sentence: SentenceView, at: int) -> bool:
    """The Prosecutor-General's Office: a hyphen before, and a capital before that."""
    tokens = sentence.tokens
    return at > 1 and tokens[at - 1].text == "-" and sentence.touches(at) and tokens[at - 2].is_capitalized


_MEMBERS = ("men", "ers", "ors", "ists", "ants", "ents", "women", "ees")
_UNITED = frozenset(
    ("federation", "union", "association", "party", "league", "council", "guild", "society", "syndicate")
)
"""Whose unions are called after their members."""
_CLASSES = frozenset(("people", "women", "children"))


_GUILDS = frozenset(("republic", "party", "congress", "assembly", "hospital", "college", "school", "institute"))


def _is_owned_place(sentence: SentenceView, at: int) -> bool:
    """Miller's Dam, King's Bridge: no country or city owns it, and the kind of place ends the name."""
    tokens = sentence.tokens
    if at + 1 >= len(tokens) or not tokens[at + 1].is_capitalized:
        return False
    if gazetteer.lookup(f"{tokens[at].text} {tokens[at + 1].text}") is not None:
        return True  # Cox's Bazar
    last = at + 2 >= len(tokens) or not (tokens[at + 2].is_word and tokens[at + 2].is_capitalized)
    owner = tokens[at].text.removesuffix("'s")
    return last and tokens[at + 1].lower in word_set("places.heads") and gazetteer.lookup(owner) is None
