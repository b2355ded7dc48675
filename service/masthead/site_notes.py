"""Notes in which a page names itself: where the text was printed, whose staff left it as the agency sent it.

Forms that many sites share: Pakistani papers close with ``Published in The Chenab Post, March 3rd, 2022``, Indian ones
with ``(This story has not been edited by Purva staff and is auto-generated from a syndicated feed.)``, aggregators with
``GULFWIRE provides the information "as is"``.
"""

from __future__ import annotations

import re

from service.document import Span
from service.lines import lookup_key
from service.masthead.item import HOST
from service.masthead.site import MEDIA, names_page

_EDGE = 8_000
_NAME = r"[A-Z][\w.’'-]*(?: (?:[A-Z&][\w.’'-]*|of|the)){0,4}"
PRINTED = re.compile(
    rf"^[ \t*(]{{0,3}}(?:First |Originally )?[Pp]ublished in (?P<name>{_NAME}),? (?:(?:on|dated) )?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{4})\.?\)?[ \t]*$",
    re.MULTILINE,
)
"""The whole line; month first or day first, as the paper dates itself."""
_UNEDITED = re.compile(
    rf"\b(?:has not been|hasn[’']t been|not been|was not) (?:edited|created|modified) by (?:the )?(?P<name>{_NAME}?)"
    r"(?:[’']s)?(?: (?:news|editorial|our))?(?: (?:staff|team|desk|newsroom))?"
    r" and is (?:auto|published|generated|being)"
)
_AS_IS = re.compile(rf"^(?P<name>{_NAME}) provides (?:the|this) information [“\"‘']as is", re.MULTILINE)
_FIRST_ON = re.compile(
    r"\bThe post [^\n]{8,200} (?:appeared first|first appeared) on (?P<name>[A-Z\d][^\n.]{1,40}(?:\.[a-z]{2,6})*)\.?\s"
)
"""As feeds of WordPress close each article."""
_BEFORE_MARK = re.compile(
    r"^[ \t]*(?!Copyright)(?P<name>[A-ZА-ЯЁ][\w.’'-]*(?: [A-ZА-ЯЁ][\w.’'-]*){0,3})"
    r" (?:©|\([cC]\)) ?(?:Copyright)?[ \d–—,-]{4,24}"
    r"(?P<host>[\w-]{2,40}(?:\.[a-z]{2,6}){1,2})(?![\w@])",
    re.MULTILINE,
)
"""``NusaTV © Copyright 2009 - 2019, nusatvnews.com``: the name, then its address."""
_ABOUT = re.compile(r"(?<![^\s|·•])(?:About|Tentang|Contact|Join|О) (?P<name>[A-ZА-ЯЁ][^\n|·•]{2,60})")
_TOP, _MOST_WORDS = 10, 4


def is_imprint(line: str) -> bool:
    """Whether a line says nothing but in which issue of a paper the text was printed."""
    return "ublished in " in line and PRINTED.fullmatch(line) is not None


def noted_name(source: str, body_end: int) -> tuple[str, Span] | None:
    """The site that a note below the text names; `body_end` is the offset where the text ends."""
    start = max(0, body_end - _BACK, len(source) - _EDGE)
    for needles, pattern in _NOTES:
        if any(source.find(needle, start) >= 0 for needle in needles) and (match := pattern.search(source, start)):
            return match["name"], match.span("name")
    return None


_BACK = 1_500
"""Characters of the text's end that are read too: such a note may have been kept as its last line."""
_NOTES = (
    (("ublished in ",), PRINTED),
    ((" and is ",), _UNEDITED),
    ((" information ",), _AS_IS),
    ((" appeared ",), _FIRST_ON),
)
"""What a note holds, and the note."""


def name_before_address(source: str, holder: Span) -> tuple[str, Span] | None:
    """What the page calls itself before the copyright's mark, where the holder is its address."""
    line = source.rfind("\n", 0, holder[0]) + 1
    match = _BEFORE_MARK.match(source, line)
    if match is None or match.start("host") != holder[0]:
        return None
    return match["name"], match.span("name")


def told_about(source: str, above: int) -> tuple[str, Span] | None:
    """A line above the title, at `above`, that the foot offers to tell about: ``Board`` … ``About Board``."""
    foot = max(above, len(source) - _EDGE)
    offered = {}
    for match in _ABOUT.finditer(source, foot):
        words = match["name"].split()
        offered.update({lookup_key(" ".join(words[:n])): n for n in range(1, min(len(words), _MOST_WORDS) + 1)})
    if not offered:
        return None
    position = 0
    for line in source[: min(above, _EDGE)].split("\n", _TOP * 2)[: _TOP * 2]:
        name = line.strip()
        if lookup_key(name) in offered and name[:1].isupper() and _is_name(name):
            at = position + line.index(name)
            return name, (at, at + len(name))
        position += len(line) + 1
    return None


def _is_name(name: str) -> bool:
    return names_page(name) or HOST.fullmatch(name) is not None or MEDIA.search(name) is not None
