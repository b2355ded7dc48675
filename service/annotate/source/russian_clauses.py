"""What a number of a Russian sentence counts, and the verb of it, by the sentence's syntax.

«повреждены пять домов» counts дом and says повредить, «еще двое получили ранения» nothing and «получить ранение»,
«число погибших выросло до 15» погибший. Base forms; the English of them is `counts`' business.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from service.annotate.source import russian_syntax
from service.annotate.source.russian_syntax import Word
from service.lexicon import table, words
from service.translation import russian

_MOST_STEPS = 6
_NUMBERS = ("nummod", "nummod:gov", "nummod:entity", "compound")
_VERBS = ("VERB", "INFN", "PRTS", "GRND")
_WHOLES = ("число", "количество", "численность")
"""Nouns whose complement is counted: число погибших."""
_PEOPLE = ("человек",)
_ASIDE = frozenset(
    ("в", "во", "на", "над", "под", "к", "ко", "о", "об", "у", "при", "за", "через", "после", "между", "с", "со")
)
"""Prepositions of where, when and with what; not those of about how many (около, до, свыше)."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What a number counts and what is said of it, in base forms, the likeliest first; empty where nothing is."""

    things: tuple[str, ...]
    verbs: tuple[str, ...]
    """With their objects first where these may belong to them: получить ранение, получить."""
    measured: tuple[str, ...]
    """What a measure is told of."""
    negated: bool
    aside: bool
    """The counted thing stands behind a preposition: what is said does not happen to it."""


def read(text: str, span: tuple[int, int]) -> Clause | None:
    """The clause of the number at `span` of a sentence; None where it is not read."""
    parsed = russian_syntax.parse(text)
    inside = [at for at, word in enumerate(parsed) if word.start < span[1] and word.end > span[0]]
    return _Reader(parsed, inside[0], inside[-1]).read() if inside else None


