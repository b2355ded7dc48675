"""Runs of capitals in Indonesian text: where a name may begin and end, before anything says what it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from service.annotate.entities import gazetteer
from service.annotate.entities.known import known_organizations
from service.annotate.entities.name_lists import given_names as given_anywhere
from service.annotate.source.indonesian_places import SECTION, kinds
from service.annotate.source.recognizer import Found
from service.annotate.tokens import Token
from service.lexicon import indonesian_words, table, words

OFFICES = "annotate-indonesian-offices"
_FIELD_JOINERS = frozenset(("dan", ",", "&"))
_UNITS = frozenset(("korem", "kodim", "kodam", "yonif", "brigif", "komisi", "daop", "wilayah", "regional", "dapil"))
"""Words that a number or a Roman one goes with: Kodim 0718."""


_ROMAN = re.compile(r"[IVX]+\Z")
_HOSPITALS = frozenset(("rsud", "rs", "rsup", "sakit"))


@cache
def listed(name: str) -> frozenset[str]:
    """A list of lexicon/annotate-indonesian.toml."""
    return frozenset(words(SECTION, name))


@cache
def given_names() -> frozenset[str]:
    """First names, those of Indonesia included; lower case."""
    return given_anywhere() | frozenset(str(table(OFFICES, "given")["list"]).split())


def is_given(token: Token) -> bool:
    return token.lower in given_names()


def is_common(token: Token) -> bool:
    """Whether a word of the language and no name."""
    return token.lower in indonesian_words() and not is_given(token)


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalized tokens `first` to `last` (half-open) of a text."""

    tokens: Sequence[Token]
    first: int
    last: int

    @property
    def own(self) -> Sequence[Token]:
        return self.tokens[self.first : self.last]

    @property
    def lower(self) -> list[str]:
        return [t.lower for t in self.own if t.is_word]

    @property
    def text(self) -> str:
        """Its words with single spaces, marks left out."""
        return " ".join(t.text for t in self.own if t.is_word)

    @property
    def written(self) -> str:
        """Its words, numbers and marks as they stand, white space apart."""
        parts = [f" {t.text}" if i and t.start > self.own[i - 1].end else t.text for i, t in enumerate(self.own)]
        return "".join(parts)

    def before(self, count: int = 1) -> list[str]:
        return [t.lower for t in self.tokens[max(0, self.first - count) : self.first]]

    def after(self, count: int = 1) -> list[str]:
        return [t.lower for t in self.tokens[self.last : self.last + count]]

    def found(self, kind: str, role: str | None = None) -> Found:
        return Found(self.own[0].start, self.own[-1].end, kind, role)

    def part(self, first: int, last: int) -> Run:
        return Run(self.tokens, first, last)


def begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name may begin at a token."""
    token = tokens[at]
    if not token.is_word or not token.is_capitalized or token.lower in listed("not_names"):
        return False
    pair = " ".join(t.text for t in tokens[at : at + 2])
    if gazetteer.fold(pair) in known_organizations():
        return True  # Jasa Raharja
    follows = at + 1 < len(tokens) and tokens[at + 1].is_word and tokens[at + 1].is_capitalized
    if _opens(tokens, at) and token.lower in indonesian_words() and not token.text.isupper():
        return follows and (is_headed(token) or is_given(token) or _pair(tokens, at) in table(OFFICES, "before"))
    return True


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in '.!?:"“”*•-–—('


def is_headed(token: Token) -> bool:
    """Whether a word is an office, a rank, or the head of a body's or place's name."""
    word = token.lower
    tables = kinds("organizations"), kinds("places")
    return word in listed("offices") or word in listed("ranks") or any(word in table for table in tables)


def end(tokens: Sequence[Token], first: int) -> int:
    """The token after a run: capitals, initials and ranks with a dot, bin, fields of an office joined by "dan"."""
    last = first + 1
    body = _takes_fields(tokens[first])
    while last < len(tokens):
        width = _goes_on(tokens, last, body=body)
        if not width:
            break
        body = body or _takes_fields(tokens[last])
        last += width
    return last


def _takes_fields(token: Token) -> bool:
    return token.lower in kinds("organizations") or token.lower in table(OFFICES, "territorial")["fields"]


def _goes_on(tokens: Sequence[Token], at: int, *, body: bool) -> int:
    """How many tokens at `at` belong to the run before them."""
    token, before = tokens[at], tokens[at - 1]
    if token.is_word and token.is_capitalized:
        named = token.lower not in listed("not_names") or (body and _pair(tokens, at) in _field_pairs())
        return 1 if named else 0  # Sumber Daya Mineral; not Sumber: Antara
    if token.lower in ("dr", "drg") and _capital(tokens, at + 1) and before.lower in _HOSPITALS:
        return 2
    if token.is_number and before.lower in _UNITS:
        return 3 if [t.text for t in tokens[at + 1 : at + 2]] == ["/"] and _capital(tokens, at + 2) else 1
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or not following.is_word:
        return 0
    touches = before.end == token.start
    if token.text == "(" and before.lower in listed("grades") and len(following.text) <= 3:
        return 3 if [t.text for t in tokens[at + 2 : at + 3]] == [")"] and _capital(tokens, at + 3) else 0
    if token.text == "/" and touches and following.is_capitalized and _ROMAN.match(before.text):
        return 2  # XVII/Cenderawasih
    if token.text == "." and touches and following.is_capitalized:
        short = len(before.text) <= 2 or before.lower in ("moh", "moch", "muh", "mhd", "abd")
        return 1 if short or before.lower in listed("ranks") else 0
    if token.text in "-'" and touches and following.start == token.end:
        return 2
    if token.lower in listed("particles") and following.is_capitalized and before.is_capitalized:
        return 2
    return 2 if body and token.lower in _FIELD_JOINERS and _is_field(tokens, at) else 0


def _pair(tokens: Sequence[Token], at: int) -> str:
    return " ".join(t.lower for t in tokens[at : at + 2])


@cache
def _field_pairs() -> frozenset[str]:
    return frozenset(" ".join(phrase.split()[:2]) for phrase in kinds("fields") if " " in phrase)


def _capital(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].is_word and tokens[at].is_capitalized


def _is_field(tokens: Sequence[Token], at: int) -> bool:
    """Badan Meteorologi, Klimatologi, dan Geofisika: capitals after commas that a "dan" closes."""
    if tokens[at].text != ",":
        plain = tokens[at - 1].text == "," or is_of_a_field(tokens[at - 1])
        return tokens[at + 1].is_capitalized and plain
    rest = tokens[at + 1 : at + 7]
    closing = next((i for i, t in enumerate(rest) if t.lower == "dan"), None)
    if closing is None or not all(t.is_capitalized or t.text == "," for t in rest[:closing]):
        return False
    return is_of_a_field(tokens[at - 1]) and (closing == 0 or not is_given(tokens[at + 1]))


@cache
def _field_words() -> frozenset[str]:
    return frozenset(word for phrase in kinds("fields") for word in phrase.split()) | indonesian_words()


def is_of_a_field(token: Token) -> bool:
    """Whether a word may be of what an office or a body is for: Kelautan, Informatika, Kedaruratan."""
    word = token.lower
    return word in _field_words() or (len(word) > 7 and word.startswith(("ke", "pe")) and word.endswith("an"))
