"""Words of a Russian clause as pymorphy3 reads them, and the groups that they form.

What a verb is told of (`objects`), what says when, where and how (`adverbial`, `phrase`, `instrument`), what belongs to
a noun (`modified`), and the verbs that take an object (`verb_at`). Tokens are addressed by their index; the functions
give the index behind the last token of what they found. Word lists: ``lexicon/word-order-ru.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from service.lexicon import word_set
from service.translation import russian
from service.translation.opening_word import capital, opens
from service.translation.russian import Reading, case_of, readings

_CLAUSE = re.compile(r"(?:[^,;:()–—]|(?<=\d)[,:](?=\d))+")
"""A stretch of a sentence between marks that may be a clause."""
_LONGEST = 400
"""Characters of the longest clause that is looked at."""
_TOKEN = re.compile(r"«[^«»]*»|\"[^\"]*\"|“[^“”]*”|\d+(?:[.,:]\d+)*(?:-[а-яё]+)?|[^\W\d_]+(?:[-.][^\W\d_]+)*|\S")
_NAMES = frozenset(russian.NAMES)
_ASKED = ("како", "какую", "каки", "чей", "чью", "чьё", "чьи", "котор", "что", "кого")
_OF_PERSONS = ("ого", "его", "ую", "юю", "ых", "их")
_MOST_LEADS = 4
_MOST_MODIFIERS = 8
_LIKELY = 0.07
"""Share of a word's readings from which on one of them is thought of."""


class Token(NamedTuple):
    """A word, a figure, a quoted name or a mark, where it stands in the text, and it in small letters."""

    text: str
    start: int
    end: int
    lower: str

    @property
    def kind(self) -> str:
        """Part of speech of the likeliest reading; empty for what is no word."""
        return _known(self.lower)[0]

    @property
    def forms(self) -> frozenset[tuple[str, str | None]]:
        """Part of speech and case of every likely reading."""
        return _known(self.lower)[1]


class Group(NamedTuple):
    """A noun and what belongs to it. `head`: its token; `end`: the token behind all; `nouns`: what the head may be."""

    start: int
    head: int
    end: int
    nouns: tuple[Reading, ...]
    counted: bool = False


@lru_cache(maxsize=16_384)
def may_open(word: str) -> bool:
    """Whether a word in small letters may open what is said to be done, to whom, when, where or how."""
    kind, forms = _known(word)
    if kind in ("PREP", "ADVB", "NUMR") or word in listed("all") | listed("about") or word.endswith(_OF_PERSONS):
        return True
    return any(case in ("accs", "datv", "ablt", "loct") or (kind_ == "NUMR") for kind_, case in forms)


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of a text."""
    return [Token(word := one[0], one.start(), one.end(), word.lower()) for one in _TOKEN.finditer(text, start, end)]


def opening(tokens: Sequence[Token]) -> int:
    """The token behind the words that open a clause without being part of it."""
    at = 0
    while at < len(tokens) and (tokens[at].lower in listed("openings") or tokens[at].text in "-–—"):
        at += 1
    return at


@lru_cache(maxsize=16_384)
def _known(word: str) -> tuple[str, frozenset[tuple[str, str | None]]]:
    if not word[-1].isalpha():
        return "", frozenset()
    found = read(word)
    return str(found[0].tag.POS), frozenset((str(one.tag.POS), case_of(one)) for one in found)


def leads(tokens: Sequence[Token], at: int, most: int = _MOST_LEADS) -> Iterator[int]:
    """Where a clause may really begin: behind what says when and where, the longest of it first."""
    if most:
        for behind in adverbial(tokens, at):
            yield from leads(tokens, behind, most - 1)
    yield at


def between(tokens: Sequence[Token], at: int, most: int) -> int:
    """The place of the verb: behind adverbs and "not"."""
    for _ in range(most):
        if at < len(tokens) and (tokens[at].text == "не" or tokens[at].kind == "ADVB"):
            at += 1
    return at


def adverbial(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Ends of an adverb, of a time or of a phrase with a preposition that begins here, longest first."""
    if at >= len(tokens):
        return
    token = tokens[at]
    if token.kind == "ADVB":
        if token.lower not in listed("about"):
            yield at + 1
    elif token.kind == "PREP":
        yield from reversed(list(phrase(tokens, at + 1)))
    elif token.text.isdecimal() and at + 1 < len(tokens) and has(tokens[at + 1], "gent", "NOUN"):
        month = read(tokens[at + 1].lower)[0].normal_form
        if month in listed("months"):
            yield at + 2
    else:
        end = at
        while end < len(tokens) and end < at + 2 and has(tokens[end], "accs", "ADJF"):
            end += 1
        if end < len(tokens) and any(one.normal_form in listed("times") for one in nouns_of(tokens[end], "accs")):
            yield end + 1


