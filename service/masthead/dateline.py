"""The dateline that opens a news text: place, date and agency before a dash or a full stop.

``LONDON, Oct 1 (Reuters) - ``, ``МОСКВА, 12 мар - РИА Новости. ``, ``JAKARTA, KOMPAS.com - ``, ``Magelang, Central Java
(ANTARA) - ``. A place in Title Case alone opens a dateline only when it is a known city or an agency stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from service.agencies import Agencies
from service.document import Dateline, Span
from service.lexicon import words
from service.lines import lookup_key
from service.masthead.dates import FoundDate, find_dates
from service.masthead.item import BRAND, HOST
from service.masthead.labels import folded_words
from service.masthead.names import has_given_name
from service.masthead.places import is_place
from service.masthead.site import MEDIA

REACH = 160
"""Characters within which a dateline ends."""

_DASH = re.compile(
    r"[\s–—:-](?:(?<=\s)(?:[–—]\s?|-{1,3}\s?|:\s(?=[A-ZА-ЯЁ\"«“]))|(?<=[–—])\s?|(?<=-)-{1,2}\s?"
    r"|(?<=:)\s(?=[A-ZА-ЯЁ\"«“]))"
)
"""A dash or a colon, blanks around it. Like `_STOP` it begins with one class, which is searched fast."""
_STOP = re.compile(r"[.)/]\s+(?=[A-ZА-ЯЁ\"«“])")
_PARTS = re.compile(
    r"\s*[,;]\s*|\s+(?=[(/\[])|(?<=[)\]])\s*|(?<=/)\s+|(?<!\bSt)(?<!\bСв)\.\s+|\s[–—-]\s|\s?--\s?|(?<=\d)\s+(?=[A-ZА-Я]{2})"
)
_WRAP = ' ()[]/.,:"«»“”–—-'
_UPPER_PLACE = re.compile(
    r"[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ.'’/\-]*(?:\s(?:[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ.'’\-]*|de|du|of|the|and|и|на|el|al|la)){0,4}"
)
_TITLE_PLACE = re.compile(
    r"[A-ZÀ-ÞА-ЯЁ][\w.'’\-]*(?:\s(?:[A-ZÀ-ÞА-ЯЁ(][\w.'’\-]*|de|du|of|the|and|и|на|el|al|la)){0,6}"
)
_CORRESPONDENT = re.compile(r"(?:корр?\.?|соб\.?\s?корр\.?|corr\.?|by)\s+", re.IGNORECASE)
_PERSON = re.compile(r"[A-ZА-ЯЁ][\w'’-]+(?: [A-ZА-ЯЁ][\w.'’-]*){1,2}")
_HOST_AND_CITY = re.compile(
    r"(?P<host>[\w-]{2,30}(?:\.[a-z]{2,6}){1,2}), (?P<city>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= [A-Z\"“])"
)
_DIGIT = re.compile(r"\d")
_CITY_DATE_HOUSE = re.compile(
    r"(?P<city>[A-ZА-ЯЁ][\w-]{2,30}), (?:\d{1,2} [\w]{3,12}|[A-Z]\w{2,8} \d{1,2})(?: \d{4})?(?:, \d\d:\d\d [–—-]|,) "
    r"(?P<house>[A-ZА-ЯЁ]{3,14})\s(?=[A-ZА-ЯЁ\"«“])"
)
_INITIALS = re.compile(r"(?:[A-ZА-ЯЁ]\.){1,3}[A-ZА-ЯЁ]")
_SHORTENED = 5
_MOST_PARTS = 6
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


@dataclass(slots=True)
class _Reading:
    places: list[str]
    agency: str | None = None
    agency_text: str | None = None
    agency_span: Span | None = None
    site: str | None = None
    site_span: Span | None = None
    date: FoundDate | None = None
    shouted: bool = False
    person: str | None = None
    person_span: Span | None = None


def known_city(text: str) -> bool:
    """Whether datelines open with that city."""
    return lookup_key(text.split(",")[0].strip(_WRAP)) in _cities()


@cache
def _cities() -> frozenset[str]:
    return frozenset(lookup_key(name) for name in words("places", "names"))


def find_dateline(
    text: str, start: int, known: Agencies, *, sites: frozenset[str] = frozenset(), loose: bool = False
) -> FoundDateline | None:
    """The dateline at the beginning of a paragraph; `start` is the paragraph's offset, `sites` names of sites, folded.

    `loose`: a place in Title Case before a dash is enough, as Indonesian newsrooms write (``Wonosobo - Bus …``).
    """
    head = text[:REACH]
    if house := _host_and_city(head, start):
        return house
    ends = _ends(head)
    if house := _dated_house(head, start, known):
        return house
    if not ends or not (head[:1].isupper() or head[:1].isdigit() or head[:1] in '/(«"' or HOST.match(head)):
        return None
    dates: list[FoundDate] | None = None
    for end in ends:
        candidate = head[:end].rstrip(" –—-:")
        if candidate.count(" ") > _MOST_WORDS or not _opens_sentence(head[end:]):
            continue
        if dates is None and _DIGIT.search(candidate):
            dates = find_dates(head)
        reading = _read(candidate, dates or [], known, sites)
        if reading is not None and reading.agency is None and head[:1].isdigit():
            continue
        if reading is not None:
            _house_beside_place(reading, candidate)
        if reading is not None and _convincing(reading, loose=loose and head[:end].rstrip().endswith(("-", "–", "—"))):
            return _found(reading, candidate, start)
    return None


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


def _host_and_city(head: str, start: int) -> FoundDateline | None:
    """``Liputan6.com, Depok Warga …``: the site and a known city, with no mark before the sentence."""
    match = _HOST_AND_CITY.match(head)
    if match is None:
        return None
    city = match["city"] if lookup_key(match["city"]) in _cities() else match["city"].split()[0]
    if lookup_key(city) not in _cities():
        return None
    end = match.start("city") + len(city)
    dateline = Dateline(city, match["host"], head[:end], (start, start + end), "dateline")
    return FoundDateline(dateline, None, None, match["host"], (start, start + match.end("host")))


def place_line(text: str, start: int) -> FoundDateline | None:
    """A dateline on a line of its own with a place only: ``JAKARTA``, ``ALMATY, Kazakhstan``, a known city."""
    bare = text.strip(_WRAP)
    parts = [part.strip() for part in bare.split(",")]
    if len(bare) > 60 or not 1 <= len(parts) <= 3 or not all(_TITLE_PLACE.fullmatch(part) for part in parts):
        return None
    if not (parts[0].isupper() and len(parts[0].split()) <= 3) and lookup_key(parts[0]) not in _cities():
        return None
    span = (start, start + len(text))
    return FoundDateline(Dateline(", ".join(parts), None, text, span, "place-line"), None, None, None, None)


def _ends(head: str) -> list[int]:
    """Offsets after the marks that may end a dateline, the farthest first: the longest reading that holds wins."""
    dashed = any(mark in head for mark in "–—-:")
    marks = [match.end() for match in _DASH.finditer(head)] if dashed else []
    marks += [match.end() for match in _STOP.finditer(head)]
    return sorted({end for end in marks if end > 3}, reverse=True)[:8]


def _read(candidate: str, stated: Sequence[FoundDate], known: Agencies, sites: frozenset[str]) -> _Reading | None:
    """Every part of the candidate explained, None when one is not."""
    found = _Reading([])
    dates = [date for date in stated if date.span[1] <= len(candidate)]
    spans = [date.span for date in dates]
    found.date = dates[0] if dates else None
    blank = list(candidate)
    for span in spans:
        blank[span[0] : span[1]] = "\x00" * (span[1] - span[0])
    position = 0
    parts = 0
    masked = "".join(blank)
    for match in [*_PARTS.finditer(masked), None]:
        stop = match.start() if match else len(masked)
        if not _part(masked, position, stop, found, known, sites):
            return None
        parts += 1
        position = match.end() if match else stop
    return found if parts <= 2 * _MOST_PARTS else None


def _part(masked: str, start: int, stop: int, found: _Reading, known: Agencies, sites: frozenset[str]) -> bool:
    raw = masked[start:stop].replace("\x00", " ")
    text = raw.strip(_WRAP)
    if not text:
        return True
    offset = start + raw.index(text)
    bare = _CORRESPONDENT.sub("", text)
    if not bare or _CORRESPONDENT.fullmatch(f"{bare} "):
        return True
    offset += len(text) - len(bare)
    span = (offset, offset + len(bare))
    if name := known.named(bare):
        if found.agency is not None:
            return found.agency == name
        found.agency, found.agency_text, found.agency_span = name, bare, span
        return True
    if found.agency is None and _signs(bare, start, found, bracketed=raw.lstrip().startswith("(")):
        found.agency, found.agency_text, found.agency_span = bare, bare, span
        return True
    if HOST.fullmatch(bare) or lookup_key(bare) in sites or _brand(bare):
        found.site, found.site_span = bare, span
        return True
    if raw.lstrip().startswith("(") and bare.isupper() and len(bare) <= 12:
        found.site, found.site_span = bare, span
        return True
    if raw.lstrip().startswith("(") and found.shouted and lookup_key(bare) not in _cities() and not found.site:
        found.site, found.site_span = bare, span  # BEKASI (Lampu Kota)
        return True
    place, _, house = bare.partition("-")
    if house and known.named(house) is None:
        place, _, house = bare.rpartition("-")
    if found.agency is None and _TITLE_PLACE.fullmatch(place) and (name := known.named(house)):
        found.places.append(place)  # Baku-APA, BERLIN-Agence France-Presse
        at = offset + len(place) + 1
        found.agency, found.agency_text, found.agency_span = name, house, (at, at + len(house))
        return True
    if found.agency is None and (split := _agency_and_person(bare, known)):
        found.agency, found.agency_text, found.agency_span = split[0], bare[: split[1]], (offset, offset + split[1])
        name = bare[split[1] :].strip()
        found.person, found.person_span = name, (offset + len(bare) - len(name), offset + len(bare))
        return True
    dated = found.date is not None and found.date.span[1] <= start
    if (
        (found.agency or found.site)
        and (has_given_name(bare) or dated)
        and _PERSON.fullmatch(bare)
        and not is_place(bare)
    ):
        found.person, found.person_span = bare, span
        return True  # the correspondent: "МОСКВА, 3 марта - РИА Новости, Иван Сидоров."
    if len(found.places) >= 3 or lookup_key(bare) in _labels():
        return False
    if found.places and raw.lstrip().startswith("[") and is_place(bare):
        found.places.append(bare)  # Edinburgh [UK]
        return True
    last = stop >= len(masked.rstrip(_WRAP))
    if found.agency is None and last and _closes(bare, masked, start, found):
        found.agency, found.agency_text, found.agency_span = bare, bare, span
        return True
    if _UPPER_PLACE.fullmatch(bare) and bare.isupper() and len(bare) >= (2 if found.shouted else 3):
        initials = bool(_INITIALS.fullmatch(bare)) and masked[offset + len(bare) :][:1] == "."
        found.places.append(f"{bare}." if initials else bare)  # N.S., D.C.
        found.shouted = True
        return True
    if _TITLE_PLACE.fullmatch(bare) and len(bare) >= 3:
        shortened = found.places and len(bare) <= _SHORTENED and masked[offset + len(bare) :][:1] == "."
        found.places.append(f"{bare}." if shortened else bare)  # Wis., Calif.
        return True
    return False


def _signs(text: str, start: int, found: _Reading, *, bracketed: bool) -> bool:
    """Whether a name that no list knows signs as agencies do: behind a place in capitals and a date.

    ``SEOUL, Nov. 29 (Hanguk) --``, ``YEREVAN, APRIL 5, HAYPRESS.``
    """
    if not found.shouted or found.date is None or found.date.span[1] > start or lookup_key(text) in _cities():
        return False
    if HOST.fullmatch(text):
        return False
    return len(text.split()) <= 3 if bracketed else text.isupper() and text.isalpha() and len(text) > _SHORTENED


_LONGEST_HOUSE = 2
_DASH_BEFORE = re.compile(r"[–—-]\s*$")


def _closes(text: str, masked: str, start: int, found: _Reading) -> bool:
    """Whether a name after a dash closes the dateline as agencies do: ``SUKHUM, Sept 21 – Beacon.``"""
    if not found.shouted or found.date is None or found.date.span[1] > start or is_place(text):
        return False
    house = _TITLE_PLACE.fullmatch(text) is not None and len(text.split()) <= _LONGEST_HOUSE
    return house and _DASH_BEFORE.search(masked, 0, start) is not None


_PICTURES = frozenset(
    ("illustration", "ilustrasi", "иллюстрация", "photo", "foto", "фото", "archive", "архив", "file", "attn")
)


@cache
def _labels() -> frozenset[str]:
    """Labels of a byline, which are no places: ``Reporter : …``."""
    return folded_words("masthead.by") | folded_words("masthead.editor") | folded_words("masthead.source") | _PICTURES


_GAP = re.compile(r"\s")


def _agency_and_person(text: str, known: Agencies) -> tuple[str, int] | None:
    """``ИТАР-ТАСС Иван Петров``: the agency's canonical name and the length of its form, a person after it."""
    for gap in islice(_GAP.finditer(text), 3):
        name = known.named(text[: gap.start()])
        if name and _PERSON.fullmatch(text[gap.end() :]):
            return name, gap.start()
    return None


