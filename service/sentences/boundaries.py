"""Judges one candidate boundary by its near surroundings: the word before, the marks, what follows."""

from __future__ import annotations

import re

from service.sentences.abbreviations import Abbreviations, domains
from service.sentences.brackets import (
    is_bracketed,
    is_inside,
    is_linked,
    is_note,
    is_short_remark,
    is_signed,
)
from service.sentences.datelines import in_dateline
from service.sentences.initials import after_letter
from service.sentences.numbering import goes_on_behind_number, is_listed, is_part_number
from service.sentences.openings import (
    DOTTED,
    INITIALLED,
    is_shortened,
    is_shortened_name,
    is_told,
    next_word,
    opens,
    runs,
)
from service.sentences.place import Place, is_repeated, last_word
from service.sentences.shortened import after_abbreviation
from service.sentences.unspaced import is_measured, is_unspaced_boundary

_SHORTENED_MOST = 4
"""Letters of the longest word before a number sign that is taken for shortened: «шк. № 7»."""
_SHORTENED_CAPITAL = 6
"""Letters of the longest word with a capital that is taken for shortened before a small letter: «Расст. от»."""
_UNKNOWN = re.compile(r"[a-z]*[bcdfghjklmnpqrtvwxz]\Z")
"""A small Latin word that ends in a consonant and is no plural."""
_ITEM = re.compile(r"(?:[a-zа-яё]\)|(?:i{2,3}|i?v|vi{1,3}|i?x)\.) ?[A-ZА-ЯЁ]")
"""«б) Льготы отменены», "ii. Check the tyres"."""
_ROMAN_SMALL = re.compile(r"[ivx]{1,4}\Z")
_LABEL_NUMBER = re.compile(r"[A-ZА-ЯЁ]\d{1,2}\Z")
_DIGITS = "0123456789"
_STOPS = ".!?…。！？"
"""Every other mark is a smiley or an emoji."""
_QUOTES = ('"', "”", "»")
_SIGNS = ("+", "&", "%", "=")
"""Before a letter that is no initial: "press Ctrl+F.", "the B&B."."""
_MISREAD = re.compile(r"(?:\A|[ (])\?\w")
"""A quotation mark that a wrong encoding has turned into a question mark: "?ikan palsu? muncul"."""
_QUOTED_NAME = re.compile(r"[^«»„“”.!?]{1,40}»(?!,? [—–-])")
_LETTER_ENDS = re.compile(r"[^\W\d_]\.?\Z")
_NAMESAKE = re.compile(r"[А-ЯЁ][а-яё]+-(?:мл|ст)\Z")
"""«Дж. Буш-ст.»"""
_LETTERS = re.compile(r"[^\W\d_]+")
_NAME_OPENS = re.compile(r"(?:\A|\w )[«„][^«»„“”]{1,40}\Z")
_SAID = re.compile(r"(?:[A-ZА-ЯЁ][\w’'-]+\.? ){1,3}([a-zа-яё]+)(?![\w,:]| nothing| no | little)")
_NEXT_SHORTENED = re.compile(r"([а-яё]{2,})\.(?!\Z)")
_CRY_OPENS = re.compile(r"[a-z] [\"“][^\"“”.!?]{1,20}\Z")
_CRY_ENDS = re.compile(r"[^\"“”.!?]{1,20}[.!?]*[\"”] [a-z]")
"""'Shouts of "Shame! Shame!" rang out'."""
_REFERENCE = re.compile(r"(?:[СCP]|Pp|Вып)\. ?\d|(?:М|СПб|Л|Пг|М\.; Л)\., \d{4}")
"""What a reference goes on with: «Курс истории. М., 1999. С. 71»."""
_DEGREE = re.compile(r"[A-Z][a-z]{1,5}\.,")
"""An abbreviation with a comma: "S.T., Dipl. Seis., M.Sc."."""
_DEGREE_NEXT = re.compile(r"([SM])\.?([A-Z][A-Za-z]{0,3})\b[.,]")
_FIRM = re.compile(r"(?:Inc|Ltd|Corp|Co|LLC|PLC|Plc)\b")
_NAMED = re.compile(r"(?:[A-Z][\w’'-]+\.? ){1,3}([a-z]+)\.")
_SURNAMED = re.compile(r"[A-Z][a-z]+(?: [A-Z][\w’'-]+[^:]*\Z|(?<=nya)[.,])")
"""'desa.” Ungkap Agus.', 'desa.” Ungkapnya.'"""
_BRACKET_INSIDE = re.compile(r"\d[^()]{0,20}\),? [a-zа-яё]")
"""A bracket behind which the sentence goes on: "38 C. (100 F.) by noon"."""
_QUESTION = re.compile(r"[QA]: ")
_HASHTAG = re.compile(r"#[^\W\d_]{2}")
_NAME_PART_OPENS = re.compile(r"\w [«„]\Z")
_NAME_PART_ENDS = re.compile(r"[^\W_]+[»“]")
"""«Мега. Химки»: two words in quotation marks that no colon or comma announces."""
_NAME_ENDS = re.compile(r"[^«»„“”]{1,40}[»“] [а-яё]")
_ROMAN = re.compile(r"[IVXLCDM]+$")
_YEAR = re.compile(r"[12]\d{3}\Z")
_NUMBERED = re.compile(r"\d{1,3}(?:[.+]\d{1,3}){0,3}\Z")
_CAMEL = re.compile(r"[^\W\d_A-ZА-ЯЁ]{1,4}[A-Z]")


