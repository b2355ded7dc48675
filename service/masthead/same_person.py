"""One person in several forms of the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from service.document import Evidence
from service.lines import lookup_key

_MOST = 20


def each_once(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each person once, by the fullest form: a surname or an initial beside the whole name is no other one."""
    kept: dict[str, Evidence] = {}
    for item in found:
        kept.setdefault(lookup_key(item.value), item)
    whole = {word for value in kept if " " in value for word in value.split()}
    named = [item.value for item in kept.values()]
    return tuple(
        item
        for value, item in kept.items()
        if (" " in value or value not in whole) and not any(_shortened(item.value, other) for other in named)
    )[:_MOST]


_SHORT = re.compile(r"(?P<initial>[A-ZА-ЯЁ])\. ?(?:[A-ZА-ЯЁ]\. ?)?(?P<surname>[A-ZА-ЯЁ][\w’'-]+)")


_CUT_LAST = re.compile(r"(?P<names>\S+ \S.*)\s(?P<initial>[A-ZА-ЯЁ])\.?")


def _shortened(name: str, other: str) -> bool:
    """``Т. Богданова`` beside ``Тамара Богданова``, ``Nur Hadi W`` beside ``Nur Hadi Wijaya``: one person."""
    cut = _CUT_LAST.fullmatch(name)
    if cut is not None and len(other) > len(name) and other.startswith(f"{cut['names']} {cut['initial']}"):
        return " " not in other[len(cut["names"]) + 1 :]
    short = _SHORT.fullmatch(name)
    first, _, last = other.rpartition(" ")
    called = first.startswith(short["initial"]) and not first.endswith(".") if short is not None else False
    return short is not None and called and lookup_key(last) == lookup_key(short["surname"])


_SCRIPT_GAP = 4
"""Characters at most between the two forms of one name: `` / ``, `` (``."""
_INITIALS = {
    "а": "a", "б": "b", "в": "vw", "г": "gh", "д": "dj", "е": "ey", "ё": "ye", "ж": "zj", "з": "z", "и": "iy",
    "й": "yji", "к": "kcq", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "sc", "т": "t", "у": "uw",
    "ф": "fp", "х": "khx", "ц": "tcz", "ч": "ct", "ш": "s", "щ": "s", "э": "e", "ю": "yuj", "я": "yij",
}  # fmt: skip
"""Latin letters that a name in Cyrillic may begin with, by its first letter."""


def in_one_script(found: Sequence[Evidence], latin: bool) -> list[Evidence]:
    """Without the second form of a name that stands right beside in the other script: ``Нино Ахалаиа / Nino Akhalaia``.

    The form that stays is the one in the script of the article, Latin letters where `latin`.
    """
    gone: set[int] = set()
    for at, (one, other) in enumerate(pairwise(found)):
        if one.span is None or other.span is None or not 0 <= other.span[0] - one.span[1] <= _SCRIPT_GAP:
            continue
        cyrillic, roman = (one, other) if _cyrillic(one.value) else (other, one)
        if _cyrillic(cyrillic.value) and not _cyrillic(roman.value) and _same_initials(cyrillic.value, roman.value):
            dropped = cyrillic if latin else roman
            gone.add(at if dropped is one else at + 1)
    return [item for at, item in enumerate(found) if at not in gone]


def _cyrillic(name: str) -> bool:
    return any("\u0400" <= character <= "\u04ff" for character in name)


def _same_initials(cyrillic: str, roman: str) -> bool:
    """Both have as many words, which begin alike in the same order."""
    ours, theirs = cyrillic.casefold().split(), roman.casefold().split()
    alike = (other[0] in _INITIALS.get(word[0], "") for word, other in zip(ours, theirs, strict=False))
    return len(ours) == len(theirs) > 1 and all(alike)


_BESIDE = 120
"""Characters between two bylines of one article."""


def beside_others(authors: tuple[Evidence, ...], taken_out: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The authors, and those of the lines beside theirs with the same label that were taken for a menu's."""
    found = list(authors)
    for one in taken_out:
        near = (
            item.method == one.method and item.span is not None and abs(item.span[0] - one.span[0]) <= _BESIDE
            for item in authors
            if one.span is not None
        )
        if one.method.startswith("label:") and any(near):
            found.append(one)
    if len(found) == len(authors):
        return authors
    return each_once(sorted(found, key=lambda item: item.span or (0, 0)))
