"""Names: Russian into Latin letters, and whether the names of a source sentence stand in its English.

Romanization is BGN/PCGN 1947 for Russian as newsrooms print it: no signs for ъ and ь, ``-ий`` and ``-ый`` end in
``-y``, ``-ия`` in ``-ia``, ё is ``yo`` (``e`` after ж, ч, ш, щ), first names have their usual English form (Alexander).
Names, exonyms and words to leave alone are data: ``service/lexicon/names.toml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from service.lexicon import table, words
from service.translation.russian import Parse, is_known, lemmas, parse

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ј": "j", "ә": "a", "ө": "o", "ү": "u", "ұ": "u",
    "қ": "q", "ғ": "gh", "ң": "ng", "һ": "h", "ђ": "dj", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
}  # fmt: skip
_CYRILLIC_WORD = re.compile(r"[\u0400-\u04ff\u0301]+")
_AFTER_VOWEL = frozenset("аеёиоуыэюяйъь")
_HUSHED = frozenset("жчшщ")


def transliterate(text: str) -> str:
    """`text` with its Cyrillic words in Latin letters; everything else as it stands."""
    return _CYRILLIC_WORD.sub(lambda match: _romanize(match.group()), text)


@lru_cache(maxsize=8_192)
def _romanize(word: str) -> str:
    bare = word.replace("\u0301", "")
    lower = bare.lower()
    latin = table("names", "ru.given").get(lower) or _letters(lower)
    if len(bare) > 1 and bare.isupper():
        return str(latin).upper()
    return str(latin)[:1].upper() + str(latin)[1:] if bare[:1].isupper() else str(latin).lower()


def _letters(word: str) -> str:
    """One lower-case word letter by letter, with the endings that newsrooms shorten."""
    for ending in ("ый", "ий"):
        if len(word) > 3 and word.endswith(ending):
            word, latin_end = word[: -len(ending)], "y"
            break
    else:
        latin_end = ""
        if len(word) > 3 and word.endswith("ия"):
            word, latin_end = word[:-2], "ia"
    latin = []
    for index, letter in enumerate(word):
        before = word[index - 1] if index else ""
        if letter == "е" and (not before or before in _AFTER_VOWEL):
            latin.append("ye")
        elif letter == "ё" and before in _HUSHED:
            latin.append("e")
        elif letter in "ьъ" and word[index + 1 : index + 2] in ("и", "о"):
            latin.append("y")
        else:
            latin.append(_LETTERS.get(letter, letter))
    return "".join(latin) + latin_end


# Whether a name stands in the English.

_ENGLISH_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_OPENS_SENTENCE = frozenset(".!?:;«\"“„‘'([{—–…•")
_PLACE_OR_PERSON = ("Geox", "Surn", "Name")
_CLOSE = 74.0
"""Least likeness (rapidfuzz ratio, 0 to 100) of a romanized and an English name."""
_CLOSE_COPY = 78.0
"""The same for Indonesian names, which English copies."""
_SAME_SOUND, _LIKE_SOUND, _LIKE_START = 36.0, 55.0, 58.0
"""The same for words with two equal consonants, with all consonants but one, and with an equal beginning."""


_MOST = 100
"""Names of one sentence that are looked for."""
_REACH = 8
"""Characters before a word that may hold the mark that opens a sentence."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a source sentence: as written, and the forms of which one must stand in the English, lower case.

    ``starts``: English words that begin so count as the name (``german`` for Германия); ``latin``: romanized forms.
    """

    text: str
    span: tuple[int, int]
    starts: tuple[str, ...]
    latin: tuple[str, ...]
    attribute: bool = False
    """An adjective that no dictionary has: a name only when no noun follows."""


def missing(source: str, english: str, language: str) -> list[str]:
    """Names of the source, as written there, that the English does not have. Languages: ru, id; others give none."""
    wanted = find(source, language)
    if not wanted:
        return []
    wanted = list({name.text: name for name in wanted}.values())[:_MOST]
    heard = _Heard(english)
    least = _CLOSE if language == "ru" else _CLOSE_COPY
    return [name.text for name in wanted if not heard.has(name, least)]


def find(source: str, language: str) -> list[Name]:
    """Names of people and places in a sentence, as far as form and word lists tell."""
    if language not in ("ru", "id"):
        return []
    rule = _russian if language == "ru" else _indonesian
    tokens = list(_TOKEN.finditer(source))
    headline = language == "id" and _is_title_case(tokens)  # then a capital tells nothing
    found = []
    for match in tokens:
        token = match.group()
        if not token[0].isupper() or (token[1:2].isupper() and token not in _acronyms(language)):
            continue
        if token in _SUBJECTS and _is_attribute(source, match.start()):
            continue
        for part, start in _parts(token, match.start()):
            opens = headline or _opens(source, match.start())
            name = rule(part, start, opens) if part[0].isupper() else None
            if name is not None and not (name.attribute and _before_noun(source, match.end())):
                found.append(name)
    return found


_SUBJECTS = frozenset(("России", "США"))
_BEFORE = re.compile(r"(\w+)\s\Z")


def _is_attribute(source: str, start: int) -> bool:
    """Whether a country only says whose: МИД России, президент США, доллары США. English often leaves it out."""
    before = _BEFORE.search(source, max(0, start - 30), start)
    return before is not None and before.group(1).lower() not in _prepositions()


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(words("names", "ru.prepositions"))


def _is_title_case(tokens: Sequence[re.Match[str]]) -> bool:
    """A line whose common words have capitals too, so that a capital tells nothing."""
    written = [token.group() for token in tokens if len(token.group()) > 3]
    return len(written) > 1 and sum(word[0].isupper() for word in written) > 0.7 * len(written)


def _parts(token: str, start: int) -> Iterable[tuple[str, int]]:
    """A hyphenated name part by part, short parts (Нью, Аль) and those of adjectives left out."""
    if "-" not in token:
        return [(token, start)]
    pieces, position = [], start
    for piece in token.split("-"):
        opens = position + len(piece) < start + len(token)
        if len(piece) > 3 and not (opens and piece.endswith("о")):  # Северо-Западный
            pieces.append((piece, position))
        position += len(piece) + 1
    return pieces


def _opens(source: str, start: int) -> bool:
    """Whether a capital letter at `start` may be that of a sentence, quote or list item."""
    before = source[max(0, start - _REACH) : start].rstrip()
    return before[-1] in _OPENS_SENTENCE if before else start <= _REACH


def _russian(token: str, start: int, opens: bool) -> Name | None:
    span = (start, start + len(token))
    if token in _acronyms("ru"):
        return Name(token, span, _acronyms("ru")[token], ())
    if len(token) < 3:
        return None
    if token.isascii():  # Facebook in a Russian sentence
        return Name(token, span, (), (token.lower(),))
    parsed = parse(token)
    starts = next((forms for lemma in lemmas(token) if (forms := _exonyms("ru").get(lemma)) is not None), None)
    if starts is not None:
        return Name(token, span, starts, _stems(parsed, token)) if not opens or parsed.proper else None
    if (place := _place_of(parsed)) is not None:
        starts = _exonyms("ru").get(place, ())
        latin = (*_stems(parse(place), place), fold(transliterate(place)))
        return Name(token, span, starts, latin) if not opens else None
    if not (_is_name(parsed, opens) or _has_surname_ending(parsed, token)) or parsed.lemma in _common("ru"):
        return None
    adjective = not parsed.known and not parsed.noun and not parsed.proper
    return Name(token, span, (), _stems(parsed, token), adjective)


_NEXT = re.compile(r"\s([а-яё-]{3,})")


def _before_noun(source: str, end: int) -> bool:
    following = _NEXT.match(source, end)
    return following is not None and parse(following.group(1)).nominal


def _is_name(parsed: Parse, opens: bool) -> bool:
    if parsed.proper:
        return parsed.kind in _PLACE_OR_PERSON
    return not opens and (parsed.share > 0.3 or parsed.possessive or not parsed.known or parsed.surname)


@lru_cache(maxsize=8_192)
def _place_of(parsed: Parse) -> str | None:
    """The place of an adjective: Тюменский Тюмень, Ульяновский Ульяновск; None for all others."""
    if parsed.noun or not parsed.lemma.endswith(("ский", "ской", "цкий")):
        return None
    root = parsed.lemma[:-4].rstrip("н") if parsed.lemma.endswith("нский") else parsed.lemma[:-4]
    for place in (parsed.lemma[:-2], *(stem + end for stem in (parsed.lemma[:-4], root) for end in _PLACE_ENDINGS)):
        if len(place) > 3 and is_known(place) and (found := parse(place)).kind == "Geox" and found.lemma == place:
            return place
    return None


_PLACE_ENDINGS = ("", "ь", "а", "я", "и", "ия", "о", "е", "ы")


def _has_surname_ending(parsed: Parse, token: str) -> bool:
    """A word that no dictionary has, with the ending of a surname (Пашинян), wherever it stands."""
    return not parsed.known and len(token) > 4 and token.endswith(words("names", "ru.surname_endings"))


_CASE_ENDING = re.compile(r"(?:ogo|omu|ymi|ami|yam|yakh|akh|oy|ey|om|em|ym|ye|yu|ya|a|u|y|e|i)\Z")


def _stems(parsed: Parse, token: str) -> tuple[str, ...]:
    """Romanized base form and word as written, without the vowels and case endings that English drops or changes."""
    base, written = fold(transliterate(parsed.lemma)), fold(transliterate(token))
    stems = [base if len(base) < 5 else base.rstrip("aeiouy") or base]
    stems.append(written if len(written) < 5 else _CASE_ENDING.sub("", written) or written)
    stems += ["j" + stem[1:] for stem in stems if stem.startswith("y")]
    return tuple(dict.fromkeys(stems))


def _indonesian(token: str, start: int, opens: bool) -> Name | None:
    span = (start, start + len(token))
    lower = token.lower()
    if token in _acronyms("id"):
        return Name(token, span, _acronyms("id")[token], ())
    starts = _exonyms("id").get(lower)
    if starts is not None:
        return None if opens and lower in _common("id") else Name(token, span, starts, (lower,))
    if len(token) < 4 or not token.isascii() or _is_common_indonesian(lower):
        return None
    if opens and (_bare(lower) or lower.endswith("nya") or _is_rare_indonesian(lower)):
        return None
    return Name(token, span, (), (lower,))


_PREFIXES = tuple(
    re.compile(form + "(?=[a-z]{4})")
    for form in (
        "me(?=[lmnrwy])", "[mp]em(?=[bpfv])", "[mp]en(?=[cdjtsz])", "[mp]eng(?=[aiueogkh])", "pe", "[bt]er", "per",
        "ke", "di", "se",
    )
)  # fmt: skip
"""What Indonesian puts before a root, with the sounds that each form stands before."""
_NASAL = (
    ("meny", "s"),
    ("peny", "s"),
    ("mem", "p"),
    ("pem", "p"),
    ("men", "t"),
    ("pen", "t"),
    ("meng", "k"),
    ("peng", "k"),
)
_SUFFIXES = ("nya", "kan", "an", "i", "lah", "kah", "pun")


@lru_cache(maxsize=16_384)
def _is_common_indonesian(lower: str) -> bool:
    """Whether a capitalized word is one of the language (Presiden, Kementerian) and so translated, not copied."""
    return not _common("id").isdisjoint({lower, *_roots(lower)})


@lru_cache(maxsize=16_384)
def _is_rare_indonesian(lower: str) -> bool:
    """The same with all that is known of the language: for places where any word may have a capital."""
    return not _vocabulary().isdisjoint({lower, *_roots(lower)})


def _roots(lower: str) -> set[str]:
    """What is left of a word without affixes."""
    cut = {lower, *(lower[: -len(end)] for end in _SUFFIXES if lower.endswith(end) and len(lower) - len(end) >= 4)}
    bare = {rest for stem in cut for rest in _bare(stem)}
    return (cut | bare | {rest for stem in bare for rest in _bare(stem)}) - {lower}


def _bare(stem: str) -> set[str]:
    """The word without each prefix that it may have."""
    found = {stem[match.end() :] for prefix in _PREFIXES if (match := prefix.match(stem))}
    return found | {sound + stem[len(form) :] for form, sound in _NASAL if stem.startswith(form)}


@cache
def _vocabulary() -> frozenset[str]:
    """All Indonesian words of the lists and their roots, which headlines use bare (Rendam for merendam)."""
    known = {*_common("id"), *" ".join(words("names", "id.vocabulary")).split()}
    return frozenset(known.union(*map(_roots, known)))


def is_common(word: str) -> bool:
    """Whether a lower-case word is an Indonesian one that newsrooms also write with a capital."""
    return word in _common("id")


class _Heard:
    """The words of an English sentence, ready to be searched for names."""

    def __init__(self, english: str) -> None:
        self._lower = english.lower()
        self._words = list(dict.fromkeys(fold(word) for word in _ENGLISH_WORD.findall(english)))
        self._capitalized = {fold(word) for word in _ENGLISH_WORD.findall(english) if word[0].isupper()}
        self._skeletons: list[tuple[str, str]] | None = None

    def has(self, name: Name, least: float) -> bool:
        if name.starts and any(_starts_word(self._lower, start) for start in name.starts):
            return True
        return any(self._reads(latin, least) for latin in name.latin) or any(map(self._sounds, name.latin))

    def _reads(self, latin: str, least: float) -> bool:
        if len(latin) >= 4 and any(
            word.startswith(latin) or (len(latin) > 4 and latin in word) for word in self._words
        ):
            return True
        return process.extractOne(latin, self._words, scorer=fuzz.ratio, score_cutoff=least) is not None

    def _sounds(self, latin: str) -> bool:
        """Whether a capitalized word has the name's consonants: Шумахер shumakher, Schumacher."""
        if self._skeletons is None:
            self._skeletons = [(form, word) for word in self._capitalized for form in skeletons(word)]
        wanted = skeleton(latin)
        if len(wanted) < 2:
            return False
        for own, word in self._skeletons:
            if own == wanted:
                least = _SAME_SOUND if len(own) == 2 else 0.0
            elif len(wanted) > 3 and abs(len(own) - len(wanted)) < 2 and Levenshtein.distance(wanted, own) < 2:
                least = _LIKE_SOUND
            elif len(latin) > 5 and own[:1] == wanted[:1] and latin[:1] == word[:1]:
                least = _LIKE_START
            else:
                continue
            if fuzz.ratio(latin, word) >= least:
                return True
        return False