def is_boundary(place: Place, known: Abbreviations) -> bool:
    """Whether a sentence ends at the marks and another one follows."""
    if is_note(place, known) or (len(place.following) < 6 and not any(map(_sounding, place.following))):
        return False
    if not place.following:
        return place.spaced and not place.opener.strip().startswith(("—", "–", "-"))
    if (
        len(place.following) <= len("B.")
        and place.marks == "."
        and not place.closers
        and _LETTER_ENDS.match(place.following)
    ):
        return False  # "See App. B."
    if is_signed(place) or ((place.spaced or place.before.isalpha()) and is_linked(place)):
        return True
    if not place.spaced:
        return is_unspaced_boundary(place, known)
    capital = _capital(place.following)
    if place.marks[0] not in _STOPS:
        return place.spaced and place.following[0].isupper()
    if _in_name(place):
        return False
    if "…" in place.marks or place.marks.startswith("..") or ". ." in place.marks:
        if not place.closers and is_repeated(place):
            return False  # "I ... I do not know"
        return (capital and not place.opener.startswith(("—", "–", "-"))) or (capital and not place.closers)
    if "?" in place.marks or "!" in place.marks:
        return _after_mark(place, capital, known)
    if not capital:
        return _before_small(place, known)
    return _after_stop(place, known)


def _in_name(place: Place) -> bool:
    """«Что? Где? Когда?» вернулась в эфир: short, in quotation marks, and the sentence goes on behind them."""
    if "»" not in place.following and "“" not in place.following:
        return _CRY_ENDS.match(place.following) is not None and bool(_CRY_OPENS.search(place.earlier + place.before))
    if place.marks == "." and _NAME_PART_ENDS.match(place.following) and _NAME_PART_OPENS.search(place.earlier):
        return True
    return bool(_NAME_ENDS.match(place.following)) and bool(_NAME_OPENS.search(place.earlier + place.before))


def _capital(following: str) -> bool:
    """Whether a sentence can open so: a capital, a digit, a hash or at sign, or a name like iPhone."""
    head = following[0]
    if head.isupper() or head.isdigit() or head in "#@$€£№":
        return True
    return _CAMEL.match(following) is not None or (head.isalpha() and not head.islower())


