"""The dateline that the article opens with: in its first paragraphs, or on a line of its own above them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from service.document import Dateline, Evidence
from service.masthead.candidates import Candidate
from service.masthead.dateline import FoundDateline, find_dateline, known_city, place_line
from service.masthead.dateline_house import paper_and_town, with_house
from service.masthead.head import Head
from service.masthead.name_words import (
    has_first_name,
    has_given_name,
    is_desk,
    is_organization,
    is_role,
    only_words,
    surname,
)
from service.masthead.places import is_country, is_place

_FIRST_PARAGRAPHS = 4
_HEADINGS, _SHORT_HEADING = 10, 4
_LABELLED = re.compile(r"DATELINE: (?P<place>\S.{2,58})$")
"""As archives print it: ``DATELINE: BISHKEK, Kyrgyzstan``."""
_BEHIND_DATE = re.compile(r"\s*[|–—-]\s*(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .,/'’-]{2,50}?)[:\s]*")
_PICTURE_CREDIT = re.compile(r"[.!?\w][”\"]?\s?[–—-]\s?(?:Photo by |File |Photo: )?[A-Z][\w .’'/]{1,24}\s*$")
_LONGEST_CREDIT = 40
_BAR = re.compile(r" \| (?=\S+$)")
_EACH = re.compile(r"\s*[/,]\s*")
_AND = re.compile(r"\s(?:and|и|dan|&)\s")
_FULL_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+){1,3}")
_CUT = ("...", "…")
_DASHES = ("-", "–", "—")


def dateline_date(opening: tuple[int, FoundDateline] | None) -> list[Candidate]:
    """The dateline's own day, with or without its year."""
    if opening is None or (dateline := opening[1]).date is None or dateline.date_span is None:
        return []
    day = dateline.date
    return [Candidate("dateline", day, opening[0], dateline.date_span, "")] if day.day is not None else []


def correspondent(dateline: FoundDateline | None, source: str) -> tuple[Evidence, ...]:
    """The correspondent that the dateline names beside the agency."""
    if dateline is None or dateline.person is None or dateline.person_span is None:
        return ()
    if is_organization(dateline.person) or (only_words(dateline.person) and not has_first_name(dateline.person)):
        return ()  # "Kejaksaan Negeri"
    start, end = dateline.person_span
    return (Evidence(dateline.person, source[start:end], (start, end), "dateline"),)


def _is_person(place: str) -> bool:
    """Who wrote it stands where a place would.

    ``EFE / Marta Quintanal``, ``Nabila Ardhani - Senin, 25 April 2022``, ``Orla Penhale and Wim Tarrant, AAP``.
    """
    if is_place(place) or known_city(place):
        return False
    names = _AND.split(place)
    pair = len(names) > 1 and all(" " in name and not is_place(name) for name in names)
    return pair or (" " in place and (has_first_name(place) or is_role(place) or is_desk(place)))


def _known_place(found: FoundDateline) -> bool:
    place = found.dateline.place or ""
    return is_place(place) or known_city(place)


def text_opens(head: Head) -> int:
    """The line whose dateline opens the text, though its lines are cut so that it looks like none.

    ``ASUNCION, Paraguay, April 8, 2019 (AFP) - Swollen rivers have forced``: a date and an agency before a sentence.
    """
    for index, line in enumerate(head.lines[: min(head.body, _TOP)]):
        if line.words < _LEAST_OPENING or len(line.text) > _LONGEST_LINE:
            continue
        found = find_dateline(line.text, line.block.span[0], head.known)
        if found is not None and found.agency and found.date is not None and found.dateline.place:
            return index
    return len(head.lines)


_TOP, _LEAST_OPENING, _LONGEST_LINE = 60, 10, 300


def placed_day(head: Head, index: int) -> bool:
    """``Baku, Azerbaijan, June 14``: a known city, its country and a day, nothing else."""
    line = head.lines[index]
    if line.words > _LEAST_OPENING or line.text.count(",") < _LAND_AND_DAY or not head.items(index).of("date"):
        return False
    found = find_dateline(f"{line.text.rstrip()} — X", line.block.span[0], head.known)
    city = found.dateline.place if found is not None and found.date is not None else None
    return city is not None and known_city(city)


