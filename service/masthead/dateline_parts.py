"""The parts of what may be a dateline: place, date, agency, site, correspondent, each explained."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from service.agencies import Agencies
from service.document import Span
from service.lines import lookup_key, plain
from service.masthead.dates import FoundDate
from service.masthead.item import BRAND, HOST
from service.masthead.labels import by_label
from service.masthead.name_words import cities, has_given_name
from service.masthead.phrases import folded_words
from service.masthead.places import is_place
from service.masthead.weekdays import weekdays
from service.masthead.zones import zone_names

_PARTS = re.compile(
    r"\s*[,;]\s*|\s+(?=[(/\[])|(?<=[)\]])\s*|(?<=/)\s+|(?<!\bSt)(?<!\bСв)\.\s+(?!(?:COM|com|CO|co|ID|id)\b)|\s[–—-]\s"
    r"|\s\|\s(?=[\w-]{2,40}\.\w{2,4}\b)|\s?--\s?|(?<=\d)\s+(?=[A-ZА-Я]{2})"
)
WRAP = ' ()[]/.,:"«»“”–—-'
_LATIN = "À-ÞĀ-ɏḀ-ỿ"
"""Letters beyond ASCII, small ones among them: ``HÀ NỘI``, ``ŁÓDŹ``, ``Đà Nẵng``."""
_UPPER_PLACE = re.compile(
    rf"[A-Z{_LATIN}А-ЯЁ][A-Z{_LATIN}А-ЯЁ.'’/\-]*(?:\s(?:[A-Z{_LATIN}А-ЯЁ][A-Z{_LATIN}А-ЯЁ.'’\-]*|de|du|of|the|and|и|на|el|al|la)){{0,4}}"
)
TITLE_PLACE = re.compile(
    rf"[A-Z{_LATIN}А-ЯЁ][\w.'’\-]*(?:\s(?:[A-Z{_LATIN}А-ЯЁ(][\w.'’\-]*|de|du|of|the|and|и|на|el|al|la)){{0,6}}"
)
_CORRESPONDENT = re.compile(r"(?:корр?\.?|соб\.?\s?корр\.?|corr\.?|by)\s+", re.IGNORECASE)
_CORRESPONDENT_BEHIND = re.compile(r"\s+(?:соб\.?\s?|спец\.?\s?)?корр?\.?$", re.IGNORECASE)
"""``/Trend корр. Р.Алиев/``: behind the agency, cut off from the name at its full stop."""
_PERSON = re.compile(r"[A-ZА-ЯЁ][\w'’-]+(?: [A-ZА-ЯЁ][\w.'’-]*){1,2}")
_SHORT_PERSON = re.compile(r"(?:[A-ZА-ЯЁ]\.[ ]?){1,2}[A-ZА-ЯЁ][\w'’-]+")
_INITIALS = re.compile(r"(?:[A-ZА-ЯЁ]\.){1,3}[A-ZА-ЯЁ]")
_SHORTENED = 5
_MOST_PARTS = 6
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?\s?m\.?)?|\d{1,2}\s?[ap]\.?\s?m\.?", re.IGNORECASE)
_BEHIND_CLOCK = re.compile(r"(?:\d[:.]\d\d|[ap]\.?\s?m)\W*\Z", re.IGNORECASE)
_CLOCK_REACH = 10
_YEAR_WORD = re.compile(r"\s?(?:года|год|г\.?)(?!\w)")
"""Behind the year, as Russian writes it: ``10 декабря 2013 г. –``."""


@dataclass(slots=True)
class Parts:
    """What the parts read so far tell; spans count in the candidate."""

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


def read_parts(candidate: str, stated: Sequence[FoundDate], known: Agencies, sites: frozenset[str]) -> Parts | None:
    """Every part of the candidate explained, None when one is not."""
    found = Parts([])
    dates = [date for date in stated if date.span[1] <= len(candidate)]
    spans = [date.span for date in dates]
    found.date = dates[0] if dates else None
    blank = list(candidate)
    for span in spans:
        word = _YEAR_WORD.match(candidate, span[1])
        end = word.end() if word is not None else span[1]
        blank[span[0] : end] = "\x00" * (end - span[0])
    position = 0
    parts = 0
    masked = "".join(blank)
    for match in [*_PARTS.finditer(masked), None]:
        stop = match.start() if match else len(masked)
        if not _part(masked, position, stop, found, known, sites):
            return None
        parts += 1
        position = match.end() if match else stop
    _person_among_places(found, masked)
    return found if parts <= 2 * _MOST_PARTS else None


def _person_among_places(found: Parts, masked: str) -> None:
    """``Бишкек, 03.09.19. /Айнура Тологонова - Кабар/``: who wrote it stands before the agency."""
    if found.agency is None or found.person is not None or len(found.places) < 2 or found.date is None:
        return
    name = found.places[-1]
    at = masked.rfind(name)
    opened = masked[:at].rstrip()[-1:] in ("/", "(")
    if opened and _PERSON.fullmatch(name) and not is_place(name):
        found.places.pop()
        found.person, found.person_span = name, (at, at + len(name))


def _part(masked: str, start: int, stop: int, found: Parts, known: Agencies, sites: frozenset[str]) -> bool:
    raw = masked[start:stop].replace("\x00", " ")
    text = raw.strip(WRAP)
    if not text:
        return True
    if found.places and _is_time(text, masked[max(0, start - _CLOCK_REACH) : start]):
        return True  # BEIRUT, LEBANON (8:20 A.M.)
    offset = start + raw.index(text)
    bare = _CORRESPONDENT.sub("", text)
    if not bare or _CORRESPONDENT.fullmatch(f"{bare} "):
        return True
    offset += len(text) - len(bare)
    bare = _CORRESPONDENT_BEHIND.sub("", bare) if found.places else bare
    span = (offset, offset + len(bare))
    if name := known.named(bare):
        if found.agency is not None:
            return True  # TORVA (AFP, BLOOMBERG)
        found.agency, found.agency_text, found.agency_span = name, bare, span
        return True
    if found.agency is None and raw.lstrip().startswith("(") and (name := _shared(bare, known)):
        found.agency, found.agency_text, found.agency_span = name, bare, span  # (BSS/AFP)
        return True
    marked = raw.lstrip()[:1] in "(/" or raw.rstrip(" .")[-1:] == "/" or masked[:start].rstrip()[-1:] == "/"
    wrapped = marked and found.date is not None and bool(found.places)
    if wrapped and found.agency is not None and known.common.get(lookup_key(bare)) == found.agency:
        return True  # (GULFWIRE- Kabar) OSH, May 3, 2022. /Kabar/
    if found.agency is None and wrapped and (name := known.common.get(lookup_key(bare))):
        found.agency, found.agency_text, found.agency_span = name, bare, span  # /Kabar/
        return True
    if found.agency is None and _signs(bare, start, found, bracketed=raw.lstrip().startswith("(")):
        found.agency, found.agency_text, found.agency_span = bare, bare, span
        return True
    if (
        HOST.fullmatch(bare)
        or _parted_host(bare)
        or _LONG_HOST.fullmatch(bare)
        or _AGENCY.fullmatch(bare)
        or lookup_key(bare) in sites
        or _brand(bare)
        or (_named_host(bare) and by_label(bare) is None)
    ):
        found.site, found.site_span = bare, span
        return True
    if raw.lstrip().startswith("(") and bare.isupper() and len(bare) <= 12:
        found.site, found.site_span = bare, span
        return True
    if raw.lstrip().startswith("(") and found.shouted and lookup_key(bare) not in cities() and not found.site:
        found.site, found.site_span = bare, span  # BEKASI (Lampu Kota)
        return True
    if raw.lstrip()[:1] == raw.rstrip()[-1:] == "/" and found.shouted and found.date is not None and not found.site:
        found.site, found.site_span = bare, span  # LODWAR, Kenya, Sept. 14 /Delta Newswire/
        return True
    place, _, house = bare.partition("-")
    if house and known.named(house) is None:
        place, _, house = bare.rpartition("-")
    sent = raw.lstrip().startswith("(") and not found.places and not is_place(place)
    name = known.named(house) or (known.common.get(lookup_key(house)) if sent else None)
    if found.agency is None and TITLE_PLACE.fullmatch(place) and name:
        house = house.strip()
        at = offset + bare.rindex(house)
        if sent:
            found.site, found.site_span = place, (offset, offset + len(place))  # (GULFWIRE- QNA) Khartoum
        else:
            found.places.append(place)  # Baku-APA, BERLIN-Agence France-Presse
        found.agency, found.agency_text, found.agency_span = name, house, (at, at + len(house))
        return True
    if "- " in bare:
        return False  # ATAMBUA- Pos Lintas Batas Negara
    if found.agency is None and (split := _agency_and_person(bare, known, wrapped=wrapped)):
        found.agency, found.agency_text, found.agency_span = split[0], bare[: split[1]], (offset, offset + split[1])
        name = bare[split[1] :].strip()
        found.person, found.person_span = name, (offset + len(bare) - len(name), offset + len(bare))
        return True
    dated = found.date is not None and found.date.span[1] <= start
    if (
        (found.agency or found.site)
        and (has_given_name(bare) or dated)
        and (_PERSON.fullmatch(bare) or _SHORT_PERSON.fullmatch(bare))
        and not is_place(bare)
    ):
        found.person, found.person_span = bare, span
        return True  # the correspondent: "МОСКВА, 3 марта - РИА Новости, Иван Сидоров."
    if len(found.places) >= 3 or lookup_key(bare) in _labels() or _begins_sentence(bare, masked, start, found):
        return False
    if found.places and plain(bare) in weekdays():
        return True  # Sarajevo, Selasa -
    if found.places and raw.lstrip().startswith("[") and is_place(bare):
        found.places.append(bare)  # Edinburgh [UK]
        return True
    last = stop >= len(masked.rstrip(WRAP))
    if found.agency is None and last and _closes(bare, masked, start, found):
        found.agency, found.agency_text, found.agency_span = bare, bare, span
        return True
    loud = bare.replace("Mc", "MC", 1)  # McALESTER
    if _UPPER_PLACE.fullmatch(loud) and loud.isupper() and len(bare) >= (2 if found.shouted else 3):
        initials = bool(_INITIALS.fullmatch(bare)) and masked[offset + len(bare) :][:1] == "."
        found.places.append(f"{bare}." if initials else bare)  # N.S., D.C.
        found.shouted = True
        return True
    first, slash, second = bare.partition("/")
    if slash and found.shouted and second.isupper() and TITLE_PLACE.fullmatch(first) and TITLE_PLACE.fullmatch(second):
        found.places.append(bare)  # GULF SHORES, Ala./HOUSTON
        return True
    shouted = first.isupper() and len(first) >= _LEAST_SHOUTED and is_place(first)
    if slash and (found.date is not None or shouted) and all(map(TITLE_PLACE.fullmatch, bare.split("/"))):
        found.places.append(bare)  # Port-au-Prince/Geneva, 14 November 2022; HANGU/Orakzai
        found.shouted |= shouted
        return True
    shortened = bool(found.places) and len(bare) <= _SHORTENED and masked[offset + len(bare) :][:1] == "."
    if TITLE_PLACE.fullmatch(bare) and len(bare) >= (2 if shortened and found.shouted else 3):
        found.places.append(f"{bare}." if shortened else bare)  # Wis., Calif., Mo.
        return True
    return False


_LEAST_SHOUTED = 3
_LONG_HOST = re.compile(r"[a-z][\w-]{2,30}(?:\.[a-z][\w-]{1,20}){2,4}\.[a-z]{2}")
"""``tribratanews.sumsel.polri.go.id``: an office's own address."""
_AGENCY = re.compile(r"(?:ИА|АН|ИАА|МИА|[Ии]нформагентство|[Аа]гентство) [«\"]?[A-ZА-ЯЁ][^,;:()\n]{2,40}")
"""What calls itself an agency, of which no list knows: ``ИА Приамурье-Инфо``."""


