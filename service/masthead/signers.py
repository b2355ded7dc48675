"""Who may have written the article: every name near its title, its first and its last lines, and what stands around it.

`candidates` enumerates the names, lines that were taken out as furniture included, and describes each for the trees of
`service.masthead.writers`: where it stands, what stands beside it, and what is known of the name.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from service.document import Span
from service.interface_words import interface_word
from service.lexicon import ordinary_words
from service.lines import key, lookup_key, plain
from service.masthead.around import BELOW, Around, Place
from service.masthead.author_line import below_quote, heads_speech
from service.masthead.head import Head
from service.masthead.item import LineItems
from service.masthead.items import read_items
from service.masthead.name_words import has_first_name, has_given_name, surname
from service.masthead.names import people
from service.masthead.phrases import folded_words
from service.masthead.places import is_place
from service.masthead.signer_names import names_in
from service.reading import PageEvidence

_LEAD, _CLOSE = 160, 200
"""Characters of the first two and of the last paragraph in which one may stand, glued to the text."""
_LONGEST, _LONGEST_NAME = 300, 60
"""Characters of a short line and of a name."""
_MOST, _MOST_LINES = 80, 120
"""Names of one article at most, those nearest to the text, and lines above and below it."""
_CONTACT = re.compile(r"\b(?:contact|контакт|kontak|narahubung)", re.IGNORECASE)
_EDGE = 40
_BESIDE = re.compile(r"[\w@]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Signer:
    """One name: `value` in plain case, `span` in the source, and features for the trees."""

    value: str
    span: Span
    features: Mapping[str, float]


def candidates(head: Head, title: Span | None, evidence: Sequence[PageEvidence]) -> list[Signer]:
    """The names around the article, in the order of the page."""
    page = _Page(head, title, evidence)
    return page.signers()


_CLASSES = ("by", "by_bare", "editor", "source", "roles", "professions", "beats", "desks", "published", "modified")


@cache
def _class_words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(folded_words(f"masthead.{name}")) for name in _CLASSES}


class _Page(Around):
    def __init__(self, head: Head, title: Span | None, evidence: Sequence[PageEvidence]) -> None:
        super().__init__(head, title)
        self.opened = head.lines[head.opened].block.span[0] if head.opened < len(head.lines) else self.body
        stated = [item.value for item in evidence if item.field == "author"]
        self.stated = {lookup_key(one.value) for text in stated for one in people(text, least=1)}
        self.heading = lookup_key(head.source[slice(*title)]) if title is not None else ""
        self.read: dict[int, LineItems] = {}
        self.around: dict[int, dict[str, float]] = {}
        """By line, the features that all its names share."""
        self.places = [*self._lines()]

    @cached_property
    def text(self) -> str:
        """The beginning of the text, folded."""
        return key(plain(self.head.source[self.body : min(self.end, self.body + 8_000)]))

    def _lines(self) -> Iterator[Place]:
        """Lines around the article, of long ones near the body only."""
        first = self.line_end(self.opened)
        closing = max(first, self.line_start(max(0, self.end - 2)))
        stop = min(len(self.head.source), self.end + BELOW, max(self.head.comments, self.end))
        for start, end in ((self.top, first), (closing, stop)):
            yield from deque(self.lines(start, max(start, end)), maxlen=_MOST_LINES)

    def items(self, at: int) -> LineItems:
        """What the line holds by the rules of single lines."""
        if not 0 <= at < len(self.places):
            return LineItems((), "-")
        kept = self.places[at].kept
        if kept >= 0 and self.head.near(kept):
            return self.head.items(kept)
        if at not in self.read:
            self.read[at] = read_items(self.places[at].text, self.head.known)
        return self.read[at]

    def signers(self) -> list[Signer]:
        """Every name with its features."""
        found: list[tuple[int, str, Span, int]] = []
        for at, place in enumerate(self.places):
            if self.title is not None and place.start <= self.title[0] < place.start + len(place.text):
                continue
            if not self._may_sign(at):
                continue
            found += [(at, value, span, cut) for value, span, cut in _names_at_ends(place.text)]
        if len(found) > _MOST:
            found = sorted(found, key=lambda one: self._distance(self.places[one[0]].start))[:_MOST]
            found.sort(key=lambda one: (one[0], one[2]))
        shared = Counter(at for at, *_, cut in found if not cut)
        return [
            Signer(
                value,
                (self.places[at].start + span[0], self.places[at].start + span[1]),
                {**self._features(at, value, span, shared), "cut": cut},
            )
            for at, value, span, cut in found
        ]

    def _may_sign(self, at: int) -> bool:
        """Not whose picture or page it is, who said what stands above, or whom to ask."""
        place = self.places[at]
        if "©" in place.text:
            return False
        if place.kept >= 0 and (below_quote(self.head, place.kept) or heads_speech(self.head, place.kept)):
            return False
        if self.head.body < place.kept < self.head.end and self._below_words(place.kept):
            return False
        above = self.places[at - 1].text if at else ""
        return _CONTACT.search(place.text[:_EDGE]) is None and _CONTACT.search(above[:_EDGE]) is None

    def _below_words(self, index: int) -> bool:
        """Inside the text, below words that are neither a sentence nor metadata: a quotation set apart, a heading."""
        above = self.head.lines[index - 1]
        return not above.ends_sentence and not self.head.items(index - 1).complete

    def _distance(self, at: int) -> int:
        return max(0, self.body - at) if at < self.end else at - self.end

    def _features(self, at: int, value: str, span: Span, shared: Counter[int]) -> dict[str, float]:
        place = self.places[at]
        if at not in self.around:
            self.around[at] = self._where(at) | self._held(at) | self._beside(at)
        found = dict(self.around[at])
        found |= _of_name(value, place.text[slice(*span)])
        found |= _of_line(place.text, span, place.kept >= 0)
        found["names"] = shared[at]
        found["names-above"], found["names-below"] = shared[at - 1], shared[at + 1]
        folded = lookup_key(value)
        last = folded.split()[-1]
        stem = last[: max(4, len(last) - 2)]
        found["stated"] = folded in self.stated
        found["stated-others"] = bool(self.stated) and folded not in self.stated
        found["said"] = min(5, self.text.count(stem))
        found["said-whole"] = min(3, self.text.count(folded))
        found["headlined"] = stem in self.heading
        return found

    def _held(self, at: int) -> dict[str, float]:
        """What the line and those right above and below hold by the rules of single lines."""
        kept = self.places[at].kept
        found: dict[str, float] = {f"kind:{self.head.lines[kept].block.kind}": 1} if kept >= 0 else {}
        for name, other in (("", at), ("above-", at - 1), ("below-", at + 1)):
            items = self.items(other)
            for item in items.items:
                found[f"{name}{item.kind}"] = 1
                if item.label and item.kind in ("author", "name", "agency", "label", "editor"):
                    found[f"{name}{item.kind}-labelled"] = 1
                    if item.kind == "label":
                        found[f"{name}label-{item.label}"] = 1
            found[f"{name}complete"] = items.complete
        return found

    def _beside(self, at: int) -> dict[str, float]:
        """What the lines right above and below look like."""
        found: dict[str, float] = {}
        for name, other in (("above", at - 1), ("below", at + 1)):
            if not 0 <= other < len(self.places):
                found[f"{name}:none"] = 1
                continue
            beside = self.places[other]
            found[f"{name}:words"] = min(40, beside.text.count(" ") + 1)
            found[f"{name}:kept"] = beside.kept >= 0
            found[f"{name}:title"] = self.title is not None and beside.start == self.title[0]
            folded = lookup_key(beside.text) if len(beside.text) < 60 else ""
            if folded.count(" ") < 3:
                found[f"{name}={folded}"] = 1
            found[f"{name}:interface"] = {"strong": 2, "weak": 1}.get(interface_word(folded) or "", 0)
        return found

    def _where(self, at: int) -> dict[str, float]:
        """Where the line stands."""
        place = self.places[at]
        found: dict[str, float] = {}
        if self.title is not None:
            found["from-title"] = max(-6, min(12, at - self.at(self.title[0])))
            found["titled"] = 1
        first = self.at(self.body)
        found["from-body"] = max(-12, min(4, at - first))
        if place.start >= self.end or place.start + len(place.text) >= self.end > place.start:
            found["from-end"] = 1 + min(20, at - self.at(max(0, self.end - 1)))
            found["gap-end"] = min(900, max(0, place.start - self.end))
        found["last-line"] = at == len(self.places) - 1
        found["first-lines"] = min(6, at)
        return found


def _names_at_ends(text: str) -> Iterator[tuple[str, Span, int]]:
    """The names of a short line; of a long one those that begin near its ends."""
    if len(text) <= _LONGEST:
        yield from names_in(text)
        return
    for value, span, cut in names_in(text[: _LEAD + _LONGEST_NAME]):
        if span[0] < _LEAD:
            yield value, span, cut
    start = max(_LEAD, len(text) - _CLOSE)
    start = text.rfind(" ", start - _LONGEST_NAME, start) + 1 or start
    for value, (first, last), cut in names_in(text[start:]):
        yield value, (start + first, start + last), cut


def _of_name(value: str, written: str) -> dict[str, float]:
    words = lookup_key(value).split()
    return {
        "given": has_given_name(value),
        "first": has_first_name(value),
        "surname": surname(value),
        "length": len(words),
        "capitals": written.isupper(),
        "initials": "." in value,
        "ordinary": sum(word in ordinary_words() for word in words),
        "interface": any(interface_word(word) in ("strong", "weak") for word in words),
        "place-word": any(is_place(word) for word in value.split()),
        "cyrillic": any("а" <= letter <= "я" for letter in value.casefold()),
    }


def _of_line(text: str, span: Span, kept: bool) -> dict[str, float]:
    before, behind = text[max(0, span[0] - 60) : span[0]], text[span[1] : span[1] + 60]
    found: dict[str, float] = {
        "kept": kept,
        "line-words": min(80, text.count(" ") + 1),
        "at": min(200, span[0]),
        "behind": min(200, len(text) - span[1]),
        "prose": text.rstrip()[-1:] in ".!?…" and text.count(" ") > 7,
        "whole": span[0] <= 1 and len(text) - span[1] <= 1,
        "colon": ":" in before,
        "commas": min(6, text.count(",")),
        "bracketed": "(" in before and ")" in behind,
        "mail": "@" in text,
        "digits": sum(character.isdigit() for character in text[:200]),
    }
    left, right = _BESIDE.findall(before), _BESIDE.findall(behind)
    for name, tokens in (("b", [*reversed(left[-3:])]), ("a", right[:3])):
        if not tokens:
            found[f"{name}1=^"] = 1
        for place, token in enumerate(tokens, 1):
            found[f"{name}{place}={lookup_key(token) or token}"] = 1
    for cut in (1, 2, 3):
        words = lookup_key(" ".join(token for token in left[-cut - 1 :] if token[0].isalnum())).split()[-cut:]
        phrase = " ".join(words)
        for name, known in _class_words().items():
            if phrase and phrase in known:
                found[f"label:{name}"] = 1
    for token in right[:6]:
        folded = lookup_key(token)
        for name in ("roles", "professions", "beats", "desks"):
            if folded in _class_words()[name]:
                found[f"next:{name}"] = 1
    return found
