"""The dateline that opens a news text: place, date and agency before a dash or a full stop.

``LONDON, Oct 1 (Reuters) - ``, ``МОСКВА, 12 мар - РИА Новости. ``, ``JAKARTA, KOMPAS.com - ``, ``Magelang, Central Java
(ANTARA) - ``. A place in Title Case alone opens a dateline only when it is a known city or an agency stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.agencies import Agencies
from service.document import Dateline, Span
from service.lexicon import ordinary_words
from service.lines import lookup_key, plain
from service.masthead.dateline_parts import TITLE_PLACE, WRAP, Parts, labels_date, read_parts
from service.masthead.dates import FoundDate, find_dates
from service.masthead.item import HOST
from service.masthead.name_words import cities, has_first_name
from service.masthead.phrases import folded_words
from service.masthead.places import is_country, is_place
from service.masthead.site import MEDIA
from service.masthead.weekdays import weekdays

REACH = 160
"""Characters within which a dateline ends."""

_DASH = re.compile(
    r"[\s–—:-](?:(?<=\s)(?:[–—]\s?|\|{1,2}\s(?![^|]*\|)|-{1,3}\s?|:\s(?=[A-ZА-ЯЁ\"«“]))|(?<=[–—])\s?|(?<=-)-{1,2}\s?"
    r"|(?<=:)\s(?=[A-ZА-ЯЁ\"«“])|(?<=[^\W\d_]-)\s(?=[A-ZА-ЯЁ\"«“])"
    r"|(?<= (?:19|20)\d\d-)\s(?=[A-ZА-ЯЁ\"«“]))"
)
"""A dash, a bar or a colon, blanks around it. Like `_STOP` it begins with one class, which is searched fast."""
_STOP = re.compile(r"[.)/](?:\.?-{1,2}\s?|\.?[–—]\s?|\s+)(?=[A-ZА-ЯЁ\"«“])")
_HOST_AND_CITY = re.compile(
    r"(?P<host>[\w-]{2,30}(?:\.[a-z]{2,6}){1,2}), (?P<city>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= [A-Z\"“])"
)
_DIGIT = re.compile(r"\d")
_CITY_DATE_HOUSE = re.compile(
    r"(?P<city>[A-ZА-ЯЁ][\w-]{2,30}), (?:\d{1,2} [\w]{3,12}|[A-Z]\w{2,8} \d{1,2})(?: \d{4})?(?:, \d\d:\d\d [–—-]|,) "
    r"(?P<house>[A-ZА-ЯЁ]{3,14})\s(?=[A-ZА-ЯЁ\"«“])"
)
_CITY_LAND_DATE = re.compile(
    r"(?P<city>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?), (?P<land>[A-Z][a-z]+(?: [A-Z][a-z]+)?),"
    r" (?=[A-Z]\w{2,8}\.? \d{1,2}\b|\d{1,2} [A-Z])"
)
_CITY_DATE = re.compile(
    r"(?P<city>[A-ZА-ЯЁ][\w'’-]+(?: [A-ZА-ЯЁ][\w'’-]+)?), (?=[A-Z]\w{2,8}\.? \d{1,2}\b|\d{1,2} \w{3})"
)
_SLASHED = re.compile(
    r"(?P<one>[A-ZА-ЯЁ][\w-]{1,20}(?: [A-ZА-ЯЁ][\w-]{1,20})?)/(?:(?P<day>\d\d?\.\d\d?\.\d{2,4})/)?"
    r"(?P<other>[A-ZА-ЯЁ][\w-]{1,20})\s?[:–—-]\s(?=[A-ZА-ЯЁ\"«“])"
)
"""``Баку/17.09.25/Туран: Уровень …``, ``QNA/Doha: Production …``"""
_CLOSED = re.compile(r"/\s?\.\s+(?=[A-ZА-ЯЁ\"«“])")
"""``/Кабар/. Автодорога …``: behind it no dateline goes on."""
_SENTENCE = re.compile(r"\s+(?=[A-ZА-ЯЁ\"“«][\w’'-]*\s)")
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline and what it tells besides: the agency's canonical name, a site, a date."""

    dateline: Dateline
    agency: str | None
    agency_span: Span | None
    site: str | None
    site_span: Span | None
    date: FoundDate | None = None
    date_span: Span | None = None
    person: str | None = None
    person_span: Span | None = None


