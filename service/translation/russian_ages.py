"""Russian ages and years of birth in the form that a small model understands.

«Пропала девочка четырёх лет» comes out as a girl missing for four years, «мужчина 1983 года рождения» as a man in 1983,
and no check sees it: the number is there. So the age is sent as the adjective that stands before the noun
(«4-летняя девочка»), the year of birth in brackets, and «на 74-м году жизни» as the age of 73. Packages whose English
can be trusted do without.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from service.lexicon import word_set, words
from service.translation.russian import Reading, readings

_BORN = re.compile(r",?\s+\(?(1[89]\d\d|20\d\d)(?:-го)?\s?(?:года рождения|г\.\s?р\.|г\.\s?рождения)\)?", re.IGNORECASE)
_AGED = re.compile(
    r"(?<![\w-])([А-ЯЁ]?[а-яё]{2,20})(?: в возрасте)? (\d{1,3}|[а-яё]{4,14}) (?:лет|года?)"
    r"(?=[.,;:!?)»”\"]|$| ([а-яё]{1,20}))"
)
_IN_YEAR = re.compile(r"\b([Нн])а (\d{1,3})(?:-?[ом]{1,2})? году жизни")
_OLDEST = 115


def as_adjectives(text: str) -> str:
    """The text with ages before their nouns and years of birth in brackets; in doubt they stay."""
    if " лет" not in text and " год" not in text and "р." not in text:
        return text
    return _AGED.sub(_adjective, lived(_BORN.sub(r" (родился в \1 году)", text)))


def lived(text: str) -> str:
    """The text with the year of one's life as one's age: «на 74-м году жизни» as «в возрасте 73 лет»."""
    return _IN_YEAR.sub(_aged, text)


def _aged(match: re.Match[str]) -> str:
    """In the 74th year of one's life one is 73."""
    age = int(match[2]) - 1
    if not 0 < age < _OLDEST:
        return match.group()
    one = age % 10 == 1 and age % 100 != 11
    return f"{'В' if match[1] == 'Н' else 'в'} возрасте {age} {'года' if one else 'лет'}"


def _adjective(match: re.Match[str]) -> str:
    noun, said, behind = match.groups()
    age = said if said.isdecimal() else _numbers().get(said.replace("ё", "е"))
    person = _person(noun.lower())
    if age is None or int(age) > _OLDEST or person is None or (behind is not None and not _tells_what_happened(behind)):
        return match.group()
    aged = _agreeing(person)
    if aged is None:
        return match.group()
    return f"{age}-{aged} {noun.lower()}"


@cache
def _numbers() -> Mapping[str, str]:
    """Figures of the numbers in the genitive."""
    return {word: str(at) for at, word in enumerate(words("ages-ru", "genitive"), start=1)}


@lru_cache(maxsize=512)
def _person(word: str) -> Reading | None:
    """A word as one of the people whose age newspapers give, in the singular."""
    people = word_set("ages-ru", "people")
    found = (one for one in readings(word) if one.normal_form in people and one.tag.number == "sing")
    return next(found, None)


def _agreeing(person: Reading) -> str | None:
    adjective = next((one for one in readings("летний") if one.tag.POS == "ADJF"), None)
    wanted = {one for one in (person.tag.case, person.tag.number, person.tag.gender) if one is not None}
    if person.tag.case == "accs" and person.tag.gender == "masc":
        wanted.add("anim")
    form = adjective.inflect(wanted) if adjective is not None else None
    return str(form.word) if form is not None else None


@lru_cache(maxsize=2_048)
def _tells_what_happened(word: str) -> bool:
    """Whether a word behind the years is a verb of what happened once: "lived 43 years" is no age."""
    best = readings(word)[0]
    if best.tag.POS in ("PREP", "CONJ"):
        return word not in ("назад", "спустя")
    if best.tag.POS not in ("VERB", "PRTS"):
        return False
    return "perf" in best.tag and best.normal_form not in word_set("ages-ru", "lasting")
