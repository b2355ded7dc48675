"""langdetect, asked where the word scores are in doubt and for scripts that several languages share.

langdetect draws random numbers: it is seeded for every text, and its profiles are loaded once, at the first question.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

from service.language.script import sample


@lru_cache(maxsize=1)
def _factory() -> DetectorFactory:
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(0)
    return factory


@lru_cache(maxsize=2048)
def ask(text: str, choices: tuple[str, ...] = ()) -> dict[str, float]:
    """Probabilities by langdetect's code, only of `choices` when there are any; empty when it cannot say."""
    factory = _factory()
    detector = factory.create()
    if choices:
        detector.set_prior_map({code: 1.0 / len(choices) for code in _known(factory.langlist, choices)})
    detector.append(sample(text))
    try:
        return {found.lang: float(found.prob) for found in detector.get_probabilities()}
    except (LangDetectException, ZeroDivisionError):
        return {}


def knows_all(codes: Iterable[str]) -> bool:
    """Whether langdetect has a profile of each of these languages."""
    return _profiles().issuperset(codes)


@cache
def _profiles() -> frozenset[str]:
    return frozenset(path.name for path in Path(PROFILES_DIRECTORY).iterdir())


def _known(listed: Iterable[str], choices: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in choices if code in set(listed))
