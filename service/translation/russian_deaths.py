"""Russian deaths told as somebody who is no more («Не стало актёра Петра Иванова»), sent as somebody who died.

The compact packages read it word by word ("Petra Ivanov was not actor"). Only one person: «желающих не стало меньше»
stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.translation.russian_clause import Group, Token, begun, moved, read, rewritten, tokens_of
from service.translation.russian_groups import group_at, in_case

_DIED = {"masc": "умер", "femn": "умерла"}
_WHO = {"его": ("он", "masc"), "её": ("она", "femn"), "ее": ("она", "femn")}


def as_died(text: str) -> str:
    """The text with who is no more as who died; in doubt it stays."""
    return rewritten(text, _died) if "е стало" in text else text


def _died(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    tokens = tokens_of(text, start, end)
    at = next((at for at, token in enumerate(tokens) if token.lower == "стало"), 0)
    if at == 0 or tokens[at - 1].lower != "не":
        return None
    begins, closes = tokens[at - 1].start, tokens[at].end
    if (person := _person(group_at(tokens, at + 1, "gent"))) is not None:
        told = in_case(text, tokens, person, "nomn")
        if told is None or (died := _DIED.get(_gender(tokens, person))) is None:
            return None
        told = moved(text, tokens[person.start], told)
        return begins, tokens[person.end - 1].end, f"{begun(text, begins, died)} {told}"
    if at == 2 and tokens[0].lower in _WHO:
        who, gender = _WHO[tokens[0].lower]
        return tokens[0].start, closes, f"{begun(text, tokens[0].start, who)} {_DIED[gender]}"
    person = _person(group_at(tokens, 0, "gent"))
    if person is None or person.end != at - 1 or (told := in_case(text, tokens, person, "nomn")) is None:
        return None
    died = _DIED.get(_gender(tokens, person))
    return (tokens[0].start, closes, f"{begun(text, tokens[0].start, told)} {died}") if died is not None else None


def _person(group: Group | None) -> Group | None:
    """The group, where it is one being."""
    if group is None:
        return None
    said = tuple(one for one in group.nouns if one.tag.animacy == "anim" and one.tag.number == "sing")
    return group._replace(nouns=said) if said else None


def _gender(tokens: Sequence[Token], person: Group) -> str:
    """Man or woman: the given name tells more than the trade, «режиссёра Анны Орловой»."""
    behind = tokens[person.head + 1 : person.end]
    names = (one for token in behind if token.text[0].isupper() for one in read(token.lower))
    given = next((one.tag.gender for one in names if "Name" in one.tag and one.tag.case == "gent"), None)
    return str(given or person.nouns[0].tag.gender)