class _Reader:
    def __init__(self, parsed: Sequence[Word], first: int, last: int) -> None:
        self._words = parsed
        self._first = first
        self._last = last

    def read(self) -> Clause:
        noun = self._noun()
        top = noun if noun is not None else self._last
        things = self._names(noun) if noun is not None else ()
        verb, aside = self._climb(top)
        whole = self._whole(verb) if noun is None and verb is not None else None
        if verb is not None and whole is not None:
            told = _lemmas(self._words[whole].text)
            if _part(self._words[whole].text) in ("PRTF", "ADJF") or any(form in _told() for form in told):
                return Clause(_PEOPLE, told, (), False, False)  # число погибших
            return Clause(told, self._verbs(verb), (), self._is_negated(verb), False)
        verbs = self._verbs(verb)
        own = self._participle(top)
        if own is not None and (own < top or not any(form in _told() for form in verbs)):
            return Clause(things, _lemmas(self._words[own].text), (), False, False)
        negated = verb is not None and self._is_negated(verb)
        return Clause(things, verbs, self._measured(top, verb), negated, aside)

    def _measured(self, top: int, verb: int | None) -> tuple[str, ...]:
        """What a measure is told of: скважина глубиной 120 метров, ущерб на 5 млн рублей, доходы выросли на 18%."""
        dimensions = words("annotate-source-counts", "ru.dimensions")
        lower = self._complement(self._last)
        if lower is not None and not any(self._words[c].label == "case" for c in self._children[lower]):
            return self._names(lower)  # 61 процент избирателей
        at = top
        for _ in range(_MOST_STEPS):
            word = self._words[at]
            if word.head in (-1, at) or not word.label.startswith(("nmod", "appos", "nummod", "amod")):
                break
            at = word.head
            lemma = _lemmas(self._words[at].text)[0]
            named = _part(self._words[at].text) == "NOUN" and not _is_scale(self._words[at].text)
            if named and lemma not in dimensions and at not in (top, self._last + 1):
                return self._names(at)
        if verb is None:
            return ()
        lemma = _lemmas(self._words[verb].text)[0]
        changed = lemma in words("annotate-source-counts", "ru.changing")
        if not changed and lemma not in words("annotate-source-counts", "ru.measuring"):
            return ()
        for at in self._children[verb]:
            if self._words[at].label.startswith("obj" if changed else "nsubj") and at not in (top, self._last):
                return self._of_dimension(at, dimensions)
        return ()

    def _of_dimension(self, at: int, dimensions: Sequence[str]) -> tuple[str, ...]:
        """A noun, or what it is the length or the price of: стоимость ремонта."""
        if _lemmas(self._words[at].text)[0] in dimensions:
            lower = self._complement(at)
            at = lower if lower is not None else at
        return self._names(at)

    def _complement(self, at: int) -> int | None:
        """The noun behind a word that belongs to it: «тысяч домов», «стоимость ремонта»."""
        return next((c for c in self._children[at] if self._words[c].label == "nmod" and c > at), None)

    @cached_property
    def _children(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self._words]
        for at, word in enumerate(self._words):
            if word.head >= 0 and word.head != at:
                found[word.head].append(at)
        return found

    def _noun(self) -> int | None:
        """The noun behind the number: of scales and pieces, the one that hangs on them."""
        at = self._last
        for _ in range(_MOST_STEPS):
            word = self._words[at]
            if at == self._last or _is_scale(word.text):
                if word.label in _NUMBERS and 0 <= word.head != at and word.head > at:
                    at = word.head
                    continue
                lower = self._complement(at)
                if lower is None or (at == self._last and not _is_scale(word.text)):
                    return None
                at = lower
                continue
            return at if _part(word.text) in ("NOUN", "ADJF", "PRTF", "NPRO") else None
        return None

    def _names(self, noun: int) -> tuple[str, ...]:
        """The noun's base forms, with an adjective before it first: мирный житель."""
        lemmas = _lemmas(self._words[noun].text)
        pairs = [
            f"{adjective} {lemma}"
            for at in self._children[noun]
            if self._words[at].label in ("amod", "acl") and at < noun
            for adjective in _lemmas(self._words[at].text)
            for lemma in lemmas[:1]
        ]
        return (*pairs, *lemmas)

    def _climb(self, at: int) -> tuple[int | None, bool]:
        """The verb above a word, and whether a preposition led there."""
        aside = False
        for _ in range(_MOST_STEPS):
            word = self._words[at]
            if any(self._words[c].text.lower() in _ASIDE for c in self._children[at]):
                aside = True
            if word.head < 0 or word.head == at:
                return (at if _part(word.text) in _VERBS else None), aside
            head = self._words[word.head]
            if _part(head.text) in _VERBS:
                return word.head, aside
            if word.label in ("acl", "acl:relcl", "parataxis", "advcl", "appos"):
                return None, aside
            at = word.head
            if _lemmas(head.text)[0] in _happenings():
                return at, False
        return None, aside

    def _verbs(self, verb: int | None) -> tuple[str, ...]:
        if verb is None:
            return ()
        skipped = words("annotate-source-counts", "ru.skipped")
        for _ in range(_MOST_STEPS):
            pairs = self._pairs(verb)
            if any(pair in _told() for pair in pairs):
                return pairs  # стать жертвой
            if _lemmas(self._words[verb].text)[0] not in skipped:
                break
            lower = next((c for c in self._children[verb] if self._words[c].label in ("xcomp", "csubj")), None)
            if lower is None:
                return ()
            verb = lower
        return (*self._pairs(verb), *_lemmas(self._words[verb].text))

    def _pairs(self, verb: int) -> tuple[str, ...]:
        """A verb with each of its objects: получить ранение."""
        base = _lemmas(self._words[verb].text)[0]
        return tuple(
            f"{base} {_lemmas(self._words[at].text)[0]}"
            for at in self._children[verb]
            if self._words[at].label in ("obj", "obl", "iobj", "fixed", "nsubj", "xcomp")
            and not self._first <= at <= self._last
        )

    def _whole(self, verb: int) -> int | None:
        """«число погибших»: what the subject of a rise counts."""
        for at in self._children[verb]:
            if self._words[at].label.startswith("nsubj") and _lemmas(self._words[at].text)[0] in _WHOLES:
                return next((c for c in self._children[at] if self._words[c].label == "nmod"), None)
        return None

    def _participle(self, noun: int) -> int | None:
        """«пять уничтоженных танков», «20 судов, построенных …»: a participle of the noun that the tables know."""
        return next(
            (
                at
                for at in self._children[noun]
                if self._words[at].label in ("amod", "acl")
                and _part(self._words[at].text) in ("PRTF", "PRTS")
                and _lemmas(self._words[at].text)[0] in _told()
            ),
            None,
        )

    def _is_negated(self, verb: int) -> bool:
        return any(self._words[c].text.lower() == "не" for c in self._children[verb])


@cache
def _happenings() -> frozenset[str]:
    """Nouns that say what happens: гибель, эвакуация."""
    return frozenset(form for form in _told() if " " not in form and _part(form) == "NOUN")


@cache
def _told() -> frozenset[str]:
    """Verbs and nouns that the tables have English for."""
    return frozenset(form for forms in table("annotate-source-counts", "ru.actions").values() for form in forms)


def _is_scale(word: str) -> bool:
    return any(lemma in words("annotate-source-counts", "ru.scales") for lemma in _lemmas(word.rstrip("."))[:2])


def _part(word: str) -> str:
    return str(russian.readings(word.lower())[0].tag.POS)


def _lemmas(word: str) -> tuple[str, ...]:
    return russian.lemmas(word.lower())[:2] or (word.lower(),)