_LAND_AND_DAY = 2
_PARAGRAPHS_ABOVE = 3
"""Paragraphs above a dateline that names a place alone."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening lines of one article; `sites` are names of its site, folded, `title` is the title's line."""

    head: Head
    sites: frozenset[str]
    title: int | None = None

    def dateline(self) -> tuple[int, FoundDateline] | None:
        """The first dateline among the opening paragraphs, or on a line of its own above them: index and dateline."""
        head = self.head
        start = min(max(0, head.body - 2), text_opens(head))
        stop = (
            max(head.body + 4, head.opened + 2) + _FIRST_PARAGRAPHS if head.opened < len(head.lines) else head.body + 8
        )
        if (placed := self._behind_date(range(min(head.body, len(head.lines))))) is not None:
            return placed
        paragraphs = 0
        for index in range(start, min(len(head.lines), stop)):
            line = head.lines[index]
            if index > head.body and line.text.rstrip().endswith(_CUT):
                continue  # a teaser's: "TORVA: The minister has taken steps, …"
            offset = line.block.span[0]
            paragraphs += line.is_prose and index > head.body
            loose = (line.block.language or head.language()) == "id"
            if not line.is_prose and line.words <= 12:
                found = self._own_line(index) or self._dated(line.text, offset)
                if found is not None and _is_person(found.dateline.place or ""):
                    continue
            else:
                found = find_dateline(line.text, offset, self.head.known, sites=self.sites, loose=loose)
                if found is not None and not line.ends_sentence and _is_person(found.dateline.place or ""):
                    continue  # a line of metadata that opens with its author
            if found is None and loose and (line.is_prose or index + 1 == head.body):
                found = paper_and_town(line.text, offset)
            if found is not None and index == self.title and not (found.agency or found.site or found.date):
                continue  # MOST READ: Why the ferry …
            found = with_house(found, head, loose=loose) if found is not None else None
            bare = found is not None and not (found.agency or found.site or found.date)
            if bare and paragraphs + (not line.is_prose) > _PARAGRAPHS_ABOVE:
                continue  # a place alone far down is a teaser's
            if found is not None and not (found.dateline.place or found.agency or line.is_prose):
                continue  # the house on a line of its own
            if found is not None and not self._pictured(index, found, stop):
                return index, found
        return None

    def _pictured(self, index: int, found: FoundDateline, stop: int) -> bool:
        """``HARNAI: Rescuers wait at the pit.—APP`` above the text: a picture's place, where the text has its own.

        ``RUNS— The ferry …`` too: a word in capitals that no list knows as a place.
        """
        credited = _PICTURE_CREDIT.search(self.head.lines[index].text[-_LONGEST_CREDIT:]) is not None
        place = found.dateline.place or ""
        strange = bool(place) and not found.site and not is_place(place) and not known_city(place)
        if found.agency or found.date or not (credited or strange):
            return False
        below = self.head.lines[index + 1 : min(len(self.head.lines), stop, index + 4)]
        own = (find_dateline(line.text, 0, self.head.known, sites=self.sites) for line in below if line.is_prose)
        return any(one is not None and (credited or _known_place(one)) for one in own)

    def _behind_date(self, above: range) -> tuple[int, FoundDateline] | None:
        """``Published - October 17, 2021 01:26 pm IST - KOTTAYAM/KOCHI``: the place behind the time of publication."""
        for index in above:
            dates = [item for item in self.head.items(index).items if item.date is not None and item.date.complete]
            line = self.head.lines[index]
            match = _BEHIND_DATE.fullmatch(line.text, dates[-1].span[1]) if dates else None
            if match is None or not all(map(is_place, _EACH.split(match["place"]))):
                continue
            span = (line.block.span[0] + match.start("place"), line.block.span[0] + match.end("place"))
            dateline = Dateline(match["place"], None, match["place"], span, "date-line")
            return index, FoundDateline(dateline, None, None, None, None)
        return None

    def _dated(self, text: str, offset: int) -> FoundDateline | None:
        """A dateline with its date on the first line of a paragraph that is cut into lines."""
        found = find_dateline(text, offset, self.head.known, sites=self.sites)
        whole = found is not None and len(found.dateline.source_text) + 12 > len(text)
        return found if found is not None and found.date is not None and found.dateline.place and not whole else None

    def _own_line(self, index: int) -> FoundDateline | None:
        """A dateline on a line of its own right above the body."""
        line = self.head.lines[index]
        offset = line.block.span[0]
        if labelled := _LABELLED.match(line.text):
            return place_line(labelled["place"], offset + labelled.start("place"))
        if line.text.rstrip().endswith(("/", ")")) and (sent := self._bracketed(line.text, offset)) is not None:
            return sent
        names = self.head.items(index).of("name", "author")
        if self.head.items(index).complete and {item.kind for item in self.head.items(index).items} == {"role"}:
            return None
        if self.head.known.named(line.text) is not None or (names and all(surname(item.value) for item in names)):
            return None
        if self._person_and_house(index) or self._people_and_agency(index):
            return None
        if line.words > 12 or any(has_given_name(item.value) or item.kind == "author" for item in names):
            return None
        placed = index + 1 == self.head.body and "," in line.text and not any(surname(item.value) for item in names)
        if names and self.head.items(index).of("site") and self.head.items(index).complete and not placed:
            return None
        cut = _BAR.sub(",  ", line.text.rstrip(" -–—"))  # KISARAN | Pesisirpos.com
        found = find_dateline(f"{cut} — X", offset, self.head.known, sites=self.sites)
        if found is not None and "|" in line.text:
            found = replace(found, dateline=replace(found.dateline, source_text=line.text[: len(cut)]))
        if found is not None and found.agency and is_country(found.dateline.place or ""):
            return None  # RIA Novosti, Russia
        if found is not None and (found.agency or found.site) and found.dateline.place:
            return found if self._placed(index, found) else None
        if found is not None and found.date is not None and found.dateline.place and index + 2 >= self.head.body:
            city, *land = found.dateline.place.split(", ")
            if found.date.hour is not None and found.date.complete:
                return None  # a line of metadata that opens with a town
            bracketed = line.text.strip()[:1] == "(" and line.text.strip()[-1:] == ")" and found.date.complete
            if bracketed or (city.isupper() and (land or known_city(city))):
                return found  # BAKU, Azerbaijan, Feb. 11; (Makau, 11/3/2016)
            if land and known_city(city) and all(map(is_country, land)):
                return self._sent_below(index, found)  # Baku, Azerbaijan, June 14
        below = self.head.lines[index + 1] if index + 1 < len(self.head.lines) else None
        sure = (
            below is not None
            and below.is_prose
            and index > 0
            and (line.after_gap or line.text.rstrip().endswith(_DASHES) or self._place_in_land(line.text))
            and (known_city(line.text) or (index < self.head.body and not self._shouted_heading(index)))
        )
        return place_line(line.text, offset) if sure else None

    def _placed(self, index: int, found: FoundDateline) -> bool:
        """A place in capitals, known, dated or right above the text; no name in Title Case that may be anything.

        ``NSS, National Service of Stories`` is none either: a house and its letters.
        """
        place, house = found.dateline.place or "", found.dateline.agency or ""
        letters = "".join(word[0] for word in house.split())
        if place.casefold() == letters.casefold():
            return False
        known = any(is_place(part) or known_city(part) for part in _EACH.split(place))
        return place.isupper() or known or found.date is not None or index + 1 >= self.head.body

    def _sent_below(self, index: int, found: FoundDateline) -> FoundDateline:
        """The dateline with the agency of the byline that leads to the text: ``By Nigar Aliyeva – Trend:`` below it."""
        if index + 1 >= len(self.head.lines):
            return found
        below, items = self.head.lines[index + 1], self.head.items(index + 1)
        houses = items.of("agency")
        if not (items.complete and items.of("author") and len(houses) == 1 and below.text.rstrip().endswith(":")):
            return found
        house = below.text[slice(*houses[0].span)]
        return replace(found, dateline=replace(found.dateline, agency=house))

    def _bracketed(self, text: str, offset: int) -> FoundDateline | None:
        """``Баку, Азербайджан, 20 мая /корр. Trend Камран Гулузаде/``: place, day, and in brackets who sent it."""
        found = find_dateline(f"{text.rstrip()} — X", offset, self.head.known, sites=self.sites)
        if found is None or found.date is None or not found.dateline.place or not found.agency:
            return None
        return found

    def _person_and_house(self, index: int) -> bool:
        """``BAGUS TRI WICAKSONO, Radar Mojosari``: who wrote it and the page's own name, no place and its house."""
        name, comma, house = self.head.lines[index].text.strip().partition(", ")
        spoken = not is_place(name) and not known_city(name) and " " in name
        called = has_given_name(name) or (name.isupper() and index + 1 < self.head.body)
        return bool(comma) and spoken and called and self.head.own_name(house)

    def _people_and_agency(self, index: int) -> bool:
        """``Tilda Marsh and Ro Hallam, AAP``, ``Ilze Kruminya / LETA``: people and their agency, no places."""
        items = self.head.items(index)
        names = [item.value for item in items.of("name")]
        if not items.complete or not names or not items.of("agency"):
            return False
        return all(_FULL_NAME.fullmatch(name) and not is_place(name) and not known_city(name) for name in names)

    def _place_in_land(self, text: str) -> bool:
        """``ALMATY, Kazakhstan``: in capitals, with its country, or a town that is known."""
        city, _, land = text.strip().partition(", ")
        return city.isupper() and (is_country(land) if land else is_place(city) and not is_country(city))

    def _shouted_heading(self, index: int) -> bool:
        """Headings stand in capitals here, so a word in capitals above the text is one: ``SYNOPSIS``."""
        below = self.head.lines[index + 2 : index + 2 + _HEADINGS]
        return any(line.text.isupper() and line.words <= _SHORT_HEADING and not line.ends_sentence for line in below)
