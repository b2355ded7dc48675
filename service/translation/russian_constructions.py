"""Russian ways of saying that a small model turns round, in others of the same meaning.

What is lacking: «в больнице не хватает 20 врачей» comes out as what is not there at all ("no hospital there are 20
doctors"); whoever lacks something is sent in the dative, as with people, and what is lacking alone with «недостаточно».
What was or was not managed: «До места добраться не удалось» comes out as a place that failed to reach; "managed" is
sent first. Who was made what: «назначен министром» comes out as appointed by the minister; he is sent as appointed to
the post. Packages whose English can be trusted do without.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from service.translation import defeats, double_negation, growth, idioms, participles, russian_deaths, senses
from service.translation.opening_word import capital
from service.translation.russian import Reading, case_of, readings
from service.translation.russian_clause import Token, begun, has, listed, moved, opening, rewritten, tokens_of

_MANAGED = ("удалось", "удастся", "удаётся", "удается", "удавалось")
_POST = re.compile(
    r"(?<![\w-])((?:был[аи]? )?(?:назначен|избран|переизбран)[аы]?|назначил[аи]?|избрал[аи]?) ([а-яё]+)(?![а-яё-])"
)
_LACKS = r"(?:остро |сильно |сейчас |уже |по-прежнему |пока )?не (?:хвата(?:ет|ло)|хватит|хватило)"
_WHERE = re.compile(rf"(?<![\w-])([Вв]о?|[Нн]а) ((?:[А-ЯЁ]?[а-яё-]+ ){{1,5}})({_LACKS})(?![\w-])")
_NOTHING_BEFORE = re.compile(r"(?:^|(?<=[.!?;,:—–-] )|(?<=[«\"“]))(Н|н)е (?:хватает|хватало) (?=[а-яё])")


def as_understood(text: str) -> str:
    """The text with all of these sent otherwise; in doubt they stay."""
    text = senses.as_meant(idioms.as_said(text))
    text = russian_deaths.as_died(double_negation.as_certain(growth.as_numbers(text)))
    text = defeats.as_lost_matches(text)
    return participles.behind_nouns(as_appointed(managed_first(as_lacking(text))))


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
    return f"{capital(said) if preposition[0].isupper() else said} {lacks}"


@lru_cache(maxsize=2_048)
def _standing(word: str) -> Reading | None:
    """A word as a noun or adjective in the prepositional case."""
    found = (one for one in readings(word) if one.tag.POS in ("NOUN", "ADJF") and case_of(one) == "loct")
    standing = next(found, None)
    return standing if standing is None or standing.normal_form not in listed("times") | listed("months") else None


def managed_first(text: str) -> str:
    """The text with what was managed, or not, behind "managed": «Не удалось добраться до места»."""
    if "уда" not in text:
        return text
    return rewritten(text, _managed)


def _managed(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    tokens = tokens_of(text, start, end)
    at = next((at for at, token in enumerate(tokens) if token.text in _MANAGED), 0)
    first = opening(tokens)
    said = at - (at > 0 and tokens[at - 1].text == "не")
    if said <= first:
        return None
    if tokens[said - 1].kind == "INFN":
        done, before, behind = tokens[said - 1], tokens[first : said - 1], at
    elif at + 1 < len(tokens) and tokens[at + 1].kind == "INFN":
        done, before, behind = tokens[at + 1], tokens[first:said], at + 1
    elif tokens[first].kind == "INFN":
        done, before, behind = tokens[first], tokens[first + 1 : said], at
    else:
        return None
    if not before or done.lower == "избежать" or _is_managed_by_somebody(before):
        return None  # «удалось избежать» comes out as "failed to avoid"
    thing = text[before[0].start : before[-1].end]
    managed = text[tokens[said].start : tokens[at].end]
    start = min(before[0].start, tokens[first].start)
    thing = moved(text, before[0], thing)
    return start, tokens[behind].end, f"{begun(text, start, managed)} {done.lower} {thing}"


def _is_managed_by_somebody(tokens: Sequence[Token]) -> bool:
    """Whether words say who managed it, or are no part of what was."""
    for at, token in enumerate(tokens):
        if token.kind in ("VERB", "CONJ", "PRCL", "INFN") or token.lower.startswith(("котор", "что", "чего", "как")):
            return True
        governed = any(one.kind == "PREP" for one in tokens[max(0, at - 3) : at])
        if token.kind in ("NOUN", "NPRO") and not governed:
            if has(token, "datv", "NOUN", "NPRO") and not has(token, "accs", "NOUN", "NPRO"):
                return True
            if has(token, "nomn", "NOUN", "NPRO") and not has(token, "accs", "NOUN"):
                return True
    return False


def as_appointed(text: str) -> str:
    """The text with who was appointed or elected something as appointed to the post of it."""
    if "назначен" not in text and "избран" not in text and "назначил" not in text and "избрал" not in text:
        return text
    return _POST.sub(_to_the_post, text)


def _to_the_post(match: re.Match[str]) -> str:
    verb, office = match.groups()
    reading = next((one for one in readings(office) if one.tag.POS == "NOUN" and one.tag.case == "ablt"), None)
    if reading is None or reading.normal_form not in listed("posts") or reading.tag.number != "sing":
        return match.group()
    form = reading.inflect({"gent"})
    return f"{verb} на пост {form.word}" if form is not None else match.group()
