"""Headlines as sentences: Title Case and verbs without prefix are what a model of running text fails at.

``Kebakaran Hanguskan 147 Kios di Pasar`` goes to the model as ``Kebakaran menghanguskan 147 kios di pasar``. A Russian
line gets a full stop: without one the small models, which learnt from labels of programs too, drop and make up more.
Only what the model sees is changed; the document keeps the source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from service.lexicon import indonesian_towns, indonesian_words, words
from service.translation.gazetteer import exonyms, known_places
from service.translation.indonesian_names import is_common, is_of_the_language

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONG = 4
"""Letters from which on Title Case writes a word with a capital, whatever it is."""
_SHARE = 0.7
"""Least share of capitals among the long words of a line in Title Case."""
_FEWEST = 3
"""Words of the shortest headline."""
_MOST = 300
"""Characters of the longest headline."""
_ENDS = re.compile(r"[.!?…:;][\"'”»)\]]*\s*\Z")
_OPEN_END = re.compile(r"[^\W\d_][\"'”»)\]]*\s*\Z")
_RESULT = re.compile(r"\s[–—-]\s.*\s[–—-]\s.*\d")
_STOP = re.compile(r"(?<!\.[^\W\d])\.(?=[\"'”»)\]]*\Z)")
_ROOT = 4
"""Letters of the shortest root that makes a verb with -kan."""
_PASSIVE = re.compile("(?:di|ter|ber|se)[a-z]{4}|ke[a-z]{4,}an\\Z")
_NO_ROOT = re.compile("(?:me|di|ter|ber|se|pe|ke)[a-z]{4}|[a-z]+asi\\Z")
"""Beginnings and an ending of words in -kan that are no bare verbs, or loans whose full form is hardly written."""
_PREFIX = {"k": ("meng", 1), "p": ("mem", 1), "t": ("men", 1), "s": ("meny", 1)}
"""First letters that *meN-* swallows."""


def is_headline(text: str, language: str) -> bool:
    """Whether an Indonesian line may be a headline: some words, and no mark at the end."""
    return (
        language == "id"
        and 0 < len(text) <= _MOST
        and _ENDS.search(text) is None
        and len(_WORD.findall(text)) >= _FEWEST
    )


def in_title_case(text: str) -> bool:
    """Whether most of the longer words begin with a capital, and the line is not shouted."""
    long = [word for word in _WORD.findall(text) if len(word) >= _LONG]
    return (
        len(long) >= _FEWEST
        and sum(word[0].isupper() for word in long) >= _SHARE * len(long)
        and not all(map(str.isupper, long))
    )


def is_open(text: str) -> bool:
    """Whether a line ends with a word and no mark, as headlines and captions do, and has some words.

    A result (Маяк – Волга – 4:3 Б) is no sentence.
    """
    if not 0 < len(text) <= _MOST or _OPEN_END.search(text) is None or _RESULT.search(text):
        return False
    return len(_WORD.findall(text)) >= _FEWEST


def without_stop(english: str) -> str:
    """The English of a line that was sent with a full stop: without it, but for that of an abbreviation."""
    return _STOP.sub("", english)


def as_sentence(text: str, forms: Mapping[str, str]) -> str:
    """The headline as running text would have it.

    `forms`: how the rest of the article writes a word, by its capitals; what it never writes small stays a name.
    """
    titled = in_title_case(text)
    before = ""
    found = _WORD.findall(text)
    following = iter([*found[1:], ""])

    def spoken(match: re.Match[str]) -> str:
        nonlocal before
        word, lower = match.group(), match.group().lower()
        behind = next(following)
        opens = not before or match.string[: match.start()].rstrip().endswith(":")
        named = lower in _places() or f"{before} {lower}" in _places()
        ordinary = titled and not opens and not named
        ordinary = ordinary and (_is_ordinary(word, forms) or _is_derived(word, behind, forms))
        small = lower if ordinary else word
        if not opens and before not in _pronouns() and _is_bare_verb(lower) and (titled or word.islower()):
            small = in_full(lower)
        before = lower
        return small

    return _WORD.sub(spoken, text)


def in_full(verb: str) -> str:
    """A bare verb with *meN-*: ungkap mengungkap, tabrak menabrak, sita menyita, bahas membahas, lantik melantik."""
    first = verb[0]
    if first in _PREFIX:
        prefix, lost = _PREFIX[first]
        return prefix + (verb if verb[1:2] == "r" and first == "p" else verb[lost:])
    if first in "aeioughx":
        return "meng" + verb
    if first in "bfv":
        return "mem" + verb
    return ("men" if first in "cdjz" else "me") + verb


@lru_cache(maxsize=8_192)
def _is_bare_verb(lower: str) -> bool:
    """Whether a word is a verb without its prefix: one of the list, or a root of the language with -kan."""
    if lower in _verbs():
        return True
    root = lower.removesuffix("kan")
    if root == lower or len(root) < _ROOT or lower in indonesian_words() or _NO_ROOT.match(root):
        return False
    return lower not in indonesian_towns() and (root in indonesian_words() or is_of_the_language(root))


def _is_ordinary(word: str, forms: Mapping[str, str]) -> bool:
    """Whether running text would write a capitalized word small: the article does, or Indonesian does."""
    if word.isupper() or not word[0].isupper() or not word[1:].islower():
        return False
    lower = word.lower()
    if lower in _pronouns():
        return True
    written = forms.get(word.upper())
    if written is not None:
        return written.islower()
    if _is_bare_verb(lower):
        return True
    return all(part in indonesian_words() or _bare(part) in indonesian_words() for part in lower.split("-"))


def _is_derived(word: str, behind: str, forms: Mapping[str, str]) -> bool:
    """Whether a word that no list has is of the language, and no part of a name with the one behind it.

    Dibekuk, Camat, but Merapi, Batara Sriten, Palangka Raya.
    """
    lower = word.lower()
    if word.isupper() or word.upper() in forms or lower in indonesian_towns() or lower in _parts_of_names():
        return False
    if not is_common(lower) and not (_PASSIVE.match(lower) and is_of_the_language(lower)):
        return False
    behind = behind.lower()
    return len(behind) < _LONG or behind in indonesian_words() or is_of_the_language(behind)


def _bare(word: str) -> str:
    """Without the ending *-nya* and the prefix of a passive."""
    return word.removesuffix("nya").removeprefix("di")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(files("service.lexicon").joinpath("headline-verbs-id.txt").read_text(encoding="utf-8").split())


@cache
def _places() -> frozenset[str]:
    """Places whose names are ordinary words, or end in one: Kenya, Selandia Baru."""
    return frozenset((*known_places("id"), *exonyms("id")))


@cache
def _parts_of_names() -> frozenset[str]:
    """Words of the language that stand behind towns as parts of their names, and names of regions."""
    listed = (*words("headlines", "id.name_parts"), *words("names", "id.cities"), *words("names", "id.datelines"))
    return frozenset(" ".join(listed).split())


@cache
def _pronouns() -> frozenset[str]:
    """Words behind which a bare verb is a passive: *yang kami tabrak*."""
    return frozenset(words("headlines", "id.pronouns"))
