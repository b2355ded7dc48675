"""What tells a headline from the other lines above an article, as numbers; their weights are learned.

Each feature is between 0 and about 1, and says something about a line's place among its neighbours, its shape, or the
words that it shares with the article. `benchmarks/headline_training.py` finds the weights (headline_weights.py) that
make the headline of articles with gold the likeliest line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from service.interface_words import interface_word, opens_offer
from service.lines import lookup_key
from service.masthead.captions import ends_in_credit, looks_like_caption, metadata_above, worded_as_caption
from service.masthead.dateline import find_dateline
from service.masthead.head import Head
from service.masthead.headline import (
    SHARES,
    STRANGE,
    body_opening,
    body_stems,
    lead_stems,
    own_words,
    whole,
    wrapped_end,
)
from service.masthead.headline_short import said_again, short_over_long
from service.masthead.headline_weights import network_scores
from service.masthead.headline_words import body_numbers, said_by_words
from service.masthead.menu import last_menu
from service.masthead.name_words import is_desk
from service.masthead.phrases import folded_words
from service.masthead.remembered import of_line, of_page
from service.masthead.site import brand, site_suffix
from service.masthead.stems import share_of
from service.masthead.text_parts import heads_first_part
from service.wording import page_odds
from service.words import WordExpression

_CLOCK_FIRST = re.compile(r"\W*(?:\w+\W{1,3}){0,2}\d{1,2}[:.]\d\d\b(?! ?%)")
_ROW = re.compile(r"\S(?:\s{2,}|\t)\S.*\S(?:\s{2,}|\t)\S")
_COUNTED = re.compile(r".{2,50}[:·] ?\d[\d.,]*[kкm]?(?: \w+)?$")
_FIGURES = re.compile(r"\d[\d.,]*")
_WORD = WordExpression(r"[^\W\d_]+")
_ADDRESS = re.compile(r"[©@hw/\d](?:(?<=[©@])|(?<=h)ttps?:|(?<=w)ww\.|(?<=\w/)\w|(?<=\d)\d\d[- ]\d{2,4}[- ]\d{2})")
"""Begins with one class of characters, which is searched faster than alternatives."""
_OPENING = 9
"""Words from which a line may be the first of a paragraph that is cut into lines, dateline in front."""
_DATED_TITLE = 6
"""Words beside its date from which a line may be the title of a report: ``Situation Report No. 4 (as of …)``."""
_LEAST_OWN = 4
_MAIN = frozenset({"en", "ru", "id"})
_MOST = 6
_PAGE, _MOST_ODDS, _OWN = 0.8, 5.0, 3.0
_BARS, _MARKED_OFF = "|–—-•·", 2
_FLASHED, _FLASH_RIVAL = 5.0, 0.3
"""What the news of the hour loses where a lower line has that share of its words with the text."""
_ENDS_IN_OTHER, _CAPTION = 6.0, 6.0
"""What a way to the page without marks loses, and a caption by its own words, beside its learned weight."""
_MOTTO = 4.0
"""What a line of the page loses that only looks like a headline: a call that the text knows nothing of, over other
lines, and the name of a place that it names, over a headline."""
_LISTED = 4.0
"""What a line right below a heading of other news loses."""
_PART = 8.0
"""What the heading of the text's first part loses."""
_LONGEST_LIST = 60
_SEARCHED, _LEAST_REPEATED = 200_000, 12


def scores(head: Head, candidates: Sequence[int]) -> list[float]:
    """The score of each candidate; the difference of two is the logarithm of their odds."""
    found = features(head, candidates)
    return [
        score
        - _sounds(head, index, one["share"])
        - _ENDS_IN_OTHER * _ends_in_another(head, index, candidates)
        - _CAPTION * one["caption"]
        - _FLASHED * (one["flash"] and _shared_below(head, index, candidates, found))
        - _MOTTO * _motto(head, index, candidates, one["share"])
        - _MOTTO * (one["said whole"] and _shared_below(head, index - 1, candidates, found))
        - _LISTED * _listed(head, index, candidates, found)
        - _PART * heads_first_part(head, index, candidates)
        for index, one, score in zip(candidates, found, network_scores(found), strict=True)
    ]