def _starts_word(text: str, start: str) -> bool:
    position = text.find(start)
    while position > 0 and text[position - 1].isalpha():
        position = text.find(start, position + 1)
    return position >= 0


@lru_cache(maxsize=32_768)
def fold(word: str) -> str:
    """Lower case without accents, apostrophes and possessive s."""
    plain = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    if plain.isascii():
        return plain
    plain = plain.translate(_SPECIAL)
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


_SPECIAL = str.maketrans({"ı": "i", "ə": "a", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "e", "œ": "e"})
_SOUNDS = (
    ("shch", "S"), ("sch", "S"), ("tch", "C"), ("dzh", "C"), ("tsch", "C"), ("sh", "S"), ("zh", "C"), ("ch", "K"),
    ("kh", "K"), ("ph", "F"), ("th", "T"), ("gh", "K"), ("ck", "K"), ("ts", "S"), ("tz", "S"), ("dz", "S"),
    ("ks", "KS"), ("x", "KS"), ("qu", "K"),
)  # fmt: skip
_CLASSES = str.maketrans("bpfvwdtgkhjqcszlrmn", "bpfvvdtkkkkkkssLrmn".upper())


@lru_cache(maxsize=32_768)
def skeleton(latin: str) -> str:
    """The consonants of a word in classes that survive romanization: ``shumakher`` and ``schumacher`` are ``SMKR``."""
    for spelling, sound in _SOUNDS:
        latin = latin.replace(spelling, sound)
    latin = latin[:1] + latin[1:].replace("h", "")
    kept = re.sub(r"([A-Z])\1+", r"\1", latin.translate(_CLASSES).replace("C", "K"))
    return "".join(letter for letter in kept if letter.isupper())


@lru_cache(maxsize=16_384)
def skeletons(word: str) -> tuple[str, ...]:
    """The skeletons under which an English word may have been written in Russian: w as в or у, pinyin x as с."""
    forms = [word]
    if "w" in word:
        forms.append(word.replace("w", ""))
    if "h" in word[1:]:
        forms.append(word[:1] + word[1:].replace("h", "kh"))
    if word[:1] in "xq":
        forms.append("s" + word[1:])
    if word.endswith("ng"):
        forms += [form[:-1] for form in forms]
    return tuple(dict.fromkeys(map(skeleton, forms)))


@cache
def _exonyms(language: str) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(str(form).lower() for form in ([forms] if isinstance(forms, str) else forms))
        for name, forms in table("names", f"{language}.exonyms").items()
    }


@cache
def _acronyms(language: str) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(str(form).lower() for form in forms)
        for name, forms in table("names", f"{language}.acronyms").items()
    }


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset(" ".join(words("names", f"{language}.common")).split())


def known_places(language: str) -> Sequence[str]:
    """Names with an English form of their own, lower case, for true casing."""
    return tuple(_exonyms(language))
