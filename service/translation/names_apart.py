"""Names that the English lacks or garbles, sent once more in a form that the model copies.

An Indonesian name is replaced by a token (``kata X1.``) that is put back as the source writes it, a Russian acronym by
one that is put back in Latin letters, another Russian name by its English one where it is a place of the gazetteer,
else by its romanization: «цитирует Овечкина», «цитирует Ovechkin».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.lexicon import indonesian_towns, indonesian_words, russian_places
from service.translation import acronyms
from service.translation.gazetteer import exonyms
from service.translation.indonesian_names import is_common, is_of_the_language, towns
from service.translation.romanization import transliterate
from service.translation.russian import lemmas, parse

_UNDECLINED = re.compile(r"[А-ЯЁ][а-яё]{2,}(?:[бвгджзклнпрстфцчшщй]|[^гн]о)(?<!ов)(?<!ев)(?<!ин)(?<!ын)(?<!ой)(?<!ей)")
"""A name that looks like the first case: it ends in a consonant that no other case ends in, or in -о."""
_MOST = 6
"""Names of one sentence beyond which the model will lose a token."""
_WORD = re.compile(r"[^\W\d_]+")
_CAPITALIZED = re.compile(r"(?<![\w-])[A-Z][a-z]{3,}(?![\w-])")
_PLACED = re.compile(
    r"(?<!\w)(?:di|ke|dari|warga|nelayan|petani|bupati|polres|pulau|sungai|kali|gunung|teluk|selat|danau|laut|pantai|muara"
    r"|desa|kampung|kota|kabupaten|kecamatan|distrik|bandara|pelabuhan) \Z",
    re.I,
)
"""Words behind which a capital in a headline is that of a place."""
_CODES = {"ru": ("name-missing",), "id": ("name-missing", "name-misspelt")}
"""Flags that a further try may answer. How a misspelt foreign name is spelt does not follow from its Russian form."""


@dataclass(frozen=True, slots=True)
class NameApart:
    """A name as the source writes it, and what is sent in its place."""

    name: str
    sent: str
    english: str = ""
    """What is put back for a token, if not the name itself."""

    @property
    def is_token(self) -> bool:
        """Whether the name is to be put back for it."""
        return self.sent[1:].isdecimal()


def find(source: str, doubts: Iterable[str], language: str, further: Sequence[str] = ()) -> tuple[NameApart, ...]:
    """The names of a sentence that its flags miss, each standing there once. Languages: ru, id; others give none.

    ``further``: names that are missed beside them.
    """
    flags = (doubt.partition(":") for doubt in doubts)
    names = [*(name for code, _, name in flags if code in _CODES.get(language, ())), *further]
    once = [name for name in dict.fromkeys(names) if len(_places(source, name)) == 1]
    if not once or len(once) > _MOST or re.search(r"X\d", source):
        return ()
    if language == "ru":
        letters = [name for name in once if acronyms.is_sent_in_latin(name)]
        apart = [NameApart(name, f"X{number}", acronyms.latin(name)) for number, name in enumerate(letters, 1)]
        words = [name for name in once if not name.isascii() and name not in letters]
        return (*apart, *(NameApart(name, latin) for name in words if (latin := _latin(name))))
    certain = [name for name in once if _is_copied(name) or name.lower() in towns()]
    return tuple(NameApart(name, f"X{number}") for number, name in enumerate(certain, 1))


def unheard(headline: str, english: str, forms: Mapping[str, str]) -> list[str]:
    """Names of an Indonesian headline that its English has not.

    Where every word may have a capital, names are towns, and what stands where places do and is never written small by
    the article (`forms`: its words by their capitals).
    """
    told = [word.lower() for word in _WORD.findall(english)]
    return [
        name
        for name, place in {one.group(): one.start() for one in _CAPITALIZED.finditer(headline)}.items()
        if _is_copied(name)
        and not any(word.startswith(name.lower()) for word in told)
        and not (place == 0 and is_of_the_language(name.lower()))
        and (
            name.lower() in indonesian_towns()
            or (forms.get(name.upper()) == name and not is_common(name.lower()) and _PLACED.search(headline, 0, place))
        )
    ]


def take_out(text: str, lost: Sequence[NameApart]) -> str:
    """The text with what is sent in the names' places."""
    for one in lost:
        for match in _places(text, one.name)[:1]:
            text = text[: match.start()] + one.sent + text[match.end() :]
    return text


def _places(text: str, name: str) -> list[re.Match[str]]:
    return list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _latin(name: str) -> str | None:
    """The gazetteer's English for a Russian place, else the romanization of a name that the dictionary knows or that
    has no ending of a case (Жиенбет, Гао).

    None for others: their base form would be a guess (Луном, Девонпарте).
    """
    bases = lemmas(name.lower())
    place = next((russian_places()[base] for base in bases if base in russian_places()), None)
    parsed = parse(name.lower())
    if place is None and not parsed.known and _UNDECLINED.fullmatch(name):
        return transliterate(name)
    if place is not None or not (parsed.known and parsed.proper and parsed.noun):
        return place
    return transliterate(parsed.lemma.title())


def _is_copied(name: str) -> bool:
    """Whether English has an Indonesian name in the same letters: no ordinary word, no land with a name of its own."""
    return name.lower() not in exonyms("id") and name.lower() not in indonesian_words()
