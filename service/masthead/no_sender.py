"""Where the name of an agency names no sender: the letters of something else, a picture's, the story's own subject.

The list of agencies holds acronyms that others have too and names that are ordinary words; what a page says of them
tells them apart.
"""

from __future__ import annotations

import re

from service.agencies import Agencies
from service.document import Span
from service.masthead.head import Head
from service.masthead.name_words import has_first_name

_SHORTEST, _LONGEST, _TRIES = 2, 6, 4
"""Letters of an acronym, and places of the page where its words are looked for."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL = 3
"""Letters of a word that an acronym may leave out: ``of``, ``и``, ``dan``."""
_BEFORE, _BEHIND, _LINE = 120, 40, 300
_MEDIA = re.compile(
    r"news|press|agenc|broadcast|radio|televi|media|wire|berita|kantor|агентств|информ|новост|печат|радио|вещани|медиа"
    r"|пресс",
    re.IGNORECASE,
)
"""In the words of an acronym: it may be an agency that the list has under its letters alone."""
_PICTURE = re.compile(
    r"\W{0,3}(?:the |file )?(?:f[oо]t[oо]|ф[оo]т[оo]|ph[oо]t[oо]s?|pictures?|images?|gambar|снимок|кадр|видео|video)"
    r"(?:graphs?|графия|graf)?(?: (?:by|oleh|credit|courtesy))?\s?[:/©]|\W{0,3}(?:image|photo|picture) (?:by|credit)\b",
    re.IGNORECASE,
)
"""A line that opens so tells whose a picture is, Latin letters among Cyrillic ones or no blank behind the colon."""
_FIGURES = re.compile(
    r"\bdata (?:from|by|of|compiled by|provided by|dari|milik|yang dihimpun)?\s?(?:the )?$"
    r"|\b(?:данны[хе]|статистик\w|расч[её]т\w{1,3}|индекс\w?) (?:агентства )?[«\"“]?$",
    re.IGNORECASE,
)
_TERMINAL = re.compile(r"[»\"”]? (?:data|index|terminal|indeks|billionaires?|dollar spot)\b", re.IGNORECASE)
_CAPITAL_BEHIND = re.compile(r" (?P<word>[A-ZА-ЯЁ][a-zа-яё]+)\b")


def stands_for_other(written: str, source: str, known: Agencies) -> bool:
    """Whether the page spells the acronym out as something that is no agency: ``the Prosecuting Authority (PA)``."""
    if not (written.isupper() and written.isalpha() and _SHORTEST <= len(written) <= _LONGEST):
        return False
    at = -1
    for _ in range(_TRIES):
        at = source.find(f"({written})", at + 1)
        if at < 0:
            return False
        phrase = words_of(written, source[max(0, at - _BEFORE) : at])
        if phrase and not _MEDIA.search(phrase):
            return known.named(phrase) is None and known.spelled_out(written, source) is None
    return False


def words_of(acronym: str, before: str) -> str | None:
    """The words at the end of `before` whose first letters are the acronym, small words between them aside."""
    stop = before.rfind("\n") + 1
    words = [*_WORD.finditer(before, stop)]
    letters = [*acronym.casefold()]
    if not words or before[words[-1].end() :].strip(" «»\"“”'’"):
        return None
    for word in reversed(words):
        if word.group()[0].casefold() == letters[-1]:
            letters.pop()
            if not letters:
                return before[word.start() :].strip(" «»\"“”'’") if word.group() != acronym else None
        elif len(word.group()) > _SMALL or not word.group().islower():
            return None
    return None


def of_picture(source: str, at: int) -> bool:
    """Whether the line that holds `at` opens as a picture's credit does, in any spelling: ``Фото:Press Pool / AP``."""
    return _PICTURE.match(source, source.rfind("\n", 0, at) + 1, at) is not None


def of_figures(source: str, span: Span) -> bool:
    """``according to data from Bloomberg``, ``Bloomberg data``: whose the numbers are, not whose the article."""
    start, end = span
    before = source[max(source.rfind("\n", 0, start) + 1, start - _BEFORE) : start]
    if _TERMINAL.match(source, end) is not None:
        return True
    return _FIGURES.search(before) is not None


def word_of_phrase(source: str, span: Span, known: Agencies) -> bool:
    """``Prime Minister Adan``, ``Report Card``: an ordinary word that goes on in capitals is part of another name."""
    written = source[slice(*span)]
    if written.isupper() or written.casefold() not in known.common:
        return False
    behind = _CAPITAL_BEHIND.match(source, span[1])
    return behind is not None and not _MEDIA.search(behind["word"]) and not has_first_name(behind["word"])


def told_about(head: Head, title: Span | None, span: Span) -> bool:
    """The title is about the agency, and the text names it in its sentences alone: ``State takes over Torvapress``.

    What stands in brackets, behind a dash or on a line of its own may still say who sent it; so does ``X: …``.
    """
    if title is None:
        return False
    written = _last_word(head.source, span)
    text = head.source[slice(*title)]
    at = text.casefold().find(written)
    if not written or at < 0 or text[at + len(written) :].lstrip(' »"”').startswith(":"):
        return False
    line = head.source.rfind("\n", 0, span[0]) + 1
    stop = head.source.find("\n", span[1])
    whole = head.source[line : stop if stop >= 0 else len(head.source)]
    before = head.source[max(line, span[0] - 2) : span[0]].strip()
    return len(whole.split()) >= _LEAST_SENTENCE and before not in ("(", "[", "/", "-", "–", "—")


_LEAST_SENTENCE = 4


def _last_word(source: str, span: Span) -> str:
    """The last word of the name, folded: ``Kantor Berita ANTARA`` is ``antara`` in the title."""
    return source[slice(*span)].casefold().rsplit(None, 1)[-1].strip("«»\"“”'")