def _listed(head: Head, index: int, candidates: Sequence[int], found: Sequence[Mapping[str, float]]) -> bool:
    """Right below a heading of other news (``Editors' choice``), where a lower line shares far more with the text."""
    above = head.source[head.lines[index - 1].block.span[1] if index else 0 : head.lines[index].block.span[0]]
    heading = above.rstrip().rpartition("\n")[2]
    if not heading.strip() or len(heading) > _LONGEST_LIST or lookup_key(heading) not in list_headings():
        return False
    shares = {other: one["share"] for other, one in zip(candidates, found, strict=True)}
    own = max((share for other, share in shares.items() if other > index), default=0.0)
    return shares[index] < SHARES <= own


def _motto(head: Head, index: int, candidates: Sequence[int], share: float) -> bool:
    """``For country and honour!``, where another line stands further below."""
    called = head.lines[index].text.rstrip().endswith("!") or _CALL.search(head.lines[index].text) is not None
    return called and share < STRANGE and any(other > index + 1 for other in candidates)


_CALL = re.compile(r"!\s[A-ZА-ЯЁ]")


def _shared_below(head: Head, index: int, candidates: Sequence[int], found: Sequence[Mapping[str, float]]) -> bool:
    """A lower line of some words, not in the row of this one, has a part of them with the text."""
    below = ((other, one["share"]) for other, one in zip(candidates, found, strict=True) if other > index + 1)
    return any(share >= _FLASH_RIVAL and head.lines[other].words >= _LEAST_OWN for other, share in below)


@cache
def list_headings() -> frozenset[str]:
    """Headings of other news (``Editors' choice``), folded."""
    return folded_words("furniture.related.lines") | folded_words("furniture.popular.lines")


def _ends_in_another(head: Head, index: int, candidates: Sequence[int]) -> bool:
    """``Home News Ferry hits pier``, where ``Ferry hits pier`` stands on a line of its own; ``… | Site`` may follow."""
    text = head.lines[index].text.strip()
    others = (head.lines[other].text.strip() for other in candidates if other != index)
    return any(len(other) < len(text) and " " in other and _holds_behind(text, other) for other in others)


def _holds_behind(text: str, other: str) -> bool:
    at = text.find(f" {other}")
    behind = text[at + 1 + len(other) :].lstrip()
    return at > 0 and (not behind or (behind[:1] in _BARS and other.count(" ") >= _MARKED_OFF))


def _sounds(head: Head, index: int, share: float) -> float:
    """What a line loses that sounds like one of the page. Not learned: its odds come from the same lines.

    `share` of its words are the article's, which speaks for it.
    """
    return _PAGE * min(max(page_odds(head.lines[index].text) - _OWN * share, 0.0), _MOST_ODDS)


def features(head: Head, candidates: Sequence[int]) -> list[dict[str, float]]:
    """The features of each candidate by name; those that are 0 may be left out."""
    stems, lead = body_stems(head), lead_stems(head)
    shared = {index: share_of(own_words(head, index), stems) for index in candidates}
    shares = {index: share for index, (share, _) in shared.items()}
    unlike = {index: _unlike(head, index) for index in candidates}
    likely = _likely(head, candidates, unlike, shares)
    own = [index for index, share in shares.items() if share >= SHARES and head.lines[index].words >= _LEAST_OWN]
    menu = last_menu(head.source[: head.lines[own[-1]].block.span[0]]) if own else -1
    found = []
    for rank, index in enumerate(candidates):
        one = _of_line(head, index) | _place(head, index, candidates, rank)
        one["likely above"] = min(likely[rank], _MOST) / _MOST
        one["second likely"] = float(likely[rank] >= 1)
        one["share"], one["shared"] = shares[index], min(shared[index][1], _MOST) / _MOST
        one["lead share"] = share_of(own_words(head, index), lead)[0]
        one["strange"] = float(shares[index] < STRANGE)
        one["strange over own"] = float(shares[index] < STRANGE and any(other > index for other in own))
        one["strange right over own"] = float(shares[index] < STRANGE and index + 1 in own)
        one["most shared"] = float(bool(shares) and shared[index][1] == max(count for _, count in shared.values()) > 0)
        one |= said_again(head, index, candidates, shares)
        one |= short_over_long(head, index, candidates, shares)
        one["over menu"] = float(head.lines[index].block.span[1] <= menu)
        for name in unlike[index]:
            one[name] = 1.0
        found.append(one)
    return found