def known_city(text: str) -> bool:
    """Whether datelines open with that city."""
    return lookup_key(text.split(",")[0].strip(WRAP)) in cities()


def find_dateline(
    text: str, start: int, known: Agencies, *, sites: frozenset[str] = frozenset(), loose: bool = False
) -> FoundDateline | None:
    """The dateline at the beginning of a paragraph; `start` is the paragraph's offset, `sites` names of sites, folded.

    `loose`: a place in Title Case before a dash is enough, as Indonesian newsrooms write (``Wonosobo - Bus …``).
    """
    head = text[:REACH]
    if house := _host_and_city(head, start) or _slashed(head, start, known) or _barred(head, start, known):
        return house
    closed = _CLOSED.search(head)
    ends = _ends(head[: closed.end() + 1] if closed is not None else head)
    if house := _dated_house(head, start, known):
        return house
    if not ends:
        return _dated_land(head, start)
    if not (head[:1].isupper() or head[:1].isdigit() or head[:1] in '/(«"' or HOST.match(head)):
        return None
    dates: list[FoundDate] | None = None
    for end in ends:
        candidate = head[:end].rstrip(" –—-:|")
        if candidate.count(" ") > _MOST_WORDS or not _opens_sentence(head[end:]):
            continue
        if dates is None and _DIGIT.search(candidate):
            dates = find_dates(head)
        if dates and _goes_on(candidate, dates, known):
            continue
        reading = read_parts(candidate, dates or [], known, sites)
        if reading is not None and reading.agency is None and head[:1].isdigit():
            continue
        if reading is not None:
            _house_beside_place(reading, candidate, sites, loose=loose)
        mark = head[:end].rstrip()[-1:]
        if reading is not None and _heads_list(reading, candidate, mark):
            return None
        if reading is not None and _convincing(reading, loose=loose and mark in "-–—", closed=mark == ")"):
            return None if labels_date(reading.places) else _found(reading, candidate, start)
    return _dated_land(head, start)


_HOUSE_END = re.compile(r"\s?[,;/]\s?|\.\s")
_DATED_DASH = re.compile(r"\s?(?:[–—]|-{1,2})\s+(?=[^\W\d_])")


def _goes_on(candidate: str, dates: Sequence[FoundDate], known: Agencies) -> bool:
    """``Sorne, 10 May 2025 – Election Commission (EC)``: behind day and dash the sentence begins, but for a house."""
    ends = [date.span[1] for date in dates if date.span[1] < len(candidate)]
    dash = _DATED_DASH.match(candidate, max(ends)) if ends else None
    if dash is None:
        return False
    behind = candidate[dash.end() :].strip(WRAP)
    house = _HOUSE_END.split(behind, maxsplit=1)[0]
    return bool(behind) and known.named(house) is None and HOST.match(behind) is None


def _dated_land(head: str, start: int) -> FoundDateline | None:
    """``Baku, Azerbaijan, March 2 Armed units …``: a known city, its country and a date, with no mark behind them."""
    match = _CITY_LAND_DATE.match(head)
    if match is None or lookup_key(match["city"]) not in cities() or not is_country(match["land"]):
        return _dated_city(head, start)
    day = next(iter(find_dates(head)), None)
    if day is None or not 0 <= day.span[0] - match.end() <= 1 or _SENTENCE.match(head, day.span[1]) is None:
        return None
    span = (start, start + day.span[1])
    dateline = Dateline(f"{match['city']}, {match['land']}", None, head[: day.span[1]], span, "dateline")
    stated = (start + day.span[0], start + day.span[1])
    return FoundDateline(dateline, None, None, None, None, day, stated)


def _dated_city(head: str, start: int) -> FoundDateline | None:
    """``Lucknow, Aug 22 Five persons …``: a known town and a day, the sentence right behind them."""
    match = _CITY_DATE.match(head)
    if match is None or not (lookup_key(match["city"]) in cities() or is_place(match["city"])):
        return None
    day = next(iter(find_dates(head)), None)
    if day is None or day.span[0] != match.end() or _SENTENCE.match(head, day.span[1]) is None:
        return None
    dateline = Dateline(match["city"], None, head[: day.span[1]], (start, start + day.span[1]), "dateline")
    return FoundDateline(dateline, None, None, None, None, day, (start + day.span[0], start + day.span[1]))


