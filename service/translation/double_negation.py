"""Russian double negations, sent as what they say: «власти не могут не реагировать» as «власти должны реагировать».

A small model drops one "not" of two and tells the contrary ("authorities cannot respond"). «Нельзя не» is what must be
done, «не мог не знать» what somebody surely knew, «не могло не вызвать» what was bound to come of it.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from service.translation.opening_word import capital
from service.translation.russian import readings
from service.translation.russian_clause import listed

_CANNOT = re.compile(
    r"(?<![\w-])([Нн])е (мо(?:гу|жет|жем|гут|г|гла|гло|гли)) не ([а-яё]+(?:ть|ти|чь)(?:ся)?|быть)(?![\w-])"
)
_MUST_NOT = re.compile(r"(?<![\w-])([Нн])ельзя (было |будет )?не ([а-яё]+(?:ть|ти|чь)(?:ся)?)(?![\w-])")
_MUST = {"могу": "должен", "можем": "должны", "могут": "должны"}
_FORMS: dict[str, Set[str]] = {
    "может": {"sing", "3per"},
    "мог": {"past", "masc", "sing"},
    "могла": {"past", "femn", "sing"},
    "могло": {"past", "neut", "sing"},
    "могли": {"past", "plur"},
}


def as_certain(text: str) -> str:
    """The text with what cannot but be, or be done, as what must or surely is; in doubt it stays."""
    if " не " not in text:
        return text
    text = _MUST_NOT.sub(lambda one: f"{'Н' if one[1] == 'Н' else 'н'}ужно {one[2] or ''}{one[3]}", text)
    return _CANNOT.sub(_certain, text)


def _certain(match: re.Match[str]) -> str:
    first, can, done = match.groups()
    if (must := _MUST.get(can)) is not None:
        said = f"{must} {done}"
    else:
        form = _finite(done, can)
        if form is None:
            return match.group()
        said = form
    return capital(said) if first == "Н" else said


@lru_cache(maxsize=2_048)
def _finite(done: str, can: str) -> str | None:
    """The infinitive as what surely is, or was, done by whoever "cannot"."""
    verb = next((one for one in readings(done) if one.tag.POS == "INFN"), None)
    if verb is None or done == "быть":
        return None
    wanted = {"VERB", "indc", *_FORMS[can]}
    if can == "может":
        wanted.add("pres" if "impf" in verb.tag else "futr")
    form = verb.inflect(wanted)
    if form is None:
        return None
    return f"{'наверняка' if verb.normal_form in listed('known') else 'неизбежно'} {form.word}"
