"""Streets and squares in Russian text: «на улице Гагарина» is Gagarin Street, not the town of Gagarin."""

from __future__ import annotations

import re

from service.annotate.source import russian_names, russian_place_names
from service.annotate.source.recognizer import Found
from service.lexicon import table
from service.translation.romanization import transliterate

_LEAD = re.compile(r"(?<![^\W\d_])([А-ЯЁа-яё]{5,}|(?:ул|пр|просп|пер|пл|наб)\.)\s?[«\"]?\Z")


def kind(text: str, name: Found) -> str | None:
    """The English of the kind of street before a name, with "%" for the name: «улице» is "% Street"."""
    lead = _LEAD.search(text, max(0, name.start - 20), name.start)
    if lead is None:
        return None
    word = lead.group(1).lower()
    streets = table("annotate-russian", "streets")
    found = streets.get(word) or streets.get(russian_place_names.lemma(word) if word.isalpha() else word)
    return str(found) if found is not None else None


def english(written: str, template: str) -> tuple[str, ...]:
    """English names of a street, best first: Гагарина is Gagarin Street, Gagarina Street."""
    bases = (*russian_names.english(written, "person")[:1], transliterate(written))
    return tuple(dict.fromkeys(template.replace("%", base) for base in bases))
