"""Russian "there came to be more of them" («аварий стало на 15 % меньше»), sent as a number that rose or fell.

A small model makes of it accidents that were less, or tourists who became more; «число аварий сократилось на 15 %» it
knows.
"""

from __future__ import annotations

from service.translation.russian_clause import begun, leads, moved, opening, rewritten, tokens_of
from service.translation.russian_groups import person_at

_SAID = {"больше": "выросло", "меньше": "сократилось"}
_MOST_BETWEEN = 7


def as_numbers(text: str) -> str:
    """The text with more or less of things as their number that rose or fell; in doubt it stays."""
    return rewritten(text, _number) if " стало " in text else text


def _number(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    if text.find(" стало ", start, end) < 0:
        return None
    tokens = tokens_of(text, start, end)
    became = next(at for at, token in enumerate(tokens) if token.lower == "стало")
    said = next(
        (at for at in range(became + 1, min(became + _MOST_BETWEEN, len(tokens))) if tokens[at].lower in _SAID), 0
    )
    if not said or (said + 1 < len(tokens) and tokens[said + 1].kind in ("NOUN", "ADJF", "PRTF", "INFN")):
        return None
    for at in leads(tokens, opening(tokens)):
        things = person_at(tokens, at, "gent")
        if things is None or things.end != became:
            continue
        begins = tokens[at].start
        of = moved(text, tokens[at], text[begins : tokens[became - 1].end])
        if things.nouns[0].tag.number != "plur":
            return None  # неба стало больше
        by = text[tokens[became].end : tokens[said - 1].end].replace("в два раза", "вдвое").replace("в 2 раза", "вдвое")
        return begins, tokens[said].end, f"{begun(text, begins, 'число')} {of} {_SAID[tokens[said].lower]}{by}"
    return None