def _sounding(letter: str) -> bool:
    """A letter, a digit or an emoji: what makes more than the marks of a sentence before."""
    return letter.isalnum() or letter > "\u2190"


def _after_mark(place: Place, capital: bool, known: Abbreviations) -> bool:
    """After ``?`` and ``!``."""
    dash = place.opener.startswith(("—", "–", "-"))
    if place.before.lower() in known.exclaiming and not place.closers and not opens(place, known):
        return False  # "Yahoo! Indonesia"
    if _FIRM.match(place.following) and not place.closers:
        return False  # "In re Yahoo! Inc."
    said = _SAID.match(place.following)
    if said and place.closers and not place.opener and not opens(place, known) and said.group(1) in known.saying:
        return False  # "“Will you come?” Smith asked."
    if capital:
        return not (dash and place.closers and not place.following[0].isupper())
    if place.closers or place.opener or "?" not in place.marks:
        return False
    if place.marks == "?" and _MISREAD.search(place.earlier + place.before):
        return False
    following = _LETTERS.match(place.following)
    return following is None or (following.group() not in known.saying and following.group() not in known.linking)


def _before_small(place: Place, known: Abbreviations) -> bool:
    """A full stop before a small letter ends a sentence only after an ordinary word: scrapers and machine translation
    lose capitals, abbreviations keep theirs."""
    if place.closers or place.opener or len(place.marks) > 1 or place.earlier.endswith("("):
        return False  # "(Chern. oblast)"
    word = place.before
    low = word.lower()
    if _ITEM.match(place.following):
        return not known.has(low) and len(word) != 1
    if any(place.following.startswith(after) for after in known.after.get(word, ())):
        return False  # «Факт. адрес»
    next_one = _NEXT_SHORTENED.match(place.following)
    if next_one and word[:1].isupper() and len(word) <= _SHORTENED_CAPITAL and known.has(next_one.group(1)):
        return False  # «Сахал. обл.»
    if not word.isalpha() or len(word) < 4 or known.has(low) or low in known.inner:
        return False
    if place.following.startswith("http"):
        return True
    if is_shortened(low if len(word) <= _SHORTENED_CAPITAL else word, known):
        return False
    if known.words and len(word) <= _SHORTENED_CAPITAL and _UNKNOWN.match(word) and not known.knows(word):
        return False  # "the suppl. material"
    return word[-1].islower() and place.following[0].isalpha()