def _is_time(text: str, before: str) -> bool:
    """A time of day, which is no house, its zone, or both; the zone alone only behind a time that it was cut off."""
    clock = _CLOCK.match(text)
    zone = text[clock.end() :].strip(WRAP) if clock is not None else text
    if clock is not None and not zone:
        return True
    return zone.casefold() in zone_names() and (clock is not None or _BEHIND_CLOCK.search(before) is not None)


def _parted_host(text: str) -> bool:
    """``TRIBUNE JATIM. COM``: an address with a blank behind its full stop."""
    name, stop, end = text.partition(". ")
    return bool(stop) and HOST.fullmatch(f"{name.replace(' ', '')}.{end}") is not None


def _named_host(text: str) -> bool:
    """``HARIAN NUSA.CO.ID``: a paper's name that ends in its address."""
    name, _, host = text.rpartition(" ")
    return 0 < len(name.split()) <= _LONGEST_HOUSE and name[:1].isupper() and HOST.fullmatch(host) is not None


def _shared(text: str, known: Agencies) -> str | None:
    """The agency that wrote what another passes on: it stands behind the slash, ``DWN/AFP``."""
    passed_on, slash, house = text.rpartition("/")
    return known.named(house) if slash and _ACRONYM.fullmatch(passed_on) else None


