"""What a Russian or Indonesian sentence says did not happen to its number, and claims that it denies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from service.annotate.source import counts, recognizer, russian_clauses
from service.annotate.tokens import SentenceView
from service.lexicon import words

_BEFORE = 160
"""Characters before a number in which its claim is denied."""
_OWN = 2
"""Words between «из» and the number: ни один из этих 40."""


def unsaid(sentence: SentenceView, value: float | None, minimum: float | None) -> bool:
    """Whether what the words say did not happen to the number: «ни один из 40 моряков не пострадал», a denied claim."""
    span = counts.only_place(sentence, value, minimum)
    if span is None:
        return False
    before, after = counts.around(sentence.source, span)
    if _is_none(before, sentence.language) or _is_other(before, sentence.language):
        return True
    if sentence.language == "ru" and recognizer.available():
        clause = russian_clauses.read(sentence.source, span)
        if clause is not None:
            return clause.negated or _is_denied(sentence, span)
    return counts.nearest(before, after, sentence.language)[1] or _is_denied(sentence, span)


def denied(sentence: SentenceView, value: float | None, minimum: float | None) -> bool:
    """Whether the number stands in a claim that its sentence denies: опроверг сообщения о 50 погибших."""
    span = counts.only_place(sentence, value, minimum)
    return span is not None and _is_denied(sentence, span)


def _is_denied(sentence: SentenceView, span: tuple[int, int]) -> bool:
    """Whether what stands before the number's place denies it."""
    found = _denial(sentence.language).search(sentence.source.lower()[max(0, span[0] - _BEFORE) : span[0]])
    if found is None:
        return False
    said = _SAID_THEN.search(found.group())  # membantah klaim itu dan menyatakan …
    return said is None or _CLAUSE.search(found.group()[: said.start()]) is not None


def _is_none(before: Sequence[str], language: str) -> bool:
    """Ни один из 40, никто из этих 40, tidak satu pun dari 40; `before` from the number backwards."""
    of = "из" if language == "ru" else "dari"
    at = next((at for at, word in enumerate(before[: _OWN + 1]) if word == of), None)
    if at is None:
        return False
    lead = " ".join(reversed(before[at + 1 : at + 4]))
    return any(lead == phrase or lead.endswith(f" {phrase}") for phrase in words(_TABLE, f"{language}.none"))


def _is_other(before: Sequence[str], language: str) -> bool:
    """Четыре, а не 5; bukan 5 melainkan 4."""
    return before[:1] == (["не"] if language == "ru" else ["bukan"])


_TABLE = "annotate-source-counts"
_SAID_THEN = re.compile(
    r"\b(?:и (?:заяв|сообщ|утвержда|добав|уточн|подчеркн)\w+"
    r"|(?:dan|serta) (?:menyatakan|mengatakan|mengklaim|menegaskan|menambahkan))\b"
)
"""What is claimed behind a denial, unless it belongs to the clause that is denied."""
_CLAUSE = re.compile(r"\b(?:что|bahwa|yang)\b")


@cache
def _denial(language: str) -> re.Pattern[str]:
    """A verb of denying and what it denies, up to the number; nothing ends the clause between."""
    denying, claims = ("|".join(words(_TABLE, f"{language}.{name}")) for name in ("denying", "claims"))
    ends = "|".join(words(_TABLE, f"{language}.contrary"))
    return re.compile(rf"\b(?:{denying})\b[,:]?(?: \w+){{0,3}} (?:{claims})\b(?:(?!\b(?:{ends})\b)[^.;!?])*\Z")