def _dated_house(head: str, start: int, known: Agencies) -> FoundDateline | None:
    """``Баку, 14 марта, АЗЕРТАДЖ Самолет …``: city, date and agency with no mark before the sentence."""
    match = _CITY_DATE_HOUSE.match(head)
    name = known.named(match["house"]) if match else None
    dates = find_dates(head) if name else []
    if (
        match is None
        or name is None
        or not dates
        or dates[0].span[0] < match.end("city")
        or dates[0].span[1] > match.start("house")
    ):
        return None
    end = match.end("house")
    span = (start + match.start("house"), start + end)
    dateline = Dateline(match["city"], match["house"], head[:end], (start, start + end), "dateline")
    day = dates[0]
    return FoundDateline(dateline, name, span, None, None, day, (start + day.span[0], start + day.span[1]))


def _slashed(head: str, start: int, known: Agencies) -> FoundDateline | None:
    """A known city and an agency with slashes between, in either order, a date among them or none."""
    match = _SLASHED.match(head)
    if match is None:
        return None
    for place, house in (("one", "other"), ("other", "one")):
        name = known.named(match[house]) or known.common.get(lookup_key(match[house]))
        if name is None or lookup_key(match[place]) not in cities():
            continue
        span = (start + match.start(house), start + match.end(house))
        whole = match.group().rstrip(" :–—-")
        dateline = Dateline(match[place], match[house], whole, (start, start + len(whole)), "dateline")
        day = next(iter(find_dates(match["day"])), None) if match["day"] else None
        stated = (start + match.start("day"), start + match.end("day")) if day is not None else None
        return FoundDateline(dateline, name, span, None, None, day, stated)
    return None


_BARRED = re.compile(
    r"(?P<place>[A-ZА-ЯЁ][\w.’' -]{2,30}(?:, [A-ZА-ЯЁ][\w.’' -]{1,30})?)"
    r" \| (?P<house>[^|\n]{2,40}) \|\s(?=[A-ZА-ЯЁ«“\"])"
)


def _barred(head: str, start: int, known: Agencies) -> FoundDateline | None:
    """``Kinshasa, DR Congo | AFP | The United Nations …``: place and house between bars."""
    match = _BARRED.match(head) if "|" in head else None
    if match is None:
        return None
    city = match["place"].partition(",")[0]
    name = known.named(match["house"])
    if not (lookup_key(city) in cities() or is_place(city)):
        return None
    whole = match.group().rstrip()
    dateline = Dateline(
        match["place"], match["house"] if name else None, whole, (start, start + len(whole)), "dateline"
    )
    span = (start + match.start("house"), start + match.end("house"))
    return FoundDateline(dateline, name, span if name else None, None, None)


def _host_and_city(head: str, start: int) -> FoundDateline | None:
    """``Liputan6.com, Depok Warga …``: the site and a known city, with no mark before the sentence."""
    match = _HOST_AND_CITY.match(head)
    if match is None:
        return None
    city = match["city"] if lookup_key(match["city"]) in cities() else match["city"].split()[0]
    if lookup_key(city) not in cities():
        return None
    end = match.start("city") + len(city)
    dateline = Dateline(city, match["host"], head[:end], (start, start + end), "dateline")
    return FoundDateline(dateline, None, None, match["host"], (start, start + match.end("host")))


def place_line(text: str, start: int) -> FoundDateline | None:
    """A dateline on a line of its own with a place only: ``JAKARTA``, ``ALMATY, Kazakhstan``, a known city."""
    bare = text.strip(WRAP)
    parts = [part.strip() for part in bare.split(",")]
    if len(bare) > 60 or not 1 <= len(parts) <= 3 or not all(TITLE_PLACE.fullmatch(part) for part in parts):
        return None
    if not (parts[0].isupper() and len(parts[0].split()) <= 3) and lookup_key(parts[0]) not in cities():
        return None
    span = (start, start + len(text))
    return FoundDateline(Dateline(", ".join(parts), None, text, span, "place-line"), None, None, None, None)


