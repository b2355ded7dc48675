"""The subtitle: which line between title and body it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.forest import LEARNED, forest
from service.interface_words import interface_word
from service.lines import plain
from service.masthead.candidates import labelled_clock
from service.masthead.captions import (
    ends_in_credit,
    labels_source,
    looks_like_caption,
    quoted_credit,
    worded_as_caption,
)
from service.masthead.head import Head
from service.masthead.headline import body_stems
from service.masthead.stems import overlap, stems
from service.masthead.subtitle_signs import lines_judged, never_subtitle, subtitle_signs
from service.masthead.title import FoundTitle, same
from service.masthead.topics import names_topics
from service.reading import PageEvidence

_LEAD_WORDS = 60


def find_subtitle(
    head: Head, title: FoundTitle, stated: Sequence[PageEvidence], first_dateline: int | None
) -> tuple[int, str] | None:
    """Index of the subtitle's line and the method, None when there is none.

    Rules choose it; learned trees confirm it, choose another line, or none (``lexicon/masthead-subtitle.npz``, made by
    ``benchmarks/subtitle_forest.py``).
    """
    if title.line is None:
        return None
    chosen = by_rules(head, title, stated, first_dateline)
    found = chosen[0] if chosen is not None else None
    if chosen is not None and chosen[1].startswith(STATED):
        return chosen
    judged = [index for index in lines_judged(head, title, found) if same(head.lines[index].text) != same(title.text)]
    if not judged:
        return chosen
    rows = subtitle_signs(head, title.line, judged, found, [plain(item.value) for item in stated], first_dateline)
    score, negative = max((score, -index) for score, index in zip(forest(MODEL).scores(rows), judged, strict=True))
    if score <= LEAST:
        return None
    return chosen if chosen is not None and -negative == found else (-negative, LEARNED)


MODEL = "masthead-subtitle"
LEAST = -0.5
"""Logarithm of the odds above which the likeliest line is the subtitle."""
STATED = ("hint", "json-ld", "meta:")
"""Methods of a subtitle that the page's markup or the request says plainly."""


def by_rules(
    head: Head, title: FoundTitle, stated: Sequence[PageEvidence], first_dateline: int | None
) -> tuple[int, str] | None:
    """By where the lines stand and what they are.

    It stands under the title, before the body: a line that is no sentence of the body, or a lead that metadata or a
    dateline separates from the body.
    """
    if title.line is None:
        return None
    after = list(range(title.line + 1, min(len(head.lines), title.line + 14)))
    used = title.span[1] if title.span else 0
    after = [index for index in after if head.lines[index].block.span[0] >= used]
    texts = [index for index in after if head.lines[index].is_prose or not head.items(index).complete]
    captioned = False
    for place, first in enumerate(texts[:_MOST_TRIED]):
        if place + 1 >= len(texts) or (place and head.lines[texts[place - 1]].words > _LEAD_WORDS):
            return None
        if _passed_over(head, title.line, first, captioned=captioned):
            captioned = captioned or head.lines[first].words >= _LEAST_WORDS
            continue
        if not _may_be(head, title.line, first) or (place and not _shares(head, first)):
            return None
        following = next((one for one in texts[place + 1 :] if not _captions(head, one)), texts[place + 1])
        return _judged(head, title.line, first, following, stated, first_dateline)
    return None


_MOST_TRIED = 4
_SHARED = 0.3


def _shares(head: Head, index: int) -> bool:
    """Some of the line's longer words are those of the article: not the page's, though other lines stand above."""
    return overlap(head.lines[index].text, body_stems(head))[0] >= _SHARED


_LEAST_WORDS, _CAPTION_WORDS = 4, 14


def _captions(head: Head, index: int) -> bool:
    line = head.lines[index]
    below = head.lines[index + 1] if index + 1 < len(head.lines) else None
    return (
        (below is not None and below.key == line.key and not below.is_prose)  # what a picture shows, and its caption
        or line.block.kind == "caption"
        or worded_as_caption(head, index)
        or (below is not None and labels_source(head, index + 1))
        or _CREDIT_BEHIND.search(line.text) is not None
    )


def _passed_over(head: Head, title: int, index: int, *, captioned: bool) -> bool:
    """A house's name or a caption, which may stand between title and subtitle."""
    line = head.lines[index]
    called = head.lines[title].text.strip()
    if line.text.startswith((f"{called}. ", f"{called} ")) or line.key == head.lines[title].key:
        return True  # a picture called like the article, the title said again
    if _captions(head, index) and not line.is_prose:
        return True
    if index == title + 1 and line.words >= _LEAST_WORDS and _said_again(head, index):
        return False  # a lead, though a picture stands below it
    if line.words < _LEAST_WORDS or looks_like_caption(head, index, below_title=index == title + 1):
        return True
    if _captions(head, index) or ends_in_credit(line.text, head) or quoted_credit(line.text) or "©" in line.text:
        return True
    if captioned:
        return False
    short = line.words <= _CAPTION_WORDS and line.ends_sentence
    return short and index < head.body and _apart(head, title, index)


