"""Which words of an Indonesian sentence are names, by word lists and affixes."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.lexicon import words
from service.translation.gazetteer import acronyms, common, exonyms
from service.translation.likeness import Name


def name_of(token: str, start: int, opens: bool, headline: bool) -> Name | None:
    """The name that a capitalized word is; any word has a capital where a sentence `opens` and in a `headline`."""
    span = (start, start + len(token))
    lower = token.lower()
    if token in acronyms("id"):
        return Name(token, span, acronyms("id")[token], ())
    starts = exonyms("id").get(lower)
    if starts is not None:
        return None if (opens or headline) and lower in common("id") else Name(token, span, starts, (lower,))
    if len(token) < 4 or not token.isascii() or _is_common(lower):
        return None
    if _is_made(lower):
        return None
    if opens:  # and English likes to call a subject he, she or it
        return None
    if headline and (_bare(lower) or lower.endswith("nya") or _is_rare(lower)):
        return None
    return Name(token, span, (), (lower,))


def town_of(token: str, start: int, following: str | None) -> Name | None:
    """The town that an ordinary word with a capital is: Palu diguncang gempa; Baku Bantah Tudingan; di Serang.

    ``following``: the characters behind the word where any word would have its capital; it is a town where it acts.
    """
    if token.lower() not in towns() or (following is not None and _ACTS.match(following) is None):
        return None
    return Name(token, (start, start + len(token)), (), (token.lower(),))


@cache
def towns() -> frozenset[str]:
    """Towns that are words of the language as well, lower case."""
    return frozenset(words("names", "id.towns"))


_ACTS = re.compile(
    r"\s+(?:(?!mereka)(?:mem|men|meng|meny|me(?=[lmnrwy])|di)[a-z]{4,}|akan|telah|sudah|belum|kembali|siap"
    r"|klaim|bantah|tolak|gelar|desak|minta|tuding|tuduh|serang|rebut|sebut|luncurkan|bersiap)\b",
    re.IGNORECASE,
)
_PREFIXES = tuple(
    re.compile(form + "(?=[a-z]{4})")
    for form in (
        "me(?=[lmnrwy])", "[mp]em(?=[bpfv])", "[mp]en(?=[cdjtsz])", "[mp]eng(?=[aiueogkh])", "pe", "[bt]er", "per",
        "ke", "di", "se",
    )
)  # fmt: skip
"""What Indonesian puts before a root, with the sounds that each form stands before."""
_NASAL = (
    ("meny", "s"),
    ("peny", "s"),
    ("mem", "p"),
    ("pem", "p"),
    ("men", "t"),
    ("pen", "t"),
    ("meng", "k"),
    ("peng", "k"),
)
_SUFFIXES = ("nya", "kan", "an", "i", "lah", "kah", "pun")


@lru_cache(maxsize=16_384)
def _is_common(lower: str) -> bool:
    """Whether a capitalized word is one of the language (Presiden, Kementerian) and so translated, not copied."""
    return not common("id").isdisjoint({lower, *_roots(lower)})


@lru_cache(maxsize=16_384)
def _is_made(lower: str) -> bool:
    """Whether a word has an affix and a root of the language (Penggalangan), or the ending of a loan (Oksigenasi)."""
    if len(lower) > 6 and lower.endswith(_LOANS):
        return True
    bare = {rest for rest in _bare(lower) if len(rest) > 3}
    cut = {rest[: -len(end)] for rest in bare for end in ("an", "kan") if rest.endswith(end) and len(rest) > 6}
    return not _vocabulary().isdisjoint(bare | cut)


_LOANS = ("asi", "itas", "isme", "logi", "grafi", "istik", "isasi", "ional")


@lru_cache(maxsize=16_384)
def _is_rare(lower: str) -> bool:
    """The same with all that is known of the language: for places where any word may have a capital."""
    return not _vocabulary().isdisjoint({lower, *_roots(lower)})


def _roots(lower: str) -> set[str]:
    """What is left of a word without affixes."""
    cut = {lower, *(lower[: -len(end)] for end in _SUFFIXES if lower.endswith(end) and len(lower) - len(end) >= 4)}
    bare = {rest for stem in cut for rest in _bare(stem)}
    return (cut | bare | {rest for stem in bare for rest in _bare(stem)}) - {lower}


def _bare(stem: str) -> set[str]:
    """The word without each prefix that it may have."""
    found = {stem[match.end() :] for prefix in _PREFIXES if (match := prefix.match(stem))}
    return found | {sound + stem[len(form) :] for form, sound in _NASAL if stem.startswith(form)}


@cache
def _vocabulary() -> frozenset[str]:
    """All Indonesian words of the lists and their roots, which headlines use bare (Rendam for merendam)."""
    known = {*common("id"), *" ".join(words("names", "id.vocabulary")).split()}
    return frozenset(known.union(*map(_roots, known)))


def is_common(word: str) -> bool:
    """Whether a lower-case word is an Indonesian one that newsrooms also write with a capital."""
    return word in common("id")


@lru_cache(maxsize=16_384)
def is_of_the_language(lower: str) -> bool:
    """Whether a word is an Indonesian one, bare or with affixes, as far as all lists know."""
    return _is_common(lower) or _is_made(lower) or _is_rare(lower)
