"""Russian turns of phrase that a small model reads word by word, told by what stands beside them.

«Всего в 2020 году» was "only in 2020", «300 с лишним миллионов» "300 with over million", «, мол,» a prayer, «на днях»
the other day though it was to come, «больница имени Павлова» "Pavlovo's name hospital", «шестой срок» of a president
the sixth time, «Светлану Тихановскую» Svetlana Tikhanovsky. They are sent as others of the
same meaning; words that tell are data (``lexicon/idioms-ru.toml``). Packages whose English can be trusted do without.
"""

from __future__ import annotations

import re

from service.lexicon import word_set, words
from service.translation.romanization import transliterate
from service.translation.russian import case_of, readings

_TOTAL = re.compile(
    r"(?:^|(?<=[.!?] ))Всего (?=(?:в|за|к концу|к началу) (?:\d{4}(?:\s?-?м)? год|(?:прошл|эт|текущ)\w+ году?\b))"
)
_ODD = re.compile(r"(?<![\w,.])(?:([Зз]а|[Вв]о?|[Нн]а|[Пп]о|[Сс]о?|[Ии]з) )?(\d[\d.,]*) с лишним(?= [а-яё])")
_THEY_SAY = re.compile(r"([,:])(?: [-–—])? мол,")
_LATELY = re.compile(r"(?<![\w-])([Нн])а днях(?![\w-])")
_CLAUSE = 150
"""Characters behind «на днях» in which its verb is looked for."""
_SENTENCE_END = re.compile(r"[.!?;]\s")
_WORD = re.compile(r"(?<![\w-])[а-яё]{3,}(?![\w-])")
_EVE = re.compile(r"(?:^|(?<=[.!?] ))Накануне(?= ([А-ЯЁа-яё]+))")
_NAMED_AFTER = re.compile(r"(?<![А-ЯЁа-яё])([А-ЯЁа-яё]+)([»\"”]?) имени (?=[А-ЯЁ](?:[а-яё]|\.))")
_TERM = re.compile(
    r"(?<![\w-])((?:пят|шест|седьм|восьм|девят|нов)(ый|ой|ого|ому|ым|ом)) (?=срок(?:а|у|ом|е)?(?![\w-]))"
)
_OF_TERM = {"ый": "ий", "ой": "ий", "ым": "им"}
_WOMAN = re.compile(r"(?<![\w-])([А-ЯЁ][а-яё]+) ([А-ЯЁ][а-яё]+[сц]к)(?:ой|ую)(?![\w-])")
_POLISH = "ньск"
_OFFICE = re.compile(
    r"(?<![\w-])((?:[Вв]ице-|[Ээ]кс-)?[Пп]резидент(?:а|у|ом|е)?) ([А-ЯЁ][а-яё]+)(?= ([А-Яа-яЁё])[а-яё]+)"
)


def as_said(text: str) -> str:
    """The text with such turns of phrase sent otherwise; in doubt they stay. Linear in the length of the text."""
    if "сего " in text:
        text = _TOTAL.sub("В общей сложности ", text)
    if "с лишним" in text:
        text = _ODD.sub(_more_than, text)
    if " мол," in text:
        text = _THEY_SAY.sub(r"\1", text)
    if "а днях" in text:
        text = _LATELY.sub(_when, text)
    if "Накануне " in text:
        text = _EVE.sub(_the_day_before, text)
    if " имени " in text:
        text = _NAMED_AFTER.sub(_without_name, text)
    if " срок" in text and ("резидент" in text or "государства" in text):
        text = _TERM.sub(lambda match: f"{match[1]} президентск{_OF_TERM.get(match[2], match[2])} ", text)
    return _WOMAN.sub(_in_latin, text) if "кую" in text or "кой" in text else text


def with_of(text: str) -> str:
    """The text with "of" before the country of a president where the model would make it his name: "President Cyprus".

    It copies the English word: «президентом of Кипра» comes out as the president of Cyprus.
    """
    return _OFFICE.sub(_of, text) if "резидент" in text else text


def _more_than(match: re.Match[str]) -> str:
    preposition, number = match.groups()
    return f"{preposition} более чем {number}" if preposition else f"более {number}"


def _when(match: re.Match[str]) -> str:
    """In the next days, before a verb in the future."""
    text = match.string[match.end() : match.end() + _CLAUSE]
    end = _SENTENCE_END.search(text)
    tenses = (
        reading.tag.tense
        for word in _WORD.findall(text[: end.start()] if end else text)
        if (reading := readings(word)[0]).tag.POS == "VERB" and reading.tag.tense
    )
    return f"{'В' if match[1] == 'Н' else 'в'} ближайшие дни" if next(tenses, None) == "futr" else match.group()


def _the_day_before(match: re.Match[str]) -> str:
    """A day earlier, unless it is the eve of something."""
    word = match[1]
    found = readings(word.lower())
    if word[0].isupper():
        eve = all(case_of(one) == "gent" for one in found)
    else:
        eve = found[0].tag.POS in ("NOUN", "ADJF", "PRTF", "NPRO", "NUMR") and case_of(found[0]) == "gent"
    return match.group() if eve else "Днем ранее,"


def _without_name(match: re.Match[str]) -> str:
    named = match[1].lower().startswith(words("idioms-ru", "words.named_after"))
    return f"{match[1]}{match[2]} " if named else match.group()


def _in_latin(match: re.Match[str]) -> str:
    """A woman's given name in an oblique case, her surname in Latin letters: «Анну Berezovskaya»; not Radwanska."""
    given, stem = match.groups()
    found = [one for one in readings(given.lower()) if "Name" in one.tag]
    oblique = any("femn" in one.tag and case_of(one) != "nomn" for one in found)
    if not oblique or any("masc" in one.tag for one in found) or _POLISH in stem:
        return match.group()
    return f"{given} {transliterate(f'{stem}ая')}"


def _of(match: re.Match[str]) -> str:
    office, country, following = match.groups()
    named = following.isupper() or office.lower().endswith("т")
    return (
        f"{office} of {country}" if named and country in word_set("idioms-ru", "words.presidents_of") else match.group()
    )