def _ends(head: str) -> list[int]:
    """Offsets after the marks that may end a dateline, the farthest first: the longest reading that holds wins."""
    dashed = any(mark in head for mark in "–—-:|")
    marks = [match.end() for match in _DASH.finditer(head)] if dashed else []
    marks += [match.end() for match in _STOP.finditer(head)]
    return sorted({end for end in marks if end > 3}, reverse=True)[:8]


def _opens_sentence(rest: str) -> bool:
    following = rest.lstrip("\"'“«„ ")
    return following[:1].isalnum() and not following[:1].islower()


def _convincing(found: Parts, *, loose: bool, closed: bool) -> bool:
    """Enough of a dateline: agency or site, a place in capitals, dated or known; `closed` by a bracket alone."""
    if found.agency is not None or found.site is not None:
        if found.agency is None and closed and _expands(found):
            return False
        sent = found.agency is not None and found.date is not None  # Margao (Goa) [India], February 8 (ANI)
        return not found.places or found.shouted or len(found.places) <= 2 + sent
    if not found.places:
        return False
    if found.shouted:
        return found.date is not None or not (_only_words(found.places) or _speaks(found.places))
    if lookup_key(found.places[0]).startswith("the ") and not is_place(found.places[0]):
        return False  # Dec. 2—The U.S. Coast Guard …
    known = lookup_key(found.places[0]) in cities() or (len(found.places) == 1 and _town(found.places[0]))
    if found.date is not None and len(found.places) <= 2:
        return not _tells(found.places)
    if len(found.places) == 2 and is_country(found.places[1]) and is_place(found.places[0]):
        return not is_country(found.places[0])  # Beira, Mozambique –; Chad, Sudan: Leaders …
    return (known or (loose and len(found.places) == 1)) and len(found.places[0].split()) <= (3 if known else 2)


def _heads_list(found: Parts, candidate: str, mark: str) -> bool:
    """``«Локомотив»: Зуев, Крылов …``, ``НОВОСТИ ЧАСА: …``: a club's name or a heading before what it lists."""
    if found.agency is not None or found.site is not None or found.date is not None:
        return False
    if candidate[:1] in '«"“„':
        return True
    words = candidate.split()
    known = any(is_place(place) or lookup_key(place) in cities() for place in found.places)
    return mark == ":" and len(words) > 1 and _CYRILLIC.search(candidate) is not None and not known


_CYRILLIC = re.compile(r"[А-ЯЁІЇЄ]")


def _only_words(places: list[str]) -> bool:
    """``HARVEST TIME. A grower …``: words of the language in capitals, a caption's or a section's, no known place."""
    if any(is_place(place) or lookup_key(place) in cities() for place in places):
        return False
    return all(lookup_key(word) in ordinary_words() for place in places for word in place.split())


def _speaks(places: list[str]) -> bool:
    """``NATO - The alliance will …``: the letters of a body, which the sentence is about."""
    return len(places) == 1 and lookup_key(places[0]) in folded_words("masthead.bodies")


def _expands(found: Parts) -> bool:
    """A body's full name and its letters, no place and its paper: ``Regional Disaster Agency (RDA) Director Ali …``."""
    if found.shouted or found.date is not None or len(found.places) != 1:
        return False
    return " " in found.places[0] and not is_place(found.places[0]) and lookup_key(found.places[0]) not in cities()


_MOST_TITLED = 3
"""Words of a place in Title Case that no list knows."""


def _tells(places: list[str]) -> bool:
    """What stands before a date in a caption in Title Case: ``Market Fire in Dungus, Sunday (4/9/2022)``."""
    long = len(places[0].split()) > _MOST_TITLED and not is_place(places[0])
    return long or any(weekday in weekdays() for place in places for weekday in plain(place).split())


def _town(place: str) -> bool:
    """A town of the world in one word that is no word of the language, no given name and no country."""
    plain_word = lookup_key(place) in ordinary_words() or " " in place
    return is_place(place) and not (plain_word or is_country(place) or has_first_name(f"{place} X"))


_ACRONYM = re.compile(r"[A-ZА-ЯЁ]{3,5}")