@of_line
def _of_line(head: Head, index: int) -> dict[str, float]:
    """The features of a line that do not depend on the other candidates."""
    line = head.lines[index]
    one = _shape(head, index) | said_by_words(line, body_numbers(head), body_opening(head))
    one["brand"] = float(line.key == _page_name(head))
    return one


@of_page
def _page_name(head: Head) -> str:
    """What the page calls itself, folded."""
    named = brand(head.source, None)
    return lookup_key(named[0]) if named else ""


@of_line
def _unlike(head: Head, index: int) -> tuple[str, ...]:
    """What speaks against a headline: a flash with its time, a row of a menu, names alone, another language."""
    line = head.lines[index]
    found = (
        ("clock first", bool(_CLOCK_FIRST.match(line.text))),
        ("row", bool(_ROW.search(line.text))),
        ("explained", head.items(index).complete and wrapped_end(head, index) is None),
        ("counted", line.words <= 6 and bool(_COUNTED.match(line.plain))),
        ("foreign", in_another_language(head, index)),
        (
            "dateline",
            line.words >= _OPENING and find_dateline(line.text, line.block.span[0], head.known) is not None,
        ),
    )
    return tuple(name for name, holds in found if holds)


def in_another_language(head: Head, index: int) -> bool:
    """Not in the language of the body's first line, when both are known."""
    if head.body >= len(head.lines):
        return False
    own, body = head.lines[index].block.language, head.lines[head.body].block.language
    return own in _MAIN and body in _MAIN and own != body


def _likely(
    head: Head, candidates: Sequence[int], unlike: Mapping[int, tuple[str, ...]], shares: Mapping[int, float]
) -> list[float]:
    """How many likely headlines stand above each: the first of them is the title more often than not.

    The line right below one is its subtitle, and what follows below a byline is not the title either.
    """
    found: list[float] = []
    likely = 0
    above = -2
    for index in candidates:
        found.append(likely + 0.75 * (above == index - 1))
        line = head.lines[index]
        dated = any(item.date is not None for item in head.items(index).items) or line.text[:1].islower()
        words = len(whole(head, index).split())
        caption = looks_like_caption(head, index, first_title=likely == 0 and metadata_above(head, index))
        if words < _LEAST_OWN or dated or unlike[index] or is_desk(line.text) or caption:
            continue
        wrapped = wrapped_end(head, index) is not None
        likely += 1 + states_byline(head, index + 1 + wrapped)
        above = index + wrapped if shares[index] >= STRANGE else above
    return found


@of_line
def states_byline(head: Head, index: int) -> bool:
    """A line that states when or by whom."""
    if index >= len(head.lines):
        return False
    items = head.items(index)
    return items.complete and any(
        item.label or item.kind in ("author", "published", "modified", "name") for item in items.items
    )


@of_line
def _metadata(head: Head, index: int) -> bool:
    """A line of metadata with a date or a name."""
    if not 0 <= index < len(head.lines):
        return False
    items = head.items(index)
    return items.complete and any(item.date is not None or item.kind in ("author", "name") for item in items.items)


