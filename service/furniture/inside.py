"""Furniture between the paragraphs: related news, subscription boxes, credits, players, stray letters."""

from __future__ import annotations

import re

from service.furniture.crossheads import Crossheads
from service.furniture.interface import SHORT
from service.furniture.metadata import names_metadata, states_date
from service.furniture.page import FEW_WORDS, INTRODUCED, introduces
from service.furniture.phrases import announces, holds, rules
from service.furniture.rows import number_reason
from service.furniture.signs import LIST_REASONS, SURE, is_headline
from service.interface_words import speak_to_reader
from service.lines import Line, is_quotation

_SPOKEN = '—–-«“"'
"""What direct speech opens with."""
_LONGEST_HEAD = 6
"""Words of the longest line that says who wrote the post below it."""
_CONTROLS = 2
_LONGEST_HEADING = 8
"""Words of the longest heading that holds a phrase of pages."""
_LABELLED = re.compile(r"[A-ZА-ЯЁ][\w ]{2,14}: ?[‘“«\"'A-ZА-ЯЁ0-9]\S*(?: \S+){3,}")
"""A label, a colon and the headline that it points to: ``Read: Four suffocate in pit``."""
_REPORTED = re.compile(r"\b(?:reported from|contributed (?:to|from)|reporting from)\b")
_LONGEST_SIGN_OFF = 25
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s+[^\W\d_]")
_BULLETS = frozenset({"- ", "– ", "• ", "* ", "» "})