def _house_beside_place(found: Parts, candidate: str, sites: frozenset[str], *, loose: bool = False) -> None:
    """``Ekonomi Harian, JAKARTA``, ``Warta Ekonomi, Jakarta``, ``Makassar, RAMS``: one of two names is the house.

    ``BOTAWA, TTP`` too, where the letters are the initials of one of `sites`.
    """
    if found.site and len(found.places) == 1 and is_place(found.site) and not is_place(found.places[0]):
        if not found.agency and found.shouted and found.places[0] in candidate:  # HALUANUTAMA, 18/11/24 (MANILA)
            at = candidate.index(found.places[0])
            found.places, found.site = [found.site], found.places[0]
            found.site_span = (at, at + len(found.site))
        return
    if found.agency or found.site or len(found.places) != 2:
        return
    first, second = found.places
    towns = lookup_key(first) in cities(), lookup_key(second) in cities()
    if _signs_behind_place(first, second, towns, loose=loose):
        _name_house(found, candidate, second, first)
        return
    if found.date is not None:
        return
    mixed = second.isupper() and not first.isupper()
    if _ACRONYM.fullmatch(second) and any(_initials(site) == second.casefold() for site in sites):
        house, place = second, first
    elif first.isupper() and is_place(first) and lookup_key(second) in folded_words("masthead.papers"):
        house, place = second, first  # SAMARINDA, METRO
    elif towns == (False, True) and (MEDIA.search(first) or (mixed and " " in first)):
        house, place = first, second
    elif _ACRONYM.fullmatch(first) and not second.isupper() and not is_place(first) and is_place(second):
        house, place = first, second  # KBRN, Kupang
    elif mixed and not towns[1] and _ACRONYM.fullmatch(second):
        if lookup_key(second) in folded_words("masthead.sections"):
            return  # Denpasar, BALI
        house, place = second, first
    else:
        return
    _name_house(found, candidate, house, place)


def _name_house(found: Parts, candidate: str, house: str, place: str) -> None:
    if house in candidate:
        at = candidate.index(house)
        found.places = [place]
        found.site, found.site_span = house, (at, at + len(house))


def _signs_behind_place(first: str, second: str, towns: tuple[bool, bool], *, loose: bool) -> bool:
    """``ЕРЕВАН, Вести-Армения``, ``SORNE, BERITASORNE``: a medium's name; ``MAROS, BUKAMATA`` behind a known place.

    In capitals alone (`loose`: as Indonesian newsrooms write) it is one word that is neither place nor part of a land.
    """
    if towns[1] or is_place(second) or is_country(second) or lookup_key(second) in folded_words("masthead.sections"):
        return False
    if MEDIA.search(second):
        return first.isupper() or towns[0] or is_place(first)
    one = second.isupper() and second.isalpha() and len(second) >= _LEAST_HOUSE
    return loose and one and first.isupper() and (towns[0] or is_place(first))


_LEAST_HOUSE = 4
"""Letters of a house in capitals alone."""


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _joined(places: list[str], candidate: str) -> str:
    """The places as the dateline joins them: ``Port Sudan / Geneva``, ``ALMATY, Kazakhstan``."""
    if len(places) > 1 and is_country(places[0]) and known_city(places[1]):
        places = places[1:]  # Азербайджан, Баку
    if len(places) == 2 and (bracketed := f"{places[0]} [{places[1]}]") in candidate:
        return bracketed
    if len(places) == _TOWN_STATE_LAND and (bracketed := "{} ({}) [{}]".format(*places)) in candidate:
        return bracketed
    whole = " / ".join(places)
    return whole if len(places) > 1 and whole in candidate else ", ".join(places)


_TOWN_STATE_LAND = 3


def _found(found: Parts, candidate: str, start: int) -> FoundDateline:
    def moved(span: Span | None) -> Span | None:
        return (span[0] + start, span[1] + start) if span else None

    place = _joined(found.places, candidate) or None
    stated = found.agency_text or found.site
    span = (start, start + len(candidate))
    dateline = Dateline(place, stated, candidate, span, "dateline")
    stated_date = moved(found.date.span) if found.date else None
    return FoundDateline(
        dateline,
        found.agency,
        moved(found.agency_span),
        found.site,
        moved(found.site_span),
        found.date,
        stated_date,
        found.person,
        moved(found.person_span),
    )
