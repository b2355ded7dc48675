"""Indonesian ways of saying that a small model misreads, in others of the same meaning.

A bare *tersangka* or *pelaku* before a verb comes out as "suspected to steal", with nobody who did it: *tersangka itu*
is the suspect. *Umat Islam* comes out as the Islamic State, *umat Kristen* as Christianity: *kaum Muslim* and *warga
Kristen* are people. Packages whose English can be trusted do without.
"""

from __future__ import annotations

import re

from service.translation.opening_word import capital

_SUSPECT = re.compile(
    r"(?P<before>^[\s\"“'«(]*|[,:;] (?:dan |lalu |bahwa |sementara )?)(?P<who>[Pp]elaku|[Tt]ersangka)"
    r"(?= (?:(?:kemudian|lalu|langsung|juga|sempat|akhirnya|sudah|telah|bahkan) )?me[a-z]{4,})"
)
_FAITHFUL = re.compile(r"\b([Uu])mat (Islam|Muslim|Kristen|Kristiani|Katolik|Hindu|Buddha|Budha|Konghucu|Yahudi)\b")
_MUSLIMS = frozenset(("Islam", "Muslim"))


def as_understood(text: str) -> str:
    """The text with these sent otherwise."""
    if "elaku" in text or "ersangka" in text:
        text = _SUSPECT.sub(r"\g<before>\g<who> itu", text)
    return _FAITHFUL.sub(_people, text) if "mat " in text else text


def _people(match: re.Match[str]) -> str:
    people = "kaum Muslim" if match[2] in _MUSLIMS else f"warga {match[2]}"
    return capital(people) if match[1].isupper() else people
