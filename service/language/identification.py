"""Language of one text: script first, then words and letters, langdetect where these are in doubt."""

from __future__ import annotations

from service.language.arbiter import ask, knows_all
from service.language.opinions import UNDETERMINED, Detection, Opinion, opinions
from service.language.vocabulary import TRANSLATED
from service.lexicon import lexicon

_FEWEST_WORDS = 5
"""Words of a text that langdetect is asked about."""


def detect(text: str) -> Detection:
    """Language of one text; deterministic."""
    return judge(text, opinions([text])[0])


def judge(text: str, view: Opinion) -> Detection:
    """Language of a text by what is known of it."""
    found = view.alone
    rules = lexicon("language")["confidence"]
    doubt = rules["doubt_translated" if found.language in TRANSLATED else "doubt"]
    if view.scores is not None and found.confidence < doubt and view.words >= _FEWEST_WORDS:
        found = _settled(text, view, found)
    if found.confidence < rules["undetermined"]:
        return Detection(UNDETERMINED, found.confidence)
    return found


def _settled(text: str, view: Opinion, found: Detection) -> Detection:
    """langdetect's choice among the likeliest languages, where it knows them all and is sure itself.

    It has no profile of Malay, Javanese or the Turkic languages of Russia and would read them as their neighbours.
    """
    likely = view.likely(lexicon("language")["confidence"]["rivals"])
    if len(likely) < 2 or not knows_all(likely):
        return found
    chances = ask(text, likely)
    best = max(chances, key=lambda code: (chances[code], code), default=found.language)
    if best == found.language or chances[best] < lexicon("language")["confidence"]["settled"]:
        return found
    return Detection(best, round(min(0.6, chances[best]), 4))
