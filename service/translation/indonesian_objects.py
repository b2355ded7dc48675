"""Objects that stand first in an Indonesian clause: "Uang itu ia gunakan" is sent as "Ia menggunakan uang itu".

With the doer, a pronoun, right before a bare verb, the compact package loses the object or makes it the doer ("that
money it uses"). Only at the opening, for an object without a verb of its own that ends in *itu*, *ini* or *tersebut* or
stands before an auxiliary ("Pelaku sudah kami tangkap"), and verbs that Indonesian has with *meN-* too. Data:
``objects`` of ``lexicon/constructions-id.toml``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.lexicon import indonesian_words, word_set, words
from service.translation.headlines import in_full
from service.translation.opening_word import capital

_ENDINGS = ("itu", "ini", "tersebut", "Itu", "Ini")
_DOERS = (" saya ", " kami ", " kita ", " mereka ", " dia ", " ia ", " aku ")
_VERB = re.compile("(?:me|ber|di)[a-z]{4}|(?:kata|ujar|bilang|sebut)\\Z")


def subject_first(text: str) -> str:
    """The text with the subject of its first clause before the verb and the object behind it."""
    if not any(doer in text for doer in _DOERS):
        return text
    match = _clause().match(text)
    if match is None or not (match["before"] or match["thing"].endswith(_ENDINGS)) or not _is_thing(match["thing"]):
        return text
    thing = match["thing"]
    active = _active(match["verb"])
    if active is None:
        return text
    doer = f"{match['doer']} {match['before']}{active} {thing[0].lower()}{thing[1:]}"
    return f"{match['opening']}{capital(doer)}{text[match.end() :]}"


def _is_thing(words_of_it: str) -> bool:
    """Whether words are a noun and what belongs to it, without a verb or another clause."""
    first, *others = words_of_it.lower().split()
    never, inside = (word_set("constructions-id", f"objects.{key}") for key in ("no_heads", "inside"))
    nouns = word_set("constructions-id", "objects.nouns") | word_set("constructions-id", "not_passive")
    if first in never or any(_VERB.match(word) and word not in nouns for word in (first, *others)):
        return False
    return not any(word in never and word not in inside for word in others)


@lru_cache(maxsize=4_096)
def _active(verb: str) -> str | None:
    """A bare verb with its *meN-*; None where Indonesian has no such word."""
    if verb in word_set("constructions-id", "objects.not_verbs"):
        return None
    forms = (in_full(verb), f"mem{verb}" if verb.startswith("per") else "")
    return next((form for form in forms if form in indonesian_words()), None)


@cache
def _clause() -> re.Pattern[str]:
    helpers = "|".join(words("constructions-id", "objects.auxiliaries"))
    doers = "|".join(words("constructions-id", "objects.pronouns"))
    return re.compile(
        r"(?P<opening>[\s\"'“‘«]*)(?P<thing>[A-Z][a-z-]{1,30}(?: [a-z-]{1,30}){0,5}?)"
        rf" (?P<before>(?:(?:{helpers}) ){{0,3}})(?P<doer>{doers}) (?P<verb>[a-z]{{3,30}})(?![\w-])"
    )
