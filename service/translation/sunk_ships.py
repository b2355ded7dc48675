"""Ships of an Indonesian sentence that the model drowns or reverses: they sank, they capsized.

*Tenggelam* and *terbalik* are said of people and of ships; the compact package knows the first meaning alone ("cargo
ships drowned", "the boat is reversed"), and nothing that may be sent in their place comes out better.
"""

from __future__ import annotations

import re

_SHIP = r"\b((?:ships?|boats?|ferry|ferries|vessels?|tankers?|barges?|tugboats?|speedboats?|motorboats?|submarines?)"
_IS = r"(?: that| which)?)(?: (?:is|are|was|were|has been|have been|had been))?( almost| nearly| then)?"
_DROWNED = re.compile(rf"{_SHIP}{_IS} (drowned|drowns?|sailed)\b")
_DROWNING = re.compile(rf"{_SHIP}{_IS} drowning\b")
_REVERSED = re.compile(rf"{_SHIP}{_IS} (?:reversed|turned(?: over| upside down)?)\b")
_SUNK = re.compile(r"\b(?:tenggelam|karam)\b", re.IGNORECASE)
_SAILED = re.compile(r"\b(?:ber|pe)layar", re.IGNORECASE)
_CAPSIZED = re.compile(r"\bter(?:balik|guling)\b", re.IGNORECASE)
_FORMS = {"drowned": "sank", "sailed": "sank", "drown": "sink", "drowns": "sinks"}


def mended(english: str, source: str) -> str:
    """The English with the ships sunk or capsized that the source says so of; people drown as before."""
    if _SUNK.search(source) is not None and _SAILED.search(source) is None:
        english = _DROWNED.sub(lambda one: f"{one[1]}{one[2] or ''} {_FORMS[one[3]]}", english)
        english = _DROWNING.sub(lambda one: f"{one[1]}{one[2] or ''} sinking", english)
    if _CAPSIZED.search(source) is not None:
        english = _REVERSED.sub(lambda one: f"{one[1]}{one[2] or ''} capsized", english)
    return english
