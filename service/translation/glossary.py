"""A glossary: source terms with their one English form, and terms that are left as they stand.

As data: ``{"terms": [{"source": ["Пашинян"], "english": "Pashinyan"}], "keep": ["KOMPAS.com"]}``. A Russian term is
found in every case and number (pymorphy3, and the stem for names it does not know), an Indonesian one with its affixes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

from rapidfuzz import fuzz

from service.translation.likeness import fold, skeletons
from service.translation.likeness import skeleton as consonants
from service.translation.romanization import transliterate
from service.translation.russian import lemmas

MOST_TERMS = 10_000
MOST_CHARACTERS = 200
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_VOWEL_END = re.compile(r"[аеёиоуыэюяйь]{1,2}\Z")
_CASE_ENDINGS = re.compile(
    r"(?:[аяуюеиыоьй]|[оеё]м|[оеая]й|[ое]ю|[ая]ми?|[ая]х|[ое]в|и[йяюе]|ии|[ыи][мх]|о[гм][оу])?\Z"
)
_AFFIXES_BEFORE = ("", "di", "ke", "se", "ber", "ter", "me", "mem", "men", "meng", "pe", "pem", "pen", "peng", "per")
_AFFIXES_AFTER = ("", "nya", "lah", "kah", "pun", "ku", "mu", "an", "kan", "i")
_ALIKE = 74.0


class GlossaryError(ValueError):
    """The glossary's data is not a glossary; the message names the place."""


@dataclass(frozen=True, slots=True)
class Term:
    """Source variants and the English for them; ``english`` None means the term stays as the source writes it."""

    variants: tuple[str, ...]
    english: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in a sentence: its span there and the text at it."""

    term: Term
    span: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms, ready to be found. Make one with `from_data`."""

    terms: tuple[Term, ...]
    _index: dict[str, list[tuple[tuple[str, ...], Term]]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Glossary:
        """The glossary that JSON data describes; raises `GlossaryError`."""
        unknown = set(data) - {"terms", "keep"}
        if unknown:
            raise GlossaryError(f"unknown field {min(unknown)}")
        terms = [_term(entry, f"terms[{place}]") for place, entry in enumerate(_list(data, "terms"))]
        keep = _list(data, "keep")
        terms += [Term((_text(entry, f"keep[{place}]"),), None) for place, entry in enumerate(keep)]
        if len(terms) > MOST_TERMS:
            raise GlossaryError(f"{len(terms)} terms; the limit is {MOST_TERMS}")
        return cls.of(terms)

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Glossary:
        glossary = cls(tuple(terms))
        for term in glossary.terms:
            for variant in term.variants:
                spoken = tuple(_WORD.findall(variant))
                for key in _keys(spoken[0]):
                    glossary._index.setdefault(key, []).append((spoken, term))
        return glossary

    def data(self) -> dict[str, Any]:
        """The glossary as JSON data."""
        return {
            "terms": [{"source": list(t.variants), "english": t.english} for t in self.terms if t.english is not None],
            "keep": [t.variants[0] for t in self.terms if t.english is None],
        }

    def find(self, text: str) -> list[Hit]:
        """Hits in order, the longest where terms overlap."""
        tokens = list(_WORD.finditer(text))
        hits: list[Hit] = []
        index = 0
        while index < len(tokens):
            best: tuple[int, Term] | None = None
            for key in _keys(tokens[index].group()):
                for spoken, term in self._index.get(key, ()):
                    length = len(spoken)
                    if (best is None or length > best[0]) and _stands(spoken, tokens[index : index + length], text):
                        best = length, term
            if best is None:
                index += 1
                continue
            start, end = tokens[index].start(), tokens[index + best[0] - 1].end()
            hits.append(Hit(best[1], (start, end), text[start:end]))
            index += best[0]
        return hits


def _list(data: Mapping[str, Any], name: str) -> Sequence[Any]:
    found = data.get(name, [])
    if not isinstance(found, list):
        raise GlossaryError(f"{name} is not a list")
    return found


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str) or not _WORD.search(value) or len(value) > MOST_CHARACTERS:
        raise GlossaryError(f"{place} is not a text of 1 to {MOST_CHARACTERS} characters with a word in it")
    return " ".join(value.split())


def _term(entry: Any, place: str) -> Term:
    if not isinstance(entry, dict) or set(entry) - {"source", "english"}:
        raise GlossaryError(f"{place} is not an object with source and english")
    variants = entry.get("source")
    listed = [variants] if isinstance(variants, str) else variants
    if not isinstance(listed, list) or not listed:
        raise GlossaryError(f"{place}.source is not a text or a list of texts")
    english = _text(entry.get("english"), f"{place}.english")
    return Term(tuple(_text(variant, f"{place}.source") for variant in listed), english)


