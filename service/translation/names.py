"""Whether the names of a source sentence stand in its English.

Names, exonyms and words to leave alone are data: ``service/lexicon/names.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from service.translation import indonesian_names, russian_names
from service.translation.gazetteer import acronyms
from service.translation.likeness import CLOSE, LONGEST, Heard, Name
from service.translation.russian_names import SUBJECTS, before_noun, is_attribute

_HYPHENS = "-\u2010\u2011"
_TOKEN = re.compile(rf"[^\W\d_]+(?:[{_HYPHENS}'’][^\W\d_]+)*")
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_ACRONYM = re.compile(r"(?<![^\W_])[^\W\d_a-zа-яё]{2,}")
_OPENS_SENTENCE = frozenset(".!?:;«\"“„‘'([{—–…•")
_MOST = 100
"""Names of one sentence that are looked for."""
_REACH = 8
"""Characters before a word that may hold the mark that opens a sentence."""
_NEXT = 24
"""Characters behind a word in which the next one stands."""
_NEAR = 80
"""Characters between a name and the acronym in brackets that stands for it."""


def missing(source: str, english: str, language: str) -> list[str]:
    """Names of the source, as written there, that the English does not have. Languages: ru, id; others give none."""
    wanted = find(source, language)
    if not wanted:
        return []
    wanted = list({name.text: name for name in wanted}.values())[:_MOST]
    heard = Heard(english)
    lost = heard.lost(wanted, CLOSE[language])
    lost = [name for name in lost if not heard.has_short(name)]
    if lost and len(set(_ACRONYM.findall(english))) > len(set(_ACRONYM.findall(source))):
        lost = [name for name in lost if not heard.has_initial(name)]
    if lost and (defined := _defined(source)):
        lost = [name for name in lost if not heard.has_acronym(name, _after(defined, name.span[1]))]
    return [name.text for name in lost]


_DEFINED = re.compile(r"\(([A-Z]{2,8})\)")


def _defined(source: str) -> list[tuple[int, str]]:
    """Acronyms in Latin letters that the source gives in brackets after what they stand for, each with its place."""
    return [(match.start(), match.group(1)) for match in _DEFINED.finditer(source)]


def _after(defined: Iterable[tuple[int, str]], end: int) -> list[str]:
    """Those that stand near enough behind a place to stand for the name there."""
    return [acronym for start, acronym in defined if 0 < start - end <= _NEAR]


def find(source: str, language: str) -> list[Name]:
    """Names of people and places in a sentence, as far as form and word lists tell."""
    if language not in ("ru", "id"):
        return []
    tokens = list(_TOKEN.finditer(source))
    headline = language == "id" and _is_title_case(tokens)  # then a capital tells nothing
    found = []
    before: re.Match[str] | None = None
    for match in tokens:
        token, previous = match.group(), before
        before = match
        if len(token) > LONGEST or not token[0].isupper() or (token[1:2].isupper() and token not in acronyms(language)):
            continue
        if token in SUBJECTS and is_attribute(source, match.start()):
            continue
        for part, start in _parts(token, match.start()):
            opens = _opens(source, match.start())
            if not part[0].isupper():
                continue
            if language == "ru":
                given = previous is not None and start == match.start() and _follows_given(source, previous, match)
                name = russian_names.name_of(part, start, opens, given)
            else:
                behind = source[match.end() : match.end() + _NEXT]
                following = behind if opens else "" if headline else None
                name = indonesian_names.town_of(part, start, following)
                name = name or indonesian_names.name_of(part, start, opens, headline)
            if name is not None and not (name.attribute and before_noun(source, match.end())):
                found.append(name)
    return found


def _follows_given(source: str, before: re.Match[str], match: re.Match[str]) -> bool:
    """Whether a given name stands right before a word."""
    adjacent = match.start() == before.end() + 1 and source[before.end()] == " "
    return adjacent and before.group()[0].isupper() and russian_names.is_given(before.group())


def _is_title_case(tokens: Sequence[re.Match[str]]) -> bool:
    """A line whose common words have capitals too, so that a capital tells nothing."""
    written = [token.group() for token in tokens if len(token.group()) > 3]
    return len(written) > 1 and sum(word[0].isupper() for word in written) > 0.7 * len(written)


def _parts(token: str, start: int) -> Iterable[tuple[str, int]]:
    """A hyphenated name part by part, short parts (Нью, Аль) and those of adjectives left out."""
    if _HYPHEN.search(token) is None:
        return [(token, start)]
    pieces, position = [], start
    for piece in _HYPHEN.split(token):
        opens = position + len(piece) < start + len(token)
        if len(piece) > 3 and not (opens and piece.endswith("о")):  # Северо-Западный
            pieces.append((piece, position))
        position += len(piece) + 1
    return pieces


def _opens(source: str, start: int) -> bool:
    """Whether a capital letter at `start` may be that of a sentence, quote or list item."""
    before = source[max(0, start - _REACH) : start].rstrip()
    return before[-1] in _OPENS_SENTENCE if before else start <= _REACH
