"""What markets and lists of firms say of a name: (NYSE: NEM) behind it, a price that fell, telcos such as X and Y."""

from __future__ import annotations

from service.annotate.entities import gazetteer
from service.annotate.entities.candidate import Candidate
from service.annotate.entities.name import ORGANIZATION, PERSON, PLACE, Name
from service.annotate.entities.name_lists import given_names, surnames, word_sets


def as_firm(name: Name, mention: Candidate) -> None:
    """All votes for a firm that prices, listings and lists around one mention give."""
    votes = name.votes
    tokens = mention.sentence.tokens
    lead = tokens[mention.first - 1].lower if mention.first else ""
    following = tokens[mention.last].lower if mention.last < len(tokens) else ""
    if lead == ":" and _is_code(mention):
        for kind in (PERSON, ORGANIZATION, PLACE):
            votes[kind] -= 9
        return
    if following == "(" and _is_traded(mention):
        votes[ORGANIZATION] += 6
        votes[PERSON] -= 3
        votes[PLACE] -= 3
    priced = following in _MOVES and _has_price(mention)
    funded = following in _RAISED and _is_funded(mention)
    dealt = lead in _DEALT and f"{tokens[mention.first - 2].lower} {lead}" in _DEALS and mention.first > 1
    example = (lead in _LISTED or lead in _NAMING) and _is_example(mention)
    if not (priced or funded or dealt or example) or mention.role is not None:
        return
    if gazetteer.lookup(mention.text) is not None:
        return
    if example:
        votes[ORGANIZATION] += 3
        votes[PERSON] -= 1.5
    if (priced or funded or dealt) and not _is_listed_person(name):
        votes[ORGANIZATION] += 2.5
        votes[PERSON] -= 1.5


def _is_listed_person(name: Name) -> bool:
    return name.words[0] in given_names() or name.words[-1] in surnames()


def _is_code(mention: Candidate) -> bool:
    """NEM of (NYSE: NEM), of (TSX: AAA | OTCQX: AAAFF)."""
    before = mention.before(2)
    return len(before) == 2 and before[1].text == ":" and before[0].text in _EXCHANGES and mention.text.isupper()


def _is_traded(mention: Candidate) -> bool:
    """Whether brackets behind the name say at which exchange and under which letters its shares are sold."""
    after = mention.after(6)
    if len(after) < 4 or after[0].text != "(":
        return False
    return after[1].text in _EXCHANGES and any(t.text == ":" for t in after[2:5])


_EXCHANGES = (
    frozenset(
        (
            "NYSE",
            "NASDAQ",
            "Nasdaq",
            "AMEX",
            "OTC",
            "OTCMKTS",
            "OTCQX",
            "OTCQB",
            "TSX",
            "TSXV",
            "CSE",
            "NEO",
            "LON",
            "LSE",
        )
    )
    | frozenset(
        (
            "AIM",
            "ASX",
            "NZX",
            "NZE",
            "JSE",
            "NSE",
            "BSE",
            "SGX",
            "HKG",
            "HKEX",
            "SEHK",
            "TYO",
            "TSE",
            "KRX",
            "KOSPI",
            "IDX",
        )
    )
    | {"BIT", "EPA", "ETR", "FRA", "AMS", "BRU", "BME", "ELI", "CPH", "STO", "HEL", "OSE", "OSL", "SWX", "VIE", "WSE"}
)
"""Letters of stock exchanges as newsrooms write them before a share's own."""


def _has_price(mention: Candidate) -> bool:
    """Kotagala rose 4.2 percent: a verb of prices and a share of a hundred, where the sentence speaks of shares."""
    after = [t.lower for t in mention.after(9)]
    if not any(w in ("%", "percent", "pct", "cent") for w in after):
        return False
    return not mention.sentence.words.isdisjoint(_TRADE)


_MOVES = frozenset(
    ("rose", "fell", "gained", "lost", "jumped", "slid", "dropped", "climbed", "added", "shed", "advanced", "declined")
) | {"surged", "tumbled", "slipped", "edged", "soared", "plunged", "eased", "rallied", "closed", "moved", "ended"}
_TRADE = frozenset(("share", "shares", "stock", "stocks", "traded", "dividend", "bourse", "shareholders"))


def _is_funded(mention: Candidate) -> bool:
    """Waza raised $3 million in seed equity: a sum of money behind the verb, where the sentence speaks of a round."""
    if not any(t.text in _SIGNS or t.lower in _SUMS for t in mention.after(6)[1:]):
        return False  # received 73 percent in the first round
    return not mention.sentence.words.isdisjoint(_ROUND)


_RAISED = frozenset(("raised", "raises", "secured", "secures", "bagged", "closed", "received"))
_SIGNS = frozenset("$€£¥₽₹₦₩")
_SUMS = frozenset(("million", "billion", "usd", "eur", "gbp", "dollars", "euros", "pounds", "crore"))
_ROUND = frozenset(("funding", "round", "seed", "equity", "investors", "pre-seed", "series", "financing"))


def _is_example(mention: Candidate) -> bool:
    """Telcos such as X; banks, including X; other stocks were X, Y and Z."""
    tokens = mention.sentence.tokens
    at = mention.first
    while (
        at and mention.first - at < _LONGEST and (tokens[at - 1].is_capitalized or tokens[at - 1].lower in (",", "and"))
    ):
        at -= 1
    before = [t.lower for t in tokens[max(0, at - 4) : at]]
    if before[-2:] == ["such", "as"]:
        before = before[:-2]
    elif before[-1:] and before[-1] in _NAMING:
        before = before[:-1]
    else:
        return False
    if before[-1:] == [","]:
        before = before[:-1]
    word = before[-1] if before else ""
    kinds = word_sets("organizations.kinds", "organizations.firms", "organizations.named_kinds")
    several = word.endswith("s") and (word[:-1] in kinds or (word.endswith("ies") and word[:-3] + "y" in kinds))
    return (several and word not in _PEOPLES) or word in _SEVERAL


_LONGEST = 14
"""Tokens of a list that are read back to what it lists."""
_NAMING = frozenset(("including", "include", "included", "includes", "namely"))
_PEOPLES = frozenset(
    (
        "parties",
        "unions",
        "clubs",
        "teams",
        "groups",
        "groupings",
        "units",
        "bodies",
        "sites",
        "operators",
        "sponsors",
        "traders",
        "dealers",
    )
)
_SEVERAL = frozenset(("stocks", "telcos", "subsidiaries", "competitors", "nonprofits", "charities", "newspapers"))
"""Of whom lists give the names: firms, mostly."""


_DEALS = (
    frozenset(
        ("former name", "trading as", "operating as", "business as", "rebranded as", "renamed as", "venture with")
    )
    | frozenset(
        ("takeover of", "acquisition of", "buyout of", "partnership with", "merge with", "backed by", "funding from")
    )
    | {"investment from", "acquired by", "loan from", "loans from", "stake to", "contract from"}
)
"""What stands between a deal, or an old name, and the firm."""
_DEALT = frozenset(pair.split()[1] for pair in _DEALS)
_LISTED = frozenset((",", "and", "as"))
"""What stands before a name of a list."""