def _shape(head: Head, index: int) -> dict[str, float]:
    line = head.lines[index]
    text = whole(head, index)
    words = max(line.words, len(text.split()))
    bare = line.text.rstrip()
    wrapped = wrapped_end(head, index) is not None
    items = head.items(index)
    kinds = {item.kind for item in items.items}
    rest = len(items.rest.split())
    spoken = [word.lower() for word in _WORD.find(line.plain)]
    buttons = sum(interface_word(word) in ("strong", "weak") for word in spoken)
    figures = len(_FIGURES.findall(line.text))
    dated = any(item.date is not None and item.date.year for item in items.items)
    band = ["1", "2", "3", "4", "5", "6"][min(words, _MOST) - 1] if words < _MOST else "long" if words > 18 else "6"
    return {
        f"words {band}": 1.0,
        "upper": float(line.text.isupper() and words >= 3),
        "short upper": float(line.text.isupper() and words <= 3),
        "lower first": float(line.text[:1].islower()),
        "full stop": float(bare.endswith(".") and not wrapped),
        "colon end": float(bare.endswith((":", ",")) and not wrapped),
        "asks": float(_asks(head, index)),
        "quoted": float(bare[:1] in "«\"“‘'„"),
        "bracketed": float(bare.lstrip()[:1] in "[("),
        "barred": float("|" in line.text),
        "wrapped": float(wrapped),
        "heading": float(line.block.kind in ("title", "heading")),
        "buttons": buttons / len(spoken) if spoken else 1.0,
        "opens offer": float(bool(spoken) and opens_offer(spoken[0]) and buttons > 0),
        "figures": float(figures >= 3 and 2 * figures >= words),
        "address": float(_ADDRESS.search(line.text) is not None),
        "desk": float(line.words <= 6 and is_desk(line.text)),
        "agency or section": float(bool(kinds & {"agency", "section"})),
        "site": float("site" in kinds and rest < 4),
        "relative": float("relative" in kinds),
        "dated": float(dated and rest < _DATED_TITLE),
        "dated report": float(dated and rest >= _DATED_TITLE),
        "credit": float(ends_in_credit(line.text, head)),
        "suffixed": float(words > _LEAST_OWN and site_suffix(line.text, head.source, frozenset()) is not None),
        "says": float(" - " in line.text or ": " in line.text),
    }


@of_line
def _repeated(head: Head, index: int) -> bool:
    """The page says the line again."""
    text = head.lines[index].text.strip()
    return len(text) >= _LEAST_REPEATED and not is_desk(text) and head.source.count(text, 0, _SEARCHED) > 1


def _asks(head: Head, index: int) -> bool:
    return head.lines[index].text.rstrip().endswith(("?", "!", "?»", '?"', "…"))


def _place(head: Head, index: int, candidates: Sequence[int], rank: int) -> dict[str, float]:
    line = head.lines[index]
    last = len(head.lines) - 1
    upper, lower = metadata_above(head, index), index < last and head.items(index + 1).complete
    start, end = line.block.span
    over = head.source[head.lines[index - 1].block.span[1] if index else 0 : start]
    under = head.source[end : head.lines[index + 1].block.span[0]] if index < last else ""
    below = next((other for other in range(index + 1, min(head.body, len(head.lines))) if _metadata(head, other)), None)
    above = any(_metadata(head, other) for other in range(max(0, index - 8), index))
    return {
        "first": float(rank == 0),
        "last": float(rank == len(candidates) - 1),
        "rank": min(rank, _MOST) / _MOST,
        "below": min(len(candidates) - 1 - rank, _MOST) / _MOST,
        "top": float(index == 0),
        "over body": float(index + 1 == head.body),
        "over metadata": float(lower),
        "over byline": float(states_byline(head, index + 1)),
        "over byline 2": float(not line.ends_sentence and states_byline(head, index + 2)),
        "over when": float(below is not None and below <= index + 2),
        "metadata below": float(below is not None),
        "under metadata": float(upper),
        "under when": float(_metadata(head, index - 1)),
        "only metadata above": float(above and below is None),
        "after gap": float(line.after_gap),
        "before gap": float(index < last and head.lines[index + 1].after_gap),
        "under furniture": float(bool(over.strip())),
        "over furniture": float(bool(under.strip())),
        "repeated": float(_repeated(head, index)),
        "caption": float(worded_as_caption(head, index)),
        "pictured": float(looks_like_caption(head, index, first_title=rank == 0 and metadata_above(head, index))),
        "under short": float(index - 1 in candidates and not over.strip() and 1 < head.lines[index - 1].words <= 3),
        "under asking": float(index - 1 in candidates and not over.strip() and _asks(head, index - 1)),
        "under candidate": float(index - 1 in candidates and not over.strip()),
        "over candidate": float(index + 1 in candidates and not under.strip()),
    }
