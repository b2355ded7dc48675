"""Organisations that lists know by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain

from service.annotate.entities import gazetteer
from service.annotate.entities.name_lists import bare, common_words, given_names, is_role, surnames, word_set
from service.annotate.tokens import SentenceView, Token, tokenize
from service.lexicon import lexicon, words


@cache
def known_organizations() -> Mapping[str, str]:
    """Folded names of organisations that need no evidence."""
    agencies = (v for agency in _agencies() for v in (str(agency["name"]), *agency.get("variants", ())) if v.isascii())
    listed = (words("annotate-entities", f"organizations.{key}") for key in ("known", "outlets", "clubs"))
    found: dict[str, str] = {}
    for name in (*chain.from_iterable(listed), *agencies, *_bodies(), *_companies()):
        if len(name) > 1 and name not in ("RIA", "AA", "TA"):
            key = gazetteer.fold(name)
            if key not in found or found[key].isupper():
                found[key] = name
    return found


def _agencies() -> Sequence[Mapping[str, Sequence[str]]]:
    found: Sequence[Mapping[str, Sequence[str]]] = lexicon("agencies")["agency"]
    return found


def _bodies() -> Sequence[str]:
    """Firms, armed groups, parties, agencies, international bodies and their short names, written down for this."""
    return files("service.lexicon").joinpath("annotate-bodies.txt").read_text(encoding="utf-8").splitlines()


def _companies() -> Sequence[str]:
    return files("service.lexicon").joinpath("annotate-companies.txt").read_text(encoding="utf-8").splitlines()


@cache
def doubtful() -> frozenset[str]:
    """Folded names of one word of outlets, agencies and clubs that are something else as well: Nature, Sabah."""
    listed = chain.from_iterable(words("annotate-entities", f"organizations.{key}") for key in ("outlets", "clubs"))
    agencies = (str(agency["name"]) for agency in _agencies())
    folded = {
        gazetteer.fold(name) for name in (*listed, *agencies, *_bodies()) if " " not in name and not name.isupper()
    }
    common, people = common_words(), given_names() | surnames()
    common |= word_set("people.inside_role")
    folded -= {"xinhua"} | {gazetteer.fold(name) for name in words("annotate-entities", "organizations.known")}
    return frozenset(n for n in folded if n in common or n in people or gazetteer.lookup(n) is not None)


_COMMON = frozenset(
    ("meta", "apple", "unite", "wagner", "congress", "senate", "cabinet", "treasury", "solidarity", "vale")
)
"""Known organisations whose names begin other things as well."""


def is_doubtful(word: str) -> bool:
    return word in _COMMON or word in doubtful()


@cache
def _phrases() -> Mapping[tuple[str, ...], Sequence[tuple[str, ...]]]:
    """Known names of several words, as folded tokens under the first two, longest first."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for name in _written():
        written = tuple(_folded(token) for token in tokenize(name))
        if len(written) > 1:
            found.setdefault(written[:2], []).append(written)
    return {begin: sorted(names, key=lambda name: (-len(name), name)) for begin, names in found.items()}


def _written() -> Sequence[str]:
    """Names as the lists write them, without outlets that have an article."""
    outlets = (name for name in words("annotate-entities", "organizations.outlets") if not name.startswith("The "))
    clubs = words("annotate-entities", "organizations.clubs")
    return (*words("annotate-entities", "organizations.known"), *outlets, *clubs, *_bodies(), *_companies())


@cache
def _small_ended() -> frozenset[str]:
    """Folded names that end in small letters: Večernji list."""
    return frozenset(
        " ".join(_folded(token) for token in tokenize(name))
        for name in _written()
        if len(tokenize(name)) > 1 and name.replace(".", " ").split()[-1].islower()
    )


def _folded(token: Token) -> str:
    return bare(token) if token.is_word else token.text


def listed(sentence: SentenceView, first: int) -> int:
    """Tokens of a known name that begins at `first`: Save the Children, Baker Tilly (0: none)."""
    tokens = sentence.tokens
    if first + 1 >= len(tokens):
        return 0
    names = _phrases().get((_folded(tokens[first]), _folded(tokens[first + 1])), ())
    for written in names:
        own = tokens[first : first + len(written)]
        if tuple(_folded(t) for t in own) == written:
            goes_on = tokens[first + len(written) : first + len(written) + 1]
            ended = own[-1].is_capitalized or own[-1].is_number or " ".join(written) in _small_ended()
            if ended and not (goes_on and goes_on[0].is_word and goes_on[0].is_capitalized and not is_role(goes_on[0])):
                return len(written)
    return 0
