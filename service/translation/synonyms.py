"""Verbs, adjectives and adverbs that a small model takes for others, sent as words of their meaning that it knows.

The compact packages turn «обогнали» (overtook) into "overthrew" and «летальный исход» (a death) into "flight outcome",
and no check sees it. So the model is sent «опередили» and «смертельный», in the same form of the verb or case of the
adjective; where Russian has no other adverb that it knows, the English one, which the model copies. The words are data
(``lexicon/synonyms.toml``); packages whose English can be trusted do without. The English is left as it comes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from service.lexicon import indonesian_words, ordinary_words, table, word_set
from service.translation import fixed_phrases
from service.translation.indonesian_senses import known_sense, words_of_senses
from service.translation.opening_word import capital, opens
from service.translation.russian import Reading, is_never_name, readings

_WORDS: Mapping[str, re.Pattern[str]] = {
    "ru": re.compile(r"(?<![\w-])[а-яёА-ЯЁ][а-яё]{2,}(?![\w-])"),
    "id": re.compile(r"(?<![\w-])[a-zA-Z][a-z]+(?:-[a-z]+)?(?![\w-])"),
}
_BEGINNING = 3
"""Letters by which most words are told from those of the table without a look at their grammar."""
_CLASSES: Mapping[str, str] = {
    "VERB": "verbs",
    "INFN": "verbs",
    "PRTF": "verbs",
    "PRTS": "verbs",
    "GRND": "verbs",
    "ADJF": "adjectives",
    "ADJS": "adjectives",
    "ADVB": "adverbs",
}
"""Parts of speech of pymorphy3 and the table that holds their words."""
_LONGEST = 40
"""Letters of the longest verb before the fixed words of a phrase."""
_WORD_OR_MARK = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\S")
_LONGEST_OBJECT = 80
"""Characters of the longest object that is looked for between a verb and its fixed words."""
_MOST_APART = 5
_PAIR = re.compile(rf"(?<![а-яё])([а-яё]{{1,{_LONGEST}}})(?= ([^\W_]+))", re.IGNORECASE)
"""A word and the one behind it."""
_LETTERS = re.compile(r"[\W_]+")
_AFTER, _HIS = "pasca", "nya"
"""The beginning of Indonesian words for the time after something, the end of those for what is his or its."""


def in_known_words(text: str, language: str) -> str:
    """The text as the model is to see it. Languages: ru and id; others stay. Words that may be names stay too."""
    words = _WORDS.get(language)
    if words is None:
        return text
    return words.sub(_russian, _with_phrases(_joined(text))) if language == "ru" else _indonesian(text, words)


def _joined(text: str) -> str:
    """A Russian text with its phrases that an object parts («отправил министра в отставку») sent as others."""
    woven: list[str] = []
    position = 0
    for fixed in _apart().finditer(text):
        verb = _verb_before(text, position, fixed.start())
        if verb is None:
            continue
        other = _inflected_phrase(verb.group().lower(), fixed[1].lower().replace("ё", "е"))
        if other is not None:
            woven += (text[position : verb.start()], _capital_as(other, verb.group()))
            woven.append(text[verb.end() : fixed.start()])
            position = fixed.end()
    return "".join(woven) + text[position:]


def _verb_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """The verb of a phrase before the object that stands in front of its fixed words."""
    before = list(_WORD_OR_MARK.finditer(text, max(start, end - _LONGEST_OBJECT), end))
    for at, word in enumerate(reversed(before[-_MOST_APART:])):
        if not word.group()[0].isalpha():
            return None
        best = readings(word.group().lower())[0]
        if _CLASSES.get(best.tag.POS) == "verbs" and best.tag.POS != "PRTF":
            return word if at else None
        if best.tag.POS not in ("NOUN", "ADJF", "PRTF", "NPRO", "NUMR"):
            return None
    return None


@cache
def _apart() -> re.Pattern[str]:
    """Fixed words of the phrases that an object may part."""
    listed = (row.strip().replace("ё", "е") for row in table("synonyms", "ru")["apart"].split(","))
    either = "|".join(re.escape(row).replace("е", "[её]") for row in sorted(listed, key=len, reverse=True))
    return re.compile(rf" ({either})(?![^\W_])", re.IGNORECASE)


def _with_phrases(text: str) -> str:
    """A Russian text with its phrases of a verb and fixed words («сел на мель») sent as others of their meaning."""
    listed = _phrases_by_second_word()
    woven: list[str] = []
    position = 0
    for pair in _PAIR.finditer(text):
        candidates = listed.get(pair[2].lower().replace("ё", "е"))
        if candidates is None or pair.start() < position or not _opens_phrase(pair[1].lower()):
            continue
        for rest in candidates:
            whole = _fixed(rest).match(text, pair.end())
            other = _inflected_phrase(pair[1].lower(), rest) if whole is not None else None
            if whole is None or other is None:
                continue
            woven += (text[position : pair.start()], _capital_as(other, pair[1]) or "")
            position = whole.end()
            break
    return "".join(woven) + text[position:]


@lru_cache(maxsize=4_096)
def _inflected_phrase(word: str, rest: str) -> str | None:
    """The other phrase in the form of the verb that a word is; None where it is no verb of a phrase."""
    reading = next((one for one in readings(word) if _CLASSES.get(one.tag.POS) == "verbs"), None)
    other = (
        _table("ru", "phrases").get(f"{reading.normal_form} {rest}".replace("ё", "е")) if reading is not None else None
    )
    return _agreeing(other, reading, "verbs") if other is not None else None


@cache
def _phrases_by_second_word() -> Mapping[str, Sequence[str]]:
    """The fixed words of the phrases by the first of them, ё as е; the longest first."""
    found: dict[str, list[str]] = {}
    fixed = (phrase.partition(" ")[2] for phrase in _table("ru", "phrases"))
    for rest in dict.fromkeys(sorted(fixed, key=len, reverse=True)):
        found.setdefault(_LETTERS.split(rest, maxsplit=1)[0], []).append(rest)
    return found


@lru_cache(maxsize=4_096)
def _fixed(rest: str) -> re.Pattern[str]:
    spelt = re.escape(rest).replace("е", "[её]")
    return re.compile(rf" {spelt}(?![^\W_])", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def _opens_phrase(word: str) -> bool:
    """Whether a word in small letters may be the verb of a phrase."""
    verbs = _verbs_of_phrases()
    return any(one.normal_form.replace("ё", "е") in verbs for one in readings(word))


@cache
def _verbs_of_phrases() -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in _table("ru", "phrases"))


def _russian(match: re.Match[str]) -> str:
    word = match.group()
    lower = word.lower()
    if lower[:_BEGINNING].replace("ё", "е") not in _beginnings():
        return word
    if word[0].isupper() and not (_opens(match) and is_never_name(lower)):
        return word
    return _capital_as(_known(lower), word)


def _indonesian(text: str, words: re.Pattern[str]) -> str:
    """Phrases first, then words; what has a capital inside the sentence is a name."""
    known, phrases, meanings, listed = _table("id", "words"), _phrases_by_word(), words_of_senses(), _listed()
    woven: list[str] = []
    position = 0
    for match in words.finditer(text):
        word = match.group()
        lower = word.lower()
        if lower not in listed and not lower.endswith(_HIS) and not lower.startswith(_AFTER):
            continue
        start = match.start()
        if start < position or (word[0].isupper() and not _opens(match)):
            continue
        end, other = match.end(), None
        for rest, _, sent in fixed_phrases.beginning(phrases, lower, text, match.end(), _HIS):
            whole = fixed_phrases.following(rest, _HIS).match(text, match.end())
            if whole is not None and (whole[1] is None or _is_indonesian(sent)):
                end, other = whole.end(), sent + (whole[1] or "")
                break
        if other is None and lower in meanings and (sense := known_sense(lower, text, start, end)) is not None:
            end, other = sense
        elif other is None:
            other = known.get(lower) or _made(lower, known)
        if other is not None:
            woven += (text[position:start], _capital_as(other, word) or "")
            position = end
    return "".join(woven) + text[position:]


@cache
def _listed() -> frozenset[str]:
    """Words in small letters for which, or for a phrase that begins with them, something else may be sent."""
    return frozenset((*_table("id", "words"), *_phrases_by_word(), *words_of_senses()))


def _made(word: str, known: Mapping[str, str]) -> str | None:
    """What is sent for a word made of another one: *menciduknya* (menciduk, him), *pascagempa* (after the quake)."""
    if word.startswith(_AFTER):
        rest = word.removeprefix(_AFTER).removeprefix("-")
        if rest not in indonesian_words() or rest in word_set("senses-id", "lists.not_after"):
            return None
        return f"setelah {known.get(rest, rest)}"
    other = known.get(word.removesuffix(_HIS)) if word.endswith(_HIS) else None
    return f"{other}{_HIS}" if other is not None and " " not in other and _is_indonesian(other) else None


def _is_indonesian(sent: str) -> bool:
    """Whether the last word of what is sent takes *-nya*: one of Indonesian that is not spelt as an English one."""
    last = sent.rpartition(" ")[2]
    return last in indonesian_words() and last not in ordinary_words()


def known_phrase(text: str, start: int, end: int) -> tuple[int, str] | None:
    """The longest phrase of the Indonesian table that begins with this word of a text: its end, and what is sent."""
    for rest, _, sent in fixed_phrases.beginning(_phrases_by_word(), text[start:end].lower(), text, end):
        if (whole := fixed_phrases.following(rest).match(text, end)) is not None:
            return whole.end(), sent
    return None


def known_word(word: str) -> str:
    """What is sent for an Indonesian word in small letters that no phrase has."""
    return _table("id", "words").get(word, word)


@cache
def _phrases_by_word() -> fixed_phrases.Index:
    return fixed_phrases.by_first_word(_table("id", "phrases"))


def _capital_as(known: str | None, word: str) -> str:
    """The known word, with a capital where the other has one."""
    if known is None:
        return word
    return capital(known) if word[0].isupper() else known


def _opens(match: re.Match[str]) -> bool:
    """Whether a word opens the sentence; with a capital inside it, it is a name."""
    return opens(match.string, match.start())


@lru_cache(maxsize=65_536)
def _known(word: str) -> str | None:
    """What is sent for a Russian word form: the same form of the other word; None where there is none."""
    reading = readings(word)[0]
    kind = _CLASSES.get(reading.tag.POS)
    if kind is None:
        return None
    other = _table("ru", kind).get(reading.normal_form.replace("ё", "е"))
    if other is None or other.isascii() or kind == "adverbs":
        return other
    return _agreeing(other, reading, kind)


def agreeing(other: str, reading: Reading) -> str | None:
    """Another verb or adjective, and what stays behind it, in the form of a reading; None where it has none."""
    kind = _CLASSES.get(reading.tag.POS)
    return _agreeing(other, reading, kind) if kind is not None else None


def _agreeing(other: str, reading: Reading, kind: str) -> str | None:
    """What is sent, its first word in the form of a reading; the rest stays."""
    first, blank, rest = other.partition(" ")
    form = _inflected(first, reading, kind)
    return None if form is None else form + blank + rest


def _inflected(lemma: str, reading: Reading, kind: str) -> str | None:
    """The form of another word that agrees with a reading in all that it tells, aspect included."""
    bases = (one for one in readings(lemma) if one.normal_form == lemma and _CLASSES.get(one.tag.POS) == kind)
    base = next(bases, None)
    if base is None or base.tag.aspect != reading.tag.aspect:
        return None
    tag = reading.tag
    told = (tag.POS, tag.case, tag.number, tag.gender, tag.person, tag.tense, tag.mood, tag.voice)
    wanted = {one for one in told if one is not None}
    form = base.inflect(wanted | {tag.animacy} if tag.animacy else wanted) or base.inflect(wanted)
    # pymorphy3 drops what it cannot have: «старой» for a masculine accusative
    return str(form.word) if form is not None and all(one in form.tag for one in wanted) else None


@cache
def _table(language: str, kind: str) -> Mapping[str, str]:
    """The words of one class by their lemma, ё as е (Indonesian: by their form), and what is sent for them."""
    rows = (row.partition("=") for row in table("synonyms", language)[kind].split(","))
    return {word.strip().replace("ё", "е"): known.strip() for word, _, known in rows}


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(word[:_BEGINNING] for kind in ("verbs", "adjectives", "adverbs") for word in _table("ru", kind))