# Finding terms in the source.


@lru_cache(maxsize=32_768)
def _keys(word: str) -> tuple[str, ...]:
    """What a word is looked up by: first letters of it and its base forms, with and without an Indonesian prefix."""
    lower = word.lower()
    if _is_cyrillic(lower):
        forms = (form.replace("ё", "е") for form in (lower, *lemmas(lower)))
        return tuple(dict.fromkeys(form[: min(3, max(1, len(form) - 1))] if len(form) > 2 else form for form in forms))
    return tuple(
        dict.fromkeys(lower[len(p) :][:4] for p in _AFFIXES_BEFORE if lower.startswith(p) and len(lower) - len(p) > 2)
    ) or (lower,)


def _stands(spoken: Sequence[str], tokens: Sequence[re.Match[str]], text: str) -> bool:
    """Whether the term's words stand at these tokens, with only spaces and hyphens between them."""
    if len(tokens) < len(spoken):
        return False
    gaps = pairwise(tokens)
    if any(text[before.end() : after.start()].strip(" -–\u00a0") for before, after in gaps):
        return False
    several = len(spoken) > 1
    return all(_same(term, token.group(), several) for term, token in zip(spoken, tokens, strict=True))


@lru_cache(maxsize=32_768)
def _same(term: str, token: str, several: bool) -> bool:
    """Whether a word of the text is a form of a word of the term. Acronyms count only in capitals.

    `several`: the term has other words too, so that even a short one may have an ending (Ким Чен Ына).
    """
    if term == token:
        return True
    if len(term) < 6 and term.isupper():
        return False
    one, other = term.lower().replace("ё", "е"), token.lower().replace("ё", "е")
    if one == other:
        return True
    if _is_cyrillic(one):
        if term[0].isupper() and token.islower():  # Маск is no маска, but Министерство is министерство
            return one in _bases(other)
        if not _bases(one).isdisjoint(_bases(other)):
            return True
        return _same_stem(one, other, 2 if several and token[0].isupper() else 4)
    return any(other == before + one + after for before in _AFFIXES_BEFORE for after in _AFFIXES_AFTER)


def _bases(word: str) -> set[str]:
    return {lemma.replace("ё", "е") for lemma in lemmas(word)}


def _same_stem(term: str, token: str, least: int) -> bool:
    """Пашинян, Пашиняну: the term without its last vowels (at least so many letters) and a case ending."""
    stem = _VOWEL_END.sub("", term)
    return len(stem) >= least and token.startswith(stem) and _CASE_ENDINGS.fullmatch(token, len(stem)) is not None


def _is_cyrillic(word: str) -> bool:
    return "\u0400" <= word[0] <= "\u04ff"


# Putting the term into the English.


def present(english: str, term: str) -> bool:
    """Whether the English has the term as words, whatever its case."""
    return re.search(rf"(?<!\w){re.escape(term)}(?!\w)", english, re.IGNORECASE) is not None


def replace(english: str, hit: Hit, rendering: str | None) -> str | None:
    """The English with the model's rendering of the hit replaced by the term; None where it cannot be located.

    `rendering`: what the model makes of the term alone. Else a capitalized word that sounds like it.
    """
    wanted = hit.term.english or hit.text
    bare = (rendering or "").strip(" .,;:!?\"'")
    if len(bare) > 2 and present(english, bare):
        return re.sub(rf"(?<!\w){re.escape(bare)}(?!\w)", lambda _: wanted, english, flags=re.IGNORECASE)
    located = _alike(english, hit)
    if located is None:
        return None
    return english[: located[0]] + wanted + english[located[1] :]


def _alike(english: str, hit: Hit) -> tuple[int, int] | None:
    """The span of as many capitalized English words as the hit has, that sound like it."""
    if not hit.text[0].isupper():
        return None
    spoken = [_latin(word) for word in _WORD.findall(hit.text)]
    tokens = list(_WORD.finditer(english))
    best: tuple[float, tuple[int, int]] | None = None
    for index in range(len(tokens) - len(spoken) + 1):
        run = tokens[index : index + len(spoken)]
        if not all(token.group()[0].isupper() for token in run):
            continue
        scores = [_likeness(latin, fold(token.group())) for latin, token in zip(spoken, run, strict=True)]
        if min(scores) >= _ALIKE and (best is None or sum(scores) > best[0]):
            best = sum(scores), (run[0].start(), run[-1].end())
    return best[1] if best else None


def _latin(word: str) -> str:
    return fold(transliterate(lemmas(word)[0] if _is_cyrillic(word.lower()) else word))


def _likeness(latin: str, word: str) -> float:
    alike = len(latin) > 3 and consonants(latin) in skeletons(word)
    return max(fuzz.ratio(latin, word), _ALIKE if alike else 0.0)
