"""Furniture below the text: lists of news, tags, comments, boxes; and titles and leads that are said again."""

from __future__ import annotations

import re

from service.agencies import agencies
from service.furniture.interface import OFFER, SHORT
from service.furniture.metadata import full_date, labelled, names_metadata
from service.furniture.narrating import of_page
from service.furniture.page import TITLE_LEAST, same
from service.furniture.phrases import announces
from service.furniture.rows import SECTIONS, number_reason
from service.furniture.signs import HEARD, LONGEST_RELATED, SIGNATURE, SURE, Signs, name_like
from service.lines import Line, plain
from service.telephones import states_telephone

_OWN = frozenset({"we", "our", "us", "please", "мы", "наш", "нам", "нас", "пожалуйста", "kami", "redaksi", "silakan"})
"""Words by which the page speaks of itself or asks."""
_ASKING = frozenset({"paywall", "donation"})
"""Reasons whose `openings` sentences have: ``You have no idea.``"""
_TAG, _SHORT_TAIL = 4, 14
"""Words of the longest tag, and of the longest headline that may stand among furniture below the article."""
_COMMA_TAG = 3
_TAGS, _HELD, _HELD_NAMES = 3, 0.3, 0.6
"""Tags of the shortest row, and the part of their longer words that the text must hold: in lower case, and names."""
_CLOSING = " \"'”’»"
_CUES = 3
"""Lines of furniture below the article from which no signature follows."""
_SITE_AFTER = re.compile(r"[-–—|:·•»/](?<=\s[-–—|:·•»/])[-–—|:·•»/]?\s(?=[^-–—|]{2,40}$)")
_DESK = re.compile(r"[а-я]{2,3}(?:[ /][а-я]{2,3}){0,2}|[a-z]{2,3}(?:/[a-z]{2,3}){1,3}")
"""Initials of those who made it, right below the article."""
_JOINS = re.compile(r"\s*[|»›>→\ufffd·•:«]\s*|\s[/–—-]\s|\s{3,}")
"""What joins a title to the name of its site, to a section, a label or its neighbours."""
_CUT_REACH, _FARTHEST = 4, 40
"""Lines from the first of the text in which a lead that is cut off goes on, and from that lead."""
_CUT_OFF = re.compile(r".{24,240}(?:…|\.\.\.)")
_STAMPED = re.compile(r".{30,280}\. (?:риа новости|р-спорт|радио sputnik|sputnik|прайм)[^.,]{0,30}, \d\d\.\d\d\.\d{4}")
"""A lead with its agency and day behind, as sites describe a page: ``… said the port. РИА Новости, 19.09.2031``."""
_LEAD_HEAD, _DATELINE = 60, 60
"""Characters by which a lead is known again, and of the dateline that may stand before it."""
_TWICE = 2
"""Lines between which a caption is said twice: once for the picture's alternative text."""
_TICKER = re.compile(r"\W*(?:\d{1,2}\.\d{1,2}\.\d{4},?\s+)?\d{1,2}[:.]\d\d\s+[«\"“]?[^\W\d].{9,}")
"""A headline behind its time: ``23:10 Sochi hosts …``"""


def _for_agency(line: Line) -> bool:
    """``Nadia Marsh, The Canadian Press``: a signature with the agency behind it."""
    signed = SIGNATURE.match(line.text)
    return signed is not None and agencies().named(line.text[signed.end() :].strip()) is not None


def _begins_with(text: str, lead: str, *, stamped: bool) -> bool:
    """The text begins with the lead, behind a dateline where an agency `stamped` it."""
    begun = text.strip().casefold()
    at = begun[: len(lead) + _DATELINE].find(lead) if stamped else 0
    return at >= 0 and begun.startswith(lead, at)


def _behind_section(line: Line) -> list[str]:
    """``Город Мост закрыли до весны``: what stands behind the name of a section, with no mark between."""
    words = line.plain.split()
    cuts = (n for n in (1, 2) if " ".join(words[:n]) in SECTIONS and len(words) - n > TITLE_LEAST)
    return [same(" ".join(words[n:])) for n in cuts]


