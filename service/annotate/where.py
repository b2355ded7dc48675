"""Which places of a sentence tell where something happened, not whose a body is or where the report was written."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from service.annotate import datelines
from service.annotate.entities.name_lists import word_set
from service.annotate.memory import Mentioned, saying_words
from service.annotate.tokens import SentenceView, Token

_AT = frozenset(("in", "at", "near", "around", "outside", "inside", "across", "throughout", "off", "over", "within"))


def named(sentence: SentenceView, inside: Sequence[Mentioned], speaker: str | None) -> list[str]:
    """Names of the places in order. `inside`: what the sentence mentions; `speaker`: who is said to say it.

    Left out: the place of the dateline, the owner of a body or person ("Azerbaijan's military", "the Ministry of
    Defense of Azerbaijan", "the president of Turkey"), and a capital that speaks ("Yerevan said").
    """
    places = [mention for mention in inside if mention.entity.type == "place" and mention.entity.name != speaker]
    if not places:
        return []
    tokens = sentence.tokens
    begins = begin(sentence)
    found: list[str] = []
    owners: list[str] = []
    for mention in places:
        if mention.start < begins:
            continue
        first = bisect_right(tokens, mention.start, key=_end)
        first = first if first < len(tokens) else 0
        if _is_made(tokens, mention) or _speaks(tokens, mention, first) or _is_told(tokens, first):
            continue  # U.S.-made howitzers; Armenia reports
        if _is_possessive(tokens, mention):
            owners += [mention.entity.name] if first and tokens[first - 1].lower in _AT else []
        elif not _owns(tokens, first, inside):
            found.append(mention.entity.name)
    return found or owners


def begin(sentence: SentenceView) -> int:
    """Where the report begins, behind its dateline: document offset."""
    head = datelines.length(sentence)
    return sentence.tokens[head].start if head else sentence.start


def _end(token: Token) -> int:
    return token.end


def _last(tokens: Sequence[Token], mention: Mentioned) -> int:
    """The last token of a mention."""
    return min(bisect_left(tokens, mention.end, key=_end), len(tokens) - 1)


def _is_made(tokens: Sequence[Token], mention: Mentioned) -> bool:
    """Whether a place with a hyphen only tells where something is from or whose it is: Turkish-made, Iran-backed."""
    last = _last(tokens, mention)
    behind = [t.lower for t in tokens[last + 1 : last + 3]]
    return len(behind) == 2 and behind[0] == "-" and behind[1] in _FROM


def _is_told(tokens: Sequence[Token], first: int) -> bool:
    """The chairman told shareholders in Mumbai: where he spoke."""
    lead = [t.lower for t in tokens[max(0, first - 5) : first]]
    return lead[-1:] == ["in"] and ("told" in lead or "tells" in lead)


def _speaks(tokens: Sequence[Token], mention: Mentioned, first: int) -> bool:
    """Whether a state says something: Armenia reports downing of drones."""
    last = _last(tokens, mention)
    behind = [t.lower for t in tokens[last + 1 : last + 2]]
    opens = first == 0 or tokens[first - 1].lower in _OPENING
    return bool(behind) and behind[0] in saying_words("firm") and opens


_OPENING = frozenset((",", ".", '"', "while", "and", "but", "as", "that", "whereas", "-"))
"""Before a state that is the subject, no part of "residents of Lviv"."""
_FROM = frozenset(
    ("made", "built", "backed", "led", "supplied", "registered", "flagged", "owned", "funded", "produced", "designed")
)


def _is_possessive(tokens: Sequence[Token], mention: Mentioned) -> bool:
    return tokens[_last(tokens, mention)].lower.endswith(("'s", "s'"))


def _owns(tokens: Sequence[Token], first: int, inside: Sequence[Mentioned]) -> bool:
    """The Ministry of Defense of Azerbaijan, the president of Turkey."""
    at = first - 1
    while at > 0 and tokens[at].lower in ("the", "republic", "of"):
        at -= 1
    if at == first - 1 or at < 0:
        return False
    owned = tokens[at]
    if tokens[at + 1].lower != "of":
        return False
    if any(m.entity.type == "organization" and m.start < owned.end <= m.end for m in inside):
        return True
    return owned.lower in word_set("people.titles") or owned.lower in _BODIES


_BODIES = frozenset(
    ("army", "military", "government", "parliament", "ministry", "forces", "police", "embassy", "leaders")
)
