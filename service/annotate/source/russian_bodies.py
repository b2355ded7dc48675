"""English names of Russian bodies: tables of names, and adjectives, head and field put together.

«Вооружённых сил» is the Armed Forces, «Замоскворецкого районного суда» Zamoskvoretsky District Court, «Комитета по
бюджету» Budget Committee. A body with words that the tables do not know has no English name here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from service.lexicon import table, words
from service.translation import russian
from service.translation.romanization import transliterate

SECTION = "annotate-russian-bodies"
LONGEST = 8
"""Words of a body; a longer one is a clause."""
_MODEL = re.compile(r"[A-ZА-ЯЁ][\w]{0,5}-\d{1,4}[\w]{0,3}")
"""F-16, Су-25, COVID-19: models and the like, no bodies and nobody."""


@cache
def listed(name: str) -> Mapping[str, tuple[str, ...]]:
    """A table of lexicon/annotate-russian-bodies.toml: English names, the usual one first."""
    found = table(SECTION, name)
    return {key: (value,) if isinstance(value, str) else tuple(map(str, value)) for key, value in found.items()}


@cache
def _no_bodies() -> frozenset[str]:
    return frozenset(words(SECTION, "no_bodies.words"))


def is_none(written: str) -> bool:
    """Whether what a recognizer took for a name is none: weapons, laws, legal forms, models of things."""
    return written in _no_bodies() or _MODEL.fullmatch(written) is not None


def is_common(written: str) -> bool:
    """Whether an unquoted name is words that everybody uses: Штаб, Следственными органами."""
    return all(
        (reading := russian.parse(word.lower())).known and not reading.proper and not word.isupper()
        for word in written.split()
    )


def english(plain: str) -> tuple[str, ...]:
    """English names of a body written without quotation marks, best first; none when a word of it is not known."""
    known = listed("acronyms").get(plain)
    if known is not None:
        return known
    lemmas = [lemma(word) for word in plain.split()]
    if len(lemmas) > LONGEST:
        return ()
    known = listed("names").get(" ".join(lemmas))
    return known if known is not None else _composed(plain.split(), lemmas)


def head(word: str) -> tuple[str, ...]:
    """Правительство, посольство: a head alone, which names a body only with its country."""
    return listed("heads").get(lemma(word), ()) if " " not in word else ()


def lemma(word: str) -> str:
    """The dictionary form of a word, small words as they stand."""
    lower = word.lower().replace("ё", "е")
    if len(lower) < 3 or not lower[0].isalpha():
        return lower
    forms = [str(reading.normal_form).replace("ё", "е") for reading in russian.readings(lower)[:6]]
    return next((form for form in forms if form in listed("adjectives") or form in listed("heads")), forms[0])


def _composed(written: Sequence[str], lemmas: Sequence[str]) -> tuple[str, ...]:
    heads, adjectives, fields = listed("heads"), listed("adjectives"), listed("fields")
    before: list[str] = []
    at = 0
    while at < len(lemmas) and lemmas[at] not in heads:
        adjective = adjectives.get(lemmas[at], (None,))[0] or _of_a_place(written[at], lemmas[at], lemmas[-1])
        if adjective is None:
            return ()
        before.append(adjective)
        at += 1
    if at == len(lemmas) or (at == 0 and len(lemmas) == 1):
        return ()
    head = heads[lemmas[at]][0]
    if at + 1 == len(lemmas):
        return (" ".join([*before, head]),)
    if at + 2 == len(lemmas) and (body := listed("acronyms").get(written[-1]) or _letters(written[-1])):
        return body  # Главного управления МЧС
    field = fields.get(" ".join(lemmas[at + 1 :]))
    if field is None:
        return ()
    lead = " ".join([*before, ""])
    link = "for" if lemmas[at + 1] == "по" else "of"
    return (f"{lead}{field[0]} {head}", f"{lead}{head} {link} {field[0]}")


def _letters(word: str) -> tuple[str, ...]:
    """Bodies of annotate-russian that are written in capitals: МЧС, МВД."""
    known = table("annotate-russian", "organizations").get(word) if word.isupper() else None
    return tuple(str(name) for name in known) if known is not None else ()


def _of_a_place(written: str, base: str, head: str) -> str | None:
    """Замоскворецкого: Zamoskvoretsky; only adjectives with a capital that the tables do not know."""
    local = base.endswith(("ский", "цкий", "ской")) or (head.endswith("суд") and base.endswith("ный"))
    return transliterate(base[:1].upper() + base[1:]) if written[:1].isupper() and local else None