def _brand(text: str) -> bool:
    """A medium's name without a dot that datelines carry: ``CNN Indonesia``, ``iNews``, ``VIVA``."""
    return bool(BRAND.fullmatch(text))


def _opens_sentence(rest: str) -> bool:
    following = rest.lstrip("\"'“«„ ")
    return following[:1].isalnum() and not following[:1].islower()


def _convincing(found: _Reading, *, loose: bool) -> bool:
    """Enough of a dateline: agency or site, a place in capitals, dated or known."""
    if found.agency is not None or found.site is not None:
        return not found.places or found.shouted or len(found.places) <= 2
    if not found.places:
        return False
    if found.shouted:
        return True
    known = lookup_key(found.places[0]) in _cities()
    if found.date is not None and len(found.places) <= 2:
        return True
    return (known or (loose and len(found.places) == 1)) and len(found.places[0].split()) <= (3 if known else 2)


_ACRONYM = re.compile(r"[A-ZА-ЯЁ]{3,5}")


def _house_beside_place(found: _Reading, candidate: str) -> None:
    """``Ekonomi Harian, JAKARTA``, ``Warta Ekonomi, Jakarta``, ``Makassar, RAMS``: one of two names is the house."""
    if found.agency or found.site or len(found.places) != 2 or found.date is not None:
        return
    first, second = found.places
    cities = lookup_key(first) in _cities(), lookup_key(second) in _cities()
    mixed = second.isupper() and not first.isupper()
    if cities == (False, True) and (MEDIA.search(first) or (mixed and " " in first)):
        house, place = first, second
    elif _ACRONYM.fullmatch(first) and not second.isupper() and not is_place(first) and is_place(second):
        house, place = first, second  # KBRN, Kupang
    elif mixed and not cities[1] and _ACRONYM.fullmatch(second):
        if lookup_key(second) in folded_words("masthead.sections"):
            return  # Denpasar, BALI
        house, place = second, first
    else:
        return
    if house in candidate:
        at = candidate.index(house)
        found.places = [place]
        found.site, found.site_span = house, (at, at + len(house))


def _found(found: _Reading, candidate: str, start: int) -> FoundDateline:
    def moved(span: Span | None) -> Span | None:
        return (span[0] + start, span[1] + start) if span else None

    place = ", ".join(found.places) or None
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