def _after_stop(place: Place, known: Abbreviations) -> bool:
    """A full stop before a capital, a digit or a quotation."""
    word = _written(place, known)
    low, previous = word.lower(), last_word(place.earlier.rstrip(" .,"))
    if place.closers:
        if place.closers[0].isdigit() and (known.has(low) or is_shortened(word, known)):
            return False  # «рис.1 Карта»
        if place.closers[-1] in _QUOTES and not place.opener and _says(place, known):
            return False
        return not is_bracketed(place, known, word) and not is_short_remark(place, known)
    if not word:
        return not in_dateline(place, word, known)
    if is_inside(place) or (place.opener.endswith("(") and _BRACKET_INSIDE.match(place.following)):
        return False
    if _QUESTION.match(place.following):
        return True  # "A: No. Q: Why not?"
    if _HASHTAG.match(place.following) and low not in known.title:
        return True  # "Closed Mon. #eatlocal"
    if place.earlier[-1:] == "_":
        return True  # "@uu_r. Ia"
    if "-" in place.before and _NAMESAKE.match(place.before):
        return True
    starter = opens(place, known)
    digit = place.following[0].isdigit()
    if place.first and _LABEL_NUMBER.match(word):
        return False  # "Q1. What is inflation?"
    if place.first and (
        (_NUMBERED.match(word) and not _YEAR.match(word))
        or len(word) == 1
        or _ROMAN.match(word)
        or _ROMAN_SMALL.match(word)
    ):
        return False  # the number of a list item, an initial
    if in_dateline(place, word, known):
        return False
    if word[-1] in _DIGITS and goes_on_behind_number(place, word):
        return False
    if "." in place.following[:4] and _REFERENCE.match(place.following):
        return False
    if _DEGREE.match(place.following) and next_word(place) not in known.closing:
        return False
    degree = _DEGREE_NEXT.match(place.following)
    if degree and f"{degree.group(1)}.{degree.group(2)}".lower() in known.closing and word.replace(".", "").isupper():
        return False  # "Yolandra, SIK. MH. Adapun"
    if word.isdecimal() and len(word) < 3 and is_listed(place.earlier, int(word)):
        return False
    if is_part_number(place, known, word, previous):
        inside = previous.islower() or place.earlier.rstrip(" .") != previous
        return inside and (starter or runs(place, known))
    if "°" in place.earlier[-2:] or (len(word) == 1 and not digit and place.earlier.endswith(_SIGNS)):
        return True
    slash = place.earlier[-1:] == "/" and not (len(word) == 1 and "(" in place.earlier and not starter)  # "(AP/J. Lee)"
    if slash and not digit and (len(low) < 3 or low in known.unit or low not in known.title):
        return True
    if place.following[0] == "№" and len(word) <= _SHORTENED_MOST:
        return False
    if len(word) == 1 and word.isupper():
        return after_letter(place, known, previous, starter)
    if len(word) >= 3 and word.isupper() and word.isalpha() and not digit and low not in known.title:
        return True  # an acronym that looks like an abbreviation
    if any(place.following.startswith(after) for after in known.after.get(word, ())):
        return False
    if word == "SR" and place.following[1:2].islower():
        return True  # "7,9 SR. Lihat": no "Sr."
    joined = f"{previous.lower()}.{low}" if place.earlier.endswith(". ") else ""
    if not known.has(low) and not known.has(joined) and (not DOTTED.match(word) or low.rpartition(".")[2] in domains()):
        shortened = is_shortened(word, known) and not (is_measured(place, previous, known) and not digit)
        shortened = shortened or is_shortened_name(place, known)
        if shortened and place.opener.startswith("«") and _QUOTED_NAME.match(place.following):
            return False  # «эсм. „Быстрый“»
        return not shortened or starter or runs(place, known) or is_told(place, known)
    if any(place.following.startswith(after) for after in known.after.get(low, ())):
        return False
    if low in known.proper and word.islower():
        return not (low in known.title and INITIALLED.match(place.following))  # «с ряд. И. Беловым»
    if place.following[0] == "№" or (low != "al" and low in known.closing and place.opener.startswith("(")):
        return False
    if known.has(joined):
        counted = last_word(place.earlier.rstrip(" .").removesuffix(previous).rstrip(" .,"))
        return after_abbreviation(place, known, joined, counted, starter)  # «30 млн ф. ст. Полиция»
    return after_abbreviation(place, known, low, previous, starter)


def _says(place: Place, known: Abbreviations) -> bool:
    """Whether the speaker of a quotation follows with a capital that he has by mistake: 'desa.” Ungkap Agus.'."""
    named = _NAMED.match(place.following)
    if named and named.group(1) in known.saying and not opens(place, known):
        return True  # "“… ‘As matter of fact.’ ” Newberry said."
    first = _LETTERS.match(place.following)
    return first is not None and first.group().lower() in known.saying and bool(_SURNAMED.match(place.following))


def _written(place: Place, known: Abbreviations) -> str:
    """The word before the stop: of "Ohio-St" only the abbreviation."""
    word = place.before
    if "-" in word and not known.has(word.lower()):
        head, _, tail = word.rpartition("-")
        if (head[-1:].isdigit() and tail.islower()) or (len(tail) == 1 and len(head) > 2 and "-" not in head):
            return word  # в 1998-м, "Objective-C"
        if known.has(tail.lower()) or DOTTED.match(tail) or is_shortened(tail, known):
            return tail
    return word
