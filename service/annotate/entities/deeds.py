"""What an unclear name does, and what is done to it, when nothing else tells its kind: Belvora posted a loss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service.annotate.entities import gazetteer
from service.annotate.entities.candidate import Candidate
from service.annotate.entities.name import ORGANIZATION, PERSON, PLACE, Name
from service.annotate.entities.name_lists import common_words, given_names, surnames, word_set

UNSURE = 3.0
"""Votes up to which a kind that no list supports is still open."""


def by_deeds(names: Mapping[tuple[str, ...], Name]) -> None:
    """Votes for organisations from deeds of firms, newsrooms and parties, for names that nothing else tells."""
    unclear = [name for name in names.values() if name.mentions and _is_open(name)]
    if not unclear:
        return
    taken = {word for name in names.values() if len(name.words) > 1 and _is_taken(name) for word in name.words}
    for name in unclear:
        if taken & set(name.words):
            continue
        told = sum(deed(mention) for mention in name.mentions[:_MOST])
        if told > 0:
            name.votes[ORGANIZATION] += min(told, 4.0)
            name.votes[PERSON] -= 1.5
            name.votes[PLACE] -= 1.5


def _is_taken(name: Name) -> bool:
    """A person, or a ship or other thing that is none of the three: its short forms are no firms."""
    return name.kind == PERSON or max(name.votes[kind] for kind in (PERSON, ORGANIZATION, PLACE)) < -3


_MOST = 6
"""Mentions of one name that are looked at."""


def _is_open(name: Name) -> bool:
    """Whether neither lists nor the words around say what the name is."""
    votes = name.votes
    best = max(votes[PERSON], votes[ORGANIZATION], votes[PLACE])
    if not -3 <= best <= UNSURE or votes[ORGANIZATION] < -2.5 or len(name.words) > 4 or name.kind == ORGANIZATION:
        return False
    first, last = name.words[0], name.words[-1]
    given = first in given_names() and not (first in ("al", "el") and len(name.words) > 1)  # Al Raya
    listed = given or last in surnames() or any(mention.role for mention in name.mentions)
    sample = name.mentions[0]
    plain = len(name.words) == 1 and (first in common_words() or first in word_set("organizations.heads"))
    known = gazetteer.lookup(sample.text) is not None or gazetteer.demonym(sample.text) is not None
    return not (listed or plain or known)


def deed(mention: Candidate) -> float:
    """What the words around one mention say for a body, in votes."""
    own = mention.tokens[-1].lower.endswith("'s")
    after = [] if own else [t.lower for t in mention.after(8)]
    before = [t.lower for t in mention.before(6)]
    return _does(mention, after) + _suffers(before, after) + _is_told(mention, before, after)


def _does(mention: Candidate, after: Sequence[str]) -> float:
    """Posted a loss, was founded in 1987, claimed responsibility, won 40 seats, said it would cut 400 jobs."""
    if not after:
        return 0.0
    verb, rest = after[0], after[1:]
    if verb in ("has", "had", "have") and rest:
        verb, rest = rest[0], rest[1:]
    if verb in _RESULTS and any(word in _PROFITS for word in rest[:6]):
        return 3.0
    if verb == "claimed" and rest[:1] == ["responsibility"]:
        return 3.0
    if verb == "said" and (rest[:3] == ["in", "a", "statement"] or rest[:2] == ["on", "its"]):
        return 2.2
    if verb in _AT_LAW and rest[:1]:
        return 2.8
    if verb == "filed" and not _INSOLVENT.isdisjoint(rest[:4]):
        return 2.2
    if verb in _LEARNS and rest[:1] == ["that"]:
        return 2.2
    if verb == "," and rest[:1] == ["which"] and not _REPORTS.isdisjoint(rest[1:3]):
        return 2.5  # Al Raya, which first reported the outage
    if verb == "," and rest[:1] in (["is"], ["was"]) and rest[1:2] in (["based"], ["headquartered"]):
        return 2.2
    if verb in ("won", "took", "lost", "holds", "gained") and "seats" in rest[:4]:
        return 3.0
    if verb in ("was", "is") and rest[:1] and (rest[0] in _FOUNDED or rest[:2] == ["listed", "on"]):
        return 2.5
    if verb in ("agreed", "plans", "planned", "intends", "offered", "aims", "wants") and rest[:1] == ["to"]:
        if rest[1:2] == ["run"] or rest[1:3] in (["cut", "taxes"], ["cut", "spending"]):
            return 0.0  # what candidates want
        return 2.5 if rest[1:2] and rest[1] in _TRADES else 0.6
    if verb in ("will", "would", "to") and rest[:1] and rest[0] in _TRADES:
        return 1.6
    if verb == "signed" and any(word in _PAPERS for word in rest[:3]):
        return 1.6
    if verb == "announced" and rest[:1] and (rest[0] in ("its", "layoffs") or (rest[0] == "plans" and "its" in rest)):
        return 2.2
    if verb == "said" and rest[1:2] and _speaks_of_itself(rest):
        return 1.6
    if verb in _RUNS:
        return 1.8 if rest[:1] and (rest[0][0].isdecimal() or rest[0] in _SOME) else 0.8
    if verb == "," and rest[:1] == ["which"] and rest[1:2] and rest[1] in _RUNS:
        return 2.5
    if verb in ("reported", "reports", "cited") and rest[:1] == ["that"]:
        return 1.6
    if verb == "," and rest[:2] == ["part", "of"]:
        return 3.0
    if verb in ("declined", "refused") and rest[:2] == ["to", "comment"]:
        return 1.4
    if verb == "did" and rest[:1] == ["not"] and "respond" in rest[:4]:
        return 1.4
    if verb in _OFFICERS and mention.after(2)[1:] and mention.after(2)[1].is_capitalized:
        return 1.2 if verb in ("leader", "chief", "lawyer") else 2.5
    return 0.0


_AT_LAW = frozenset(("sued", "sues", "petitioned", "lobbied", "campaigns", "campaigned"))
_INSOLVENT = frozenset(("insolvency", "bankruptcy", "administration", "protection"))
_LEARNS = frozenset(("understands", "learned", "learnt", "reveals", "revealed"))
"""What newsrooms say of themselves."""
_REPORTS = frozenset(("reported", "broke", "published", "broadcast", "aired", "printed"))


def _speaks_of_itself(rest: Sequence[str]) -> bool:
    """Said its own staff, said it plans, said it would cut; not "said it would rain"."""
    if rest[0] == "its":
        return rest[1] in _OWN
    trades = rest[1] in ("would", "will") and len(rest) > 2 and rest[2] in _TRADES
    return rest[0] == "it" and (rest[1] in _INTENDS or trades)


_INTENDS = frozenset(("plans", "expects", "expected", "planned", "aims", "intends"))
_RESULTS = frozenset(("reported", "posted", "booked", "recorded", "made", "reports", "swung", "returned", "forecast"))
_PROFITS = frozenset(("profit", "profits", "loss", "losses", "revenue", "revenues", "earnings", "turnover", "sales"))
_FOUNDED = frozenset(("founded", "established", "incorporated", "headquartered", "launched", "co-founded"))
_TRADES = frozenset(
    ("buy", "acquire", "sell", "merge", "supply", "build", "operate", "deliver", "invest", "issue", "hire", "cut")
) | {"launch", "expand", "list", "produce", "import", "export", "manufacture", "ship", "install", "recruit"}
_PAPERS = frozenset(("contract", "contracts", "agreement", "memorandum", "deal", "lease", "charter"))
_OWN = frozenset(("would", "will", "has", "had", "plans", "expects", "expected", "planned", "aims", "intends", "own"))
_RUNS = frozenset(
    ("employs", "operates", "owns", "makes", "manages", "publishes", "produces", "runs", "sells", "manufactures")
) | {
    "distributes",
    "owned",
    "operated",
    "controls",
    "serves",
    "represents",
    "supplies",
    "builds",
    "employed",
    "exports",
}
_SOME = frozenset(("about", "some", "more", "over", "nearly", "almost", "a", "the", "several", "two", "three", "four"))
_OFFICERS = frozenset(
    ("ceo", "cfo", "coo", "analyst", "economist", "strategist", "founder", "co-founder", "lawyer", "leader", "chief")
) | {"boss", "director", "chairman", "chairwoman", "manager", "spokesman", "spokeswoman", "spokesperson", "executive"}
"""Who has the name of the body right before the own: Belvora analyst Anna Horak."""


def _suffers(before: Sequence[str], after: Sequence[str]) -> float:
    """Regulators fined Belvora; awarded to Belvora; a contract with Belvora; U.S.-based Belvora."""
    pair = " ".join(before[-2:])
    if pair == "according to":
        return 1.5
    if before[-2:-1] == ["-"] and before[-1] in ("based", "listed", "headquartered"):
        return 2.5 if not after or after[0] in _NEXT or after[0].endswith("ed") else 0.0
    if before[-1:] and before[-1] in ("fined", "sued", "ordered", "licensed", "nationalised", "nationalized"):
        return 2.0 if after[:1] and (after[0] in ("to", "over", "for") or after[1:2] in _LARGE) else 1.0
    if before[-1:] in (["rival"], ["rivals"], ["peers"], ["competitor"], ["supplier"]):
        return 0.0 if before[-2:-1] in (["his"], ["her"]) else 2.2
    if pair in ("awarded to", "contract to", "tender to", "sold to", "leased to") and _speaks_of_trade(before):
        return 2.2
    if pair in ("contract with", "contracts with", "alliance with", "tie-up with"):
        return 2.2
    if pair in ("run by", "built by", "funded by", "commissioned by", "audited by", "certified by", "marketed by"):
        return 1.2
    return 2.2 if pair in ("members of", "fighters of") else 0.0


_LARGE = (["million"], ["billion"])
_NEXT = frozenset(
    (",", ".", ")", "(", ";", "and", "or", "which", "that", "is", "was", "has", "had", "will", "said", "says")
) | {
    "to",
    "for",
    "in",
    "on",
    "of",
    "from",
    "with",
    "by",
    "also",
    "won",
    "would",
    "made",
    "cut",
    "took",
    "sold",
    "bought",
}
"""What stands behind a name that nothing follows: not Iran-based Houthi militias."""


def _speaks_of_trade(before: Sequence[str]) -> bool:
    return bool({"contract", "tender", "deal", "licence", "license", "lease", "was", "were", "firm"} & set(before))


def _is_told(mention: Candidate, before: Sequence[str], after: Sequence[str]) -> float:
    """In an interview with Belvora; the rebel group known as Belvora; founded in 1987, Belvora."""
    if before[-3:] == ["an", "interview", "with"] or before[-2:] == ["interviewed", "by"]:
        return 2.2
    if before[-1:] == ["told"] and after[:1] and after[0] in _SO_TOLD:
        return 2.2  # told Yomnet from his bed, told Bulwark that steel would be cut
    if before[-2:] == ["called", "by"] and any(t.lower in _CALLED for t in mention.before(12)):
        return 2.5  # a strike called by Histadrut
    named = before[-2:] == ["known", "as"] or before[-1:] == ["called"]
    kind = before[-3:-2] if before[-2:] == ["known", "as"] else before[-2:-1]
    if named and kind and kind[0] in word_set("organizations.kinds"):
        return 3.0
    if before[-1:] == [","] and len(before) > 3 and before[0] in ("founded", "established", "headquartered"):
        return 2.2
    return 0.0


_SO_TOLD = frozenset(("that", "from", "on", "by", "in", ".", ",", "it", "they", "there", "last", "earlier", "this"))
"""What goes on behind a newsroom that was told: not "told Horak to leave", "told Horak he was free"."""
_CALLED = frozenset(("strike", "strikes", "protest", "protests", "rally", "demonstration", "walkout", "stoppage"))
