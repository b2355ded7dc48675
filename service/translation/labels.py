"""Short lines whose English is fixed: sections, headings, credits of pictures, bylines. No model is asked.

Small models learnt from labels of programs and translate names of words: «Происшествия» came out as "Exceptions",
"Foto: Nadia Rizkiputri/kubaran" as "Photo: Rizkiputri/squat", "(antara/isn)" as "(inter/isn)". Labels are data
(``lexicon/labels.toml``); the names of a credit stay, Russian ones are romanized.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from service.agencies import agencies
from service.lexicon import indonesian_words, table
from service.translation.romanization import transliterate
from service.translation.russian import parse

LANGUAGES = ("ru", "id")
_LONGEST = 100
"""Characters of the longest line that is looked at."""
_MOST = 8
"""Words of the names of a credit."""
_INITIALS = 5
"""Letters of the longest initials in brackets: (ant)."""
_CORE = re.compile(r"(?P<head>[^\w(\[]*)(?P<core>\w.*?)(?P<tail>\W*)")
_PARTS = re.compile(r"(\s*[/,|·•&]\s*|\s(?:dan|и)\s)")
_YEAR = re.compile(r"(?P<label>.+?)(?P<year>[- ](?:19|20)\d\d)")
_CLOCK = re.compile(r"(\d{1,2})[.:](\d{2}) (WIB|WITA|WIT)")
_CREDIT = re.compile(
    r"(?P<open>[-–—] |[(\[]?)\s*(?:(?P<label>[^\W\d_][^:/()]{2,20}?)(?:\s*:\s*|(?<=oto) (?=[A-Z]{3}|Dok)))?"
    r"(?P<names>[^:()\[\]]+?)\s*(?P<close>[)\]]?\.?)"
)
_DATED = re.compile(r"(?<![\w-])\d|\d{3}")
"""Figures that stand in no initials of a newsroom: H-2, c11."""
_BESIDE = re.compile(r"(\s*[/,]\s*)")
_ARCHIVE = re.compile(r"(?:dok|dokumentasi)(?:\.\s?|\s)(?P<whose>.+)", re.I)
_SUBWORD = re.compile(r"[^\W\d_]+")
_CREDITED = re.compile(
    r"[(\[](?:(?:[^()\[\]/]{1,40}/){1,4}[^()\[\]/]{1,40}|(?:Foto|Sumber|Dok)[\w ]{0,12}[:.] ?[^()\[\]]{2,40})[)\]]"
    r"|(?<!\w)ANTARA(?: FOTO)?/[\w./ -]{3,60}\Z"
)


def english(text: str, language: str) -> str | None:
    """The English of a whole line that is a label, a clock time or a credit; None for all others."""
    if language not in LANGUAGES or len(text) > _LONGEST:
        return None
    return _label(text, language) or _clock(text) or _credit(text, language)


def is_label(text: str, language: str) -> bool:
    """Whether a line is nothing but a section or a heading of the lists."""
    return language in LANGUAGES and len(text) <= _LONGEST and _label(text, language) is not None


def credits(text: str, language: str) -> dict[tuple[int, int], str]:
    """Spans of credits inside an Indonesian sentence that no model is to see, with their English.

    (ANTARA FOTO/Rusdi Abas), [Foto: Beritajatim].
    """
    if language != "id" or ("/" not in text and ":" not in text):
        return {}
    found = {match.span(): _credit(match.group(), language) for match in _CREDITED.finditer(text)}
    return {span: told for span, told in found.items() if told is not None}


def _label(text: str, language: str) -> str | None:
    match = _CORE.fullmatch(text)
    if match is None:
        return None
    known = _table(f"{language}.labels")
    core = match["core"]
    told = known.get(_key(core))
    if told is None and (dated := _YEAR.fullmatch(core)) is not None and _key(dated["label"]) in known:
        told = f"{known[_key(dated['label'])]}{dated['year']}"
    if told is None and len(parts := _PARTS.split(core)) > 1 and all(_key(part) in known for part in parts[::2]):
        told = "".join(known[_key(part)] if number % 2 == 0 else _join(part) for number, part in enumerate(parts))
    return f"{match['head']}{told}{match['tail']}" if told is not None else None


def _key(label: str) -> str:
    return " ".join(label.lower().replace("ё", "е").split())


def _join(mark: str) -> str:
    return " and " if mark.strip() in ("dan", "и") else mark


def _clock(text: str) -> str | None:
    match = _CLOCK.fullmatch(text)
    return f"{match[1]}:{match[2]} {match[3]}" if match is not None else None


def _credit(text: str, language: str) -> str | None:
    """A credit with its label in English, and its names."""
    match = _CREDIT.fullmatch(text)
    if match is None:
        return None
    before = _table(f"{language}.credits").get(_key(match["label"])) if match["label"] else None
    if (match["label"] and before is None) or not (before or match["open"] or "/" in match["names"]):
        return None
    if len(match["names"].split()) > _MOST or _DATED.search(match["names"]):
        return None
    bracketed = match["open"] in ("(", "[")
    names = _russian(match["names"]) if language == "ru" else _indonesian(match["names"], bracketed, before is not None)
    if names is None:
        return None
    return f"{match['open']}{f'{before}: ' if before else ''}{names}{match['close']}"


def _indonesian(names: str, bracketed: bool, told: bool) -> str | None:
    """The names of an Indonesian credit; None where they may be words of the language.

    ``told``: a label stands before them; ``bracketed``: they stand in brackets.
    """
    parts = _BESIDE.split(names)
    if not told and len(parts) == 1 and not (bracketed and _is_signature(names)):
        return None
    if not told and not bracketed and not ("," not in names and all(parts) and _begins(parts[0])):
        return None
    if any(
        "," in mark and part.islower() and not _proves(part)
        for mark, part in zip(parts[1::2], parts[2::2], strict=True)
    ):
        return None
    said = [_part(part) if number % 2 == 0 else part for number, part in enumerate(parts)]
    if not any(map(_begins, parts[::2])):
        return None
    return "".join(map(str, said)) if None not in said else None


def _begins(part: str) -> bool:
    """Whether a part is a name, or a word of the lists."""
    return _proves(part) or _key(part).rstrip(".") in _table("id.credited")


def _part(part: str) -> str | None:
    """One name of a credit: as it stands, a word of the lists in English, whose archive it is from."""
    told = _table("id.credited").get(_key(part).rstrip("."))
    if told is not None:
        return told
    if (archive := _ARCHIVE.fullmatch(part)) is not None:
        whose = _table("id.credited").get(_key(archive["whose"]), archive["whose"])
        return f"{whose} archive" if whose != archive["whose"] or not _is_spoken(whose) else None
    return None if _is_spoken(part) else part


def _is_spoken(part: str) -> bool:
    """Whether small words of the language stand among several words."""
    words = part.split()
    return len(words) > 1 and any(word.islower() and word.strip(".,") in indonesian_words() for word in words[1:])


def _proves(part: str) -> bool:
    """Whether a part is a name: an agency, capitals, a word that is none of the language, initials."""
    if agencies().named(part) is not None or _ARCHIVE.fullmatch(part):
        return True
    found = _SUBWORD.findall(part)
    if any(word.lower() in _days() for word in found):
        return False
    return any(word.lower() not in indonesian_words() or (word.isupper() and len(word) > 1) for word in found)


def _is_signature(names: str) -> bool:
    """Whether a single name in brackets signs the article: (ant), (Kyodo), (bagus priyambodo)."""
    words = names.split()
    if len(words) == 1:
        return _proves(names) or (names.isalpha() and names.islower() and len(names) <= _INITIALS)
    return agencies().named(names) is not None or (len(words) <= 3 and all(map(str.islower, words)) and _proves(names))


def _russian(names: str) -> str | None:
    """The names of a Russian credit in Latin letters; None where they may be words of the language."""
    parts = _BESIDE.split(names)
    said = list(_romanized(parts))
    return "".join(said) if len(said) == len(parts) else None


def _romanized(parts: list[str]) -> Iterator[str]:
    """Agencies by their names, people and newsrooms in capitals letter by letter; nothing for the first other part."""
    for number, part in enumerate(parts):
        if number % 2 or part.isascii():
            yield part
        elif (agency := agencies().named(part)) is not None:
            yield agency
        elif _is_person(part.split()) or (part.isupper() and len(parts) > 1):
            yield transliterate(part)
        else:
            return


def _is_person(words: list[str]) -> bool:
    """Whether words are a given name and a surname, both with a capital."""
    if not 2 <= len(words) <= 3 or not all(word[:1].isupper() for word in words):
        return False
    return any(parse(word.lower()).kind == "Name" for word in (words[0], words[-1]))


@cache
def _days() -> frozenset[str]:
    """Indonesian days of the week: (Sabtu/Minggu) names nobody."""
    return frozenset(form.lower() for forms in table("id", "calendar")["weekdays"] for form in forms)


@cache
def _table(path: str) -> Mapping[str, str]:
    return {str(key): str(value) for key, value in table("labels", path).items()}