def _apart(head: Head, title: int, index: int) -> bool:
    """Metadata, or lines that were taken out, stand between the title and the line."""
    between = head.source[head.lines[title].block.span[1] : head.lines[index].block.span[0]]
    return bool(between.strip())


def _may_be(head: Head, title: int, index: int) -> bool:
    line = head.lines[index]
    if line.block.kind in ("list_item", "byline", "date", "dateline") or not line.plain or line.words > _LEAD_WORDS:
        return False
    if (
        labelled_clock(line.text)
        or _says_when_or_who(head, index)
        or (line.words <= 6 and head.items(index).of("agency"))
    ):
        return False
    if names_topics(line.text) or _of_buttons(line.plain) or never_subtitle(line.text):
        return False
    above = head.items(index - 1).items if index else ()
    if len(above) == 1 and above[0].kind == "label":
        return False  # the value of "Source" on the line above
    return not line.text.rstrip().endswith(":") and not _NOTE.match(line.text)


def _of_buttons(text: str) -> bool:
    """``facebook icon twitter icon telegram icon``: most words are those of buttons."""
    words = text.split()
    return len(words) > 1 and sum(interface_word(word) in ("strong", "weak") for word in words) > len(words) / 2


def _judged(
    head: Head, title: int, first: int, following: int, stated: Sequence[PageEvidence], first_dateline: int | None
) -> tuple[int, str] | None:
    line = head.lines[first]
    wanted = [item for item in stated if same(item.value) == same(line.text)]
    if wanted and head.lines[following].is_prose:
        return first, wanted[0].method
    if first == first_dateline:
        return None
    if first < head.body:
        return first, "under-title"
    metadata_between = following - first > 1 and any(_states(head, index) for index in range(first + 1, following))
    if metadata_between and all(head.items(index).complete for index in range(title + 1, first)):
        return first, "lead-before-metadata"
    if _said_again(head, first) and first == title + 1:
        return first, "lead-said-again"
    if line.block.kind == "heading" and head.lines[title].block.kind == "heading":
        return first, "heading-under-title"
    if _tells_ahead(head, first, following):
        return first, "short-lead"
    if first_dateline is not None and first < first_dateline <= first + 3:
        return first, "lead-before-dateline"
    return None


_AHEAD_WORDS, _AHEAD_SHARE = 14, 0.5
_AGAIN_FROM, _AGAIN_WITHIN = 40, 2_500
"""Characters of a lead that is looked for again, and within which."""


def _said_again(head: Head, index: int) -> bool:
    """The page says the whole line again below, where the text begins."""
    start, end = head.lines[index].block.span
    return end - start >= _AGAIN_FROM and head.source.find(head.source[start:end], end, end + _AGAIN_WITHIN) >= 0


def _tells_ahead(head: Head, index: int, following: int) -> bool:
    """One short sentence that the much longer paragraph below says again in other words."""
    line, below = head.lines[index], head.lines[following]
    if line.words > _AHEAD_WORDS or not below.is_prose or below.words < 2 * line.words:
        return False
    return overlap(line.text, stems(below.text, below.block.language))[0] >= _AHEAD_SHARE


_CREDIT_BEHIND = re.compile(
    r"\s(?:foto|photo)[: ] ?[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}$|"
    r"[.!?][»”\"]?\s+(?:[Ss]ubmitted|[Ss]upplied|[Hh]andout|[Cc]ourtesy\b[\w .]{0,40}|[Cc]ontributed|[Ss]tock photo"
    r"|Screenshot|Istimewa|Ist|Dok"
    r"|[A-ZА-ЯЁ][\w-]+(?: [A-ZА-ЯЁ][\w.-]*){1,2}(?: ?/ ?[A-ZА-ЯЁ][\w .-]{1,30})?)$"
)
"""``… for cooling water. Submitted``: who gave the picture, behind the caption's full stop."""
_NOTE = re.compile(
    r"\(ATTN\b|SECTION:|[A-Z ]{3,20}:\s|\((?i:adds|updates|recasts|corrects|writes through|refiles)\b"
    r"|\((?i:дополн|обновл|исправл)"
    r"|A\s{1,3}A\s{1,3}A\b"
    r"|(?:Peranan|Role|Роль|Jabatan|Должность),\s"
)
"""Notes of an agency or archive, ``(ATTN: UPDATES …``, the sizes of letters,
and what somebody is to the house: ``Role, correspondent``."""


def _says_when_or_who(head: Head, index: int) -> bool:
    """A line with a full date or a byline is metadata, though some words of it are not explained."""
    items = head.items(index)
    dated = any(item.date is not None and (item.date.complete or item.label) for item in items.items)
    house = bool(items.of("name", "site")) and len(items.rest.split()) <= 4 and not head.lines[index].ends_sentence
    return (dated and len(items.rest.split()) <= 6) or house or bool(items.of("author"))


def _states(head: Head, index: int) -> bool:
    kinds = ("published", "modified", "date", "author", "agency", "relative")
    return any(item.kind in kinds for item in head.items(index).items)
