"""Sentence boundaries: every full stop, mark or ellipsis is a candidate, judged by its near surroundings alone.

Linear: one pass over the candidates, each looks at most `NEAR` characters back and ahead.
"""

from __future__ import annotations

import re

from service.document import Span
from service.sentences.abbreviations import abbreviations
from service.sentences.boundaries import is_boundary
from service.sentences.brackets import linked_end
from service.sentences.place import NEAR, Place, last_word

_FACES = "\U0001f44a-\U0001f44f\U0001f600-\U0001f64f\U0001f910-\U0001f92f\U0001f970-\U0001f97a🎉🎊💪🤝"
"""Emoji that writers put where a full stop would stand: "See you soon 👋 Take care."."""
_MARKS = re.compile(
    rf"[.!?…。！？:;{_FACES}](?:(?<=\.) (?:\. ){{1,3}}\.|(?<=[:;])-?\)+(?= )"
    rf"|(?<=[{_FACES}])(?<![{_FACES}\ufe0f\u200d].)[{_FACES}\ufe0f\u200d]*+(?= [^\W\d_a-zа-яё])"
    rf"|(?<![:;{_FACES}])[.!?…。！？]*)"
)
"""Full stops and other marks, smileys, faces."""
_POINTERS = "⚡👉👇📌📍❗‼✅☑✔➡▪▫●◆■►▶🔴🔵🔹🔸🔺📷📸🎥📹🔗📲📢🚨📞☎✉📧📅🗓🕐⏰🎟💰\ufe0f"
"""Emoji and bullets that point at what follows."""
_CLOSERS = re.compile(
    r"(?P<quotes>(?:[\"'”’»“`)\]]|[ \u00a0\u202f]»(?=\s)|(?<=['’]) [\"”](?=\s))*"
    r"(?:\[\d{1,3}\]|[¹²³⁴-⁹]{1,3}|(?:(?<=[a-zа-яё]{3}[.!?])|(?<=\d\)[.!?]))\d{1,2}(?=\s[^\W\d_a-zа-яё]))?)"
    rf"(?: ?[\u2600-\u27bf\U0001f300-\U0001faff](?<![{_POINTERS}])[\ufe0f\u200d]*)*"
)
"""Quotes, brackets, numbers of notes, and emoji: "What a night! 🎉"."""
_OPENERS = "\"'“‘«„”’`([—–-•·*_|>" + _POINTERS
_EMOJI = re.compile(r"(?:[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d]* ?)+")
"""Emoji that open a sentence are bullets, and those behind its end the next bullet: "🔥 Kebakaran! 🚒 Damkar tiba."."""
_QUOTED = 600
"""Characters of the longest quotation whose end is looked for."""
_ELLIPSIS = re.compile(r"(?:\.{2,4}|…)(?=[^\W\d_])")
"""One that opens a sentence: "in three seasons. ...Junior Kyle Ames"."""


def split(text: str, language: str) -> list[Span]:
    """Half-open spans of the sentences of `text`, in order, trimmed; only white space lies between them.

    `language` is a BCP 47 code; for a language without abbreviations of its own those of all languages count.
    """
    known = abbreviations(language)
    spans: list[Span] = []
    start = _opening(text, 0, spans)
    counted, quoted, bulleted = 0, False, False
    for match in _MARKS.finditer(text):
        quoted ^= text.count('"', counted, match.start()) % 2 == 1
        counted = match.start()
        if match.start() <= start:  # marks that open a sentence (an ellipsis)
            continue
        bulleted = bulleted or _EMOJI.match(text, start) is not None
        end = _end(text, match.end(), bulleted=bulleted, quoted=quoted)
        place = _place(text, start, match.start(), match.end(), end, opening=not spans, bulleted=bulleted)
        if place is not None and is_boundary(place, known):
            spans.append((start, end))
            start = _opening(text, end, spans)
    last = len(text.rstrip())
    if last > start:
        spans.append((start, last))
    return spans


def _opening(text: str, position: int, spans: list[Span]) -> int:
    """Where the next sentence opens; brackets that name another article are sentences by themselves."""
    start = _skip(text, position)
    while (end := linked_end(text, start)) > start:
        spans.append((start, end))
        start = _skip(text, end)
    return start


def _skip(text: str, position: int) -> int:
    if position < len(text) and text[position] == " " and not text[position + 1 : position + 2].isspace():
        return position + 1
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _end(text: str, position: int, *, bulleted: bool, quoted: bool) -> int:
    """After closing quotes, brackets, note numbers, emoji that are no bullets; a quote after a blank opens the next,
    and so does one without a blank where none stands open: 'hendak diamankan."Kita'."""
    match = _CLOSERS.match(text, position)
    end = match.end("quotes" if bulleted else 0) if match else position
    if (
        end > position
        and text[end - 1] == "“"
        and end < len(text)
        and not text[end].isspace()
        and text[end] not in ",.;"
    ):
        return end - 1
    lone = end == position + 1 and text[position] == '"' and not text[position - 2 : position - 1].isspace()
    if lone and not quoted and text[end : end + 1].isupper():
        return position if '"' in text[end : end + _QUOTED] else end
    return end


def _place(
    text: str, start: int, mark: int, after_marks: int, end: int, *, opening: bool, bulleted: bool
) -> Place | None:
    """The surroundings of a candidate; None at the end of the text."""
    position = _skip(text, end)
    if position >= len(text):
        return None
    ahead = text[position : position + NEAR]
    following = ahead.lstrip(_OPENERS + " ")
    if bulleted and (bullet := _EMOJI.match(following)):
        following = following[bullet.end() :].lstrip(_OPENERS + " ")
    if position > end and (ellipsis := _ELLIPSIS.match(following)):
        following = following[ellipsis.end() :]
    opener = ahead[: len(ahead) - len(following)]
    left = text[max(start, mark - NEAR) : mark].rstrip()
    before = last_word(left)
    earlier = left[: len(left) - len(before)]
    return Place(
        marks=text[mark:after_marks],
        closers=text[after_marks:end],
        before=before,
        earlier=earlier,
        spaced=position > end,
        opener=opener,
        following=following,
        first=not earlier.strip() and mark - NEAR <= start,
        head=opening and mark - NEAR <= start,
    )
