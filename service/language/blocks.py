"""Language of blocks in an article and of sentences in a block: context settles what is short, never what is clear."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.document import LanguageMix, LanguageShare
from service.language.identification import judge
from service.language.opinions import UNDETERMINED, Detection, Opinion, opinions
from service.language.script import count_letters
from service.language.vocabulary import knows
from service.lexicon import ordinary_words, table
from service.reading import SourceBlock

_WORD = re.compile(r"[^\W\d_]+")
_SURE = 0.9
_SURE_WORDS = 6
"""A block of so many words and such confidence is a witness for its neighbours."""
_FEW_WORDS = 4
"""Words of a block of an English article that is English where English has them all: "Malaria data"."""
_AT_ONCE = 500
"""Sentences scored together."""


def identify(source: str, blocks: Sequence[SourceBlock], *, hint: str | None = None) -> tuple[SourceBlock, ...]:
    """The blocks with `language` and `confidence` set.

    Long clear blocks speak for themselves; the article's main language, the nearest clear blocks and `hint` (a BCP 47
    code of the client) tip the scale for the others. A block without letters takes its neighbour's language, trust 0.
    """
    texts = [block.running_text(source) for block in blocks]
    views = opinions(texts)
    alone = [judge(text, view) for text, view in zip(texts, views, strict=True)]
    sure = [view.words >= _SURE_WORDS and found.confidence >= _SURE for view, found in zip(views, alone, strict=True)]
    main = _main(views, alone, sure)
    most = max(main, key=lambda code: (main[code], code), default=UNDETERMINED)
    context = table("language", "context")
    named = []
    for place, (block, view) in enumerate(zip(blocks, views, strict=True)):
        found = alone[place]
        akin = found.language != most and _close(found.language, most)
        if not sure[place] or akin:
            bonus = {code: gain * context["main"] for code, gain in main.items()}
            for near in _neighbours(place, sure):
                code = alone[near].language
                bonus[code] = bonus.get(code, 0.0) + context["neighbour"]
            if hint:
                bonus[hint] = bonus.get(hint, 0.0) + context["hint"]
            if sure[place]:
                bonus = {code: gain * context["akin"] for code, gain in bonus.items()}
            found = _short(view, found, bonus)
            if most == "en" != found.language and 0 < view.words <= _FEW_WORDS and _is_english(texts[place]):
                found = Detection(most, found.confidence)
        named.append(SourceBlock(block.span, block.kind, found.language, found.confidence))
    return tuple(named)


def _is_english(text: str) -> bool:
    """Whether English has all words of a text, though Indonesian may have them too."""
    return all(word in ordinary_words() or knows("en", word) for word in _WORD.findall(text.lower()))


def _main(views: Sequence[Opinion], alone: Sequence[Detection], sure: Sequence[bool]) -> dict[str, float]:
    """Shares of the languages of the clear blocks by letters; of all blocks when none is clear."""
    letters: dict[str, int] = {}
    none = not any(sure)
    for view, found, clear in zip(views, alone, sure, strict=True):
        if (clear or none) and found.language != UNDETERMINED:
            letters[found.language] = letters.get(found.language, 0) + view.letters.total
    total = sum(letters.values())
    return {code: count / total for code, count in letters.items()} if total else {}


def _neighbours(place: int, sure: Sequence[bool]) -> list[int]:
    """The nearest clear block before and after."""
    before = next((i for i in range(place - 1, max(-1, place - 6), -1) if sure[i]), None)
    after = next((i for i in range(place + 1, min(len(sure), place + 6)) if sure[i]), None)
    return [i for i in (before, after) if i is not None]


def _short(view: Opinion, alone: Detection, bonus: dict[str, float]) -> Detection:
    """Language of a block that is not clear by itself."""
    if view.scores is None and view.words:  # a script that names the language
        return alone
    if view.scores is None:
        best = max(bonus, key=lambda code: (bonus[code], code), default=UNDETERMINED)
        return Detection(best, 0.0)
    if not any(code in view.places for code in bonus):  # names and site words in the other alphabet
        bonus = {**bonus, **{code: table("language", "context")["stranger"] for code in ("en", "ru")}}
    found = view.decide(bonus)
    if found.confidence < table("language", "confidence")["undetermined"]:
        return Detection(UNDETERMINED, found.confidence)
    return found


def sentence_languages(texts: Sequence[str], block_languages: Sequence[str]) -> list[str]:
    """Language of each sentence: that of its block, unless a sentence of some length clearly says otherwise."""
    found: list[str] = []
    for start in range(0, len(texts), _AT_ONCE):  # the views of a long text would take much memory
        views = opinions(texts[start : start + _AT_ONCE])
        found += map(_sentence, views, block_languages[start : start + _AT_ONCE])
    return found


def _sentence(view: Opinion, block_language: str) -> str:
    if view.scores is None and view.words:  # a script that names the language
        return view.alone.language if view.alone.confidence >= _SURE else block_language
    if view.scores is None or (block_language == UNDETERMINED and view.words < _SURE_WORDS):
        return block_language
    rules = table("language", "switch")
    if block_language not in view.places:  # another alphabet
        enough = view.words >= rules["foreign_words"] and view.plain >= rules["foreign_plain"]
        found = view.decide(dict.fromkeys(("en", "ru"), 1.0))
        return found.language if enough and found.confidence >= rules["foreign_confidence"] else block_language
    if view.words < rules["words"] or view.plain < rules["plain"] or view.stays(block_language, rules["bonus"]):
        return block_language
    found = view.decide({block_language: rules["bonus"]})
    lead = view.lead(found.language, block_language)
    needed = rules["close_lead"] if _close(found.language, block_language) else rules["lead"]
    return found.language if found.confidence >= rules["confidence"] and lead >= needed else block_language


def _close(one: str, other: str) -> bool:
    """Whether two languages are easily taken for each other in a single sentence."""
    return any(one in family and other in family for family in table("language", "families").values())


def mix(source: str, blocks: Sequence[SourceBlock]) -> LanguageMix:
    """Shares by letters over the kept blocks; the largest is the primary language."""
    letters: dict[str, int] = {}
    trust: dict[str, float] = {}
    for block in blocks:
        count = count_letters(block.text(source))
        letters[block.language] = letters.get(block.language, 0) + count
        trust[block.language] = trust.get(block.language, 0.0) + count * block.confidence
    total = sum(letters.values())
    if not total:
        return LanguageMix(UNDETERMINED, 0.0, [])
    order = sorted(letters, key=lambda code: (-letters[code], code))
    shares = [LanguageShare(code, round(letters[code] / total, 4)) for code in order if letters[code]]
    primary = order[0]
    return LanguageMix(primary, round(trust[primary] / letters[primary], 4), shares)
