"""The agency that tells it, as the text itself says: ``…, передаёт «Интерфакс»``, ``Об этом пишет БЕЛТА``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from service.agencies import Agencies, opens_longer
from service.document import Evidence, Span
from service.lexicon import all_words, table
from service.lines import lookup_key
from service.masthead.head import Head
from service.masthead.labels import loose
from service.masthead.phrases import longest_first

_LONGEST_LEAD = 1_200
_MOST_NAME = 4
_LONGEST_NAME = 60
_WORDS = re.compile(r"(?:[^\s.]|\.(?![А-ЯЁ]))+")
"""Words of a name; a full stop whose blank was lost ends one: ``передает БЕЛТА.По словам …``."""
_LEAD = 3
"""Paragraphs from the first one on in which the text says where it is from; the last one may too."""
_KINDS = (
    r"(?:(?:собственн\w{2}\s)?корр(?:еспондент(?:у|ам|ы)?|\.)\s)?"
    r"(?:(?:(?:российско|государственно|национально)\w{1,3}\s)?(?:информационн\w{2}\s|новостн\w{2}\s|информ)?агентств[оауе]\s"
    r"|kantor berita\s|(?:the\s)?news agency\s)?"
)
"""What may stand between the verb and the name: ``передаёт корреспондент агентства «Урал-Вести»``."""
_TOLD = re.compile(
    r",\s(?P<name>[A-ZА-ЯЁ][\w.-]*(?: [A-ZА-ЯЁ][\w.-]*){0,3})"
    r" (?P<verb>reports|reported|сообщает|передает|передаёт)\b"
)
_CLOSES = re.compile(r"[.\s](?=$|\s|citing|referring|with reference|on [A-Z])")
"""Behind "Trend reports" in a later paragraph: it ends the sentence, or names the agency's own source or day."""
_TOLD_TO = re.compile(
    r"\b(?:сообщил|рассказал|заявил|пояснил|уточнил|подтвердил)(?:а|и|о)?\s"
    rf"(?:в\s(?=агентстве\s))?{_KINDS}(?=[«\"“]?[A-ZА-ЯЁ])",
    re.IGNORECASE,
)
"""``сообщили «Арменпресс» в пресс-службе``: whom the source spoke to."""
EARLIER = re.compile(r"(?:Ранее|Напомним|Прежде|Накануне|Sebelumnya|Diberitakan sebelumnya|Seperti diketahui)\b")
"""Opens a paragraph about other news."""
_BETWEEN = r"(?:(?:сегодня|вчера|во?\s\w{4,12}|\d{1,2}\s\w{3,9}),?\s)?"
"""``передаёт в среду ТАСС``."""


@cache
def _tells() -> re.Pattern[str]:
    words = "|".join(map(loose, longest_first(all_words("masthead.tells"))))
    return re.compile(rf"(?:^|[\s,])(?P<verb>{words})\s+{_BETWEEN}{_KINDS}(?=[«\"“]?\w)", re.IGNORECASE)


@cache
def _russian() -> tuple[str, ...]:
    """Verbs that tell in any of the paragraphs, with either spelling of ``ё``."""
    return tuple(str(word) for word in table("ru", "masthead")["tells"])


@cache
def _anywhere() -> tuple[str, ...]:
    """Verbs that tell in the first three paragraphs and the last one."""
    return (*_russian(), *(str(word) for word in table("id", "masthead")["tells"]))


def telling_agency(head: Head, known: Agencies) -> Evidence | None:
    """The agency that tells it, by the first paragraph; in Russian and Indonesian the next two or the last too.

    In English "…, Trend reports." closes a sentence of the next two.
    """
    if head.body >= len(head.lines):
        return None
    lead = True
    paragraphs = [*_paragraphs(head)]
    last = paragraphs[-1] if len(paragraphs) > _LEAD else (-1, -1)
    for start, end in paragraphs:
        text = head.source[start : min(end, start + _LONGEST_LEAD)]
        if lead or any(word in text.lower() for word in _anywhere()):
            for match in _tells().finditer(text):
                if (lead or match["verb"].lower() in _russian() or _opens(text, match)) and (
                    found := _named_behind(head, known, start, text, match.end())
                ):
                    return found
            for match in _TOLD_TO.finditer(text):
                if found := _named_behind(head, known, start, text, match.end()):
                    return found
        for match in _TOLD.finditer(text) if lead or " reports" in text else ():
            reports = match["verb"] == "reports" and _CLOSES.match(text, match.end()) is not None
            common = known.common.get(lookup_key(match["name"])) if reports else None
            name = known.named(match["name"]) or common
            if name and (lead or (reports and (start, end) != last)):
                return _named_in(head, name, start + match.start("name"), match["name"])
        lead = False
    return None


def _opens(text: str, match: re.Match[str]) -> bool:
    """``Dilansir kantor berita AFP, Selasa …``: the verb opens a sentence; inside one it may quote."""
    above = text[: match.start("verb")].rstrip(' ("“')
    return match["verb"].lower() in _anywhere() and (not above or above.endswith((".", "!", "?", "”", '"')))


def _paragraphs(head: Head) -> Iterator[Span]:
    """The spans of the paragraphs that may name the source, in order: the first ones and the last."""
    prose = [index for index in range(head.body, head.end + 1) if head.lines[index].is_prose or index == head.body]
    chosen = dict.fromkeys([*prose[:_LEAD], *prose[-1:]] or [head.body])
    for index in chosen:
        line = head.lines[index]
        if index == head.body or not EARLIER.match(line.text):
            yield line.block.span


def _named_behind(head: Head, known: Agencies, start: int, text: str, at: int) -> Evidence | None:
    """The agency whose name begins at `at` of `text`, the longest form of it."""
    following = _WORDS.finditer(text[at : at + _LONGEST_NAME])
    for stop in reversed([word.end() for word in islice(following, _MOST_NAME)]):
        raw = text[at : at + stop].rstrip(" .,;:)")
        name = known.named(raw)
        if name is None and "/" in raw and (listed := known.first_of(raw)) is not None:
            name, raw = listed
        if name is None and raw.isascii() and raw[:1].isupper() and not text.isascii():
            name = known.common.get(lookup_key(raw))  # "информирует Report": no word of the text's language
        if name is not None and opens_longer(text, at, at + len(raw)):
            return None
        if name is not None:
            return _named_in(head, name, start + at, raw.strip('«»"“”'))
    return None


def _named_in(head: Head, name: str, at: int, raw: str) -> Evidence:
    at = head.source.index(raw, at)
    return Evidence(name, raw, (at, at + len(raw)), "lead")


_CREDITED = re.compile(r"\(Reporting [Bb]y [^()\n]{3,200}?[;,] ?[Ee]diting [Bb]y [^()\n]{3,120}\)")
_SPOKEN_TO = re.compile(r"\b(?:told|contacted by|reached by|seen by|reviewed by|interview with|poll by)\s(?=[A-Z])")


def spoken_to(head: Head, known: Agencies) -> Evidence | None:
    """Below a wire's credit, the agency that people of the story spoke to: ``told Reuters. (Reporting by …)``."""
    if head.body >= len(head.lines):
        return None
    start = head.lines[head.body].block.span[0]
    credit = _CREDITED.search(head.source, start)
    if credit is None:
        return None
    for match in _SPOKEN_TO.finditer(head.source, start, credit.start()):
        if (found := _named_behind(head, known, 0, head.source, match.end())) is not None:
            return found
    return None