def phrase(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Ends of the noun behind a preposition and of what belongs to it, shortest first."""
    end = at
    while end < min(at + 4, len(tokens)) and (
        tokens[end].text[0].isdigit() or tokens[end].kind in ("ADJF", "NUMR", "PRTF")
    ):
        end += 1
    if end > at and tokens[end - 1].text[0].isdigit() and (end == len(tokens) or not has(tokens[end], "gent", "NOUN")):
        yield end
    if end >= len(tokens) or not (tokens[end].kind in ("NOUN", "NPRO") or tokens[end].text[0].isupper()):
        return
    yield from modified(tokens, end + 1)


def modified(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Ends of the words in the genitive, the names and the quoted names that follow a noun, shortest first."""
    yield at
    for _ in range(_MOST_MODIFIERS):
        if at >= len(tokens) or not _belongs(tokens[at]):
            return
        at += 1
        yield at


def _belongs(token: Token) -> bool:
    if token.text[0] in '«"“' or _is_figure(token):
        return len(token.text) > 2 or token.text.isdecimal()
    if not token.text[0].isalpha() or token.lower.startswith("котор"):
        return False
    return has(token, "gent", "NOUN", "ADJF", "PRTF", "NUMR") or (token.text[0].isupper() and token.kind != "VERB")


def instrument(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """The end of a noun that says with what: ножом."""
    if (
        at < len(tokens)
        and tokens[at].text[0].islower()
        and tokens[at].kind == "NOUN"
        and has(tokens[at], "ablt", "NOUN")
    ):
        yield at + 1


def objects(tokens: Sequence[Token], at: int, behind_noun: bool) -> Iterator[Group]:
    """Groups of words in the accusative that begin here, longest first."""
    if at >= len(tokens) or tokens[at].lower.startswith(_ASKED):
        return
    counted = False
    first = at + (tokens[at].lower in listed("about") and at + 1 < len(tokens) and _is_count(tokens[at + 1]))
    for head in range(first, min(at + 4, len(tokens))):
        token = tokens[head]
        nouns = tuple(one for one in nouns_of(token, "gent" if counted else "accs") if _may_be_object(one))
        if head == at and behind_noun and not any("anim" in one.tag for one in nouns) and has(token, "gent", "NOUN"):
            return  # о проблемах острова рассказал
        if nouns:
            for end in reversed(list(modified(tokens, head + 1))):
                if end < len(tokens) and _may_belong_to(tokens[end].text, nouns):
                    yield from (Group(at, head, last, nouns, counted) for last in phrase(tokens, end + 1))
                yield Group(at, head, end, nouns, counted)
        elif head == at and not _nouns_follow(tokens, at + 1) and (said := _person(token)):
            yield Group(at, head, head + 1, said)
        if _is_count(token):
            counted = True
        elif token.lower not in listed("all") and not has(token, "gent" if counted else "accs", "ADJF", "PRTF"):
            return


def _may_belong_to(preposition: str, nouns: Sequence[Reading]) -> bool:
    """Whether what a preposition governs belongs to the object before the verb: news of, victory in."""
    if preposition in listed("of_object"):
        return True
    return preposition in ("в", "во", "на", "над", "за") and nouns[0].normal_form in listed("with_place")


def _nouns_follow(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and has(tokens[at], "accs", "NOUN")


def _may_be_object(reading: Reading) -> bool:
    if "Fixd" in reading.tag and not _NAMES.isdisjoint(reading.tag.grammemes):
        return False  # Чили получила независимость
    return reading.is_known and reading.normal_form not in listed("times") | listed("months")


def _person(token: Token) -> tuple[Reading, ...]:
    """An adjective, participle or number that stands for people: погибшего нашли рыбаки."""
    if not token.text[-1].isalpha() or not token.lower.endswith(_OF_PERSONS):
        return ()
    found = (one for one in read(token.lower) if _may_stand_for_person(one))
    return tuple(one for one in found if case_of(one) == "accs" and "inan" not in one.tag)


def _may_stand_for_person(reading: Reading) -> bool:
    return "Coll" in reading.tag or (reading.tag.POS in ("ADJF", "PRTF") and "Apro" not in reading.tag)


def verb_at(tokens: Sequence[Token], at: int) -> tuple[Reading, int] | None:
    """A verb of the third person that takes an object, and the token behind it."""
    if at >= len(tokens) or not tokens[at].text[0].islower():
        return None
    for one in read(tokens[at].lower):
        tag = one.tag
        if tag.POS == "VERB" and "tran" in tag and tag.tense is not None and tag.person not in ("1per", "2per"):
            return one, at + 1
        if tag.POS != "VERB":
            return None
    return None


def is_written(reading: Reading, token: Token) -> bool:
    """Names have a capital."""
    return token.text[0].isupper() or _NAMES.isdisjoint(reading.tag.grammemes)


@lru_cache(maxsize=16_384)
def read(word: str) -> Sequence[Reading]:
    """Readings of a word that are not too unlikely; the best is always there. «45-летний» is read as its end."""
    if word[0].isdigit():
        word = word.partition("-")[2] or word
    all_ = readings(word)
    return tuple(one for at, one in enumerate(all_) if not at or one.score >= _LIKELY)


def has(token: Token, case: str, *kinds: str) -> bool:
    """Whether one of the likely readings is one of these parts of speech in this case."""
    forms = token.forms
    for kind in kinds:  # noqa: SIM110 - asked for every word of a clause, and a generator costs as much as the question
        if (kind, case) in forms:
            return True
    return False


def nouns_of(token: Token, case: str) -> tuple[Reading, ...]:
    """The likely readings of a word as a noun in this case."""
    if ("NOUN", case) not in token.forms or token.text[0].isdigit():
        return ()
    return _nouns(token.lower, case)


@lru_cache(maxsize=16_384)
def _nouns(word: str, case: str) -> tuple[Reading, ...]:
    return tuple(one for one in read(word) if one.tag.POS == "NOUN" and case_of(one) == case)


def is_oblique(token: Token) -> bool:
    """Whether what may be the plural may be the genitive or dative of one: лишили свободы, вернули матери."""
    return any(
        one.tag.POS == "NOUN" and case_of(one) in ("gent", "datv") and one.tag.number == "sing"
        for one in readings(token.lower)
    )


def _is_count(token: Token) -> bool:
    return _is_figure(token) or token.kind == "NUMR"


def _is_figure(token: Token) -> bool:
    return token.text[0].isdigit() and token.text[-1].isdigit()


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list of ``lexicon/word-order-ru.toml``."""
    return word_set("word-order-ru", f"words.{name}")


def is_named(word: str) -> bool:
    """Whether a word keeps its capital inside the sentence."""
    if len(word) > 1 and word.isupper():
        return True
    return any(not _NAMES.isdisjoint(one.tag.grammemes) for one in read(word.lower()))


def begun(text: str, at: int, first: str) -> str:
    """What is to begin at `at` of the text, with a capital where it opens the sentence."""
    return capital(first) if opens(text, at) else first


def moved(text: str, token: Token, group: str) -> str:
    """The group that begins with a token of the text, as it stands further in: small where it opened the sentence."""
    return group[0].lower() + group[1:] if opens(text, token.start) and not is_named(token.text) else group


def rewritten(text: str, rewrite: Callable[[str, int, int], tuple[int, int, str] | None]) -> str:
    """The text with its clauses as `rewrite` says: where what it is to write stands, and that; None leaves a clause.

    It is asked of clauses that are not too long, in order, and may reach beyond one.
    """
    woven: list[str] = []
    position = 0
    for clause in _CLAUSE.finditer(text):
        start, end = clause.span()
        if start < position or end - start > _LONGEST or (told := rewrite(text, start, end)) is None:
            continue
        start, end, instead = told
        woven += (text[position:start], instead)
        position = end
    return "".join(woven) + text[position:]
