"""Identification by script first, then langdetect, neighbours for short blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

from service.document import LanguageMix, LanguageShare
from service.reading import SourceBlock

_LETTERS = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


@dataclass(frozen=True, slots=True)
class Detection:
    """A language code (``en``, ``ru``, ``id``, another ISO 639 code, ``und``) and a confidence from 0 to 1."""

    language: str
    confidence: float


@lru_cache(maxsize=1)
def _factory() -> DetectorFactory:
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(0)
    return factory


@lru_cache(maxsize=4096)
def detect(text: str) -> Detection:
    """Language of one text; deterministic."""
    sample = text[:4000]
    letters = _LETTERS.findall(sample)
    if len(letters) < 3:
        return Detection("und", 0.0)
    detector = _factory().create()
    detector.append(sample)
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return Detection("und", 0.0)
    return Detection(best.lang, round(best.prob, 4))


def identify(source: str, blocks: Sequence[SourceBlock], *, hint: str | None = None) -> tuple[SourceBlock, ...]:
    """The blocks with `language` and `confidence` set; short ones take the article's main language of their script."""
    found = [detect(block.running_text(source)) for block in blocks]
    weights: dict[str, int] = {}
    for block, detection in zip(blocks, found, strict=True):
        size = block.span[1] - block.span[0]
        if size > 60:
            weights[detection.language] = weights.get(detection.language, 0) + size
    main = hint or max(weights, key=lambda code: (weights[code], code), default="und")
    named = []
    for block, detection in zip(blocks, found, strict=True):
        text = block.text(source)
        if len(text) <= 60 and detection.language != main:
            cyrillic = bool(_CYRILLIC.search(text))
            if cyrillic == (main == "ru") and main != "und":
                detection = Detection(main, 0.5)
            elif cyrillic:
                detection = Detection("ru", 0.5)
        named.append(replace(block, language=detection.language, confidence=detection.confidence))
    return tuple(named)


def sentence_languages(texts: Sequence[str], block_language: str) -> list[str]:
    """Language of each sentence of a block."""
    return [block_language] * len(texts)


def mix(source: str, blocks: Sequence[SourceBlock]) -> LanguageMix:
    """Shares by letters over the kept blocks; the largest is the primary language."""
    letters: dict[str, int] = {}
    trust: dict[str, float] = {}
    for block in blocks:
        count = len(_LETTERS.findall(block.text(source)))
        letters[block.language] = letters.get(block.language, 0) + count
        trust[block.language] = trust.get(block.language, 0.0) + count * block.confidence
    total = sum(letters.values())
    if not total:
        return LanguageMix("und", 0.0, [])
    order = sorted(letters, key=lambda code: (-letters[code], code))
    shares = [LanguageShare(code, round(letters[code] / total, 4)) for code in order if letters[code]]
    primary = order[0]
    return LanguageMix(primary, round(trust[primary] / letters[primary], 4), shares)
