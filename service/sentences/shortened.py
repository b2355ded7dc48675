"""Whether a full stop that an abbreviation asks for ends the sentence too: "8 p.m. Reporters", «500 руб. Половину»."""

from __future__ import annotations

import re

from service.sentences.abbreviations import Abbreviations
from service.sentences.initials import LABEL, after_surname
from service.sentences.openings import DOTTED, has_predicate, is_plain_word, next_word, runs
from service.sentences.place import Place
from service.sentences.unspaced import is_measured

_CYRILLIC_INITIALS = re.compile(r"[А-ЯЁ]\.[А-ЯЁ]\Z")
"""«П.П.» is no «п.п.»."""
_SHORTENED = re.compile(r"(?<!\w)([^\W\d_]{1,6})\. [А-ЯЁ]")
_ROMAN_NEXT = re.compile(
    r"(?:(?=[IVXLCDM]{2})M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})"
    r"|[VXLCDM](?!\. [A-ZА-ЯЁ])|I(?![ '’]\w)|I(?= (?:of|and|to|or|in)\b))\b"
)
"""``Vol. I of a trilogy``, and not ``No. I am here``."""
_YEAR_OPENS = re.compile(
    r"(?:^|[,:] ?)(?:[Вв]|[Сс]|[Кк]|[Дд]о|[Пп]о|[Нн]а|[Вв]есной|[Лл]етом|[Оо]сенью|[Зз]имой)"
    r"(?: [\w\-–—.]+){1,6} ?(?:н\. ?)?$"
    r"|^\d{1,2} [а-яё]{3,9} \d{4} ?$"
)
_REFLEXIVE = ("лся", "лась", "лось", "лись")
"""Endings of verbs alone: «В кино с 1958 г. Снялся в»."""
_MONEY = ("рубл", "долл", "евро", "тонн", "тысяч", "человек")
_BEFORE_DAYS = ("on", "until", "by", "and", "и", "dan", "кроме", "в", "во", "на", "до", "к", "ко", "с", "со", "по")
_BEFORE_MONTHS = ("in", "since", "until", "last", "next", "early", "late", "mid", "pada", "sejak", "bulan")
"""Before a month without a day: "He resigned in Feb. Coley had no comment"."""
_NUMBERED = re.compile(r"№ ?\d{1,4} ?\Z")
_ASKED = re.compile(r"[\w’'-]+[?!:]")
_DATED = re.compile(r"\d{1,2} ([A-ZА-ЯЁ]?[a-zа-яё]{2,8}) \d{4}\b")
_JOURNAL = re.compile(r"(?:[A-Z][\w.]* ){1,4}\d+(?:, |\(| \()")
"""``Ivanov I. et al. Nature 589, 12 (2021)``"""
_YOUNGER = ("jr", "sr")
_ARTICLES = ("the", "a", "our", "his", "her", "their", "its")
_MINUTES = ("мин", "min", "mnt")
_MINUTE_OPENS = re.compile(r"\d{1,3}(?:\+\d{1,2})?(?:-[а-я]{1,2})? ?\Z")
_PERSON = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Rev|Fr)\. [A-Z]")
"""How sentences open: "at 1515 S. Chestnut St. Rev. Dunn will officiate"."""
_CLOCKS = ("a.m", "p.m", "e.t", "e.s.t", "e.d.t", "p.t", "p.s.t", "g.m.t")
_CLOCK_OPENS = re.compile(
    r"(?:(?:Shortly|Just|Soon|Right) [a-z]+|At|By|Around|About|Before|After|Until|From|Since|Between|On|Every|Late"
    r"|Early) [^,;:]{0,40}\Z"
)
"""``At 10 p.m. Police Chief Kelly``: a sentence so short has only opened."""
_CLOCK_GOES_ON = re.compile(r"[A-Z]{2}|[A-Z][a-z]{2,4}\.|[A-Z][a-z]+day|\W")
"""What a time of day goes on with: "7 p.m. EST", "7 p.m. Oct. 5"."""
_NAMED_HOUR = re.compile(r"\b(?:the|a|an|its|their|his|her|our|this) [\d:.]+ ?\Z", re.IGNORECASE)
"""``the 7 p.m. Mass``"""
_HOUR = re.compile(r"\d{1,2}(?:[:.]\d{2})? ?\Z")
"""``8:28 a.m. A woman said``: the hour of an entry in a log."""
_HOUR_OPENS = re.compile(r"(?:В|К|С|На|До|После|Около) \d{1,3}(?:-\w{1,2}|[.:]?\d*) ?(?:ч(?:ас)?\. ?\d{1,2} ?)?\Z")
_PART = re.compile(r"\d{1,3}(?:[ .,]\d{3})* ?([^\W\d_]{1,12})")
_BODY = re.compile(r"(?:[A-Z]\.){2,}[A-Z]\Z")
"""A body written with its letters: "the W.H.O"."""
_OFFICE = re.compile(
    r"(?:Directo|Chie|Presiden|Secretar|Commission|Chair|Administrat|Agen|Office|Board|Counc|Spokes|Securit)"
)
"""What stands behind the letters of a body with a capital: "the F.B.I. Director said"."""
_ON_STREET = re.compile(
    r"\b(?:[Oo]n|and|at|near|to|along|off|block of|at \d+) (?:[NSEW]\. )?(?:[A-Z0-9][\w’']+ ){1,3}\Z"
)
"""``The party was on Pin Oak Dr. Seniors were told``"""
_PEOPLE = re.compile(r"[A-Z][a-z]+s (?:were|are|have|had|will|said|say|told|can|may)\b")
_REPLY = re.compile(r"(?:\A|: )[—–-] ")
_GOES_ON = ("(", "—", "–", "-")
_COUNT_OPENS = re.compile(r"\d[\d,.]* [a-z]{3,} [a-z]+")
"""Behind a unit: "shook for 20 secs. 6,434 people died"."""
_REGION = ("ой", "ая", "ого", "ому", "ий", "ую")
"""Endings of adjectives before a shortened name of a region: «Тамбовской губ.»."""