_ACRONYM = re.compile(r"[A-ZА-ЯЁ]{2,6}")


def _signs(text: str, start: int, found: Parts, *, bracketed: bool) -> bool:
    """Whether a name that no list knows signs as agencies do: behind a place in capitals and a date.

    ``SEOUL, Nov. 29 (Hanguk) --``, ``YEREVAN, APRIL 5, HAYPRESS.``
    """
    if not found.shouted or found.date is None or found.date.span[1] > start or lookup_key(text) in cities():
        return False
    if HOST.fullmatch(text):
        return False
    return len(text.split()) <= 3 if bracketed else text.isupper() and text.isalpha() and len(text) > _SHORTENED


_LONGEST_HOUSE = 2
_DASH_BEFORE = re.compile(r"[–—-]\s*$")


def _closes(text: str, masked: str, start: int, found: Parts) -> bool:
    """Whether a name after a dash closes the dateline as agencies do: ``SUKHUM, Sept 21 – Beacon.``"""
    if not found.shouted or found.date is None or found.date.span[1] > start or is_place(text):
        return False
    house = TITLE_PLACE.fullmatch(text) is not None and len(text.split()) <= _LONGEST_HOUSE
    return house and _DASH_BEFORE.search(masked, 0, start) is not None


def _begins_sentence(text: str, masked: str, start: int, found: Parts) -> bool:
    """Whether a name in Title Case after place and dash is the sentence's: ``KABUL – Deputy Minister Mr. …``."""
    if not found.places or text.isupper() or is_place(text) or _DASH_BEFORE.search(masked, 0, start) is None:
        return False
    return not _closes(text, masked, start, found)


