"""What tells the subtitle from captions, teasers and the article's first sentences, as numbers for learned trees."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.lines import Line
from service.masthead.captions import ends_in_credit, looks_like_caption, quoted_credit, worded_as_caption
from service.masthead.head import Head
from service.masthead.headline import all_stems, own_words
from service.masthead.no_sender import words_of
from service.masthead.stems import long_words, share_of, stems_of
from service.masthead.title import FoundTitle

MOST = 4
"""Lines below the title that are judged."""
_WORDS = range(3, 61)
"""How many words they have."""
_REACH, _OF_BODY = 14, 3
"""Lines below the title that are looked at, and lines of the text among them."""
_FAR, _AGAIN_FROM, _AGAIN_WITHIN = 8, 40, 1_500
_DAY = re.compile(r"\(\d{1,2}[/.]\d{1,2}")
_INNER = re.compile(r"[.!?…][\"”»]?\s+[\"“«]?[A-ZА-ЯЁ]")
_NAME_BEHIND = re.compile(r"[.!?)»”\"]\s+[A-ZА-ЯЁ][\w.-]+(?:[ /][A-ZА-ЯЁ][\w.-]+){0,3}$")
_SLASH_BEHIND = re.compile(r"/\s?[\w .]{2,30}\W{0,2}$")
_KINDS = ("heading", "caption", "title")


_BESIDE_LETTERS = re.compile(r"(?P<name>[^\n]{8,80}?)\s[-–—]\s(?P<letters>[^\W\d_]{2,6})\s*")


def names_itself(text: str) -> bool:
    """``Torva Public News Service — TPNS``: a house's name and its letters."""
    match = _BESIDE_LETTERS.fullmatch(text.strip())
    return match is not None and match["letters"].isupper() and words_of(match["letters"], match["name"]) is not None


def never_subtitle(text: str) -> bool:
    """A line that is no subtitle wherever it stands: what names the page itself, or whose picture it is."""
    return "©" in text or names_itself(text)


def lines_judged(head: Head, title: FoundTitle, chosen: int | None) -> list[int]:
    """Indices of the lines that may be the subtitle: the first below the title that hold more than metadata.

    None where the text begins right below the title and its metadata, and the rules have `chosen` no line.
    """
    lines = head.lines
    if title.line is None:
        return []
    used = title.span[1] if title.span else 0
    reach = range(title.line + 1, min(len(lines), title.line + _REACH, head.body + _OF_BODY))
    texts = [n for n in reach if lines[n].block.span[0] >= used and (lines[n].is_prose or not head.items(n).complete)]
    found = [
        n for n in texts[:MOST] if lines[n].plain and lines[n].words in _WORDS and not never_subtitle(lines[n].text)
    ]
    return found if chosen in found or (found and chosen is None and found[0] < head.body) else []