def after_abbreviation(place: Place, known: Abbreviations, low: str, previous: str, starter: bool) -> bool:
    """A full stop that an abbreviation asks for: whether it ends the sentence as well."""
    digit = place.following[0].isdigit()
    dash = place.opener.startswith(("—", "–", "-"))
    measured = is_measured(place, previous, known)
    if low in _YOUNGER and previous.lower() in _ARTICLES:
        return False  # "The Jr. Bills"
    if low in _MINUTES and _MINUTE_OPENS.match(place.earlier):
        return False  # «67-я мин. Гол!»
    if place.before == "г" and _NUMBERED.search(place.earlier):
        return False  # «отдел полиции № 5 г. Орска»
    starter = starter or next_word(place).endswith(_REFLEXIVE)
    if low in known.final or low in known.unit or low in known.street:
        starter = starter or _PERSON.match(place.following) is not None
    if low in known.period and not starter and not runs(place, known) and not has_predicate(place):
        return False  # «Чемпион мира 1998 и 2018 гг. Франция»
    if place.before in ("г", "гг") and _ROMAN_NEXT.match(place.following):
        return False  # «в 60-е гг. XX в.»
    if low in known.unit and (measured or low.endswith("э")):
        if digit and place.opener.startswith("("):
            return False  # «-29,99 мм рт. ст. (50 микрон)»
        if (dash or not has_predicate(place)) and (digit or place.following[0] in "$€£"):
            return False  # «Из 12 чел. 9 спасены»
        part, tail = _PART.match(place.following), low.rpartition(".")[2]
        smaller = part.group(1).lower() if part else tail
        if smaller != tail and (smaller in known.unit or smaller.startswith(_MONEY)):
            return False  # 2 млн. 295 тыс.
        counts = (
            not digit or tail in known.closing or (smaller not in known.unit and _COUNT_OPENS.match(place.following))
        )
        return bool(counts) and (starter or not _opening_year(place))
    if dash and digit and low in known.unit:
        return False  # «долл. — 73,5 руб.»
    if low in known.month:
        said = known.cyrillic and measured and not digit and place.following[0].isupper() and has_predicate(place)
        named = previous in _BEFORE_MONTHS and place.earlier.count(" ") > 2 and place.following[0].isupper()
        if dash:
            return starter and _REPLY.search(place.earlier) is not None  # «— Сдадим до 1 окт. — А когда?»
        return starter or said or named or runs(place, known)  # «Гирлянды повесят до 20 дек. Каток»
    if len(low) == 1 and place.before.islower() and not measured:
        return low.isascii() and starter and previous.islower()  # м. «Лесная», "Federer d. Nadal", "d times d. So"
    dated = _DATED.match(place.following) if low in known.plain else None
    if dated and dated.group(1)[:3].lower() in known.month:
        return True  # "mencetak dua gol. 20 Januari 2025"
    if low in known.number and (digit or _ROMAN_NEXT.match(place.following)):
        return False
    if _CYRILLIC_INITIALS.match(place.before):
        return (starter or after_surname(place, known)) and not dash
    listed = _list_word(previous) and not (low in known.street and _in_address(place.earlier, known))
    if place.before.isascii() and DOTTED.match(place.before) and place.earlier.endswith("., "):
        return True  # "Arief, S.H., M.S. Putusan"
    if _initialled(place, low, starter or runs(place, known)):
        return False
    if low in known.day and previous in _BEFORE_DAYS and place.following[0].isupper():
        return next_word(place)[:3] not in known.month  # "on Tues. Security has", «во вт. Охрана», "on Mon. Oct. 12"
    goes_on = digit or place.opener[:1] in _GOES_ON
    if low in known.state and place.earlier.endswith(", ") and not goes_on:
        return place.before[0].isupper()
    ordinal = measured and "-" in previous  # «1-го пр. Строителей»
    if _ends_behind_body(place, known):
        return not dash
    if low in known.closing and not (low in known.title and (ordinal or not measured) and not listed):
        return not (low == "al" and (digit or _JOURNAL.match(place.following)))
    if low in known.title:
        ends = low in known.street and previous[:1].isupper() and place.before[0].isupper()
        capitals = len(low) > 1 and place.before.isalpha() and place.before.isupper()
        # "12 Elm St. He", «в 80 рег. Погрешность», «пишет RT. Президенту»
        if ends or (measured and not ordinal) or capitals:
            opening = runs(place, known) and previous != "Wall"  # "Wall St. Expectations"
            on_street = (
                ends
                and _ON_STREET.search(place.earlier) is not None
                and (is_plain_word(place, known) or _PEOPLE.match(place.following) is not None)
            )
            return starter or opening or on_street or (capitals and place.opener[:1] in ('"', "“"))
        if starter and low in known.street and previous[:1].isupper() and not place.earlier.endswith(", "):
            return True  # «на Сев. ул. Его»
        named = previous[:1].isupper() and previous.endswith(_REGION)
        if low in known.plain and place.before.islower() and (starter or runs(place, known)):
            return True  # «снежных шапок гор. Существуют»
        return low in known.alone and (starter or (named and runs(place, known)))
    if low in known.number:
        return low == place.before or starter or runs(place, known)
    if low not in known.final and not DOTTED.match(low):
        return not (digit and low in known.unit and not measured)  # «в нём было кг. 200»
    if low in _CLOCKS:
        if _HOUR.match(place.earlier.lstrip("•*–—- ")) or _CLOCK_OPENS.match(place.earlier):
            return False
        if is_plain_word(place, known):
            return True  # "Doors open at 7 p.m. Book at"
        if measured and not dash and not place.opener and place.earlier.count(" ") > 1:
            return not (_CLOCK_GOES_ON.match(place.following) or _NAMED_HOUR.search(place.earlier) or digit)
    # "cases in the U.K. Last year", and not "Generals turn on U.S. Troops?"
    if (low in known.final and not starter and not (low in known.adjective and place.first)) or LABEL.match(
        place.following
    ):
        starter = runs(place, known) and not (low in known.adjective and _ASKED.match(place.following))
    return (starter or (bool(place.opener) and place.opener[0] in '"“‘«„”')) and not dash