class Tail(Signs):
    """What of the lines below the text goes, and what of all lines repeats."""

    def clear_tail(self, last: int) -> None:
        if last < 0:
            return
        for index in range(last + 1, min(last + 3, len(self.lines))):
            if self.reasons[index] in ("photo-credit", "credits") and self.names_agency(index):
                self.reasons[index] = None  # the source, not a credit
        mode: str | None = None
        cue = 0
        loose = self._loose_tail(last)
        for index in range(last + 1, len(self.lines)):
            line = self.lines[index]
            if self.reasons[index] is None:
                self.reasons[index] = self._tail_reason(line, mode, last, cue=cue, loose=index in loose)
            reason = self.reasons[index]
            if reason is not None and reason != "stray":
                cue += 1
                if announces(line, reason):
                    mode = reason

    def _speaks_of_page(self, line: Line) -> bool:
        """The page offers or asks something in the line, or says something of itself."""
        own = not _OWN.isdisjoint(self.words(line)) or of_page(line) or self.interface_of(line.index).strong > 0
        return own or self.is_offer(line)

    def _tail_reason(self, line: Line, mode: str | None, last: int, *, cue: int, loose: bool) -> str | None:
        if line.index <= last + 2 and self.names_agency(line.index):
            return None
        soft = self.soft[line.index]
        if soft and not cue and line.is_prose and line.words > SHORT and not self._speaks_of_page(line):
            soft = None  # the last sentence of the article, though it begins as an offer does
        if soft and not (soft in _ASKING and line.ends_sentence and not self.interface_of(line.index).hits):
            return soft
        if bare := number_reason(line, in_body=False):
            return bare
        if mode == "comments":
            return "comments"
        if self.breaks_off(line, last):
            return None
        if self.is_button(line.index) and not SIGNATURE.match(line.text):
            found = self.interface_of(line.index)
            if found.alone or found.strong or found.weak >= OFFER:
                return "navigation"
        if (
            cue
            and line.words <= SHORT
            and not line.ends_sentence
            and states_telephone(line.text)
            and line.plain[:1].isalpha()
        ):
            return "contact"
        sure = HEARD if cue and not line.ends_sentence else SURE
        if self.is_plain(line.index) and self.sounds(line.index) > sure:
            return "boilerplate" if line.ends_sentence else "navigation"
        if cue and _TICKER.match(line.text) and not line.ends_sentence and line.words <= LONGEST_RELATED:
            return "popular"
        if self.titles_player(line.index):
            return "embed"
        below = self.reasons[line.index + 1] if line.index + 1 < len(self.lines) else None
        if line.text.rstrip().endswith(":") and below is not None and line.words <= SHORT and not labelled(line):
            return below
        if (names_metadata(line) and mode is None) or (labelled(line) and mode != "comments"):
            return None
        if mode is not None:
            related = line.words <= LONGEST_RELATED and not line.text.rstrip(_CLOSING).endswith((".", ";"))
            return mode if related else None
        if loose or self._lists_tags(line):
            return "tags"
        if (
            line.words <= 2
            and line.index == len(self.lines) - 1
            and line.text.strip().islower()
            and not line.ends_sentence
        ):
            return "stray"
        if line.words <= _COMMA_TAG and line.text.rstrip().endswith(",") and line.text.strip()[:1].islower():
            return "tags"
        if line.index == last + 1 and _DESK.fullmatch(line.plain):
            return "credits"
        short = line.words <= _SHORT_TAIL and not line.ends_sentence and line.block.kind != "list_item"
        if not cue or not short or (cue < _CUES and (name_like(line) or _for_agency(line))):
            return None
        return "tags" if line.words <= _TAG else "related"

    def _lists_tags(self, line: Line) -> bool:
        """``avalanche, snow, rescue``: a row of short names between commas, in lower case or those that the text holds.

        Names of people who made it are capitalized, and the text seldom holds them.
        """
        pieces = [piece.strip() for piece in line.text.split(",")]
        if len(pieces) < _TAGS or line.ends_sentence or line.block.kind == "list_item" or names_metadata(line):
            return False
        if not all(piece[:1].isalpha() and piece.count(" ") < _COMMA_TAG for piece in pieces):
            return False
        lower = all(piece[:1].islower() for piece in pieces)
        return self.share(line.index) >= (_HELD if lower else _HELD_NAMES)

    def _loose_tail(self, last: int) -> frozenset[int]:
        """Short lines at the end without any heading: tags, when there are several and they do not look like names."""
        run: list[int] = []
        for index in range(last + 1, len(self.lines)):
            line = self.lines[index]
            if (
                not self.is_free(index)
                or line.words > 4
                or line.ends_sentence
                or names_metadata(line)
                or line.block.kind == "list_item"
            ):
                if run and len(run) > 1:
                    break
                run = []
                continue
            run.append(index)
        lower = any(self.lines[index].text.strip()[:1].islower() for index in run)
        return frozenset(run) if len(run) >= 3 or (len(run) == 2 and lower) else frozenset()

    def clear_said_titles(self, title: int | None, first: int) -> None:
        """The title with the site's name, its section or a label around it, and a lead that is cut off.

        ``NEWS RELEASE – Lake that breathes in winter | SciRelease!``, ``Home » News » …``, ``Comments Off on …``.
        """
        free = [line for line in self.lines if self.reasons[line.index] is None and not line.is_prose]
        short = [line for line in free if not (names_metadata(line) or full_date(line))]
        heads = {same(line.plain): line.index for line in short if line.words > TITLE_LEAST and line.index <= first}
        for line in short:
            pieces = [same(plain(piece)) for piece in _JOINS.split(line.text)] if line.words > TITLE_LEAST else []
            pieces = pieces if len(pieces) > 1 else _behind_section(line) if line.index <= first else []
            if pieces and any(heads.get(piece, line.index) != line.index for piece in pieces):
                self.reasons[line.index] = "repeated-title"
        for line in self.lines[: first + 1]:
            cut = _CUT_OFF.fullmatch(line.plain) or _STAMPED.fullmatch(line.plain)
            if cut is None or self.reasons[line.index] is not None or line.index == title:
                continue
            lead = line.text.strip(" .…").casefold()[:_LEAD_HEAD]
            below = self.lines[line.index + 1 : min(first + _CUT_REACH, line.index + _FARTHEST)]
            if any(_begins_with(one.text, lead, stamped=cut.re is _STAMPED) for one in below):
                self.reasons[line.index] = "repeated-lead"

    def _said_above(self, index: int) -> bool:
        """The same caption stands right above, furniture aside; the site's name may follow it, a credit go before the
        first; cries and questions are said again in earnest.
        """
        line = self.lines[index]
        near = [one for one in range(max(0, index - _TWICE), index) if self.reasons[one] is None]
        if not near or line.words <= TITLE_LEAST or line.text.rstrip(_CLOSING).endswith(("!", "?")):
            return False
        above = self.lines[near[-1]].plain
        suffix = _SITE_AFTER.search(line.plain)
        bare = line.plain[: suffix.start()].strip() if suffix else ""
        return above == line.plain or (bare.count(" ") >= TITLE_LEAST and above.endswith(bare))

    def clear_names(self, first: int) -> None:
        """The name of a channel above each of its posts: said above the text, and again beside furniture."""
        heads = {
            line.key
            for line in self.lines[:first]
            if self.reasons[line.index] is None and line.words <= _TAG and not line.ends_sentence
        }
        for line in self.lines[first + 1 :]:
            if line.key in heads and line.key and self.reasons[line.index] is None and line.words <= _TAG:
                above = self.reasons[line.index - 1]
                if above is not None and above != "separator" and not names_metadata(line):
                    self.reasons[line.index] = "navigation"

    def clear_repeats(self, title: int | None, first: int) -> None:
        """A title or lead said again: what stands first stays."""
        seen: dict[str, int] = {}
        for index, line in enumerate(self.lines):
            if self.reasons[index] is not None or line.words < TITLE_LEAST or not line.plain:
                continue
            folded = same(line.plain)
            if self._said_above(index):
                self.reasons[index] = "repeated-caption"
                continue
            earlier = seen.setdefault(folded, index)
            if earlier == index and (suffix := _SITE_AFTER.search(line.plain)):
                bare = same(line.plain[: suffix.start()])
                earlier = seen.get(bare, index) if bare.count(" ") >= TITLE_LEAST else index
            if earlier == index:
                continue
            if (
                earlier == title
                or (title is None and earlier <= first)
                or (folded in self.titles)
                or (index < first and line.words > TITLE_LEAST and not names_metadata(line))
            ):
                self.reasons[index] = "repeated-title"
            elif earlier < first < index and _is_date(line):
                self.reasons[index] = "pagination"  # the head of a printed page
            elif earlier <= first + 1 and line.words >= 8 and earlier <= 12 and not _is_date(line):
                self.reasons[index] = "repeated-lead"


def _is_date(line: Line) -> bool:
    """The date of the article, which stands at the head of the page too."""
    return names_metadata(line) and not line.is_prose
