"""What Russian says is lacking, in the form that a small model understands: «в больнице не хватает 20 врачей».

The compact packages tell it as what is not there at all ("no hospital there are 20 doctors"). Whoever lacks something
is sent in the dative, as with people («больнице не хватает»), and what is said to be lacking alone with «недостаточно».
Packages whose English can be trusted do without.
"""

from __future__ import annotations

import re
from functools import lru_cache

from service.translation.russian import Reading, readings
from service.translation.russian_clause import listed

_LACKS = r"(?:остро |сильно |сейчас |уже |по-прежнему |пока )?не (?:хвата(?:ет|ло)|хватит|хватило)"
_WHERE = re.compile(rf"(?<![\w-])([Вв]о?|[Нн]а) ((?:[А-ЯЁ]?[а-яё-]+ ){{1,5}})({_LACKS})(?![\w-])")
_NOTHING_BEFORE = re.compile(r"(?:^|(?<=[.!?;,:—–-] )|(?<=[«\"“]))(Н|н)е (?:хватает|хватало) (?=[а-яё])")


def as_lacking(text: str) -> str:
    """The text with who lacks something in the dative; in doubt it stays."""
    if "е хват" not in text:
        return text
    text = _WHERE.sub(_who, text)
    return _NOTHING_BEFORE.sub(lambda one: f"{'Н' if one[1] == 'Н' else 'н'}едостаточно ", text)


def _who(match: re.Match[str]) -> str:
    preposition, place, lacks = match.groups()
    words = place.split()
    given: list[str] = []
    for at, word in enumerate(words):
        reading = _standing(word.lower())
        form = reading.inflect({"datv"}) if reading is not None else None
        if reading is None or form is None:
            return match.group()
        given.append(str(form.word).capitalize() if word[0].isupper() else str(form.word))
        if reading.tag.POS == "NOUN":
            given += words[at + 1 :]  # what belongs to it stands in the genitive
            break
    else:
        return match.group()
    said = " ".join(given)
    return f"{said[0].upper() + said[1:] if preposition[0].isupper() else said} {lacks}"


@lru_cache(maxsize=2_048)
def _standing(word: str) -> Reading | None:
    """A word as a noun or adjective in the prepositional case."""
    found = (one for one in readings(word) if one.tag.POS in ("NOUN", "ADJF") and one.tag.case in ("loct", "loc2"))
    standing = next(found, None)
    return standing if standing is None or standing.normal_form not in listed("times") | listed("months") else None