def _ends_behind_body(place: Place, known: Abbreviations) -> bool:
    """Whether the letters of a body end the sentence: "according to the W.H.O. Wash your hands"."""
    if not place.earlier.endswith("the ") or _BODY.match(place.before) is None or _OFFICE.match(place.following):
        return False
    return is_plain_word(place, known)


def _initialled(place: Place, low: str, opening: bool) -> bool:
    """Whether letters that may be a degree are initials: "Jl. M.H. Thamrin", not "Budi, S.H. Thamrin"."""
    letters = place.before.isascii() and DOTTED.match(low) is not None and place.before.replace(".", "").isupper()
    return letters and not opening and place.earlier.endswith(". ")


def _opening_year(place: Place) -> bool:
    """«В 1994 г. Россия», «По данным РБК, в сентябре 2019 г. компания», «В 18 ч. Москва»: it opens, it does not end."""
    if place.before in ("ч", "час", "мин"):
        return _HOUR_OPENS.match(place.earlier) is not None
    return place.before in ("г", "гг", "э", "н.э", "кв") and _YEAR_OPENS.search(place.earlier) is not None


def _in_address(earlier: str, known: Abbreviations) -> bool:
    """«ул. Ленина и пр. Победы»: a street stands before."""
    return any(word.group(1).lower() in known.street for word in _SHORTENED.finditer(earlier))


def _list_word(previous: str) -> bool:
    """Whether the word before opens a closing formula: «и т. д.», «и пр.»."""
    return previous.lower() in ("и", "dan", "and")