_PICTURES = frozenset(
    ("illustration", "ilustrasi", "иллюстрация", "photo", "foto", "фото", "archive", "архив", "file", "attn")
)


@cache
def _labels() -> frozenset[str]:
    """Labels of a byline, which are no places: ``Reporter : …``."""
    return folded_words("masthead.by") | folded_words("masthead.editor") | folded_words("masthead.source") | _PICTURES


def labels_date(places: Sequence[str]) -> bool:
    """Whether what was taken for a place is the label of a date: ``10:14 AM (Updated: …)``."""
    return any(lookup_key(place) in folded_words(f"masthead.{name}") for place in places for name in _DATES)


_DATES = ("published", "modified")
_GAP = re.compile(r"\s")


def _agency_and_person(text: str, known: Agencies, *, wrapped: bool) -> tuple[str, int] | None:
    """``ИТАР-ТАСС Иван Петров``: the agency's canonical name and the length of its form, a person after it.

    `wrapped`: between brackets behind place and date an agency may have the name of a word: ``/корр. Trend А.Зуев/``.
    """
    for gap in reversed(list(islice(_GAP.finditer(text), 3))):
        house, person = text[: gap.start()], _CORRESPONDENT.sub("", text[gap.end() :], count=1)
        name = known.named(house) or (known.common.get(lookup_key(house)) if wrapped else None)
        if name and (_PERSON.fullmatch(person) or _SHORT_PERSON.fullmatch(person)):
            return name, gap.start()
    return None


def _brand(text: str) -> bool:
    """A medium's name without a dot that datelines carry: ``CNN Indonesia``, ``iNews``, ``VIVA``."""
    return bool(BRAND.fullmatch(text))