def subtitle_signs(
    head: Head, title: int, judged: Sequence[int], chosen: int | None, stated: Sequence[str], dateline: int | None
) -> list[dict[str, float]]:
    """The features of each of the lines `judged`; `chosen` is the one that rules take, `stated` folded subtitles."""
    states = [n for n in range(title + 1, min(len(head.lines), title + _REACH + 2)) if _states(head, n)]
    own = {n: stems_of(long_words(head.lines[n].plain), head.language()) for n in judged[1:]}
    said, titled = all_stems(head), stems_of(own_words(head, title), head.language())
    found = []
    pictured = False
    for rank, index in enumerate(judged):
        line, items = head.lines[index], head.items(index)
        above, below = head.lines[index - 1], head.lines[index + 1] if index + 1 < len(head.lines) else None
        start, end = line.block.span
        words = long_words(line.plain)
        share, shared = share_of(words, said)
        title_share, _ = share_of(words, titled)
        over = head.source[above.block.span[1] : start]
        after = head.source[end : below.block.span[0]] if below is not None else ""
        text = line.text.strip()
        following = [head.lines[n] for n in judged[rank + 1 : rank + 3]]
        shares = [share_of(words, own[n]) for n in judged[rank + 1 : rank + 3]]
        nearest = shares[0] if shares else (0.0, 0)
        second = shares[1] if len(shares) > 1 else (0.0, 0)
        pictured = pictured or (rank > 0 and worded_as_caption(head, judged[rank - 1]))
        one = {
            "share next": nearest[0],
            "shared next": min(nearest[1], 12),
            "share second": second[0],
            "share best": max(nearest[0], second[0]),
            "next words": min(following[0].words, 60) if following else 0,
            "next prose": float(bool(following) and following[0].is_prose),
            "next dateline": float(len(judged) > rank + 1 and judged[rank + 1] == dateline),
            "next caption": float(len(judged) > rank + 1 and worded_as_caption(head, judged[rank + 1])),
            "pictured above": float(pictured),
            "rank": rank,
            "below title": min(index - title, _FAR),
            "to body": max(-_FAR, min(head.body - index, _FAR)),
            "to opened": max(-_FAR, min(head.opened - index, _FAR)),
            "judged": len(judged),
            "chosen": float(index == chosen),
            "chosen other": float(chosen is not None and index != chosen),
            "words": min(line.words, 60),
            "title words": min(head.lines[title].words, 30),
            "prose": float(line.is_prose),
            "sentence": float(line.ends_sentence),
            "title sentence": float(head.lines[title].ends_sentence),
            "two sentences": float(_INNER.search(text) is not None),
            "caption words": float(worded_as_caption(head, index)),
            "caption": float(looks_like_caption(head, index, below_title=index == title + 1)),
            "credit": float(ends_in_credit(text, head)),
            "quoted credit": float(quoted_credit(text)),
            "name behind": float(_NAME_BEHIND.search(text) is not None),
            "slash behind": float(_SLASH_BEHIND.search(text) is not None),
            "bracket behind": float(text[-1:] in ")]"),
            "day": float(_DAY.search(text) is not None),
            "colon": float(text.endswith(":")),
            "quoted": float(text[:1] in "\"“«'‘"),
            "dash": float(text[:1] in "-–—•*"),
            "lower": float(text[:1].islower()),
            "shouted": float(text.isupper()),
            "list": float(line.block.kind == "list_item"),
            **{f"kind {kind}": 1.0 for kind in _KINDS if line.block.kind == kind},
            "share": share,
            "shared": min(shared, 12),
            "title share": title_share,
            "again": float(_said_again(head, line)),
            "stated": float(line.plain in stated),
            "any stated": float(bool(stated)),
            "items": min(len(items.items), 4),
            "rest": min(len(items.rest.split()), _FAR),
            "dated": float(any(item.date is not None for item in items.items)),
            "states above": sum(n < index for n in states),
            "states below": sum(n > index for n in states),
            "states next": float(index + 1 in states),
            "states before": float(index - 1 in states),
            "gone above": min(sum(bool(part.strip()) for part in over.split("\n")), 6),
            "gone below": min(sum(bool(part.strip()) for part in after.split("\n")), 6),
            "blank above": float("\n\n" in over),
            "blank below": float("\n\n" in after),
            "dateline": float(index == dateline),
            "over dateline": float(dateline is not None and index < dateline),
            "to dateline": min(dateline - index, _FAR) if dateline is not None and dateline > index else 0,
            "lines": min(len(head.lines), 40),
            f"language {line.block.language}": 1.0,
        }
        if below is not None:
            one |= {
                "words below": min(below.words, 60),
                "prose below": float(below.is_prose),
                "sentence below": float(below.ends_sentence),
                "longer": min(below.words / max(1, line.words), 6.0),
                "begins below": float(below.plain.startswith(line.key[:40])),
                "shouted below": float(below.text[:12].isupper()),
            }
        found.append(one)
    return found


def _said_again(head: Head, line: Line) -> bool:
    """The page says the whole line again right below."""
    start, end = line.block.span
    return end - start >= _AGAIN_FROM and head.source.find(line.text, end, end + _AGAIN_WITHIN) >= 0


def _states(head: Head, index: int) -> bool:
    items = head.items(index)
    kinds = ("published", "modified", "date", "author", "agency", "relative", "name")
    return items.complete and any(item.kind in kinds for item in items.items)
