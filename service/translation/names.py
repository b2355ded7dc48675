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

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ACRONYM = re.compile(r"(?<![^\W_])[^\W\d_a-zа-яё]{2,}")
_OPENS_SENTENCE = frozenset(".!?:;«\"“„‘'([{—–…•")
_MOST = 100
"""Names of one sentence that are looked for."""
_REACH = 8
"""Characters before a word that may hold the mark that opens a sentence."""


def missing(source: str, english: str, language: str) -> list[str]:
    """Names of the source, as written there, that the English does not have. Languages: ru, id; others give none."""
    wanted = find(source, language)
    if not wanted:
        return []
    wanted = list({name.text: name for name in wanted}.values())[:_MOST]
    heard = Heard(english)
    lost = [name for name in wanted if not heard.has(name, CLOSE[language])]
    lost = [name for name in lost if not heard.has_short(name)]
    if lost and len(_ACRONYM.findall(english)) > len(_ACRONYM.findall(source)):
        lost = [name for name in lost if not heard.has_initial(name)]
    return [name.text for name in lost]


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
                name = indonesian_names.name_of(part, start, opens, headline)
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
    if "-" not in token:
        return [(token, start)]
    pieces, position = [], start
    for piece in token.split("-"):
        opens = position + len(piece) < start + len(token)
        if len(piece) > 3 and not (opens and piece.endswith("о")):  # Северо-Западный
            pieces.append((piece, position))
        position += len(piece) + 1
    return pieces


def _opens(source: str, start: int) -> bool:
    """Whether a capital letter at `start` may be that of a sentence, quote or list item."""
    before = source[max(0, start - _REACH) : start].rstrip()
    return before[-1] in _OPENS_SENTENCE if before else start <= _REACH