class Inside(Crossheads):
    """What of the lines from the first of the text to the last goes."""

    def clear_inside(self, first: int, last: int) -> None:
        index = first
        entries = self.entries(first, last) | self._posts(first, last)
        while index <= last:
            line = self.lines[index]
            reason = self.reasons[index]
            if reason == "separator":
                if not self._before_credit(index, last):
                    self.reasons[index] = None  # a break between parts of the article
            elif index in entries or (reason and self._of_text(index)):
                self.reasons[index] = None
            elif reason is None and self._lone_letter(index):
                self.reasons[index] = "stray"
            elif reason is None:
                self.reasons[index] = number_reason(line, in_body=True) or self._soft_inside(index)
                if self.reasons[index] is None and self._credits_picture(index):
                    self.reasons[index] = "photo-credit"
                if self.reasons[index] is None and self.titles_player(index):
                    self.reasons[index] = "embed"
                if self.reasons[index] is None and self._between_related(index):
                    self.reasons[index] = "related"
            elif reason == "credits" and self.label_alone(index):
                self.reasons[index + 1] = reason
            elif reason in LIST_REASONS and announces(line, reason):
                index = self._take_list(index, last, reason)
                continue
            index += 1

    def _of_text(self, index: int) -> bool:
        """A heading of the article, or what introduces the lines below it there."""
        return (
            self.heads_text(index) or self.names_part(index) or self.introduces_below(index) or self._heads_about(index)
        )

    def _heads_about(self, index: int) -> bool:
        """``Что знают файлы cookie`` alone between two sentences: a heading of an article about what pages speak of."""
        line = self.lines[index]
        if line.words > _LONGEST_HEADING or not holds(line, self.reasons[index] or ""):
            return False
        return not speak_to_reader(line.plain.split()) and self.undisturbed(index)

    def _before_credit(self, index: int, last: int) -> bool:
        """``___`` above the last line, which says from where somebody reported."""
        below = [line for line in self.lines[index + 1 : last + 1] if self.reasons[line.index] is None]
        return len(below) == 1 and below[0].words <= _LONGEST_SIGN_OFF and _REPORTED.search(below[0].plain) is not None

    def _posts(self, first: int, last: int) -> frozenset[int]:
        """``The governor writes``, ``Telegram`` right above a quotation: who said it, and where.

        A row of share buttons above a quotation has another one above it.
        """
        found: list[int] = []
        for index in range(first + 1, last):
            if not is_quotation(self.lines[index + 1]):
                continue
            network = self.lines[index].key in rules().social
            if network and self.reasons[index - 1] not in ("share", "follow", "navigation"):
                found.append(index)
            head = index - 1 if network else index
            if self.reasons[head] == "comments" and _says_who(self.lines[head]):
                found.append(head)
        return frozenset(found)

    def _lone_letter(self, index: int) -> bool:
        """One letter on a line of its own, an icon's, unless the next line goes on with it as behind a drop cap."""
        line = self.lines[index]
        if len(line.key) != 1 or not line.key.isalpha() or line.block.kind == "list_item":
            return False
        return index + 1 < len(self.lines) and not self.lines[index + 1].text[:1].islower()

    def _opens_quotation(self, index: int) -> bool:
        """``The message read as follows:`` above what was said."""
        if not introduces(self.lines[index]) or index + 1 == len(self.lines):
            return False
        below = self.lines[index + 1]
        return is_quotation(below) or (below.is_prose and below.text.lstrip()[:1] in _SPOKEN)

    def _between_related(self, index: int) -> bool:
        near = (index - 1, index + 1)
        listed = all(0 <= one < len(self.lines) and self.reasons[one] == "related" for one in near)
        return listed and self.lines[index].words <= SHORT and not self.lines[index].text.rstrip().endswith((".", ":"))

    def _credits_picture(self, index: int) -> bool:
        """An agency alone above the controls of a picture between the paragraphs: whose picture it is."""
        controls = range(index + 1, min(index + 1 + _CONTROLS, len(self.lines)))
        return any(self.reasons[one] == "image-prompt" for one in controls) and self.names_agency(index)

    def _soft_inside(self, index: int) -> str | None:
        line = self.lines[index]
        if (self.soft[index] in INTRODUCED and introduces(line)) or self._opens_quotation(index):
            return None
        if self.introduces_below(index):
            return None
        if self.is_button(index):
            found = self.interface_of(index)
            if line.block.kind == "list_item":
                return None
            if found.alone and (found.strong or self.beside_furniture(index)):
                return "navigation"
            if self.heads_article(line, found) and not self.beside_furniture(index):
                return None
            if self.soft[index] == "related" and _LABELLED.match(line.text.strip()):
                return "related"
            if not found.alone and self.undisturbed(index):
                return None  # "Follow the water, not the news" between two sentences
            few = line.words <= FEW_WORDS + found.opens
            if found.strong and ((few and found.opens) or ((few or found.opens) and self.beside_furniture(index))):
                return "navigation"
        alone = not line.ends_sentence and not self.heads_article(line, self.interface_of(index))
        if alone and self.beside_furniture(index) and self.is_plain(index) and self.sounds(index) > SURE:
            return "navigation"
        if self.soft[index] == "subscribe" and line.ends_sentence:
            found = self.interface_of(index)
            sure = found.strong and (found.alone or (found.opens and line.words <= SHORT))
            if sure or (found.hits and self.beside_furniture(index)):
                return "subscribe"
        return self.soft[index] if line.words <= SHORT and not line.ends_sentence else None

    def _take_list(self, head: int, last: int, reason: str) -> int:
        """The headlines under ``Read also:``, up to the next blank line or prose. Gives the index after them."""
        index = head + 1
        taken: list[int] = []
        while index <= last:
            line = self.lines[index]
            if self.reasons[index] == "embed" and not taken:
                break  # the heading announced a player
            if self.reasons[index] is None:
                gap = line.after_gap and index > head + 1 and not _same_bullet(self.lines[head + 1], line)
                parted = not taken and index > head + 1
                if not is_headline(line) or gap or self._dates_article(index) or self._heads_part(index, parted):
                    break
                taken.append(index)
            index += 1
        open_end = index <= last and not self.lines[index].after_gap
        direct = bool(taken) and index == taken[-1] + 1  # no ``End of …`` between
        if len(taken) > 1 and open_end and direct and self.lines[taken[-1]].block.kind != "list_item":
            taken.pop()  # the last may be a heading of the article
        for number in taken:
            self.reasons[number] = reason
        return max(index, head + 1)

    def _heads_part(self, index: int, parted: bool) -> bool:
        """A heading of the markup right above a paragraph, numbered or apart from the heading of the list.

        Such a list has its headlines right below its own heading: behind ``Page 2 of 3`` the article goes on.
        """
        line = self.lines[index]
        below = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if line.block.kind != "heading" or below is None or not below.is_prose:
            return False
        return parted or _NUMBERED.match(line.text) is not None

    def _dates_article(self, index: int) -> bool:
        """The date of publication, or a byline right above it: the caption of a picture ended in ``Read more``."""
        line = self.lines[index]
        below = self.lines[index + 1] if index + 1 < len(self.lines) else None
        return states_date(line) or (names_metadata(line) and below is not None and states_date(below))


def _same_bullet(first: Line, line: Line) -> bool:
    """Both are items of one list, which the text marks itself: a blank line between them ends nothing."""
    return first.text[:2] == line.text[:2] in _BULLETS


def _says_who(line: Line) -> bool:
    """A few words without a figure that say who writes: no count, age or button of comments."""
    return 2 <= line.words <= _LONGEST_HEAD and line.plain.replace(" ", "").rstrip(":").isalpha()
